"""A disk that takes no more says so, loses nothing, and what was refused goes in once there is room.

The limit is the system's own on the size of a file: to a program a write that stops in the middle, as on a full disk.
"""

from __future__ import annotations

import resource
import subprocess
import sys
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

OPENED = """
import sys
from pathlib import Path
from corpus.database import open_database
from corpus.files import OriginalFiles
from corpus.uploads import Uploads
from index.arrays import save_text
from index.segment import new_segment

root, act = Path(sys.argv[1]), sys.argv[2]
(root / "given").write_bytes(b"text")
(root / "index").mkdir()
uploads = Uploads(open_database(f"sqlite:///{root / 'corpus.sqlite'}"), root / "uploads")
opened = []
sys.addaudithook(lambda event, about: opened.append(about[0]) if event == "open" and about[1] is None else None)
if act == "keep":
    OriginalFiles(root / "files").keep(root / "given", "abcd")
elif act == "receive":
    uploads.receive("a.txt", b"text")
elif act == "save":
    save_text(root / "manifest.json", "{}")
else:
    with new_segment(root / "index"):
        pass
print(*{one.relative_to(root).parts[0] if one != root else "." for one in map(Path, opened) if one.is_dir()}, sep="\\n")
"""
"""A program that tells in which folders it had the disk hold the names of what it did."""
LINES = [f"Article {number} : le lot {number} est livré sous {number} jours." for number in range(200)]


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(
    ("act", "folders"),
    [("keep", {".", "files"}), ("receive", {".", "uploads"}), ("save", {"."}), ("segment", {"index"})],
)
def test_the_disk_holds_the_name_of_what_is_written_too(tmp_path: Path, act: str, folders: set[str]) -> None:
    told = subprocess.run([sys.executable, "-c", OPENED, tmp_path, act], capture_output=True, text=True, check=True)
    assert set(told.stdout.split()) == folders


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
