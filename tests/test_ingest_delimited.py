"""CSV files: found by their columns, read as a sheet, published without formulas."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from clean_copies import clean

from corpus.errors import DamagedFile
from corpus.models import PageKind
from ingest.delimited import delimiter_of
from ingest.description import Description, complete
from ingest.readers.delimited import read_delimited
from protect.formats.delimited import clean_delimited
from protect.traces import Findings

SCHEDULE = """Référence;Désignation;Unité;Prix unitaire HT
V1;"Location d'un vélo ; casque compris";mois;30 €
V2;Entretien annuel;vélo;85 €
V3;Déplacement sur site;forfait;40 €
"""


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "BPU.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_rows_are_read_with_what_their_columns_are_called(tmp_path: Path, encoding: str) -> None:
    read = read_delimited(write(tmp_path, SCHEDULE, encoding), "BPU vélos.csv")
    [page] = read.pages
    assert (read.page_kind, page.label) == (PageKind.SHEET, "BPU vélos")
    assert "Location d'un vélo ; casque compris" in page.text
    assert any("Prix unitaire HT" in block.context or "Prix unitaire HT" in page.text for block in page.blocks)
    assert page.text.count("€") == 3


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("inside", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_a_row_ends_with_its_line_alone(tmp_path: Path, inside: str, line_end: str) -> None:
    rows = ("Lot;Désignation;Quantité", f"1;papier{inside}recyclé;10", "2;encre;4")
    read = read_delimited(write(tmp_path, line_end.join(rows)), "BPU.csv")
    assert read.pages[0].text.split("\n") == [
        "Lot | Désignation | Quantité",
        "Lot: 1 ; Désignation: papier recyclé ; Quantité: 10",
        "Lot: 2 ; Désignation: encre ; Quantité: 4",
    ]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        (SCHEDULE, ";"),
        ("a\tb\n1\t2", "\t"),
        ("a,b,c\n1,2,3\n4,5,6", ","),
        ("prix;euros\n1,5;2,5\n3,5;4,5", ";"),
        ("Une phrase, puis une autre.\nEt rien.\nVoilà, voilà, voilà.", ""),
        ("un seul rang ; deux cellules", ""),
        ("Lot;Prix\u2028HT\r1;papier\x0brecyclé\r2;encre\x85noire", ";"),
        ("", ""),
    ],
)
def test_the_delimiter_is_what_cuts_most_rows_alike(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_a_cell_without_an_end_is_told(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile):
        read_delimited(write(tmp_path, 'a;b\n1;"' + "x" * 200_000), "BPU.csv")


def test_a_formula_is_text_in_what_is_published_and_reads_as_before(tmp_path: Path) -> None:
    link, call = '"=HYPERLINK(""https://example.org"")"', "=cmd|' /C calc'!A0"
    formulas = f"{link};{call};@SUM(A1);+cmd|x!A0\n"
    harmless = "-5;+33 1 23 45 67 89;- Fourniture;a=b\n"
    copy, told = clean(write(tmp_path, f"un;deux;trois;quatre\n{formulas}{harmless}"))
    published = copy.read_text("utf-8")
    assert told == {"formula": (4, ())}
    quoted = link.replace("=", "'=", 1)
    assert published.splitlines()[1] == f"{quoted};'{call};'@SUM(A1);'+cmd|x!A0"
    assert published.splitlines()[2] == harmless.strip()


def test_a_table_without_formulas_is_published_byte_for_byte(tmp_path: Path) -> None:
    path = write(tmp_path, SCHEDULE, "cp1252")
    copy, told = clean(path)
    assert (copy.read_bytes(), told) == (path.read_bytes(), {})


def test_a_price_schedule_is_called_by_its_file_and_known_for_one(tmp_path: Path) -> None:
    read = read_delimited(write(tmp_path, SCHEDULE), "bordereau vélos.csv")
    guessed = complete(Description(), read, "bordereau vélos.csv")

    assert guessed.kind == "BPU"
    assert guessed.title == "BPU – Bordereau vélos"


FORMULA = "=1+1;Lot\n"


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("\ufeff=1+1;Lot\n".encode(), "\ufeff'=1+1;Lot\n".encode()),
        (codecs.BOM_UTF16_LE + FORMULA.encode("utf-16-le"), codecs.BOM_UTF16_LE + f"'{FORMULA}".encode("utf-16-le")),
        (codecs.BOM_UTF16_BE + FORMULA.encode("utf-16-be"), codecs.BOM_UTF16_BE + f"'{FORMULA}".encode("utf-16-be")),
        (b"Lot;Prix\r=1+1;5\r", b"Lot;Prix\r'=1+1;5\r"),
        (b"-2+3+cmd|' /C calc'!A0;5\n", b"'-2+3+cmd|' /C calc'!A0;5\n"),
        (b"+1+cmd|' /C calc'!A0;5\n", b"'+1+cmd|' /C calc'!A0;5\n"),
        (b"-5;+33 1 02 03;- Fourniture (lot 1)\n", b"-5;+33 1 02 03;- Fourniture (lot 1)\n"),
    ],
)
def test_a_formula_is_found_however_the_table_was_saved(given: bytes, published: bytes) -> None:
    findings = Findings()
    assert clean_delimited(given, findings) == published
    assert bool(findings.traces()) is (given != published)
