"""Passages and documents by their words: SQLite FTS5 with BM25 over stems."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from index.words import query_stems

_SECTION_WEIGHT = 1.0
_DOCUMENT_WEIGHT = 0.5

_SCHEMA = """
CREATE VIRTUAL TABLE IF NOT EXISTS passages USING fts5(body, section, document);
CREATE VIRTUAL TABLE IF NOT EXISTS documents USING fts5(id UNINDEXED, mark UNINDEXED, identity, body);
CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab(passages, row);
"""


@dataclass(frozen=True, slots=True)
class PassageWords:
    """A passage's stems: its own text, its headings and table columns, and its document's identity."""

    id: int
    body: Sequence[str]
    section: Sequence[str]
    document: Sequence[str]


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """A document's stems: those by which people name it, and all that it holds. `mark` tells when they changed."""

    id: str
    mark: str
    identity: Sequence[str]
    body: Iterable[str]


class Keywords:
    """A keyword index in one SQLite file. Scores are BM25, higher is better."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=30)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.executescript(_SCHEMA)
        self._lock = Lock()

    def close(self) -> None:
        self._connection.close()

    def clear(self) -> None:
        """Removes all that is here, whatever state it is in."""
        with self._lock, self._transaction():
            for table in ("vocabulary", "passages", "documents"):
                self._connection.execute(f"DROP TABLE {table}")
            for statement in _SCHEMA.strip().split("\n"):
                self._connection.execute(statement)

    def are_whole(self) -> bool:
        """Whether the file is sound and what is found by words is what was added; reads all of it."""
        try:
            told = self._rows("PRAGMA quick_check(1)")[0][0]
            for table in ("passages", "documents"):
                self._rows(f"INSERT INTO {table}({table}) VALUES ('integrity-check')")  # noqa: S608 - our own names
        except sqlite3.OperationalError:  # locked or out of reach, but not damaged
            raise
        except sqlite3.DatabaseError:
            return False
        return bool(told == "ok")

    def ids(self) -> list[int]:
        """The ids of all passages here, ascending."""
        return [row[0] for row in self._rows("SELECT rowid FROM passages ORDER BY rowid")]

    def add(self, passages: Iterable[PassageWords]) -> None:
        """Adds passages, all or none; one that is there is replaced."""
        rows = [(one.id, " ".join(one.body), " ".join(one.section), " ".join(one.document)) for one in passages]
        with self._lock, self._transaction():
            self._connection.executemany("DELETE FROM passages WHERE rowid = ?", [(row[0],) for row in rows])
            self._connection.executemany(
                "INSERT INTO passages(rowid, body, section, document) VALUES (?, ?, ?, ?)", rows
            )

    def remove(self, ids: Iterable[int]) -> None:
        with self._lock, self._transaction():
            self._connection.executemany("DELETE FROM passages WHERE rowid = ?", [(id,) for id in ids])

    def documents(self) -> dict[str, str]:
        """The mark of each document here, by document id."""
        return dict(self._rows("SELECT id, mark FROM documents"))

    def add_documents(self, documents: Iterable[DocumentWords]) -> None:
        """Adds documents, all or none; one that is there is replaced."""
        rows = [(one.id, one.mark, " ".join(one.identity), " ".join(one.body)) for one in documents]
        with self._lock, self._transaction():
            self._connection.executemany("DELETE FROM documents WHERE id = ?", [(row[0],) for row in rows])
            self._connection.executemany("INSERT INTO documents(id, mark, identity, body) VALUES (?, ?, ?, ?)", rows)

    def remove_documents(self, ids: Iterable[str]) -> None:
        with self._lock, self._transaction():
            self._connection.executemany("DELETE FROM documents WHERE id = ?", [(id,) for id in ids])

    def documents_named(self, stem: str) -> list[str]:
        """The documents whose identity holds the stem."""
        return [
            row[0] for row in self._rows("SELECT id FROM documents WHERE documents MATCH ?", (f'identity:"{stem}"',))
        ]

    def documents_holding_all(self, question: str) -> set[str]:
        """The documents that hold every word of the question that matters, in any form; none for a question of none."""
        words = (" OR ".join(f'"{stem}"' for stem in forms) for forms in query_stems(question))
        query = " AND ".join(f"({forms})" for forms in words)
        rows = self._rows("SELECT id FROM documents WHERE documents MATCH ?", (query,)) if query else []
        return {row[0] for row in rows}

    def count_documents_holding(self, stem: str) -> int:
        """In how many documents the stem stands, identity included."""
        return int(self._rows("SELECT count(*) FROM documents WHERE documents MATCH ?", (f'"{stem}"',))[0][0])

    def score(self, question: str) -> dict[int, float]:
        """The score of every passage that has a word of the question."""
        query = _match_any(question)
        if not query:
            return {}
        sql = "SELECT rowid, -bm25(passages, 1.0, ?, ?) FROM passages WHERE passages MATCH ?"
        return dict(self._rows(sql, (_SECTION_WEIGHT, _DOCUMENT_WEIGHT, query)))

    def frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        """In how many passages each stem stands."""
        return {
            stem: next((row[0] for row in self._rows("SELECT doc FROM vocabulary WHERE term = ?", (stem,))), 0)
            for stem in stems
        }

    def _rows(self, sql: str, values: tuple[object, ...] = ()) -> list[Any]:
        with self._lock, closing(self._connection.execute(sql, values)) as cursor:
            return cursor.fetchall()

    def _transaction(self) -> _Transaction:
        return _Transaction(self._connection)


class _Transaction:
    """BEGIN IMMEDIATE … COMMIT, or ROLLBACK when something is raised."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        self._connection.execute("COMMIT" if kind is None else "ROLLBACK")


def _match_any(question: str) -> str:
    """An FTS5 query for any of the question's stems; they are quoted, so nothing in a question is syntax."""
    return " OR ".join(f'"{stem}"' for stems in query_stems(question) for stem in stems)
