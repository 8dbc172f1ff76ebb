"""Files on their way into the corpus: how far each has come, kept until it is searchable, refused or forgotten.

Of the giver nothing is stored but the hash of their key, once they have asked to publish.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from filelock import FileLock
from sqlalchemy import ColumnElement, Engine, Row, delete, func, insert, select, update

from corpus.disk import make_folder, put, unusable
from corpus.errors import PartageError, UploadNotFound, error_from_record, error_record
from corpus.schema import uploads

_ID_BYTES = 16


class Step(StrEnum):
    """How far a file has come.

    It is received; read; protected, when what identifies people is found and its giver is asked; approved, when they
    have said to publish it; stored, when it is a document; searchable. A file that failed says why. One is known when
    somebody else shared it meanwhile. A ZIP is opened: its documents go their way as uploads of their own.
    """

    RECEIVED = "received"
    READ = "read"
    PROTECTED = "protected"
    APPROVED = "approved"
    STORED = "stored"
    SEARCHABLE = "searchable"
    KNOWN = "known"
    OPENED = "opened"
    FAILED = "failed"


BEING_READ = frozenset({Step.RECEIVED, Step.READ})
BEING_PUBLISHED = frozenset({Step.APPROVED, Step.STORED})
_PUBLISHED = BEING_PUBLISHED | {Step.SEARCHABLE, Step.KNOWN}
_WITH_FILES = BEING_READ | {Step.PROTECTED, Step.APPROVED}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way. `approval` is what its giver says, as JSON; `done` of `total` passages are searchable.

    `package` is the id of the ZIP that it came in. While a short scan is read, and once it is searchable, `done` of
    `total` scanned pages are recognised, as long as some are waited for.
    """

    id: str
    file: str
    step: Step
    received_at: datetime
    failure: PartageError | None = None
    approval: str = ""
    key_hash: str = ""
    document_id: str = ""
    package: str = ""
    done: int = 0
    total: int = 0

    @property
    def is_on_its_way(self) -> bool:
        """Whether something is still being done with it."""
        return self.step in BEING_READ | BEING_PUBLISHED or (self.step is Step.SEARCHABLE and self.total > 0)


