"""The main job in a real browser on the real server: ask, check the source, download it, add a document, ask it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordDocument
from filled import fill
from fpdf import FPDF
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright
from served import give_model, served
from visits import choose_licence

from corpus.settings import Settings
from index.embedders import Embedder
from pages.drawn.page_image import HIGHLIGHT

pytestmark = [pytest.mark.browser, pytest.mark.slow]
expect.set_options(timeout=180_000)  # the first answer waits for the model

QUESTION = "Quelle est la pénalité pour une intervention en retard ?"
TURNED_OFF = (
    # Lists of suggestions below the address, which no test opens: a process draws them anew for every page.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # What Playwright itself turns off, of what these pages could meet: naming any feature replaces its whole list.
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
SWITCHES = [
    f"--disable-features={','.join(TURNED_OFF)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ABOVE_THE_BOX = """() => {
    const opinion = document.querySelector('[class*="st-key-opinion-"]').getBoundingClientRect()
    const box = document.querySelector('[data-testid="stBottom"]').getBoundingClientRect()
    return opinion.top >= 0 && opinion.bottom <= box.top
}"""
PDF_NAME = "CCTP été – infogérance (v2).pdf"
ARTICLES = (
    "Ville de Fontclaire\nCahier des clauses techniques particulières\nInfogérance du système d'information, 2025",
    "Article 1 - Objet\nLe marché a pour objet l'exploitation des serveurs de la Ville de Fontclaire.",
    "Article 5 - Pénalités\n"
    "Toute intervention en retard entraîne une pénalité de 175 euros par heure entamée, "
    "sans mise en demeure préalable.\nLe montant des pénalités est plafonné à 8 % du montant annuel.",
)


def write_pdf(path: Path) -> None:
    document = FPDF()
    document.set_font("Helvetica", size=12)
    for article in ARTICLES:
        document.add_page()
        document.multi_cell(0, 8, article)
    document.output(str(path))


def write_docx(path: Path) -> None:
    document = WordDocument()
    document.add_heading("CCTP – Maintenance des ascenseurs de la Ville de Sauveplane (2026)", 1)
    document.add_heading("Article 4 – Délai de dépannage", 2)
    document.add_paragraph(
        "Le titulaire dégage toute personne bloquée dans un ascenseur en moins de trente-cinq minutes, jour et nuit."
    )
    document.save(str(path))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    write_pdf(folder / PDF_NAME)
    write_docx(folder / "ascenseurs.docx")
    (folder / "vide.pdf").touch()
    return folder


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, files: Path, model_settings: Settings, embedder: Embedder
) -> Iterator[str]:
    """The address of a server whose corpus holds the PDF."""
    folder = give_model(tmp_path_factory.mktemp("server"), model_settings.models_dir)
    fill(folder, [files / PDF_NAME], embedder)
    with served(folder) as server:
        yield server.address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found and os.environ.get("CI") == "true":
        pytest.fail("Chromium is missing: apt-get install chromium")
    if not found:
        pytest.skip("Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=SWITCHES)
        yield browser
        browser.close()


class Visitor:
    """A reader with a browser, whose requests and complaints are remembered."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.page: Page = context.new_page()
        self.page.set_default_timeout(180_000)
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type == "error" else 0)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, url: str) -> None:
        own = (self.address, self.address.replace("http", "ws", 1), "data:", "blob:")
        if not url.startswith(own):
            self.foreign.append(url)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def ask(self, question: str) -> Page:
        """Types a question and waits for its answer."""
        self.page.get_by_test_id("stChatInputTextArea").fill(question)
        self.page.get_by_test_id("stChatInputTextArea").press("Enter")
        self.page.locator(".question", has_text=question).wait_for()
        self.page.locator(".source, .part").first.wait_for()
        return self.page


@pytest.fixture
def visitor(browser: Browser, server: str) -> Iterator[Visitor]:
    with browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900}) as context:
        visitor = Visitor(context, server)
        yield visitor
        assert visitor.foreign == []
        # Streamlit itself looks for its service below the page's own path first, and finds it at the root.
        assert [text for text in visitor.complaints if "404" not in text] == []


