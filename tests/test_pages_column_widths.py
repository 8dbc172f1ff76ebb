"""How much room the columns of a table get."""

from __future__ import annotations

import pytest

from pages.shown.column_widths import BESIDE, least_widths, room_needed, shared_out


@pytest.mark.parametrize(
    ("cell", "least"),
    [
        ("", 1),
        ("P1", 3),
        ("p1", 2),
        ("indisponible", 12),
        ("site entier indisponible", 12),
        ("INDISPONIBLE", 14),
        ("a" * 20, 20),
        ("https://partage.example", 12),
        ("A" * 21, 12),
        ("mot " * 45, 15),
        ("mot " * 300, 24),
    ],
)
def test_a_column_is_as_wide_as_its_words_and_no_tower(cell: str, least: int) -> None:
    assert least_widths([[cell]]) == [least]


def test_the_widest_cell_of_a_column_tells_how_wide_it_is_though_other_rows_are_shorter() -> None:
    rows = [["code"], ["un", "priorité"], ["deux", "cas", "délai"]]

    assert least_widths(rows) == [4, 8, 5]
    assert room_needed(rows) == 4 + 8 + 5 + 3 * BESIDE


def test_columns_share_what_is_left_by_how_much_more_they_have_to_say() -> None:
    rows = [["code", "un deux trois", "mot mot mot mot mot mot"]]
    widths = shared_out(rows, 60)
    left = 60 - (4 + 5 + 3) - 3 * BESIDE

    assert sum(widths) == pytest.approx(60)
    assert widths == pytest.approx([4 + BESIDE, 5 + BESIDE + left * 8 / 28, 3 + BESIDE + left * 20 / 28])


def test_columns_that_have_no_more_to_say_share_what_is_left_evenly() -> None:
    assert shared_out([["a", "mot"]], 29) == [13.5, 15.5]


def test_a_column_of_capitals_takes_from_no_other() -> None:
    assert shared_out([["INDISPONIBLE", "mot mot"]], 32) == [14 + BESIDE, 13 + BESIDE]