class Uploads:
    """The files on their way, in a table, with a folder for each. Safe to use from several threads and processes."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    def folder(self, upload_id: str) -> Path:
        """Where the file is until it is a document, with what was made of it."""
        return self._folder / upload_id

    def receive(self, file: str, content: bytes | memoryview, package: str = "", approval: str = "") -> Upload:
        """The upload of a file with these bytes, which are on disk when this returns."""
        id, now = secrets.token_urlsafe(_ID_BYTES), datetime.now(UTC)
        upload = Upload(id, file, Step.RECEIVED, now, approval=approval, package=package)
        row = {"id": id, "file": file, "step": upload.step, "received_at": now}
        row |= {"approval": approval, "package": package}
        with self._receiving():
            self._write(self.folder(upload.id), content)
            with self._engine.begin() as connection:
                connection.execute(insert(uploads), row)
        return upload

    def _receiving(self) -> FileLock:
        """Held while a file comes, so that a folder without an upload is always one that a crash has left."""
        return FileLock(self._folder.with_suffix(".lock"))

    def _write(self, folder: Path, content: bytes | memoryview) -> None:
        try:
            make_folder(folder)
            aside = folder / "received.new"
            aside.write_bytes(content)
            put(aside, folder / "received")
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise unusable(self._folder, error) from error

    def leftovers(self) -> list[Path]:
        """The folders that no upload needs any more: what a crash while a file came or went leaves."""
        with self._receiving():
            needed = {upload.id for upload in self.at(_WITH_FILES)}
            found = self._folder.iterdir() if self._folder.is_dir() else ()
            return [path for path in found if path.name not in needed]

    def change(self, upload_id: str, **changes: Any) -> None:
        """Sets fields of the upload; `failure` is an error, the others are as in `Upload`."""
        with self._engine.begin() as connection:
            connection.execute(update(uploads).where(uploads.c.id == upload_id).values(_as_stored(changes)))

    def advance(self, upload_id: str, standing: Iterable[Step], step: Step, **changes: Any) -> bool:
        """Whether the upload still stood at one of these steps: then its step is set, and fields as `change` does it.

        So what is done twice undoes nothing.
        """
        still = (uploads.c.id == upload_id) & uploads.c.step.in_(list(standing))
        with self._engine.begin() as connection:
            changed = connection.execute(update(uploads).where(still).values(step=step, **_as_stored(changes)))
        return changed.rowcount > 0

    def fail(self, upload_id: str, failure: PartageError) -> None:
        """The upload ends here; its file goes, the reason stays."""
        self.change(upload_id, step=Step.FAILED, failure=failure)
        self.forget_files(upload_id)

    def upload(self, upload_id: str) -> Upload:
        """Raises UploadNotFound."""
        found = self._where(uploads.c.id == upload_id)
        if not found:
            raise UploadNotFound
        return found[0]

    def among(self, ids: Iterable[str]) -> list[Upload]:
        """These uploads, without those that waited for more than a day or were given up."""
        named = list(ids)
        found = {upload.id: upload for upload in self._where(uploads.c.id.in_(named))}
        return [found[id] for id in named if id in found]

    def count(self, steps: Iterable[Step]) -> int:
        """How many uploads stand at one of these steps."""
        return self._count(uploads.c.step.in_(list(steps)))

    def at(self, steps: Iterable[Step]) -> list[Upload]:
        """The uploads that stand at one of these steps, the first received first."""
        return self._where(uploads.c.step.in_(list(steps)))

    def of_key(self, key_hash: str) -> list[Upload]:
        """The uploads that were published with the key of this hash, the first received first."""
        return self._where(uploads.c.key_hash == key_hash)

    def of_package(self, upload_id: str) -> list[Upload]:
        """The uploads of the documents that came in this ZIP, in its order."""
        return self._where(uploads.c.package == upload_id)

    def forget(self, upload_id: str) -> None:
        """Forgets the upload and the documents of a ZIP with all their files, but for what is or will be published."""
        for member in self.of_package(upload_id):
            self._forget_unpublished(member.id)
        self._forget_unpublished(upload_id)

    def _forget_unpublished(self, upload_id: str) -> None:
        ours = uploads.c.id == upload_id
        with self._engine.begin() as connection:
            connection.execute(delete(uploads).where(ours & uploads.c.step.not_in(list(_PUBLISHED))))
        if not self._where(ours):
            self.forget_files(upload_id)

    def _forget(self, upload: Upload) -> None:
        self.forget_files(upload.id)
        with self._engine.begin() as connection:
            connection.execute(delete(uploads).where(uploads.c.id == upload.id))

    def ahead_of(self, upload: Upload) -> int:
        """How many files are to be read before this one."""
        earlier = uploads.c.step.in_(list(BEING_READ)) & (uploads.c.received_at < upload.received_at)
        return self._count(earlier)

    def forget_files(self, upload_id: str) -> None:
        """Removes the folder of the upload: the corpus has its own copy, or nobody will want it."""
        shutil.rmtree(self.folder(upload_id), ignore_errors=True)

    def forget_older_than(self, moment: datetime) -> int:
        """How many uploads were forgotten: those received before, unless they are on their way to be published."""
        old = self._where((uploads.c.received_at < moment) & uploads.c.step.not_in(list(BEING_PUBLISHED)))
        for upload in old:
            self._forget(upload)
        return len(old)

    def _count(self, condition: ColumnElement[bool]) -> int:
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(uploads).where(condition)).scalar_one())

    def _where(self, condition: ColumnElement[bool]) -> list[Upload]:
        with self._engine.connect() as connection:
            rows = connection.execute(select(uploads).where(condition).order_by(uploads.c.received_at, uploads.c.id))
            return [_upload(row) for row in rows]


def _as_stored(changes: dict[str, Any]) -> dict[str, Any]:
    return changes | {"failure": error_record(changes["failure"])} if "failure" in changes else changes


def _upload(row: Row[Any]) -> Upload:
    values = dict(row._mapping)
    values["step"] = Step(values["step"])
    values["failure"] = error_from_record(values["failure"]) if values["failure"] else None
    values["received_at"] = values["received_at"].replace(tzinfo=UTC)  # SQLite forgets the zone
    return Upload(**values)