def test_an_answer_leads_to_its_highlighted_page_and_to_the_very_file(visitor: Visitor, files: Path) -> None:
    page = visitor.open("/")
    expect(page.get_by_role("heading", name="Comment les autres l’ont‑ils écrit ?")).to_be_visible()
    visitor.ask(QUESTION)
    card = page.locator(".source").first
    expect(card).to_contain_text("175 euros par heure entamée")
    expect(card).to_contain_text("page 3")
    expect(card.locator("mark").first).to_be_visible()
    assert "?q=" in page.url
    expect(page).to_have_title(f"{QUESTION} · Partage")

    page.get_by_role("link", name="Ouvrir la page").first.click()
    image = page.locator("img.page")
    image.wait_for()
    page.wait_for_function("document.querySelector('img.page').complete")
    assert "/source?document=" in page.url
    assert_highlighted(visitor, image.get_attribute("src") or "")
    expect(page.locator("mark").first).to_be_visible()

    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger").first.click()
    assert download.value.suggested_filename == PDF_NAME
    assert (
        hashlib.sha256(download.value.path().read_bytes()).digest()
        == hashlib.sha256((files / PDF_NAME).read_bytes()).digest()
    )

    page.get_by_role("link", name="Page précédente").click()
    expect(page.get_by_text("page 2 sur 3")).to_be_visible()
    expect(page).to_have_title(re.compile(".*, page 2 · Partage"))
    page.go_back()
    expect(page.get_by_text("page 3 sur 3")).to_be_visible()
    page.go_back()
    expect(page.locator(".question")).to_have_text(QUESTION)


def assert_highlighted(visitor: Visitor, source: str) -> None:
    """The marked passage stands where article 5 is printed: in the upper third of the page."""
    response = visitor.page.request.get(visitor.address + source)
    assert response.status == 200
    image = Image.open(BytesIO(response.body())).convert("RGB")
    mask = Image.new("1", image.size)
    mask.putdata([pixel == HIGHLIGHT for pixel in image.get_flattened_data()])
    area = mask.getbbox()
    assert area is not None
    assert 0 < area[1] < area[3] < image.height / 3


def test_an_answer_is_taken_along_as_a_word_file_and_stays_on_the_page(visitor: Visitor) -> None:
    visitor.open("/")
    page = visitor.ask(QUESTION)
    with page.expect_download() as download:
        page.get_by_role("button", name="Emporter dans Word").click()
    assert download.value.suggested_filename == (
        "Partage – Quelle est la pénalité pour une intervention en retard.docx"
    )
    file = WordDocument(BytesIO(download.value.path().read_bytes()))
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert file.paragraphs[0].text == QUESTION
    assert "175 euros par heure entamée" in text
    opened = next(link for one in file.paragraphs for link in one.hyperlinks if link.text == "Ouvrir la page")
    expect(page.locator(".source").first).to_be_visible()

    page.goto(opened.address)
    page.locator("img.page").wait_for()
    expect(page.locator("mark").first).to_be_visible()


IS_COPIED = "async () => (await navigator.clipboard.read())[0]?.types.includes('text/html')"
COPIED = """async () => {
    const [item] = await navigator.clipboard.read()
    return Promise.all(["text/plain", "text/html"].map(async type => (await item.getType(type)).text()))
}"""


def test_a_reference_is_copied_with_its_address_as_a_link(visitor: Visitor) -> None:
    visitor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.open("/")
    page = visitor.ask(QUESTION)
    page.get_by_role("button", name="Citer").first.click()
    page.get_by_role("button", name="Copier").click()
    page.wait_for_timeout(5000)  # “Copié” stands there for four seconds, and not where the page is drawn anew
    if not page.evaluate(IS_COPIED):  # a busy browser may refuse HTML, and gets plain words: a second time it takes it
        page.get_by_role("button", name="Copier").click()
    page.wait_for_function(IS_COPIED)
    text, html = page.evaluate(COPIED)
    quotation, *_, reference = text.split("\n")
    link = reference[reference.index("http") :]
    assert quotation.startswith("«")
    assert link.replace("&", "&amp;") in html
    assert f'<a href="{link.replace("&", "&amp;")}">' in html


@pytest.mark.parametrize("width", [1280, 390])
def test_thanks_for_an_opinion_stand_above_the_box_of_the_question(visitor: Visitor, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 700})
    visitor.open("/")
    page = visitor.ask(QUESTION)
    opinion = page.locator('[class*="st-key-opinion-"]').first
    opinion.get_by_role("button").or_(opinion.get_by_role("radio")).nth(1).click()
    opinion.get_by_text("Qu’est-ce qui n’allait pas").wait_for()
    page.wait_for_function(ABOVE_THE_BOX)


def test_the_address_of_an_answer_gives_the_answer_to_a_colleague(visitor: Visitor) -> None:
    page = visitor.open("/?q=P%C3%A9nalit%C3%A9%20d%E2%80%99intervention%20en%20retard")
    expect(page.locator(".source").first).to_contain_text("175 euros")


def test_a_question_that_nothing_answers_is_refused_with_ways_on(visitor: Visitor) -> None:
    page = visitor.open("/?q=Quelle%20est%20la%20recette%20du%20gratin%20dauphinois%20%3F")
    expect(page.get_by_text("Les documents partagés ne répondent pas à cette question.")).to_be_visible()
    expect(page.get_by_text("Ce que vous pouvez faire")).to_be_visible()
    assert page.locator(".source").count() == 0


