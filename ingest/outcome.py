"""What became of a file that was to be added, or of a stored document that was to be read again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.errors import PartageError
from corpus.models import Document
from ingest.near_duplicates import Likeness


class Status(StrEnum):
    ADDED = "added"
    ALREADY_THERE = "already there"
    FAILED = "failed"
    CHANGED = "changed"
    AS_IT_WAS = "as it was"
    WITHDRAWN = "withdrawn meanwhile"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: its document unless it was not added or is gone, the reason if it failed.

    `unmasked` counts the characters of a stored document that were masked and are no more. `near` are the documents
    that it is near to, of which nobody said how it stands to them. `given_in` is the folder that the file was given in.
    """

    file: str
    status: Status
    document: Document | None = None
    error: PartageError | None = None
    near: tuple[Likeness, ...] = ()
    given_in: Path = Path()
    unmasked: int = 0
