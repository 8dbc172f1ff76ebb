"""What people see of a document's versions and formats."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from test_app_pages import add, page, shown, store  # noqa: F401 - `store` is a fixture

from corpus.models import Page
from corpus.store import Store
from pages.addresses.routes import Sources
from pages.shown.markup import plain

PARTS = ("rope", "door", "motor", "cabin", "button", "mirror", "light", "bell")


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


def rewrite(store: Store, document_id: str, text: str) -> None:  # noqa: F811
    store.replace_text(document_id, [Page(1, "1", text)], [])


def changes_of(document_id: str) -> AppTest:
    """The page of a document once its reader has asked what has changed."""
    return page("document.py", id=document_id).toggle(key=f"changes-{document_id}").set_value(True).run()


def tables(app: AppTest) -> str:
    """The tables in which two texts stand side by side."""
    return "".join(html.proto.body for html in app.get("html") if '<table class="beside">' in html.proto.body)


def marked_words(app: AppTest) -> list[str]:
    return re.findall("<mark>(.*?)</mark>", tables(app))


@pytest.mark.parametrize("opened", ["doc2", "doc3"])
def test_a_version_shows_what_has_changed_since_the_one_before_once_asked(three: Store, opened: str) -> None:
    for document_id, amount in (("doc1", 150), ("doc2", 180), ("doc3", 210)):
        rewrite(three, document_id, f"La pénalité est de {amount} euros par jour de retard.")
    app = page("document.py", id=opened)
    assert "Ce qui a changé" in shown(app)
    [asked] = app.toggle
    assert asked.label == "Voir ce qui a changé depuis la version 1"
    assert tables(app) == ""
    asked.set_value(True).run()
    assert "1 différence dans le texte" in shown(app)
    assert '<th scope="col">Version 1</th><th scope="col">Version 2</th>' in tables(app)
    assert marked_words(app) == ["150", "180"]


def test_each_version_is_compared_with_the_one_just_before_it(three: Store) -> None:
    add(three, 4, "Téléphonie (2027)", supersedes=three.document("doc2"))
    for document_id, amount in (("doc1", 120), ("doc2", 150), ("doc4", 180)):
        rewrite(three, document_id, f"La pénalité est de {amount} euros par jour de retard.")
    assert marked_words(changes_of("doc4")) == ["150", "180"]
    assert marked_words(changes_of("doc2")) == ["120", "150"]


def test_versions_whose_words_are_the_same_are_said_to_be(three: Store) -> None:
    app = changes_of("doc2")
    assert "Les mots sont les mêmes" in shown(app)
    assert tables(app) == ""


def test_all_that_changed_is_told_with_the_language_that_it_is_in(three: Store) -> None:
    clause = "{part}: the supplier of the {part} is paid {amount} euros a day for as long as the {part} works."
    for document_id, amount in (("doc1", 120), ("doc2", 150)):
        rewrite(three, document_id, " ".join(clause.format(part=part, amount=amount) for part in PARTS))
    three.describe("doc2", language="en")
    app = changes_of("doc2")
    assert tables(app).count('<tr lang="en">') == len(PARTS)
    assert "Seules les plus longues sont montrées." not in shown(app)


def test_a_first_version_says_nothing_of_changes(three: Store) -> None:
    assert page("document.py", id="doc2").toggle
    app = page("document.py", id="doc1")
    assert not app.toggle
    assert "Ce qui a changé" not in shown(app)


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
    client = TestClient(Starlette(routes=Sources(lambda: three).routes()))
    old = client.get("/sources/doc1/1.md")
    assert old.status_code == 200
    licence = '<https://www.etalab.gouv.fr/licence-ouverte-open-licence/>; rel="license"'
    assert old.headers["Link"] == f'</sources/doc2/2.md>; rel="latest-version", {licence}'
    assert client.get("/sources/doc2/2.md").headers["Link"] == licence
