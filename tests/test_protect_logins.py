"""Accounts that are called after somebody whom the document names."""

from __future__ import annotations

import pytest
from small_corpus import page_of

from protect.masking import find_in_pages, mask
from protect.people.logins import find_logins

NAMES = {"kervadec": {"n"}, "le goff": {"s"}, "martin": {"j"}, "roy": {"a"}, "marche": {"l"}}


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Contact : kervadec.n", "Contact : ████████.█"),
        ("Compte n.kervadec, actif.", "Compte █.████████, actif."),
        ("Compte : N_KERVADEC", "Compte : █_████████"),
        ("login nkervadec", "login █████████"),
        ("login kervadecn2.", "login ██████████."),
        ("login nolwenn.kervadec", "login ███████.████████"),
        ("login slegoff", "login ███████"),
        ("login j-martin", "login █-██████"),
    ],
)
def test_an_account_of_somebody_who_is_named_is_hidden(text: str, masked: str) -> None:
    assert mask(text, find_logins(text, NAMES, frozenset())) == masked


@pytest.mark.parametrize(
    "text",
    [
        "Contact : kervadec.p",  # of somebody else
        "login pkervadec",
        "https://ville.example/n.kervadec",
        "n.kervadec.example",
        "a.roy",  # too short to be told from a word
        "lmarche",
        "service.kervadec",
        "kervadec.n.b",
    ],
)
def test_what_is_no_account_of_theirs_stays(text: str) -> None:
    assert list(find_logins(text, NAMES, frozenset({"marche"}))) == []


def test_an_account_on_another_page_than_the_name_is_hidden() -> None:
    pages = [
        page_of("Référente : Mme Nolwenn Kervadec, cheffe de projet.", number=1),
        page_of("Poste : bureau 214. Contact : kervadec.n", number=2),
    ]
    _, found = find_in_pages(pages)
    assert mask(pages[1].text, found).endswith("Contact : ████████.█")
