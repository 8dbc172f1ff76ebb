"""Opening the database: its connection rules and its migrations. What is SQLite's own stands here and nowhere else."""

from __future__ import annotations

import sqlite3
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, cast

from alembic import command
from alembic.config import Config
from alembic.script.revision import ResolutionError
from alembic.util import CommandError
from filelock import FileLock
from sqlalchemy import Engine, ExceptionContext, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError

from corpus.disk import is_of_the_disk, unusable
from corpus.errors import DataFolderUnusable, NewerCorpus

_MIGRATIONS = Path(__file__).parent / "migrations"
_migrating = Lock()
"""Alembic keeps what it is at in its own module: two threads must not migrate at once, whatever their folders."""


def open_database(url: str) -> Engine:
    """An engine on an up-to-date database, created where there is none.

    Raises DataFolderUnusable where it cannot be written, NewerCorpus where a later version wrote it.
    """
    engine = create_engine(url)
    folder = _sqlite_folder(engine)
    try:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            event.listen(engine, "connect", _set_sqlite_rules)
            event.listen(engine, "handle_error", partial(_say_what_the_disk_says, folder))
        with FileLock(folder / "migrations.lock") if folder is not None else nullcontext():
            _migrate(engine)
    except (OSError, DatabaseError) as error:
        raise DataFolderUnusable(folder=folder or url, reason=getattr(error, "orig", error)) from error
    except (ResolutionError, CommandError) as error:
        raise NewerCorpus(folder=folder or url) from error
    return engine


def damage_of(engine: Engine) -> str:
    """What the database finds wrong in itself, "" for nothing; reads all of it."""
    if engine.dialect.name != "sqlite":
        return ""
    with engine.connect() as connection:
        [told] = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalars()
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if told != "ok":
        return str(told)
    return f"{len(orphans)} rows without what they belong to" if orphans else ""


def copy_database(engine: Engine, target: Path) -> None:
    """Writes the database as it is at this moment to one file, while others go on using it."""
    connection = engine.raw_connection()
    try:
        with closing(sqlite3.connect(target)) as copy:
            cast(sqlite3.Connection, connection.driver_connection).backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()


def open_copy(path: Path) -> Engine:
    """An engine on a copied database as it is; what is deleted from it is overwritten."""
    engine = create_engine(f"sqlite:///{path.as_posix()}")
    event.listen(engine, "connect", _overwrite_what_is_deleted)
    return engine


def append_only(table: str) -> list[str]:
    """Statements after which the rows of `table`, whose key is `id`, can be added but neither changed nor removed.

    Adding one in another's place removes that other without telling a trigger, so it is refused too.
    """
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
    exists = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"  # noqa: S608 - a name from a migration
    return [
        f"CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_is_not_shortened BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_is_not_overwritten BEFORE INSERT ON {table} WHEN {exists} {refuse}",
    ]


def _sqlite_folder(engine: Engine) -> Path | None:
    url = make_url(engine.url)
    return Path(url.database).parent if url.get_backend_name() == "sqlite" and url.database else None


def _set_sqlite_rules(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA busy_timeout = 30000")
    _overwrite_what_is_deleted(connection, _record)


def _overwrite_what_is_deleted(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA secure_delete = ON")  # however SQLite was built


def _say_what_the_disk_says(folder: Path, context: ExceptionContext) -> None:
    if is_of_the_disk(context.original_exception):
        raise unusable(folder, context.original_exception) from context.original_exception


def _migrate(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with _migrating, engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
