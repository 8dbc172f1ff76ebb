"""What the killed process does: adds, gives, replaces, describes and withdraws documents until it is killed.

What it begins and what it has done is told in a journal, so that whoever looks afterwards knows what must be there.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

from answer.commons import Commons
from corpus.contributions import new_key
from corpus.files import sha256_of
from corpus.models import Document
from corpus.settings import Settings
from corpus.uploads import Step
from ingest.description import Description
from ingest.incoming import Incoming
from ingest.outcome import Status
from ingest.relation import Related, Relation
from jobs.approval import Approval
from jobs.queue import Jobs

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))  # the embedder without a model is the tests' own

from small_corpus import WordEmbedder

_STEPS = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"})
"""What Python tells of its work on files before it does it. Of SQLite's and FAISS's it tells nothing."""
EMBEDDER = "words"


def open_commons(settings: Settings) -> Commons:
    """The program as it runs everywhere, with an embedder that needs no model."""
    return Commons(settings, lambda _: WordEmbedder(name=EMBEDDER))


class Journal:
    """What was begun and what was done, a JSON object a line, each on its way to the disk before work goes on."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def tell(self, what: str, **details: Any) -> None:
        os.write(self._file, (json.dumps({"what": what} | details) + "\n").encode())


class Work:
    """One process's work, drawn from `chance`."""

    def __init__(self, settings: Settings, sources: Sequence[Path], chance: Random, journal: Journal) -> None:
        self._commons = open_commons(settings)
        self._jobs = Jobs(self._commons)
        self._sources = {sha256_of(path): path for path in sources}
        self._chance = chance
        self._journal = journal

    def act(self) -> None:
        acts: list[Callable[[], None]] = [self._add, self._give, self._replace, self._describe, self._withdraw]
        self._chance.choices(acts, (4, 2, 2, 1, 3))[0]()

    def _absent(self) -> list[str]:
        there = {document.received_sha256 for document in self._commons.store.documents()}
        return [sha256 for sha256 in self._sources if sha256 not in there]

    def _incoming(self, sha256: str, related: Related | None = None) -> Incoming:
        path = self._sources[sha256]
        return Incoming(path, path.name, related=related, keeps_metadata=True)

    def _ingest(self, files: Sequence[Incoming]) -> None:
        for file in files:
            self._journal.tell("add", sha256=sha256_of(file.path))
        for outcome in self._commons.ingestion.ingest(files):
            if outcome.status is Status.FAILED or outcome.document is None:
                self._journal.tell("failed", file=outcome.file, reason=str(outcome.error))
            else:
                self._journal.tell("added", sha256=outcome.document.received_sha256)
        if self._chance.random() < 0.7:
            self._commons.refresh()

    def _add(self) -> None:
        absent = self._absent()
        some = self._chance.sample(absent, min(len(absent), self._chance.randint(1, 2)))
        self._ingest([self._incoming(sha256) for sha256 in some])

    def _replace(self) -> None:
        absent, document = self._absent(), self._any()
        if absent and document:
            related = Related(Relation.NEW_VERSION, document)
            self._ingest([self._incoming(self._chance.choice(absent), related)])

    def _give(self) -> None:
        absent = self._absent()
        if not absent:
            return
        sha256 = self._chance.choice(absent)
        self._journal.tell("give", sha256=sha256)
        upload = self._jobs.receive(self._sources[sha256].name, self._sources[sha256].read_bytes())
        self._journal.tell("given", upload=upload.id)
        self._jobs.work_off()
        upload = self._commons.store.uploads.upload(upload.id)
        if upload.step is not Step.PROTECTED:
            self._journal.tell("failed", file=upload.file, reason=f"given, then {upload.step}: {upload.failure}")
            return
        self._journal.tell("approve", sha256=sha256)
        self._jobs.approve(upload, Approval(Description(licence="CC0-1.0")), new_key())
        self._journal.tell("added", sha256=sha256, upload=upload.id)
        self._jobs.work_off()

    def _describe(self) -> None:
        if document := self._any():
            title = f"Titre {self._chance.randrange(1000)}"
            self._commons.ingestion.corrections.describe(document.id, Description(title=title))
            self._commons.refresh()

    def _withdraw(self) -> None:
        if document := self._any():
            self._journal.tell("delete", sha256=document.received_sha256)
            if self._chance.random() < 0.7:
                self._commons.delete(document.id)
            else:
                self._commons.store.delete(document.id)
            self._journal.tell("deleted", sha256=document.received_sha256)

    def _any(self) -> Document | None:
        documents = self._commons.store.documents()
        return self._chance.choice(documents) if documents else None


def work_until_killed(
    settings: Settings, sources: Sequence[Path], seed: int, journal: Path, stop_at: int, reached: Connection
) -> None:
    """Never returns. Tells `reached` once it begins to change something, or at its `stop_at`-th step on a file."""
    work = Work(settings, sources, Random(seed), Journal(journal))  # noqa: S311 - no secret is drawn
    if stop_at:
        sys.addaudithook(_Countdown(settings.data_dir, stop_at, reached))
    else:
        reached.send_bytes(b"begun")
    while True:
        work.act()


class _Countdown:
    """Counts the steps on files of the data folder and tells of the wanted one before it is done."""

    def __init__(self, folder: Path, steps: int, reached: Connection) -> None:
        self._folder = str(folder.absolute())
        self._left = steps
        self._reached = reached

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _STEPS and self._folder in str(arguments[0]) and not str(arguments[0]).endswith(".lock"):
            self._left -= 1
            if self._left == 0:
                self._reached.send_bytes(b"reached")
