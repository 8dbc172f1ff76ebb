"""Who filled in a form, was at a meeting or wrote a CV is hidden; what else has the same labels is not."""

from __future__ import annotations

import pytest

from protect.personal_data import find_personal_data


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Nom : {}\nPrénom : {}\nFonction : gérant",
        "Nom : {} Prénom : {} Date : 12/03",
        "Nom de naissance : ......{}\nPrénom(s) : ......{}",
        "Nom | {}\nPrénom | {}",
        "NOM : {}\nPRÉNOM : {}",
        "NOM DE FAMILLE : {} PRENOM : {}",
        "Nom du signataire : {}\nPrénom du signataire : {}",
        "**Nom** : {}\n**Prénom** : {}\n",
        "- **Nom :** {}\n- **Prénom :** {}\n",
        "Nom : **{}**\nPrénom : **{}**\n",
        "Nom :\n{}\nPrénom :\n{}\nFonction :\nacheteuse",
        "Last name: {}\nFirst name: {}",
        "Family name | {}\nGiven names | {}",
    ],
)
def test_a_family_name_and_a_first_name_with_a_label_each_are_somebodys(text: str) -> None:
    assert hidden(text.format("QUERDEC", "Thjelma")) == ["QUERDEC", "Thjelma"]


def test_names_below_their_labels_are_somebodys_where_the_first_name_is_known() -> None:
    assert hidden("Nom\nQUERDEC\nPrénom\nSophie\nFonction\nAcheteuse") == ["QUERDEC", "Sophie"]
    assert hidden("Nom\nOrvelia\nPrénom\nDalkior\n") == []


def test_full_name_below_its_label_is_somebodys() -> None:
    assert hidden("Nom et prénom du signataire\nSophie Querdec\nDate") == ["Sophie Querdec"]


def test_label_below_a_label_is_nobody() -> None:
    assert hidden("Nom : Dalkior\nPrénom :\nRaison sociale : Dalkior Énergie\n") == []
    assert hidden("Nom\nPrénom\nFonction\nAdresse\n") == []


def test_the_first_name_may_stand_first() -> None:
    assert hidden("Prénom : Thjelma\nNom d’usage : Le Querdec\n") == ["Thjelma", "Le Querdec"]


def test_all_first_names_behind_a_label_are_hidden() -> None:
    assert hidden("Nom : QUERDEC\nPrénoms : Thjelma, Anne, Marie, gérante") == ["QUERDEC", "Thjelma", "Anne", "Marie"]


@pytest.mark.parametrize(
    "text",
    [
        "Nom : Orvelia\nVersion : 2",
        "Nom : Ville\nPrénom : À compléter",
        "Nom commercial : Orvelia",
        "Le nom : la ville choisit. Lots : Orvelia",
    ],
)
def test_one_label_alone_and_words_name_nobody(text: str) -> None:
    assert hidden(text) == []


def test_first_names_of_those_present_are_hidden() -> None:
    text = "Présents : DSI, Karim, Anne-Laure (stagiaire) et Tifenn\nExcusée : Aurélie\nAbsents : Aucun\n"
    assert hidden(text) == ["Karim", "Anne-Laure", "Tifenn", "Aurélie"]


@pytest.mark.parametrize(
    "text",
    [
        "Présent(e)s : {}, {}",
        "Présent·e·s : {} et {}",
        "Présentes et présents : {}, {}",
        "Participants :\n- {} (DSI)\n- {}\n",
        "Présents :\n\n* {}\n* {}\n\nOrdre du jour :\n- Karim : hors liste",
    ],
)
def test_whoever_was_there_is_told_however_the_line_says_so(text: str) -> None:
    assert hidden(text.format("Karim", "Tifenn")) == ["Karim", "Tifenn"]


def test_services_firms_and_words_that_are_present_stay() -> None:
    assert hidden("Présents : DSI, Orange, Pierre, Maire\nLes présents votent. Karim : hors liste\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "CURRICULUM VITAE\n{}\nPermis B",
        "CV de {}, conducteur",
        "{}\nNé le 14/07/1979 à Lerme",
        "{} (née en 1979)",
        "cf. mail de {} du 12/03/2024",
        "Commentaire de {} sur le prix",
        "Destinataires : Jeanne Vasseur ; {}",
    ],
)
def test_who_was_born_wrote_or_got_something_is_hidden(text: str) -> None:
    assert "Maël Querdec" in hidden(text.format("Maël Querdec"))


def test_the_heads_of_who_wrote_checked_and_approved_tell_people() -> None:
    head = "Rédaction | Vérification | Approbation\n"
    rows = "Maël Querdec | P. Lerme | Yann Vasseur\nOui | Sans Objet | Plan Projet\n"
    assert hidden(head + rows) == ["Maël Querdec", "P. Lerme", "Yann Vasseur"]


@pytest.mark.parametrize(
    "text",
    [
        "From: Acme Robotics\nSent: Monday\nTo: Ville d’Orve\nSubject: Quote",
        "De : Orvalia Systèmes\nEnvoyé : lundi 4 mars\nÀ : Mairie de Lerme\nObjet : Relance",
        "Contact : Acme Robotics\nReprésentée par : Orvalia Propreté",
        "Nom de la société : Orve Sylva\nNom du candidat : Dalkior Brenn",
        "Nom et prénom : Acme Technologies",
    ],
)
def test_firms_are_nobody_where_people_may_stand(text: str) -> None:
    assert hidden(text) == []


def test_who_stands_for_a_firm_under_such_a_label_is_somebody() -> None:
    assert hidden("Nom du candidat : Sophie Querdec\nNom du signataire : Thjelma Querdec") == [
        "Sophie Querdec",
        "Thjelma Querdec",
    ]
