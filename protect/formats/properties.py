"""Properties that somebody gave a file by hand, or a program for them: which of them tell of somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from protect.formats.places import emails_in, is_local, paths_in
from protect.personal_data import names_someone, tells_somebody

_OF_SOMEBODY = re.compile(
    r"_?(?:author|e-?mail|reviewing|owner|checked by|client|editor|typist|manager|company|msip_|auteur|r[eé]dacteur"
    r"|responsable|v[eé]rifi[eé]|soci[eé]t[eé]|organisme|sharedwith|display_urn|createdby|modifiedby)",
    re.I,
)
"""How the names begin of those that programs fill with people and where these work: of Office in both languages, and of
SharePoint, which leaves the same in an OpenDocument file."""


def is_personal(name: str, value: str, families: Sequence[str]) -> bool:
    """Whether a property is filled with somebody, by its name or its value, or with a folder. `families` are the family
    names told already, which alone name somebody too."""
    if (value and _OF_SOMEBODY.match(name)) or tells_somebody(name) or names_someone(value, families):
        return True
    return bool(emails_in(value) or is_local(value) or paths_in(value))
