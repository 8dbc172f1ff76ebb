"""Whether the server can answer and take documents in now: what `/ready` tells whoever sends it visitors."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError

from answer.commons import Commons
from corpus.errors import SetupError
from corpus.messages import N_
from corpus.settings import Settings
from doctor.checks import Check, Level
from index.filters import Filters
from jobs.worker import is_at_work
from pages.runs import Runs

_FILES_WITH_ROOM = 3
"""How many of the largest files must find room on the disk: as it was sent, as it is cleaned, as it is kept."""


def check_readiness(commons: Commons, runs: Runs) -> Iterator[Check]:
    """What has to hold before visitors come, in plain words; a problem is a reason to send them elsewhere."""
    if runs.is_closing:
        yield Check(Level.PROBLEM, N_("The server is about to stop."), {})
    if commons.search_index.is_ready():
        yield Check(Level.OK, N_("Questions are answered at once."), {})
    else:
        yield Check(Level.PROBLEM, N_("The search is still being loaded."), {})
    if (reading := commons.assistant.close_reading) and reading.is_lacking:
        yield Check(Level.WARNING, N_("Answers are not read closely: the reader could not be opened."), {})
    yield _search(commons)
    try:
        yield _work(commons.settings)
        yield _room(commons.settings)
    except OSError as error:
        yield Check(Level.PROBLEM, N_("The data folder cannot be used ({reason})."), {"reason": type(error).__name__})


def _search(commons: Commons) -> Check:
    try:
        commons.search_index.snapshot()
        if commons.search_index.is_current() or not commons.store.documents():
            return Check(Level.OK, N_("Every document can be found."), {})
        waiting = commons.assistant.retriever.waiting_count(Filters(superseded=True))
    except (OSError, RuntimeError, SQLAlchemyError, SetupError) as error:
        text = N_("The documents or the search cannot be read ({reason}).")
        return Check(Level.PROBLEM, text, {"reason": type(error).__name__})
    if not waiting:
        return Check(Level.WARNING, N_("The search is not up to date yet, but every document is in it."), {})
    text = N_("The search is not up to date yet. Documents that cannot be found until it is: {count}.")
    return Check(Level.WARNING, text, {"count": waiting})


def _work(settings: Settings) -> Check:
    if is_at_work(settings):
        return Check(Level.OK, N_("Uploaded files are being processed."), {})
    return Check(Level.PROBLEM, N_("Uploaded files are not being processed."), {})


def _room(settings: Settings) -> Check:
    free = shutil.disk_usage(settings.data_dir).free
    details = {"free": round(free / 1024**3, 1)}
    if free < _FILES_WITH_ROOM * settings.max_file_bytes:
        return Check(Level.PROBLEM, N_("{free} GB are free on the disk: too little for what visitors upload."), details)
    return Check(Level.OK, N_("{free} GB are free on the disk."), details)
