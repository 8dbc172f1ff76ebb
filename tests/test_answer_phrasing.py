"""Questions put together from what is asked and of what."""

from __future__ import annotations

import pytest

from answer.phrasing import of_the_tender


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Combien coûte ?", "Quel est le budget du marché ?"),
        ("combien ça coûte ?", "Quel est le budget du marché ?"),
        ("How much does it cost?", "What is the budget of the contract?"),
        ("Quel est le budget ?", "Quel est le budget du marché ?"),
    ],
)
def test_what_is_asked_of_a_tender_alone_is_asked_of_the_contract(asked: str, meant: str) -> None:
    assert of_the_tender(asked) == meant
