"""What quotations cannot do is told from what can be asked of documents."""

from __future__ import annotations

import pytest

from answer.asked.errands import is_errand, wants_draft


@pytest.mark.parametrize(
    "question",
    [
        "Écris-moi un poème sur les marchés publics",
        "Peux-tu rédiger un mail de relance ?",
        "Traduis cette clause en anglais",
        "Write a Python function that sorts suppliers by price.",
        "Can you translate this clause into German?",
        "Raconte-moi une blague",
        "Serait-il possible de traduire ce CCTP en anglais ?",
        "Would it be possible to translate the RFP into French?",
        "Quel temps fait-il à Paris demain ?",
        "Et quelle heure est-il ?",
        "What's the weather like today?",
        "Quel est le taux de change de l'euro aujourd'hui ?",
        "What is today's euro to dollar exchange rate?",
        "Il fait quel temps à Lyon ?",
        "Météo demain",
        "Il est quelle heure ?",
        "Propose-moi un menu végétarien pour la semaine",
        "Can you suggest a good detective novel for the holidays?",
        "Can you write a poem on tenders?",
        "Can you generate a script that sorts prices?",
        "Generate a letter to the mayor",
        "Peux-tu générer un script Python ?",
    ],
)
def test_what_is_to_be_written_or_translated_or_changes_by_the_hour_is_an_errand(question: str) -> None:
    assert is_errand(question)


@pytest.mark.parametrize(
    "question",
    [
        "Rédige une clause de pénalités",
        "Propose-moi une clause de réversibilité",
        "Propose-moi un menu de navigation accessible",
        "Trouve un CCTP de restaurant administratif",
        "Conseille-moi des restaurants scolaires en régie",
        "Suggest a penalty for late delivery",
        "Je dois rédiger un CCTP",
        "Write the specification for a website",
        "Fais-moi un tableau des pénalités",
        "Tell me about letters of credit",
        "Écrire le code en Java est-il imposé ?",
        "Qui traduit les documents ?",
        "Tell me the functions covered by the maintenance",
        "Tell me the email response times",
        "Je voudrais rédiger une lettre de consultation : que doit-elle contenir ?",
        "Écris les fonctions attendues du logiciel",
        "Rédige un programme de tests pour le marché de l'AMF",
        "Traduis-moi GTI en clair",
        "Translate services: which languages?",
        "Make the code available: who owns it?",
        "Draft letters must be sent to whom?",
        "Quel temps de réponse exige la TMA ?",
        "Quel temps de rétablissement ?",
        "Serait-il possible de traduire l'offre en français ?",
        "Quelle heure est la limite de remise ?",
        "Quelle météo justifie une prolongation du délai ?",
        "What is the weather clause?",
        "Quel est le taux de change applicable au marché de la DINUM ?",
        "What is the exchange rate used for invoices in this tender?",
        "What is the contract exchange rate?",
        "Quel est le taux de change du marché ?",
        "What time is it possible to visit the site?",
        "Quel temps fait perdre une intempérie ?",
        "What time is the opening of bids?",
    ],
)
def test_what_documents_can_answer_is_none(question: str) -> None:
    assert not is_errand(question)


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("Rédige-moi une clause de réversibilité", True),
        ("Peux-tu rédiger une clause sur la sous-traitance ?", True),
        ("J’aimerais que tu écrives le CCTP d’un marché d’infogérance", True),
        ("Propose une petite clause de pénalités", True),
        ("Écris un cahier des charges pour un site web", True),
        ("Draft a clause on late penalties", True),
        ("Could you write an RFP for hosting?", True),
        ("Et rédige une clause de garantie", True),
        ("Could you compose a clause on penalties?", True),
        ("Can you generate a contract for cleaning?", True),
        ("Generate a contract for cleaning", True),
        ("Peux-tu générer un CCTP ?", True),
        ("Génère une clause de garantie", True),
        ("Comment rédiger une clause de réversibilité ?", False),
        ("Qui rédige le CCTP ?", False),
        ("Rédige-moi un poème", False),
        ("Quelles clauses de réversibilité propose Le Bourget ?", False),
        ("How do others write a clause on penalties?", False),
    ],
)
def test_a_clause_that_is_to_be_written_is_told_from_a_question_on_clauses(question: str, wants: bool) -> None:
    assert wants_draft(question) is wants
