"""Writing that comes in pieces, cut into sentences as each one ends, without the marks of Markdown and HTML.

A sentence has ended when the next one has begun: until then a source's number may follow its full stop. One that ends
in a colon goes with what it announces.
"""

from __future__ import annotations

import re

from corpus.models import Block, BlockKind, Span
from ingest.sentences import find_sentences

_THOUGHTS = re.compile(r"\s*<think>.*?</think>", re.DOTALL)
_NUMBER_AT_STOP = re.compile(r"(?<=[.!?…»])\[")
_LEADING_NUMBERS = re.compile(r"\s*(?:\[[^\[\]]{0,20}(?:\]|$)[.,;]?\s*)+")
_LEAD_IN = re.compile(r":(?:\*\*|__)?\s*$")
_HEADING = re.compile(r"\s*(?:#{1,6}\s.*|\*\*[^*]+\*\*:?)\s*")
_LIST_MARK = re.compile(r"^\s*(?:[-*+•–>]|\d{1,2}[.)])\s+")
_ANNOUNCED = re.compile(r":\s+[-*+•–>]\s+")
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()]*\)?")
_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*(?:\w+:|/|#|\.|www\.)[^()]*\)?")
_ADDRESS = re.compile(r"<(\w+:[^<>\s]+)>")
_TAG = re.compile(r"<!--.*?(?:-->|$)|</?[a-zA-Z][^<>]*(?:>|$)")
_EMPHASIS = re.compile(r"\*\*|`+|(?<!\w)(?:__|[*_](?=\S))|(?:(?<=\S)[*_]|__)(?!\w)")


class SentenceStream:
    """Takes pieces of writing, gives the sentences that they complete."""

    def __init__(self) -> None:
        self._text = ""

    def add(self, piece: str) -> list[str]:
        """The sentences that have ended with this piece, plain."""
        self._text = _NUMBER_AT_STOP.sub(" [", _THOUGHTS.sub("", self._text + piece))
        if not piece or self._is_thinking():
            return []
        spans = _sentences(self._text)
        if len(spans) < 2:
            return []
        ended, self._text = [self._text[span.start : span.end] for span in spans[:-1]], self._text[spans[-1].start :]
        return _plain_ones(ended)

    def finish(self) -> list[str]:
        """The sentences left when the writing is done."""
        spans = [] if self._is_thinking() else _sentences(self._text)
        ended, self._text = [self._text[span.start : span.end] for span in spans], ""
        return _plain_ones(ended)

    @property
    def unfinished(self) -> str:
        """What there is of the sentence being written, plain."""
        return "" if self._is_thinking() else plain(self._text)

    def _is_thinking(self) -> bool:
        begun = self._text.lstrip()
        return begun.startswith("<think>") or (bool(begun) and "<think>".startswith(begun))


def plain(text: str) -> str:
    """`text` as words: links and images are only what they say, tags and emphasis are gone, and so is a list's mark."""
    text = _LINK.sub(_link_words, _IMAGE.sub(r"\1", _LIST_MARK.sub("", _ANNOUNCED.sub(": ", text))))
    text = _TAG.sub("", _ADDRESS.sub(r"\1", text))
    return " ".join(_EMPHASIS.sub("", text).split())


def _link_words(link: re.Match[str]) -> str:
    """A link on a source's number still is a source's number."""
    return f"[{link[1]}]" if link[1].strip().isdigit() else link[1]


def _plain_ones(texts: list[str]) -> list[str]:
    sentences = [plain(text) for text in texts if not _HEADING.fullmatch(text)]
    return [sentence for sentence in sentences if any(char.isalnum() for char in sentence)]


def _sentences(text: str) -> list[Span]:
    """Where the sentences are, numbers after a full stop being part of what they follow."""
    spans: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        begins_line = True
        for span in find_sentences(text, Block(BlockKind.PARAGRAPH, start, start + len(line))):
            _append(spans, span, text, begins_line)
            begins_line = False
        start += len(line)
    return spans


def _append(spans: list[Span], span: Span, text: str, begins_line: bool) -> None:
    if spans and (numbers := _LEADING_NUMBERS.match(text, span.start, span.end)):
        spans[-1] = Span(spans[-1].start, numbers.end())
        span = Span(numbers.end(), span.end)
    if span.start == span.end:
        return
    if spans and _goes_on(text[spans[-1].start : spans[-1].end], begins_line):
        span = Span(spans.pop().start, span.end)
    spans.append(span)


def _goes_on(sentence: str, begins_line: bool) -> bool:
    """Whether it announces the next one, or was cut at a semicolon for its length only."""
    announces = _LEAD_IN.search(sentence) and not _HEADING.fullmatch(sentence)
    return bool(announces) or (sentence.endswith(";") and not begins_line)
