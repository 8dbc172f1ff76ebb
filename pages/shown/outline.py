"""A document's outline: its headings in order, and the one that a reader is under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.folding import fold
from corpus.messages import translator
from corpus.models import BlockKind, Document, Page, PageKind
from corpus.same_buyer import buyer_key
from corpus.vocabulary import vocabulary
from index.words import find_words
from pages.shown.wording import heading_words
from protect.masking import MASK

_TELLING = ("pénalité", "réversib", "niveaux de service", "sla", "délai", "prix", "garantie", "penalt", "service level")
_IN_ALL = frozenset(
    [
        "contexte",
        "contexte general",
        "preambule",
        "introduction",
        "objet",
        "generalites",
        "dispositions generales",
        "sommaire",
        "annexe",
        "annexes",
        "definitions",
        "presentation",
        "presentation generale",
        "conclusion",
        "context",
        "background",
        "overview",
        "purpose",
        "scope",
        "contents",
        "general",
        "summary",
        "appendix",
    ]
)
"""Headings, without accents, that say nothing of what stands under them: a question on one finds nothing."""
_NUMBER = re.compile(
    r"^(?:article|chapitre|titre|section|annexe)?\s*[\dIVX]+(?:[.\d]*)(?!\w)\s*[.)–—:-]*\s*", re.IGNORECASE
)


_CONTACT = re.compile(
    r"^(?:tel(?:ephone)?|fax|telecopie|port(?:able)?|mobile|e-?mail|mail|courriel|mel|phone|contact|adresse"
    r"|site (?:web|internet))\s*\.?\s*:|[\w.█-]+@[\w.█-]+|https?://|\bwww\."
    r"|^\d{1,4}(?: (?:bis|ter))?,? (?:rue|avenue|boulevard|place|allee|chemin|quai|cours|impasse|route)\b"
)
"""A line that tells how to reach somebody, without accents: “Tél. : 01…”, “12, rue de la Gare”."""
_WORDS_OF_A_TITLE = 3
_LABEL = re.compile(r"[^:█]{1,60}:")


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: its text, its depth (1 highest), and where it stands."""

    text: str
    level: int
    page: int
    start: int
    end: int


def outline(pages: Sequence[Page]) -> list[Entry]:
    """The headings of all pages, in reading order, without lines that tell who somebody is or how to reach them."""
    return [
        Entry(text, block.level, page.number, block.start, block.end)
        for page in pages
        for block in page.blocks
        if block.kind is BlockKind.HEADING
        if (text := heading_words(" ".join(page.text[block.start : block.end].split())))
        if not (_CONTACT.search(fold(text)) or _is_masked(text))
    ]


def without_cover(entries: Sequence[Entry], document: Document) -> list[Entry]:
    """The same without what only says what the document is: the lines of its cover, its title, its buyer, its kind.

    These stand before its first numbered heading, or above all where none has a number.
    """
    first = next((number for number, one in enumerate(entries) if _NUMBER.match(one.text)), None)
    if first is None:
        first = next((number for number, one in enumerate(entries) if not _says_what_it_is(one, document)), 0)
        has_cover = False
    else:
        has_cover = document.page_kind is PageKind.PAGE and entries[first].page > 1
    above = [
        one
        for one in entries[:first]
        if not _says_what_it_is(one, document) and (one.page > 1 or not has_cover or _is_in_all(one.text))
    ]
    return [*above, *entries[first:]]


def _says_what_it_is(entry: Entry, document: Document) -> bool:
    heading, words = without_number(entry), _folded_words(entry.text)
    return bool(
        (document.buyer and buyer_key(heading) == buyer_key(document.buyer))
        or (len(words) >= _WORDS_OF_A_TITLE and words <= _folded_words(document.title))
        or _names_the_kind(heading, document.kind)
    )


def _is_in_all(heading: str) -> bool:
    return fold(heading).strip(" :.") in _IN_ALL


def _is_masked(text: str) -> bool:
    """Whether as much of a line is hidden as it says, a label aside: “Valideur : ████████ ██████”."""
    said = _LABEL.sub("", text, count=1)
    return MASK in said and said.count(MASK) >= sum(map(str.isalnum, said))


def current_entry(entries: Sequence[Entry], page: int, offset: int | None) -> int | None:
    """The entry that `offset` is under; without an offset, the page’s first heading or else the last one before it."""
    if offset is None:
        first = next((number for number, entry in enumerate(entries) if entry.page == page), None)
        if first is not None:
            return first
        offset = 0
    above = [number for number, entry in enumerate(entries) if (entry.page, entry.start) <= (page, offset)]
    return above[-1] if above else None


