"""A page's text shows its structure, marks the passage, and lets no markup of a document through."""

from __future__ import annotations

import re

import pytest

from corpus.models import Block, BlockKind, Page, Span
from corpus.table_rows import shortened
from pages.shown.markup import in_label, marked, plain, unbroken
from pages.shown.page_text import page_html

SCROLLED = '<div class="scroll" tabindex="0" role="group" aria-label="Tableau">'


def page(*parts: tuple[BlockKind, str, int]) -> Page:
    text, blocks = "", []
    for kind, words, level in parts:
        blocks.append(Block(kind, len(text), len(text) + len(words), level))
        text += words + "\n"
    return Page(1, "", text, tuple(blocks))


def test_headings_paragraphs_lists_and_tables_become_elements() -> None:
    html = page_html(
        page(
            (BlockKind.HEADING, "Article 1", 1),
            (BlockKind.PARAGRAPH, "Le délai court.", 0),
            (BlockKind.LIST_ITEM, "- un", 0),
            (BlockKind.LIST_ITEM, "deux", 0),
            (BlockKind.TABLE_ROW, "P1 | 4 h", 0),
            (BlockKind.TABLE_ROW, "P2 | 8 h", 0),
        ),
        None,
        "fr",
    )
    assert html == (
        "<h2>Article 1</h2><p>Le délai court.</p>"
        '<ul><li class="own">- un</li><li class="bare">deux</li></ul>'
        f"{SCROLLED}<table><tbody><tr><td>P1</td><td>4 h</td></tr>"
        "<tr><td>P2</td><td>8 h</td></tr></tbody></table></div>"
    )


def test_a_hollow_bullet_of_word_is_a_bullet_and_a_word_that_begins_with_it_is_not() -> None:
    shown = page((BlockKind.LIST_ITEM, "o Taux de disponibilité", 0), (BlockKind.LIST_ITEM, "on vérifie", 0))
    assert page_html(shown, None, "fr") == (
        '<ul><li class="own">o Taux de disponibilité</li><li class="bare">on vérifie</li></ul>'
    )


def test_the_passage_is_marked_across_blocks_and_the_first_mark_can_be_linked_to() -> None:
    shown = page((BlockKind.PARAGRAPH, "Un deux", 0), (BlockKind.PARAGRAPH, "trois quatre", 0))
    assert page_html(shown, Span(3, 13), "fr") == (
        '<p>Un <mark id="passage">deux</mark></p><p><mark>trois</mark> quatre</p>'
    )


def test_a_table_keeps_its_column_headers_as_headers() -> None:
    text = "Priorité | Délai\nP1 | 4 h\nP2 | 8 h"
    rows = (
        Block(BlockKind.TABLE_ROW, 0, 16, context="Tableau 5"),
        Block(BlockKind.TABLE_ROW, 17, 25, context="Tableau 5 — Priorité | Délai"),
        Block(BlockKind.TABLE_ROW, 26, 34, context="Tableau 5 — Priorité | Délai"),
    )
    assert page_html(Page(1, "", text, rows), None, "fr") == (
        f"{SCROLLED}<table><tbody><tr><th>Priorité</th><th>Délai</th></tr>"
        "<tr><td>P1</td><td>4 h</td></tr><tr><td>P2</td><td>8 h</td></tr></tbody></table></div>"
    )


def test_the_rows_of_a_spreadsheet_are_shown_field_by_field() -> None:
    text = "Code: A.1 ; Prix: 150 €"
    shown = Page(1, "", text, (Block(BlockKind.TABLE_ROW, 0, len(text)),))
    assert page_html(shown, Span(12, len(text)), "fr") == (
        '<div class="record"><dl><div><dt>Code</dt><dd>A.1</dd></div>'
        '<div><dt><mark id="passage">Prix</mark></dt><dd><mark>150 €</mark></dd></div></dl></div>'
    )


def records(*rows: str) -> Page:
    return page(*((BlockKind.TABLE_ROW, row, 0) for row in rows))


