"""A scan whose pages are read after its giver was asked: its file goes to nobody before, nor if it names somebody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from scans import CCTP, scan, with_unseen_text

from corpus.contributions import Giver
from corpus.models import Document, Page, PageKind, Recognition
from corpus.settings import Settings
from corpus.store import Store
from ingest.description import NOTHING_GIVEN, Description
from ingest.draft import Draft
from ingest.incoming import Incoming
from ingest.pipeline import Ingestion
from ingest.splitter import Splitter
from ingest.withholding import released, withheld

GIVER = Giver("0" * 64)
HARMLESS = "Le titulaire livre les serveurs en deux jours."
NAMING = "Dossier suivi par Mme Sylvie Le Corre, tél. 02 98 11 22 33."
TYPED = "Le présent lot porte sur la fourniture de serveurs et leur garantie pendant trois ans."
WAITING, FAILED = Page(1, "1", "", (), Recognition.WAITING), Page(1, "1", "", (), Recognition.FAILED)
DOCUMENT = Document("scan", "0" * 64, "scan.pdf", "application/pdf", 3, "Scan", page_kind=PageKind.PAGE)
HELD = replace(DOCUMENT, text_only=True, withheld=True)


@pytest.fixture
def store(settings: Settings) -> Store:
    return Store(settings)


@pytest.fixture
def ingestion(settings: Settings, store: Store) -> Iterator[Ingestion]:
    later = settings.model_copy(update={"recognition_at_once": 0})
    ingestion = Ingestion(store, later, Splitter(lambda texts: [len(text.split()) for text in texts], 50))
    yield ingestion
    ingestion.close()


def prepared(ingestion: Ingestion, folder: Path, typed: list[str] | None = None) -> Draft:
    """The draft of a scan with one page to recognise, behind pages of typed text."""
    path = scan(CCTP, [5], folder / "scan_du_lot.pdf", typed=typed or [])
    return ingestion.prepare(Incoming(path, path.name), folder / "copy")


def recognised(ingestion: Ingestion, store: Store, document: Document, text: str, folder: Path) -> Document:
    """The document once its last page was recognised so; without a text, that failed."""
    page = store.recognised.path(document.sha256, document.pages)
    page.parent.mkdir(parents=True, exist_ok=True)
    if text:
        with_unseen_text(folder / "after.pdf", text).replace(page)
    else:
        page.write_bytes(b"")
    return ingestion.scans.recognise(document)


def test_the_file_of_a_scan_is_withheld_until_it_is_read_and_then_given(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    published = ingestion.publish(prepared(ingestion, tmp_path), giver=GIVER)
    assert (published.text_only, published.withheld) == (True, True)
    assert store.document(published.id) == published
    after = recognised(ingestion, store, published, HARMLESS, tmp_path)
    assert (after.text_only, after.withheld) == (False, False)
    assert store.document(published.id) == after


@pytest.mark.parametrize("text", [NAMING, ""])
def test_the_file_of_a_scan_that_names_somebody_or_cannot_be_read_stays_withheld(
    ingestion: Ingestion, store: Store, tmp_path: Path, text: str
) -> None:
    published = ingestion.publish(prepared(ingestion, tmp_path), giver=GIVER)
    after = recognised(ingestion, store, published, text, tmp_path)
    assert (after.text_only, after.withheld) == (True, True)
    assert "Corre" not in store.texts.page(published.id, 1).text


def test_whom_the_typed_pages_name_was_told_to_the_giver_and_withholds_nothing(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    published = ingestion.publish(prepared(ingestion, tmp_path, [NAMING]), giver=GIVER)
    assert published.withheld
    assert not recognised(ingestion, store, published, HARMLESS, tmp_path).text_only


def test_a_moderator_who_gives_the_file_decides_for_good(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    published = ingestion.publish(prepared(ingestion, tmp_path), giver=GIVER)
    given = ingestion.corrections.describe(published.id, Description(text_only=False))
    assert (given.text_only, given.withheld) == (False, False)
    assert not recognised(ingestion, store, given, NAMING, tmp_path).text_only


def test_a_giver_who_keeps_the_file_back_keeps_it_back_once_it_is_read(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    published = ingestion.publish(prepared(ingestion, tmp_path), Description(text_only=True), giver=GIVER)
    assert (published.text_only, published.withheld) == (True, False)
    assert recognised(ingestion, store, published, HARMLESS, tmp_path).text_only


def test_a_correction_that_says_nothing_of_the_file_leaves_it_withheld(ingestion: Ingestion, tmp_path: Path) -> None:
    published = ingestion.publish(prepared(ingestion, tmp_path), giver=GIVER)
    corrected = ingestion.corrections.describe(published.id, Description(year=2024))
    assert (corrected.text_only, corrected.withheld, corrected.year) == (True, True, 2024)


@pytest.mark.parametrize(
    ("document", "page"),
    [
        (DOCUMENT, FAILED),
        (DOCUMENT, Page(1, "1", HARMLESS, (), Recognition.DONE)),
        (replace(DOCUMENT, keeps_personal_data=True), WAITING),
        (replace(DOCUMENT, text_only=True), WAITING),
    ],
)
def test_nothing_is_withheld_of_which_the_giver_was_told_all(document: Document, page: Page) -> None:
    assert withheld(document, [page]) == document


def test_what_an_administrator_adds_is_given_as_it_is(ingestion: Ingestion, tmp_path: Path) -> None:
    assert not ingestion.publish(prepared(ingestion, tmp_path)).text_only


def test_a_file_is_given_when_its_last_page_is_read_and_not_before() -> None:
    done = Page(2, "2", HARMLESS, (), Recognition.DONE)
    assert released(HELD, [WAITING, done], [WAITING, done]) == HELD
    assert released(HELD, [done], [done]) == DOCUMENT
    assert released(HELD, [done], [replace(done, text="██ titulaire livre")]) == HELD


def test_a_scan_is_called_as_its_text_calls_it_unless_its_giver_gave_a_title(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    text = "Bordereau des prix unitaires de la commune de Verval"
    draft = prepared(ingestion, tmp_path)
    assert draft.document.title == "Scan du lot"
    published = ingestion.publish(draft, giver=GIVER)
    assert recognised(ingestion, store, published, text, tmp_path).title == text
    store.delete(published.id)
    given = ingestion.publish(prepared(ingestion, tmp_path), Description(title="BPU de Verval"), giver=GIVER)
    assert recognised(ingestion, store, given, text, tmp_path).title == "BPU de Verval"


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_a_short_scan_is_read_before_its_giver_is_asked_and_is_not_read_again(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    ingestion = Ingestion(store, settings, Splitter(lambda texts: [len(text.split()) for text in texts], 50))
    path = scan(CCTP, [5, 6], tmp_path / "scan.pdf")
    told: list[tuple[int, int]] = []
    draft = ingestion.prepare(
        Incoming(path, path.name), tmp_path / "copy", recognising=lambda done, total: told.append((done, total))
    )
    assert told == [(0, 2), (1, 2)]
    assert [page.recognition for page in draft.read.pages] == [Recognition.DONE] * 2
    assert draft.document.language == "fr"
    first = draft.recognised[1].stat().st_mtime_ns
    again = ingestion.prepare(Incoming(path, path.name), tmp_path / "copy")
    assert again.recognised[1].stat().st_mtime_ns == first
    published = ingestion.publish(draft, NOTHING_GIVEN, giver=GIVER)
    assert (published.text_only, store.recognised.numbers(published.sha256)) == (False, {1, 2})
    assert ingestion.scans.waiting() == []
    store.delete(published.id)
    assert not store.recognised.folder_of(published.sha256).exists()
    ingestion.close()
