"""A sentence is caught when it turns what its source says, and left alone when it says the same in other words."""

from __future__ import annotations

import pytest

from answer.text.negation import says_opposite


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Le titulaire ne doit pas remettre le rapport.", "Le titulaire doit remettre le rapport."),
        ("Le titulaire doit remettre le rapport.", "Le titulaire ne doit pas remettre le rapport."),
        ("La sous-traitance est autorisée.", "La sous-traitance est interdite."),
        ("Les variantes sont autorisées.", "Aucune variante n'est autorisée."),
        ("Les pénalités s'appliquent sans mise en demeure.", "Les pénalités s'appliquent après mise en demeure."),
        ("Le délai est de 30 jours au minimum.", "Le délai ne peut excéder 30 jours."),
        ("Le titulaire fournit un rapport mensuel.", "Le titulaire fournit un rapport annuel."),
        ("Le titulaire peut fournir un rapport.", "Le titulaire doit fournir un rapport."),
        ("Les frais sont inclus dans le prix.", "Les frais sont exclus du prix."),
        ("Le prix est de 500 € TTC.", "Le prix est de 500 € HT."),
        ("The contractor shall not subcontract.", "The contractor shall subcontract."),
        ("The contractor may submit a plan.", "The contractor must submit a plan."),
        ("The plan is due after the first sprint.", "The plan is due before the first sprint."),
        ("Costs may be billed without prior approval.", "Costs may not be billed without prior approval."),
        ("The contractor shall not subcontract.", "Le titulaire peut sous-traiter."),
        ("The contractor may subcontract.", "Le titulaire ne peut pas sous-traiter."),
        ("Some costs are included.", "All costs are included."),
    ],
)
def test_a_turned_sentence_is_caught(sentence: str, source: str) -> None:
    assert says_opposite(sentence, source)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Le titulaire remet le rapport avant la fin du mois.", "Le titulaire remet le rapport avant la fin du mois."),
        ("Le délai est de 30 jours au maximum.", "Le délai ne peut excéder 30 jours."),
        ("The form is limited to ten pages.", "This form must not exceed ten pages."),
        ("Les variantes ne sont pas autorisées.", "Aucune variante n'est autorisée."),
        ("Variants are not allowed.", "Aucune variante n'est autorisée."),
        ("Le titulaire répond sous 4 heures.", "Le titulaire répond sous 4 heures. Il ne facture pas le déplacement."),
        ("Le titulaire est tenu de fournir un rapport.", "Le titulaire doit fournir un rapport."),
        (
            "En cas de non-respect du délai, une pénalité s'applique.",
            "Si le délai n'est pas respecté, une pénalité s'applique.",
        ),
        ("The contractor must submit a plan.", "The contractor shall submit a plan."),
    ],
)
def test_the_same_in_other_words_is_left_alone(sentence: str, source: str) -> None:
    assert says_opposite(sentence, source) == ""


def test_the_word_at_fault_is_named() -> None:
    assert says_opposite("Le rapport est mensuel.", "Le rapport est annuel.") == "mensuel"
