"""A citation in words: where its quotation stands, what its table says around it, and how it is copied."""

from __future__ import annotations

from answer.models import Citation
from corpus.messages import quoted
from corpus.table_rows import APART, CELLS, caption_of, columns_as_printed, without_bars
from pages.shown import wording
from pages.shown.quoted_parts import shows_columns


def context_told(citation: Citation) -> str:
    """What a table says around the rows quoted: its caption, and what its columns are called where they do not tell.

    "" where the caption is one of the headings above, which are told already.
    """
    is_told_below = shows_columns(citation.quote, citation.columns)
    told = caption_of(citation.context, citation.columns) if is_told_below else citation.context
    return "" if told in citation.section else told.replace(CELLS, APART)


def place_of(citation: Citation, language: str) -> str:
    """Where in its document a quotation stands: “page 3”."""
    return wording.place(citation.document, citation.page, citation.page_label, language)


def heading_above(citation: Citation) -> str:
    """The heading that a quotation stands right under, “11.1 Pénalités”; "" for none, or where its place names it."""
    is_told = not citation.section or citation.page_label in citation.section
    return "" if is_told else wording.heading_words(citation.section[-1])


def place_under_heading(citation: Citation, language: str) -> str:
    """“11.1 Pénalités, page 11”."""
    return ", ".join(filter(None, (heading_above(citation), place_of(citation, language))))


def reference_of(citation: Citation, link: str, language: str) -> str:
    """A reference ready for a footnote; `link` is the address of the page, "" for none."""
    return wording.reference(citation.document, place_of(citation, language), link, language)


def quotation_to_copy(citation: Citation, link: str, language: str) -> str:
    """The words of a source between marks, what the columns of its rows are called, and the reference with its link.

    The columns only where the words do not hold the head of their table already; dashes part the cells of rows.
    """
    is_to_tell = (
        shows_columns(citation.quote, citation.columns) and columns_as_printed(citation.columns) not in citation.quote
    )
    columns = f"({without_bars(citation.columns)})" if is_to_tell else ""
    parts = quoted(without_bars(citation.quote), language), columns, reference_of(citation, link, language)
    return "\n".join(filter(None, parts))
