"""Headings of a plain text that have no number: short lines that end early above a sentence.

Not of one that a program has laid out from a PDF: the cells of its tables end early too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.headings import tells_a_day
from ingest.plain_text import clean_line
from ingest.readers.text_lines import TextLine

_SHORTEST, _LONGEST = 3, 80
_FEWEST_WITHOUT_BLANK_LINES = 2
"""As many lines that could be headings as make them some where no blank line stands above."""
_HIGHEST = 2
_HEADING = re.compile(r"[«“\"]?\s?[A-ZÀ-ÝŒ](?:[^:;|@\t€]|(?<=\d)\s?€)*[\w)»”\"?]")
_BEGINS_SENTENCE = re.compile(r"[«“\"(]?\s?[A-ZÀ-ÝŒ]")
_ENDS_SENTENCE = re.compile(r"[.!?…][»”\")]?(?=\s|$)|[:;]$")
_LEADS_ON = re.compile(
    r"\b(?:à|au|aux|avec|d|dans|de|des|du|en|et|l|la|le|les|leur|ou|par|pour|qu|que|qui|sa|ses|son|sur|un|une"
    r"|a|an|and|by|for|in|is|of|on|or|the|to|with)['’]?$",
    re.I,
)
"""What leads to the next line: a sentence is wrapped there."""
_OF_A_LETTER = re.compile(
    r"(?:bonjour|bien à vous|chère?s?\b|cordialement|dear\b|hello|kind regards|mesdames|madame|mademoiselle|messieurs"
    r"|monsieur|regards|sincer|veuillez|yours)",
    re.I,
)
_OF_AN_ADDRESS = re.compile(
    r"\b\d{5}\b|\bcedex\b|@|\b(?:tél|tel|téléphone|fax|courriel|e-?mail|siret)\b|^\W*(?:bp|cs) \d"
    r"|\b(?:allée|avenue|boulevard|chemin|impasse|place|quai|route|rue) (?:d|l)",
    re.I,
)
_LONGEST_ADDRESS = 120
_COLUMNS = re.compile(r"\S\s{3,}\S|\t|\s\|\s")
_LIST_MARK = re.compile(r"\s*(?:[•◦▪■●○–—*+>-]|[o➢✓]|\d{1,2}[.)]|[a-z][.)])\s+(?=\S)")
_UNDERLINE = re.compile(r"\s*(=|-|~|\*)\1{2,}\s*")
_FEWEST_WORDS = 4
_LONGEST_BODY = 40
"""Lines below that are read for the end of a sentence."""


def with_unnumbered_headings(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, those as headings that end early above a sentence and are set apart: by a blank line, or where several
    lines of the text are such by the end of a sentence."""
    possible = [place for place in range(len(lines) - 1) if _may_head(lines, place)]
    several = len(possible) >= _FEWEST_WITHOUT_BLANK_LINES
    heading = {place for place in possible if _is_apart(lines, place) or (several and _ends_sentence(lines[place - 1]))}
    return list(_with_levels(lines, heading))


def _with_levels(lines: Sequence[TextLine], headings: set[int]) -> Iterator[TextLine]:
    """The lines, these a level below the last heading that is numbered or underlined."""
    above = 1
    for place, line in enumerate(lines):
        if place in headings:
            yield replace(line, level=max(_HIGHEST, above + 1))
            continue
        if line.level:
            above = line.level
        elif place and (underline := _UNDERLINE.fullmatch(line.text)) and not lines[place - 1].is_blank:
            above = 1 if underline[1] == "=" else 2
        yield line


def _is_apart(lines: Sequence[TextLine], place: int) -> bool:
    return place == 0 or lines[place - 1].is_blank or lines[place - 1].level is not None


def _ends_sentence(line: TextLine) -> bool:
    return line.text.rstrip().endswith((".", "!", "?", "…"))


def _may_head(lines: Sequence[TextLine], place: int) -> bool:
    """Whether a line reads like a heading, and ends though a word of the sentence below would have stood on it."""
    line = clean_line(lines[place].text)
    if lines[place].level or not _reads_like_one(lines[place].text, line):
        return False
    body = _body(lines[place + 1 : place + 1 + _LONGEST_BODY])
    if not body or not _is_prose(body):
        return False
    return len(line) + 1 + len(body[0].split()[0]) <= max(map(len, body))


def _reads_like_one(written: str, line: str) -> bool:
    is_short = _SHORTEST <= len(line) <= _LONGEST and _HEADING.fullmatch(line) is not None
    is_other = _LEADS_ON.search(line) or _OF_A_LETTER.match(line) or _OF_AN_ADDRESS.search(line) or tells_a_day(line)
    return is_short and not is_other and not _LIST_MARK.match(written) and not _COLUMNS.search(written)


def _body(lines: Sequence[TextLine]) -> list[str]:
    """The lines that go on right below, up to the end of a sentence, a blank line, a heading, an item or columns."""
    body: list[str] = []
    for line in lines:
        if line.is_blank or line.level or _LIST_MARK.match(line.text) or _COLUMNS.search(line.text):
            break
        body.append(clean_line(line.text))
        if _ends_sentence(line):
            break
    return body


def _is_prose(body: Sequence[str]) -> bool:
    """Whether lines are sentences: no verses or items, which all begin in a capital, and no address."""
    whole = " ".join(body)
    is_told = _BEGINS_SENTENCE.match(whole) and _ENDS_SENTENCE.search(whole) and len(whole.split()) >= _FEWEST_WORDS
    if not is_told or (len(whole) <= _LONGEST_ADDRESS and _OF_AN_ADDRESS.search(whole)):
        return False
    wrapped = [below for above, below in pairwise(body) if not above.endswith(";")]
    return sum(map(_begins_in_a_capital, wrapped)) * 2 <= len(wrapped)


def _begins_in_a_capital(line: str) -> bool:
    return _BEGINS_SENTENCE.match(line) is not None
