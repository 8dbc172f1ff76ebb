"""The catalogue's choices: every value on offer leads to documents, and says to how many."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus.models import Document
from corpus.same_buyer import BuyerNames, buyer_key
from index.catalogue_search import described_by
from ingest.formats import Format
from pages.asking.holdings import held
from pages.shown.facets import NO_YEAR, counts, matching, ordered, parted


def document(id: str, kind: str, year: int | None, title: str, *, buyer: str = "", downloads: int = 0) -> Document:
    added = datetime(2026, 1, int(id), tzinfo=UTC)
    return Document(
        id,
        id,
        f"{id}.pdf",
        Format.PDF.value,
        1,
        title,
        kind,
        year=year,
        buyer=buyer,
        downloads=downloads,
        added_at=added,
    )


TELEPHONY = document("1", "CCTP", 2024, "Téléphonie", buyer="Ville d’Évry", downloads=2)
GUIDE = document("2", "guide", 2024, "achats responsables", downloads=9)
PRINTING = document("3", "CCTP", 2025, "Impression")
ALL = [TELEPHONY, GUIDE, PRINTING]
BUYERS = BuyerNames(one.buyer for one in ALL)


def test_words_are_found_without_accents_in_title_buyer_and_kind() -> None:
    assert described_by(ALL, "telephonie evry") == [TELEPHONY]
    assert described_by(ALL, "cctp 2025") == [PRINTING]
    assert described_by(ALL, "téléphonie guide") == []


def test_a_value_counts_what_it_would_leave_beside_the_other_choices() -> None:
    assert counts(ALL, {"year": ["2024"]}, "kind", BUYERS) == {"CCTP": 1, "guide": 1}
    assert counts(ALL, {"year": ["2024"]}, "year", BUYERS) == {"2024": 2, "2025": 1}
    assert counts(ALL, {"kind": ["CCTP"]}, "buyer", BUYERS) == {"Ville d’Évry": 1}


def test_every_value_on_offer_leads_to_as_many_documents_as_it_says() -> None:
    chosen = {"kind": ["CCTP"], "year": ["2024"]}
    for facet in ("kind", "year", "format", "licence"):
        for value, count in counts(ALL, chosen, facet, BUYERS).items():
            found = matching(ALL, chosen | {facet: [value]}, BUYERS)
            assert count == len(found) > 0


def test_documents_without_a_year_are_offered_last_and_found_by_that() -> None:
    undated = [document(str(id), "guide", None, "Sans date") for id in (6, 7, 8)]
    documents = [*ALL, *undated]
    assert list(counts(documents, {}, "year", BUYERS).items()) == [("2024", 2), ("2025", 1), (NO_YEAR, 3)]
    assert counts(documents, {"kind": ["CCTP"]}, "year", BUYERS) == {"2024": 1, "2025": 1}
    assert matching(documents, {"year": [NO_YEAR]}, BUYERS) == undated
    assert matching(documents, {"year": ["2025", NO_YEAR]}, BUYERS) == [PRINTING, *undated]
    assert parted([NO_YEAR], "year", documents, BUYERS) == ([NO_YEAR], [])
    assert parted([NO_YEAR], "year", ALL, BUYERS) == ([], [NO_YEAR])


def test_a_choice_that_no_longer_leads_anywhere_can_still_be_taken_back() -> None:
    assert counts([GUIDE], {"kind": ["CCTP"]}, "kind", BUYERS) == {"guide": 1, "CCTP": 0}


def test_documents_are_ordered_as_asked_and_by_date_otherwise() -> None:
    assert ordered(ALL, "title") == [GUIDE, PRINTING, TELEPHONY]
    assert ordered(ALL, "downloads") == [GUIDE, TELEPHONY, PRINTING]
    assert ordered(ALL, "nonsense") == [PRINTING, GUIDE, TELEPHONY]


def test_a_search_is_ordered_by_how_well_each_document_fits() -> None:
    scores = {"1": 0.4, "2": 1.2, "3": 0.9}
    assert ordered(ALL, "relevance", scores) == [GUIDE, PRINTING, TELEPHONY]
    assert ordered(ALL, "relevance") == [PRINTING, GUIDE, TELEPHONY]


def test_a_buyer_is_one_however_it_is_written() -> None:
    others = [
        document(str(id), "CCTP", 2024, "", buyer=name) for id, name in ((4, "ville d'Evry"), (5, "Ville d’Évry"))
    ]
    assert counts([TELEPHONY, *others], {}, "buyer", BUYERS) == {"Ville d’Évry": 3}
    assert counts([TELEPHONY, *others], {"buyer": ["VILLE D’ÉVRY"]}, "buyer", BUYERS) == {"VILLE D’ÉVRY": 3}
    assert matching([TELEPHONY, *others, GUIDE], {"buyer": ["ville d'Evry"]}, BUYERS) == [TELEPHONY, *others]
    assert held([TELEPHONY, *others], "fr") == "3 documents, 1 acheteur, 2 téléchargements"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Humanité & Inclusion", "humanité et inclusion"),
        ("Bed & Board", "Bed and Board"),
        ("Mairie de l’Ormeau", "COMMUNE DE L'ORMEAU"),
        ("La Ville de Saint-Roch", "Mairie de Saint Roch"),
        ("Chambre de Métiers et de l’Artisanat", "Chambre des métiers et de l'artisanat"),
        ("U.S. Mint (Denver)", "US Mint, Denver"),
        ("Conseil départemental de l’Orve", "Département de l'Orve"),
        ("Région Val-d’Orve", "CONSEIL REGIONAL DU VAL D'ORVE"),
    ],
)
def test_a_name_written_two_ways_is_one_buyer(one: str, other: str) -> None:
    assert buyer_key(one) == buyer_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ville de Lyon", "Métropole de Lyon"),
        ("Ville de Lyon", "Lyon"),
        ("Commune de Metz", "Communauté de communes de Metz"),
        ("Groupe L", "Groupe D"),
        ("Conseil général de l’Orve", "Département de l’Orve"),
        ("Conseil départemental de l’Orve", "Conseil régional de l’Orve"),
        ("Conseil départemental de l’ordre des médecins de l’Orve", "Département de l’Orve"),
        ("Ministère de la Mer", "Ministère de la Mer et des Rivages"),
        ("Department of Health", "Department of Health and Human Services"),
    ],
)
def test_two_buyers_stay_two(one: str, other: str) -> None:
    assert buyer_key(one) != buyer_key(other)


def test_what_an_address_says_is_parted_in_one_look_at_the_documents() -> None:
    assert parted(["guide", "nope", "guide", ""], "kind", iter(ALL), BUYERS) == (["guide"], ["nope"])
    assert parted(["Mairie d’Evry", "ARF"], "buyer", iter(ALL), BUYERS) == (["Ville d’Évry"], ["ARF"])
