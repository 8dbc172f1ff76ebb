"""Who is greeted, who signs by the first name, whose account is named: people whom no role tells."""

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
        "Bonjour {},\nPeux-tu relire l’article 5 ?",
        "> Bonjour {}\n> Voici le devis.",
        "Hi {}, please find the quote attached.",
        "Chère {},\nLe planning est joint.",
        "Voici le planning.\nBonne journée\n{}\n",
        "Voici le planning.\n\nBien cordialement,\n\n{}",
        "The quote is attached. Best regards, {}\n",
        "> Merci d’avance\n> {}\n",
    ],
)
def test_first_names_that_a_letter_greets_or_is_signed_by_are_hidden(text: str) -> None:
    assert hidden(text.format("Solène")) == ["Solène"]


def test_all_who_are_greeted_are_hidden_and_come_back() -> None:
    text = "Bonjour Solène et Karim,\nKarim est en congés.\n"
    (found,) = find_in_pages([Page(1, "", text)])
    assert [text[one.start : one.end] for one in found] == ["Solène", "Karim", "Karim"]


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour à tous,\nVoici le planning.",
        "Bonjour Madame,\nMerci Orvelia,",
        "Bonjour Paris,\nHello World!",
        "Bonne journée\nOrve Habitat\n",
        "Merci d’avance\nSignature",
        "Cordialement,\nService Achats",
    ],
)
def test_words_towns_and_offices_in_letters_are_nobody(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("En son absence, contacter Solène.", ["Solène"]),
        ("À voir avec Karim ou Solène", ["Karim"]),
        ("Astreinte – Solène 06 12 34 56 78", ["Solène", "06 12 34 56 78"]),
        ("Tél Solène : 02 99 12 34 56", ["Solène", "02 99 12 34 56"]),
        ("Contacter Samsic, voir avec Rose, joindre Orve.", []),
        ("Logiciel Alice 0612345678", ["0612345678"]),
    ],
)
def test_first_names_that_a_verb_leads_to_or_a_number_follows_are_hidden(text: str, names: list[str]) -> None:
    assert hidden(text) == names


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("Twitter : @solenepriou", "solenepriou"),
        ("Slack: @solene.priou", "solene.priou"),
        ("Skype : live:solene.priou", "solene.priou"),
        ("Ouvert par : spriou", "spriou"),
        ("LinkedIn : linkedin.com/in/solene-priou-4a5b", "solene-priou-4a5b"),
    ],
)
def test_accounts_that_are_made_from_a_name_are_hidden(text: str, account: str) -> None:
    assert hidden(f"Contact : Solène Priou\n{text}\n") == ["Solène Priou", account]


def test_profile_is_somebodys_whoever_is_named() -> None:
    assert hidden("Voir https://www.linkedin.com/in/s-priou-35/ et linkedin.com/company/orve") == ["s-priou-35"]


@pytest.mark.parametrize(
    "text", ["Twitter : @villedorve", "GitHub : orve-num", "Compte : marches", "https://git.x/@spriou/a"]
)
def test_accounts_of_others_and_web_addresses_stay(text: str) -> None:
    assert hidden(f"Contact : Solène Priou\n{text}\n") == ["Solène Priou"]
