"""Writes what a reader sees of an HTML tree: its text without what only a browser or a program needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from ingest.plain_text import clean_line
from ingest.readers.markup_visibility import hidden_by_sheets, is_hidden
from ingest.readers.page_builder import PageBuilder
from ingest.readers.printed_contents import page_led_to
from ingest.readers.tables import TableRow, write_table

_MACHINERY = ("head", "script", "style", "link", "meta", "noscript")
_MEDIA = ("svg", "math", "iframe", "object", "audio", "video", "canvas")
_CONTROLS = ("nav", "footer", "button", "select", "input", "textarea")
_NOT_READ = frozenset((*_MACHINERY, *_MEDIA, *_CONTROLS))
_ROLES_NOT_READ = frozenset(("navigation", "banner", "contentinfo", "search", "menu", "menubar"))
_REGIONS = ("html", "body", "main", "article", "section", "header", "hgroup", "aside", "address", "template", "dialog")
_STRETCHES = ("p", "div", "center", "blockquote", "figure", "figcaption", "details", "summary", "hr")
_FORMS = ("form", "fieldset", "legend")
_LISTS = ("ul", "ol", "li", "dl", "dt", "dd")
_BLOCKS = frozenset((*_REGIONS, *_STRETCHES, *_FORMS, *_LISTS, "table", "caption"))
_HEADING = re.compile(r"h([1-6])")
_FEWEST_ENTRIES = 3
_MOST_CELLS = 100
_DEEPEST = 150


_NO_PICTURE = re.compile(r"(?:alt[ _-]?text|img|image|picto)[ _-]?\d{0,3}", re.I)
"""What programs write in place of what a picture shows."""


def parse_html(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "lxml")


def write_markup(builder: PageBuilder, root: Tag) -> None:
    """Writes the headings, paragraphs, list items and tables below `root`, from which what is hidden is removed."""
    _flatten_depths(root)
    _remove_unread(root)
    _MarkupWriter(builder).write(root)


def _flatten_depths(root: Tag) -> None:
    """Leaves only the text of what is nested deeper than any page made by people."""
    waiting: list[tuple[Tag, int]] = [(root, 0)]
    while waiting:
        tag, depth = waiting.pop()
        if depth == _DEEPEST:
            tag.string = tag.get_text(" ")
        else:
            waiting += [(child, depth + 1) for child in tag.children if isinstance(child, Tag)]


def _remove_unread(root: Tag) -> None:
    component = _is_component(root)
    unseen = hidden_by_sheets(root)
    for tag in root.find_all(lambda tag: _is_unread(tag, component) or id(tag) in unseen):
        tag.decompose()
    for tag in _printed_contents(root):
        tag.decompose()
    for tag in [tag for tag in root.find_all(("p", "li")) if _only_points_inside(tag)]:
        tag.decompose()
    for comment in root.find_all(string=lambda text: isinstance(text, PreformattedString)):
        comment.extract()


def _is_component(root: Tag) -> bool:
    """Whether this is a component of a web framework: the page's content sits in a `template`, elsewhere inert."""
    body = root.find("body") or root
    first = next((child for child in body.children if isinstance(child, Tag)), None) if isinstance(body, Tag) else None
    return first is not None and first.name == "template"


def _is_unread(tag: Tag, component: bool) -> bool:
    if tag.attrs is None:  # removed with its parent
        return False
    if tag.name in _NOT_READ or (tag.name == "template" and not component):
        return True
    if tag.name == "header" and not tag.find("h1"):
        return True
    return is_hidden(tag) or tag.get("role") in _ROLES_NOT_READ


def _printed_contents(root: Tag) -> list[Tag]:
    """The entries of a table of contents: paragraphs or items, one below the other, whose dots lead to rising numbers.

    Fewer than three, or numbers that fall, are the lines of a form.
    """
    found: list[Tag] = []
    texts = ((tag, clean_line(tag.get_text())) for tag in root.find_all(("p", "li")) if not tag.find(_BLOCKS))
    led = ((tag, page_led_to(text)) for tag, text in texts if text)
    for _, run in groupby(led, key=lambda line: line[1] is None):
        entries = [(tag, page) for tag, page in run if page is not None]
        if len(entries) >= _FEWEST_ENTRIES and all(above <= below for (_, above), (_, below) in pairwise(entries)):
            found += [tag for tag, _ in entries]
    return found


def _only_points_inside(tag: Tag) -> bool:
    """Whether a paragraph or item only links to places of the same page, as the entries of its contents do."""
    if tag.attrs is None or tag.find(_BLOCKS):
        return False
    links = tag.find_all("a", href=re.compile(r"^#."))
    linked = sum(len(clean_line(link.get_text())) for link in links)
    return linked > 0 and linked >= len(clean_line(tag.get_text()))


class _MarkupWriter:
    def __init__(self, builder: PageBuilder) -> None:
        self._builder = builder
        self._text: list[str] = []
        self._items = 0

    def write(self, tag: Tag) -> None:
        self._children(tag)
        self._flush()

    def _children(self, tag: Tag) -> None:
        for child in list(tag.children):
            if isinstance(child, Tag):
                self._tag(child)
            elif isinstance(child, NavigableString):
                self._text.append(" ".join(child.split("\n")))

    def _tag(self, tag: Tag) -> None:
        heading = _HEADING.fullmatch(tag.name)
        if heading:
            self._flush()
            self._builder.heading(inline_text(tag), int(heading[1]))
        elif tag.name == "table":
            self._flush()
            self._table(tag)
        elif tag.name == "pre":
            self._flush()
            self._builder.paragraph(tag.get_text())
        elif tag.name in _BLOCKS:
            self._block(tag)
        else:
            self._text.append(_replacement(tag))
            self._children(tag)

    def _block(self, tag: Tag) -> None:
        self._flush()
        item = tag.name == "li"
        self._items += item
        self._children(tag)
        self._flush()
        self._items -= item

    def _flush(self) -> None:
        text, self._text = "".join(self._text), []
        if self._items:
            self._builder.list_item(text)
        else:
            self._builder.paragraph(text)

    def _table(self, table: Tag) -> None:
        caption = table.find("caption")
        write_table(self._builder, list(_rows(table)), inline_text(caption) if isinstance(caption, Tag) else "")
        for inner in table.find_all("table"):
            if inner.find_parent("table") is table:
                self._table(inner)


def inline_text(tag: Tag) -> str:
    """The text of a heading or a cell, its lines and blocks parted by spaces; tables inside it left out."""
    parts: list[str] = []
    for child in tag.children:
        if isinstance(child, NavigableString):
            parts.append(child)
        elif isinstance(child, Tag) and child.name != "table":
            inner = _replacement(child) + inline_text(child)
            parts.append(f" {inner} " if child.name in _BLOCKS else inner)
    return "".join(parts).replace("\n", " ")


def _replacement(tag: Tag) -> str:
    if tag.name == "br":
        return "\n"
    shown = str(tag.get("alt", "")) if tag.name == "img" else ""
    return "" if _NO_PICTURE.fullmatch(shown.strip()) else shown


def _rows(table: Tag) -> Iterator[TableRow]:
    """The rows of a table but not of the tables inside it; a cell that spans rows is written in the first only."""
    for row in table.find_all("tr"):
        if row.find_parent("table") is not table:
            continue
        cells = row.find_all(("td", "th"), recursive=False)
        header = row.find_parent("thead") is not None or all(cell.name == "th" for cell in cells)
        yield TableRow(tuple(inline_text(cell) for cell in cells[:_MOST_CELLS]), header)
