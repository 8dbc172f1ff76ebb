"""What is kept of a document, a page and a passage in their tables, and back again."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC
from operator import attrgetter
from typing import Any

from sqlalchemy import Row

from corpus.models import Block, BlockKind, Document, Page, PageKind, Passage, Recognition, Span

_values_of = attrgetter(*(field.name for field in fields(Block)))
"""The values of a block; `asdict` would copy each of them deeply, of tens of thousands on one page of a table."""


def row_of_document(document: Document) -> dict[str, Any]:
    """A document as its table keeps it."""
    return {field.name: getattr(document, field.name) for field in fields(Document)}


def document_of(row: Row[Any]) -> Document:
    """The document of a row."""
    values = dict(row._mapping)
    values["page_kind"] = PageKind(values["page_kind"])
    values["keywords"] = tuple(values["keywords"])
    values["masked_words"] = tuple(values["masked_words"])
    values["kept_words"] = tuple(values["kept_words"])
    for moment in ("added_at", "changed_at"):  # SQLite forgets the zone; everything is stored in UTC
        values[moment] = values[moment] and values[moment].replace(tzinfo=UTC)
    return Document(**values)


def row_of_page(document_id: str, page: Page) -> dict[str, Any]:
    """A page as its table keeps it, each block as the list of its values."""
    return {
        "document_id": document_id,
        "number": page.number,
        "label": page.label,
        "text": page.text,
        "blocks": [_values_of(block) for block in page.blocks],
        "recognition": page.recognition,
    }


def page_of(row: Row[Any]) -> Page:
    """The page of a row."""
    blocks = tuple(Block(BlockKind(kind), *rest) for kind, *rest in row.blocks)
    return Page(row.number, row.label, row.text, blocks, Recognition(row.recognition))


def row_of_passage(document_id: str, passage: Passage) -> dict[str, Any]:
    """A passage as its table keeps it, without its text, which is its page’s."""
    return {
        "document_id": document_id,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "section": list(passage.section),
        "context": passage.context,
        "sentences": [[span.start, span.end] for span in passage.sentences],
    }


def passage_of(row: Row[Any]) -> Passage:
    """The passage of a row that brings its text from its page."""
    return Passage(
        page=row.page,
        start=row.start,
        end=row.end,
        text=row.text,
        section=tuple(row.section),
        context=row.context,
        sentences=tuple(Span(start, end) for start, end in row.sentences),
        id=row.id,
        document_id=row.document_id,
    )
