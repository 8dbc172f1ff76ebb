"""People whom a house calls by the first name, with the service where they work."""

from __future__ import annotations

import pytest

from corpus.models import Page
from protect.masking import find_in_pages
from protect.personal_data import find_personal_data


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize(
    "text",
    [
        "À voir avec {} de la compta pour les bons de commande.",
        "Le dossier est chez {} du juridique.",
        "Signaler à {} des achats",
        "Appel de {} de l’informatique",
        "{} à l’accueil garde le badge.",
        "{}, du service marchés, relance le titulaire.",
        "Relu par {} (service informatique), puis par le titulaire.",
        "{} (RH) garde les clés.",
        "{} (responsable des achats) relit.",
        "Ask {} from accounting.",
        "{}, service informatique, suit le dossier.",
    ],
)
def test_a_first_name_with_a_service_is_hidden(text: str) -> None:
    assert hidden(text.format("Mehdi")) == ["Mehdi"]


def test_two_first_names_before_a_service_are_hidden_both() -> None:
    assert hidden("Sandrine et Mehdi de la compta suivent le dossier.") == ["Sandrine", "Mehdi"]
    assert hidden("Ariane et Mehdi de la DSI sont des outils. Paris et Mehdi de la compta")[-1:] == ["Mehdi"]


def test_it_is_hidden_wherever_it_comes_back() -> None:
    (found,) = find_in_pages([Page(1, "", text := "Vu avec Yann de la compta.\nYann relance le titulaire.")])
    assert [text[one.start : one.end] for one in found] == ["Yann", "Yann"]


def test_a_full_name_with_a_service_is_hidden_whole() -> None:
    assert hidden("Solène Priou du juridique suit ce point.") == ["Solène Priou"]


def test_a_first_name_that_is_a_word_too_is_hidden_where_a_house_calls_its_service_short() -> None:
    assert hidden("Pierre de la compta a signé.") == ["Pierre"]
    assert hidden("Le label Marianne de l’accueil, Florence (direction régionale)") == []


@pytest.mark.parametrize(
    "text",
    [
        "Le logiciel Hélios de la comptabilité publique",
        "L’application Ariane de la DSI",
        "La plateforme Maximilien des marchés publics",
        "Paris de la DRH, Lorient (service technique)",
        "Iris de la DSI est l'outil de suivi",
        "Albert (assistance) est l’IA de l’État, Albert (direction) est l’IA de l’État",
        "Ariane (production), Julia (support), Pascal (formation), Charlotte (production)",
        "Olivier (espaces verts) : taille annuelle",
        "Mehdi de la DSI est un portail, Mehdi (service informatique) est l’application de suivi",
        "Jenkins (intégrateur), Pascal (développeur)",
        "Le lycée Jean Moulin (service restauration), rue Marcel Sembat (service voirie)",
        "Le Service Informatique (direction) et le Pôle Juridique (RH)",
    ],
)
def test_products_towns_and_schools_beside_a_service_are_nobody(text: str) -> None:
    assert hidden(text) == []
