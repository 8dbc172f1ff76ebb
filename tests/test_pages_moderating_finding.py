"""What a moderator may write to find a document."""

from __future__ import annotations

import pytest

from corpus.models import Document
from pages.moderating.finding import documents_sought

ID = "0f3a5b7c9d1e"
DOCUMENTS = [
    Document(ID, "1", "cctp.pdf", "application/pdf", 1, "CCTP – Téléphonie", buyer="Ville de Tarn"),
    Document("aaaaaaaaaaaa", "2", "dqe.pdf", "application/pdf", 1, "DQE – Téléphonie"),
]


@pytest.mark.parametrize(
    "said",
    [ID, f" {ID.upper()} ", f"https://partage.example/document?id={ID}", f"/sources/{ID}/cctp.pdf", "telephonie tarn"],
)
def test_one_document_is_found(said: str) -> None:
    assert [one.id for one in documents_sought(said, DOCUMENTS)] == [ID]


def test_words_find_all_that_have_them_and_nothing_finds_none() -> None:
    assert documents_sought("téléphonie", DOCUMENTS) == DOCUMENTS
    assert documents_sought("  ", DOCUMENTS) == []
    assert documents_sought("bbbbbbbbbbbb", DOCUMENTS) == []
