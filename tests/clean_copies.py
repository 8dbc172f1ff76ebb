"""Cleaning a file the way a test wants it: with everything checked that holds for every copy."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from ingest.document import ReadDocument
from ingest.formats import Format, recognise_format
from ingest.readers import READERS
from protect.cleaning import clean_copy, find_traces
from protect.traces import Trace


def clean(path: Path) -> tuple[Path, dict[str, tuple[int, tuple[str, ...]]]]:
    """The copy, and what was told by kind: how often, and the values.

    The copy reads as the original does, tells nothing more, is its own copy, and comes out the same each time.
    """
    format = recognise_format(path, path.name)
    copy, again, of_copy = (path.with_name(f"{name}{path.suffix}") for name in ("copy", "again", "of-copy"))
    traces = clean_copy(path, format.value, copy)
    assert find_traces(path, format.value) == traces
    assert clean_copy(path, format.value, again) == traces
    assert copy.read_bytes() == again.read_bytes()
    assert remaining(copy) == [trace for trace in traces if trace.stays]
    clean_copy(copy, format.value, of_copy)
    assert of_copy.read_bytes() == copy.read_bytes()
    assert read_as(format, copy) == read_as(format, path)
    return copy, {trace.kind.value: (trace.count, trace.values) for trace in traces}


def read_as(format: Format, path: Path) -> ReadDocument:
    """A file as it is read, but for what its header says of whoever wrote it, which no copy has."""
    read = READERS[format](path, "a")
    return replace(read, front_matter=replace(read.front_matter, author=""))


def saved(workbook: Workbook, folder: Path) -> Path:
    path = folder / "a.xlsx"
    workbook.save(path)
    return path


def remaining(path: Path) -> list[Trace]:
    return list(find_traces(path, recognise_format(path, path.name).value))


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def forget_thumbnail(package: Any) -> None:
    """Takes out the picture that the templates of python-docx and python-pptx bring with them."""
    relations = package.rels if hasattr(package, "rels") else package._rels
    for id in [id for id, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        relations.pop(id)


def edit(path: Path, changes: dict[str, tuple[str, str]], added: dict[str, bytes] | None = None) -> None:
    """Replaces a text in parts of a container, and adds parts, as no library does."""
    content = parts(path)
    for name, (old, new) in changes.items():
        assert old.encode() in content[name], name
        content[name] = content[name].replace(old.encode(), new.encode(), 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (content | (added or {})).items():
            archive.writestr(name, data)
