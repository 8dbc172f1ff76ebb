"""What several tests share: the optional real documents, settings on an empty folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.settings import Settings


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and questions; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("PARTAGE_SHARED", Path(__file__).parents[2] / "shared")).resolve()
    if not (folder / "corpus" / "MANIFEST.tsv").exists():
        pytest.skip(f"the real documents are not at {folder}: name their folder in PARTAGE_SHARED")
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings on an empty data folder."""
    return Settings(data_dir=tmp_path / "data", _env_file=None)
