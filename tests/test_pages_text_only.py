"""A document whose text alone is published: its file is sent by no address, and told of by none."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import pytest
from fpdf import FPDF
from starlette.applications import Starlette
from starlette.testclient import TestClient

from corpus.links import file_path
from corpus.models import Block, BlockKind, Document, Page, PageKind, Recognition
from corpus.offered import WORD
from corpus.store import Store
from index.catalogue_search import described_by
from ingest.formats import Format
from jobs.older_versions import OlderVersions
from pages.addresses.harvest import Harvest
from pages.addresses.routes import Sources
from pages.asking.filter_menu import document_names
from pages.giving.deletion import deletion_html
from pages.giving.likeness import side_by_side_html
from pages.saved.text_as_docx import text_as_docx
from pages.shown.facets import FACETS
from pages.shown.facts import facts_html
from pages.shown.wording import download, file_facts

ROOT = "https://partage.example"
NAME = "Kervadec"
HEADING, SAID = "1. Suivi", "Le marché est suivi par Mme ████████."
ROWS = ("Profil | Prix", "Chef de projet | 700 €")
TEXT = "\n\n".join((HEADING, SAID)) + "\n" + "\n".join(ROWS)
FORMATS = (Format.PDF, Format.DOCX)


def page_of(text: str) -> Page:
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.TABLE_ROW)
    parts = zip(kinds, (HEADING, SAID, *ROWS), strict=True)
    blocks = (Block(kind, text.index(part), text.index(part) + len(part), level=1) for kind, part in parts)
    return Page(1, "1", text, tuple(blocks))


def pdf_file() -> bytes:
    file = FPDF()
    file.set_font("Helvetica", size=14)
    file.add_page()
    file.cell(text=f"Le titulaire rend compte a Mme {NAME}.")
    return bytes(file.output())


def docx_file() -> bytes:
    file, content = docx.Document(), BytesIO()
    file.add_paragraph(f"Le titulaire rend compte à Mme {NAME}.")
    file.save(content)
    return content.getvalue()


FILES = {Format.PDF: pdf_file, Format.DOCX: docx_file}


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    routes = [
        *Sources(lambda: store, public_url=lambda: ROOT).routes(),
        *Harvest(lambda: store, lambda: ROOT).routes(),
    ]
    with TestClient(Starlette(routes=routes)) as client:
        yield client


def add(store: Store, folder: Path, format: Format, pages: Sequence[Page] | None = None) -> Document:
    content = FILES[format]()
    source = folder / "incoming"
    source.write_bytes(content)
    digest = sha256(content).hexdigest()
    document = Document(
        digest[:12], digest, f"CCTP.{format.name.lower()}", format.value, len(content), "CCTP de Valmorance", "CCTP",
        buyer="Ville de Valmorance", year=2026, language="fr", licence="etalab-2.0", text_only=True,
    )  # fmt: skip
    return store.add(document, source, pages or [page_of(TEXT)], [])


def everything_in(content: bytes) -> str:
    """All parts of a package, and whatever else is in its bytes."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = b"\n".join(package.read(name) for name in package.namelist())
        return (parts + content).decode("utf-8", "replace") + " ".join(package.namelist())


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("way", ["", "?download=1"])
def test_what_is_downloaded_is_a_word_file_of_the_masked_text(
    client: TestClient, store: Store, tmp_path: Path, format: Format, way: str
) -> None:
    document = add(store, tmp_path, format)
    for name in ("CCTP.docx", document.file):  # the address that it had while its file was published, too
        response = client.get(f"/sources/{document.id}/{name}{way}")
        assert response.headers["content-type"] == WORD
        assert response.headers["content-disposition"] == 'attachment; filename="CCTP.docx"'
        assert NAME not in everything_in(response.content)
        assert response.content != FILES[format]()
        file = docx.Document(BytesIO(response.content))
        written = [paragraph.text for paragraph in file.paragraphs]
        assert {HEADING, SAID, "CCTP de Valmorance", f"{ROOT}/document?id={document.id}"} <= set(written)
        assert any("Licence Ouverte" in line for line in written)
        assert any("Les rectangles pleins" in line for line in written)
        assert [[cell.text for cell in row.cells] for row in file.tables[0].rows] == [
            ["Profil", "Prix"],
            ["Chef de projet", "700 €"],
        ]
    assert store.document(document.id).downloads == (2 if way else 0)


@pytest.mark.parametrize("format", FORMATS)
def test_no_address_sends_the_file_or_states_its_form_size_or_hash(
    client: TestClient, store: Store, tmp_path: Path, format: Format
) -> None:
    document = add(store, tmp_path, format)
    content = FILES[format]()
    paths = [
        *(f"/sources/{document.id}/{name}{way}" for name in ("x", document.file) for way in ("", "?download=1")),
        *(f"/documents/{document.id}{ending}" for ending in ("", ".jsonld")),
        *("/feed.atom", "/catalogue.jsonld", "/catalogue.csv", "/sitemap.xml", f"/pages/{document.id}/1.png"),
    ]
    for path in paths:
        for headers in ({}, {"Range": "bytes=0-99"}, {"If-None-Match": f'"{document.sha256}"'}):
            response = client.get(path, headers=headers)
            assert content[:60] not in response.content
            told = response.text + str(response.headers)
            assert document.sha256 not in told
            assert f'"{document.size}"' not in told
            assert f"{document.size} B" not in told
            assert "application/pdf" not in told
            assert "CCTP.pdf" not in told


