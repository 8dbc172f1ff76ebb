"""What a question is about, once the words of tenders in general are left out."""

from __future__ import annotations

import pytest

from index.topic import asks_which_do_not_speak, compares, subject_of, subject_spoken_of, topic_of


def test_a_question_that_compares_loses_the_words_that_stand_in_every_tender() -> None:
    assert topic_of("Quelles pénalités de retard utilisent les marchés similaires ?") == "pénalités de retard"
    assert topic_of("Comment les marchés traitent-ils la réversibilité ?") == "réversibilité"
    assert topic_of("Quelles villes imposent une visite des lieux ?") == "visite des lieux"
    assert topic_of("Comparez la durée de garantie des marchés et le délai de paiement") == (
        "durée de garantie délai de paiement"
    )


def test_how_many_tenders_are_compared_tells_nothing_of_the_subject() -> None:
    assert topic_of("Compare les astreintes des trois marchés") == "astreintes"
    assert topic_of("Compare les trois astreintes des marchés") == "trois astreintes"


def test_a_question_about_one_tender_keeps_all_its_words() -> None:
    question = "Quelle clause de pénalité prévoit le contrat de Quimper ?"

    assert topic_of(question) == question


def test_an_abbreviation_is_spelt_out_after_the_question() -> None:
    assert topic_of("Combien dure la VSR ?") == "Combien dure la VSR ? (vérification de service régulier)"


def test_a_kind_of_document_is_not_spelt_out_for_that_would_find_its_cover() -> None:
    assert topic_of("Quel délai fixe le CCTP ?") == "Quel délai fixe le CCTP ?"


def test_an_abbreviation_in_the_plural_is_spelt_out_too() -> None:
    assert topic_of("What are the GTRs?") == topic_of("What are the GTRs?").replace("GTR ", "GTRs ")
    assert "(" in topic_of("Quelles VSRs ?")
    assert topic_of("Quels RCs ?") == "Quels RCs ?"  # searched by nothing more


@pytest.mark.parametrize(
    "question",
    [
        "Donne-moi un exemple de clause de réversibilité",
        "Pouvez-vous me montrer des exemples de clause de réversibilité",
        "Avez-vous un exemple de clause de réversibilité",
    ],
)
def test_what_an_example_is_asked_of_is_the_topic(question: str) -> None:
    assert topic_of(question) == "clause de réversibilité"


def test_small_letters_are_no_abbreviation() -> None:
    assert topic_of("Que vaut la rc ?") == "Que vaut la rc ?"


def test_a_question_made_of_general_words_only_is_left_as_it_is() -> None:
    assert topic_of("Comparez les marchés") == "Comparez les marchés"


@pytest.mark.parametrize(
    "question",
    [
        "Comment l’évolution des prix est-elle indexée d’un accord-cadre à l’autre ?",
        "What do other tenders ask?",
        "Quel acheteur refuse la documentation en PDF ?",
        "Quelles villes imposent une visite ?",
        "Which buyers require a site visit?",
        "Combien d’agents à Lyon, contre combien à Orve ?",
    ],
)
def test_a_question_about_several_tenders_compares(question: str) -> None:
    assert compares(question)
    assert not compares("Quelle est la pénalité de retard au Bourget ?")


@pytest.mark.parametrize(
    ("question", "topic", "subject"),
    [
        ("Quels documents parlent d'accessibilité ?", "accessibilité", "d'accessibilité"),
        ("Quel document parle d'accessibilité ?", "accessibilité", "d'accessibilité"),
        ("Which documents mention FedRAMP, and what do they say?", "FedRAMP", "FedRAMP"),
        ("Quels CCAP traitent de la sous-traitance ?", "sous-traitance", "de la sous-traitance"),
        ("Dans quels documents parle-t-on de recette ?", "recette", "de recette"),
    ],
)
def test_a_question_that_asks_which_documents_speak_of_something_compares_them(
    question: str, topic: str, subject: str
) -> None:
    assert compares(question)
    assert topic_of(question) == topic
    assert subject_spoken_of(question) == subject


