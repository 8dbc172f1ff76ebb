"""What is on another matter than the one asked for, which shares its words with it."""

from __future__ import annotations

import pytest

from answer.finding.other_matters import is_on_another_matter, other_matters
from corpus.models import Document, Passage, Span
from index.retriever import Hit

DOCUMENT = Document("rc", "", "rc.pdf", "application/pdf", 1, "RC", "RC", language="fr")
APPEALS = (
    "Un référé précontractuel peut être formé devant le tribunal administratif ; le délai de recours est de deux mois "
    "(art. R. 421-7 du CJA)."
)
PROTESTS = (
    "A protest is filed within ten days. The protest names its grounds; the State answers the protest in writing."
)
COPY = "La copie de sauvegarde est envoyée sous pli scellé, au service des marchés, de 9 h à 12 h."
PRICES = "Une clause de sauvegarde permet de résilier si la hausse dépasse 3 %."
SITE = "Le support technique du site achatpublic.com répond de 8h30 à 18h30, du lundi au vendredi."
BACKUPS = "Les sauvegardes sont quotidiennes et conservées trente jours."
SURETY = "Il n’est pratiqué aucune retenue de garantie."
INSURANCE = (
    "Il justifie d’une assurance de responsabilité civile par une attestation de son assureur, dont les garanties "
    "suffisent, dans un délai de 15 jours."
)
WARRANTY = "La garantie, d’une durée de 12 mois, commence à courir à l’admission."
DISPUTE = "Les litiges relèvent du tribunal administratif de Lille. Le délai de paiement est de trente jours."


def hit(text: str, *section: str) -> Hit:
    passage = Passage(page=1, start=0, end=len(text), text=text, sentences=(Span(0, len(text)),), section=section)
    return Hit(1, passage, DOCUMENT, 1.0, 0.8)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Quel délai d’intervention ?", APPEALS),
        ("Combien de temps dure la garantie ?", APPEALS),
        ("How soon must bugs be fixed?", PROTESTS),
        ("Qu’exige la ville pour les sauvegardes ?", COPY),
        ("À quelle fréquence faut-il une sauvegarde ?", PRICES),
        ("Quelle garantie après la recette ?", SURETY),
        ("Quelle est la durée de garantie ?", SURETY),
        ("Quelle durée de garantie demandent les marchés similaires ?", INSURANCE),
        ("Quels horaires d’ouverture pour le help desk ?", COPY),
        ("Quels horaires pour le support utilisateurs ?", SITE),
    ],
)
def test_what_is_on_another_matter_does_not_answer(question: str, text: str) -> None:
    assert is_on_another_matter(hit(text), other_matters(question))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Quel délai pour contester le marché ?", APPEALS),
        ("Devant quel tribunal aller ?", APPEALS),
        ("Can a losing bidder challenge the award?", PROTESTS),
        ("Peut-on envoyer une copie de sauvegarde ?", COPY),
        ("À quelle heure déposer son offre ?", COPY),
        ("Les prix peuvent-ils monter ?", PRICES),
        ("Qu’exige la ville pour les sauvegardes ?", BACKUPS),
        ("Quel délai de paiement ?", DISPUTE),
        ("Quelle garantie demander au titulaire ?", SURETY),
        ("Quelle est la durée de la garantie à première demande ?", SURETY),
        ("Quelle juridiction est compétente ?", APPEALS),
        ("Combien de temps attendre avant de signer (standstill) ?", APPEALS),
        ("Dans quelle langue faut-il écrire, sous combien de jours ?", APPEALS),
        ("How long do I have to object to the award?", PROTESTS),
        ("Quels sont les horaires de la mairie ?", COPY),
        ("Quel support pour déposer son offre ?", SITE),
        ("Qui appeler si la plateforme de dématérialisation est en panne ?", SITE),
        ("Peut-on résilier si l’indice augmente trop ?", PRICES),
        ("Quelle garantie après la recette ?", WARRANTY),
        ("Quelle durée de garantie l’assurance doit-elle avoir ?", INSURANCE),
    ],
)
def test_what_is_on_the_matter_asked_for_or_says_a_word_of_another_does(question: str, text: str) -> None:
    assert not is_on_another_matter(hit(text), other_matters(question))


def test_a_heading_tells_what_a_passage_is_on() -> None:
    matters = other_matters("Quel délai de réponse ?")

    assert is_on_another_matter(hit("Deux mois, tribunal administratif.", "Voies de recours"), matters)
    assert not is_on_another_matter(hit("Deux mois, tribunal administratif.", "Délais"), matters)
