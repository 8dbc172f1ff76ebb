"""Reading a file in a process that tells how much memory it ever held."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from ingest.document import ReadDocument
from ingest.formats import Format
from ingest.reading import read_file

_UNIT = 1 if sys.platform == "darwin" else 1024


def read_and_weigh(path: Path, file: str) -> tuple[Format, ReadDocument]:
    """The file as it is read; `peak_of` tells afterwards what its process had held at most until then."""
    try:
        return read_file(path, file)
    finally:
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        _beside(path).write_text(str(used * _UNIT), "ascii")


def peak_of(path: Path) -> int:
    """In bytes; 0 where the file was not read to an end."""
    return int(_beside(path).read_text("ascii")) if _beside(path).exists() else 0


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.peak")
