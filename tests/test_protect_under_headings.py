"""Under a heading or a head that says that people stand there, the whole name of each is hidden."""

from __future__ import annotations

import pytest

from corpus.models import Page
from protect.masking import find_in_pages, mask
from protect.people.under_headings import is_a_whole_name
from protect.personal_data import find_personal_data

HEAD = "Nom Prénom | Organisme | Fonction | Date de\n"
HEADING = "Annexe 2 : Liste des personnes rencontrées\n"


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize(
    "name",
    [
        "QUERDEC Maël",
        "PETIT Monique",
        "LE BERRE Jean-Yves",
        "LE COUR QUERDE ON Ève",
        "QUERDEC-LAVAL Maëlle",
        "ROI jean-Luc",
    ],
)
def test_the_whole_name_goes_in_a_row_longer_than_its_head(name: str) -> None:
    assert hidden(f"{HEAD}{name} | Lycée Jean Moulin de Lerme (17) | Magasinière | 18 octobre 2022 | x\n") == [name]


@pytest.mark.parametrize("head", ["Nom Prénom", "NOM et prénom", "Prénom et nom", "Full name"])
def test_a_head_of_both_names_needs_no_other(head: str) -> None:
    assert hidden(f"{head} | rencontre | coordonnées\nQUERDEC Maël | Orve | Acheteur | 1er mai\n") == ["QUERDEC Maël"]


@pytest.mark.parametrize(
    "heading",
    ["Liste des personnes rencontrées", "Personnes auditionnées :", "Liste des participants", "List of participants"],
)
def test_a_heading_tells_that_lines_begin_with_people(heading: str) -> None:
    lines = f"{heading}\nQUERDEC Maël, Orvelia\n- Mme Solène Rannou (Lerme)\nOrve Sylva, Orvelia\n"
    assert hidden(lines) == ["QUERDEC Maël", "Solène Rannou"]


def test_a_list_goes_on_over_pages_that_repeat_neither_heading_nor_head() -> None:
    pages = [
        Page(1, "", f"{HEADING}{HEAD}MASTOR Yann | Orve | Juriste | 5 mai\n3/9"),
        Page(2, "", "QUERDEC Maël | Orve | Magasinière | 5 mai\nLE BERRE Jean-Yves | Orve | Principal | 5 mai\n"),
    ]
    shown = [mask(page.text, found) for page, found in zip(pages, find_in_pages(pages), strict=True)]
    assert shown[1] == "███████ ████ | Orve | Magasinière | 5 mai\n██ █████ ████-████ | Orve | Principal | 5 mai\n"


@pytest.mark.parametrize(
    "said",
    ["Lycée Jean Moulin", "Service Rose", "Orve Ingénierie", "Direction Florence", "Maël", "Conseil de la Mireille"],
)
def test_what_is_no_whole_name_is_none(said: str) -> None:
    assert not is_a_whole_name(said)


@pytest.mark.parametrize(
    "text",
    [
        "Nom | Adresse | Ville\nMOULIN Jean | 3 rue du Bac | Lerme\n",
        f"{HEADING}Le groupe a consulté Lerme.\nElle compte douze sites.\nElle dure.\nEncore.\nPuis MOULIN Jean, rue\n",
        "La liste des sites\nMOULIN Jean, 3 rue du Bac\n",
    ],
)
def test_elsewhere_the_beginning_of_a_line_tells_nobody(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Orve | solene.rannou@orveliagrim er\n", "solene.rannou@orveliagrim er"),
        ("Orve | Solène. RANNOU@orve.fr\n", "Solène. RANNOU@orve.fr"),
        ("Orve | solene.rannou@orvelia. org\n", "solene.rannou@orvelia. org"),
    ],
)
def test_an_address_that_a_narrow_cell_breaks_goes_whole(text: str, address: str) -> None:
    assert address in hidden(text)


@pytest.mark.parametrize("text", ["Écrire à Solène. Puis x@orve.fr", "les comptes @orve et", "voir solene@orve est là"])
def test_words_beside_an_address_stay(text: str) -> None:
    assert not any(" " in said for said in hidden(text))
