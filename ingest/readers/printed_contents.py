"""The table of contents printed in a text: which lines it takes up, and the headings that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.folding import fold
from ingest.heading_numbers import heading_number, level_in_contents
from ingest.headings import heading_key, heading_level
from ingest.plain_text import clean_line

_LEADERS = re.compile(r"(?:(?<!\.)\.{5,}|(?<!…)…{3,}|(?<!_)_{5,})\s{0,99}(\d{1,4})\s*$")
_FILLED = re.compile(r"\s*(?!\d)\S.*:\s*[.…_]{3}")
"""“Montant HT annuel : ........ 1200”; an entry of a table of contents is numbered where a colon ends its title."""
_FEWEST_ENTRIES = 3
_WIDEST_GAP = 8
"""How many lines one entry may stand below another: a page’s end and an entry on two lines between them."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The places of the lines of a table of contents, and the level of each heading that it names, by its key.

    A heading without a number has None. `table` reaches from the first entry to the last, dotted lines of forms apart.
    """

    places: frozenset[int]
    levels: Mapping[str, int | None]
    table: range = range(0)


def contents_key(text: str) -> str:
    """The key of a heading or an entry, without accents: tables of contents in capitals often have none."""
    return fold(heading_key(text))


def page_led_to(line: str) -> int | None:
    """The page to which the dots of an entry of a table of contents lead, None where the line is none."""
    led = _LEADERS.search(line)
    return int(led[1]) if led and not _FILLED.match(line) else None


def find_contents(lines: Sequence[str]) -> Contents:
    """The table of contents among the lines of a text, the first lines of its wrapped entries included."""
    led = [place for place, line in enumerate(lines) if page_led_to(line) is not None]
    if len(led) < _FEWEST_ENTRIES:
        return Contents(frozenset(led), {})
    keys = Counter(_keys(lines, led))
    places = [tuple(_entry(lines, place, keys)) for place in led]
    named = [clean_line(" ".join(_LEADERS.sub("", lines[place]) for place in entry)) for entry in places]
    return Contents(
        frozenset(place for entry in places for place in entry),
        {contents_key(heading): level_in_contents(heading) for heading in named},
        _table(led),
    )


def _table(led: Sequence[int]) -> range:
    """The first run of as many lines with a page as make a table, which may go on over the end of a page."""
    run: list[int] = []
    for place in led:
        if run and place - run[-1] > _WIDEST_GAP:
            if len(run) >= _FEWEST_ENTRIES:
                break
            run = []
        run.append(place)
    return range(run[0], run[-1] + 1) if len(run) >= _FEWEST_ENTRIES else range(0)


def _keys(lines: Sequence[str], led: Sequence[int]) -> Iterator[str]:
    """The keys of the lines that lead to no page, and of those with a number together with the next one."""
    filled = [place for place in sorted({*range(len(lines))} - {*led}) if lines[place].strip()]
    for place, below in pairwise((*filled, -1)):
        yield contents_key(lines[place])
        if 0 < below <= place + 2 and heading_number(clean_line(lines[place])):
            yield contents_key(lines[place] + lines[below])


def _entry(lines: Sequence[str], last: int, keys: Mapping[str, int]) -> Iterator[int]:
    """The places of an entry that ends at `last`: the line above too where the text has both as one heading below."""
    above = lines[last - 1] if last else ""
    is_wrapped = heading_number(clean_line(above)) and not heading_number(clean_line(lines[last]))
    both = contents_key(above + _LEADERS.sub("", lines[last]))
    if is_wrapped and page_led_to(above) is None and both in keys and not _is_a_heading(above, keys):
        yield last - 1
    yield last


def _is_a_heading(line: str, keys: Mapping[str, int]) -> bool:
    """Whether a line that looks like a heading comes again by itself: “3. Candidature” above “DC1 ........ 2”."""
    return bool(heading_level(clean_line(line))) and keys[contents_key(line)] > 1
