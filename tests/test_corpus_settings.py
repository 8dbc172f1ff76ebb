"""The settings mean the same in whatever folder the program runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from cli.running import as_environment
from corpus.errors import (
    SettingNoAddress,
    SettingNoNumber,
    SettingNotAbove,
    SettingNotAmong,
    SettingNoWholeNumber,
    SettingsFileUnreadable,
    SettingTooShort,
    SettingTooSmall,
    SettingUnusable,
)
from corpus.settings import Settings, read_settings, unknown_settings


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


@pytest.mark.parametrize(
    ("given", "kept", "base"),
    [
        ("https://partage.example", "https://partage.example", ""),
        ("https://partage.example/", "https://partage.example", ""),
        ("https://ville.example/commun/", "https://ville.example/commun", "/commun"),
    ],
)
def test_the_address_of_the_site_ends_without_a_slash(given: str, kept: str, base: str) -> None:
    settings = Settings(public_url=given, _env_file=None)
    assert (settings.public_url, settings.base_path) == (kept, base)


def test_a_password_that_is_too_short_is_named_and_not_shown() -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(admin_token="zwitscher", _env_file=None)  # type: ignore[arg-type]  # noqa: S106
    assert "admin_token" in str(refused.value)
    assert "zwitscher" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value", "kind", "told"),
    [
        ("PARTAGE_ADMIN_TOKEN", "zwitscher", SettingTooShort, "au moins 16 caractères"),
        ("PARTAGE_READING_WORKERS", "0", SettingTooSmall, "doit valoir 1 au moins"),
        ("PARTAGE_MODEL_CONTEXT", "1024", SettingTooSmall, "doit valoir 2048 au moins"),
        ("PARTAGE_ENGINE", "cuda", SettingNotAmong, "auto, torch, openvino"),
        ("PARTAGE_LOG_DETAILS", "zwitscher", SettingNotAmong, "true, false"),
        ("PARTAGE_PUBLIC_URL", "exemple.fr", SettingNoAddress, "commence par http"),
        ("PARTAGE_LEGAL_URL", "exemple.fr", SettingNoAddress, "commence par http"),
        ("PARTAGE_MAX_FILE_BYTES", "100 Mo", SettingNoWholeNumber, "nombre entier, en chiffres et sans unité"),
        ("PARTAGE_READING_WORKERS", "1.5", SettingNoWholeNumber, "nombre entier, en chiffres et sans unité"),
        ("PARTAGE_READING_TIMEOUT", "60 s", SettingNoNumber, "un point avant les décimales et sans unité"),
        ("PARTAGE_READING_TIMEOUT", "inf", SettingNoNumber, "un point avant les décimales et sans unité"),
        ("PARTAGE_READING_TIMEOUT", "0", SettingNotAbove, "doit dépasser 0"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_what_it_takes(
    name: str, value: str, kind: type[SettingUnusable], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingUnusable) as refused:
        read_settings()
    assert type(refused.value) is kind
    text = refused.value.text("fr")
    assert name in text
    assert told in text
    assert value not in text.split()


def test_a_setting_in_the_file_that_cannot_be_used_is_named_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("PARTAGE_READING_WORKERS=deux\n", "utf-8")
    with pytest.raises(SettingNoWholeNumber, match="PARTAGE_READING_WORKERS"):
        read_settings()


def test_a_file_of_settings_that_is_no_utf_8_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("# mot de passe de modération, à changer\nPARTAGE_ENGINE=auto\n", "latin-1")
    with pytest.raises(SettingsFileUnreadable, match="UTF-8"):
        read_settings()


def test_names_that_look_like_settings_and_are_none_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARTAGE_LANG", "en")
    monkeypatch.setenv("PARTAGE_READING_WORKERS", "2")
    monkeypatch.setenv("PARTAGE_ADMIN_TOKN", "zwitscher")
    (tmp_path / ".env").write_text("PARTAGE_URL=https://partage.example\nOTHER=1\n", "utf-8")
    assert unknown_settings() == ["PARTAGE_ADMIN_TOKN", "PARTAGE_URL"]


def test_the_server_reads_the_file_that_its_command_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    given = as_environment(read_settings())
    assert given["PARTAGE_ENV_FILE"] == str(tmp_path / ".env")
    (tmp_path / ".env").write_text("PARTAGE_MODERATORS=ada@orve.example\n", "utf-8")
    moderators = "from corpus.settings import read_settings; print(read_settings().moderators)"
    python = [sys.executable, "-c", moderators]
    told = subprocess.run(
        python, env=os.environ | given, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "ada@orve.example"
