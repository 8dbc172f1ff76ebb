"""A file on its way from reading to publication: what was read, guessed and found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.models import Document
from ingest.document import ReadDocument
from ingest.near_duplicates import Likeness
from protect.traces import Trace


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was read and described, not yet published.

    `document` merges what was given with what was guessed; `guessed` names the fields that were guessed.
    `already_there` is the stored document with the same bytes; then `document` is that one and nothing was read.
    `near` are the stored documents whose text is nearly the same, the nearest first.
    `read` is the text as it stands in the file; what identifies people in it is masked when it is published.
    `traces` are what the file told about people beside its text; `source` is the copy without them.
    `recognised` are its scanned pages that were recognised, by number, as PDFs of one page.
    `given_as` is the name that the file came with where it was converted, else "".
    `buyer_from` is the file given with it that names the buyer where it does not itself, else "".
    """

    document: Document
    source: Path
    read: ReadDocument
    guessed: frozenset[str] = frozenset()
    already_there: Document | None = None
    near: tuple[Likeness, ...] = ()
    traces: tuple[Trace, ...] = ()
    given_as: str = ""
    buyer_from: str = ""
    recognised: Mapping[int, Path] = field(default_factory=dict)
