"""Questions about the collection itself, told from what is asked of documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from answer.asked.asked_of_commons import AskedOfCommons, Asks, asked_of_commons, asks_of_all
from answer.asked.sought_kinds import kinds_bearing
from corpus.vocabulary import TENDER_KINDS

BENCH = Path(__file__).parents[1] / "bench"
COUNT, LIST, LATEST, PAGES = Asks.COUNT, Asks.LIST, Asks.LATEST, Asks.PAGES


@pytest.mark.parametrize(
    ("question", "asks", "kinds", "language", "subject"),
    [
        ("Combien de CCTP avez-vous ?", COUNT, {"CCTP"}, "", ""),
        ("Combien de CCTP avez-vous dans le fonds ?", COUNT, {"CCTP"}, "", ""),
        ("Combien de documents y a-t-il ?", COUNT, set(), "", ""),
        ("How many documents are there?", COUNT, set(), "", ""),
        ("Avez-vous un modèle d’acte d’engagement ?", LIST, {"AE"}, "", ""),
        ("Combien avez-vous de CCTP ici ?", COUNT, {"CCTP"}, "", ""),
        ("Combien de CCTP proposez-vous en tout ?", COUNT, {"CCTP"}, "", ""),
        ("Vous avez combien de retours d’expérience ?", COUNT, {"REX"}, "", ""),
        ("How many documents do you have?", COUNT, set(), "", ""),
        ("How many RFPs are there in your collection?", COUNT, {"RFP"}, "", ""),
        ("Combien de documents y a-t-il dans le commun ?", COUNT, set(), "", ""),
        ("Combien y a-t-il de documents dans la base ?", COUNT, set(), "", ""),
        ("Combien de documents contient le fonds ?", COUNT, set(), "", ""),
        ("How many documents does the commons hold?", COUNT, set(), "", ""),
        ("combien de CCAP en anglais ?", COUNT, {"CCAP"}, "en", ""),
        ("Combien de marchés avez-vous sur ce site ?", COUNT, set(TENDER_KINDS), "", ""),
        ("Quels types de documents avez-vous ?", COUNT, set(), "", ""),
        ("Combien de documents parlent de gardiennage ?", COUNT, set(), "", "gardiennage"),
        ("how many documents mention accessibility", COUNT, set(), "", "accessibility"),
        ("Combien de CCTP mentionnent l’Éclairage ?", COUNT, {"CCTP"}, "", "Éclairage"),
        ("Nombre de CCTP dans le fonds", COUNT, {"CCTP"}, "", ""),
        ("Que trouve-t-on ici ?", COUNT, set(), "", ""),
        ("What is in the collection?", COUNT, set(), "", ""),
        ("Quels CCTP avez-vous ?", LIST, {"CCTP"}, "", ""),
        ("liste des CCAP informatiques", LIST, {"CCAP"}, "", "informatiques"),
        ("liste des marchés de TMA", LIST, set(TENDER_KINDS), "", "TMA"),
        ("List the CCTPs in French", LIST, {"CCTP"}, "fr", ""),
        ("Montre-moi tous les CCTP", LIST, {"CCTP"}, "", ""),
        ("Quels marchés de TMA avez-vous ?", LIST, set(TENDER_KINDS), "", "TMA"),
        ("quels documents avez-vous sur le gardiennage ?", LIST, set(), "", "gardiennage"),
        ("which RFPs do you have?", LIST, {"RFP"}, "", ""),
        ("Which website RFPs do you have?", LIST, {"RFP"}, "", "website"),
        ("Quels documents en anglais avez-vous ?", LIST, set(), "en", ""),
        ("Do you have English documents?", LIST, set(), "en", ""),
        ("Quels outils de pilotage avez-vous ?", LIST, {"tool"}, "", ""),
        ("Quels sont les CCTP disponibles ?", LIST, {"CCTP"}, "", ""),
        ("Quels sont les documents les plus récents ?", LATEST, set(), "", ""),
        ("Quels sont les marchés les plus récents ?", LATEST, set(TENDER_KINDS), "", ""),
        ("derniers documents ajoutés", LATEST, set(), "", ""),
        ("Derniers ajouts", LATEST, set(), "", ""),
        ("Quel est le document le plus récent ?", LATEST, set(), "", ""),
        ("latest documents", LATEST, set(), "", ""),
        ("Quel est le dernier CCTP ajouté ?", LATEST, {"CCTP"}, "", ""),
        ("Derniers CCTP d’infogérance", LATEST, {"CCTP"}, "", "infogérance"),
        ("Combien de pages fait le CCTP de la DAE ?", PAGES, {"CCTP"}, "", ""),
        ("Le CCTP de la DAE fait combien de pages ?", PAGES, {"CCTP"}, "", ""),
        ("How many pages is the Alaska RFP?", PAGES, {"RFP"}, "", ""),
        ("Combien de pages fait ce document ?", PAGES, set(), "", ""),
        ("Combien de pages fait ce document de marché ?", PAGES, set(), "", ""),
    ],
)
def test_what_is_asked_of_the_collection_is_known_by_its_form(
    question: str, asks: Asks, kinds: set[str], language: str, subject: str
) -> None:
    assert asked_of_commons(question) == AskedOfCommons(asks, frozenset(kinds), language, subject)


@pytest.mark.parametrize(
    "question",
    [
        "combien de documents le candidat doit-il remettre ?",
        "quels documents faut-il fournir ?",
        "combien de lots ?",
        "which documents make up the contract?",
        "quelle est la liste des pièces du DCE ?",
        "combien de pages doit faire le mémoire technique ?",
        "Combien de pages fait le mémoire technique ?",
        "Combien de pages compte au maximum le mémoire technique du CCTP ?",
        "How many pages may the proposal have?",
        "liste des documents à fournir",
        "liste des documents du DCE",
        "Quels sont les documents du marché ?",
        "liste des documents contractuels",
        "Quelle est la liste des documents du marché ?",
        "List the documents to submit",
        "What is the contract?",
        "Quels documents avez-vous remis au candidat ?",
        "Combien de documents contient le DCE ?",
        "Combien de documents y a-t-il dans le DCE ?",
        "Combien de documents en anglais le titulaire doit-il livrer ?",
        "Combien de marchés subséquents sont prévus ?",
        "How many contracts are there?",
        "How many contracts cover the whole state?",
        "Which documents are required?",
        "Quels CCTP prévoient une clause sociale ?",
        "derniers documents du titulaire",
        "le dernier marché de Brest",
        "Quels sont les documents les plus récents du DCE ?",
        "Je cherche un CCTP pour un site web",
        "Avez-vous un CCTP de gardiennage ?",
        "Avez-vous un exemple de clause de réversibilité ?",
    ],
)
def test_what_is_asked_of_documents_is_not_asked_of_the_collection(question: str) -> None:
    assert asked_of_commons(question) is None


@pytest.mark.parametrize("file", ["other_questions.jsonl", "further_questions.jsonl", "general_questions.jsonl"])
def test_no_question_that_documents_answer_is_taken_for_one_of_the_collection(file: str) -> None:
    questions = [json.loads(line)["question"] for line in (BENCH / file).read_text("utf-8").splitlines()]
    assert [one for one in questions if asked_of_commons(one)] == []


def test_the_length_of_a_document_alone_depends_on_which_are_spoken_of() -> None:
    assert asks_of_all("Combien de CCTP avez-vous ?")
    assert not asks_of_all("Combien de pages fait ce CCTP ?")
    assert not asks_of_all("Quelles pénalités ?")


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("cctp", {"CCTP"}),
        ("cahiers des clauses administratives particulieres", {"CCAP"}),
        ("rfps", {"RFP"}),
        ("technical specifications", {"CCTP"}),
        ("retours d'experience", {"REX"}),
        ("specifications", {"CCTP", "CCP", "RFP"}),
        ("documents", set()),
    ],
)
def test_the_kinds_that_bear_a_name_are_those_of_the_catalogue(name: str, kinds: set[str]) -> None:
    assert kinds_bearing(name) == kinds


@pytest.mark.parametrize("run", ["documents de ", "a", "les ", "avez-vous "])
def test_a_long_question_of_the_collection_is_read_once(run: str) -> None:
    assert asked_of_commons(f"combien de documents {run * (1900 // len(run))}") is None


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("Quels documents de 2024 avez-vous ?", 2024),
        ("Quels documents avez-vous en 2024 ?", 2024),
        ("Which tenders from 2025 do you have?", 2025),
        ("Combien de CCTP avez-vous ?", None),
    ],
)
def test_the_year_that_documents_are_to_be_of_is_no_subject(question: str, year: int | None) -> None:
    asked = asked_of_commons(question)

    assert asked
    assert (asked.year, asked.subject) == (year, "")
