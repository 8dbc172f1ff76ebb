"""What a follow-up means that asks what happens when a demand is not met."""

from __future__ import annotations

import pytest

from answer.conversation.breach import penalties_asked
from answer.conversation.understanding import understand
from answer.exchanges import Exchange, Understood
from answer.named.library import Library

TIMES = "Quels délais d'intervention utilisent les marchés similaires ?"
NOTHING = Library(documents=lambda: (), named=lambda text: {}, cited=lambda exchange: ())


def after(before: str, question: str) -> Understood:
    return understand(question, [Exchange(before)], NOTHING)


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        (TIMES, "Et si le prestataire ne les respecte pas ?", "si le prestataire ne les respecte pas"),
        (TIMES, "Et s'ils ne sont pas respectés ?", "s'ils ne sont pas respectés"),
        (TIMES, "Que risque le titulaire s'il ne les tient pas ?", "s'il ne les tient pas"),
        (TIMES, "Et en cas de dépassement ?", "en cas de dépassement"),
    ],
)
def test_a_demand_that_is_not_met_asks_for_the_penalties(before: str, question: str, meaning: str) -> None:
    asked = after(before, question).question
    assert asked == f"Quelles pénalités {meaning} (délais, intervention) ?"


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        ("What availability is required?", "And if it isn't met?", "What penalties if it isn't met (availability)?"),
        (
            "What response time is required?",
            "What happens if it is not?",
            "What penalties if it is not (response time)?",
        ),
        ("Is the code public?", "What happens if it is not?", "What happens if it is not (code public)?"),
        ("Is the code public?", "And if it isn't?", "What happens if it isn't (code public)?"),
        ("What availability is required?", "And if it is?", "What availability is required, if it is?"),
    ],
)
def test_what_is_not_so_costs_penalties_where_it_is_demanded(before: str, question: str, meaning: str) -> None:
    assert after(before, question).question == meaning


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        (
            "Dans quel délai les factures sont-elles payées ?",
            "Et en cas de retard ?",
            "Quels intérêts moratoires en cas de retard (délai, factures, payées) ?",
        ),
        ("When are invoices paid?", "In case of delay?", "What interest in case of delay (invoices paid)?"),
        (
            "Quels délais de paiement ?",
            "Et en cas de non-respect ?",
            "Quelles pénalités en cas de non-respect (délais, paiement) ?",
        ),
    ],
)
def test_who_pays_late_owes_interest(before: str, question: str, meaning: str) -> None:
    assert after(before, question).question == meaning


def test_otherwise_asks_for_the_penalties_too() -> None:
    assert after(TIMES, "Et sinon ?").question == "Quelles pénalités (délais, intervention) ?"
    missed = after("What response times are required?", "And if the contractor misses them?")
    assert missed.question == "What penalties if the contractor misses them (response times)?"


@pytest.mark.parametrize(
    ("before", "question", "asked"),
    [
        (
            "Quel délai pour un incident bloquant ?",
            "Et pour les pénalités ?",
            "Quelles pénalités (délai, incident bloquant) ?",
        ),
        (
            "Quelle disponibilité pour l'application ?",
            "quid des pénalités ?",
            "Quelles pénalités (disponibilité, application) ?",
        ),
        (
            "What response times for an outage?",
            "What about penalties?",
            "What penalties (response times, outage)?",
        ),
    ],
)
def test_penalties_are_no_other_case(before: str, question: str, asked: str) -> None:
    assert after(before, question).question == asked


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Quelles sont les pénalités de retard ?", "Et sinon ?"),
        ("Quelles clauses de SLA utilisent les marchés similaires ?", "Et pour les pénalités ?"),
        ("Qui est le titulaire ?", "Et sinon ?"),
        ("Quel est le montant maximum du marché ?", "Et en cas de dépassement ?"),
        (TIMES, "Et s'ils sont respectés ?"),
        (TIMES, "Et en cas de retard de livraison du matériel ?"),
        (TIMES, "Et si le candidat est seul ?"),
    ],
)
def test_what_is_no_breach_of_a_demand_asks_for_no_penalties(before: str, question: str) -> None:
    assert penalties_asked(question, before) == ""


def test_a_verb_turned_round_stands_for_what_was_asked_before() -> None:
    asked = after("Comment se passe la réversibilité ?", "Et combien de temps dure-t-elle ?")
    assert asked.question == "Combien de temps dure la réversibilité ?"
    alone = after(TIMES, "Dans quel délai le titulaire répond-il aux alertes de niveau 1 ?")
    assert alone.question == "Dans quel délai le titulaire répond-il aux alertes de niveau 1 ?"


def test_otherwise_alone_asks_the_same_of_what_is_no_demand() -> None:
    assert after("Qui est le titulaire ?", "Et sinon ?").question == "Qui est le titulaire ?"


def test_after_an_amount_what_happens_to_its_thing_is_asked_without_the_amount() -> None:
    failing = after("Quelle est la durée de la VABF ?", "Et si elle échoue ?")
    assert failing.question == "Que se passe-t-il si elle échoue (VABF) ?"
    english = after("How long is the acceptance test?", "And if it is refused?")
    assert english.question == "What happens if it is refused (acceptance test)?"


def test_what_is_done_to_a_thing_stands_for_it() -> None:
    asked = after("Faut-il imposer l'accessibilité ?", "Et comment la vérifier ?")
    assert asked.question == "Comment la vérifier (accessibilité) ?"
    alone = after(TIMES, "Comment le cahier des charges est-il remis aux candidats retenus ?")
    assert alone.question == "Comment le cahier des charges est-il remis aux candidats retenus ?"


def test_after_the_tenders_of_a_sort_more_is_asked_of_them() -> None:
    before = "Quelle est la durée du marché de gardiennage ?"
    asked = after(before, "Et combien de fois peut-il être reconduit ?")
    assert asked.question == "Combien de fois peut-il être reconduit, dans les marchés de gardiennage ?"


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        (
            "Que mettre dans un CCTP d’infogérance ?",
            "Et pour les pénalités ?",
            "Qu'en est-il des pénalités dans les marchés d’infogérance ?",
        ),
        (
            "What goes in an RFP for a website?",
            "And the penalties?",
            "What about the penalties in tenders for website?",
        ),
    ],
)
def test_after_what_is_to_be_written_a_point_is_asked_of_the_tenders_on_it(
    before: str, question: str, meaning: str
) -> None:
    assert after(before, question).question == meaning
