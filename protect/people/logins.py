"""Accounts that are called after somebody whom the document names: “kervadec.n”, “n.kervadec”, “nkervadec”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Set

from protect.findings import Finding, Kind
from protect.people.names import folded, is_common, is_first_name, is_no_family_name

_SHORTEST = 4
"""Letters of a family name that an account holds."""
_SHORTEST_JOINED = 5
"""The same where nothing stands between it and the initial: “l” and “eroy” are no account of anybody."""
_LOGIN = re.compile(r"(?<![\w.@/\\#&=+:-])[^\W_]+(?:[._-][^\W_]+)*(?![\w@/\\]|[.:-]\w)")
_BETWEEN = re.compile(r"[._-]")


def find_logins(text: str, names: Mapping[str, Collection[str]], common: Set[str]) -> Iterator[Finding]:
    """Where an account has a family name with an initial, or a first name, of its bearers.

    `names` are the initials of each plain name's bearers; `common` are the words that the document writes without a
    capital, folded. A name of several words is joined in an account: “n.legoff”.
    """
    families = {folded(name): {one for one in initials if one} for name, initials in names.items()}
    families = {name: initials for name, initials in families.items() if len(name) >= _SHORTEST and initials}
    for login in _LOGIN.finditer(text) if families else ():
        parts = [folded(part) for part in _BETWEEN.split(login[0].rstrip("0123456789"))]
        if _is_of(parts, families, common):
            yield Finding(Kind.PERSON, *login.span())


def _is_of(parts: list[str], families: Mapping[str, Collection[str]], common: Set[str]) -> bool:
    if len(parts) == 1:
        return any(
            len(family) >= _SHORTEST_JOINED
            and not (is_common(family) or is_no_family_name(family) or common & {family, parts[0]})
            and parts[0] in {f"{initial}{family}", f"{family}{initial}"}
            for family, initials in families.items()
            for initial in initials
        )
    if len(parts) != 2:
        return False
    first, second = parts
    return _are_of_one(first, second, families) or _are_of_one(second, first, families)


def _are_of_one(given: str, family: str, families: Mapping[str, Collection[str]]) -> bool:
    is_given = len(given) == 1 or is_first_name(given)
    return is_given and given[:1] in families.get(family, ())