SCHEDULE = ("Code: A.1 ; Prix: 150 €", "Code: A.2 ; Unité: m² ; Prix: 15 €")


def test_the_rows_of_a_spreadsheet_with_the_same_few_columns_are_a_table_that_keeps_every_word() -> None:
    html = page_html(records(*SCHEDULE), None, "fr")
    assert re.findall('<th scope="col"[^>]*>(.*?)</th>', html) == ["Code", "Unité", "Prix"]
    cells = re.findall("<td[^>]*>(.*?)</td>", html)
    assert [re.sub('<span class="label" aria-hidden="true">(.*?)</span>', r"\1: ", cell) for cell in cells] == [
        *("Code: A.1", "", "Prix: 150 €"),
        *("Code: A.2", "Unité: m²", "Prix: 15 €"),
    ]


def test_what_is_cited_of_a_row_is_marked_in_its_cells_and_the_link_leads_to_one_that_is_seen() -> None:
    shown = records(*SCHEDULE)
    start = shown.text.index("Code: A.2")
    html = page_html(shown, Span(start, start + len(SCHEDULE[1])), "fr")
    assert re.findall("<mark(?: id=[^>]*)?>(.*?)</mark>", html) == ["A.2", "m²", "15 €"]
    assert re.findall('<mark class="name">(.*?)</mark>', html) == ["Code", "Unité", "Prix"]
    assert '<mark id="passage">A.2</mark>' in html
    part = shown.text.index("15 €")
    assert re.findall("<mark.*?</mark>", page_html(shown, Span(part, part + 2), "fr")) == [
        '<mark id="passage">15</mark>'
    ]


def test_rows_of_which_a_name_alone_is_cited_are_shown_field_by_field_where_it_can_be_seen() -> None:
    html = page_html(records(*SCHEDULE), Span(0, 4), "fr")
    assert '<dt><mark id="passage">Code</mark></dt>' in html
    assert "<table" not in html


def test_rows_of_many_columns_long_cells_or_cells_without_a_name_are_shown_field_by_field() -> None:
    many = " ; ".join(f"C{number}: {number}" for number in range(9))
    long = f"Code: A ; Objet: {'long ' * 50}"
    for row in (many, long, "7.3 ; Libellé: Durées ; Cible: N/A"):
        html = page_html(records(row, row), None, "fr")
        assert html.count('<div class="record">') == 2
        assert "<table" not in html


def test_headers_that_every_record_says_again_are_shown_only_where_they_are_cited() -> None:
    text = "Code | Prix\nCode: A.1 ; Prix: 150 €"
    rows = (Block(BlockKind.TABLE_ROW, 0, 11), Block(BlockKind.TABLE_ROW, 12, len(text)))
    assert "<table>" not in page_html(Page(1, "", text, rows), None, "fr")
    assert "<table>" in page_html(Page(1, "", text, rows), Span(0, 4), "fr")
    fewer = "Code | Prix\nCode: A.1 ; Remise: 5 %"
    rows = (Block(BlockKind.TABLE_ROW, 0, 11), Block(BlockKind.TABLE_ROW, 12, len(fewer)))
    assert "<table>" in page_html(Page(1, "", fewer, rows), None, "fr")


def test_a_cell_without_the_name_of_its_column_is_shown_without_one() -> None:
    text = "7.3 ; Libellé: Durées ; Cible: N/A si ; sinon"
    assert page_html(Page(1, "", text, (Block(BlockKind.TABLE_ROW, 0, len(text)),)), None, "fr") == (
        '<div class="record"><p>7.3</p><dl><div><dt>Libellé</dt><dd>Durées</dd></div>'
        "<div><dt>Cible</dt><dd>N/A si</dd></div></dl><p>sinon</p></div>"
    )


def test_a_bar_within_a_cell_does_not_part_it() -> None:
    html = page_html(page((BlockKind.TABLE_ROW, "A|B | <x>", 0), (BlockKind.TABLE_ROW, "C | | y", 0)), None, "fr")
    assert "<tr><td>A|B</td><td>&lt;x&gt;</td></tr><tr><td>C</td><td></td><td>y</td></tr>" in html


