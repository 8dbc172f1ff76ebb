"""Laws and effects that are named after people are nobody; who has the name where a role tells it is somebody."""

from __future__ import annotations

import pytest

from corpus.models import Page
from protect.masking import find_in_pages
from protect.personal_data import find_personal_data


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize(
    "said",
    [
        "Following Clinger-Cohen, the President issued an order.",
        "Clinger-Cohen, director’s guide",
        "Under Clinger-Cohen, manager duties change.",
    ],
)
def test_a_law_is_nobody_where_it_is_called_by_its_double_name_alone(said: str) -> None:
    pages = [Page(1, "1", "The Clinger-Cohen Act of 1996 applies."), Page(2, "2", said)]
    assert find_in_pages(pages) == ((), ())


def test_a_double_name_that_no_law_bears_is_hidden() -> None:
    assert hidden("Karen Clinger-Cohen, director") == ["Karen Clinger-Cohen"]
    text = "The Clinger-Cohen Act applies. Contact: Ms. Clinger-Cohen"
    assert hidden(text) == ["Clinger-Cohen"]


@pytest.mark.parametrize(
    "text",
    [
        "La loi n° 2014-626 du 18 juin 2014, dite Solène Priouvel, ministre",
        "les lois Solène Priouvel, ministre",
        "le décret Solène Priouvel (ministre)",
        "la pyramide de Solène Priouvel (auteur)",
        "le principe de Solène Priouvel, consultante",
        "as explained by the Karen Whitlock Effect",
        "as explained by Karen Whitlock's Law",
    ],
)
def test_what_is_named_after_somebody_is_nobody(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rapporteure de la loi : {}, députée",
        "Amendement : {}, députée",
        "la directive de {}, directrice",
        "Contact: {}, Test Manager",
        "Prepared by {}, Director of Law",
        "Attention: {}, Public Records Act Coordinator",
    ],
)
def test_who_is_named_beside_a_law_is_somebody(text: str) -> None:
    assert hidden(text.format("Karen Whitlock")) == ["Karen Whitlock"]


def test_who_is_in_charge_of_an_act_is_somebody() -> None:
    assert hidden("Contact Karen Whitlock Privacy Act Officer") == ["Karen Whitlock Privacy Act"]
