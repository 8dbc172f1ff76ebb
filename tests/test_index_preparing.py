"""Preparing models in a process of its own."""

import os
import shutil
from pathlib import Path

import pytest

from corpus.errors import ModelUnavailable
from index.preparing import prepare_apart, prepare_folder


def test_what_is_prepared_is_left_behind(tmp_path: Path) -> None:
    prepare_apart("model", os.mkdir, tmp_path / "model")
    assert (tmp_path / "model").is_dir()


def test_what_preparing_raises_is_raised(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        prepare_apart("model", shutil.rmtree, tmp_path / "none")


def test_a_model_whose_preparing_is_killed_is_unavailable() -> None:
    with pytest.raises(ModelUnavailable, match="e5"):
        prepare_apart("e5", os._exit, 9)


def test_a_folder_that_is_not_whole_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "new-killed").mkdir()
    with pytest.raises(FileNotFoundError):
        prepare_folder("model", tmp_path / "model", "new-", shutil.copytree, tmp_path / "none")
    assert list(tmp_path.iterdir()) == []
