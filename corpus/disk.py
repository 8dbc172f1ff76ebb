"""What is written stays written; and what a disk that is full, closed or failing says, as an error for the reader."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from pathlib import Path

from corpus.errors import DataFolderUnusable, DiskFull

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LITTLE = 1 << 20
_NO_FOLDERS = (errno.EINVAL, errno.EBADF, errno.ENOTSUP)
"""What a file system answers that holds no folder at will, as some on a network do."""
_SQLITE_FAULTS = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


def put(aside: Path, target: Path) -> None:
    """Gives what was written aside its name: at every moment, after a power cut too, the file there is whole."""
    sync(aside)
    aside.replace(target)
    sync(target.parent)


def make_folder(folder: Path) -> None:
    """A folder that is there, after a power cut too, with those above it."""
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for one in made:
        sync(one.parent)


def sync(path: Path) -> None:
    """Has the disk hold what was written to a file, or what a folder names.

    Not where folders cannot be held: on Windows, which opens none, and on some file systems of a network.
    """
    is_folder = path.is_dir()
    if is_folder and os.name != "posix":
        return
    opened = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(opened)
    except OSError as error:
        if not (is_folder and error.errno in _NO_FOLDERS):
            raise
    finally:
        os.close(opened)


def is_of_the_disk(error: BaseException | None) -> bool:
    """Whether the system or SQLite could not write, or not read; another's lock is no fault of the disk."""
    if isinstance(error, sqlite3.OperationalError):
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in _SQLITE_FAULTS
    return isinstance(error, OSError)


def unusable(folder: Path, error: BaseException) -> DataFolderUnusable:
    """The same said of the data folder, with what to do."""
    if _is_full(folder, error):
        return DiskFull(folder=folder)
    return DataFolderUnusable(folder=folder, reason=getattr(error, "strerror", None) or error)


def _is_full(folder: Path, error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno is None:  # numpy and FAISS do not say why
        return shutil.disk_usage(folder).free < _LITTLE
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code == sqlite3.SQLITE_FULL or getattr(error, "errno", None) in _FULL
