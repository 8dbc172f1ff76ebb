from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from answer.evidence import Evidence, weigh_evidence
from answer.words import WordWeights
from corpus.models import Document, Passage
from index.retriever import Hit

DOCUMENT = Document("a1", "a1", "ccap.pdf", "application/pdf", 1, "CCAP de Lyon", language="fr")
QUESTION = "Quel est le retard à Lyon ?"
WORDS = WordWeights(((frozenset({"retard"}), 1.0), (frozenset({"lyon"}), 3.0)), missing_names=())


def hits(*found: tuple[str, float]) -> Sequence[Hit]:
    return [
        Hit(rank, Passage(page=1, start=0, end=len(text), text=text), DOCUMENT, score=1.0, closeness=closeness)
        for rank, (text, closeness) in enumerate(found, start=1)
    ]


def test_evidence_is_that_of_the_best_passages() -> None:
    found = weigh_evidence(QUESTION, hits(("Le prix.", 0.7), ("Un retard.", 0.9), ("Rien.", 0.8)), WORDS)

    assert found == Evidence(closeness=0.9, other_language=False, coverage=1.0, missing_name=False)


def test_the_words_of_headings_and_title_count_as_held() -> None:
    (hit,) = hits(("Cent euros.", 0.8))
    other = replace(hit.document, title="CCAP de Nice")
    under_heading = replace(hit, document=other, passage=replace(hit.passage, section=("7 Retards",)))

    assert weigh_evidence(QUESTION, [replace(hit, document=other)], WORDS).coverage == 0
    assert weigh_evidence(QUESTION, [under_heading], WORDS).coverage == 0.25
    assert weigh_evidence(QUESTION, [hit], WORDS).coverage == 0.75


def test_what_comes_after_the_first_ten_does_not_count() -> None:
    found = weigh_evidence(QUESTION, hits(*[("Rien.", 0.5)] * 10, ("Un retard.", 0.9)), WORDS)

    assert (found.closeness, found.coverage) == (0.5, 0.75)


def test_nothing_found_is_not_enough() -> None:
    assert weigh_evidence(QUESTION, [], WORDS) == Evidence(0, other_language=False, coverage=0, missing_name=False)
    assert not weigh_evidence(QUESTION, [], WORDS).is_enough


def test_confidence_grows_with_closeness_and_coverage_and_falls_with_what_is_missing() -> None:
    middling = Evidence(closeness=0.85, other_language=False, coverage=0.3, missing_name=True)

    assert replace(middling, closeness=0.88).confidence > middling.confidence
    assert replace(middling, coverage=0.9).confidence > middling.confidence
    assert replace(middling, missing_name=False).confidence > middling.confidence
    assert 0 < middling.confidence < 1
