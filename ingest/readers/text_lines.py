"""The lines of a text, and which are headings: by their words, by its table of contents or by the numbers around."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.heading_numbers import Number, heading_number, leading, may_be_a_heading
from ingest.headings import heading_level
from ingest.plain_text import clean_line
from ingest.readers.printed_contents import Contents, contents_key, find_contents

_FURTHEST_SECOND_LINE = 2
"""Where the second line of a heading may stand below the first: programs may set a blank line between them."""
_MOST_WORDS = 25
"""Of a title that runs into its text."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as it is laid out; `level` is its depth as a heading, None where it is none."""

    text: str
    level: int | None = None

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def number(self) -> Number:
        return heading_number(clean_line(self.text))


_BLANK = TextLine("")


def read_lines(text: str) -> list[TextLine]:
    """The lines of `text`, blank where those of its table of contents stood, each heading that this names on one."""
    written = text.splitlines()
    contents = find_contents(written)
    lines = [
        _BLANK if place in contents.places else TextLine(line, heading_level(clean_line(line)))
        for place, line in enumerate(written)
    ]
    return _with_those_between(_as_named(list(_with_titles_apart(lines, contents)), contents))


def _with_titles_apart(lines: Sequence[TextLine], contents: Contents) -> Iterator[TextLine]:
    """The lines, those that go on as text behind a numbered title of the table of contents cut behind it, unless the
    title stands on a line of its own too."""
    alone = {contents_key(line.text) for line in lines}
    titles = {key for key in contents.levels if key not in alone}
    for place, line in enumerate(lines):
        words = line.text.split()
        is_possible = titles and place >= contents.table.stop and line.number
        behind = _behind_the_title(words, titles) if is_possible else 0
        if behind:
            yield from (TextLine(" ".join(words[:behind])), TextLine(" ".join(words[behind:])))
        else:
            yield line


def _behind_the_title(words: Sequence[str], titles: Container[str]) -> int:
    """The place of the word in a capital behind the title that a line begins with, 0 where it begins with none."""
    places = range(min(len(words) - 1, _MOST_WORDS), 1, -1)
    ends = (place for place in places if words[place][:1].isupper())
    return next((place for place in ends if contents_key(" ".join(words[:place])) in titles), 0)


def _as_named(lines: Sequence[TextLine], contents: Contents) -> list[TextLine]:
    """The lines, those that the table of contents names as headings, and none of those beside its entries."""
    named = dict(_named(lines, contents))
    beside = {place: replace(lines[place], level=None) for place in _beside(lines, contents, named)}
    changed = beside | named
    return [changed.get(place, line) for place, line in enumerate(lines)]


def _beside(lines: Sequence[TextLine], contents: Contents, named: Container[int]) -> Iterator[int]:
    """The headings that a table of contents has without dots: before the first one named, and again below."""
    begins = next((place for place in range(contents.table.stop, len(lines)) if place in named), contents.table.stop)
    below = {contents_key(line.text) for line in lines[begins:] if line.level}
    for place in range(contents.table.start, begins):
        if lines[place].level and contents_key(lines[place].text) in below:
            yield place


def _named(lines: Sequence[TextLine], contents: Contents) -> Iterator[tuple[int, TextLine]]:
    """The lines that a table of contents names, the first of each, by their places; a second line is blank."""
    left = dict(contents.levels)
    for place, line in enumerate(lines):
        for second in (place, *_second_line(lines, place)):
            whole = line.text if second == place else f"{line.text} {lines[second].text}"
            if (key := contents_key(whole)) in left:
                level = left.pop(key)
                yield place, TextLine(whole, line.level or level)
                yield from [(second, _BLANK)] if second > place else []
                break


def _second_line(lines: Sequence[TextLine], place: int) -> Iterator[int]:
    """The place of the next line with words, where it may go on with a numbered heading."""
    if lines[place].number:
        below = range(place + 1, min(place + 1 + _FURTHEST_SECOND_LINE, len(lines)))
        further = next((one for one in below if not lines[one].is_blank), None)
        if further is not None and not lines[further].number:
            yield further


def _with_those_between(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, those as headings whose numbers lead from one heading to the next."""
    headings = [place for place, line in enumerate(lines) if line.level]
    between = {place for above, below in pairwise(headings) for place in _leading(lines, above, below)}
    return [replace(line, level=len(line.number)) if place in between else line for place, line in enumerate(lines)]


def _leading(lines: Sequence[TextLine], above: int, below: int) -> list[int]:
    """The lines whose numbers lead from one heading to the next."""
    possible = [place for place in range(above + 1, below) if _may_head(lines, place)]
    steps = leading(lines[above].number, lines[below].number, [lines[place].number for place in possible])
    return [possible[step] for step in steps]


def _may_head(lines: Sequence[TextLine], place: int) -> bool:
    """Whether a line may be a heading and stands by itself: no line goes on above or below it."""
    above, below = lines[place - 1], lines[place + 1]
    stands_alone = (above.is_blank or above.level) and not below.text.strip()[:1].islower()
    return bool(stands_alone) and may_be_a_heading(clean_line(lines[place].text))
