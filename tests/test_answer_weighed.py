"""The criterion whose weight a question asks for, and where a text states that one's."""

from __future__ import annotations

import pytest

from answer.wanted.expected import expected_of
from answer.wanted.weighed import weighed_in


@pytest.mark.parametrize(
    ("question", "told", "of_another"),
    [
        ("Quel poids a le prix dans la note finale ?", "Prix des prestations : 40 points", "Mémoire technique : 50 %"),
        ("Combien pèse la cybersécurité ?", "La sécurité compte pour 20 points.", "Le délai compte pour 10 points."),
        ("Poids du prix : Lyon vs SILLAGE", "Critère financier | 40 %", "Qualité | 60 %"),
        ("Le prix pèse-t-il plus lourd à Lyon ou à Orve ?", "Valeur économique (60 %)", "Valeur technique (40 %)"),
        ("Where does the city put more weight on price?", "Cost 25%", "Experience 20%"),
        ("Which buyer gives cost more weight?", "Price: 30 percent.", "Experience: 20 percent."),
        ("Où le tarif compte-t-il le plus ?", "Prix : 40 points", "Mémoire technique : 50 %"),
        ("Qui donne le plus de poids au prix, Lyon ou Orve ?", "Prix : 40 points", "Mémoire technique : 50 %"),
        ("What weight does price carry?", "Cost: 30 percent.", "Experience: 20 percent."),
        ("How much does the technical score weigh?", "Technical proposal: 80 %", "Fees: 20 %"),
        ("How heavily was price weighted by the county?", "Price: 30 percent.", "Experience: 20 percent."),
        (
            "Quel poids a le prix ?",
            "Type : Prix\nPondération (pourcentage, valeur exacte) : 25",
            "Type : Qualité\nPondération (pourcentage, valeur exacte) : 75",
        ),
    ],
)
def test_the_weight_of_a_criterion_is_told_where_a_line_names_it(question: str, told: str, of_another: str) -> None:
    asked = expected_of(question)

    assert asked.is_stated_in(told, "en" if question.startswith(("What", "How")) else "fr")
    assert not asked.is_stated_in(of_another, "fr")


def test_each_of_two_criteria_is_one_that_is_asked_for() -> None:
    asked = expected_of("Quel est le poids du prix et de la technique ?")

    assert asked.is_stated_in("Prix\n40 %", "fr")
    assert asked.is_stated_in("Mémoire technique : 60 %", "fr")
    assert not asked.is_stated_in("Délai : 10 %", "fr")


def test_a_criterion_of_two_words_is_named_by_both() -> None:
    asked = expected_of("Quel est le poids du critère développement durable ?")

    assert asked.is_stated_in("Développement durable : 10 points", "fr")
    assert not asked.is_stated_in("Développement applicatif : 10 points", "fr")


def test_a_share_in_another_sentence_is_not_that_of_the_criterion() -> None:
    asked = expected_of("Combien pèse le prix ?")

    assert not asked.is_stated_in("Le prix est ferme. La qualité compte pour 60 %.", "fr")


def test_a_sentence_on_prices_that_speaks_of_no_weight_tells_none() -> None:
    asked = expected_of("Quelle est la pondération du prix ?")
    revision = "Si la révision entraîne une augmentation des prix de plus de 2 % par rapport à l’année précédente, "

    assert not asked.is_stated_in(f"{revision}l’acheteur peut résilier.", "fr")
    assert asked.is_stated_in(
        "Le prix des prestations, jugé sur le total des montants proposés, compte pour 40 %.", "fr"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Quelle pondération la fiche propose-t-elle pour le prix ?",
        "Quel poids maximum donner au prix ?",
        "Quels sont les critères et leur pondération ?",
        "Quelles sont les pondérations des critères ?",
        "Combien pèsent les critères ?",
        "Quel est le poids de chaque critère ?",
        "Quelle est la pondération des offres ?",
        "Quels critères et quelle pondération pour un marché d’infogérance ?",
        "What weights for this contract?",
        "What are the weights for the evaluation criteria?",
        "What is the weight of each factor?",
        "How much does the contractor pay per day?",
        "Quelle part du contrat peut être sous-traitée ?",
    ],
)
def test_a_question_that_does_not_say_of_what_is_of_any_criterion(question: str) -> None:
    assert weighed_in(question) is None
