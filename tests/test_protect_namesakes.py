"""A school that is called after somebody is nobody, on any page; who is told by more than a role is somebody."""

from __future__ import annotations

import pytest

from corpus.models import Page
from protect.masking import find_in_pages, mask_pages
from protect.personal_data import find_personal_data

APPROVED = "Approved by George Mason. George Mason keeps a copy."


def masked(*texts: str) -> list[str]:
    pages = [Page(number, str(number), text) for number, text in enumerate(texts, start=1)]
    return [page.text for page in mask_pages(pages, find_in_pages(pages))]


@pytest.mark.parametrize("said", ["George Mason University seeks proposals.", "L’université George Mason achète."])
def test_what_a_page_says_to_be_a_school_is_nobody_on_any_page(said: str) -> None:
    assert masked(said, APPROVED) == [said, APPROVED]


@pytest.mark.parametrize("said", ["Georgia Mason University seeks proposals.", "George Mason seeks proposals."])
def test_a_name_that_no_school_bears_is_hidden(said: str) -> None:
    assert masked(said, APPROVED)[1] == "Approved by ██████ █████. ██████ █████ keeps a copy."


def test_who_is_called_mister_is_somebody_in_a_school_of_that_name() -> None:
    assert masked("George Mason University", "Ask Mr. George Mason.")[1] == "Ask Mr. ██████ █████."


@pytest.mark.parametrize(
    "said",
    [
        "Nom et prénom : Jean Moulin",
        "Nom | Prénom | Fonction\nMoulin Jean | - | Proviseur",
        "Nom et prénom | Fonction\nJean Moulin | Proviseur",
        "Signature :\nJean Moulin",
        "Jean Moulin, 06 12 34 56 78, jean.moulin@orve.example",
    ],
)
def test_who_bears_the_name_of_a_school_is_somebody_where_a_label_a_column_or_an_address_says_so(said: str) -> None:
    told = masked("Le lycée Jean Moulin recrute.", said)[1]
    assert "Jean" not in told
    assert "Moulin" not in told


@pytest.mark.parametrize(
    "said",
    [
        "Pour l’université\nClaire Martin\nPrésidente",
        "Pour l’université \nClaire Martin\nPrésidente",
        "La directrice de la médiathèque Claire Martin est présente.",
        "Prepared by Claire Martin University Buyer",
        "Claire Martin School of Law",
        "Claire Martin University Services Manager",
    ],
)
def test_who_stands_beside_a_school_is_somebody_on_all_pages(said: str) -> None:
    assert masked(said, "Contact : Claire Martin, directrice des achats")[1].startswith("Contact : ██████ ██████,")


def test_a_family_name_that_a_school_bears_alone_is_hidden() -> None:
    assert masked("Le collège Martin recrute.", "Nom | Prénom\nMartin | Claire")[1] == "Nom | Prénom\n██████ | ██████"


@pytest.mark.parametrize(
    "text",
    [
        "Work papers are reviewed by Virginia Tax Internal Audit, and by VA TAX Internal Audit.",
        "Approved by VIRGINIA TAX. Contact: Georgia Tech, Virginia Beach",
        "Prepared by Orve Internal Audit.",
    ],
)
def test_what_belongs_to_a_state_that_is_called_as_people_are_is_nobody(text: str) -> None:
    assert masked(text) == [text]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Reviewed by Virginia Woolf.", "Reviewed by ████████ █████."),
        ("Ask Ms. Virginia Beach.", "Ask Ms. ████████ █████."),
        ("Reviewed by Mason Tax.", "Reviewed by █████ ███."),
    ],
)
def test_who_is_called_as_a_state_is_somebody(text: str, left: str) -> None:
    assert masked(text) == [left]


@pytest.mark.parametrize(
    "text",
    [
        "Bâtiments concernés : Jean Zay, Louise Michel",
        "Site : Simone Veil\nResponsable : à désigner",
        "Contrôle de la M. O. E. sur site",
        "Mandataire : Leroy Merlin",
        "Éditeur de la paie : Berger Levrault\nContact : Berger Levrault",
    ],
)
def test_places_abbreviations_and_firms_that_look_like_people_stay(text: str) -> None:
    assert find_personal_data(text) == []
