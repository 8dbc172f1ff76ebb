"""Who may correct, replace or withdraw a document: whoever holds the key given when it was published.

Of the giver nothing is stored but the pseudonym they may have chosen; of the key, only its hash.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError

from corpus.schema import contributions

_KEY_BYTES = 32


def new_key() -> str:
    """A key that nobody can guess (256 random bits), fit for an address."""
    return secrets.token_urlsafe(_KEY_BYTES)


@dataclass(frozen=True, slots=True)
class Giver:
    """What is kept of who gives a document."""

    key_hash: str
    pseudonym: str = ""


class Contributions:
    """Which documents each key opens."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, document_id: str, key_hash: str, pseudonym: str = "") -> None:
        """Lets the key of this hash open the document from now on; a document that has a key keeps the one it has."""
        with suppress(IntegrityError), self._engine.begin() as connection:
            write_giver(connection, document_id, Giver(key_hash, pseudonym))

    def opens(self, key_hash: str, document_id: str) -> bool:
        """Whether the key of this hash opens the document."""
        mine = (contributions.c.document_id == document_id) & (contributions.c.key_hash == key_hash)
        with self._engine.connect() as connection:
            return connection.execute(select(contributions).where(mine)).first() is not None

    def has_giver(self, document_id: str) -> bool:
        """Whether a visitor gave the document."""
        with self._engine.connect() as connection:
            found = select(contributions.c.document_id).where(contributions.c.document_id == document_id)
            return connection.execute(found).first() is not None

    def documents_of(self, key: str) -> list[str]:
        """The ids of the documents that the key opens; none for a wrong key, or when all were withdrawn."""
        with self._engine.connect() as connection:
            wanted = select(contributions.c.document_id).where(contributions.c.key_hash == hash_of(key))
            return sorted(connection.execute(wanted).scalars())

    def pseudonym_of(self, document_id: str) -> str:
        """The name that the giver chose to be known by, "" for none."""
        with self._engine.connect() as connection:
            wanted = select(contributions.c.pseudonym).where(contributions.c.document_id == document_id)
            return connection.execute(wanted).scalar() or ""


def write_giver(connection: Connection, document_id: str, giver: Giver) -> None:
    """Raises IntegrityError for a document that has a giver."""
    row = {
        "document_id": document_id,
        "key_hash": giver.key_hash,
        "pseudonym": giver.pseudonym,
        "given_on": datetime.now(UTC).date(),
    }
    connection.execute(insert(contributions), row)


def hash_of(key: str) -> str:
    """What is kept of a key."""
    return sha256(key.encode()).hexdigest()
