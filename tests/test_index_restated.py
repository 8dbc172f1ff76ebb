"""A question in the words of the documents."""

from __future__ import annotations

import numpy as np
import pytest

from answer.text.words import weigh_words
from index.everyday import everyday_words
from index.glossary import glossary
from index.keywords import Keywords
from index.restated import Restated, restate
from index.segment import PassageWords, SegmentWords
from index.words import stems


def keywords_of(text: str) -> Keywords:
    """The words of a corpus of one passage."""
    return Keywords([SegmentWords.of([PassageWords(stems(text, "fr"), (), ())], [])], [], np.array([True]))


def test_an_abbreviation_that_no_document_knows_is_searched_as_the_glossary_spells_it_out() -> None:
    spelt = glossary()["GTR"].search
    question = "Quelles clauses de GTR pour la GTI ?"

    own = f"Quelles clauses de {spelt} pour la GTI ?"
    assert restate(question, keywords_of("la GTI")) == Restated(own, (), (spelt,))
    assert restate(question, keywords_of("GTR : la GTI est de 4 heures")) == Restated(question, (), ())


def test_what_an_abbreviation_stands_for_is_not_what_people_say() -> None:
    """The “garantie” of “garantie de temps de contournement” is nobody's guarantee."""
    assert restate("Quel délai de garantie ?", keywords_of("rien")).everyday
    assert not restate("Quel délai de GTC ?", keywords_of("rien")).everyday


@pytest.mark.parametrize("written", ["sla", "SLAs", "slas", "Sla"])
def test_an_abbreviation_is_one_however_it_is_written(written: str) -> None:
    question = f"Quelles clauses de {written} ?"

    assert restate(question, keywords_of("rien")).own == f"Quelles clauses de {glossary()['SLA'].search} ?"
    assert restate(question, keywords_of("SLA")).own == "Quelles clauses de SLA ?"


def test_a_norm_in_one_word_is_searched_as_documents_write_it() -> None:
    question = "Faut-il ISO27001 ?"
    assert restate(question, keywords_of("la norme ISO 27001")).own == "Faut-il ISO 27001 ?"
    for known in ("la norme ISO27001", "la norme ISO 9001"):
        assert restate(question, keywords_of(known)).own == question


def test_a_name_with_a_figure_within_is_left_as_it_is() -> None:
    question = "Quel délai impose TV5MONDE ?"
    assert restate(question, keywords_of("chaîne de TV, article 5")).own == question


def test_a_small_word_is_no_abbreviation() -> None:
    question = "Où va le pas suivant ?"
    assert restate(question, keywords_of("rien")) == Restated(question, (), ())


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Que dit la resilation ?", "résiliation"),
        ("Accesibilité du site ?", "accessibilité"),
        ("Quelle est la durée de la reversiblité ?", "réversibilité"),
        ("Quelles penalitées ?", "pénalités"),
    ],
)
def test_a_word_of_the_trade_that_is_misspelt_is_searched_as_it_is_spelt(question: str, meant: str) -> None:
    corpus = keywords_of("résiliation accessibilité réversibilité pénalité")
    (also,) = restate(question, corpus).also

    assert also == meant
    assert f" {meant}" in f" {restate(question, corpus).text}"
    assert restate(question, keywords_of("rien")).also == ()


