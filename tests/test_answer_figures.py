"""Figures are the same however they are written, and different when they say something else."""

from __future__ import annotations

import pytest

from answer.text.figures import Amount, agree, find_figures


def figure(text: str):  # type: ignore[no-untyped-def]
    [only] = find_figures(text)
    return only


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4 h", "4 heures"),
        ("4 h", "quatre heures"),
        ("4 h", "4h00"),
        ("four hours", "4 heures"),
        ("9h30", "09:30"),
        ("9:30 pm", "21 h 30"),
        ("12:30 pm", "12 h 30"),
        ("12:30 am", "0 h 30"),
        ("60 minutes", "1 heure"),
        ("99,9 %", "99.9%"),
        ("40 pour cent", "40 %"),
        ("quarante pour cent", "40 percent"),
        ("1 000 €", "1000 euros"),
        ("1.000,00 €", "1 000 €"),
        ("€1,000.00", "1 000 €"),
        ("mille euros", "1 k€"),
        ("2 millions d'euros", "2 000 000 €"),
        ("$20,000,000.00", "$20 million"),
        ("£1,500", "1 500 livres sterling"),
        ("GBP 1,500", "£1,500"),
        ("60 177 709 F CFA", "60 177 709 francs CFA"),
        ("12'000 CHF", "12 000 francs suisses"),
        ("1 000 XOF", "1 000 F CFA"),
        ("250 000 DH", "250.000 dirhams"),
        ("1,5 M€", "1 500 000 euros"),
        ("2 Md€", "deux milliards d'euros"),
        ("10MF", "10 millions de francs"),
        ("350 KF", "350 000 francs"),
        ("30 jours", "trente jours"),
        ("Durée en mois: 48", "48 mois"),
        ("Duration in months : 12", "un an"),
        ("Délai de livraison (en jours) : 30", "30 jours"),
        ("Prix - Pondération: 60", "60 %"),
        ("12 mois", "un an"),
        ("7 jours", "une semaine"),
        ("quatre-vingt-dix-neuf jours", "99 days"),
        ("deux cent mille euros", "200 000 €"),
        ("cent vingt et un jours", "121 jours"),
        ("one hundred and five days", "105 jours"),
        ("1er janvier 2026", "01/01/2026"),
        ("1er janvier 2026", "January 1, 2026"),
        ("2026-01-01", "1 January 2026"),
        ("janvier 2026", "1er janvier 2026"),
        ("2026", "01/01/2026"),
        ("lot II", "lot 2"),
        ("article 8.5", "§ 8.5"),
        ("article L. 2113-1", "L2113-1"),
        ("deuxième", "2e"),
        ("24 heures1", "24 h"),
        ("first", "1er"),
        ("٤ heures".translate(str.maketrans("٤", "4")), "4 heures"),
        ("10 jours", "10 jours ouvrés"),
    ],
)
def test_one_figure_written_two_ways_agrees(one: str, other: str) -> None:
    assert agree(figure(one), figure(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4 heures", "4 jours"),
        ("48 h", "2 jours"),
        ("12:30 am", "12:30 pm"),
        ("99,9 %", "99,99 %"),
        ("1 000 €", "1 000 $"),
        ("1 000 €", "£1,000"),
        ("12 000 francs suisses", "12 000 F CFA"),
        ("1 000 €", "10 000 €"),
        ("10 jours ouvrés", "10 jours"),
        ("1er janvier 2026", "janvier 2026"),
        ("1er février 2026", "1er janvier 2026"),
        ("01/02/2026", "02/01/2026"),
        ("lot 2", "lot 3"),
        ("lot 2", "annexe 2"),
        ("article 3.1", "article 3.10"),
        ("40 %", "40 points"),
        ("deuxième", "troisième"),
    ],
)
def test_two_figures_do_not_agree(one: str, other: str) -> None:
    assert not agree(figure(one), figure(other))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("dans un délai de quatre (4) heures", ["quatre", "4"]),
        ("entre 4 et 8 heures", ["4", "8 heures"]),
        ("24 heures1 ou 1 an2, 100 mètres2", ["24 heures", "1", "100"]),
        ("24 heures1/2", ["24", "2"]),
        ("24 heures1,5", ["24"]),
        ("un serveur neuf", []),
        ("en premier lieu, une fois remis", []),
        ("third party software", []),
        ("réseau 5G et impression 3D", []),
        ("de 9h30 à 18h", ["9h30", "18h"]),
        ("trente (40) jours", ["trente", "40"]),
    ],
)
def test_what_counts_as_a_figure(text: str, written: list[str]) -> None:
    assert [one.written for one in find_figures(text)] == written


def test_the_unit_that_a_form_says_before_a_number_is_of_the_figure() -> None:
    assert figure("Durée du marché en mois: 48").written == "en mois: 48"
    assert figure("Durée (en mois) : 48").written == "(en mois) : 48"


@pytest.mark.parametrize(
    "text",
    ["Les délais sont indiqués en jours : 3 niveaux", "Le prix est donné en euros : 2 cas", "Rendu en jours : 1."],
)
def test_a_number_after_a_sentence_on_units_has_none(text: str) -> None:
    assert {reading.unit for reading in figure(text).readings if isinstance(reading, Amount)} == {""}


def test_a_range_shares_its_unit() -> None:
    first, second = find_figures("de 4 à 8 heures")
    assert agree(first, figure("4 h"))
    assert agree(second, figure("8 h"))
    assert not agree(first, figure("4 jours"))


def test_lots_named_together_are_all_lots() -> None:
    first, second = find_figures("lots 1 et 2")
    assert agree(first, figure("lot 1"))
    assert agree(second, figure("lot 2"))
    assert not agree(second, figure("annexe 2"))
