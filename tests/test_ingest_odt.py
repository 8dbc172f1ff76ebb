from pathlib import Path

import pytest
from odfdo import Cell, Document, Element, Header, List, Paragraph, Row, Style, Table

from corpus.errors import NothingToRead
from corpus.models import BlockKind
from ingest.document import ReadDocument
from ingest.readers.odt import read_odt


@pytest.fixture
def document() -> Document:
    empty = Document("text")
    empty.body.clear()
    return empty


def read(document: Document, folder: Path) -> ReadDocument:
    path = folder / "a.odt"
    document.save(str(path))
    return read_odt(path, "a.odt")


def blocks(read_document: ReadDocument) -> list[tuple[BlockKind, int, str, str]]:
    return [
        (block.kind, block.level, page.text[block.start : block.end], block.context)
        for page in read_document.pages
        for block in page.blocks
    ]


def test_headings_lists_and_tables_keep_their_kind(document: Document, tmp_path: Path) -> None:
    document.body.append(Header(1, "Pénalités"))
    document.body.append(Paragraph("Le titulaire encourt :"))
    document.body.append(List(["un avertissement ;", "une pénalité."]))
    table = Table("Tableau")
    for texts in (("Gravité", "Délai", "Montant"), ("P1", "4 h", "500 €")):
        row = Row()
        for text in texts:
            cell = Cell()
            cell.append(Paragraph(text))
            row.append(cell)
        table.append(row)
    document.body.append(table)
    assert blocks(read(document, tmp_path)) == [
        (BlockKind.HEADING, 1, "1. Pénalités", ""),
        (BlockKind.PARAGRAPH, 0, "Le titulaire encourt :", ""),
        (BlockKind.LIST_ITEM, 0, "un avertissement ;", ""),
        (BlockKind.LIST_ITEM, 0, "une pénalité.", ""),
        (BlockKind.TABLE_ROW, 0, "Gravité | Délai | Montant", "1. Pénalités"),
        (BlockKind.TABLE_ROW, 0, "P1 | 4 h | 500 €", "1. Pénalités — Gravité | Délai | Montant"),
    ]


def test_numbers_of_the_outline_are_written(document: Document, tmp_path: Path) -> None:
    for level, text in ((1, "Objet"), (1, "Délais"), (2, "Retard"), (3, "Calcul"), (1, "Prix")):
        document.body.append(Header(level, text))
    assert read(document, tmp_path).pages[0].text.split("\n") == [
        "1. Objet",
        "2. Délais",
        "2.1. Retard",
        "2.1.1. Calcul",
        "3. Prix",
    ]


def test_cells_repeated_beyond_reason_cost_nothing(document: Document, tmp_path: Path) -> None:
    document.body.append(
        Element.from_tag(
            "<table:table><table:table-row><table:table-cell><text:p>Prix</text:p></table:table-cell>"
            "<table:table-cell><text:p>12 €</text:p></table:table-cell>"
            '<table:table-cell table:number-columns-repeated="99999999"/></table:table-row>'
            '<table:table-row table:number-rows-repeated="99999999"><table:table-cell/></table:table-row></table:table>'
        )
    )
    assert read(document, tmp_path).pages[0].text == "Prix | 12 €"


def test_spaces_tabs_and_line_breaks_are_read_as_a_reader_sees_them(document: Document, tmp_path: Path) -> None:
    document.body.append(
        Element.from_tag('<text:p>Délai<text:s text:c="3"/>de<text:tab/>4 h<text:line-break/>ouvrées</text:p>')
    )
    assert read(document, tmp_path).pages[0].text == "Délai de 4 h\nouvrées"


def test_hidden_deleted_and_commented_text_is_not_read(document: Document, tmp_path: Path) -> None:
    hidden = Style("text", name="Cache")
    hidden.append(Element.from_tag('<style:text-properties text:display="none"/>'))
    document.insert_style(hidden, automatic=True)
    for xml in (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Supprimé.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>",
        "<text:p>Visible<office:annotation><text:p>Commentaire.</text:p></office:annotation>"
        '<text:span text:style-name="Cache"> caché</text:span>'
        '<text:script script:language="StarBasic">MsgBox "x"</text:script>.</text:p>',
        '<text:section text:display="none"><text:p>Section cachée.</text:p></text:section>',
        "<text:table-of-content><text:index-body><text:p>1 Objet 3</text:p></text:index-body></text:table-of-content>",
    ):
        document.body.append(Element.from_tag(xml))
    assert read(document, tmp_path).pages[0].text == "Visible."


def test_note_follows_the_section_that_calls_it(document: Document, tmp_path: Path) -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Jours ouvrés.</text:p></text:note-body></text:note>"
    )
    document.body.append(Element.from_tag(f"<text:p>Sous trois jours{note}.</text:p>"))
    document.body.append(Paragraph("À défaut, une pénalité est due."))
    document.body.append(Header(1, "Prix"))
    assert read(document, tmp_path).pages[0].text == (
        "Sous trois jours.\nÀ défaut, une pénalité est due.\nJours ouvrés.\n1. Prix"
    )


def test_document_without_words_has_no_text(document: Document, tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        read(document, tmp_path)


@pytest.mark.shared
def test_real_documents_are_read_whole(shared: Path) -> None:
    file = "canada-ca_Closeout-report-micro-acquisition-pilot-final.odt"
    report = read_odt(shared / "corpus" / file, file)
    assert [page.label for page in report.pages][:3] == [
        "1.0 About this document",
        "2.0 Project Description",
        "3.0 Expected Results",
    ]
    bilingual = read_odt(shared / "badfiles" / "unstructured__eng_spa_mult.odt", "a.odt")
    assert bilingual.pages[0].text.startswith("All human beings are born free and equal in dignity and rights.")
