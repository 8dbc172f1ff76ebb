"""Every page in every state, in both languages, in both themes and on a desktop and a phone: axe-core finds nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from filled import fill_with_samples
from playwright.sync_api import Browser, Locator, Page, Request, WebSocket, expect
from served import served
from test_browser_journey import browser as browser  # the fixture
from visits import PASSWORD, SECRET, SHARED, VISITS, Site, Visit, at_rest, language_of_reader

from corpus.contributions import hash_of
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder
from pages.visiting.borrowed_words import borrowed_words

pytestmark = [pytest.mark.browser, pytest.mark.slow]
expect.set_options(timeout=180_000)

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
EXCEPTIONS = tomllib.loads(Path(__file__).with_name("axe_exceptions.toml").read_text("utf-8"))["exception"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIND = """async rules => {
  const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] })
  return violations.flatMap(rule => rule.nodes.map(node => [rule.id, node.target.flat().join(" "), node.html]))
}"""
LOOK = tomllib.loads((Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 640}
"""1280 pixels at a zoom of 400 %, where WCAG 1.4.10 still wants no sideways scrolling."""
ZOOMED = {"width": 640, "height": 450}
"""A desktop at a zoom of 200 %."""
LOOKS = {
    "fr": ((DESKTOP, ("light", "dark")), (PHONE, ("dark", "light"))),
    "en": ((DESKTOP, ("light",)), (PHONE, ("dark",))),
}
"""Looks of axe-core: in each window and theme; each once in English, since words have no colours of their own."""
LOCALES = {"fr": "fr-FR", "en": "en-GB"}
FOCUS = """() => {
  const element = document.activeElement
  const marks = node => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(node)
    return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none"
  }
  const { left, top, width, height } = element.getBoundingClientRect()
  const seen = document.elementFromPoint(
    Math.min(Math.max(left + width / 2, 0), innerWidth - 1), Math.min(Math.max(top + height / 2, 0), innerHeight - 1))
  let around = element
  while (around && !marks(around)) around = around.parentElement
  return {
    html: element.outerHTML.slice(0, 200),
    isMarked: element === document.body || Boolean(around),
    isInView: element === document.body || element.contains(seen) || seen?.contains(element),
  }
}"""
"""Whether the control that has the focus is marked, itself or what is drawn around it, and is not covered."""
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, data_with_samples: Path, embedder: Embedder) -> Iterator[Site]:
    """A server whose corpus holds a few of the samples."""
    folder = tmp_path_factory.mktemp("site")
    fill_with_samples(folder, data_with_samples, SHARED, embedder)
    store = Store(Settings(data_dir=folder / "data", _env_file=None))
    documents = {one.file: one.id for one in store.documents()}
    store.contributions.record(documents[SHARED[4]], hash_of(SECRET))
    store.close()
    with served(folder, PARTAGE_ADMIN_TOKEN=PASSWORD) as server:
        yield Site(server.address, documents)


@pytest.fixture(scope="module", params=LOCALES)
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A tab of the browser of a reader of one of the languages: in a new one each page takes a third longer."""
    locale = LOCALES[request.param]
    with browser.new_context(locale=locale, viewport=DESKTOP, reduced_motion="reduce") as context:
        context.set_default_timeout(180_000)
        yield context.new_page()


@pytest.fixture
def page(tab: Page, site: Site) -> Iterator[Page]:
    """The tab, without anything in it, on a desktop in light; its every request must stay with the server."""
    hosts: set[str] = set()

    def on_request(request: Request) -> None:
        hosts.add(urlsplit(request.url).netloc)

    def on_socket(socket: WebSocket) -> None:
        hosts.add(urlsplit(socket.url).netloc)

    tab.on("request", on_request)
    tab.on("websocket", on_socket)
    tab.set_viewport_size(DESKTOP)
    tab.emulate_media(color_scheme="light")
    yield tab
    tab.goto("about:blank")
    tab.remove_listener("request", on_request)
    tab.remove_listener("websocket", on_socket)
    assert hosts - {""} == {urlsplit(site.address).netloc}  # "" is what the page itself holds: data:, blob:


