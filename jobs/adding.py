"""Files are read in one thread while what was stored of them is made searchable in another."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from threading import Condition, Thread

from index.search_index import RefreshReport
from ingest.outcome import Outcome, Status

_STORED = (Status.ADDED, Status.CHANGED)
_ENOUGH_PAGES = 100
"""Pages that are worth a refresh while others are still to be read: about what the index adds in one step."""


def add(
    outcomes: Generator[Outcome, None, None],
    told: Callable[[Outcome], None],
    refresh: Callable[[], RefreshReport],
    give_up: Callable[[], None],
    enough_pages: int = _ENOUGH_PAGES,
) -> RefreshReport:
    """What was made searchable, once all files are read and `refresh` has seen every one of them.

    `told` gets each outcome as it comes, in the thread that reads. Whatever ends this early, an interrupt too, ends the
    reading, of which `give_up` stops what is under way, and closes `outcomes`: what is in the corpus by then is whole.
    """
    reading = _Reading(outcomes, told, enough_pages)
    reading.start()
    report = RefreshReport(added=0, removed=0)
    try:
        while reading.has_news():
            report += refresh()
    except BaseException:
        reading.stop()
        give_up()
        raise
    finally:
        reading.join()
    reading.raise_what_failed()
    return report + refresh()


class _Reading:
    """Takes the outcomes one after the other, in a thread of its own, until it is told to stop."""

    def __init__(
        self, outcomes: Generator[Outcome, None, None], told: Callable[[Outcome], None], enough_pages: int
    ) -> None:
        self._outcomes = outcomes
        self._told = told
        self._enough_pages = enough_pages
        self._pages = 0
        self._changed = Condition()
        self._stopping = self._ended = False
        self._failure: BaseException | None = None
        self._thread = Thread(target=self._run, name="reading")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping = True

    def join(self) -> None:
        self._thread.join()

    def has_news(self) -> bool:
        """Waits until enough pages were added; False once there will be no more."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._pages >= self._enough_pages)
            self._pages = 0
            return not self._ended

    def raise_what_failed(self) -> None:
        if self._failure is not None:
            raise self._failure

    def _run(self) -> None:
        try:
            with closing(self._outcomes) as outcomes:
                self._take(outcomes)
        except BaseException as error:
            self._failure = error
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify()

    def _take(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            if self._stopping:
                break
            self._told(outcome)
            if outcome.status in _STORED and outcome.document:
                self._note(outcome.document.pages)

    def _note(self, pages: int) -> None:
        with self._changed:
            self._pages += pages
            self._changed.notify()
