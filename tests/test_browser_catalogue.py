"""Finding again in a real browser on the real server: the catalogue's address, the page of a document, and “back”."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from filled import fill_with_samples
from lxml import etree, html
from playwright.sync_api import Browser, Page, expect
from served import served
from test_browser_journey import Visitor
from test_browser_journey import browser as browser  # the fixture
from visits import at_rest, follow

from index.embedders import Embedder

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAMPLES = Path(__file__).parents[1] / "samples"
FILES = (
    "rex-refonte-portail-ville-de-brennevaux.md",
    "lessons-learned-hosting-migration.md",
    "fiche-pratique-accessibilite-recette.html",
)
ROWS = "[class*=st-key-row-]"
# Asked again until it holds: a row is drawn before its links, and moves the first of them when the second comes.
STAND_IN_ONE_COLUMN = """({ rows, name }) => {
    const links = [...document.querySelectorAll(`${rows} a`)].filter(link => link.innerText.includes(name))
    return links.length === 3 && new Set(links.map(link => Math.round(link.getBoundingClientRect().x))).size === 1
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, data_with_samples: Path, embedder: Embedder) -> Iterator[str]:
    """The address of a server whose corpus holds three samples: two of one kind, two in French."""
    folder = tmp_path_factory.mktemp("catalogue")
    fill_with_samples(folder, data_with_samples, FILES, embedder)
    with served(folder) as server:
        yield server.address


@pytest.fixture
def visitor(browser: Browser, server: str) -> Iterator[Visitor]:
    with browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900}) as context:
        visitor = Visitor(context, server)
        yield visitor
        assert visitor.foreign == []


def search(page: Page, words: str) -> None:
    box = page.get_by_label("Chercher dans le catalogue")
    box.fill(words)
    box.press("Enter")


def test_a_narrowed_search_has_an_address_and_back_undoes_one_step_at_a_time(visitor: Visitor) -> None:
    page = visitor.open("/catalogue")
    expect(page.locator(ROWS)).to_have_count(3)
    page.get_by_role("button", name="Type", exact=True).click()
    page.get_by_role("button", name="Retour d’expérience (2)").click()
    expect(page.locator(ROWS)).to_have_count(2)
    expect(page).to_have_url(f"{visitor.address}/catalogue?kind=REX")
    page.keyboard.press("Escape")
    search(page, "pénalités de retard")
    expect(page.locator(f"{ROWS} mark").first).to_have_text("retard")
    abstract = page.get_by_role("heading", name="Résumé")
    follow(page, page.get_by_role("link", name="REX – Refonte du portail"), abstract)
    page.go_back()
    expect(page.locator(f"{ROWS} mark").first).to_be_visible()
    expect(page.get_by_label("Chercher dans le catalogue")).to_have_value("pénalités de retard")
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(2)
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(3)
    expect(page).to_have_url(f"{visitor.address}/catalogue")


def test_what_can_be_done_with_the_documents_stands_in_columns(visitor: Visitor) -> None:
    page = visitor.open("/catalogue")
    expect(page.locator(ROWS)).to_have_count(3)
    for name in ("Télécharger", "Interroger ce document"):
        page.wait_for_function(STAND_IN_ONE_COLUMN, arg={"rows": ROWS, "name": name})


def test_a_passage_found_is_cut_between_words(visitor: Visitor) -> None:
    page = visitor.open("/catalogue?search=pénalités+de+retard")
    expect(page.locator(".found").first).to_be_visible()
    written = " ".join(" ".join((SAMPLES / file).read_text("utf-8") for file in FILES).split())
    cut = [text.removesuffix(" …") for text in page.locator(".found").all_inner_texts() if text.endswith(" …")]
    assert cut
    assert all(f"{' '.join(text.split()[-3:])} " in written for text in cut)


def test_the_first_page_leads_to_the_documents_of_a_kind(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.get_by_role("link", name="Guide 1").click()
    expect(page.locator(ROWS)).to_have_count(1)


def test_a_document_is_asked_from_its_page(visitor: Visitor) -> None:
    page = visitor.open("/catalogue?search=Brennevaux")
    ask = page.get_by_role("link", name="Interroger ce document")
    follow(page, page.locator(f"{ROWS} a").first, ask)
    ask.click()
    expect(page.get_by_role("heading", name="Interroger ce document")).to_be_visible()
    visitor.ask("Quelle pénalité a été appliquée pour le retard ?")
    expect(page.locator(".source").first).to_contain_text("pénalité")
    assert "in=" in page.url


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("Interroger ce document", "Interroger ce document"),
        ("Poser une question", "Comment les autres l’ont‑ils écrit ?"),
    ],
)
def test_the_first_page_opens_in_a_tab_of_its_own_from_any_other(visitor: Visitor, link: str, shown: str) -> None:
    page = visitor.open("/catalogue?search=Brennevaux")
    follow(page, page.locator(f"{ROWS} a").first, page.get_by_role("heading", name="Plan", exact=True))
    with page.context.expect_page() as opened:
        at_rest(page).get_by_role("link", name=link).click(modifiers=["ControlOrMeta"])
    expect(opened.value.get_by_role("heading", name=shown)).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/catalogue", "/catalogue?search=retard"])
def test_nothing_runs_out_of_a_telephone_s_screen(browser: Browser, server: str, path: str) -> None:
    with browser.new_context(locale="fr-FR", viewport={"width": 390, "height": 844}) as context:
        page = Visitor(context, server).open(path)
        page.locator("h1").wait_for()
        page.locator('[data-test-script-state="notRunning"]').wait_for()
        page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollWidth <= 390")


def test_a_harvester_finds_every_document_from_the_site_map(server: str) -> None:
    with urlopen(f"{server}/robots.txt") as answer:  # noqa: S310 - our own server
        site_map = answer.read().decode().split("Sitemap: ")[1].strip()
    with urlopen(site_map) as answer:  # noqa: S310
        addresses = [loc.text or "" for loc in etree.fromstring(answer.read()).iter("{*}loc")]
    pages = [address for address in addresses if "/documents/" in address]
    assert len(pages) == 3
    for address in pages:
        with urlopen(address) as answer:  # noqa: S310
            page = html.document_fromstring(answer.read())
        record = json.loads(page.findtext(".//script[@type='application/ld+json']") or "")
        assert (record["@type"], record["url"]) == ("DigitalDocument", address)
        with urlopen(record["encoding"][0]["contentUrl"]) as answer:  # noqa: S310
            assert len(answer.read()) == int(record["encoding"][0]["contentSize"].split()[0])
