"""Arrays in files: left on disk until they are read, and known to be what was written."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from corpus.disk import put, sync

_SUMS = "checksums.json"
_BYTES_A_READ = 1 << 20
_SMALL = 1 << 18
"""Bytes up to which a file is read at once: one that is left on disk stays open, and only so many may be."""


def save_array(path: Path, values: NDArray[Any]) -> None:
    """Writes an array, on the disk when this returns; so is its name once the folder is sealed."""
    with path.open("wb") as file:
        np.save(file, values, allow_pickle=False)
    sync(path)


def save_in_parts(path: Path, parts: Iterable[NDArray[Any]], dtype: np.dtype[Any], length: int) -> None:
    """Writes an array of `length` entries that is never in memory whole."""
    with path.open("wb") as file:
        header = {"descr": np.lib.format.dtype_to_descr(dtype), "fortran_order": False, "shape": (length,)}
        np.lib.format.write_array_header_1_0(file, header)
        for part in parts:
            file.write(np.ascontiguousarray(part).tobytes())
    sync(path)


def load_array(path: Path) -> NDArray[Any]:
    """The array, a large one read from disk where it is looked at. Raises OSError where it is missing or cut short."""
    try:
        mode: Literal["r"] | None = "r" if path.stat().st_size > _SMALL else None
        return np.asarray(np.load(path, mmap_mode=mode, allow_pickle=False))
    except (ValueError, EOFError) as error:
        raise OSError(f"{path}: {error}") from error


def save_text(path: Path, text: str) -> None:
    """Writes beside, then swaps: at every moment the file at `path` is whole."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    aside.write_bytes(text.encode())
    put(aside, path)


def save_json(path: Path, value: Any) -> None:
    """The same, of a value as JSON."""
    save_text(path, json.dumps(value, ensure_ascii=False))


def seal(folder: Path) -> None:
    """Notes what the files of a folder are, for `is_sealed`."""
    save_json(folder / _SUMS, {path.name: _sum_of(path) for path in _sealed_files(folder)})


def is_sealed(folder: Path) -> bool:
    """Whether the files of a folder are still those that `seal` saw; reads all of them."""
    try:
        noted = json.loads((folder / _SUMS).read_text("utf-8"))
        return bool(noted == {path.name: _sum_of(path) for path in _sealed_files(folder)})
    except (OSError, ValueError):
        return False


def _sealed_files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if not path.name.startswith(_SUMS)]


def _sum_of(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        while some := file.read(_BYTES_A_READ):
            total = zlib.crc32(some, total)
    return total
