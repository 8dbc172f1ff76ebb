"""Written answers in a real browser: checked sentences, the stop button, a model that is killed or not there."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from filled import fill
from model_server import KEY, MODEL, running_model, scripted_server
from playwright.sync_api import Browser, Page, expect
from served import free_port, give_model, served
from test_browser_journey import PDF_NAME, QUESTION, Visitor, write_pdf
from test_browser_journey import browser as browser  # the fixture

from corpus.settings import Settings
from index.embedders import Embedder

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FINISHED = ".answer:not([aria-busy])"
TRUE = "Toute intervention en retard entraîne une pénalité de 175 euros par heure entamée"
FALSE = "La pénalité pour une intervention en retard est de 900 euros par heure entamée"


@dataclass(frozen=True)
class Site:
    """A running server, and the port where it looks for its language model."""

    address: str
    model_port: int


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, model_settings: Settings, embedder: Embedder) -> Iterator[Site]:
    folder = give_model(tmp_path_factory.mktemp("site"), model_settings.models_dir)
    write_pdf(folder / PDF_NAME)
    fill(folder, [folder / PDF_NAME], embedder)
    model_port = free_port()
    model = {
        "PARTAGE_MODEL_URL": f"http://127.0.0.1:{model_port}/v1",
        "PARTAGE_MODEL_NAME": MODEL,
        "PARTAGE_MODEL_KEY": KEY,
    }
    with served(folder, **model) as server:
        yield Site(server.address, model_port)


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[Visitor]:
    with browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900}) as context:
        visitor = Visitor(context, site.address)
        yield visitor
        assert visitor.foreign == []


def asked(visitor: Visitor) -> Page:
    """The page on which the question was just asked."""
    page = visitor.open("/")
    page.get_by_test_id("stChatInputTextArea").fill(QUESTION)
    page.get_by_test_id("stChatInputTextArea").press("Enter")
    return page


def source_of(asked: str) -> str:
    """The number of the passage that tells the penalty."""
    [text] = [part for part in asked.split("</passage>") if "175 euros" in part]
    return text.split('<passage n="')[1].split('"')[0]


def true_then_false(asked: str) -> Sequence[str]:
    n = source_of(asked)
    text = f"{TRUE} [{n}]. {FALSE} [{n}]. <img src=//evil.example/x.png>![x](https://evil.example/y.png) Voilà [{n}]."
    return [text[start : start + 6] for start in range(0, len(text), 6)]


def test_checked_sentences_turn_solid_and_unsupported_ones_are_marked(visitor: Visitor, site: Site) -> None:
    with scripted_server(true_then_false, pause=0.1, port=site.model_port):
        page = asked(visitor)
        expect(page.locator(".draft")).to_be_visible()
        expect(page.locator(".welcome")).to_have_count(0)
        expect(page.get_by_text(f"Le modèle de langage «\u00a0{MODEL}\u00a0» rédige")).to_be_visible()
        expect(page.locator(".answer p:not(.draft)").first).to_contain_text("175 euros par heure entamée.")
        page.locator(".source").first.wait_for()
    unsupported = page.locator(".unsupported").first
    expect(unsupported).to_contain_text("900 euros")
    expect(unsupported).to_contain_text("Non vérifié")
    expect(unsupported.locator(".mark")).to_have_count(0)
    expect(page.locator(".answer .mark").first).to_have_text("[1]")
    expect(page.locator(".source").first).to_contain_text("175 euros par heure entamée")
    expect(page.get_by_text("Il peut se tromper")).to_be_visible()
    expect(page.get_by_text("laissée")).to_be_visible()
    expect(page.locator(".answer img")).to_have_count(0)
    expect(page.locator(".draft")).to_have_count(0)
    expect(page.get_by_role("button", name="Arrêter")).to_have_count(0)


def test_stop_keeps_what_was_checked_and_hangs_up(visitor: Visitor, site: Site) -> None:
    def endless(asked: str) -> Sequence[str]:
        return [f"{TRUE} [{source_of(asked)}]. ", *(f"mot{n} " for n in range(2000))]

    with scripted_server(endless, pause=0.1, port=site.model_port) as model:
        page = asked(visitor)
        expect(page.locator(".draft")).to_contain_text("mot3")
        page.get_by_role("button", name="Arrêter").click()
        page.locator(".source").first.wait_for()
        assert model.is_given_up.wait(timeout=60)
    expect(page.locator(f"{FINISHED} p")).to_have_count(1)
    expect(page.locator(f"{FINISHED} p")).to_contain_text(TRUE)
    expect(page.get_by_text("Vous avez arrêté la rédaction")).to_be_visible()
    expect(page.locator(".draft")).to_have_count(0)
    assert "?q=" in page.url


def test_stop_before_the_first_word_gives_the_documents_own_words(visitor: Visitor, site: Site) -> None:
    with socket.create_server(("127.0.0.1", site.model_port)):
        page = asked(visitor)
        page.get_by_role("button", name="Arrêter").click()
        expect(page.locator(FINISHED)).to_contain_text("175 euros par heure entamée", timeout=180_000)
    expect(page.get_by_text("Vous avez arrêté la rédaction")).to_be_visible()


def test_a_model_killed_in_mid_answer_leaves_a_usable_answer(
    visitor: Visitor, site: Site, language_model_file: Path
) -> None:
    with running_model(language_model_file, port=site.model_port) as (_, process):
        page = asked(visitor)
        page.locator(".draft").wait_for()
        process.send_signal(signal.SIGKILL)
        page.locator(".source").first.wait_for()
    expect(page.locator(FINISHED)).to_contain_text("175 euros par heure entamée")
    expect(page.get_by_text("Le modèle de langage s’est arrêté avant la fin")).to_be_visible()
    expect(page.locator(".draft")).to_have_count(0)


def test_a_model_that_is_not_there_is_a_quiet_notice(visitor: Visitor) -> None:
    page = asked(visitor)
    expect(page.locator(FINISHED)).to_contain_text("175 euros par heure entamée")
    expect(page.get_by_text("Le modèle de langage ne répond pas pour l’instant")).to_be_visible()
    expect(page.locator(".source").first).to_be_visible()