@pytest.mark.parametrize(
    "question", ["Que prévoit la ville de Resilation ?", "Le télétravail ?", "Quelle certification ?"]
)
def test_a_name_or_another_word_is_not_taken_for_a_mistake(question: str) -> None:
    assert restate(question, keywords_of("résiliation travail vérification")).also == ()


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("À qui appartient le code développé ?", "propriété intellectuelle"),
        ("À qui appartiendront les développements ?", "propriété intellectuelle"),
        ("Le code appartient-il à la ville ?", "propriété intellectuelle"),
        ("Comment changer de prestataire ?", "réversibilité"),
        ("Peut-on rompre notre contrat ?", "résiliation"),
        ("Le contrat peut-il être rompu ?", "résiliation"),
        ("Le marché peut-il être prolongé ?", "reconduction"),
        ("Comment sont notées les offres ?", "critères d'attribution"),
        ("Que se passe-t-il si le prestataire est en retard ?", "pénalités de retard"),
        ("Et s'il ne respecte pas les délais ?", "pénalités de retard"),
        ("Quelles clauses de SLA utilisent les marchés similaires ?", "délais d'intervention"),
        ("What SLA clauses do similar tenders use?", "response time"),
        ("Sous quel délai quand le portail est en panne ?", "incident bloquant"),
        ("Sous quel délai quand le portail ne marche plus ?", "incident bloquant"),
        ("Faut-il une solution provisoire ?", "solution de contournement"),
        ("Quels délais de rétablissement imposer ?", "GTR"),
        ("Que se passe-t-il si les SLA ne sont pas respectés ?", "pénalités"),
        ("What happens if the contractor misses the SLA?", "penalties"),
        ("Who owns the code?", "intellectual property"),
        ("Can we cancel the contract?", "termination"),
        ("Can the contract be renewed?", "renewal option"),
        ("Is there a penalty if they deliver late?", "penalties for delay"),
        ("Que prévoit le titulaire en cas de sinistre ?", "plan de reprise d'activité"),
        ("Quand doit-il effacer nos données ?", "destruction des données"),
        ("Where does our data live?", "data location"),
        ("What is the last day to hand in bids?", "deadline for submission of bids"),
        ("Que se passe-t-il si on livre en retard ?", "pénalités de retard"),
        ("D'où vient l'argent ?", "financement"),
        ("Le fournisseur peut-il monter ses prix ?", "révision des prix"),
        ("Et si l'acheteur ne signe pas le PV ?", "réputée acquise"),
        ("Comment contester la décision ?", "voies et délais de recours"),
        ("What if the supplier goes bankrupt?", "bankruptcy"),
        ("Can we back out after the award?", "withdrawal"),
        ("En cas de procès, où va-t-on ?", "règlement des litiges"),
        ("Peut-on toucher de l’argent dès le départ ?", "avance"),
        ("Qui doit donner son accord avant un achat ?", "accord préalable"),
        ("Quel document fait foi si deux se contredisent ?", "pièces contractuelles"),
        ("Où visiter les sites avant de répondre ?", "visite des lieux"),
        ("Peut-on voir les lieux avant de répondre ?", "visite des lieux"),
        ("Faut-il aller voir les sites ?", "visite des lieux"),
        ("Comment voir vos locaux ?", "visite des lieux"),
        ("La visite du site est-elle obligatoire ?", "visite des lieux"),
        ("Quelle visite de vos sites est prévue ?", "visite des lieux"),
        ("Une visite préalable est-elle imposée ?", "visite des lieux"),
        ("Il faut prévenir combien de temps avant ?", "préavis"),
        ("Qu’est-ce qui a coincé dans ce projet ?", "difficultés rencontrées"),
        ("Whose go-ahead is needed before we publish?", "prior written approval"),
        ("How much notice must they give?", "notice period"),
        ("Which document wins if two conflict?", "order of precedence"),
    ],
)
def test_what_people_say_is_searched_as_tenders_write_it_too(question: str, written: str) -> None:
    restated = restate(question, keywords_of("SLA"))

    assert restated.own == question
    assert restated.text.startswith(f"{question} ({written}")
    assert restated.also[0].startswith(written)


@pytest.mark.parametrize(
    "question",
    [
        "Quel code de l'urbanisme s'applique ?",
        "À qui appartient le bâtiment ?",
        "Quelle marche suivre ?",
        "Quelles données sont collectées ?",
        "Quel est le marché du ministère de la transition écologique ?",
        "Sous quelle forme les utilisateurs signalent-ils un incident ?",
        "Quelles données du personnel sont traitées ?",
        "Faut-il changer d'équipement informatique ?",
        "Le titulaire respecte-t-il les délais ?",
        "Combien coûte un livre en retard à la bibliothèque ?",
        "Qui rédige les comptes rendus ?",
        "Quel document est absent du dossier ?",
        "Quelles données d'accidents sont publiées ?",
        "Compare les offres de service des marchés d'infogérance",
        "Quelles sont les réunions suivantes ?",
        "Accès des personnes handicapées aux locaux",
        "Récupération des données de sauvegarde",
        "Combien de visites du site par mois ?",
        "Quelle franchise par sinistre ?",
        "Where is the data center?",
        "What does the contract say?",
        "Are data backed up?",
        "Must the contractor use its own software?",
        "What happens at the end of the contract?",
        "How often are bed bugs treated?",
        "Le prestataire assure-t-il la maintenance corrective ?",
        "Comment doit être assuré le suivi du projet ?",
        "Qui signe le procès-verbal de recette ?",
        "Qui peut donner des informations sur l’accord-cadre ?",
        "Quel document prévoit une prime ?",
        "Peut-on changer un avis de marché publié ?",
        "Quand le prêt de matériel prend-il fin ?",
        "Quels sont les droits d’accès et de rectification ?",
        "Which incident takes priority?",
        "How is the final price calculated?",
        "Are there documents in conflict of interest?",
        "Quelle est la limite avant les pénalités ?",
        "Quel est le montant maximum du marché et quelles sont les pénalités ?",
    ],
)
def test_words_that_only_look_alike_bring_nothing(question: str) -> None:
    assert everyday_words(question) == []


