"""What a document says it is about: its abstract, its keywords and its buyer's type, or nothing."""

from __future__ import annotations

import pytest
from small_corpus import page_of

from corpus.models import Page, PageKind
from ingest.description import Description, complete
from ingest.document import ReadDocument
from ingest.guesses.abstract import guess_abstract
from ingest.guesses.buyer_type import guess_buyer_type
from ingest.guesses.keywords import guess_keywords

OBJECT = "Le présent marché a pour objet l’infogérance du système d’information de la Ville de Valmorance."
CONTEXT = "La Ville de Valmorance compte mille deux cents agents répartis sur quarante sites municipaux."


def read(*pages: Page, kind: PageKind = PageKind.PAGE) -> ReadDocument:
    return ReadDocument(kind, pages)


@pytest.mark.parametrize(
    "heading", ["Article 1 – Objet du marché", "1. OBJET", "I. Objet et étendue de la consultation", "1.1 Purpose"]
)
def test_the_abstract_is_what_stands_under_the_heading_that_announces_it(heading: str) -> None:
    document = read(
        page_of("# Cahier des clauses techniques", "Mairie, 1 place du Marché, 00000 Valmorance"),
        page_of("# Contexte", CONTEXT, f"# {heading}", OBJECT, "# Durée", "Le marché dure quatre ans.", number=2),
    )
    assert guess_abstract(document) == OBJECT


def test_a_summary_tells_more_than_the_object_and_the_object_more_than_the_context() -> None:
    summary = "Ce guide explique comment préparer la sortie d’un marché d’infogérance, article par article."
    pages = [
        page_of("# Contexte", CONTEXT),
        page_of("# Objet", OBJECT, number=2),
        page_of("# Résumé", summary, number=3),
    ]
    assert guess_abstract(read(*pages)) == summary
    assert guess_abstract(read(*pages[:2])) == OBJECT
    assert guess_abstract(read(*pages[:1])) == CONTEXT


def test_the_abstract_ends_with_a_whole_sentence() -> None:
    sentence = "Le titulaire exploite les serveurs, sauvegarde les données et répond aux agents de la collectivité."
    abstract = guess_abstract(read(page_of("# Objet", " ".join([sentence] * 20))))
    assert abstract == " ".join([sentence] * 4)


@pytest.mark.parametrize(
    "line",
    [
        "Toutefois, le titulaire peut demander à la collectivité un délai supplémentaire pour remettre ses livrables.",
        "Ces valeurs sont actualisées automatiquement après chaque collecte achevée, pour une ou plusieurs stations.",
        "Pour toute question écrire à la direction des achats : achats@valmorance.example, du lundi au vendredi.",
        "VILLE DE VALMORANCE – DIRECTION DES SYSTÈMES D’INFORMATION – INFOGÉRANCE ET SUPPORT DES UTILISATEURS.",
        "Article 1 Objet ........ 3 Article 2 Durée ........ 4 Article 3 Prix ........ 5 Article 4 Pénalités",
        "Désignation du poste de prix, unité, quantité estimée sur la durée du marché, prix hors taxes, montant",
    ],
)
def test_what_says_nothing_of_the_whole_is_no_abstract(line: str) -> None:
    assert guess_abstract(read(page_of(line))) == ""


def test_without_any_heading_the_first_paragraph_that_tells_something_stands_for_the_document() -> None:
    told = (
        "Ce bilan raconte comment la ville a changé de titulaire, ce qui a bien marché "
        "et tout ce qu’elle ferait autrement."
    )
    assert guess_abstract(read(page_of("Bilan", told, "Suite."))) == told


def test_keywords_are_the_subjects_of_headings_that_the_text_speaks_of() -> None:
    document = read(
        page_of(
            "# Article 4 – NIVEAUX DE SERVICE",
            "Les niveaux de service sont mesurés chaque mois. Un niveau de service manqué entraîne des pénalités.",
            "# 5. Réversibilité",
            "La réversibilité dure trois mois. Le plan de réversibilité est remis. La réversibilité est gratuite.",
            "La réversibilité partielle est possible, comme la réversibilité totale.",
            "# Dispositions diverses",
            "Les dispositions diverses. Les dispositions diverses. Les dispositions diverses.",
            "# Gardiennage",
            "Il n’y en a pas.",
        )
    )
    assert guess_keywords(document) == ("niveaux de service", "réversibilité")


