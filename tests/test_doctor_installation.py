"""What `partage doctor` tells whoever administers a site of the reports that wait there."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_corpus import add_document

from corpus.reports import Reason
from corpus.settings import Settings
from corpus.store import Store
from doctor.checks import Check, Level
from doctor.installation import check_installation

SITE = {"moderators": "a.martin@ville.example"}


@pytest.mark.parametrize(
    ("site", "is_reported", "level", "told"),
    [
        ({}, False, Level.WARNING, "personne ne peut modérer\N{NARROW NO-BREAK SPACE}; documents signalés : 0"),
        ({}, True, Level.WARNING, "personne ne peut modérer\N{NARROW NO-BREAK SPACE}; documents signalés : 1"),
        (SITE, False, Level.OK, "aucun signalement n’attend un modérateur"),
        (SITE, True, Level.WARNING, "documents signalés qui attendent un modérateur : 1"),
    ],
)
def test_doctor_tells_of_reports_that_wait_and_of_a_site_without_moderator(
    site: dict[str, str], is_reported: bool, level: Level, told: str, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path / "data", _env_file=None, **site)  # type: ignore[arg-type]
    store = Store(settings)
    document = add_document(store, tmp_path, "CCAP.pdf", ["# Pénalités", "Dix euros par jour."])
    if is_reported:
        store.reports.add(document.id, Reason.WRONG)
        store.reports.add(document.id, Reason.SPAM)
    store.close()
    found = of_reports(settings)
    assert (found.level, found.words("fr")) == (level, told.replace(" :", "\N{NO-BREAK SPACE}:"))


def of_reports(settings: Settings) -> Check:
    """The finding about reports, which comes before the model is loaded."""
    return next(check for check in check_installation(settings) if "report" in check.text)


def test_doctor_tells_of_a_misspelt_setting_and_which_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARTAGE_ADMIN_TOKN", "zwitscher")
    settings = Settings(data_dir=tmp_path / "data")
    found = next(check for check in check_installation(settings) if "setting" in check.text)
    assert found.level is Level.WARNING
    assert found.words("fr").startswith("PARTAGE_ADMIN_TOKN n’est pas un réglage")
    assert "PARTAGE_ADMIN_TOKEN" in found.remedy_words("fr")
    monkeypatch.setenv("PARTAGE_PORT", "8600")
    other = next(check for check in check_installation(settings) if "PARTAGE_PORT" in check.words("fr"))
    assert "Vouliez-vous" not in other.remedy_words("fr")
    assert "zwitscher" not in f"{found.words('fr')} {found.remedy_words('fr')}"


def test_doctor_tells_of_a_libreoffice_that_lacks_what_opens_old_spreadsheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = tmp_path / "soffice"
    command.touch(0o755)
    for name in ("libswlo.so", "libsdlo.so"):
        (tmp_path / name).touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)  # type: ignore[call-arg]
    found = next(check for check in check_installation(settings) if "libreoffice" in check.text)
    assert (found.level, found.words("fr")) == (Level.WARNING, "il manque à libreoffice\N{NO-BREAK SPACE}: Calc")
    assert "libreoffice-calc-nogui" in found.remedy_words("fr")
