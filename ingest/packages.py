"""A ZIP of documents, as a whole tender file (DCE) comes: its files are taken out, under names of our own on disk.

What a file is called inside never becomes a path here, links are not followed, and what would unfold into too much is
not unfolded at all. A ZIP inside a ZIP is a file like any other, which its reader refuses.
"""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import SEEK_END
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO

from corpus.errors import DamagedFile, NoDocumentInside, ProtectedFile, TooMuchContent, UnreadableFile
from corpus.sizes import MEGABYTE, too_large
from ingest.archives import check_sizes, damage_reported, is_encrypted
from ingest.incoming import clean_name, may_be_a_document

_MOST_FILES = 200
_LONGEST_LIST = 2 * MEGABYTE
_END, _HUGE_END, _END_WITHIN = b"PK\x05\x06", b"PK\x06\x07", 65_557
"""What the list of a ZIP ends with, that of a huge one before it, and how far from the end of the file at most."""
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_NAMES_ITSELF = {"[Content_Types].xml", "mimetype"}
"""A ZIP that holds one of these is one document: Office, OpenDocument or EPUB."""
_OF_SYSTEMS = {"__macosx", "thumbs.db", "desktop.ini"}
_NAMED_IN_UTF8 = 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a package: where it was taken out to, or why it was not."""

    file: str
    path: Path | None = None
    error: UnreadableFile | None = None


def looks_like_a_zip(path: Path) -> bool:
    """Whether the file begins as ZIPs do, those of Office and OpenDocument included."""
    try:
        with path.open("rb") as file:
            return file.read(4) in _ZIP_STARTS
    except OSError:  # its reader will say so
        return False


def count_documents(file: IO[bytes]) -> int:
    """How many documents `unpack` would take out of the file, 1 for whatever it would leave whole or refuse.

    Looks at no more than a list of moderate length at its end.
    """
    try:
        if _lists_too_much(file):
            return 1
        with zipfile.ZipFile(file) as archive:
            count = 1 if _is_one_document(archive) else len(list(_documents(archive)))
            return count if 1 <= count <= _MOST_FILES else 1
    except Exception:  # whatever is wrong with it, `unpack` will say so
        return 1


def _lists_too_much(file: IO[bytes]) -> bool:
    """Whether the list of a ZIP is longer than that of any tender file, or of the kind made for huge ones."""
    length = file.seek(0, SEEK_END)
    file.seek(max(0, length - _END_WITHIN))
    end = file.read()
    at = end.rfind(_END)
    size = int.from_bytes(end[at + 12 : at + 16], "little") if at >= 0 else 0
    return size > _LONGEST_LIST or _HUGE_END in end[max(0, at - 20) : max(0, at)]


def _is_one_document(archive: zipfile.ZipFile) -> bool:
    return bool(_NAMES_ITSELF.intersection(archive.namelist()))


def unpack(path: Path, file: str, folder: Path, most_bytes: int) -> list[Member]:
    """The files of the ZIP at `path`, taken out into `folder`; none where the ZIP itself is one document.

    Each may weigh `most_bytes`. Raises DamagedFile, TooMuchContent, or NoDocumentInside for a ZIP without documents.
    """
    with damage_reported(file), zipfile.ZipFile(path) as archive:
        if _is_one_document(archive):
            return []
        with path.open("rb") as whole:
            if _lists_too_much(whole):
                raise TooMuchContent(file=file)
        inside = list(_documents(archive))
        check_sizes(inside, file)
        if len(inside) > _MOST_FILES:
            raise TooMuchContent(file=file)
        if not inside:
            raise NoDocumentInside(file=file)
        folder.mkdir(parents=True, exist_ok=True)
        return [_take_out(archive, one, folder / str(number), most_bytes) for number, one in enumerate(inside)]


def _documents(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The files that somebody put there, without folders, links and what systems add by themselves."""
    for one in archive.infolist():
        parts = PurePosixPath(one.filename.replace("\\", "/")).parts
        is_link = stat.S_ISLNK(one.external_attr >> 16)
        if one.is_dir() or is_link or not parts or any(map(_is_of_a_system, parts)):
            continue
        if may_be_a_document(parts[-1]):
            yield one


def _is_of_a_system(part: str) -> bool:
    return (part.startswith(".") and part != "..") or part.lower() in _OF_SYSTEMS


def _take_out(archive: zipfile.ZipFile, one: zipfile.ZipInfo, target: Path, most_bytes: int) -> Member:
    file = clean_name(_name(one))
    if is_encrypted(one):
        return Member(file, error=ProtectedFile(file=file))
    if one.file_size > most_bytes:
        return Member(file, error=too_large(file, one.file_size, most_bytes))
    try:
        with archive.open(one) as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy)  # gives no more than the size it declares, which was checked
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, LZMAError, NotImplementedError, EOFError, ValueError):
        target.unlink(missing_ok=True)
        return Member(file, error=DamagedFile(file=file))
    return Member(file, target)


def _name(one: zipfile.ZipInfo) -> str:
    """The name as it was written: old programs write UTF-8 or the system's own letters without saying which."""
    if one.flag_bits & _NAMED_IN_UTF8:
        return one.filename
    try:
        written = one.filename.encode("cp437")  # what `zipfile` took it for
    except UnicodeEncodeError:
        return one.filename
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("cp850", "replace")
