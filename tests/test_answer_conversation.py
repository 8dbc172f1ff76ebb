"""What a question means after the questions before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from answer.conversation.understanding import exchange_of, understand
from answer.exchanges import Exchange, Understood
from answer.named.library import Library
from corpus.folding import fold
from corpus.models import Document
from index.filters import Filters


def document(id: str, kind: str, subject: str, buyer: str) -> Document:
    return Document(
        id, id, f"{id}.pdf", "application/pdf", 1, f"{kind} – {subject}", kind, buyer=buyer, language="fr",
        added_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip


DOCUMENTS = (
    document("lyon-cctp", "CCTP", "Infogérance", "Ville de Lyon"),
    document("lyon-ccap", "CCAP", "Infogérance", "Ville de Lyon"),
    document("amf-cctp", "CCTP", "Plateformes SharePoint", "AMF"),
    document("amf-ccap", "CCAP", "Plateformes SharePoint", "AMF"),
)
PENALTIES = "Quelles pénalités l'AMF applique-t-elle à son prestataire SharePoint en phase de MCO ?"
LYON = "Dans le marché d'infogérance de Lyon, sous combien de jours le prestataire est-il payé ?"
TMA = "Quelle est la durée du marché de TMA Aquaréel ?"
SIMILAR = "Quelles pénalités de retard utilisent les marchés similaires ?"
ARIES = "Who hosts the ARIES system in Alaska?"


def library(cited: Mapping[str, Sequence[str]] | None = None) -> Library:
    """A library of two tenders, named by their buyers; what an answer cites is looked up in `cited`."""

    def named(text: str) -> dict[str, float]:
        words = set(fold(text.replace("’", " ").replace("'", " ")).split())
        return {one.id: 1.0 for one in DOCUMENTS if words & {"lyon", "amf"} & set(fold(one.buyer).split())}

    return Library(
        documents=lambda: DOCUMENTS,
        named=named,
        cited=lambda exchange: exchange.documents or (cited or {}).get(exchange.question, ()),
    )


def after(*questions: str) -> list[Exchange]:
    """What is remembered of questions that were asked one after the other."""
    exchanges: list[Exchange] = []
    for question in questions:
        exchanges.append(exchange_of(question, exchanges, library()))
    return exchanges


def understood(question: str, *history: str) -> str:
    return understand(question, after(*history), library()).question


TERM = "Quelle est la durée du marché de Lyon ?"
LATE = ("Quelles pénalités à Lyon ?", "Quelles pénalités à l'AMF ?")


@pytest.mark.parametrize(
    "question",
    [
        "Que dit l'article 12 ?", "Et l'article 12 ?", "Montre-moi la page 4", "Article R. 2112-4 ?",
        "What does article 7 say?", "Le document de référence ?", "What does the document say?",
    ],
)  # fmt: skip
def test_a_place_that_is_named_is_not_the_question_before_again(question: str) -> None:
    assert understood(question, TERM) != TERM
    assert understood("Dans quel article ?", TERM) == understood("Donne-moi la page", TERM) == TERM


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("Quelle différence entre les deux ?", (LATE[0], "Quelles sont la GTI et la GTR à l'AMF ?")),
        ("Peut-on cumuler les deux ?", (LATE[0], "Quelles sont la caution et la retenue de garantie à l'AMF ?")),
        ("Comment s'articulent les pièces entre elles ?", LATE),
        ("Peuvent-ils se sous-traiter entre eux ?", LATE),
        ("Are the lots dependent on each other?", LATE),
        ("L'un ou l'autre des membres du groupement peut-il résilier ?", LATE),
    ],
)
def test_two_other_things_are_not_the_tenders_spoken_of(question: str, history: Sequence[str]) -> None:
    assert "à Lyon et à l'AMF" not in understood(question, *history)


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Plutôt que des pénalités, peut-on prévoir un bonus ?", "Plutôt que des pénalités"),
        ("Retour à la normale après incident ?", "etour à la normale après incident"),
        ("Back to back contracts: what are they?", "Back to back contracts"),
    ],
)
def test_how_a_sentence_begins_is_no_correction(question: str, kept: str) -> None:
    assert kept in understood(question, TERM)
    assert understood("Je pensais aux pénalités", TERM) == "Qu'en est-il de pénalités pour le marché de Lyon ?"


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("Lesquels sont éliminatoires ?", "Quels sont les principaux critères à Lyon ?"),
        ("Lesquels sont cédés ?", "Quels sont leurs droits à Lyon ?"),
        ("Lesquelles sont plafonnées ?", "Quels délais et pénalités à Lyon ?"),
        ("Which ones are capped?", "What happens with late penalties in Lyon?"),
        ("Which of them are mandatory?", LATE[0]),
    ],
)
def test_what_stands_for_no_noun_that_agrees_is_left_as_it_is(question: str, before: str) -> None:
    assert understood(question, before).startswith(question.rstrip(" ?"))
    assert understood("Lesquels sont pénalisés ?", "Quels sont les niveaux de service à Lyon ?").startswith(
        "Quels niveaux"
    )


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("Et le CCTP ?", "Quelles pièces sont contractuelles à Lyon ?"),
        ("Et le CCTP ?", "Faut-il signer le CCAP à Lyon ?"),
        ("Et le CCAP ?", "Qui rédige le CCTP à Lyon ?"),
    ],
)
def test_a_part_of_a_tender_that_is_asked_about_is_no_place_to_look_in(question: str, before: str) -> None:
    assert ", dans le" not in understood(question, before)
    assert understood("Et le CCAP ?", "Quelle durée dans le CCTP de Lyon ?").endswith("dans le CCAP (Ville de Lyon) ?")


def test_the_same_question_without_the_name_is_asked_of_all() -> None:
    for named in ("Quelles pénalités à Lyon ?", "Quelles pénalités dans le marché de la ville de Rennes ?"):
        for question in ("Quelles pénalités ?", "Quelles pénalités dans le marché ?"):
            assert understood(question, named) == question
    assert understood("Quelles pénalités de retard ?", "Quelles pénalités à Lyon ?") != "Quelles pénalités de retard ?"


def test_who_is_about_to_write_a_document_begins_anew() -> None:
    question = "Nous refaisons le site web de notre commune : que mettre dans le cahier des charges ?"
    assert understood(question, "Quelles pénalités à Lyon ?") == question
    assert understood(question, question) == question
    assert understood("What should an RFP for a website contain?", LYON) == "What should an RFP for a website contain?"


def test_the_first_question_is_searched_as_it_is() -> None:
    assert understand("Et la réversibilité ?", (), library()) == Understood("Et la réversibilité ?")


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        (LYON, "et pour les pénalités ?", "Qu'en est-il des pénalités dans le marché d'infogérance de Lyon ?"),
        (PENALTIES, "Et la réversibilité ?", "Qu'en est-il de la réversibilité pour l'AMF (SharePoint) ?"),
        (PENALTIES, "Qu’en est-il de la réversibilité ?", "Qu'en est-il de la réversibilité pour l'AMF (SharePoint) ?"),
        (PENALTIES, "Et l’avance ?", "Qu'en est-il de l'avance pour l'AMF (SharePoint) ?"),
        (TMA, "Le délai de paiement ?", "Qu'en est-il du délai de paiement pour le marché de TMA Aquaréel ?"),
        (SIMILAR, "Et la sous-traitance ?", "Qu'en est-il de la sous-traitance dans les marchés similaires ?"),
        (ARIES, "What about the warranty?", "What about the warranty for the ARIES system (Alaska)?"),
        (TMA, "What about the warranty?", "What about the warranty for Aquaréel?"),
        ("Quel montant est prévu par l'AMF ?", "Et la durée ?", "Qu'en est-il de la durée pour l'AMF ?"),
    ],
)
def test_a_new_thing_is_asked_of_the_same_tender(before: str, question: str, meaning: str) -> None:
    assert understood(question, before) == meaning


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        (TMA, "Quel est son montant maximum ?", "Quel est le montant maximum du marché de TMA Aquaréel ?"),
        (TMA, "Le prestataire peut-il sous-traiter ?", "Le prestataire peut-il sous-traiter, pour le marché de TMA "
         "Aquaréel ?"),
        (LYON, "Et l'avance, elle est de combien ?", "L'avance, elle est de combien, dans le marché d'infogérance de "
         "Lyon ?"),
        (TMA, "Quelle durée de préavis ce marché impose-t-il au titulaire sortant ?", "Quelle durée de préavis ce "
         "marché impose-t-il au titulaire sortant, pour le marché de TMA Aquaréel ?"),
        (TMA, "Et ils garantissent un minimum de commandes ?", "Ils garantissent un minimum de commandes, pour le "
         "marché de TMA Aquaréel ?"),
        (LYON, "Faut-il une assurance ?", "Faut-il une assurance, dans le marché d'infogérance de Lyon ?"),
        (LYON, "Y a-t-il une visite ?", "Y a-t-il une visite, dans le marché d'infogérance de Lyon ?"),
        (LYON, "Le titulaire a-t-il une avance ?", "Le titulaire a-t-il une avance, dans le marché d'infogérance de "
         "Lyon ?"),
        ("Y a-t-il une démonstration dans le marché de Lyon ?", "La démo dure combien de temps, et combien de "
         "candidats sont invités ?", "La démo dure combien de temps, et combien de candidats sont invités, dans le "
         "marché de Lyon ?"),
    ],
)  # fmt: skip
def test_a_whole_question_that_names_no_tender_is_about_the_same(before: str, question: str, meaning: str) -> None:
    assert understood(question, before) == meaning


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        (LYON, "combien ?", LYON),
        (SIMILAR, "Et le plafond ?", "Quelles pénalités de retard utilisent les marchés similaires : le plafond ?"),
        ("Quelles pénalités à Lyon : le week-end ?", "La nuit aussi ?", "Quelles pénalités à Lyon : la nuit aussi ?"),
        ("Astreinte : quelles pénalités à Lyon ?", "La nuit aussi ?",
         "Astreinte : quelles pénalités à Lyon : la nuit aussi ?"),
        (PENALTIES, "Et si c'est la réversibilité qui prend du retard ?", "Quelles pénalités l'AMF applique-t-elle à "
         "son prestataire SharePoint en phase de MCO, si c'est la réversibilité qui prend du retard ?"),
        ("Quel budget pour un produit en construction à Lyon ?", "Et une fois qu'il est pérennisé ?",
         "Quel budget pour un produit en construction à Lyon, une fois qu'il est pérennisé ?"),
        ("Qui héberge les données à Lyon ?", "Et une fois le marché terminé ?",
         "Qui héberge les données à Lyon, une fois le marché terminé ?"),
        ("Qui héberge les données à Lyon ?", "Et dès qu'elles sont rendues ?",
         "Qui héberge les données à Lyon, dès qu'elles sont rendues ?"),
        ("What is the warranty in the ARIES contract?", "And once it has expired?",
         "What is the warranty in the ARIES contract, once it has expired?"),
        ("What is the warranty in the ARIES contract?", "And as soon as the system is accepted?",
         "What is the warranty in the ARIES contract, as soon as the system is accepted?"),
        ("Qui héberge les données à Lyon ?", "et si Lyon résilie le marché, qui les rend ?",
         "Si Lyon résilie le marché, qui les rend (héberge, données) ?"),
        (TMA, "Comment est-elle prolongée ?", "Comment est-elle prolongée (durée, marché de TMA Aquaréel) ?"),
        (TMA, "Pourquoi cette durée minimale ?", "Pourquoi cette durée minimale (marché de TMA Aquaréel) ?"),
        ("Combien de projets ont été choisis à Lyon ?", "Parmi eux, combien sont finis ?",
         "Parmi eux, combien sont finis (projets, choisis, Lyon) ?"),
        (SIMILAR, "Sont-elles plafonnées ?", "Sont-elles plafonnées (pénalités, retard) ?"),
        ("Compare les délais de livraison.", "Comment sont-ils décomptés ?",
         "Comment sont-ils décomptés (délais, livraison) ?"),
        (PENALTIES, "Comment leur plafond est-il calculé ?", "Comment leur plafond est-il calculé (pénalités, "
         "prestataire, phase, MCO, AMF, SharePoint) ?"),
    ],
)  # fmt: skip
def test_more_is_asked_of_the_same_thing(before: str, question: str, meaning: str) -> None:
    assert understood(question, before) == meaning


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        ("Quel délai pour un incident bloquant à Lyon ?", "et pour les mineurs ?", "Quel délai pour les mineurs à "
         "Lyon ?"),
        ("Quelles pénalités en cas de retard dans la TMA Aquaréel ?", "Et pour l'absence à une réunion ?",
         "Quelles pénalités pour l'absence à une réunion dans la TMA Aquaréel ?"),
        ("Combien de temps Lyon donne-t-elle pour corriger une anomalie bloquante ?", "et pour une gênante ?",
         "Combien de temps Lyon donne-t-elle pour corriger une gênante ?"),
        ("Quelles clauses pour la sécurité prévoient les marchés similaires ?", "et pour l'accessibilité ?",
         "Quelles clauses pour l'accessibilité prévoient les marchés similaires ?"),
        ("What is the response time for critical incidents in the ARIES contract?", "And for minor ones?",
         "What is the response time for minor incidents in the ARIES contract?"),
        ("Quel est le poids du prix à Lyon ?", "Et pour la valeur technique ?",
         "Quel est le poids de la valeur technique à Lyon ?"),
        ("What is the weight of the price in the ARIES contract?", "and for the experience?",
         "What is the weight of the experience in the ARIES contract?"),
        ("Sous quel délai corriger une anomalie bloquante à Lyon ?", "et une anomalie mineure ?",
         "Sous quel délai corriger une anomalie mineure à Lyon ?"),
        ("Sous quel délai corriger une anomalie bloquante à Lyon ?", "et pour une mineure ?",
         "Sous quel délai corriger une mineure à Lyon ?"),
        ("Quels délais pour corriger une anomalie bloquante pour le lot 1 ?", "et pour le lot 2 ?",
         "Quels délais pour corriger une anomalie bloquante pour le lot 2 ?"),
        ("Quelles pénalités pour le titulaire en cas de retard à Lyon ?", "et pour l’acheteur ?",
         "Quelles pénalités pour l'acheteur en cas de retard à Lyon ?"),
        ("Quelle garantie pour les véhicules que Lyon achète ?", "et pour les vélos ?",
         "Quelle garantie pour les vélos que Lyon achète ?"),
        ("Quel délai pour un incident pendant la nuit ?", "et pour une demande ?",
         "Quel délai pour une demande pendant la nuit ?"),
        ("What is the penalty for late delivery to Lyon?", "what about for poor quality?",
         "What is the penalty for poor quality to Lyon?"),
        ("Quel est le délai pour payer le titulaire à Lyon ?", "et le délai de livraison ?",
         "Quel est le délai de livraison à Lyon ?"),
        (TMA, "Et la durée de la garantie ?", "Quelle est la durée de la garantie du marché de TMA Aquaréel ?"),
        (TMA, "Et pour la réversibilité ?", "Qu'en est-il de la réversibilité pour le marché de TMA Aquaréel ?"),
    ],
)  # fmt: skip
def test_another_case_or_thing_takes_the_place_of_the_one_that_was_asked_of(
    before: str, question: str, meaning: str
) -> None:
    assert understood(question, before) == meaning


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        ("Pour quelle durée le marché est-il conclu ?", "et pour la maintenance ?", "Qu'en est-il de la maintenance ?"),
        ("Pour combien d’années le marché est-il conclu ?", "et pour la garantie ?", "Qu'en est-il de la garantie ?"),
        ("For how long is the contract?", "and for the warranty?", "What about the warranty?"),
        ("Quel délai pour prévenir le titulaire d’un changement ?", "et pour une résiliation ?",
         "Qu'en est-il d'une résiliation ?"),
        ("Le titulaire peut-il sous-traiter pour faire des économies ?", "et pour l’hébergement ?",
         "Qu'en est-il de l'hébergement ?"),
        ("What is the size of the team?", "and for the budget?", "What about the budget?"),
    ],
)  # fmt: skip
def test_a_question_that_asks_of_no_case_is_not_asked_of_another(before: str, question: str, meaning: str) -> None:
    assert understood(question, before) == meaning


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ("Et l'année suivante ?", "Combien beta.gouv.fr a-t-il versé en 2025 ?"),
        ("and the previous year?", "Combien beta.gouv.fr a-t-il versé en 2023 ?"),
        ("Et en 2021 ?", "Combien beta.gouv.fr a-t-il versé en 2021 ?"),
    ],
)
def test_another_year_takes_the_place_of_the_year(question: str, meaning: str) -> None:
    assert understood(question, "Combien beta.gouv.fr a-t-il versé en 2024 ?") == meaning


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        (TMA, "même question pour Quimper", "Quelle est la durée du marché pour Quimper ?"),
        (TMA, "Et côté AMF ?", "Quelle est la durée du marché côté AMF ?"),
        (TMA, "et celle de l'AMF ?", "Quelle est la durée du marché pour l'AMF ?"),
        (TMA, "Et celle du Bourget ?", "Quelle est la durée du marché pour le Bourget ?"),
        ("Quelles pénalités prévoit le CCAP de l'AMF ?", "Et pour Quimper ?", "Quelles pénalités, pour Quimper ?"),
        ("Que prévoit le CCAP de l'AMF dans ce cas ?", "Et pour Quimper ?", "Que prévoit dans ce cas, pour Quimper ?"),
        (TMA, "Et pour la ville ?", "Quelle est la durée du marché pour la ville ?"),
        (TMA, "Et pour la commune ?", "Qu'en est-il de la commune pour le marché de TMA Aquaréel ?"),
        ("What are the penalties?", "and those of the AMF?", "What are the penalties, for the AMF?"),
        (LYON, "Et à l’AMF ?", "Sous combien de jours le prestataire est-il payé, à l'AMF ?"),
        (SIMILAR, "Et à Quimper ?", "Quelles pénalités de retard, à Quimper ?"),
        (TMA, "Et dans les autres marchés ?", "Quelle est la durée du marché dans les autres marchés ?"),
        ("Qui a gagné le marché du Bourget ?", "et à Quimper ?", "Qui a gagné le marché à Quimper ?"),
        ("How long is the AMF contract?", "and in Lyon?", "How long is the contract in Lyon?"),
        ("Incident bloquant : quel délai de remise en route ?", "Et à l'AMF ?",
         "Incident bloquant : quel délai de remise en route, à l'AMF ?"),
        ("Nettoyage : délai d'intervention ?", "Et à l'AMF ?", "Nettoyage : délai d'intervention, à l'AMF ?"),
    ],
)  # fmt: skip
def test_the_same_thing_is_asked_of_another_tender(before: str, question: str, meaning: str) -> None:
    assert understood(question, before) == meaning


@pytest.mark.parametrize("before", [PENALTIES, LYON, TMA, SIMILAR, ARIES])
@pytest.mark.parametrize(
    "question",
    [
        "Quelle part d'électricité verte la commune du Bourget attend-elle de son prestataire ?",
        "Combien de temps le mainteneur d'Aquaréel a-t-il pour corriger une anomalie bloquante ?",
        "Est-ce que le règlement de la consultation du Bourget impose une visite des locaux ?",
        "Quels documents le titulaire remet-il à la mairie de Lyon en fin de marché ?",
        "Which security certificates must the bidder of the Alaska tender provide?",
        "Comment l'évolution des prix est-elle indexée d'un accord-cadre à l'autre ?",
        "Quelle pondération entre coût et qualité technique choisissent les acheteurs pour départager les offres ?",
        "Dans un cahier des charges de site sobre, quel volume de téléchargement ne faut-il pas dépasser ?",
        "C'est quoi une VABF ?",
        "Compare les clauses de réversibilité.",
        "Quelle est la meilleure offre, celle de quel candidat, et pourquoi a-t-elle été retenue ?",
        "Comment rédiger une clause de confidentialité ?",
        "How do I write a confidentiality clause?",
    ],
)
def test_a_question_that_stands_alone_leaves_the_conversation_behind(before: str, question: str) -> None:
    assert understand(question, [Exchange(before, within=frozenset({"lyon-cctp"}))], library()) == Understood(question)


@pytest.mark.parametrize(
    "question",
    [
        "Comment organiser la recette ?",
        "Quels livrables demander ?",
        "Quelle formation des utilisateurs prévoir ?",
        "Que faut-il prévoir pour l’accessibilité ?",
    ],
)
def test_what_somebody_wants_to_know_who_writes_a_tender_is_asked_of_all(question: str) -> None:
    assert understood(question, "Quelle est la durée du marché de Lyon ?") == question


def test_what_to_do_with_what_was_spoken_of_is_asked_of_that() -> None:
    asked = understood("Comment calculer les pénalités ?", "Quelles pénalités à Lyon ?")
    assert asked == "Comment calculer les pénalités, à Lyon ?"


def test_a_place_of_which_no_document_is_does_not_stay() -> None:
    told = ("Quelles pénalités prévoir ?", "Quelles pénalités prévoir, à Bordeaux ?")
    assert understood("Et pour la garantie ?", *told) == "Qu'en est-il de la garantie ?"
    assert understood("Et pour la garantie ?", "Quelles pénalités ?", "Quelles pénalités, à Lyon ?") == (
        "Qu'en est-il de la garantie à Lyon ?"
    )


def test_how_much_asks_again_for_the_figure_that_was_asked_for() -> None:
    term, form = "Quelle durée de garantie après la recette ?", "Comment se passe la réversibilité ?"
    assert understood("Combien ?", term) == understood("C’est combien ?", term) == term
    assert understood("Combien ?", form) == "Comment se passe la réversibilité : combien ?"


def test_an_example_leaves_no_word_of_its_own_to_what_is_asked_next() -> None:
    example = "Exemple de clause : quelles clauses de réversibilité mettre dans un marché ?"
    assert "Exemple" not in understood("Et en cas de retard ?", example)


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        (
            "Quelles sont les pénalités à Lyon ?",
            "Et pour les anomalies bloquantes ?",
            "Quelles sont les pénalités pour les anomalies bloquantes à Lyon ?",
        ),
        (
            "Quels délais d'intervention sont prévus ?",
            "Et pour une panne mineure ?",
            "Quels délais d'intervention sont prévus pour une panne mineure ?",
        ),
        (
            "Quel est le délai de paiement à Lyon ?",
            "Et pour les incidents bloquants ?",
            "Qu'en est-il des incidents bloquants à Lyon ?",
        ),
        ("Quelles sont les pénalités à Lyon ?", "Et pour l’hébergement ?", "Qu'en est-il de l'hébergement à Lyon ?"),
        (
            "Qui signe le marché de Lyon ?",
            "Et pour les livrables ?",
            "Qu'en est-il des livrables pour le marché de Lyon ?",
        ),
    ],
)
def test_a_case_is_added_to_what_differs_from_case_to_case(before: str, question: str, meaning: str) -> None:
    assert understood(question, before) == meaning


def test_the_weight_of_a_criterion_is_asked_after_the_criteria() -> None:
    asked = understood("Combien pour le prix ?", "Quels critères d’attribution à Lyon ?")
    assert asked == "Combien pèse le prix (critères, attribution, Lyon) ?"


def test_after_a_meaning_another_term_is_asked_for_its_meaning() -> None:
    assert understood("Et la VABF ?", "Que veut dire VSR ?") == "Que veut dire la VABF ?"
    assert understood("And the VSR?", "What is a VABF?") == "What is meant by the VSR?"


def test_a_whole_question_after_and_loses_only_the_and() -> None:
    assert understood("Et quelle avance verse la ville de Lyon ?", TMA) == "Quelle avance verse la ville de Lyon ?"


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        (LYON, "Donne-moi un exemple de clause", f"Exemple de clause\N{NO-BREAK SPACE}: d{LYON[1:]}"),
        (LYON, "Pouvez-vous me donner un exemple ?", f"Exemple de clause\N{NO-BREAK SPACE}: d{LYON[1:]}"),
        (LYON, "Un exemple de rédaction, s’il vous plaît ?", f"Exemple de clause\N{NO-BREAK SPACE}: d{LYON[1:]}"),
        (ARIES, "Show me an example clause", f"Example of a clause: w{ARIES[1:]}"),
    ],
)
def test_an_example_is_wanted_of_what_was_asked_before(before: str, question: str, meaning: str) -> None:
    assert understood(question, before) == meaning
    assert understood(question, before, question) == meaning


def test_an_example_of_something_is_no_follow_up() -> None:
    question = "Donne-moi un exemple de clause de réversibilité"
    assert understood(question, LYON) != f"Exemple de clause\N{NO-BREAK SPACE}: d{LYON[1:]}"


def test_a_follow_up_of_a_follow_up_goes_back_to_the_tender_that_was_named() -> None:
    history = [TMA, "Quel est son montant maximum ?", "Combien de temps l'équipe a-t-elle pour prouver son impact ?"]

    assert understood("Et la réversibilité ?", *history) == (
        "Qu'en est-il de la réversibilité pour le marché de TMA Aquaréel ?"
    )


def test_a_long_conversation_leaves_a_short_question() -> None:
    questions = ["Combien ?", "Et si la ville est en retard ?", "Comment est-elle calculée ?", "Pourquoi cela ?"] * 6
    last = understood("Et le plafond ?", PENALTIES, *questions)

    assert len(last) < 200
    assert "AMF" in last


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("et dans le second ?", "amf-ccap"),
        ("And in the second one?", "amf-ccap"),
        ("Que prévoit le premier document sur la sous-traitance ?", "lyon-ccap"),
        ("et dans le dernier ?", "amf-ccap"),
    ],
)
def test_a_place_in_the_list_is_that_of_the_documents_cited(question: str, meant: str) -> None:
    exchange = Exchange(SIMILAR, ("lyon-ccap", "amf-ccap"))

    assert understand(question, [exchange], library()).documents == {meant}


def test_the_second_of_tenders_that_were_compared_is_the_whole_tender() -> None:
    compared = Exchange("Compare la réversibilité à Lyon et à l’AMF", ("lyon-ccap", "lyon-cctp", "amf-ccap"))
    meant = understand("Et dans le second ?", [compared], library())

    assert meant.documents == {"amf-cctp", "amf-ccap"}
    assert meant.question.endswith("dans le marché (AMF) ?")


def test_what_was_cited_is_asked_for_only_when_it_is_needed() -> None:
    cited = {SIMILAR: ("lyon-ccap", "amf-ccap")}

    assert understand("Et dans le second ?", after(SIMILAR), library(cited)) == Understood(
        "Quelles pénalités de retard, dans le CCAP (AMF) ?", frozenset({"amf-ccap"})
    )


@pytest.mark.parametrize("question", ["et dans le troisième ?", "Quel est le second lot ?"])
def test_a_place_that_the_list_does_not_have_restricts_nothing(question: str) -> None:
    assert not understand(question, [Exchange(SIMILAR, ("lyon-ccap", "amf-ccap"))], library()).documents


def test_a_kind_means_the_cited_document_of_that_kind() -> None:
    exchange = Exchange(SIMILAR, ("lyon-ccap", "amf-cctp"))

    assert understand("Dans ce CCTP, quel est le délai d'intervention ?", [exchange], library()) == Understood(
        "Quel est le délai d'intervention, dans le CCTP (AMF) ?", frozenset({"amf-cctp"})
    )
    assert understand("Que dit ce CCAP de la réversibilité ?", [exchange], library()).documents == {"lyon-ccap"}


def test_of_several_of_a_kind_that_were_cited_the_one_named_is_meant_and_else_none() -> None:
    cited = ("lyon-ccap", "amf-ccap")

    assert understand("Dans ce CCAP, quelle avance ?", [Exchange(PENALTIES, cited)], library()).documents == {
        "amf-ccap"
    }
    assert understand("Dans ce CCAP, quelle avance ?", [Exchange(SIMILAR, cited)], library()) == Understood(
        "Quelle avance, dans ce CCAP ?"
    )


def test_a_kind_that_was_not_cited_means_that_of_the_same_buyer() -> None:
    assert understand("Et dans le CCTP ?", [Exchange(PENALTIES, ("amf-ccap",))], library()).documents == {"amf-cctp"}


def test_this_document_means_the_only_one_cited_and_none_of_several() -> None:
    question = "Que prévoit ce document sur la sous-traitance ?"

    assert understand(question, [Exchange(TMA, ("amf-ccap",))], library()) == Understood(
        "Que prévoit le CCAP (AMF) sur la sous-traitance ?", frozenset({"amf-ccap"})
    )
    assert not understand(question, [Exchange(TMA, ("amf-ccap", "lyon-ccap"))], library()).documents


def test_the_other_buyer_means_the_documents_of_the_one_that_was_not_named() -> None:
    exchange = Exchange("Quelles pénalités à Lyon ?", ("lyon-ccap", "amf-ccap"))

    assert understand("Et chez l'autre acheteur ?", [exchange], library()) == Understood(
        "Quelles pénalités, dans le marché (AMF) ?", frozenset({"amf-cctp", "amf-ccap"})
    )


@pytest.mark.parametrize("asked", ["And in other tenders?", "What about the others?"])
def test_in_english_nothing_is_left_of_what_leads_to_the_name_of_the_tender_spoken_of(asked: str) -> None:
    exchange = Exchange("What about the penalties for the Lyon contract?", ("lyon-ccap", "amf-ccap"))

    assert understand(asked, [exchange], library()).question == "What about the penalties?"


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ("Et chez les autres ?", "Quelles pénalités ?"),
        ("et dans tous les autres marchés ?", "Quelles pénalités ?"),
        ("et ailleurs ?", "Quelles pénalités ?"),
        ("What about the others?", "Quelles pénalités ?"),
        ("And in other tenders?", "Quelles pénalités ?"),
        ("And in the other tenders?", "Quelles pénalités ?"),
        ("Chez les autres acheteurs, quelle réversibilité ?", "Quelle réversibilité ?"),
        (
            "Que prévoient les autres contrats sur la réversibilité ?",
            "Que prévoient les autres contrats sur la réversibilité ?",
        ),
    ],
)
def test_the_others_means_all_documents_but_those_of_the_tender_spoken_of(question: str, meaning: str) -> None:
    exchange = Exchange("Quelles pénalités à Lyon ?", ("lyon-ccap", "amf-ccap"))

    assert understand(question, [exchange], library()) == Understood(
        meaning, apart=frozenset({"lyon-ccap", "lyon-cctp"})
    )


@pytest.mark.parametrize(
    "question",
    [
        "Quels autres documents le candidat doit-il fournir ?",
        "What other documents must be provided?",
        "Ces pièces prévalent-elles sur les autres documents du marché ?",
        "Dans quel ordre prévalent le mémoire technique et les autres documents ?",
        "Peut-on répondre à un lot sans les autres ?",
        "Le prix compte-t-il plus que les autres ?",
        "Quelle différence entre le lot 1 et les autres ?",
        "Le titulaire peut-il travailler pour d'autres acheteurs ?",
    ],
)
def test_others_in_a_question_leave_no_tender_out(question: str) -> None:
    exchange = Exchange("Quelles pénalités à Lyon ?", ("lyon-ccap", "amf-ccap"))

    assert not understand(question, [exchange], library()).apart


@pytest.mark.parametrize(
    "question", ["Et dans les autres CCTP ?", "Que prévoient les autres ?", "dans d'autres marchés ?"]
)
def test_others_of_a_kind_are_others_too(question: str) -> None:
    exchange = Exchange("Quelles pénalités à Lyon ?", ("lyon-ccap", "amf-ccap"))

    assert understand(question, [exchange], library()).apart == {"lyon-ccap", "lyon-cctp"}


def test_the_others_of_nothing_but_a_name_are_a_question_all_the_same() -> None:
    exchange = Exchange("le marché de Lyon", ("lyon-ccap",))

    assert understand("Et chez les autres ?", [exchange], library()).question


def test_the_others_are_those_not_cited_where_no_tender_was_named() -> None:
    exchange = Exchange("Quelles pénalités de retard ?", ("amf-ccap",))

    assert understand("Et ailleurs ?", [exchange], library()) == Understood(
        "Quelles pénalités de retard ?", apart=frozenset({"amf-ccap", "amf-cctp"})
    )


def test_the_others_of_any_tender_keep_what_was_asked_of_it() -> None:
    exchange = Exchange("Quelle est la durée du marché de Lyon ?", ("lyon-ccap",))

    assert understand("Et chez les autres ?", [exchange], library()).question == "Quelle est la durée du marché ?"


def test_no_documents_are_left_out_where_none_would_be_left_or_all_are_compared() -> None:
    exchange = Exchange("Quelles pénalités de retard ?", ("lyon-ccap", "amf-ccap"))

    assert not understand("Et chez les autres ?", [exchange], library()).apart
    assert understand("Compare avec les autres marchés", [Exchange(LYON, ("lyon-ccap",))], library()) == Understood(
        "Sous combien de jours le prestataire est-il payé, dans les marchés similaires ?"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Qui rédigera le règlement de la consultation ?",
        "Le titulaire fournira le bordereau des prix ?",
        "What is required within the RFP?",
        "Le marché a le même dossier que le second lot ?",
    ],
)
def test_the_end_of_a_word_points_at_no_document(question: str) -> None:
    assert not understand(question, [Exchange(LYON, ("lyon-ccap",))], library()).documents
    assert "(" not in understand(question, [Exchange(LYON, ("lyon-ccap",))], library()).question


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ("Réversibilité ?", "Qu'en est-il de réversibilité dans le marché d'infogérance de Lyon ?"),
        ("Garantie", "Qu'en est-il de garantie dans le marché d'infogérance de Lyon ?"),
        ("Amf ?", "Sous combien de jours le prestataire est-il payé, pour Amf ?"),
        ("Et Aquaréel ?", "Sous combien de jours le prestataire est-il payé, pour Aquaréel ?"),
    ],
)
def test_the_capital_that_begins_a_question_makes_no_name_of_its_word(question: str, meaning: str) -> None:
    assert understood(question, LYON) == meaning


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ("Et dans le lot 2 ?", "Quelles pénalités de retard, dans le lot 2 ?"),
        ("Et à la fin du marché ?", "Quelles pénalités de retard, à la fin du marché ?"),
        ("Et pendant la nuit ?", "Quelles pénalités de retard, pendant la nuit ?"),
        ("Et sinon la garantie ?", "Qu'en est-il de la garantie ?"),
        ("Et en matière de sécurité ?", "Qu'en est-il en matière de sécurité ?"),
        ("Et au niveau du support ?", "Qu'en est-il du support ?"),
        ("Et à propos de la surveillance ?", "Qu'en est-il de la surveillance ?"),
    ],
)
def test_when_or_where_the_same_is_asked_is_added_to_it(question: str, meaning: str) -> None:
    assert understood(question, "Quelles pénalités de retard ?") == meaning


def test_what_is_added_to_an_english_question_follows_an_english_colon() -> None:
    assert understood("Is there a cap?", "What are the penalties in Ellerwick?") == (
        "What are the penalties in Ellerwick: is there a cap?"
    )


def test_numbers_up_to_the_longest_question_are_no_name() -> None:
    numbers = " ".join("1" * 1000)

    assert understood(numbers, TMA).startswith("Quelle est la durée du marché de TMA Aquaréel : 1 1")


def test_the_documents_stay_left_out_until_a_tender_is_named() -> None:
    exchange = Exchange("Quelles pénalités ?", ("amf-ccap",), apart=frozenset({"lyon-ccap", "lyon-cctp"}))
    further = understand("Et la réversibilité ?", [exchange], library())

    assert further == Understood("Qu'en est-il de la réversibilité ?", apart=exchange.apart)
    assert understand("Et à Lyon ?", [exchange], library()) == Understood("Quelles pénalités, à Lyon ?")


def test_the_documents_left_out_are_never_those_that_the_reader_chose() -> None:
    meaning = Understood("Quelles pénalités ?", apart=frozenset({"lyon-ccap", "amf-ccap"}))
    chosen = Filters(documents=frozenset({"lyon-ccap"}), apart=frozenset({"lyon-cctp"}))

    assert meaning.within(chosen) == Filters(
        documents=frozenset({"lyon-ccap"}), apart=frozenset({"lyon-cctp", "amf-ccap"})
    )


def test_the_documents_are_kept_until_another_tender_is_named() -> None:
    exchange = Exchange("Quelles pénalités, dans le CCAP (Ville de Lyon) ?", within=frozenset({"lyon-ccap"}))

    assert understand("Et la réversibilité ?", [exchange], library()).documents == {"lyon-ccap"}
    assert understand("Et à l'AMF ?", [exchange], library()) == Understood("Quelles pénalités, à l'AMF ?")


def test_filters_are_those_chosen_else_those_of_the_question_before() -> None:
    years, kinds = Filters(years=frozenset({2026})), Filters(kinds=frozenset({"CCAP"}))
    meaning = understand("Et la réversibilité ?", [Exchange(LYON, filters=years)], library())

    assert meaning.within(None) == years
    assert meaning.within(kinds) == kinds


def test_the_documents_that_are_meant_narrow_those_chosen_and_never_leave_none() -> None:
    meaning = Understood("Que dit ce CCAP ?", frozenset({"lyon-ccap"}))

    assert meaning.within(Filters(documents=frozenset({"lyon-ccap", "amf-ccap"}))).documents == {"lyon-ccap"}
    assert meaning.within(Filters(documents=frozenset({"amf-ccap"}))).documents == {"amf-ccap"}


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        (SIMILAR, "Et en anglais ?", SIMILAR),
        (
            PENALTIES,
            "Et dans les marchés en anglais ?",
            "Quelles pénalités applique-t-elle à son prestataire en phase de MCO ?",
        ),
        (
            SIMILAR,
            "Et la réversibilité dans les marchés en anglais ?",
            "Qu'en est-il de la réversibilité dans les marchés similaires ?",
        ),
    ],
)
def test_the_documents_of_one_language_are_asked_the_same(before: str, question: str, meaning: str) -> None:
    said = understand(question, after(before), library())

    assert (said.question, said.languages) == (meaning, {"en"})
    assert said.within(Filters(languages=frozenset({"fr"}))).languages == {"en"}


def test_a_language_alone_asks_nothing_at_first() -> None:
    assert understand("En anglais ?", (), library()) == Understood("En anglais ?")


def test_a_language_is_kept_by_what_goes_on_and_left_by_another_tender() -> None:
    before = after(SIMILAR, "Et en anglais ?")

    assert understand("Et la réversibilité ?", before, library()).languages == {"en"}
    assert understand("Et au marché de Lyon ?", before, library()).languages == frozenset()
    assert understand("Et en français ?", before, library()).languages == {"fr"}


def test_a_follow_up_of_tenders_set_beside_each_other_compares_them_too() -> None:
    before = "Compare les pénalités de Lyon et de l'AMF"

    assert understood("Et la réversibilité ?", before) == "Qu'en est-il de la réversibilité en comparant Lyon et AMF ?"


def test_a_summary_of_what_was_answered_is_of_the_documents_that_it_cites() -> None:
    [exchange] = after("Quelles pénalités à Lyon ?")
    cited = replace(exchange, documents=("lyon",))

    assert understand("résume-moi ça", [cited], library()) == Understood("Résume ces documents", {"lyon"}, Filters())


@pytest.mark.parametrize(
    "question",
    ["Lequel des deux est le plus sévère ?", "lequel des deux ?", "Lequel est le plus strict ?", "Compare les deux",
     "Quelle différence entre les deux ?", "Compare-les", "Which of the two is harsher?", "Which one is stricter?"],
)  # fmt: skip
def test_the_two_are_the_tenders_of_which_the_same_was_asked(question: str) -> None:
    meaning = "Quelles pénalités, à Lyon et à l'AMF ?"

    assert understood(question, "Quelles pénalités à Lyon ?", "Et à l'AMF ?") == meaning
    assert understood(question, "Quelles pénalités à Lyon ?", "Et à l'AMF ?", "Compare les deux") == meaning


@pytest.mark.parametrize(
    ("question", "meaning"),
    [
        ("Les deux prévoient-ils une avance ?", "Prévoient-ils une avance, à Lyon et à l'AMF ?"),
        ("Do both have a cap?", "Do they have a cap, à Lyon et à l'AMF?"),
        ("Compare la réversibilité des deux", "Qu'en est-il de la réversibilité à Lyon et à l'AMF ?"),
        ("Lequel des deux prévoit la plus longue garantie ?",
         "Lequel prévoit la plus longue garantie, à Lyon et à l'AMF ?"),
    ],
)  # fmt: skip
def test_of_the_two_something_else_is_asked(question: str, meaning: str) -> None:
    assert understood(question, "Quelles pénalités à Lyon ?", "Et à l'AMF ?") == meaning


def test_compare_alone_compares_the_two() -> None:
    assert (
        understood("compare", "Quelles pénalités à Lyon ?", "Et à l'AMF ?") == "Quelles pénalités, à Lyon et à l'AMF ?"
    )


def test_two_tenders_are_compared_where_what_was_asked_names_the_contract() -> None:
    before = ("What are the penalties in the Lyon contract?", "I meant the AMF")

    assert understood("Which is stricter?", *before) == "What are the penalties, in the Lyon contract and for AMF?"


@pytest.mark.parametrize(
    "question",
    ["tu peux préciser ?", "plus de détails", "Et dans quel article ?", "donne-moi la page", "c'est écrit où ?",
     "Peux-tu m'en dire plus ?", "à quelle page exactement ?", "can you be more specific?", "Where does it say that?",
     "which clause?", "more details please"],
)  # fmt: skip
def test_more_of_the_same_or_its_place_in_the_text_is_the_same_question(question: str) -> None:
    exchange = Exchange(LYON, within=frozenset({"lyon-cctp"}))

    assert understand(question, [exchange], library()) == Understood(LYON, exchange.within)
    assert understood("Et à l'AMF ?", LYON, question) == "Sous combien de jours le prestataire est-il payé, à l'AMF ?"


@pytest.mark.parametrize(
    "question", ["Combien de pages ?", "Précise le délai de livraison", "Par écrit ?", "Où livrer ?"]
)
def test_what_asks_for_something_of_its_own_is_not(question: str) -> None:
    assert understood(question, LYON) != LYON


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        ("Quelles pénalités à Lyon ?", "Non, je parlais de l’AMF", "Quelles pénalités, pour l'AMF ?"),
        ("Quelles pénalités à Lyon ?", "Plutôt à l'AMF", "Quelles pénalités, à l'AMF ?"),
        ("Quelles pénalités à Lyon ?", "je voulais dire la garantie", "Qu'en est-il de la garantie à Lyon ?"),
        ("Quelles pénalités à Lyon ?", "revenons à la garantie", "Qu'en est-il de la garantie à Lyon ?"),
        ("What are the penalties in Lyon?", "I meant the AMF", "What are the penalties, for AMF?"),
        ("What are the penalties in Lyon?", "no, at the AMF", "What are the penalties, at the AMF?"),
        ("What are the penalties in Lyon?", "Back to the warranty", "What about the warranty in Lyon?"),
        ("Quelles pénalités à Lyon ?", "Le week-end aussi ?", "Quelles pénalités à Lyon : le week-end aussi ?"),
        ("What are the penalties in Lyon?", "how much per day?", "What are the penalties in Lyon: how much per day?"),
        ("Comment se passe la réversibilité à Lyon ?", "Combien de temps ça dure ?",
         "Combien de temps ça dure (réversibilité, Lyon) ?"),
        ("Quels critères de jugement à Lyon ?", "lequel pèse le plus ?",
         "Lequel pèse le plus (critères, jugement, Lyon) ?"),
    ],
)  # fmt: skip
def test_what_was_meant_instead_or_goes_on_in_few_words(before: str, question: str, meaning: str) -> None:
    assert understood(question, before) == meaning


@pytest.mark.parametrize("question", ["non, je parlais du CCTP", "Et le CCTP ?", "plutôt le CCTP", "I meant the CCTP"])
def test_a_kind_alone_is_where_the_same_is_asked(question: str) -> None:
    assert understand(question, [Exchange("Quelles pénalités à l'AMF ?", ("amf-ccap",))], library()) == Understood(
        "Quelles pénalités, dans le CCTP (AMF) ?", frozenset({"amf-cctp"})
    )


def test_a_kind_alone_that_no_document_is_of_is_a_thing() -> None:
    assert understood("Et le BPU ?", "Que doit remettre le titulaire à Lyon ?") == "Qu'en est-il du BPU à Lyon ?"


def test_one_of_two_things_of_one_tender_is_no_tender() -> None:
    assert "à l'AMF et" not in understood("Lequel pèse le plus ?", "Quels critères à l'AMF ?", "Et à Lyon ?")
    assert " et " not in understood("Lequel est le plus important ?", TMA, "Quels critères à Lyon ?")
    assert " et " not in understood("Qui est-ce ?", "Qui est le titulaire à l'AMF ?", "Et à Lyon ?")
    assert " et " not in understood("Quels sont les deux critères ?", "Quels critères à l'AMF ?", "Et à Lyon ?")


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        ("Quels documents parlent d'accessibilité ?", "Et d'intelligence artificielle ?",
         "Quels documents parlent d'intelligence artificielle ?"),
        ("Quels documents parlent d’accessibilité ?", "et la sobriété ?", "Quels documents parlent de la sobriété ?"),
        ("Quels documents parlent d'accessibilité ?", "Et de l'AMF ?", "Quels documents parlent de l'AMF ?"),
        ("Quels documents mentionnent le RGAA ?", "et l'accessibilité ?",
         "Quels documents mentionnent l'accessibilité ?"),
        ("Which documents speak of accessibility?", "And of artificial intelligence?",
         "Which documents speak of artificial intelligence?"),
        ("Which documents mention the RGAA?", "what about security?", "Which documents mention security?"),
        ("Quels documents parlent d'accessibilité ?", "Lesquels parlent aussi de sobriété ?",
         "Quels documents parlent aussi de sobriété ?"),
        ("Quels sont les critères de jugement à Lyon ?", "Lesquels sont éliminatoires ?",
         "Quels critères sont éliminatoires, à Lyon ?"),
    ],
)  # fmt: skip
def test_the_same_documents_or_things_are_asked_of_another_subject(before: str, question: str, meaning: str) -> None:
    assert understood(question, before) == meaning


@pytest.mark.parametrize(
    ("before", "question", "meaning"),
    [
        ("Quelles pénalités à Lyon ?", "Compare avec l'AMF", "Quelles pénalités, à Lyon et pour l'AMF ?"),
        ("Quelles pénalités à Lyon ?", "et par rapport à l’AMF ?", "Quelles pénalités, à Lyon et à l'AMF ?"),
        ("Quelles pénalités à Lyon ?", "C'est plus sévère qu'à l'AMF ?", "Quelles pénalités, à Lyon et à l'AMF ?"),
        ("Quelles pénalités à Lyon ?", "Compare la durée avec l'AMF",
         "Qu'en est-il de la durée à Lyon et pour l'AMF ?"),
        ("What are the penalties in Lyon?", "Compare with the AMF", "What are the penalties, in Lyon and for the AMF?"),
        ("What are the penalties in Lyon?", "Are they higher than at the AMF?",
         "What are the penalties, in Lyon and at the AMF?"),
        ("Quelles pénalités à Quimper ?", "Compare avec l'AMF", "Quelles pénalités, pour l'AMF ?"),
        ("Quelles pénalités à Lyon ?", "Les pénalités sont-elles plus élevées que le prix à l'AMF ?",
         "Les pénalités sont-elles plus élevées que le prix à l'AMF ?"),
    ],
)  # fmt: skip
def test_a_tender_is_compared_with_the_one_spoken_of(before: str, question: str, meaning: str) -> None:
    assert understood(question, before) == meaning


def test_a_word_that_only_begins_like_one_of_the_question_before_takes_nothing_up() -> None:
    question = "Sur quels commutateurs du centre informatique faut-il laisser libre le port de secours ?"
    assert understood(question, "Qui héberge le portail dans le marché de Lyon ?") == question


@pytest.mark.parametrize("question", ["C'est plafonné ?", "c’est obligatoire ?", "Est-ce que c'est bien plafonné ?"])
def test_what_is_said_of_it_is_asked_of_what_was_spoken_of(question: str) -> None:
    assert "pénalités" in understood(question, "Quelles pénalités de retard prévoit Lyon ?")


@pytest.mark.parametrize(
    "question",
    [
        "C'est obligatoire, la visite du site ?",
        "C'est quoi la VABF ?",
        "C'est pour quand la mise en service du portail de Lyon ?",
    ],
)
def test_what_names_its_own_thing_does_not(question: str) -> None:
    assert "pénalités" not in understood(question, "Quelles pénalités de retard prévoit Lyon ?")


PENALTIES_THEN_DATA = ("Quelles pénalités dans le marché d'infogérance de Lyon ?", "Et pour les données personnelles ?")


@pytest.mark.parametrize(
    ("question", "history", "meaning"),
    [
        ("elles sont plafonnées ?", PENALTIES_THEN_DATA,
         "Les pénalités sont plafonnées, dans le marché d'infogérance de Lyon ?"),
        ("Sont-elles cumulables ?", PENALTIES_THEN_DATA,
         "Les pénalités sont-elles cumulables, dans le marché d'infogérance de Lyon ?"),
        ("Est-ce qu'elle est plafonnée ?", ("Quelle avance verse Lyon ?", "Et les données ?"),
         "Est-ce que l'avance est plafonnée, pour Lyon ?"),
        ("Are they capped?", ("What penalties apply in Lyon?", "And personal data?"),
         "Are the penalties capped, in Lyon?"),
        ("qui la paie ?", ("Qui prend en charge la réversibilité à Lyon ?",), "Qui paie la réversibilité, à Lyon ?"),
        ("Comment la déclenche-t-on ?", ("Qui prend en charge la réversibilité à Lyon ?",),
         "Comment déclenche-t-on la réversibilité, à Lyon ?"),
        ("qui l'organise ?", ("Que comprend la réversibilité à Lyon ?",),
         "Qui l'organise (comprend, réversibilité, Lyon) ?"),
        ("Qui en est responsable ?", ("Que comprend la réversibilité à Lyon ?",),
         "Qui en est responsable (comprend, réversibilité, Lyon) ?"),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_what_was_spoken_of_that_it_fits(
    question: str, history: Sequence[str], meaning: str
) -> None:
    assert understood(question, *history) == meaning


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("elles sont chiffrées ?", "(données personnelles, "),
        ("ils sont plafonnés ?", "(données personnelles, "),
        ("elles sont plafonnées la nuit pour les incidents majeurs ?", "Elles sont plafonnées"),
        ("Les données sont-elles plafonnées ?", "Les données sont-elles plafonnées"),
        ("qui la ville paie-t-elle ?", "Qui la ville paie-t-elle"),
        ("qui les traite ?", "(données personnelles, "),
    ],
)
def test_a_pronoun_stands_for_no_noun_that_it_does_not_fit(question: str, kept: str) -> None:
    assert kept in understood(question, *PENALTIES_THEN_DATA)
    assert "pénalités" not in understood(question, *PENALTIES_THEN_DATA)


@pytest.mark.parametrize(
    ("question", "before", "meaning"),
    [
        ("Qui la valide ?", "Comment se passe la mise en production à Lyon ?",
         "Qui valide la mise en production, à Lyon ?"),
        ("Qui la vérifie ?", "Que prévoit Lyon pour la bonne exécution ?",
         "Qui vérifie la bonne exécution, pour Lyon ?"),
        ("Qui les applique ?", "Quelles sont les bonnes pratiques à Lyon ?",
         "Qui applique les bonnes pratiques, à Lyon ?"),
        ("Qui la paie ?", "Que comprend la prise en charge des frais à Lyon ?",
         "Qui paie la prise en charge des frais, à Lyon ?"),
        ("Qui la pilote ?", "Quelle est la durée de la phase de transition à Lyon ?",
         "Qui la pilote (durée, phase, transition, Lyon) ?"),
        ("Qui la pilote ?", "Que comprend la phase de transition à Lyon ?",
         "Qui pilote la phase de transition, à Lyon ?"),
        ("Qui le valide ?", "Que contient le plan de réversibilité à Lyon ?",
         "Qui valide le plan de réversibilité, à Lyon ?"),
        ("Qui les applique ?", "Quelles sont les pénalités de retard à Lyon ?",
         "Qui applique les pénalités de retard, à Lyon ?"),
        ("Qui le signe ?", "Que prévoit le contrat en fin de marché ?", "Qui le signe (contrat, fin, marché) ?"),
        ("Qui la paie ?", "Que fait la personne publique à Lyon ?", "Qui la paie (personne publique, Lyon) ?"),
        ("Qui la paie ?", "Que fait la préfecture en cas de retard ?", "Qui la paie (préfecture, retard) ?"),
        ("Qui le paie ?", "Que prévoit le CCAP en cas de retard ?", "Qui le paie (CCAP, retard) ?"),
        ("Qui la paie ?", "Comment la garantie joue à Lyon ?", "Qui la paie (garantie joue, Lyon) ?"),
        ("Qui la paie ?", "Est-ce que la garantie joue à Lyon ?", "Qui la paie (garantie joue, Lyon) ?"),
        ("Qui la paie ?", "Lyon demande la garantie gratuitement ?", "Qui la paie (garantie gratuitement, Lyon) ?"),
        ("Qui la paie ?", "Faut-il la prévoir à Lyon ?", "Qui la paie (Lyon) ?"),
        ("Qui la paie ?", "Que se passe-t-il à la fin à Lyon ?", "Qui la paie (fin, Lyon) ?"),
    ],
)  # fmt: skip
def test_its_object_is_named_with_its_complement_or_not_at_all(question: str, before: str, meaning: str) -> None:
    assert understood(question, before) == meaning


@pytest.mark.parametrize(
    ("question", "before", "meaning"),
    [
        ("combien de temps dure-t-elle ?", "Qu'est-ce que la réversibilité à Lyon ?",
         "Combien de temps dure la réversibilité, à Lyon ?"),
        ("Quand s'appliquent-elles ?", "Quelles sont les pénalités de retard à Lyon ?",
         "Quand s'appliquent les pénalités de retard, à Lyon ?"),
        ("comment se déroule-t-elle ?", "Qui fait la recette ?", "Comment se déroule la recette ?"),
        ("comment se déroule-t-elle ?", "Qui décide de la recette et de la mise en production ?",
         "Comment se déroule-t-elle (décide, recette, mise, production) ?"),
        ("combien de temps dure-t-il ?", "Qu'est-ce que la réversibilité ?",
         "Combien de temps dure-t-il (réversibilité) ?"),
        ("combien de temps faut-il ?", "Quel est le délai de paiement ?",
         "Quel est le délai de paiement : combien de temps faut-il ?"),
        ("quand s'agit-il ?", "Quel est le délai de paiement ?", "Quand s'agit-il (délai, paiement) ?"),
    ],
)  # fmt: skip
def test_its_subject_is_the_only_thing_with_that_article(question: str, before: str, meaning: str) -> None:
    assert understood(question, before) == meaning


@pytest.mark.parametrize(
    ("question", "before", "meaning"),
    [
        ("pendant combien de mois ?", "Quelles garanties à Lyon ?",
         "Quelles garanties à Lyon, pendant combien de mois ?"),
        ("sous quel préavis ?", "Qui peut résilier à Lyon ?", "Qui peut résilier à Lyon : sous quel préavis ?"),
        ("under which licence?", "Who owns the code?", "Who owns the code: under which licence?"),
        ("jusqu'à quel rang ?", "Peut-on sous-traiter à Lyon ?", "Peut-on sous-traiter à Lyon : jusqu'à quel rang ?"),
        ("à partir de quand ?", "Quelle est la durée du marché de Lyon ?", "Quelle est la durée du marché de Lyon ?"),
        ("et à Lyon, c'est plafonné ?", "Quelles pénalités à Nantes ?", "À Lyon, c'est plafonné ?"),
        ("à quelle structure s'adresser ?", "Combien d'heures d'insertion à Lyon ?",
         "À quelle structure s'adresser, à Lyon ?"),
        ("et hors UE, c'est interdit ?", "Faut-il héberger en France ?",
         "Faut-il héberger en France, hors UE, c'est interdit ?"),
        ("do they need to be in Lyon?", "What are the key personnel?",
         "Do they need to be in Lyon (key personnel)?"),
        ("doivent-elles avoir lieu à Lyon ?", "Quelles formations sont prévues à Nantes ?",
         "Doivent-elles avoir lieu à Lyon (formations) ?"),
    ],
)  # fmt: skip
def test_what_says_of_nothing_is_of_what_was_asked(question: str, before: str, meaning: str) -> None:
    assert understood(question, before) == meaning


@pytest.mark.parametrize(
    "question",
    [
        "Dans quel cas le titulaire peut-il sous-traiter ?",
        "En combien de lots est divisé le marché ?",
        "Under which law is the contract governed?",
    ],
)
def test_what_asks_with_a_verb_of_its_own_stands(question: str) -> None:
    assert "garantie" not in understood(question, "Quelle est la durée de la garantie ?")


@pytest.mark.parametrize(
    ("question", "history", "meaning"),
    [
        ("Il est révisable ?", ("Quel est le prix du marché de Lyon ?", "Et les délais ?"),
         "Le prix est révisable, pour le marché de Lyon ?"),
        ("Ils sont révisables ?", ("Quels sont les prix à Lyon ?", "Et les délais ?"),
         "Les prix sont révisables, à Lyon ?"),
        ("Il est plafonné ?", ("Quel est le budget à Lyon ?", "Et la sécurité ?"), "Le budget est plafonné, à Lyon ?"),
        ("À combien sont-elles plafonnées ?", PENALTIES_THEN_DATA,
         "À combien les pénalités sont-elles plafonnées, dans le marché d'infogérance de Lyon ?"),
        ("Peuvent-elles être cumulées ?", PENALTIES_THEN_DATA,
         "Les pénalités peuvent-elles être cumulées, dans le marché d'infogérance de Lyon ?"),
        ("Can they be capped?", ("What penalties apply in Lyon?", "And personal data?"),
         "Can the penalties be capped, in Lyon?"),
        ("Elles sont plafonnées ?", ("Que dit l'AMF des pénalités ?", "Quelle est la durée à Lyon ?"),
         "Les pénalités sont plafonnées, pour l'AMF ?"),
    ],
)  # fmt: skip
def test_a_noun_has_several_pronouns_and_the_place_it_was_spoken_of_with(
    question: str, history: Sequence[str], meaning: str
) -> None:
    assert understood(question, *history) == meaning


def test_hours_and_orders_of_priority_are_no_sums() -> None:
    hours = ("Quelles sont les heures d'ouverture à Lyon ?", "Quelles données ?")
    assert "heures" not in understood("Elles sont plafonnées ?", *hours)
    orders = ("What are the orders of priority in Lyon?", "And personal data?")
    assert "orders" not in understood("Are they capped?", *orders)


def test_the_documents_are_those_of_the_exchange_that_named_it() -> None:
    before = [
        Exchange("Quelles pénalités ?", within=frozenset({"amf-ccap"})),
        Exchange("Quelle est la durée à Lyon ?", within=frozenset({"lyon-ccap"})),
    ]
    assert understand("Elles sont plafonnées ?", before, library()).documents == {"amf-ccap"}


def test_the_buyer_of_a_tender_of_some_sort_is_not_lost() -> None:
    penalties = PENALTIES_THEN_DATA[0]
    assert understood("Sont-elles plafonnées ?", penalties) == (
        "Sont-elles plafonnées (pénalités, marché d'infogérance de Lyon) ?"
    )
    assert understood("Et à l'AMF ?", *PENALTIES_THEN_DATA, "elles sont plafonnées ?") == (
        "Les pénalités sont plafonnées, à l'AMF ?"
    )
    of_a_sort = "Quelles pénalités dans les marchés d'infogérance ?"
    assert understood("Et à l'AMF ?", of_a_sort, "Elles sont plafonnées ?") == "Elles sont plafonnées, à l'AMF ?"


@pytest.mark.parametrize(
    "question",
    [
        "Montrez-moi la clause la plus complète",
        "Donne-moi l'article le plus complet",
        "la rédaction la plus précise ?",
        "Show me the fullest clause",
        "Show me the most complete wording",
    ],
)
def test_the_fullest_clause_is_one_on_what_was_asked(question: str) -> None:
    assert understood(question, "Quelles pénalités à Lyon ?") == "Exemple de clause\xa0: quelles pénalités à Lyon ?"


@pytest.mark.parametrize(
    "question",
    [
        "Montrez-moi la clause la plus complète sur la sauvegarde",
        "La sauvegarde la plus complète ?",
        "Montre-moi le CCTP le plus complet",
        "Quelle clause est la plus sévère ?",
    ],
)
def test_what_else_is_the_fullest_is_no_clause_on_what_was_asked(question: str) -> None:
    assert not understood(question, "Quelles pénalités à Lyon ?").startswith("Exemple")


def test_of_the_tenders_that_were_asked_the_one_that_gives_more_is_wanted() -> None:
    criteria = ("Quels critères à l'AMF ?", "Et à Lyon ?")
    assert understood("Lequel donne le plus de poids à l'environnement ?", *criteria) == (
        "Lequel donne le plus de poids à l'environnement (critères), à l'AMF et à Lyon ?"
    )
    for question in (
        "Lequel des deux donne le plus de poids au prix ?", "Laquelle des deux exige le plus de références ?",
        "Lequel pénalise le plus les retards ?", "Lequel sanctionne le plus un retard ?",
        "Lequel accorde davantage de points au prix ?", "Which of the two gives more weight to price?",
        "Which one of them gives more weight to price?", "Which one gives the best terms?",
    ):  # fmt: skip
        assert understood(question, *criteria).endswith((", à l'AMF et à Lyon ?", ", à l'AMF et à Lyon?")), question
    for question in (
        "Which one requires a cover letter?", "Which one asks for a paper copy?", "Which one sets the number of lots?",
        "Lequel pèse le plus lourd ?", "Lequel des critères donne le plus de points ?", "Lequel demande un mémoire ?",
    ):  # fmt: skip
        assert "à l'AMF et" not in understood(question, *criteria)
    assert "à l'AMF et" not in understood("Lequel donne le plus de points ?", criteria[0], "Quel délai à Lyon ?")


def test_the_others_are_no_copies_of_what_was_spoken_of() -> None:
    subject = "Tierce maintenance applicative du concentrateur des mesures"
    own, copy, beside, other = (
        replace(document(id, "BPU", title, buyer), origin=origin)
        for id, title, buyer, origin in (
            ("own", subject, "Ministère", "owner/tender@12ab:dce/own.md"),
            ("copy", subject, "", "owner/tender@12ab:copies/own.odt"),
            ("beside", "Questions des candidats", "", "owner/tender@12ab:dce/questions.md"),
            ("other", "Infogérance", "", "owner/tender@12ab:copies/other.odt"),
        )
    )
    lyon = replace(document("lyon", "CCTP", "Infogérance", "Ville de Lyon"), origin="else/where@34cd:lyon.pdf")
    known = Library(lambda: (own, copy, beside, other, lyon), lambda text: {}, lambda exchange: exchange.documents)

    def apart(cited: str) -> frozenset[str]:
        return understand("Et chez les autres ?", [Exchange("Quel prix ?", (cited,))], known).apart

    assert apart("own") == {"own", "copy", "beside"}
    assert apart("lyon") == {"lyon"}
    assert apart("copy") == {"own", "copy"}


@pytest.mark.parametrize(
    ("question", "before", "understands"),
    [
        ("qui paie ?", "Quelle réversibilité à prévoir ?", "Quelle réversibilité à prévoir : qui paie ?"),
        ("Who decides?", "What is the exit plan?", "What is the exit plan: who decides?"),
        ("qui doit valider ?", "Quels livrables à Lyon ?", "Quels livrables à Lyon : qui doit valider ?"),
        (
            "Et quand il n'y a plus de réseau ?",
            "Sur quel téléphone tourne l'application ?",
            "Sur quel téléphone tourne l'application, quand il n'y a plus de réseau ?",
        ),
        ("et à Lyon ?", "révision des prix formule Syntec", "Révision des prix formule Syntec, à Lyon ?"),
        ("à Lyon seulement ?", "Quelles sauvegardes ?", "Quelles sauvegardes, à Lyon seulement ?"),
        ("et pour le chef de projet ?", "Quels profils exiger et quel CV ?", "Qu'en est-il du chef de projet ?"),
        ("Et quand faut-il payer la facture ?", "Quel délai à Lyon ?", "Quand faut-il payer la facture, à Lyon ?"),
        ("Et quand l'avance est-elle due ?", "Quel délai à Lyon ?", "Quand l'avance est-elle due, à Lyon ?"),
        ("Donne-moi les critères", "Quelle durée à Lyon ?", "Qu'en est-il des critères à Lyon ?"),
    ],
)
def test_a_question_of_nothing_said_is_of_what_was_asked_before(question: str, before: str, understands: str) -> None:
    assert understood(question, before) == understands


def test_what_is_asked_under_a_condition_is_not_the_same_again() -> None:
    text = understood("Et si on s'en charge, il faut combien de monde ?", "Combien coûte le contrôle des plans ?")

    assert text.startswith("Si on s'en charge, il faut combien de monde (")
    assert "contrôle" in text
