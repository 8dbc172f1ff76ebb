"""What stands in the place of hidden documents: readers see the versions and formats around them as if they were gone.

Nothing of the others is changed in the database, so that what is restored is where it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from corpus.models import Document
from corpus.schema import documents, hidden

HIDDEN = select(hidden.c.document_id)
"""The ids of the hidden documents, for use in other queries."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """`followers`: by the id of a hidden document, that of its next version. `heirs`: that of its first other format.

    An id is in `followers` exactly when its document is hidden.
    """

    followers: Mapping[str, str | None]
    heirs: Mapping[str, str]

    def as_seen(self, document: Document) -> Document:
        """A document with its place among those that are not hidden."""
        if not self.followers:
            return document
        first, follower = document.format_of, document.superseded_by
        if first and first in self.followers:
            heir = self.heirs.get(first, document.id)
            first, follower = (heir, follower) if heir != document.id else (None, self.followers[first])
        return replace(document, format_of=first, superseded_by=self._shown(follower))

    def last_before_new(self, stored: Document) -> str:
        """The id of the version that a new one follows: the document's own, or that of the last hidden one after it."""
        last, follower, first = stored.id, stored.superseded_by, stored.format_of
        if first and first in self.followers and self.heirs.get(first) == stored.id:
            last, follower = first, self.followers[first]
        while follower and follower in self.followers:
            last, follower = follower, self.followers[follower]
        return last

    def _shown(self, follower: str | None) -> str | None:
        """The document itself, what stands in its place when it is hidden, None when nothing does."""
        while follower and follower in self.followers:
            follower = self.heirs.get(follower) or self.followers[follower]
        return follower


def read_hidden(connection: Connection) -> Hidden:
    """As they are now."""
    of_hidden = select(documents.c.id, documents.c.superseded_by).where(documents.c.id.in_(HIDDEN))
    followers = {row.id: row.superseded_by for row in connection.execute(of_hidden)}
    if not followers:
        return Hidden({}, {})
    others = select(documents.c.id, documents.c.format_of).where(
        documents.c.format_of.in_(HIDDEN), documents.c.id.not_in(HIDDEN)
    )
    last_first = others.order_by(documents.c.added_at.desc(), documents.c.id.desc())
    return Hidden(followers, {row.format_of: row.id for row in connection.execute(last_first)})
