"""Who gives a power to whom is hidden, and so is who presents something, by the first name alone."""

from __future__ import annotations

import pytest

from corpus.models import Page
from protect.masking import find_in_pages
from protect.personal_data import find_personal_data


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize(
    "text",
    [
        "{} (pouvoir donné à {})",
        "{} (pouvoir donné {})",
        "{} (procuration à {})",
        "{} a donné procuration à {}.",
        "{} donne pouvoir à {} pour la séance.",
        "Pouvoirs : {} à {}",
        "{}, who gave proxy to {}.",
    ],
)
@pytest.mark.parametrize("names", [("Marielle", "Yves"), ("Solène Priouvel", "Karel Mastin")])
def test_who_gives_a_power_and_who_holds_it_are_hidden(text: str, names: tuple[str, str]) -> None:
    assert hidden(text.format(*names)) == list(names)


def test_several_powers_each_with_its_holder() -> None:
    assert hidden("Pouvoirs : Marielle à Yves, Marc à Agnès") == ["Marielle", "Yves", "Marc", "Agnès"]
    assert hidden("Pouvoir donné à Y. LESTRANGE") == ["Y. LESTRANGE"]
    assert hidden("Pouvoir donné à Pierre") == ["Pierre"]


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a tout pouvoir. Pouvoir donné au maire. Procuration à Paris.",
        "Pouvoir adjudicateur : Ville de Lyon",
        "Pouvoir donné à Orange",
        "Pouvoirs : Police, Voirie",
    ],
)
def test_towns_firms_and_offices_hold_no_power_of_somebody(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Présentation du PPI par {}. Voir document.",
        "Point sur les travaux par {} :",
        "Le budget est présenté par {}.",
        "Intervention de {} : les comptes.",
        "{} : absente non excusée",
    ],
)
def test_who_presents_something_or_is_absent_is_hidden(text: str) -> None:
    assert hidden(text.format("Maryline")) == ["Maryline"]
    assert hidden(text.format("Orange")) == []


def test_whoever_was_present_is_hidden_wherever_they_come_back() -> None:
    text = "Présents : Yves, Agnès\nYves rappelle le devis. Agnès vote contre. Rue Yves. Garage Yves Morgat."
    (found,) = find_in_pages([Page(1, "", text)])
    assert [one.start for one in found] == [11, 17, 23, 47]
