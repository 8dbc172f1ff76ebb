"""What other catalogues, feed readers and search engines fetch keeps the rules of their formats."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree
from rdflib import DCAT, DCTERMS, RDF, XSD, Graph, Literal, URIRef
from small_corpus import add_document
from starlette.applications import Starlette
from starlette.testclient import TestClient

from corpus.links import document_path, file_path
from corpus.models import Document
from corpus.settings import Settings
from corpus.store import Store
from pages.harvest import harvest_routes

ROOT = "https://commons.example"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SPDX = "http://spdx.org/rdf/terms#"


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    store = Store(settings)
    yield store
    store.close()


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=harvest_routes(lambda: store, lambda: f"{ROOT}/"))) as client:
        yield client


@pytest.fixture
def cctp(store: Store, tmp_path: Path) -> Document:
    return add_document(
        store,
        tmp_path,
        "cahier & été.txt",
        ["# Objet", "Le marché."],
        title="CCTP – <b>Infogérance</b> & été",
        kind="CCTP",
        domain="it-outsourcing",
        buyer="Ville de Valmorance",
        year=2025,
        licence="etalab-2.0",
        abstract="Un marché d’infogérance.",
        keywords=("pénalités", "réversibilité"),
    )


def feed(client: TestClient) -> etree._Element:
    response = client.get("/feed.atom")
    assert response.headers["content-type"].startswith("application/atom+xml")
    return etree.fromstring(response.content)


def test_the_feed_has_what_atom_demands_of_a_feed_and_of_each_entry(client: TestClient, cctp: Document) -> None:
    root = feed(client)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    for element in (root, *root.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            [found] = element.findall(f"a:{name}", ATOM)
            assert found.text
        assert datetime.fromisoformat(element.findtext("a:updated", "", ATOM)).tzinfo is not None
        assert element.findtext("a:id", "", ATOM).startswith(ROOT)
    assert root.findtext("a:author/a:name", "", ATOM)
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert links["self"] == f"{ROOT}/feed.atom"


def test_an_entry_tells_of_the_document_and_leads_to_its_page_and_its_file(client: TestClient, cctp: Document) -> None:
    [entry] = feed(client).findall("a:entry", ATOM)
    assert entry.findtext("a:title", "", ATOM) == cctp.title
    assert entry.findtext("a:summary", "", ATOM) == cctp.abstract
    links = {link.get("rel"): link for link in entry.findall("a:link", ATOM)}
    assert links["alternate"].get("href") == ROOT + document_path(cctp.id)
    assert links["enclosure"].get("href") == ROOT + file_path(cctp, download=True)
    assert (links["enclosure"].get("type"), links["enclosure"].get("length")) == ("text/plain", str(cctp.size))


def test_the_feed_of_an_empty_commons_is_whole(client: TestClient) -> None:
    assert feed(client).findtext("a:updated", "", ATOM) == "1970-01-01T00:00:00+00:00"


def test_the_feed_gives_the_fifty_newest_and_no_old_version(client: TestClient, store: Store, tmp_path: Path) -> None:
    documents = [add_document(store, tmp_path, f"{number}.txt", [f"Page {number}"]) for number in range(53)]
    store.describe(documents[0].id, superseded_by=documents[1].id)
    ids = {entry.findtext("a:id", "", ATOM) for entry in feed(client).findall("a:entry", ATOM)}
    assert len(ids) == 50
    assert ROOT + document_path(documents[0].id) not in ids


def test_the_map_lists_the_pages_and_every_document(client: TestClient, cctp: Document) -> None:
    root = etree.fromstring(client.get("/sitemap.xml").content)
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert [loc.text for loc in root.findall("s:url/s:loc", SITEMAP)] == [
        f"{ROOT}/",
        f"{ROOT}/catalogue",
        ROOT + document_path(cctp.id),
    ]
    assert datetime.fromisoformat(root.findtext("s:url/s:lastmod", "", SITEMAP)) == cctp.added_at


def test_robots_are_led_to_the_map(client: TestClient) -> None:
    lines = client.get("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert f"Sitemap: {ROOT}/sitemap.xml" in lines


def test_a_document_describes_itself_in_the_words_of_schema_org(client: TestClient, cctp: Document) -> None:
    response = client.get(f"/documents/{cctp.id}.jsonld")
    assert response.headers["content-type"].startswith("application/ld+json")
    record = json.loads(response.text)
    assert (record["@context"], record["@type"]) == ("https://schema.org", "DigitalDocument")
    assert record["name"] == cctp.title
    assert record["creator"] == {"@type": "Organization", "name": "Ville de Valmorance"}
    assert record["license"].startswith("https://www.etalab.gouv.fr/")
    assert record["keywords"] == "pénalités, réversibilité"
    assert record["encoding"]["contentUrl"] == ROOT + file_path(cctp, download=True)
    assert record["encoding"]["sha256"] == cctp.sha256


def test_what_is_not_known_is_left_out_of_the_record(client: TestClient, store: Store, tmp_path: Path) -> None:
    bare = add_document(store, tmp_path, "a.txt", ["Bonjour"], licence="unknown")
    record = client.get(f"/documents/{bare.id}.jsonld").json()
    assert not {"license", "creator", "copyrightYear", "abstract", "keywords"} & record.keys()


def test_a_document_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/documents/nothing.jsonld").status_code == 404


def test_the_short_address_of_a_document_leads_to_its_page(client: TestClient, cctp: Document) -> None:
    response = client.get(f"/documents/{cctp.id}", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, document_path(cctp.id))


def graph(client: TestClient) -> Graph:
    return Graph().parse(data=client.get("/catalogue.jsonld").text, format="json-ld")


def test_the_catalogue_is_dcat_with_what_it_makes_mandatory(client: TestClient, cctp: Document) -> None:
    """DCAT-AP: a catalogue has title, description, publisher, datasets; a dataset title and description; a distribution
    its access URL."""
    found = graph(client)
    [catalogue] = found.subjects(RDF.type, DCAT.Catalog)
    for required in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset):
        assert found.value(catalogue, required) is not None
    [dataset] = found.objects(catalogue, DCAT.dataset)
    assert dataset == URIRef(ROOT + document_path(cctp.id))
    assert found.value(dataset, DCTERMS.title) == Literal(cctp.title, lang="fr")
    assert found.value(dataset, DCTERMS.description) == Literal(cctp.abstract, lang="fr")
    assert Literal("réversibilité", lang="fr") in set(found.objects(dataset, DCAT.keyword))
    [distribution] = found.objects(dataset, DCAT.distribution)
    assert (distribution, RDF.type, DCAT.Distribution) in found
    assert found.value(distribution, DCAT.accessURL) == URIRef(ROOT + document_path(cctp.id))
    assert found.value(distribution, DCAT.downloadURL) == URIRef(ROOT + file_path(cctp, download=True))
    assert found.value(distribution, DCAT.byteSize) == Literal(str(cctp.size), datatype=XSD.nonNegativeInteger)
    assert str(found.value(distribution, DCTERMS.license)).startswith("https://www.etalab.gouv.fr/")
    checksum = found.value(distribution, URIRef(f"{SPDX}checksum"))
    assert str(found.value(checksum, URIRef(f"{SPDX}checksumValue"))).lower() == cctp.sha256


def test_dcat_links_are_links_and_only_words_of_its_vocabularies_are_used(client: TestClient, cctp: Document) -> None:
    found = graph(client)
    for property in (DCAT.accessURL, DCAT.downloadURL, DCAT.landingPage, DCTERMS.license, DCTERMS.language):
        assert all(isinstance(value, URIRef) for value in found.objects(None, property))
    terms = set(found.predicates()) | set(found.objects(None, RDF.type))
    for term in terms:
        for namespace in (DCAT, DCTERMS):
            if str(term).startswith(str(namespace)):
                assert str(term) in {str(known) for known in dir(namespace)}


def test_a_second_format_is_another_distribution_of_the_same(
    client: TestClient, store: Store, tmp_path: Path, cctp: Document
) -> None:
    other = add_document(store, tmp_path, "cahier.md", ["Le marché."], media_type="text/markdown")
    store.describe(other.id, format_of=cctp.id)
    found = graph(client)
    [dataset] = found.subjects(RDF.type, DCAT.Dataset)
    assert len(set(found.objects(dataset, DCAT.distribution))) == 2
