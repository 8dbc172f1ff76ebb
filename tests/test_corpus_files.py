import hashlib
import os
from pathlib import Path

import pytest

from corpus.errors import DataFolderUnusable
from corpus.files import OriginalFiles, sha256_of

SHA256 = hashlib.sha256(b"contenu").hexdigest()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "given.pdf"
    path.write_bytes(b"contenu")
    return path


def test_sha256_is_that_of_the_bytes(source: Path) -> None:
    assert sha256_of(source) == SHA256


def test_kept_file_lies_under_its_sha256_and_nothing_lies_beside_it(source: Path, tmp_path: Path) -> None:
    files = OriginalFiles(tmp_path / "files")
    kept = files.keep(source, SHA256)
    assert kept == tmp_path / "files" / SHA256[:2] / SHA256
    assert kept.read_bytes() == b"contenu"
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == [kept]
    assert source.exists()


def test_file_kept_twice_is_left_as_it_is(source: Path, tmp_path: Path) -> None:
    files = OriginalFiles(tmp_path / "files")
    before = files.keep(source, SHA256).stat().st_mtime_ns
    assert files.keep(source, SHA256).stat().st_mtime_ns == before


def test_discarded_file_is_gone_and_may_be_discarded_again(source: Path, tmp_path: Path) -> None:
    files = OriginalFiles(tmp_path / "files")
    kept = files.keep(source, SHA256)
    files.discard(SHA256)
    files.discard(SHA256)
    assert not kept.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may write anywhere")
def test_folder_that_cannot_be_written_is_named(source: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(DataFolderUnusable) as raised:
        OriginalFiles(closed / "files").keep(source, SHA256)
    assert str(closed) in str(raised.value)


def test_file_in_place_of_the_folder_is_named(source: Path, tmp_path: Path) -> None:
    (tmp_path / "files").write_text("in the way")
    with pytest.raises(DataFolderUnusable) as raised:
        OriginalFiles(tmp_path / "files").keep(source, SHA256)
    assert str(tmp_path / "files") in str(raised.value)
