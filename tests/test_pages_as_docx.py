"""An answer as a Word file, read back with python-docx."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph
from test_pages_answers import CAP, LATE, VALMORANCE, answer
from test_pages_doubts import WRITTEN

from answer.asked.asked_of_commons import Asks
from answer.collection.held import Held
from answer.models import Answer, Missing, Mode, Statement
from corpus.messages import LANGUAGES
from corpus.models import PageKind
from pages.saved.answer_as_docx import answer_as_docx, docx_name
from pages.saved.word_file import WordFile as Written
from pages.shown.outline import Entry
from pages.shown.wording import credit

SITE = "https://partage.example"
OPEN = replace(VALMORANCE, licence="etalab-2.0", language="fr")
ONE = replace(
    answer(replace(LATE, document=OPEN)), question="Et les pénalités ?", understood="Quelles pénalités de retard ?"
)
HOSTILE = "\x00\x08\x0b\x1b\ufffe\uffff\ud800\u202e"
"""What XML forbids, and a mark that turns what follows around."""


def exported(answer: Answer, language: str = "fr", where: Sequence[str] = ()) -> WordFile:
    return docx.Document(BytesIO(answer_as_docx(answer, SITE, date(2026, 7, 28), language, where)))


def styled(file: WordFile, style: str) -> list[str]:
    return [one.text for one in file.paragraphs if one.style is not None and one.style.name == style]


def links(paragraph: Paragraph) -> dict[str, str]:
    return {link.text: link.address for link in paragraph.hyperlinks}


def text_of(file: WordFile) -> str:
    return "\n".join(one.text for one in file.iter_inner_content() if isinstance(one, Paragraph))


def test_documents_listed_are_their_headings_to_write_under_with_their_pages_and_licences() -> None:
    flat = replace(OPEN, id="b2", title="Sans titres")
    listing = replace(ONE, mode=Mode.REFUSED, statements=(), citations=(), sought=(OPEN, flat))
    headings = [Entry("1. Objet", 2, 1, 0, 8), Entry("1.1 Pénalités", 3, 3, 10, 23)]
    written = answer_as_docx(listing, SITE, date(2026, 7, 28), "fr", (), [(OPEN, headings), (flat, ())])
    file = docx.Document(BytesIO(written))

    assert styled(file, "Heading 2") == [OPEN.title, "Sans titres", "Licences et sources à citer"]
    assert styled(file, "Heading 3") == ["1. Objet"]
    assert styled(file, "Heading 4") == ["1.1 Pénalités"]
    assert styled(file, "Place") == ["page 1", "page 3"]
    [second] = [one for one in file.paragraphs if one.text == "page 3"]
    assert links(second) == {"page 3": f"{SITE}/source?document=a1&page=3&start=10&end=23"}
    assert "Licence Ouverte 2.0" in text_of(file)
    assert "Les citations viennent" not in text_of(file)


def test_what_the_collection_holds_is_told_above_the_documents_listed() -> None:
    listing = replace(ONE, mode=Mode.REFUSED, statements=(), citations=(), sought=(OPEN,), held=Held(Asks.COUNT, 1))

    assert "1 document est partagé ici." in text_of(exported(listing))


def test_an_answer_of_no_document_has_no_licences() -> None:
    nothing = replace(ONE, mode=Mode.REFUSED, statements=(), citations=())
    assert styled(exported(nothing), "Heading 2") == []


def test_an_answer_of_one_document_is_its_quotations_with_their_references() -> None:
    file = exported(ONE)

    assert styled(file, "Heading 1") == ["Quelles pénalités de retard ?"]
    assert styled(file, "Heading 2") == [OPEN.title, "Licences et sources à citer"]
    assert f"{OPEN.title}\nValmorance\u00a0·\u00a02026\n" in text_of(file)
    assert styled(file, "Quote") == [f"«\u00a0{LATE.quote}\u00a0»"]
    [reference] = [one for one in file.paragraphs if one.text.startswith("[1]")]
    assert reference.text.startswith(
        "[1] CCTP <b>infogérance</b>, Valmorance, 2026, 6.2 Pénalités, page 3, Licence Ouverte 2.0"
    )
    assert links(reference) == {
        "Ouvrir la page": f"{SITE}/source?document=a1&page=3&start=10&end=55",
        "Télécharger (PDF, 0,1 ko)": f"{SITE}/sources/a1/a.pdf?download=1",
    }


def test_what_answers_best_stands_before_the_quotations_with_their_numbers() -> None:
    first = replace(LATE, quote="La pénalité est de 150 €")
    file = exported(replace(ONE, lead=(first,)))

    assert styled(file, "Heading 2") == ["Ce qui répond le mieux", OPEN.title, "Licences et sources à citer"]
    assert styled(file, "Quote") == [f"«\u00a0{first.quote}\u00a0» [1]", f"«\u00a0{LATE.quote}\u00a0»"]


def test_the_file_says_when_it_was_answered_how_it_was_asked_and_to_check() -> None:
    file = exported(ONE, where=["Seulement dans\u00a0: Guide"])
    dated, asked, where, check = [one for one in file.paragraphs if one.style and one.style.name == "Normal"][:4]

    assert dated.text == "Réponse du 28 juillet 2026 · 1\u202f200 documents parcourus, 1 passage lu · Partage"
    assert links(dated) == {"Partage": f"{SITE}/"}
    assert asked.text == "Question posée\u00a0: «\u00a0Et les pénalités ?\u00a0»"
    assert where.text == "Seulement dans\u00a0: Guide"
    assert "vérifiez chacune sur sa page avant de la réutiliser" in check.text


def test_a_question_understood_as_it_stands_is_said_once() -> None:
    assert "Question posée" not in text_of(exported(replace(ONE, understood=ONE.question)))


def test_each_licence_is_told_in_plain_words_with_whom_to_credit() -> None:
    [licence] = [one for one in exported(ONE).paragraphs if one.style and one.style.name == "List Bullet"]

    assert "citant sa source" in licence.text
    assert licence.text.endswith("Source à citer\u00a0: Valmorance, 2026.")
    assert links(licence) == {"Licence Ouverte 2.0": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"}
    [unknown] = styled(exported(answer(CAP)), "List Bullet")
    assert unknown.startswith("Bordereau – Sa licence n’est pas précisée")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, "Valmorance, 2026"),
        ({"licence": "CC0-1.0"}, ""),
        ({"buyer": "", "origin": "dépôt"}, "dépôt, 2026"),
        ({"buyer": "", "year": None}, "CCTP <b>infogérance</b>"),
    ],
)
def test_who_is_credited_is_the_buyer_or_where_the_document_comes_from(change: dict[str, str], told: str) -> None:
    assert credit(replace(OPEN, **change)) == told  # type: ignore[arg-type]


def test_doubts_told_above_the_answer_stand_in_the_file() -> None:
    doubtful = replace(ONE, missing=Missing(unknown_words=("xyzzy",), silent="Chartres"))
    assert "«\u00a0xyzzy\u00a0»" in text_of(exported(doubtful))
    assert "«\u00a0Chartres\u00a0»" in text_of(exported(doubtful))


def test_a_comparison_is_a_table_with_a_row_for_each_quotation_below_its_document() -> None:
    file = exported(answer(replace(LATE, document=OPEN), CAP))
    [table] = file.tables
    texts = [[cell.text for cell in row.cells] for row in table.rows]

    assert texts[0] == ["Ce qu’il dit", "Chiffres"]
    assert texts[1] == ["CCTP <b>infogérance</b>\nValmorance\u00a0·\u00a02026\nTélécharger (PDF, 0,1 ko)"] * 2
    assert texts[2] == [f"«\u00a0{LATE.quote}\u00a0»\n[1] 6.2 Pénalités, page 3", "150 €"]
    assert texts[3] == ["Bordereau\nBPU\nTélécharger (PDF, 0,1 ko)"] * 2
    assert texts[4] == [f"«\u00a0{CAP.quote}\u00a0»\n[2] 6.2 Pénalités, feuille «\u00a0BPU\u00a0»", "10 %"]
    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    download, place = table.rows[3].cells[0].paragraphs[-1], table.rows[4].cells[0].paragraphs[-1]
    assert place.hyperlinks[0].address == f"{SITE}/source?document=b2&page=3&start=10&end=44"
    assert download.hyperlinks[0].address == f"{SITE}/sources/b2/b.xlsx?download=1"


def test_what_a_comparison_quotes_has_four_fifths_of_the_page() -> None:
    [table] = exported(answer(LATE, CAP)).tables
    assert [round(Length(cell.width or 0).cm, 2) for cell in table.rows[2].cells] == [13, 3]
    cited = replace(LATE, quote=ROWS, columns="Gravité | Montant")
    [rows] = exported(answer(cited, CAP)).tables[0].rows[2].cells[0].tables
    assert sum(cell.width or 0 for cell in rows.rows[0].cells) > Cm(12)


def test_the_figures_of_a_comparison_are_those_of_the_page() -> None:
    many = replace(LATE, quote="Pénalités : " + ", ".join(f"{n} €" for n in range(1, 10)))
    [table] = exported(answer(many, CAP)).tables
    assert table.rows[2].cells[1].text == "1 €\n2 €\n3 €\n4 €\n5 €\n6 €\net 3 autres"
    [words] = exported(answer(*(replace(one, quote="Le titulaire coopère.") for one in (LATE, CAP)))).tables
    assert [cell.text for cell in words.rows[0].cells] == ["Ce qu’il dit"]


def test_words_that_two_documents_share_have_both_references() -> None:
    both = replace(answer(LATE, CAP), statements=(Statement(LATE.quote, (1, 2)),))
    references = styled(exported(both), "Reference")
    assert [one[:3] for one in references] == ["[1]", "[2]"]
    assert len(styled(exported(both), "List Bullet")) == 2


def test_another_document_that_says_the_same_is_named_in_the_row_of_the_comparison() -> None:
    third = replace(LATE, n=3, document=replace(VALMORANCE, id="c3", title="Jumeau"))
    statements = (Statement(LATE.quote, (1, 3)), Statement(CAP.quote, (2,)))
    [table] = exported(replace(answer(LATE, CAP, third), statements=statements)).tables
    assert table.rows[2].cells[0].text.endswith("\n[3] Jumeau, 6.2 Pénalités, page 3 · Télécharger (PDF, 0,1 ko)")


def test_of_quotations_far_from_the_question_the_places_alone_stand_last() -> None:
    far = replace(answer(LATE, CAP), statements=(Statement(LATE.quote, (1,)), Statement(CAP.quote, (2,), (), False)))
    file = exported(far)
    assert styled(file, "Heading 2")[:2] == [VALMORANCE.title, "1 passage moins proche de la question"]
    assert styled(file, "Quote") == [f"«\u00a0{LATE.quote}\u00a0»"]
    assert CAP.quote not in text_of(file)
    place = next(one for one in file.paragraphs if one.text.startswith("[2] Bordereau"))
    assert links(place)["Ouvrir la page"] == f"{SITE}/source?document=b2&page=3&start=10&end=44"
    assert len(styled(file, "List Bullet")) == 1


def test_a_reference_tells_the_heading_above_the_quotation_and_its_page() -> None:
    cited = replace(LATE, document=OPEN, section=("11 Sanctions", "11.1 Pénalités :"))
    [reference] = [one for one in styled(exported(answer(cited)), "Reference") if one.startswith("[1]")]
    assert ", 2026, 11.1 Pénalités, page 3, Licence" in reference
    [table] = exported(answer(cited, CAP)).tables
    assert table.rows[2].cells[0].text.endswith("\n[1] 11.1 Pénalités, page 3")


def test_a_heading_that_the_place_names_does_not_stand_before_it_too() -> None:
    of_part = replace(LATE, document=replace(OPEN, page_kind=PageKind.SECTION), section=("11 Sanctions", "BPU"))
    [reference] = [one for one in styled(exported(answer(of_part)), "Reference") if one.startswith("[1]")]
    assert ", 2026, section «\u00a0BPU\u00a0», Licence" in reference
    [table] = exported(answer(of_part, CAP)).tables
    assert table.rows[2].cells[0].text.endswith("\n[1] section «\u00a0BPU\u00a0»")


ROWS = "Bloquant | 500 €\nMineur | 100 €"


def test_rows_of_a_table_stand_in_one_under_their_names() -> None:
    cited = replace(LATE, quote=ROWS, columns="Gravité | Montant", context="Tableau 2 — Gravité | Montant")
    file = exported(answer(cited))
    [table] = file.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Gravité", "Montant"],
        ["Bloquant", "500 €"],
        ["Mineur", "100 €"],
    ]
    assert styled(file, "Reference")[0] == "Tableau 2"


def test_the_words_around_rows_are_quoted_too() -> None:
    cited = replace(LATE, quote=f"Les pénalités sont :\n{ROWS}\nElles sont plafonnées.", columns="Gravité | Montant")
    quotations = ["«\u00a0Les pénalités sont :\u00a0»", "«\u00a0Elles sont plafonnées.\u00a0»"]
    assert styled(exported(answer(cited)), "Quote") == quotations
    [table] = exported(answer(cited, CAP)).tables
    said = table.rows[2].cells[0]
    assert [one.text for one in said.paragraphs if one.text][:2] == quotations
    assert len(said.tables) == 1


def test_a_row_across_the_columns_is_one_cell() -> None:
    cited = replace(LATE, quote="1.1 | Équipe | 15\n3.1 | Sobriété", columns="N° | Critère | Points")
    last = exported(answer(cited)).tables[0].rows[-1]
    assert {cell.text for cell in last.cells} == {"3.1 – Sobriété"}


LONG_WORDS = ["incompréhensibles", "extraordinairement", "professionnalisation", "interopérabilité", "désinstallations"]


@pytest.mark.parametrize(
    ("quote", "columns", "lines"),
    [
        (" | ".join(LONG_WORDS), "A | B | C | D | E", "\n".join(map("{}\u00a0: {}".format, "ABCDE", LONG_WORDS))),
        (" | ".join(LONG_WORDS), "A | B", f"A · B\n{' – '.join(LONG_WORDS)}"),
        (" | ".join([*LONG_WORDS, "", "fin"]), "A | B", f"A · B\n{' – '.join([*LONG_WORDS, 'fin'])}"),
        (f"{' | '.join(LONG_WORDS)} |  | x", "A | B | C | D | E | F | G", "\n".join(
            map("{}\u00a0: {}".format, "ABCDEG", [*LONG_WORDS, "x"]))),
        ("Lot 1: A ; Prix 1: 2 €\nLot 2: B ; Prix 2: 3 €\nLot 3: C ; Prix 3: 4 €", "",
         "Lot 1\u00a0: A\nPrix 1\u00a0: 2 €\nLot 2\u00a0: B\nPrix 2\u00a0: 3 €\nLot 3\u00a0: C\nPrix 3\u00a0: 4 €"),
        ("7.3 ; Libellé: Durées ; Cible: N/A si ; sinon", "",
         "7.3\nLibellé\u00a0: Durées\nCible\u00a0: N/A si\nsinon"),
    ],
)  # fmt: skip
def test_rows_that_no_table_has_room_for_or_names_for_are_lines_without_bars(
    quote: str, columns: str, lines: str
) -> None:
    file = exported(answer(replace(LATE, quote=quote, columns=columns)))
    assert file.tables == []
    assert styled(file, "Quote") == [lines]


def test_a_table_of_a_dozen_narrow_columns_is_one() -> None:
    letters = [chr(ord("A") + place) for place in range(12)]
    [table] = exported(answer(replace(LATE, quote=" | ".join("1" * 12), columns=" | ".join(letters)))).tables
    assert [cell.text for cell in table.rows[0].cells] == letters


def test_no_column_is_narrower_than_its_words_and_the_one_that_says_most_is_the_widest() -> None:
    quote = "P1 | Application critique, site entier indisponible, sans contournement | 15 min | 4 h | 95 %"
    cited = replace(LATE, quote=quote, columns="Priorité | Définition | GTI | GTR | Taux de respect mensuel")
    [rows] = exported(answer(cited, CAP)).tables[0].rows[2].cells[0].tables
    widths = [Length(cell.width or 0).cm for cell in rows.rows[0].cells]

    assert max(widths) == widths[1]
    letters = [max(map(len, word.split())) for word in ("Priorité", "indisponible", "GTI", "GTR", "mensuel")]
    assert all(width > 0.2 * count for width, count in zip(widths, letters, strict=True))
    assert sum(widths) == pytest.approx(12.4, abs=0.1)


@pytest.mark.parametrize(
    ("quote", "may_be_parted"),
    [
        ("Court.", False),
        ("Un mot. " * 150, True),
        ("a\n" * 20, True),
        (" ; ".join(f"Nom {n}: {n}" for n in range(20)), True),
    ],
)
def test_a_row_that_would_leave_much_of_a_page_empty_may_go_on_on_the_next(quote: str, may_be_parted: bool) -> None:
    [table] = exported(answer(replace(LATE, quote=quote), CAP)).tables
    assert (table.rows[2]._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None) is may_be_parted


def test_rows_in_a_comparison_are_a_table_in_their_cell() -> None:
    cited = replace(LATE, quote=ROWS, columns="Gravité | Montant")
    asked = replace(answer(cited, CAP), understood="Quelles sont les pénalités ?")
    [table] = exported(asked).tables
    said, numbers = table.rows[2].cells
    [rows] = said.tables
    assert [[cell.text for cell in row.cells] for row in rows.rows] == [
        ["Gravité", "Montant"],
        ["Bloquant", "500 €"],
        ["Mineur", "100 €"],
    ]
    assert [one.text for one in said.paragraphs] == ["[1] 6.2 Pénalités, page 3"]
    assert numbers.text == "voir le tableau"


def test_the_names_above_rows_of_a_comparison_are_in_its_print_and_how_many_rows_follow_is_told() -> None:
    cited = replace(LATE, quote=f"Taux | 1 | 2\n{ROWS}", columns="Gravité | Montant", rows_left=4)
    [table] = exported(answer(cited, CAP)).tables
    said = table.rows[2].cells[0].paragraphs
    assert [(one.text, one.style and one.style.name) for one in said][:2] == [
        ("Gravité · Montant", "Compared"),
        ("… 4 lignes de plus dans ce tableau", "Compared"),
    ]


def test_a_paragraph_parts_two_tables_of_a_quotation() -> None:
    file = exported(answer(replace(LATE, quote=f"{ROWS}\nLot: 1 ; Prix: 2 €", columns="Gravité | Montant")))
    inner = [isinstance(one, Paragraph) for one in file.iter_inner_content()]
    assert len(file.tables) == 2
    assert [False, False] not in [inner[place : place + 2] for place in range(len(inner))]


def test_a_paragraph_parts_two_tables_of_a_cell() -> None:
    file = Written("?", "fr")
    [cell] = file.cells(file.table([Cm(4)]))
    for text in ("Un", "Deux"):
        file.row(file.table([Cm(2)], cell), [text])
    assert [one.tag for one in cell._tc][1:] == [qn(tag) for tag in ("w:tbl", "w:p", "w:tbl", "w:p")]


def test_rows_too_wide_for_a_cell_are_its_lines() -> None:
    cited = replace(LATE, quote=" | ".join(LONG_WORDS), columns="U | V | W | X | Y")
    [table] = exported(answer(cited, CAP)).tables
    assert table.rows[2].cells[0].text.startswith(f"U\u00a0: {LONG_WORDS[0]}\nV\u00a0: {LONG_WORDS[1]}\n")
    assert table.rows[2].cells[0].tables == []


def test_the_file_speaks_the_language_of_its_reader_and_tells_word_which() -> None:
    file = exported(ONE, "en")

    assert styled(file, "Quote") == [f"“{LATE.quote}”"]
    assert "Answered on 28 July 2026" in text_of(file)
    assert "check each on its page" in text_of(file)
    assert "Licences and credits" in styled(file, "Heading 2")
    assert spelling(file) == {"en-GB"}
    assert file.core_properties.language == "en-GB"
    assert spelling(exported(ONE)) == {"fr-FR"}
    [quotation] = [one for one in file.paragraphs if one.style and one.style.name == "Quote"]
    [told] = quotation._p.iter(qn("w:lang"))
    assert told.get(qn("w:val")) == "fr-FR"


def spelling(file: WordFile) -> set[str | None]:
    return {one.get(qn("w:val")) for one in file.styles.element.iter(qn("w:lang"))}


def test_a_written_answer_leaves_out_what_nothing_supports_and_counts_it() -> None:
    file = exported(replace(WRITTEN, question="Quelle pénalité ?"))
    text = text_of(file)

    assert "La pénalité est de 150 € par heure. [1]" in text
    assert "plafond" not in text
    assert "Le <i>reste" not in text
    assert "1 phrase n’a pas pu être vérifiée" in text
    assert "Rédigé par le modèle de langage «\u00a0mistral\u00a0»" in text
    assert styled(file, "Heading 2")[0] == "Sources"
    assert styled(file, "Quote") == [f"«\u00a0{LATE.quote}\u00a0»"]


def test_what_a_term_means_stands_before_the_quotations() -> None:
    file = exported(replace(ONE, definition="Vérification de service régulier."))
    assert styled(file, "Heading 2")[0] == "Dans le vocabulaire des marchés publics"
    assert "Vérification de service régulier." in text_of(file)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_character_of_a_document_or_a_question_breaks_the_file(language: str) -> None:
    document = replace(
        OPEN,
        title=f"Ti{HOSTILE}tre\r\nsuite", buyer=f"Vil{HOSTILE}le", file=f"a{HOSTILE[:-2]}.pdf", language="x\x00",
    )  # fmt: skip
    cited = replace(
        LATE, document=document, quote=f"De{HOSTILE}ux | {HOSTILE}1", columns=f"No{HOSTILE}m | N", context=HOSTILE,
        page_label=HOSTILE,
    )  # fmt: skip
    asked = f"Q{HOSTILE}ui\n?" + "a" * 300
    hostile = replace(answer(cited, replace(cited, n=2)), question=asked, understood=asked, definition=HOSTILE)
    for one in (hostile, replace(hostile, mode=Mode.WRITTEN, model=HOSTILE)):
        file = exported(one, language)
        assert styled(file, "Heading 1") == ["Qui ?" + "a" * 300]
        assert "Deux" in {cell.text for table in file.tables for row in table.rows for cell in row.cells}


def test_the_file_has_no_picture_no_script_and_nothing_from_elsewhere() -> None:
    with zipfile.ZipFile(BytesIO(answer_as_docx(ONE, SITE, date(2026, 7, 28), "fr"))) as archive:
        names = archive.namelist()
        relations = "".join(archive.read(name).decode() for name in names if name.endswith(".rels"))
    assert not [name for name in names if re.search(r"\.(jpe?g|png|bin)$", name)]
    outside = [one for one in re.findall("<Relationship [^>]*>", relations) if "External" in one]
    assert outside
    assert all("/hyperlink" in one for one in outside)
    assert exported(ONE).core_properties.author == "Partage"
    assert exported(ONE).core_properties.comments == ""


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Pénalités de retard ?", "Partage – Pénalités de retard.docx"),
        ("Elles sont plafonnées, à l'AMF ?", "Partage – Elles sont plafonnées, à l'AMF.docx"),
        ("Le lot n° 3 (2025-1), d’accord ?", "Partage – Le lot n 3 (2025-1), d’accord.docx"),
        ("../../etc/passwd\n\u202e:*?", "Partage – etc passwd.docx"),
        ("?", "Partage.docx"),
        ("Pe\u0301nalite\u0301s a\u0300 Orle\u0301ans ?", "Partage – Pénalités à Orléans.docx"),
        ("Plus de 50 % ou 10 €/h ?", "Partage – Plus de 50 % ou 10 € h.docx"),
        ("Du C++ ?", "Partage – Du C++.docx"),
        ("délai " * 60, f"Partage – {'délai ' * 10}délai.docx"),
        ("x" * 500, f"Partage – {'x' * 70}.docx"),
    ],
)
def test_the_file_is_called_after_the_question(question: str, name: str) -> None:
    assert docx_name(replace(ONE, understood=question)) == name
