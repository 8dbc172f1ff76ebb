"""Every page of the site is visited by the tests of accessibility."""

from __future__ import annotations

import ast
from pathlib import Path

from visits import VISITS

FRAME = Path(__file__).parents[1] / "pages" / "frame.py"


def addresses_of_pages() -> set[str]:
    """The addresses in the registry of pages, the first page's being “/”."""
    calls = [
        {word.arg: ast.literal_eval(word.value) for word in call.keywords if word.arg in ("url_path", "default")}
        for call in ast.walk(ast.parse(FRAME.read_text("utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.Page"
    ]
    return {"" if words.get("default") else words["url_path"] for words in calls}


def test_every_page_has_a_visit_and_every_visit_a_page() -> None:
    assert len(addresses_of_pages()) >= 5
    assert {visit.page for visit in VISITS} == addresses_of_pages(), "add a visit of the new page to tests/visits.py"


def test_the_names_of_visits_tell_them_apart() -> None:
    assert len({visit.name for visit in VISITS}) == len(VISITS)
