"""The questions on the real tenders, asked of the program as its pages and its command line ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from answer.commons import Commons
from answer.models import Answer, Citation
from bench.measures import Share, Verdicts, shares_by_type, times
from bench.questions import Question
from bench.verbatim import PdfText, holds, stands_in, stands_in_pieces
from index.retriever import Hit
from ingest.description import NOTHING_GIVEN
from ingest.incoming import MANIFEST_NAME, Incoming, clean_name, files_in
from ingest.manifest import read_manifest

T = TypeVar("T")
Place = tuple[str, int | None]
"""A file and the page that a reader would look for."""

_WARM_UP = 3
"""Questions asked before the clock runs: the first loads the model and reads the index."""
_RANKS = (1, 5, 10)
_MAIN_MEASURE = "page in the first 5"
_COMPARED = 2
_PDF = "application/pdf"


def ingest(commons: Commons, folder: Path) -> None:
    """Adds the documents of a folder that are not there yet, as its manifest describes them."""
    described = read_manifest(folder / MANIFEST_NAME)
    files = [
        Incoming(path, path.name, described.get(clean_name(path.name), NOTHING_GIVEN)) for path in files_in(folder)
    ]
    failed = [outcome for outcome in commons.ingestion.ingest(files) if outcome.error]
    for outcome in failed:
        print(f"  not read: {outcome.error}")
    commons.refresh()


def measure(commons: Commons, questions: Sequence[Question]) -> dict[str, Any]:
    """Search, answers, quotations and times."""
    for question in questions[:_WARM_UP]:
        commons.ask(question.text, question.history)
    searches = [_timed(commons.search, question) for question in questions]
    answers = [_timed(commons.ask, question) for question in questions]
    judged_hits = [(q, judge_hits(q, places(hits))) for q, (hits, _) in zip(questions, searches, strict=True) if q.gold]
    judged_answers = [(q, judge_answer(q, answer)) for q, (answer, _) in zip(questions, answers, strict=True)]
    return {
        "questions": len(questions),
        "documents": len(commons.store.documents()),
        "passages": len(commons.store.passage_ids()),
        "search": shares_by_type([(question.type, verdicts) for question, verdicts in judged_hits]),
        "answers": shares_by_type([(question.type, verdicts) for question, verdicts in judged_answers]),
        "quotations": _check_quotations(commons, [answer for answer, _ in answers]),
        "times": {"search": times([ms for _, ms in searches]), "ask": times([ms for _, ms in answers])},
        "page not in the first 5": [q.id for q, verdicts in judged_hits if not verdicts[_MAIN_MEASURE]],
        "falsely refused": [q.id for q, verdicts in judged_answers if verdicts.get("falsely refused")],
    }


def _timed(ask: Callable[..., T], question: Question) -> tuple[T, float]:
    began = perf_counter()
    result = ask(question.text, history=question.history)
    return result, (perf_counter() - began) * 1000


def places(hits: Iterable[Hit]) -> list[Place]:
    """Where hits stand."""
    return [(hit.document.file, hit.document.visible_page(hit.passage.page)) for hit in hits]


def judge_hits(question: Question, found: Sequence[Place]) -> Verdicts:
    """Whether a gold page, then a gold document, is among the first hits."""
    pages = {f"page in the first {k}": _found(question, found[:k]) for k in _RANKS}
    files = [file for file, _ in found]
    return pages | {f"document in the first {k}": bool(question.files & set(files[:k])) for k in _RANKS[1:]}


def judge_answer(question: Question, answer: Answer) -> Verdicts:
    """Whether an answer cites a gold page and holds what it must; whether what has no answer is refused."""
    if not question.is_answerable:
        return {"unanswerable refused": answer.refused}
    cited = [_place(citation) for citation in answer.citations]
    text = "\n".join([*(statement.text for statement in answer.statements), *(one.quote for one in answer.citations)])
    verdicts = {
        "gold page cited": _found(question, cited),
        "gold document cited": bool(question.files & {file for file, _ in cited}),
        "holds all that it must": all(holds(text, must) for must in question.must),
        "falsely refused": answer.refused,
    }
    if question.type == "compare":
        verdicts["cites two gold documents"] = len(question.files & {file for file, _ in cited}) >= _COMPARED
    return verdicts


def _place(citation: Citation) -> Place:
    return citation.document.file, citation.document.visible_page(citation.page)


def _found(question: Question, found: Iterable[Place]) -> bool:
    return any(
        file == gold.file and (gold.page is None or page == gold.page) for file, page in found for gold in question.gold
    )


def _check_quotations(commons: Commons, answers: Iterable[Answer]) -> dict[str, Any]:
    citations = [citation for answer in answers for citation in answer.citations]
    in_pdf = sorted((one for one in citations if one.document.media_type == _PDF), key=lambda one: one.document.id)
    pdf = PdfText()
    both = [(one.quote, pdf.page(commons.store.files.path(one.document.sha256), one.page)) for one in in_pdf]
    found = {
        "verbatim at its span of the stored page": [_is_verbatim(commons, one) for one in citations],
        "in pdfium's own text of the page, in one stretch": [stands_in(quote, text) for quote, text in both],
        "in pdfium's own text of the page, each line and cell": [stands_in_pieces(quote, text) for quote, text in both],
    }
    return {name: Share.of_all(verdicts).record() for name, verdicts in found.items()}


def _is_verbatim(commons: Commons, citation: Citation) -> bool:
    page = commons.store.page(citation.document.id, citation.page)
    return bool(citation.quote) and page.text[citation.span.start : citation.span.end] == citation.quote
