"""A whole commons in one file or folder, to be taken to another machine: its database, its files, the hash of each.

What can be made anew (the search, the model) stays behind, as do files still on their way.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from corpus.disk import unusable
from corpus.errors import ArchiveUnusable, DataFolderInUse, DiskFull, ExportUnwritable, NewerCorpus
from corpus.files import INCOMING, discard, sha256_of
from corpus.messages import N_
from corpus.settings import Settings
from corpus.soundness import examine
from corpus.store import Store

_FORMAT = 1
_MANIFEST = "manifest.json"
_DATABASE = "corpus.sqlite"
_FOLDERS = ("files", "recognised")
_KNOWN = re.compile(
    rf"{re.escape(_MANIFEST)}|{re.escape(_DATABASE)}"
    r"|files/[0-9a-f]{2}/[0-9a-f]{64}|recognised/[0-9a-f]{2}/[0-9a-f]{64}/\d+\.pdf"
)
_ENDINGS = (".tar.gz", ".tgz")


def export_commons(store: Store, settings: Settings, target: Path) -> int:
    """How many documents were written to `target`, a .tar.gz or else a folder; it appears whole or not at all.

    The server may go on: what is written is the commons of one moment. Raises DataFolderUnusable, ExportUnwritable.
    """
    if target.exists():
        raise DataFolderInUse(folder=target)
    aside = target.with_name(f"{INCOMING}{os.getpid()}-{target.name}")
    try:
        with _beside(settings) as staged:
            count = store.snapshot(staged)
            _write_manifest(staged)
            _write(staged, aside, target)
    except OSError as error:
        raise unusable(settings.data_dir, error) from error
    finally:
        discard(aside)
    return count


def _write(staged: Path, aside: Path, target: Path) -> None:
    try:
        if target.name.endswith(_ENDINGS):
            with tarfile.open(aside, "w:gz", compresslevel=1) as archive:
                for path in sorted(staged.iterdir()):
                    archive.add(path, arcname=path.name, filter=_of_nobody)
        else:
            shutil.copytree(staged, aside)
        aside.replace(target)
    except OSError as error:
        if isinstance(told := unusable(target.parent, error), DiskFull):
            raise told from error
        raise ExportUnwritable(folder=target.parent, reason=error.strerror or error) from error


def import_commons(settings: Settings, source: Path) -> int:
    """How many documents an export put into the data folder, every byte compared with its hash.

    Raises DataFolderInUse where there is a commons already, ArchiveUnusable, NewerCorpus, DataFolderUnusable.
    """
    folder = settings.data_dir
    if (folder / _DATABASE).exists() or any(path.is_file() for name in _FOLDERS for path in (folder / name).rglob("*")):
        raise DataFolderInUse(folder=folder)
    try:
        with _beside(settings) as staged:
            _unpack(source, staged)
            _verify(source, staged)
            count = _open(source, staged)
            for name in (*_FOLDERS, _DATABASE):  # the database last: with it the commons is there
                if (staged / name).exists():
                    (staged / name).replace(folder / name)
    except OSError as error:
        raise unusable(folder, error) from error
    return count


@contextmanager
def _beside(settings: Settings) -> Iterator[Path]:
    """A folder on the disk of the data, so that files come and go by their names alone."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.data_dir, prefix=INCOMING) as folder:
        yield Path(folder)


def _of_nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the name of whoever runs the server."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def _files_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file of an export but its manifest, by its place."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256_of(path) for path in files if path.name != _MANIFEST}


def _write_manifest(folder: Path) -> None:
    manifest = {"format": _FORMAT, "files": _files_of(folder)}
    (folder / _MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")


def _unpack(source: Path, folder: Path) -> None:
    """Takes out only what an export holds: plain files at known places."""
    if source.is_dir():
        _refuse_unknown(source, (one.relative_to(source).as_posix() for one in source.rglob("*") if not one.is_dir()))
        if any(path.is_symlink() for path in source.rglob("*")):
            raise ArchiveUnusable(file=source.name, reason=_NOT_AN_EXPORT)
        shutil.copytree(source, folder, dirs_exist_ok=True)
        return
    try:
        with tarfile.open(source, "r:gz") as archive:
            members = [member for member in archive.getmembers() if not member.isdir()]
            _refuse_unknown(source, (member.name for member in members))
            if not all(member.isreg() for member in members):
                raise ArchiveUnusable(file=source.name, reason=_NOT_AN_EXPORT)
            if sum(member.size for member in members) > shutil.disk_usage(folder).free:
                raise DiskFull(folder=folder.parent)
            archive.extractall(folder, members, filter="data")
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise ArchiveUnusable(file=source.name, reason=_CUT_SHORT) from error


_NOT_AN_EXPORT = N_("it contains something other than an export of a commons")
_CUT_SHORT = N_("it is damaged or incomplete")


def _refuse_unknown(source: Path, names: Iterable[str]) -> None:
    if not all(_KNOWN.fullmatch(name.removeprefix("./")) for name in names):
        raise ArchiveUnusable(file=source.name, reason=_NOT_AN_EXPORT)


def _verify(source: Path, folder: Path) -> None:
    try:
        manifest: dict[str, Any] = json.loads((folder / _MANIFEST).read_text("utf-8"))
        told, format = dict(manifest["files"]), manifest["format"]
    except FileNotFoundError as error:
        reason = _CUT_SHORT if (folder / _DATABASE).exists() else _NOT_AN_EXPORT
        raise ArchiveUnusable(file=source.name, reason=reason) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ArchiveUnusable(file=source.name, reason=_NOT_AN_EXPORT) from error
    if format != _FORMAT:
        raise NewerCorpus(folder=source)
    if told != _files_of(folder):
        raise ArchiveUnusable(file=source.name, reason=_CUT_SHORT)


def _open(source: Path, folder: Path) -> int:
    """How many documents there are in the database, which is now in today's form; all of them whole."""
    with closing(Store(Settings(data_dir=folder))) as store:
        found = examine(store)
        if any((found.damage, found.lost, found.changed, found.incomplete)):
            raise ArchiveUnusable(file=source.name, reason=_CUT_SHORT)
        return len(store.documents()) + len(store.hidden_documents())