@pytest.mark.parametrize(
    "question",
    [
        "Quels documents ne parlent pas d'accessibilité ?",
        "Which documents do not mention the GDPR?",
        "Which documents don't talk about security?",
    ],
)
def test_those_that_do_not_speak_of_it_are_asked_for(question: str) -> None:
    assert asks_which_do_not_speak(question)
    assert subject_spoken_of(question) == ""
    assert not asks_which_do_not_speak("Quels documents parlent de ce qui n'est pas livré ?")


def test_documents_that_have_to_be_sent_are_not_asked_what_they_speak_of() -> None:
    question = "Quels documents le candidat doit-il remettre ?"

    assert not compares(question)
    assert subject_spoken_of(question) == ""


def test_a_topic_is_what_an_example_or_a_feedback_is_wanted_of() -> None:
    assert topic_of("Avez-vous un exemple de clause de réversibilité ?") == "clause de réversibilité ?"
    assert topic_of("Retour d’expérience sur l’écoconception") == "écoconception"
    assert topic_of("I'm looking for lessons learned from agile procurement") == "agile procurement"
    assert topic_of("Quel modèle de maturité est exigé ?") == "modèle de maturité ?"


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Quelle assurance est demandée ?", "assurance ?"),
        ("Quelles sont les assurances exigees au Bourget ?", "assurances au Bourget ?"),
        ("Quels profils sont-ils requis par la ville ?", "profils par la ville ?"),
        ("What insurance is required in Alaska?", "insurance in Alaska?"),
        ("Quelle assurance le titulaire prend-il ?", "Quelle assurance le titulaire prend-il ?"),
        ("Quand une assurance est-elle demandée ?", "Quand une assurance est-elle demandée ?"),
    ],
)
def test_that_something_is_laid_down_tells_nothing_of_the_subject(question: str, topic: str) -> None:
    assert topic_of(question) == topic


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("reprise des données, comment l’écrire ?", "reprise des données"),
        ("sous-traitance : que prévoir dans le CCTP ?", "sous-traitance"),
        ("Qui sous-traite et comment l'encadrer ?", "Qui sous-traite"),
        ("sample quality assurance plan", "quality assurance plan"),
        ("liquidated damages example", "liquidated damages"),
        ("Que prévoir ?", "Que prévoir ?"),
        ("SLA penalty clause examples?", "SLA penalty clause"),
        ("réversibilité : que dois-je demander ?", "réversibilité"),
        ("Must bidders provide samples?", "Must bidders provide samples?"),
        ("Sample size for the acceptance test?", "Sample size for the acceptance test?"),
        ("Comment rédiger une clause de réversibilité ?", "Comment rédiger une clause de réversibilité ?"),
    ],
)
def test_a_subject_is_what_words_to_copy_are_wanted_of(question: str, subject: str) -> None:
    assert subject_of(question) == subject


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("clause de réversibilité pour un marché informatique", "clause de réversibilité"),
        (
            "Comment rédiger une clause SLA sur la reprise pour nos contrats ?",
            "Comment rédiger une clause SLA sur la reprise",
        ),
        ("clause on backups in an IT contract?", "clause on backups"),
        ("clause de reprise pour un marché d’hébergement et d’infogérance", "clause de reprise"),
        ("clause de reprise pour un marché d’hébergement ou de maintenance", "clause de reprise"),
        *(
            (whole, whole)
            for whole in (
                "Que mettre dans un CCAP sur la propriété intellectuelle ?",
                "Quelle clause dans un CCTP concernant les sauvegardes ?",
                "Que prévoir dans un contrat en cas de retard ?",
                "Quel délai pour un marché d’infogérance ?",
                "Peut-on sous-traiter dans un marché de fournitures ?",
                "clause de reprise dans un marché et réversibilité",
                "clause de reprise dans un marché ou réversibilité",
                "clause on backups in an IT contract and reversibility",
                "clause on backups in an IT contract or a guarantee",
                "clause de garantie pour un contrat en cas de panne",
            )
        ),
        ("la durée dans le marché du Bourget", "la durée dans le marché du Bourget"),
        ("Que faut-il pour un marché d’infogérance ?", "Que faut-il pour un marché d’infogérance ?"),
    ],
)
def test_for_which_sort_of_tender_it_is_wanted_tells_nothing_of_the_subject(question: str, topic: str) -> None:
    assert topic_of(question).startswith(topic)
    assert (topic_of(question) == question) is (topic == question)
