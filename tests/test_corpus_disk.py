"""A disk that takes no more says so, loses nothing, and what was refused goes in once there is room.

The limit is the system's own on the size of a file: to a program a write that stops in the middle, as on a full disk.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from small_corpus import WordEmbedder, add_document

from corpus.errors import DataFolderUnusable, DiskFull
from corpus.files import OriginalFiles, sha256_of
from corpus.settings import Settings
from corpus.soundness import examine
from corpus.store import Store
from index.search_index import SearchIndex
from index.soundness import compare

LINES = [f"Article {number} : le lot {number} est livré sous {number} jours." for number in range(200)]


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_for_which_there_is_no_room_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "given.pdf"
    source.write_bytes(b"x" * 9000)
    files = OriginalFiles(tmp_path / "files")
    with files_up_to(5000), pytest.raises(DiskFull):
        files.keep(source, sha256_of(source))
    assert files.stored() == []
    assert files.keep(source, sha256_of(source)).read_bytes() == source.read_bytes()


def test_a_document_for_which_the_database_has_no_room_is_not_there_at_all(store: Store, tmp_path: Path) -> None:
    kept = add_document(store, tmp_path, "before.txt", LINES[:3])
    with files_up_to(30_000), pytest.raises(DataFolderUnusable):
        add_document(store, tmp_path, "refused.txt", LINES)
    assert store.documents() == [kept]
    found = examine(store)
    assert (found.damage, found.lost, found.incomplete, found.leftovers) == ("", (), (), ())
    add_document(store, tmp_path, "refused.txt", LINES)
    assert {document.file for document in store.documents()} == {"before.txt", "refused.txt"}


@pytest.mark.parametrize("size", [1000, 20_000, 50_000])
def test_a_search_for_which_there_is_no_room_stays_as_it_was_and_is_filled_later(
    settings: Settings, store: Store, tmp_path: Path, size: int
) -> None:
    add_document(store, tmp_path, "lots.txt", LINES)
    search_index = SearchIndex(settings.index_dir, store, WordEmbedder)
    with files_up_to(size), pytest.raises(DataFolderUnusable):
        search_index.refresh()
    assert search_index.leftovers() == []
    search_index.refresh()
    assert not compare(search_index, store)
    assert search_index.is_current()
