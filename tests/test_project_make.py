"""What `make` says while it installs: in the reader's language, and how long it has taken."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

CI = Path(__file__).parents[1] / ".ci"


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "Bonjour"),
        ({"LANG": "C.UTF-8"}, "Bonjour"),
        ({"LANG": "fr_FR.UTF-8"}, "Bonjour"),
        ({"LANG": "en_GB.UTF-8"}, "Hello"),
        ({"PARTAGE_LANG": "fr", "LC_ALL": "en_GB.UTF-8"}, "Bonjour"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "fr_FR.UTF-8"}, "Hello"),
    ],
)
def test_make_speaks_the_language_of_the_command(environment: dict[str, str], said: str) -> None:
    path = {"PATH": "/usr/local/bin:/usr/bin:/bin"}
    told = subprocess.run([CI / "say", "Bonjour", "Hello"], env=path | environment, capture_output=True, check=True)
    assert told.stdout.decode() == f"{said}\n"


def test_what_takes_long_tells_its_time_and_how_it_ended() -> None:
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "WAITED_SECONDS": "0.2"}
    told = subprocess.run(
        [CI / "waited", "sh", "-c", "sleep 1; exit 3"], env=environment, capture_output=True, check=False
    )
    assert told.stdout.decode().startswith("  … 0 min ")
    assert told.returncode == 3
