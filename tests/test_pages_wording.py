"""How kinds and dates are written for readers of each language."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.models import Document
from corpus.vocabulary import vocabulary
from pages.shown.wording import badge, badge_html, date_words, kind_and_title, kind_name, title_after_badge


def document(kind: str, title: str = "") -> Document:
    return Document("a", "a", "a.pdf", "application/pdf", 1, title, kind)


@pytest.mark.parametrize(
    ("kind", "french", "english"),
    [
        ("REX", "REX", "Lessons learned"),
        ("CCTP", "CCTP", "CCTP"),
        ("guide", "Guide", "Guide"),
        ("RFP", "Avis ou appel d’offres", "RFP"),
    ],
)
def test_a_badge_has_the_abbreviation_that_its_readers_use(kind: str, french: str, english: str) -> None:
    assert (badge(document(kind), "fr"), badge(document(kind), "en")) == (french, english)


def test_an_abbreviation_is_explained_by_its_title() -> None:
    assert 'title="Technical specification (CCTP)">CCTP<' in badge_html(document("CCTP"), "en")


def test_an_english_title_that_begins_with_its_kind_is_not_given_it_again() -> None:
    assert kind_and_title(document("REX", "Lessons Learned From a Pilot"), "en") == "Lessons Learned From a Pilot"
    assert kind_and_title(document("REX", "REX – La cantine"), "en") == "REX – La cantine"
    assert title_after_badge(document("REX", "REX – La cantine"), "en") == "La cantine"


def test_a_title_that_begins_with_a_notice_or_a_call_for_bids_is_not_given_its_kind_again() -> None:
    assert kind_and_title(document("RFP", "Avis de marché – La cantine"), "fr") == "Avis de marché – La cantine"
    assert kind_and_title(document("RFP", "Appel d'offres – La cantine"), "fr") == "Appel d'offres – La cantine"
    assert kind_and_title(document("RFP", "La cantine"), "fr") == "Avis ou appel d’offres · La cantine"
    assert title_after_badge(document("RFP", "RFP – La cantine"), "fr") == "La cantine"
    assert title_after_badge(document("RFP", "Avis de marché – La cantine"), "fr") == "Avis de marché – La cantine"


def test_no_kind_is_named_to_french_readers_by_an_english_abbreviation() -> None:
    assert "RFP" not in " ".join(kind_name(kind, "fr") for kind in vocabulary().kinds)


def test_dates_are_in_the_order_of_their_readers() -> None:
    day = date(2026, 3, 2)
    assert (date_words(day, "fr"), date_words(day, "en")) == ("2 mars 2026", "2 March 2026")
