"""The copy that is published: the file as it was given, without what it tells about people beside its visible text.

A reader of the copy sees the same pages with the same words. Every other part stays byte for byte, and a file that
tells nothing stays whole. The same file always gives the same copy, and the copy of a copy is itself.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from protect.formats.delimited import clean_delimited
from protect.formats.embedded import PackageCleaner
from protect.formats.excel import clean_excel
from protect.formats.markup import clean_markup
from protect.formats.open_document import clean_open_document
from protect.formats.package import Package
from protect.formats.pdf import clean_pdf
from protect.formats.powerpoint import clean_powerpoint
from protect.formats.word import clean_word
from protect.traces import Findings, Trace

TextCleaner = Callable[[bytes, Findings], bytes]

_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_PACKAGES: dict[str, PackageCleaner] = {
    f"{_OPEN_XML}.wordprocessingml.document": clean_word,
    f"{_OPEN_XML}.spreadsheetml.sheet": clean_excel,
    f"{_OPEN_XML}.presentationml.presentation": clean_powerpoint,
    "application/vnd.oasis.opendocument.text": clean_open_document,
    "application/vnd.oasis.opendocument.spreadsheet": clean_open_document,
}
_TEXTS: dict[str, TextCleaner] = {
    "text/html": lambda data, findings: clean_markup(data, "text/html", findings),
    "text/markdown": lambda data, findings: clean_markup(data, "text/markdown", findings),
    "text/csv": clean_delimited,
}
_PDF = "application/pdf"


def find_traces(path: Path, media_type: str) -> tuple[Trace, ...]:
    """What `clean_copy` would take out of the file, and what would stay. Errors are those of the libraries."""
    return _clean(path, media_type, None)


def clean_copy(path: Path, media_type: str, target: Path) -> tuple[Trace, ...]:
    """Writes the copy to publish to `target`, and returns what the file told.

    A media type that is not known here has no metadata, and is copied. Errors are those of the libraries.
    """
    traces = _clean(path, media_type, target)
    if all(trace.stays for trace in traces):
        shutil.copyfile(path, target)
    return traces


def _clean(path: Path, media_type: str, target: Path | None) -> tuple[Trace, ...]:
    findings = Findings()
    if media_type == _PDF:
        clean_pdf(path, target, findings)
    elif media_type in _PACKAGES:
        with Package(path) as package:
            _PACKAGES[media_type](package, findings)
            if target is not None:
                package.write(target)
    elif media_type in _TEXTS:
        cleaned = _TEXTS[media_type](path.read_bytes(), findings)
        if target is not None:
            target.write_bytes(cleaned)
    return findings.traces()
