"""The server as its administrator knows it: what it logs, how it ends, and below a path of a public host."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest
from filled import fill_with_samples
from model_server import scripted_server
from served import started

from bench.visitor import Visitor, sources_cited
from bench.visits import ask, give, served
from corpus.settings import Settings
from corpus.store import Store
from corpus.uploads import Step
from index.embedders import Embedder

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # a server is started, though no browser is

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "rex-refonte-portail-ville-de-brennevaux.md"
MARKER, NAME, EMAIL = "zwitschermaschine", "Philomène Quéméner", "philomene.quemener@fontclaire.example"
QUESTION = "Combien a coûté la reprise des pages du portail ?"
LONGEST_END = 60


@pytest.fixture
def with_samples(tmp_path: Path, data_with_samples: Path, embedder: Embedder) -> Callable[..., Path]:
    """Gives a folder where a server finds some of the samples, and its model unpacked."""

    def filled(*samples: Path) -> Path:
        fill_with_samples(tmp_path, data_with_samples, {sample.name for sample in samples}, embedder)
        return tmp_path

    return filled


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_the_address_is_told_once_it_can_be_opened(with_samples: Callable[..., Path]) -> None:
    folder = with_samples(SAMPLE)
    with started(folder) as server:
        while server.address not in server.log.read_text("utf-8"):
            assert server.process.poll() is None
            time.sleep(0.05)
        assert httpx2.get(f"{server.address}/ready").status_code in (200, 503)


def test_nothing_of_what_is_asked_and_given_is_logged(with_samples: Callable[..., Path]) -> None:
    folder = with_samples(SAMPLE)
    clause = f"Le titulaire livre la {MARKER} en douze jours. Renseignements : {NAME}, {EMAIL}."
    given = write(folder / f"note de {NAME}.md", f"# CCTP – Location de vélos\n\n{clause}\n")
    refused = write(folder / f"vide de {NAME}.md", "")
    settings = {"PARTAGE_LOG_FORMAT": "json", "PARTAGE_MAX_QUESTION_CHARACTERS": "200"}
    with served(folder, [], **settings) as server:
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
    assert {"Ready to answer", "Answered", "Done", "Ending", "Ended"} <= {event["event"] for event in events}
    assert any("PARTAGE_MODERATORS" in event["event"] for event in events), "nobody can moderate"
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


def slowly(asked: str) -> list[str]:
    """An answer that takes two seconds to be written."""
    [passage, *_] = [part for part in asked.split("</passage>") if "4 800" in part]
    n = passage.split('<passage n="')[-1].split('"')[0]
    sentence = f"La reprise a coûté 4 800 € au lieu des 17 000 € estimés [{n}]."
    return [sentence[start : start + 5] for start in range(0, len(sentence), 5)]


def test_a_server_that_is_told_to_end_finishes_its_answers_and_leaves_its_work_to_the_next(
    with_samples: Callable[..., Path],
) -> None:
    folder = with_samples(SAMPLE, ROOT / "samples" / "lessons-learned-hosting-migration.md")
    with scripted_server(slowly, pause=0.15) as model:
        settings = {"PARTAGE_MODEL_URL": model.url, "PARTAGE_MODEL_NAME": "scripted"}
        with served(folder, [], **settings) as server, ThreadPoolExecutor() as pool:
            store = Store(Settings(data_dir=folder / "data", _env_file=None))
            waiting = [store.uploads.receive(f"{n}.md", f"# Lot {n}\n\nUn marché.".encode()) for n in range(5)]
            with Visitor(server.address) as visitor:
                answer = pool.submit(ask, visitor, QUESTION)
                while not model.asked:
                    assert not answer.done(), "the model was not asked"
                    time.sleep(0.05)
                began = time.monotonic()
                server.process.send_signal(signal.SIGTERM)
                assert answer.result() > 1
                assert "4 800" in visitor.shown
                assert sources_cited(visitor.shown)
            assert server.process.wait(LONGEST_END) == 0
            assert time.monotonic() - began < LONGEST_END
    assert {store.uploads.upload(one.id).step for one in waiting} <= {Step.RECEIVED, Step.READ, Step.PROTECTED}
    store.close()
    assert "An error was not caught" not in server.log.read_text("utf-8")


@pytest.fixture
def below(with_samples: Callable[..., Path]) -> Iterator[str]:
    """The address of a site below a path of its host."""
    with served(with_samples(SAMPLE), [], PARTAGE_PUBLIC_URL="http://localhost:{port}/commun/achats") as server:
        yield server.address


def test_a_site_below_a_path_works_and_all_its_links_stay_below(below: str) -> None:
    with httpx2.Client(follow_redirects=False) as web:
        host = below.removesuffix("/commun/achats")
        assert f'"@id": "{below}/catalogue.jsonld"' in json.dumps(web.get(f"{below}/catalogue.jsonld").json())
        feed = web.get(f"{below}/feed.atom").text
        for address in re.findall(r'(?:href|id)="?(http[^"<]+)', feed):
            assert address.startswith(below), address
        [landing] = set(re.findall(rf"{re.escape(below)}/documents/\w+", feed))
        page = web.get(landing)
        links = [link for link in re.findall(r'href="([^"]+)"', page.text) if not link.startswith("https:")]
        assert len(links) > 5
        for link in links:
            address = link if link.startswith("http") else host + link
            assert address.startswith(f"{below}/"), link
            assert web.get(address.replace("&amp;", "&")).status_code == 200, link
        assert "Disallow: /commun/achats/mine" in web.get(f"{below}/robots.txt").text
        assert web.get(f"{host}/health").text == "ok\n"
        assert web.get(f"{below}/metrics").headers["content-type"].startswith("text/html")  # a page, not the figures
        with Visitor(below) as visitor:
            ask(visitor, QUESTION)
            for link in set(re.findall(r'href=\\?"(/[^"\\]+)', visitor.shown)):
                assert link.startswith("/commun/achats/"), link
                assert web.get(host + link).status_code == 200
