"""The text that Word hides (`w:vanish`): by its own setting, or by a style that its run or its paragraph has."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from protect.formats.office_parts import parts_of_type
from protect.formats.package import Package, attribute, local_name, remove
from protect.traces import Findings, TraceKind

_OFF = ("0", "false", "off", "none")
_SHOWN = {"t", "delText", "tab", "ptab", "br", "cr", "sym", "noBreakHyphen", "drawing", "pict", "object"}
"""What stands in a run to be seen; marks of fields and of notes are not, and stay."""


class Hiding:
    """The styles of a document that hide what is set in them, paragraphs without a style included."""

    def __init__(self, package: Package) -> None:
        self._styles = {
            attribute(style, "styleId"): style
            for part in parts_of_type(package, "styles")
            for style in package.parse(part)
            if local_name(style) == "style"
        }
        self._default = next((key for key, style in self._styles.items() if _is_default_paragraph(style)), "")
        self._hiding = {key for key in self._styles if self._hides(key)}

    def may_hide_in(self, content: bytes) -> bool:
        """Whether a part of the document may hold hidden text."""
        return b"vanish" in content or bool(self._hiding)

    def remove_from(self, root: etree._Element, findings: Findings) -> None:
        """Removes what is hidden; each paragraph that hid a text is told once."""
        hidden: dict[etree._Element, str] = {}
        for run in [run for run in root.iter("{*}r") if self._is_hidden(run)]:
            if text := "".join(one.text or "" for one in run.iter("{*}t", "{*}delText")).strip():
                paragraph = next(run.iterancestors("{*}p"), run)
                hidden[paragraph] = f"{hidden.get(paragraph, '')} {text}"
                _empty(run)
        for text in hidden.values():
            findings.add(TraceKind.HIDDEN_TEXT, text)

    def _is_hidden(self, run: etree._Element) -> bool:
        own = _setting(run.find("{*}rPr"))
        if own is not None:
            return own
        return self._has_style(run, "rPr", "rStyle", "") or any(
            self._has_style(paragraph, "pPr", "pStyle", self._default)
            for paragraph in [next(run.iterancestors("{*}p"), None)]
            if paragraph is not None
        )

    def _has_style(self, element: etree._Element, settings: str, style: str, default: str) -> bool:
        found = element.find(f"{{*}}{settings}/{{*}}{style}")
        return (default if found is None else attribute(found, "val")) in self._hiding

    def _hides(self, key: str) -> bool:
        """Whether a style hides: by itself, or the nearest of those it is based on that says something."""
        return next((said for said in map(_style_setting, self._with_bases(key)) if said is not None), False)

    def _with_bases(self, key: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield (style := self._styles[key])
            base = style.find("{*}basedOn")
            key = "" if base is None else attribute(base, "val")


def _style_setting(style: etree._Element) -> bool | None:
    return _setting(style.find("{*}rPr"))


def _setting(properties: etree._Element | None) -> bool | None:
    vanish = None if properties is None else properties.find("{*}vanish")
    return None if vanish is None else attribute(vanish, "val") not in _OFF


def _empty(run: etree._Element) -> None:
    for shown in [child for child in run if local_name(child) in _SHOWN]:
        remove(shown)
    if all(local_name(child) == "rPr" for child in run):
        remove(run)


def _is_default_paragraph(style: etree._Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true")
