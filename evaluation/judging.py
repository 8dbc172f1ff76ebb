"""What was found and answered, held against what is right: the measures, by name, of one question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from answer.models import Answer, Citation
from corpus.messages import N_
from corpus.store import Store
from evaluation.containment import holds
from evaluation.measures import Share, Verdicts, ndcg
from evaluation.questions import Gold, Question
from index.retriever import Hit

Place = tuple[str, int | None]
"""A file and the page that a reader would look for; None where its format has no numbered pages."""

PAGE_AMONG = {
    1: N_("page in the first 1"),
    5: N_("page in the first 5"),
    10: N_("page in the first 10"),
}
DOCUMENT_AMONG = {
    1: N_("document in the first 1"),
    5: N_("document in the first 5"),
    10: N_("document in the first 10"),
}
PAGE_RECALL = {1: N_("recall@1, pages"), 5: N_("recall@5, pages"), 10: N_("recall@10, pages")}
DOCUMENT_RECALL = {1: N_("recall@1, documents"), 5: N_("recall@5, documents"), 10: N_("recall@10, documents")}
PAGE_NDCG = N_("nDCG@10, pages")
DOCUMENT_NDCG = N_("nDCG@10, documents")
PAGE_CITED = N_("gold page cited")
DOCUMENT_CITED = N_("gold document cited")
TWO_CITED = N_("cites two gold documents")
HOLDS_MUST = N_("holds all that it must")
FALSELY_REFUSED = N_("falsely refused")
RIGHTLY_REFUSED = N_("unanswerable refused")
DOUBTED = N_("answered with a doubt")
RIGHTLY_DOUBTED = N_("unanswerable refused, or answered with a doubt")
VERBATIM = N_("quotations verbatim")

_COMPARED = 2


def places(hits: Iterable[Hit]) -> list[Place]:
    """Where hits stand."""
    return [(hit.document.file, hit.document.visible_page(hit.passage.page)) for hit in hits]


def place_cited(citation: Citation) -> Place:
    return citation.document.file, citation.document.visible_page(citation.page)


def stands_at(place: Place, gold: Gold) -> bool:
    """Whether this is where the answer stands: the page, or the document where pages have no numbers."""
    file, page = place
    return file == gold.file and (gold.page is None or page is None or page == gold.page)


def judge_hits(question: Question, found: Sequence[Place]) -> Verdicts:
    """How soon a gold page, then a gold document, comes; how much of all gold comes, and how high."""
    pages = _right_places(found, question.gold)
    files = list(dict.fromkeys(file for file, _ in found))
    documents = [file in question.files for file in files]
    return (
        _among(pages, PAGE_AMONG)
        | _recalls(pages, len(_distinct(question.gold)), PAGE_RECALL)
        | {PAGE_NDCG: ndcg(pages, len(_distinct(question.gold)))}
        | _among([file in question.files for file, _ in found], DOCUMENT_AMONG)
        | _recalls(documents, len(question.files), DOCUMENT_RECALL)
        | {DOCUMENT_NDCG: ndcg(documents, len(question.files))}
    )


def judge_answer(question: Question, answer: Answer) -> Verdicts:
    """Whether an answer cites a gold page and holds what it must; whether what has no answer is refused.

    Of a comparison, two documents can be asked for only where two that answer are known.
    """
    if not question.is_answerable:
        return {RIGHTLY_REFUSED: answer.refused, RIGHTLY_DOUBTED: answer.refused or answer.is_uncertain}
    cited = [place_cited(citation) for citation in answer.citations]
    files = question.files & {file for file, _ in cited}
    verdicts: Verdicts = {
        PAGE_CITED: any(stands_at(place, gold) for place in cited for gold in question.gold),
        DOCUMENT_CITED: bool(files),
    }
    if question.must:
        verdicts[HOLDS_MUST] = not missing(question, answer)
    if question.compares and len(question.files) >= _COMPARED:
        verdicts[TWO_CITED] = len(files) >= _COMPARED
    return verdicts | {FALSELY_REFUSED: answer.refused, DOUBTED: answer.is_uncertain}


def missing(question: Question, answer: Answer) -> list[str]:
    """What the answer must hold and does not, in what it says and can be trusted, and in what it quotes."""
    said = (statement.text for statement in answer.statements if statement.is_supported)
    text = "\n".join([*said, *(citation.quote for citation in answer.citations)])
    return [must for must in question.must if not holds(text, must)]


def judge_quotations(store: Store, answer: Answer) -> Verdicts:
    """How many quotations, those told first too, are the stored page's own text at the offsets of their links."""
    verdicts = [_is_verbatim(store, citation) for citation in (*answer.citations, *answer.lead)]
    return {VERBATIM: Share.of_all(verdicts)} if verdicts else {}


def _is_verbatim(store: Store, citation: Citation) -> bool:
    page = store.texts.page(citation.document.id, citation.page)
    return bool(citation.quote) and page.text[citation.span.start : citation.span.end] == citation.quote


def _right_places(found: Sequence[Place], gold: Sequence[Gold]) -> list[bool]:
    """Which places are gold ones not seen before them."""
    left = set(_distinct(gold))
    right = []
    for place in found:
        met = {one for one in left if stands_at(place, one)}
        left -= met
        right.append(bool(met))
    return right


def _distinct(gold: Iterable[Gold]) -> list[Gold]:
    return list(dict.fromkeys(gold))


def _among(right: Sequence[bool], names: dict[int, str]) -> Verdicts:
    return {name: any(right[:k]) for k, name in names.items()}


def _recalls(right: Sequence[bool], wanted: int, names: dict[int, str]) -> Verdicts:
    return {name: sum(right[:k]) / wanted for k, name in names.items()}
