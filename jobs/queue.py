"""The queue of what has to be done with uploads, kept in SQLite by huey, and what each task does.

The table of uploads is the truth: it tells what is left to do after any crash, and every task may be done twice. The
queue only says what comes next, to the one process that works it off (`jobs.worker`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from huey import SqliteHuey, crontab
from huey.api import Task

from answer.commons import Commons
from corpus.contributions import Giver, hash_of
from corpus.errors import (
    DataFolderUnusable,
    DocumentHidden,
    DocumentNotFound,
    HiddenFile,
    NotFound,
    ReadingStopped,
    RecognitionStopped,
    UnreadableFile,
)
from corpus.models import Document
from corpus.uploads import BEING_READ, Step, Upload
from ingest.description import NOTHING_GIVEN, Description
from ingest.draft import Draft
from ingest.incoming import Incoming, clean_name
from ingest.packages import Member
from ingest.recognition import usable_languages
from jobs.approval import Approval, keep_draft, read_approval, read_draft
from jobs.older_versions import older_versions
from jobs.one_at_a_time import OneAtATime, each_once

_RETRIES = 2
_SECONDS_BEFORE_A_RETRY = 5
_SOON, _LATER = 1, 0  # who waits for a form to fill goes first
_TOLD_OF_AN_ID = 6  # the whole would open the upload
KEPT_FOR = timedelta(days=1)
"""How long a file waits for its giver, and what became of it for whoever asks."""

_logger = logging.getLogger(__name__)


class Jobs:
    """Takes uploads and hands them on, step by step. Any process may ask; only the worker's calls `resume`."""

    def __init__(self, commons: Commons) -> None:
        self._commons = commons
        self._uploads = commons.store.uploads
        self._refreshing, self._recognising = OneAtATime(), OneAtATime()
        self._closing = False
        path = commons.settings.queue_file
        self.huey = SqliteHuey("partage", filename=str(path), fsync=True, results=False, timeout=30)
        again = {"retries": _RETRIES, "retry_delay": _SECONDS_BEFORE_A_RETRY, "context": True}
        self._read = self.huey.task(priority=_SOON, name="read", **again)(each_once(self._read_now))
        self._publish = self.huey.task(priority=_SOON, name="publish", **again)(each_once(self._publish_now))
        later = {"retries": _RETRIES, "retry_delay": _SECONDS_BEFORE_A_RETRY, "priority": _LATER}
        self._refresh = self.huey.task(name="refresh", **later)(self._refresh_now)
        self._recognise = self.huey.task(name="recognise", **later)(self._recognise_now)
        self.huey.periodic_task(crontab(minute="0"), name="forget")(self._forget_now)

    # Asked for by pages

    def receive(self, file: str, content: bytes | memoryview, description: Description = NOTHING_GIVEN) -> Upload:
        """The upload of a file, to be read as soon as its turn comes."""
        approval = "" if description is NOTHING_GIVEN else Approval(description).as_json()
        upload = self._uploads.receive(clean_name(file), content, approval=approval)
        self._read(upload.id)
        return upload

    def draft(self, upload: Upload) -> Draft:
        """What was read of an upload that is protected; raises NotFound when it is no longer there."""
        try:
            return read_draft(self._uploads.folder(upload.id))
        except (OSError, ValueError) as error:
            raise NotFound from error

    def approve(self, upload: Upload, approval: Approval, key: str) -> bool:
        """Whether the upload still waited for its giver: then it is published as they say, and `key` will open it.

        One that was approved before, failed or was opened stays as it was. Raises UploadNotFound when it is no longer
        there.
        """
        said = {"approval": approval.as_json(), "key_hash": hash_of(key)}
        is_taken = self._uploads.advance(upload.id, {Step.PROTECTED}, Step.APPROVED, **said)
        if is_taken:
            self._publish(upload.id)
        else:
            self._uploads.upload(upload.id)
        return is_taken

    def forget(self, upload_id: str) -> None:
        """Removes an upload that its giver gives up, with its file and what came in it; not what they published."""
        self._uploads.forget(upload_id)

    def refresh_soon(self) -> None:
        """Has the search brought up to date with documents that changed or went."""
        self._refresh()

    # Done by the worker

    def resume(self) -> None:
        """Takes up all that was left undone, wherever the last worker stopped, but for what has waited too long."""
        self.huey.flush()
        self._forget_now()

    def _take_up(self) -> None:
        """Asks again for all that is waited for; whatever is done twice is done once."""
        for upload in self._uploads.at(BEING_READ):
            self._read(upload.id)
        for upload in self._uploads.at({Step.APPROVED}):
            self._publish(upload.id)
        self._refresh()
        self._recognise()

    def close(self) -> None:
        """From now on nothing is given up: what fails now fails because the process ends."""
        self._closing = True

    def work_off(self) -> None:
        """Does all that is in the queue, here and now, and what comes of it."""
        while task := self.huey.dequeue():
            self.huey.execute(task)

    def _read_now(self, upload_id: str, task: Task) -> None:
        upload = self._waiting(upload_id, BEING_READ)
        if upload is None:
            return
        try:
            if not self._open(upload):
                self._prepare(upload)
        except (ReadingStopped, RecognitionStopped):
            pass  # its reader was ended with this process, and the next one reads it again
        except UnreadableFile as error:
            if not self._closing:  # else its reader may have been told to end together with this process
                self._uploads.fail(upload.id, error)
        except Exception as error:
            if not self._is_given_up(upload.id):
                self._fail_at_last(upload, task, error)
                raise
        finally:
            if self._is_given_up(upload.id):
                self._uploads.forget(upload.id)  # what was made of it after its giver had given it up

    def _is_given_up(self, upload_id: str) -> bool:
        try:
            self._uploads.upload(upload_id)
        except NotFound:
            return True
        return False

    def _open(self, upload: Upload) -> bool:
        """Whether the upload is a ZIP of documents, which are now uploads of their own.

        One that came in a ZIP is not opened, nor one that is to take the place of a document.
        """
        if upload.package or upload.approval:
            return False
        folder = self._uploads.folder(upload.id)
        incoming = Incoming(folder / "received", upload.file)
        members = self._commons.ingestion.open_package(incoming, folder / "inside")
        begun = self._uploads.of_package(upload.id)  # before this was interrupted
        for place, member in enumerate(members):
            inside = begun[place] if place < len(begun) else self._receive_member(member, upload)
            if inside.step is Step.RECEIVED and member.error:
                self._uploads.fail(inside.id, member.error)
            elif inside.step in BEING_READ:
                self._read(inside.id)
        if members:
            self._uploads.change(upload.id, step=Step.OPENED, total=len(members))
            self._uploads.forget_files(upload.id)
        return bool(members)

    def _receive_member(self, member: Member, package: Upload) -> Upload:
        return self._uploads.receive(member.file, member.path.read_bytes() if member.path else b"", package.id)

    def _prepare(self, upload: Upload) -> None:
        folder = self._uploads.folder(upload.id)
        given = read_approval(upload.approval).description if upload.approval else NOTHING_GIVEN
        incoming = Incoming(folder / "received", upload.file, given)
        draft = self._commons.ingestion.prepare(
            incoming,
            folder / "copy",
            lambda: self._uploads.advance(upload.id, BEING_READ, Step.READ),
            lambda done, total: self._tell_recognising(upload.id, done, total),
        )
        keep_draft(draft, folder)
        self._uploads.advance(upload.id, BEING_READ, Step.PROTECTED, done=0, total=0)

    def _tell_recognising(self, upload_id: str, done: int, total: int) -> None:
        """How many pages of a scan are recognised; raises UploadNotFound where nobody waits for them any more."""
        self._uploads.upload(upload_id)
        self._uploads.change(upload_id, done=done, total=total)

    def _publish_now(self, upload_id: str, task: Task) -> None:
        upload = self._waiting(upload_id, {Step.APPROVED})
        if upload is None:
            return
        try:
            approval = read_approval(upload.approval)
            draft = read_draft(self._uploads.folder(upload.id))
            giver = Giver(upload.key_hash, approval.pseudonym)
            document = self._commons.ingestion.publish(draft, approval.description, approval.related, giver)
            if approval.deletes_older:
                self._delete_older(upload.key_hash, document)
            if document.text_only and not document.withheld:
                self._keep_others_back(upload.key_hash, document)
        except UnreadableFile as error:
            self._uploads.fail(upload.id, error)
        except DocumentHidden:
            self._uploads.fail(upload.id, HiddenFile(file=upload.file))
        except Exception as error:
            self._fail_at_last(upload, task, error)
            raise
        else:
            self._hand_on(upload, document)

    def _delete_older(self, key_hash: str, document: Document) -> None:
        """Deletes what the key opens of the versions before the document, where it opens the document itself."""
        store = self._commons.store
        if not store.contributions.opens(key_hash, document.id):
            return
        older = [one for one in store.versions.of(document.id) if one.version < document.version]
        for one in older_versions(older, key_hash, store).own:
            with suppress(DocumentNotFound):  # withdrawn meanwhile
                store.delete(one.id)

    def _keep_others_back(self, key_hash: str, document: Document) -> None:
        """Has the text alone published of what the key opens of its other versions too, which tell the same."""
        store = self._commons.store
        if not store.contributions.opens(key_hash, document.id):
            return
        family = store.versions.family(document.id)
        others = [one.id for one in family if not one.text_only and store.contributions.opens(key_hash, one.id)]
        self._commons.ingestion.corrections.keep_files_back(others)

    def _hand_on(self, upload: Upload, document: Document) -> None:
        """Has the document made searchable; one that somebody else gave first is theirs, and ready."""
        is_ours = self._commons.store.contributions.opens(upload.key_hash, document.id)
        step = Step.STORED if is_ours else Step.KNOWN
        self._uploads.change(upload.id, step=step, document_id=document.id)
        self._uploads.forget_files(upload.id)
        if step is Step.STORED:
            self._refresh()
            self._recognise()

    def _waiting(self, upload_id: str, steps: frozenset[Step] | set[Step]) -> Upload | None:
        """The upload, when it still stands at one of these steps: a task that came twice finds it further on."""
        try:
            upload = self._uploads.upload(upload_id)
        except NotFound:
            return None
        return upload if upload.step in steps else None

    def _fail_at_last(self, upload: Upload, task: Task, error: Exception) -> None:
        """Gives the upload up when it was tried often enough; the cause is for the administrator to read.

        One that only the disk refused waits for the disk.
        """
        if not task.retries and not self._closing and not isinstance(error, DataFolderUnusable):
            _logger.exception("A file could not be added", extra={"upload": upload.id[:_TOLD_OF_AN_ID]})
            self._uploads.fail(upload.id, UnreadableFile(file=upload.file))

    def _refresh_now(self) -> None:
        self._refreshing.run(self._make_searchable)

    def _make_searchable(self) -> None:
        stored = {upload.id for upload in self._uploads.at({Step.STORED})}
        self._commons.refresh(self._tell_how_far)
        self._tell_searchable(upload for upload in self._uploads.at({Step.STORED}) if upload.id in stored)

    def _tell_how_far(self, done: int, total: int) -> None:
        """What is found already need not wait for what comes while a refresh goes on."""
        found = self._commons.search_index.snapshot().places
        stored = self._uploads.at({Step.STORED})
        self._tell_searchable(upload for upload in stored if upload.document_id in found)
        self._tell([upload for upload in stored if upload.document_id not in found], Step.STORED, done, total)

    def _tell_searchable(self, uploads: Iterable[Upload]) -> None:
        for upload in uploads:
            self._tell([upload], Step.SEARCHABLE, 0, self._pages_to_recognise(upload))

    def _pages_to_recognise(self, upload: Upload) -> int:
        waiting = len(self._commons.store.texts.waiting_pages(upload.document_id))
        return waiting if waiting and usable_languages(self._commons.settings) else 0

    def _recognise_now(self) -> None:
        self._recognising.run(self._recognise_waiting)

    def _recognise_waiting(self) -> None:
        """Gives scanned pages their text; whoever published them sees how many are done."""
        waiting = self._being_recognised()
        try:
            found = self._commons.recognise_waiting(
                lambda done, total: self._tell(waiting, Step.SEARCHABLE, done, total)
            )
        finally:
            self._tell_searchable(self._being_recognised())  # those too that became searchable meanwhile
        self._tell(waiting, Step.SEARCHABLE)  # of one that cannot be read any more, nothing is waited for
        if found:
            self._refresh()

    def _being_recognised(self) -> list[Upload]:
        return [upload for upload in self._uploads.at({Step.SEARCHABLE}) if upload.total]

    def _tell(self, uploads: list[Upload], step: Step, done: int = 0, total: int = 0) -> None:
        for upload in uploads:
            self._uploads.change(upload.id, step=step, done=done, total=total)

    def _forget_now(self) -> None:
        self._uploads.forget_older_than(datetime.now(UTC) - KEPT_FOR)
        self._take_up()
