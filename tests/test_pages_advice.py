"""What is advised after a refusal, by why nothing answers."""

from __future__ import annotations

import pytest

from answer.models import Answer, Missing, Mode
from answer.wanted.telling import Matter
from pages.asking.advice import question_without_names, tip_after


def refused(question: str, **missing: object) -> Answer:
    return Answer(question, question, Mode.REFUSED, (), (), missing=Missing(**missing))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answer", "tip"),
    [
        (refused("Quel délai de livraison des vitres ?"), "Posez la question sur le sujet seul, en quelques mots"),
        (
            refused("Quel délai de livraison des fournitures ?", unknown_words=("fournitures",)),
            "Essayez un autre mot pour «\u00a0fournitures\u00a0».",
        ),
        (
            refused("Quelle est la recette du gratin dauphinois ?", unknown_words=("gratin", "dauphinois")),
            "Rien de ce qui est partagé ici n’en parle",
        ),
        (
            refused("Quel cahier des charges pour un tramway ?", unknown_words=("tramway",)),
            "Rien de ce qui est partagé ici n’en parle",
        ),
        (refused("Et le gratin ?", unknown_words=("gratin",)), "Rien de ce qui est partagé ici n’en parle"),
        (
            refused("Quelles sont les pénalités de retart ?", unknown_words=("retart",)),
            "Essayez un autre mot pour «\u00a0retart\u00a0».",
        ),
        (
            refused("La supervision par SNMP est-elle exigée ?", unknown_words=("SNMP",)),
            "Essayez un autre mot pour «\u00a0SNMP\u00a0».",
        ),
        (
            refused("Quelles sauvegardes pour un hébergement avec Proxmox ?", unknown_words=("Proxmox",)),
            "Essayez un autre mot pour «\u00a0Proxmox\u00a0».",
        ),
        (
            refused("What do late penalties cost in Lyon?", unknown_words=("Lyon",)),
            "Posez la question sans «\u00a0Lyon\u00a0»",
        ),
        (
            refused("Quelles pénalités de retard à Lyon ?", unknown_words=("Lyon",)),
            "Posez la question sans «\u00a0Lyon\u00a0»\u00a0: ce que d’autres acheteurs",
        ),
        (
            refused("Quelles pénalités dans le marché de Metz ?", nameless=("Metz",)),
            "Posez la question sans «\u00a0Metz\u00a0»\u00a0: ce que d’autres acheteurs",
        ),
        (
            refused("L’AMF exige-t-elle une visite SecNumCloud ?", absent=("SecNumCloud",)),
            "Posez la question sans «\u00a0SecNumCloud\u00a0».",
        ),
        (
            refused("Combien coûte la piscine de Lyon ?", absent=("Lyon",)),
            "Posez la question sans «\u00a0Lyon\u00a0»\u00a0: ce que d’autres acheteurs",
        ),
    ],
)
def test_what_is_advised_depends_on_why_nothing_answers(answer: Answer, tip: str) -> None:
    assert tip_after(answer, "fr").startswith(tip)


@pytest.mark.parametrize(
    ("question", "is_of_procurement"),
    [
        ("Qui a gagné la Coupe du monde de football ?", False),
        ("Quelle est la hauteur de la tour Eiffel ?", False),
        ("Who won the football World Cup?", False),
        ("Que se passe-t-il si le prestataire est en retard ?", True),
        ("What happens if the supplier is late?", True),
    ],
)
def test_the_example_of_words_to_use_is_given_to_questions_on_procurement_in_everyday_words(
    question: str, is_of_procurement: bool
) -> None:
    tip = tip_after(refused(question), "fr")
    assert tip.startswith("Employez les mots du document")
    assert ("intervention" in tip) is is_of_procurement


@pytest.mark.parametrize(
    "answer",
    [
        refused("vitres"),
        refused("Quelle est la durée du marché ?", matters=frozenset({Matter.TERM})),
    ],
)
def test_nothing_is_advised_where_nothing_is_known_to_help(answer: Answer) -> None:
    assert tip_after(answer, "fr") == ""


@pytest.mark.parametrize(
    ("answer", "question"),
    [
        (refused("Combien coûte la piscine de Lyon ?", absent=("Lyon",)), "Combien coûte la piscine ?"),
        (
            refused("Quel est le budget du marché de la ville de Rennes ?", nameless=("Rennes",)),
            "Quel est le budget du marché ?",
        ),
        (
            refused("Le CCAP d’Arras prévoit-il des pénalités de retard ?", nameless=("Arras",)),
            "Le CCAP prévoit-il des pénalités de retard ?",
        ),
        (refused("What do late penalties cost in Lyon?", unknown_words=("Lyon",)), "What do late penalties cost?"),
        (refused("L’AMF exige-t-elle une visite SecNumCloud ?", absent=("SecNumCloud",)), ""),
        (refused("Rennes prévoit-elle des pénalités de retard ?", nameless=("Rennes",)), ""),
        (refused("Et à Lyon ?", unknown_words=("Lyon",)), ""),
        (refused("Quel délai de livraison des vitres ?"), ""),
        (
            refused("À Rennes, quel est le délai de paiement ?", nameless=("Rennes",)),
            "Quel est le délai de paiement ?",
        ),
        (
            refused("Ville de Rennes : quel délai de paiement ?", nameless=("Rennes",)),
            "Quel délai de paiement ?",
        ),
        (
            refused("Pour le nettoyage, à Rennes, quel délai de paiement ?", nameless=("Rennes",)),
            "Pour le nettoyage quel délai de paiement ?",
        ),
        (
            refused("Quel délai de paiement à Rennes, et quelles pénalités ?", nameless=("Rennes",)),
            "Quel délai de paiement, et quelles pénalités ?",
        ),
        (
            refused("Quel est, à Rennes, le délai de paiement ?", nameless=("Rennes",)),
            "Quel est le délai de paiement ?",
        ),
        (refused("Quel délai de paiement (à Rennes) ?", nameless=("Rennes",)), ""),
        (
            refused("Quel délai de paiement à Rennes et à Nantes ?", nameless=("Rennes", "Nantes")),
            "Quel délai de paiement ?",
        ),
        (refused("Quel délai de paiement à Rennes et à Nantes ?", nameless=("Rennes",)), ""),
        (refused("Quel délai de paiement à Nantes et à Rennes ?", nameless=("Rennes",)), ""),
        (refused("Quel délai de paiement à Rennes et à Rennes Métropole ?", nameless=("Rennes",)), ""),
        (refused("La ville de Rennes prévoit-elle des pénalités de retard ?", nameless=("Rennes",)), ""),
        (
            refused("Quel délai de paiement pour l’agglomération de Rennes ?", nameless=("Rennes",)),
            "Quel délai de paiement ?",
        ),
        (refused("Combien de repas pour les habitants de Rennes-le-Château ?", nameless=("Rennes",)), ""),
    ],
)
def test_what_others_may_answer_is_the_question_without_the_town_whose_tender_is_not_here(
    answer: Answer, question: str
) -> None:
    assert question_without_names(answer) == question