def in_theme(page: Page, scheme: Any) -> None:
    """Shows the page as to a reader whose system is light or dark."""
    page.emulate_media(color_scheme=scheme)
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", css_colour(LOOK[scheme]["backgroundColor"]))


def css_colour(value: str) -> str:
    """A colour of the theme as browsers tell it."""
    return f"rgb({', '.join(str(int(value[place : place + 2], 16)) for place in (1, 3, 5))})"


def at_width(page: Page, size: Any) -> None:
    """Shows the page in another window, and lets it fit itself in."""
    page.set_viewport_size(size)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def findings(page: Page) -> list[tuple[str, str, str]]:
    """What axe-core finds: the rule, the element's selector, its markup."""
    return [(rule, selector, html[:300]) for rule, selector, html in page.evaluate(FIND, RULES)]


def is_of(exception: dict[str, str], page: Page, rule: str, selector: str) -> bool:
    """Whether what was found is what this exception lets pass."""
    is_such = "(element, selector) => element.matches(selector)"
    return rule == exception["rule"] and page.locator(selector).first.evaluate(is_such, exception["selector"])


def ours(page: Page) -> list[tuple[str, str, str]]:
    """What axe-core finds that is no exception."""
    return [
        found for found in findings(page) if not any(is_of(exception, page, *found[:2]) for exception in EXCEPTIONS)
    ]


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.name)
def test_everyone_can_use_the_page(visit: Visit, page: Page, site: Site) -> None:
    visit.arrive(page, site)
    page.add_style_tag(content=STILL)
    page.evaluate(AXE)
    for size, schemes in LOOKS[language_of_reader(page)]:
        at_width(page, size)
        for scheme in schemes:
            in_theme(page, scheme)
            assert ours(page) == [], f"{scheme}, {size['width']} pixels"
    assert_one_title(page)
    assert_nothing_said_in_streamlits_words(page)
    for size in (PHONE, NARROWEST, ZOOMED):
        at_width(page, size)
        assert_no_sideways_scrolling(page, size["width"])


@pytest.mark.parametrize(
    ("visit", "control"),
    [
        ("a report being written", '[data-testid="stRadioOption"] > span + div > div:first-child'),
        ("a file nearly the same", '[data-testid="stRadioOption"] > span + div > div:first-child'),
        ("a file read", '[data-testid="stTextInputRootElement"]'),
        ("a file read", '[data-testid="stTextAreaRootElement"]'),
        ("a file read", '[data-testid="stSelectbox"] .react-aria-ComboBox > [role="group"]'),
        ("a file read", '[data-testid="stFileUploaderDropzone"]'),
        ("nothing asked", '[data-testid="stChatInput"] > div'),
    ],
)
def test_what_is_filled_in_or_ticked_is_outlined_in_the_colour_of_outlines(
    visit: str, control: str, page: Page, site: Site
) -> None:
    arrive_at(visit, page, site)
    for scheme in ("light", "dark"):
        in_theme(page, scheme)
        expect(page.locator(control).first).to_have_css("border-top-color", css_colour(LOOK[scheme]["borderColor"]))


def test_the_focus_of_a_list_of_choices_is_marked_around_the_whole_of_it(page: Page, site: Site) -> None:
    arrive_at("filters open", page, site)
    choices = page.get_by_test_id("stMultiSelect").get_by_role("combobox").first
    choices.focus()
    page.keyboard.press("Shift")  # as who moves by the keyboard
    expect(choices).to_have_css("outline-style", "none")
    field = page.get_by_test_id("stMultiSelect").locator(".react-aria-ComboBox > [role=group]").first
    expect(field).to_have_css("outline-style", "solid")
    expect(field).to_have_css("outline-width", "3px")


def test_tabulation_goes_from_the_link_to_the_content_into_it_and_that_link_to_all_of_it(
    page: Page, site: Site
) -> None:
    arrive_at("nothing asked", page, site)
    main, skip = page.get_by_test_id("stMain"), page.get_by_test_id("stSkipToContent")
    expect(main).to_have_attribute("tabindex", "-1")
    skip.focus()
    page.keyboard.press("Tab")
    expect(main).not_to_be_focused()
    assert main.evaluate("main => main.contains(document.activeElement)")
    skip.focus()
    page.keyboard.press("Enter")
    expect(main).to_be_focused()


