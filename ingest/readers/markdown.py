"""Markdown: rendered, then read like a web page, since the two are mixed in real files."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin

from corpus.models import PageKind
from ingest.document import ReadDocument
from ingest.readers.markup import parse_html, write_markup
from ingest.readers.page_builder import PageBuilder
from ingest.readers.text import read_text_file, write_lines
from ingest.readers.text_lines import read_lines

_TEMPLATE_TAG = re.compile(r"\{\{[<%].{0,2000}?[>%]\}\}|\{%.{0,2000}?%\}|\{:\s[^}\n{]*\}", re.S)
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
    title = next((_front_title(token.content) for token in tokens if token.type == "front_matter"), "")
    write_markup(builder, parse_html(parser.renderer.render(tokens, parser.options, {})))
    return builder.document(title)


def _without_machinery(text: str) -> str:
    """`text` without the tags of site generators and what Pandoc notes beside it."""
    text = _TEMPLATE_TAG.sub("", text)
    for pattern, left in _OF_PANDOC:
        text = pattern.sub(left, text)
    return text


def _front_title(front_matter: str) -> str:
    """The title that a file's YAML header gives, "" where there is none or the header is malformed."""
    try:
        values = yaml.safe_load(front_matter)
    except yaml.YAMLError:
        return ""
    title = values.get("title") if isinstance(values, dict) else None
    return str(title) if isinstance(title, str | int | float) else ""


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
