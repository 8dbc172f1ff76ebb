"""The names in a text, and where another holds them."""

from __future__ import annotations

import pytest

from answer.text.proper_names import folded_words, holds_name, squeeze

SPELT_OUT = "La garantie de temps d'intervention est de quatre heures."


@pytest.mark.parametrize("name", ["GTI", "GTIs"])
def test_an_abbreviation_is_held_where_it_is_spelt_out(name: str) -> None:
    assert holds_name(name, folded_words(SPELT_OUT), squeeze(SPELT_OUT))
    assert not holds_name(name, folded_words("Quatre heures."), squeeze("Quatre heures."))
