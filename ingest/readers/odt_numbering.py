"""The numbers that an OpenDocument text shows before its headings and does not write in them."""

from __future__ import annotations

from odfdo import Document, Element, XmlPart

from ingest.readers.odf import attribute


class OutlineNumbering:
    """Counts headings in reading order by the document's outline style."""

    def __init__(self, document: Document) -> None:
        self._counters: dict[int, int] = {}
        self._levels: dict[int, Element] = {}
        styles = document.get_part("styles.xml")
        root = styles.root if isinstance(styles, XmlPart) else None
        for level in root.get_elements("//text:outline-level-style") if root else []:
            self._levels[int(attribute(level, "text:level") or 0)] = level

    def number(self, heading: Element, level: int) -> str:
        """What the heading shows before its text, "" where its level is not numbered. To be asked once a heading."""
        style = self._levels.get(level)
        if style is None or attribute(heading, "text:is-list-header") == "true":
            return ""
        start = int(attribute(style, "text:start-value") or 1)
        self._counters[level] = self._counters.get(level, start - 1) + 1
        for deeper in [place for place in self._counters if place > level]:
            del self._counters[deeper]
        if not attribute(style, "style:num-format"):
            return ""
        shown = int(attribute(style, "text:display-levels") or 1)
        places = range(level - shown + 1, level + 1)
        numbers = [self._format(place) for place in places if place in self._counters]
        return attribute(style, "style:num-prefix") + ".".join(numbers) + attribute(style, "style:num-suffix")

    def _format(self, level: int) -> str:
        number, kind = self._counters[level], attribute(self._levels[level], "style:num-format")
        if kind in ("a", "A") and number <= 26:
            return chr(ord(kind) + number - 1)
        return str(number)
