from __future__ import annotations

import pytest

from corpus.models import Passage, Span
from corpus.table_rows import columns_told, row_of_columns

LEAD = "Les délais sont les suivants :"
COLUMNS, FIRST, SECOND = "Gravité | GTI | GTR", "Bloquante | 1 heure | 4 heures", "Mineure | 2 jours | sans objet"


def passage(*lines: str, context: str = "") -> Passage:
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    spans = tuple(Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True))
    return Passage(page=1, start=0, end=len(text), text=text, context=context, sentences=spans)


def columns(*lines: str, context: str = "") -> list[int | None]:
    known = passage(*lines, context=context)
    return [row_of_columns(known, place) for place in range(len(lines))]


def test_the_first_of_the_rows_that_stand_together_names_their_columns() -> None:
    assert columns(LEAD, COLUMNS, FIRST, SECOND) == [None, None, 1, 1]
    assert columns(COLUMNS, FIRST, LEAD, SECOND) == [None, 0, None, None]


def test_a_passage_that_begins_below_the_columns_has_them_in_its_context() -> None:
    assert columns(FIRST, SECOND, context=f"Tableau 5 — {COLUMNS}") == [None, None]


@pytest.mark.parametrize("row", ["Durée | Quatre ans", "1 | Accueil | Bloquante", "Oui | Oui | Non", " | GTI | GTR"])
def test_a_row_of_values_names_nothing(row: str) -> None:
    assert columns(row, FIRST) == [None, None]


@pytest.mark.parametrize(
    ("context", "told"), [(f"Tableau 5 — {COLUMNS}", COLUMNS), (COLUMNS, COLUMNS), ("Tableau 5 – Délais", ""), ("", "")]
)
def test_the_columns_are_told_without_the_caption(context: str, told: str) -> None:
    assert columns_told(context) == told
