"""Which names are those of one buyer."""

from __future__ import annotations

import pytest

from corpus.same_buyer import abbreviation_of, buyer_key, without_abbreviation


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
