"""In which language an address answers in words."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from pages.addresses.plain_words import reader_language


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("fr-FR,en;q=0.5", "fr"),
        ("en-GB", "en"),
        ("es-ES,fr;q=0.8,en;q=0.5", "fr"),
        ("de, en;q=0.7", "en"),
        ("es-ES", "en"),
        ("", "fr"),
    ],
)
def test_an_address_answers_in_the_first_language_offered_of_those_a_browser_lists(asked: str, language: str) -> None:
    headers = [(b"accept-language", asked.encode())]

    assert reader_language(Request({"type": "http", "headers": headers})) == language
