"""A school that is called after somebody is nobody, on any page; who is called “Mme” is somebody."""

from __future__ import annotations

import pytest

from corpus.models import Page
from protect.masking import find_in_pages, mask_pages

APPROVED = "Approved by George Mason. George Mason keeps a copy."


def masked(*texts: str) -> list[str]:
    pages = [Page(number, str(number), text) for number, text in enumerate(texts, start=1)]
    return [page.text for page in mask_pages(pages, find_in_pages(pages, "en"))]


@pytest.mark.parametrize("said", ["George Mason University seeks proposals.", "L’université George Mason achète."])
def test_what_a_page_says_to_be_a_school_is_nobody_on_any_page(said: str) -> None:
    assert masked(said, APPROVED) == [said, APPROVED]


@pytest.mark.parametrize("said", ["Georgia Mason University seeks proposals.", "George Mason seeks proposals."])
def test_a_name_that_no_school_bears_is_hidden(said: str) -> None:
    assert masked(said, APPROVED)[1] == "Approved by ██████ █████. ██████ █████ keeps a copy."


def test_who_is_called_mister_is_somebody_in_a_school_of_that_name() -> None:
    assert masked("George Mason University", "Ask Mr. George Mason.")[1] == "Ask Mr. ██████ █████."