def test_the_number_of_a_compared_quotation_leads_to_its_place_with_the_title_of_its_card_in_sight(
    page: Page, site: Site
) -> None:
    arrive_at("several documents compared", page, site)
    at_width(page, PHONE)
    mark = page.locator(".comparison .mark").last
    card = page.locator('[class*="st-key-card-"]').filter(has=page.locator(str(mark.get_attribute("href"))))
    mark.click()
    expect(card.locator(".place:target")).to_be_in_viewport()
    expect(card.locator(".heading .title")).to_be_in_viewport()
    expect(card.get_by_test_id("stPageLink-NavLink").first).to_be_in_viewport()


def test_the_page_of_a_compared_quotation_opens_as_from_its_card_in_the_same_visit(page: Page, site: Site) -> None:
    arrive_at("several documents compared", page, site)
    link = page.locator(".comparison .places a").last
    card = page.locator('[class*="st-key-cited-"]').filter(has=page.locator(f"#{link.get_attribute('data-card')}"))
    own = card.get_by_test_id("stPageLink-NavLink").first
    leads_to = "link => { const url = new URL(link.href); url.searchParams.sort(); return url.href }"
    assert link.evaluate(leads_to) == own.evaluate(leads_to)
    page.evaluate("() => (window.sameVisit = true)")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/source?**")
    expect(page.locator(".text mark").first).to_be_visible()
    assert page.evaluate("() => window.sameVisit") is True


def test_the_picture_of_a_page_goes_along_beside_a_longer_text_and_opens_in_a_tab_of_its_own(
    page: Page, site: Site
) -> None:
    arrive_at("page of a PDF", page, site)
    page.locator(".text").evaluate("text => text.style.minHeight = '6000px'")
    main = page.get_by_test_id("stMain")
    seen = (
        """image => { const { top, bottom } = image.getBoundingClientRect(); return [top < innerHeight, bottom > 0] }"""
    )
    for place in (1500, 4500):
        main.evaluate("(main, place) => main.scrollTo(0, place)", place)
        assert page.locator("img.page").evaluate(seen) == [True, True]
    with page.expect_popup() as opened:
        page.locator("a:has(img.page)").click()
    assert urlsplit(opened.value.url).path.endswith("/5.png")
    opened.value.close()


@pytest.mark.parametrize("width", [DESKTOP["width"], PHONE["width"]])
def test_a_passage_at_the_foot_of_a_page_is_in_sight_when_its_page_opens(width: int, page: Page, site: Site) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    page.goto(f"{site.address}/source?document={site.documents[SHARED[0]]}&page=5&start=2700&end=3000")
    at_rest(page).wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 0")
    top = page.locator("#passage-in-picture").evaluate("passage => passage.getBoundingClientRect().top")
    assert 0 < top < 550


@pytest.mark.parametrize("exception", EXCEPTIONS, ids=lambda exception: exception["rule"])
def test_every_exception_is_still_needed(exception: dict[str, str], page: Page, site: Site) -> None:
    arrive_at(exception["visit"], page, site)
    page.evaluate(AXE)
    assert any(is_of(exception, page, *found[:2]) for found in findings(page))


def assert_one_title(page: Page) -> None:
    expect(page.locator("h1")).to_have_count(1)


