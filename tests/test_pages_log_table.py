"""The log of moderation as a file to keep."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from corpus.models import Document
from corpus.moderation_log import Action, Entry
from pages.moderating.log_table import as_csv, log_html
from pages.visiting.reader import zone_named

ENTRY = Entry("Marie", Action.HIDE, "doc1", "=nomme un agent", datetime(2026, 3, 2, 8, 5, tzinfo=UTC))
KNOWN = {"doc1": Document("doc1", "a", "a.pdf", "application/pdf", 1, "CCTP – Téléphonie")}


def test_the_file_has_the_words_of_the_page_and_the_columns_of_its_language() -> None:
    file = as_csv([ENTRY], KNOWN, "fr")
    assert file.startswith("\ufeff")
    [row] = csv.DictReader(io.StringIO(file.removeprefix("\ufeff"), newline=""), delimiter=";")
    assert row == {
        "Quand (UTC)": "2026-03-02 08:05:00",
        "Qui": "Marie",
        "Quoi": "Masqué",
        "Document": "doc1",
        "Titre": "CCTP – Téléphonie",
        "Pourquoi": "'=nomme un agent",
    }
    assert as_csv([ENTRY], {}, "en").splitlines()[1] == "2026-03-02 08:05:00,Marie,Hidden,doc1,,'=nomme un agent"


def test_the_page_tells_the_time_of_the_reader_or_says_that_it_is_not_theirs() -> None:
    local = log_html([ENTRY], KNOWN, ZoneInfo("Europe/Paris"), "fr")
    assert ("02/03/2026 09:05" in local, "Quand (heure locale)" in local, "UTC" in local) == (True, True, False)
    unknown = log_html([ENTRY], KNOWN, None, "en")
    assert ("02/03/2026, 08:05" in unknown, "When (UTC)" in unknown) == (True, True)


def test_every_cell_has_the_name_of_its_column_for_who_sees_no_head() -> None:
    [row] = re.findall("<tbody.*</tbody>", log_html([ENTRY], KNOWN, None, "fr"))
    labels = re.findall('<td[^>]*><span class="label" aria-hidden="true">(.*?)</span>', row)
    assert labels == ["Quand (UTC)", "Qui", "Quoi", "Pourquoi"]


@pytest.mark.parametrize("told", [None, "", "../zone", "/etc/passwd", "Nulle/Part", "Europe", "a\0b", "x" * 300])
def test_a_browser_that_tells_no_known_zone_gets_no_time_of_its_own(told: str | None) -> None:
    assert zone_named(told) is None
