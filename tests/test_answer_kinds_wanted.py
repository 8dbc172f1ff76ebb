"""Which kinds of documents tell best what a question wants."""

from __future__ import annotations

import pytest

from answer.asked.kinds_wanted import (
    PRICE_SCHEDULE,
    asks_for_lessons,
    asks_for_wording,
    asks_prices,
    kinds_wanted,
    preferences,
)
from corpus.vocabulary import TENDER_KINDS


@pytest.mark.parametrize(
    "question",
    [
        "Quels pièges éviter dans une refonte de site ?",
        "retour d’expérience migration logiciel libre",
        "Quelles leçons tirées des marchés agiles ?",
        "What lessons were learned from agile procurement?",
        "Que retenir des projets passés ?",
        "Quelles sont les erreurs à ne pas commettre ?",
    ],
)
def test_what_others_have_learned_is_asked_of_lessons_learned(question: str) -> None:
    assert kinds_wanted(question) == {"REX"}


@pytest.mark.parametrize(
    "question",
    [
        "Comment rédiger une clause de réversibilité ?",
        "Quels indicateurs de qualité demander à un infogérant ?",
        "exigences RGAA",
        "What should a data protection clause contain?",
        "Peut-on résilier si le prestataire ne tient pas ses délais ?",
        "Quelle garantie après la mise en production ?",
        "Où doivent être hébergées les données ?",
        "What may the vendor reuse?",
        "Quelle assurance est demandée ?",
        "Quels profils sont-ils exigés ?",
        "Which training is required?",
    ],
)
def test_what_to_lay_down_is_asked_of_tenders(question: str) -> None:
    assert kinds_wanted(question) == set(TENDER_KINDS)


@pytest.mark.parametrize(
    "question",
    [
        "Combien de services compte l’incubateur ?",
        "De combien grimperait le bilan carbone ?",
        "Quel est le délai de retour sur site ?",
        "Combien de pièges à rongeurs ?",
        "How is user feedback collected?",
        "À qui demander un badge d’accès ?",
        "Must the bidder write in English?",
        "Quelle assurance est moins chère ?",
    ],
)
def test_other_questions_are_asked_of_any_kind(question: str) -> None:
    assert not kinds_wanted(question)
    assert set(preferences(question)) <= {PRICE_SCHEDULE}


def test_weights_are_looked_for_in_tenders() -> None:
    assert kinds_wanted("Quelle est la pondération du prix ?") == frozenset(TENDER_KINDS)


def test_a_price_schedule_is_held_back_unless_prices_are_asked_for() -> None:
    assert preferences("Quelle est la durée ?")[PRICE_SCHEDULE] < 0
    assert preferences("Quelles clauses de SLA ?")[PRICE_SCHEDULE] < preferences("Quelles clauses de SLA ?")["CCTP"]
    assert PRICE_SCHEDULE not in preferences("Quel prix a une journée ?")


@pytest.mark.parametrize(
    "question", ["Quel prix ?", "Quel est le TJM d’un développeur ?", "Quels frais ?", "What budget?"]
)
def test_what_a_price_schedule_may_answer_asks_for_prices(question: str) -> None:
    assert asks_prices(question)


@pytest.mark.parametrize("question", ["Quelle ligne téléphonique résilier ?", "Quelles pénalités ?"])
def test_what_is_in_no_price_schedule_does_not(question: str) -> None:
    assert not asks_prices(question)


@pytest.mark.parametrize(
    ("question", "are_wanted"),
    [
        ("retours d’expérience sur la migration d’hébergement", True),
        ("Avez-vous des REX sur une refonte de portail ?", True),
        ("Quels pièges dans une migration ?", True),
        ("Quels retours d’expérience sur une recette ?", True),
        ("lessons learned on hosting", True),
        ("Do you have any lessons learned on hosting?", True),
        ("Dans le REX de Brennevaux, combien de temps a pris la recette ?", False),
        ("Combien de retours d’expérience le titulaire remet-il ?", False),
        ("Quelle est la durée de la VABF ?", False),
    ],
)
def test_lessons_are_wanted_as_such_or_what_one_of_them_says(question: str, are_wanted: bool) -> None:
    assert asks_for_lessons(question) is are_wanted


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("Comment rédiger une clause de réversibilité ?", False),
        ("exemple de clause SLA", False),
        ("Quelle clause impose aux candidats une visite ?", True),
        ("Quelle clause exige une durée de validité des offres ?", True),
        ("Which clause is required of bids?", True),
        ("Which clause is required of bidders?", True),
        ("Quels critères faut-il prévoir ?", True),
    ],
)
def test_the_rules_of_a_consultation_count_where_no_clause_of_a_contract_is_wanted(question: str, counts: bool) -> None:
    assert ("RC" in preferences(question)) is counts


@pytest.mark.parametrize(
    ("question", "are_wanted"),
    [
        ("exemple de clause de réversibilité", True),
        ("clause RGPD sous-traitant", True),
        ("Comment bien rédiger une clause SLA ?", True),
        ("Rédige-moi une clause de garantie", True),
        ("sample clause on liquidated damages", True),
        ("How should we word a warranty clause?", True),
        ("Propose une clause de garantie", True),
        ("Draft a clause on backups", True),
        ("Comment formuler la clause de pénalités ?", True),
        ("Comment rédiger son offre ?", False),
        ("Comment écrire à la plateforme pour poser une question ?", False),
        ("Clause de réexamen : en quoi consiste-t-elle ?", False),
        ("clause sociale : est-ce obligatoire ?", False),
        ("Rédigé en français, l’offre ?", False),
        ("How should we write the technical proposal?", False),
        ("Que dit la clause de réversibilité du Bourget ?", False),
        ("Qui doit rédiger le procès-verbal ?", False),
        ("Clauses d’accessibilité : en dessous de quel taux y a-t-il faute ?", False),
        ("Quelle pénalité prévoit cette clause ?", False),
        ("clause de pénalités : combien par jour ?", False),
    ],
)
def test_words_to_copy_are_wanted_or_what_one_of_them_says(question: str, are_wanted: bool) -> None:
    assert asks_for_wording(question) is are_wanted
