import pytest

from answer.asked.summing_up import wants_a_summary, wants_an_unnamed_one_summed_up, wants_it_summed_up


@pytest.mark.parametrize(
    "question",
    [
        "Pouvez-vous me résumer le CCTP du Bourget ?",
        "Est-ce que tu pourrais résumer le CCTP du Bourget ?",
        "Vous pouvez me faire une synthèse du marché Aquaréel ?",
        "Merci de résumer le RC",
        "Résume le CCTP de l'AMF",
        "Résumez-moi ce document",
        "Fais-moi une synthèse du marché Aquaréel",
        "Et un résumé du RC ?",
        "Je voudrais un résumé du CCAP",
        "Can you summarise the ARIES RFP?",
        "Give me a summary of the contract",
        "Summary of the RFQ",
        "Compare les bilans 2023 et 2024 de beta.gouv.fr",
        "Compare Le Bourget et l'AMF",
        "Est-ce que vous pourriez comparer Le Bourget et l'AMF ?",
        "Quelles différences entre le CCAP de l'AMF et celui du Bourget ?",
        "Compare the Alaska RFP with the TDRS RFQ",
    ],
)
def test_a_summary_is_asked_for_at_the_head_of_a_question(question: str) -> None:
    assert wants_a_summary(question)


@pytest.mark.parametrize(
    "question",
    [
        "Quel résumé mensuel le titulaire remet-il ?",
        "Un résumé non technique est-il exigé ?",
        "Qui rédige la synthèse des incidents ?",
        "Compare les pénalités du Bourget et de l'AMF",
        "Compare les critères",
        "Compare SLA",
        "Différence entre VABF et VSR ?",
        "Does the contractor write a summary of each incident?",
        "Résumer les incidents est-il à la charge du titulaire ?",
    ],
)
def test_what_documents_say_of_summaries_is_another_question(question: str) -> None:
    assert not wants_a_summary(question)


@pytest.mark.parametrize(
    "question",
    [
        "Résume ce CCTP",
        "Pouvez-vous me résumer le document ?",
        "Summary of this tender",
        "Résume ces documents",
        "Sum up these documents",
    ],
)
def test_a_document_that_is_not_said_is_none(question: str) -> None:
    assert wants_an_unnamed_one_summed_up(question)


@pytest.mark.parametrize(
    "question",
    [
        "Résume la réversibilité dans ce marché",
        "Fais une synthèse des pénalités de ce contrat",
        "Résume le CCTP du Bourget",
        "Que dit ce CCTP ?",
    ],
)
def test_a_subject_or_a_named_document_is_one(question: str) -> None:
    assert not wants_an_unnamed_one_summed_up(question)


@pytest.mark.parametrize(
    "question",
    [
        "résume",
        "Résume-moi ça !",
        "Peux-tu me résumer la réponse ?",
        "en bref ?",
        "fais-moi un résumé",
        "tu peux résumer ?",
        "Résume-les",
        "sum it up",
        "TL;DR",
    ],
)
def test_what_was_answered_is_to_be_summed_up(question: str) -> None:
    assert wants_it_summed_up(question)


@pytest.mark.parametrize(
    "question", ["Résume le CCTP du Bourget", "Faut-il un résumé ?", "en bref, quelles pénalités ?"]
)
def test_something_else_is(question: str) -> None:
    assert not wants_it_summed_up(question)
