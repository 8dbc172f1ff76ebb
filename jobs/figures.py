"""How long the worker's tasks take and how often they fail, in a file that the server shows to Prometheus.

The worker is another process than the one that is asked; it writes its figures beside its queue every few seconds,
in the format of Prometheus, and begins at zero when it starts.
"""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any

from huey import Huey
from huey.api import Task
from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, write_to_textfile

from corpus.settings import Settings

_SECONDS_BETWEEN_WRITINGS = 5.0
_SECONDS = (0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000)

_logger = logging.getLogger(__name__)


def figures_file(settings: Settings) -> Path:
    """Where the worker writes its figures."""
    return settings.data_dir / "worker.prom"


class TaskFigures:
    """Counts the tasks that a queue has done."""

    def __init__(self, queue: Huey) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector("partage_worker", registry=self.registry)
        self._seconds = Histogram(
            "partage_task_seconds",
            "Seconds that a step with a given file takes: to read it, publish it, make it searchable, recognise scans.",
            ["task"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._failures = Counter("partage_task_failures", "Steps that failed.", ["task"], registry=self.registry)
        self._began: dict[str, float] = {}
        queue.pre_execute("begin")(self._begin)
        queue.post_execute("end")(self._end)

    def _begin(self, task: Task) -> None:
        self._began[task.id] = monotonic()

    def _end(self, task: Task, _value: Any, error: Exception | None) -> None:
        seconds = monotonic() - self._began.pop(task.id)
        self._seconds.labels(task.name).observe(seconds)
        if error:
            self._failures.labels(task.name).inc()
        told = {"task": task.name, "milliseconds": round(1000 * seconds)}
        _logger.info("Done" if error is None else "Failed", extra=told)

    def write(self, path: Path) -> None:
        try:
            write_to_textfile(str(path), self.registry)
        except OSError as error:  # a full disk stops nothing here
            _logger.warning("The figures could not be written", exc_info=error)

    def write_until(self, stop: Event, path: Path) -> None:
        """Starts to write the figures every few seconds, and ends with `stop`."""
        Thread(target=self._write, args=(stop, path), name="figures", daemon=True).start()

    def _write(self, stop: Event, path: Path) -> None:
        while True:
            self.write(path)
            if stop.wait(_SECONDS_BETWEEN_WRITINGS):
                return
