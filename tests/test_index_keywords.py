from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.keywords import DocumentWords, Keywords, PassageWords
from index.words import stems

CLAUSES = {
    1: ("Le titulaire encourt des pénalités de retard.", "fr"),
    2: ("La réversibilité dure deux mois.", "fr"),
    3: ("Penalties apply to late deliveries.", "en"),
    4: ("Le retard est excusé. Retard sur retard.", "fr"),
}


@pytest.fixture
def keywords(tmp_path: Path) -> Iterator[Keywords]:
    keywords = Keywords(tmp_path / "keywords.sqlite")
    keywords.add(PassageWords(id, stems(text, language), (), ()) for id, (text, language) in CLAUSES.items())
    yield keywords
    keywords.close()


def found(keywords: Keywords, question: str) -> list[int]:
    scores = keywords.score(question)
    return sorted(scores, key=lambda id: -scores[id])


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

    assert scores[1] > scores[4] > 0


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
    assert keywords.ids() == [1, 2, 3, 4]


@pytest.mark.parametrize("question", ["", "?", "de la", '"', "* - :", "🙂"])
def test_a_question_without_words_finds_nothing(keywords: Keywords, question: str) -> None:
    assert keywords.score(question) == {}


def test_headings_and_the_document_s_name_are_searched_and_weigh_less_than_the_text(tmp_path: Path) -> None:
    keywords = Keywords(tmp_path / "keywords.sqlite")
    filler = stems("la clause du contrat", "fr")
    word = stems("avance", "fr")
    keywords.add(
        [
            PassageWords(1, filler, filler, [*filler, *word]),
            PassageWords(2, [*filler, *word], filler, filler),
            PassageWords(3, filler, filler, filler),
            *(PassageWords(id, filler, filler, filler) for id in range(4, 30)),
        ]
    )

    assert found(keywords, "avance") == [2, 1]


def test_the_frequency_of_a_stem_is_the_number_of_passages_that_hold_it(keywords: Keywords) -> None:
    retard, absent = stems("retard", "fr")[0], stems("cryptomonnaie", "fr")[0]

    assert keywords.frequencies([retard, absent]) == {retard: 2, absent: 0}


def test_a_removed_passage_is_not_found_nor_counted(keywords: Keywords) -> None:
    keywords.remove([4, 999])

    assert keywords.ids() == [1, 2, 3]
    assert found(keywords, "retard") == [1]
    assert keywords.frequencies(stems("retard", "fr")) == {stems("retard", "fr")[0]: 1}


def test_a_passage_added_again_is_replaced(keywords: Keywords) -> None:
    keywords.add([PassageWords(2, stems("La garantie dure un an.", "fr"), (), ())])

    assert found(keywords, "garantie") == [2]
    assert found(keywords, "réversibilité") == []
    assert keywords.ids() == [1, 2, 3, 4]


def test_adding_is_all_or_nothing(keywords: Keywords) -> None:
    with pytest.raises(Exception, match=r"."):
        keywords.add([PassageWords(50, ["bon"], (), ()), PassageWords("not a number", ["mal"], (), ())])  # type: ignore[arg-type]

    assert keywords.ids() == [1, 2, 3, 4]
    keywords.add([PassageWords(51, ["bon"], (), ())])
    assert found(keywords, "bon") == [51]


def test_documents_are_known_by_the_words_that_name_them_and_by_all_they_hold(keywords: Keywords) -> None:
    bourget, aquareel = stems("bourget", "fr")[0], stems("aquaréel", "fr")[0]
    keywords.add_documents(
        [
            DocumentWords("a", "1", stems("Infogérance du Bourget", "fr"), stems("bourget titulaire", "fr")),
            DocumentWords("b", "1", stems("TMA Aquaréel", "fr"), stems("bourget", "fr")),
        ]
    )

    assert keywords.documents() == {"a": "1", "b": "1"}
    assert keywords.documents_named(bourget) == ["a"]
    assert keywords.count_documents_holding(bourget) == 2
    keywords.add_documents([DocumentWords("a", "2", stems("Marché de nettoyage", "fr"), ())])
    keywords.remove_documents(["b"])
    assert keywords.documents() == {"a": "2"}
    assert keywords.documents_named(bourget) == keywords.documents_named(aquareel) == []


def test_another_connection_sees_what_was_added(keywords: Keywords, tmp_path: Path) -> None:
    other = Keywords(tmp_path / "keywords.sqlite")
    keywords.add([PassageWords(60, ["nouveau"], (), ())])

    assert found(other, "nouveau") == [60]
    other.close()
