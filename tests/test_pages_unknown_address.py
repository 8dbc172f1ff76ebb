"""An address that nothing stands at says so, whatever Streamlit would show there."""

from __future__ import annotations

import ast
import re
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
from pages.addresses.plain_page import style_html
from pages.addresses.unknown_address import UnknownAddress

FRAME = Path(__file__).parent.parent / "pages" / "frame.py"
STATIC = FRAME.parent / "static"


def like_streamlit(request: Request) -> Response:
    """The application itself at every address but those of its own."""
    return PlainTextResponse("ok") if request.url.path.startswith("/commun/_stcore") else HTMLResponse("<div id=root>")


@pytest.fixture
def client() -> Iterator[TestClient]:
    middleware = [Middleware(UnknownAddress, base="/commun")]
    app = Starlette(routes=[Route("/{path:path}", like_streamlit)], middleware=middleware)
    with TestClient(app, base_url="http://commons.example") as client:
        yield client


@pytest.mark.parametrize(
    "path",
    ["foo", "ask", "api", "catalogue/x", "index.php", "catalogue.xls", "sources/a", "sources/a/b/c", "documents/a/b"],
)
def test_an_unknown_address_is_not_found_and_leads_on_in_the_readers_language(client: TestClient, path: str) -> None:
    response = client.get(f"/commun/{path}", headers={"Accept-Language": "fr-FR,fr;q=0.9"})
    assert (response.status_code, response.headers["vary"]) == (404, "Accept-Language")
    assert "Il n’y a rien à cette adresse" in response.text
    links = re.findall(r'<li><a href="([^"]+)">', response.text)
    assert links == ["/commun/", "/commun/catalogue", "/commun/contribute"]
    english = client.get(f"/commun/{path}", headers={"Accept-Language": "en"})
    assert "There is nothing at this address" in english.text
    assert client.head(f"/commun/{path}").status_code == 404


def test_the_page_has_the_typeface_and_the_logo_of_the_site(client: TestClient) -> None:
    response = client.get("/commun/foo")
    wanted = re.findall(r"/commun/app/static/([\w.-]+)", response.text)
    assert len(wanted) == 3
    assert all((STATIC / name).is_file() for name in wanted)
    assert "font-src 'self'" in response.headers["Content-Security-Policy"]
    assert "img-src 'self'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("base", "written"),
    [
        ("/commun", "/commun"),
        ("/l'un) (deux\\", "/l'un) (deux\\5c "),
        ('/"</style>', "/\\22 \\3c /style>"),
        ("/a\n", "/a\\a "),
    ],
)
def test_the_address_of_the_typeface_stays_an_address_whatever_that_of_the_site_is(base: str, written: str) -> None:
    style = style_html(base)
    assert f'url("{written}/app/static/atkinson-hyperlegible-next-latin-wght-normal.woff2")' in style
    assert style.count("</style>") == 1


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
