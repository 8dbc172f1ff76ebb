"""Each person is told once, by the fullest name and with what they do."""

from __future__ import annotations

import pytest

from protect.findings import FIRST_NAME
from protect.people.named import Mention, Person, people_named
from protect.personal_data import find_personal_data


def test_the_same_person_in_either_order_with_initials_or_alone_is_one() -> None:
    people = people_named(
        [
            Mention("KERVADEC Mireille"),
            Mention("Kervadec", "Mme"),
            Mention("Mireille Kervadec", "Madame"),
            Mention("B. Talhouarn"),
            Mention("Mireille", FIRST_NAME),
            Mention("Bruno Talhouarn", "DSI"),
        ]
    )
    assert people == [
        Person(
            "Mireille Kervadec",
            "",
            "Mireille",
            ("KERVADEC Mireille", "Kervadec", "Mireille Kervadec", "Mireille"),
        ),
        Person("Bruno Talhouarn", "DSI", "", ("B. Talhouarn", "Bruno Talhouarn")),
    ]


def test_people_who_share_a_word_of_their_names_stay_apart() -> None:
    names = ["Anne Le Goff", "Jean Le Goff", "A. Morvan", "Anne Morvan", "Paul Anne"]
    assert [one.name for one in people_named(map(Mention, names))] == [
        "Anne Le Goff",
        "Jean Le Goff",
        "Anne Morvan",
        "Paul Anne",
    ]


def test_the_role_is_the_first_one_told_wherever_it_stands() -> None:
    mentions = [Mention("Anne Morvan", "Cordialement"), Mention("Morvan", "Mme"), Mention("MORVAN Anne", "directrice")]
    assert [(one.name, one.role) for one in people_named(mentions)] == [("Anne Morvan", "directrice")]


@pytest.mark.parametrize(
    "beside",
    [
        "",
        "Madame",
        "M.",
        "MM.",
        "Nom et prénom",
        "Signature",
        FIRST_NAME,
        "Rédigé",
        "validé par",
        "Contact",
        "contact y",
    ],
)
def test_a_civility_a_label_or_a_signature_is_no_role(beside: str) -> None:
    assert people_named([Mention("Anne Morvan", beside)])[0].role == ""


def test_a_name_without_capitals_is_that_of_the_same_person() -> None:
    mentions = [Mention("fatoumata diallo"), Mention("Diallo F."), Mention("Fatoumata", FIRST_NAME)]
    assert [(one.name, one.first_name) for one in people_named(mentions)] == [("fatoumata diallo", "Fatoumata")]


def test_the_next_of_a_list_has_not_the_role_of_the_one_before() -> None:
    text = "Présents : Marc Le Gall (DGS), Nadia Benali."
    found = [Mention(text[one.start : one.end], one.detail) for one in find_personal_data(text, "fr")]
    assert [(one.name, one.role) for one in people_named(found)] == [("Marc Le Gall", "DGS"), ("Nadia Benali", "")]