def assert_no_sideways_scrolling(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth") <= width


def assert_nothing_said_in_streamlits_words(page: Page) -> None:
    """No control is left with a name of Streamlit's, which has them in English alone."""
    borrowed = {words for words, own in borrowed_words(language_of_reader(page))["words"].items() if words != own}
    names = page.evaluate("[...document.querySelectorAll('[aria-label]')].map(e => e.ariaLabel)")
    assert borrowed & set(names) == set()


def language_of(text: Locator) -> str:
    """The language in which a screen reader says `text`."""
    return str(text.evaluate("element => element.closest('[lang]').lang"))


def test_a_quotation_is_said_in_its_own_language_and_the_rest_in_the_readers(page: Page, site: Site) -> None:
    arrive_at("an English document answers", page, site)
    own = language_of_reader(page)
    expect(page.locator("html")).to_have_attribute("lang", own)
    for quoted in (".answer p", ".source blockquote", ".source .title"):
        assert language_of(page.locator(quoted).first) == "en"
    assert language_of(page.locator("h1")) == own
    assert language_of(page.get_by_test_id("stCaptionContainer").first) == own
    also = page.get_by_test_id("stPageLink").filter(has_text="CCTP").first
    assert language_of(also) == "fr"
    arrive_at("page of an English PDF", page, site)
    assert language_of(page.locator(".text p").first) == "en"
    assert language_of(page.locator("h1")) == own


def test_a_screen_reader_is_told_that_the_answer_is_there(page: Page, site: Site) -> None:
    arrive_at("one document answers", page, site)
    count = page.locator(".source").count()
    expect(page.get_by_role("status")).to_contain_text(str(count))


def test_streamlits_own_words_follow_the_reader_from_one_language_to_the_other(browser: Browser, site: Site) -> None:
    with browser.new_context(locale="fr-FR") as context:
        page = context.new_page()
        arrive_at("nothing given", page, site)
        upload = page.get_by_test_id("stFileUploaderDropzone").get_by_role("button").last
        expect(upload).to_have_accessible_name("Choisir des fichiers")
        page.get_by_role("link", name="English").click()
        expect(upload).to_have_accessible_name("Choose files")


def test_a_list_without_what_was_typed_says_so_in_the_readers_words(browser: Browser, site: Site) -> None:
    with browser.new_context(locale="fr-FR") as context:
        page = context.new_page()
        arrive_at("nothing asked", page, site)
        page.get_by_role("button", name="Filtres").click()
        page.get_by_role("combobox", name="Type").fill("zzz")
        expect(page.get_by_role("listbox")).to_have_text("Rien ne correspond")


def test_question_source_and_way_back_need_no_mouse(browser: Browser, site: Site) -> None:
    question = "Combien de jours les journaux de sécurité sont-ils conservés ?"
    with browser.new_context(locale="fr-FR", viewport=PHONE) as context:
        page = context.new_page()
        page.set_default_timeout(180_000)
        arrive_at("nothing asked", page, site)
        tab_to(page.get_by_test_id("stChatInputTextArea"))
        page.keyboard.type(question)
        page.keyboard.press("Enter")
        page.locator(".source").first.wait_for()
        at_rest(page)
        tab_to(page.get_by_role("link", name="Ouvrir la page").first)
        page.keyboard.press("Enter")
        page.wait_for_url("**/source?*")
        page.locator("mark").first.wait_for()
        at_rest(page)
        tab_to(page.get_by_role("link", name="Revenir à la réponse"))
        page.keyboard.press("Enter")
        expect(page.locator(".question")).to_have_text(question)


def tab_to(wanted: Locator) -> None:
    """Goes from control to control until `wanted` has the focus, which is seen at every step."""
    for _ in range(80):
        wanted.page.keyboard.press("Tab")
        focus = wanted.page.evaluate(FOCUS)
        assert focus["isMarked"], f"the focus cannot be seen: {focus['html']}"
        assert focus["isInView"], f"the focus is hidden: {focus['html']}"
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("the keyboard does not lead there")


def arrive_at(name: str, page: Page, site: Site) -> None:
    [visit] = [visit for visit in VISITS if visit.name == name]
    visit.arrive(page, site)


def test_who_is_led_to_a_form_goes_on_there_by_the_keyboard(page: Page, site: Site) -> None:
    (visit,) = [one for one in VISITS if one.name == "a file given that tells of somebody"]
    visit.arrive(page, site)

    page.locator('[class*="st-key-to-draft-"] button').click()

    page.wait_for_function("() => document.activeElement?.closest('[class*=\"st-key-draft-\"]')")
