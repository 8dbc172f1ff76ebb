"""Names that the documents asked do not hold, in their language or another."""

from __future__ import annotations

import numpy as np
import pytest

from answer.absent_names import absent_names
from corpus.models import Document
from index.keywords import Keywords
from index.words import stem


class Words(Keywords):
    """The words of one document."""

    def __init__(self, *words: str) -> None:
        super().__init__([], [], np.empty(0, bool))
        self._words = {stem(word.lower(), "fr") for word in words}

    def documents_holding(self, stem: str) -> list[str]:
        return ["ccap"] if stem in self._words else []


KEYWORDS = Words("pénalités", "ISO", "Brest")
FRENCH, ENGLISH = (
    Document("ccap", "", "ccap.pdf", "application/pdf", 1, "CCAP", "CCAP", language=language)
    for language in ("fr", "en")
)


@pytest.mark.parametrize(
    ("question", "name", "absent"),
    [
        ("Le marché exige-t-il SecNumCloud et ISO ?", "", ("SecNumCloud",)),
        ("Kubernetes est-il exigé ?", "", ()),
        ("Faut-il Kubernetes ?", "", ("Kubernetes",)),
        ("Bonjour. Pouvez-vous citer les pénalités ?", "", ()),
        ("Que veut Quimper à Brest ?", "Quimper", ()),
        ("LE MARCHÉ EXIGE-T-IL KUBERNETES ?", "", ()),
        ("Is SecNumCloud or VAT due on Monday?", "", ("SecNumCloud",)),
    ],
)
def test_a_name_that_the_documents_asked_do_not_hold_is_absent(
    question: str, name: str, absent: tuple[str, ...]
) -> None:
    assert absent_names(question, name, [FRENCH], KEYWORDS) == absent


def test_documents_in_the_language_of_the_question_are_taken_at_every_name() -> None:
    assert absent_names("Is VAT due on Monday?", "", [ENGLISH], KEYWORDS) == ("VAT", "Monday")
    assert absent_names("Is VAT due on Monday?", "", [ENGLISH, FRENCH], KEYWORDS) == ()
