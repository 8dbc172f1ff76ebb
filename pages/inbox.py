"""The files that a visitor dropped, read and waiting to be published."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import streamlit as st

from corpus.errors import UnreadableFile
from corpus.models import Document
from ingest.description import NOTHING_GIVEN, Description
from ingest.pipeline import Draft, Ingestion

_KEPT = "inbox"


class Dropped(Protocol):
    """What the upload widget gives for one file."""

    name: str
    file_id: str

    def getbuffer(self) -> memoryview: ...


@dataclass(slots=True)
class Inbox:
    """What became of each dropped file, by the upload's id, and what was published last, with its key."""

    read: dict[str, Draft | UnreadableFile] = field(default_factory=dict)
    published: list[Document] = field(default_factory=list)
    key: str = ""
    round: int = 0
    folder: tempfile.TemporaryDirectory[str] = field(default_factory=lambda: tempfile.TemporaryDirectory("-partage"))

    def unread(self, files: Iterable[Dropped]) -> list[Dropped]:
        return [file for file in files if file.file_id not in self.read]

    def receive(self, file: Dropped, ingestion: Ingestion, description: Description = NOTHING_GIVEN) -> None:
        """Reads one file; a file that cannot be read is remembered with the reason."""
        path = Path(self.folder.name) / file.file_id
        path.write_bytes(file.getbuffer())
        try:
            self.read[file.file_id] = ingestion.prepare(path, file.name, description)
        except UnreadableFile as error:
            self.read[file.file_id] = error
            path.unlink(missing_ok=True)

    def results(self, files: Iterable[Dropped]) -> list[tuple[Dropped, Draft | UnreadableFile]]:
        """The files still in the widget, with what became of them."""
        return [(file, self.read[file.file_id]) for file in files if file.file_id in self.read]

    def close_round(self, documents: list[Document], key: str) -> None:
        """Remembers what was published and empties the widget for the next files."""
        self.published = documents
        self.key = key
        self.read.clear()
        self.round += 1


def inbox() -> Inbox:
    """This visitor's inbox; its temporary files go when the visitor does."""
    if _KEPT not in st.session_state:
        st.session_state[_KEPT] = Inbox()
    kept: Inbox = st.session_state[_KEPT]
    return kept
