"""Questions to go on with below an answer: what its documents treat besides, and what others write; each answered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from answer.asked.followups import words_of_meaning
from answer.collection.topics import TOPICS, Topic, topics_treated
from answer.exchanges import Exchange
from answer.models import Answer, Citation
from corpus.messages import N_, translator
from corpus.models import Document
from corpus.same_buyer import buyer_key
from corpus.vocabulary import TENDER_KINDS
from index.topic import is_general
from index.words import query_stems, stems
from ingest.one_tender import published_in

OF_OTHERS = N_("And in other tenders?")
_TRIED = 5
"""Questions that are asked to find those that get an answer."""
_MOST = 3
_SPEAK = frozenset(TENDER_KINDS) - {"BPU"}
"""Of the parts of a tender, those that hold clauses."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What questions to go on with stand on: the conversation, the documents that its last answer quotes first.

    `spoken` is what is not offered again: all that was asked, and the headings of what was quoted.
    """

    history: tuple[Exchange, ...]
    documents: tuple[str, ...]
    spoken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question to go on with, and the topic that it goes on to; None where it asks the same of others."""

    question: str
    topic: Topic | None = None


def ground_of(asked: Sequence[str], answers: Sequence[Answer], history: Sequence[Exchange]) -> Ground:
    """What stands after some questions, as they were asked, and their answers."""
    headings = [heading for answer in answers for one in _close(answer) for heading in one.section]
    spoken = (*asked, *(answer.understood for answer in answers), *headings)
    documents = tuple(one.document.id for one in _close(answers[-1])) if answers else ()
    return Ground(tuple(history), tuple(dict.fromkeys(documents)), tuple(dict.fromkeys(spoken)))


def questions_to_go_on(
    ground: Ground,
    documents: Sequence[Document],
    headings: Mapping[str, Collection[str]],
    language: str,
    ask: Callable[[str], Answer],
) -> list[str]:
    """Up to three questions that `ask` answers well; `documents` and `headings` are those of the ground's documents."""
    tried = islice(_candidates(ground, documents, headings, language), _TRIED)
    found = (one.question for one in tried if _keeps_promise(ask(one.question), one, documents))
    return list(islice(found, _MOST))


def _candidates(
    ground: Ground, documents: Sequence[Document], headings: Mapping[str, Collection[str]], language: str
) -> Iterator[Candidate]:
    """What others write, where one tender alone answered; then what the most of the documents have an article on."""
    _ = translator(language)
    if _are_of_one_tender(documents) and not ground.history[-1].apart and _(OF_OTHERS) not in ground.spoken:
        yield Candidate(_(OF_OTHERS))
    sources = [one for one in documents if one.kind in TENDER_KINDS] or documents
    spoken = " \n".join(ground.spoken)
    for topic in topics_treated(headings.get(one.id, ()) for one in sources):
        if not topic.is_named_in(spoken):
            yield Candidate(_(topic.going_on), topic)


def _keeps_promise(answer: Answer, candidate: Candidate, documents: Sequence[Document]) -> bool:
    """Whether an answer begins with what the question promises, from the documents that it promises."""
    quoted, missing = _close(answer), answer.missing
    if answer.refused or not quoted or missing.nameless or missing.silent or missing.absent:
        return False
    first, topic = quoted[0], candidate.topic
    if topic:
        is_of_them = any(_go_together(first.document, one) for one in documents)
        return is_of_them and topic.is_named_in(" ".join(first.section))
    return bool(answer.scope.apart) and first.document.kind in _SPEAK and _is_about(first, answer.understood)


def _is_about(citation: Citation, question: str) -> bool:
    """Whether a quotation and its headings name a topic of a question, or say all its words but those of any tender."""
    said = " ".join((*citation.section, citation.quote))
    if any(one.is_named_in(question) and one.is_named_in(said) for one in TOPICS):
        return True
    telling = query_stems(" ".join(word for word in words_of_meaning(question) if not is_general(word)))
    known = set(stems(said, citation.document.language))
    return bool(telling) and all(known & set(forms) for forms in telling)


def _go_together(one: Document, other: Document) -> bool:
    return one.id == other.id or _are_of_one_tender([one, other])


def _close(answer: Answer) -> list[Citation]:
    """The citations of the statements that are close to the question, in the order of these."""
    citations = {one.n: one for one in answer.citations}
    return [citations[n] for statement in answer.statements if statement.is_close for n in statement.citations]


def _are_of_one_tender(documents: Sequence[Document]) -> bool:
    """Whether some documents are parts of tenders, and of one buyer's or published in one place."""
    purchases = {buyer_key(one.buyer) or published_in(one.origin) or one.id for one in documents}
    return len(purchases) == 1 and all(one.kind in TENDER_KINDS for one in documents)