def test_what_tenders_write_counts_as_what_is_said() -> None:
    restated = restate("À qui appartient le code développé ?", keywords_of("rien"))
    weights = weigh_words(restated.own, keywords_of("propriété intellectuelle du code"), 9, "fr", restated.everyday)

    assert weights.missing_names == ()
    assert weights.coverage(set(stems("propriété intellectuelle", "fr")), "fr") > 0.5
    assert weights.coverage(set(stems("le bâtiment", "fr")), "fr") == 0


def test_what_tenders_write_counts_as_a_whole() -> None:
    restated = restate("Quelle durée de garantie ?", keywords_of("rien"))
    weights = weigh_words(restated.own, keywords_of("les prestations garanties"), 9, "fr", restated.everyday)

    assert restated.everyday[0].written.startswith("période de garantie, prestations garanties")
    assert weights.coverage(set(stems("une période garantie", "fr")), "fr") == 1
    assert weights.coverage(set(stems("la période des prestations", "fr")), "fr") == 0


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("What does the New York Public Library expect?", "NYPL"),
        ("What does the New York Access to Books Centre expect?", "NYABC"),
        ("Que dit l’Agence nationale de la cohésion des territoires du plan de rue ?", "ANCT"),
    ],
)
def test_a_name_that_documents_abbreviate_is_searched_by_its_abbreviation_too(question: str, short: str) -> None:
    corpus = keywords_of("NYPL, NYABC, ANCT")
    restated = restate(question, corpus)

    assert restated.also == (short,)
    assert restate(question, keywords_of("rien")).also == ()
    weighed = weigh_words(restated.own, corpus, 1, everyday=restated.everyday)
    held = set(stems(short, "fr"))
    assert sum(word.is_in(held) for word, _ in weighed.weights) >= len(short)


@pytest.mark.parametrize(
    "question",
    [
        "Nous publions la liste demain ?",
        "New York Public, Library ?",
        "Que dit le plan de la nouvelle ligne ?",
        "NOTRE PLAN EST-IL LONG ?",
    ],
)
def test_words_whose_first_letters_happen_to_be_a_word_are_no_name(question: str) -> None:
    assert restate(question, keywords_of("NYPL, NPLD, PNL, DPNL, NPEL")).also == ()


@pytest.mark.parametrize(
    "question", ["Pourquoi ne pas passer un marché plus long ?", "Faut-il ne pas attribuer le marché au plus offrant ?"]
)
def test_a_contract_is_not_taken_for_what_works_no_more(question: str) -> None:
    assert restate(question, keywords_of("rien")).everyday == ()


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("Quelle formation professionelle ?", "Quelle formation professionnelle ?"),
        ("Quels équippements ?", "Quels équipements ?"),
        ("Quels raccordemments ?", "Quels raccordements ?"),
        ("Quelle agraffe ?", "Quelle agraffe ?"),
        ("Que fait Deloitte ?", "Que fait Deloitte ?"),
        ("Quel rammage ?", "Quel rammage ?"),
    ],
)
def test_a_word_that_doubles_another_consonant_than_those_of_documents_is_searched_as_they_write_it(
    question: str, own: str
) -> None:
    corpus = keywords_of("formation professionnelle, équipement, raccordement, deloite, ravage")
    assert restate(question, corpus).own == own


def test_a_word_of_the_trade_that_no_document_holds_is_not_misspelt() -> None:
    question = "Que prévoir pour un site internet ?"
    assert restate(question, keywords_of("le site présente un intérêt")).own == question
