"""Pages are drawn in processes of their own: one that is never done, or takes all memory, keeps nobody else waiting."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import Any

from corpus.disclosure import NOTHING_DISCLOSED, Disclosure
from corpus.errors import UnreadableFile
from corpus.models import Page, Span
from corpus.settings import Settings
from ingest.isolation import ReadingProcesses
from pages.drawn import page_image
from pages.drawn.page_image import PagePicture
from protect.people.organisations import NO_ORGANISATIONS, Organisations

_SECONDS = 20.0
_KEPT = 64
_SECONDS_BETWEEN_TRIES = 600.0


class PageDrawing:
    """Draws pages within the limits of a reading, in less time, since a visitor waits; `close` ends its processes."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = monotonic) -> None:
        limits = settings.model_copy(update={"reading_timeout": min(_SECONDS, settings.reading_timeout)})
        self._processes = ReadingProcesses(limits, preloaded=page_image.__name__, patience=1)
        self._clock = clock
        self._drawn = lru_cache(maxsize=_KEPT)(self._draw)
        self._tried = lru_cache(maxsize=_KEPT)(self._try)

    def close(self) -> None:
        self._processes.close()

    def draw(
        self,
        path: Path,
        page: Page,
        span: Span | None,
        disclosure: Disclosure = NOTHING_DISCLOSED,
        organisations: Organisations = NO_ORGANISATIONS,
    ) -> PagePicture | None:
        """The page as `page_picture` gives it; None where it cannot be drawn.

        That is believed for ten minutes at most: it may have been for want of memory or of time.
        """
        period = int(self._clock() // _SECONDS_BETWEEN_TRIES)
        return self._tried(period, path, page, span, disclosure, organisations)

    def _try(self, period: int, *asked: Any) -> PagePicture | None:
        try:
            return self._drawn(*asked)
        except UnreadableFile:
            return None

    def _draw(self, path: Path, *asked: Any) -> PagePicture:
        work = self._processes.start_other(page_image.page_picture, path, *asked)
        return self._processes.result(work, path.name)
