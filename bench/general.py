"""General questions, which name no document: whether what is quoted stands on pages that serve.

Several documents may serve such a question, and nobody reads all that is quoted, so the first quotations count.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from answer.commons import Commons
from answer.models import Answer
from bench.questions import GeneralKind, GeneralQuestion
from evaluation.asking import Asked, Interviewer
from evaluation.judging import FALSELY_REFUSED, RIGHTLY_REFUSED, place_cited, stands_at
from evaluation.measures import Share, Verdicts, summary
from evaluation.questions import Gold
from evaluation.report import ALL

LOOKED_AT = "looked at"
ONLY_MEASURED = "only measured"
HALVES = (LOOKED_AT, ONLY_MEASURED)

_FIRST, _READ = 3, 5
GOOD_FIRST = "a good page is quoted first"
GOOD_AMONG = f"a good page among the first {_FIRST} quotations"
GOOD_QUOTED = "a good page is quoted"
BEST_AMONG = f"a best page among the first {_FIRST} quotations"
SHARE_GOOD = f"of the first {_READ} quotations, on a good page"
GOOD_DOCUMENTS = f"documents with a good page among the first {_READ} quotations, on average"

_GROUPS = (ALL, *HALVES, *(kind.value for kind in GeneralKind), "fr", "en")


def measure(commons: Commons, questions: Sequence[GeneralQuestion]) -> dict[str, Any]:
    """The figures of all questions of which a good page is here, of each half, kind and language; the others' ids."""
    of_id = {one.question.id: one for one in questions}
    asking = Interviewer(commons, with_model=False).ask_all([one.question for one in questions])
    judged = [(_groups(of_id[one.question.id]), _judge(one, of_id[one.question.id])) for one in asking.asked]
    in_group = {name: [verdicts for groups, verdicts in judged if name in groups] for name in _GROUPS}
    return {
        "questions": len(judged),
        "left out": [one.question.id for one in asking.left_out],
        "counts": {name: len(some) for name, some in in_group.items()},
        "measures": {name: summary(some) for name, some in in_group.items()},
    }


def refused(commons: Commons, halves: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """How many questions on other matters are refused, of all and of each half."""
    judged = {
        half: [{RIGHTLY_REFUSED: commons.assistant.quote(text).refused} for text in texts]
        for half, texts in halves.items()
    }
    every = [verdicts for some in judged.values() for verdicts in some]
    return {name: summary(some)[RIGHTLY_REFUSED] for name, some in {ALL: every, **judged}.items()}


def judge(answer: Answer, good: Collection[Gold], best: Collection[Gold]) -> Verdicts:
    """How soon a good page is quoted, and a best one, where there is one; how many of the first quotations are good."""
    cited = [place_cited(citation) for citation in answer.citations]
    is_good = [any(stands_at(place, gold) for gold in good) for place in cited]
    is_best = [any(stands_at(place, gold) for gold in best) for place in cited]
    good_files = {file for (file, _), stands_well in zip(cited[:_READ], is_good, strict=False) if stands_well}
    verdicts: Verdicts = {
        GOOD_FIRST: any(is_good[:1]),
        GOOD_AMONG: any(is_good[:_FIRST]),
        GOOD_QUOTED: any(is_good),
    }
    if best:
        verdicts[BEST_AMONG] = any(is_best[:_FIRST])
    return verdicts | {
        SHARE_GOOD: Share.of_all(is_good[:_READ]),
        GOOD_DOCUMENTS: float(len(good_files)),
        FALSELY_REFUSED: answer.refused,
    }


def _judge(asked: Asked, general: GeneralQuestion) -> Verdicts:
    """Held against the gold that is here."""
    good = asked.question.gold
    return judge(asked.answer, good, general.best.intersection(good))


def _groups(general: GeneralQuestion) -> frozenset[str]:
    """The groups of questions that it counts in."""
    half = LOOKED_AT if general.was_looked_at else ONLY_MEASURED
    return frozenset({ALL, half, general.kind.value, general.question.language})
