"""The published copy runs nothing on the machine of whoever opens it: no script, no macro, no other program."""

from __future__ import annotations

from pathlib import Path

import docx
import pikepdf
from clean_copies import clean, edit, forget_thumbnail, parts
from fpdf import FPDF
from odfdo import Document, Paragraph
from pikepdf import Array, Dictionary, Name, String

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
    document = docx.Document()
    forget_thumbnail(document.part.package)
    document.add_paragraph("Le titulaire intervient en quatre heures.")
    document.core_properties.author = ""
    path = tmp_path / "a.docx"
    document.save(str(path))
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
