"""Hostile documents in a real browser: nothing of theirs is at work on a page, and no request leaves for elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from filled import fill
from model_server import MODEL, scripted_server
from playwright.sync_api import Browser, BrowserContext, Page, expect
from red_team import ATTACKS, QUESTIONS, SITE, Attack, file_of
from served import free_port, give_model, served
from test_browser_journey import Visitor
from test_browser_journey import browser as browser  # the fixture
from test_red_team import ASKED, Obedient

from corpus.files import sha256_of
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder
from ingest.incoming import Incoming, clean_name
from prompts.template import Message

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROW = "[class*=st-key-row-]"
VISIBLE = [attack for attack in ATTACKS if attack.never != "read"]
READ_FROM_MARKUP = [attack for attack in ATTACKS if attack.never == "read" and attack.format in ("html", "md")]
SHOWN = VISIBLE + READ_FROM_MARKUP
UPLOADED = [attack for attack in VISIBLE if attack.id in ("name-of-file", "pdf-title", "md-title", "html-written-out")]
AT_WORK = """own => {
  const ours = address => [own, "data:", "blob:"].some(start => address.startsWith(start))
  const found = []
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const leads = ["href", "src", "srcset", "action", "formaction", "data", "poster", "xlink:href"].includes(name)
      if (leads && value && !ours(new URL(value, document.baseURI).href)) found.push(element.outerHTML.slice(0, 300))
      if (name.startsWith("on") || name === "srcdoc") found.push(element.outerHTML.slice(0, 300))
    }
  }
  for (const element of document.querySelectorAll("section :is(iframe, script, object, embed, meta, base)"))
    found.push(element.outerHTML.slice(0, 300))
  return found
}"""
"""What of the page runs, frames, or leads elsewhere."""


@dataclass
class Site:
    """A server whose corpus holds the attacks, and whose model obeys the one in `obeyed`."""

    address: str
    documents: dict[str, str]
    obeyed: Attack = QUESTIONS[0]

    def say(self, asked: str) -> Sequence[str]:
        return list(Obedient(self.obeyed, also=self.obeyed.payload).stream([Message("user", asked)], 0))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, model_settings: Settings, embedder: Embedder) -> Iterator[Site]:
    folder = give_model(tmp_path_factory.mktemp("site"), model_settings.models_dir)
    files = {attack.id: file_of(attack, folder) for attack in SHOWN}
    fill(folder, [brought(files, folder / "brought")], embedder, manifest(files, folder))
    port = free_port()
    site = Site(f"http://localhost:{port}", documents_of(files, folder / "data"))
    with (
        scripted_server(site.say, pause=0) as model,
        served(folder, port, PARTAGE_MODEL_URL=model.url, PARTAGE_MODEL_NAME=MODEL),
    ):
        yield site


def documents_of(files: dict[str, Incoming], data: Path) -> dict[str, str]:
    """The ids that a corpus has given to what these files hold, by the key of the file."""
    documents = {}
    store = Store(Settings(data_dir=data, _env_file=None))
    for id, incoming in files.items():
        document = store.find_by_sha256(sha256_of(incoming.path))
        assert document is not None, id
        documents[id] = document.id
    store.close()
    return documents


def brought(files: dict[str, Incoming], folder: Path) -> Path:
    folder.mkdir()
    for incoming in files.values():
        shutil.copy(incoming.path, folder / incoming.file)
    return folder


def manifest(files: dict[str, Incoming], folder: Path) -> Path:
    lines = ["file\ttitle\tbuyer\tlang\torigin"]
    for one in files.values():
        said = one.description
        lines.append("\t".join([one.file, said.title or "", said.buyer or "", said.language or "", said.origin or ""]))
    path = folder / "said.tsv"
    path.write_text("\n".join(lines), "utf-8")
    return path


class Watcher(Visitor):
    """A visitor who also sees whether a script of a document runs."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self.dialogs: list[str] = []
        self.page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def read(self, path: str) -> Page:
        self.open(path)
        self.page.locator('[data-test-script-state="notRunning"]').wait_for()
        return self.page

    def assert_nothing_at_work(self) -> None:
        assert self.page.evaluate(AT_WORK, self.address) == []
        assert self.page.context.pages == [self.page]
        assert self.dialogs == []
        assert self.foreign == []


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's, who has been here before: to a new one all that every page needs is sent and compiled anew."""
    with browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900}) as context:
        yield context


