"""What is stored is changed: what is said of a document, and the words that are masked in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, replace

from corpus.errors import DescriptionUnchecked, DocumentChanged, DocumentNotFound, ReadingTimedOut, UnreadableFile
from corpus.models import Document
from corpus.moderation_log import Action, Entry
from corpus.store import Store
from ingest.description import NO_WORDS, NOTHING_GIVEN, Description, WordChange, described_as, differences, word_change
from ingest.document import ReadDocument
from ingest.masked_description import SAID, masked_description
from ingest.retrying import retried
from ingest.stored_files import StoredFiles
from ingest.stored_text import StoredText


class Corrections:
    """Changes the documents of a store; `files` are read again where their `text` is to be masked anew."""

    def __init__(self, store: Store, files: StoredFiles, text: StoredText) -> None:
        self._store = store
        self._files = files
        self._text = text

    def describe(
        self, document_id: str, description: Description, entry: Entry | None = None, words: WordChange = NO_WORDS
    ) -> Document:
        """The stored document described anew, hidden or not; what `description` leaves None stays.

        `words` are added to and taken from those that are masked and kept in it by the time that it is stored. What is
        masked in its text is masked in what is said of it; other words mask its text anew. For that its file is read
        again, which takes as long as reading it first. Each act is logged as `entry`, by its own name; without one it
        is no moderator's, and of `words` those alone are heeded that hide something where moderators have hidden some,
        be it while the file is read. What a moderator hides again is masked like words that are added, so that later
        versions and formats have it hidden too. Raises DocumentNotFound, and DescriptionUnchecked or ReadingTimedOut
        where its file cannot be read.
        """
        return retried(lambda: self._describe(self._store.stored(document_id), description, entry, words))

    def _describe(self, stored: Document, description: Description, entry: Entry | None, words: WordChange) -> Document:
        described = described_as(stored, description)
        words = words.for_good if entry else words
        words = words if self._may_show(stored, entry) else words.hiding_alone
        disclosure = words.applied_to(described.disclosure)
        described = replace(described, **asdict(disclosure))
        if disclosure != stored.disclosure:
            recognised = self._files.recognised(stored)
            read = self._read_again(stored, described)
            if words.shows and not self._may_show(stored, entry):  # since this was begun
                raise DocumentChanged(title=stored.title)
            as_it_was = masked_description(replace(stored, **asdict(disclosure)), read)
            described = masked_description(described, read)
            done = word_change(stored.disclosure, disclosure)
            entries = _entries(entry, done, described != as_it_was)
            return self._text.replace(stored, described, read, recognised, entries)
        if _is_said_anew(stored, described):
            described = masked_description(described, self._read_again(stored, described))
        entries = _entries(entry, NO_WORDS, described != stored)
        return self._store.describe(stored.id, entries, stored, **differences(stored, described))

    def _may_show(self, stored: Document, entry: Entry | None) -> bool:
        return entry is not None or self._store.is_free_to_show(stored.id)

    def hide_words(
        self,
        document_ids: Iterable[str],
        words: Sequence[str],
        entry: Entry | None = None,
        kept_no_more: Sequence[str] = (),
    ) -> list[Document]:
        """Masks these words too in other documents, each with its line in the log, and returns them as they are then.

        Those `kept_no_more` are hidden again where they were found and left readable. What went meanwhile is left out.
        """
        change = WordChange(tuple(words), kept_no_more=tuple(kept_no_more))
        return self._describe_each(document_ids, NOTHING_GIVEN, entry, change)

    def keep_files_back(self, document_ids: Iterable[str], entry: Entry | None = None) -> list[Document]:
        """Has the text alone of other documents published, likewise."""
        return self._describe_each(document_ids, Description(text_only=True), entry, NO_WORDS)

    def _describe_each(
        self, document_ids: Iterable[str], description: Description, entry: Entry | None, words: WordChange
    ) -> list[Document]:
        described = []
        for document_id in document_ids:
            told = replace(entry, document_id=document_id) if entry else None
            with suppress(DocumentNotFound):
                described.append(self.describe(document_id, description, told, words))
        return described

    def _read_again(self, stored: Document, described: Document) -> ReadDocument:
        """The text of its file, whatever is masked in it.

        Where that cannot be read any more it is the text as it is stored: words can still be masked in it, but it tells
        no more whom nothing else that is said may name, nor what words are to be shown again. Raises
        DescriptionUnchecked then, and ReadingTimedOut.
        """
        try:
            return self._files.read(stored).document
        except ReadingTimedOut:
            raise
        except UnreadableFile as error:
            if _is_said_anew(stored, described) or word_change(stored.disclosure, described.disclosure).shows:
                raise DescriptionUnchecked(title=stored.title) from error
            pages = self._store.texts.pages(stored.id) or self._store.texts.hidden_pages(stored.id)
            return ReadDocument(stored.page_kind, tuple(pages)).searched()

    def mask_old(self) -> list[Document]:
        """The documents that were stored before what identifies people was masked, and now are without it."""
        masked = []
        for document, pages in self._store.texts.unmasked():
            found = ReadDocument(document.page_kind, tuple(pages)).searched()
            with suppress(DocumentNotFound, DocumentChanged):  # withdrawn or masked meanwhile
                if any(found.personal_data):
                    masked.append(self._text.replace(document, document, found))
                else:
                    self._store.texts.needs_no_mask(document.id)
        return masked


def _is_said_anew(stored: Document, described: Document) -> bool:
    """Whether something else stands where somebody may be named."""
    return any(getattr(described, name) != getattr(stored, name) for name in SAID)


def _entries(entry: Entry | None, words: WordChange, is_described: bool) -> list[Entry]:
    """A line in the log for each act of which a correction is made."""
    done = {Action.MASK: words.hides, Action.UNMASK: words.shows, Action.DESCRIBE: is_described}
    return [replace(entry, action=action) for action, is_done in done.items() if is_done] if entry else []
