"""What OpenDocument texts and sheets hold and do not show: hidden text, and words beside those that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from protect.formats.package import attribute, local_name, remove
from protect.formats.places import file_name
from protect.formats.unseen import tells
from protect.traces import Findings, TraceKind

_LABELS = frozenset((
    "comment", "condition", "current-value", "description", "name", "string-value-if-false", "string-value-if-true",
    "title", "value",
))  # fmt: skip
"""Attributes that hold such words: of drawings, links, fields and controls, and of what a cell may hold."""
_LABELLED = frozenset((
    "a", "button", "checkbox", "combobox", "conditional-text", "execute-macro", "form", "frame", "generic-control",
    "hidden", "listbox", "option", "placeholder", "scenario", "text", "text-input", "textarea", "user-field-input",
    "variable-input",
))  # fmt: skip
_DRAWN, _TABLE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("svg-compatible", "table"))
_SPOKEN = tuple(f"{space}{name}" for space in (_DRAWN, _TABLE) for name in ("title", "desc"))
"""What is read aloud: not the title of a chart, nor a field that shows the title of the document."""
_MESSAGES = ("{*}help-message", "{*}error-message")
_MARKS = ("{*}alphabetical-index-mark", "{*}alphabetical-index-mark-start", "{*}toc-mark", "{*}user-index-mark")
"""What an index is made from: the words that it lists are those of its own text."""
_FAMILIES = {"span": "text", "p": "paragraph", "h": "paragraph"}
"""Of what family of styles that of an element is: each has its own names."""
_LINKED = re.compile(r"'(file:[^']{1,2000})'#", re.I)
"""The workbook that a formula takes a value from: “'file:///home/jdupont/tarifs.ods'#$Feuille1.A1”."""

_Style = tuple[str, str]
"""A family and a name."""


def remove_hidden_text(root: etree._Element, styles: Iterable[etree._Element], findings: Findings) -> None:
    """Takes out what is hidden by a style, a section or a field; `styles` are all parts that may hold some."""
    hiding = _hiding_styles(styles)
    for element in [one for one in root.iter(etree.Element) if _hides(one, hiding)]:
        if words := " ".join(" ".join(map(str, element.itertext())).split()) or attribute(element, "string-value"):
            findings.add(TraceKind.HIDDEN_TEXT, words)
            _take_out(element)


def _hiding_styles(parts: Iterable[etree._Element]) -> set[_Style]:
    settings: dict[_Style, tuple[str, _Style]] = {}
    for style in (style for part in parts for style in part.iter("{*}style")):
        display = next((attribute(one, "display") for one in style.iterchildren("{*}text-properties")), "")
        family = attribute(style, "family")
        settings[family, attribute(style, "name")] = display, (family, attribute(style, "parent-style-name"))
    return {style for style in settings if _display(style, settings) == "none"}


def _display(style: _Style, settings: dict[_Style, tuple[str, _Style]]) -> str:
    """What a style says of showing its text, or the nearest of those it is based on."""
    seen: set[_Style] = set()
    while style in settings and style not in seen:
        seen.add(style)
        display, parent = settings[style]
        if display:
            return display
        style = parent
    return ""


def _hides(element: etree._Element, hiding: set[_Style]) -> bool:
    name = local_name(element)
    if name in _FAMILIES:
        is_hidden = any(attribute(one, "is-hidden") == "true" for one in element.iterchildren("{*}hidden-paragraph"))
        return is_hidden or (_FAMILIES[name], attribute(element, "style-name")) in hiding
    is_never_shown = attribute(element, "display") == "none"
    is_hidden_now = attribute(element, "is-hidden") == "true"
    if name == "section":
        return is_never_shown or is_hidden_now
    return (name == "hidden-text" and is_hidden_now) or (name == "variable-set" and is_never_shown)


def _take_out(element: etree._Element) -> None:
    """A paragraph leaves an empty one."""
    if local_name(element) not in ("p", "h"):
        remove(element)
        return
    element.text = None
    for child in list(element):
        element.remove(child)


def clean_labels(root: etree._Element, findings: Findings) -> None:
    """Takes names, addresses and folders out of words that no reader sees."""
    for spoken in root.iter(*_SPOKEN):
        if tells(spoken.text or "", findings):
            spoken.text = None
    for message in [one for one in root.iter(*_MESSAGES) if tells("".join(map(str, one.itertext())), findings)]:
        remove(message)
    for choice in [one for one in root.iter("{*}label") if tells(attribute(one, "value"), findings)]:
        remove(choice)
    for mark in [one for one in root.iter(*_MARKS) if tells(_said_by(one), findings)]:
        remove(mark)
    for element, key in list(_labels(root)):
        if tells(str(element.get(key)), findings):
            del element.attrib[key]
    _remove_unused_fields(root, findings)


def _said_by(mark: etree._Element) -> str:
    return " ; ".join(filter(None, (attribute(mark, key) for key in ("string-value", "key1", "key2"))))


def _labels(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for element in root.iter(etree.Element):
        if local_name(element) in _LABELLED:
            for key in map(str, element.keys()):
                if etree.QName(key).localname in _LABELS:
                    yield element, key


def _remove_unused_fields(root: etree._Element, findings: Findings) -> None:
    """The values of one's own that the text shows nowhere."""
    shown = {attribute(one, "name") for one in root.iter("{*}user-field-get", "{*}user-field-input")}
    for field in list(root.iter("{*}user-field-decl")):
        if attribute(field, "name") not in shown and tells(attribute(field, "string-value"), findings):
            remove(field)


def without_folders(formula: str, findings: Findings) -> str:
    """The formula with the names alone of the files that it takes values from."""

    def named(linked: re.Match[str]) -> str:
        findings.add(TraceKind.PATH, linked[1])
        return f"'{file_name(linked[1])}'#"

    return _LINKED.sub(named, formula)
