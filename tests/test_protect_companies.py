"""A document says of a company that it is one; what says that somebody is a person goes before."""

from __future__ import annotations

import pytest

from corpus.models import Page
from protect.masking import find_in_pages, mask_pages
from protect.people.companies import said_to_be_companies

APPROVED = "Le rapport est validé par Sylvaq ORVE. Sylvaq ORVE en garde une copie."


def masked(*texts: str) -> list[str]:
    pages = [Page(number, str(number), text) for number, text in enumerate(texts, start=1)]
    return [page.text for page in mask_pages(pages, find_in_pages(pages))]


@pytest.mark.parametrize(
    "said",
    [
        "SYLVAQ ORVE est une société spécialisée dans le bois.",
        "Sylvaq Orve (SO) est une grande entreprise.",
        "Sylvaq Orve is a non-profit of four towns.",
    ],
)
def test_what_a_document_says_to_be_a_company_is_nobody_on_any_page(said: str) -> None:
    assert masked(said, APPROVED) == [said, APPROVED]


@pytest.mark.parametrize(
    "said",
    [
        "Sylvaq Orve est une personne de confiance.",
        "L’entreprise de Sylvaq Orve est une filiale.",
        "Sylvaq Orve préside le jury. L’usine est une société.",
    ],
)
def test_who_is_said_to_be_no_company_is_somebody(said: str) -> None:
    assert masked(said, APPROVED)[1] == "Le rapport est validé par ██████ ████. ██████ ████ en garde une copie."


def test_a_civility_or_a_first_name_tell_of_a_person_whatever_is_called_after_them() -> None:
    said = "Sylvaq Orve est une société. Claire Martin est une société."
    assert "██████ ████ signe" in masked(said, "Mme Sylvaq Orve signe.")[1]
    assert "Martin" not in masked(said, "Le rapport est validé par Claire Martin.")[1]
    assert said_to_be_companies([said]) == {"sylvaqorve"}
