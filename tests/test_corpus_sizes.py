"""What is said of files that are too large."""

from __future__ import annotations

import pytest

from corpus.sizes import MEGABYTE, limit_in_megabytes, too_large


@pytest.mark.parametrize(
    ("limit", "french", "english"),
    [
        (100 * MEGABYTE, "100", "100"),
        (1_500_000, "1,5", "1.5"),
        (500_000, "0,5", "0.5"),
        (49_999, "0,05", "0.05"),
        (30_000, "0,03", "0.03"),
        (10, "0,001", "0.001"),
    ],
)
def test_a_limit_is_said_as_readers_write_it_and_never_as_nothing(limit: int, french: str, english: str) -> None:
    error = too_large("plan.pdf", limit + 1, limit)
    assert f"la limite est de {french} Mo." in error.text("fr")
    assert f"the limit is {english} MB." in error.text("en")
    assert limit_in_megabytes(limit) == float(english)


def test_the_size_of_a_file_is_said_as_no_less_than_it_is() -> None:
    assert "pèse 2 Mo\N{NO-BREAK SPACE}; la limite est de 1 Mo." in too_large("a.md", MEGABYTE + 1, MEGABYTE).text("fr")
