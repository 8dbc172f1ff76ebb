"""What the objects of a PDF say that no page and no panel shows, whatever their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from protect.formats.pdf_labels import keys_of_labels, text_of
from protect.formats.unseen import tells
from protect.traces import Findings

_SHOWN = frozenset((
    "/AC", "/CA", "/Contents", "/D", "/DA", "/DS", "/Dest", "/F", "/FontFamily", "/Headers", "/ID", "/Lang", "/Limits",
    "/Names", "/Opt", "/P", "/RC", "/T", "/TM", "/TU", "/Title", "/UF", "/URI", "/V",
))  # fmt: skip
"""What readers see, what leads somewhere or calls something by its name, and what has a cleaning of its own."""
_LEADS_TO_SHOWN = re.compile(rb"(?:%s) (\d+) (\d+) R" % b"|".join(key.encode() for key in sorted(_SHOWN)))
_SAYS_SOMETHING = re.compile(rb"\((?:[^()\\]|\\.){5}|<[0-9a-f]{10}", re.S)
_COLOURS = pikepdf.Name("/Indexed")
"""A list that begins so holds a table of colours, as a text of any bytes."""


class Unseen:
    """The objects of a PDF that may say what no page and no panel shows."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        objects = list(pdf.objects)
        self._strings_stand_apart = any(isinstance(one, pikepdf.String) for one in objects)
        has_lists = any(isinstance(one, pikepdf.Array) and _says_something(one) for one in objects)
        self._shown_lists = set(_led_to(objects)) if has_lists else set()

    def held_in(self, item: Any) -> Iterator[Any]:
        """An object, and the dictionaries and lists that stand within it and nowhere else, where any text does.

        Lists whose texts are seen are left out, but for the dictionaries in them.
        """
        waiting = [(item, item.objgen in self._shown_lists)] if self._may_say_something(item) else []
        while waiting:  # what stands within an object never leads back to it
            one, is_shown = waiting.pop()
            is_list = isinstance(one, pikepdf.Array)
            if not (is_list and is_shown):
                yield one
            if is_list:
                waiting += [(value, is_shown) for value in one if _is_held(value)]
            else:
                waiting += [(value, _is_seen(one, key)) for key, value in one.items() if _is_held(value)]

    def _may_say_something(self, item: Any) -> bool:
        return isinstance(item, pikepdf.Stream) or self._strings_stand_apart or _says_something(item)


def _says_something(item: Any) -> bool:
    return _SAYS_SOMETHING.search(item.unparse(resolved=True)) is not None


def _led_to(objects: list[Any]) -> Iterator[tuple[int, int]]:
    """What stands by itself and is shown, as the keys say that lead to it."""
    for one in objects:
        if isinstance(one, pikepdf.Dictionary):
            for found in _LEADS_TO_SHOWN.findall(one.unparse(resolved=True)):
                yield int(found[0]), int(found[1])


def forget_words(item: Any, findings: Findings) -> None:
    """Takes out what names somebody, holds an address or a folder, and is not shown.

    In a list, an empty text takes its place. A signature that is met here is no field's any more, and goes with what
    nothing refers to.
    """
    if isinstance(item, pikepdf.Array):
        _forget_in_list(item, findings)
    elif item.get("/Type") != pikepdf.Name("/Sig"):
        read = keys_of_labels(item)
        for key, value in list(item.items()):
            is_unseen = isinstance(value, pikepdf.String) and not (key in read or _is_seen(item, key))
            if is_unseen and tells(text_of(value), findings):
                del item[key]


def _forget_in_list(values: pikepdf.Array, findings: Findings) -> None:
    if len(values) and values[0] == _COLOURS:
        return
    for place, value in enumerate(values):
        if isinstance(value, pikepdf.String) and tells(text_of(value), findings):
            values[place] = pikepdf.String("")


def _is_seen(item: Any, key: str) -> bool:
    return key in _SHOWN and not (key == "/V" and _is_property(item))


def _is_property(item: Any) -> bool:
    """Whether it is a property that a program gave to a part of the text: its name and its value."""
    return isinstance(item.get("/N"), pikepdf.String) and "/FT" not in item


def _is_held(value: Any) -> bool:
    return isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect
