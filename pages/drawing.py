"""Pages are drawn in processes of their own: one that is never done, or takes all memory, keeps nobody else waiting."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.models import Page, Span
from corpus.settings import Settings
from ingest.isolation import ReadingProcesses
from pages.page_image import page_png

_SECONDS = 20.0
_KEPT = 64


class PageDrawing:
    """Draws pages within the limits of a reading, in less time; `close` ends its processes."""

    def __init__(self, settings: Settings) -> None:
        limits = settings.model_copy(update={"reading_timeout": min(_SECONDS, settings.reading_timeout)})
        self._processes = ReadingProcesses(limits, preloaded="pages.page_image")
        self.draw = lru_cache(maxsize=_KEPT)(self._draw)

    def close(self) -> None:
        self._processes.close()

    def _draw(self, path: Path, page: Page, span: Span | None, shows_people: bool = False) -> bytes | None:
        """The page as PNG, as `page_png` gives it; None where it cannot be drawn, which is not tried again soon."""
        work = self._processes.start_other(page_png, path, page, span, shows_people)
        try:
            return self._processes.result(work, path.name)
        except UnreadableFile:
            return None
