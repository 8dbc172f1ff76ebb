"""What stands beside a name: roles, months, particles and initials that go with it, and what only firms have."""

from __future__ import annotations

import pytest

from protect.personal_data import find_personal_data


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Fournisseurs : Paul Mausner, Marie Blachère",
        "Marques : Ralph Lauren, Hugo Boss",
        "Titulaires : Guy Challancin et Léon Grosse",
    ],
)
def test_firms_that_are_called_as_people_are_nobody(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Orve : M. Paul Lerme, chef de projet ; Inès Haddad", ["Paul Lerme", "Inès Haddad"]),
        ("Valideur : TRÉGUIER G.", ["TRÉGUIER G."]),
        ("Badge remis à Inès Haddad le 12 mars", ["Inès Haddad"]),
        ("Mme Thi Mai, le 12 mai 2024", ["Thi Mai"]),
        ("Nom | Prénom | Fonction\nNGUYEN | Thi Mai | Agente", ["NGUYEN", "Thi Mai"]),
        ("Rédacteur : Olivier Lerme\nOlivier Mai 2024", ["Olivier Lerme"]),
        ("Émetteur : Le Corre Anaïs", ["Le Corre Anaïs"]),
        ("Équipe : Karim B., Sarah M. et Yann K.", ["Karim B.", "Sarah M.", "Yann K."]),
        ("Deputy: Wzrst Raman", ["Wzrst Raman"]),
        ("Question de Mme ABGRALL (SARL ABGRALL)", ["ABGRALL"]),
    ],
)
def test_people_beside_roles_words_and_months_are_hidden_whole(text: str, people: list[str]) -> None:
    assert hidden(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "b. Le Secrétariat : Titulaire : Maria Tréguine\nSuppléante : Solène Rannou\n",
        "b. Le Secrétariat :\nTitulaire : Maria Tréguine\nSuppléante : Solène Rannou\n",
        "Suppléant : Solène Rannou\nTitulaire : Maria Tréguine\n",
        "b. Le Secrétariat : Titulaire : Marie Tréguine, Suppléante : Solène Rannou\n",
    ],
)
def test_who_holds_an_office_in_which_somebody_stands_in_for_them_is_hidden(text: str) -> None:
    assert len(hidden(text)) == 2


def test_who_holds_a_market_may_be_a_company() -> None:
    assert hidden("Titulaire : Marie Tréguine\nMontant : 3") == []


@pytest.mark.parametrize(
    "text",
    [
        "I.1) Name and addresses Official name: Deux Baies en Montreuillois Postal address: 11 place Gambetta",
        "Official name: Ugecam PACA et Corse Postal address: 42 boulevard de la Gaye",
        "Company Name: Deux Baies Tax: 12",
        "plusieurs établissements de l'Ugecam PACA Corse",
        "ce qui est traditionnellement dénommé « zone Jules Verne » sur Amiens Métropole",
    ],
)
def test_official_names_of_bodies_and_the_zones_called_after_somebody_are_nobody(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Name: Wzrst Raman",
        "Chef de zone Paul Lerme, 12 ans",
        "Contact name: Wzrst Raman",
        "Paca Moreno, chargée de projet",
    ],
)
def test_people_beside_the_same_words_stay_hidden(text: str) -> None:
    assert len(hidden(text)) == 1
