import os
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from corpus.database import open_database
from corpus.errors import DataFolderUnusable, NewerCorpus
from corpus.schema import metadata

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
