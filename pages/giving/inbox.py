"""The files that a visitor dropped, on their way to be published, and what they published last."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import IO, Protocol, cast

import streamlit as st

from corpus.uploads import BEING_READ, Step, Upload, Uploads
from ingest.description import Description
from ingest.draft import Draft
from ingest.packages import count_documents
from jobs.older_versions import OlderVersions
from jobs.queue import Jobs
from pages.visiting.visits import count_visit
from protect.visits import Deed

_KEPT = "inbox"
_WAITING = BEING_READ | {Step.PROTECTED, Step.OPENED}


class Dropped(Protocol):
    """What the upload widget gives for one file, which is a file of bytes itself."""

    name: str
    file_id: str

    def getbuffer(self) -> memoryview: ...


@dataclass(slots=True)
class Inbox:
    """The upload of each dropped file, by the widget's id, and the uploads published last, with their key.

    `deleted` are the versions before them, where their deletion was asked for, and `gone` the files that were to be
    published with them and no longer waited. `begun` are the uploads whose widget went when another page was opened,
    `resumed` those of them that are taken up again; each upload is for a purpose: "" to be shared, else the id of the
    document to replace. All of this ends with the visitor's session.
    """

    received: dict[str, str] = field(default_factory=dict)
    purposes: dict[str, str] = field(default_factory=dict)
    begun: list[str] = field(default_factory=list)
    resumed: list[str] = field(default_factory=list)
    drafts: dict[str, Draft] = field(default_factory=dict)
    published: list[str] = field(default_factory=list)
    key: str = ""
    deleted: OlderVersions | None = None
    gone: list[str] = field(default_factory=list)
    round: int = 0

    def receive(self, files: Sequence[Dropped], jobs: Jobs, description: Description, purpose: str = "") -> None:
        """Has every file read that is new, and forgets those taken out of the widget.

        A ZIP counts as its documents. Raises TooOften when the rest has to wait.
        """
        kept = {file.file_id for file in files}
        self._forget([upload for file_id, upload in self.received.items() if file_id not in kept], jobs)
        for file in files:
            if file.file_id not in self.received:
                count_visit(Deed.GIVE, count_documents(cast(IO[bytes], file)))
                if purpose:  # a document is replaced by one file
                    self.give_up(purpose, jobs)
                upload = jobs.receive(file.name, file.getbuffer(), description)
                self.received[file.file_id] = upload.id
                self.purposes[upload.id] = purpose

    def set_aside(self) -> None:
        """Takes what was dropped for begun: the widget that held it is gone."""
        self.begun = [*self.begun, *self.resumed, *self.received.values()]
        self.resumed = []
        self.received.clear()

    def resume(self, purpose: str) -> None:
        """Takes up again what was begun for this purpose."""
        self.resumed += self._for(purpose, self.begun)
        self.begun = [id for id in self.begun if id not in self.resumed]

    def give_up(self, purpose: str, jobs: Jobs) -> None:
        """Forgets what was begun for this purpose, taken up again or not."""
        self._forget(self._for(purpose, [*self.begun, *self.resumed]), jobs)

    def _forget(self, ids: Collection[str], jobs: Jobs) -> None:
        if not ids:
            return
        for id in ids:
            jobs.forget(id)
        self.drafts.clear()
        self.received = {file_id: id for file_id, id in self.received.items() if id not in ids}
        self.begun = [id for id in self.begun if id not in ids]
        self.resumed = [id for id in self.resumed if id not in ids]

    def begun_uploads(self, purpose: str, uploads: Uploads) -> list[Upload]:
        """What was begun for this purpose and not yet taken up again, and can still be published."""
        return [one for one in uploads.among(self._for(purpose, self.begun)) if one.step in _WAITING]

    def resumed_uploads(self, purpose: str, uploads: Uploads) -> list[Upload]:
        """What was taken up again for this purpose."""
        return uploads.among(self._for(purpose, self.resumed))

    def _for(self, purpose: str, ids: Iterable[str]) -> list[str]:
        return [id for id in ids if self.purposes.get(id) == purpose]

    def uploads(self, files: Iterable[Dropped], uploads: Uploads, purpose: str = "") -> list[Upload]:
        """How far each file has come that is in the widget or taken up again, after a ZIP the documents in it.

        These once all of them are there, so that none is published while the others are still taken out.
        """
        dropped = uploads.among([self.received[file.file_id] for file in files if file.file_id in self.received])
        found = [*self.resumed_uploads(purpose, uploads), *dropped]
        opened = {upload.id: uploads.of_package(upload.id) for upload in found if upload.step is Step.OPENED}
        return [one for upload in found for one in (upload, *opened.get(upload.id, ()))]

    def draft(self, upload: Upload, jobs: Jobs) -> Draft:
        """What was read of the upload. Raises NotFound."""
        if upload.id not in self.drafts:
            self.drafts[upload.id] = jobs.draft(upload)
        return self.drafts[upload.id]

    def close_round(
        self, published: Iterable[Upload], key: str, deleted: OlderVersions | None = None, gone: Iterable[str] = ()
    ) -> None:
        """Remembers what was published, and what was gone, and empties the widget for the next files."""
        self.published = [upload.id for upload in published]
        self.key = key
        self.deleted = deleted
        self.gone = list(gone)
        self.received.clear()
        self.resumed = []
        self.drafts.clear()
        self.round += 1

    def published_uploads(self, uploads: Uploads) -> list[Upload]:
        """How far what was published last has come."""
        return uploads.among(self.published)


def inbox() -> Inbox:
    """This visitor's inbox."""
    if _KEPT not in st.session_state:
        st.session_state[_KEPT] = Inbox()
    kept: Inbox = st.session_state[_KEPT]
    return kept
