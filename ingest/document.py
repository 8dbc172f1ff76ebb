"""What a reader gives: the pages of a file with their structure, before anything is cut or stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus.models import Page, PageKind


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The text of a file. `title` is what the file says of itself, "" when it says nothing telling."""

    page_kind: PageKind
    pages: tuple[Page, ...]
    title: str = ""

    @property
    def characters(self) -> int:
        return sum(len(page.text) for page in self.pages)


Reader = Callable[[Path, str], ReadDocument]
"""Reads the file at a path; the second argument is its original name, for messages.

Raises a `corpus.errors.UnreadableFile` that says why it cannot.
"""
