"""What people see of a document's versions and formats."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from test_app_pages import add, page, shown, store  # noqa: F401 - `store` is a fixture

from corpus.store import Store
from pages.markup import plain
from pages.routes import source_routes


@pytest.fixture
def three(store: Store) -> Store:  # noqa: F811
    """A first version, the next one, and the next one in another format."""
    for number, title in enumerate(("Téléphonie", "Téléphonie (2026)", "Téléphonie en texte"), 1):
        add(store, number, title)
    store.describe("doc1", superseded_by="doc2")
    store.describe("doc2", version=2)
    store.describe("doc3", version=2, format_of="doc2")
    return store


def test_an_old_version_opens_and_leads_to_the_current_one(three: Store) -> None:
    text = shown(page("source.py", document="doc1", page="1"))
    assert "La pénalité est de 150 euros." in text
    assert "Ceci est une version antérieure (version 1)." in text
    assert "Voir la version en vigueur (version 2)\u00a0: Téléphonie \\(2026\\)" in text


def test_the_current_version_lists_the_others_and_its_formats(three: Store) -> None:
    text = shown(page("source.py", document="doc2", page="1"))
    assert "Ceci est une version antérieure" not in text
    assert "Versions et formats" in text
    assert "Ouvrir la version 1" in text
    assert "/sources/doc2/" in text
    assert "/sources/doc3/" in text


def test_the_page_of_a_document_leads_to_those_of_its_other_versions(three: Store) -> None:
    app = page("document.py", id="doc1")
    assert "Ceci est une version antérieure (version 1)." in shown(app)
    links = {link.proto.label: link.proto.query_string for link in app.get("page_link")}
    assert links["Ouvrir la version 2"] == "id=doc2"
    assert links["Interroger ce document"] == "in=doc1&old=1"


def test_a_document_without_others_says_nothing_of_versions(store: Store) -> None:  # noqa: F811
    add(store, 1, "Téléphonie")
    assert "Versions et formats" not in shown(page("source.py", document="doc1", page="1"))


def test_the_catalogue_shows_one_row_for_all_of_them(three: Store) -> None:
    text = shown(page("catalogue.py"))
    assert "1 document" in text
    assert plain("Téléphonie (2026)") in text
    assert "Téléphonie en texte" not in text


def test_asking_an_old_version_is_asking_for_old_versions(three: Store) -> None:
    app = page("source.py", document="doc1", page="1")
    [ask] = [link for link in app.get("page_link") if link.proto.label == "Interroger ce document"]
    assert ask.proto.query_string == "in=doc1&old=1"


def test_the_file_of_an_old_version_is_sent_and_names_the_newest(three: Store) -> None:
    client = TestClient(Starlette(routes=source_routes(lambda: three)))
    old = client.get("/sources/doc1/1.md")
    assert old.status_code == 200
    licence = '<https://www.etalab.gouv.fr/licence-ouverte-open-licence/>; rel="license"'
    assert old.headers["Link"] == f'</sources/doc2/2.md>; rel="latest-version", {licence}'
    assert client.get("/sources/doc2/2.md").headers["Link"] == licence
