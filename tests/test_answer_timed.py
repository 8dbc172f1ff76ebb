from __future__ import annotations

import pytest

from answer.wanted.expected import expected_of
from answer.wanted.timed import timed_in


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("Pour combien d’années le marché est-il conclu ?", "year"),
        ("How many years does the contract run?", "year"),
        ("En combien de mois le lot doit-il être terminé ?", "month"),
        ("Combien de jours d’intervention par an ?", "day"),
        ("Sous combien de semaines les pièces arrivent-elles ?", "day"),
        ("How many business days are left to answer?", "day"),
        ("Quel est le nombre d’heures de formation ?", "hour"),
    ],
)
def test_a_question_names_its_unit_of_time(question: str, unit: str) -> None:
    timed = timed_in(question)

    assert timed
    assert timed.unit == unit


@pytest.mark.parametrize(
    "question", ["Quelle est la durée du marché ?", "Combien de mots par page ?", "How long does it run?"]
)
def test_other_questions_name_none(question: str) -> None:
    assert timed_in(question) is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Pour combien d’années ?", "Le marché dure 36 mois."),
        ("Pour combien d’années ?", "Durée en mois : 48"),
        ("En combien de mois ?", "Les travaux durent trente jours."),
        ("Combien de jours ?", "Le correctif est livré sous 48 h."),
        ("Combien de jours ?", "UO1 | Audit | 12"),
        ("Combien de jours ?", "dix jours ouvrés"),
        ("En combien d’heures ?", "rétablie sous un jour ouvré"),
        ("En combien d’heures ?", "within 30 minutes"),
        ("Combien de jours les offres restent-elles valables ?", "Elles le restent six (6) mois."),
        ("Combien d’heures de formation ?", "un forfait de 20 jours"),
        ("Combien d’années les journaux sont-ils gardés ?", "90 jours"),
        ("Combien de jours de travail ?", "12 jours-homme"),
    ],
)
def test_a_time_of_about_that_size_answers(question: str, text: str) -> None:
    assert not expected_of(question).lacks_form(["Rien n’est dit.", text])


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Pour combien d’années ?", "L’installation se fait en 2 mois, le support répond sous 48 h."),
        ("Combien de jours par an ?", "Les intervenants ont 3 ans d’expérience."),
        ("En combien de mois ?", "Une réponse est donnée sous 5 jours."),
        ("En combien d’heures ?", "L’accord-cadre dure quatre ans."),
        ("En combien d’heures ?", "Le projet dure 45 jours."),
        ("Combien de jours ?", "une réponse sous 4 heures"),
        ("How many years of experience?", "Role | Years | References\nEngineer | | N\nDate: 03/01/2022"),
    ],
)
def test_one_of_another_size_does_not(question: str, text: str) -> None:
    assert expected_of(question).lacks_form([text])


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Quelle pondération le prix a-t-il ?", "Nomenclature : 72212443, prix forfaitaires"),
        ("Quelle part des agents est partie ?", "165 agents ont été recrutés en 2022."),
        ("Quels délais d’intervention chiffrés sont imposés ?", "La nuit, les demandes sont moins nombreuses."),
        ("Quelle est la puissance installée du parc ?", "Le parc compte 12 éoliennes."),
        ("How much did the company refund to its customers?", "The disk was 85% full for two days."),
        ("On what date did the service go live?", "The service is used by all."),
    ],
)
def test_a_figure_of_another_kind_is_no_answer(question: str, text: str) -> None:
    assert expected_of(question).lacks_form([text])


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Quelle pondération le prix a-t-il ?", "Critères | Pondération\nPrix | 40"),
        ("Quelle part des agents est partie ?", "12 % des agents sont partis."),
        ("Quel délai pour prévenir la ville ?", "Le titulaire la prévient sans délai."),
        ("By when do they have to send the invoice?", "It is sent within 60 days."),
        ("On what date did the service go live?", "It went live in March 2022."),
        ("Quels délais s’appliquent ?", "Les délais sont ceux du CCAG."),
        ("Quelle est la durée du marché ?", "Il court jusqu’au 31 décembre 2027."),
        ("Quel est le délai de paiement ?", "Celui de l’article R.2192-10."),
        ("Quelle part est sous-traitable ?", "La moitié des prestations."),
        ("Quel est le poids maximal d’un bac ?", "Un bac pèse 20 kg."),
        ("Quelle pondération pour le prix ?", "Prix des prestations : 40"),
        ("Combien paie-t-on à la commande ?", "un acompte de 30 %"),
        ("How much must be spent with small businesses?", "23% of the value"),
        ("Quelles pénalités de retard ?", "Celles du CCAG s’appliquent."),
        ("Quelle est la puissance installée du parc ?", "Puissance : 12 MW"),
    ],
)
def test_what_may_be_the_figure_or_tells_it_in_words_answers(question: str, text: str) -> None:
    assert not expected_of(question).lacks_form([text])
