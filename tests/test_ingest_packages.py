"""ZIPs of documents: what is taken out of them, what is left in and why, and what is not opened at all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document as WordDocument

from corpus.errors import (
    DamagedFile,
    FileTooLarge,
    NoDocumentInside,
    ProtectedFile,
    TooMuchContent,
    UnsupportedFormat,
)
from corpus.settings import Settings
from corpus.sizes import MEGABYTE
from corpus.store import Store
from ingest.description import Description
from ingest.incoming import Incoming
from ingest.outcome import Status
from ingest.packages import count_documents, unpack
from ingest.pipeline import Ingestion
from ingest.splitter import Splitter

CCTP = "# CCTP – Entretien\n\nLe titulaire intervient en quatre heures.\n"


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def store(settings: Settings) -> Store:
    return Store(settings)


@pytest.fixture
def ingestion(settings: Settings, store: Store) -> Iterator[Ingestion]:
    ingestion = Ingestion(store, settings, Splitter(lambda texts: [len(text.split()) for text in texts], 50))
    yield ingestion
    ingestion.close()


def test_each_file_is_taken_out_whatever_folder_it_is_in(tmp_path: Path) -> None:
    path = zipped(tmp_path / "dce.zip", {"lot 1/CCTP.md": b"un", "RC.txt": b"deux", "lot 1/": b""})
    members = unpack(path, "dce.zip", tmp_path / "out", MEGABYTE)
    assert [(one.file, one.path and one.path.read_bytes()) for one in members] == [
        ("CCTP.md", b"un"),
        ("RC.txt", b"deux"),
    ]


def test_what_systems_add_by_themselves_is_passed_over(tmp_path: Path) -> None:
    extra = ("__MACOSX/._CCTP.md", ".DS_Store", "lot/Thumbs.db", "desktop.ini", ".git/config", "README.md")
    path = zipped(tmp_path / "dce.zip", dict.fromkeys(("CCTP.md", *extra), b"x"))
    assert [one.file for one in unpack(path, "dce.zip", tmp_path / "out", MEGABYTE)] == ["CCTP.md"]


@pytest.mark.parametrize("name", ["../../evil.md", "/etc/evil.md", "C:\\temp\\evil.md", "..\\..\\evil.md"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "dce.zip", {name: b"x"})
    [member] = unpack(path, "dce.zip", tmp_path / "a" / "b" / "out", MEGABYTE)
    assert member.file == "evil.md"
    assert files(tmp_path) == [tmp_path / "a" / "b" / "out" / "0", path]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "dce.zip", {"CCTP.md": b"x"})
    link = zipfile.ZipInfo("passwd.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert [one.file for one in unpack(path, "dce.zip", tmp_path / "out", MEGABYTE)] == ["CCTP.md"]


def test_a_member_that_is_too_large_stays_inside_with_its_reason(tmp_path: Path) -> None:
    path = zipped(tmp_path / "dce.zip", {"plan.pdf": bytes(MEGABYTE + 1), "CCTP.md": b"x"})
    large, small = unpack(path, "dce.zip", tmp_path / "out", MEGABYTE)
    assert isinstance(large.error, FileTooLarge)
    assert "plan.pdf" in large.error.text("fr")
    assert small.path is not None
    assert files(tmp_path / "out") == [small.path]


def test_an_encrypted_member_stays_inside_with_its_reason(tmp_path: Path) -> None:
    path = zipped(tmp_path / "dce.zip", {"secret.pdf": b"x", "CCTP.md": b"x"})
    content = bytearray(path.read_bytes())
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(start) + flags] |= 1
    path.write_bytes(content)
    secret, clear = unpack(path, "dce.zip", tmp_path / "out", MEGABYTE)
    assert isinstance(secret.error, ProtectedFile)
    assert clear.path is not None


def test_a_damaged_member_stays_inside_with_its_reason(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "dce.zip", "w") as archive:
        archive.writestr("CCTP.md", b"le titulaire")
        archive.writestr("RC.md", b"le candidat")
    content = (tmp_path / "dce.zip").read_bytes().replace(b"le titulaire", b"le titulairX", 1)
    (tmp_path / "dce.zip").write_bytes(content)
    damaged, whole = unpack(tmp_path / "dce.zip", "dce.zip", tmp_path / "out", MEGABYTE)
    assert isinstance(damaged.error, DamagedFile)
    assert files(tmp_path / "out") == [whole.path]


def test_a_member_whose_compressed_bytes_are_damaged_leaves_the_others_whole(tmp_path: Path) -> None:
    package = zipped(tmp_path / "dce.zip", {"CCTP.md": b"le titulaire " * 500, "RC.md": b"le candidat"})
    content = bytearray(package.read_bytes())
    start = 30 + len("CCTP.md")
    content[start : start + 8] = b"\xff" * 8
    package.write_bytes(content)

    damaged, whole = unpack(package, "dce.zip", tmp_path / "out", MEGABYTE)
    assert isinstance(damaged.error, DamagedFile)
    assert files(tmp_path / "out") == [whole.path]


def test_a_bomb_is_not_unfolded(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", {f"{number}.txt": bytes(20 * MEGABYTE) for number in range(3)})
    with pytest.raises(TooMuchContent):
        unpack(path, "bomb.zip", tmp_path / "out", 100 * MEGABYTE)
    assert not (tmp_path / "out").exists()


def test_too_many_files_are_refused_together(tmp_path: Path) -> None:
    path = zipped(tmp_path / "dce.zip", {f"{number}.txt": b"x" for number in range(201)})
    with pytest.raises(TooMuchContent):
        unpack(path, "dce.zip", tmp_path / "out", MEGABYTE)


def test_a_zip_without_documents_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoDocumentInside):
        unpack(zipped(tmp_path / "dce.zip", {"lot 1/": b""}), "dce.zip", tmp_path / "out", MEGABYTE)


def test_a_zip_that_is_cut_short_is_damaged(tmp_path: Path) -> None:
    path = zipped(tmp_path / "dce.zip", {"CCTP.md": b"x" * 200})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(DamagedFile):
        unpack(path, "dce.zip", tmp_path / "out", MEGABYTE)


def test_an_office_document_is_one_document(tmp_path: Path) -> None:
    WordDocument().save(str(tmp_path / "CCTP.docx"))
    assert unpack(tmp_path / "CCTP.docx", "CCTP.docx", tmp_path / "out", MEGABYTE) == []


@pytest.mark.parametrize("written", ["Règlement – É.md".encode(), "Règlement - É.md".encode("cp850")])
def test_names_of_old_programs_keep_their_accents(tmp_path: Path, written: bytes) -> None:
    name = b"x" * len(written)
    path = zipped(tmp_path / "dce.zip", {name.decode(): b"text"})
    path.write_bytes(path.read_bytes().replace(name, written))
    [member] = unpack(path, "dce.zip", tmp_path / "out", MEGABYTE)
    assert member.file.replace("–", "-") == "Règlement - É.md"


def test_the_documents_of_a_zip_come_in_one_by_one(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("RC.md", CCTP)
    path = zipped(
        tmp_path / "dce.zip", {"lot/CCTP.md": CCTP.encode(), "dans.zip": inner.getvalue(), "logo.gif": b"GIF89a"}
    )
    given = Incoming(path, "dce.zip", Description(title="Tout le dossier", buyer="Ville de Tarn", licence="CC0-1.0"))
    opened, refused = ingestion.open_packages([given], tmp_path / "out")
    outcomes = {outcome.file: outcome for outcome in [*refused, *ingestion.ingest(opened)]}
    assert {file: outcome.status for file, outcome in outcomes.items()} == {
        "CCTP.md": Status.ADDED,
        "dans.zip": Status.FAILED,
        "logo.gif": Status.FAILED,
    }
    assert isinstance(outcomes["dans.zip"].error, UnsupportedFormat)
    [document] = store.documents()
    assert (document.title, document.buyer, document.licence) == ("CCTP – Entretien", "Ville de Tarn", "CC0-1.0")


def test_other_files_are_left_as_they_are(ingestion: Ingestion, tmp_path: Path) -> None:
    WordDocument().save(str(tmp_path / "a.docx"))
    (tmp_path / "b.md").write_text(CCTP, "utf-8")
    given = [Incoming(tmp_path / name, name) for name in ("a.docx", "b.md", "absent.zip")]
    assert ingestion.open_packages(given, tmp_path / "out") == (given, [])


def counted(path: Path) -> int:
    with path.open("rb") as file:
        return count_documents(file)


def test_the_documents_of_a_zip_are_counted_as_they_would_be_taken_out(tmp_path: Path) -> None:
    members = {"lot 1/CCTP.md": b"un", "RC.txt": b"deux", "lot 1/": b"", "__MACOSX/x.md": b"", "README.md": b"x"}
    path = zipped(tmp_path / "dce.zip", members)
    assert counted(path) == len(unpack(path, "dce.zip", tmp_path / "out", MEGABYTE)) == 2


def test_whatever_is_no_zip_of_documents_counts_as_one(tmp_path: Path) -> None:
    WordDocument().save(str(tmp_path / "a.docx"))
    (tmp_path / "a.md").write_text(CCTP, "utf-8")
    (tmp_path / "cut.zip").write_bytes(zipped(tmp_path / "dce.zip", {"a.md": b"un", "b.md": b"deux"}).read_bytes()[:40])
    (tmp_path / "empty.zip").write_bytes(b"")
    assert [counted(tmp_path / name) for name in ("a.docx", "a.md", "cut.zip", "empty.zip")] == [1, 1, 1, 1]


def test_a_zip_of_more_documents_than_are_taken_out_counts_as_one(tmp_path: Path) -> None:
    assert counted(zipped(tmp_path / "dce.zip", {f"{number}.md": b"x" for number in range(201)})) == 1


def test_a_zip_with_a_list_too_long_to_count_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "dce.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(40):
            one = zipfile.ZipInfo(f"{number}.md")
            one.comment = b"x" * 60_000
            archive.writestr(one, b"un")
    assert counted(path) == 1
    with pytest.raises(TooMuchContent):
        unpack(path, "dce.zip", tmp_path / "out", MEGABYTE)
