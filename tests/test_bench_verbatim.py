from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from bench.verbatim import PdfText, holds, stands_in, stands_in_pieces


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("La pénalité est de 15\u00a0000 € par jour.", "15 000|15000"),
        ("une garantie de 50 %, au plus", "50 %|50%"),
        ("le taux de 50% est fixé", "50 %|50%"),
        ("| Majeure | 4 heures | 250 |", "4 h|4 heures"),
        ("un délai de **24 heures**", "24 heures"),
        ("Il ne s’agit pas d’une indemnité", "pas d'une indemnité"),
        ("hébergées en\nFRANCE métropolitaine", "France"),
        ("99,9955 % du temps", "99.9955|99,9955"),
    ],
)
def test_a_text_holds_what_it_must_in_one_of_its_forms(text: str, must: str) -> None:
    assert holds(text, must)


@pytest.mark.parametrize(
    ("text", "must"),
    [("1250 euros", "250"), ("250,5 heures", "50"), ("le SOC 12", "SOC 1"), ("la Francette", "France"), ("", "France")],
)
def test_a_part_of_a_word_or_number_is_not_it(text: str, must: str) -> None:
    assert not holds(text, must)


def test_two_readers_of_a_page_agree_but_for_spaces_hyphens_and_ligatures() -> None:
    assert stands_in("efficacité de la réver-\nsibilité", "l'e\ufb03cacité de la réver\ufffe\r\nsibilité du lot")
    assert not stands_in("deux mois", "trois mois")


def test_the_cells_of_a_table_may_stand_in_another_order() -> None:
    row, page = "| Majeure | 4 heures | 250 € |", "4 heures\r\nMajeure\r\n250 €"

    assert not stands_in(row, page)
    assert stands_in_pieces(row, page)
    assert not stands_in_pieces("| Mineure | 4 heures |", page)


def test_the_text_of_a_pdf_page_is_found_by_its_place(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica")
    for text in ("Article un", "Article deux"):
        pdf.add_page()
        pdf.cell(text=text)
    pdf.output(str(tmp_path / "two.pdf"))

    assert PdfText().page(tmp_path / "two.pdf", 2).strip() == "Article deux"
