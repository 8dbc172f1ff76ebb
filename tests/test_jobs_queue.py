"""The queue: every upload goes its way to the end, whatever stops it in the middle."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scans import CCTP, scan
from small_corpus import WordEmbedder

from answer.commons import Commons
from corpus.contributions import Giver, hash_of, new_key
from corpus.database import open_database
from corpus.errors import DamagedFile, EmptyFile, HiddenFile, NotFound, UploadNotFound
from corpus.models import Document
from corpus.moderation import Moderator
from corpus.progress import Progress
from corpus.settings import Settings
from corpus.uploads import Step, Upload, Uploads
from index.embedders import Vectors
from ingest.description import Description
from ingest.incoming import Incoming
from ingest.relation import Related, Relation
from jobs.approval import Approval, keep_draft, read_draft
from jobs.queue import KEPT_FOR, Jobs

TEXT = "# CCTP – Infogérance du parc\n\nLe titulaire rétablit le service en quatre heures.\n\nContact : ada@tarn.fr\n"
APPROVAL = Approval(Description(licence="etalab-2.0"), pseudonym="Ada")


@pytest.fixture
def commons(settings: Settings) -> Iterator[Commons]:
    commons = Commons(settings, lambda _: WordEmbedder())
    yield commons
    commons.close()


@pytest.fixture
def jobs(commons: Commons) -> Jobs:
    return Jobs(commons)


def step(jobs: Jobs, commons: Commons, id: str) -> Step:
    return commons.store.uploads.upload(id).step


def test_a_file_is_received_at_once_then_read_then_published_then_found(jobs: Jobs, commons: Commons) -> None:
    uploads = commons.store.uploads
    upload = jobs.receive("CCTP.md", TEXT.encode())
    assert uploads.upload(upload.id).step is Step.RECEIVED
    jobs.work_off()
    read = uploads.upload(upload.id)
    assert read.step is Step.PROTECTED
    draft = jobs.draft(read)
    assert draft.document.title == "CCTP – Infogérance du parc"
    assert [finding.kind for finding in draft.read.personal_data[0]] == ["email"]
    assert commons.store.documents() == []
    key = new_key()
    jobs.approve(read, APPROVAL, key)
    jobs.work_off()
    done = uploads.upload(upload.id)
    [document] = commons.store.documents()
    assert (done.step, done.document_id) == (Step.SEARCHABLE, document.id)
    assert commons.store.contributions.documents_of(key) == [document.id]
    assert commons.store.contributions.pseudonym_of(document.id) == "Ada"
    assert commons.assistant.search("délai de rétablissement")[0].document.id == document.id
    assert not uploads.folder(upload.id).exists()


@pytest.mark.parametrize(("content", "reason"), [(b"", EmptyFile), (b"%PDF-1.7 cut", DamagedFile)])
def test_a_file_that_cannot_be_read_says_why_and_leaves_nothing(
    jobs: Jobs, commons: Commons, content: bytes, reason: type[Exception]
) -> None:
    upload = jobs.receive("a.pdf", content)
    jobs.work_off()
    failed = commons.store.uploads.upload(upload.id)
    assert failed.step is Step.FAILED
    assert isinstance(failed.failure, reason)
    assert "a.pdf" in failed.failure.text("fr")
    assert not commons.store.uploads.folder(upload.id).exists()


def test_a_file_whose_reading_is_cut_off_by_the_end_of_the_worker_is_left_to_the_next(
    jobs: Jobs, commons: Commons
) -> None:
    upload = jobs.receive("a.pdf", b"%PDF-1.7 cut")
    jobs.close()
    jobs.work_off()
    assert step(jobs, commons, upload.id) is Step.RECEIVED
    assert commons.store.uploads.folder(upload.id).exists()


def test_each_document_of_a_zip_goes_its_own_way(jobs: Jobs, commons: Commons) -> None:
    uploads = commons.store.uploads
    dce = jobs.receive("dce.zip", zipped({"lot 1/CCTP.md": TEXT.encode(), "photo.gif": b"GIF89a"}))
    jobs.work_off()
    assert (uploads.upload(dce.id).step, uploads.upload(dce.id).total) == (Step.OPENED, 2)
    inside = {upload.file: upload for upload in uploads.of_package(dce.id)}
    assert {file: upload.step for file, upload in inside.items()} == {
        "CCTP.md": Step.PROTECTED,
        "photo.gif": Step.FAILED,
    }
    assert jobs.draft(inside["CCTP.md"]).document.title == "CCTP – Infogérance du parc"
    assert not uploads.folder(dce.id).exists()


def test_a_zip_whose_opening_was_interrupted_goes_on_behind_what_was_received(jobs: Jobs, commons: Commons) -> None:
    uploads = commons.store.uploads
    dce = jobs.receive("dce.zip", zipped({"CCTP.md": TEXT.encode(), "CCAP.md": b"# CCAP", "photo.gif": b"GIF89a"}))
    half = uploads.receive("CCTP.md", TEXT.encode(), dce.id)
    jobs.resume()
    jobs.work_off()
    inside = uploads.of_package(dce.id)
    assert [upload.file for upload in inside] == ["CCTP.md", "CCAP.md", "photo.gif"]
    assert [upload.step for upload in inside] == [Step.PROTECTED, Step.PROTECTED, Step.FAILED]
    assert inside[0].id == half.id
    assert {path.name for path in commons.settings.uploads_dir.iterdir()} == {upload.id for upload in inside[:2]}


def test_what_was_approved_before_a_zip_was_opened_to_its_end_is_published_once(jobs: Jobs, commons: Commons) -> None:
    uploads, key = commons.store.uploads, new_key()
    dce = jobs.receive("dce.zip", zipped({"CCTP.md": TEXT.encode(), "CCAP.md": b"# CCAP\n\nLe titulaire."}))
    first = uploads.receive("CCTP.md", TEXT.encode(), dce.id)  # and there the disk is full
    jobs._read_now(first.id, task=None)
    assert jobs.approve(first, APPROVAL, key)
    jobs.resume()
    jobs.work_off()
    steps = {upload.file: upload.step for upload in uploads.of_package(dce.id)}
    assert steps == {"CCTP.md": Step.SEARCHABLE, "CCAP.md": Step.PROTECTED}
    assert uploads.upload(dce.id).total == len(uploads.of_package(dce.id)) == 2
    [document] = commons.store.documents()
    assert commons.store.contributions.documents_of(key) == [document.id]


def zipped(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_what_a_stopped_worker_left_is_taken_up_by_the_next(jobs: Jobs, commons: Commons) -> None:
    uploads = commons.store.uploads
    received, half_read, approved, stored = [
        jobs.receive(f"{name}.md", f"# {name}\n\n{TEXT}".encode()) for name in ("a", "b", "c", "d")
    ]
    jobs.work_off()
    for upload in (approved, stored):
        jobs.approve(upload, APPROVAL, new_key())
    jobs._publish_now(stored.id, task=None)
    uploads.change(received.id, step=Step.RECEIVED)
    uploads.change(half_read.id, step=Step.READ)
    jobs.huey.flush()  # a task goes from the queue when it begins: a worker that is killed takes it along

    successor = Jobs(commons)
    successor.resume()
    successor.work_off()
    steps = [step(jobs, commons, one.id) for one in (received, half_read, approved, stored)]
    assert steps == [Step.PROTECTED, Step.PROTECTED, Step.SEARCHABLE, Step.SEARCHABLE]
    assert len(commons.store.documents()) == 2


def test_a_task_that_comes_twice_does_its_work_once(jobs: Jobs, commons: Commons) -> None:
    upload = jobs.receive("a.md", TEXT.encode())
    jobs.work_off()
    jobs.approve(upload, APPROVAL, new_key())
    jobs.approve(upload, APPROVAL, new_key())
    jobs.work_off()
    assert len(commons.store.documents()) == 1
    assert step(jobs, commons, upload.id) is Step.SEARCHABLE


def test_what_is_published_stays_its_first_giver_s_though_it_is_approved_again(jobs: Jobs, commons: Commons) -> None:
    uploads, first, second = commons.store.uploads, new_key(), new_key()
    upload = jobs.receive("a.md", TEXT.encode())
    jobs.work_off()
    assert jobs.approve(upload, APPROVAL, first)
    jobs.work_off()
    published = uploads.upload(upload.id)
    assert not jobs.approve(upload, APPROVAL, second)
    jobs.work_off()
    assert uploads.upload(upload.id) == published
    assert published.step is Step.SEARCHABLE
    assert [len(commons.store.contributions.documents_of(key)) for key in (first, second)] == [1, 0]


def test_an_upload_that_failed_is_not_taken_and_still_says_why(jobs: Jobs, commons: Commons) -> None:
    upload = jobs.receive("a.md", b"")
    jobs.work_off()
    assert not jobs.approve(upload, APPROVAL, new_key())
    assert isinstance(commons.store.uploads.upload(upload.id).failure, EmptyFile)


def test_an_upload_that_was_given_up_cannot_be_approved(jobs: Jobs) -> None:
    upload = jobs.receive("a.md", TEXT.encode())
    jobs.work_off()
    jobs.forget(upload.id)
    with pytest.raises(UploadNotFound):
        jobs.approve(upload, APPROVAL, new_key())


def test_an_upload_goes_on_only_from_where_it_is_said_to_stand(jobs: Jobs, commons: Commons) -> None:
    uploads = commons.store.uploads
    upload = jobs.receive("a.md", TEXT.encode())
    assert uploads.advance(upload.id, {Step.RECEIVED}, Step.READ, total=3)
    assert not uploads.advance(upload.id, {Step.RECEIVED}, Step.PROTECTED, total=4)
    assert (uploads.upload(upload.id).step, uploads.upload(upload.id).total) == (Step.READ, 3)


def test_an_upload_that_goes_on_to_its_end_says_why_it_failed(jobs: Jobs, commons: Commons) -> None:
    uploads = commons.store.uploads
    upload = jobs.receive("a.md", TEXT.encode())
    assert uploads.advance(upload.id, {Step.RECEIVED}, Step.FAILED, failure=EmptyFile(file="a.md"))
    assert isinstance(uploads.upload(upload.id).failure, EmptyFile)


def test_who_gives_a_file_second_is_told_and_their_key_opens_nothing(jobs: Jobs, commons: Commons) -> None:
    uploads, keys = commons.store.uploads, [new_key(), new_key()]
    both = [jobs.receive("a.md", TEXT.encode()) for _ in keys]
    jobs.work_off()
    for upload, key in zip(both, keys, strict=True):
        jobs.approve(upload, APPROVAL, key)
    jobs.work_off()
    [document] = commons.store.documents()
    assert [step(jobs, commons, upload.id) for upload in both] == [Step.SEARCHABLE, Step.KNOWN]
    assert [commons.store.contributions.documents_of(key) for key in keys] == [[document.id], []]
    assert uploads.upload(both[1].id).document_id == document.id
    assert not uploads.folder(both[1].id).exists()


def test_nobody_gets_the_key_of_a_document_that_was_added_without_one(
    jobs: Jobs, commons: Commons, tmp_path: Path
) -> None:
    upload, key = jobs.receive("a.md", TEXT.encode()), new_key()
    jobs.work_off()
    (tmp_path / "a.md").write_bytes(TEXT.encode())
    list(commons.ingestion.ingest([Incoming(tmp_path / "a.md", "a.md")]))
    jobs.approve(upload, APPROVAL, key)
    jobs.work_off()
    assert step(jobs, commons, upload.id) is Step.KNOWN
    assert commons.store.contributions.documents_of(key) == []


def test_a_file_that_moderators_hid_meanwhile_is_refused_with_the_reason(jobs: Jobs, commons: Commons) -> None:
    first, second = (jobs.receive("a.md", TEXT.encode()) for _ in range(2))
    jobs.work_off()
    jobs.approve(first, APPROVAL, new_key())
    jobs.work_off()
    [document] = commons.store.documents()
    Moderator(commons.store, "administrator").hide(document.id, "Un nom")
    jobs.approve(second, APPROVAL, new_key())
    jobs.work_off()
    assert isinstance(commons.store.uploads.upload(second.id).failure, HiddenFile)


def test_a_worker_that_was_stopped_after_storing_still_gives_the_key(jobs: Jobs, commons: Commons) -> None:
    upload, key = jobs.receive("a.md", TEXT.encode()), new_key()
    jobs.work_off()
    jobs.approve(upload, APPROVAL, key)
    draft = jobs.draft(upload)
    commons.ingestion.publish(draft, APPROVAL.description, giver=Giver(hash_of(key)))  # and there it is killed
    jobs.work_off()
    assert step(jobs, commons, upload.id) is Step.SEARCHABLE
    assert commons.store.contributions.documents_of(key) == [draft.document.id]


def test_a_new_version_takes_the_place_of_the_old_one(jobs: Jobs, commons: Commons) -> None:
    ids = []
    for number, text in enumerate((TEXT, TEXT.replace("quatre", "six"))):
        upload = jobs.receive("a.md", text.encode())
        jobs.work_off()
        related = Related(Relation.NEW_VERSION, commons.store.document(ids[0])) if number else None
        jobs.approve(upload, Approval(Description(), related), new_key())
        jobs.work_off()
        ids.append(commons.store.uploads.upload(upload.id).document_id)
    assert commons.store.document(ids[0]).superseded_by == ids[1]


def versions(jobs: Jobs, commons: Commons, keys: Sequence[str], *, deletes_older: bool) -> list[str]:
    """The ids of versions that follow each other, each given with its key."""
    ids: list[str] = []
    for number, key in enumerate(keys):
        upload = jobs.receive("a.md", TEXT.replace("quatre", str(number)).encode())
        jobs.work_off()
        related = Related(Relation.NEW_VERSION, commons.store.document(ids[-1])) if ids else None
        is_last = number == len(keys) - 1
        jobs.approve(upload, Approval(Description(), related, deletes_older=deletes_older and is_last), key)
        jobs.work_off()
        ids.append(commons.store.uploads.upload(upload.id).document_id)
    return ids


def test_the_versions_that_a_new_one_replaces_stay_unless_they_are_to_be_deleted(jobs: Jobs, commons: Commons) -> None:
    key = new_key()
    versions(jobs, commons, [key, key], deletes_older=False)
    assert len(commons.store.documents()) == 2


def test_the_older_versions_of_the_same_key_are_deleted_and_those_of_others_stay(jobs: Jobs, commons: Commons) -> None:
    key = new_key()
    of_another, *own, last = versions(jobs, commons, [new_key(), key, key, key], deletes_older=True)
    assert {document.id for document in commons.store.documents()} == {of_another, last}
    assert commons.store.document(of_another).superseded_by == last
    assert not any(
        commons.assistant.search(question)[0].document.id in own for question in ("délai 1 heures", "délai 2 heures")
    )
    assert len(commons.store.files.stored()) == 2


def test_the_files_of_the_older_versions_of_the_same_key_are_kept_back_with_that_of_the_new_one(
    jobs: Jobs, commons: Commons
) -> None:
    key = new_key()
    of_another, old = versions(jobs, commons, [new_key(), key], deletes_older=False)
    upload = jobs.receive("b.md", TEXT.replace("quatre", "six").encode())
    jobs.work_off()
    related = Related(Relation.NEW_VERSION, commons.store.document(old))
    jobs.approve(upload, Approval(Description(text_only=True), related), key)
    jobs.work_off()
    new = commons.store.versions.current(old).id
    assert {one.id: one.text_only for one in commons.store.documents()} == {of_another: False, old: True, new: True}


def test_an_older_version_is_deleted_though_the_worker_was_stopped_after_storing(jobs: Jobs, commons: Commons) -> None:
    key = new_key()
    [old] = versions(jobs, commons, [key], deletes_older=False)
    upload = jobs.receive("b.md", TEXT.replace("quatre", "six").encode())
    jobs.work_off()
    approval = Approval(Description(), Related(Relation.NEW_VERSION, commons.store.document(old)), deletes_older=True)
    jobs.approve(upload, approval, key)
    draft = jobs.draft(upload)
    commons.ingestion.publish(draft, approval.description, approval.related, Giver(hash_of(key)))
    jobs.work_off()
    assert [document.id for document in commons.store.documents()] == [draft.document.id]


def test_a_draft_comes_back_as_it_was_kept(jobs: Jobs, commons: Commons) -> None:
    upload = jobs.receive("CCTP.md", TEXT.encode(), Description(buyer="Ville de Tarn"))
    jobs.work_off()
    draft = jobs.draft(upload)
    assert draft.document.buyer == "Ville de Tarn"
    folder = commons.store.uploads.folder(upload.id)
    keep_draft(draft, folder)
    assert read_draft(folder) == draft


def test_what_is_said_of_a_file_is_there_as_soon_as_the_file_is(commons: Commons, settings: Settings) -> None:
    seen: list[Upload] = []

    class TakenUpAtOnce(Uploads):
        def receive(self, *given: Any, **said: Any) -> Upload:
            upload = super().receive(*given, **said)
            seen.append(self.upload(upload.id))  # as the worker may find it
            return upload

    database = open_database(settings.database_url)
    uploads = TakenUpAtOnce(database, settings.uploads_dir)
    parts = SimpleNamespace(store=SimpleNamespace(uploads=uploads), settings=settings, ingestion=commons.ingestion)
    received = Jobs(cast(Commons, parts)).receive("a.md", TEXT.encode(), Description(buyer="Ville de Tarn"))
    database.dispose()
    assert seen == [received]
    assert "Ville de Tarn" in received.approval


def test_an_upload_that_nobody_publishes_is_forgotten_with_its_file(jobs: Jobs, commons: Commons) -> None:
    uploads = commons.store.uploads
    forgotten, published = (jobs.receive(f"{name}.md", f"{name} {TEXT}".encode()) for name in "ab")
    jobs.work_off()
    uploads.change(published.id, step=Step.APPROVED)
    assert uploads.forget_older_than(datetime.now(UTC) - timedelta(days=1)) == 0
    assert uploads.forget_older_than(datetime.now(UTC)) == 1
    assert not uploads.folder(forgotten.id).exists()
    assert uploads.folder(published.id).exists()
    with pytest.raises(NotFound):
        uploads.upload(forgotten.id)


def test_a_draft_that_waited_for_a_day_goes_at_the_next_full_hour(jobs: Jobs, commons: Commons) -> None:
    uploads = commons.store.uploads
    upload = jobs.receive("CCTP.md", TEXT.encode())
    jobs.work_off()
    [hourly] = jobs.huey.read_periodic(datetime(2026, 1, 1, 12, 0))
    assert jobs.huey.read_periodic(datetime(2026, 1, 1, 12, 1)) == []
    jobs.huey.execute(hourly)
    assert uploads.folder(upload.id).exists()
    uploads.change(upload.id, received_at=datetime.now(UTC) - KEPT_FOR)
    jobs.huey.execute(hourly)
    assert not uploads.folder(upload.id).exists()


def test_a_draft_that_waited_too_long_goes_when_the_worker_starts(jobs: Jobs, commons: Commons) -> None:
    uploads = commons.store.uploads
    upload = jobs.receive("CCTP.md", TEXT.encode())
    jobs.work_off()
    uploads.change(upload.id, received_at=datetime.now(UTC) - KEPT_FOR)
    jobs.resume()
    assert not uploads.folder(upload.id).exists()


def test_an_upload_that_is_given_up_goes_with_all_that_came_in_it(jobs: Jobs, commons: Commons) -> None:
    uploads = commons.store.uploads
    members = {f"{name}.md": f"{name} {TEXT}".encode() for name in "abc"}
    given_up, other = jobs.receive("dce.zip", zipped(members)), jobs.receive("d.md", TEXT.encode())
    jobs.work_off()
    published, done, waiting = uploads.of_package(given_up.id)
    uploads.change(published.id, step=Step.APPROVED)
    uploads.change(done.id, step=Step.SEARCHABLE)
    jobs.forget(given_up.id)
    assert [one.id for one in uploads.of_package(given_up.id)] == [published.id, done.id]
    assert {path.name for path in commons.settings.uploads_dir.iterdir()} == {published.id, done.id, other.id}
    for id in (given_up.id, waiting.id):
        with pytest.raises(NotFound):
            uploads.upload(id)
    for id in (published.id, done.id):
        jobs.forget(id)
        assert uploads.folder(id).exists()


@pytest.mark.parametrize("file", ["CCTP.md", "dce.zip"])
def test_an_upload_that_is_given_up_while_it_is_read_leaves_nothing(commons: Commons, file: str) -> None:
    class GivenUpMeanwhile:
        def __getattr__(self, name: str) -> Callable[..., object]:
            def work(*arguments: object) -> object:
                jobs.forget(upload.id)
                (arguments[0].path.parent).mkdir()  # type: ignore[attr-defined]
                arguments[0].path.write_bytes(content)  # type: ignore[attr-defined]
                return getattr(commons.ingestion, name)(*arguments)

            return work

    parts = SimpleNamespace(store=commons.store, settings=commons.settings, ingestion=GivenUpMeanwhile())
    jobs = Jobs(cast(Commons, parts))
    content = zipped({"CCTP.md": TEXT.encode()}) if file.endswith(".zip") else TEXT.encode()
    upload = jobs.receive(file, content)
    jobs.work_off()
    assert commons.store.uploads.at(Step) == []
    assert list(commons.settings.uploads_dir.iterdir()) == []


def test_a_fault_that_passes_is_tried_again_and_one_that_stays_is_told(jobs: Jobs, commons: Commons) -> None:
    upload = jobs.receive("a.md", TEXT.encode())
    jobs.work_off()
    (commons.store.uploads.folder(upload.id) / "draft.json").write_bytes(b"{}")
    jobs.approve(upload, APPROVAL, new_key())
    jobs.work_off()
    assert step(jobs, commons, upload.id) is Step.APPROVED
    later = datetime.now(UTC).replace(tzinfo=None) + timedelta(minutes=1)
    for _ in range(2):
        for task in jobs.huey.read_schedule(later):
            jobs.huey.execute(task, later + timedelta(minutes=1))
        jobs.work_off()
    assert step(jobs, commons, upload.id) is Step.FAILED


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_a_long_scan_is_published_without_its_file_and_its_text_recognised_behind(
    settings: Settings, tmp_path: Path
) -> None:
    commons = Commons(settings.model_copy(update={"recognition_at_once": 0}), lambda _: WordEmbedder())
    jobs = Jobs(commons)
    upload = jobs.receive("scan.pdf", scan(CCTP, [5], tmp_path / "scan.pdf").read_bytes())
    jobs.work_off()
    jobs.approve(upload, APPROVAL, new_key())
    while step(jobs, commons, upload.id) is not Step.SEARCHABLE:
        jobs.huey.execute(jobs.huey.dequeue())
    [document] = commons.store.documents()
    assert commons.store.texts.waiting_pages(document.id) == [1]
    assert document.text_only
    jobs.work_off()
    assert commons.store.texts.waiting_pages(document.id) == []
    assert commons.search_index.is_current()
    assert commons.assistant.search("titulaire")[0].document.id == document.id
    assert not commons.store.document(document.id).text_only
    commons.close()


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_a_short_scan_is_read_before_its_giver_is_asked_even_where_the_worker_stopped(
    jobs: Jobs, commons: Commons, tmp_path: Path
) -> None:
    content = scan(CCTP, [5], tmp_path / "scan.pdf").read_bytes()
    upload = jobs.receive("scan.pdf", content)
    stopped = Commons(commons.settings, lambda _: WordEmbedder())
    stopped.ingestion.scans.stop()
    Jobs(stopped)._read_now(upload.id, task=None)
    assert step(jobs, commons, upload.id) is Step.READ
    jobs.work_off()
    read = commons.store.uploads.upload(upload.id)
    assert (read.step, read.total) == (Step.PROTECTED, 0)
    assert "titulaire" in jobs.draft(read).read.pages[0].text
    jobs.approve(upload, APPROVAL, new_key())
    jobs.work_off()
    [document] = commons.store.documents()
    assert not document.text_only
    assert "titulaire" in commons.store.texts.page(document.id, 1).text
    assert commons.store.recognised.numbers(document.sha256) == {1}
    stopped.close()


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract")
def test_a_scan_that_its_giver_gives_up_is_not_recognised(jobs: Jobs, commons: Commons, tmp_path: Path) -> None:
    upload = jobs.receive("scan.pdf", scan(CCTP, [5], tmp_path / "scan.pdf").read_bytes())
    commons.store.uploads.forget(upload.id)
    with pytest.raises(UploadNotFound):
        jobs._tell_recognising(upload.id, 0, 1)


class CommonsWithScans(Commons):
    """Calls `while_recognising` in the place of recognising."""

    while_recognising: Callable[[], object] = list

    def recognise_waiting(self, progress: Progress | None = None) -> list[Document]:
        self.while_recognising()
        return []


def test_a_scan_that_becomes_searchable_while_it_is_recognised_does_not_wait_for_its_pages_for_ever(
    settings: Settings,
) -> None:
    commons = CommonsWithScans(settings, lambda _: WordEmbedder())
    uploads = commons.store.uploads
    upload = uploads.receive("scan.pdf", b"%PDF")
    uploads.change(upload.id, step=Step.STORED)

    def while_recognising() -> None:
        uploads.change(upload.id, step=Step.SEARCHABLE, total=3)  # as the refresh does that ends in another thread

    commons.while_recognising = while_recognising
    Jobs(commons)._recognise_now()
    assert not uploads.upload(upload.id).is_on_its_way
    commons.close()


class InterruptedEmbedder(WordEmbedder):
    """Calls `while_embedding` with the texts that it is given, before it embeds them."""

    while_embedding: Callable[[Sequence[str]], object] = len

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.while_embedding(texts)
        return super().embed_passages(texts)


def test_who_gave_what_is_found_already_does_not_wait_for_what_comes_while_a_refresh_goes_on(
    settings: Settings,
) -> None:
    embedder = InterruptedEmbedder()
    commons = Commons(settings, lambda _: embedder)
    jobs = Jobs(commons)
    first, second = (jobs.receive(f"{name}.md", f"# {name}\n\n{TEXT}".encode()) for name in ("Nice", "Brest"))
    jobs.work_off()
    for upload in (first, second):
        jobs.approve(upload, APPROVAL, new_key())
    jobs._publish_now(first.id, task=None)

    def while_embedding(texts: Sequence[str]) -> None:
        if any("Nice" in text for text in texts):
            jobs._publish_now(second.id, task=None)

    embedder.while_embedding = while_embedding
    jobs._refresh_now()

    assert (step(jobs, commons, first.id), step(jobs, commons, second.id)) == (Step.SEARCHABLE, Step.STORED)
    jobs._refresh_now()
    assert step(jobs, commons, second.id) is Step.SEARCHABLE
    commons.close()


def test_a_package_that_is_asked_for_twice_at_once_is_opened_once(jobs: Jobs, commons: Commons) -> None:
    members = {f"photo {n}.gif": b"GIF89a" for n in range(40)} | {"CCTP.md": TEXT.encode()}
    package = jobs.receive("dce.zip", zipped(members))
    jobs.resume()
    jobs.huey.enqueue(jobs.huey.pending()[0])  # the hourly look comes while it is in the hands of the other thread

    threads = [Thread(target=jobs.work_off) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert commons.store.uploads.upload(package.id).total == len(commons.store.uploads.of_package(package.id))


def test_the_files_before_an_upload_are_counted(jobs: Jobs, commons: Commons) -> None:
    first, second, third = (jobs.receive(f"{name}.md", TEXT.encode()) for name in "abc")
    uploads = commons.store.uploads
    assert [uploads.ahead_of(one) for one in (first, second, third)] == [0, 1, 2]


def test_uploads_are_told_in_the_order_in_which_they_are_asked_for_without_those_that_are_gone(
    jobs: Jobs, commons: Commons
) -> None:
    uploads = commons.store.uploads
    first, gone, third, _other = (jobs.receive(f"{name}.md", TEXT.encode()) for name in "abcd")
    jobs.forget(gone.id)
    assert uploads.among([third.id, gone.id, first.id]) == [third, first]
    assert uploads.among([]) == []


def test_the_uploads_at_a_step_are_counted(jobs: Jobs, commons: Commons) -> None:
    uploads = commons.store.uploads
    first, *_others = [jobs.receive(f"{name}.md", TEXT.encode()) for name in "abc"]
    uploads.change(first.id, step=Step.STORED)
    assert [uploads.count(steps) for steps in ({Step.STORED}, {Step.STORED, Step.RECEIVED}, {Step.READ})] == [1, 3, 0]
