"""Three processes on one corpus: one adds as the command line does, one withdraws, one searches as the server does."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Sequence
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from answer.commons import Commons
from bench.crash_check import faults_when_refreshed, question_for
from bench.crash_workload import EMBEDDER, open_commons
from corpus.errors import DocumentNotFound
from corpus.files import sha256_of
from corpus.settings import Settings
from index.filters import Filters
from ingest.incoming import Incoming
from ingest.outcome import Status

_LONGEST_PAUSE = 0.6
_processes = multiprocessing.get_context("spawn")


def add_again_and_again(settings: Settings, sources: Sequence[Path], stop: Event, told: Queue[Any]) -> None:
    """Opens the corpus, adds one file that is not there, makes it searchable, closes; tells its id, then when."""
    chance = Random(1)  # noqa: S311 - no secret is drawn
    by_hash = {sha256_of(path): path for path in sources}
    while not stop.is_set():
        try:
            commons = open_commons(settings)
            there = {document.received_sha256 for document in commons.store.documents()}
            absent = [path for sha256, path in by_hash.items() if sha256 not in there]
            for path in chance.sample(absent, min(1, len(absent))):
                [outcome] = commons.ingestion.ingest([Incoming(path, path.name, keeps_metadata=True)])
                commons.refresh()
                if outcome.status is Status.FAILED or outcome.document is None:
                    told.put(("fault", f"{path.name}: {outcome.error}"))
                else:
                    told.put(("added", outcome.document.id))
            commons.close()
        except Exception as error:  # what went wrong is what is looked for
            told.put(("fault", f"while adding: {error!r}"))


def withdraw_again_and_again(settings: Settings, stop: Event, told: Queue[Any]) -> None:
    commons, chance = open_commons(settings), Random(2)  # noqa: S311 - no secret is drawn
    while not stop.wait(chance.uniform(0, _LONGEST_PAUSE)):
        try:
            documents = commons.store.documents()
            if len(documents) > 3:
                told.put(("deleted", commons.delete(chance.choice(documents).id).id))
        except Exception as error:  # what went wrong is what is looked for
            told.put(("fault", f"while withdrawing: {error!r}"))


def search_meanwhile(folder: Path, sources: Sequence[Path], seconds: float) -> dict[str, Any]:
    """What went wrong within that time, and after how many seconds a document that was added is found."""
    settings = Settings(data_dir=folder / "data", embedder=EMBEDDER)
    commons = open_commons(settings)
    stop, told = _processes.Event(), _processes.Queue()
    others = [
        _processes.Process(target=add_again_and_again, args=(settings, sources, stop, told)),
        _processes.Process(target=withdraw_again_and_again, args=(settings, stop, told)),
    ]
    for process in others:
        process.start()
    seen = _Seen(commons, told)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        seen.look()
    stop.set()
    for process in others:
        process.join()
    seen.hear()
    commons.refresh()
    faults = [*seen.faults, *seen.lost(), *faults_when_refreshed(commons)]
    commons.close()
    return {
        "seconds": seconds,
        "added": seen.added,
        "withdrawn": seen.withdrawn,
        "searches": seen.searches,
        "seconds until found, median": round(median(seen.delays), 3) if seen.delays else None,
        "seconds until found, longest": round(max(seen.delays), 3) if seen.delays else None,
        "faults": faults,
    }


class _Seen:
    """What the searching process sees of what the others do."""

    def __init__(self, commons: Commons, told: Queue[Any]) -> None:
        self._commons = commons
        self._told = told
        self._awaited: dict[str, float] = {}
        self._gone: set[str] = set()
        self._deleted: set[str] = set()
        self.added = self.withdrawn = self.searches = 0
        self.delays: list[float] = []
        self.faults: list[str] = []

    def hear(self) -> None:
        while not self._told.empty():
            what, value = self._told.get()
            if what == "fault":
                self.faults.append(value)
            elif what == "added":
                self.added += 1
                self._awaited[value] = time.monotonic()
            else:
                self.withdrawn += 1
                self._deleted.add(value)
                self._awaited.pop(value, None)

    def lost(self) -> list[str]:
        """The documents that were added and are no longer there, though nobody has told that it withdrew them."""
        return [f"{id} is lost" for id in sorted(self._gone - self._deleted)]

    def look(self) -> None:
        """Asks once about everything, and once about each document that should be found by now."""
        self.hear()
        try:
            self._commons.assistant.search("Quelle clause du lot, quelles pénalités de retard ?")
            self.searches += 1
            for document_id, since in list(self._awaited.items()):
                if self._is_found(document_id):
                    self.delays.append(time.monotonic() - since)
                    del self._awaited[document_id]
        except Exception as error:  # what went wrong is what is looked for
            self.faults.append(f"while searching: {error!r}")

    def _is_found(self, document_id: str) -> bool:
        self.searches += 1
        try:
            question = question_for(self._commons, self._commons.store.document(document_id))
        except (DocumentNotFound, IndexError):  # withdrawn since, perhaps before it was told that it was there
            del self._awaited[document_id]
            self._gone.add(document_id)
            return False
        only = Filters(documents=frozenset({document_id}), superseded=True)
        return bool(self._commons.assistant.search(question, filters=only))
