from __future__ import annotations

import re

import pytest

from corpus.models import Page, Recognition, UnreadPages
from pages.giving.personal_data import Told, listed_html, personal_data_html
from pages.shown.scanned import page_notice_html, unread_html, unread_picture_html
from protect.findings import Kind


def test_a_page_says_that_a_machine_recognised_its_text() -> None:
    page = Page(1, "1", "Bonjour", recognition=Recognition.DONE)
    assert "reconnu par une machine" in page_notice_html(page, "fr")
    assert "recognised by machine" in page_notice_html(page, "en")


def test_a_page_says_why_it_cannot_be_searched() -> None:
    assert "reste à reconnaître" in page_notice_html(Page(1, "1", "", recognition=Recognition.WAITING), "fr")
    assert "aucun texte n’a pu" in page_notice_html(Page(1, "1", "", recognition=Recognition.FAILED), "fr")


def test_the_picture_of_a_page_that_nobody_has_read_is_not_shown_and_a_note_says_why() -> None:
    waiting, failed = (Page(1, "1", "", recognition=one) for one in (Recognition.WAITING, Recognition.FAILED))
    assert "sera montrée quand son texte sera reconnu" in unread_picture_html(waiting, "fr")
    assert "n’est pas montrée" in unread_picture_html(failed, "fr")
    assert [Page(1, "1", "", recognition=one).is_unread for one in Recognition] == [False, True, False, True]


def test_who_gives_pictures_is_told_that_nobody_has_looked_for_people_in_them() -> None:
    html = personal_data_html({}, UnreadPages(waiting=1), "fr")
    assert "regardez vous-même qui y est nommé" in html
    assert "ne semble nommer personne" not in html
    assert "<b>01\u00a023\u00a045</b>" in listed_html({Kind.PHONE: [told("01 23 45")]}, "fr")  # never broken
    assert "sera masqué" in personal_data_html({Kind.EMAIL: [told("a@b.fr")]}, UnreadPages(failed=1), "fr")


def told(words: str) -> Told:
    return Told(words, (words,))


@pytest.mark.parametrize("kind", Kind)
def test_whatever_is_found_is_told_by_its_kind(kind: Kind) -> None:
    html = listed_html({kind: [told("12/03/1980")]}, "fr")
    assert re.search(r"<li>1\s[^<{]{4,}\s: <b>12/03/1980</b></li>", html)


def test_nothing_is_said_of_pages_whose_file_gives_the_text() -> None:
    assert page_notice_html(Page(1, "1", "Bonjour"), "fr") == ""
    assert unread_html(None, "fr") == ""


def test_a_document_counts_the_pages_that_cannot_be_searched() -> None:
    html = unread_html(UnreadPages(waiting=3, failed=1), "en")
    assert "3 pages are images whose text is yet to be recognised" in html
    assert "in the image of 1 page" in html
    assert "1 page est une image" in unread_html(UnreadPages(waiting=1), "fr")
