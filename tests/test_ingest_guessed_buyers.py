"""Who buys, where the document writes it in its own way: before an address, in a sentence or beside its council."""

from __future__ import annotations

import pytest
from small_corpus import page_of

from corpus.models import PageKind
from ingest.document import ReadDocument
from ingest.guesses.buyer import guess_buyer
from ingest.guesses.casing import in_ordinary_case
from ingest.guesses.opening import Opening

BODY = "The library has twelve halls, and each of them is open to whoever wants to read in it on any day of the week."


def buyer_of(*lines: str, kind: str = "RFP") -> str:
    return guess_buyer(Opening("document.pdf", ReadDocument(PageKind.PAGE, (page_of(*lines),))), kind)


@pytest.mark.parametrize(
    ("line", "buyer"),
    [
        ("Ministry of Books and Maps P.O. Box 173, PC 100 Orve", "Ministry of Books and Maps"),
        ("Ministry of Books and Maps PO Box 173", "Ministry of Books and Maps"),
        ("Ministère des Ports BP 173 Orve", "Ministère des Ports"),
        ("Ministère des Ports B.P. 173 Orve", "Ministère des Ports"),
    ],
)
def test_a_buyer_ends_before_its_post_box(line: str, buyer: str) -> None:
    assert buyer_of(line, BODY) == buyer


@pytest.mark.parametrize(
    ("line", "body", "buyer"),
    [
        (
            "PREFECTURE DE LA REGION GUYANE",
            "Le titulaire surveille les bâtiments de jour comme de nuit.",
            "Préfecture de la Région Guyane",
        ),
        ("REGION OF HARTWOOD", BODY, "Region of Hartwood"),
    ],
)
def test_what_buyers_are_has_its_accents_in_french_though_its_capitals_had_none(
    line: str, body: str, buyer: str
) -> None:
    assert in_ordinary_case(line, ReadDocument(PageKind.PAGE, (page_of(line, *[body] * 5),))) == buyer


def test_who_invites_bids_may_be_told_by_its_decree_before() -> None:
    line = (
        "Orve Books and Maps (OBM), a body established under Decree No. (93/2020), invites bids from eligible bidders."
    )
    assert buyer_of(line, BODY) == "Orve Books and Maps (OBM)"


@pytest.mark.parametrize(
    ("line", "sentence", "buyer"),
    [
        (
            "University of Orve Medical School, Orve",
            "The University of Orve (UO) is near.",
            "University of Orve Medical School",
        ),
        (
            "Ministry of Books and Maps Overseas Territories, Orve",
            "The Ministry of Books & Maps (MBM) is near.",
            "Ministry of Books and Maps Overseas Territories",
        ),
    ],
)
def test_a_body_with_a_longer_name_is_not_the_one_that_the_document_abbreviates(
    line: str, sentence: str, buyer: str
) -> None:
    assert buyer_of(line, sentence, BODY) == buyer


@pytest.mark.parametrize(
    ("field", "buyer"),
    [
        ("Commune : Orve", "Commune d’Orve"),
        ("Commune : Yvoir", "Commune d’Yvoir"),
        ("Commune : Yutz", "Commune de Yutz"),
        ("Commune : La Bruyère", "Commune de La Bruyère"),
        ("Ville : Le Bourget", "Ville du Bourget"),
        ("COMMUNE : Les Ulis", "Commune des Ulis"),
        ("Commune : 59124 Orve", ""),
        ("Commune : à préciser", ""),
        ("Commune : Villiers sur Orve", "Commune de Villiers sur Orve"),
        ("Ville : Hyères", "Ville d’Hyères"),
        ("Commune : Voir annexe", ""),
        ("Commune : VOIR ANNEXE", ""),
        ("Commune : Orve partie nord", ""),
        ("Commune : Nom", ""),
        (f"Commune : {'A-' * 20_000} b c d e f", ""),
    ],
)
def test_who_decides_in_its_council_buys(field: str, buyer: str) -> None:
    for council in (
        "Séance du Conseil communal : 17 mars 2026",
        "Extrait du registre des délibérations du conseil municipal",
    ):
        assert buyer_of(field, council, BODY, kind="other") == buyer
    assert buyer_of(field, BODY, kind="other") == ""


@pytest.mark.parametrize(
    ("council", "buyer"),
    [
        ("Décision du conseil municipal d’Orvelle", ""),
        ("Décision du conseil municipal de Brest", ""),
        ("Décision du conseil municipal de la commune de Brest", ""),
        ("Décision du conseil municipal d’Orve", "Commune d’Orve"),
        ("Décision du conseil municipal de la ville d’Orve du 3 mars 2026", "Commune d’Orve"),
        ("Décision du conseil municipal du 3 mars 2026", "Commune d’Orve"),
        ("Séance du conseil municipal du lundi 3 mars 2026", "Commune d’Orve"),
    ],
)
def test_the_council_of_another_town_names_no_buyer(council: str, buyer: str) -> None:
    assert buyer_of("Commune : Orve", council, BODY, kind="other") == buyer


def test_the_article_of_a_town_may_be_drawn_together_with_what_it_is_of() -> None:
    for town, council, buyer in (
        ("Le Bourget", "du Bourget", "Commune du Bourget"),
        ("La Bruyère", "de La Bruyère", "Commune de La Bruyère"),
        ("La Bruyère", "de la commune de La Bruyère", "Commune de La Bruyère"),
    ):
        decided = f"Décision du conseil municipal {council} du 3 mars 2026"
        assert buyer_of(f"Commune : {town}", decided, BODY, kind="other") == buyer


