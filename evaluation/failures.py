"""What went wrong with a question, told by rule from what was found and answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.messages import N_
from evaluation.asking import Asked
from evaluation.judging import TWO_CITED, Place, judge_answer, missing, place_cited, places, stands_at

_SHORT = 140


class FailureKind(StrEnum):
    """In the order in which they are looked for: a question fails in one way, the first that holds."""

    ANSWERED = N_("should have been refused")
    REFUSED = N_("falsely refused")
    OTHER_LANGUAGE = N_("answered from documents in the wrong language")
    NOT_FOUND = N_("gold document not among the first 10 hits")
    OTHER_PAGE = N_("gold document among the hits, gold page not")
    NOT_CITED = N_("gold page among the hits, not cited")
    ONE_SIDED = N_("a comparison that cites fewer than two gold documents")
    INCOMPLETE = N_("gold page cited, an expected string missing")


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that failed: where the answer stands, what was shown instead (place and quote), what it lacks."""

    kind: FailureKind
    id: str
    question: str
    expected: tuple[Place, ...]
    instead: Place | None
    quote: str
    lacks: tuple[str, ...] = ()


def find_failure(asked: Asked) -> Failure | None:
    """How a question failed; None when it did not."""
    kind = _kind(asked)
    if kind is None:
        return None
    question, shown = asked.question, _shown(asked, kind)
    return Failure(
        kind=kind,
        id=question.id,
        question=question.text,
        expected=tuple((gold.file, gold.page) for gold in question.gold),
        instead=shown[0] if shown else None,
        quote=_shortened(shown[1]) if shown else "",
        lacks=tuple(missing(question, asked.answer)) if kind is FailureKind.INCOMPLETE else (),
    )


def _kind(asked: Asked) -> FailureKind | None:
    question, answer = asked.question, asked.answer
    if not question.is_answerable:
        return None if answer.refused else FailureKind.ANSWERED
    if answer.refused:
        return FailureKind.REFUSED
    if not any(_is_gold(asked, place_cited(citation)) for citation in answer.citations):
        return _why_not_cited(asked)
    if judge_answer(question, answer).get(TWO_CITED) is False:
        return FailureKind.ONE_SIDED
    return FailureKind.INCOMPLETE if missing(question, answer) else None


def _why_not_cited(asked: Asked) -> FailureKind:
    found = places(asked.hits)
    if _is_in_another_language(asked):
        return FailureKind.OTHER_LANGUAGE
    if any(_is_gold(asked, place) for place in found):
        return FailureKind.NOT_CITED
    has_document = any(file in asked.question.files for file, _ in found)
    return FailureKind.OTHER_PAGE if has_document else FailureKind.NOT_FOUND


def _is_in_another_language(asked: Asked) -> bool:
    """Whether all that is cited is in a language in which no document that answers is."""
    cited = {citation.document.language for citation in asked.answer.citations}
    return bool(asked.gold_languages) and bool(cited) and not cited & asked.gold_languages


def _is_gold(asked: Asked, place: Place) -> bool:
    return any(stands_at(place, gold) for gold in asked.question.gold)


def _shown(asked: Asked, kind: FailureKind) -> tuple[Place, str] | None:
    """What a reader sees first: a quotation (of an incomplete answer, from the right page), else the best hit."""
    citations = asked.answer.citations
    if kind is FailureKind.INCOMPLETE:
        citations = tuple(one for one in citations if _is_gold(asked, place_cited(one)))
    if citations:
        return place_cited(citations[0]), citations[0].quote
    return (places(asked.hits)[0], asked.hits[0].passage.text) if asked.hits else None


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rsplit(' ', 1)[0]} …"
