"""An address that nothing stands at says so, whatever Streamlit would show there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from corpus.links import PAGES
from pages.unknown_address import UnknownAddress

FRAME = Path(__file__).parent.parent / "pages" / "frame.py"


def like_streamlit(request: Request) -> Response:
    """The application itself at every address but those of its own."""
    return PlainTextResponse("ok") if request.url.path.startswith("/commun/_stcore") else HTMLResponse("<div id=root>")


@pytest.fixture
def client() -> Iterator[TestClient]:
    middleware = [Middleware(UnknownAddress, base="/commun")]
    app = Starlette(routes=[Route("/{path:path}", like_streamlit)], middleware=middleware)
    with TestClient(app, base_url="http://commons.example") as client:
        yield client


@pytest.mark.parametrize("path", ["foo", "ask", "api", "oai", "catalogue/x", "index.php", "catalogue.xls"])
def test_an_unknown_address_is_not_found_and_leads_on_in_the_readers_language(client: TestClient, path: str) -> None:
    response = client.get(f"/commun/{path}", headers={"Accept-Language": "fr-FR,fr;q=0.9"})
    assert response.status_code == 404
    assert "Il n’y a rien à cette adresse" in response.text
    for known in ("/commun/", "/commun/catalogue", "/commun/catalogue.jsonld", "/commun/catalogue.csv"):
        assert f'href="{known}"' in response.text
    english = client.get(f"/commun/{path}", headers={"Accept-Language": "en"})
    assert "There is nothing at this address" in english.text
    assert client.head(f"/commun/{path}").status_code == 404


@pytest.mark.parametrize(
    "path", ["", *(f"/{page}" for page in PAGES), "/documents/abc", "/sources/abc/a.html", "/_stcore/health", "/mine/"]
)
def test_the_pages_and_what_streamlit_serves_beside_them_are_left_alone(client: TestClient, path: str) -> None:
    response = client.get(f"/commun{path}")
    assert (response.status_code, "Partage" in response.text) == (200, False)


def test_every_page_has_its_address() -> None:
    calls = [node for node in ast.walk(ast.parse(FRAME.read_text("utf-8"))) if isinstance(node, ast.Call)]
    named = (word.value for call in calls for word in call.keywords if word.arg == "url_path")
    names = [name.value for name in named if isinstance(name, ast.Constant)]
    assert ["" if name == "ask" else name for name in names] == list(PAGES)