def test_headers_are_said_again_by_names_that_are_shortened_or_follow_their_group_s() -> None:
    long = f"Montant {'hors taxes ' * 9}".strip()
    head = f"Code | {long} | Heures"
    text = f"{head}\nCode: A ; {shortened(long)}: 3 € ; Lot 1 – Heures: 4"
    rows = (Block(BlockKind.TABLE_ROW, 0, len(head)), Block(BlockKind.TABLE_ROW, len(head) + 1, len(text)))
    assert "<table>" not in page_html(Page(1, "", text, rows), None, "fr")


def test_headings_skip_no_level_so_that_who_hears_the_page_misses_none() -> None:
    shown = page((BlockKind.HEADING, "3.2", 2), (BlockKind.HEADING, "Article 4", 1), (BlockKind.HEADING, "4.1.1", 3))
    assert page_html(shown, None, "fr") == "<h2>3.2</h2><h2>Article 4</h2><h3>4.1.1</h3>"


def test_text_between_blocks_is_shown_too() -> None:
    text = "Avant\n\nTitre\nAprès"
    shown = Page(1, "", text, (Block(BlockKind.HEADING, 7, 12, 2),))
    assert page_html(shown, None, "fr") == "<p>Avant</p><h2>Titre</h2><p>Après</p>"


def test_markup_in_a_document_is_shown_as_it_is() -> None:
    shown = page((BlockKind.PARAGRAPH, "<script>alert(1)</script> & co", 0))
    assert page_html(shown, Span(0, 8), "fr") == (
        '<p><mark id="passage">&lt;script&gt;</mark>alert(1)&lt;/script&gt; &amp; co</p>'
    )


def test_marks_that_overlap_are_not_doubled() -> None:
    assert marked("abcdef", [Span(0, 3), Span(2, 4)]) == "<mark>abc</mark><mark>d</mark>ef"


def test_no_line_is_broken_within_a_number() -> None:
    assert marked("1 250 000 euros pour 12 lots", [Span(2, 9)]) == (
        "1\u00a0<mark>250\u00a0000</mark> euros pour 12 lots"
    )


def test_no_line_of_a_question_begins_with_its_mark() -> None:
    assert plain("Que dit « le lot 1 » ?") == "Que dit «\u00a0le lot 1\u00a0»\u00a0?"


@pytest.mark.parametrize("blanks", ["  ", "\u00a0 ", " \u202f", "     "])
def test_no_line_begins_with_a_mark_that_has_several_blanks_before_it(blanks: str) -> None:
    text = f"le délai{blanks}: «{blanks}dix jours{blanks}» ; autre"
    assert re.findall(r"(?<=«) | (?=[\u00a0\u202f ]*[»:;])", unbroken(text)) == []
    marked_words = marked(text, [Span(len("le délai"), len("le délai") + len(blanks) + 1)])
    assert " " not in re.findall("<mark>(.*)</mark>", marked_words)[0]
    assert unbroken("deux  blancs  entre des mots") == "deux  blancs  entre des mots"


def test_a_label_escapes_every_mark_of_markdown() -> None:
    assert plain("**gras** [x](http://e.vil)\n# $a_b$ :red[x]") == (
        r"\*\*gras\*\* \[x\]\(http\:" "\u2060" r"//e\.vil\) \# \$a\_b\$" "\u00a0" r"\:red\[x\]"
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("jean.martin@lyon.example", "jean.martin@\u2060lyon.example"),
        ("C. Bihan (Dossier suivi par)", "C. Bihan (Dossier suivi par)"),
        ("06.71.22.33.44", "06.71.22.33.44"),
        ("1. Jean", "\u20601. Jean"),
        ("# Jean *Martin* [ici](x)", "\u2060# Jean \\*Martin\\* \\[ici\\](x)"),
    ],
)
def test_what_a_box_is_called_has_no_marks_but_those_that_would_act(text: str, label: str) -> None:
    assert in_label(text) == label
