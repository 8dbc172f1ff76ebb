"""Who asks is no part of what is asked."""

from __future__ import annotations

import pytest

from answer.asked.introduction import without_introduction, without_likeness


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Je travaille à la mairie de Rennes : quelles pénalités prévoir ?", "Quelles pénalités prévoir ?"),
        ("Je suis acheteur à Nantes, quel délai ?", "Quel délai ?"),
        ("I'm with the city of Boston. What penalties?", "What penalties?"),
        ("Je suis le titulaire du marché ?", "Je suis le titulaire du marché ?"),
        ("Quelles pénalités ? Je suis de Rennes.", "Quelles pénalités ?"),
        ("Quel délai de paiement ? C'est pour la mairie de Rennes.", "Quel délai de paiement ?"),
        (
            "Pour la ville de Nantes, nous préparons un marché de nettoyage : quelles pénalités ?",
            "Nous préparons un marché de nettoyage : quelles pénalités ?",
        ),
        (
            "Je rédige un CCTP d'infogérance pour la mairie de Nantes, quel délai ?",
            "Je rédige un CCTP d'infogérance, quel délai ?",
        ),
        (
            "Je veux le délai pour la mairie de Nantes, et la durée.",
            "Je veux le délai pour la mairie de Nantes, et la durée.",
        ),
        ("Je dirige une PME d'entretien : quel délai ?", "Quel délai ?"),
        ("We represent a union. Which penalties apply?", "Which penalties apply?"),
        ("Pour la région Bretagne, nous préparons un marché : quel délai ?", "Nous préparons un marché : quel délai ?"),
        (
            "Je gère le marché d'infogérance de la ville de Nantes : quel délai ?",
            "Je gère le marché d'infogérance de la ville de Nantes : quel délai ?",
        ),
        ("I run the hosting contract of Leeds: what term?", "I run the hosting contract of Leeds: what term?"),
        ("Je suis à Rennes.", "Je suis à Rennes."),
    ],
)
def test_who_asks_is_left_out(question: str, asked: str) -> None:
    assert without_introduction(question) == asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Quelle durée pour une ville comme Bordeaux ?", "Quelle durée pour une ville ?"),
        ("Quelle durée pour une commune telle que Saint-Denis ?", "Quelle durée pour une commune ?"),
        ("What term would a city like Los Angeles want?", "What term would a city want?"),
        ("Quelle durée pour un département comme la Mayenne ?", "Quelle durée pour un département ?"),
        ("Comment Bordeaux paie-t-elle ?", "Comment Bordeaux paie-t-elle ?"),
        ("La durée est-elle comme ailleurs ?", "La durée est-elle comme ailleurs ?"),
        ("Peut-on exiger un label comme EPEAT ?", "Peut-on exiger un label comme EPEAT ?"),
        ("Faut-il une certification telle que ISO 27001 ?", "Faut-il une certification telle que ISO 27001 ?"),
    ],
)
def test_the_town_that_others_are_like_is_left_out(question: str, asked: str) -> None:
    assert without_likeness(question) == asked
