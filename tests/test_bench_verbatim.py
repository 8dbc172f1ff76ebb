from __future__ import annotations

from pathlib import Path

from fpdf import FPDF

from bench.verbatim import PdfText, stands_in, stands_in_pieces


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
