"""A page's text as HTML: its headings, paragraphs, lists and tables, with the cited span marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from corpus.models import Block, BlockKind, Page, Span
from pages.markup import marked

PASSAGE_ID = "passage"
_CELL = re.compile(r"\s*\|\s*|\t")
_OWN_BULLET = re.compile(r"\s*(?:[^\w\s«“\"'’(\[]|\(?\w{1,3}[.)])\s*")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


def page_html(page: Page, span: Span | None) -> str:
    """The page as HTML; the first mark has the id `PASSAGE_ID`."""
    marks = [span] if span else []
    html = "".join(_group_html(page, kind, list(group), marks) for kind, group in groupby(_blocks(page), _kind))
    return html.replace("<mark>", f'<mark id="{PASSAGE_ID}">', 1)


def _kind(block: Block) -> tuple[BlockKind, str]:
    """Neighbours with the same key belong together: the items of a list, the rows of one table."""
    return block.kind, block.context if block.kind is BlockKind.TABLE_ROW else ""


def _blocks(page: Page) -> Iterator[Block]:
    """The page's blocks, and as paragraphs what stands between them."""
    done = 0
    for block in sorted(page.blocks, key=lambda block: (block.start, block.end)):
        if block.start < done:
            continue
        yield from _paragraphs(page.text, done, block.start)
        yield block
        done = block.end
    yield from _paragraphs(page.text, done, len(page.text))


def _paragraphs(text: str, start: int, end: int) -> Iterator[Block]:
    for match in (*_PARAGRAPH_BREAK.finditer(text, start, end), None):
        last = match.start() if match else end
        if text[start:last].strip():
            yield Block(BlockKind.PARAGRAPH, start, last)
        start = match.end() if match else end


def _group_html(page: Page, kind: tuple[BlockKind, str], blocks: list[Block], marks: list[Span]) -> str:
    if kind[0] is BlockKind.TABLE_ROW:
        caption = f"<caption>{escape(kind[1])}</caption>" if kind[1] else ""
        rows = "".join(f"<tr>{''.join(_cells(page.text, block, marks))}</tr>" for block in blocks)
        return f'<div class="scroll"><table>{caption}<tbody>{rows}</tbody></table></div>'
    texts = [marked(page.text[block.start : block.end].strip("\n"), marks, _first(page, block)) for block in blocks]
    if kind[0] is BlockKind.LIST_ITEM:
        items = (f'<li class="{_bullet(page, block)}">{text}</li>' for block, text in zip(blocks, texts, strict=True))
        return f"<ul>{''.join(items)}</ul>"
    if kind[0] is BlockKind.HEADING:
        levels = [min(max(block.level, 1) + 2, 6) for block in blocks]
        return "".join(f"<h{level}>{text}</h{level}>" for level, text in zip(levels, texts, strict=True))
    return "".join(f"<p>{text}</p>" for text in texts)


def _bullet(page: Page, block: Block) -> str:
    """Whether an item brings its own bullet or number, or stands bare and needs one."""
    return "own" if _OWN_BULLET.match(page.text[block.start : block.end]) else "bare"


def _first(page: Page, block: Block) -> int:
    """Where a block's text starts once the line ends before it are dropped."""
    text = page.text[block.start : block.end]
    return block.start + len(text) - len(text.lstrip("\n"))


def _cells(text: str, row: Block, marks: list[Span]) -> Iterator[str]:
    start = row.start
    for match in (*_CELL.finditer(text, row.start, row.end), None):
        last = match.start() if match else row.end
        yield f"<td>{marked(text[start:last], marks, start)}</td>"
        start = match.end() if match else row.end
