"""Who may correct, replace or withdraw a document: whoever holds the key given when it was published.

Of the giver nothing is stored but the pseudonym they may have chosen; of the key, only its hash.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from corpus.schema import contributions

_KEY_BYTES = 32


def new_key() -> str:
    """A key that nobody can guess (256 random bits), fit for an address."""
    return secrets.token_urlsafe(_KEY_BYTES)


class Contributions:
    """Which documents each key opens."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, document_id: str, key_hash: str, pseudonym: str = "") -> None:
        """Lets the key of this hash open the document from now on; a document that has a key keeps the one it has."""
        row = {
            "document_id": document_id,
            "key_hash": key_hash,
            "pseudonym": pseudonym,
            "given_on": datetime.now(UTC).date(),
        }
        with suppress(IntegrityError), self._engine.begin() as connection:
            connection.execute(insert(contributions), row)

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


def hash_of(key: str) -> str:
    """What is kept of a key."""
    return sha256(key.encode()).hexdigest()
