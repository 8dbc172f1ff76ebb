from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from bench.roc_picture import draw_roc

SVG = {"svg": "http://www.w3.org/2000/svg"}


@pytest.fixture
def picture(tmp_path: Path) -> etree._Element:
    path = tmp_path / "images" / "roc.svg"
    draw_roc({"PIAF": [(0.5, 1.0), (0.1, 0.75)], "both <sets>": [(0.25, 0.5)]}, (0.1, 0.75), path)
    return etree.parse(str(path)).getroot()


def lines(picture: etree._Element) -> list[str]:
    return [line.get("points", "") for line in picture.findall("svg:polyline", SVG)]


def words(picture: etree._Element) -> list[str]:
    return [text.text or "" for text in picture.findall("svg:text", SVG)]


def test_a_curve_goes_from_refusing_nothing_to_refusing_everything(picture: etree._Element) -> None:
    # The square is 440 wide, its lower left corner at 90, 470.
    assert lines(picture) == [
        "90,470 530,30",
        "90.0,470.0 134.0,140.0 310.0,30.0 530.0,30.0",
        "90.0,470.0 200.0,250.0 530.0,30.0",
    ]


def test_the_operating_point_is_marked_with_its_figures(picture: etree._Element) -> None:
    [mark] = picture.findall("svg:circle", SVG)

    assert (mark.get("cx"), mark.get("cy")) == ("134.0", "140.0")
    assert "chosen · choisi (10 %, 75 %)" in words(picture)


def test_the_axes_and_the_curves_are_named(picture: etree._Element) -> None:
    assert {"Refused wrongly · Refus à tort", "Refused rightly · Refus à raison", "PIAF", "both <sets>"} <= set(
        words(picture)
    )
    assert [word for word in words(picture) if word.endswith(" %")] == [
        text for share in (0, 20, 40, 60, 80, 100) for text in (f"{share} %", f"{share} %")
    ]


def test_the_curves_are_told_apart_without_colour(picture: etree._Element) -> None:
    dashes = [line.get("stroke-dasharray") for line in picture.findall("svg:polyline", SVG)]

    assert len(set(dashes)) == 3
