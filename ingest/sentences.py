"""Where the sentences of a page are: the smallest spans that can be quoted alone.

A table row is one sentence, as is a heading. Prose and list items are cut at the full stops that end a sentence in
French or English, which those of abbreviations, numbers ("99.5 %", "art. 7.2") and initials do not. What runs on too
long to be quoted is cut at its semicolons. The bullet of a list item is no part of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.models import Block, BlockKind, Span

_LONGEST = 450
"""Characters beyond which a sentence is cut at semicolons, where it has some: about five printed lines."""
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


def find_sentences(text: str, block: Block) -> list[Span]:
    """The sentences of one block of `text`, in order, without the spaces around them."""
    if block.kind in (BlockKind.TABLE_ROW, BlockKind.HEADING):
        return _trimmed(text, [Span(block.start, block.end)])
    spans = [part for span in _cut_at_stops(text, block) for part in _cut_if_long(text, span)]
    if block.kind is BlockKind.LIST_ITEM:
        spans = [_without_bullet(text, span) for span in spans]
    return _trimmed(text, spans)


def _cut_at_stops(text: str, block: Block) -> Iterator[Span]:
    start = block.start
    for gap in _END.finditer(text, block.start, block.end):
        reach = max(start, gap.start() - _REACH)
        if _ends_sentence(text[reach : gap.start()], begins=reach == start):
            yield Span(start, gap.end())
            start = gap.end()
    yield Span(start, block.end)


def _ends_sentence(text: str, *, begins: bool) -> bool:
    """Whether the stop at the end of `text` is that of a sentence; `begins` where `text` begins with what it cuts."""
    last = _LAST_WORD.search(text.rstrip(_CLOSING))
    if last is None:
        return True
    word = last[1].casefold()
    is_initial = len(word) == 1 and word.isalpha() and last[1].isupper()
    is_enumerator = begins and last.start() == 0 and (word.replace(".", "").isdigit() or len(word) == 1)
    return not (is_initial or is_enumerator or word in _ABBREVIATIONS)


def _cut_if_long(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    if span.end - span.start > _LONGEST:
        for gap in _SEMICOLON.finditer(text, span.start, span.end):
            yield Span(start, gap.end())
            start = gap.end()
    yield Span(start, span.end)


def _without_bullet(text: str, span: Span) -> Span:
    bullet = _BULLET.match(text, span.start, span.end)
    return Span(bullet.end(), span.end) if bullet else span


def _trimmed(text: str, spans: list[Span]) -> list[Span]:
    kept = []
    for span in spans:
        words = text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - (len(words) - len(words.rstrip()))
        if end > start:
            kept.append(Span(start, end))
    return kept