def test_the_feed_and_the_records_tell_of_the_word_file(client: TestClient, store: Store, tmp_path: Path) -> None:
    document = add(store, tmp_path, Format.PDF)
    address = ROOT + file_path(document, download=True)
    assert address.endswith("/CCTP.docx?download=1")
    [media] = client.get(f"/documents/{document.id}.jsonld").json()["encoding"]
    assert media == {"@type": "MediaObject", "name": "CCTP.docx", "contentUrl": address, "encodingFormat": WORD}
    [dataset] = client.get("/catalogue.jsonld").json()["dcat:dataset"]
    [distribution] = dataset["dcat:distribution"]
    assert distribution["dcat:mediaType"] == {"@id": f"https://www.iana.org/assignments/media-types/{WORD}"}
    assert not {"dcat:byteSize", "spdx:checksum"} & distribution.keys()
    assert f'type="{WORD}"' in client.get("/feed.atom").text
    assert (
        "Télécharger le texte (Word)" in client.get(f"/documents/{document.id}", headers={"Accept-Language": "fr"}).text
    )


def test_a_browser_is_sent_the_word_file_again_once_a_word_is_hidden_in_it(
    client: TestClient, store: Store, tmp_path: Path
) -> None:
    document = add(store, tmp_path, Format.PDF)
    address = file_path(document, download=True)
    first = client.get(address)
    known = {"If-None-Match": first.headers["etag"]}
    assert client.get(address, headers=known).status_code == 304
    store.replace_text(document.id, [Page(1, "1", "██████")], [])
    second = client.get(address, headers=known)
    assert second.status_code == 200
    assert "██████" in [paragraph.text for paragraph in docx.Document(BytesIO(second.content)).paragraphs]
    assert HEADING not in [paragraph.text for paragraph in docx.Document(BytesIO(second.content)).paragraphs]


def test_a_browser_that_has_the_file_is_sent_the_text_once_that_alone_is_published(
    client: TestClient, store: Store, tmp_path: Path
) -> None:
    document = add(store, tmp_path, Format.PDF)
    published = store.describe(document.id, text_only=False)
    file = client.get(file_path(published))
    assert file.headers["content-type"] == "application/pdf"
    store.describe(document.id, text_only=True)
    again = client.get(file_path(published), headers={"If-None-Match": file.headers["etag"]})
    assert (again.status_code, again.headers["content-type"]) == (200, WORD)


def test_a_link_says_that_it_saves_the_text_and_the_catalogue_that_it_is_a_word_file(
    store: Store, tmp_path: Path
) -> None:
    document = add(store, tmp_path, Format.PDF)
    assert (download(document, "fr"), file_facts(document, "fr")) == ("Télécharger le texte", "Word")
    assert (download(document, "en"), file_facts(document, "en")) == ("Download the text", "Word")
    assert FACETS["format"](document) == WORD
    assert "<dt>Fichier</dt><dd>CCTP.docx</dd>" in facts_html(document, "", "fr")


def test_pages_are_told_apart_and_those_that_nobody_has_read_are_named_as_such() -> None:
    document = Document("1", "1", "scan.pdf", Format.PDF.value, 1, "Scan", language="en", page_kind=PageKind.PAGE)
    pages = [Page(1, "1", "Read."), Page(2, "2", "", recognition=Recognition.WAITING)]
    written = docx.Document(BytesIO(text_as_docx(document, pages, ROOT))).paragraphs
    assert [line.text for line in written][-4:] == [
        "Page 1",
        "Read.",
        "Page 2",
        "This page is an image, in which no text was recognised so far.",
    ]


def test_a_table_is_in_small_print_and_its_rows_are_lines_where_there_is_no_room_for_one() -> None:
    document = Document("1", "1", "bpu.pdf", Format.PDF.value, 1, "BPU", language="fr", page_kind=PageKind.PAGE)
    wide = " | ".join(["incompréhensibles"] * 6)
    texts = ("Profil | Prix", f"{wide} |  | fin")
    pages = [
        Page(number, str(number), text, (Block(BlockKind.TABLE_ROW, 0, len(text)),))
        for number, text in enumerate(texts, start=1)
    ]
    file = docx.Document(BytesIO(text_as_docx(document, pages, ROOT)))
    [table] = file.tables

    assert {one.style.name for cell in table.rows[0].cells for one in cell.paragraphs if one.style} == {"Compared"}
    assert file.paragraphs[-1].text == f"{wide.replace('|', '–')} – fin"


def test_no_list_no_search_and_no_comparison_tells_the_form_of_the_file(store: Store, tmp_path: Path) -> None:
    document = add(store, tmp_path, Format.PDF)
    twin = replace(document, id="2", file="Devis.pdf")
    assert sorted(document_names([document, twin], "fr").values())[0].startswith("CCTP.docx · ")
    assert described_by([document], "cctp.pdf") == []
    assert described_by([document], "cctp.docx") == [document]
    own = replace(document, text_only=False)
    assert '<th scope="row">Format</th><td>DOCX</td><td>PDF</td>' in side_by_side_html(document, own, "fr")
    assert "(CCTP.docx)" in deletion_html(OlderVersions((document,), ()), "fr")


def test_who_replaces_a_document_by_a_text_alone_is_told_that_older_files_go_too(store: Store, tmp_path: Path) -> None:
    older = replace(add(store, tmp_path, Format.PDF), text_only=False)
    kept = "seul le texte pourra désormais être téléchargé\u00a0: version 1 (CCTP.pdf)."
    own, of_another = OlderVersions((older,), ()), OlderVersions((), (older,))
    assert kept in deletion_html(own, "fr", text_only=True)
    assert kept not in deletion_html(own, "fr")
    assert "désormais" not in deletion_html(of_another, "fr", text_only=True)
