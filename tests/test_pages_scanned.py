from __future__ import annotations

from corpus.models import Page, Recognition, UnreadPages
from pages.scanned import page_notice_html, unread_html


def test_a_page_says_that_a_machine_recognised_its_text() -> None:
    page = Page(1, "1", "Bonjour", recognition=Recognition.DONE)
    assert "reconnu par une machine" in page_notice_html(page, "fr")
    assert "recognised by machine" in page_notice_html(page, "en")


def test_a_page_says_why_it_cannot_be_searched() -> None:
    assert "reste à reconnaître" in page_notice_html(Page(1, "1", "", recognition=Recognition.WAITING), "fr")
    assert "aucun texte n’a pu" in page_notice_html(Page(1, "1", "", recognition=Recognition.FAILED), "fr")


def test_nothing_is_said_of_pages_whose_file_gives_the_text() -> None:
    assert page_notice_html(Page(1, "1", "Bonjour"), "fr") == ""
    assert unread_html(None, "fr") == ""


def test_a_document_counts_the_pages_that_cannot_be_searched() -> None:
    html = unread_html(UnreadPages(waiting=3, failed=1), "en")
    assert "3 pages are pictures whose text is still to be recognised" in html
    assert "in the picture of 1 page" in html
    assert "1 page est une image" in unread_html(UnreadPages(waiting=1), "fr")
