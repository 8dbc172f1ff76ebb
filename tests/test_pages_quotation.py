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
    assert quotation_html("a | b | c\nd | e") == (
        '<table class="rows"><tbody><tr><td>a</td><td>b</td><td>c</td></tr>'
        "<tr><td>d</td><td>e</td><td></td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ("GTI | 15 min | 1 h\nGTR | 4 h | 8 h", "P1 | P2"),
        ("Correction livrée | 3 × 6 | 18\nTotal | 46", "Fait | Calcul | Points"),
    ],
)
def test_cells_that_are_fewer_or_more_than_the_columns_are_not_put_under_their_names(rows: str, columns: str) -> None:
    html = quotation_html(rows, columns)

    assert html.startswith(f'<p class="columns">{columns}</p><table')
    assert "data-label" not in html
    assert "<th" not in html


def test_a_head_that_is_quoted_too_is_the_head() -> None:
    text = "Priorité | GTI\nP1 | 4 h\nP2 | 8 h"
    gti = text.index("8 h")
    html = quotation_html(text, "Priorité | GTI", [Span(gti, gti + 3)])

    assert html.count("Priorité") == 1 + 2  # and beside each cell of its column
    assert '<th scope="col">Priorité</th>' in html
    assert '<td data-label="GTI"><mark>8 h</mark></td>' in html


def test_columns_are_those_of_the_first_table_only() -> None:
    html = quotation_html("P1 | 4 h\nTableau 2 – Pénalités\nGravité | Montant\nBloquant | 500 €", "Priorité | GTI")

    assert '<td data-label="GTI">4 h</td>' in html
    assert "<td>Gravité</td><td>Montant</td>" in html
    assert html.count('<th scope="col">') == 2


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


SHEET = "Priorité: P2 ; GTI (heures): 0,50 ; Remarque: à midi ; le soir aussi\nPriorité: P3 ; Pénalité: 30 €"


def test_rows_that_say_the_names_of_their_columns_stand_under_them() -> None:
    start = SHEET.index("P3")
    html = quotation_html(SHEET, decisive=[Span(start, start + 2)])

    names = ("Priorité", "GTI (heures)", "Remarque", "Pénalité")
    assert "".join(f'<th scope="col">{name}</th>' for name in names) in html
    assert '<td data-label="Remarque">à midi ; le soir aussi</td><td data-label="Pénalité"></td></tr>' in html
    assert '<td data-label="Priorité"><mark>P3</mark></td><td data-label="GTI (heures)"></td>' in html
    assert html.endswith('<td data-label="Pénalité">30 €</td></tr></tbody></table>')


def test_two_columns_of_one_name_keep_their_cells() -> None:
    html = quotation_html("Lot: 1 ; Prix: 10 € ; Prix: 12 €")

    assert '<td data-label="Prix">10 €</td><td data-label="Prix">12 €</td>' in html


@pytest.mark.parametrize(
    "text", ["Il remet : un rapport ; il tient : un registre", "Total: 5", "à midi ; le soir : non"]
)
def test_prose_with_colons_and_semicolons_is_no_row(text: str) -> None:
    assert quotation_html(text) == f"<p>{text}</p>"


def test_a_head_whose_rows_say_the_names_of_their_columns_too_stands_once() -> None:
    html = quotation_html(f"Priorité | GTI (heures) | Remarque | Pénalité\n{SHEET}")

    assert html == quotation_html(SHEET)
