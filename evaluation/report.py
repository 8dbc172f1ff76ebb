"""Everything that a file of questions tells of a corpus, as one plain record for JSON and for the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from answer.checking.citations import CitationChecker
from answer.commons import Commons
from answer.models import Mode
from corpus.messages import N_
from corpus.progress import Progress
from evaluation.asking import Asked, Asking, Interviewer, LeftOut
from evaluation.citation_quality import Carries, Cited, as_shown, checked_by, citation_quality
from evaluation.failures import Failure, find_failure
from evaluation.judging import judge_answer, judge_hits, judge_quotations, place_cited, places
from evaluation.measures import Share, Verdicts, summary, times
from evaluation.questions import Question
from index.filters import Filters

ALL = N_("all")
FOLLOW_UPS = N_("follow-ups")
ACROSS = N_("across languages")
RECALL_SHOWN = N_("citation recall, as shown")
PRECISION_SHOWN = N_("citation precision, as shown")
RECALL_WRITTEN = N_("citation recall, as the model wrote")
PRECISION_WRITTEN = N_("citation precision, as the model wrote")
UNSUPPORTED = N_("written sentences not supported")
WRITTEN = N_("answers written by the model")


def evaluate(
    commons: Commons,
    questions: Sequence[Question],
    filters: Filters | None = None,
    progress: Progress | None = None,
    *,
    with_model: bool = True,
) -> dict[str, Any]:
    """Asks every question and measures what comes back."""
    asking = Interviewer(commons, filters, with_model=with_model).ask_all(questions, progress)
    return report(commons, asking)


def report(commons: Commons, asking: Asking) -> dict[str, Any]:
    """The record of what was asked: figures by kind of question, failures, and each question's own verdicts."""
    carries = checked_by(CitationChecker(lambda: commons.search_index.embedder))
    judged = [(one, _judge(commons, one, carries)) for one in asking.asked]
    failures = [failure for one in asking.asked if (failure := find_failure(one))]
    return {
        "questions": len(asking.asked),
        "documents": len(commons.store.documents()),
        "searched": asking.searched,
        "passages": len(commons.store.texts.passage_ids()),
        "model": asking.model,
        "counts": {name: sum(belongs(one) for one in asking.asked) for name, belongs in _groups(asking.asked).items()},
        "measures": _by_group(judged),
        "times": _times(asking.asked),
        "absent files": list(asking.absent),
        "left out": [_left_out_record(one) for one in asking.left_out],
        "notices": dict(Counter(one.answer.notice.value for one in asking.asked if one.answer.notice)),
        "failures": [_failure_record(one) for one in failures],
        "asked": [_asked_record(one, verdicts) for one, verdicts in judged],
    }


def _judge(commons: Commons, one: Asked, carries: Carries) -> Verdicts:
    question, answer = one.question, one.answer
    found = judge_hits(question, places(one.hits)) if question.is_answerable else {}
    verdicts = found | judge_answer(question, answer) | judge_quotations(commons.store, answer)
    verdicts |= _citations(as_shown(answer), carries, RECALL_SHOWN, PRECISION_SHOWN)
    verdicts |= _citations(one.written, carries, RECALL_WRITTEN, PRECISION_WRITTEN)
    return verdicts | _writing(one)


def _citations(statements: Sequence[Cited], carries: Carries, recall: str, precision: str) -> Verdicts:
    if not statements:
        return {}
    quality = citation_quality(statements, carries)
    return {recall: quality.recall, precision: quality.precision}


def _writing(one: Asked) -> Verdicts:
    """What became of a model's sentences; nothing where no model was asked."""
    answer = one.answer
    if not one.written and answer.notice is None:
        return {}
    verdicts: Verdicts = {WRITTEN: answer.mode is Mode.WRITTEN}
    if answer.mode is Mode.WRITTEN:
        verdicts[UNSUPPORTED] = Share(len(answer.unsupported), len(answer.statements))
    return verdicts


def _by_group(judged: Sequence[tuple[Asked, Verdicts]]) -> dict[str, Any]:
    groups = _groups([one for one, _ in judged])
    return {name: summary([verdicts for one, verdicts in judged if belongs(one)]) for name, belongs in groups.items()}


def _groups(asked: Sequence[Asked]) -> dict[str, Callable[[Asked], bool]]:
    """All questions, each type, follow-ups and those across languages; none twice, none empty."""
    groups: dict[str, Callable[[Asked], bool]] = {ALL: lambda one: True}
    groups |= {type: _is_of(type) for type in dict.fromkeys(one.question.type for one in asked) if type}
    groups |= {FOLLOW_UPS: lambda one: bool(one.question.history), ACROSS: lambda one: one.crosses_languages}
    members: dict[frozenset[int], str] = {}
    for name, belongs in groups.items():
        members.setdefault(frozenset(place for place, one in enumerate(asked) if belongs(one)), name)
    members.pop(frozenset(), None)
    return {name: groups[name] for name in members.values()}


def _is_of(type: str) -> Callable[[Asked], bool]:
    return lambda one: one.question.type == type


def _times(asked: Sequence[Asked]) -> dict[str, dict[str, float]]:
    if not asked:
        return {}
    return {"search": times([one.search_ms for one in asked]), "ask": times([one.answer_ms for one in asked])}


def _left_out_record(one: LeftOut) -> dict[str, Any]:
    return {"id": one.question.id, "files": sorted(one.question.files), "error": str(one.error) if one.error else ""}


def _failure_record(failure: Failure) -> dict[str, Any]:
    return {
        "kind": failure.kind.value,
        "id": failure.id,
        "question": failure.question,
        "expected": [list(place) for place in failure.expected],
        "instead": list(failure.instead) if failure.instead else None,
        "quote": failure.quote,
        "lacks": list(failure.lacks),
    }


def _asked_record(one: Asked, verdicts: Mapping[str, bool | float | Share]) -> dict[str, Any]:
    return {
        "id": one.question.id,
        "understood": one.answer.understood,
        "mode": one.answer.mode.value,
        "hits": [list(place) for place in places(one.hits)],
        "cited": [list(place_cited(citation)) for citation in one.answer.citations],
        "verdicts": {name: _plain(value) for name, value in verdicts.items()},
        "search_ms": round(one.search_ms, 1),
        "answer_ms": round(one.answer_ms, 1),
    }


def _plain(value: bool | float | Share) -> Any:
    if isinstance(value, Share):
        return [value.right, value.of]
    return value if isinstance(value, bool) else round(value, 4)
