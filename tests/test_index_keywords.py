from __future__ import annotations

from collections.abc import Sequence
from math import log

import numpy as np
import pytest

from index.keywords import Keywords
from index.segment import DocumentWords, PassageWords, SegmentWords
from index.words import stems

CLAUSES = {
    1: ("Le titulaire encourt des pénalités de retard.", "fr"),
    2: ("La réversibilité dure deux mois.", "fr"),
    3: ("Penalties apply to late deliveries.", "en"),
    4: ("Le retard est excusé. Retard sur retard.", "fr"),
}


@pytest.fixture
def keywords() -> Keywords:
    return of_passages([clause(text, language) for text, language in CLAUSES.values()])


def clause(text: str, language: str = "fr") -> PassageWords:
    return PassageWords(stems(text, language), (), ())


def of_passages(passages: Sequence[PassageWords], gone: Sequence[int] = ()) -> Keywords:
    """Keywords whose row 0 is the first of these passages, in two segments; those in `gone` are not alive."""
    half = len(passages) // 2
    alive = np.array([row not in gone for row in range(len(passages))])
    return Keywords([SegmentWords.of(passages[:half], []), SegmentWords.of(passages[half:], [])], [], alive)


def found(keywords: Keywords, question: str) -> list[int]:
    """The keys of the clauses found, the best first."""
    scores = keywords.score(question)
    return [int(row) + 1 for row in np.argsort(-scores, kind="stable") if scores[row] > 0]


def test_a_question_finds_every_passage_that_has_one_of_its_words_best_first(keywords: Keywords) -> None:
    assert found(keywords, "Quelles pénalités pour un retard ?") == [1, 4]
    assert found(keywords, "La réversibilité") == [2]


def test_french_and_english_forms_find_their_stems(keywords: Keywords) -> None:
    assert 3 in found(keywords, "What is the penalty?")
    assert found(keywords, "delivery") == [3]
    assert 1 in found(keywords, "pénalité")


def test_accents_and_capitals_are_not_needed(keywords: Keywords) -> None:
    assert found(keywords, "REVERSIBILITE") == found(keywords, "réversibilité") == [2]


def test_scores_are_higher_for_better_and_rare_words_weigh_more(keywords: Keywords) -> None:
    scores = keywords.score("titulaire retard")

    assert scores[0] > scores[3] > 0


@pytest.mark.parametrize(
    "question",
    [
        'retard "pénalités',
        "retard NEAR(pénalités, 2)",
        "retard AND NOT OR",
        "body:retard",
        "retard* -pénalités ^",
        "retard') ; DROP TABLE passages; --",
        "{retard} : (",
        "retard\x00pénalités",
        "« retard » ’ ‘ “ ”",
    ],
)
def test_the_syntax_of_the_search_engine_is_harmless_in_a_question(keywords: Keywords, question: str) -> None:
    assert {1, 4} <= set(found(keywords, question))


@pytest.mark.parametrize("question", ["", "?", "de la", '"', "* - :", "🙂"])
def test_a_question_without_words_finds_nothing(keywords: Keywords, question: str) -> None:
    assert not keywords.score(question).any()


def test_headings_are_searched_as_the_text_and_the_document_s_name_weighs_half() -> None:
    filler, word = stems("la clause du contrat", "fr"), stems("avance", "fr")
    named = PassageWords(filler, filler, [*filler, *word])
    headed = PassageWords(filler, [*filler, *word], filler)
    said = PassageWords([*filler, *word], filler, filler)
    keywords = of_passages([named, said, headed, *[PassageWords(filler, filler, filler)] * 26])
    scores = keywords.score("avance")

    assert found(keywords, "avance") == [2, 3, 1]
    assert scores[1] == scores[2]
    # BM25 of one word in rows that are all as long but for it: a count of ½ saturates less
    assert scores[0] / scores[1] == pytest.approx((0.5 / (0.5 + 1.2)) / (1 / (1 + 1.2)), rel=0.01)


def test_scores_are_those_of_bm25(keywords: Keywords) -> None:
    lengths = [len(stems(text, language)) for text, language in CLAUSES.values()]
    average = sum(lengths) / len(lengths)
    weight = log((4 - 1 + 0.5) / (1 + 0.5))
    expected = weight * 2.2 / (1 + 1.2 * (0.25 + 0.75 * lengths[1] / average))

    assert keywords.score("réversibilité")[1] == pytest.approx(expected)


def test_the_frequency_of_a_stem_is_the_number_of_passages_that_hold_it(keywords: Keywords) -> None:
    retard, absent = stems("retard", "fr")[0], stems("cryptomonnaie", "fr")[0]

    assert keywords.frequencies([retard, absent]) == {retard: 2, absent: 0}


def test_what_is_gone_is_not_found_nor_counted() -> None:
    keywords = of_passages([clause(text, language) for text, language in CLAUSES.values()], gone=[3])
    retard = stems("retard", "fr")[0]

    assert found(keywords, "retard") == [1]
    assert keywords.frequencies([retard]) == {retard: 1}


def test_documents_are_known_by_the_words_that_name_them_and_by_all_they_hold() -> None:
    bourget, aquareel = stems("bourget", "fr")[0], stems("aquaréel", "fr")[0]
    first = DocumentWords(stems("Infogérance du Bourget", "fr"), stems("bourget titulaire", "fr"))
    second = DocumentWords(stems("TMA Aquaréel", "fr"), stems("bourget", "fr"))
    segments = [SegmentWords.of([], [first]), SegmentWords.of([], [second])]
    keywords = Keywords(segments, ["a", "b"], np.empty(0, dtype=bool))

    assert keywords.documents_named(bourget) == ["a"]
    assert keywords.documents_named(aquareel) == ["b"]
    assert keywords.count_documents_holding(bourget) == 2
    assert keywords.documents_holding_all("le Bourget et son titulaire") == {"a"}
    assert keywords.documents_holding_all("?") == set()
    without_second = Keywords(segments, ["a", None], np.empty(0, dtype=bool))
    assert without_second.documents_named(aquareel) == []
    assert without_second.count_documents_holding(bourget) == 1


def test_an_index_without_anything_finds_nothing() -> None:
    empty = Keywords([], [], np.empty(0, dtype=bool))

    assert empty.score("retard").tolist() == []
    assert empty.frequencies(["retard"]) == {"retard": 0}
    assert empty.documents_named("retard") == []
