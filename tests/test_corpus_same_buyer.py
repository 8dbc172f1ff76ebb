"""Which names are those of one buyer."""

from __future__ import annotations

import pytest

from corpus.same_buyer import BuyerNames, abbreviation_of, buyer_key, without_abbreviation


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Orve Bank for Investment (OBI)", "OBI"),
        ("India Development Foundation of Orve (IDF-OI)", "IDF-OI"),
        ("African Centres for Reading (Africa CDR)", "Africa CDR"),
        ("Chambre de métiers et de l’artisanat d’Orve (CMA IdO)", "CMA IdO"),
        ("Service départemental d’incendie (SDI) du Val-d’Orve", ""),
        ("Vallée Sud (92)", ""),
        ("Ville d’Orve (Vézère)", ""),
        ("Ville d’Orve (La Vézère)", ""),
        ("Ville d’Orve (Seine-Saint-Denis)", ""),
    ],
)
def test_a_buyer_is_one_with_and_without_the_abbreviation_behind_its_name(name: str, short: str) -> None:
    bare = name.removesuffix(f" ({short})")
    assert (abbreviation_of(name), without_abbreviation(name)) == (short, bare)
    assert buyer_key(name) == buyer_key(bare.upper())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ville de Saint-Denis (La Réunion)", "Ville de Saint-Denis (Seine-Saint-Denis)"),
        ("L.A. County", "County"),
        ("Ville de La Rochelle", "Ville de Rochelle"),
    ],
)
def test_what_tells_two_places_apart_is_part_of_their_names(one: str, other: str) -> None:
    assert buyer_key(one) != buyer_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ville de La Rochelle", "Mairie de la Rochelle"),
        ("La Ville du Bourget", "Mairie du Bourget"),
        ("L’Agence d’Orve", "agence Orve"),
        ("U.S. Tax Court", "The US Tax Court"),
    ],
)
def test_a_buyer_is_one_whatever_the_small_words_before_its_name(one: str, other: str) -> None:
    assert buyer_key(one) == buyer_key(other)


@pytest.mark.parametrize(
    ("names", "usual"),
    [
        (["ARF", "ARF", "Autorité des rivages fluviaux (ARF)"], "Autorité des rivages fluviaux (ARF)"),
        (["ARFO", "Autorité des rivages fluviaux de l’Orve"], "Autorité des rivages fluviaux de l’Orve"),
        (["GMA", "U.S. General Moorings Administration"], "U.S. General Moorings Administration"),
        (["Africa CDR", *["African Centres for Reading (Africa CDR)"] * 2], "African Centres for Reading (Africa CDR)"),
        (
            ["G.M.A.", "General Moorings Administration", "U.S. General Moorings Administration (GMA)"],
            "General Moorings Administration",
        ),
        (["DINAV", "Direction interministérielle de la navigation (DINAV)"],
         "Direction interministérielle de la navigation (DINAV)"),
    ],
)  # fmt: skip
def test_an_abbreviation_is_the_one_buyer_that_it_stands_for(names: list[str], usual: str) -> None:
    buyers = BuyerNames(names)
    assert buyers.all() == [usual]
    assert {buyers.usual(name) for name in names} == {usual}
    assert {buyers.spelt_out([name]) for name in set(names)} == {frozenset(names)}


@pytest.mark.parametrize(
    "names",
    [
        ["ARF", "Autorité des rivages fluviaux (ARF)", "Association des rivages de France"],
        ["DOH", "Department of Health (DOH)", "Division of Housing (DOH)"],
        ["DOH", "Department of Health (DOH)", "U.S. Department of Health (DOH)"],
        ["METZ", "Ville de Metz"],
        ["Gap", "Groupement d’achats publics"],
        ["Gap", "Groupement d’achats publics (GAP)"],
        ["Rome", "Régie des ouvrages maritimes de l’Esterel"],
        ["GMA", "Georgia Moorings Archives"],
        ["PNR", "Port de Nantes-Rezé"],
        ["CAF", "Caisse d’allocations familiales d’Orve (CAF)"],
        ["CMA", "Chambre de métiers et de l’artisanat"],
        ["URSSAF", "Union de recouvrement de la sécurité sociale des artisans fluviaux"],
        ["ARF", "Agence des rivages"],
        ["Ministère de la Mer", "Ministère de la Mer et des Rivages"],
        ["…", "Ville de Metz"],
    ],
)
def test_buyers_stay_apart_where_an_abbreviation_may_stand_for_several_or_for_none(names: list[str]) -> None:
    buyers = BuyerNames(names)
    assert buyers.all() == sorted(names)
    assert all(buyers.spelt_out([name]) == {name} for name in names)
