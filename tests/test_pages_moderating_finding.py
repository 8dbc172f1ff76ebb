"""What a moderator may write to find a document."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

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


@pytest.mark.parametrize("said", ["l'éclairage", "l’eclairage", "Fourniture, pose", "« éclairage »", "pose : éclair"])
def test_words_are_found_whatever_marks_stand_around_them(said: str) -> None:
    lamps = replace(DOCUMENTS[0], id="cccccccccccc", title="CCTP – Fourniture et pose de l’éclairage")
    assert documents_sought(said, [*DOCUMENTS, lamps]) == [lamps]


class Counted:
    """A document that counts how often its title is read."""

    id, buyer, file = ID, "", "counted.pdf"
    read = 0

    @property
    def title(self) -> str:
        self.read += 1
        return "Fourniture et pose de lampes"


def test_what_a_document_is_called_is_read_once_however_many_words_are_said() -> None:
    counted = Counted()
    assert documents_sought("fourniture pose de lampes", [cast(Document, counted)]) == [counted]
    assert counted.read == 1
