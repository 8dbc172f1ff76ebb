"""What was found, out of sight: every letter and figure of it becomes a black box, and nothing else moves.

Spaces and punctuation stay, so every place in the text stays true, and a reader sees what kind of thing stood there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from corpus.models import Page
from protect.findings import FAMILY_NAME, FIRST_NAME, Finding, Kind, without_overlaps
from protect.given_words import find_words
from protect.people.beside import is_of_a_thing
from protect.people.cells import stays_in_its_cell
from protect.people.companies import without_companies
from protect.people.family_names import bearers_of, family_names_of, find_family_names, words_among
from protect.people.given_names import find_first_names, first_names_of
from protect.people.logins import find_logins
from protect.people.names import folded, is_no_family_name, is_ordinary, with_capitals, words_in_lower_case
from protect.people.organisations import Organisations, organisations_in
from protect.people.under_headings import names_under_headings_of
from protect.personal_data import find_personal_data

MASK = "█"
_WORD = re.compile(r"\w+")
FindBeside = Callable[[str], list[Finding]]


def mask(text: str, findings: Iterable[Finding]) -> str:
    """The text, as long as it was, with every letter and figure of the findings replaced; of a password every sign."""
    characters = list(text)
    for finding in findings:
        for place in range(finding.start, finding.end):
            if characters[place].isalnum() or (finding.kind is Kind.SECRET and not characters[place].isspace()):
                characters[place] = MASK
    return "".join(characters)


def find_in_pages(pages: Sequence[Page]) -> tuple[tuple[Finding, ...], ...]:
    """The findings of each page. What is found once in a document is found wherever it stands in it, word for word, and
    so are the first name of who is named in full, alone, and their family name in capitals or with an initial. Who is
    said to be a company is nobody, nor is the school that is named after somebody."""
    organisations = organisations_in([page.text for page in pages])
    found = [
        find_among(page.text, organisations, listed)
        for page, listed in zip(pages, names_under_headings_of(pages), strict=True)
    ]
    known = _known(pages, found)
    return tuple(
        tuple(without_overlaps([*here, *_again(page.text, known)])) for page, here in zip(pages, found, strict=True)
    )


def find_named(pages: Sequence[Page], names: Iterable[str]) -> tuple[tuple[Finding, ...], ...]:
    """Where each page has one of these full names, or the first or the family name of one alone.

    One that is nobody's somewhere is not looked for, nor is a family name alone that is a town's, a firm's or a word,
    or that the pages write without a capital. A first name is as that of who is named in full on a page.
    """
    people = names_of_people(pages, names)
    companies = organisations_in([page.text for page in pages]).companies
    families = {
        family: initials
        for family, initials in bearers_of(people).items()
        if not (is_no_family_name(family) or is_ordinary(family) or folded(family) in companies)
    }
    first_names = {
        one
        for name in people
        for one in first_names_of([Finding(Kind.PERSON, 0, len(name))], name)
        if folded(one) not in companies
    }
    named = [list(find_words(page.text, people)) for page in pages]
    common = _common_words(pages, named) if families or first_names else frozenset()
    return tuple(
        tuple(without_overlaps([*here, *_alone(page.text, families, common), *_first(page.text, first_names, common)]))
        for page, here in zip(pages, named, strict=True)
    )


def names_of_people(pages: Sequence[Page], names: Iterable[str]) -> list[str]:
    """Those of the names that are no street's, school's or company's anywhere: it may be nobody's on all pages."""
    institutions = organisations_in([page.text for page in pages]).institutions
    return [name for name in names if folded(name) not in institutions and not _is_of_a_thing(pages, name)]


def _alone(text: str, families: Mapping[str, Collection[str]], common: Collection[str]) -> Iterator[Finding]:
    for one in find_family_names(text, families, common):
        yield replace(one, detail=FAMILY_NAME)


def _first(text: str, first_names: Collection[str], common: Collection[str]) -> Iterator[Finding]:
    """Where a first name stands alone; not in capitals, in which MARC is a format of libraries."""
    found = find_first_names(text, first_names, common)
    return (one for one in found if not text[one.start : one.end].isupper())


def _is_of_a_thing(pages: Sequence[Page], name: str) -> bool:
    return any(is_of_a_thing(page.text, one.start, one.end) for page in pages for one in find_words(page.text, [name]))


def find_among(text: str, organisations: Organisations, listed: Iterable[Finding] | None = None) -> list[Finding]:
    """What identifies people in a text whose document speaks of these organisations, and lists these people there."""
    found = find_personal_data(text, institutions=organisations.institutions, listed=listed)
    return without_companies(found, text, organisations.companies)


def mask_pages(
    pages: Sequence[Page],
    findings: Sequence[Sequence[Finding]],
    words: Sequence[str] = (),
    beside: FindBeside | None = None,
) -> tuple[Page, ...]:
    """The pages without what was found and without the given words: in their text, their labels, and the headers that
    their table rows repeat. `beside` is their `finder_beside`, where it is there already."""
    is_looked_for = beside is not None or any(findings)
    if not (is_looked_for or words):
        return tuple(pages)
    find = (beside or finder_beside(pages, findings)) if is_looked_for else None

    @cache
    def masked(text: str) -> str:
        return mask(text, [*(find(text) if find else ()), *find_words(text, words)])

    return tuple(
        _masked_page(page, [*here, *find_words(page.text, words)], masked)
        for page, here in zip(pages, findings or [()] * len(pages), strict=True)
    )


def _masked_page(page: Page, findings: Iterable[Finding], masked: Callable[[str], str]) -> Page:
    blocks = tuple(replace(block, context=masked(block.context)) if block.context else block for block in page.blocks)
    return replace(page, label=masked(page.label), text=mask(page.text, findings), blocks=blocks)


def finder_beside(pages: Sequence[Page], findings: Sequence[Sequence[Finding]]) -> FindBeside:
    """Finds what identifies people in texts that belong to these pages, such as their title: by the pages, and in the
    texts themselves, where alone it does without findings."""
    known = _known(pages, findings or [()] * len(pages))
    return lambda text: [*find_personal_data(text), *_again(text, known)]


_LONGEST_PRICE = 8
"""Figures."""
_Words = dict[str, list[tuple[str, int, Finding]]]
"""By the first word of it: what was found, how far into it that word stands, and as what."""


class _Known(NamedTuple):
    """What a document is known to say of people.

    `family_names` are plain, each with the initials of its bearers. `common` are the words that the document writes
    without a capital, folded.
    """

    words: _Words
    first_names: frozenset[str]
    family_names: dict[str, set[str]]
    common: frozenset[str]


def _known(pages: Sequence[Page], findings: Sequence[Iterable[Finding]]) -> _Known:
    """Everything found that is told from other words by itself."""
    found = {
        page.text[one.start : one.end]: one
        for page, here in zip(pages, findings, strict=True)
        for one in here
        if _is_told_by_itself(page.text, one)
    }
    words: _Words = {}
    for said, one in found.items():
        if first := _WORD.search(said):
            words.setdefault(first[0], []).append((said, first.start(), one))
    named = [(here, page.text) for page, here in zip(pages, findings, strict=True)]
    alone = (text[one.start : one.end] for here, text in named for one in here if one.detail == FIRST_NAME)
    first_names = frozenset((*alone, *(name for here, text in named for name in first_names_of(here, text))))
    family_names: dict[str, set[str]] = {}
    for here, text in named:
        for name, initial in family_names_of(here, text):
            family_names.setdefault(name, set()).add(initial)
    is_somebody_named = first_names or family_names
    texts = [page.text for page in pages]
    common = _common_words(pages, _small_names(texts, words)) if is_somebody_named else frozenset()
    return _Known(words, first_names, family_names, words_among(family_names, texts, common))


def _common_words(pages: Sequence[Page], findings: Sequence[Iterable[Finding]]) -> frozenset[str]:
    """The words that the pages write without a capital elsewhere than in a full name that was found, folded."""
    return frozenset(map(folded, words_in_lower_case(without_small_names(pages, findings))))


def _small_names(texts: Iterable[str], known: _Words) -> list[list[Finding]]:
    """Where each of the texts has one of the known full names that are without a capital."""
    small = {
        word: few for word, many in known.items() if (few := [one for one in many if _is_a_small_name(one[0], one[2])])
    }
    return [list(_word_for_word(text, small)) for text in texts]


def without_small_names(pages: Sequence[Page], findings: Sequence[Iterable[Finding]]) -> str:
    """The text of the pages without the full names that were found in it without a capital: “fatoumata diallo” makes
    common words neither of “Fatoumata” nor of “Diallo”."""
    return "\n".join(
        mask(page.text, [one for one in here if _is_a_small_name(page.text[one.start : one.end], one)])
        for page, here in zip(pages, findings or [()] * len(pages), strict=True)
    )


def _is_a_small_name(said: str, one: Finding) -> bool:
    return one.kind is Kind.PERSON and with_capitals(said) != said


def _is_told_by_itself(text: str, one: Finding) -> bool:
    """Whether it is the same thing elsewhere: not a surname alone, nor a day or a town where somebody was
    born, nor the figures of a code, an extension or a badge, which may be a price elsewhere."""
    said = text[one.start : one.end]
    if one.kind is not Kind.PERSON:
        may_be_a_price = said.isdigit() and (one.kind is Kind.SECRET or len(said) < _LONGEST_PRICE)
        return one.kind is not Kind.BIRTH and not may_be_a_price
    return re.search(r"\s", said) is not None and not stays_in_its_cell(text, one)


def _again(text: str, known: _Known) -> Iterator[Finding]:
    yield from _word_for_word(text, known.words)
    yield from find_family_names(text, known.family_names, known.common)
    yield from find_first_names(text, known.first_names, known.common)
    yield from find_logins(text, known.family_names, known.common)


def _word_for_word(text: str, known: _Words) -> Iterator[Finding]:
    for word in _WORD.finditer(text) if known else ():
        for words, before, first in known.get(word[0], ()):
            start, end = word.start() - before, word.start() - before + len(words)
            if start >= 0 and text.startswith(words, start) and _stands_alone(text, start, end):
                yield replace(first, start=start, end=end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (_WORD.match(text[max(0, start - 1) : start]) or _WORD.match(text[end : end + 1]))
