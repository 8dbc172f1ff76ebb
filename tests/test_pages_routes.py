"""The addresses of the sources behave as ordinary web addresses: names, ranges, validation, safety, counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote, unquote

import pytest
from fpdf import FPDF
from meanwhile import meanwhile
from PIL import Image
from scans import CCTP, scan, with_unseen_text
from starlette.applications import Starlette
from starlette.testclient import TestClient

from corpus.links import file_path, page_image_path
from corpus.models import Document, Page, Recognition, Span
from corpus.moderation import Moderator
from corpus.store import Store
from ingest.formats import Format
from pages.addresses.routes import Sources
from pages.drawn.page_image import PAINT

NAME = "Été & réversibilité « v2 ».pdf"


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=Sources(lambda: store).routes())) as client:
        yield client


def add(store: Store, folder: Path, content: bytes, file: str, format: Format, text: str = "Bonjour") -> Document:
    source = folder / "incoming"
    source.write_bytes(content)
    digest = sha256(content).hexdigest()
    document = Document(digest[:12], digest, file, format.value, len(content), "Un titre")
    return store.add(document, source, [Page(1, "1", text)], [])


@pytest.fixture
def pdf(store: Store, tmp_path: Path) -> Document:
    document = FPDF()
    document.set_font("Helvetica", size=14)
    document.add_page()
    document.cell(text="Bonjour")
    return add(store, tmp_path, bytes(document.output()), NAME, Format.PDF)


def test_a_pdf_is_shown_under_its_own_name(client: TestClient, pdf: Document, store: Store) -> None:
    response = client.get(file_path(pdf))
    assert response.status_code == 200
    assert sha256(response.content).hexdigest() == pdf.sha256
    assert response.headers["content-type"] == "application/pdf"
    kind, name = response.headers["content-disposition"].split("; filename*=utf-8''")
    assert (kind, unquote(name)) == ("inline", NAME)
    assert response.headers["x-content-type-options"] == "nosniff"
    assert store.document(pdf.id).downloads == 0


def test_a_download_is_an_attachment_and_counts_once(client: TestClient, pdf: Document, store: Store) -> None:
    address = file_path(pdf, download=True)
    response = client.get(address)
    assert response.headers["content-disposition"].startswith("attachment; ")
    assert store.document(pdf.id).downloads == 1
    client.head(address)
    client.get(address, headers={"Range": "bytes=10-"})
    assert store.document(pdf.id).downloads == 1


def test_a_document_withdrawn_while_it_is_downloaded_is_not_found(
    client: TestClient, pdf: Document, store: Store
) -> None:
    with meanwhile(lambda: store.delete(pdf.id)):
        response = client.get(file_path(pdf, download=True), headers={"Accept-Language": "fr"})
    assert response.status_code == 404
    assert "Il a peut-être été retiré" in response.text


@pytest.mark.parametrize(
    ("headers", "counted"),
    [
        ({"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}, 1),
        ({"User-Agent": "curl/8.5.0"}, 1),
        ({"Range": "bytes=0-"}, 1),
        ({"Range": "bytes=0-1023"}, 1),
        ({"Range": "bytes=10-"}, 0),
        ({"Range": "bytes=-500"}, 0),
        ({"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"}, 0),
        ({"User-Agent": "Mozilla/5.0 (compatible; bingbot/2.0)"}, 0),
        ({"User-Agent": ""}, 0),
        ({"Sec-Purpose": "prefetch;prerender"}, 0),
    ],
)
def test_a_person_who_takes_a_file_is_counted_once(
    client: TestClient, pdf: Document, store: Store, headers: dict[str, str], counted: int
) -> None:
    assert client.get(file_path(pdf, download=True), headers=headers).is_success
    assert store.document(pdf.id).downloads == counted
    assert sum(store.downloads.since(pdf.id, date(2000, 1, 1)).values()) == counted


def test_asking_whether_a_file_has_changed_is_no_download(client: TestClient, pdf: Document, store: Store) -> None:
    address = file_path(pdf, download=True)
    etag = client.get(address).headers["etag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert store.document(pdf.id).downloads == 1


def test_a_part_of_a_file_can_be_asked_for(client: TestClient, pdf: Document) -> None:
    response = client.get(file_path(pdf), headers={"Range": "bytes=0-3"})
    assert (response.status_code, response.content) == (206, b"%PDF")
    assert response.headers["content-range"] == f"bytes 0-3/{pdf.size}"


def test_a_file_that_the_browser_has_is_not_sent_again(client: TestClient, pdf: Document) -> None:
    etag = client.head(file_path(pdf)).headers["etag"]
    response = client.get(file_path(pdf), headers={"If-None-Match": etag})
    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.parametrize("known", ["*", "W/{etag}", '"another", {etag}'])
def test_a_file_and_a_page_are_known_by_the_rules_of_http(client: TestClient, pdf: Document, known: str) -> None:
    for path in (file_path(pdf), page_image_path(pdf.id, 1)):
        etag = client.get(path).headers["etag"]
        response = client.get(path, headers={"If-None-Match": known.format(etag=etag)})
        assert (response.status_code, response.content, response.headers["etag"]) == (304, b"", etag)


def test_what_is_not_the_mark_itself_is_not_known(client: TestClient, pdf: Document) -> None:
    etag = client.get(file_path(pdf)).headers["etag"]
    assert client.get(file_path(pdf), headers={"If-None-Match": f'"a{etag}b"'}).status_code == 200


def test_html_is_never_shown_but_saved(client: TestClient, store: Store, tmp_path: Path) -> None:
    page = add(store, tmp_path, b"<script>alert(1)</script>", "page.html", Format.HTML)
    response = client.get(file_path(page))
    assert response.headers["content-disposition"] == 'attachment; filename="page.html"'
    assert "sandbox" in response.headers["content-security-policy"]


def test_markdown_is_shown_as_plain_text(client: TestClient, store: Store, tmp_path: Path) -> None:
    note = add(store, tmp_path, "# Été".encode(), "note.md", Format.MARKDOWN)
    response = client.get(file_path(note))
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.text == "# Été"


def test_a_page_is_drawn_with_the_passage(client: TestClient, pdf: Document) -> None:
    plain = client.get(page_image_path(pdf.id, 1))
    marked = client.get(page_image_path(pdf.id, 1, Span(0, 7)))
    assert (plain.headers["content-type"], marked.status_code) == ("image/png", 200)
    assert Image.open(BytesIO(plain.content)).size == Image.open(BytesIO(marked.content)).size
    assert plain.content != marked.content


def test_a_page_image_that_the_browser_has_is_asked_for_again_and_sent_once_something_is_masked_in_it(
    client: TestClient, pdf: Document, store: Store
) -> None:
    address = page_image_path(pdf.id, 1)
    readable = client.get(address)
    kept = {"If-None-Match": readable.headers["etag"]}
    unchanged = client.get(address, headers=kept)
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    store.replace_text(pdf.id, [Page(1, "1", "███████")], [], keeps_personal_data=False)
    masked = client.get(address, headers=kept)
    assert (masked.status_code, painted(masked.content) > 1000) == (200, True)
    assert {one.headers["cache-control"] for one in (readable, unchanged, masked)} == {"no-cache"}


def test_a_recognised_page_is_drawn_with_its_passage_and_without_what_is_masked(
    client: TestClient, store: Store, tmp_path: Path
) -> None:
    words = "Écrivez à claire.martin@ville.example sans tarder"
    masked = "Écrivez à ██████.██████@█████.███████ sans tarder"
    content = scan(with_unseen_text(tmp_path / "before.pdf", ""), [1], tmp_path / "scan.pdf").read_bytes()
    document = add(store, tmp_path, content, "scan.pdf", Format.PDF, "Bonjour")
    waiting = client.get(page_image_path(document.id, 1)).content
    recognised = store.recognised.path(document.sha256, 1)
    recognised.parent.mkdir(parents=True)
    with_unseen_text(tmp_path / "after.pdf", words).replace(recognised)
    shown = []
    for text, public in ((words, True), (masked, False)):
        read = [Page(1, "1", text, recognition=Recognition.DONE)]
        store.replace_text(document.id, read, [], keeps_personal_data=public)
        shown += [client.get(page_image_path(document.id, 1, span)).content for span in (None, Span(0, 7))]
    assert len({waiting, *shown}) == 5
    assert [painted(png) > 1000 for png in shown] == [False, False, True, True]


def test_whom_another_page_says_to_be_a_school_or_a_company_is_not_painted_over_as_somebody(
    client: TestClient, store: Store, tmp_path: Path
) -> None:
    texts = (
        "Jane Whitfield University seeks proposals.\nOrve Sylva est une société.",
        "Approved by Jane Whitfield.",
        "Approuvé par Orve Sylva, directeur.",
        "Approved by Jack Whitfield.",
    )
    document = FPDF()
    document.set_font("Helvetica", size=14)
    for text in texts:
        document.add_page()
        document.multi_cell(0, text=text)
    shared = add(store, tmp_path, bytes(document.output()), "rfp.pdf", Format.PDF)
    pages = [Page(number, str(number), text) for number, text in enumerate(texts, start=1)]
    store.replace_text(shared.id, pages, [], keeps_personal_data=False)
    drawn = [client.get(page_image_path(shared.id, page.number)).content for page in pages]
    assert [painted(png) > 1000 for png in drawn] == [False, False, False, True]


def test_whom_no_page_says_to_be_a_company_any_more_is_painted_over_at_once(
    client: TestClient, store: Store, tmp_path: Path
) -> None:
    before, after, signed = "Orve Sylva est une société.", "███████████ est une société.", "Approuvé par Orve Sylva."
    document = FPDF()
    document.set_font("Helvetica", size=14)
    for text in (before, signed):
        document.add_page()
        document.multi_cell(0, text=text)
    shared = add(store, tmp_path, bytes(document.output()), "cctp.pdf", Format.PDF)
    drawn = []
    for first in (before, after):
        pages = [Page(1, "1", first), Page(2, "2", signed)]
        store.replace_text(shared.id, pages, [], keeps_personal_data=False)
        drawn.append(client.get(page_image_path(shared.id, 2)).content)
    assert [painted(png) > 1000 for png in drawn] == [False, True]


@pytest.mark.parametrize("state", [Recognition.WAITING, Recognition.FAILED])
def test_a_scanned_page_that_nobody_has_read_is_blurred_even_where_it_is_public(
    client: TestClient, store: Store, tmp_path: Path, state: Recognition
) -> None:
    content = scan(CCTP, [1], tmp_path / "scan.pdf").read_bytes()
    document = add(store, tmp_path, content, "scan.pdf", Format.PDF)
    darkest = []
    for public in (False, True):
        store.replace_text(document.id, [Page(1, "1", "", recognition=state)], [], keeps_personal_data=public)
        response = client.get(page_image_path(document.id, 1))
        darkest.append(Image.open(BytesIO(response.content)).convert("L").getextrema()[0])
        assert response.headers["cache-control"] == "no-cache"
    assert min(darkest) > 120


def painted(png: bytes) -> int:
    return sum(pixel == PAINT for pixel in Image.open(BytesIO(png)).convert("RGB").get_flattened_data())


def test_a_span_outside_the_page_is_left_out(client: TestClient, pdf: Document) -> None:
    assert client.get(f"/pages/{pdf.id}/1.png?start=5&end=9999").content == client.get(f"/pages/{pdf.id}/1.png").content


@pytest.mark.parametrize("address", ["/sources/nothing/x.pdf", "/pages/nothing/1.png"])
def test_what_is_not_there_is_said_in_the_readers_language(client: TestClient, address: str) -> None:
    french = client.get(address, headers={"Accept-Language": "fr-FR,fr;q=0.9"})
    english = client.get(address, headers={"Accept-Language": "en-GB"})
    assert (french.status_code, english.status_code) == (404, 404)
    assert "There is no document “nothing”" in english.text
    assert "Traceback" not in french.text


@pytest.mark.parametrize(
    ("file", "written"),
    [
        ("été.txt", quote(normalize("NFD", "été.txt"))),
        ("Accès, v2.txt", "Acc%25C3%25A8s%252C%2520v2.txt"),
        ("DCE%20v2.txt", "DCE%2520v2.txt"),
        ("DCE%20v2.txt", "DCE%20v2.txt"),
        ("lot 1/prix.txt", "prix.txt"),
    ],
)
def test_a_file_is_found_by_its_name_however_it_is_encoded(
    client: TestClient, store: Store, tmp_path: Path, file: str, written: str
) -> None:
    note = add(store, tmp_path, b"Bonjour", file, Format.TEXT)
    assert [client.get(path).text for path in (file_path(note), f"/sources/{note.id}/{written}")] == ["Bonjour"] * 2


def test_a_file_is_found_by_its_own_name_alone(client: TestClient, store: Store, tmp_path: Path) -> None:
    note = add(store, tmp_path, b"Bonjour", "été.txt", Format.TEXT)
    other = client.get(f"/sources/{note.id}/autre.txt")
    assert (other.status_code, "Bonjour" in other.text) == (404, False)
    assert store.document(note.id).downloads == 0


@pytest.mark.parametrize("number", ["2", "0", "-1", "x", "99999999999999999999", "9" * 5000])
def test_a_page_that_is_not_there_is_not_found(client: TestClient, pdf: Document, number: str) -> None:
    assert client.get(f"/pages/{pdf.id}/{number}.png").status_code == 404


def test_a_document_without_pages_has_no_image(client: TestClient, store: Store, tmp_path: Path) -> None:
    note = add(store, tmp_path, b"Bonjour", "note.txt", Format.TEXT)
    french, english = (
        client.get(page_image_path(note.id, 1), headers={"accept-language": one}) for one in ("fr", "en")
    )
    assert french.status_code == english.status_code == 404
    assert "Cherchez ce document dans le catalogue" in french.text
    assert "Look for this document in the catalogue" in english.text
    assert french.headers["vary"] == "Accept-Language"


def test_what_moderators_hid_is_gone_and_back_when_restored(client: TestClient, pdf: Document, store: Store) -> None:
    moderator = Moderator(store, "administrator")
    moderator.hide(pdf.id, "")
    for path in (file_path(pdf, download=True), page_image_path(pdf.id, 1)):
        response = client.get(path, headers={"accept-language": "fr-FR"})
        assert response.status_code == 410
        assert "les modérateurs l’ont masqué" in response.text
    moderator.restore(pdf.id, "")
    assert client.get(file_path(pdf)).status_code == client.get(page_image_path(pdf.id, 1)).status_code == 200
