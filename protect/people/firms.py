"""What companies are called: a legal form, or a last word that tells their trade."""

from __future__ import annotations

from collections.abc import Sequence

from protect.people.names import folded, is_a_trade

_FORMS = frozenset(
    (
        "SA",
        "SAS",
        "SASU",
        "SARL",
        "EURL",
        "SCOP",
        "SNC",
        "GIE",
        "SEM",
        "SPL",
        "EPIC",
        "LLC",
        "LTD",
        "INC",
        "GMBH",
        "PLC",
    )
)
_CALLED_AS_PEOPLE = frozenset(
    (
        "bergerlevrault",
        "danielmoquet",
        "guychallancin",
        "leongrosse",
        "leroymerlin",
        "mariebrizard",
        "yvesrocher",
        "jeanlefebvre",
        "marieblachere",
        "ralphlauren",
        "hugoboss",
        "johndeere",
        "morganstanley",
        "arthurandersen",
        "louisvuitton",
    )
)
"""Firms that bid for tenders, or whose products tenders name, and that nobody is called like."""


def names_a_company(pieces: Sequence[str]) -> bool:
    """Whether a legal form is among the words, “APAVE S.A.”, or the last one tells its trade: “Tecno Ingénierie”."""
    has_a_form = any(piece.replace(".", "").upper() in _FORMS for piece in pieces)
    return has_a_form or is_a_trade(pieces[-1]) or is_called_as_somebody("".join(pieces))


def is_called_as_somebody(name: str) -> bool:
    """Whether it is a firm that has the name of a person: “Leroy Merlin”."""
    return folded(name) in _CALLED_AS_PEOPLE
