"""What a reader is shown when something breaks."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_a_title_in_an_error_is_shown_letter_by_letter() -> None:
    def page() -> None:
        from corpus.errors import PageNotFound
        from pages.shown.calm import show_calmly

        show_calmly(PageNotFound(title="[CCTP](https://exemple.fr) *v2*", page=3, pages=2))

    [warning] = AppTest.from_function(page).run().warning
    assert r"\[CCTP\]\(https\:" in warning.value
    assert r"\*v2\*" in warning.value
