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
        ("Service départemental d’incendie (SDI) du Val-d’Orve", ""),
        ("Vallée Sud (92)", ""),
        ("Ville d’Orve (Vézère)", ""),
    ],
)
def test_a_buyer_is_one_with_and_without_the_abbreviation_behind_its_name(name: str, short: str) -> None:
    bare = name.removesuffix(f" ({short})")
    assert (abbreviation_of(name), without_abbreviation(name)) == (short, bare)
    assert buyer_key(name) == buyer_key(bare.upper())
