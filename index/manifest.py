"""What the index is at a moment: which segments it has, made with what, and how far it follows the corpus."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from index.arrays import save_json

NAME = "manifest.json"
FORMAT = 5
"""Raised when an index written before would be misread; that one is then thrown away."""


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment that counts: whether its sentences have vectors, and which of its documents are gone."""

    name: str
    has_sentences: bool = False
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """`revision` is that of the corpus that the index agrees with, -1 while it does not."""

    format: int
    embedder: str
    revision: int
    segments: tuple[SegmentEntry, ...]

    @classmethod
    def read(cls, folder: Path) -> Manifest | None:
        """The manifest of a folder; None where there is none that can be used.

        Raises OSError where it is there and cannot be read: its segments must not pass for leftovers.
        """
        try:
            read = json.loads((folder / NAME).read_text("utf-8"))
            segments = [
                SegmentEntry(one["name"], one["has_sentences"], tuple(one["removed"])) for one in read["segments"]
            ]
            manifest = cls(read["format"], read["embedder"], read["revision"], tuple(segments))
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return None
        return manifest if manifest.format == FORMAT else None

    def save(self, folder: Path) -> None:
        """From this moment on it is what every process reads."""
        save_json(folder / NAME, asdict(self))


def manifest_of(embedder: str, revision: int, segments: Sequence[SegmentEntry]) -> Manifest:
    """A manifest in the present format."""
    return Manifest(FORMAT, embedder, revision, tuple(segments))
