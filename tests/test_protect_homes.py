"""The address of somebody's home is found where a word says so; those of buyers, companies and sites are left alone."""

from __future__ import annotations

import pytest

from protect.identifiers.homes import find_homes


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_homes(text)]


@pytest.mark.parametrize(
    ("said", "home"),
    [
        ("Mme Durand, demeurant {}, déclare", "12 rue des Lilas, 59000 Lille"),
        ("M. Durand, domicilié au {} et gérant", "4 bis, avenue Foch à Lille"),
        ("Léa Durand, gérante de la société Alpha, née le 12 mars 1980, domiciliée {}.", "2 grand-rue, 59000 Lille"),
        ("demeurant {}\nTél. : 01", "Résidence les Lilas, bât. B, 12 rue de la Paix, 75002 Paris"),
        ("résidant à {}", "59 000 Lille"),
        ("demeurant {}", "12 rue des Lilas\n59000 Lille"),
        ("Adresse personnelle : {}", "3 impasse du Four – 29200 Brest"),
        ("Agent de la ville\nDomicile : {}", "6 allée du Ried, 67120 Molsange"),
        ("Nom: Perrot ; Adresse du domicile: {} ; Ville: Lyon", "8 chemin des Prés, 35400 Saint-Malo"),
        ("Ms Ann Lee, residing at {}, hereby", "12 Oak Street, Leeds LS1 4AP"),
        ("Home address: {}.", "450 Main Street, Springfield, IL 62704"),
        ("Mme Durand habite {}.", "3 impasse des Roses, 69003 Lyon"),
        ("L’agente réside au {}.", "14 rue Pasteur, 35000 Rennes"),
        ("L’élève habite {}.", "14 rue Pasteur, 35000 Rennes"),
        ("La locataire réside au {}.", "14 rue Pasteur, 35000 Rennes"),
        ("M. Durand est logé {}.", "14 rue Pasteur, 35000 Rennes"),
        ("Le poste est livré à son domicile, {}.", "8 rue Voltaire, 75011 Paris"),
        ("Depuis son domicile ({})", "22 bd Carnot, 06000 Nice"),
        ("Au domicile de Mme Durand, {}", "8 rue Voltaire, 75011 Paris"),
        ("Mme Durand, domiciliée chez M. Perrot, {}", "3 rue Neuve 31000 Toulouse"),
        ("demeurant à cette adresse : {}", "3 rue Neuve, 31000 Toulouse"),
        ("Lieu de télétravail : {}", "22 bd Carnot, 06000 Nice"),
        ("Domicile de l’astreinte : {}", "14 rue des Ajoncs"),
        ("Domicile du gardien : {}", "3 impasse des Lilas, 29000 Quimper"),
        ("Adresse de l’agent d’astreinte : {}", "3 impasse des Lilas"),
        ("Domicile de l’employée : {}", "3 impasse des Lilas, 29000 Quimper"),
        ("Domicile de l’intervenant : {}", "3 impasse des Lilas, 29000 Quimper"),
        ("Domicile de la gardienne : {}", "3 impasse des Lilas, 29000 Quimper"),
        ("Domicile de Mme Durand : {}", "3 impasse des Lilas, 29000 Quimper"),
        ("Domicile de Karim Durand : {}", "3 impasse des Lilas, 29000 Quimper"),
        ("Domicile de Karim : {}", "3 impasse des Lilas, 29000 Quimper"),
        ("Domicile de P. Durand : {}", "3 impasse des Lilas, 29000 Quimper"),
        ("Adresse de l’agent technique : {}", "3 impasse des Lilas"),
        ("Adresse perso : {}", "22 bd Carnot, 06000 Nice"),
        ("Nom | Adresse personnelle | Poste\nDurand | {} | 3612", "12 rue des Lilas 59000 Lille"),
    ],
)
def test_a_home_is_found_behind_the_words_for_one(said: str, home: str) -> None:
    assert found(said.format(home)) == [home]


@pytest.mark.parametrize(
    "text",
    [
        "Adresse de l’acheteur : 1 place de la Mairie, 59000 Lille",
        "la société Alpha, domiciliée 2 place du Marché, 59800 Lille",
        "The Supplier is a company residing at 5 Dock Road, Hull HU1 1AA.",
        "Le candidat fait élection de domicile : 18 rue Denis Papin, 21000 Dijonnet.",
        "Aide à domicile : 12 agents ; les difficultés demeurant 12 mois plus tard ; les agents résidant à Lyon",
        "Travaux : 4 rue de l’Arsenal, 50100 Cherbourg",
        "Adresse personnelle : jean.dupont@ville.example",
        "Le service réside au 14 rue Pasteur, 35000 Rennes.",
        "La bibliothèque est logée 14 rue Pasteur, 35000 Rennes.",
        "Domicile de la société : 12 rue des Lilas ; domicile du pouvoir adjudicateur : 1 place du Marché",
        "Adresse de l’agence : 12 rue des Lilas ; adresse de l’agent comptable : 1 place du Marché",
        *(
            f"Domicile {whose} : 12 rue des Lilas, 75011 Paris"
            for whose in (
                *("du mandataire", "du prestataire", "du fournisseur", "du soumissionnaire", "du client", "du lycée"),
                *("du groupe Vinci", "de l’attributaire", "de l'opérateur économique", "de l’office public"),
                *("de la régie", "des candidats", "de Vinci", "de Lyon", "de secours", "d’activité"),
            )
        ),
        "Adresse de l'agent d'assurance AXA : 12 rue des Lilas ; Adresse de l’agent général : 12 rue des Lilas",
        "Adresse de l’agent économique : 12 rue des Lilas ; Adresse de l’agent commercial : 12 rue des Lilas",
        "Nom | Domicile de l’attributaire | Lot\nAlpha | 12 rue des Lilas 59000 Lille | 3",
        "Le portage à domicile part du 12 rue des Lilas.",
    ],
)
def test_other_addresses_are_no_homes(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("unit", ["demeurant 12 ", "rue a, b - ", "domicile : ", "Lyon ", "a | "])
def test_a_long_text_of_beginnings_is_read_through(unit: str) -> None:
    assert found("demeurant " + unit * (100_000 // len(unit))) == []
