"""Files that attack whoever reads them, made here so that no bomb is kept: each a few kilobytes, whatever it claims."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pptx
from odfdo import Cell, Document, Element, Paragraph, Table

Writer = Callable[[Path], None]
WORDS = "Le titulaire intervient en quatre heures."
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION_LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "{"ha" * 20}">{_LAUGHS}]>'
"""A document type whose entity `l9` is forty thousand million characters."""


def pdf(*objects: str | bytes, trailer: str = "", version: str = "1.7") -> bytes:
    """A PDF of these objects, numbered from 1, the first being its catalogue."""
    content = bytearray(f"%PDF-{version}\n".encode())
    places = []
    for number, written in enumerate(objects, start=1):
        places.append(len(content))
        body = written if isinstance(written, bytes) else written.encode("latin-1")
        content += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(content)
    content += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    content += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    content += f"trailer << /Size {len(places) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(content)


def stream(content: bytes, described: str = "", *, folded: bool = False) -> bytes:
    data = zlib.compress(content, 1) if folded else content
    how = "/Filter /FlateDecode " if folded else ""
    return f"<< {how}{described} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


CATALOGUE, PAGES = "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
TEXT = f"BT /F 12 Tf 50 700 Td ({WORDS}) Tj ET\n".encode()


def page(resources: str = FONT, size: str = "612 792") -> str:
    return f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size}] /Contents 4 0 R /Resources << {resources} >> >>"


def pdf_of(content: bytes, resources: str = FONT, *more: str | bytes, folded: bool = False) -> bytes:
    return pdf(CATALOGUE, PAGES, page(resources), stream(content, folded=folded), *more)


def _huge_image(side: int) -> bytes:
    described = (
        f"/Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceRGB /BitsPerComponent 8"
    )
    resources = f"{FONT} /XObject << /I 5 0 R >>"
    return pdf_of(TEXT + b"q 500 0 0 500 0 0 cm /I Do Q", resources, stream(bytes(10**7), described, folded=True))


def _font_that_draws_itself() -> bytes:
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /FirstChar 97 /LastChar 97 "
        "/Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 6 0 R >> "
        "/Resources << /Font << /T 5 0 R >> >> >>"
    )
    glyph = stream(b"9 0 0 0 9 9 d1 " + b"BT /T 9 Tf (aaaaaaaa) Tj ET " * 50)
    return pdf_of(TEXT + b"BT /T 12 Tf (aaaa) Tj ET", f"{FONT[:-2]}/T 5 0 R >>", font, glyph)


def _forms_that_double(depth: int) -> bytes:
    forms = []
    for n in range(depth):
        inner = f"/XObject << /X {6 + n} 0 R >>" if n + 1 < depth else FONT
        forms.append(
            stream(
                b"/X Do " * 10 if n + 1 < depth else TEXT,
                f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {inner} >>",
            )
        )
    return pdf_of(TEXT + b"/X Do", f"{FONT} /XObject << /X 5 0 R >>", *forms)


PDFS: dict[str, Callable[[], bytes]] = {
    "page tree that holds itself": lambda: pdf(CATALOGUE, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"),
    "page tree a thousand deep": lambda: pdf(
        CATALOGUE, *(f"<< /Type /Pages /Kids [{n} 0 R] /Count 1 >>" for n in range(3, 1003)), page()
    ),
    "count of pages without pages": lambda: pdf(CATALOGUE, "<< /Type /Pages /Kids [] /Count 2147483647 >>"),
    "one page ten thousand times": lambda: pdf(
        CATALOGUE, f"<< /Type /Pages /Kids [{'3 0 R ' * 10_000}] /Count 10000 >>", page(), stream(TEXT)
    ),
    "drawing that draws itself": lambda: pdf_of(
        TEXT + b"/X Do",
        f"{FONT} /XObject << /X 5 0 R >>",
        stream(
            b"/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
        ),
    ),
    "drawings each ten of the next": lambda: _forms_that_double(12),
    "font that draws itself": _font_that_draws_itself,
    "image of ten thousand million points": lambda: _huge_image(100_000),
    "stream that unfolds a thousandfold": lambda: pdf_of(TEXT + b" " * 2**28, folded=True),
    "arrays a hundred thousand deep": lambda: pdf(CATALOGUE, PAGES, page(), stream(TEXT), "[" * 100_000),
    "outline that leads to itself": lambda: pdf(
        "<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>",
        PAGES,
        page(),
        stream(TEXT),
        "<< /First 6 0 R /Last 6 0 R >>",
        "<< /Title (a) /Next 6 0 R /First 6 0 R /Last 6 0 R /Parent 5 0 R >>",
    ),
    "table of objects that leads to itself": lambda: pdf(CATALOGUE, PAGES, page(), stream(TEXT), trailer="/Prev 9"),
    "page as large as a country": lambda: pdf(CATALOGUE, PAGES, page(size="1e9 1e9"), stream(TEXT)),
    "page of no size": lambda: pdf(CATALOGUE, PAGES, page(size="0 0"), stream(TEXT)),
}


def _docx(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.save(str(path))


def _xlsx(path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["Clause", WORDS])
    workbook.save(path)


def _pptx(path: Path) -> None:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[0])
    slide.shapes.title.text = WORDS  # type: ignore[union-attr]
    presentation.save(str(path))


def _odt(path: Path) -> None:
    document = Document("text")
    document.body.append(Paragraph(WORDS))
    document.save(str(path))


def _ods(path: Path) -> None:
    document = Document("spreadsheet")
    table = Table("Feuille")
    table.set_cell("A1", Cell(WORDS))
    document.body.clear()
    document.body.append(table)
    document.save(str(path))


OFFICE: dict[str, tuple[Writer, str]] = {
    "docx": (_docx, "word/document.xml"),
    "xlsx": (_xlsx, "xl/worksheets/sheet1.xml"),
    "pptx": (_pptx, "ppt/slides/slide1.xml"),
    "odt": (_odt, "content.xml"),
    "ods": (_ods, "content.xml"),
}
"""How a small file of each format is written, and the part of it that holds its text."""


def office_file(format: str, path: Path, change: Callable[[str], str]) -> Path:
    """A small file of a format, the XML of its text changed."""
    write, name = OFFICE[format]
    write(path)
    with zipfile.ZipFile(path) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    parts[name] = change(parts[name].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, content in parts.items():
            archive.writestr(one, content)
    return path


def with_entity(xml: str, doctype: str, entity: str) -> str:
    """The XML with a document type, one of whose entities stands in its text."""
    begins = xml.index("?>") + 2 if xml.startswith("<?xml") else 0
    place = xml.index(WORDS) if WORDS in xml else xml.rindex("</")
    return f"{xml[:begins]}{doctype}{xml[begins:place]}&{entity};{xml[place:]}"


def sheet_of_a_billion_cells(path: Path) -> None:
    document = Document("spreadsheet")
    table = Table("Feuille")
    table.set_cell("A1", Cell(WORDS))
    row = Element.from_tag(
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000" '
        'office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
    )
    table.append(row)
    document.body.clear()
    document.body.append(table)
    document.save(str(path))


def picture_of_a_billion_points() -> bytes:
    """A PNG of 60,000 times 60,000 points, all white."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(bytes(7501)) for _ in range(60_000)) + packer.flush()
    chunks = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    written = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def archive_that_lies(name: str, claimed: int, content: bytes) -> bytes:
    """A ZIP whose member is said to unfold into `claimed` bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    written = target.getvalue()
    return written.replace(struct.pack("<I", len(content)), struct.pack("<I", claimed))
