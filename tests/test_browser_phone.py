"""What the style sheet does where a telephone has little room, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from test_browser_journey import browser as browser  # the fixture

from corpus.messages import translator

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STYLE = (Path(__file__).parents[1] / "pages/static/style.css").read_text("utf-8")
PAGE = "<!doctype html><html><style>{style}</style><body style='margin: 0'>{body}</body></html>"
LINES_OF_THE_VERB = """() => {
    const text = document.querySelector("h1").firstChild
    const range = document.createRange()
    range.setStart(text, text.data.indexOf("l’ont"))
    range.setEnd(text, text.data.indexOf(" écrit"))
    return range.getClientRects().length
}"""
STARTS_OF_LINES = """() => [...document.querySelectorAll(".st-key-outline p")].map(heading => {
    const range = document.createRange()
    range.selectNodeContents(heading)
    return [...range.getClientRects()].map(line => Math.round(line.left))
})"""


def test_the_title_of_the_first_page_is_broken_between_words_alone(browser: Browser) -> None:
    title = translator("fr")("How did others write it?")
    page = browser.new_page()
    page.set_content(PAGE.format(style=STYLE, body=f'<div class="stHtml welcome"><h1>{title}</h1></div>'))
    wholes = []
    for width in range(200, 420, 10):
        page.set_viewport_size({"width": width, "height": 800})
        wholes.append(page.evaluate(LINES_OF_THE_VERB))
    page.close()
    assert set(wholes) == {1}


def test_a_heading_goes_on_further_to_the_right_than_the_next_begins(browser: Browser) -> None:
    long = "Intervention exceptionnelle sur les environnements hors production de l’acheteur"
    levels = "".join(f'<div class="st-key-depth-{depth}-{depth}"><p>{long}</p></div>' for depth in range(4))
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.set_content(PAGE.format(style=STYLE, body=f'<div class="st-key-outline">{levels}</div>'))
    lines = page.evaluate(STARTS_OF_LINES)
    page.close()
    first = [starts[0] for starts in lines]
    assert first == sorted(set(first))
    assert all(start > starts[0] for starts in lines for start in starts[1:])
    assert all(len(starts) > 1 for starts in lines)


@pytest.mark.parametrize(("depths", "weights"), [((0, 1, 2), ["600", "400", "400"]), ((0, 0), ["400", "400"])])
def test_the_highest_headings_stand_out_where_others_are_below_them(
    browser: Browser, depths: tuple[int, ...], weights: list[str]
) -> None:
    link = '<a data-testid="stPageLink-NavLink"><p>Pénalités</p></a>'
    levels = "".join(f'<div class="st-key-depth-{depth}-{place}">{link}</div>' for place, depth in enumerate(depths))
    page = browser.new_page()
    page.set_content(PAGE.format(style=STYLE, body=f'<div class="st-key-outline">{levels}</div>'))
    told = page.evaluate("[...document.querySelectorAll('p')].map(heading => getComputedStyle(heading).fontWeight)")
    page.close()
    assert told == weights


def test_the_figures_and_the_page_of_each_quotation_stand_on_one_line_below_it(browser: Browser) -> None:
    quoted = '<td class="says"><p>« La pénalité est de 150 € par heure. »</p></td>'
    lists = '<ul class="figures"><li>150 €</li></ul><ul class="places"><li>page 3</li></ul>'
    name = '<th scope="rowgroup" colspan="2">CCTP Infogérance</th>'
    said = f'<tr>{quoted}<td class="beside">{lists}</td></tr>'
    body = f"<tbody><tr>{name}</tr>{said}{said}</tbody>"
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.set_content(PAGE.format(style=STYLE, body=f'<table class="comparison">{body}</table>'))
    tops = page.evaluate(
        "[...document.querySelectorAll('.says, li')].map(cell => Math.round(cell.getBoundingClientRect().top))"
    )
    page.close()
    says, figures, places, says_next, figures_next, places_next = tops
    assert (figures, figures_next) == (places, places_next)
    assert says < figures < says_next < figures_next


def test_the_field_of_a_title_shows_the_whole_of_a_long_one(browser: Browser) -> None:
    title = "CCTP – Prestations de conception, de réalisation et de maintenance relatives aux plateformes " * 2
    field = f'<div class="st-key-title-1"><textarea style="height: 74px; width: 320px">{title}</textarea></div>'
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.set_content(PAGE.format(style=STYLE, body=field))
    assert page.locator("textarea").evaluate("field => field.scrollHeight <= field.clientHeight")
    page.close()


def test_the_ways_to_the_pages_before_and_after_stand_beside_each_other(browser: Browser) -> None:
    ways = ("Page précédente", '<p data-testid="stCaptionContainer">page 2 sur 54</p>', "Page suivante")
    body = "".join(f'<div style="width: 45%">{way}</div>' for way in ways)
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.set_content(
        PAGE.format(style=STYLE, body=f'<div class="st-key-pages" style="display: flex; flex-wrap: wrap">{body}</div>')
    )
    before, where, after = page.evaluate(
        "[...document.querySelectorAll('.st-key-pages > *')].map(way => way.offsetTop)"
    )
    page.close()
    assert where < before == after


@pytest.mark.parametrize(("width", "is_folded"), [(390, True), (1280, False)])
def test_a_long_quotation_is_folded_until_it_is_wanted(browser: Browser, width: int, is_folded: bool) -> None:
    card = (
        '<article class="source folded" id="source-1-1"><blockquote><p>Le titulaire répond.</p></blockquote>'
        '<label class="unfold"><input type="checkbox"> Toute la citation</label></article>'
    ).replace("répond.", "répond. " * 200)
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(PAGE.format(style=STYLE, body=f'<div class="stHtml">{card}</div>'))
    quotation, unfold = page.locator("blockquote"), page.locator(".unfold")
    is_cut = "quotation => quotation.scrollHeight > quotation.clientHeight"
    assert quotation.evaluate(is_cut) is is_folded
    assert unfold.is_visible() is is_folded
    if is_folded:
        unfold.click()
        assert not quotation.evaluate(is_cut)
        unfold.click()
        assert quotation.evaluate(is_cut)
    page.evaluate("location.hash = 'source-1-1'")  # where a mark of the answer leads
    assert not quotation.evaluate(is_cut)
    page.close()


@pytest.mark.parametrize(("width", "is_short"), [(390, True), (1280, False)])
def test_a_card_of_the_document_above_is_short_until_it_is_wanted(browser: Browser, width: int, is_short: bool) -> None:
    title = "Prestations de conception, de réalisation et de maintenance relatives aux plateformes et aux applications"
    card = (
        '<article class="source folded again" id="source-1-2"><p class="heading"><span class="number">2</span>'
        f'<span class="kind">CCTP</span> <span class="title">{title}</span> '
        '<span class="origin">Ville du Sablon</span></p>'
        f'<p class="where"><span class="above">4. {title} › 4.8. {title} › </span>Réversibilité › page 36</p>'
        '<blockquote></blockquote><label class="unfold"><input type="checkbox"> Toute la citation</label></article>'
    )
    page = browser.new_page(viewport={"width": width, "height": 800})
    links = ('class="action" href="/file">Télécharger', 'class="about" href="document?id=1">À propos')
    below = "".join(f'<div data-testid="stElementContainer"><a {link}</a></div>' for link in links)
    body = f'<div class="st-key-card-1-2"><div class="stHtml" style="line-height: 1.5">{card}</div>{below}</div>'
    page.set_content(PAGE.format(style=STYLE, body=body))
    lines = "part => Math.round(part.offsetHeight / 24)"
    heading, path, unfold = page.locator(".heading"), page.locator(".where"), page.locator(".unfold")
    assert (heading.evaluate(lines) + path.evaluate(lines) <= 2) is is_short
    of_the_document = [page.locator(part) for part in (".origin", ".action", ".about")]
    assert [part.is_visible() for part in of_the_document] == [not is_short] * 3
    assert title in path.inner_text()  # still heard
    if is_short:
        unfold.click()
        assert heading.evaluate(lines) + path.evaluate(lines) > 6
        assert all(part.is_visible() for part in of_the_document)
    page.close()


def test_tabs_stand_in_two_rows_where_one_is_too_narrow(browser: Browser) -> None:
    tabs = "".join(f'<div role="tab" style="flex: none">{name}</div>' for name in ["Documents signalés (12)"] * 3)
    listed = f'<div role="tablist" style="display: flex; overflow-x: auto">{tabs}</div>'
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.set_content(PAGE.format(style=STYLE, body=f'<div data-testid="stTabs">{listed}</div>'))
    assert page.evaluate("document.querySelector('[role=tablist]').scrollWidth") <= 390
    page.close()


@pytest.mark.parametrize("place", ["example", "alone-1", "instead-1"])
def test_questions_to_click_on_begin_at_the_left(browser: Browser, place: str) -> None:
    own = "button { display: flex; justify-content: center; width: 20rem } "
    button = f'<div class="st-key-question-{place}-0"><button><div>Combien ?</div></button></div>'
    page = browser.new_page()
    page.set_content(PAGE.format(style=own + STYLE, body=button))
    lefts = "['button', 'button div'].map(one => document.querySelector(one).getBoundingClientRect().left)"
    around, words = page.evaluate(lefts)
    page.close()
    assert words - around < 20


@pytest.mark.parametrize(
    ("width", "chosen", "is_beside"), [(1280, "", True), (1280, "<p>CCTP</p>", False), (390, "", False)]
)
def test_the_way_to_the_filters_stands_beside_the_question_where_there_is_room(
    browser: Browser, width: int, chosen: str, is_beside: bool
) -> None:
    own = ".st-key-asking { display: flex; flex-direction: column } "
    asking = (
        '<div class="st-key-asking"><div class="st-key-typed">Question</div>'
        f'<div style="width: 100%"><div class="st-key-filters"><div>Filtres</div>{chosen}</div></div></div>'
    )
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(PAGE.format(style=own + STYLE, body=f'<div data-testid="stBottom">{asking}</div>'))
    tops = "['.st-key-typed', '.st-key-filters'].map(one => document.querySelector(one).getBoundingClientRect().top)"
    question, filters = page.evaluate(tops)
    page.close()
    assert (question == filters) is is_beside


def test_what_leads_somewhere_has_the_accent_colour_and_room_for_a_finger(browser: Browser) -> None:
    link = '<a data-testid="stPageLink-NavLink" style="display: inline-flex; font-size: 10px"><p>Ouvrir</p></a>'
    plain = f'<div class="st-key-header">{link}</div><div class="st-key-outline">{link}</div>'
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.set_content(PAGE.format(style=STYLE, body=f'<main data-testid="stMain">{link}{plain}</main>'))
    colours = page.evaluate("[...document.querySelectorAll('p')].map(one => getComputedStyle(one).color)")
    heights = page.evaluate("[...document.querySelectorAll('a')].map(one => one.getBoundingClientRect().height)")
    page.close()
    assert colours == ["rgb(11, 97, 87)", "rgb(0, 0, 0)", "rgb(0, 0, 0)"]
    assert min(heights) >= 24


def test_a_finger_that_presses_twice_does_not_answer_the_question_that_comes_under_it(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.set_content(PAGE.format(style=STYLE, body='<div class="st-key-for-good-a"><button>Oui</button></div>'))
    at_once, later = (
        page.evaluate(
            """time => {
                for (const waking of document.getAnimations()) waking.currentTime = time
                return getComputedStyle(document.querySelector("button")).pointerEvents
            }""",
            milliseconds,
        )
        for milliseconds in (500, 1000)
    )
    page.close()
    assert (at_once, later) == ("none", "auto")
