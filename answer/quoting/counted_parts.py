"""The parts that a quotation counts, each under a heading of its own: “nous avons identifié 6 facteurs de réussite”.

Where several things answer, a quotation that only says how many they are is followed by the parts of its document that
are headed by them: as many headings of one level as it says, the next ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, groupby, takewhile

from answer.quoting.quotes import Quote
from answer.quoting.stretches import is_blank
from answer.quoting.whole_sections import PassagesOf
from answer.text.figures import Amount, find_figures
from answer.text.orders import gives_orders
from corpus.folding import fold
from corpus.models import Passage, Span
from corpus.table_rows import is_row
from protect.masking import MASK

_MOST = 12
"""Parts of one answer."""
_LONGEST = 400
"""Characters that are quoted of a part, its heading included."""
_TELLS_OF_PARTS = re.compile(
    r"\b(?:identifi|compren|compt|disting|repos|compos|articul|divis|choisi|suivant|consist|decoup|structur|compris|"
    r"includ|follow|cover|identif|made up)\w*"
)
_COUNTS = re.compile(r"(?<!\w)(?:\d{1,2}|[^\W\d_]+) (?:[^\W\d_]+ ){0,2}?[^\W\d_]{4,}s\b")
"""What a sentence says that its parts follow, in plain letters, and how a number counts: “six grands facteurs”."""


def counted_parts(quote: Quote, passages_of: PassagesOf) -> list[Quote]:
    """The beginning of each part that the last sentence of a quotation counts, in order; none where it counts none."""
    passage = quote.hit.passage
    if not passage.sentences or quote.span.end < passage.sentences[-1].end:
        return []
    counted = {number for number in _counts(passage.quote(passage.sentences[-1])) if 1 < number <= _MOST}
    if not counted:
        return []
    after = list(dropwhile(lambda one: one.id != passage.id, passages_of(quote.hit.document.id)))[1:]
    depth = len(passage.section)
    for level in range(depth, max(depth - 2, -1), -1):
        parts = list(_parts(after, passage.section, level))
        if len(parts) in counted and all(map(_can_be_shown, parts)):
            return [_quoted(quote, one) for one in parts]
    return []


def _counts(sentence: str) -> Iterator[int]:
    """The numbers of parts that it says to follow: 6 in “nous avons identifié 6 facteurs”, none in “durant 6 mois”."""
    if is_row(sentence) or not sentence.endswith((".", ":")) or not _TELLS_OF_PARTS.search(fold(sentence)):
        return
    for figure in find_figures(sentence):
        counts = figure.start > 0 and _COUNTS.match(sentence, figure.start)
        for reading in figure.readings if counts else ():
            if isinstance(reading, Amount) and not reading.unit and reading.value == int(reading.value):
                yield int(reading.value)


def _parts(after: Iterable[Passage], section: Sequence[str], level: int) -> Iterator[Passage]:
    """The first passage of each part behind a passage of a section, under headings of the same `level` from 0 on."""
    inside = takewhile(lambda one: one.section[:level] == tuple(section[:level]) and len(one.section) > level, after)
    for heading, passages in groupby(inside, key=lambda one: one.section[level]):
        if heading != (section[level] if len(section) > level else None):
            yield next(passages)


def _can_be_shown(passage: Passage) -> bool:
    quoted = passage.quote(_beginning(passage)) if passage.sentences else MASK
    return not (MASK in quoted or is_blank(quoted) or gives_orders(quoted))


def _beginning(passage: Passage) -> Span:
    """The heading with which a passage begins, with its first sentence where both are short."""
    first = passage.sentences[0]
    heading = Span(passage.start, first.start)
    is_headed = bool(passage.quote(heading).strip())
    if is_headed and first.end - passage.start > _LONGEST:
        return Span(passage.start, passage.start + len(passage.quote(heading).rstrip()))
    return Span(passage.start, first.end)


def _quoted(quote: Quote, passage: Passage) -> Quote:
    hit = replace(quote.hit, passage=passage)
    return replace(quote, hit=hit, span=_beginning(passage), also=(), is_close=True, chosen=None)
