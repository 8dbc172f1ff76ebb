"""What a quotation broken off by the end of a page or passage says at the head of the next one, or began before.

And how far the list or table goes that it begins, and that its length broke off.
"""

from __future__ import annotations

import re

from answer.quoting.stretches import (
    goes_on_with_item,
    is_blank,
    is_label,
    may_announce_a_table,
    stretch_around,
)
from corpus.models import Block, BlockKind, Page, Passage, Span
from corpus.table_rows import is_entry, is_row
from index.words import stop_words
from protect.masking import MASK

_COMPLETE = re.compile(r"[.!?…:][\s\"»”’)\]]*$")
_ENDS = re.compile(r"[.!?…;][\s\"»”’)\]]*$")
_BETWEEN_ITEMS = re.compile(r"[;,]\s*$")
_ITEM = re.compile(r"(?:[•▪◦●‣⁃*§Æü]|o\s|[-–—]|\d{1,2}\)\s|[a-zA-Z]\)\s)")
_NUMBERED = re.compile(r"\(?(?:[a-z]|[ivx]+)[.)°]|[ivx]+\s|[^\W\d_]+[-.]?\d")
"""How an item begins, or the mark of a page: “ii ”, “(a) ”, “p.0 ”, “page-2 ”."""
_GOES_ON = re.compile(r"(?:[«“\"'’(\[]\s?)?(?!\w+\.\w)[^\W\d_A-ZÀ-Þ](?![A-ZÀ-Þ])")
_UNDER_A_PAGE = re.compile(
    r"\bpage \d+|\bSIRET\b|^(?:[•▪◦●‣*-]|\d+(?:\.\d+)*\.?\s|fait à\b|paraphe|siège social)", re.I
)
"""What no sentence goes on from: a foot of the page, an item or a title with its number, what is to be signed."""
_IS_NO_SENTENCE = re.compile(
    r"^[^:;]{1,60}[^\s:]\s?: |\s[–—-]\s|\d/\d+$|^(?:fait (?:à|au|aux|en)|version|document confidentiel)\b", re.I
)
"""A field of a form, what a title or a foot of a page puts side by side, a page's number, who signed, which version."""
_LONGEST, _MOST = 500, 6
"""Characters and items that are taken of the next one."""
_MARKS = 5
"""Characters among which the mark stands that ends an item, or that it begins with."""
_LISTED = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
LONGEST_REST, LONGEST_REST_ASKED = 400, 800
"""Characters of a list beside what is quoted of it, and where a list is asked for."""
_FEWEST_QUOTED = 2
"""Of a list, what announces it and an item, or two: one alone may be an article with its number."""
_LONGEST_LABEL = 4
"""Words of a line that only calls what follows by its name."""


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
    goes_on = sentences and (_GOES_ON.match(sentences[0]) or _is_of_an_item(passage, following))
    if not goes_on and not (sentences and is_list and _ITEM.match(sentences[0])):
        return None
    last = 0
    while is_list and not _is_whole(sentences[last]) and last + 1 < min(len(sentences), _MOST):
        last += 1
    taken = Span(following.sentences[0].start, following.sentences[last].end)
    is_unreadable = any(MASK in one or is_blank(one) or is_row(one) for one in sentences[: last + 1])
    is_a_word = " " not in following.quote(taken)
    return None if is_unreadable or is_a_word or taken.end - taken.start > _LONGEST else taken


def announced_table(passage: Passage, span: Span, following: Passage) -> Span | None:
    """The rows with which the following passage begins, under a title at most, where a stretch ends announcing them.

    With “:”, with a sentence that says so, “dans le tableau ci-dessous”, or with one that is left open right before
    them: “À chaque ronde, sont contrôlés les points”.
    """
    text = passage.quote(span)
    behind = [passage.quote(one) for one in passage.sentences if one.start >= span.end]
    opening = [following.quote(one) for one in following.sentences[:2]]
    first = next((place for place, one in enumerate(opening) if is_row(one)), None)
    if first is None or len(behind) > 1 or not all(map(is_label, (*behind, *opening[:first]))):
        return None
    if not may_announce_a_table(text) and (first or behind or not _is_left_open(text)):
        return None
    rows = stretch_around(following, first)
    return None if MASK in following.quote(rows) else rows


def _is_left_open(text: str) -> bool:
    """Whether the last line of a stretch is a sentence without its end: no title, field of a form or foot of a page."""
    line = text.splitlines()[-1]
    is_apart = _UNDER_A_PAGE.search(line) or _IS_NO_SENTENCE.search(line) or line.isupper() or is_row(line)
    return len(line.split()) > _LONGEST_LABEL and not (is_apart or _is_whole(line))


