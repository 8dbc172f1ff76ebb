"""Pages are drawn in processes of their own, and what could not be drawn once is not given up for good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import pdf_of

from corpus.models import Page
from corpus.settings import Settings
from pages.drawn.drawing import PageDrawing

PAGE = Page(1, "1", "Bonjour")
LONG = 3600.0


class Clock:
    """Tells the time that it is given."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def drawing(clock: Clock) -> Iterator[PageDrawing]:
    drawing = PageDrawing(Settings(_env_file=None, reading_workers=1), clock)
    yield drawing
    drawing.close()


def write(path: Path) -> Path:
    path.write_bytes(pdf_of(b"BT /F 12 Tf 50 700 Td (Bonjour) Tj ET"))
    return path


def test_a_page_that_could_not_be_drawn_is_tried_again_after_a_while(
    drawing: PageDrawing, clock: Clock, tmp_path: Path
) -> None:
    file = tmp_path / "a.pdf"
    assert drawing.draw(file, PAGE, None) is None
    write(file)
    assert drawing.draw(file, PAGE, None) is None
    clock.now += LONG
    drawn = drawing.draw(file, PAGE, None)
    assert drawn is not None
    assert drawn.png.startswith(b"\x89PNG")


def test_a_page_that_was_drawn_is_not_drawn_again(drawing: PageDrawing, clock: Clock, tmp_path: Path) -> None:
    file = write(tmp_path / "a.pdf")
    drawn = drawing.draw(file, PAGE, None)
    file.unlink()
    clock.now += LONG
    assert drawn is not None
    assert drawing.draw(file, PAGE, None) == drawn
