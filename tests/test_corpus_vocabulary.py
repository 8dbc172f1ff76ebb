import re

import pytest

from corpus.vocabulary import Term, vocabulary


def terms() -> list[Term]:
    words = vocabulary()
    return [*words.kinds.values(), *words.domains.values(), *words.buyer_types.values(), *words.licences.values()]


def test_every_kind_that_the_catalogue_knows_is_there_in_its_order() -> None:
    assert list(vocabulary().kinds) == [
        "CCTP",
        "CCAP",
        "CCP",
        "RC",
        "AE",
        "BPU",
        "RFP",
        "guide",
        "REX",
        "tool",
        "other",
    ]


def test_what_is_not_known_has_a_term_of_its_own() -> None:
    assert vocabulary().kinds["other"].name("fr") == "Autre document"
    assert vocabulary().domains["other"].name("en") == "Other domain"
    assert vocabulary().licences["unknown"].name("fr") == "Licence non précisée"
    assert not vocabulary().licences["unknown"].open


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.key)
def test_every_term_has_a_name_in_both_languages(term: Term) -> None:
    assert term.name("fr")
    assert term.name("en")
    assert term.name("de") == term.key


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.key)
def test_words_are_written_as_they_are_compared(term: Term) -> None:
    assert all(re.fullmatch(r"[a-z0-9 '.+/-]+", word) for word in term.words)


@pytest.mark.parametrize("table", ["kinds", "domains", "buyer_types", "licences"])
def test_no_word_means_two_things(table: str) -> None:
    words = [word for term in getattr(vocabulary(), table).values() for word in term.words]
    assert sorted(words) == sorted(set(words))


def test_open_licences_have_an_address_to_read_them() -> None:
    assert all(term.url.startswith("https://") for term in vocabulary().licences.values() if term.open)
