"""Files on their way in: where they are found, and the name they are known by from then on."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ingest.description import NOTHING_GIVEN, Description
from ingest.plain_text import without_invisible
from ingest.relation import Related

MANIFEST_NAME = "MANIFEST.tsv"
_ABOUT_THE_FOLDER = re.compile(r"(?:licen[cs]e|copying|readme|changelog)(?:\.md|\.txt|\.rst)?", re.IGNORECASE)
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""The kinds of characters that no reader sees, or that end a line."""
_LONGEST_NAME = 255  # bytes of UTF-8: what most file systems take when the file is downloaded again
_LONGEST_SUFFIX = 16


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to ingest: where its bytes are, the name it came with, and what its giver says of it.

    `related` is how it stands to a document that is known, when its giver says so.
    `keeps_metadata` leaves in the file what it tells about people beside its text.
    """

    path: Path
    file: str
    description: Description = NOTHING_GIVEN
    related: Related | None = None
    keeps_metadata: bool = False


def files_in(path: Path) -> Iterator[Path]:
    """`path` itself, or every file below the folder `path`, sorted.

    Hidden files, the manifest, what tells about the folder (README, LICENSE…), linked folders and links that lead
    out of the folder are passed over.
    """
    if not path.is_dir():
        yield path
        return
    root = path.resolve()
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            found = Path(folder, name)
            if may_be_a_document(name) and _is_file_inside(found, root):
                yield found


def may_be_a_document(name: str) -> bool:
    return not name.startswith(".") and name != MANIFEST_NAME and not _ABOUT_THE_FOLDER.fullmatch(name)


def _is_file_inside(path: Path, root: Path) -> bool:
    return path.is_file() and path.resolve().is_relative_to(root)


def clean_name(file: str) -> str:
    """A file's own name, safe to show and to save under: no folder, no invisible character, at most 255 bytes."""
    name = PurePosixPath(file.replace("\\", "/")).name
    visible = "".join(character for character in name if unicodedata.category(character) not in _UNSEEN)
    name = unicodedata.normalize("NFC", without_invisible(visible)).strip()
    return _shorten(name) if name.strip(". ") else "document"


def _shorten(name: str) -> str:
    if len(name.encode()) <= _LONGEST_NAME:
        return name
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    if len(suffix.encode()) > _LONGEST_SUFFIX:
        stem, suffix = name, ""
    room = _LONGEST_NAME - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip() + suffix
