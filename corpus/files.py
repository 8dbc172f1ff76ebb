"""The original files, each stored once under its SHA-256 and never changed."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping, Set
from pathlib import Path

from corpus.disk import make_folder, put, unusable

INCOMING = "incoming-"
"""How the name of what is not whole yet begins."""
_LONGEST_WORK = 24 * 3600.0


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal, read in bounded memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def discard(path: Path) -> None:
    """Removes a file, or a folder with all that it holds, if it is there."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def link(path: Path, target: Path) -> None:
    """Gives a file that never changes a second name; a copy where the disk knows no second names."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, target)


def abandoned(unfinished: Iterable[Path]) -> list[Path]:
    """Those of the files or folders that were begun a day ago: nothing takes as long, so what wrote them was killed."""
    old = time.time() - _LONGEST_WORK
    return [path for path in unfinished if path.stat().st_mtime < old]


class OriginalFiles:
    """A folder of files addressed by content: `ab/abcdef…`. The name a file came with is never a path here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the file with this SHA-256 is, or would be."""
        return self.folder / sha256[:2] / sha256

    def keep(self, source: Path, sha256: str) -> Path:
        """The stored copy of `source`; it appears whole or not at all, and is on disk when this returns."""
        target = self.path(sha256)
        if target.exists():
            return target
        copy = None
        try:
            make_folder(target.parent)
            with (
                source.open("rb") as original,
                tempfile.NamedTemporaryFile(dir=target.parent, prefix=INCOMING, delete=False) as copy,
            ):
                shutil.copyfileobj(original, copy, 1 << 20)
            put(Path(copy.name), target)
        except OSError as error:
            if copy is not None:
                Path(copy.name).unlink(missing_ok=True)
            raise unusable(self.folder, error) from error
        return target

    def stored(self) -> list[Path]:
        """Every file that is here, copies that were never finished too."""
        return [path for path in self.folder.glob("*/*") if path.is_file()]

    def discard(self, sha256: str) -> None:
        """Removes the stored copy, if there is one."""
        self.path(sha256).unlink(missing_ok=True)


class RecognisedPages:
    """A folder of pages of scans with the text that was recognised on them: each is a PDF of one page.

    A page that could not be recognised leaves an empty file, so that it is not tried for ever.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def folder_of(self, sha256: str) -> Path:
        """Where the pages of the file with this SHA-256 are, or would be."""
        return self.folder / sha256[:2] / sha256

    def path(self, sha256: str, page: int) -> Path:
        return self.folder_of(sha256) / f"{page}.pdf"

    def keep(self, sha256: str, pages: Mapping[int, Path]) -> None:
        """Keeps pages of the file, by number, that were recognised elsewhere on this disk."""
        try:
            for number, page in pages.items():
                target = self.path(sha256, number)
                target.unlink(missing_ok=True)
                link(page, target)
        except OSError as error:
            raise unusable(self.folder, error) from error

    def numbers(self, sha256: str) -> set[int]:
        """The pages that were tried, whatever came of it."""
        return {int(path.stem) for path in self.folder_of(sha256).glob("*.pdf") if path.stem.isdecimal()}

    def stored(self) -> list[Path]:
        """The folder of every file of which pages were recognised."""
        return [path for path in self.folder.glob("*/*") if path.is_dir()]

    def pages(self) -> list[Path]:
        """Every recognised page of every file."""
        return [path for path in self.folder.glob("*/*/*.pdf") if path.stem.isdecimal()]

    def unfinished(self, known: Set[str]) -> list[Path]:
        """What killed recognitions left in the folders of these files."""
        found = self.folder.glob(f"*/*/{INCOMING}*")
        return abandoned(path for path in found if path.parent.name in known)

    def discard(self, sha256: str) -> None:
        """Removes every page of the file, if there are any."""
        shutil.rmtree(self.folder_of(sha256), ignore_errors=True)
