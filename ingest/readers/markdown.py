"""Markdown: rendered, then read like a web page, since the two are mixed in real files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin

from corpus.models import PageKind
from ingest.document import FrontMatter, ReadDocument
from ingest.readers.front_matter import leads_of, read_front_matter
from ingest.readers.markup import parse_html, write_markup
from ingest.readers.page_builder import PageBuilder
from ingest.readers.text import read_text_file, write_lines
from ingest.readers.text_lines import read_lines

_TEMPLATE_TAG = re.compile(
    r"\{\{[<%].{0,2000}?[>%]\}\}|\{%.{0,2000}?%\}"
    r"|(?:^[ \t]{0,3}(?:[-*+]|\d{1,2}\.)[ \t][^\n]{0,200}\n)?^[ \t]{0,3}\{:toc\b[^}\n{]{0,200}\}"
    r"|\{:(?:\s|[.#][a-zA-Z])[^}\n{]{0,500}\}",
    re.S | re.M,
)
"""What site generators read: of “- TOC” above “{:toc}”, which stands for a table of contents, nothing is left."""
_ATTRIBUTE = r"(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"{}]{0,200}\"|[^\s\"{}]+))"
_ATTRIBUTES = rf"\{{\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*\}}"
_OF_PANDOC = (
    (re.compile(rf"\[([^\[\]]*)\]{_ATTRIBUTES}"), r"\1"),
    (re.compile(rf"^(#{{1,6}}[ \t].{{0,500}}?)[ \t]{{0,2}}{_ATTRIBUTES}[ \t]*$", re.M), r"\1"),
    (re.compile(rf"(?<=[)`*]){_ATTRIBUTES}"), ""),
    (re.compile(r"^```[ \t]*\{=html\}[ \t]*\n(.{0,2000}?)^```[ \t]*$", re.M | re.S), r"\1"),
    (re.compile(r"\[([^\[\]]*)\[([^\[\]]*)\](\(#[^()\s]*\))\]\3"), r"[\1\2]\3"),
)
"""What Pandoc writes beside the text, and what is left without it: the attributes of words “[mot]{.mark}”, of a heading
“# Objet {#objet .unnumbered}” and of an image, the fence of raw HTML, a link within a link in a table of contents."""
_TITLE = ("title", "titre")
_SUBTITLE = ("subtitle", "sous-titre", "soustitre")
_AUTHOR = ("organisation", "organization", "publisher", "author", "auteur")
_DATE = ("date", "year", "annee", "année")
_LANGUAGE = ("lang", "language", "langue")
_CUT_SHORT = ".…[] "
"""What ends a paragraph that was cut from the text."""
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_LANGUAGE_CODE = re.compile(r"([a-zA-Z]{2})(?:[-_][a-zA-Z]{2,4})?$")
_CONVERTED_PAGE = re.compile(r"^## Page \d+[ \t]*$\n?|^---[ \t]*$\n", re.M)
_CONVERTED_HEAD = re.compile(r"^# (?P<title>.+)\n\s*(?:^>.*\n|\s*\n)*", re.M)
_MOST_CONVERTED_HEADINGS = 2


def read_markdown(path: Path, file: str) -> ReadDocument:
    text = read_text_file(path, file).replace("\r\n", "\n")
    builder = PageBuilder(file, PageKind.SECTION)
    if _is_converted_pdf(text):
        return _read_converted_pdf(builder, text)
    # Indented code is read as text: what people indent in a document is an item or a quotation, not a program.
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable("code")
    parser.use(front_matter_plugin)
    tokens = parser.parse(_without_machinery(text))
    said = next((read_front_matter(token.content) for token in tokens if token.type == "front_matter"), {})
    body = parser.renderer.render(tokens, parser.options, {})
    leads = _leads(said, body)
    write_markup(builder, parse_html("".join(map(parser.render, leads)) + body))
    return replace(builder.document(_title_of(said)), front_matter=_beside_the_title(said))


def _without_machinery(text: str) -> str:
    """`text` without the tags of site generators and what Pandoc notes beside it."""
    text = _TEMPLATE_TAG.sub("", text)
    for pattern, left in _OF_PANDOC:
        text = pattern.sub(left, text)
    return text


def _leads(said: Mapping[str, str], body: str) -> list[str]:
    """What a site shows above the text, paragraph by paragraph, but for what the text says itself."""
    leads = leads_of(said)
    text = _run_together(parse_html(body).get_text()) if leads else ""
    return [one for one in dict.fromkeys(leads) if _run_together(one).rstrip(_CUT_SHORT) not in text]


def _run_together(text: str) -> str:
    return " ".join(text.split()).casefold()


def _title_of(said: Mapping[str, str]) -> str:
    """The title with what is said below it: “Décision – Hébergement des services”."""
    title, below = _first(said, _TITLE), _first(said, _SUBTITLE)
    return " – ".join(filter(None, (title, below))) if title else ""


def _beside_the_title(said: Mapping[str, str]) -> FrontMatter:
    year, language = _YEAR.match(_first(said, _DATE)), _LANGUAGE_CODE.match(_first(said, _LANGUAGE))
    return FrontMatter(_first(said, _AUTHOR), int(year[0]) if year else None, language[1].lower() if language else "")


def _first(said: Mapping[str, str], names: Iterable[str]) -> str:
    return next((" ".join(said[name].split()) for name in names if said.get(name)), "")


def _is_converted_pdf(text: str) -> bool:
    """Whether a program has written the pages of a PDF, laid out with spaces, under a heading a page."""
    headings = len(re.findall(r"^#{1,6} ", text, re.M))
    pages = len(re.findall(r"^## Page \d+[ \t]*$", text, re.M))
    return pages > 0 and headings - pages <= _MOST_CONVERTED_HEADINGS


def _read_converted_pdf(builder: PageBuilder, text: str) -> ReadDocument:
    head = _CONVERTED_HEAD.match(text)
    body = text[head.end() :] if head else text
    write_lines(builder, read_lines(_CONVERTED_PAGE.sub("\n", body)))
    return builder.document(head["title"].replace("_", " ") if head else "")
