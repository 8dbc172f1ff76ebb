"""The text of a stored document takes the place of the one that was there: masked, cut into passages, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from corpus.models import Document, Page, Passage
from corpus.moderation_log import Entry
from corpus.store import Store
from ingest.description import differences
from ingest.document import ReadDocument
from ingest.masked_description import masked_description
from ingest.near_duplicates import NearDuplicates
from ingest.splitter import Splitter
from protect.masking import MASK


@dataclass(frozen=True, slots=True)
class _Made:
    """A document as it is to be kept: nothing that is masked in its text is told by its description."""

    document: Document
    pages: tuple[Page, ...]
    passages: Sequence[Passage]

    def is_as(self, stored: Document, pages: Iterable[Page], passages: Iterable[Passage]) -> bool:
        """Whether it is stored just so, but for the readers that read it."""
        return (
            replace(self.document, read_by=stored.read_by, pages=len(self.pages)) == stored
            and tuple(pages) == self.pages
            and [replace(one, id=0, document_id="") for one in passages] == list(self.passages)
        )


@dataclass(frozen=True, slots=True)
class Replaced:
    """A document as it is stored now; `unmasked` counts the characters of its text that were masked and are no more."""

    document: Document
    unmasked: int


class StoredText:
    """Replaces the text of documents, hidden or not."""

    def __init__(self, store: Store, splitter: Splitter) -> None:
        self._store = store
        self._splitter = splitter
        self._near_duplicates = NearDuplicates(store)

    def replace(
        self,
        stored: Document,
        described: Document,
        read: ReadDocument,
        recognised: Set[int] | None = None,
        entries: Iterable[Entry] = (),
    ) -> Document:
        """The stored document with its text masked as `described` says, and described so.

        Raises DocumentNotFound, and DocumentChanged where it is not as it is in `stored` any more, or where other pages
        than those `recognised` are by now: what is masked in it is then to be made out anew.
        """
        return self._write(stored, self._make(described, read), recognised, entries)

    def replace_if_other(
        self, stored: Document, described: Document, read: ReadDocument, recognised: Set[int]
    ) -> Replaced | None:
        """The same; None where all of it is so already: then nothing is written but by which readers it was read."""
        made = self._make(described, read)
        pages, passages = self._store.texts.whole(stored.id)
        if not made.is_as(stored, pages, passages):
            return Replaced(self._write(stored, made, recognised), _unmasked(pages, made.pages))
        if made.document.read_by != stored.read_by:
            self._store.texts.note_readers(stored.id, made.document.read_by)
        return None

    def _make(self, described: Document, read: ReadDocument) -> _Made:
        described = masked_description(described, read)
        shown = read.as_shown(described.disclosure)
        return _Made(described, shown.pages, self._splitter.split(shown))

    def _write(
        self, stored: Document, made: _Made, recognised: Set[int] | None, entries: Iterable[Entry] = ()
    ) -> Document:
        changes = differences(stored, made.document)
        written = self._store.replace_text(stored.id, made.pages, made.passages, entries, stored, recognised, **changes)
        self._near_duplicates.remember(written, made.pages)
        return written


def _unmasked(before: Sequence[Page], after: Sequence[Page]) -> int:
    """How many characters were masked that are not any more.

    A mask is as long as what it hides: on a page that otherwise reads as before, it is told place by place.
    """
    if len(before) != len(after):
        return max(0, sum(page.text.count(MASK) for page in before) - sum(page.text.count(MASK) for page in after))
    return sum(_unmasked_on(old.text, new.text) for old, new in zip(before, after, strict=True))


def _unmasked_on(before: str, after: str) -> int:
    if len(before) != len(after):
        return max(0, before.count(MASK) - after.count(MASK))
    return sum(old == MASK != new for old, new in zip(before, after, strict=True))
