"""Opening the ZIP containers of Office and OpenDocument files without being drowned by what they unfold into."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import DamagedFile, ProtectedFile, TooMuchContent, UnreadableFile

_MOST_MEMBERS = 20_000
_MOST_BYTES = 1024**3
_MOST_XML_BYTES = 256 * 1024**2
_RATIO_FREE_BYTES = 32 * 1024**2
_MOST_RATIO = 200
_ENCRYPTED_FLAG = 0x1


@contextmanager
def damage_reported(file: str) -> Iterator[None]:
    """Turns whatever a library says of a broken file into `DamagedFile`; each has its own way to say it."""
    try:
        yield
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:
        raise DamagedFile(file=file) from error


@contextmanager
def open_archive(path: Path, file: str) -> Iterator[zipfile.ZipFile]:
    """The ZIP container at `path`, its declared sizes having been checked before anything is unfolded.

    Raises `DamagedFile`, `ProtectedFile` or `TooMuchContent`; a member that turns out broken is `DamagedFile` too.
    """
    with damage_reported(file), zipfile.ZipFile(path) as archive:
        _check_members(archive.infolist(), file)
        yield archive


def check_archive(path: Path, file: str) -> None:
    """Raises the `UnreadableFile` that says why the ZIP container at `path` must not be opened, if any."""
    with open_archive(path, file):
        pass


def _check_members(members: list[zipfile.ZipInfo], file: str) -> None:
    if any(map(is_encrypted, members)):
        raise ProtectedFile(file=file)
    check_sizes(members, file)


def is_encrypted(member: zipfile.ZipInfo) -> bool:
    return bool(member.flag_bits & _ENCRYPTED_FLAG)


def check_sizes(members: Sequence[zipfile.ZipInfo], file: str) -> None:
    """Raises TooMuchContent where the members say that they unfold into more than can be read safely."""
    unfolded = sum(member.file_size for member in members)
    folded = sum(member.compress_size for member in members)
    xml = sum(member.file_size for member in members if member.filename.lower().endswith((".xml", ".rels")))
    bloated = unfolded > _RATIO_FREE_BYTES and unfolded > _MOST_RATIO * folded
    if len(members) > _MOST_MEMBERS or unfolded > _MOST_BYTES or xml > _MOST_XML_BYTES or bloated:
        raise TooMuchContent(file=file)