def test_an_english_browser_reads_english(browser: Browser, server: str) -> None:
    with browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        page.goto(server)
        expect(page.get_by_role("heading", name="How did others write it?")).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.get_by_role("link", name="Français").click()
        expect(page.get_by_role("heading", name="Comment les autres l’ont‑ils écrit ?")).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", "fr")


@pytest.mark.parametrize("path", ["/", "/catalogue", "/contribute", "/?q=P%C3%A9nalit%C3%A9%20de%20retard"])
def test_a_phone_needs_no_sideways_scrolling(browser: Browser, server: str, path: str) -> None:
    with browser.new_context(locale="fr-FR", viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(server + path)
        page.locator("h1, .source").first.wait_for(timeout=180_000)
        page.wait_for_timeout(1000)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_a_new_document_is_read_described_published_and_answers(visitor: Visitor, files: Path) -> None:
    page = visitor.open("/contribute")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([files / "vide.pdf", files / "ascenseurs.docx"])
    expect(page.get_by_text("« vide.pdf » est vide")).to_be_visible()
    expect(page.get_by_label("Titre")).to_have_value(
        "CCTP – Maintenance des ascenseurs de la Ville de Sauveplane (2026)"
    )
    choose_licence(page, "Licence Ouverte 2.0")
    page.get_by_role("button", name="Publier").click()
    expect(page.get_by_text("1 document est publié et consultable.")).to_be_visible()

    page.get_by_role("link", name="L’interroger").click()
    expect(page.locator(".source").first).to_contain_text("trente-cinq minutes")

    page.get_by_role("link", name="Catalogue").click()
    expect(page.get_by_text("2 documents")).to_be_visible()

    page.get_by_role("link", name="Contribuer").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files / "ascenseurs.docx")
    expect(page.get_by_text("« ascenseurs.docx » est déjà partagé")).to_be_visible()


def test_whom_a_file_would_give_away_is_told_where_its_giver_sees_it(visitor: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "standard.md"
    file.write_text(
        "# CCTP – Standard\n\nContact : Mme Mireille Kervadec. Le standard répond en deux minutes.", "utf-8"
    )
    page = visitor.open("/contribute")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_label("Titre")).to_have_value("CCTP – Standard")
    choose_licence(page, "Licence Ouverte 2.0")
    page.get_by_role("button", name="Publier").click()
    told = page.get_by_text("y lire ce que les pages masquent : Mireille Kervadec")
    expect(told).to_be_in_viewport(ratio=1)
    for choice in ("Publier le texte seul", "Publier le fichier tel quel"):
        expect(page.get_by_role("button", name=choice)).to_be_in_viewport(ratio=1)


def test_what_will_be_published_follows_the_boxes_of_the_form(visitor: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "accueil.md"
    file.write_text("# CCTP – Accueil\n\nContact : Mme Mireille Kervadec, 02 98 11 22 33.", "utf-8")
    page = visitor.open("/contribute")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    title = page.get_by_label("Titre")
    expect(title).to_have_value("CCTP – Accueil")
    title.fill("CCTP – Accueil téléphonique")
    kept = page.get_by_text("Ce fichier à télécharger garde les noms, adresses et numéros")
    given = page.get_by_text("Les fichiers avec tout leur texte")
    text_only, left = page.locator('[class*="st-key-text-only-"]'), page.locator('[class*="st-key-keeps-"]')
    name = page.get_by_label("Mireille Kervadec")
    expect(kept).to_be_visible()
    text_only.get_by_text("Ne publier que son texte").click()
    expect(page.get_by_text("Le texte seul de ces fichiers")).to_be_visible()
    expect(kept).to_have_count(0)
    expect(given).to_have_count(0)
    text_only.get_by_role("checkbox").press("Space")
    expect(given).to_be_visible()
    expect(kept).to_be_visible()
    left.get_by_text("Tout laisser lisible").click()
    expect(kept).to_have_count(0)
    expect(name).not_to_be_checked()
    expect(name).to_be_disabled()
    page.get_by_label("Autres noms ou mots à masquer").fill("Nadia")
    title.focus()
    expect(kept).to_be_visible()
    expect(title).to_have_value("CCTP – Accueil téléphonique")
    expect(page.get_by_role("button", name="Publier")).to_have_count(1)


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 800}, {"width": 390, "height": 844}])
def test_the_answer_to_a_further_question_is_brought_before_the_reader(
    browser: Browser, server: str, viewport: ViewportSize
) -> None:
    with browser.new_context(locale="fr-FR", viewport=viewport) as context:
        visitor = Visitor(context, server)
        visitor.open("/")
        visitor.ask("Quelle pénalité pour une intervention en retard ?")
        page = visitor.ask("Et la garantie ?")
        expect(page.locator("#question-2")).to_be_in_viewport()