def path_to(entries: Sequence[Entry], current: int) -> list[str]:
    """The headings above an entry, highest first, and the entry itself."""
    path: list[Entry] = []
    for entry in entries[: current + 1]:
        while path and path[-1].level >= entry.level:
            path.pop()
        path.append(entry)
    return [entry.text for entry in path]


def main_entries(entries: Sequence[Entry], most: int = 40) -> list[Entry]:
    """The entries down to the deepest level at which they are at most `most`; the first of the highest otherwise."""
    levels = sorted({entry.level for entry in entries}, reverse=True)
    for level in levels:
        kept = [entry for entry in entries if entry.level <= level]
        if len(kept) <= most:
            return kept
    return [entry for entry in entries if entry.level == levels[-1]][:most] if levels else []


def with_depths(entries: Sequence[Entry]) -> list[tuple[Entry, int]]:
    """The entries, each with how many levels it stands below the highest of them."""
    highest = min((entry.level for entry in entries), default=1)
    return [(entry, entry.level - highest) for entry in entries]


def questions_about(document: Document, pages: Sequence[Page], language: str) -> list[str]:
    """Questions on the clauses of a document that have a text of their own, then on its keywords, the best first."""
    told = with_text(pages)
    worth = worth_a_question(outline(pages), document.title, document.buyer, document.kind)
    headings = [without_number(entry) for entry in worth if (entry.page, entry.start) in told]
    keywords = [
        keyword for keyword in document.keywords if _is_worth_a_question(keyword, document.title, document.buyer, "")
    ]
    return [about_topic(topic, language) for topic in dict.fromkeys((*headings, *keywords))]


def with_text(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """The page and place of each heading right above a text of its own, which may begin on the next page."""
    found = set()
    for page, following in zip(pages, (*pages[1:], None), strict=False):
        headings = [block for block in page.blocks if block.kind is BlockKind.HEADING]
        for block, below in zip(headings, (*headings[1:], None), strict=False):
            text = page.text[block.end : below.start if below else None]
            if text.strip() or (not below and following and _begins_with_text(following)):
                found.add((page.number, block.start))
    return found


def _begins_with_text(page: Page) -> bool:
    return bool(page.text.strip()) and not (page.blocks and page.blocks[0].kind is BlockKind.HEADING)


def purpose(language: str) -> str:
    """The question what a document is for."""
    return translator(language)("What is the purpose of the contract?")


def about_topic(topic: str, language: str) -> str:
    """The question what a document says of something."""
    return translator(language)("What does it say about “{heading}”?").format(heading=topic)


def worth_a_question(entries: Sequence[Entry], title: str = "", buyer: str = "", kind: str = "") -> list[Entry]:
    """The headings worth a question: the clauses that buyers look for first, then those with words.

    None that is the document's own title, which its clauses stand under or which is given, nor the name of its buyer or
    of its kind, nor one that any document has, nor one in which somebody is masked.
    """
    below = entries[1:] if _is_title(entries) else entries
    worth = [entry for entry in below if _is_worth_a_question(without_number(entry), title, buyer, kind)]
    return sorted(worth, key=lambda entry: _rank(without_number(entry)))


def without_number(entry: Entry) -> str:
    """The words of a heading."""
    return _NUMBER.sub("", entry.text)


def _is_worth_a_question(heading: str, title: str, buyer: str, kind: str) -> bool:
    return (
        len(heading) > 3
        and not _is_in_all(heading)
        and MASK not in heading
        and buyer_key(heading) != buyer_key(buyer)
        and not _is_said_in(heading, title)
        and not _names_the_kind(heading, kind)
    )


def _rank(heading: str) -> int:
    """The place of the first word that buyers look for in a heading, after all of them where it has none."""
    return next((place for place, word in enumerate(_TELLING) if word in heading.lower()), len(_TELLING))


def _is_title(entries: Sequence[Entry]) -> bool:
    """Whether all that follows the first heading stands below it."""
    return len(entries) > 1 and all(entry.level > entries[0].level for entry in entries[1:])


def _is_said_in(heading: str, title: str) -> bool:
    """Whether the heading is the title, or most of it."""
    words, known = _folded_words(heading), _folded_words(title)
    return bool(words) and words <= known and len(words) > len(known) / 2


def _names_the_kind(heading: str, kind: str) -> bool:
    """Whether a heading only says what a document of this kind is: “Règlement de la consultation (RC)”."""
    term = vocabulary().kinds.get(kind)
    known = [_folded_words(name) for name in (*dict(term.names).values(), *term.words)] if term else []
    short = {word for words in known if len(words) == 1 for word in words}
    words = _folded_words(heading)
    return words <= short or words - short in known


def _folded_words(text: str) -> set[str]:
    return {fold(word) for word, _, _ in find_words(text)}
