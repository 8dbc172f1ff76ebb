"""Full names without capitals beside a role or a contact word: “Contact : kevin morvan”.

The first name is one that we know and no word, and the name is all that stands behind the label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import Finding, Kind
from protect.people.beside import CONTACT_WORD
from protect.people.names import CIVILITY, LOWER, UPPER, Place, is_common, is_first_name, is_no_family_name, is_ordinary
from protect.people.roles import ROLE

_PART = rf"[{LOWER}{UPPER}][{LOWER}]+(?:[-‑'’][{LOWER}{UPPER}][{LOWER}]+)?"
_NAME = re.compile(
    rf"(?<=[:|.])\s?(?i:{CIVILITY}\s)?"
    rf"(?P<name>(?P<first>{_PART})[ \u00a0](?P<family>(?:(?:de[ \u00a0]la|le|la|de|du)[ \u00a0])?(?P<last>{_PART})))"
    r"(?=\.?\s{0,3}(?:\Z|[\n|;,(–—/]|-\s|[+0]\d)|\.\s)"
)
_LABEL_BEFORE = re.compile(
    rf"(?<![\w-])(?:{ROLE}(?:\s[\w'’-]{{1,20}}){{0,4}}\s?[:|]|{CONTACT_WORD}(?:\s?[:|]|\.(?=\s)))\s?(?:{CIVILITY}\s)?\Z",
    re.I | re.X,
)
_REACH = 100


def names_in_small_letters(text: str) -> Iterator[Finding]:
    """The names, with a first name or a family name that has no capital, that such a label tells."""
    for name in _NAME.finditer(text):
        if _has_no_capital(name) and _LABEL_BEFORE.search(text, *_before(name)):
            yield Finding(Kind.PERSON, *name.span("name"))


def _before(name: re.Match[str]) -> Place:
    """The stretch of the text in which the label may stand."""
    return max(0, name.start("name") - _REACH), name.start("name")


def _has_no_capital(name: re.Match[str]) -> bool:
    is_small = name["first"].islower() or name["family"].islower()
    is_a_word = is_common(name["last"]) or is_no_family_name(name["last"])
    return is_small and _is_given(name["first"]) and not is_a_word


def _is_given(word: str) -> bool:
    return is_first_name(re.split("[-‑]", word)[0]) and not (is_ordinary(word) or is_common(word))
