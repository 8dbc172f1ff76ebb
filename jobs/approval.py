"""What waits between two steps of an upload, as JSON: the draft that was read, and what its giver said of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from corpus.disk import put
from ingest.description import Description
from ingest.draft import Draft
from ingest.relation import Related

_DRAFT = "draft.json"


@dataclass(frozen=True, slots=True)
class Approval:
    """What the giver says on publishing: the description, how it stands to a known document, and their pseudonym.

    `deletes_older`: the versions that it takes the place of are deleted for good, those that its key opens.
    """

    description: Description
    related: Related | None = None
    pseudonym: str = ""
    deletes_older: bool = False

    def as_json(self) -> str:
        return _approvals.dump_json(self).decode()


_approvals = TypeAdapter(Approval)
_drafts = TypeAdapter(Draft)


def read_approval(text: str) -> Approval:
    return _approvals.validate_json(text)


def keep_draft(draft: Draft, folder: Path) -> None:
    """Writes the draft to the folder of its upload; it appears whole or not at all."""
    aside = folder / f"{_DRAFT}.new"
    aside.write_bytes(_drafts.dump_json(draft))
    put(aside, folder / _DRAFT)


def read_draft(folder: Path) -> Draft:
    """The draft that was kept. Raises OSError where there is none, ValueError where another version wrote it."""
    return _drafts.validate_json((folder / _DRAFT).read_bytes())