def list_around(page: Page, span: Span, longest_rest: int = LONGEST_REST) -> Span:
    """The whole list or table of which a stretch quotes a part, with what announces it, or else to its end.

    The stretch where the rest is longer than so many characters, something of it is hidden, or it is the blanks of a
    form.
    """
    quoted = [place for place, one in enumerate(page.blocks) if one.start < span.end and span.start < one.end]
    if not quoted:
        return span
    start, end = _start_of_list(page, quoted[0], span.start), _end_of_list(page, quoted[-1], span.end)
    listed = [one for one in quoted if page.blocks[one].kind in _LISTED]
    if len(listed) == 1 and (start, end) == (page.blocks[quoted[0]].start, span.end):  # only the mark of an item alone
        return span
    whole, rest = Span(start, end), Span(span.start, end)
    tried = (whole, rest) if len(quoted) >= _FEWEST_QUOTED else (whole,) if start < span.start else ()
    return next((one for one in tried if _may_be_quoted(page, span, one, longest_rest)), span)


def _may_be_quoted(page: Page, span: Span, whole: Span, longest_rest: int) -> bool:
    """Whether what a list has beside what is quoted of it is short, hides nothing and leaves nothing to fill in."""
    before, after = page.text[whole.start : span.start], page.text[span.end : whole.end]
    lines = (*before.splitlines(), *after.splitlines())
    is_unreadable = any(MASK in line or is_blank(line) or is_entry(line) for line in lines)
    return len(before) + len(after) <= longest_rest and not is_unreadable


def _start_of_list(page: Page, place: int, start: int) -> int:
    """Where the list begins of which a block quoted is an item, with what announces it."""
    first = page.blocks[place]
    if first.kind not in _LISTED or len(page.text[first.start : start].strip()) > _MARKS:
        return start
    while place and _go_together(first, page.blocks[place - 1]) and not _is_last(page, place - 1):
        place -= 1
    if place and page.blocks[place - 1].kind is BlockKind.PARAGRAPH and _announces(page, place - 1):
        place -= 1
    return min(start, page.blocks[place].start)


def _end_of_list(page: Page, place: int, end: int) -> int:
    """Where the list ends of which a block quoted is an item."""
    last = page.blocks[place]
    if last.kind not in _LISTED:
        return end
    while place + 1 < len(page.blocks) and _go_together(last, page.blocks[place + 1]):
        place += 1
        if _is_last(page, place):
            break
    return max(end, page.blocks[place].end)


def _is_last(page: Page, place: int) -> bool:
    """Whether an item is the last of its list by its full stop, with which what stands before it does not end."""
    item = page.blocks[place]
    before, text = page.text[max(0, item.start - _MARKS) : item.start], page.text[item.start : item.end]
    return not is_row(text) and bool(_COMPLETE.search(text)) and not _COMPLETE.search(before)


def _announces(page: Page, place: int) -> bool:
    block = page.blocks[place]
    return page.text[block.start : block.end].rstrip().endswith(":")


def _go_together(item: Block, other: Block) -> bool:
    """Whether a block after an item can be one of its list, or of its table."""
    return other.kind is item.kind and (item.kind is BlockKind.LIST_ITEM or other.context == item.context)


def begins_inside(passage: Passage, span: Span) -> bool:
    """Whether a stretch begins with its passage, in the middle of a sentence, or maybe of an item of the same page."""
    is_first = bool(passage.sentences) and span.start <= passage.sentences[0].start
    return is_first and (passage.start > 0 or _begins_in_a_sentence(passage))


def beginning(preceding: Passage, passage: Passage) -> Span | None:
    """What of the preceding passage begins the sentence or the item that goes on in a passage.

    None where nothing does, or that cannot be quoted.
    """
    if not preceding.sentences:
        return None
    last = preceding.sentences[-1]
    text = preceding.quote(last)
    if not _is_of_an_item(preceding, passage) and not (_begins_in_a_sentence(passage) and _may_go_on(text)):
        return None
    is_unreadable = MASK in text or is_blank(text) or is_row(text) or _is_a_label(text)
    return None if is_unreadable or last.end - last.start > _LONGEST else last


def _is_of_an_item(passage: Passage, following: Passage) -> bool:
    """Whether the following passage of its page goes on with the item that a passage ends with."""
    is_beside = passage.page == following.page and passage.section == following.section
    return is_beside and goes_on_with_item(passage, -1, following, 0)


def _begins_in_a_sentence(passage: Passage) -> bool:
    text = passage.quote(passage.sentences[0])
    return bool(_GOES_ON.match(text)) and not (_ITEM.match(text) or _NUMBERED.match(text) or is_row(text))


def _may_go_on(text: str) -> bool:
    """Whether a sentence is left open, and is not an item of a list or a line that stands under each page."""
    is_another = _GOES_ON.match(text) or _UNDER_A_PAGE.search(text) or text.isupper()
    return " " in text and not (_ENDS.search(text) or is_another)


def _is_a_label(text: str) -> bool:
    """Whether it only says what follows, which is read as well without: “Caractéristiques principales :”."""
    words = re.findall(r"\w+", text.casefold())
    return text.rstrip().endswith(":") and len(words) <= _LONGEST_LABEL and stop_words().isdisjoint(words)


def _is_whole(text: str) -> bool:
    return bool(_COMPLETE.search(text))
