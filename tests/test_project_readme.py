"""What the README says of settings, commands and files is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from cli.partage import app
from corpus.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = ["README.md", "docs/running.md", "docs/dependencies.md", "docs/security.md"]


def test_every_setting_is_listed_with_its_default() -> None:
    listed = dict(re.findall(r"^\| `PARTAGE_(\w+)` \| `([^`]*)` \|", README, re.MULTILINE))
    assert listed == {name.upper(): str(field.default) for name, field in Settings.model_fields.items()}


def test_every_command_is_listed() -> None:
    listed = set(re.findall(r"`partage (\w+)", README))
    assert listed == set(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page: str) -> None:
    file = ROOT / page
    links = re.findall(r"(?<!!)\[[^\]]*\]\((?!https?:)([^)#]+)", file.read_text("utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []
