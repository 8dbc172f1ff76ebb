"""What other catalogues, feed readers and search engines fetch keeps the rules of their formats."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest
from lxml import etree, html
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD, Graph, Literal, URIRef
from small_corpus import add_document
from starlette.applications import Starlette
from starlette.testclient import TestClient

from corpus.links import CATALOGUE_PATH, document_path, file_path, landing_path
from corpus.models import Document, PageKind
from corpus.moderation_log import Action, Entry
from corpus.store import Store
from pages.addresses.harvest import Harvest

ROOT = "https://commons.example"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SPDX = "http://spdx.org/rdf/terms#"


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=Harvest(lambda: store, lambda: ROOT).routes())) as client:
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
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"  # or browsers garble accents
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
    assert links["alternate"].get("href") == ROOT + landing_path(cctp.id)
    assert links["enclosure"].get("href") == ROOT + file_path(cctp, download=True)
    assert (links["enclosure"].get("type"), links["enclosure"].get("length")) == ("text/plain", str(cctp.size))


def test_a_correction_is_dated_for_whoever_harvests(
    client: TestClient, store: Store, cctp: Document, tmp_path: Path
) -> None:
    added = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
    old = add_document(store, tmp_path, "a.txt", ["Bonjour"], added_at=added)
    record = client.get(f"/documents/{old.id}.jsonld").json()
    assert record["datePublished"] == record["dateModified"] == added.isoformat()
    corrected = store.describe(old.id, title="Titre corrigé").modified_at.isoformat()
    assert corrected > added.isoformat()
    record = client.get(f"/documents/{old.id}.jsonld").json()
    assert (record["datePublished"], record["dateModified"]) == (added.isoformat(), corrected)
    dataset = URIRef(ROOT + landing_path(old.id))
    found = graph(client)
    [catalogue] = found.subjects(RDF.type, DCAT.Catalog)
    assert found.value(dataset, DCTERMS.issued) == Literal(added.isoformat(), datatype=XSD.dateTime)
    assert found.value(dataset, DCTERMS.modified) == Literal(corrected, datatype=XSD.dateTime)
    assert found.value(catalogue, DCTERMS.modified) == Literal(corrected, datatype=XSD.dateTime)
    [entry] = [
        one for one in feed(client).findall("a:entry", ATOM) if one.findtext("a:title", "", ATOM) == "Titre corrigé"
    ]
    assert entry.findtext("a:published", "", ATOM) == added.isoformat()
    assert entry.findtext("a:updated", "", ATOM) == feed(client).findtext("a:updated", "", ATOM) == corrected
    assert corrected in client.get("/sitemap.xml").text


def test_the_feed_has_what_was_corrected_last_however_old_it_is(
    client: TestClient, store: Store, tmp_path: Path
) -> None:
    documents = [
        add_document(store, tmp_path, f"{number}.txt", [f"Page {number}"], added_at=datetime(2025, 1, 1, tzinfo=UTC))
        for number in range(52)
    ]
    store.describe(documents[0].id, title="Titre corrigé")
    first, *_ = feed(client).findall("a:entry", ATOM)
    assert first.findtext("a:title", "", ATOM) == "Titre corrigé"


def test_a_feed_reader_finds_nothing_to_complain_of(client: TestClient, cctp: Document) -> None:
    read = feedparser.parse(client.get("/feed.atom").content)
    assert (read.bozo, read.version) == (False, "atom10")
    [entry] = read.entries
    assert (entry.title, entry.link) == (cctp.title, ROOT + landing_path(cctp.id))
    assert entry.enclosures[0].href == ROOT + file_path(cctp, download=True)


def test_the_feed_of_an_empty_commons_is_whole(client: TestClient) -> None:
    assert feed(client).findtext("a:updated", "", ATOM) == "1970-01-01T00:00:00+00:00"


def test_the_feed_gives_the_fifty_newest_and_no_old_version(client: TestClient, store: Store, tmp_path: Path) -> None:
    documents = [add_document(store, tmp_path, f"{number}.txt", [f"Page {number}"]) for number in range(53)]
    store.describe(documents[0].id, superseded_by=documents[1].id)
    ids = {entry.findtext("a:id", "", ATOM) for entry in feed(client).findall("a:entry", ATOM)}
    assert len(ids) == 50
    assert ROOT + landing_path(documents[0].id) not in ids


def test_the_map_lists_the_pages_and_every_document(client: TestClient, cctp: Document) -> None:
    root = etree.fromstring(client.get("/sitemap.xml").content)
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert [loc.text for loc in root.findall("s:url/s:loc", SITEMAP)] == [
        f"{ROOT}/",
        f"{ROOT}/catalogue",
        ROOT + landing_path(cctp.id),
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
    assert record["encoding"][0]["contentUrl"] == ROOT + file_path(cctp, download=True)
    assert record["encoding"][0]["sha256"] == cctp.sha256


def test_what_is_not_known_is_left_out_of_the_record(client: TestClient, store: Store, tmp_path: Path) -> None:
    bare = add_document(store, tmp_path, "a.txt", ["Bonjour"], licence="unknown")
    record = client.get(f"/documents/{bare.id}.jsonld").json()
    assert not {"license", "creator", "copyrightYear", "abstract", "keywords"} & record.keys()


def test_a_document_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/documents/nothing.jsonld").status_code == 404


def test_the_page_without_script_has_the_logo_and_the_typeface_of_the_site(client: TestClient, cctp: Document) -> None:
    response = client.get(landing_path(cctp.id))
    assert '/app/static/logo.svg"' in response.text
    assert "@font-face" in response.text
    assert "font-src 'self'" in response.headers["Content-Security-Policy"]


def landing(client: TestClient, document: Document, **headers: str) -> html.HtmlElement:
    response = client.get(landing_path(document.id), headers=headers)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return html.document_fromstring(response.text)


def test_a_search_engine_reads_the_page_of_a_document_without_running_anything(
    client: TestClient, cctp: Document
) -> None:
    page = landing(client, cctp)
    assert page.findtext(".//title") == f"{cctp.title} · Partage"
    assert page.find(".//meta[@name='description']").get("content") == cctp.abstract
    assert page.find(".//link[@rel='canonical']").get("href") == ROOT + landing_path(cctp.id)
    assert page.find(".//link[@rel='license']").get("href").startswith("https://www.etalab.gouv.fr/")
    others = {link.get("type"): link.get("href") for link in page.findall(".//link[@rel='alternate']")}
    assert others == {
        "application/ld+json": f"{ROOT}/documents/{cctp.id}.jsonld",
        "application/atom+xml": f"{ROOT}/feed.atom",
    }
    record = json.loads(page.findtext(".//script[@type='application/ld+json']"))
    assert record == client.get(others["application/ld+json"].removeprefix(ROOT)).json()


def test_a_reader_without_scripts_sees_the_document_and_the_ways_on(client: TestClient, cctp: Document) -> None:
    page = landing(client, cctp, **{"accept-language": "en"})
    assert (page.get("lang"), page.find(".//h1").get("lang")) == ("en", "fr")
    assert page.find(".//h1").text_content().startswith("CCTP <b>Infogérance</b> & été")
    addresses = {link.text_content(): link.get("href") for link in page.findall(".//main//a")}
    assert addresses["Ask about this document"] == f"/?in={cctp.id}"
    assert addresses["All about this document"] == document_path(cctp.id)
    assert addresses["Objet"].startswith(f"/source?document={cctp.id}&page=1")
    assert "You may reuse it freely" in page.text_content()


def test_nothing_that_a_document_says_ends_the_record_in_its_page(
    client: TestClient, store: Store, tmp_path: Path
) -> None:
    hostile = add_document(store, tmp_path, "a.txt", ["Bonjour"], title="</script><script>alert(1)</script><b>x</b>")
    page = landing(client, hostile)
    assert [script.get("type") for script in page.findall(".//script")] == ["application/ld+json"]
    assert page.findall(".//h1//b") == []


def test_a_document_without_open_licence_says_so_where_it_is_downloaded(
    client: TestClient, store: Store, tmp_path: Path
) -> None:
    bare = add_document(store, tmp_path, "a.txt", ["Bonjour"], licence="unknown")
    assert "licence non précisée" in landing(client, bare).find(".//nav").text_content()
    assert landing(client, bare).find(".//link[@rel='license']") is None


def test_an_old_version_leads_to_the_newest_and_a_second_format_to_the_first(
    client: TestClient, store: Store, tmp_path: Path, cctp: Document
) -> None:
    old = add_document(store, tmp_path, "ancien.txt", ["Bonjour"])
    store.describe(old.id, superseded_by=cctp.id)
    page = landing(client, old)
    assert page.find(".//link[@rel='latest-version']").get("href") == ROOT + landing_path(cctp.id)
    assert page.find(".//nav//a").get("href") == f"/?in={old.id}&old=1"
    other = add_document(store, tmp_path, "cahier.md", ["Le marché."], media_type="text/markdown")
    store.describe(other.id, format_of=cctp.id)
    led = client.get(landing_path(other.id), follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (303, landing_path(cctp.id))
    assert len(client.get(f"/documents/{cctp.id}.jsonld").json()["encoding"]) == 2


def test_the_address_of_a_document_gives_data_to_those_who_ask_for_data(client: TestClient, cctp: Document) -> None:
    given = client.get(landing_path(cctp.id), headers={"Accept": "application/ld+json"})
    assert given.json()["name"] == cctp.title
    assert given.headers["vary"] == "Accept"
    assert "Accept" in client.get(landing_path(cctp.id)).headers["vary"]


def test_what_moderators_hide_is_in_no_address_for_machines(
    client: TestClient, store: Store, cctp: Document, tmp_path: Path
) -> None:
    seen = add_document(store, tmp_path, "vu.txt", ["Bonjour"])
    store.hide(cctp.id, Entry("m@ville.example", Action.HIDE, cctp.id, "données personnelles"))
    for path in (landing_path(cctp.id), f"/documents/{cctp.id}.jsonld"):
        assert client.get(path).status_code == 410
    for path in ("/feed.atom", "/sitemap.xml", "/catalogue.jsonld"):
        text = client.get(path).text
        assert seen.id in text
        assert cctp.id not in text


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
    assert dataset == URIRef(ROOT + landing_path(cctp.id))
    assert found.value(dataset, DCTERMS.title) == Literal(cctp.title, lang="fr")
    assert found.value(dataset, DCTERMS.description) == Literal(cctp.abstract, lang="fr")
    assert Literal("réversibilité", lang="fr") in set(found.objects(dataset, DCAT.keyword))
    [distribution] = found.objects(dataset, DCAT.distribution)
    assert (distribution, RDF.type, DCAT.Distribution) in found
    assert found.value(distribution, DCAT.accessURL) == URIRef(ROOT + landing_path(cctp.id))
    assert found.value(distribution, DCAT.downloadURL) == URIRef(ROOT + file_path(cctp, download=True))
    assert found.value(distribution, DCAT.byteSize) == Literal(str(cctp.size), datatype=XSD.nonNegativeInteger)
    assert str(found.value(distribution, DCTERMS.license)).startswith("https://www.etalab.gouv.fr/")
    checksum = found.value(distribution, URIRef(f"{SPDX}checksum"))
    assert str(found.value(checksum, URIRef(f"{SPDX}checksumValue"))).lower() == cctp.sha256


def test_the_catalogue_is_a_table_too_of_which_no_cell_is_a_formula(
    client: TestClient, store: Store, cctp: Document, tmp_path: Path
) -> None:
    add_document(store, tmp_path, "b.txt", ["Texte."], title="=1+1", superseded_by=None)
    response = client.get("/catalogue.csv")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    formula, row = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline=""))
    assert formula["Titre"] == "'=1+1"
    assert row == {
        "Titre": "CCTP – <b>Infogérance</b> & été",
        "Type": "CCTP",
        "Domaine": "Infogérance et support",
        "Acheteur": "Ville de Valmorance",
        "Année": "2025",
        "Langue": "fr",
        "Licence": "Licence Ouverte 2.0",
        "Pages": "1",
        "Adresse de la fiche": ROOT + landing_path(cctp.id),
        "Adresse du fichier": ROOT + file_path(cctp, download=True),
        "Licence (adresse web)": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        "Identifiant": cctp.id,
        "Type d’acheteur": "",
        "Mots-clés": "pénalités; réversibilité",
        "Résumé": "Un marché d’infogérance.",
        "Fichier": "cahier & été.txt",
        "Format": "Texte",
        "Taille (octets)": str(cctp.size),
        "SHA-256": cctp.sha256,
        "Date d’ajout": cctp.added_at.isoformat(),
        "Date de modification": cctp.added_at.isoformat(),
    }


def table(client: TestClient) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get("/catalogue.csv").content.decode("utf-8-sig"), newline="")))


def test_the_table_counts_the_pages_of_what_has_pages_and_tells_no_size_of_what_is_written_when_it_is_asked_for(
    client: TestClient, store: Store, tmp_path: Path
) -> None:
    add_document(store, tmp_path, "a.pdf", ["Un"], ["Deux"], page_kind=PageKind.PAGE)
    add_document(store, tmp_path, "b.xlsx", ["Un"], ["Deux"], page_kind=PageKind.SHEET, text_only=True)
    found = {
        row["Fichier"]: (row["Pages"], bool(row["Taille (octets)"]), bool(row["SHA-256"])) for row in table(client)
    }
    assert found == {"a.pdf": ("2", True, True), "b.docx": ("", False, False)}


def test_a_buyer_has_one_name_for_whoever_harvests(client: TestClient, store: Store, tmp_path: Path) -> None:
    short = add_document(store, tmp_path, "a.txt", ["Bonjour"], buyer="ARF")
    full = add_document(store, tmp_path, "b.txt", ["Texte"], buyer="Autorité des rivages fluviaux (ARF)")
    assert {row["Acheteur"] for row in table(client)} == {full.buyer}
    assert client.get(f"/documents/{short.id}.jsonld").json()["creator"]["name"] == full.buyer
    assert full.buyer in landing(client, short).find(".//dl").text_content()
    found = graph(client)
    assert {str(found.value(one, FOAF.name)) for one in found.objects(None, DCTERMS.creator)} == {full.buyer}
    assert store.document(short.id).buyer == "ARF"


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/documents", "/catalogue"),
        ("/feed", "/feed.atom"),
        ("/contribuer", "/contribute"),
        ("/documents/abc.json", "/documents/abc.jsonld"),
    ],
)
def test_addresses_that_are_guessed_lead_to_what_was_meant(store: Store, asked: str, led_to: str) -> None:
    harvest = Harvest(lambda: store, lambda: f"{ROOT}/marches")
    with TestClient(Starlette(routes=harvest.routes())) as client:
        led = client.get(asked, follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (308, f"/marches{led_to}")


def test_a_distribution_without_stated_licence_says_what_may_be_done(
    client: TestClient, store: Store, tmp_path: Path
) -> None:
    add_document(store, tmp_path, "a.txt", ["Bonjour"], licence="unknown")
    found = graph(client)
    [distribution] = found.subjects(RDF.type, DCAT.Distribution)
    assert found.value(distribution, DCTERMS.license) is None
    assert "Sa licence n’est pas précisée" in str(found.value(found.value(distribution, DCTERMS.rights), RDFS.label))


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


@pytest.mark.parametrize("address", ["/feed.atom", "/sitemap.xml", "{catalogue}", "{landing}", "{landing}.jsonld"])
def test_what_has_not_changed_is_not_sent_again(client: TestClient, store: Store, cctp: Document, address: str) -> None:
    path = address.format(catalogue=CATALOGUE_PATH, landing=landing_path(cctp.id))
    first = client.get(path)
    same = client.get(path, headers={"If-None-Match": f'"another", W/{first.headers["etag"]}'})
    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["etag"] == first.headers["etag"]
    assert same.headers["cache-control"] == "no-cache"
    store.delete(cctp.id)
    changed = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == (404 if "{landing}" in address else 200)