@pytest.fixture
def watcher(context: BrowserContext, site: Site) -> Iterator[Watcher]:
    watcher = Watcher(context, site.address)
    with closing(watcher.page):
        yield watcher
        watcher.assert_nothing_at_work()


def test_the_catalogue_shows_hostile_titles_as_they_are_written(watcher: Watcher) -> None:
    for number in (1, 2):
        watcher.read(f"/catalogue?page={number}").locator(ROW).first.wait_for()
        watcher.assert_nothing_at_work()
    for title in ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[gratuit]", "<iframe"):
        page = watcher.read(f"/catalogue?search={quote(title)}")
        expect(page.locator(ROW).filter(has_text=title).first).to_be_visible()


@pytest.mark.parametrize("attack", SHOWN, ids=lambda attack: attack.id)
def test_a_document_is_shown_as_it_is_written(watcher: Watcher, site: Site, attack: Attack) -> None:
    page = watcher.read(f"/source?document={site.documents[attack.id]}&page=1")
    expect(page.locator("section.text")).to_contain_text("150 euro")
    page.get_by_role("tab").last.click()
    if attack.carrier == "given origin":
        expect(page.get_by_text(attack.payload)).to_be_visible()


@pytest.mark.parametrize("attack", VISIBLE, ids=lambda attack: attack.id)
def test_an_answer_that_a_document_dictates_is_text(watcher: Watcher, site: Site, attack: Attack) -> None:
    site.obeyed = attack
    page = watcher.open(f"/?q={quote(ASKED[attack.language])}&in={site.documents[attack.id]}")
    wait_for_answer(page)


def wait_for_answer(page: Page) -> None:
    page.locator(".question").wait_for()
    page.locator(".answer:not([aria-busy]), .part").first.wait_for()
    page.locator('[data-test-script-state="notRunning"]').wait_for()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_is_shown_as_it_is_written(watcher: Watcher, site: Site, question: Attack) -> None:
    site.obeyed = question
    page = watcher.read("/")
    page.get_by_test_id("stChatInputTextArea").fill(question.payload)
    page.get_by_test_id("stChatInputTextArea").press("Enter")
    wait_for_answer(page)


def test_a_file_that_is_brought_is_described_in_plain_text(watcher: Watcher, tmp_path: Path) -> None:
    files = [file_of(attack, tmp_path) for attack in UPLOADED]
    for incoming in files:
        with incoming.path.open("ab") as file:
            file.write(b"\n")  # another file than the one that is shared
        incoming.path.rename(tmp_path / clean_name(incoming.file))
    page = watcher.read("/contribute")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        [tmp_path / clean_name(incoming.file) for incoming in files]
    )
    expect(page.get_by_label("Titre")).to_have_count(len(files))
    page.locator('[data-test-script-state="notRunning"]').wait_for()


@pytest.mark.parametrize("attack", SHOWN, ids=lambda attack: attack.id)
def test_a_download_is_no_page_of_ours(site: Site, attack: Attack, tmp_path: Path) -> None:
    name = quote(clean_name(file_of(attack, tmp_path).file), safe="")
    with urlopen(f"{site.address}/sources/{site.documents[attack.id]}/{name}") as response:  # noqa: S310 - our own server
        headers = response.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    if attack.format != "pdf":
        assert "sandbox" in policy
        assert headers["Content-Disposition"].startswith("attachment") or headers.get_content_type() == "text/plain"


def test_the_watch_sees_what_is_at_work(watcher: Watcher) -> None:
    page = watcher.read("/catalogue")
    for live in (f"<a href='https://{SITE}/'>x</a>", "<b onclick='1'>x</b>", "<a href='javascript:1'>x</a>"):
        page.evaluate("html => { document.querySelector('section, body').innerHTML = html }", live)
        assert len(page.evaluate(AT_WORK, watcher.address)) == 1
    page.evaluate("document.querySelector('section, body').innerHTML = ''")
