"""What moderators do to documents: hide, restore, delete, dismiss reports. Each comes with its line in the log.

Descriptions are corrected and words hidden in `ingest/corrections.py`, which logs them with an `entry` from here.
"""

from __future__ import annotations

from corpus.models import Document
from corpus.moderation_log import Action, Entry
from corpus.store import Store


class Moderator:
    """Acts on the documents of a store in the name of `who`. An act comes with its line in the log, or not at all.

    After all but `dismiss` a refresh of the search is due, though what is hidden is out of answers before it.
    All raise DocumentNotFound.
    """

    def __init__(self, store: Store, who: str) -> None:
        self._store = store
        self._who = who

    def hide(self, document_id: str, reason: str, *, alone: bool = False) -> Document:
        """Takes the document from all that readers can reach until it is restored, and settles its reports.

        Its other formats and the versions before it, one of which would stand in its place, go with it unless `alone`.
        """
        others = self._behind(document_id, alone)
        return self._store.hide(document_id, self.entry(Action.HIDE, document_id, reason), others)

    def restore(self, document_id: str, reason: str) -> Document:
        """Brings a hidden document back to where it was, and those that were hidden with it."""
        return self._store.restore(document_id, self.entry(Action.RESTORE, document_id, reason))

    def delete(self, document_id: str, reason: str, *, alone: bool = False) -> Document:
        """Removes the document, its file, its text and its reports for good.

        So are its other formats and the versions before it, unless `alone`.
        """
        others = self._behind(document_id, alone)
        return self._store.delete(document_id, self.entry(Action.DELETE, document_id, reason), others)

    def dismiss(self, document_id: str, reason: str) -> Document:
        """Leaves the document as it is, and settles its reports."""
        return self._store.settle_reports(document_id, self.entry(Action.DISMISS, document_id, reason))

    def entry(self, action: Action, document_id: str, reason: str) -> Entry:
        """The line in the log of an act that another part of the program does."""
        return Entry(self._who, action, document_id, " ".join(reason.split()))

    def _behind(self, document_id: str, alone: bool) -> list[str]:
        return [] if alone else [one.id for one in self._store.versions.behind(document_id)]
