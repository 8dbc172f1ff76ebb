"""A page's text as HTML: its headings, paragraphs, lists and tables, with the cited span marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from corpus.messages import translator
from corpus.models import Block, BlockKind, Page, Span
from corpus.table_rows import cells_in, is_labelled, labelled_cells, repeat_all_names
from pages.shown.markup import marked
from pages.shown.record_table import runs_of_records, table_html

PASSAGE_ID = "passage"
_OWN_BULLET = re.compile(r"\s*(?:[^\w\s«“\"'’(\[]|\(?\w{1,3}[.)]|o(?=\s))\s*")
"""“o” alone is Word's hollow bullet of a second level."""
_RECORD = re.compile(r"[^:;|]+: [^|]*")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


def page_html(page: Page, span: Span | None, language: str) -> str:
    """The page as HTML for a reader of `language`; the first mark has the id `PASSAGE_ID`."""
    marks = [span] if span else []
    levels = _heading_levels(page)
    groups = groups_of(page)
    html = "".join(
        _group_html(page, group, marks, levels, language)
        for group, following in zip(groups, [*groups[1:], []], strict=False)
        if not (following and _only_names_fields(page, group, following, marks))
    )
    return html.replace("<mark>", f'<mark id="{PASSAGE_ID}">', 1)


def no_text_html(language: str) -> str:
    """What stands in place of the text of a page of which none was kept, which need not be blank."""
    words = translator(language)(
        "No text was kept of this page: it is blank, or holds only a table of contents, a running head or a foot."
    )
    return f"<p>{words}</p>"


def groups_of(page: Page) -> list[list[Block]]:
    """The blocks of a page, those together that belong together: the items of a list, the rows of a table."""
    groups: list[list[Block]] = []
    for block in _blocks(page):
        if groups and _continues(page, groups[-1][-1], block):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _continues(page: Page, before: Block, block: Block) -> bool:
    if block.kind is BlockKind.TABLE_ROW and before.kind is BlockKind.TABLE_ROW:
        same_shape = is_record(page, before) == is_record(page, block)
        return same_shape and (before.context == block.context or _heads(page, before, block))
    return block.kind is before.kind is BlockKind.LIST_ITEM


def is_record(page: Page, row: Block) -> bool:
    """Whether a row reads “header: value ; header: value”, as those of a spreadsheet do."""
    text = text_of(page, row)
    return bool(_RECORD.fullmatch(text)) or is_labelled(text)


def _heads(page: Page, row: Block, following: Block) -> bool:
    """Whether a row holds the column headers of the row after it, whose context repeats them."""
    words = " ".join(page.text[row.start : row.end].split())
    return row.context != following.context and words in following.context


def _only_names_fields(page: Page, group: Sequence[Block], records: Sequence[Block], marks: Iterable[Span]) -> bool:
    """Whether a table is a lone row of headers, unmarked, which the records after it say again."""
    row = group[0]
    is_lone = len(group) == 1 and row.kind is BlockKind.TABLE_ROW and not is_record(page, row)
    is_marked = any(span.start < row.end and row.start < span.end for span in marks)
    if not is_lone or is_marked or not all(is_record(page, record) for record in records):
        return False
    return repeat_all_names(text_of(page, row), (text_of(page, record) for record in records))


def text_of(page: Page, block: Block) -> str:
    """What a block says."""
    return page.text[block.start : block.end].strip()


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
    for first, last in _between(_PARAGRAPH_BREAK, text, start, end):
        if text[first:last].strip():
            yield Block(BlockKind.PARAGRAPH, first, last)


def _group_html(page: Page, blocks: list[Block], marks: list[Span], levels: Mapping[int, int], language: str) -> str:
    kind = blocks[0].kind
    if kind is BlockKind.TABLE_ROW and is_record(page, blocks[0]):
        return "".join(
            table_html(table, marks) if table else _records_html(page, rows, marks)
            for rows, table in runs_of_records(page, blocks, marks)
        )
    if kind is BlockKind.TABLE_ROW:
        headed = len(blocks) > 1 and _heads(page, blocks[0], blocks[1])
        rows = "".join(
            f"<tr>{''.join(_cells(page.text, row, marks, 'th' if headed and row is blocks[0] else 'td'))}</tr>"
            for row in blocks
        )
        return f"{_scrolled(language)}<table><tbody>{rows}</tbody></table></div>"
    texts = [marked(page.text[block.start : block.end].strip("\n"), marks, _first(page, block)) for block in blocks]
    if kind is BlockKind.LIST_ITEM:
        items = (f'<li class="{_bullet(page, block)}">{text}</li>' for block, text in zip(blocks, texts, strict=True))
        return f"<ul>{''.join(items)}</ul>"
    if kind is BlockKind.HEADING:
        level = levels[blocks[0].start]
        return f"<h{level}>{texts[0]}</h{level}>"
    return "".join(f"<p>{text}</p>" for text in texts)


def _records_html(page: Page, rows: Iterable[Block], marks: list[Span]) -> str:
    return "".join(f'<div class="record">{"".join(_fields(page.text, row, marks))}</div>' for row in rows)


def _scrolled(language: str) -> str:
    """Opens an area that a wide table scrolls in, by keyboard too, and that has a name."""
    return f'<div class="scroll" tabindex="0" role="group" aria-label="{translator(language)("Table")}">'


def _heading_levels(page: Page) -> dict[int, int]:
    """The level of the heading that starts at each offset, below the page's own title and without skipping any."""
    headings = sorted((block.start, block.level) for block in page.blocks if block.kind is BlockKind.HEADING)
    highest = min((level for _, level in headings), default=1)
    levels: dict[int, int] = {}
    above = 1
    for start, level in headings:
        above = levels[start] = min(2 + level - highest, above + 1, 6)
    return levels


def _bullet(page: Page, block: Block) -> str:
    """Whether an item brings its own bullet or number, or stands bare and needs one."""
    return "own" if _OWN_BULLET.match(page.text[block.start : block.end]) else "bare"


def _first(page: Page, block: Block) -> int:
    """Where a block's text starts once the line ends before it are dropped."""
    text = page.text[block.start : block.end]
    return block.start + len(text) - len(text.lstrip("\n"))


def _cells(text: str, row: Block, marks: list[Span], element: str) -> Iterator[str]:
    for cell in cells_in(text[row.start : row.end]):
        start, end = row.start + cell.start, row.start + cell.end
        yield f"<{element}>{marked(text[start:end], marks, start)}</{element}>"


def _fields(text: str, row: Block, marks: list[Span]) -> Iterator[str]:
    """The cells of a row, those together that say what they are called."""
    for is_named, cells in groupby(labelled_cells(text[row.start : row.end]), lambda cell: bool(cell.label)):
        fields = [
            (marked(cell.label, marks, row.start + cell.label_start), marked(cell.text, marks, row.start + cell.start))
            for cell in cells
        ]
        if is_named:
            yield f"<dl>{''.join(f'<div><dt>{name}</dt><dd>{held}</dd></div>' for name, held in fields)}</dl>"
        else:
            yield "".join(f"<p>{held}</p>" for _, held in fields)


def _between(separator: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of `text[start:end]` that the separator sets apart."""
    for match in (*separator.finditer(text, start, end), None):
        yield start, match.start() if match else end
        start = match.end() if match else end
