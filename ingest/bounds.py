"""What was read, within what everything after it can bear, whatever a file holds.

A tender of a thousand pages is far from any of these bounds. Text is never left out: a block that is too long becomes
several, a heading that is too long a paragraph. What is repeated beside the text (labels, a table's columns, the
title) is cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.errors import TooMuchContent
from corpus.models import Block, BlockKind, Page
from ingest.document import ReadDocument

MOST_BLOCKS = 500_000
LONGEST_BLOCK = 10_000
LONGEST_HEADING = 600
_LONGEST_CONTEXT = 4_000


def within_bounds(document: ReadDocument, file: str) -> ReadDocument:
    """The same document, no block, heading or label of it too long. Raises TooMuchContent for too many blocks."""
    if sum(len(page.blocks) for page in document.pages) > MOST_BLOCKS:
        raise TooMuchContent(file=file)
    return replace(document, pages=tuple(map(_bounded, document.pages)), title=document.title[:LONGEST_HEADING])


def _bounded(page: Page) -> Page:
    if len(page.label) <= LONGEST_HEADING and all(map(_is_bounded, page.blocks)):
        return page
    blocks = tuple(part for block in page.blocks for part in _parts(page.text, block))
    return replace(page, label=page.label[:LONGEST_HEADING], blocks=blocks)


def _is_bounded(block: Block) -> bool:
    longest = LONGEST_HEADING if block.kind is BlockKind.HEADING else LONGEST_BLOCK
    return block.end - block.start <= longest and len(block.context) <= _LONGEST_CONTEXT


def _parts(text: str, block: Block) -> Iterator[Block]:
    if block.kind is BlockKind.HEADING and not _is_bounded(block):
        block = replace(block, kind=BlockKind.PARAGRAPH, level=0)
    block = replace(block, context=block.context[:_LONGEST_CONTEXT])
    while block.end - block.start > LONGEST_BLOCK:
        end = block.start + LONGEST_BLOCK
        space = text.rfind(" ", block.start + 1, end)
        first = replace(block, end=space if space > 0 else end)
        yield first
        block = replace(block, start=space + 1 if space > 0 else end)
    yield block
