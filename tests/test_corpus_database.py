import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from corpus.database import open_database
from corpus.errors import DataFolderUnusable, NewerCorpus
from corpus.models import Block, BlockKind, Span
from corpus.schema import metadata
from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import Ingestion
from ingest.splitter import Splitter

MIGRATIONS = Path(__file__).parents[1] / "corpus" / "migrations"


def address(folder: Path) -> str:
    return f"sqlite:///{(folder / 'corpus.sqlite').as_posix()}"


def test_database_is_made_where_there_is_none_and_kept_where_there_is_one(tmp_path: Path) -> None:
    first = open_database(address(tmp_path / "new" / "folder"))
    with first.begin() as connection:
        connection.execute(text("UPDATE revision SET value = 7"))
    again = open_database(address(tmp_path / "new" / "folder"))
    with again.connect() as connection:
        assert connection.execute(text("SELECT value FROM revision")).scalar_one() == 7


def test_migrations_make_exactly_the_tables_that_the_code_queries(tmp_path: Path) -> None:
    engine = open_database(address(tmp_path))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_database_survives_a_crash_and_refuses_orphans(tmp_path: Path) -> None:
    engine = open_database(address(tmp_path))
    with engine.connect() as connection:
        rules = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert rules == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    engine = open_database(address(tmp_path))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerCorpus) as raised:
        open_database(address(tmp_path))
    assert str(tmp_path) in str(raised.value)


def test_data_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(DataFolderUnusable) as raised:
        open_database(address(tmp_path / "data"))
    assert str(tmp_path / "data") in str(raised.value)


def test_file_that_is_no_database_is_reported_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "corpus.sqlite").write_text("not a database, but long enough to look like one" * 20)
    with pytest.raises(DataFolderUnusable):
        open_database(address(tmp_path))
    assert (tmp_path / "corpus.sqlite").read_text().startswith("not a database")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may write anywhere")
def test_folder_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(DataFolderUnusable) as raised:
        open_database(address(closed))
    assert str(closed) in str(raised.value)


def test_the_migrations_are_one_chain_numbered_as_their_files() -> None:
    scripts = ScriptDirectory(str(MIGRATIONS))
    [head] = scripts.get_heads()
    revisions = [one.revision for one in scripts.walk_revisions("base", head)]
    files = sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("0*.py"))
    assert sorted(revisions) == files


def test_a_database_of_the_first_release_opens_today_with_its_documents_intact(tmp_path: Path) -> None:
    _first_release(tmp_path)
    store = Store(Settings(data_dir=tmp_path, _env_file=None))
    newer, older = store.documents()
    assert (older.file, older.title, older.year, older.downloads, older.superseded_by) == (
        "ccap.pdf",
        "CCAP de Lyon",
        2024,
        7,
        newer.id,
    )
    assert (older.licence, older.origin, older.version, older.keywords, older.abstract) == ("MIT", "dépôt", 1, (), "")
    assert older.added_at == older.modified_at == datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
    assert older.changed_at is None
    assert store.texts.page(older.id, 1).text == "7 Pénalités\nLe retard coûte cent euros."
    assert store.texts.page(older.id, 1).blocks == (Block(BlockKind.PARAGRAPH, 12, 39),)
    [passage] = store.texts.passages_of(older.id)
    assert (passage.id, passage.text, passage.section) == (41, "Le retard coûte cent euros.", ("7 Pénalités",))
    assert passage.sentences == (Span(12, 39),)
    assert not older.text_only
    assert [one.read_by for one in store.texts.read_before(1)] == [0, 0]
    assert store.revision() == 2
    assert (store.damage(), store.texts.incomplete_documents()) == ("", set())
    assert [one.id for one in store.versions.of(older.id)] == [newer.id, older.id]
    store.delete(newer.id)
    assert [document.superseded_by for document in store.documents()] == [None]
    store.close()


def _first_release(folder: Path) -> None:
    """A database as the first migration made it, with two versions of a document in it."""
    engine = create_engine(address(folder))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    document = (
        "INSERT INTO documents VALUES (:id, :sha, :file, 'application/pdf', 9, 'CCAP de Lyon', 'CCAP', 'it', 'Lyon', "
        "2024, 'fr', 'MIT', 'dépôt', 'page', 1, :version, :newer, 7, :added)"
    )
    text_of_page, blocks = "7 Pénalités\nLe retard coûte cent euros.", '[["paragraph", 12, 39, 0, ""]]'
    with engine.begin() as connection:
        for letter, version, newer in (("b", 2, None), ("a", 1, "b" * 12)):
            id = letter * 12
            values = {"id": id, "sha": letter * 64, "file": "ccap.pdf", "version": version, "newer": newer}
            connection.execute(text(document), values | {"added": f"2025-03-0{version} 09:30:00.000000"})
            page = {"id": id, "text": text_of_page, "blocks": blocks}
            connection.execute(text("INSERT INTO pages VALUES (:id, 1, '1', :text, :blocks)"), page)
            passage = "INSERT INTO passages VALUES (:passage, :id, 1, 12, 39, :section, '', '[[12, 39]]')"
            section = '["7 Pénalités"]'
            connection.execute(text(passage), {"passage": 40 + version, "id": id, "section": section})
        connection.execute(text("UPDATE revision SET value = 2"))
    engine.dispose()


def test_what_the_first_release_stored_is_masked_once_and_stays_where_it_is_cited(tmp_path: Path) -> None:
    _first_release(tmp_path)
    settings = Settings(data_dir=tmp_path, _env_file=None)
    engine = create_engine(address(tmp_path))
    written = "7 Pénalités\nÉcrire à ada.noir@tarn.fr."
    with engine.begin() as connection:
        connection.execute(text("UPDATE pages SET text = :text WHERE document_id = 'aaaaaaaaaaaa'"), {"text": written})
    engine.dispose()
    store = Store(settings)
    ingestion = Ingestion(store, settings, Splitter(lambda texts: [len(one.split()) for one in texts], 50))
    before = store.revision()
    assert [document.id for document in ingestion.corrections.mask_old()] == ["a" * 12]
    assert store.texts.page("a" * 12, 1).text == "7 Pénalités\nÉcrire à ███.████@████.██."
    [passage] = store.texts.passages_of("a" * 12)
    assert (passage.start, passage.text) == (12, "Écrire à ███.████@████.██.")
    assert [passage.id for passage in store.texts.passages_of("b" * 12)] == [42]
    assert store.revision() == before + 1  # the search forgets what it knew of that one
    assert ingestion.corrections.mask_old() == []
    ingestion.close()
    store.close()


def test_several_threads_may_open_databases_of_several_folders_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        engines = list(threads.map(lambda number: open_database(address(tmp_path / str(number))), range(16)))
    assert all((tmp_path / str(number) / "corpus.sqlite").exists() for number in range(len(engines)))
