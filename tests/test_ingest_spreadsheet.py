from datetime import date
from pathlib import Path

import openpyxl
import pytest
from odfdo import Document, Element

from corpus.errors import EmptySheets
from corpus.models import BlockKind, PageKind
from ingest.document import ReadDocument
from ingest.readers.spreadsheet import read_ods, read_xlsx


def read(workbook: openpyxl.Workbook, folder: Path) -> ReadDocument:
    path = folder / "a.xlsx"
    workbook.save(path)
    return read_xlsx(path, "a.xlsx")


def lines(document: ReadDocument) -> list[str]:
    return document.pages[0].text.split("\n")


@pytest.fixture
def workbook() -> openpyxl.Workbook:
    """A price list: a title, column headers, two chapters."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "BPU"
    for row in (
        ["Bordereau des prix unitaires"],
        [],
        ["Code", "Prestation", "Prix HT", "TVA"],
        ["A – Maintenance"],
        ["A.1", "Journée d’expert", 850.5, 0.2],
        ["A.2", "Intervention", None, 0.2],
        ["B – Formation"],
        ["B.1", "Session", 1200, 0.055],
    ):
        sheet.append(row)
    for cell in sheet["C"]:
        cell.number_format = "#,##0.00 €"
    for cell in sheet["D"]:
        cell.number_format = "0.0%"
    return book


def test_rows_read_header_and_value_as_the_sheet_shows_them(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    document = read(workbook, tmp_path)
    assert lines(document) == [
        "Bordereau des prix unitaires",
        "Code | Prestation | Prix HT | TVA",
        "A – Maintenance",
        "Code: A.1 ; Prestation: Journée d’expert ; Prix HT: 850,50 € ; TVA: 20,0 %",
        "Code: A.2 ; Prestation: Intervention ; TVA: 20,0 %",
        "B – Formation",
        "Code: B.1 ; Prestation: Session ; Prix HT: 1 200,00 € ; TVA: 5,5 %",
    ]
    assert (document.page_kind, document.pages[0].label) == (PageKind.SHEET, "BPU")
    assert document.title == "Bordereau des prix unitaires"


def test_a_price_knows_its_sheet_and_its_chapter(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    rows = [block for block in read(workbook, tmp_path).pages[0].blocks if block.kind is BlockKind.TABLE_ROW]
    assert [row.context for row in rows] == [
        "BPU — Bordereau des prix unitaires",
        "BPU — A – Maintenance",
        "BPU — A – Maintenance",
        "BPU — B – Formation",
    ]


def test_hidden_and_empty_sheets_are_no_pages(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    workbook.create_sheet("Vide")
    hidden = workbook.create_sheet("Listes")
    hidden.append(["Oui"])
    hidden.sheet_state = "hidden"
    workbook.create_sheet("Notes").append(["Les prix sont fermes."])
    pages = read(workbook, tmp_path).pages
    assert [(page.number, page.label) for page in pages] == [(1, "BPU"), (2, "Notes")]


def test_numbers_and_dates_are_written_plainly(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Lot", "Jours", "Taux", "Début"], [1, 12.0, 0.1 + 0.2, date(2026, 3, 15)]):
        book.active.append(row)
    assert lines(read(book, tmp_path))[1] == "Lot: 1 ; Jours: 12 ; Taux: 0,3 ; Début: 2026-03-15"


def test_dollars_are_written_the_english_way(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Role", "Rate", "Hours"], ["Developer", 1250.5, 40]):
        book.active.append(row)
    book.active["B2"].number_format = '"$"#,##0.00'
    assert lines(read(book, tmp_path))[1] == "Role: Developer ; Rate: $1,250.50 ; Hours: 40"


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.67, "[$-40C]0%", "67 %"),
        (3.5, "[$-40C]0.0", "3,5"),
        (1520, "[$-40C]#,##0.00", "1 520,00"),
        (1520, '[$-40C]#,##0.00" €"', "1 520,00 €"),
        (1520, "#,##0.00 [$€-40C]", "1 520,00 €"),
        (1520, "[$$-409]#,##0.00", "$1,520.00"),
        (-12, "0.0;[Red]-0.0", "-12,0"),
    ],
)
def test_a_country_in_a_format_is_no_currency(value: float, number_format: str, shown: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Mois", "Taux", "Cas"], ["Mars", value, 1]):
        book.active.append(row)
    book.active["B2"].number_format = number_format
    assert lines(read(book, tmp_path))[1] == f"Mois: Mars ; Taux: {shown} ; Cas: 1"


def test_group_of_columns_is_part_of_their_headers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        [None, "Année 1", None, "Année 2"],
        ["Poste", "Prix", "Délai", "Prix", "Délai"],
        ["Audit", 100, 5, 90, 4],
    ):
        book.active.append(row)
    assert lines(read(book, tmp_path))[2] == (
        "Poste: Audit ; Année 1 – Prix: 100 ; Année 1 – Délai: 5 ; Année 2 – Prix: 90 ; Année 2 – Délai: 4"
    )


def test_form_of_two_columns_has_no_header(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Nom du service évalué", "Portail famille"], ["Entité qui procède à l’évaluation", "DSI"]):
        book.active.append(row)
    assert lines(read(book, tmp_path)) == [
        "Nom du service évalué | Portail famille",
        "Entité qui procède à l’évaluation | DSI",
    ]


def test_rows_that_formulas_fill_with_zeros_are_left_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Rôle", "Prix", "Total"], ["Chef de projet", 10, 20], [None, 0, 0], [None, 0, 0]):
        book.active.append(row)
    assert lines(read(book, tmp_path)) == ["Rôle | Prix | Total", "Rôle: Chef de projet ; Prix: 10 ; Total: 20"]


def test_cell_at_the_far_end_of_a_sheet_costs_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Prix fermes"
    book.active["XFD1048576"] = "oublié"
    assert lines(read(book, tmp_path)) == ["Prix fermes"]


def test_empty_workbook_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(EmptySheets):
        read(openpyxl.Workbook(), tmp_path)


def test_open_document_sheet_reads_the_words_it_displays(tmp_path: Path) -> None:
    document = Document("spreadsheet")
    document.body.clear()
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for texts in (("Prestation", "Prix HT", "TVA"), ("Audit", "1 200,00 €", "20 %"))
    )
    empty = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
    document.body.append(Element.from_tag(f'<table:table table:name="DQE">{rows}{empty}</table:table>'))
    path = tmp_path / "a.ods"
    document.save(str(path))
    result = read_ods(path, "a.ods")
    assert result.pages[0].label == "DQE"
    assert lines(result) == ["Prestation | Prix HT | TVA", "Prestation: Audit ; Prix HT: 1 200,00 € ; TVA: 20 %"]


@pytest.mark.shared
def test_real_price_list_can_be_asked_about(shared: Path) -> None:
    file = "cisbeo_1b-BPU-DQE.xlsx"
    document = read_xlsx(shared / "corpus" / file, file)
    assert [page.label for page in document.pages] == ["BPU Catalogue", "Définition des UO", "Regles de facturation"]
    server = next(line for line in lines(document) if line.startswith("Code: J.1 ;"))
    assert "Intitulé de la prestation: Abonnement IaaS – Serveur STANDARD" in server
    assert "Dispo HO ≥ 99,5 % ; prise en charge < 1 h HO" in server


def test_a_workbook_is_read_whatever_its_path_ends_in(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    path = tmp_path / "uploaded"
    workbook.save(path)

    assert read_xlsx(path, "prix.xlsx").pages[0].label == "BPU"
