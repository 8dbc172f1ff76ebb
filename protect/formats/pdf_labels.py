"""What a PDF says beside its pages: of pictures, fields, layers and parts of the text, and in the outline."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pikepdf

from protect.file_names import without_people
from protect.formats.unseen import tells
from protect.traces import Findings

_LABELS = ("/Alt", "/ActualText", "/E", "/TU", "/TM", "/DV")
_WIDGET, _PART, _LAYER, _CHOICES = map(pikepdf.Name, ("/Widget", "/StructElem", "/OCG", "/Ch"))
_UNNAMED = "…"
_HIDDEN = 2
"""The flag of an annotation that is not shown."""


def text_of(value: Any) -> str:
    try:
        return str(value)
    except (UnicodeDecodeError, ValueError, RuntimeError):
        return bytes(value).decode("latin-1", "replace")


def clean_labels(item: Any, findings: Findings) -> None:
    """What stands for a picture or explains a field, and what a field holds that is not shown."""
    held = item.keys()
    for key in _labels_of(item, held):
        if _tells(item, key, findings):
            del item[key]
    is_widget = "/Subtype" in held and item["/Subtype"] == _WIDGET
    if is_widget and _tells(item, "/Contents", findings):
        del item["/Contents"]
    for key in _titles_of(item, held):
        if _tells(item, key, findings):
            item[key] = _without_people(text_of(item[key]))
    if is_widget and _is_hidden(item):
        _empty_hidden_field(item, findings)
    if "/Opt" in held and item.get("/FT") == _CHOICES and isinstance(item["/Opt"], pikepdf.Array):
        _clean_choices(item, findings)


def keys_of_labels(item: Any) -> tuple[str, ...]:
    """The keys of an object under which `clean_labels` reads what it says."""
    held = item.keys()
    return (*_labels_of(item, held), *_titles_of(item, held))


def _labels_of(item: Any, held: Collection[str]) -> tuple[str, ...]:
    """Of the keys that an object has, those of what readers do not see: the title of a part of the text too, which need
    not say that it is one."""
    labels = tuple(key for key in _LABELS if key in held)
    return (*labels, "/T") if "/T" in held and _is_part(item, held) else labels


def _is_part(item: Any, held: Collection[str]) -> bool:
    return item["/Type"] == _PART if "/Type" in held else "/S" in held and "/P" in held


def _tells(item: Any, key: str, findings: Findings) -> bool:
    return isinstance(item.get(key), pikepdf.String) and tells(text_of(item[key]), findings)


def _titles_of(item: Any, held: Collection[str]) -> tuple[str, ...]:
    """The key of what an entry of the outline or a layer is called, which it has to be."""
    if "/Type" in held and item["/Type"] == _LAYER:
        return ("/Name",)
    return ("/Title",) if "/Title" in held and "/Parent" in held else ()


def _without_people(title: str) -> str:
    """Such a title without whom it names: programs that put files together call their parts “CV_Jean_Dupont.docx”."""
    left = without_people(title, ()).file
    return left if left != title and not tells(left, Findings()) else _UNNAMED


def _is_hidden(item: Any) -> bool:
    flags = item.get("/F")
    return item.get("/Subtype") == _WIDGET and isinstance(flags, int) and bool(flags & _HIDDEN)


def _empty_hidden_field(widget: Any, findings: Findings) -> None:
    """Takes out the value of a field of which this is all that stands on the pages, and the picture of it."""
    parent = widget.get("/Parent")
    is_alone = isinstance(parent, pikepdf.Dictionary) and all(map(_is_hidden, _kids_of(parent)))
    for field in (widget, parent) if is_alone else (widget,):
        if _tells(field, "/V", findings):
            _empty(field)
            for shown in (one for one in (widget, *_kids_of(field)) if "/AP" in one):
                del shown["/AP"]


def _empty(field: Any) -> None:
    for key in ("/V", "/RV"):  # plain, and with its fonts
        if key in field:
            del field[key]


def _kids_of(field: Any) -> list[Any]:
    kids = field.get("/Kids")
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)] if isinstance(kids, pikepdf.Array) else []


def _clean_choices(field: Any, findings: Findings) -> None:
    """Takes out whom a list lets choose, but for what is chosen of it, which is shown."""
    value, choices = field.get("/V", ""), list(field["/Opt"])
    chosen = set(map(text_of, value if isinstance(value, pikepdf.Array) else [value]))
    kept = [one for one in choices if chosen & set(_choice(one)) or not tells(" ; ".join(_choice(one)), findings)]
    if len(kept) < len(choices):
        field["/Opt"] = pikepdf.Array(kept)
        if "/I" in field:
            del field["/I"]  # which are chosen, by their places


def _choice(one: Any) -> list[str]:
    """What may be chosen of a list, as it is kept and as it is shown."""
    return [text_of(part) for part in one] if isinstance(one, pikepdf.Array) else [text_of(one)]


def fields_of(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """All fields of its form, whatever their depth, each once: a broken file may have one below itself."""
    return _fields_with_holders(pdf)[0]


def _fields_with_holders(pdf: pikepdf.Pdf) -> tuple[list[pikepdf.Dictionary], list[list[int]]]:
    """These, and the places in the list of those that hold each."""
    form = pdf.Root.get("/AcroForm")
    fields: list[pikepdf.Dictionary] = []
    holders: list[list[int]] = []
    places: dict[tuple[int, int], int] = {}
    waiting = [(one, -1) for one in (form.get("/Fields", []) if isinstance(form, pikepdf.Dictionary) else [])]
    while waiting:
        field, holder = waiting.pop()
        if not isinstance(field, pikepdf.Dictionary):
            continue
        place = places.get(field.objgen) if field.is_indirect else None
        if place is None:
            place = places[field.objgen] = len(fields)
            fields.append(field)
            holders.append([])
            waiting += [(kid, place) for kid in _kids_of(field)]
        if holder >= 0:
            holders[place].append(holder)
    return fields, holders


def clean_fields(pdf: pikepdf.Pdf, findings: Findings) -> None:
    """Takes out what fields hold that stand on no page, and calls those otherwise that are called after somebody."""
    fields, holders = _fields_with_holders(pdf)
    on_pages = _on_pages(fields, holders)
    for place, field in enumerate(fields):
        if place not in on_pages and _tells(field, "/V", findings):
            _empty(field)
        if _tells(field, "/T", findings):
            field["/T"] = f"_{place + 1}"


def _on_pages(fields: Sequence[Any], holders: Sequence[Sequence[int]]) -> set[int]:
    """The places of the fields that are shown somewhere, or one below them is: its value is theirs too."""
    waiting = [place for place, one in enumerate(fields) if one.get("/Subtype") == _WIDGET]
    shown = set[int]()
    while waiting:
        if (place := waiting.pop()) not in shown:
            shown.add(place)
            waiting += holders[place]
    return shown
