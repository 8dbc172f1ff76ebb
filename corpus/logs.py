"""What the program logs: a line an event, as text or as JSON, that tells nothing of questions, files or people.

An exception is told by its kind and the places it came through: what it says may quote a question, the name of a file
or what was written to the database. `log_details` adds that, for the time of a search for a fault.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePath
from traceback import extract_tb
from typing import Any

from corpus.settings import Settings

LINE = "%(line)s"
"""The format that makes any handler write the line of an event as the settings want it."""
_OURS = ("__main__", "app", "server", "answer", "corpus", "index", "ingest", "jobs", "pages", "protect")
_PLACES = 12
_AT_THE_VALUES = re.compile(r"[\n(]")

_logger = logging.getLogger(__name__)


def set_up_logs(settings: Settings) -> None:
    """From now on this process logs to stderr as the settings say, whatever library it is that logs."""

    def record(*args: Any, **named: Any) -> logging.LogRecord:
        made = logging.LogRecord(*args, **named)
        if made.exc_info and made.exc_info[1]:
            made.__dict__["trace"] = list(_trace(made.exc_info[1], settings.log_details))
        made.exc_info = made.exc_text = made.stack_info = None
        if made.name == "asyncio" and not settings.log_details:  # shows the error and what was called with what
            made.msg, made.args = _AT_THE_VALUES.split(made.getMessage())[0], None
        made.__dict__["line"] = _Line(made, settings.log_format == "json")
        return made

    logging.setLogRecordFactory(record)
    logging.raiseExceptions = False  # or a line that cannot be written is told with all that was in it
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(LINE))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    logging.captureWarnings(True)
    sys.excepthook = lambda kind, error, trace: _log_uncaught(error)
    sys.unraisablehook = lambda uncaught: _log_uncaught(uncaught.exc_value)
    threading.excepthook = lambda uncaught: _log_uncaught(uncaught.exc_value)


def _log_uncaught(error: BaseException | None) -> None:
    if error and not isinstance(error, KeyboardInterrupt | SystemExit):
        _logger.critical("An error was not caught", exc_info=error)


def _trace(error: BaseException, details: bool) -> Iterator[str]:
    """The kind of the error, where it was raised and what called that; then the same of what caused it."""
    yield f"{type(error).__name__}: {error}" if details else type(error).__name__
    for place in reversed(extract_tb(error.__traceback__)[-_PLACES:]):
        yield f"{'/'.join(PurePath(place.filename).parts[-2:])}:{place.lineno} {place.name}"
    if cause := error.__cause__ or (None if error.__suppress_context__ else error.__context__):
        yield from _trace(cause, details)


class _Line:
    """Written when it is asked for, since what an event tells besides its message is added to a record last."""

    def __init__(self, record: logging.LogRecord, as_json: bool) -> None:
        self._record = record
        self._as_json = as_json

    def __str__(self) -> str:
        record = self._record
        told = {name: value for name, value in vars(record).items() if name not in _OF_EVERY_RECORD}
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        if self._as_json:
            event = {"time": moment, "level": record.levelname.lower(), "from": record.name}
            return json.dumps(event | {"event": record.getMessage()} | told, ensure_ascii=False, default=str)
        trace = told.pop("trace", ())
        words = [moment, record.levelname, f"{record.name}:", record.getMessage()]
        lines = [" ".join([*words, *(f"{name}={value}" for name, value in told.items())]), *trace]
        return "\n    ".join(lines)


_OF_EVERY_RECORD = {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName", "line"}
