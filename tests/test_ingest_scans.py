"""Documents that wait for their text: recognised one after the other, asked about, and safe to interrupt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fpdf import FPDF
from scans import CCTP, scan, word_recall

from answer.commons import Commons
from corpus.models import Document, Recognition
from corpus.settings import Settings
from ingest.description import Description
from ingest.incoming import Incoming
from ingest.readers.pdf import read_pdf


@pytest.fixture
def commons(settings: Settings, model_settings: Settings) -> Iterator[Commons]:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    settings.models_dir.symlink_to(model_settings.models_dir.absolute(), target_is_directory=True)
    commons = Commons(settings)
    yield commons
    commons.close()


def added(commons: Commons, path: Path, description: Description | None = None) -> Document:
    [outcome] = commons.ingestion.ingest([Incoming(path, path.name, description or Description())])
    assert outcome.error is None, outcome.error
    assert outcome.document
    return outcome.document


def contacts(folder: Path) -> Path:
    """A letter with an address in it, of which the text is there, then the same as a scan."""
    pdf = FPDF(format="A4", unit="pt")
    pdf.set_font("Helvetica", size=14)
    pdf.add_page()
    for line, text in enumerate(
        (
            "Suivi du marché d'infogérance",
            "Les demandes sont adressées à claire.martin@ville.example",
            "avant le quinzième jour de chaque mois.",
        )
    ):
        pdf.text(72, 100 + 30 * line, text)
    pdf.output(str(folder / "letter.pdf"))
    return scan(folder / "letter.pdf", [1], folder / "Courrier.pdf")


def test_without_the_languages_every_page_goes_on_waiting(settings: Settings, tmp_path: Path) -> None:
    commons = Commons(settings.model_copy(update={"recognition_languages": "tlh"}))
    document = added(commons, scan(CCTP, [5], tmp_path / "Scan.pdf"))
    assert commons.recognise_waiting() == []
    assert commons.store.texts.waiting_pages(document.id) == [1]
    assert not commons.store.recognised.folder.exists()
    commons.close()


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_a_scan_is_asked_about_once_it_is_recognised(commons: Commons, tmp_path: Path) -> None:
    document = added(commons, scan(CCTP, [5, 6], tmp_path / "Scan.pdf"), Description(title="CCTP de la TMA Sillage"))
    commons.refresh()
    question = "Quelle est la GTR d'une anomalie bloquante en campagne de redevances ?"
    assert commons.assistant.ask(question).refused
    told: list[tuple[int, int]] = []
    assert [one.id for one in commons.recognise_waiting(lambda *done: told.append(done))] == [document.id]
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert commons.recognise_waiting() == []
    assert commons.refresh().added == len(commons.store.texts.passage_ids()) > 0
    wanted = read_pdf(CCTP, CCTP.name).pages[4:6]
    found = commons.store.texts.pages(document.id)
    assert min(word_recall(one.text, other.text) for one, other in zip(wanted, found, strict=True)) >= 0.9
    cited = commons.assistant.ask(question).citations[0]
    assert (cited.document.id, cited.page) == (document.id, 1)
    assert "8 heures ouvrées" in cited.quote
    assert found[0].text[cited.span.start : cited.span.end] == cited.quote


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_personal_data_on_a_scan_are_masked(commons: Commons, tmp_path: Path) -> None:
    document = added(commons, contacts(tmp_path))
    commons.recognise_waiting()
    [page] = commons.store.texts.pages(document.id)
    assert page.recognition is Recognition.DONE
    assert re.search(r"adressées à █+\.█+ ?@█+\.█+\s+avant le quinzième jour", page.text)
    shown = [page.text, *(passage.text for passage in commons.store.texts.passages_of(document.id))]
    assert not any("martin" in text for text in shown)


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_public_contact_data_on_a_scan_stay(commons: Commons, tmp_path: Path) -> None:
    document = added(commons, contacts(tmp_path), Description(keeps_personal_data=True))
    commons.recognise_waiting()
    assert "martin" in commons.store.texts.page(document.id, 1).text
