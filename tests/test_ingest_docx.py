from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from corpus.errors import DamagedFile, NothingToRead
from corpus.models import BlockKind, PageKind
from ingest.document import ReadDocument
from ingest.readers.docx import read_docx


def read(document: docx.document.Document, folder: Path) -> ReadDocument:
    path = folder / "a.docx"
    document.save(str(path))
    return read_docx(path, "a.docx")


def blocks(read_document: ReadDocument) -> list[tuple[BlockKind, int, str]]:
    return [
        (block.kind, block.level, page.text[block.start : block.end])
        for page in read_document.pages
        for block in page.blocks
    ]


def wrap_last_run(paragraph: Paragraph, tag: str) -> None:
    """Puts the last run of a paragraph inside an element such as a tracked insertion."""
    run = paragraph.runs[-1]._r
    wrapper = OxmlElement(tag)
    run.addprevious(wrapper)
    wrapper.append(run)


def test_headings_lists_and_paragraphs_keep_their_kind(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Objet du marché", 1)
    document.add_paragraph("Le titulaire exécute\u00a0les prestations.")
    document.add_paragraph("la maintenance ;", style="List Bullet")
    document.add_heading("Délais", 2)
    result = read(document, tmp_path)
    assert blocks(result) == [
        (BlockKind.HEADING, 1, "Objet du marché"),
        (BlockKind.PARAGRAPH, 0, "Le titulaire exécute les prestations."),
        (BlockKind.LIST_ITEM, 0, "la maintenance ;"),
        (BlockKind.HEADING, 2, "Délais"),
    ]
    assert result.page_kind is PageKind.SECTION
    assert [page.label for page in result.pages] == ["Objet du marché"]


def test_table_rows_know_their_heading_and_columns(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Pénalités", 1)
    table = document.add_table(rows=3, cols=3)
    texts = ["Gravité", "Délai", "Montant", "P1", "4 h", "500 €", "P2", "8 h", "200 €"]
    for place, text in enumerate(texts):
        table.cell(place // 3, place % 3).text = text
    page = read(document, tmp_path).pages[0]
    rows = [block for block in page.blocks if block.kind is BlockKind.TABLE_ROW]
    assert [page.text[row.start : row.end] for row in rows] == [
        "Gravité | Délai | Montant",
        "P1 | 4 h | 500 €",
        "P2 | 8 h | 200 €",
    ]
    assert [row.context for row in rows] == ["Pénalités"] + ["Pénalités — Gravité | Délai | Montant"] * 2


def test_merged_cell_is_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Gravité P1"
    table.cell(0, 1).text, table.cell(1, 1).text = "4 h", "500 €"
    assert read(document, tmp_path).pages[0].text == "Gravité P1 | 4 h\n500 €"


def test_tracked_insertion_is_read_and_deletion_is_not(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Délai de ")
    paragraph.add_run("deux")
    wrap_last_run(paragraph, "w:del")
    paragraph.add_run("trois")
    wrap_last_run(paragraph, "w:ins")
    paragraph.add_run(" jours.")
    assert read(document, tmp_path).pages[0].text == "Délai de trois jours."


def test_hidden_text_headers_and_footers_are_not_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ville de Test"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    paragraph = document.add_paragraph("Visible.")
    paragraph.add_run(" Caché.").font.hidden = True
    assert read(document, tmp_path).pages[0].text == "Visible."


def test_table_of_contents_is_not_read(tmp_path: Path) -> None:
    document = docx.Document()
    entry = document.add_paragraph()
    for kind, text in (("begin", ""), ("", ' TOC \\o "1-3" '), ("separate", ""), ("text", "1 Objet 3"), ("end", "")):
        run = entry.add_run(text if kind == "text" else "")
        if kind == "":
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            run._r.append(instruction)
        elif kind != "text":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
    document.add_heading("Objet", 1)
    assert read(document, tmp_path).pages[0].text == "Objet"


def test_automatic_numbers_of_headings_are_written(tmp_path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for level, pattern in enumerate(("Article %1", "%1.%2", "%1.%2.%3")):
        definition = OxmlElement("w:lvl")
        definition.set(qn("w:ilvl"), str(level))
        for tag, value in (("w:start", "1"), ("w:numFmt", "decimal"), ("w:lvlText", pattern)):
            element = OxmlElement(tag)
            element.set(qn("w:val"), value)
            definition.append(element)
        abstract.append(definition)
    numbering.insert(0, abstract)
    number = numbering.add_num(77)
    for text, level in (("Objet", 1), ("Délais", 1), ("Retard", 2), ("Calcul", 3), ("Plafond", 3), ("Fin", 1)):
        properties = document.add_heading(text, level)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level - 1
        properties.get_or_add_numId().val = number.numId
    assert read(document, tmp_path).pages[0].text.split("\n") == [
        "Article 1 Objet",
        "Article 2 Délais",
        "2.1 Retard",
        "2.1.1 Calcul",
        "2.1.2 Plafond",
        "Article 3 Fin",
    ]


def test_bold_numbered_lines_are_headings_where_no_style_says_so(tmp_path: Path) -> None:
    document = docx.Document()
    for text, bold in (
        ("ARTICLE 1 – OBJET", True),
        ("Le marché porte sur la maintenance.", False),
        ("1.1 Durée", True),
    ):
        document.add_paragraph().add_run(text).bold = bold
    assert blocks(read(document, tmp_path)) == [
        (BlockKind.HEADING, 1, "ARTICLE 1 – OBJET"),
        (BlockKind.PARAGRAPH, 0, "Le marché porte sur la maintenance."),
        (BlockKind.HEADING, 2, "1.1 Durée"),
    ]


def test_title_is_the_property_only_when_it_speaks_of_the_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Cahier des clauses techniques : maintenance des ascenseurs", 1)
    document.core_properties.title = "Maintenance des ascenseurs"
    assert read(document, tmp_path).title == "Maintenance des ascenseurs"
    for untelling in (
        "Microsoft Word - cctp.docx",
        "Maintenance des ascenseurs.docx",
        "Document1",
        "Contrat de restauration scolaire",
    ):
        document.core_properties.title = untelling
        assert read(document, tmp_path).title == "Cahier des clauses techniques : maintenance des ascenseurs"


@pytest.mark.parametrize(
    "title", ["Migration des fichiers x.docx", "Passer de .doc au format .docx", "Passer de .doc à son a.docx"]
)
def test_a_title_that_speaks_of_files_is_no_name_of_one(tmp_path: Path, title: str) -> None:
    document = docx.Document()
    document.core_properties.title = title
    document.add_paragraph(f"{title} : mode d’emploi.")
    assert read(document, tmp_path).title == title


def test_long_document_is_cut_at_its_headings(tmp_path: Path) -> None:
    document = docx.Document()
    for chapter in ("Objet", "Durée", "Prix", "Pénalités"):
        document.add_heading(chapter, 1)
        document.add_paragraph("Le titulaire exécute les prestations prévues. " * 50)
    result = read(document, tmp_path)
    assert [(page.number, page.label) for page in result.pages] == [(1, "Objet"), (2, "Prix")]


def test_document_without_words_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        read(docx.Document(), tmp_path)


def test_document_whose_parts_are_broken_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    docx.Document().save(str(path))
    content = bytearray(path.read_bytes())
    content[200:1500] = b"\x00" * 1300
    path.write_bytes(content)
    with pytest.raises(DamagedFile):
        read_docx(path, "a.docx")


@pytest.mark.shared
def test_real_documents_are_read_whole(shared: Path) -> None:
    corpus = shared / "corpus"
    statement = read_docx(corpus / "18F_California-Intake-Module-Statement-of-Work.docx", "a.docx")
    assert statement.title == "Exhibit 1 – STATEMENT OF WORK"
    text = "\n".join(page.text for page in statement.pages)
    assert "the State will withhold ten (10) percent from each payment." in text
    moved = read_docx(shared / "badfiles" / "pandoc__track_changes_move.docx", "a.docx")
    assert moved.pages[0].text == "Here is some text.\nHere is the text to be moved.\nHere is some more text."
