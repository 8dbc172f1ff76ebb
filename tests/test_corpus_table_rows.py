from __future__ import annotations

import pytest

from corpus.models import Block, BlockKind, Page, Span
from corpus.table_rows import columns_of, row_at

LEAD = "Les délais sont les suivants."
COLUMNS, FIRST, SECOND = "Gravité | GTI | GTR", "Bloquante | 1 heure | 4 heures", "Mineure | 2 jours | sans objet"
PRICES, CHIEF = "Profil | TJM | Jours", "Chef | 900 € | 3"


def page_of(*rows: tuple[str, str | None]) -> Page:
    """A page of lines, each a table row with its context, or a paragraph where that is None."""
    blocks: list[Block] = []
    start = 0
    for text, context in rows:
        kind = BlockKind.PARAGRAPH if context is None else BlockKind.TABLE_ROW
        blocks.append(Block(kind, start, start + len(text), context=context or ""))
        start += len(text) + 1
    return Page(1, "1", "\n".join(text for text, _ in rows), tuple(blocks))


def columns(*rows: tuple[str, str | None]) -> list[str]:
    page = page_of(*rows)
    return [columns_of(block, page) for block in page.blocks if block.kind is BlockKind.TABLE_ROW]


def test_the_columns_are_those_of_the_row_above_with_which_the_context_ends() -> None:
    told = f"Tableau 5 — {COLUMNS}"
    assert columns((LEAD, None), (COLUMNS, "Tableau 5"), (FIRST, told), (SECOND, told)) == ["", COLUMNS, COLUMNS]


def test_each_of_two_tables_has_its_own_columns() -> None:
    assert columns((COLUMNS, ""), (FIRST, COLUMNS), (PRICES, ""), (CHIEF, PRICES)) == ["", COLUMNS, "", PRICES]


def test_a_name_of_columns_may_have_a_dash_in_it() -> None:
    head = "Phase — Jalon | Date"
    assert columns((head, "Annexe 2"), ("Recette | T0 + 2", f"Annexe 2 — {head}")) == ["", head]


def test_a_table_that_began_on_another_page_has_its_columns_in_the_context() -> None:
    assert columns((SECOND, f"Tableau 5 — {COLUMNS}"), (CHIEF, COLUMNS)) == [COLUMNS, COLUMNS]


@pytest.mark.parametrize("context", ["", "Tableau 5", "Incidents — Incidents de mai"])
def test_a_caption_names_no_columns(context: str) -> None:
    assert columns((FIRST, context)) == [""]


def test_the_first_row_of_a_span_is_found_after_what_leads_to_it() -> None:
    page = page_of((LEAD, None), (COLUMNS, ""), (FIRST, COLUMNS))
    lead, head, first = page.blocks

    assert row_at(page, Span(lead.start, first.end)) == head
    assert row_at(page, Span(first.start + 3, first.end)) == first
    assert row_at(page, Span(lead.start, lead.end)) is None
