"""Pages become passages: structure first, then size in the embedding model's own tokens.

A passage stays within one page and one article, so that a citation is exact. An article that is too long is cut, as
evenly as it can be, between its blocks, then between sentences (langchain's recursive splitter). A table that does
not fit beside its text stands alone; each of its passages carries its caption and columns. A row that does not fit is
cut between its cells, and the passages that begin within it carry what names it too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import dropwhile, groupby
from math import ceil

from langchain_text_splitters import RecursiveCharacterTextSplitter

from corpus.models import Block, BlockKind, Page, Passage, Span
from corpus.table_rows import AFTER_LABEL, LABELLED_CELLS, context_at
from ingest.document import ReadDocument
from ingest.sentences import find_sentences

_SEPARATORS = ["\n", ". ", " ; ", "; ", ", ", " ", ""]
_BETWEEN_CELLS = [r"\n", rf"{re.escape(LABELLED_CELLS)}(?=[^:;|\n]{{1,130}}[^:;|\s]{AFTER_LABEL})"]
"""Where a row is cut before it is cut as prose is: a semicolon may stand within a cell."""
_SEPARATORS_IN_TABLES = [*_BETWEEN_CELLS, *map(re.escape, _SEPARATORS[1:])]
_MARKS_OF_CELLS = " ;|"
_PROSE, _ROWS = -2, -1
_EVENNESS = 1.15
"""How far over an equal share a part may go to end where a block or sentence ends."""

_TELLS = re.compile(
    r"^(?:[\dIVX.)–-]+\s+)?(?!(?i:titre|livre|partie?|chapitre|chapter|article|section|annexe?|appendix|lot)\b)"
    r"[^\W\d_][^:\n]{2,70}:\s\S"
)
"""A label with its value behind a colon: “2. Montant de l'offre : 40 300 €”."""
_STATES_AN_AMOUNT = re.compile(
    r"(?=.*?[^\W\d_]{4}).*(?:\d\s?(?:%|[km]?€|\$|euros?\b)|(?<![\d.])\d+\s?(?:points?|pts)\b(?!\s[a-zà-ÿ])|"
    r"[$€£]\s?\d|\d\s?/\s?100\b)",
    re.I | re.S,
)
"""A title that says what something weighs or costs: “5.06 Verbal Presentation – 20% (200 points)”."""

CountTokens = Callable[[Sequence[str]], list[int]]
FindSentences = Callable[[Block], list[Span]]


@dataclass(frozen=True, slots=True)
class _Article:
    """Blocks that follow each other on one page under one heading."""

    section: tuple[str, ...]
    blocks: tuple[Block, ...]


