"""What Prometheus is told of the server: how long answers take, what fails, what is stored and what waits.

Nothing of what visitors ask or give is in it, nor who they are: names and labels are those in this file, the steps of
an upload, and the kinds of errors. What the worker does is in its own figures (`jobs.figures`).
"""

from __future__ import annotations

import logging
import shutil
from collections import Counter as Count
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from answer.commons import Commons
from answer.models import Answer
from corpus.errors import PartageError
from corpus.uploads import BEING_PUBLISHED, BEING_READ, Step
from jobs.worker import is_at_work

_SECONDS = (0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 8, 15, 30, 60, 120)

registry = CollectorRegistry()
_answers = Histogram(
    "partage_answer_seconds",
    "Seconds until an answer is complete, by how it came about; a refusal is one that the documents do not carry.",
    ["mode"],
    buckets=_SECONDS,
    registry=registry,
)
_pages = Histogram("partage_page_seconds", "Seconds that drawing a page takes.", buckets=_SECONDS, registry=registry)
_declined = Counter(
    "partage_questions_declined", "Questions that were not searched, by reason.", ["reason"], registry=registry
)
_errors = Counter("partage_page_errors", "Pages that failed, by the kind of the error.", ["kind"], registry=registry)
ProcessCollector(registry=registry)

_logger = logging.getLogger(__name__)


def count_answer(answer: Answer, seconds: float) -> None:
    _answers.labels(answer.mode).observe(seconds)
    told = {"mode": str(answer.mode), "milliseconds": round(1000 * seconds), "sources": len(answer.citations)}
    _logger.info("Answered", extra=told)


def count_declined(error: PartageError) -> None:
    _declined.labels(type(error).__name__).inc()


def count_failure(error: Exception) -> None:
    _errors.labels(type(error).__name__).inc()


@contextmanager
def timed_page() -> Iterator[None]:
    """Counts how long the page took that is drawn within."""
    began = perf_counter()
    try:
        yield
    finally:
        _pages.observe(perf_counter() - began)


class CommonsFigures(Collector):
    """What is stored, and what waits, each time it is asked for."""

    def __init__(self, commons: Commons) -> None:
        self._commons = commons

    def collect(self) -> Iterator[Metric]:
        commons, store = self._commons, self._commons.store
        yield _gauge("partage_documents", "Documents that readers can find.", len(store.documents()))
        yield _gauge("partage_hidden_documents", "Documents that moderators hid.", len(store.hidden_documents()))
        yield _gauge("partage_reported_documents", "Documents with reports that wait.", len(store.reported_documents()))
        yield _gauge("partage_passages", "Passages of all documents.", store.texts.passage_count())
        yield _gauge("partage_search_current", "1 when every document can be found.", commons.search_index.is_current())
        yield _gauge("partage_search_loaded", "1 when questions are answered at once.", commons.search_index.is_ready())
        yield _gauge("partage_worker_up", "1 when given files are worked on.", is_at_work(commons.settings))
        free = shutil.disk_usage(commons.settings.data_dir).free
        yield _gauge("partage_disk_free_bytes", "Free bytes on the disk of the documents.", free)
        yield from self._uploads()

    def _uploads(self) -> Iterator[Metric]:
        uploads = self._commons.store.uploads.at(Step)
        steps, reasons = Count(one.step for one in uploads), Count(type(one.failure).__name__ for one in uploads)
        at_step = GaugeMetricFamily("partage_uploads", "Files given within a day, by step.", labels=["step"])
        for step in Step:
            at_step.add_metric([step], steps[step])
        yield at_step
        refused = GaugeMetricFamily("partage_uploads_refused", "Files refused within a day.", labels=["reason"])
        for reason, count in reasons.items():
            if reason != "NoneType":
                refused.add_metric([reason], count)
        yield refused
        waiting = [one.received_at for one in uploads if one.step in BEING_READ | BEING_PUBLISHED]
        oldest = (datetime.now(UTC) - min(waiting)).total_seconds() if waiting else 0.0
        yield _gauge("partage_oldest_upload_seconds", "For how long the first file that waits has waited.", oldest)


def _gauge(name: str, documentation: str, value: float) -> Metric:
    return GaugeMetricFamily(name, documentation, value=value)
