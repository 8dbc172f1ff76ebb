"""Old formats and pictures: what they become, what is told of them, and what is said where they cannot be read.

A stand-in for LibreOffice, an executable that writes a small Word file, shows how the command is used; most of the
tests marked slow run the real one.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from corpus.errors import UnsupportedFormat
from corpus.models import Recognition
from corpus.settings import Settings
from corpus.store import Store
from ingest.conversion import missing_parts
from ingest.draft import Draft
from ingest.formats import Format
from ingest.incoming import Incoming
from ingest.outcome import Status
from ingest.pipeline import Ingestion
from ingest.splitter import Splitter

SAMPLES = Path(__file__).parents[1] / "samples"
RTF = rb"{\rtf1\ansi {\b CCTP - Entretien}\par Le titulaire intervient en quatre heures.}"
STAND_IN = """#!{python}
import sys
from pathlib import Path
from docx import Document

asked = sys.argv[1:]
folder, ending = Path(asked[asked.index("--outdir") + 1]), asked[asked.index("--convert-to") + 1]
text = Path(asked[-1]).read_bytes()
if b"wait" in text:
    import time
    time.sleep(600)
profile = next(one for one in asked if one.startswith("-env:UserInstallation=file://"))
made = Document()
made.core_properties.author = "Ada Lovelace"
made.add_heading("CCTP – Entretien", 1)
made.add_paragraph(f"{{len(text)}} octets, {{Path(profile.split('file://')[1]).parent == folder.parent}}")
folder.mkdir()
made.save(folder / f"given.{{ending}}")
"""


@pytest.fixture
def store(settings: Settings) -> Store:
    return Store(settings)


@pytest.fixture
def ingestion(settings: Settings, store: Store) -> Iterator[Ingestion]:
    ingestion = Ingestion(store, settings, Splitter(lambda texts: [len(text.split()) for text in texts], 50))
    yield ingestion
    ingestion.close()


def stand_in(folder: Path) -> None:
    command = folder / "soffice"
    command.write_text(STAND_IN.format(python=sys.executable), "utf-8")
    command.chmod(0o755)


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def prepared(ingestion: Ingestion, path: Path, file: str, tmp_path: Path) -> Draft:
    return ingestion.prepare(Incoming(path, file), tmp_path / "copy")


def test_without_libreoffice_an_old_format_is_named_with_what_to_save_it_as(
    ingestion: Ingestion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnsupportedFormat) as raised:
        prepared(ingestion, written(tmp_path / "a", RTF), "CCTP.rtf", tmp_path)
    assert "RTF" in raised.value.text("fr")
    assert "DOCX" in raised.value.text("fr")


@pytest.mark.parametrize(
    ("installed", "missing"),
    [
        (["libswlo.so"], ["Calc", "Impress"]),
        (["libswlo.so", "libsclo.so", "libsdlo.so"], []),
        ([], []),  # an installation of another kind, of which nothing can be told
    ],
)
def test_the_parts_that_libreoffice_lacks_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: list[str], missing: list[str]
) -> None:
    program = tmp_path / "program"
    program.mkdir()
    stand_in(program)
    for library in installed:
        (program / library).touch()
    (tmp_path / "soffice").symlink_to(program / "soffice")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert missing_parts() == missing


def test_without_libreoffice_no_part_of_it_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert missing_parts() == []


def test_an_old_format_is_converted_and_the_clean_copy_of_that_is_published(
    ingestion: Ingestion, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    path = written(tmp_path / "a", RTF)
    draft = prepared(ingestion, path, "CCTP.rtf", tmp_path)
    assert (draft.given_as, draft.document.file, draft.document.media_type) == ("CCTP.rtf", "CCTP.docx", Format.DOCX)
    assert f"{len(RTF)} octets, True" in draft.read.pages[0].text
    document = ingestion.publish(draft)
    assert b"Lovelace" not in store.files.path(document.sha256).read_bytes()
    assert prepared(ingestion, path, "CCTP.rtf", tmp_path).already_there == document


@pytest.mark.slow
def test_a_conversion_that_never_ends_is_stopped(
    settings: Settings, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    hasty = Ingestion(store, settings.model_copy(update={"reading_timeout": 2}), Splitter(lambda _: [9], 50))
    [outcome] = hasty.ingest([Incoming(written(tmp_path / "a", RTF + b"wait"), "CCTP.rtf")])
    hasty.close()
    assert (outcome.status, type(outcome.error)) == (Status.FAILED, UnsupportedFormat)
    running = (path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline"))
    assert not any(str(tmp_path / "soffice").encode() in line for line in running)


def test_a_picture_becomes_a_page_to_recognise_without_what_it_tells_beside_its_points(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Ada Lovelace"
    exif[0x0112] = 6  # taken with the camera turned
    Image.effect_noise((600, 400), 60).save(tmp_path / "photo.jpg", exif=exif)
    assert b"Lovelace" in (tmp_path / "photo.jpg").read_bytes()
    [outcome] = ingestion.ingest([Incoming(tmp_path / "photo.jpg", "photo.jpg")])
    assert outcome.document is not None
    assert (outcome.document.file, outcome.document.media_type) == ("photo.pdf", Format.PDF)
    assert store.texts.page(outcome.document.id, 1).recognition is Recognition.WAITING
    published = store.files.path(outcome.document.sha256)
    assert b"Lovelace" not in published.read_bytes()
    width, height = pdfium.PdfDocument(published)[0].get_size()
    assert (round(height / 72, 1), width < height) == (11.7, True)


def test_each_picture_of_a_tiff_is_a_page(ingestion: Ingestion, tmp_path: Path) -> None:
    pages = [Image.effect_noise((300, 400), 60) for _ in range(3)]
    pages[0].save(tmp_path / "a.tiff", save_all=True, append_images=pages[1:])
    assert prepared(ingestion, tmp_path / "a.tiff", "Numérisation.tiff", tmp_path).document.pages == 3


def test_a_damaged_picture_is_refused(ingestion: Ingestion, tmp_path: Path) -> None:
    path = written(tmp_path / "a.png", b"\x89PNG\r\n\x1a\nrubbish")
    with pytest.raises(UnsupportedFormat):
        prepared(ingestion, path, "a.png", tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sample", "old", "file", "words"),
    [
        ("ae-infogerance-ville-de-valmorance.docx", "doc", "AE.docx", "Valmorance"),
        ("ae-infogerance-ville-de-valmorance.docx", "rtf", "AE.docx", "Valmorance"),
        ("suivi-incidents-et-penalites.xlsx", "xls", "AE.xlsx", "énalité"),
        ("comite-de-pilotage-portail-ambrelle.pptx", "ppt", "AE.pptx", "Ambrelle"),
    ],
)
def test_the_real_libreoffice_reads_what_it_wrote_in_an_old_format(
    libreoffice: str, ingestion: Ingestion, tmp_path: Path, sample: str, old: str, file: str, words: str
) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        libreoffice,
        "--headless",
        profile,
        "--convert-to",
        old,
        "--outdir",
        str(tmp_path),
        str(SAMPLES / sample),
    ]
    subprocess.run(command, check=True, capture_output=True)
    path = (tmp_path / sample).with_suffix(f".{old}")
    draft = prepared(ingestion, path, f"AE.{old}", tmp_path)
    assert draft.document.file == file
    assert words in "".join(page.text for page in draft.read.pages)
