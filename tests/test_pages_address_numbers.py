"""Numbers in an address: those that count something, and those that anybody can write."""

from __future__ import annotations

import pytest

from corpus.models import Span
from pages.conversation import filters_from
from pages.visiting.address_numbers import span_from, whole_number

BEYOND_ALL_BOUNDS = "9" * 5000
"""More digits than Python makes a number of."""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("007", 7),
        ("0" * 20 + "1", 1),
        ("000", 0),
        ("", 1),
        (None, 1),
        ("-3", 1),
        ("3.5", 1),
        ("²", 1),
        ("trois", 1),
    ],
)
def test_a_number_is_read_and_anything_else_stands_for_another(text: str | None, number: int) -> None:
    assert whole_number(text, 1) == number


@pytest.mark.parametrize("text", ["9999999999", "99999999999999999999", BEYOND_ALL_BOUNDS])
def test_a_number_of_any_length_is_a_large_one(text: str) -> None:
    assert whole_number(text, 1) == 999_999_999


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [("2", "5", Span(2, 5)), ("5", "2", None), ("2", "11", None), ("-1", "5", None), ("2", BEYOND_ALL_BOUNDS, None)],
)
def test_a_span_lies_within_its_text(start: str, end: str, span: Span | None) -> None:
    assert span_from({"start": start, "end": end}, 10) == span


def test_a_year_beyond_all_years_is_one_that_no_document_is_of() -> None:
    assert filters_from({"year": ["2024", "l'an dernier", BEYOND_ALL_BOUNDS]}).years == {2024, 999_999_999}
