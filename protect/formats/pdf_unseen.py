"""What the objects of a PDF say that no page and no panel shows, whatever their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from protect.formats.pdf_labels import text_of
from protect.formats.unseen import tells
from protect.traces import Findings

_SHOWN = frozenset((
    "/AC", "/CA", "/Contents", "/D", "/DA", "/DS", "/Dest", "/F", "/FontFamily", "/ID", "/Lang", "/Opt", "/P", "/RC",
    "/T", "/TM", "/TU", "/Title", "/UF", "/URI", "/V",
))  # fmt: skip
"""What readers see, what leads somewhere or calls something by its name, and what has a cleaning of its own."""
_SAYS_SOMETHING = re.compile(rb"\((?:[^()\\]|\\.){5}|<[0-9a-f]{10}", re.S)
_MOST_HELD = 10_000


def held_in(item: Any) -> Iterator[Any]:
    """An object, and the dictionaries that stand within it and nowhere else, where any text does."""
    waiting = [item] if _may_say_something(item) else []
    for _ in range(_MOST_HELD):
        if not waiting:
            return
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield one
            waiting += [value for value in one.values() if _is_held(value)]
        elif isinstance(one, pikepdf.Array):
            waiting += [value for value in one if _is_held(value)]


def _may_say_something(item: Any) -> bool:
    return isinstance(item, pikepdf.Stream) or _SAYS_SOMETHING.search(item.unparse(resolved=True)) is not None


def forget_words(item: Any, findings: Findings) -> None:
    """Takes out what names somebody, holds an address or a folder, and is not shown.

    A signature that is met here is no field's any more, and goes with what nothing refers to.
    """
    if item.get("/Type") == pikepdf.Name("/Sig"):
        return
    for key, value in list(item.items()):
        is_seen = key in _SHOWN and not (key == "/V" and _is_property(item))
        if isinstance(value, pikepdf.String) and not is_seen and tells(text_of(value), findings):
            del item[key]


def _is_property(item: Any) -> bool:
    """Whether it is a property that a program gave to a part of the text: its name and its value."""
    return isinstance(item.get("/N"), pikepdf.String) and "/FT" not in item


def _is_held(value: Any) -> bool:
    return isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect
