"""Whoever shares a document is told which licence suits it before all that there are."""

from __future__ import annotations

import pytest

from corpus.vocabulary import vocabulary
from pages.giving.licence_advice import licence_advice
from pages.shown.wording import licence_meaning, licence_name


@pytest.mark.parametrize(
    ("language", "public", "other", "then"),
    [
        ("fr", "Licence Ouverte 2.0", "CC BY 4.0", "Ce que chaque licence permet aux autres"),
        ("en", "Open Licence 2.0 (Etalab)", "CC BY 4.0", "What each licence lets others do"),
    ],
)
def test_what_suits_a_french_public_body_is_said_first_then_what_suits_others(
    language: str, public: str, other: str, then: str
) -> None:
    advice, _ = licence_advice(language).split(then)
    first, second, third = advice.strip().splitlines()
    assert public in first.replace("\\", "")
    assert "D. 323-2-1" in first.replace("\\", "")
    assert other in second.replace("\\", "")
    assert licence_name("unknown", language) in third.replace("\\", "")


def test_every_licence_is_explained_once_and_what_lets_the_same_together() -> None:
    said = licence_advice("fr").replace("\\", "").split("permet aux autres")[1].splitlines()
    lines = [line.split(" – ") for line in said if line.startswith("- ")]
    named = [name for names, _ in lines for name in names.removeprefix("- ").replace("**", "").split(", ")]

    assert sorted(named) == sorted(term.name("fr") for term in vocabulary().licences.values())
    assert len({meaning for _, meaning in lines}) == len(lines)
    assert [names for names, _ in lines if "MIT" in names] == ["- **MIT**, **Apache 2.0**, **BSD 2 clauses**"]


def test_it_is_said_to_who_shares_what_others_may_do() -> None:
    assert "You may" not in licence_advice("en")
    assert "Vous pouvez" not in licence_advice("fr")


@pytest.mark.parametrize("licence", [key for key in vocabulary().licences if key != "unknown"])
def test_of_no_licence_that_is_known_it_is_said_that_none_is_stated(licence: str) -> None:
    assert licence_meaning(licence, "en") != licence_meaning("", "en")
