"""What docs/security.md says of tests is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SECURITY = (ROOT / "docs" / "security.md").read_text("utf-8")
ROWS = re.findall(r"^\| (?!Attack|---)(.+?) \| (.+?) \| (.+?) \|$", SECURITY, re.MULTILINE)
TESTS = {
    name
    for path in (ROOT / "tests").glob("test_*.py")
    for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.M)
}


@pytest.mark.parametrize(("attack", "defence", "tests"), ROWS, ids=[row[0] for row in ROWS])
def test_every_attack_has_a_test_that_exists(attack: str, defence: str, tests: str) -> None:
    named = re.findall(r"`(test_\w+)`", tests)
    assert named or attack == "Floods"
    assert set(named) <= TESTS


def test_the_attacks_that_were_thought_of_are_there() -> None:
    assert len(ROWS) >= 25
