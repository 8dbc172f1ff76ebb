"""The table of contents printed in a text: which lines it takes up, and the headings that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.heading_numbers import heading_number, level_in_contents
from ingest.headings import heading_key
from ingest.plain_text import clean_line

_LEADERS = re.compile(r"(?:(?<!\.)\.{5,}|(?<!…)…{3,}|(?<!_)_{5,})\s{0,99}(\d{1,4})\s*$")
_FILLED = re.compile(r"\s*(?!\d)\S.*:\s*[.…_]{3}")
"""“Montant HT annuel : ........ 1200”; an entry of a table of contents is numbered where a colon ends its title."""
_FEWEST_ENTRIES = 3


@dataclass(frozen=True, slots=True)
class Contents:
    """The places of the lines of a table of contents, and the level of each heading that it names, by its key.

    A heading without a number has None.
    """

    places: frozenset[int]
    levels: Mapping[str, int | None]


def page_led_to(line: str) -> int | None:
    """The page to which the dots of an entry of a table of contents lead, None where the line is none."""
    led = _LEADERS.search(line)
    return int(led[1]) if led and not _FILLED.match(line) else None


def find_contents(lines: Sequence[str]) -> Contents:
    """The table of contents among the lines of a text, the first lines of its wrapped entries included."""
    led = [place for place, line in enumerate(lines) if page_led_to(line) is not None]
    if len(led) < _FEWEST_ENTRIES:
        return Contents(frozenset(led), {})
    places = [tuple(_entry(lines, place)) for place in led]
    named = [clean_line(" ".join(_LEADERS.sub("", lines[place]) for place in entry)) for entry in places]
    return Contents(
        frozenset(place for entry in places for place in entry),
        {heading_key(heading): level_in_contents(heading) for heading in named},
    )


def _entry(lines: Sequence[str], last: int) -> Iterator[int]:
    """The places of an entry that ends at `last`: the line above too where only that has a number."""
    above = lines[last - 1] if last else ""
    is_wrapped = heading_number(clean_line(above)) and not heading_number(clean_line(lines[last]))
    if is_wrapped and page_led_to(above) is None:
        yield last - 1
    yield last
