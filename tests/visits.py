"""The states in which every page is looked at: what a visitor does until the page tells something.

A page that is new in `pages/frame.py` belongs here too: tests/test_project_visits.py fails until it has a visit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

SECRET = "opens-what-one-visitor-gave"  # noqa: S105 - of a server that lives as long as the tests
"""What opens the document given in the name of a visitor."""
PASSWORD = "known-to-the-moderator-of-these-tests"  # noqa: S105 - as above
SAMPLES = Path(__file__).parents[1] / "samples"
SHARED = (
    "cctp-infogerance-ville-de-valmorance.pdf",
    "cctp-portail-departement-de-l-ambrelle.docx",
    "suivi-incidents-et-penalites.xlsx",
    "rfp-managed-detection-response-wethermarsh.pdf",
    "lessons-learned-hosting-migration.md",
)
"""The samples that the visited corpus holds: with pages and without, in both languages, with tables."""
GIVEN = {
    "fr": SAMPLES / "rex-refonte-portail-ville-de-brennevaux.md",
    "en": SAMPLES / "fiche-pratique-accessibilite-recette.html",
}
"""Samples that are not shared yet, one for the visitor of each language to bring."""

_SOON = 10_000
_OFTEN = 12
_ONE_ANSWERS = "Combien de jours les journaux de sécurité sont-ils conservés ?"
_ENGLISH_ANSWERS = "How long are the logs kept?"
_SEVERAL_ANSWER = "Compare les pénalités de retard des marchés"
_NOTHING_ANSWERS = "Quelle est la recette du gratin dauphinois ?"
_SEVERAL_ASKED = f"{_NOTHING_ANSWERS} Qui a gagné la Coupe du monde de football ?"


_SPEAKS = "language => window.partageWatches && document.documentElement.lang === language"
_IS_STILL = """() => document.getAnimations().every(
    animation => animation.playState !== "running" || animation.effect.getComputedTiming().endTime === Infinity
)"""


@dataclass(frozen=True, slots=True)
class Site:
    """A running server, and the ids of its documents by the name of their file."""

    address: str
    documents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Visit:
    """A state of the page at the address `page` of the registry, and how to get there."""

    name: str
    page: str
    arrive: Callable[[Page, Site], None]


def at_rest(page: Page) -> Page:
    """The page once it has been drawn to its end, and `browser.js` has said which language it speaks.

    What Streamlit sends first says that it is in English, whoever reads it. A click on what still slides open is
    lost on a busy machine: the button leaves between the press and the release.
    """
    page.locator('[data-test-script-state="notRunning"]').wait_for()
    expect(page.locator('[data-stale="true"], [data-testid="stSpinner"]')).to_have_count(0)
    page.wait_for_function(_SPEAKS, arg=language_of_reader(page))
    page.wait_for_function(_IS_STILL)
    return page


def _opened(address: str, shows: str = "h1") -> Callable[[Page, Site], None]:
    """Opens an address, in which “{name of a file}” stands for the id of that document, and waits for what it shows."""

    def arrive(page: Page, site: Site) -> None:
        path = address
        for file, document_id in site.documents.items():
            path = path.replace(f"{{{file}}}", document_id)
        page.goto(site.address + path)
        page.locator(shows).first.wait_for()
        at_rest(page)

    return arrive


def _asked(question: str, shows: str) -> Callable[[Page, Site], None]:
    return _opened(f"/?q={quote(question)}", shows)


def _reference_opened(page: Page, site: Site) -> None:
    _asked(_ONE_ANSWERS, ".source")(page, site)
    page.locator('[class*="st-key-cite-"] button').first.click()
    page.get_by_test_id("stCode").wait_for()


def _filters_opened(page: Page, site: Site) -> None:
    _opened("/")(page, site)
    page.locator(".st-key-asking").get_by_test_id("stPopoverButton").click()
    page.get_by_test_id("stMultiSelect").first.wait_for()
    page.get_by_test_id("stPopoverBody").get_by_test_id("stExpander").locator("summary").click()
    expect(page.get_by_test_id("stMultiSelect").last).to_be_visible()
    at_rest(page)


def _facet_opened(page: Page, site: Site) -> None:
    _opened("/catalogue", '[class*="st-key-row-"]')(page, site)
    page.locator('[class*="st-key-menu-kind"] button').click()
    page.get_by_test_id("stButtonGroup").wait_for()


def _tab_opened(number: int) -> Callable[[Page, Site], None]:
    def arrive(page: Page, site: Site) -> None:
        _opened(f"/source?document={{{SHARED[0]}}}&page=5", "img.page")(page, site)
        page.get_by_role("tab").nth(number).click()
        at_rest(page)

    return arrive


def _brought(page: Page, site: Site, file: Any, shows: str) -> None:
    _opened("/contribute", '[data-testid="stFileUploaderDropzone"]')(page, site)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    page.locator(shows).first.wait_for()
    at_rest(page)


def _file_read(page: Page, site: Site) -> None:
    _brought(page, site, GIVEN[language_of_reader(page)], '[class*="st-key-title-"] textarea')


def _begun(page: Page, site: Site) -> None:
    _file_read(page, site)
    page.get_by_role("link", name="Catalogue").first.click()
    page.locator('[class*="st-key-row-"]').first.wait_for()
    page.get_by_role("link", name=re.compile("^Contribu")).first.click()
    page.locator(".st-key-resume").wait_for()
    at_rest(page)


def _licences_opened(page: Page, site: Site) -> None:
    _file_read(page, site)
    open_licences(page, "CC")


def _file_refused(page: Page, site: Site) -> None:
    empty = {"name": "vide.pdf", "mimeType": "application/pdf", "buffer": b""}
    _brought(page, site, empty, '[data-testid="stAlert"]')


def _file_nearly_known(page: Page, site: Site) -> None:
    text = (SAMPLES / SHARED[4]).read_bytes() + b"\nOne more lesson: write down who decides.\n"
    near = {"name": "lessons-again.md", "mimeType": "text/markdown", "buffer": text}
    _brought(page, site, near, '[class*="st-key-near-"]')


def _published(page: Page, site: Site) -> None:
    text = f"# REX – Louer des vélos ({language_of_reader(page)})\n\nLes vélos ont été livrés avec un mois de retard.\n"
    given = {"name": "velos.md", "mimeType": "text/markdown", "buffer": text.encode()}
    _brought(page, site, given, '[class*="st-key-title-"] textarea')
    choose_licence(page, "CC0 1.0")
    _press_publish(page)
    page.get_by_test_id("stCode").wait_for()
    expect(page.get_by_test_id("stProgress")).to_have_count(0)
    at_rest(page)


def follow(page: Page, link: Locator, shown: Locator) -> None:
    """Opens the page that a link leads to; presses it again where it was drawn anew between press and release."""
    for _ in range(_OFTEN):
        with suppress(PlaywrightTimeoutError):
            at_rest(page)
            link.click(timeout=_SOON)
            shown.wait_for(timeout=_SOON)
            return
    raise AssertionError("The link does not lead to what it should.")


def open_licences(page: Page, typed: str) -> Locator:
    """The licences that hold what is typed, in the list that opens under the field.

    The list closes when the page moves under it, as it still may on a busy machine after it is at rest: whoever sees
    that types again.
    """
    licence = page.get_by_role("combobox", name="Licence")
    offered = page.get_by_role("option", name=typed)
    for _ in range(_OFTEN):
        licence.press("ControlOrMeta+a")
        licence.press_sequentially(typed, delay=20)
        with suppress(PlaywrightTimeoutError):
            offered.first.wait_for(timeout=_SOON)
            return offered.first
    raise AssertionError(f"No licence is offered for “{typed}”.")


def choose_licence(page: Page, name: str) -> None:
    """Chooses a licence by its whole name."""
    open_licences(page, name).click()
    expect(page.get_by_role("combobox", name="Licence")).to_have_value(name)


def _press_publish(page: Page) -> None:
    page.get_by_test_id("stFormSubmitButton").get_by_role("button").last.click()


def _relation_asked_for(page: Page, site: Site) -> None:
    _file_nearly_known(page, site)
    _press_publish(page)
    page.locator("[data-wrong]").first.wait_for()
    at_rest(page)


def _file_given_that_tells(page: Page, site: Site) -> None:
    text = "# CCTP – Garder le parc\n\nLe gardien, M. Paul Kervadec, demeurant 12 rue des Lilas, 59000 Lille, ouvre.\n"
    given = {"name": "parc.md", "mimeType": "text/markdown", "buffer": text.encode()}
    _brought(page, site, given, '[class*="st-key-title-"] textarea')
    choose_licence(page, "CC0 1.0")
    # As if pressed before the form follows the box: after that it tells what there is to know, and nothing warns of it.
    page.locator(".st-key-follow button").evaluate("button => { button.disabled = true }")
    page.locator('[class*="st-key-text-only-"] label').first.click()
    _press_publish(page)
    page.locator(".st-key-file-or-text").wait_for()
    at_rest(page)


def _correction_opened(page: Page, site: Site) -> None:
    _opened(f"/mine?key={SECRET}", '[class*="st-key-mine-"]')(page, site)
    for name in page.get_by_test_id("stExpander").locator("summary").all():
        name.click()
    page.get_by_test_id("stFormSubmitButton").first.wait_for()


def _report_opened(page: Page, site: Site) -> None:
    _opened(f"/document?id={{{SHARED[0]}}}", ".st-key-report")(page, site)
    page.locator(".st-key-report button").click()
    page.get_by_test_id("stRadio").wait_for()


def _desk_opened(page: Page, site: Site) -> None:
    _opened("/moderation", "input")(page, site)
    page.locator("input").fill(PASSWORD)
    page.get_by_test_id("stFormSubmitButton").get_by_role("button").click()
    page.get_by_role("tab").nth(2).click()
    page.locator('[class*="st-key-moderated-"]').first.wait_for()
    for name in page.locator('[class*="st-key-moderated-"]').first.locator("summary").all():
        name.click()
    at_rest(page)


def _decision_asked_for(page: Page, site: Site) -> None:
    _desk_opened(page, site)
    card = page.locator('[class*="st-key-moderated-"]').first
    card.get_by_test_id("stFormSubmitButton").first.get_by_role("button").click()
    page.locator("[data-wrong]").first.wait_for()
    at_rest(page)


def language_of_reader(page: Page) -> str:
    """The language that the address names, or else the one that the reader's browser tells."""
    return str(page.evaluate("new URLSearchParams(location.search).get('lang') ?? navigator.language"))[:2]


