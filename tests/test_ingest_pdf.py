"""The PDF reader on small files made here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from fpdf import FPDF
from fpdf.enums import EncryptionMethod

from corpus.errors import DamagedFile, FormOfOneProgram, NothingToRead, ProtectedFile
from corpus.models import BlockKind, Page, PageKind, Recognition
from ingest.readers.pdf import read_pdf


def new_pdf() -> FPDF:
    pdf = FPDF()
    pdf.set_margin(20)
    pdf.set_font("Helvetica", size=11)
    return pdf


def saved(pdf: FPDF, folder: Path) -> Path:
    path = folder / "essai.pdf"
    pdf.output(str(path))
    return path


def texts(page: Page, kind: BlockKind) -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks if block.kind == kind]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_kept_apart(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    first = "Le titulaire assure la maintenance des équipements pendant toute la durée du marché. " * 3
    second = "Les pénalités de retard s'élèvent à 250 euros par jour ouvré, sans mise en demeure préalable. " * 3
    for text in (first, second):
        pdf.multi_cell(0, 5, text.strip())
        pdf.ln(4)

    document = read_pdf(saved(pdf, tmp_path), "essai.pdf")

    assert document.page_kind == PageKind.PAGE
    assert document.pages[0].text == f"{first.strip()}\n{second.strip()}"


@pytest.mark.parametrize(("right", "down"), [(0.3, 0.0), (0.3, 0.3)])
def test_letters_drawn_twice_to_look_bold_or_shadowed_are_read_once(tmp_path: Path, right: float, down: float) -> None:
    pdf = new_pdf()
    pdf.add_page()
    pdf.set_font(size=14)
    text, x = "6. Garantie de 11 villes", 20.0
    for letter in text:
        for again in (0, 1) if letter != " " else (0,):  # as Word writes them: each letter, then its shadow
            pdf.text(x + again * right, 30 + again * down, letter)
        x += pdf.get_string_width(letter)

    assert read_pdf(saved(pdf, tmp_path), "essai.pdf").pages[0].text == text


@pytest.mark.parametrize("title", ["QUELLES SANCTIONS POUR UN RETARD ?", "LES RÉFÉRENCES", "Pour quels marchés ?"])
def test_words_of_a_title_whose_letters_are_set_wide_are_whole(tmp_path: Path, title: str) -> None:
    pdf = new_pdf()
    pdf.add_page()
    x = 20.0
    for letter in title:
        pdf.text(x, 30, letter)
        x += pdf.get_string_width(letter) + 0.6

    assert read_pdf(saved(pdf, tmp_path), "essai.pdf").pages[0].text == title


def test_letters_that_stand_as_far_from_each_other_as_words_do_are_no_word(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    for place, letter in enumerate("ABCDEFGHIJ"):
        pdf.text(20 + 4 * place, 30, letter)

    assert read_pdf(saved(pdf, tmp_path), "essai.pdf").pages[0].text == "A B C D E F G H I J"


def test_headings_have_the_level_of_their_number(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    for heading in ("Article 5 - Exécution", "5.2 Délais", "5.2.1 Pénalités"):
        pdf.set_font(style="B")
        pdf.cell(text=heading)
        pdf.ln(10)
        pdf.set_font(style="")
        pdf.multi_cell(0, 5, "Le titulaire respecte les délais fixés par le bon de commande. " * 3)
        pdf.ln(6)

    page = read_pdf(saved(pdf, tmp_path), "essai.pdf").pages[0]

    found = [(b.level, page.text[b.start : b.end]) for b in page.blocks if b.kind == BlockKind.HEADING]
    assert found == [(1, "Article 5 - Exécution"), (2, "5.2 Délais"), (3, "5.2.1 Pénalités")]


def test_outline_gives_levels_to_lines_that_do_not_stand_out(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    pdf.start_section("Organisation")
    pdf.cell(text="Organisation")
    pdf.ln(10)
    pdf.start_section("Gouvernance", level=1)
    pdf.cell(text="Gouvernance")
    pdf.ln(10)
    pdf.multi_cell(0, 5, "Un comité de pilotage se réunit chaque mois. " * 5)

    page = read_pdf(saved(pdf, tmp_path), "essai.pdf").pages[0]

    assert [(b.kind, b.level) for b in page.blocks[:2]] == [(BlockKind.HEADING, 1), (BlockKind.HEADING, 2)]


def test_table_rows_keep_their_heading_and_columns(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    pdf.set_font(style="B")
    pdf.cell(text="3.1 Bordereau des prix")
    pdf.ln(10)
    pdf.set_font(style="")
    rows = [
        ("Désignation", "Unité", "Prix unitaire HT"),
        ("Forfait de maintenance", "mois", "1 200 EUR"),
        ("Astreinte", "nuit", "90 EUR"),
    ]
    with pdf.table() as table:
        for row in rows:
            table.row(row)

    page = read_pdf(saved(pdf, tmp_path), "essai.pdf").pages[0]

    context = "3.1 Bordereau des prix — Désignation | Unité | Prix unitaire HT"
    assert [(page.text[b.start : b.end], b.context) for b in page.blocks if b.kind == BlockKind.TABLE_ROW][1:] == [
        ("Forfait de maintenance | mois | 1 200 EUR", context),
        ("Astreinte | nuit | 90 EUR", context),
    ]


def test_drawing_behind_text_is_no_table(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    for x in (20, 60, 100):
        pdf.rect(x, 48, 40, 30)
    text = "Le titulaire remet chaque mois un rapport d'activité au pouvoir adjudicateur."
    for place in range(3):
        pdf.text(22, 55 + 8 * place, text)

    page = read_pdf(saved(pdf, tmp_path), "essai.pdf").pages[0]

    assert texts(page, BlockKind.TABLE_ROW) == []
    assert page.text.split("\n") == [text] * 3


def test_list_items_are_blocks_of_their_own(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    pdf.multi_cell(
        0, 5, "Le candidat remet :\n- un mémoire technique ;\n- un planning détaillé ;\n1) un acte d'engagement."
    )

    page = read_pdf(saved(pdf, tmp_path), "essai.pdf").pages[0]

    assert texts(page, BlockKind.LIST_ITEM) == [
        "- un mémoire technique ;",
        "- un planning détaillé ;",
        "1) un acte d'engagement.",
    ]


def test_an_arrow_of_a_symbol_font_is_a_bullet_and_no_letter(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    pdf.multi_cell(0, 5, "Le candidat remet :\nÆ un mémoire technique ;\nÆ un planning signé par Æthelred.")

    page = read_pdf(saved(pdf, tmp_path), "essai.pdf").pages[0]

    assert texts(page, BlockKind.LIST_ITEM) == ["• un mémoire technique ;", "• un planning signé par Æthelred."]


def test_running_heads_page_numbers_and_contents_are_left_out(tmp_path: Path) -> None:
    pdf = new_pdf()
    subjects = ["Objet", "Délais", "Prix", "Recette"]
    for number in range(1, 6):
        pdf.add_page()
        pdf.text(20, 12, "Ville de Montclar - Infogérance")
        pdf.text(100, 290, f"Page {number} sur 5")
        pdf.set_y(60)
        if number == 1:
            pdf.cell(text="Sommaire")
            pdf.ln(10)
            for place, subject in enumerate(subjects, 1):
                pdf.cell(text=f"{place}. {subject} ........................... {place + 1}")
                pdf.ln(6)
        else:
            pdf.multi_cell(0, 5, f"Cette partie traite de ceci : {subjects[number - 2]}.")

    document = read_pdf(saved(pdf, tmp_path), "essai.pdf")

    assert [page.text for page in document.pages] == [
        "",
        *(f"Cette partie traite de ceci : {subject}." for subject in subjects),
    ]


def headings_of_pages(tmp_path: Path, *pages: Sequence[str]) -> list[list[str]]:
    """The headings of pages that bear these lines, those that are numbered or capital in bold letters."""
    pdf = new_pdf()
    for lines in pages:
        pdf.add_page()
        for line in lines:
            pdf.set_font(style="B" if line[0].isdigit() or line.isupper() else "")
            pdf.multi_cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(4)
    return [texts(page, BlockKind.HEADING) for page in read_pdf(saved(pdf, tmp_path), "essai.pdf").pages]


SUBJECTS = ["1. Objet", "2. Exigences", "3. Prix", "4. Recette"]
SECTIONS = [line for subject in SUBJECTS for line in (subject, "Cette partie dit ce que fait le titulaire. " * 9)]


def test_contents_without_page_numbers_are_left_out_where_their_headings_come_again(tmp_path: Path) -> None:
    assert headings_of_pages(tmp_path, ["SOMMAIRE", *SUBJECTS], SECTIONS) == [[], SUBJECTS]
    assert headings_of_pages(tmp_path, ["SOMMAIRE", *SUBJECTS, *SECTIONS]) == [SUBJECTS]


def test_headings_that_come_again_are_kept_where_no_contents_are_announced(tmp_path: Path) -> None:
    assert headings_of_pages(tmp_path, ["CANDIDATURES", *SUBJECTS], SECTIONS) == [["CANDIDATURES", *SUBJECTS], SUBJECTS]
    others = ["5. Annexe", "6. Lots", "7. Visites"]
    assert headings_of_pages(tmp_path, ["SOMMAIRE", *others, *SUBJECTS[:2]], SECTIONS) == [
        ["SOMMAIRE", *others, *SUBJECTS[:2]],
        SUBJECTS,
    ]


CONTENTS = ["SOMMAIRE", *(f"{number}. Partie {'.' * 60} {1 + number // 3}" for number in range(1, 5))]


def test_contents_that_go_on_over_the_page_are_left_out_from_its_first_line(tmp_path: Path) -> None:
    wrapped = ["5. Rationalisation des serveurs", f"et migration {'.' * 60} 3"]
    more = [*wrapped, *(f"{number}. Partie {'.' * 60} 4" for number in range(6, 9))]
    assert headings_of_pages(tmp_path, CONTENTS, more, SECTIONS, SECTIONS) == [[], [], SUBJECTS, SUBJECTS]
    assert headings_of_pages(tmp_path, more, SECTIONS, SECTIONS)[0] == [wrapped[0]]


@pytest.mark.parametrize(
    ("heading", "below", "sums"),
    [
        ("3. Bordereau des prix", "Les prix sont en euros hors taxes.", [100, 200, 300, 400, 500]),
        ("5. Bordereau des prix", "Les prix sont en euros hors taxes.", [3, 3, 3, 3, 3]),
        ("5. Bordereau des prix", "Par mois", [100, 200, 300, 400, 500]),
        ("5. Bordereau des prix", "Par mois", [3, 2, 3, 2, 3]),
        ("3. Bordereau des prix", "Par mois", [3, 3, 3, 3, 3]),
    ],
)
def test_a_list_of_prices_below_a_page_of_contents_keeps_what_stands_above_it(
    tmp_path: Path, heading: str, below: str, sums: list[int]
) -> None:
    prices = [f"Fourniture {number} {'.' * 60} {said}" for number, said in enumerate(sums, 1)]
    pages = [CONTENTS, [heading, below, *prices, "Total hors taxes"], SECTIONS, SECTIONS]
    assert headings_of_pages(tmp_path, *pages)[1] == [heading]


def pages_with(tmp_path: Path, *furniture: Sequence[tuple[float, str]]) -> list[str]:
    """The text of pages that bear lines at these heights in millimetres, and a sentence of their own."""
    pdf = new_pdf()
    for number, lines in enumerate(furniture, 1):
        pdf.add_page()
        for height, text in lines:
            pdf.text(20, height, text)
        pdf.set_y(100)
        pdf.multi_cell(0, 5, "Le candidat remplit ce cadre. " * number)
    pages = read_pdf(saved(pdf, tmp_path), "essai.pdf").pages
    return [page.text.replace("Le candidat remplit ce cadre.", "").strip() for page in pages]


def test_a_head_that_stands_a_little_lower_on_one_page_is_left_out_there_too(tmp_path: Path) -> None:
    head = "01-15 - Création d'une salle à CUZIEU - Lot 2"
    assert pages_with(tmp_path, *[[(12, head)]] * 4, [(14, head)]) == [""] * 5
    assert pages_with(tmp_path, *[[(12, head)]] * 4, [(24, head)]) == [*[""] * 4, head]


@pytest.mark.parametrize(
    "feet",
    [
        [f"Annexe technique - Page {number} / 12" for number in (20, 21, 22, 3)],
        [f"Imprimé à Orve le 1er mars 2024 à 10:31 - Page {number} sur 12" for number in (20, 21, 22, 3)],
        [f"{number} RFP-26-001-ORVE" for number in (3, 4, 5, 6)],
    ],
)
def test_a_foot_is_left_out_where_only_the_number_of_a_page_differs(tmp_path: Path, feet: list[str]) -> None:
    assert pages_with(tmp_path, *([(285, foot)] for foot in feet)) == [""] * 4
    titles = ["3 Délais du lot", "4 Prix du lot", "5 Recette du lot", "Réunion du 3 mars 2024", "Fiche 12 à 10:30"]
    assert pages_with(tmp_path, *([(285, title)] for title in titles)) == titles


@pytest.mark.parametrize(
    "heads",
    [
        [f"Date limite de remise des offres du lot : {day}/03/2024" for day in (11, 12, 13, 14)],
        [f"Date limite de remise des offres du lot : 0{day}/03/2024" for day in (2, 3, 4, 5)],
        [f"Réunion du {day} mars 2024" for day in (2, 3, 4, 5)],
        [f"Réunion du 3 {month} 2024" for month in ("mars", "avril", "mai", "juin")],
        [f"Remise des offres avant {hour}:30" for hour in (3, 4, 5, 6)],
        [f"Remise des offres avant {hour} h 30" for hour in (3, 4, 5, 6)],
        [f"Remise des offres avant 11:{minute}" for minute in (30, 35, 40, 45)],
    ],
)
def test_a_date_or_a_time_that_differs_is_no_head(tmp_path: Path, heads: list[str]) -> None:
    assert pages_with(tmp_path, *([(12, head)] for head in heads)) == heads


def test_what_every_page_says_beneath_its_head_is_kept(tmp_path: Path) -> None:
    sheet = [(36, "Fiche de lot"), (42, "Clause sociale obligatoire")]
    assert pages_with(tmp_path, *[sheet] * 4) == ["Clause sociale obligatoire"] * 4


def test_annexes_that_begin_at_the_same_height_keep_their_titles(tmp_path: Path) -> None:
    pdf = new_pdf()
    for number in range(1, 5):
        pdf.add_page()
        pdf.text(20, 20, f"Annexe {number}")
        pdf.set_y(60)
        pdf.multi_cell(0, 5, "Le candidat remplit ce cadre de réponse. " * number)

    pages = read_pdf(saved(pdf, tmp_path), "essai.pdf").pages

    assert [page.text.split("\n")[0] for page in pages] == ["Annexe 1", "Annexe 2", "Annexe 3", "Annexe 4"]


def test_columns_are_read_one_after_the_other_under_a_title_written_last(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    left = ["La colonne de gauche", "se lit en premier."]
    right = ["Celle de droite se lit", "juste après elle."]
    for x, lines in ((20, left), (110, right)):
        for place, line in enumerate(lines):
            pdf.text(x, 60 + 5 * place, line)
    pdf.set_font(size=20)
    pdf.text(20, 40, "Les achats numériques responsables en dix fiches")

    page = read_pdf(saved(pdf, tmp_path), "essai.pdf").pages[0]

    assert page.text == (
        "Les achats numériques responsables en dix fiches\n"
        "La colonne de gauche se lit en premier.\n"
        "Celle de droite se lit juste après elle."
    )


def test_words_cut_at_line_ends_are_joined_and_compound_words_keep_their_hyphen(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    lines = [
        "Le présent accord-cadre porte sur la maintenance de tous les équi-",
        "pements. Les équipements sont décrits en annexe. La durée de l'accord-",
        "cadre est de quatre ans.",
    ]
    for line in lines:
        pdf.cell(text=line)
        pdf.ln(5)

    page = read_pdf(saved(pdf, tmp_path), "essai.pdf").pages[0]

    assert page.text == (
        "Le présent accord-cadre porte sur la maintenance de tous les équipements. "
        "Les équipements sont décrits en annexe. La durée de l'accord-cadre est de quatre ans."
    )


def test_blank_page_keeps_its_number(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    pdf.cell(text="Première page du document")
    pdf.add_page()
    pdf.add_page()
    pdf.cell(text="Troisième page du document")

    pages = read_pdf(saved(pdf, tmp_path), "essai.pdf").pages

    assert [(page.number, page.label, page.text) for page in pages] == [
        (1, "1", "Première page du document"),
        (2, "2", ""),
        (3, "3", "Troisième page du document"),
    ]


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Guide des achats responsables", "Guide des achats responsables"),
        ("Microsoft Word - cctp_v3.doc", "Cahier des clauses techniques"),
        ("(Microsoft Word - CCTP LOT 00 - Indice B)", "Cahier des clauses techniques"),
        ("Présentation PowerPoint", "Cahier des clauses techniques"),
        ("PptxGenJS Presentation", "Cahier des clauses techniques"),
        ("PowerPoint Presentation", "Cahier des clauses techniques"),
        ("Diapositive 1", "Cahier des clauses techniques"),
        ("Adobe Photoshop PDF", "Cahier des clauses techniques"),
        ("Adobe Acrobat : guide des licences", "Adobe Acrobat : guide des licences"),
        ("Présentation sans titre", "Cahier des clauses techniques"),
        ("Untitled document", "Cahier des clauses techniques"),
        ("Titre de la présentation sur 2 lignes", "Cahier des clauses techniques"),
        ("Titre du document", "Cahier des clauses techniques"),
        ("Cliquez pour modifier le titre", "Cahier des clauses techniques"),
        ("Your title here", "Cahier des clauses techniques"),
        ("Click to edit Master title style", "Cahier des clauses techniques"),
        ("Click to edit the master services agreement", "Click to edit the master services agreement"),
        ("Titre de séjour : guide du port", "Titre de séjour : guide du port"),
        ("Modèle de cahier des charges", "Modèle de cahier des charges"),
        ("Présentation du projet de médiathèque", "Présentation du projet de médiathèque"),
        ("2016-05-20", "Cahier des clauses techniques"),
        ("2016-05-20 - SALLE INFORMATIQUE", "Cahier des clauses techniques"),
        ("2016-05-20 - SALLE INFORMATIQUE - Copie", "Cahier des clauses techniques"),
        ("2016-05-20_Salle informatique", "Cahier des clauses techniques"),
        (
            "2024-05-17 Compte rendu du comité de pilotage",
            "2024-05-17 Compte rendu du comité de pilotage",
        ),
        ("2024-01-01 au 2027-12-31 : marché de nettoyage", "2024-01-01 au 2027-12-31 : marché de nettoyage"),
        ("Salle informatique - Copie", "Cahier des clauses techniques"),
        ("Salle informatique - Copie (2)", "Cahier des clauses techniques"),
        (
            "Marché de reprographie - copie et impression de documents",
            "Marché de reprographie - copie et impression de documents",
        ),
        (">>> Debut du paragraphe", "Cahier des clauses techniques"),
        ("cctp_v3.pdf", "Cahier des clauses techniques"),
        ("", "Cahier des clauses techniques"),
    ],
)
def test_title_is_the_telling_one(tmp_path: Path, told: str, title: str) -> None:
    pdf = new_pdf()
    pdf.set_title(told)
    pdf.add_page()
    pdf.set_font(size=24)
    pdf.cell(text="Cahier des clauses techniques")
    pdf.ln(30)
    pdf.set_font(size=11)
    pdf.multi_cell(0, 5, "Le présent document décrit les prestations attendues. " * 5)

    assert read_pdf(saved(pdf, tmp_path), "essai.pdf").title == title


def test_password_is_told(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    pdf.cell(text="Document confidentiel")
    pdf.set_encryption("proprietaire", "lecteur", EncryptionMethod.RC4)

    with pytest.raises(ProtectedFile) as raised:
        read_pdf(saved(pdf, tmp_path), "confidentiel.pdf")
    assert raised.value.details == {"file": "confidentiel.pdf"}


def test_a_form_that_one_program_alone_shows_is_not_taken_for_what_its_page_says(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    pdf.cell(text="Ce document requiert Adobe Reader 8 ou une version plus récente.")
    path = saved(pdf, tmp_path)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        fields = document.make_stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=fields)
        document.save()
    assert read_pdf(path, "formulaire.pdf").pages  # whose pages are there beside
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.Root.NeedsRendering = True
        document.save()
    with pytest.raises(FormOfOneProgram):
        read_pdf(path, "formulaire.pdf")


def test_file_cut_short_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "coupe.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")

    with pytest.raises(DamagedFile):
        read_pdf(path, "coupe.pdf")


def test_pages_that_say_nothing_but_a_line_and_a_number_keep_it(tmp_path: Path) -> None:
    pdf = new_pdf()
    for number in range(1, 7):
        pdf.add_page()
        pdf.text(20, 25, f"Prestations du lot {number}")

    pages = read_pdf(saved(pdf, tmp_path), "lots.pdf").pages

    assert [page.text for page in pages] == [f"Prestations du lot {number}" for number in range(1, 7)]


def test_pdf_without_text_or_pictures_is_told(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    pdf.rect(20, 20, 100, 100, style="F")
    pdf.text(20, 140, "l. ,")

    with pytest.raises(NothingToRead):
        read_pdf(saved(pdf, tmp_path), "drawing.pdf")


FONT_WITHOUT_LETTERS = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
  /Resources << /Font << /F 5 0 R >> >> >> endobj
4 0 obj << /Length 76 >> stream
BT /F 12 Tf 50 700 Td <00330048005100440046004C00570048005600030047004800> Tj ET
endstream endobj
5 0 obj << /Type /Font /Subtype /Type0 /BaseFont /Sub /Encoding /Identity-H /DescendantFonts [6 0 R] >> endobj
6 0 obj << /Type /Font /Subtype /CIDFontType2 /BaseFont /Sub
  /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R >> endobj
7 0 obj << /Type /FontDescriptor /FontName /Sub /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800
  /Descent -200 /CapHeight 700 /StemV 80 >> endobj
trailer << /Root 1 0 R /Size 8 >>
%%EOF
"""


def test_page_whose_font_does_not_tell_its_letters_waits_for_recognition(tmp_path: Path) -> None:
    path = tmp_path / "codes.pdf"
    path.write_bytes(FONT_WITHOUT_LETTERS)

    [page] = read_pdf(path, "codes.pdf").pages

    assert (page.text, page.recognition) == ("", Recognition.WAITING)
