"""A quotation as HTML: its rows in tables, the rest in paragraphs."""

from __future__ import annotations

import pytest

from corpus.models import Span
from corpus.table_rows import CELLS
from pages.quotation import holds_rows, quotation_html

ROWS = "Les pénalités sont :\nBloquant | 500 €\nMineur | 100 €\nElles sont plafonnées."


def test_rows_stand_in_a_table_between_the_words_around_them() -> None:
    assert quotation_html(ROWS, spoken=' lang="fr"', after=" [1]") == (
        '<p lang="fr">Les pénalités sont :</p>'
        '<table class="rows" lang="fr"><tbody><tr><td>Bloquant</td><td>500 €</td></tr>'
        "<tr><td>Mineur</td><td>100 €</td></tr></tbody></table>"
        '<p lang="fr">Elles sont plafonnées. [1]</p>'
    )


def test_words_are_marked_where_they_stand_in_the_whole() -> None:
    spans = [Span(ROWS.index(word), ROWS.index(word) + len(word)) for word in ("pénalités", "100 €", "plafonnées")]
    html = quotation_html(ROWS, decisive=spans)

    assert "Les <mark>pénalités</mark> sont" in html
    assert "<td>Mineur</td><td><mark>100 €</mark></td>" in html
    assert "sont <mark>plafonnées</mark>." in html


def test_rows_of_different_lengths_make_one_table() -> None:
    html = quotation_html("a | b | c\nd | e", "Un | Deux")

    assert '<th scope="col">Deux</th><td></td></tr></thead>' in html
    assert '<tr><td data-label="Un">d</td><td data-label="Deux">e</td><td></td></tr>' in html


def test_a_table_of_many_columns_says_so_to_the_style() -> None:
    rows = [CELLS.join("abcdefgh"[:count]) for count in (3, 4, 7)]

    assert [quotation_html(f"{row}\n{row}").split(">")[0] for row in rows] == [
        '<table class="rows"',
        '<table class="rows several"',
        '<table class="rows wide"',
    ]


@pytest.mark.parametrize(
    ("text", "columns", "holds"),
    [
        ("Ministère | Direction", "", False),
        ("P1 | 4 h", "Priorité | GTI", True),
        ("P1 | 4 h\nP2 | 8 h", "", True),
        ("Le délai est de 4 h.\nIl court.", "", False),
    ],
)
def test_one_line_with_a_bar_is_a_row_only_where_columns_are_known(text: str, columns: str, holds: bool) -> None:
    assert holds_rows(text, columns) is holds
    assert ("<table" in quotation_html(text, columns)) is holds


def test_markup_in_a_quotation_has_no_effect() -> None:
    assert "<b>" not in quotation_html("<b>P1</b> | 4 h\n<b>P2</b> | 8 h", "<b>Priorité</b> | GTI")