VISITS = (
    Visit("nothing asked", "", _opened("/")),
    Visit("filters open", "", _filters_opened),
    Visit("one document answers", "", _asked(_ONE_ANSWERS, ".source")),
    Visit("an English document answers", "", _asked(_ENGLISH_ANSWERS, ".source")),
    Visit("several documents compared", "", _asked(_SEVERAL_ANSWER, ".comparison")),
    Visit("a reference to copy", "", _reference_opened),
    Visit("refused", "", _asked(_NOTHING_ANSWERS, ".part")),
    Visit("several questions that get no answer", "", _asked(_SEVERAL_ASKED, '[class*="st-key-question-alone-"]')),
    Visit("catalogue", "catalogue", _opened("/catalogue", '[class*="st-key-row-"]')),
    Visit("catalogue narrowed", "catalogue", _opened("/catalogue?kind=CCTP&search=portail", '[class*="st-key-row-"]')),
    Visit("catalogue without a match", "catalogue", _opened("/catalogue?search=xyzzy&kind=CCTP", "h1")),
    Visit(
        "catalogue searched as it was meant", "catalogue", _opened("/catalogue?search=accessibilté", ".st-key-searched")
    ),
    Visit("a facet open", "catalogue", _facet_opened),
    Visit("document", "document", _opened(f"/document?id={{{SHARED[0]}}}", ".facts")),
    Visit("English document", "document", _opened(f"/document?id={{{SHARED[4]}}}", ".facts")),
    Visit("no such document", "document", _opened("/document?id=nothing")),
    Visit("page of a PDF", "source", _opened(f"/source?document={{{SHARED[0]}}}&page=5&start=10&end=120", "img.page")),
    Visit("outline of a PDF", "source", _tab_opened(1)),
    Visit("facts of a PDF", "source", _tab_opened(2)),
    Visit("part of a Word file", "source", _opened(f"/source?document={{{SHARED[1]}}}&page=2", ".text")),
    Visit("sheet", "source", _opened(f"/source?document={{{SHARED[2]}}}&page=2", ".text")),
    Visit("page of an English PDF", "source", _opened(f"/source?document={{{SHARED[3]}}}&page=2", ".text")),
    Visit("no such page", "source", _opened(f"/source?document={{{SHARED[0]}}}&page=999")),
    Visit("nothing given", "contribute", _opened("/contribute")),
    Visit("a file read", "contribute", _file_read),
    Visit("a document begun", "contribute", _begun),
    Visit("a file refused", "contribute", _file_refused),
    Visit("a file nearly the same", "contribute", _file_nearly_known),
    Visit("how a file relates is asked for", "contribute", _relation_asked_for),
    Visit("a file given that tells of somebody", "contribute", _file_given_that_tells),
    Visit("a licence being chosen", "contribute", _licences_opened),
    Visit("about the site", "about", _opened("/about")),
    Visit("a secret link", "mine", _correction_opened),
    Visit("a wrong secret link", "mine", _opened("/mine?key=wrong")),
    Visit("replacing a document", "contribute", _opened(f"/contribute?replace={{{SHARED[4]}}}&key={SECRET}")),
    Visit("a report being written", "document", _report_opened),
    Visit("nobody moderates without a password", "moderation", _opened("/moderation")),
    Visit("a moderator’s desk", "moderation", _desk_opened),
    Visit("a decision asked for", "moderation", _decision_asked_for),
    Visit("published", "contribute", _published),
)