def test_who_stands_on_a_line_goes_before_the_town_of_a_field() -> None:
    lines = ("Centre hospitalier d’Orve", "Ville : Lyon", "Extrait du registre des délibérations du conseil municipal")
    assert buyer_of(*lines, BODY, kind="other") == "Centre hospitalier d’Orve"


@pytest.mark.parametrize(
    ("line", "buyer"),
    [
        ("LA RÉPUBLIQUE ORVOISE Ministère des Ports et des Cartes", "Ministère des Ports et des Cartes"),
        ("Royaume d’Orve Ministère des Ports", "Ministère des Ports"),
        ("REPUBLIC OF ORVE Ministry of Books and Maps", "Ministry of Books and Maps"),
        ("République d’Orve", ""),
    ],
)
def test_a_ministry_is_named_behind_its_state(line: str, buyer: str) -> None:
    assert buyer_of(line, BODY) == buyer


@pytest.mark.parametrize(
    ("name", "buyer"),
    [
        ("Cons. Départ. des Ports, 57 rue des Cartes", "Conseil départemental des Ports"),
        ("Cons. rég. d’Orve", "Conseil régional d’Orve"),
        ("Conseil gén. d’Orve", "Conseil général d’Orve"),
    ],
)
def test_a_council_that_a_journal_shortens_is_written_out(name: str, buyer: str) -> None:
    assert buyer_of("I.1) NOM ET ADRESSES", name, BODY) == buyer


@pytest.mark.parametrize(
    ("kind", "lines", "buyer"),
    [
        (
            "CCTP",
            (f"Communauté de communes du Val d’Orve – Marché public de {'port ' * 20}", BODY),
            "Communauté de communes du Val d’Orve",
        ),
        ("CCTP", (f"Ville d’Orve – Cahier des clauses techniques {'du port ' * 12}", BODY), "Ville d’Orve"),
        ("CCTP", ("Téléphonie de la commune d’Orve-sur-Mer", BODY), "Commune d’Orve-sur-Mer"),
        ("CCTP", ("CCTP", "Téléphonie de la ville de Bry sur Orve pour ses écoles", BODY), "Ville de Bry sur Orve"),
        ("REX", ("Refonte du site de la commune d’Orve-sur-Mer (2024)", BODY), "Commune d’Orve-sur-Mer"),
        (
            "REX",
            ("Refonte du site", "Un port à la mairie de Le Bry en Orve et ailleurs", BODY),
            "Mairie de Le Bry en Orve",
        ),
        ("CCTP", ("Marché commun à la commune d’Orve et à la ville de Bry", BODY), ""),  # two of them
        ("CCTP", ("Vivre dans la commune de ses rêves", BODY), ""),
        ("CCTP", ("La ville d’Orve a son propre marché de pain ;", BODY), ""),
        ("REX", ("Refonte du site", BODY, "Un mot", "Un port de la ville d’Orve"), ""),
        ("guide", ("Guide des achats de la ville d’Orve", BODY), ""),
        ("guide", ("Des élus de la commune d’Orve en parlent", BODY), ""),
    ],
)
def test_the_one_town_that_a_title_names_buys(kind: str, lines: tuple[str, ...], buyer: str) -> None:
    assert buyer_of(*lines, kind=kind) == buyer


def test_a_town_by_which_a_tender_is_passed_ends_before_what_it_buys() -> None:
    lines = ("Marché de pain", "Le présent marché est passé par la commune d’Orve-sur-Mer pour son port.")
    document = ReadDocument(PageKind.PAGE, (page_of(*lines),), "Marché de pain")
    assert guess_buyer(Opening("document.pdf", document), "CCTP") == "Commune d’Orve-sur-Mer"


@pytest.mark.parametrize(
    ("line", "buyer"),
    [
        ("RFP Title: Binding of Books Issued By: Orve Book Authority", "Orve Book Authority"),
        ("Organization: Bookshelf", "Bookshelf"),
        ("Organisation : Orve Habitat", "Orve Habitat"),
        ("Client : Région d’Orve", "Région d’Orve"),
        ("Client | Gouvernement d’Orve - CSAO", "Gouvernement d’Orve"),
        ("Auteur : Ministère des Ports", "Ministère des Ports"),
    ],
)
def test_who_has_something_made_is_named_at_the_head_of_a_tender(line: str, buyer: str) -> None:
    assert buyer_of("Binding of books", line, BODY) == buyer


@pytest.mark.parametrize(
    "line",
    [
        "Auteur : Ada Noir",
        "Auteur : équipe du portail",
        "Auteurs : le titulaire rend les droits au ministère des Ports.",
        "Client : le titulaire s’adresse à son client pour toute demande d’intervention sur site.",
        "Client : oui",
        "Organisation : une réunion par semaine",
        "Organisation des réunions : Comité de pilotage",
        "Clients : Orve Habitat",
    ],
)
def test_an_author_or_a_client_that_names_no_organisation_is_no_buyer(line: str) -> None:
    assert buyer_of("Binding of books", line, BODY) == ""


def test_the_ministry_that_wrote_a_guide_is_named_as_its_author() -> None:
    assert buyer_of("Cadre technique", "Auteur : Ministère des Ports", BODY, kind="guide") == "Ministère des Ports"
    assert buyer_of("Cadre technique", "Client : Orve Habitat", BODY, kind="guide") == ""
