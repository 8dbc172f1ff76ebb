"""A quotation becomes a citation: its text as the page has it, where it stands, and what it is read with."""

from __future__ import annotations

from collections.abc import Callable

from answer.models import Citation
from answer.quoting.quotes import Quote
from answer.text.words import WordWeights
from corpus.errors import NotFound
from corpus.models import Document, Page, PageKind, Passage, Span
from corpus.table_rows import columns_of, context_at, rows_in, rows_left

ReadPage = Callable[[str, int], Page]
"""The page of a document by its number. Raises NotFound."""


def cite(read_page: ReadPage, words: WordWeights, n: int, quote: Quote) -> Citation:
    """The citation number `n`, of a quotation that answers a question of these words.

    Raises NotFound where the document was withdrawn meanwhile, or its text was read anew and says it elsewhere.
    """
    passage, document, span = quote.hit.passage, quote.hit.document, quote.span
    page = read_page(document.id, passage.page)
    text = page.text[span.start : span.end]
    if text != quote.text:
        raise NotFound
    rows = rows_in(page, span)
    return Citation(
        n=n,
        document=document,
        page=passage.page,
        page_label=_place_in(document, passage, page),
        span=span,
        quote=text,
        section=passage.section,
        context=context_at(rows[0], page, span.start) if rows else "",
        columns=next(filter(None, (columns_of(row, page) for row in rows)), ""),
        decisive=words.decisive(text, document.language),
        answering=_within(quote.answering, span, text),
        score=quote.score,
        rows_left=rows_left(page, rows),
    )


def _within(answering: Span | None, quoted: Span, text: str) -> Span | None:
    """Where the answer stands in the text that is quoted, whole words of it."""
    if answering is None:
        return None
    start, end = answering.start - quoted.start, answering.end - quoted.start
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip())) if words.strip() else None


def _place_in(document: Document, passage: Passage, page: Page) -> str:
    """The page's label; in a document without pages, whose parts run over several headings, the heading above."""
    has_pages = document.page_kind is not PageKind.SECTION
    return page.label if has_pages or not passage.section else passage.section[-1]
