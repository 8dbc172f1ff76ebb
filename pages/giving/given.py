"""A file that is given, with what its giver says of it, and what it has in common with one that is shared already."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.models import Document
from corpus.uploads import Upload
from ingest.description import Description
from ingest.draft import Draft
from ingest.relation import Related
from protect.given_words import united

_IN_COMMON = (
    "title",
    "kind",
    "domain",
    "buyer",
    "buyer_type",
    "language",
    "licence",
    "origin",
    "masked_words",
    "text_only",
)
"""What a new version has of the one before, until its giver says otherwise."""


@dataclass(frozen=True, slots=True)
class Given:
    """A draft with what its giver says of it. `related` is None where they have to say how it stands to another."""

    upload: Upload
    draft: Draft
    description: Description
    related: Related | None


def described_like(replaced: Document) -> Description:
    """What a new version has in common with the one before; nobody chose that a file is withheld."""
    common = Description(**{name: getattr(replaced, name) for name in _IN_COMMON})
    return replace(common, text_only=replaced.text_only and not replaced.withheld)


def hiding_as(known: Document, description: Description, *, may_give_file: bool) -> Description:
    """The description of another version or format of a known document, which tells nothing that is hidden in that one.

    Where that one is published without its file, it is so too, unless its giver has the choice.
    """
    words = united(description.masked_words or (), known.masked_words)
    text_only = description.text_only or (known.text_only and not may_give_file)
    return replace(description, masked_words=words, text_only=text_only)
