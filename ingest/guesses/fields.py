"""The labelled fields of a cover, which may run on one line: “Agency: Orve Library Project Name: Binding of books”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.guesses.organisations import flat

_OF_THE_TITLE = (
    r"(?:project|contract|tender|solicitation|rf[pqi]) (?:name|title)|titre du marche"
    r"|(?:nom|intitule) (?:du |de la |de l')(?:projet|marche|consultation|accord-cadre|operation)"
)
_OF_THE_BUYER = (
    r"(?:issuing |requesting )?agency(?: name)?|authorized user|issuing (?:department|office)"
    r"|organisme(?: acheteur| emetteur)?|issued by"
    r"|collectivite|nom (?:de la |de l')(?:collectivite|etablissement|organisme)"
)
_OF_NEITHER = (
    r"(?:due |issue |release )?date|(?:project|contract|rf[pqi]|solicitation) (?:no|number)\.?|reference|contact"
    r"|(?:donor|financing|funding|lead|partner) agency"
)
_FIELD = re.compile(
    rf"(?:^|(?<=\s))(?:(?P<title>{_OF_THE_TITLE})|(?P<buyer>{_OF_THE_BUYER})|{_OF_NEITHER})\s?:(?:\s|$)"
)


def is_a_field(line: str) -> bool:
    """Whether a line begins with such a label: “Agency: Orve Library”."""
    return _FIELD.match(flat(line)) is not None


def titles_in(line: str) -> Iterator[str]:
    """What stands behind labels such as “Project Name:”."""
    return _values(line, "title")


def buyers_in(line: str) -> Iterator[str]:
    """What stands behind labels such as “Agency:”."""
    return _values(line, "buyer")


def _values(line: str, wanted: str) -> Iterator[str]:
    """The values of the wanted fields, each up to the next label: within a line, one begins with a capital."""
    fields = [field for field in _FIELD.finditer(flat(line)) if not line[field.start()].islower()]
    ends = [*(field.start() for field in fields[1:]), len(line)]
    for field, end in zip(fields, ends, strict=False):
        if field[wanted] and (value := line[field.end() : end].strip()):
            yield value
