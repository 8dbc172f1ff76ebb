"""A document that is not there: a page with ways on for who reads pages, a sentence for any other program."""

from __future__ import annotations

import re

import pytest
from starlette.requests import Request
from starlette.responses import Response

from corpus.errors import DocumentHidden, DocumentNotFound, NotFound
from pages.addresses.not_found import not_found

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def answered(error: NotFound, accept: str, language: str = "fr") -> Response:
    headers = [(b"accept", accept.encode()), (b"accept-language", language.encode())]
    return not_found(Request({"type": "http", "headers": headers}), error, "/commun")


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (DocumentNotFound(document="<b>"), 404, "Ce document a été retiré"),
        (DocumentHidden(document="abc"), 410, "les modérateurs l’ont masqué"),
    ],
)
def test_a_browser_is_led_on(error: NotFound, status: int, told: str) -> None:
    response = answered(error, BROWSER)
    page = bytes(response.body).decode()

    assert (response.status_code, response.media_type) == (status, "text/html")
    assert told in page
    assert "<b>" not in page
    assert re.findall(r'<li><a href="([^"]+)">', page) == ["/commun/", "/commun/catalogue", "/commun/contribute"]


def test_another_program_gets_a_sentence() -> None:
    response = answered(DocumentNotFound(document="abc"), "*/*", "en")

    assert (response.status_code, response.media_type) == (404, "text/plain")
    assert bytes(response.body).decode().startswith("There is no document “abc”.")


@pytest.mark.parametrize("accept", [BROWSER, "*/*"])
def test_no_cache_gives_one_reader_what_was_written_for_another(accept: str) -> None:
    assert answered(DocumentNotFound(document="abc"), accept).headers["vary"] == "Accept-Language, Accept"
