"""The server as its administrator knows it: what it logs, how it ends, and below a path of a public host."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from bench.visitor import Visitor
from bench.visits import ask, give, served
from corpus.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # a server is started, though no browser is

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "rex-refonte-portail-ville-de-brennevaux.md"
MARKER, NAME, EMAIL = "zwitschermaschine", "Philomène Quéméner", "philomene.quemener@fontclaire.example"


@pytest.fixture
def folder(tmp_path: Path, model_settings: Settings) -> Path:
    """Where a server finds its model unpacked."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "models").symlink_to(model_settings.models_dir.absolute())
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_nothing_of_what_is_asked_and_given_is_logged(folder: Path) -> None:
    clause = f"Le titulaire livre la {MARKER} en douze jours. Renseignements : {NAME}, {EMAIL}."
    given = write(folder / f"note de {NAME}.md", f"# CCTP – Location de vélos\n\n{clause}\n")
    refused = write(folder / f"vide de {NAME}.md", "")
    settings = {"PARTAGE_LOG_FORMAT": "json", "PARTAGE_MAX_QUESTION_CHARACTERS": "200"}
    with served(folder, [SAMPLE], **settings) as server:
        assert give(server.address, given)["became"] == "searchable"
        assert give(server.address, refused)["became"] == "refused with its reason"
        with Visitor(server.address) as visitor:
            ask(visitor, f"En combien de jours livre-t-on la {MARKER}, écrit {EMAIL} ?")
            assert MARKER in visitor.shown
            visitor.open("ask", q=f"{MARKER} {EMAIL} " * 20)  # longer than what may be asked
            visitor.open("mine", key=MARKER)
            visitor.open("source", document=MARKER, start=EMAIL)
        sent_on = {"X-Forwarded-For": "192.0.2.77"}
        httpx2.get(f"{server.address}/sources/{MARKER}/{EMAIL}?q={MARKER}", headers=sent_on)
        httpx2.get(f"{server.address}/?q={MARKER}", headers=sent_on)
    lines = server.log.read_text("utf-8").splitlines()
    events = [json.loads(line) for line in lines]
    assert {"Answered", "Done", "Ending", "Ended"} <= {event["event"] for event in events}
    assert any(event.get("mode") == "extractive" and event["milliseconds"] > 0 for event in events)
    told = "\n".join(lines).lower()
    for secret in (MARKER, "quéméner", "quemener", "fontclaire", "vélos", "127.0.0.1", "192.0.2.77"):
        assert secret not in told


ERRORS = f"""
import logging
from corpus.logs import LINE, set_up_logs
from corpus.settings import Settings
set_up_logs(Settings(_env_file=None))
from streamlit import logger
from streamlit.web.bootstrap import load_config_options
load_config_options({{"logger.messageFormat": LINE}})
def read(file):
    raise ValueError(f"{{file}} of {EMAIL}")
for name in ("jobs.queue", "streamlit.runtime"):
    try:
        try:
            read("{MARKER}")
        except ValueError as error:
            raise RuntimeError("{MARKER}") from error
    except RuntimeError:
        (logger.get_logger(name) if "streamlit" in name else logging.getLogger(name)).exception("It failed")
read("{MARKER}")
"""


def told_of_errors(**settings: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PARTAGE_DATA_DIR": os.devnull} | settings
    ran = subprocess.run([sys.executable, "-c", ERRORS], env=environment, capture_output=True, text=True)
    return ran.stderr


def test_of_an_error_the_kind_and_the_place_are_logged_and_not_what_it_says() -> None:
    told = [json.loads(line) for line in told_of_errors(PARTAGE_LOG_FORMAT="json").splitlines()]
    assert [event["from"] for event in told] == ["jobs.queue", "streamlit.runtime", "corpus.logs"]
    for event in told[:2]:
        assert event["level"] == "error"
        assert event["trace"][0] == "RuntimeError"
        assert "ValueError" in event["trace"]
        assert re.fullmatch(r"<string>:\d+ read", event["trace"][event["trace"].index("ValueError") + 1])
    assert told[2]["event"] == "An error was not caught"
    for text in (told_of_errors(PARTAGE_LOG_FORMAT="json"), told_of_errors(PARTAGE_LOG_FORMAT="text")):
        assert "ValueError" in text
        assert MARKER not in text
        assert EMAIL not in text


def test_what_it_says_is_logged_where_the_settings_ask_for_it() -> None:
    assert f"ValueError: {MARKER} of {EMAIL}" in told_of_errors(PARTAGE_LOG_DETAILS="true")
