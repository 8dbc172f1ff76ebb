"""The text that a web page hides from its readers by its own tags: where each hidden stretch begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_MAY_HIDE = re.compile(r"(?<![\w-])hidden\b|display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
_HIDING_STYLE = re.compile(r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.I)
_WITHOUT_END = frozenset((
    "area", "base", "body", "br", "col", "embed", "head", "hr", "html", "img", "input", "link", "meta", "param",
    "script", "source", "style", "template", "track", "wbr",
))  # fmt: skip
"""Elements that hold nothing, or nothing that a reader could be shown."""
_ENDED_BY = {
    "p": frozenset((
        "address", "article", "aside", "blockquote", "div", "dl", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
    )),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
    "option": frozenset({"option"}),
}  # fmt: skip
"""Elements whose end may be left out, by what begins after them."""


@dataclass(frozen=True, slots=True)
class HiddenStretch:
    """A hidden element with all that it holds, `text[start:end]`; `words` are those that it hides."""

    start: int
    end: int
    words: str


def hidden_stretches(text: str) -> list[HiddenStretch]:
    """In their order, none within another, those without words left out."""
    if not _MAY_HIDE.search(text):
        return []
    finder = _Finder(text)
    finder.feed(text)
    finder.close()
    finder.end_all(len(text))
    return sorted(finder.found, key=lambda one: one.start)


class _Finder(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[HiddenStretch] = []
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._text = text
        self._open: list[str] = []
        self._hidden_at = self._hidden_depth = -1
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self._open and tag in _ENDED_BY.get(self._open[-1], ()):
            self._end(self._here())
        if tag in _WITHOUT_END:
            return
        if self._hidden_depth < 0 and _hides(dict(attrs)):
            self._hidden_at, self._hidden_depth = self._here(), len(self._open)
        self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # a browser takes “<div/>” for “<div>”

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open[-1] != tag:
            self._end(self._here())
        self._end(self._text.find(">", self._here()) + 1 or len(self._text))

    def handle_data(self, data: str) -> None:
        if self._hidden_depth >= 0 and self.cdata_elem is None:  # else it is a script or a style sheet
            self._words.append(data)

    def end_all(self, place: int) -> None:
        while self._open:
            self._end(place)

    def _end(self, place: int) -> None:
        self._open.pop()
        if len(self._open) == self._hidden_depth:
            if words := " ".join("".join(self._words).split()):
                self.found.append(HiddenStretch(self._hidden_at, place, words))
            self._hidden_depth = -1
            self._words.clear()

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def _hides(attributes: dict[str, str | None]) -> bool:
    is_hidden = "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found"
    return is_hidden or bool(_HIDING_STYLE.search(attributes.get("style") or ""))
