"""What a quotation broken off by the end of a page or passage says at the head of the next one, or began before."""

from __future__ import annotations

import re

from answer.stretches import is_blank
from corpus.models import Passage, Span
from corpus.table_rows import is_row
from protect.masking import MASK

_COMPLETE = re.compile(r"[.!?…:][\s\"»”’)\]]*$")
_ENDS = re.compile(r"[.!?…;][\s\"»”’)\]]*$")
_BETWEEN_ITEMS = re.compile(r"[;,]\s*$")
_ITEM = re.compile(r"(?:[•▪◦●‣⁃*§Æü]|o\s|[-–—]|\d{1,2}\)\s|[a-zA-Z]\)\s)")
_NUMBERED = re.compile(r"\(?(?:[a-z]|[ivx]+)[.)°]|[ivx]+\s|[^\W\d_]+[-.]?\d")
"""How an item begins, or the mark of a page: “ii ”, “(a) ”, “p.0 ”, “page-2 ”."""
_GOES_ON = re.compile(r"(?:[«“\"'’(\[]\s?)?[^\W\d_A-ZÀ-Þ]")
_LONGEST, _MOST = 500, 6
"""Characters and items that are taken of the next one."""


def breaks_off(passage: Passage, span: Span) -> bool:
    """Whether a stretch ends with its passage, in the middle of a sentence or of a list."""
    text = passage.quote(span)
    last = text.splitlines()[-1] if text else ""
    return bool(passage.sentences) and span.end >= passage.sentences[-1].end and not (is_row(last) or _is_whole(text))


def continuation(passage: Passage, span: Span, following: Passage) -> Span | None:
    """What of the following passage belongs to a stretch that breaks off; None where nothing does, or a word alone.

    It is the rest of the sentence, or the other items of the list.
    """
    sentences = [following.quote(one) for one in following.sentences]
    is_list = bool(_BETWEEN_ITEMS.search(passage.quote(span)))
    if not sentences or not (_GOES_ON.match(sentences[0]) or (is_list and _ITEM.match(sentences[0]))):
        return None
    last = 0
    while is_list and not _is_whole(sentences[last]) and last + 1 < min(len(sentences), _MOST):
        last += 1
    taken = Span(following.sentences[0].start, following.sentences[last].end)
    is_unreadable = any(MASK in one or is_blank(one) or is_row(one) for one in sentences[: last + 1])
    is_a_word = " " not in following.quote(taken)
    return None if is_unreadable or is_a_word or taken.end - taken.start > _LONGEST else taken


def begins_inside(passage: Passage, span: Span) -> bool:
    """Whether a stretch begins with its passage, in the middle of a sentence."""
    text = passage.quote(span)
    is_first = bool(passage.sentences) and span.start <= passage.sentences[0].start
    is_item = bool(_ITEM.match(text) or _NUMBERED.match(text))
    return is_first and bool(_GOES_ON.match(text)) and not (is_item or is_row(text.splitlines()[0]))


def beginning(preceding: Passage) -> Span | None:
    """What of the preceding passage begins the sentence that goes on after it; None where that cannot be quoted."""
    if not preceding.sentences:
        return None
    last = preceding.sentences[-1]
    text = preceding.quote(last)
    ends_there = _ENDS.search(text) or " " not in text or MASK in text or is_blank(text) or is_row(text)
    is_another = _GOES_ON.match(text) or text.isupper()  # an item of a list, a line that stands under each page
    return None if ends_there or is_another or last.end - last.start > _LONGEST else last


def _is_whole(text: str) -> bool:
    return bool(_COMPLETE.search(text))
