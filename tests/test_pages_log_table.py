"""The log of moderation as a file to keep."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

from corpus.models import Document
from corpus.moderation_log import Action, Entry
from pages.log_table import as_csv

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
