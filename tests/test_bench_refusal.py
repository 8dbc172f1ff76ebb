from __future__ import annotations

from dataclasses import replace

import numpy as np

from answer.finding.evidence import Evidence
from bench import refusal
from bench.refusal import ABSENT, PIAF, TENDERS, Weighed

WEAK = Evidence(
    closeness=0.80,
    words=0.3,
    coverage=0.3,
    other_language=False,
    missing_name=False,
    missing_acronym=False,
    lacks_amount=False,
)
STRONG = replace(WEAK, closeness=0.90, words=0.7, coverage=1.0)


def weighed(kind: str, count: int, evidence: Evidence) -> list[Weighed]:
    """Questions of as many groups, each with a weak passage beside, their evidence a little different."""
    return [
        Weighed(kind, f"{kind} {n}", (WEAK, replace(evidence, closeness=evidence.closeness + n / 1000)))
        for n in range(count)
    ]


def test_what_tells_the_answerable_questions_apart_is_found_on_questions_not_seen() -> None:
    questions = [*weighed(TENDERS, 20, STRONG), *weighed(PIAF, 20, STRONG), *weighed(ABSENT, 20, WEAK)]
    given = refusal._examples(questions)
    found = refusal.cross_validated(given)
    figures = refusal.measure(questions, given, found, refusal.threshold(given, found))

    assert figures["area under the ROC curve"] == 1.0
    assert figures["rightly refused"] == 1.0
    assert figures["falsely refused"] <= 0.05
    assert figures["refused"][ABSENT] == "20/20"


def test_the_threshold_lets_few_answerable_questions_be_refused_each_kind_weighing_alike() -> None:
    questions = [*weighed(TENDERS, 10, STRONG), *weighed(PIAF, 90, STRONG), *weighed(ABSENT, 5, WEAK)]
    given = refusal._examples(questions)
    found = np.concatenate([np.linspace(0.91, 1, 10), np.linspace(0.5, 0.9, 90), np.zeros(5)])
    refused = found < refusal.threshold(given, found)

    assert refused[:10].sum() == 0
    assert refused[10:100].sum() == 7  # less than 8 % of the kind that is half of the weight
    assert refusal.measure(questions, given, found, refusal.threshold(given, found))["falsely refused"] == 0.0389


def test_a_question_counts_by_its_best_passage() -> None:
    given = refusal._examples([Weighed(TENDERS, "a", (WEAK, STRONG, WEAK)), Weighed(ABSENT, "b", ())])

    assert given.features.shape == (4, 8)
    assert refusal._best(given, np.array([0, 1, 1, 1, 0, 0, 0, 0.0])).tolist() == [1, 3]


def test_what_has_no_evidence_is_refused_and_teaches_nothing() -> None:
    questions = [*weighed(TENDERS, 20, STRONG), *weighed(PIAF, 20, STRONG), *weighed(ABSENT, 20, WEAK)]
    without = refusal._examples([*questions, Weighed(TENDERS, "without", ())])
    everything, some = np.ones(61, dtype=bool), np.arange(61) < 60
    found = refusal.cross_validated(without)

    assert refusal._fit_best(without, everything).tolist() == refusal._fit_best(without, some).tolist()
    assert found[-1] < found[:40].min()


def test_the_rows_of_a_group_are_in_one_fold() -> None:
    questions = [Weighed(kind, f"article {n}", (STRONG,)) for n in range(12) for kind in (PIAF, ABSENT)]
    folds = refusal._examples(questions).folds

    assert folds[::2].tolist() == folds[1::2].tolist()
    assert set(folds) == {0, 1, 2, 3, 4}


def test_the_estimate_on_all_questions_answers_the_strong_and_refuses_the_weak() -> None:
    questions = [*weighed(TENDERS, 20, STRONG), *weighed(PIAF, 20, STRONG), *weighed(ABSENT, 20, WEAK)]
    given = refusal._examples(questions)
    found = refusal.cross_validated(given)
    judgement = refusal.fit_judgement(given, found)

    assert judgement.chance(STRONG) > judgement.enough > judgement.chance(WEAK)
