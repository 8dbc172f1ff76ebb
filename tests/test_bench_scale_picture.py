from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from bench.scale_picture import draw_search_times

SVG = {"svg": "http://www.w3.org/2000/svg"}


def size(passages: int, milliseconds: float) -> dict[str, object]:
    times = {"p50": milliseconds / 2, "p95": milliseconds}
    return {"passages": passages, "search": {"without filters": times, "with filters": times}}


@pytest.fixture
def picture(tmp_path: Path) -> etree._Element:
    path = tmp_path / "images" / "search.svg"
    draw_search_times([size(1000, 10), size(1_000_000, 100)], path)
    return etree.parse(str(path)).getroot()


def test_a_tenfold_corpus_and_a_tenfold_time_are_as_far_apart_wherever_they_are(picture: etree._Element) -> None:
    # The axes are 440 by 320 from the upper left corner at 90, 40: 1,000 to 1,000,000 passages, 10 to 1,000 ms.
    lines = [line.get("points", "") for line in picture.findall("svg:polyline", SVG)]

    assert lines[:2] == ["90.0,360.0 530.0,200.0"] * 2
    assert lines[2] == "90.0,408.2 530.0,248.2"


def test_the_axes_say_what_they_count(picture: etree._Element) -> None:
    words = [text.text for text in picture.findall("svg:text", SVG)]

    assert {"1\u202f000\u202f000", "passages", "ms", "100", "median · médiane"} <= set(words)
