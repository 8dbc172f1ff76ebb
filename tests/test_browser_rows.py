"""What a screen reader hears of the rows of a table in a real browser, whatever their style makes of them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from test_browser_journey import browser as browser  # the fixture

from corpus.models import Block, BlockKind, Page, Span
from pages.shown.markup import with_roles
from pages.shown.page_text import page_html
from pages.shown.quotation import quotation_html

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STYLE = (Path(__file__).parents[1] / "pages/static/style.css").read_text("utf-8")
WIDE = "\n".join(" ; ".join(f"C{i}: {row}{i}" for i in range(1, 8) if f"{row}{i}" != "w3") for row in "vw")


@pytest.mark.parametrize(("text", "columns"), [("w1 | | w3", "C1 | C2 | C3"), (WIDE, "")])
@pytest.mark.parametrize("width", [390, 1200])
def test_a_row_is_heard_with_its_empty_cells_and_each_name_once(
    browser: Browser, text: str, columns: str, width: int
) -> None:
    head, *rows = heard(browser, with_roles(quotation_html(text, columns)), width)

    assert head == [f"C{place}" for place in range(1, len(head) + 1)]
    assert all(len(row) == len(head) for row in rows)
    assert rows[-1] == ["" if held == "" else f"w{place}" for place, held in enumerate(rows[-1], 1)]
    assert rows[-1].count("") == 1


def heard(browser: Browser, html: str, width: int) -> list[list[str]]:
    """The cells of each row as the browser tells them to a screen reader."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(f"<!doctype html><style>{STYLE}</style>{html}")
    told = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    page.close()
    nodes = {node["nodeId"]: node for node in told}
    return [
        [_words(nodes, cell) for cell in node["childIds"] if not nodes[cell]["ignored"]]
        for node in told
        if node.get("role", {}).get("value") == "row"
    ]


def _words(nodes: dict[str, Any], place: str) -> str:
    node = nodes[place]
    if node.get("role", {}).get("value") == "StaticText":
        return str(node["name"]["value"])
    return "".join(_words(nodes, child) for child in node.get("childIds", []))


@pytest.mark.parametrize(("width", "is_table"), [(390, False), (1200, True)])
def test_the_rows_of_a_sheet_are_a_table_where_there_is_room_and_what_is_cited_is_seen(
    browser: Browser, width: int, is_table: bool
) -> None:
    address = "https://exemple.fr/" + "livrable" * 20
    text = f"Code: A.1 ; Prix: 150 €\nCode: A.2 ; Prix: 15 €\nCode: A.3 ; Prix: {address}"
    starts = (0, 24, 47, len(text) + 1)
    blocks = tuple(Block(BlockKind.TABLE_ROW, start, end - 1) for start, end in pairwise(starts))
    rows = Page(1, "", text, blocks)
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(
        f'<!doctype html><style>{STYLE}</style><section class="text">{page_html(rows, Span(24, 46), "fr")}'
    )
    one, other = (page.get_by_role("cell").nth(place).bounding_box() for place in (0, 1))
    assert one
    assert other
    assert (one["y"] == other["y"]) is is_table
    assert page.locator("#passage").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".label").first.is_visible() is not is_table
    page.close()
    assert heard(browser, f'<section class="text">{page_html(rows, None, "fr")}</section>', width) == [
        ["Code", "Prix"],
        ["A.1", "150 €"],
        ["A.2", "15 €"],
        ["A.3", address],
    ]


CUT_WORDS = """() => {
  const words = [], nodes = document.createTreeWalker(document.querySelector('.comparison'), NodeFilter.SHOW_TEXT);
  for (let node; node = nodes.nextNode();)
    for (const { 0: word, index } of node.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
      if (lines.size > 1) words.push(word);
    }
  return words;
}"""


def test_only_words_longer_than_a_column_can_be_are_broken(browser: Browser) -> None:
    address = "https://exemple.fr/" + "livrable" * 20
    rows = quotation_html(f"UO1 | {'Outils de pilotage et de gestion. ' * 9} {address} | 4 jh", "CODE | TEXTE | CHARGE")
    title = '<th scope="rowgroup" colspan="2"><span class="title">CCTP – Prestations de conception</span></th>'
    beside = '<td class="beside"><ul><li>4 jh</li></ul></td>'
    page = browser.new_page(viewport={"width": 800, "height": 800})
    page.set_content(
        f"<!doctype html><style>{STYLE}</style>"
        f'<table class="comparison"><tbody><tr>{title}</tr>'
        f'<tr><td class="says">{with_roles(rows)}</td>{beside}</tr></tbody></table>'
    )
    cut, overflow = page.evaluate(CUT_WORDS), page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert cut == [address]
    assert overflow == 800


@pytest.mark.parametrize(("width", "is_table"), [(390, False), (1280, True)])
def test_five_columns_stand_beside_each_other_in_a_comparison_where_the_screen_is_wide_enough(
    browser: Browser, width: int, is_table: bool
) -> None:
    row = "P1 | Application critique, cœur de réseau ou site entier indisponible | 15 minutes | 4 heures | 95 %"
    rows = quotation_html(row, "Priorité | Définition | GTI | GTR | Taux de respect mensuel")
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(
        f"<!doctype html><html style='font-size: 17px'><style>{STYLE}</style><div style='max-width: 46rem'>"
        f'<table class="comparison"><tbody><tr><td class="says">{with_roles(rows)}</td>'
        '<td class="beside"><ul><li>page 6</li></ul></td></tr></tbody></table></div></html>'
    )
    cells = [box for one in page.locator(".rows td").all() if (box := one.bounding_box())]
    cut = page.evaluate(CUT_WORDS)
    page.close()

    assert len(cells) == 5
    assert (len({box["y"] for box in cells}) == 1) is is_table
    assert not (is_table and cut)
