from pathlib import Path

import pptx
import pytest
from pptx.util import Inches

from corpus.errors import NothingToRead
from corpus.models import BlockKind, PageKind
from ingest.document import ReadDocument
from ingest.readers.pptx import read_pptx


def read(presentation: pptx.presentation.Presentation, folder: Path) -> ReadDocument:
    path = folder / "a.pptx"
    presentation.save(str(path))
    return read_pptx(path, "a.pptx")


def add_text(slide: pptx.slide.Slide, text: str, left: float, top: float) -> None:
    slide.shapes.add_textbox(Inches(left), Inches(top), Inches(2), Inches(1)).text_frame.text = text


def test_slide_reads_from_its_title_down_and_from_left_to_right(tmp_path: Path) -> None:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Bilan du marché"
    add_text(slide, "Troisième", 1, 4)
    add_text(slide, "Deuxième", 5, 2)
    add_text(slide, "Premier", 1, 2.01)
    slide.notes_slide.notes_text_frame.text = "À ne pas lire"
    document = read(presentation, tmp_path)
    page = document.pages[0]
    assert page.text == "Bilan du marché\nPremier\nDeuxième\nTroisième"
    assert (page.label, document.page_kind) == ("Bilan du marché", PageKind.SLIDE)
    assert page.blocks[0].kind is BlockKind.HEADING
    assert document.title == "Bilan du marché"


def test_hidden_slide_keeps_its_number_but_not_its_text(tmp_path: Path) -> None:
    presentation = pptx.Presentation()
    for title in ("Objet", "Brouillon", "Prix"):
        presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title.text = title
    presentation.slides[1].element.set("show", "0")
    pages = read(presentation, tmp_path).pages
    assert [(page.number, page.text) for page in pages] == [(1, "Objet"), (2, ""), (3, "Prix")]


def test_table_rows_know_their_slide_and_columns(tmp_path: Path) -> None:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Pénalités"
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(3), Inches(4), Inches(1)).table
    for place, text in enumerate(("Gravité", "Montant", "P1", "500 €")):
        table.cell(place // 2, place % 2).text = text
    page = read(presentation, tmp_path).pages[0]
    assert page.text == "Pénalités\nGravité | Montant\nP1 | 500 €"
    assert page.blocks[-1].context == "Pénalités — Gravité | Montant"


def test_presentation_without_words_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        read(pptx.Presentation(), tmp_path)
