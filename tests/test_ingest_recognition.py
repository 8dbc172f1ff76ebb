"""Pages of scans: which ones wait, what their recognition gives, and what happens when it fails."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest
from fpdf import FPDF
from meanwhile import meanwhile
from pikepdf import Pdf
from PIL import Image
from scans import CCTP, scan, with_unseen_text, word_recall

from corpus.errors import BlankPages, DocumentNotFound, RecognitionStopped
from corpus.models import Document, Page, Recognition, UnreadPages
from corpus.settings import Settings
from corpus.store import Store
from ingest.incoming import Incoming
from ingest.pipeline import Ingestion
from ingest.readers.pdf import read_pdf
from ingest.splitter import Splitter

TYPED = "Le présent lot porte sur la fourniture de serveurs et leur garantie pendant trois ans."
STAMP = "Envoyé en préfecture le 12/03/2024 - ID : 075-217500016"


@pytest.fixture
def ingestion(settings: Settings, store: Store) -> Iterator[Ingestion]:
    ingestion = Ingestion(store, settings, Splitter(lambda texts: [len(text.split()) for text in texts], 50))
    yield ingestion
    ingestion.close()


@pytest.fixture
def store(settings: Settings) -> Store:
    return Store(settings)


def added(ingestion: Ingestion, path: Path) -> Document:
    [outcome] = ingestion.ingest([Incoming(path, path.name)])
    assert outcome.error is None, outcome.error
    assert outcome.document
    return outcome.document


def states(pages: tuple[Page, ...] | list[Page]) -> list[Recognition]:
    return [page.recognition for page in pages]


def test_only_the_pages_that_are_pictures_wait_for_recognition(tmp_path: Path) -> None:
    pages = read_pdf(scan(CCTP, [5, 6], tmp_path / "mixed.pdf", typed=[TYPED]), "mixed.pdf").pages
    assert states(pages) == [Recognition.NONE, Recognition.WAITING, Recognition.WAITING]
    assert [bool(page.text) for page in pages] == [True, False, False]


def test_a_stamp_at_the_edge_of_a_scan_does_not_make_it_read(tmp_path: Path) -> None:
    [page] = read_pdf(scan(CCTP, [5], tmp_path / "stamped.pdf", STAMP), "stamped.pdf").pages
    assert page.recognition is Recognition.WAITING
    assert "préfecture" in page.text


def test_text_over_a_picture_that_fills_the_page_is_enough(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=24)
    pdf.add_page()
    pdf.image(Image.effect_noise((300, 400), 60), 0, 0, pdf.w, pdf.h)
    pdf.text(40, 150, "Gestion du parc informatique")
    pdf.output(str(tmp_path / "cover.pdf"))
    [page] = read_pdf(tmp_path / "cover.pdf", "cover.pdf").pages
    assert (page.text, page.recognition) == ("Gestion du parc informatique", Recognition.NONE)


def test_a_blank_pdf_holds_nothing_to_recognise(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.output(str(tmp_path / "blank.pdf"))
    with pytest.raises(BlankPages):
        read_pdf(tmp_path / "blank.pdf", "blank.pdf")


def test_a_recognised_page_takes_its_place_among_the_others(tmp_path: Path) -> None:
    path = scan(CCTP, [5, 6, 7], tmp_path / "mixed.pdf", typed=[TYPED])
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    found = with_unseen_text(tmp_path / "2.pdf", "Les pénalités sont plafonnées à dix pour cent.")
    pages = read_pdf(path, "mixed.pdf", {2: found, 3: empty}).pages
    assert states(pages) == [Recognition.NONE, Recognition.DONE, Recognition.FAILED, Recognition.WAITING]
    assert (pages[1].number, pages[1].text) == (2, "Les pénalités sont plafonnées à dix pour cent.")
    assert pages[0].text == read_pdf(path, "mixed.pdf").pages[0].text


def test_a_bullet_that_was_taken_for_a_letter_is_a_bullet_again(tmp_path: Path) -> None:
    path = scan(CCTP, [5], tmp_path / "scan.pdf")
    for read, wanted in (("e Majeure : une fonction", "list_item"), ("e mail du titulaire", "paragraph")):
        [page] = read_pdf(path, "scan.pdf", {1: with_unseen_text(tmp_path / "1.pdf", read)}).pages
        assert page.blocks[0].kind == wanted
        assert page.text.startswith("e mail") == (wanted == "paragraph")


def test_recognition_that_says_less_than_the_page_is_left_aside(tmp_path: Path) -> None:
    path = scan(CCTP, [5], tmp_path / "stamped.pdf", STAMP)
    [page] = read_pdf(path, "stamped.pdf", {1: with_unseen_text(tmp_path / "1.pdf", "Envoye en prefecture")}).pages
    assert (page.recognition, "préfecture" in page.text) == (Recognition.NONE, True)


def test_a_scan_is_stored_without_text_until_it_is_recognised(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = added(ingestion, scan(CCTP, [5, 6], tmp_path / "Scan.pdf"))
    assert (document.pages, document.title) == (2, "Scan")
    assert store.files.path(document.sha256).read_bytes() == (tmp_path / "Scan.pdf").read_bytes()
    assert store.texts.unread_pages() == {document.id: UnreadPages(waiting=2)}
    assert store.texts.passages_of(document.id) == []


def by_vernouvel(scanned: Path) -> Path:
    """A copy of a PDF whose properties say that Thibault Vernouvel wrote it."""
    copy = scanned.with_name("Scan.pdf")
    with Pdf.open(scanned) as pdf:
        pdf.docinfo["/Author"] = "Thibault Vernouvel"
        pdf.save(copy)
    return copy


def test_whom_the_properties_of_a_scan_name_is_masked_once_its_text_is_recognised(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = added(ingestion, by_vernouvel(scan(CCTP, [5], tmp_path / "before.pdf")))
    assert document.masked_words == ("Thibault Vernouvel",)
    said = "Thibault Vernouvel valide les bons. Vernouvel suit leur envoi."
    with_recognised(store, document, 1, said, tmp_path)
    ingestion.scans.recognise(document)
    [page] = store.texts.pages(document.id)
    assert page.text == "████████ █████████ valide les bons. █████████ suit leur envoi."


FRENCH = "Le titulaire livre les serveurs à la mairie, puis les installe dans la salle qui leur est réservée."


@pytest.mark.parametrize(("typed", "language"), [([], "fr"), ([FRENCH], "")])
def test_what_is_said_of_a_scan_is_guessed_where_there_was_no_text_to_guess_it_from(
    ingestion: Ingestion, store: Store, tmp_path: Path, typed: list[str], language: str
) -> None:
    document = added(ingestion, scan(CCTP, [5], tmp_path / "before.pdf", typed=typed))
    store.describe(document.id, language="")
    with_recognised(store, document, document.pages, FRENCH, tmp_path)
    recognised = ingestion.scans.recognise(document)
    assert store.texts.page(document.id, document.pages).text == FRENCH
    assert recognised.language == language


def with_recognised(store: Store, document: Document, page: int, text: str, folder: Path) -> None:
    """Keeps a page as if it had been recognised so."""
    kept = store.recognised.path(document.sha256, page)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with_unseen_text(folder / "after.pdf", text).replace(kept)


def test_passages_of_the_other_pages_stay_when_a_page_is_recognised(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = added(ingestion, scan(CCTP, [5], tmp_path / "Scan.pdf", typed=[FRENCH]))
    [typed] = before = store.texts.passages_of(document.id)
    with_recognised(store, document, 2, "Les pénalités sont plafonnées.", tmp_path)
    ingestion.scans.recognise(document)
    assert (typed.page, typed.text) == (1, FRENCH)
    assert [one.text for one in store.texts.passages_of(document.id, 2)] == ["Les pénalités sont plafonnées."]
    assert store.texts.passages_of(document.id, 1) == before


def test_text_that_is_recognised_is_without_the_words_that_somebody_hides_meanwhile(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = added(ingestion, scan(CCTP, [5], tmp_path / "Scan.pdf"))
    with_recognised(store, document, 1, "Nadia valide les bons.", tmp_path)
    with meanwhile(lambda: store.describe(document.id, masked_words=("Nadia",))):
        ingestion.scans.recognise(document)
    assert store.texts.page(document.id, 1).text == "█████ valide les bons."


def test_whom_a_school_is_named_after_is_not_looked_for_on_scans(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    typed = "Le lycée Thibault Vernouvel achète des serveurs avec trois ans de garantie."
    scanned = scan(CCTP, [5], tmp_path / "before.pdf", typed=[typed])
    assert added(ingestion, by_vernouvel(scanned)).masked_words == ()


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_a_french_scan_is_recognised_word_by_word(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    document = added(ingestion, scan(CCTP, [5, 6], tmp_path / "Scan.pdf"))
    told: list[tuple[int, int]] = []
    recognised = ingestion.scans.recognise(document, lambda done, count: told.append((done, count)))
    pages, wanted = store.texts.pages(document.id), read_pdf(CCTP, CCTP.name).pages[4:6]
    assert states(pages) == [Recognition.DONE, Recognition.DONE]
    assert min(word_recall(page.text, found.text) for page, found in zip(wanted, pages, strict=True)) >= 0.9
    assert told == [(0, 2), (1, 2)]
    assert recognised == store.document(document.id)
    assert recognised.language == "fr"
    passages = store.texts.passages_of(document.id)
    assert any("GTR" in passage.text and "8 heures ouvrées" in passage.text for passage in passages)
    assert any("Article 5" in heading for passage in passages for heading in passage.section)
    assert store.texts.unread_pages() == {}
    assert store.files.path(document.sha256).read_bytes() == (tmp_path / "Scan.pdf").read_bytes()


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_a_mixed_pdf_keeps_its_good_text(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    document = added(ingestion, scan(CCTP, [6], tmp_path / "mixed.pdf", STAMP, typed=[TYPED]))
    before = store.texts.page(document.id, 1)
    ingestion.scans.recognise(document)
    assert store.texts.page(document.id, 1) == before
    recognised = store.texts.page(document.id, 2)
    assert recognised.recognition is Recognition.DONE
    assert "préfecture" in recognised.text
    assert word_recall(read_pdf(CCTP, CCTP.name).pages[5].text, recognised.text) >= 0.9


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_a_page_that_takes_too_long_fails_and_is_not_tried_again(settings: Settings, tmp_path: Path) -> None:
    store = Store(settings)
    hasty = Ingestion(store, settings.model_copy(update={"recognition_timeout": 0.5}), Splitter(lambda _: [9], 50))
    document = added(hasty, scan(CCTP, [5], tmp_path / "Scan.pdf"))
    hasty.scans.recognise(document)
    hasty.close()
    assert store.texts.unread_pages() == {document.id: UnreadPages(failed=1)}
    assert store.texts.waiting_pages(document.id) == []
    assert not processes_with(str(store.recognised.folder))


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_only_so_many_pages_of_a_document_are_recognised(settings: Settings, tmp_path: Path) -> None:
    store = Store(settings)
    limited = Ingestion(store, settings.model_copy(update={"recognition_pages": 1}), Splitter(count_words, 50))
    document = added(limited, scan(CCTP, [5, 6, 7], tmp_path / "Scan.pdf"))
    limited.scans.recognise(document)
    limited.close()
    assert states(store.texts.pages(document.id)) == [Recognition.DONE, Recognition.FAILED, Recognition.FAILED]


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_what_is_interrupted_goes_on_where_it_was(settings: Settings, tmp_path: Path) -> None:
    store = Store(settings)
    stopped = Ingestion(store, settings, Splitter(count_words, 50))
    document = added(stopped, scan(CCTP, [5, 6], tmp_path / "Scan.pdf"))

    def stop_at_the_second(done: int, _count: int) -> None:
        if done == 1:
            Timer(0.5, stopped.close).start()

    with pytest.raises(RecognitionStopped):
        stopped.scans.recognise(document, stop_at_the_second)
    assert store.recognised.numbers(document.sha256) == {1}
    assert [path.name for path in store.recognised.folder_of(document.sha256).iterdir()] == ["1.pdf"]
    assert store.texts.waiting_pages(document.id) == [1, 2]
    first = store.recognised.path(document.sha256, 1).stat().st_mtime_ns
    again = Ingestion(store, settings, Splitter(count_words, 50))
    again.scans.recognise(document)
    again.close()
    assert store.recognised.path(document.sha256, 1).stat().st_mtime_ns == first
    assert store.texts.unread_pages() == {}


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_a_document_withdrawn_meanwhile_leaves_nothing(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    document = added(ingestion, scan(CCTP, [5, 6], tmp_path / "Scan.pdf"))
    with pytest.raises(DocumentNotFound):
        ingestion.scans.recognise(document, lambda done, _count: store.delete(document.id) and None if done else None)
    assert not store.recognised.folder_of(document.sha256).exists()


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize(
    ("file", "word"),
    [
        ("OCRmyPDF__francais.pdf", "whisky"),
        ("OCRmyPDF__rotated_skew.pdf", "sequence"),
    ],
)
def test_a_scan_of_another_hand_is_recognised(
    ingestion: Ingestion, store: Store, shared: Path, file: str, word: str
) -> None:
    document = added(ingestion, shared / "badfiles" / file)
    ingestion.scans.recognise(document)
    assert word in re.findall(r"\w+", " ".join(page.text for page in store.texts.pages(document.id)).lower())


def count_words(texts: list[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def processes_with(argument: str) -> list[str]:
    """The command lines of processes that name `argument`, once those that were ended are gone."""
    time.sleep(0.2)
    lines = (path.read_bytes().decode(errors="replace") for path in Path("/proc").glob("[0-9]*/cmdline"))
    return [line for line in lines if argument in line]
