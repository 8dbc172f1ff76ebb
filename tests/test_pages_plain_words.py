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
        ("en;q=0.3, fr;q=0.9", "fr"),
        ("de, fr;q=0.5, en-GB ; Q=0.8", "en"),
        ("en;q=0, fr;q=0.1", "fr"),
        ("es, en;q=0.2, fr-CA;q=0.9, fr;q=0.1", "fr"),
        ("*", "fr"),
        ("*, en;q=0.5", "en"),
        ("fr;q=much, en", "fr"),
    ],
)
def test_an_address_answers_in_the_language_offered_that_a_browser_wants_most(asked: str, language: str) -> None:
    headers = [(b"accept-language", asked.encode())]

    assert reader_language(Request({"type": "http", "headers": headers})) == language
