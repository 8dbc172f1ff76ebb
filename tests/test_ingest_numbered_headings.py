"""Paragraphs that are headings by the numbers around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.models import BlockKind
from ingest.readers.markdown import read_markdown


def headings(folder: Path, text: str) -> list[tuple[int, str]]:
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8")
    return [
        (block.level, page.text[block.start : block.end])
        for page in read_markdown(path, "a.md").pages
        for block in page.blocks
        if block.kind is BlockKind.HEADING
    ]


def test_a_paragraph_whose_number_leads_from_one_heading_to_the_next_is_one_as_deep_as_they_are(tmp_path: Path) -> None:
    text = "## 2 Objet\n\n### 2.1 Lots\n\nTexte.\n\n2.2 Délais\n\nTexte.\n\n2.2.1 Livraison\n\nTexte.\n\n### 2.3 Prix\n"
    assert headings(tmp_path, text) == [
        (2, "2 Objet"),
        (3, "2.1 Lots"),
        (3, "2.2 Délais"),
        (4, "2.2.1 Livraison"),
        (3, "2.3 Prix"),
    ]


@pytest.mark.parametrize(
    "between",
    [
        "2.2 Le titulaire livre.",
        "- 2.2 Délais",
        "2.2 Délais\n\nTexte.\n\n2.2 Prix",
        "2.4 Délais",
        "2.2 €",
        "2 Lots",
        "2.2 la livraison",
    ],
)
def test_a_paragraph_that_is_a_sentence_an_item_or_out_of_order_is_no_heading(tmp_path: Path, between: str) -> None:
    text = f"## 2.1 Lots\n\nTexte.\n\n{between}\n\nTexte.\n\n## 2.3 Prix\n"
    assert headings(tmp_path, text) == [(2, "2.1 Lots"), (2, "2.3 Prix")]


@pytest.mark.parametrize(("above", "level"), [("## 1.1 Objet", 1), ("##### 1.1 Objet", 4), ("# 1.1 Objet", 1)])
def test_a_heading_stands_over_those_with_more_numbers(tmp_path: Path, above: str, level: int) -> None:
    text = f"{above}\n\nTexte.\n\n2 Prix\n\nTexte.\n\n## 2.1 Révision\n"
    assert headings(tmp_path, text)[1] == (level, "2 Prix")


def test_no_heading_is_deeper_than_six(tmp_path: Path) -> None:
    assert headings(tmp_path, "###### 1 Objet\n\nTexte.\n\n1.1 Lots\n\nTexte.\n\n###### 2 Prix\n")[1] == (6, "1.1 Lots")


def test_an_address_between_two_headings_is_none(tmp_path: Path) -> None:
    text = "## 1 Lieux\n\n2 Rue de la Paix\n\nTexte.\n\n## 3 Durée\n"
    assert headings(tmp_path, text) == [(2, "1 Lieux"), (2, "3 Durée")]
