import pytest

from ingest.heading_numbers import follows, heading_number, may_be_a_heading
from ingest.headings import heading_level, numbering_level, tells_a_day


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("5.2.1 Pénalités", 3),
        ("5.2.1. Pénalités de retard", 3),
        ("3.1 Objet du marché", 2),
        ("3.1 - Objet du marché", 2),
        ("8.5. durée", 2),
        ("16.2.MODALITES DE REVISION DES PRIX", 2),
        ("3.1 –Durée du contrat", 2),
        ("1. Contexte", 1),
        ("1 - CONTEXTE", 1),
        ("1 OBJET DU MARCHÉ", 1),
        ("8 PÉRIODE DE TRANSITION (tranche optionnelle)", 1),
        ("II. Présentation", 1),
        ("IV – Pénalités", 1),
        ("II.3 Délais", 2),
        ("A. Contexte général", 1),
        ("B.2 Prestations attendues", 2),
        ("Article 7 – Réversibilité", 1),
        ("Article 7.2 : pénalités", 2),
        ("ARTICLE IV.", 1),
        ("ARTICLE 12", 1),
        ("Article 1er - Objet de la consultation", 1),
        ("ARTICLE PREMIER : OBJET", 1),
        ("Article n° 4 : Prix", 1),
        ("Chapitre 2", 1),
        ("CHAPITRE II : EXÉCUTION", 1),
        ("Annexe 3", 1),
        ("ANNEXE A – Bordereau", 1),
        ("Appendix B: Evaluation", 1),
        ("SECTION 3.02", 2),
        ("Section 4. Scope of Work", 1),
        ("  6.1   Réunions, comités, etc.", 2),
    ],
)
def test_numbered_heading_has_the_depth_of_its_number(line: str, level: int) -> None:
    assert heading_level(line) == level


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Le titulaire s’engage à respecter les délais.",
        "Article 7 du CCAG-TIC, les pénalités sont appliquées sans mise en demeure.",
        "Article 14 du CCAG",
        "Article L. 2113-10 du code de la commande publique",
        "Annexe 3 au présent document.",
        "1.5 million d’euros",
        "99.9 % du temps",
        "2.5 Go de mémoire",
        "12 mois à compter de la notification",
        "3 Agents de sécurité",
        "01.02.2024 Paris",
        "1. Envoyer le dossier ;",
        "2. Le candidat signe l’acte d’engagement.",
        "3. Le dossier contient les pièces suivantes :",
        "a) un mémoire technique",
        "1) un mémoire technique",
        "M. Dupont",
        "5.2 Pénalités ............ 12",
        "Partie prenante",
        "section critique du réseau",
        "192.168.1.1 Passerelle",
        "14 h 30",
    ],
)
def test_other_line_is_no_heading(line: str) -> None:
    assert heading_level(line) is None


def test_line_set_as_a_heading_may_have_a_bare_number() -> None:
    assert numbering_level("1 Objet du marché") == 1
    assert numbering_level("3) Délais") == 1
    assert numbering_level("2.4 Prix") == 2
    assert numbering_level("12 mois à compter de la notification") is None


@pytest.mark.parametrize(
    "line",
    [
        "Date et heure limites de réception des offres : Le vendredi 7 novembre 2025 à 12 Heures",
        "DATE LIMITE DE REMISE DES OFFRES 20/05/2022 à 11h00",
        "Deadline: June 9, 2025 12:00 PM",
    ],
)
def test_a_line_that_tells_a_day_is_known(line: str) -> None:
    assert tells_a_day(line)


@pytest.mark.parametrize(
    "line",
    [
        "Réunion du 12 mars 2024",
        "Article 3 : Durée du marché",
        "Article 3 : révision au 1er janvier",
        "Lot 2 Marseille : contexte",
        "10.2.12 Réseaux : adressage",
        "Version 2 à 12 mains",
    ],
)
def test_a_title_tells_none(line: str) -> None:
    assert not tells_a_day(line)


def test_number_follows_the_one_above_or_one_that_this_is_part_of() -> None:
    above = heading_number("Article 6.2 : Support")
    assert above == (6, 2)
    assert [
        number for number in [(6, 2, 1), (6, 3), (7,), (6, 2), (6, 4), (8,), (7, 1), ()] if follows(number, above)
    ] == [
        (6, 2, 1),
        (6, 3),
        (7,),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "24 Mois",
        "3 Ans",
        "30 Minutes",
        "2 Kg",
        "3.5 tonnes",
        "12.5 Heures",
        "6.2 euros",
        "14.30 Réunion",
        "1.1 http",
        "2 Rue de la Paix",
        "12 bis Avenue Foch",
        "6.2 les interventions",
        "5 % du prix",
    ],
)
def test_a_quantity_an_hour_an_address_or_small_letters_may_not_be_a_heading(line: str) -> None:
    assert not may_be_a_heading(line)


@pytest.mark.parametrize(
    "line", ["2 Prix", "2.2 Délais", "3 Moisson", "2 Places de marché", "2.3 Journées", "Article 4 Rues"]
)
def test_a_title_behind_a_number_may_be_a_heading(line: str) -> None:
    assert may_be_a_heading(line)
