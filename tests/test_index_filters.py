from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.models import Document
from index.filters import Filters

DOCUMENT = Document(
    id="a1", sha256="a1", file="ccap.pdf", media_type="application/pdf", size=1, title="CCAP",
    kind="CCAP", domain="it", buyer="Ville de Brest", year=2022, language="fr",
)  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "allowed"),
    [
        (Filters(), True),
        (Filters(kinds=frozenset({"CCAP", "CCTP"})), True),
        (Filters(kinds=frozenset({"CCTP"})), False),
        (Filters(domains=frozenset({"it"})), True),
        (Filters(domains=frozenset({"security"})), False),
        (Filters(languages=frozenset({"en"})), False),
        (Filters(buyers=frozenset({"Ville de Brest"})), True),
        (Filters(buyers=frozenset({"Ville de Lyon"})), False),
        (Filters(buyers=frozenset({"ville de brest"})), True),
        (Filters(years=frozenset({2022})), True),
        (Filters(years=frozenset({2021})), False),
        (Filters(documents=frozenset({"a1"})), True),
        (Filters(documents=frozenset({"b2"})), False),
        (Filters(kinds=frozenset({"CCAP"}), years=frozenset({2021})), False),
        (Filters(apart=frozenset({"b2"})), True),
        (Filters(apart=frozenset({"a1"})), False),
        (Filters(kinds=frozenset({"CCAP"}), apart=frozenset({"a1"})), False),
    ],
)
def test_a_document_is_allowed_when_every_filter_that_is_set_names_its_value(filters: Filters, allowed: bool) -> None:
    assert filters.allow(DOCUMENT) is allowed


def test_a_document_of_unknown_year_is_left_out_when_a_year_is_asked_for() -> None:
    assert not Filters(years=frozenset({2022})).allow(replace(DOCUMENT, year=None))


def test_a_superseded_document_is_allowed_only_when_asked_for() -> None:
    old = replace(DOCUMENT, superseded_by="b2")

    assert not Filters().allow(old)
    assert not Filters(documents=frozenset({"a1"})).allow(old)
    assert Filters(superseded=True).allow(old)
