"""The PDF reader on real tenders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import DamagedFile, NothingToRead, ProtectedFile, UnreadableFile
from corpus.models import BlockKind, Recognition
from ingest.readers.pdf import read_pdf

pytestmark = pytest.mark.shared


def spaced(text: str) -> str:
    return " ".join(text.replace(" | ", " ").split())


@pytest.mark.parametrize("file", ["cisbeo_dce-v1-CCAP.pdf", "tokyorak_2022-011-CCAP.pdf", "betagouv_docs-guide.pdf"])
def test_gold_quotes_stand_on_their_page(shared: Path, file: str) -> None:
    questions = [json.loads(line) for line in (shared / "eval" / "tenders-dev.jsonl").open(encoding="utf-8")]
    quotes = [gold for question in questions for gold in question["gold"] if gold["file"] == file]
    pages = read_pdf(shared / "corpus" / file, file).pages

    missing = [gold["quote"] for gold in quotes if spaced(gold["quote"]) not in spaced(pages[gold["page"] - 1].text)]

    assert quotes
    assert missing == []


def test_penalties_of_a_real_table_keep_their_article_and_columns(shared: Path) -> None:
    file = "tokyorak_2022-011-CCAP.pdf"
    page = read_pdf(shared / "corpus" / file, file).pages[20]

    rows = [(page.text[b.start : b.end], b.context) for b in page.blocks if b.kind == BlockKind.TABLE_ROW]

    assert rows[1] == (
        "Incident bloquant | 500 euros",
        "17.3.PENALITES POUR RETARD APPLICABLES AUX PRESTIONS DE LA PHASE NOMINALE DE MCO — "
        "Nature de l’incident | Pénalités par jour ouvrés de retard en euros",
    )


def test_running_feet_of_a_real_tender_are_left_out(shared: Path) -> None:
    file = "cisbeo_dce-v1-CCAP.pdf"
    pages = read_pdf(shared / "corpus" / file, file).pages

    assert [page.number for page in pages if "sur 13" in page.text.lower()] == []
    assert "CAHIER DES CLAUSES ADMINISTRATIVES PARTICULIERES" in pages[0].text


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("pypdf__r3-user-password.pdf", ProtectedFile),
        ("qpdf__enc-XI-R6,V5,U=view,O=master.pdf", ProtectedFile),
        ("qpdf__issue-263.pdf", DamagedFile),
        ("pdf.js__empty#hash.pdf", NothingToRead),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_its_reason(
    shared: Path, file: str, reason: type[UnreadableFile]
) -> None:
    with pytest.raises(reason):
        read_pdf(shared / "badfiles" / file, file)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("pdf.js__bomb_giant.pdf", "GIANT JBIG2 BOMB"),
        ("pdfminer.six__zen_of_python_corrupted.pdf", "Beautiful is better than ugly."),
        ("pdfminer.six__issue-1113-evil-xobjects.pdf", "Hello world"),
        ("qpdf__append-xref-loop.pdf", "Potato 0 new"),
        ("pdf.js__ArabicCIDTrueType.pdf", "العربية"),
        ("sample-files__habibi-rotated.pdf", "habibi"),
    ],
)
def test_hostile_file_gives_the_text_it_has(shared: Path, file: str, words: str) -> None:
    assert words in read_pdf(shared / "badfiles" / file, file).pages[0].text


@pytest.mark.parametrize("file", ["OCRmyPDF__francais.pdf", "pdfminer.six__issue-791-non-unicode-cmap.pdf"])
def test_page_without_legible_text_waits_for_recognition(shared: Path, file: str) -> None:
    [page] = read_pdf(shared / "badfiles" / file, file).pages
    assert (page.text, page.recognition) == ("", Recognition.WAITING)
