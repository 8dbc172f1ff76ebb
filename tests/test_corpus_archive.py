"""A commons goes to another machine whole, or not at all."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from small_corpus import add_document
from sqlalchemy import Engine, event

from corpus.archive import export_commons, import_commons
from corpus.contributions import hash_of
from corpus.errors import ArchiveUnusable, DataFolderInUse, ExportUnwritable, NewerCorpus
from corpus.files import sha256_of
from corpus.models import Document
from corpus.moderation import Moderator
from corpus.reports import Reason
from corpus.settings import Settings
from corpus.soundness import examine
from corpus.store import Store
from corpus.uploads import Step

LINES = (["# 7 Pénalités", "Le retard coûte cent euros par jour."],)


@pytest.fixture
def documents(store: Store, tmp_path: Path) -> tuple[Document, Document]:
    return (
        add_document(store, tmp_path, "ccap.txt", *LINES, title="CCAP de Lyon"),
        add_document(store, tmp_path, "cctp.txt", *LINES, title="CCTP de Brest"),
    )


@pytest.fixture
def elsewhere(tmp_path: Path) -> Settings:
    """The settings of another machine."""
    return Settings(data_dir=tmp_path / "elsewhere", _env_file=None)


@pytest.fixture
def archive(settings: Settings, store: Store, documents: tuple[Document, Document], tmp_path: Path) -> Path:
    export_commons(store, settings, tmp_path / "commons.tar.gz")
    return tmp_path / "commons.tar.gz"


@contextmanager
def sqlite_that_leaves_what_is_deleted() -> Iterator[None]:
    """As it is where it was built so."""

    def leave(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA secure_delete = OFF")

    event.listen(Engine, "connect", leave)
    try:
        yield
    finally:
        event.remove(Engine, "connect", leave)


def test_nothing_of_a_file_on_its_way_can_be_read_in_an_export(settings: Settings, tmp_path: Path) -> None:
    with sqlite_that_leaves_what_is_deleted(), closing(Store(settings)) as store:
        waiting = store.uploads.receive("Dossier de Jeanne Tartempion.pdf", b"not yet public")
        export_commons(store, settings, tmp_path / "commons")
    exported = (tmp_path / "commons" / "corpus.sqlite").read_bytes()
    assert b"Tartempion" not in exported
    assert waiting.id.encode() not in exported


@pytest.mark.parametrize("name", ["commons.tar.gz", "commons"])
def test_all_that_is_known_of_documents_arrives(
    settings: Settings,
    store: Store,
    documents: tuple[Document, Document],
    elsewhere: Settings,
    tmp_path: Path,
    name: str,
) -> None:
    first, second = documents
    store.describe(first.id, text_only=True)
    store.downloads.count(first.id)
    store.contributions.record(first.id, hash_of("key"), "Ada")
    store.reports.add(first.id, next(iter(Reason)), "Une coquille")
    Moderator(store, "administrator").hide(second.id, "doublon")
    store.uploads.receive("waiting.md", b"not yet public")
    page = store.recognised.path(first.sha256, 1)
    page.parent.mkdir(parents=True)
    page.write_bytes(b"%PDF")

    assert export_commons(store, settings, tmp_path / name) == 2
    assert import_commons(elsewhere, tmp_path / name) == 2

    arrived = Store(elsewhere)
    assert arrived.documents() == store.documents()
    assert arrived.document(first.id).text_only
    assert arrived.hidden_documents() == store.hidden_documents()
    assert arrived.texts.pages(first.id) == store.texts.pages(first.id)
    assert arrived.texts.passages_of(first.id) == store.texts.passages_of(first.id)
    assert arrived.downloads.since(first.id, datetime.now(UTC).date()) == {datetime.now(UTC).date(): 1}
    assert arrived.contributions.documents_of("key") == [first.id]
    assert [entry.action for entry in arrived.log.entries()] == [entry.action for entry in store.log.entries()]
    assert arrived.reports.waiting() == store.reports.waiting() != {}
    assert arrived.files.path(first.sha256).read_bytes() == store.files.path(first.sha256).read_bytes()
    assert arrived.recognised.path(first.sha256, 1).read_bytes() == b"%PDF"
    assert arrived.uploads.at(set(Step)) == []
    assert not any(path.name.startswith("incoming-") for path in (*tmp_path.iterdir(), *elsewhere.data_dir.iterdir()))
    assert examine(arrived).leftovers == ()
    arrived.close()


def test_what_an_earlier_version_exported_arrives_as_read_by_it(
    store: Store, documents: tuple[Document, Document], archive: Path, elsewhere: Settings
) -> None:
    def earlier(folder: Path) -> None:
        with closing(sqlite3.connect(folder / "corpus.sqlite")) as database:
            database.execute("ALTER TABLE opinions DROP COLUMN fault")
            database.execute("ALTER TABLE documents DROP COLUMN withheld")
            database.execute("ALTER TABLE documents DROP COLUMN changed_at")
            database.execute("ALTER TABLE documents DROP COLUMN kept_words")
            database.execute("ALTER TABLE documents DROP COLUMN read_by")
            database.execute("UPDATE alembic_version SET version_num = '0014'")
            database.commit()
        manifest = json.loads((folder / "manifest.json").read_text())
        manifest["files"]["corpus.sqlite"] = sha256_of(folder / "corpus.sqlite")
        (folder / "manifest.json").write_text(json.dumps(manifest))

    assert import_commons(elsewhere, rewritten(archive, earlier)) == 2
    with closing(Store(elsewhere)) as arrived:
        assert arrived.documents() == store.documents() == arrived.texts.read_before(1)


def test_the_commons_that_was_exported_goes_on(
    settings: Settings, store: Store, documents: tuple[Document, Document], archive: Path, elsewhere: Settings
) -> None:
    import_commons(elsewhere, archive)
    found = examine(store)
    assert (found.lost, found.changed, found.leftovers) == ((), (), ())
    store.delete(documents[0].id)
    assert len(store.documents()) == 1


def test_an_export_to_a_folder_that_is_not_there_names_that_folder(
    settings: Settings, store: Store, documents: tuple[Document, Document], tmp_path: Path
) -> None:
    with pytest.raises(ExportUnwritable) as refused:
        export_commons(store, settings, tmp_path / "nowhere" / "commons.tar.gz")
    assert str(tmp_path / "nowhere") in refused.value.text("fr")
    assert not any(path.name.startswith("incoming-") for path in settings.data_dir.iterdir())


def test_neither_an_export_nor_an_import_overwrites_anything(
    settings: Settings, store: Store, archive: Path, elsewhere: Settings
) -> None:
    before = archive.read_bytes()
    with pytest.raises(DataFolderInUse):
        export_commons(store, settings, archive)
    assert archive.read_bytes() == before
    import_commons(elsewhere, archive)
    for taken in (settings, elsewhere):
        with pytest.raises(DataFolderInUse) as raised:
            import_commons(taken, archive)
        assert str(taken.data_dir) in str(raised.value)


def rewritten(archive: Path, change: Callable[[Path], None]) -> Path:
    """The export with something changed in it."""
    folder = archive.with_name("opened")
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    change(folder)
    with tarfile.open(archive, "w:gz") as closed:
        for path in sorted(folder.iterdir()):
            closed.add(path, path.name)
    return archive


def change_a_file(folder: Path) -> None:
    next(path for path in (folder / "files").rglob("*") if path.is_file()).write_bytes(b"other bytes")


def lose_a_file(folder: Path) -> None:
    next(path for path in (folder / "files").rglob("*") if path.is_file()).unlink()


def lose_a_file_and_its_line(folder: Path) -> None:
    lost = next(path for path in (folder / "files").rglob("*") if path.is_file())
    lost.unlink()
    manifest = json.loads((folder / "manifest.json").read_text())
    del manifest["files"][lost.relative_to(folder).as_posix()]
    (folder / "manifest.json").write_text(json.dumps(manifest))


def add_a_file(folder: Path) -> None:
    (folder / "files" / "script.py").write_text("print()")


def link_elsewhere(folder: Path) -> None:
    path = next(path for path in (folder / "files").rglob("*") if path.is_file())
    path.unlink()
    path.symlink_to("/etc/passwd")


def lose_the_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


@pytest.mark.parametrize(
    "change",
    [change_a_file, lose_a_file, lose_a_file_and_its_line, add_a_file, link_elsewhere, lose_the_manifest],
)
def test_an_export_that_was_changed_is_refused_and_leaves_nothing(
    archive: Path, elsewhere: Settings, change: Callable[[Path], None]
) -> None:
    with pytest.raises(ArchiveUnusable):
        import_commons(elsewhere, rewritten(archive, change))
    assert list(elsewhere.data_dir.iterdir()) == []
    shutil.rmtree(archive.with_name("opened"))


@pytest.mark.parametrize("name", ["../outside.txt", "/outside.txt", "files/../../outside.txt"])
def test_a_file_that_would_lie_outside_the_data_folder_is_refused(
    archive: Path, elsewhere: Settings, tmp_path: Path, name: str
) -> None:
    with tarfile.open(tmp_path / "bad.tar.gz", "w:gz") as bad:
        member = tarfile.TarInfo(name)
        member.size = 4
        bad.addfile(member, io.BytesIO(b"evil"))
    with pytest.raises(ArchiveUnusable):
        import_commons(elsewhere, tmp_path / "bad.tar.gz")
    assert not list(tmp_path.rglob("outside.txt"))


def in_its_head(content: bytes) -> bytes:
    return b"PK" + content[2:]


def in_its_middle(content: bytes) -> bytes:
    half = len(content) // 2
    return content[:half] + bytes(200) + content[half + 200 :]


@pytest.mark.parametrize("damage", [in_its_head, in_its_middle])
def test_an_export_that_was_damaged_on_its_way_is_said_to_be(
    archive: Path, elsewhere: Settings, damage: Callable[[bytes], bytes]
) -> None:
    archive.write_bytes(damage(archive.read_bytes()))
    with pytest.raises(ArchiveUnusable, match="it is damaged or incomplete"):
        import_commons(elsewhere, archive)
    assert list(elsewhere.data_dir.iterdir()) == []


def test_an_export_without_its_manifest_is_said_to_be_incomplete(archive: Path, elsewhere: Settings) -> None:
    with pytest.raises(ArchiveUnusable, match="it is damaged or incomplete"):
        import_commons(elsewhere, rewritten(archive, lose_the_manifest))


@pytest.mark.parametrize("bytes_left", [0, 100, 3000])
def test_an_export_cut_short_is_refused(archive: Path, elsewhere: Settings, bytes_left: int) -> None:
    archive.write_bytes(archive.read_bytes()[:bytes_left])
    with pytest.raises(ArchiveUnusable):
        import_commons(elsewhere, archive)
    assert list(elsewhere.data_dir.iterdir()) == []


def test_an_export_of_a_later_version_is_refused(archive: Path, elsewhere: Settings) -> None:
    def later(folder: Path) -> None:
        manifest = json.loads((folder / "manifest.json").read_text())
        (folder / "manifest.json").write_text(json.dumps(manifest | {"format": 2}))

    with pytest.raises(NewerCorpus):
        import_commons(elsewhere, rewritten(archive, later))
