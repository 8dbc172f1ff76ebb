"""What near-duplicates are found by: a small sketch of each document's text, kept beside it."""

from __future__ import annotations

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from corpus.schema import sketches


class Sketches:
    """The sketches of documents. `method` tells those that can be compared with each other."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, document_id: str, method: int, sketch: bytes) -> None:
        """Keeps a document's sketch in place of the one it had; nothing for a document withdrawn meanwhile."""
        try:
            with self._engine.begin() as connection:
                connection.execute(delete(sketches).where(sketches.c.document_id == document_id))
                connection.execute(insert(sketches).values(document_id=document_id, method=method, sketch=sketch))
        except IntegrityError:
            return

    def all(self, method: int) -> dict[str, bytes]:
        """The sketches made by this method, by document id."""
        with self._engine.connect() as connection:
            rows = connection.execute(
                select(sketches.c.document_id, sketches.c.sketch).where(sketches.c.method == method)
            )
            return {row[0]: row[1] for row in rows}
