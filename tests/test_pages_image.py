"""A cited page is drawn with exactly the cited words in the colour of a marker pen."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fpdf import FPDF
from PIL import Image

from corpus.disclosure import NOTHING_DISCLOSED, Disclosure
from corpus.models import Page, Recognition, Span
from pages.drawn.page_image import HIGHLIGHT, PAINT, page_picture

PUBLIC = Disclosure(keeps_personal_data=True)
BUT_FOR_AN_OFFICE = replace(PUBLIC, masked_words=("Bureau",))
SENTENCE = "La pénalité est de 150 euros par heure de retard."


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    document = FPDF(format="A4", unit="pt")
    document.set_font("Helvetica", size=12)
    document.add_page()
    document.text(72, 100, "Article 1. Objet")
    document.text(72, 300, SENTENCE)
    document.text(72, 318, "Elle est plafonnée.")
    document.text(72, 400, "P1")
    document.text(200, 400, "Bloquant")
    document.text(400, 400, "4 heures")
    path = tmp_path_factory.mktemp("pdf") / "page.pdf"
    document.output(str(path))
    return path


def page_png(path: Path, page: Page, span: Span | None, disclosure: Disclosure = NOTHING_DISCLOSED) -> bytes:
    return page_picture(path, page, span, disclosure).png


def marks(png: bytes) -> Image.Image:
    """Which pixels are highlighted."""
    image = Image.open(BytesIO(png)).convert("RGB")
    mask = Image.new("1", image.size)
    mask.putdata([pixel == HIGHLIGHT for pixel in image.get_flattened_data()])
    return mask


def highlighted(png: bytes) -> tuple[int, int, int, int] | None:
    """The rectangle, in pixels, that holds every highlighted pixel."""
    return marks(png).getbbox()


def beginnings(png: bytes) -> list[int]:
    """Where in the width of the image, in pixels, each stretch begins in which something is highlighted."""
    mask = marks(png)
    has_mark = [mask.crop((x, 0, x + 1, mask.height)).getbbox() is not None for x in range(mask.width)]
    return [x for x in range(1, mask.width) if has_mark[x] and not has_mark[x - 1]]


def test_a_picture_tells_its_size_and_how_far_down_its_passage_begins(pdf: Path) -> None:
    page = Page(1, "1", f"Article 1. Objet\n{SENTENCE} Elle est plafonnée.")
    start = page.text.index(SENTENCE)
    cited = page_picture(pdf, page, Span(start, start + len(SENTENCE)))
    assert Image.open(BytesIO(cited.png)).size == (cited.width, cited.height)
    assert cited.above_passage == pytest.approx(290 / 842, abs=0.01)
    assert page_picture(pdf, page, None).above_passage is None
    assert page_picture(pdf, replace(page, text="Ailleurs"), Span(0, 8)).above_passage is None


def test_the_words_of_the_span_are_highlighted_and_nothing_else(pdf: Path) -> None:
    page = Page(1, "1", f"Article 1. Objet\n{SENTENCE} Elle est plafonnée.\nP1 | Bloquant | 4 heures")
    start = page.text.index(SENTENCE)
    area = highlighted(page_png(pdf, page, Span(start, start + len(SENTENCE))))
    assert area is not None
    left, top, right, bottom = area
    assert (left, right) == (pytest.approx(2 * 72, abs=6), pytest.approx(2 * 340, abs=20))
    assert 2 * 285 < top < bottom < 2 * 306


def test_a_table_row_is_highlighted_cell_by_cell(pdf: Path) -> None:
    page = Page(1, "1", "P1 | Bloquant | 4 heures")
    png = page_png(pdf, page, Span(0, len(page.text)))
    assert beginnings(png) == [pytest.approx(2 * left, abs=6) for left in (72, 200, 400)]
    area = highlighted(png)
    assert area is not None
    assert 2 * 385 < area[1] < area[3] < 2 * 406


@pytest.mark.parametrize(("ground", "ink"), [((31, 56, 100), 255), ((237, 125, 49), 255), ((237, 125, 49), 0)])
def test_light_words_on_a_dark_ground_are_framed_and_stay_as_they_are(
    tmp_path: Path, ground: tuple[int, int, int], ink: int
) -> None:
    document = FPDF(format="A4", unit="pt")
    document.set_font("Helvetica", size=12)
    document.add_page()
    document.set_fill_color(*ground)
    document.rect(60, 280, 400, 30, "F")
    document.set_text_color(ink)
    document.text(72, 300, SENTENCE)
    path = tmp_path / "coloured.pdf"
    document.output(str(path))
    page, inside = Page(1, "1", SENTENCE), (2 * 74, 2 * 293, 2 * 330, 2 * 299)

    plain, cited = page_png(path, page, None), page_png(path, page, Span(0, len(SENTENCE)))
    assert (read_again(cited, inside) == read_again(plain, inside)) is (ink == 255)
    assert (highlighted(cited) is not None) is (ink == 255)


def test_without_a_span_nothing_is_highlighted(pdf: Path) -> None:
    assert highlighted(page_png(pdf, Page(1, "1", SENTENCE), None)) is None


def painted(png: bytes) -> int:
    """How many pixels are painted over."""
    return sum(pixel == PAINT for pixel in Image.open(BytesIO(png)).convert("RGB").get_flattened_data())


def read_again(png: bytes, area: tuple[int, int, int, int]) -> set[tuple[int, int, int]]:
    return set(Image.open(BytesIO(png)).convert("RGB").crop(area).get_flattened_data())


@pytest.fixture(scope="module")
def contacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    document = FPDF(format="A4", unit="pt")
    document.set_font("Helvetica", size=12)
    document.add_page()
    document.text(72, 100, "La cheffe de projet est joignable au bureau 12,")
    document.text(72, 118, "claire.martin@ville.example, tous les jours.")
    path = tmp_path_factory.mktemp("pdf") / "contacts.pdf"
    document.output(str(path))
    return path


UNMASKED = "La cheffe de projet est joignable au bureau 12,\nclaire.martin@ville.example, tous les jours."
MASKED = "La cheffe de projet est joignable au bureau 12,\n██████.██████@█████.███████, tous les jours."


def test_what_is_masked_in_the_text_is_painted_over_in_the_image(contacts: Path) -> None:
    png = page_png(contacts, Page(1, "1", MASKED), None)
    assert read_again(png, (150, 218, 420, 238)) == {PAINT}
    assert PAINT not in read_again(png, (144, 180, 600, 208))
    assert painted(page_png(contacts, Page(1, "1", UNMASKED), None, PUBLIC)) == 0


def test_what_is_left_readable_by_name_is_not_painted_over(contacts: Path) -> None:
    page = Page(1, "1", UNMASKED)
    assert painted(page_png(contacts, page, None)) > 0
    assert painted(page_png(contacts, page, None, Disclosure(kept_words=("claire.martin@ville.example",)))) == 0


def test_an_account_is_painted_over_even_where_all_else_is_public(tmp_path: Path) -> None:
    path, text = tmp_path / "rib.pdf", "Claire Martin, IBAN FR76 3000 6000 0112 3456 7890 189"
    document = FPDF(format="A4", unit="pt")
    document.set_font("Helvetica", size=12)
    document.add_page()
    document.text(72, 100, text)
    document.output(str(path))
    png = page_png(path, Page(1, "1", text), None, PUBLIC)
    assert painted(png) > 0
    assert PAINT not in read_again(png, (0, 0, 2 * 72 + 2 * 100, 2 * 110))


@pytest.mark.parametrize("state", [Recognition.WAITING, Recognition.FAILED])
def test_a_page_that_nobody_has_read_is_blurred_even_where_all_is_public(contacts: Path, state: Recognition) -> None:
    blurred = page_png(contacts, Page(1, "1", "", recognition=state), None, PUBLIC)
    assert min(Image.open(BytesIO(blurred)).convert("L").get_flattened_data()) > 180


def test_a_word_that_is_not_to_be_shown_is_painted_over_even_where_the_rest_is_public(contacts: Path) -> None:
    text = UNMASKED
    start = text.index("bureau")
    area = highlighted(page_png(contacts, Page(1, "1", text), Span(start, start + len("bureau")), PUBLIC))
    assert area is not None
    left, top, right, bottom = area
    shown = Page(1, "1", text.replace("bureau", "██████"))
    public = page_png(contacts, shown, None, BUT_FOR_AN_OFFICE)
    assert read_again(public, (left + 2, top + 2, right - 2, bottom - 2)) == {PAINT}
    assert PAINT not in read_again(public, (144, top, left - 4, 250))
    beyond = round(0.2 * (bottom - top)) - 1  # letters of a line that lies askew reach out of it
    assert read_again(public, (left - 1, top - beyond, right + 1, bottom + beyond)) == {PAINT}
    by_machine = replace(shown, recognition=Recognition.DONE)  # which tells less well where a word ends
    recognised = page_png(contacts, by_machine, None, BUT_FOR_AN_OFFICE)
    assert read_again(recognised, (left - beyond, top, right + beyond, bottom)) == {PAINT}
    unread = Page(1, "1", "", recognition=Recognition.WAITING)
    blurred = page_png(contacts, unread, None, BUT_FOR_AN_OFFICE)
    assert min(Image.open(BytesIO(blurred)).convert("L").get_flattened_data()) > 180


def test_masked_words_are_no_hindrance_to_highlighting_those_beside_them(contacts: Path) -> None:
    cited = Span(MASKED.index("\n") + 1, len(MASKED))
    area = highlighted(page_png(contacts, Page(1, "1", MASKED), cited))
    assert area is not None
    left, top, right, bottom = area  # what stands behind the mask, which is painted over
    assert (left, right) == (pytest.approx(2 * 220, abs=6), pytest.approx(2 * 300, abs=40))
    assert 2 * 103 < top < bottom < 2 * 124


def test_a_page_is_blurred_where_what_is_masked_cannot_be_found_on_it(contacts: Path) -> None:
    sharp = page_png(contacts, Page(1, "1", "Autre texte"), None)
    blurred = page_png(contacts, Page(1, "1", "Recopié à la main : ██████"), None)
    darkest = [min(Image.open(BytesIO(png)).convert("L").get_flattened_data()) for png in (sharp, blurred)]
    assert darkest[0] < 60 < 180 < darkest[1]


def test_a_huge_page_is_drawn_within_the_pixel_limit(tmp_path: Path) -> None:
    document = FPDF(format=(5000, 7000), unit="pt")
    document.add_page()
    path = tmp_path / "poster.pdf"
    document.output(str(path))
    image = Image.open(BytesIO(page_png(path, Page(1, "1", ""), None)))
    assert image.width * image.height <= 6_100_000