class Splitter:
    """Cuts documents into passages of at most `passage_tokens` tokens as `count_tokens` counts them."""

    def __init__(self, count_tokens: CountTokens, passage_tokens: int) -> None:
        self._count_tokens = count_tokens
        self._passage_tokens = passage_tokens

    def split(self, read: ReadDocument) -> list[Passage]:
        """The passages of a document, in reading order."""
        outline: list[tuple[int, str]] = []
        passages: list[Passage] = []
        for page in read.pages:
            for article in _articles(page, outline):
                passages.extend(self._cut(page, article))
        return passages

    def _cut(self, page: Page, article: _Article) -> Iterator[Passage]:
        whole = Span(article.blocks[0].start, article.blocks[-1].end)
        sentences_of = cache(partial(find_sentences, page.text))
        if self._tokens(page.text[whole.start : whole.end]) <= self._room:
            yield _passage(page, article, whole, sentences_of)
            return
        headings, body = self._opening(page.text, article.blocks)
        for _, run in groupby(body, key=partial(self._run_of, page.text)):
            for span in self._parts(page.text, headings, tuple(run)):
                yield _passage(page, article, span, sentences_of)
            headings = ()

    def _run_of(self, text: str, block: Block) -> int:
        """What the blocks that are cut together have in common: prose, the rows of a table, or one row that is too long
        by itself, cut so that no mere end of it is left."""
        if block.kind is not BlockKind.TABLE_ROW:
            return _PROSE
        is_long = block.end - block.start > self._room and self._tokens(text[block.start : block.end]) > self._room
        return block.start if is_long else _ROWS

    def _opening(self, text: str, blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
        """The headings that stay with an article's first words, and the rest; none stay that would fill the passage."""
        body = tuple(dropwhile(lambda block: block.kind is BlockKind.HEADING, blocks))
        headings = blocks[: len(blocks) - len(body)]
        if not headings or not body or self._tokens(text[headings[0].start : body[0].start]) > self._room // 2:
            return (), blocks
        return headings, body

    def _parts(self, text: str, headings: Sequence[Block], blocks: Sequence[Block]) -> Iterator[Span]:
        """The parts of some blocks, the first of them with the headings above."""
        start, end = blocks[0].start, blocks[-1].end
        of_a_table = blocks[0].kind is BlockKind.TABLE_ROW
        opening = headings[0].start if headings else start
        room = self._room - self._tokens(text[opening:start])
        length = self._tokens(text[start:end])
        if length <= room:
            yield Span(opening, end)
            return
        share = length / ceil(length / room)
        splitter = RecursiveCharacterTextSplitter(
            separators=_SEPARATORS_IN_TABLES if of_a_table else _SEPARATORS,
            is_separator_regex=of_a_table,
            keep_separator="end",
            chunk_size=min(room, ceil(share * _EVENNESS)),
            chunk_overlap=0,
            length_function=self._tokens,
            add_start_index=True,
        )
        for place, part in enumerate(splitter.create_documents([text[start:end]])):
            first = start + part.metadata["start_index"]
            span = Span(first if place else opening, first + len(part.page_content))
            if not of_a_table:
                yield span
            elif part.page_content.strip(_MARKS_OF_CELLS):
                yield _without_marks(text, span, blocks)

    @cached_property
    def _frame(self) -> int:
        """The tokens around every text: prompt and special tokens. Parts are added up, so each is counted without."""
        return self._count_tokens([""])[0]

    @property
    def _room(self) -> int:
        return self._passage_tokens - self._frame

    def _tokens(self, text: str) -> int:
        return max(self._count_tokens([text])[0] - self._frame, 1) if text else 0


def _without_marks(text: str, span: Span, rows: Sequence[Block]) -> Span:
    """A span of a table without the marks between cells with which it begins or ends within a row."""
    begins, ends = (bisect_left(rows, place, key=lambda row: row.end) for place in (span.start + 1, span.end))
    words = text[span.start : span.end]
    before = len(words) - len(words.lstrip(_MARKS_OF_CELLS)) if rows[begins].start < span.start else 0
    behind = len(words) - len(words.rstrip(_MARKS_OF_CELLS)) if span.end < rows[ends].end else 0
    return Span(span.start + before, span.end - behind) if before + behind < len(words) else span


def _articles(page: Page, outline: list[tuple[int, str]]) -> Iterator[_Article]:
    """The articles of a page; `outline` holds the open headings and is carried from page to page."""
    blocks: list[Block] = []
    section = _path(outline)
    for block in page.blocks:
        opens_article = block.kind is BlockKind.HEADING
        if opens_article and _has_body(blocks):
            yield _Article(section, tuple(blocks))
            blocks = []
        if opens_article:
            while outline and outline[-1][0] >= block.level:
                outline.pop()
            outline.append((block.level, page.text[block.start : block.end]))
            section = _path(outline)
        blocks.append(block)
    if blocks:
        yield _Article(section, tuple(blocks))


def _has_body(blocks: Sequence[Block]) -> bool:
    """Whether anything follows the headings, which open every article."""
    return bool(blocks) and blocks[-1].kind is not BlockKind.HEADING


def _path(outline: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(heading for _, heading in outline)


def _passage(page: Page, article: _Article, span: Span, sentences_of: FindSentences) -> Passage:
    first = bisect_right(article.blocks, span.start, key=lambda block: block.end)
    inside = article.blocks[first : bisect_left(article.blocks, span.end, key=lambda block: block.start)]
    told = next((block for block in inside if block.context), None)
    context = context_at(told, page, span.start) if told else ""
    return Passage(
        page=page.number,
        start=span.start,
        end=span.end,
        text=page.text[span.start : span.end],
        section=article.section,
        context=context,
        sentences=_quotable(page.text, inside, span, sentences_of),
    )


def _quotable(text: str, blocks: Sequence[Block], span: Span, sentences_of: FindSentences) -> tuple[Span, ...]:
    is_body_there = any(block.kind is not BlockKind.HEADING for block in blocks)
    following = (*blocks[1:], None)
    body = [
        block
        for block, after in zip(blocks, following, strict=True)
        if not is_body_there or block.kind is not BlockKind.HEADING or _says_something(text, block, after)
    ]
    sentences = [sentence for block in body for sentence in sentences_of(block)]
    clipped = (Span(max(one.start, span.start), min(one.end, span.end)) for one in sentences)
    return tuple(one for one in clipped if one.end > one.start)


def _says_something(text: str, heading: Block, after: Block | None) -> bool:
    """Whether a heading says something itself: an amount, or with nothing under it, “1. Lauréat : Arc”, its matter."""
    title = text[heading.start : heading.end]
    is_bare = after is None or (after.kind is BlockKind.HEADING and after.level <= heading.level)
    return bool(_STATES_AN_AMOUNT.match(title) or (is_bare and _TELLS.search(title)))
