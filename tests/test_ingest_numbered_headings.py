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
    text = (
        "## 2 Objet\n\n### 2.1 Lots\n\nTexte.\n\n2.2 Délais\n\nTexte.\n\n2.2.1 la livraison\n\nTexte.\n\n### 2.3 Prix\n"
    )
    assert headings(tmp_path, text) == [
        (2, "2 Objet"),
        (3, "2.1 Lots"),
        (3, "2.2 Délais"),
        (4, "2.2.1 la livraison"),
        (3, "2.3 Prix"),
    ]


@pytest.mark.parametrize(
    "between",
    ["2.2 Le titulaire livre.", "- 2.2 Délais", "2.2 Délais\n\nTexte.\n\n2.2 Prix", "2.4 Délais", "2.2 €", "2 Lots"],
)
def test_a_paragraph_that_is_a_sentence_an_item_or_out_of_order_is_no_heading(tmp_path: Path, between: str) -> None:
    text = f"## 2.1 Lots\n\nTexte.\n\n{between}\n\nTexte.\n\n## 2.3 Prix\n"
    assert headings(tmp_path, text) == [(2, "2.1 Lots"), (2, "2.3 Prix")]
