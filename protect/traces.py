"""What a file tells about people beside its visible text: the kinds, as data (`traces.toml`), and their collection."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

_MOST_VALUES = 8
_LONGEST_VALUE = 120


class TraceKind(StrEnum):
    FILE_NAME = "file-name"
    AUTHOR = "author"
    MODIFIED_BY = "modified-by"
    ORGANISATION = "organisation"
    EMAIL = "e-mail"
    PATH = "path"
    PROPERTY = "property"
    REMARK = "remark"
    THUMBNAIL = "thumbnail"
    COMMENT = "comment"
    CHANGE = "change"
    READER = "reader"
    HISTORY = "history"
    VERSION = "version"
    HIDDEN_SHEET = "hidden-sheet"
    HIDDEN_SLIDE = "hidden-slide"
    HIDDEN_TEXT = "hidden-text"
    LABEL = "label"
    NOTES = "notes"
    ANNOTATION = "annotation"
    EMBEDDED_FILE = "embedded-file"
    SIGNATURE = "signature"
    PHOTO_PLACE = "photo-place"
    PHOTO = "photo"
    HIDDEN_CELLS = "hidden-cells"
    OBJECT = "object"
    PROGRAM = "program"
    FORMULA = "formula"
    UNKNOWN_VALUE = "unknown-value"
    MARGIN = "margin"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that a file tells: its kind, how often, and the names or values found, each once."""

    kind: TraceKind
    count: int
    values: tuple[str, ...] = ()

    @property
    def stays(self) -> bool:
        """Whether the published copy keeps it, because taking it out would change what readers see."""
        return bool(_kinds()[self.kind].get("stays"))

    def text(self, language: str) -> str:
        """“3 comments by Jean Dupont”, in French or English."""
        words = _kinds()[self.kind]
        shown = ", ".join(self.values[:_MOST_VALUES]) + (", …" if len(self.values) > _MOST_VALUES else "")
        form = f"{language}_many" if self.count > 1 and f"{language}_many" in words else language
        return str(words[form]).format(count=self.count, values=shown or _kinds()["nobody"][language])


@cache
def _kinds() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("protect").joinpath("traces.toml").read_text("utf-8"))


@dataclass(slots=True)
class Findings:
    """Collects traces while a file is gone through; each kind becomes one trace, in the order of `TraceKind`."""

    _counts: dict[TraceKind, int] = field(default_factory=dict)
    _values: dict[TraceKind, dict[str, None]] = field(default_factory=dict)

    def add(self, kind: TraceKind, value: str = "", count: int = 1) -> None:
        self._counts[kind] = self._counts.get(kind, 0) + count
        value = " ".join(value.split())[:_LONGEST_VALUE]
        if value:
            self._values.setdefault(kind, {})[value] = None

    def traces(self) -> tuple[Trace, ...]:
        return tuple(
            Trace(kind, self._counts[kind], tuple(self._values.get(kind, ())))
            for kind in TraceKind
            if kind in self._counts
        )
