"""Names that the documents asked do not hold, in their language or another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from answer.absent_names import AbsentNames, absent_names
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


KEYWORDS = Words("pénalités", "ISO", "Brest", "9001", "ISO14001")
FRENCH, ENGLISH = (
    Document("ccap", "", "ccap.pdf", "application/pdf", 1, "CCAP", "CCAP", language=language)
    for language in ("fr", "en")
)


def absent(question: str, own: str = "", documents: Sequence[Document] = (FRENCH,)) -> AbsentNames:
    return absent_names(question, own, documents, KEYWORDS, lambda id: ["La base est PostgreSQL, sous SharePoint."])


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Le marché exige-t-il SecNumCloud ?", ("SecNumCloud",)),
        ("Kubernetes est-il exigé ?", ()),
        ("Faut-il Kubernetes ?", ("Kubernetes",)),
        ("Quelles pénalités au XVIIe siècle ?", ()),
        ("Quelles pénalités selon les ISOs ?", ()),
        ("Faut-il ISO27001 ?", ("ISO27001",)),
        ("Faut-il la norme ISO 27001 ?", ("ISO 27001",)),
        ("Faut-il la norme ISO 9001 ?", ()),
        ("Faut-il la norme ISO-14001 ?", ()),
        ("Que dit la norme ISO 2022 ?", ()),
        ("Faut-il Postgres ou Share Point ?", ()),
        ("Bonjour. Pouvez-vous citer les pénalités ?", ()),
        ("Merci Marie ! Quelles pénalités ? Cordialement, Paul Durand", ()),
        ("Dis-moi, Marie, quelles pénalités ?", ()),
        ("LE MARCHÉ EXIGE-T-IL KUBERNETES ?", ()),
        ("Is SecNumCloud or VAT due on Monday?", ("SecNumCloud",)),
    ],
)
def test_a_name_that_the_documents_asked_do_not_hold_is_absent(question: str, names: tuple[str, ...]) -> None:
    assert absent(question) == AbsentNames(names, bool(names))


def test_the_name_of_the_documents_asked_is_not_looked_for_in_them() -> None:
    assert absent("Que veut Quimper à Brest ?", "Quimper").names == ()
    assert absent("Que veut Quimper à Nantes ?", "Quimper").names == ("Nantes",)


def test_of_several_names_one_may_be_held() -> None:
    assert absent("Faut-il SecNumCloud ou ISO ?") == AbsentNames(("SecNumCloud",), all=False)


def test_documents_in_the_language_of_the_question_are_taken_at_every_name() -> None:
    assert absent("Is VAT due on Monday?", documents=[ENGLISH]).names == ("VAT", "Monday")
    assert absent("Is VAT due on Monday?", documents=[ENGLISH, FRENCH]).names == ()
