"""The lines of a PDF put together as paragraphs of flowing text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from ingest.headings import numbering_level
from ingest.readers.pdf_layout import BULLET, WORD_BREAK, Layout, Line, Word

_ITEM = re.compile(
    rf"{BULLET}|[•●○■□▪▫◦‣►▶→➔➢✓✔❑❖⮚·]|Æ\s|[-–—]\s(?=\S)|[-–—](?=[^\W\d_])|o\s|\(?(?:[a-z]|\d{{1,2}}|[ivx]{{1,4}})\)\s|\d{{1,2}}\.\s|[a-z]\.\s"
)
_AFTER_OPEN_HYPHEN = frozenset(("and", "or", "et", "ou"))
_USUAL_PITCH = 1.22
_EDGES = "«»()[]{}.,;:!?…“”\"'’"


def is_list_item(text: str) -> bool:
    return bool(_ITEM.match(text))


class Typesetting:
    """What is usual in a document: its body size, the pitch of its lines, and the words it uses."""

    def __init__(self, layouts: Sequence[Layout]) -> None:
        letters: Counter[float] = Counter()
        pitches: defaultdict[float, list[float]] = defaultdict(list)
        for layout in layouts:
            for line in layout.lines:
                letters[line.size] += len(line.text)
            for above, below in pairwise(layout.lines):
                pitch = (below.baseline - above.baseline) / below.size
                if above.size == below.size and 0.9 < pitch < 1.9:
                    pitches[below.size].append(pitch)
        self.body_size = letters.most_common(1)[0][0] if letters else 10.0
        self._pitches = {size: median(found) for size, found in pitches.items() if len(found) > 3}
        words = [word for layout in layouts for line in layout.lines for word in line.words]
        self._words = Counter(_bare(word.text) for word in words)
        self._breaks_are_hyphens = self._prefers_hyphens(words)

    def pitch(self, size: float) -> float:
        """The usual distance between baselines of this size, in points."""
        return size * max(1.05, self._pitches.get(size, _USUAL_PITCH))

    def _prefers_hyphens(self, words: Sequence[Word]) -> bool:
        """Whether hyphens at line ends belong to compound words more often than to words cut in two."""
        cut = [
            (first.text.rstrip(WORD_BREAK), second.text)
            for first, second in pairwise(words)
            if first.text.endswith(WORD_BREAK)
        ]
        return sum(self._known(f"{a}-{b}") for a, b in cut) > sum(self._known(a + b) for a, b in cut)

    def _known(self, word: str) -> int:
        return self._words[_bare(word)]

    def rejoined(self, head: str, tail: str) -> str:
        """A word cut at the end of a line, with its hyphen where the document writes it so elsewhere."""
        first = tail.split(" ", 1)[0]
        last = head.rsplit(" ", 1)[-1]
        if first in _AFTER_OPEN_HYPHEN:
            return f"{head}- {tail}"
        solid, compound = self._known(last + first), self._known(f"{last}-{first}")
        hyphen = compound > solid or (compound == solid and self._breaks_are_hyphens)
        keep = hyphen or "://" in last or not first[:1].islower()
        return head + ("-" if keep else "") + tail

    def flowing(self, words: Iterable[Word]) -> str:
        """Words one after the other as text, cut words put together again."""
        text = ""
        for word in words:
            if text.endswith(WORD_BREAK):
                text = self.rejoined(text.rstrip(WORD_BREAK), word.text)
            else:
                text = f"{text} {word.text}" if text else word.text
        return text.replace(WORD_BREAK, "-")


def _bare(word: str) -> str:
    """A word without its punctuation or its article: "l’accord-cadre," is "accord-cadre"."""
    return re.split(r"['’]", word.strip(_EDGES).lower())[-1]


def paragraphs(column: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines of one column grouped as paragraphs, headings and list items."""
    right = max(line.x1 for line in column)
    start = 0
    for place, (above, below) in enumerate(pairwise(column), 1):
        if _begins(column[start], above, below, right):
            yield column[start:place]
            start = place
    yield column[start:]


def columns(lines: Sequence[Line], usual: Typesetting) -> Iterator[list[Line]]:
    """The lines in groups that may hold several paragraphs, none of them going on in the next group."""
    group: list[Line] = []
    for line in lines:
        if group and not _adjoins(group[-1], line, usual):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _adjoins(above: Line, below: Line, usual: Typesetting) -> bool:
    """Whether a line may go on with the text of the one above: same face, next baseline, same column."""
    small, large = sorted((above.size, below.size))
    if small < large * 0.92 or _changes_weight(above, below):
        return False
    down = below.baseline - above.baseline
    if not 0.5 * small < down <= usual.pitch(large) * 1.3:
        return False
    return below.x0 < above.x1 and below.x1 > above.x0


def _changes_weight(above: Line, below: Line) -> bool:
    """Whether bold begins or ends between two lines, not within one of them."""
    if above.bold == below.bold:
        return False
    return not (below.words[0].bold if above.bold else above.words[-1].bold)


def _begins(first: Line, above: Line, below: Line, right: float) -> bool:
    """Whether `below` begins a paragraph although it stands right under `above`; `first` began the current one."""
    if above.words[-1].text.endswith(WORD_BREAK):
        return False
    text = below.text
    closed = above.text[-1] in ".;:!?" or not _is_full(above, below, right)
    if is_list_item(text) and (closed or not text[:1].isalnum()):
        return True
    if numbering_level(text) and (closed or below.bold):
        return True
    if below.x0 < first.x0 - below.size and is_list_item(first.text):
        return True
    goes_on = next(filter(str.isalnum, text), "A").islower() and above.text[-1] not in ".;:!?"
    return not (goes_on or above.bold or _is_full(above, below, right))


def _is_full(above: Line, below: Line, right: float) -> bool:
    """Whether the first word of `below` would not have fitted at the end of `above`."""
    first = below.words[0]
    return above.x1 + (first.x1 - first.x0) + above.size * 1.2 > right
