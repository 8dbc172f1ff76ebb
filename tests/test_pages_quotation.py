"""A quotation as HTML: its rows in tables, the rest in paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as parsed

from corpus.models import BlockKind, Span
from corpus.table_rows import AFTER_LABEL, CELLS, LABELLED_CELLS, labelled_cells
from ingest.readers.spreadsheet import read_xlsx
from pages.shown.quotation import quotation_html
from pages.shown.quoted_parts import Rows, holds_rows, parts_of, texts_across

ROWS = "Les pénalités sont :\nBloquant | 500 €\nMineur | 100 €\nElles sont plafonnées."


def cell(label: str, text: str) -> str:
    """A cell under a name in the head, which is read out from there."""
    return f'<td><span class="label" aria-hidden="true">{label}</span>{text}</td>'


def labelled(label: str, text: str) -> str:
    """A cell of a table without a head."""
    return f'<td><span class="label">{label}</span>{text}</td>'


def test_rows_stand_in_a_table_between_the_words_around_them() -> None:
    assert quotation_html(ROWS, spoken=' lang="fr"', after=" [1]") == (
        '<p lang="fr">Les pénalités sont\u00a0:</p>'
        '<table class="rows bare" lang="fr"><tbody><tr><td>Bloquant</td><td>500 €</td></tr>'
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
        '<table class="rows bare"><tbody><tr><td>a</td><td>b</td><td>c</td></tr>'
        "<tr><td>d</td><td>e</td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ("GTI | 15 min | 1 h\nGTR | 4 h | 8 h", "P1 | P2"),
        ("Correction livrée | 18\nTotal | 46", "Fait | Calcul | Points"),
        ("Bloquante | 4 h", "Gravité | GTI | GTR"),
        ("GTI | 15 min | 1 h", "P1 · P2 · P3"),
    ],
)
def test_cells_that_are_fewer_or_more_than_the_columns_are_not_put_under_their_names(rows: str, columns: str) -> None:
    html = quotation_html(rows, columns)

    assert html.startswith(f'<p class="columns">{columns.replace(CELLS, " · ")}</p><table')
    assert "label" not in html
    assert "<th" not in html


def test_a_row_of_fewer_cells_than_the_others_stands_across_the_columns() -> None:
    html = quotation_html("1.1 | Équipe | 15\n3.1 | Sobriété", "N° | Critère | Points")

    assert '<tr><td colspan="3">3.1 – Sobriété</td></tr>' in html
    assert cell("Points", "15") in html


def test_a_row_across_the_columns_makes_none_of_them_wider() -> None:
    [table] = parts_of("1.1 | Équipe | 15\n3.1 | Sobriété", "N° | Critère | Points")
    assert isinstance(table, Rows)
    assert texts_across(table) == [["1.1", "Équipe", "15"]]


def test_a_head_that_is_quoted_too_is_the_head() -> None:
    text = "Priorité | GTI\nP1 | 4 h\nP2 | 8 h"
    gti = text.index("8 h")
    html = quotation_html(text, "Priorité | GTI", [Span(gti, gti + 3)])

    assert html.count("Priorité") == 1 + 2  # and beside each cell of its column
    assert '<th scope="col">Priorité</th>' in html
    assert cell("GTI", "<mark>8 h</mark>") in html


@pytest.mark.parametrize("columns", ["P1 | P2", "P1 · P2"])
def test_names_stand_once_though_their_head_is_quoted_too(columns: str) -> None:
    assert quotation_html("P1 | P2\nGTI | 15 min | 1 h", columns).count("P1") == 1


def test_a_head_that_is_quoted_alone_is_shown() -> None:
    assert cell("Priorité", "Priorité") in quotation_html("Priorité | GTI", "Priorité | GTI")


def test_an_empty_cell_between_two_bars_keeps_its_place_under_the_names() -> None:
    html = quotation_html("Bloquante | | 4 h", "Gravité | GTI | GTR", [Span(14, 17)])
    assert f"{cell('Gravité', 'Bloquante')}<td></td>{cell('GTR', '<mark>4 h</mark>')}" in html


def test_columns_are_those_of_the_first_table_only() -> None:
    html = quotation_html("P1 | 4 h\nTableau 2 – Pénalités\nGravité | Montant\nBloquant | 500 €", "Priorité | GTI")

    assert cell("GTI", "4 h") in html
    assert "<td>Gravité</td><td>Montant</td>" in html
    assert html.count('<th scope="col">') == 2


@pytest.mark.parametrize(
    ("cells", "classes"),
    [
        (["4 h"] * 8, "rows"),
        (["Bloquante", "Serveur en panne, sans contournement", "1 heure", "4 heures ouvrées", "95 %"], "rows"),
        (["indisponibilité"] * 4, "rows"),
        (["indisponibilité"] * 5, "rows broad"),
        (["indisponibilité"] * 6, "rows wide"),
        (["Le titulaire remet un bilan. " * 12] * 3, "rows broad"),
        (["Le titulaire remet un bilan. " * 12] * 4, "rows wide"),
    ],
)
def test_a_table_says_to_the_style_how_much_room_it_needs(cells: list[str], classes: str) -> None:
    row, columns = CELLS.join(cells), CELLS.join("ABCDEFGH"[: len(cells)])
    assert quotation_html(f"{row}\n{row}", columns).startswith(f'<table class="{classes}"')


def test_a_lone_row_of_no_table_is_told_with_a_dash() -> None:
    text = "Rubrique | Description"
    assert quotation_html(text, decisive=[Span(11, 22)]) == "<p>Rubrique – <mark>Description</mark></p>"


@pytest.mark.parametrize(
    ("text", "columns", "holds"),
    [
        ("Ministère | Direction", "", False),
        ("P1 | 4 h", "Priorité | GTI", True),
        ("P1 | 4 h", "Priorité | GTI | GTR", True),
        ("P1 | 4 h\nP2 | 8 h", "", True),
        ("Le délai est de 4 h.\nIl court.", "", False),
    ],
)
def test_one_line_with_a_bar_is_a_row_only_where_columns_are_known(text: str, columns: str, holds: bool) -> None:
    assert holds_rows(text, columns) is holds
    assert ("<table" in quotation_html(text, columns)) is holds


def test_markup_in_a_quotation_has_no_effect() -> None:
    assert "<b>" not in quotation_html("<b>P1</b> | 4 h\n<b>P2</b> | 8 h", "<b>Priorité</b> | GTI")


SHEET = "Priorité: P2 ; GTI (heures): 0,50 ; Remarque: à midi\nPriorité: P3 ; Pénalité: 30 €"


def test_rows_that_say_the_names_of_their_columns_stand_under_them() -> None:
    html = quotation_html(SHEET)

    names = ("Priorité", "GTI (heures)", "Remarque", "Pénalité")
    assert "".join(f'<th scope="col">{name}</th>' for name in names) in html
    assert f"{cell('Remarque', 'à midi')}<td></td></tr>" in html
    assert html.endswith(f"{cell('Priorité', 'P3')}<td></td><td></td>{cell('Pénalité', '30 €')}</tr></tbody></table>")


def test_words_are_marked_in_names_of_columns_and_in_cells() -> None:
    marks = [Span(SHEET.index(word), SHEET.index(word) + len(word)) for word in ("GTI", "P3")]
    html = quotation_html(SHEET, decisive=marks)

    assert '<th scope="col"><mark>GTI</mark> (heures)</th>' in html
    assert cell("<mark>GTI</mark> (heures)", "0,50") in html
    assert cell("Priorité", "<mark>P3</mark>") in html


def test_a_cell_without_the_name_of_its_column_stands_under_no_other() -> None:
    row = "7.3 ; Libellé: Durées ; Cible: N/A si ; sinon"
    assert quotation_html(row) == (
        f'<table class="rows wide"><tbody><tr><td>7.3</td>{labelled("Libellé", "Durées")}{labelled("Cible", "N/A si")}'
        "<td>sinon</td></tr></tbody></table>"
    )


def test_rows_of_which_each_has_other_names_stand_one_below_the_other() -> None:
    """Each under all the names would leave most cells empty: 800 characters made 2,700."""
    html = quotation_html("\n".join(f"Lot {i}: <1> ; Prix {i}: 2 €" for i in range(3)))

    assert "<thead>" not in html
    assert html.count("<td") == 6
    assert f"<tr>{labelled('Lot 2', '&lt;1&gt;')}{labelled('Prix 2', '2 €')}</tr>" in html


def test_a_row_with_bars_is_no_row_of_names_whatever_its_cells_hold() -> None:
    html = quotation_html("UO1 | Charge ; Lot: 1 ; Prix: 3 €\nUO2 | Charge ; Lot: 2 ; Prix: 4 €")

    assert "<td>Charge\u00a0; Lot: 1\u00a0; Prix: 3 €</td>" in html


def test_two_columns_of_one_name_keep_their_cells() -> None:
    assert cell("Prix", "10 €") + cell("Prix", "12 €") in quotation_html("Lot: 1 ; Prix: 10 € ; Prix: 12 €")


@pytest.mark.parametrize(
    "text",
    [
        "Il remet : un bilan ; il tient : un registre",
        "Le titulaire remet: un rapport ; il tient: un registre",
        "Total: 5",
        "à midi ; le soir : non",
        "He reports: weekly; he attends: monthly",
    ],
)
def test_prose_with_colons_and_semicolons_is_no_row(text: str) -> None:
    assert quotation_html(text).replace("\u00a0", " ") == f"<p>{text}</p>"


@pytest.mark.parametrize("head", ["Priorité | GTI (heures) | Remarque : | Pénalité"])
def test_a_head_whose_rows_say_the_names_of_their_columns_too_stands_once(head: str) -> None:
    assert quotation_html(f"{head}\n{SHEET}") == quotation_html(SHEET)


def test_every_row_of_a_sheet_can_be_read_under_its_names() -> None:
    """From the file to the page: a grid whose first column has no name on some rows."""
    file = Path(__file__).parents[1] / "samples" / "grille-analyse-des-offres.xlsx"
    pages = read_xlsx(file, file.name).pages
    rows = [page.text[row.start : row.end] for page in pages for row in page.blocks if row.kind is BlockKind.TABLE_ROW]
    labelled = [row for row in rows if LABELLED_CELLS in row and AFTER_LABEL in row]

    assert len(labelled) > 10
    assert any(not labelled_cells(row)[0].label for row in labelled)
    for row in labelled:
        html = parsed.fragment_fromstring(quotation_html(row), create_parent=True)
        said = [(cell.findtext("span") or "", cell.xpath("string()")) for cell in html.iter("td")]
        shown = " ; ".join(f"{label}: {text[len(label) :]}" if label else text for label, text in said)
        assert shown.replace("\u00a0", " ") == row.replace("\u00a0", " ")
