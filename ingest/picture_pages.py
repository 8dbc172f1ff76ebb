"""A program of its own that writes a picture as a PDF, one page for each of its frames.

Run as `python -m ingest.picture_pages SOURCE TARGET`. Nothing that the picture tells beside its points is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence

_MOST_PIXELS = 100_000_000
_MOST_PAGES = 200
_LONGEST_SIDE = 11.7
"""In inches, that of an A4 sheet: pictures seldom tell the size of what they show."""
_QUALITY = 85


def main(source: str, target: str) -> None:
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS // 2  # twice as many are an error
    with Image.open(Path(source), formats=("JPEG", "PNG", "TIFF")) as picture:
        if getattr(picture, "n_frames", 1) > _MOST_PAGES:
            raise SystemExit(1)
        first, *others = _pages(picture)
    dots_an_inch = max(first.size) / _LONGEST_SIDE
    first.save(target, "PDF", save_all=True, append_images=others, resolution=dots_an_inch, quality=_QUALITY, title="")


def _pages(picture: Image.Image) -> Iterator[Image.Image]:
    """The frames upright, on white where one can see through them."""
    for frame in ImageSequence.Iterator(picture):
        upright = ImageOps.exif_transpose(frame).convert("RGBA")
        page = Image.new("RGB", upright.size, "white")
        page.paste(upright, mask=upright.getchannel("A"))
        yield page


if __name__ == "__main__":
    main(*sys.argv[1:])
