"""The settings mean the same in whatever folder the program runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from corpus.settings import Settings


def test_a_search_model_s_folder_is_known_by_its_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "models" / "mine").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)

    assert Settings(embedder="models/mine", _env_file=None).embedder == str(tmp_path / "models" / "mine")
    monkeypatch.setenv("PARTAGE_EMBEDDER", "models/mine")
    assert Settings(_env_file=None).embedder == str(tmp_path / "models" / "mine")


@pytest.mark.parametrize("name", ["bundled", "BAAI/bge-m3"])
def test_a_search_model_s_name_stays_as_it_is(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bundled").mkdir()
    monkeypatch.chdir(tmp_path)

    assert Settings(embedder=name, _env_file=None).embedder == name


def test_a_password_that_is_too_short_is_named_and_not_shown() -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(admin_token="zwitscher", _env_file=None)  # type: ignore[arg-type]  # noqa: S106
    assert "admin_token" in str(refused.value)
    assert "zwitscher" not in str(refused.value)
