"""The published copy runs nothing on the machine of whoever opens it: no script, no macro, no other program."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest
from clean_copies import clean, edit, forget_thumbnail, parts
from fpdf import FPDF
from odfdo import Cell, Document, Paragraph, Table
from pikepdf import Array, Dictionary, Name, String
from playwright.sync_api import Browser
from test_browser_journey import browser as browser  # the fixture

from protect.cleaning import clean_copy
from protect.formats.markup_programs import POLICY

SCRIPT = "app.launchURL('https://evil.example/')"


def pdf_with(path: Path, **of_root: object) -> Path:
    document = FPDF()
    document.set_font("Helvetica", size=12)
    document.add_page()
    document.cell(text="Le titulaire intervient en quatre heures.", link="https://ville.example/")
    document.output(str(path.with_suffix(".before.pdf")))
    with pikepdf.open(path.with_suffix(".before.pdf")) as pdf:
        for key, value in of_root.items():
            pdf.Root[f"/{key}"] = value
        pdf.save(path)
    return path


def word_file(path: Path, text: str) -> Path:
    document = docx.Document()
    forget_thumbnail(document.part.package)
    document.add_paragraph(text)
    document.core_properties.author = ""
    document.save(str(path))
    return path


def test_a_pdf_loses_its_scripts_wherever_they_are_and_keeps_its_links(tmp_path: Path) -> None:
    script = Dictionary(S=Name("/JavaScript"), JS=String(SCRIPT))
    launch = Dictionary(S=Name("/Launch"), F=String("calc.exe"), Win=Dictionary(F=String("calc.exe")), Next=script)
    path = pdf_with(
        tmp_path / "a.pdf",
        OpenAction=Dictionary(S=Name("/GoTo"), D=Array([0, Name("/Fit")]), Next=Array([launch])),
        AA=Dictionary(WC=script),
        Names=Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script]))),
        AcroForm=Dictionary(XFA=String(f"<script>{SCRIPT}</script>"), Fields=Array([])),
    )
    copy, told = clean(path)
    assert set(told) == {"program"}
    with pikepdf.open(copy) as pdf:
        pdf.save(tmp_path / "plain.pdf", qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    plain = (tmp_path / "plain.pdf").read_bytes()
    assert not [word for word in (b"evil.example", b"calc.exe", b"/JavaScript", b"/Launch", b"/XFA") if word in plain]
    assert b"ville.example" in plain


def test_an_office_file_loses_the_macros_that_its_format_does_not_have(tmp_path: Path) -> None:
    path = word_file(tmp_path / "a.docx", "Le titulaire intervient en quatre heures.")
    relation = '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
    edit(
        path,
        {
            "word/_rels/document.xml.rels": (
                "</Relationships>",
                f'{relation}Target="vbaProject.bin"/></Relationships>',
            ),
            "[Content_Types].xml": ("</Types>", '<Default Extension="bin" ContentType="application/x"/></Types>'),
        },
        {"word/vbaProject.bin": b"Attribute VB_Name"},
    )
    copy, told = clean(path)
    assert told == {"program": (1, ())}
    assert "word/vbaProject.bin" not in parts(copy)
    assert b"vbaProject" not in parts(copy)["word/_rels/document.xml.rels"]


def test_an_open_document_loses_its_macros_and_what_starts_them(tmp_path: Path) -> None:
    document = Document("text")
    document.body.append(Paragraph("Le titulaire intervient en quatre heures."))
    path = tmp_path / "a.odt"
    document.save(str(path))
    events = (
        '<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" '
        'script:event-name="dom:load" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"/>'
        "</office:event-listeners></office:scripts><office:body>"
    )
    edit(path, {"content.xml": ("<office:body>", events)}, {"Basic/Standard/Module1.xml": b"<module>Shell</module>"})
    copy, told = clean(path)
    assert told["program"] == (2, ())
    assert not [name for name in parts(copy) if name.startswith("Basic/")]
    assert b"event-listener " not in parts(copy)["content.xml"]


FIELD = "".join(
    f"<w:r>{piece}</w:r>"
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> DD</w:instrText>',
        "<w:instrText>EAUTO c:\\\\cmd.exe </w:instrText>",
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>QUOTE 47 99</w:instrText>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>quatre heures</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)
SIMPLE = '<w:fldSimple w:instr=" ddeauto excel x "><w:r><w:t>quatre heures</w:t></w:r></w:fldSimple>'


@pytest.mark.parametrize("field", [FIELD, SIMPLE], ids=["in pieces", "in one"])
def test_a_word_file_loses_the_fields_that_start_programs_and_keeps_what_they_show(tmp_path: Path, field: str) -> None:
    path = word_file(tmp_path / "a.docx", "En")
    date = '<w:fldSimple w:instr="DATE"><w:r><w:t>hui</w:t></w:r></w:fldSimple>'
    edit(path, {"word/document.xml": ("<w:t>En</w:t></w:r>", f"<w:t>En </w:t></w:r>{field}{date}")})
    copy, told = clean(path)
    assert told == {"program": (1, ())}
    text = parts(copy)["word/document.xml"].decode()
    assert "quatre heures" in text
    assert "DATE" in text
    assert not re.search("cmd|EAUTO|QUOTE|excel", text, re.I)


def test_a_workbook_keeps_the_value_of_what_it_asks_another_program_for(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    calls = ["=cmd|'/c calc'!A0", "='my cmd'|'/c calc'!A0", "=1^cmd|x!A0", "=A1:cmd|'/c a|b'!A0"]
    sheet.append(["Prix", '=IF(A3>1,"oui|non!","")', '=A1&"(oui|non)!"', *calls])
    workbook.defined_names["appel"] = openpyxl.workbook.defined_name.DefinedName("appel", attr_text="cmd|'/c x'!A0")
    workbook.properties.creator = ""
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    copy, told = clean(path)
    assert told["program"][0] == 5
    assert b"appel" not in parts(copy)["xl/workbook.xml"]
    text = parts(copy)["xl/worksheets/sheet1.xml"].decode()
    assert "cmd" not in text
    assert "oui|non!" in text
    assert "(oui|non)!" in text


def test_a_workbook_s_link_to_another_program_leads_to_none(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["Prix", 4])
    workbook.properties.creator = ""
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="/xl/externalLinks/externalLink1.xml"/></Relationships>'
    link = b'<externalLink xmlns="urn:x"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    edit(
        path,
        {"xl/_rels/workbook.xml.rels": ("</Relationships>", relation)},
        {"xl/externalLinks/externalLink1.xml": link},
    )
    copy, told = clean(path)
    assert told["program"] == (1, ("cmd|/c calc",))
    assert b"calc" not in parts(copy)["xl/externalLinks/externalLink1.xml"]


def test_an_open_document_asks_no_other_program(tmp_path: Path) -> None:
    sheet = Document("spreadsheet")
    table = Table("Prix", width=2, height=1)
    table.set_cell((0, 0), Cell(4, formula='of:=DDE("cmd";"/c calc";"A0")'))
    table.set_cell((1, 0), Cell(4, formula='of:=LEN("voir DDE (direction)")'))
    sheet.body.clear()
    sheet.body.append(table)
    path = tmp_path / "a.ods"
    sheet.save(str(path))
    copy, told = clean(path)
    assert told["program"] == (1, ())
    assert b"/c calc" not in parts(copy)["content.xml"]
    assert b"voir DDE (direction)" in parts(copy)["content.xml"]


def page_with(path: Path, body: str) -> tuple[str, dict[str, tuple[int, tuple[str, ...]]]]:
    path.write_text(
        f"<!doctype html><title>Note</title>\n<p class=a>Le titulaire intervient.\n{body}", encoding="utf-8"
    )
    copy, told = clean(path)
    return copy.read_text(encoding="utf-8").partition("intervient.\n")[2], told


@pytest.mark.parametrize(
    "body",
    [
        "<script>x('</p>')</script>Il répond.",
        "<SCRIPT src=//evil.example/a.js></SCRIPT >Il répond.",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>x()</h:script>Il répond.",
        "<p onclick='x()' class=a>Il répond.",
        '<img x" onerror=x() y=">">Il répond.',
        "<svg/onload=x()>Il répond.",
        '<a title="on = un" href="java&#x09;script:x()">Il répond.</a>',
        "<iframe srcdoc='<p>x</p>'></iframe>Il répond.",
        '<!-- <a title=" --><img src=x onerror=x()><!-- "> -->Il répond.',
    ],
)
def test_a_web_page_that_would_run_something_is_forbidden_to_at_its_head(tmp_path: Path, body: str) -> None:
    _, told = page_with(tmp_path / "a.html", body)
    copy = (tmp_path / "copy.html").read_text(encoding="utf-8")
    assert copy.startswith(f"<!doctype html>{POLICY}<title>")
    assert "Il répond." in copy
    assert "program" in told


def test_a_page_without_a_document_type_begins_with_the_policy(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<script>x()</script><p>Le titulaire intervient.", encoding="utf-8")
    copy, _ = clean(tmp_path / "a.html")
    assert copy.read_text(encoding="utf-8").startswith(f"{POLICY}<script>")


def test_a_component_of_a_web_framework_reads_as_before(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<template><p>Le titulaire intervient.</template><script>x()</script>", "utf-8")
    copy, told = clean(tmp_path / "a.html")
    assert copy.read_text("utf-8").startswith(f"<head>{POLICY}</head><template>")
    assert set(told) == {"program"}


def test_a_web_page_does_not_lead_elsewhere(tmp_path: Path) -> None:
    text, told = page_with(tmp_path / "a.html", "<meta http-equiv='re&#102;resh' content='0;//evil.example'>Il répond.")
    assert (text, set(told)) == (" Il répond.", {"program"})


@pytest.mark.browser
def test_no_script_of_a_published_page_runs_in_a_browser(tmp_path: Path, browser: Browser) -> None:
    runs = "document.title='ran'"
    bodies = [
        f"<script>{runs}</script>",
        f'<img src=x onerror="{runs}">',
        f"<scr<!-- x -->ipt>{runs}</script>",
        f'<!-- <a title=" --><img src=x onerror="{runs}"><!-- "> -->',
        f'<iframe srcdoc="<script>parent.{runs}</script>"></iframe>',
    ]
    for number, body in enumerate(bodies):
        path = tmp_path / f"{number}.html"
        path.write_text(f"<!doctype html><title>Note</title>{body}", encoding="utf-8")
        clean_copy(path, "text/html", path.with_suffix(".copy.html"))
        page = browser.new_page()
        page.goto(path.with_suffix(".copy.html").as_uri())
        page.wait_for_timeout(200)
        assert page.title() == "Note", body
        page.close()


def test_a_web_page_that_runs_nothing_stays_as_it_is(tmp_path: Path) -> None:
    body = "<a href= 'https://ville.example/?on=1' title=\"description : un\">1 < 2, on = un</a><p data-on=2>"
    assert page_with(tmp_path / "a.html", body) == (body, {})
