"""The inbox of a visitor: what is forgotten of their files, and when."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import cast

from corpus.store import Store
from corpus.uploads import Step, Upload
from ingest.description import NOTHING_GIVEN
from jobs.queue import Jobs
from pages.giving.inbox import Inbox


class File(BytesIO):
    """A dropped file that tells when its documents are counted."""

    def __init__(self, name: str, told: list[str]) -> None:
        super().__init__(b"text")
        self.name = self.file_id = name
        self._told = told

    def seek(self, place: int, whence: int = 0, /) -> int:
        self._told.append(f"{self.name} counted")
        return super().seek(place, whence)


class Told:
    """Stands for the jobs: tells what it is asked for."""

    def __init__(self, told: list[str]) -> None:
        self._told = told

    def receive(self, file: str, *_: object) -> Upload:
        self._told.append(f"{file} received")
        return Upload(file, file, Step.RECEIVED, datetime.now(UTC))

    def forget(self, upload_id: str) -> None:
        self._told.append(f"{upload_id} forgotten")


def test_what_was_begun_is_forgotten_only_once_the_next_file_is_allowed() -> None:
    told: list[str] = []
    jobs, box = cast(Jobs, Told(told)), Inbox()
    box.receive([File("v2", told)], jobs, NOTHING_GIVEN, "replaced")
    box.set_aside()
    told.clear()
    box.receive([File("v3", told)], jobs, NOTHING_GIVEN, "replaced")
    assert list(dict.fromkeys(told)) == ["v3 counted", "v2 forgotten", "v3 received"]
    assert (box.begun, list(box.received)) == ([], ["v3"])


def test_a_file_taken_out_of_the_widget_is_forgotten_and_one_that_is_set_aside_is_not() -> None:
    told: list[str] = []
    jobs, box = cast(Jobs, Told(told)), Inbox()
    files = [File("a", told), File("b", told)]
    box.receive(files, jobs, NOTHING_GIVEN)
    box.receive(files[:1], jobs, NOTHING_GIVEN)
    assert told[-1] == "b forgotten"
    box.set_aside()
    box.receive([], jobs, NOTHING_GIVEN)
    assert told[-1] == "b forgotten"
    assert box.begun == ["a"]


def test_the_documents_of_a_zip_are_there_once_it_is_opened_to_its_end(store: Store) -> None:
    package = store.uploads.receive("dce.zip", b"PK")
    member = store.uploads.receive("a.md", b"text", package.id)
    box, files = Inbox(received={"dce.zip": package.id}), [File("dce.zip", [])]
    assert [one.id for one in box.uploads(files, store.uploads)] == [package.id]
    store.uploads.change(package.id, step=Step.OPENED)
    assert [one.id for one in box.uploads(files, store.uploads)] == [package.id, member.id]
