"""Files that attack their reader: each is read or refused with its reason, within limits, and harms nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import (
    BILLION_LAUGHS,
    OFFICE,
    PDFS,
    WORDS,
    archive_that_lies,
    office_file,
    pdf_of,
    picture_of_a_billion_points,
    sheet_of_a_billion_cells,
    with_entity,
)

from corpus.errors import TooMuchContent, UnreadableFile, UnsupportedFormat
from corpus.models import Page
from corpus.settings import Settings
from ingest.conversion import convert
from ingest.formats import Format
from ingest.isolation import ReadingProcesses
from ingest.reading import Reading
from pages.drawn.drawing import PageDrawing

pytestmark = pytest.mark.slow

LIMITS = Settings(_env_file=None, reading_workers=1, reading_timeout=8, reading_memory=2**30)
TREASURE = "le secret de la machine"


@pytest.fixture(scope="module")
def processes() -> Iterator[ReadingProcesses]:
    processes = ReadingProcesses(LIMITS)
    yield processes
    processes.close()


def outcome(processes: ReadingProcesses, path: Path, file: str = "") -> Reading | UnreadableFile:
    """What the program makes of a file: what it reads of the copy to publish, or why it refuses it."""
    file = file or path.name
    read: Reading | UnreadableFile
    try:
        read = processes.result(processes.start(path, file, path.with_name("copy")), file)
    except UnreadableFile as error:
        read = error
    if isinstance(read, Reading):
        assert read.document.characters < 100_000
    else:
        assert type(read) is not UnreadableFile
        assert file in read.text("fr")
    return read


def text_of(reading: Reading | UnreadableFile) -> str:
    assert isinstance(reading, Reading), reading
    return "\n".join(page.text for page in reading.document.pages)


def assert_reads_on(processes: ReadingProcesses, folder: Path) -> None:
    path = folder / "next.md"
    path.write_text(f"# Suite\n\n{WORDS}\n", "utf-8")
    assert WORDS in text_of(outcome(processes, path))


@pytest.mark.parametrize("attack", PDFS)
def test_a_pdf_that_attacks_is_read_or_refused_and_the_next_file_is_read(
    processes: ReadingProcesses, tmp_path: Path, attack: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(PDFS[attack]())
    outcome(processes, path)
    assert_reads_on(processes, tmp_path)


def test_a_pdf_of_ten_thousand_pages_is_too_much(processes: ReadingProcesses, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(PDFS["one page ten thousand times"]())
    assert isinstance(outcome(processes, path), TooMuchContent)


@pytest.mark.parametrize("attack", PDFS)
def test_a_page_that_is_never_done_is_given_up_and_the_next_one_is_drawn(
    drawing: PageDrawing, tmp_path: Path, attack: str
) -> None:
    hostile, good = tmp_path / "a.pdf", tmp_path / "b.pdf"
    hostile.write_bytes(PDFS[attack]())
    good.write_bytes(pdf_of(b"BT /F 12 Tf 50 700 Td (Bonjour) Tj ET"))
    drawn = drawing.draw(hostile, Page(1, "1", WORDS), None)
    assert drawn is None or drawn.png.startswith(b"\x89PNG")
    if attack.startswith("drawing"):
        assert drawn is None
    following = drawing.draw(good, Page(1, "1", "Bonjour"), None)
    assert following is not None
    assert following.png.startswith(b"\x89PNG")


@pytest.fixture(scope="module")
def drawing() -> Iterator[PageDrawing]:
    drawing = PageDrawing(LIMITS.model_copy(update={"reading_timeout": 4.0}))
    yield drawing
    drawing.close()


@pytest.mark.parametrize("format", OFFICE)
def test_entities_that_multiply_are_not_unfolded(processes: ReadingProcesses, tmp_path: Path, format: str) -> None:
    path = office_file(format, tmp_path / f"a.{format}", lambda xml: with_entity(xml, BILLION_LAUGHS, "l9"))
    read = outcome(processes, path)
    assert isinstance(read, UnreadableFile) or "haha" not in text_of(read)
    assert_reads_on(processes, tmp_path)


@pytest.mark.parametrize("format", OFFICE)
def test_a_file_of_the_machine_is_not_read_into_a_document(
    processes: ReadingProcesses, tmp_path: Path, format: str
) -> None:
    (tmp_path / "secret.txt").write_text(TREASURE, "utf-8")
    doctype = f'<!DOCTYPE x [<!ENTITY secret SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    path = office_file(format, tmp_path / f"a.{format}", lambda xml: with_entity(xml, doctype, "secret"))
    read = outcome(processes, path)
    assert isinstance(read, UnreadableFile) or TREASURE not in text_of(read)


@pytest.mark.parametrize("format", OFFICE)
def test_a_part_nested_without_end_is_read_or_refused(processes: ReadingProcesses, tmp_path: Path, format: str) -> None:
    def nested(xml: str) -> str:
        place = xml.rindex("</")
        return xml[:place] + "<a>" * 200_000 + "</a>" * 200_000 + xml[place:]

    outcome(processes, office_file(format, tmp_path / f"a.{format}", nested))
    assert_reads_on(processes, tmp_path)


def test_a_sheet_of_a_billion_cells_is_read_or_refused(processes: ReadingProcesses, tmp_path: Path) -> None:
    sheet_of_a_billion_cells(tmp_path / "a.ods")
    outcome(processes, tmp_path / "a.ods")
    assert_reads_on(processes, tmp_path)


@pytest.mark.parametrize("claimed", [10, 2**31, 2**32 - 1])
def test_an_archive_that_lies_about_its_sizes_is_refused(
    processes: ReadingProcesses, tmp_path: Path, claimed: int
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(archive_that_lies("[Content_Types].xml", claimed, b"<Types>" + b" " * 10_000_000 + b"</Types>"))
    assert isinstance(outcome(processes, path), UnreadableFile)


def test_a_picture_of_a_billion_points_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture_of_a_billion_points())
    assert not convert(tmp_path / "a.png", tmp_path / "a.pdf", "PNG image", LIMITS)


@pytest.mark.parametrize(
    "start", [b"MZ\x90\x00\x03\x00\x00\x00", b"\x7fELF\x02\x01\x01", b"\xca\xfe\xba\xbe\x00\x00\x00\x41"]
)
def test_a_program_is_no_document_whatever_it_is_called(
    processes: ReadingProcesses, tmp_path: Path, start: bytes
) -> None:
    path = tmp_path / "facture.pdf"
    path.write_bytes(start + bytes(range(256)) * 40)
    assert isinstance(outcome(processes, path, "facture.pdf"), UnsupportedFormat)


@pytest.mark.parametrize(
    ("content", "file", "format"),
    [
        (b"<!--\n" + pdf_of(b"") + b"\n--><script>alert(1)</script>", "page.html", Format.PDF),
        (f"# Titre\n\n{WORDS}\n<script>alert(1)</script>\n".encode(), "note.md", Format.MARKDOWN),
        (f"{WORDS}\n<script>alert(1)</script>\n".encode(), "image.svg", Format.TEXT),
        (f"{WORDS}\nMZ PK\x03\x04 %!PS\n".encode(), "рарроrt.рdf", Format.TEXT),
    ],
    ids=["page that is a PDF too", "note that is a page too", "picture that runs", "name in letters that look alike"],
)
def test_a_file_that_is_two_things_is_what_it_begins_with(
    processes: ReadingProcesses, tmp_path: Path, content: bytes, file: str, format: Format
) -> None:
    path = tmp_path / "given"
    path.write_bytes(content)
    read = outcome(processes, path, file)
    assert not isinstance(read, Reading) or read.format is format
