"""A second opinion on a sentence and the words that are cited for it: which of its figures and names they lack.

Plain rules of its own: nothing here comes from the check of citations in `answer/`, so that neither can hide the
other's mistakes. Where it is in doubt, it says that something is lacking; a person then looks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from decimal import Decimal

_MONTHS = (
    ("janvier", "january", "jan"),
    ("fevrier", "february", "feb"),
    ("mars", "march", "mar"),
    ("avril", "april", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "july", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "september", "sep", "sept"),
    ("octobre", "october", "oct"),
    ("novembre", "november", "nov"),
    ("decembre", "december", "dec"),
)
_MONTH_NUMBERS = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words}
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_DATES = (
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b"),
    re.compile(r"\b(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}|\d{2})\b"),
    re.compile(rf"\b(?:(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?)?(?P<m>{_MONTH})\.? (?P<y>\d{{4}})\b"),
    re.compile(rf"\b(?P<m>{_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?\b"),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?(?P<m>{_MONTH})\b"),
)
_UNITS = {
    "%": (r"%", 1),
    "€": (r"€|euros?\b|eur\b", 1),
    "£": (r"£|gbp\b|pounds?\b", 1),
    "$": (r"\$|usd\b|dollars?\b", 1),
    "minute": (r"minutes?\b|min\b|mn\b", 1),
    "hour": (r"heures?\b|hours?\b|h(?![a-z])", 60),
    "day": (r"jours?\b|days?\b|j(?![a-z])", 1440),
    "week": (r"semaines?\b|weeks?\b", 7 * 1440),
    "month": (r"mois\b|months?\b", 1),
    "year": (r"annees?\b|ans?\b|years?\b", 12),
}
"""How each unit is written, and how many of the smallest unit of its kind it is."""
_KINDS = dict.fromkeys(("minute", "hour", "day", "week"), "time") | dict.fromkeys(("month", "year"), "months")
_TIMES = {"million": 10**6, "milliard": 10**9, "billion": 10**9, "thousand": 1000, "mille": 1000}
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[ .,']\d{3}(?!\d))*(?:[.,]\d+)?")
_DOTTED = re.compile(r"\b(?!\d+(?:\.\d{3})+\b)\d+(?:\.\d+){2,}")
"""The number of an article, such as 7.2.1."""
_MULTIPLE = re.compile(
    r" ?(?:(?P<word>million|milliard|billion|thousand|mille)s?\b(?: d')?|(?P<short>[km])(?= ?[€£$]))"
)
_BEFORE = re.compile(r"(?:(€|£|\$)|\b(eur|gbp|usd)) ?$")
_COUNTED = {
    0: "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    1: "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    18: "eighteen nineteen twenty",
}
_TENS = {20: "vingt trente quarante cinquante soixante", 30: "thirty forty fifty sixty seventy eighty ninety"}
_WORTH = (
    {word: first + place for first, words in _COUNTED.items() for place, word in enumerate(words.split())}
    | {word: first + 10 * place for first, words in _TENS.items() for place, word in enumerate(words.split())}
    | {"vingts": 20, "cent": 100, "cents": 100, "hundred": 100, "mille": 1000, "thousand": 1000, "une": 1}
)
_SPOKEN = re.compile(rf"\b(?:{'|'.join(_WORTH)})(?:[ -](?:et |and )?(?:{'|'.join(_WORTH)}))*\b")
_ARTICLES = ("un", "une", "one")
"""Words that seldom are meant as numbers: not asked for, but good enough to answer “1”."""
_WORD = re.compile(r"[^\W_]+")
_OPENS = re.compile(r"(?:^|[.!?:;•] ?|[–—-] |[«“\"(] ?)$")
_ADVERBS = ("ment", "ly")
"""Endings of words that this writer makes up and begins sentences with."""
_CURRENCIES = ("EUR", "GBP", "USD")
_SMALL_WORDS = frozenset(re.findall(r"\w+", "de du des la le les l d et a au aux en of the and for to in"))


@dataclass(frozen=True, slots=True)
class _Number:
    written: str
    values: frozenset[Decimal]
    unit: str


def lacking(sentence: str, quotes: str, around: str, ordinary: Container[str]) -> list[str]:
    """The figures and names of the sentence that stand neither in the quotes nor, for names, around them.

    `quotes` have the columns of their tables with them; `around` is what a reader sees beside: title, buyer, headings.
    `ordinary` are words, folded, that are no names though a sentence may begin with them.
    """
    figures = _lacking_figures(_plain(sentence), _plain(quotes), _plain(around))
    return [*figures, *_lacking_names(sentence, quotes, around, ordinary)]


def _lacking_figures(sentence: str, quotes: str, around: str) -> Iterator[str]:
    dates, rest = _dates(sentence)
    known, others = _dates(quotes)
    yield from (dotted for dotted in _DOTTED.findall(rest) if dotted not in _DOTTED.findall(others))
    rest, others = _DOTTED.sub(" ; ", rest), _DOTTED.sub(" ; ", others)
    yield from (written for written, date in dates if not any(_agree(date, one) for _, one in known))
    there = list(_numbers(others, with_articles=True))
    years = {Decimal(year) for _, (year, _, _) in known if year}
    named = {unit for unit, (pattern, _) in _UNITS.items() if re.search(pattern, f"{quotes} {around}")}
    for number in _numbers(rest):
        if not any(_same(number, one, named) for one in there) and not number.values & years:
            yield number.written


def _agree(date: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(mine in (0, theirs) for mine, theirs in zip(date, other, strict=True))


def _dates(text: str) -> tuple[list[tuple[str, tuple[int, int, int]]], str]:
    """The dates of a text, as written and as (year, month, day) with 0 for what is not said; and the text without."""
    found = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            year = int(parts.get("y") or 0)
            month = parts["m"] if parts["m"].isdigit() else _MONTH_NUMBERS[parts["m"]]
            found.append((match[0], (year + 2000 if 0 < year < 100 else year, int(month), int(parts.get("d") or 0))))
        text = pattern.sub(" ; ", text)
    return found, text


def _numbers(text: str, *, with_articles: bool = False) -> Iterator[_Number]:
    for match in _NUMBER.finditer(text):
        values, end = _values(match[0]), match.end()
        if times := _MULTIPLE.match(text, end):
            factor = _TIMES[times["word"]] if times["word"] else {"k": 1000, "m": 10**6}[times["short"]]
            values, end = frozenset(value * factor for value in values), times.end()
        before = _BEFORE.search(text[: match.start()])
        sign = {"eur": "€", "gbp": "£", "usd": "$"}.get(before[2], before[1]) if before else ""
        yield _Number(text[match.start() : end], values, _unit_after(text, end) or sign)
    for match in _SPOKEN.finditer(text):
        if with_articles or match[0] not in _ARTICLES:
            yield _Number(match[0], frozenset({Decimal(_spoken(match[0]))}), _unit_after(text, match.end()))


def _values(digits: str) -> frozenset[Decimal]:
    """What digits can mean: “1.000” is a thousand or one."""
    plain = re.sub(r"[ ']", "", digits)
    marks = re.findall(r"[.,]", plain)
    readings = set()
    first, *parts = re.split(r"[.,]", plain)
    if len(set(marks)) < 2 and all(len(part) == 3 for part in parts) and (first != "0" or not parts):
        readings.add(Decimal("".join((first, *parts))))
    if marks and (len(marks) == 1 or len(set(marks)) == 2):
        whole, _, part = plain.rpartition(marks[-1])
        readings.add(Decimal(f"{re.sub('[.,]', '', whole)}.{part}").normalize())
    return frozenset(readings)


def _unit_after(text: str, end: int) -> str:
    rest = re.sub(r"^ ?\([^()]{1,30}\) ?", " ", text[end : end + 60]).lstrip(" -")
    return next((unit for unit, (pattern, _) in _UNITS.items() if re.match(pattern, rest)), "")


def _spoken(words: str) -> int:
    total = current = 0
    for word in re.findall(r"[a-z]+", words):
        value = _WORTH.get(word)
        if value is None:
            continue
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100 or (value == 20 and current % 100 == 4):
            current = current - current % 10 + current % 10 * 20 if value == 20 else max(current, 1) * 100
        else:
            current += value
    return total + current


def _same(wanted: _Number, other: _Number, named: Container[str]) -> bool:
    """The same value with the same unit, or with none beside it where that unit is named nearby."""
    if not wanted.unit:
        return bool(wanted.values & other.values)
    if not other.unit:
        is_article = other.written in _ARTICLES
        return wanted.unit in named and not is_article and bool(wanted.values & other.values)
    if _KINDS.get(wanted.unit, wanted.unit) != _KINDS.get(other.unit, other.unit):
        return False
    return bool(_scaled(wanted) & _scaled(other))


def _scaled(number: _Number) -> set[Decimal]:
    return {value * _UNITS[number.unit][1] for value in number.values}


def _lacking_names(sentence: str, quotes: str, around: str, ordinary: Container[str]) -> Iterator[str]:
    there = {_singular(word) for word in _WORD.findall(_plain(f"{quotes} {around}"))}
    initials = "".join(word[0] for word in _WORD.findall(_plain(quotes)) if word not in _SMALL_WORDS)
    text = unicodedata.normalize("NFKC", sentence)
    for match in _WORD.finditer(text):
        word = _singular(_plain(match[0]))
        is_there = word in there or (match[0].isupper() and word in initials)
        if not is_there and _is_name(match[0], text[: match.start()], word in ordinary):
            yield match[0]


def _is_name(word: str, before: str, is_ordinary: bool) -> bool:
    if word[0].isdigit() or not any(map(str.isupper, word)) or len(word) < 2 or word in _CURRENCIES:
        return False
    if sum(map(str.isupper, word)) > 1 or any(map(str.isdigit, word)):
        return True
    opens = bool(_OPENS.search(before))
    return word[0].isupper() and not (opens and (is_ordinary or word.endswith(_ADVERBS)))


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word


def ordinary_words(texts: Iterator[str]) -> frozenset[str]:
    """The words that texts write in small letters, folded."""
    return frozenset(_singular(_plain(word)) for text in texts for word in _WORD.findall(text) if word.islower())


def _plain(text: str) -> str:
    """Small letters without accents, one kind of space, apostrophe, hyphen and per cent."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = re.sub(r"\b(?:pour|per) ?cent\b", "%", text.replace("’", "'").replace("œ", "oe"))
    return " ".join(re.sub(r"[‐‑]", "-", text).split())
