"""Whether the corpus is whole and the search agrees with it. What is made from something else can be made anew."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from corpus.files import discard
from corpus.messages import N_
from corpus.models import Document
from corpus.settings import Settings
from corpus.soundness import examine
from corpus.store import Store
from doctor.checks import Check, Level
from index.embedders import Embedder
from index.search_index import SearchIndex
from index.soundness import Disagreement, compare
from ingest.pipeline import Ingestion
from ingest.reading_version import READING_VERSION
from ingest.splitter import Splitter

_REPAIR = N_("Repair it: partage doctor --repair")
_FROM_A_BACKUP = N_(
    "Restore this file from a backup: {path}. Without one: partage delete {document}, then add the document again."
)
_logger = logging.getLogger(__name__)


def check_stored(settings: Settings, store: Store, embedder: Embedder, repair: bool) -> Iterator[Check]:
    """Every fault of what is stored and of how it is found, the worst first; `repair` mends what can be."""
    with closing(SearchIndex(settings.index_dir, store, lambda: embedder)) as search_index:
        for found in _check_all(settings, store, search_index):
            yield found.mended() if repair else found


def _check_all(settings: Settings, store: Store, search_index: SearchIndex) -> Iterator[Check]:
    """One after the other: what is found last may be put right by what was mended before."""
    found = examine(store)
    if found.damage:
        details = {"file": settings.database_url.removeprefix("sqlite:///"), "reason": found.damage}
        yield Check(Level.PROBLEM, N_("the database is damaged: {reason}"), details, _RESTORE)
    for document in found.lost:
        yield _faulty_file(store, document, N_("“{title}”: its file {file} is missing"))
    for document in found.changed:
        yield _faulty_file(store, document, N_("“{title}”: its file {file} is no longer the one that was added"))
    unreadable = {document.id for document in (*found.lost, *found.changed)}
    incomplete = [document for document in found.incomplete if document.id not in unreadable]
    yield from _check_texts(settings, store, search_index.embedder, incomplete)
    yield from _check_readers(store)
    yield from _check_leftovers([*found.leftovers, *search_index.leftovers()])
    if not any((found.damage, unreadable, found.incomplete)):
        yield Check(Level.OK, N_("every document is complete, and its file is the one that was added"), {})
    if store.texts.passage_ranges() or len(search_index.snapshot().passage_ids()):
        yield _check_search(store, search_index)


_RESTORE = N_("Stop the server and restore this file from a backup: {file}")


def _faulty_file(store: Store, document: Document, text: str) -> Check:
    details = {"title": document.title, "file": document.file, "document": document.id}
    return Check(Level.PROBLEM, text, details | {"path": store.files.path(document.sha256)}, _FROM_A_BACKUP)


def _check_texts(
    settings: Settings, store: Store, embedder: Embedder, documents: Sequence[Document]
) -> Iterator[Check]:
    """Texts are read again from their files."""
    if not documents:
        return
    with closing(Ingestion(store, settings, Splitter(embedder.count_tokens, settings.passage_tokens))) as ingestion:
        for document in documents:
            yield _incomplete(document, _REPAIR, partial(_read_again, ingestion, store, document))


def _incomplete(document: Document, remedy: str, mend: Callable[[], Check] | None = None) -> Check:
    details = {"title": document.title, "document": document.id}
    return Check(Level.PROBLEM, N_("“{title}”: its text is incomplete"), details, remedy, mend)


_READ_ANEW = N_("Withdraw it (partage delete {document}), then add it again.")


def _read_again(ingestion: Ingestion, store: Store, document: Document) -> Check:
    for outcome in ingestion.rereading.read_again([document]):
        if outcome.error:
            _logger.error("A file could not be read again", exc_info=outcome.error, extra={"document": document.id})
    if document.id in store.texts.incomplete_documents():
        return _incomplete(document, _READ_ANEW)
    details = {"title": document.title, "document": document.id}
    return Check(Level.OK, N_("“{title}”: its text was read again from its file"), details)


def _check_readers(store: Store) -> Iterator[Check]:
    if count := len(store.texts.read_before(READING_VERSION)):
        text = N_("documents whose text is that of an earlier version: {count}")
        yield Check(Level.WARNING, text, {"count": count}, N_("Read them again by this one: partage reread"))


def _check_leftovers(paths: Sequence[Path]) -> Iterator[Check]:
    if paths:
        text = N_("leftovers of a crash or of a withdrawn document: {count}, the first one {first}")
        details = {"count": len(paths), "first": paths[0]}
        left = Check(Level.WARNING, text, details, _REPAIR)
        yield replace(left, mend=lambda: _without_leftovers(paths, left))


def _without_leftovers(paths: Sequence[Path], left: Check) -> Check:
    """That they were removed, or that they are `left` where one could not be."""
    for path in paths:
        discard(path)
    if any(path.exists() for path in paths):
        return left
    return Check(Level.OK, N_("leftovers that were removed: {count}"), left.details)


def _check_search(store: Store, search_index: SearchIndex) -> Check:
    """Brought up to date where that is enough, else made anew."""
    wrong = compare(search_index, store)
    if search_index.is_current() and not wrong:
        return Check(Level.OK, N_("every passage can be found"), {})
    mend = partial(_put_right, store, search_index)
    if wrong.damaged:
        return _damaged(wrong, _REPAIR, mend)
    text = N_("passages that cannot be found yet: {missing}; that belong to withdrawn documents: {left}")
    return Check(Level.WARNING, text, asdict(wrong), N_("Bring the search up to date: partage refresh"), mend)


def _damaged(wrong: Disagreement, remedy: str, mend: Callable[[], Check] | None = None) -> Check:
    text = N_("the search is damaged; passages that are not what they were: {damaged}")
    return Check(Level.PROBLEM, text, asdict(wrong), remedy, mend)


def _put_right(store: Store, search_index: SearchIndex) -> Check:
    search_index.refresh()
    if compare(search_index, store):
        search_index.rebuild()
    if left := compare(search_index, store):
        return _damaged(left, _MAKE_ANEW)
    return Check(Level.OK, N_("the search was repaired: every passage can be found"), {})


_MAKE_ANEW = N_("Stop the server, delete the folder “index” in the data folder, then: partage refresh")
