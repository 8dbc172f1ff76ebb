"""The files that a visitor dropped, on their way to be published, and what they published last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import IO, Protocol, cast

import streamlit as st

from corpus.errors import NotFound
from corpus.uploads import Upload, Uploads
from ingest.description import Description
from ingest.packages import count_documents
from ingest.pipeline import Draft
from jobs.older_versions import OlderVersions
from jobs.queue import Jobs
from pages.visits import count_visit
from protect.visits import Deed

_KEPT = "inbox"


class Dropped(Protocol):
    """What the upload widget gives for one file, which is a file of bytes itself."""

    name: str
    file_id: str

    def getbuffer(self) -> memoryview: ...


@dataclass(slots=True)
class Inbox:
    """The upload of each dropped file, by the widget's id, and the uploads published last, with their key.

    `deleted` are the versions before them, where their deletion was asked for.
    """

    received: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    published: list[str] = field(default_factory=list)
    key: str = ""
    deleted: OlderVersions | None = None
    round: int = 0

    def receive(self, files: Iterable[Dropped], jobs: Jobs, description: Description) -> None:
        """Has every file read that is new; a ZIP counts as its documents. Raises TooOften when the rest has to wait."""
        for file in files:
            if file.file_id not in self.received:
                count_visit(Deed.GIVE, count_documents(cast(IO[bytes], file)))
                self.received[file.file_id] = jobs.receive(file.name, file.getbuffer(), description).id

    def uploads(self, files: Iterable[Dropped], uploads: Uploads) -> list[Upload]:
        """How far each file that is still in the widget has come, after a ZIP the documents that it holds."""
        found = _found([self.received[file.file_id] for file in files if file.file_id in self.received], uploads)
        return [one for upload in found for one in (upload, *uploads.of_package(upload.id))]

    def draft(self, upload: Upload, jobs: Jobs) -> Draft:
        """What was read of the upload. Raises NotFound."""
        if upload.id not in self.drafts:
            self.drafts[upload.id] = jobs.draft(upload)
        return self.drafts[upload.id]

    def close_round(self, published: Iterable[Upload], key: str, deleted: OlderVersions | None = None) -> None:
        """Remembers what was published and empties the widget for the next files."""
        self.published = [upload.id for upload in published]
        self.key = key
        self.deleted = deleted
        self.received.clear()
        self.drafts.clear()
        self.round += 1

    def published_uploads(self, uploads: Uploads) -> list[Upload]:
        """How far what was published last has come."""
        return _found(self.published, uploads)


def _found(ids: Iterable[str], uploads: Uploads) -> list[Upload]:
    found = []
    for id in ids:
        try:
            found.append(uploads.upload(id))
        except NotFound:  # it waited for more than a day
            continue
    return found


def inbox() -> Inbox:
    """This visitor's inbox."""
    if _KEPT not in st.session_state:
        st.session_state[_KEPT] = Inbox()
    kept: Inbox = st.session_state[_KEPT]
    return kept
