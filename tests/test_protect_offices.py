"""Which addresses and numbers of a text are a body's, and which may lead to somebody."""

from __future__ import annotations

import pytest

from protect.offices import of_offices
from protect.personal_data import find_personal_data


def offices(text: str) -> list[str]:
    findings = find_personal_data(text)
    there = of_offices(text, findings)
    return [text[one.start : one.end] for one in findings if one in there]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Standard : 01 48 38 82 59", ["01 48 38 82 59"]),
        ("Accueil de la mairie – tél. : 01 48 38 82 59", ["01 48 38 82 59"]),
        ("Switchboard: +44 20 7946 0958", ["+44 20 7946 0958"]),
        ("Assistance technique par téléphone au 08 92 23 21 20.", ["08 92 23 21 20"]),
        ("Call 1-866-312-1511.", ["1-866-312-1511"]),
        ("Mairie de Verval\n65, avenue de la Gare\n93350 Verval Cedex Tél: 01.48.38.82.59", ["01.48.38.82.59"]),
        (
            "Tribunal administratif de Montrevel\n7 rue Haute 93558 MONTREVEL CEDEX\nTél. : 01 49 20 20 00\n"
            "Fax : 01 49 20 20 99\nCourriel : greffe.ta-montrevel@juradm.example",
            ["01 49 20 20 00", "01 49 20 20 99", "greffe.ta-montrevel@juradm.example"],
        ),
    ],
)
def test_the_switchboard_of_a_body_leads_to_nobody(text: str, numbers: list[str]) -> None:
    assert offices(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Tél. : 01 48 38 82 59",
        "Standard de Mme Sophie Martin : 01 48 38 82 59",
        "Contact : Sophie Martin, accueil, 01 48 38 82 59",
        "Accueil : 06 12 34 56 78",
        "Mairie de Verval\n65, avenue de la Gare\n93350 Verval Cedex\nMme Sophie Martin, tél. : 01 48 38 82 59",
        "Mairie de Verval\n93350 Verval Cedex\nTél. : 01 48 38 82 59, sophie.martin@verval.example",
        "Mairie de Verval\n65, avenue de la Gare\n93350 Verval Cedex, Durandot, tél. : 01 48 38 82 59",
        "Accueil (Durandot) : 01 48 38 82 59",
        "12 rue de la Gare 93350 Verval\nTél. : 01 48 38 82 59",
        "Mme Sophie Martin, demeurant 12 rue de la Gare 93350 Verval Cedex. Tél. : 01 48 38 82 59",
    ],
)
def test_a_number_that_may_be_somebody_s_is_nobody_else_s(text: str) -> None:
    assert offices(text) == []


@pytest.mark.parametrize(
    ("text", "is_an_office_s"),
    [
        ("Écrire à marches@verval.example", True),
        ("Écrire à secretariat.lotissement@verval.example", True),
        ("Me Fontanel répond : cabinet.fontanel@avocats.example", False),
        ("Écrire à contact.sophie@verval.example", False),
        ("Écrire à s.martin@verval.example", False),
    ],
)
def test_a_mailbox_that_is_called_after_somebody_of_the_text_is_theirs(text: str, is_an_office_s: bool) -> None:
    assert bool(offices(text)) is is_an_office_s
