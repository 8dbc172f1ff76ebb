"""The theme is legible: every pair of text and background has the contrast that WCAG AA asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
THEME = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"]
STYLE = (ROOT / "pages/static/style.css").read_text("utf-8")
ROOTS = [dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in re.findall(r":root {([^}]*)}", STYLE)]
VARIABLES = {"light": ROOTS[0], "dark": ROOTS[1]}


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_links_stand_out_from_both_backgrounds(scheme: str) -> None:
    theme, style = THEME[scheme], VARIABLES[scheme]
    for colour in (theme["textColor"], theme["linkColor"], style["accent"], style["quiet"]):
        for background in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
            assert contrast(colour, background) >= 4.5, (colour, background)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_outlines_of_what_is_filled_in_or_ticked_stand_out_from_both_backgrounds(scheme: str) -> None:
    theme = THEME[scheme]
    for background in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        assert contrast(theme["borderColor"], background) >= 3, background
    assert theme["borderColor"] == VARIABLES[scheme]["outline"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colour", ["yellow", "blue", "green"])
def test_notices_are_legible(scheme: str, colour: str) -> None:
    theme = THEME[scheme]
    assert contrast(theme[f"{colour}TextColor"], theme[f"{colour}BackgroundColor"]) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_words_stand_out(scheme: str) -> None:
    assert contrast(VARIABLES[scheme]["mark"], VARIABLES[scheme]["on-mark"]) >= 7


def test_the_typeface_is_served_from_here_with_its_licence() -> None:
    for face in THEME["fontFaces"]:
        assert face["url"].startswith("app/static/")
        assert (ROOT / "pages/static" / Path(face["url"]).name).stat().st_size < 100_000
    assert "SIL Open Font License" in (ROOT / "pages/static/atkinson-hyperlegible-next-LICENSE.txt").read_text("utf-8")


def test_no_style_fetches_anything_from_elsewhere() -> None:
    assert not re.search(r"https?://|@import", STYLE)
