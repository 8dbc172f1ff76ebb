"""What one text hides stands for one place of the other: that of the same words around, whatever is said there."""

from __future__ import annotations

from hashlib import sha256

import pytest
from test_ingest_differences import changes, pages

from ingest.hidden_words import words_that_count
from ingest.near_duplicates import are_near, shared_part, words_of

HIDDEN = "█████"
ARTICLES = " ".join(
    f"Article {number} : la maintenance de pompe et la fourniture de pompes et le suivi." for number in range(1, 17)
)
REPRESENTED = f"Représenté par la directrice de {HIDDEN} et signé. {ARTICLES}"


def likeness(some: str, others: str) -> float:
    return shared_part(words_of(pages(some)), words_of(pages(others)))


def told(some: str, others: str) -> tuple[str, str]:
    """What counts of both texts."""
    own, other = words_of(pages(some)), words_of(pages(others))
    kept, kept_there = words_that_count(own, other)
    return " ".join(own[place] for place in kept), " ".join(other[place] for place in kept_there)


@pytest.mark.parametrize("name", ["Brest", "pompe", "directrice", "de", "et"])
def test_a_hidden_word_takes_nothing_out_elsewhere_whatever_stands_in_its_place(name: str) -> None:
    new = REPRESENTED.replace(HIDDEN, name)
    for some, others in ((REPRESENTED, new), (new, REPRESENTED)):
        one, other = told(some, others)
        assert one == other == " ".join(words_of(pages(REPRESENTED.replace(HIDDEN, ""))))
        assert likeness(some, others) == 1.0
        assert are_near(likeness(some, others), "CCTP", "Autre")
        assert changes(some, others) == []


def test_what_changed_between_the_same_words_as_a_hidden_one_is_a_change() -> None:
    before = f"Contact de {HIDDEN} et de la mairie. Le titulaire verse une pénalité de 100 et plus par jour."
    after = before.replace(HIDDEN, "Dupont").replace("100", "900")
    assert changes(before, after) == [("100", "900")]
    assert changes(after, before) == [("900", "100")]


def test_where_the_hidden_words_are_no_longer_said_nothing_else_is_left_out() -> None:
    before = f"Contact de {HIDDEN} et de la mairie. Le titulaire verse une pénalité de 100 et plus par jour."
    _, after = told(before, "Le titulaire verse une pénalité de 900 et plus par jour.")
    assert after == "le titulaire verse une penalite de 900 et plus par jour"


def test_of_sentences_that_are_all_the_same_the_hidden_one_is_that_which_says_something_else() -> None:
    sentences = ["Le poste est tenu par Durand et relevé à midi."] * 30
    before = [*sentences[:20], sentences[20].replace("Durand", HIDDEN), *sentences[21:]]
    for name in ("Nadia", "Durand"):
        after = [*sentences[:20], sentences[20].replace("Durand", name), *sentences[21:]]
        one, other = told(" ".join(before), " ".join(after))
        assert sorted(one.split()) == sorted(other.split())
        assert (one.count("durand"), other.count("nadia")) == (29, 0)
        assert changes(" ".join(before), " ".join(after)) == []


def test_every_row_of_a_table_finds_its_own_in_another_order_too() -> None:
    rows = [f"Lot {number} | Nom : {HIDDEN} {HIDDEN} | Poste : {HIDDEN} | Prix : {number}0" for number in range(30)]
    named = [row.replace(HIDDEN, f"nom{place}") for place, row in enumerate(reversed(rows))]
    assert likeness(" ".join(rows), " ".join(named)) > 0.9
    assert "nom" not in told(" ".join(rows), " ".join(named))[1].replace("nom poste", "")


def test_both_may_hide_each_something_else_and_the_same() -> None:
    said = "Signalez la panne à Nadia avant midi, puis à Jean Petit le soir, avec copie à Anne pour la mairie."
    some = said.replace("Nadia", HIDDEN).replace("Anne", HIDDEN)
    others = said.replace("Jean Petit", f"{HIDDEN} {HIDDEN}").replace("Anne", HIDDEN)
    rest = "signalez la panne a avant midi puis a le soir avec copie a pour la mairie"
    assert told(some, others) == (rest, rest)


def test_long_texts_with_many_hidden_words_keep_their_changes() -> None:
    some = ["de", "la", "et", "le", "pompe", "site", "lot"]
    words = [some[sha256(b"%d" % place).digest()[0] % 7] for place in range(20_000)]
    after = list(words)
    before = [HIDDEN if place % 40 == 7 else word for place, word in enumerate(words)]
    after[10_020:10_020] = ["une", "phrase", "ajoutée"]
    one, other = told(" ".join(before), " ".join(after))
    assert other.replace("une phrase ajoutee ", "") == one
