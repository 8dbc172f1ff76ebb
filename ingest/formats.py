"""The formats that can be read, recognised by content: a name is only believed between kinds of plain text."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path, PurePosixPath

import olefile
import puremagic
from lxml import etree

from corpus.errors import (
    DamagedFile,
    EmptyFile,
    MisnamedFile,
    ProgramRefused,
    ProtectedFile,
    UnknownFormat,
    UnreadableFile,
    UnsupportedFormat,
)
from corpus.messages import N_
from ingest.archives import open_archive
from ingest.delimited import delimiter_of
from ingest.plain_text import decode_text


class Format(StrEnum):
    """A format's value is its media type."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    CSV = "text/csv"
    TEXT = "text/plain"


_HEAD = 4096
_PDF_WITHIN = 1024
_TEXT_SAMPLE = 256 * 1024

_ARCHIVE_FORMATS = {f"{known.value}.main+xml": known for known in (Format.DOCX, Format.XLSX, Format.PPTX)} | {
    known.value: known for known in (Format.ODT, Format.ODS)
}
_ARCHIVE_NAMES = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": N_("Word document with macros (.docm)"),
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": N_("Excel workbook with macros (.xlsm)"),
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml": N_("PowerPoint with macros (.pptm)"),
    "application/vnd.ms-excel.sheet.binary.macroEnabled.main": N_("binary Excel workbook (.xlsb)"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": N_("Word template (.dotx)"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": N_("Excel template (.xltx)"),
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml": N_("slide show (.ppsx)"),
    "application/vnd.oasis.opendocument.text-template": N_("OpenDocument template (.ott)"),
    "application/vnd.oasis.opendocument.presentation": N_("OpenDocument presentation (.odp)"),
    "application/vnd.oasis.opendocument.graphics": N_("OpenDocument drawing (.odg)"),
    "application/epub+zip": "EPUB",
}
_COMPOUND_NAMES = {
    "WordDocument": N_("Word 97-2003 (.doc)"),
    "Workbook": N_("Excel 97-2003 (.xls)"),
    "Book": N_("Excel 97-2003 (.xls)"),
    "PowerPoint Document": N_("PowerPoint 97-2003 (.ppt)"),
    "__properties_version1.0": N_("Outlook message (.msg)"),
}
_SIGNATURES = (
    (b"{\\rtf", "RTF"),
    (b"\xff\xd8\xff", N_("JPEG image")),
    (b"\x89PNG\r\n", N_("PNG image")),
    (b"GIF8", N_("GIF image")),
    (b"II*\x00", N_("TIFF image")),
    (b"MM\x00*", N_("TIFF image")),
    (b"7z\xbc\xaf\x27\x1c", N_("7-Zip archive")),
    (b"Rar!\x1a\x07", N_("RAR archive")),
    (b"\x1f\x8b", N_("GZIP archive")),
    (b"%!PS", "PostScript"),
)
_PROGRAMS = (
    (b"MZ", N_("Windows program")),
    (b"\x7fELF", N_("Linux program")),
    (b"\xca\xfe\xba\xbe", N_("Java or macOS program")),
)
_MARKDOWN_ENDINGS = {".md", ".markdown", ".mdown", ".mkd"}
_TABLE_ENDINGS = {".csv", ".tsv"}
_HTML_ENDINGS = {".html", ".htm", ".xhtml"}
_BINARY_ENDINGS = {".pdf", ".docx", ".odt", ".xlsx", ".ods", ".pptx"}
_READ_ENDINGS = _MARKDOWN_ENDINGS | _TABLE_ENDINGS | _HTML_ENDINGS | _BINARY_ENDINGS | {".txt"}
_NEVER_TEXT = _BINARY_ENDINGS | {".doc", ".jpeg", ".jpg", ".png", ".ppt", ".tif", ".tiff", ".xls", ".zip"}
_FEWEST_CHARACTERS = 200
"""Of a text that goes by the name of another format: what is shorter stands for a file that was not copied."""
_SURE_OF_A_NAME = 0.8
_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_TAG = re.compile(r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>", re.I)
_PDF_REMAINS = re.compile(r"^%PDF|\bstartxref\b|\bendobj\b", re.M)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def recognise_format(path: Path, file: str) -> Format:
    """The format of the file at `path`, whose original name is `file`.

    Raises `EmptyFile`, `ProtectedFile`, `DamagedFile`, `MisnamedFile`, `TooMuchContent`, or `UnsupportedFormat` naming
    what it is, as `ProgramRefused` where it is no document in any format and `UnknownFormat` where nothing tells what
    it is.
    """
    if path.stat().st_size == 0:
        raise EmptyFile(file=file)
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _archive_format(path, file)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return Format.PDF
    if head.startswith(olefile.MAGIC):
        raise _compound_error(path, file)
    for refusal, signatures in ((UnsupportedFormat, _SIGNATURES), (ProgramRefused, _PROGRAMS)):
        for signature, found in signatures:
            if head.startswith(signature):
                raise refusal(file=file, found=found)
    return _text_format(path, file)


def _archive_format(path: Path, file: str) -> Format:
    with open_archive(path, file) as archive:
        media_type = _office_type(archive, file) or _open_document_type(archive, file)
    if media_type in _ARCHIVE_FORMATS:
        return _ARCHIVE_FORMATS[media_type]
    raise UnsupportedFormat(file=file, found=_ARCHIVE_NAMES.get(media_type, N_("ZIP archive")))


def _office_type(archive: zipfile.ZipFile, file: str) -> str:
    """The content type of an Office file's main part, "" if the archive is something else."""
    if "[Content_Types].xml" not in archive.namelist():
        return ""
    types = {part.get("ContentType") or "" for part in _parse(archive, "[Content_Types].xml", file)}
    known = sorted(types & (_ARCHIVE_FORMATS.keys() | _ARCHIVE_NAMES.keys()))
    return known[0] if known else ""


def _open_document_type(archive: zipfile.ZipFile, file: str) -> str:
    """The media type that an OpenDocument or EPUB archive declares, "" if it declares none."""
    names = archive.namelist()
    if "META-INF/manifest.xml" in names:
        manifest = _parse(archive, "META-INF/manifest.xml", file)
        if manifest.find(".//{*}encryption-data") is not None:
            raise ProtectedFile(file=file)
    if "mimetype" in names:
        return archive.read("mimetype")[:200].decode("ascii", "replace").strip()
    return ""


def _parse(archive: zipfile.ZipFile, member: str, file: str) -> etree._Element:
    try:
        return etree.fromstring(archive.read(member), _PARSER)
    except etree.XMLSyntaxError as error:
        raise DamagedFile(file=file) from error


def _compound_error(path: Path, file: str) -> UnreadableFile:
    """What is wrong with a file in the container of the 97-2003 formats, which also wraps protected newer ones."""
    try:
        with olefile.OleFileIO(str(path)) as container:
            streams = {entry[0] for entry in container.listdir()}
    except (OSError, ValueError, IndexError):
        return DamagedFile(file=file)
    if "EncryptedPackage" in streams:
        return ProtectedFile(file=file)
    found = next((name for stream, name in _COMPOUND_NAMES.items() if stream in streams), None)
    return UnsupportedFormat(file=file, found=found) if found else UnknownFormat(file=file)


def _text_format(path: Path, file: str) -> Format:
    with path.open("rb") as stream:
        text = decode_text(stream.read(_TEXT_SAMPLE))
    if text is None:
        raise _binary_error(path, file)
    ending = PurePosixPath(file).suffix.lower()
    if _HTML_START.match(text) or (ending in _HTML_ENDINGS and _HTML_TAG.search(text)):
        return Format.HTML
    if text.lstrip().startswith("<?xml"):
        raise UnsupportedFormat(file=file, found="XML")
    if ending == ".pdf" and _PDF_REMAINS.search(text):
        raise DamagedFile(file=file)
    if ending in _NEVER_TEXT and len(text.strip()) < _FEWEST_CHARACTERS:
        raise MisnamedFile(file=file, ending=ending)
    if ending in _TABLE_ENDINGS and delimiter_of(text):
        return Format.CSV
    return Format.MARKDOWN if ending in _MARKDOWN_ENDINGS else Format.TEXT


def _binary_error(path: Path, file: str) -> UnreadableFile:
    """What is wrong with bytes that are no text: their format, or that they are not what they began as or are called.

    Nobody is told to save as HTML what is an HTML page.
    """
    try:
        matches = puremagic.magic_file(path)
    except (puremagic.PureError, ValueError, OSError):
        matches = []
    found = next((match for match in matches if match.name and match.confidence >= _SURE_OF_A_NAME), None)
    if (found.extension if found else PurePosixPath(file).suffix).lower() in _READ_ENDINGS:
        return DamagedFile(file=file)
    return UnsupportedFormat(file=file, found=found.name) if found else UnknownFormat(file=file)