def test_names_and_abbreviations_keep_their_capitals() -> None:
    said = "Le réseau Wi-Fi, le Wi-Fi public, le Wi-Fi des écoles, un Wi-Fi invité, le Wi-Fi des agents : Wi-Fi."
    assert guess_keywords(read(page_of("# Wi-Fi", said))) == ("Wi-Fi",)


def test_a_price_schedule_has_neither_abstract_nor_keywords() -> None:
    sheet = page_of("Poste | Prix :: | Serveur | 12 € |", "Poste | Prix :: | Poste de travail | 15 € |")
    document = read(sheet, kind=PageKind.SHEET)
    assert (guess_abstract(document), guess_keywords(document)) == ("", ())


@pytest.mark.parametrize(
    ("buyer", "expected"),
    [
        ("Ville de Valmorance", "commune"),
        ("Communauté de communes du Pays d’Orvelune", "epci"),
        ("Métropole de Brennevaux", "epci"),
        ("CIAS de la Vézère", "epci"),
        ("CCAS de Valmorance", "commune"),
        ("City and County of Orve Library Board", "commune"),
        ("Conseil départemental de l’Ambrelle", "departement"),
        ("Région Bretagne", "region"),
        ("Préfecture de la Région Guyane", "etat"),
        ("Ministère de la Transition écologique", "etat"),
        ("Centre hospitalier universitaire de Rennes", "hopital"),
        ("Université de la Ville de Demain", "ecole"),
        ("Office public de l’habitat de l’Ambrelle", "entreprise-publique"),
        ("Agence Berges Fluviales", ""),
        ("Autorité des marchés financiers", ""),
        ("", ""),
    ],
)
def test_a_buyer_is_of_the_type_that_its_name_begins_with(buyer: str, expected: str) -> None:
    assert guess_buyer_type(buyer) == expected


def test_what_the_giver_says_stands_and_the_rest_is_guessed() -> None:
    document = read(page_of("# CCTP", "# Objet", OBJECT))
    given = Description(abstract="Un marché d’infogérance.", keywords=(" infogérance ", "infogérance", ""))
    described = complete(given, document, "CCTP.pdf")
    assert described.abstract == "Un marché d’infogérance."
    assert described.keywords == ("infogérance",)
    assert complete(Description(buyer="Ville d’Ys"), document, "CCTP.pdf").buyer_type == "commune"


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Refonte du site de la commune (2024)", 2024),
        ("Refonte du site (2022-2024)", 2024),
        ("Bilan du port (2019)", 2019),
        ("Application du CCAG-TIC (2021)", None),
        ("Norme ISO 20000 (2018)", None),
        ("Conforme au RGAA (2019)", None),
        ("Loi sur la République numérique (2016)", None),
        ("Un port (2024) et ses bateaux", None),
        ("Un port (1999)", None),
        ("Un port (20240)", None),
    ],
)
def test_the_year_in_brackets_behind_one_of_the_first_lines_is_that_of_the_document(
    line: str, year: int | None
) -> None:
    assert complete(Description(kind="REX"), read(page_of(line, CONTEXT)), "a.txt").year == year
    assert complete(Description(kind="REX"), read(page_of(CONTEXT, "Un.", "Deux.", line)), "a.txt").year is None


@pytest.mark.parametrize(
    ("title", "domain"),
    [
        ("Marché de téléphonie fixe et mobile, informatique", "hosting"),
        ("Fourniture d’une solution VoIP", "hosting"),
        ("Remplacement de l’IPBX de la mairie", "hosting"),
        ("Renouvellement du standard téléphonique", "hosting"),
        ("Abonnements et SDA", "hosting"),
        ("Système d’information de la mairie", "general-it"),
        ("Infogérance et téléphonie", "it-outsourcing"),
    ],
)
def test_telephony_is_of_networks(title: str, domain: str) -> None:
    assert complete(Description(title=title), read(page_of("Texte.")), "a.txt").domain == domain


def test_words_that_any_document_has_and_the_buyer_are_no_keywords() -> None:
    said = "Code, production, Ville de Lyon, supervision des réseaux. " * 6
    document = read(page_of("# Code", "# Production", "# Ville de Lyon", "# Supervision des réseaux", said))
    assert guess_keywords(document, "Ville de Lyon") == ("supervision des réseaux",)
    assert complete(Description(buyer="Ville de Lyon"), document, "a.pdf").keywords == ("supervision des réseaux",)
