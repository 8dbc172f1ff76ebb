"""What a reader gives: the pages of a file with their structure, before anything is cut or stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.models import Page, PageKind
from protect.findings import Finding, Kind
from protect.given_words import find_words
from protect.masking import find_beside, find_in_pages, mask, mask_pages


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The text of a file. `title` is what the file says of itself, "" when it says nothing telling.

    `personal_data` is what was found on each page; () as long as nobody has looked.
    """

    page_kind: PageKind
    pages: tuple[Page, ...]
    title: str = ""
    personal_data: tuple[tuple[Finding, ...], ...] = ()

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

    def searched(self) -> ReadDocument:
        """The same, with the personal data found on its pages."""
        return replace(self, personal_data=find_in_pages(self.pages))

    def masked(self) -> ReadDocument:
        """The same, without the personal data that were found."""
        return self.as_shown(keeps_personal_data=False)

    def as_shown(self, *, keeps_personal_data: bool | None, without: Sequence[str] | None = ()) -> ReadDocument:
        """The same as readers get it: without the personal data that were found, unless they are to be kept, and
        `without` the words that its giver wants masked."""
        found = () if keeps_personal_data or not any(self.personal_data) else self.personal_data
        words = without or ()
        if not (found or words):
            return self
        in_title = [*(find_beside(self.title, self.pages, found) if found else ()), *find_words(self.title, words)]
        return replace(self, pages=mask_pages(self.pages, found, words), title=mask(self.title, in_title))


Reader = Callable[[Path, str], ReadDocument]
"""Reads the file at a path; the second argument is its original name, for messages.

Raises a `corpus.errors.UnreadableFile` that says why it cannot.
"""
