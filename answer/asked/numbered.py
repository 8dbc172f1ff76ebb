"""The lots and phases that a question names by a number, and whether documents that number such things have it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answer.text.figures import flat

_PART = re.compile(
    r"\b(?P<kind>lot|tranche|phase|milestone)(?: (?:n ?°|no\.?|numero))? ?(?P<number>\d{1,2})\b(?! ?[%€°/]|[.,]?\d)"
)
_REACH = 40
"""Letters behind “lots” within which its numbers stand: “lots n° 1 (nord), n° 2 (sud) et 3”."""
_IN_A_ROW = re.compile(r"^\W{0,4}(\d{1,2}) ?\|", re.M)
"""The first cell of a row: “2 | Charpente”."""
_FEWEST = 2
"""Numbers of a kind that a text has to state for one to be missed."""


@dataclass(frozen=True, slots=True)
class Part:
    """A lot, a phase… of a tender, `written` so, by its `kind` and its `number`."""

    written: str
    kind: str
    number: int

    def is_absent_from(self, text: str) -> bool:
        """Whether a flat text numbers such parts, and all below this number: a lot 9 of eight.

        One that is not seen between others may be written in any way: “le troisième lot”, “lots A, B et C”.
        """
        places = [one.end() for one in re.finditer(rf"\b{self.kind}s?\b", text)]
        stated = {int(one) for end in places for one in re.findall(r"\d+", text[end : end + _REACH]) if len(one) <= 2}
        in_rows = {int(one) for one in _IN_A_ROW.findall(text)}
        return len(stated) >= _FEWEST and self.number > max(stated | in_rows)


def parts_in(question: str) -> Iterator[Part]:
    """The lots, phases and milestones that a question names by their numbers."""
    for one in _PART.finditer(flat(question)):
        yield Part(question[one.start() : one.end()], one["kind"], int(one["number"]))
