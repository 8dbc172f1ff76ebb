"""The figures of a clause: amounts, delays, percentages, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from operator import attrgetter

from answer.text.figures import Amount, Figure, Moment, amounts_of, find_figures, flat
from answer.wanted.amounts_asked import SUMS
from answer.wanted.amounts_stated import DATE, RATIO, Units
from answer.wanted.counted import Counted
from answer.wanted.dated import Dated
from answer.wanted.expected import ANYTHING, Expected, Form
from answer.wanted.hours import Hours
from answer.wanted.measured import Measured
from answer.wanted.often import HowOften
from corpus.folding import fold

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zà-ÿ]|[«“])|\n")
_ALWAYS = re.compile(
    r"(?P<many>\d+)\s?(?:h|heures?|hours?|j|jours?|days?)\s?/\s?(?P=many)(?!\d|[.,]\d|\s?[hj]\b)", re.I
)
"""“24 h/24”, “7 j/7”: in “4 h / 8 h” the second is another figure."""
_HALF_OF_DAY = r"(?:\s?[ap](?:\.m\.|m\b))"
_AT_A_TIME = re.compile(
    r",?\s(?:(?:jusqu['’])?à|avant|at|by|before)\s(?:midi|minuit|noon|midnight|"
    rf"\d{{1,2}}(?:{_HALF_OF_DAY}|\s?:\d\d{_HALF_OF_DAY}?|\s?h(?:eures)?\s?(?:\d\d)?))(?!\w)",
    re.I,
)
"""What follows the day when bids are due: “le 5 avril 2012 à 12 h 30”."""
_OF_A_LAW = re.compile(
    r"\b(?:lois?|decrets?|ordonnances?|arretes?|directives?|circulaires?|reglements? \((?:ue|ce|eu|ec)\)|codes?|acts?|"
    r"regulations?|laws?|normes?)\b(?:[^.,;:\n]{0,80}(?:\b(?:du|de|of)|\bn[°º]|\d[\w/)-]*))?[ (]*$"
)
"""What the date right behind it is of: “la loi n° 78-17 du 6 janvier 1978”, “Companies Act 2006”."""
_OF_A_LAW_WITHIN = 150
"""How many letters before a date are looked at."""
_WORD = re.compile(r"\w[\w'’-]*")
_MOST_BESIDE = 6
"""Words beside a figure among which stands what it counts."""
_FEW_PARTS = re.compile(r"\d+ ?/ ?\d{2}(?:e|[eè]me)?|[A-Z].*")
_SHARES = frozenset({"percent", "per thousand"})
_AROUND = 80
_UPTIME = r"(?:(?:in)?disponibilites?|pannes?|(?:un)?availability|uptime|downtime)"
_LINKS = r"(?:est|is|be|of|a|au|de|moins|(?:super|infer)ieure?s?|minimale?|below|above|less|than|at|least)"
_OF_TIME_BEFORE = re.compile(rf"\b{_UPTIME}(?: {_LINKS}){{0,5}} $")
_OF_TIME_AFTER = re.compile(rf" ?(?:du temps|of the time|(?:de |d'|of )?{_UPTIME})\b")
"""A share of time, which nobody pays: “99,9 % du temps”, “un taux de panne supérieur à 1 %”."""

Told = tuple[Amount | str, ...]
"""What a figure says, however it is written: both amounts of “4 à 8 heures”."""


def figures(text: str, about: Set[str] = frozenset(), expected: Expected = ANYTHING, language: str = "") -> list[str]:
    """The figures with a unit in `text`, which is in `language`, as written, each once, in order.

    Where the question asks for an amount, a number, a measure, a frequency, hours or a date, all of that kind and no
    other; else those of the sentences that hold a word of `about` (without accents, in lower case), all where none
    does.
    """
    if expected.units:
        return list(_figures_of(_telling(text, expected), expected.units).values())
    if isinstance(expected.form, Measured):
        return list(_figures_of(text, expected.form.units).values())
    if isinstance(expected.form, Hours):
        return expected.form.told_in(text)
    if isinstance(expected.form, Dated):
        return _dates(_speaking_of(text, about) or text)
    if isinstance(expected.form, Counted | HowOften):
        return _of_form(text, expected.form, language)
    return list(_figures_of(_speaking_of(text, about) or text).values())


def _dates(text: str) -> list[str]:
    """The days that a text names, else its months, else its years; not those by which laws are known."""
    found = [one for one in find_figures(text) if not _is_of_a_law(text, one)]
    for is_told in (attrgetter("day"), attrgetter("month"), attrgetter("year")):
        told = [one for one in found if any(isinstance(date, Moment) and is_told(date) for date in one.readings)]
        if told:
            return list(dict.fromkeys(" ".join(one.written.split()) for one in told))
    return []


def _is_of_a_law(text: str, figure: Figure) -> bool:
    return bool(_OF_A_LAW.search(flat(text[max(0, figure.start - _OF_A_LAW_WITHIN) : figure.start])))


def _of_form(text: str, form: Form, language: str) -> list[str]:
    """The figures that tell how many or how often, each with the few words beside it that say so."""
    told: dict[str, None] = {}
    for sentence in _SENTENCE_ENDS.split(text):
        found = find_figures(sentence)
        for before, figure, after in zip([None, *found], found, [*found[1:], None], strict=False):
            room = slice(before.reach if before else 0, after.start if after else len(sentence))
            runs = _around(sentence, figure, room, is_counted=isinstance(form, Counted))
            told |= dict.fromkeys(next(([one] for one in runs if form.is_told(one, language)), []))
    return list(told)


def _around(text: str, figure: Figure, room: slice, *, is_counted: bool) -> Iterator[str]:
    """The figure, with ever more words behind it, then with ever more before it.

    What is counted stands before a number that no word follows: “postes : 350”, not “copieurs et 30 écrans”.
    """
    ends = [figure.reach, *(word.end() for word in _WORD.finditer(text, figure.reach, room.stop))]
    starts = [word.start() for word in _WORD.finditer(text, room.start, figure.start)]
    runs = [(figure.start, end) for end in ends[:_MOST_BESIDE]]
    if not (is_counted and text[figure.reach :].lstrip()[:1].isalpha()):
        runs += [(start, figure.reach) for start in reversed(starts[-_MOST_BESIDE:])]
    return (" ".join(text[start:end].split()) for start, end in runs)


def _telling(text: str, expected: Expected) -> str:
    """The sentences that tell how long a contract runs or when bids are due, where asked: others tell other times."""
    if expected.telling is None:
        return text
    return "\n".join(filter(expected.telling.is_stated_in, _SENTENCE_ENDS.split(text)))


def _figures_of(text: str, units: Units = frozenset()) -> dict[Told, str]:
    """What has a unit, one of `units` where there are any, as it is first written, by what it says."""
    found = find_figures(text)
    ratios = {one.start(): one for one in RATIO.finditer(text) if _is_a_rate(one)} if "per thousand" in units else {}
    told: dict[Told, str] = {}
    end = 0
    for figure in found:
        if figure.start >= end and (ratio := ratios.get(figure.start)):
            end = ratio.end()
            told.setdefault((ratio[0],), ratio[0])
        elif figure.start >= end and DATE in units and figure.is_day:
            hour = _AT_A_TIME.match(text, figure.end)
            end = hour.end() if hour else figure.end
            written = " ".join(text[figure.start : end].split())
            told.setdefault((written,), written)
        elif figure.start >= end and _has_unit(figure) and (units or not _is_elided(text, figure)):
            always = _ALWAYS.match(text, figure.start)
            end = always.end() if always else figure.reach
            says = ("always",) if always else ()
            said = (*_amounts(found, figure.start, end), *says)
            before, after = text[max(0, figure.start - _AROUND) : figure.start], text[end : end + _AROUND]
            if not units or _is_asked(said, units, before, after):
                told.setdefault(said, " ".join(text[figure.start : end].split()))
    return told


def _is_a_rate(ratio: re.Match[str]) -> bool:
    """Whether it is of so many parts, or has decimals, as “1/1000” and “1,00/30”: “15/10” is a day, “3/20” a sheet."""
    return _FEW_PARTS.fullmatch(ratio[0]) is None


def _is_asked(said: Told, units: Units, before: str, after: str) -> bool:
    """Whether it says an amount in one of the units; where a sum is asked for, a share of time is none."""
    found = {part.unit for part in said if isinstance(part, Amount)} & units
    if units == SUMS and found <= _SHARES:
        return bool(found) and not (_OF_TIME_BEFORE.search(flat(before)) or _OF_TIME_AFTER.match(flat(after)))
    return bool(found)


def _has_unit(figure: Figure) -> bool:
    return any(amount.unit for amount in amounts_of(figure))


def _amounts(found: Sequence[Figure], start: int, end: int) -> Iterator[Amount]:
    inside = (figure for figure in found if start <= figure.start < end)
    return (amount for figure in inside for amount in amounts_of(figure) if amount.unit)


def _is_elided(text: str, figure: Figure) -> bool:
    """In “les pénalités d’un trimestre” nothing is counted."""
    return text[max(0, figure.start - 1) : figure.start] in ("'", "’") and not re.search(r"\d", figure.written)


def _speaking_of(text: str, about: Set[str]) -> str:
    """The sentences that hold a word of `about`, with what one that ends with a colon announces."""
    kept, announced = list[str](), False
    for sentence in _SENTENCE_ENDS.split(text):
        speaks = not about.isdisjoint(fold(word) for word in re.findall(r"\w+", sentence))
        if speaks or announced:
            kept.append(sentence)
        announced = announced or (speaks and sentence.rstrip().endswith(":"))
    return "\n".join(kept)
