"""Where the sentences of a page are: the smallest spans that can be quoted alone.

A table row is one sentence, as is a heading, unless one of its cells holds a page of prose, as those of forms do. Prose
and list items are cut at the full stops that end a sentence in French or English, which those of abbreviations, numbers
("99.5 %", "art. 7.2") and initials do not. What runs on too long to be quoted is cut at its semicolons, and the fields
of a European notice that stand in one line are cut from each other. The bullet of a list item is no part of its
sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.models import Block, BlockKind, Span
from corpus.table_rows import CELLS, cells_in, is_labelled
from ingest.notice_fields import NUMBER_OF_A_FIELD

_LONGEST = 450
"""Characters beyond which a sentence is cut at semicolons, where it has some: about five printed lines."""
_LONGEST_CELL = 2 * _LONGEST
"""Characters of a cell beyond which it is prose."""
_REACH = 100
"""Characters before a stop that may tell whether it ends a sentence: its last word and what closes behind it."""

_ABBREVIATIONS = frozenset(
    """
    art arts al cf ex etc env p pp vol chap fig tab réf ref tél tel n no nos mm mme mmes mlle dr st ste bd av ch alin
    app ann max min mens hab resp sté éd ed vs inc ltd corp sec mr mrs ms jr approx dept est e.g i.e u.s
    """.split()
)
_END = re.compile(
    r"""(?<=[.!?…])(?:\s?["»”’)\]])*\s+      # a stop, closing marks (French ones after a space), then space …
        (?=["«“‘(\[•\-–—]*\s?        # … before what can open a sentence
           [A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ0-9⅓½¼≥≤<>])
    """,
    re.VERBOSE,
)
_CLOSING = '"»”’)] \n\u00a0\u202f'
_LAST_WORD = re.compile(r"([\w.]+)[.…]$")
_BULLET = re.compile(r"\s*(?:[•◦▪‣⁃▫■□●○➢➤❖→*]\s*|[-–—](?:\s+|(?=[^\W\d])))")  # "-5 %" is a figure
_SEMICOLON = re.compile(r"(?<=;)\s+")
_FIELD_OF_A_NOTICE = re.compile(rf"\s+(?={NUMBER_OF_A_FIELD} ?[A-ZÀ-Þ])")
"""What stands before “II.1.5)Valeur totale estimée”, where a notice was copied without its lines."""
_FEWEST_FIELDS = 3
"""In one line of a notice: fewer may be spoken of in prose, “voir l’article I.3) Objet”."""


def find_sentences(text: str, block: Block) -> list[Span]:
    """The sentences of one block of `text`, in order, without the spaces around them."""
    whole = Span(block.start, block.end)
    if block.kind is BlockKind.HEADING:
        return _trimmed(text, [whole])
    if block.kind is BlockKind.TABLE_ROW:
        return _trimmed(text, _cut_out_of_row(text, whole))
    spans: Iterable[Span] = _cut_into_sentences(text, whole)
    if block.kind is BlockKind.LIST_ITEM:
        spans = (_without_bullet(text, span) for span in spans)
    return _trimmed(text, spans)


def _cut_out_of_row(text: str, row: Span) -> Iterator[Span]:
    """A row whole, but for its cells that hold a page of prose: their sentences, and what stands on either side.

    One with the names of its columns stays whole: without them its cells say little.
    """
    words, start = text[row.start : row.end], row.start
    for cell in () if is_labelled(words) else cells_in(words):
        if cell.end - cell.start > _LONGEST_CELL:
            yield _without_bars(text, Span(start, row.start + cell.start))
            start = row.start + cell.end
            yield from _cut_into_sentences(text, Span(row.start + cell.start, start))
    yield _without_bars(text, Span(start, row.end)) if start > row.start else row


def _without_bars(text: str, cells: Span) -> Span:
    words = text[cells.start : cells.end]
    start = cells.start + len(words) - len(words.lstrip(CELLS))
    return Span(start, max(start, cells.end - (len(words) - len(words.rstrip(CELLS)))))


def _cut_into_sentences(text: str, span: Span) -> Iterator[Span]:
    for sentence in _cut_at_stops(text, span):
        for field in _cut_into_fields(text, sentence):
            yield from _cut_if_long(text, field)


def _cut_at_stops(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for gap in _END.finditer(text, span.start, span.end):
        reach = max(start, gap.start() - _REACH)
        if _ends_sentence(text[reach : gap.start()], begins=reach == start):
            yield Span(start, gap.end())
            start = gap.end()
    yield Span(start, span.end)


def _ends_sentence(text: str, *, begins: bool) -> bool:
    """Whether the stop at the end of `text` is that of a sentence; `begins` where `text` begins with what it cuts."""
    last = _LAST_WORD.search(text.rstrip(_CLOSING))
    if last is None:
        return True
    word = last[1].casefold()
    is_initial = len(word) == 1 and word.isalpha() and last[1].isupper()
    is_enumerator = begins and last.start() == 0 and (word.replace(".", "").isdigit() or len(word) == 1)
    return not (is_initial or is_enumerator or word in _ABBREVIATIONS)


def _cut_into_fields(text: str, span: Span) -> Iterator[Span]:
    fields = sum(1 for _ in _FIELD_OF_A_NOTICE.finditer(text, span.start, span.end))
    return _cut_at(_FIELD_OF_A_NOTICE, text, span) if fields >= _FEWEST_FIELDS else iter((span,))


def _cut_if_long(text: str, span: Span) -> Iterator[Span]:
    return _cut_at(_SEMICOLON, text, span) if span.end - span.start > _LONGEST else iter((span,))


def _cut_at(gaps: re.Pattern[str], text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for gap in gaps.finditer(text, span.start, span.end):
        yield Span(start, gap.end())
        start = gap.end()
    yield Span(start, span.end)


def _without_bullet(text: str, span: Span) -> Span:
    bullet = _BULLET.match(text, span.start, span.end)
    return Span(bullet.end(), span.end) if bullet else span


def _trimmed(text: str, spans: Iterable[Span]) -> list[Span]:
    kept = []
    for span in spans:
        words = text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - (len(words) - len(words.rstrip()))
        if end > start:
            kept.append(Span(start, end))
    return kept
