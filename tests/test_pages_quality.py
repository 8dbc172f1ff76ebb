"""A document's quality is what it offers to who wants to find, read and reuse it, and each lack says how to fill it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_corpus import page_of

from corpus.models import Document
from ingest.formats import Format
from pages.shown.quality import Mark, advice, good_words, judge
from pages.shown.sources import download_link

PAGES = [page_of("# Objet", "Le présent marché porte sur l’infogérance du système d’information.")]
GOOD = Document(
    "id", "0", "cctp.odt", Format.ODT.value, 1, "CCTP", year=2026, licence="etalab-2.0", abstract="Un marché."
)


def test_a_document_that_offers_everything_has_every_mark() -> None:
    quality = judge(GOOD, PAGES)
    assert (quality.score, quality.lacks) == (len(Mark), [])


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        ({"licence": "unknown"}, Mark.LICENCE),
        ({"licence": ""}, Mark.LICENCE),
        ({"abstract": ""}, Mark.ABSTRACT),
        ({"media_type": Format.PDF.value}, Mark.FORMAT),
        ({"media_type": Format.DOCX.value}, Mark.FORMAT),
        ({"year": None}, Mark.YEAR),
    ],
)
def test_what_is_not_said_is_what_would_raise_it(change: dict[str, object], lacking: Mark) -> None:
    assert judge(replace(GOOD, **change), PAGES).lacks == [lacking]  # type: ignore[arg-type]


def test_text_is_readable_when_almost_every_page_holds_some() -> None:
    blank = page_of("", number=2)
    assert judge(GOOD, [PAGES[0], blank]).lacks == [Mark.TEXT]
    assert judge(GOOD, [*[PAGES[0]] * 9, blank]).lacks == []
    assert judge(GOOD, []).lacks == [Mark.TEXT, Mark.STRUCTURE]


def test_headings_or_the_columns_of_a_table_are_structure() -> None:
    prose = page_of("Le présent marché porte sur l’infogérance du système d’information.")
    table = page_of("Poste | Prix :: | Serveur de la mairie | 1 200 € par an |")
    assert judge(GOOD, [prose]).lacks == [Mark.STRUCTURE]
    assert judge(GOOD, [table]).lacks == []


@pytest.mark.parametrize("mark", Mark)
def test_every_mark_is_worded_in_both_languages(mark: Mark) -> None:
    for fr, en in (
        (good_words(mark, "fr"), good_words(mark, "en")),
        *((advice(mark, "fr", one.value), advice(mark, "en", one.value)) for one in Format),
    ):
        assert fr
        assert fr != en


def test_who_shares_an_office_file_is_not_asked_for_its_original() -> None:
    assert "original" in advice(Mark.FORMAT, "en", Format.PDF.value)
    told = {one: advice(Mark.FORMAT, "en", one.value) for one in (Format.DOCX, Format.XLSX, Format.PPTX)}
    assert not any("original" in words for words in told.values())
    assert "ODT" in told[Format.DOCX]
    assert "ODS" in told[Format.XLSX]


def test_a_download_whose_licence_is_not_stated_says_so_in_the_words_of_the_catalogue() -> None:
    assert "licence non précisée" in download_link(replace(GOOD, licence="unknown"), "fr")
    assert "licence non précisée" in download_link(replace(GOOD, licence=""), "fr")
    assert "licence" not in download_link(GOOD, "fr")


def test_an_open_format_shared_beside_it_counts() -> None:
    pdf = replace(GOOD, media_type=Format.PDF.value)
    assert judge(pdf, PAGES).lacks == [Mark.FORMAT]
    assert judge(pdf, PAGES, [pdf, GOOD]).lacks == []
