"""What a reader gives: the pages of a file with their structure, before anything is cut or stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.disclosure import NOTHING_DISCLOSED, Disclosure
from corpus.models import Page, PageKind
from protect.file_names import people_among
from protect.findings import FAMILY_NAME, FIRST_NAME, Finding, Kind, without_overlaps
from protect.given_words import find_words, united
from protect.kept import to_hide, without_kept
from protect.masking import FindBeside, find_in_pages, find_named, finder_beside, mask, mask_pages, names_of_people

_ALONE = (FAMILY_NAME, FIRST_NAME)
"""The details of findings that are a part of somebody's name."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file says of itself beside its title, ahead of its text: who wrote it, its year and its language, a code
    of two letters; "" and None for what it does not say."""

    author: str = ""
    year: int | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The text of a file. `title` is what the file says of itself, "" when it says nothing telling.

    `personal_data` is what was found on each page; () as long as nobody has looked. `named` are full names that the
    properties of the file give, and by which people were found in its text, in full or by a part of the name alone.
    Where pages are yet to be read, all that the properties give are among them, since those pages may name them.
    `front_matter` is for guesses alone: nobody has looked for people in it.
    """

    page_kind: PageKind
    pages: tuple[Page, ...]
    title: str = ""
    personal_data: tuple[tuple[Finding, ...], ...] = ()
    named: tuple[str, ...] = ()
    front_matter: FrontMatter = FrontMatter()

    @property
    def characters(self) -> int:
        return sum(len(page.text) for page in self.pages)

    @property
    def people(self) -> set[str]:
        """The names of people that were found."""
        return {
            page.text[one.start : one.end]
            for page, found in zip(self.pages, self.personal_data, strict=False)
            for one in found
            if one.kind is Kind.PERSON
        }

    def searched(self, people: Sequence[str] = ()) -> ReadDocument:
        """The same, with the personal data found on its pages. `people` are the full names that its file gives."""
        found = replace(self, personal_data=find_in_pages(self.pages))
        return found._with_people(people) if people else found

    def looked_through_for(self, words: Sequence[str]) -> ReadDocument:
        """The same, with those people found too, a part of the name alone too, whom these words name in full."""
        people = people_among(words)
        return self._with_people(people) if people and self.personal_data else self

    def _with_people(self, people: Sequence[str]) -> ReadDocument:
        found = self.personal_data
        more = [
            [one for one in without_overlaps([*here, *there]) if one not in here]
            for here, there in zip(found, find_named(self.pages, people), strict=True)
        ]
        both = (tuple(without_overlaps([*here, *there])) for here, there in zip(found, more, strict=True))
        return replace(self, personal_data=tuple(both), named=united(self.named, self._told_by(people, more)))

    def _told_by(self, people: Sequence[str], more: Sequence[Sequence[Finding]]) -> Iterator[str]:
        """The full names by which so much more was found; all of them where pages are yet to be read."""
        for page, there in zip(self.pages, more, strict=True):
            yield from (page.text[one.start : one.end] for one in there if one.detail not in _ALONE)
        if any(page.is_unread for page in self.pages):
            yield from names_of_people(self.pages, people)
        alone = {one for there in more for one in there if one.detail in _ALONE}
        for name in people if alone else ():
            if any(not alone.isdisjoint(here) for here in find_named(self.pages, [name])):
                yield name

    def words_to_mask(self, disclosure: Disclosure) -> tuple[str, ...]:
        """The words that its giver wants masked, with those that only the properties of its file told, unless what
        identifies people is kept, or they are. These are to be remembered: the published file tells them no more."""
        told = () if disclosure.keeps_personal_data else without_kept(self.named, disclosure.kept_words)
        return united(disclosure.masked_words, told)

    def to_hide(self, disclosure: Disclosure) -> tuple[tuple[Finding, ...], ...]:
        """What of the findings is hidden on each page; () where nothing is."""
        hidden = tuple(
            to_hide(page.text, here, disclosure) for page, here in zip(self.pages, self.personal_data, strict=False)
        )
        return hidden if any(hidden) else ()

    def finder_of_what_is_hidden(self, disclosure: Disclosure) -> FindBeside:
        """Finds in words beside its text, such as its title, what is hidden in them."""
        find = finder_beside(self.pages, self.personal_data)
        return lambda text: list(to_hide(text, find(text), disclosure))

    def as_shown(self, disclosure: Disclosure = NOTHING_DISCLOSED) -> ReadDocument:
        """The same as readers get it: without the personal data that were found, unless they are to be kept, nor the
        words that its giver wants masked. What is always hidden is kept nowhere."""
        words = self.words_to_mask(disclosure)
        known = self if disclosure.keeps_personal_data else self.looked_through_for(words)
        found = known.to_hide(disclosure)
        if not (found or words or disclosure.kept_words):
            return self
        beside = known.finder_of_what_is_hidden(disclosure) if found or disclosure.kept_words else None
        in_title = [*(beside(self.title) if beside else ()), *find_words(self.title, words)]
        return replace(self, pages=mask_pages(self.pages, found, words, beside), title=mask(self.title, in_title))


Reader = Callable[[Path, str], ReadDocument]
"""Reads the file at a path; the second argument is its original name, for messages.

Raises a `corpus.errors.UnreadableFile` that says why it cannot.
"""
