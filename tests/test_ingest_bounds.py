import pytest

from corpus.errors import TooMuchContent
from corpus.models import Block, BlockKind, Page, PageKind
from ingest.bounds import LONGEST_BLOCK, LONGEST_HEADING, MOST_BLOCKS, within_bounds
from ingest.document import ReadDocument


def document(text: str, *blocks: Block, label: str = "") -> ReadDocument:
    return ReadDocument(PageKind.SECTION, (Page(1, label, text, blocks),))


def parts(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    [page] = within_bounds(document(text, Block(kind, 0, len(text), 2)), "a.md").pages
    assert page.text == text
    return [text[block.start : block.end] for block in page.blocks]


def test_an_ordinary_document_stays_as_it_is() -> None:
    read = document("Objet\nLe marché.", Block(BlockKind.HEADING, 0, 5, 1), Block(BlockKind.PARAGRAPH, 6, 16))
    assert within_bounds(read, "a.md").pages[0] is read.pages[0]


def test_a_long_block_is_cut_between_words_and_loses_none() -> None:
    text = "mot " * LONGEST_BLOCK
    cut = parts(text.strip())
    assert max(map(len, cut)) <= LONGEST_BLOCK
    assert " ".join(cut) == text.strip()


def test_a_word_without_end_is_cut_where_it_must_be() -> None:
    assert parts("a" * (2 * LONGEST_BLOCK + 1)) == ["a" * LONGEST_BLOCK, "a" * LONGEST_BLOCK, "a"]


def test_a_heading_that_is_none_becomes_a_paragraph() -> None:
    text = "titre " * LONGEST_HEADING
    [page] = within_bounds(document(text, Block(BlockKind.HEADING, 0, len(text), 1)), "a.md").pages
    assert {(block.kind, block.level) for block in page.blocks} == {(BlockKind.PARAGRAPH, 0)}


def test_what_is_repeated_beside_the_text_is_cut() -> None:
    row = Block(BlockKind.TABLE_ROW, 0, 1, context="colonne " * 10_000)
    [page] = within_bounds(document("x", row, label="é" * 10_000), "a.xlsx").pages
    assert (len(page.blocks[0].context), len(page.label)) == (4_000, LONGEST_HEADING)


def test_too_many_blocks_are_too_much() -> None:
    with pytest.raises(TooMuchContent):
        within_bounds(document("x", *[Block(BlockKind.PARAGRAPH, 0, 1)] * (MOST_BLOCKS + 1)), "a.md")
