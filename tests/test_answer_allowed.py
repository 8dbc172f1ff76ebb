"""What the law allows, and what one tender says."""

from __future__ import annotations

import pytest

from answer.asked.allowed import asks_what_is_allowed


@pytest.mark.parametrize(
    "question",
    [
        "Peut-on imposer Microsoft 365 dans un marché public ?",
        "Faut-il prévoir une clause sociale dans mon CCTP ?",
        "Puis-je exiger une marque dans notre cahier des charges ?",
        "A-t-on le droit de demander un CV ?",
        "Est-ce légal de limiter la concurrence aux entreprises locales ?",
        "Ai-je le droit d’imposer une visite ?",
        "Sommes-nous obligés de publier l’avis ?",
        "Can we require a local office in a tender?",
        "Is it legal to name a brand?",
        "Are we allowed to negotiate?",
    ],
)
def test_what_the_law_allows_any_buyer_is_asked(question: str) -> None:
    assert asks_what_is_allowed(question)


@pytest.mark.parametrize(
    "question",
    [
        "Peut-on sous-traiter au Bourget ?",
        "Le titulaire a-t-il le droit de sous-traiter ?",
        "Faut-il une astreinte ?",
        "Est-il interdit de sous-traiter au Bourget ?",
        "Quelles clauses faut-il mettre dans un CCTP de TMA ?",
        "What penalties can I put in an RFP?",
        "Le titulaire doit légalement conserver les données combien de temps ?",
        "La visite du site est-elle obligatoire ?",
        "Quelles mentions légales ?",
        "What can we put in the contract of Le Bourget?",
        "May the contractor hire subcontractors?",
        "Quelles obligations légales l’AMF cite-t-elle ?",
    ],
)
def test_what_a_tender_says_is_another_question(question: str) -> None:
    assert not asks_what_is_allowed(question)
