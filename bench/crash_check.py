"""What must be so of a corpus whose process was killed: each document wholly there and found, or wholly gone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from answer.commons import Commons
from bench.crash_workload import open_commons
from corpus.files import sha256_of
from corpus.models import Document
from corpus.settings import Settings
from corpus.soundness import examine
from corpus.uploads import Step
from index.filters import Filters
from index.soundness import compare
from jobs.queue import Jobs

_QUESTION_CHARACTERS = 300
_ASKED_AS_LEFT = 3


@dataclass
class Expected:
    """Documents by the SHA-256 of the file that was given: those that must be there, and those of which nobody knows.

    `approved` are uploads that must end as documents.
    """

    there: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    approved: dict[str, str] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def follow(self, journal: Path) -> None:
        """Takes in what a process told of what it began and did."""
        for line in journal.read_text("utf-8").splitlines() if journal.exists() else ():
            told = json.loads(line)
            if told["what"] == "failed":
                self.failed.append(f"{told['file']}: {told['reason']}")
            elif told["what"] in ("add", "delete", "approve"):
                self.unsure.add(told["sha256"])
            elif told["what"] in ("added", "deleted"):
                self.unsure.discard(told["sha256"])
                (self.there.add if told["what"] == "added" else self.there.discard)(told["sha256"])
                if "upload" in told:
                    self.approved[told["upload"]] = told["sha256"]
        journal.unlink(missing_ok=True)


def check(settings: Settings, expected: Expected) -> tuple[list[str], Counter[str]]:
    """What is wrong, and in the middle of what the process was killed, by what it has left.

    Afterwards `expected` is what is there.
    """
    commons = open_commons(settings)
    try:
        killed_in = Counter(_marks(commons))
        faults = [f"failed: {reason}" for reason in expected.failed]
        faults += _faults_as_left(commons)
        jobs = Jobs(commons)
        jobs.resume()
        jobs.work_off()
        commons.refresh()
        faults += [*_faults_of_presence(commons, expected), *faults_when_refreshed(commons)]
        expected.there = {document.received_sha256 for document in commons.store.documents()}
    finally:
        commons.close()
    expected.unsure, expected.approved, expected.failed = set(), {}, []
    return faults, killed_in


def _marks(commons: Commons) -> Iterator[str]:
    """In the middle of what the process was, told by what lies about."""
    found, store, index = examine(commons.store), commons.store, commons.search_index
    for path in found.leftovers:
        if path.name.startswith("incoming-"):
            yield "copying a file"
        elif path.parent.parent == store.files.folder:
            yield "between a file and its document"
        else:
            yield "receiving or forgetting an upload"
    if index.leftovers():
        yield "saving the index"
    if any(segment.sentences is None for segment in index.snapshot().segments):
        yield "between passages and their sentences"
    if not index.is_current():
        yield "between a document and the search"
    if store.uploads.at({Step.RECEIVED, Step.READ, Step.APPROVED, Step.STORED}):
        yield "an upload on its way"


def _faults_as_left(commons: Commons) -> Iterator[str]:
    """Before anything is put right: what is stored is whole, and asking raises nothing."""
    found = examine(commons.store)
    if found.damage:
        yield f"damaged database: {found.damage}"
    for name, documents in (("lost", found.lost), ("changed", found.changed), ("incomplete", found.incomplete)):
        yield from (f"{name}: {document.file}" for document in documents)
    for document in commons.store.documents()[:_ASKED_AS_LEFT]:
        commons.assistant.search(question_for(commons, document))


def _faults_of_presence(commons: Commons, expected: Expected) -> Iterator[str]:
    there = {document.received_sha256: document.file for document in commons.store.documents()}
    yield from (f"gone: {sha256}" for sha256 in expected.there - expected.unsure - there.keys())
    given = {sha256 for sha256 in there if sha256 in expected.approved.values()}
    for sha256 in there.keys() - expected.there - expected.unsure - given:
        yield f"there, though withdrawn or never given: {there[sha256]}"
    for upload_id in expected.approved:
        upload = commons.store.uploads.upload(upload_id)
        if upload.step is not Step.SEARCHABLE:
            yield f"approved, and now {upload.step}: {upload.file} ({upload.failure})"


def faults_when_refreshed(commons: Commons) -> Iterator[str]:
    found = examine(commons.store)
    for path in (*found.leftovers, *commons.search_index.leftovers()):
        yield f"left over: {path.name}"
    if wrong := compare(commons.search_index, commons.store):
        yield f"the search disagrees: {wrong}"
    if commons.store.texts.passage_ids() and not commons.search_index.is_current():
        yield "the search is behind"
    for document in commons.store.documents():
        path = commons.store.files.path(document.sha256)
        if sha256_of(path) != document.sha256:
            yield f"other bytes: {document.file}"
        only = Filters(documents=frozenset({document.id}), superseded=True)
        if not commons.assistant.search(question_for(commons, document), filters=only):
            yield f"not found: {document.file}"


def question_for(commons: Commons, document: Document) -> str:
    """The beginning of one of its passages."""
    return commons.store.texts.passages_of(document.id)[0].text[:_QUESTION_CHARACTERS]
