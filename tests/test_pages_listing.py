"""Documents listed in place of an answer: whether one of them is what the question looks for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_pages_answers import VALMORANCE

from answer.models import Answer, Mode
from corpus.models import Document
from pages.asking.listing import listed_in, missing_told

CLEANING = replace(
    VALMORANCE, title="Entretien des locaux", kind="CCTP", language="fr", abstract="Nettoyage de bureaux."
)
HR = replace(CLEANING, title="Système d'information de gestion des ressources humaines")
WEB = replace(CLEANING, id="w", title="Two web sites", abstract="", kind="RFP", language="en")
NONE = "Aucun document de ce type ne porte «\u00a0nettoyage\u00a0» dans son titre ou son résumé"


def asked(question: str, *sought: Document) -> Answer:
    return Answer(question, question, Mode.REFUSED, (), (), see_also=(WEB,), sought=sought)


@pytest.mark.parametrize(
    ("question", "documents", "told"),
    [
        ("Je cherche un CCTP de nettoyage", [WEB], NONE),
        ("Je cherche un CCTP de nettoyage", [replace(CLEANING, kind="CCAP")], NONE),
        ("Je cherche un CCTP de nettoyage", [WEB, CLEANING], ""),
        ("Je cherche un CCTP pour le nettoyage des bureaux", [CLEANING], ""),
        ("As-tu un marché de nettoyage ?", [WEB], NONE.replace(" de ce type", "")),
        ("As-tu un CCTP de Valmorance ?", [CLEANING], ""),
        ("I am looking for a technical specification for a web site", [WEB], ""),
        ("Je cherche un CCTP pour un SIRH", [HR], ""),
        ("Je cherche un CCTP pour un SIRH", [CLEANING], NONE.replace("nettoyage", "SIRH")),
        ("Je cherche un CCTP de TMA", [replace(CLEANING, title="Tierce maintenance applicative")], ""),
        ("Je cherche un CCTP sur les SLA", [replace(CLEANING, abstract="Les niveaux de service exigés.")], ""),
        ("Je cherche un CCTP de TMA", [CLEANING], NONE.replace("nettoyage", "TMA")),
        ("Je cherche un CCTP de nettoyage de 2026", [replace(CLEANING, year=2026)], ""),
        (
            "Je cherche un CCTP de nettoyage de 2026",
            [replace(CLEANING, year=2025)],
            NONE.replace("nettoyage", "nettoyage de 2026"),
        ),
        ("Que dit le CCTP sur le nettoyage ?", [WEB], ""),
    ],
)
def test_that_no_document_is_what_is_looked_for_is_told(question: str, documents: list[Document], told: str) -> None:
    said = missing_told(asked(question), documents, "fr")
    assert said.startswith(told)
    assert bool(said) is bool(told)


def test_what_is_looked_for_is_named_as_the_question_writes_it() -> None:
    said = missing_told(asked("Je cherche un CCTP pour l’éclairage des écoles ?"), [WEB], "en")
    assert said.startswith("No document of that type has “éclairage des écoles” in its title or abstract:")


def test_a_list_is_of_what_was_looked_for_or_was_to_be_summed_up() -> None:
    assert listed_in(asked("?", CLEANING)) == (CLEANING,)
    assert listed_in(replace(asked("?"), wants_summary=True)) == (WEB,)
    assert listed_in(asked("?")) == ()


def test_what_is_to_be_written_is_named_wherever_it_stands() -> None:
    said = missing_told(asked("Nous refaisons l’éclairage des écoles : que mettre dans le CCTP ?"), [WEB], "fr")
    assert "«\u00a0éclairage des écoles\u00a0»" in said
