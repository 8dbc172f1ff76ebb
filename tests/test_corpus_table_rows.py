from __future__ import annotations

from time import perf_counter

import pytest

from corpus.models import Block, BlockKind, Page, Span
from corpus.table_rows import (
    CELLS,
    LABELLED_CELLS,
    caption_of,
    columns_of,
    context_at,
    repeats_names,
    row_at,
    rows_in,
    rows_left,
    shortened,
    texts_in,
    without_bars,
)

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


def test_names_stand_apart_where_a_row_under_them_has_more_cells() -> None:
    """The head of a matrix begins with an empty cell, which readers leave out."""
    told = "Niveaux — P1 | P2 | P3"
    matrix = ("P1 | P2 | P3", "Niveaux"), ("GTI | 15 min | 1 h", told), ("GTR | 4 h | 8 h | 2 j", told)

    assert columns(*matrix) == ["", "P1 · P2 · P3", "P1 · P2 · P3"]
    assert columns(*matrix[1:]) == ["P1 · P2 · P3", "P1 · P2 · P3"]
    assert columns(*matrix[:2], (CHIEF, PRICES)) == ["", "P1 | P2 | P3", PRICES]
    assert [caption_of(told, names) for names in ("P1 · P2 · P3", "P1 | P2 | P3")] == ["Niveaux", "Niveaux"]


def test_an_empty_cell_between_two_bars_is_one() -> None:
    assert texts_in("Bloquante | | 4 h") == texts_in("Bloquante |  | 4 h") == ["Bloquante", "", "4 h"]
    assert texts_in("A|B | x") == ["A|B", "x"]


def test_a_row_that_no_table_shows_has_a_dash_for_each_bar_and_is_as_long() -> None:
    assert without_bars("Bloquante | | 4 h | ") == "Bloquante – – 4 h – "
    assert without_bars("A|B | x") == "A|B – x"


def test_the_head_is_the_longest_row_with_which_the_context_ends() -> None:
    head = "Phase — Jalon | Date"
    rows = (head, "Annexe 2"), ("Jalon | Date", "Annexe 1"), ("Recette | T0 + 2", f"Annexe 2 — {head}")
    assert columns(*rows)[-1] == head


@pytest.mark.parametrize("head", ["Phase — Jalon | Date", "Jalon | Date — heure"])
def test_a_name_with_a_dash_is_whole_though_its_table_began_on_another_page(head: str) -> None:
    assert columns(("Recette | T0 + 2", f"Annexe 2 — {head}")) == [head]


@pytest.mark.parametrize("label", ["Délai", "Lot 1 – Délai", "Lot 1 – Nord – Délai"])
def test_a_row_repeats_a_name_with_that_of_its_group_too(label: str) -> None:
    long = f"Montant {'hors taxes ' * 9}".strip()

    assert repeats_names(f"Délai | {long}", f"{label}: 4 h ; {shortened(long)}: 3 €")
    assert not repeats_names(f"Délai | {long}", f"{label}: 4 h ; Remise: 3 €")


def test_names_are_shortened_once_a_head() -> None:
    """Each name for each label took three seconds of a page of 7,000 characters."""
    head, row = CELLS.join(["a"] * 600 + ["z"]), LABELLED_CELLS.join(["z: b"] * 600)
    start = perf_counter()

    assert repeats_names(head, row)
    assert perf_counter() - start < 0.5


def test_the_rows_left_are_those_of_the_table_whose_beginning_is_quoted() -> None:
    page = page_of((LEAD, None), (COLUMNS, LEAD), (FIRST, COLUMNS), (SECOND, COLUMNS), (CHIEF, PRICES), (LEAD, None))
    head, first, second = (block for block in page.blocks[1:4])

    assert rows_left(page, rows_in(page, Span(head.start, first.end))) == 1
    assert rows_left(page, rows_in(page, Span(head.start, second.end))) == 0
    assert rows_left(page, rows_in(page, Span(first.start, first.end))) == 0  # a row that answers by itself
    assert rows_left(page, rows_in(page, Span(0, len(LEAD)))) == 0


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("Code: K.4 ; Intitulé: Audit annuel ; Prix: 3 € ; Délai: 2 jours", "Code: K.4 ; Intitulé: Audit annuel"),
        ("Intitulé: Audit annuel ; Code: K.4 ; Prix: 3 € ; Délai: 2 jours", "Intitulé: Audit annuel"),
        ("ID: IT8 ; Sort: Security ; Sub: Code ; Need: x ; Délai: 2 jours", "ID: IT8 ; Sort: Security ; Sub: Code"),
        ("Chef de projet | 900 € | Délai: 2 jours", "Chef de projet"),
        ("Lead Developer | The contractor leads. | Délai: 2 jours", "Lead Developer"),
        (f"1 | {'mot ' * 50} | Délai: 2 jours", f"1 | {'mot ' * 29}mot…"),
        ("Délai: 2 jours", ""),
    ],
)
def test_a_row_is_named_by_its_first_cells_up_to_one_that_tells_what_it_is_about(row: str, named: str) -> None:
    page = page_of((row, "BPU"))
    start = row.index("Délai")

    assert context_at(page.blocks[0], page, start) == " — ".join(filter(None, ("BPU", named)))
    assert context_at(page.blocks[0], page, 0) == "BPU"


def test_what_names_a_row_stands_before_the_names_of_its_columns() -> None:
    head, row = "Phase — Jalon | Date", "Recette finale | T0 + 2"
    page = page_of((head, "Annexe 2"), (row, f"Annexe 2 — {head}"))
    last = page.blocks[1]

    assert context_at(last, page, last.end - 6) == f"Annexe 2 — Recette finale — {head}"
