"""What may be a title and what may not, and the marks that one is closed with."""

from __future__ import annotations

import pytest

from ingest.guesses.balance import balanced
from ingest.guesses.no_title import before_a_blank, is_no_title, is_run_together, names_nothing


@pytest.mark.parametrize(
    "line",
    [
        "Cadre de réponse technique à compléter",
        "Cadre de mémoire technique à renseigner",
        "Marché public à compléter par le candidat",
        "Form to be completed by the bidder",
    ],
)
def test_the_name_of_a_form_has_no_blank(line: str) -> None:
    assert not is_no_title(line)
    assert before_a_blank(line) == line


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("Marché relatif à [à compléter]", "Marché"),
        ("Marché relatif à à compléter", "Marché"),
        ("L’objet du marché est à préciser", "L’objet du marché"),
        ("Objet du marché : à compléter", "Objet du marché"),
        ("Cadre de réponse (à compléter)", "Cadre de réponse"),
        ("À compléter par le candidat", ""),
        ("Marché de [nom de la ville à renseigner]", "Marché"),
    ],
)
def test_what_is_left_to_be_filled_in_ends_a_title(line: str, before: str) -> None:
    assert is_no_title(line)
    assert before_a_blank(line) == before


@pytest.mark.parametrize(
    "line",
    [
        "Restauration de la chapelle, le 12 mars 2024",
        "SI-RH-2025",
        "OpenData2024",
        "RGAA4.1.2",
        "Travaux de la rue A B C D E",
        "Lots 1 2 3 4 5",
        "Lots 1 2 3 4 5 6 7 8 9 10",
    ],
)
def test_a_name_with_a_day_a_number_or_a_list_may_be_a_title(line: str) -> None:
    assert not is_no_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "Orve, le 18 décembre 2024",
        "À Bourg en Orve, le 18 décembre 2024",
        "TCTOA-18-0015",
        "25_BAM_044",
        "ZONE 2 ZONE 1 BAT. 4 BAT. 1 A C E",
        "Travaux du port " * 20,
    ],
)
def test_a_day_a_reference_a_legend_and_a_long_line_are_no_titles(line: str) -> None:
    assert is_no_title(line)


@pytest.mark.parametrize(
    "title", ["Maintenance iPhone2024Pro", "Dématérialisation MonEspaceSante2022", "franceConnect2024"]
)
def test_a_brand_is_not_run_together(title: str) -> None:
    assert not is_run_together(title)


@pytest.mark.parametrize(
    "title",
    [
        "Conception d’un systèmeHiver2021Exigences",
        "Projet d’informatiqueHiver2021Exigences",
        "DuSystèmeInformatiqueHiver2021",
    ],
)
def test_words_of_two_lines_are_run_together(title: str) -> None:
    assert is_run_together(title)


@pytest.mark.parametrize(
    ("title", "closed"),
    [
        ('Fourniture de vis 3" et 4', 'Fourniture de vis 3" et 4'),
        ('Fourniture d’écrans 24"', 'Fourniture d’écrans 24"'),
        ('Marché "Orve 2024" et écrans 24"', 'Marché "Orve 2024" et écrans 24"'),
        ('Marché de "pain', "Marché de pain"),
        ("« lot »  et « autre", "« lot » et autre"),
        ("Acquisition d’un progiciel (SIRH et paie – lot 1", "Acquisition d’un progiciel (SIRH et paie – lot 1)"),
        ("Marché de travaux du port (ville de", "Marché de travaux du port"),
        ("Le port (du", "Le port (du)"),
    ],
)
def test_the_marks_of_a_title_are_closed_and_it_tells_as_much(title: str, closed: str) -> None:
    assert balanced(title) == closed


@pytest.mark.parametrize("line", ["Donnees.orve.fr", "www.orve.example", "https://orve.example"])
def test_the_address_of_a_site_names_nothing(line: str) -> None:
    assert names_nothing(line)


@pytest.mark.parametrize(
    "line", ["pigeon.gouv.fr", "Refonte de donnees.orve.fr", "Le portail www.orve.fr", "a." * 50_000]
)
def test_a_service_of_the_state_and_what_speaks_of_a_site_name_something(line: str) -> None:
    assert not names_nothing(line)
