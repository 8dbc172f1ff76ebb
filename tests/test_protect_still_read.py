"""What was taken out beside the text of a file and is read in it all the same, in files of every form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pptx
import pytest
from fpdf import FPDF
from odfdo import Document, Element

from ingest.description import NOTHING_GIVEN
from ingest.reading import Reading, read_and_describe, read_file
from protect.still_read import removals

SHOWN, HIDDEN, SHARED = "nadege.rouvral@ville.example", "paul.tanguy@ville.example", "contact@ville.example"
Links = tuple[tuple[str, str], ...]
"""The words of each link, and the address that it writes to."""


def pdf(path: Path, links: Links) -> None:
    document = FPDF()
    document.set_font("helvetica", size=11)
    document.add_page()
    document.cell(text="Le titulaire entretient les ascenseurs.")
    document.add_page()
    for words, address in links:
        document.cell(text=words, link=f"mailto:{address}", new_x="LMARGIN", new_y="NEXT")
    document.output(str(path))


def word(path: Path, links: Links) -> None:
    document = docx.Document()
    document.core_properties.author = ""
    for words, address in links:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        place = document.part.relate_to(f"mailto:{address}", kind, is_external=True)
        link = docx.oxml.OxmlElement("w:hyperlink")
        link.set(docx.oxml.ns.qn("r:id"), place)
        paragraph = document.add_paragraph()
        link.append(paragraph.add_run(words)._r)
        paragraph._p.append(link)
    document.save(str(path))


def workbook(path: Path, links: Links) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, (words, address) in enumerate(links, 1):
        sheet.cell(row, 1, words).hyperlink = f"mailto:{address}"
    book.save(path)


def slides(path: Path, links: Links) -> None:
    presentation = pptx.Presentation()
    box = presentation.slides.add_slide(presentation.slide_layouts[6]).shapes.add_textbox(0, 0, 9000, 9000)
    for words, address in links:
        run = box.text_frame.add_paragraph().add_run()
        run.text, run.hyperlink.address = words, f"mailto:{address}"
    presentation.save(str(path))


def open_text(path: Path, links: Links) -> None:
    document = Document("text")
    document.body.clear()
    for words, address in links:
        document.body.append(
            Element.from_tag(f'<text:p><text:a xlink:href="mailto:{address}">{words}</text:a></text:p>')
        )
    document.save(str(path))


def open_sheet(path: Path, links: Links) -> None:
    document = Document("spreadsheet")
    document.body.clear()
    rows = "".join(
        '<table:table-row><table:table-cell office:value-type="string"><text:p>'
        f'<text:a xlink:href="mailto:{address}">{words}</text:a></text:p></table:table-cell></table:table-row>'
        for words, address in links
    )
    document.body.append(Element.from_tag(f'<table:table table:name="Contacts">{rows}</table:table>'))
    document.save(str(path))


def web_page(path: Path, links: Links) -> None:
    rows = "".join(f'<p><a href="mailto:{address}">{words}</a></p>' for words, address in links)
    path.write_text(f"<!doctype html><html><head><title>CCTP</title></head><body>{rows}</body></html>", "utf-8")


def marked_text(path: Path, links: Links) -> None:
    path.write_text("\n\n".join(f"[{words}](mailto:{address})" for words, address in links), "utf-8")


FORMS: dict[str, Callable[[Path, Links], None]] = {
    "pdf": pdf,
    "docx": word,
    "xlsx": workbook,
    "pptx": slides,
    "odt": open_text,
    "ods": open_sheet,
    "html": web_page,
    "md": marked_text,
}


def read(path: Path) -> Reading:
    return read_and_describe(read_file, path, path.name, 100_000, path.with_name(f"copy{path.suffix}"), NOTHING_GIVEN)


def told(reading: Reading) -> dict[str, tuple[tuple[str, ...], list[tuple[str, list[int]]]]]:
    """By kind what is said to be taken out, and what of it is still read, with the pages."""
    document = reading.document
    return {
        one.trace.kind.value: (
            one.trace.values,
            [(said.words, [page.number for page in said.pages]) for said in one.still_read],
        )
        for one in removals(reading.traces, document.pages, document.personal_data)
    }


@pytest.mark.parametrize("form", FORMS)
def test_an_address_behind_a_link_that_is_read_in_the_text_too_is_told_to_be_read_there(
    form: str, tmp_path: Path
) -> None:
    path = tmp_path / f"a.{form}"
    FORMS[form](path, ((SHOWN, SHOWN), ("Cliquez ici", HIDDEN)))
    reading = read(path)
    values, still_read = told(reading)["e-mail"]
    assert set(values) == {SHOWN, HIDDEN}
    assert still_read == [(SHOWN, [len(reading.document.pages)])]


@pytest.mark.parametrize("form", FORMS)
def test_a_link_to_the_shared_mailbox_of_a_body_stays_and_nothing_tells_that_it_is_gone(
    form: str, tmp_path: Path
) -> None:
    path = tmp_path / f"a.{form}"
    FORMS[form](path, ((SHARED, SHARED), ("Cliquez ici", HIDDEN)))
    assert told(read(path))["e-mail"] == ((HIDDEN,), [])


def test_the_published_copy_still_writes_to_a_shared_mailbox(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", ((SHARED, SHARED), (SHOWN, SHOWN)))
    read(tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "copy.pdf") as copy:
        links = [str(link["/A"]["/URI"]) for link in copy.pages[1].obj["/Annots"]]
    assert links == [f"mailto:{SHARED}", "mailto:"]


@pytest.mark.parametrize(
    "target",
    [f"{SHARED}?cc={HIDDEN}", f"{SHARED},{HIDDEN}", f"Paul Tanguy &lt;{SHARED}&gt;", "contact.tanguy@ville.example"],
)
def test_a_link_that_says_more_than_a_shared_mailbox_writes_to_nobody(target: str, tmp_path: Path) -> None:
    web_page(tmp_path / "a.html", (("Cliquez ici", target),))
    assert "e-mail" in told(read(tmp_path / "a.html"))
    assert '<a href="#">' in (tmp_path / "copy.html").read_text("utf-8")


def test_a_shared_mailbox_that_is_hidden_too_is_told_to_be_gone_only_where_the_text_has_it_not(tmp_path: Path) -> None:
    for words, file in ((f"Écrire à {SHARED}", "a.html"), ("Écrire au greffe", "b.html")):
        (tmp_path / file).write_text(f"<!doctype html><p>{words}</p><!-- {SHARED} -->", "utf-8")
    assert told(read(tmp_path / "a.html")) == {}
    assert told(read(tmp_path / "b.html")) == {"e-mail": ((SHARED,), [])}


@pytest.mark.parametrize("written", ["NADEGE.ROUVRAL@VILLE.EXAMPLE", "nadege.rouvral [at] ville (dot) example"])
def test_an_address_is_known_again_however_the_text_writes_it(written: str, tmp_path: Path) -> None:
    web_page(tmp_path / "a.html", ((f"Écrire à {written}", SHOWN),))
    assert told(read(tmp_path / "a.html"))["e-mail"][1] == [(written, [1])]


def test_whoever_wrote_a_file_and_is_named_in_its_text_is_told_to_be_read_there(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.author = "Nadège Rouvral"
    document.add_paragraph("Le chantier est suivi par ROUVRAL Nadège, puis par Nadège Rouvral.")
    document.save(str(tmp_path / "a.docx"))
    values, still_read = told(read(tmp_path / "a.docx"))["author"]
    assert (values, still_read) == (("Nadège Rouvral",), [("Nadège Rouvral", [1])])


def test_part_of_a_name_is_told_only_where_the_whole_is_not_read(tmp_path: Path) -> None:
    presentation = pptx.Presentation()
    presentation.core_properties.author = "Nadège Rouvral"
    for words in ("Suivi : Mme Nadège Rouvral. Nadège valide.", "Voir avec Mme Rouvral."):
        box = presentation.slides.add_slide(presentation.slide_layouts[6]).shapes.add_textbox(0, 0, 9000, 9000)
        box.text_frame.text = words
    presentation.save(str(tmp_path / "a.pptx"))
    assert told(read(tmp_path / "a.pptx"))["author"][1] == [("Nadège Rouvral", [1]), ("Rouvral", [2])]


def test_what_stays_in_the_copy_is_told_to_be_taken_out_nowhere(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "Suivi par Mme Nadège Rouvral"
    document.add_paragraph("Contact : Mme Nadège Rouvral")
    document.save(str(tmp_path / "a.docx"))
    reading = read(tmp_path / "a.docx")
    assert "margin" in {trace.kind.value for trace in reading.traces}
    assert "margin" not in told(reading)
