"""Numbered headings, recognised from the words of one line: "5.2.1 Pénalités", "Article 7 – Réversibilité"."""

from __future__ import annotations

import re

from corpus.calendar_words import MONTH

_LONGEST = 160
_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_NUMBER = rf"(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,5}}|{_ROMAN}(?:\.\d{{1,2}}){{0,4}}|[A-Z](?:[.-]?\d{{1,2}})?)"
_DIVISION = re.compile(
    r"(?i:titre|livre|partie|part|chapitre|chapter|article|art\.|section|annexes?|annex|appendix|attachment|schedule"
    r"|exhibit)\s+(?i:n\s?[°ºo]\s?|no\.\s?)?"
    rf"(?:(?P<number>{_NUMBER})|(?i:1\s?er|premier|première|one))(?P<rest>(?:[\s.:)–—-].*)?)"
)
_DECIMAL = re.compile(rf"(?:\d{{1,2}}|{_ROMAN}|[A-H])(?:\.\d{{1,2}}){{1,5}}")
_DECIMAL_LINE = re.compile(
    rf"(?P<number>{_DECIMAL.pattern})(?P<mark>[.)]?\s?[:–—-]?)(?:\s+|(?<=[.)–—-])(?=[^\W\d_]))(?P<title>.+)"
)
_SINGLE_LINE = re.compile(rf"(?:(?:\d{{1,2}}|{_ROMAN})(?:\.|\s?[:–—-])\.?-?|[A-H](?:\.|\s?[–—-]))\s+(?P<title>.+)")
_BARE_LINE = re.compile(r"\d{1,2}\)?\s+(?P<title>.+)")
_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}")
_SENTENCE_END = re.compile(r"[;,]$|(?<!etc)(?<!\s[A-Z])\.$")
_TITLE_START = re.compile(r"[«“\"'’(\[]?\s?[^\W\d_]")
_UNITS = re.compile(r"(?:%|€|k€|M€|[KMG]o\b|[KMG]B\b|[cmk]?m[²³]?\b|[hH]\b|TTC\b|HT\b)")
DAY = re.compile(rf"\b\d{{1,2}}(?:er)? {MONTH}\b|\b{MONTH} \d{{1,2}}\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}\b", re.I)
_IN_BRACKETS = re.compile(r"\s\([^()]{1,60}\)")
_TOLD = re.compile(r":\s|\b\d{1,2} ?(?:h(?:eures?|\d\d)?|:\d\d)\b|\b\d{1,2} ?[ap]\.?m\b", re.I)


def heading_key(text: str) -> str:
    """A heading’s letters and digits only: outlines, tables of contents and pages rarely agree on spaces and dots."""
    return "".join(filter(str.isalnum, text)).lower()


def heading_level(line: str) -> int | None:
    """The depth (1 highest) of a line that is a numbered heading by its words alone, None of any other line."""
    line = " ".join(line.split())
    if not line or len(line) > _LONGEST or _LEADERS.search(line):
        return None
    return _division_level(line) or _decimal_level(line) or _single_level(line)


def numbering_level(line: str) -> int | None:
    """The depth shown by a line's number, for a line known to be set as a heading ("1 Objet", "3) Délais")."""
    line = " ".join(line.split())
    bare = _BARE_LINE.fullmatch(line)
    return heading_level(line) or (1 if bare and _starts_title(bare["title"]) else None)


def _division_level(line: str) -> int | None:
    """ "Article 7.2 – Prix" is a heading of level 2; "Article 7 du CCAG s’applique." is a sentence."""
    found = _DIVISION.fullmatch(line)
    if not found:
        return None
    rest = found["rest"]
    title = rest.lstrip(" .:)–—-")
    separated = rest.lstrip()[:1] in tuple(".:)–—-")
    if title and not (is_title(title) and (separated or _starts_upper(title))):
        return None
    return (found["number"] or "1").count(".") + 1


def _decimal_level(line: str) -> int | None:
    found = _DECIMAL_LINE.fullmatch(line)
    if not found or not is_title(found["title"]) or is_a_quantity(found["title"]):
        return None
    depth = found["number"].count(".") + 1
    marked = bool(found["mark"].strip()) or depth > 2
    return depth if marked or _starts_upper(found["title"]) else None


def _single_level(line: str) -> int | None:
    found = _SINGLE_LINE.fullmatch(line)
    if found:
        return 1 if _starts_title(found["title"]) and not found["title"].endswith(":") else None
    bare = _BARE_LINE.fullmatch(line)
    return 1 if bare and _shouts(bare["title"]) and is_title(bare["title"]) else None


def _starts_title(title: str) -> bool:
    return _starts_upper(title) and is_title(title)


def is_title(title: str) -> bool:
    """Whether what stands behind a number begins and ends as titles do, not as a sentence or a sum."""
    return bool(_TITLE_START.match(title)) and not _SENTENCE_END.search(title)


def _starts_upper(title: str) -> bool:
    return title.lstrip("«“\"'’([ ")[:1].isupper()


def is_a_quantity(title: str) -> bool:
    """Whether what stands behind a number says how much of what it is: “% du temps”, “Go de mémoire”."""
    return bool(_UNITS.match(title))


def _shouts(title: str) -> bool:
    """Whether a title is in capitals, but for what it says in brackets, with a word of at least three letters."""
    title = _IN_BRACKETS.sub("", title)
    return title.upper() == title and bool(re.search(r"[^\W\d_]{3}", title)) and not is_a_quantity(title)


def tells_a_day(line: str) -> bool:
    """Whether a line says until or from when, as cover pages do in large letters: “… : vendredi 7 novembre à 12 h”."""
    return bool(DAY.search(line) and _TOLD.search(line)) and not heading_level(line)
