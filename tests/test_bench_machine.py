"""Which code figures were taken of."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bench.machine import describe, was_changed


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("a.py", "b.toml", "c.md"):
        (tmp_path / name).write_text("1\n", "utf-8")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--message", "x")
    return tmp_path


def test_code_that_is_committed_is_measured_without_a_word(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / "c.md").write_text("2\n", "utf-8")

    assert was_changed(describe(checkout)) == ""
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["a.py", "b.toml"])
def test_code_that_differs_from_the_commit_is_said_at_once(
    checkout: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (checkout / name).write_text("2\n", "utf-8")
    machine = describe(checkout)

    assert was_changed(machine) == " (with changes since)"
    assert f"not measured at commit {machine['commit']}" in capsys.readouterr().err
