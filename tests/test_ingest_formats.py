import zipfile
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from odfdo import Document

from corpus.errors import (
    DamagedFile,
    EmptyFile,
    MisnamedFile,
    ProtectedFile,
    TooMuchContent,
    UnknownFormat,
    UnreadableFile,
    UnsupportedFormat,
)
from ingest.formats import Format, recognise_format


def write(folder: Path, content: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(content)
    return path


def write_archive(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "file"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "file", "recognised"),
    [
        (b"%PDF-1.7\n", "scan.docx", Format.PDF),
        (b"\r\n some rubbish before\n%PDF-1.4\n", "a.pdf", Format.PDF),
        ("Clauses techniques à lire".encode(), "notes.txt", Format.TEXT),
        ("Clauses techniques à lire".encode("cp1252"), "notes.txt", Format.TEXT),
        ("\ufeffClauses à lire".encode("utf-16"), "notes", Format.TEXT),
        (b"# Titre\n\ntexte", "notes.md", Format.MARKDOWN),
        (b"# Titre\n\ntexte", "notes.txt", Format.TEXT),
        (b"<!DOCTYPE html><html><p>texte</p></html>", "export.txt", Format.HTML),
        (b"<!-- note -->\n<html><p>texte</p></html>", "export.pdf", Format.HTML),
        (b"<template><p>texte</p></template>", "page.html", Format.HTML),
        (b"du texte sans balise", "page.html", Format.TEXT),
        ("Réf;Désignation;Prix\nV1;Vélo;300 €\nV2;Casque;30 €".encode("cp1252"), "BPU.CSV", Format.CSV),
        (b"ref\tname\nV1\tbike", "prices.tsv", Format.CSV),
        (b"ref;name\nV1;bike", "prices.txt", Format.TEXT),
        ("Une lettre, écrite à la main\net sans tableau".encode(), "lettre.csv", Format.TEXT),
    ],
)
def test_content_decides_and_a_name_only_between_kinds_of_text(
    tmp_path: Path, content: bytes, file: str, recognised: Format
) -> None:
    assert recognise_format(write(tmp_path, content), file) is recognised


def test_office_files_are_recognised_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "file"
    docx.Document().save(str(path))
    assert recognise_format(path, "a.pdf") is Format.DOCX
    openpyxl.Workbook().save(path)
    assert recognise_format(path, "a.docx") is Format.XLSX
    pptx.Presentation().save(str(path))
    assert recognise_format(path, "a.txt") is Format.PPTX
    Document("text").save(str(path))
    assert recognise_format(path, "a.docx") is Format.ODT
    Document("spreadsheet").save(str(path))
    assert recognise_format(path, "a.zip") is Format.ODS


def test_file_of_no_bytes_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile):
        recognise_format(write(tmp_path, b""), "vide.docx")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"{\\rtf1 texte}", "RTF"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG image"),
        (b"\x89PNG\r\n\x1a\n", "PNG image"),
        (b"MZ\x90\x00\x03\x00", "Windows program"),
        (b"<?xml version='1.0'?><facture/>", "XML"),
    ],
)
def test_other_formats_are_named(tmp_path: Path, content: bytes, found: str) -> None:
    with pytest.raises(UnsupportedFormat) as raised:
        recognise_format(write(tmp_path, content), "a.docx")
    assert raised.value.details == {"file": "a.docx", "found": found}


def test_a_program_is_refused_without_advice_to_save_it_as_something_else(tmp_path: Path) -> None:
    for head in (b"MZ\x90\x00", b"\x7fELF\x02", b"\xca\xfe\xba\xbe"):
        with pytest.raises(UnsupportedFormat) as raised:
            recognise_format(write(tmp_path, head), "setup.exe")
        assert "programs are not accepted" in raised.value.text("en")
        assert "Save it as" not in raised.value.text("en")


@pytest.mark.parametrize(("head", "file"), [(b"", "notes.txt"), (b"", "a.docx"), (b"<!DOCTYPE html><html>", "notes")])
def test_nobody_is_told_to_save_a_file_as_what_it_is(tmp_path: Path, head: bytes, file: str) -> None:
    with pytest.raises(DamagedFile):
        recognise_format(write(tmp_path, head + bytes(range(256)) * 20), file)


def test_binary_rubbish_is_not_text(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat) as raised:
        recognise_format(write(tmp_path, bytes(range(256)) * 20), "notes")
    assert raised.value.text("fr").startswith(
        "«\u00a0notes\u00a0» ne peut pas être lu ici\u00a0: son format n’est pas connu"
    )


def test_page_whose_accents_were_lost_is_still_a_page(tmp_path: Path) -> None:
    page = "<html><body><p>R\ufffdGLEMENT DE LA CONSULTATION</p><p>Menuiseries ext\ufffdrieures</p></body></html>"
    assert recognise_format(write(tmp_path, page.encode()), "RC.html") is Format.HTML


def test_name_of_a_format_is_given_in_the_reader_s_language(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormat) as raised:
        recognise_format(write(tmp_path, b"\xff\xd8\xff\xe0"), "photo.pdf")
    assert "JPEG image" in raised.value.text("en")
    assert "image JPEG" in raised.value.text("fr")


def test_plain_archive_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormat) as raised:
        recognise_format(write_archive(tmp_path, {"a.txt": b"texte"}), "a.docx")
    assert raised.value.details["found"] == "ZIP archive"


def test_document_with_macros_is_named(tmp_path: Path) -> None:
    types = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/d.xml"'
        b' ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    )
    with pytest.raises(UnsupportedFormat) as raised:
        recognise_format(write_archive(tmp_path, {"[Content_Types].xml": types}), "a.docx")
    assert raised.value.details["found"] == "Word document with macros (.docm)"


def test_truncated_archive_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "file"
    docx.Document().save(str(path))
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(DamagedFile):
        recognise_format(path, "a.docx")


def test_remains_of_a_pdf_are_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile):
        recognise_format(write(tmp_path, b"1 0 obj\nendobj\nstartxref\n3\n"), "a.pdf")


@pytest.mark.parametrize("ending", ["pdf", "PDF", "docx", "xlsx", "odt", "doc", "zip", "png"])
def test_a_few_words_that_go_by_the_name_of_another_format_are_refused(tmp_path: Path, ending: str) -> None:
    with pytest.raises(MisnamedFile) as refused:
        recognise_format(write(tmp_path, b"oops\n"), f"oops.{ending}")
    assert f"ends in .{ending.lower()}, but holds only a few words" in str(refused.value)


def test_a_whole_text_is_read_though_it_goes_by_the_name_of_another_format(tmp_path: Path) -> None:
    clauses = b"The holder repairs the lifts within four hours of being called, day and night.\n" * 3
    assert recognise_format(write(tmp_path, clauses), "clauses.pdf") is Format.TEXT


def test_encrypted_open_document_is_protected(tmp_path: Path) -> None:
    manifest = (
        b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        b'<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
    )
    members = {"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": manifest}
    with pytest.raises(ProtectedFile):
        recognise_format(write_archive(tmp_path, members), "a.odt")


def test_archive_that_unfolds_a_thousandfold_is_refused_unopened(tmp_path: Path) -> None:
    with pytest.raises(TooMuchContent):
        recognise_format(write_archive(tmp_path, {"word/document.xml": b" " * 64 * 1024**2}), "bombe.docx")


def test_entities_of_a_manifest_are_not_expanded(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/passwd">]><Types>&a;</Types>'
    with pytest.raises(UnreadableFile) as raised:
        recognise_format(write_archive(tmp_path, {"[Content_Types].xml": bomb}), "a.docx")
    assert "root" not in str(raised.value)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "error", "found"),
    [
        ("unstructured__password_protected.xlsx", ProtectedFile, None),
        ("unstructured__duplicate-paragraphs.doc", UnsupportedFormat, "Word 97-2003 (.doc)"),
        ("unstructured__fake-doc.rtf", UnsupportedFormat, "RTF"),
        ("qpdf__issue-141a.pdf", DamagedFile, None),
    ],
)
def test_real_bad_files_are_refused_for_the_right_reason(
    shared: Path, file: str, error: type[UnreadableFile], found: str | None
) -> None:
    with pytest.raises(error) as raised:
        recognise_format(shared / "badfiles" / file, file)
    assert raised.value.details.get("found") == found
