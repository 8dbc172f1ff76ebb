"""Whom a sentence leads to or speaks of by a full name is hidden; what is called after people is not."""

from __future__ import annotations

import pytest

from protect.personal_data import find_personal_data


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize("name", ["Ismaël Querdec", "Pierre de Maulvran", "Lauren MICHOT"])
@pytest.mark.parametrize(
    "text",
    [
        "Lire l’exemple\n2è séquence – {} : Mesurer son impact dans le réel",
        "Lire l’exemple\n1re séquence - {} : Résoudre les problèmes",
        "Témoignage en bonus : « Trouver son sponsor » avec {}\nQui sera le vôtre ?",
        "depuis 2018, je travaille avec {} sur le projet.",
        "Présentation des ateliers par {} (membre du collège)",
        "Agile Government\nby {}\n",
        "Notes\n{} : les critères d’un logiciel libre",
    ],
)
def test_whom_a_sentence_leads_to_is_hidden(text: str, name: str) -> None:
    assert hidden(text.format(name)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "de la DGAFP, {} a initié un espace d’essai",
        "{} raconte sa première mission",
        "Retour sur les échanges\n{} (Région Sud) - Le déploiement",
        "Illustration : le dessin ({})",
        "la liste de la Vendée (source : {})",
    ],
)
def test_whom_it_speaks_of_is_hidden_too_but_for_a_first_name_that_is_a_word(text: str) -> None:
    assert hidden(text.format("Denis Duwoyne")) == ["Denis Duwoyne"]
    assert hidden(text.format("Rose Duwoyne")) == []


def test_the_next_one_is_hidden_with_whom_a_sentence_leads_to() -> None:
    assert hidden("Ateliers présentés avec Camille Maumot, Violaine Louvrin et Marc Quodlan.") == [
        "Camille Maumot",
        "Violaine Louvrin",
        "Marc Quodlan",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Point vu avec {}, puis clos",
        "Relevé par {} le 3 mars",
        "Agreed with {}.",
        "Relu et signé par {}",
        "Note rédigée par {}, validée par la DSI",
        "Échange avec {} hier",
        "Réunion avec {}",
        "Point fait avec {}",
        "Appel téléphonique avec {}",
        "Un message de {} : rien à dire",
    ],
)
def test_whom_a_sentence_leads_to_by_an_initial_is_hidden(text: str) -> None:
    assert hidden(text.format("P. Rouault")) == ["P. Rouault"]
    assert hidden("Contrat\nB. Cahier : les clauses\nvoir avec A. Annexe, with U.S. Departments") == []


@pytest.mark.parametrize(
    "text",
    [
        "Marché conclu avec B. Braun Medical, signé avec B. Braun Medical, signé avec B. Braun",
        "Fourniture par A. Menarini, produit fourni par A. Menarini, financé par A. Menarini",
        "Livraison par E. Leclerc. Magasin E. Leclerc",
        "contamination par L. Monocytogenes, contamination par E. Coli, infection avec S. Aureus",
        "Développé avec J. Query",
        "Contrat avec P. Rouault",
        "signé par P. Rouault Conseil, relu par P. Rouault Medical Devices",
    ],
)
def test_firms_and_germs_behind_an_initial_are_nobody(text: str) -> None:
    assert hidden(text) == []


def test_one_whose_first_name_is_not_known_is_hidden_among_others_told_alike() -> None:
    lines = "1re séquence – Ivan Collombard : Trouver\n2e séquence – Ismaël Querdec : Mesurer\n"
    other = "3e séquence – Hélouna Gharian : Survivre en milieu hostile"
    assert hidden(lines + other) == ["Ivan Collombard", "Ismaël Querdec", "Hélouna Gharian"]
    assert hidden(other) == []
    assert hidden("2e séquence – Ismaël Querdec : Mesurer\n" + other) == ["Ismaël Querdec"]


@pytest.mark.parametrize(
    "line",
    [
        "Phase 3 – Hélouna Gharian : trois mois",
        "Site – Hélouna Gharian : trois mois",
        "Séance 3 – Recette Fonctionnelle : trois mois",
        "Séance 3 – Orve Capgemini : trois mois",
        "Séance 3 – Thales Alenia : trois mois",
        "Séance 3 – San Pedro : trois mois",
        "Séance 3 – société Hélouna Gharian : trois mois",
        "Les écoles\nSéance 3 – Hélouna Gharian : trois mois",
    ],
)
def test_things_are_left_alone_beside_those_who_are_told_alike(line: str) -> None:
    lines = "Séance 1 – Ivan Collombard : Trouver\nSéance 2 – Ismaël Querdec : Mesurer\n"
    assert hidden(lines + line) == ["Ivan Collombard", "Ismaël Querdec"]


def test_where_somebody_works_is_no_part_of_their_name() -> None:
    assert hidden("avec Thierry Lochonne de la ORVENUM et d’autres") == ["Thierry Lochonne"]


@pytest.mark.parametrize(
    "text",
    [
        "Les écoles de la ville\nLot 2 – Jules Ferry : 12 classes",
        "Écoles : Jules Ferry (Région Sud)",
        "Zone 1 – Jean Macé : trois bacs",
        "Jules Ferrandec (école élémentaire)",
        "les écoles jumelées avec Jules Ferrandec",
        "un progiciel de supervision (Gertrude SAEM)",
        "mobilier fabriqué par Jacob Delafont ou équivalent",
        "un logiciel compatible avec Oscar Planning.",
        "une convention avec Martin Quodlan Conseil",
        "une convention avec Martin Ingénierie.",
        "avec Maternelle Lumineuse\n",
        "le personnel de la ville, avec Diane Personnel",
        "in accordance with George Mason's policies",
        "earphones with Built-in Microphone: for calls",
        "601 Caroline Street : bureau",
        "travaux avec Pierre de taille",
    ],
)
def test_what_is_called_so_is_nobody(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Les tests se feront avec l’aide d’{}, de la DSI.", "Anne Quincampoix"),
        ("Nous remercions l'équipe d'{}, cheffe de projet.", "Élise Durieux"),
        ("Le bureau D’{}, directeur technique, est au 2e étage.", "Ibrahima Sarr"),
        ("Contacter {}, cheffe de projet.", "Anne d'Aubrac"),
        ("Mme {}, cheffe de projet.", "d’Alban"),
    ],
)
def test_what_leads_to_a_vowel_is_no_part_of_the_name(text: str, name: str) -> None:
    assert hidden(text.format(name)) == [name]


def test_street_that_is_called_after_somebody_with_a_vowel_is_nobody() -> None:
    assert hidden("Les travaux de la rue d’Anne Frank et du lycée d’Arsonval sont finis.") == []
