"""The figures in a text, whatever way they are written: amounts with their units, dates, numbered things.

"4 h", "quatre heures" and "4h00" are one amount; "1er janvier 2026" and "01/01/2026" one date; "lot II" and "lot 2" one
number. A figure that can be read in two ways has both readings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from answer.text.figure_grammar import grammar
from corpus.folding import fold


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, "" for none; `value` as written, `scaled` in the unit's base."""

    value: Decimal
    unit: str = ""
    scaled: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or the part of one that is written; 0 for what is not."""

    year: int = 0
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """The number of an article, a lot, an annex: `number` in Arabic digits, with its dots."""

    label: str
    number: str


Reading = Amount | Moment | Reference
Unit = tuple[int, str]
"""How much of which base unit."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure where it stands in a text, and how it can be read.

    `reach` is where its unit ends that does not stand beside it: “trente (30) jours”, “4 à 8 heures”; else `end`.
    """

    written: str
    start: int
    end: int
    readings: tuple[Reading, ...]
    unit_end: int = 0

    @property
    def reach(self) -> int:
        return max(self.end, self.unit_end)

    @property
    def is_day(self) -> bool:
        return any(isinstance(reading, Moment) and reading.day for reading in self.readings)


_PLAIN = dict.fromkeys("\u00a0\u202f\u2009\u2007\t\n\r", " ") | {"’": "'", "\u2011": "-", "\u2010": "-", "º": "°"}
_LETTERS_KEPT = 4096
_ROMAN = {"i": 1, "v": 5, "x": 10}
_YEARS = range(1900, 2101)
_COUNTABLE = {"second", "day", "month", "euro", "dollar", "percent", "working day", "working hour", "person day"}
"""Bases of the units before which "un" is a number: "un mois", but not "un point d'avancement"."""
_SHARES_UNIT = re.compile(r"\s?(?:a|et|ou|-|–|—|to|and|or|/)\s?")
_ORDINAL_ENDING = re.compile(r"\s?(?:er|ere|e|eme|nd|nde|st|rd|th)s?\b")
_OUT_OF_A_HUNDRED = re.compile(r"\s?(?:/|sur|out of)\s?100\b")
_LONGEST_FIELD = 60
"""Letters before a number among which a form says its unit: “Durée du marché en mois : 48”."""
_WEIGHS = re.compile(r"\b(?:ponderation|weighting)\s?:\s?$")
"""“Critère Prix / Pondération : 60”, which notices do not say is of a hundred."""
_TIME_OF_DAY = re.compile(r"\d\s?:\s?\d|\d\s?[ap]\.?m\b", re.IGNORECASE)
_CURRENCIES = {"€": "euro", "e": "euro", "$": "dollar", "u": "dollar", "£": "pound", "g": "pound"}
_MULTIPLIERS = {"k": 1000, "m": 1_000_000, "b": 1_000_000_000}


def flat(text: str) -> str:
    """The text in lower case without accents, letter for letter, its spaces and apostrophes plain."""
    return "".join(map(_flat_letter, text))


@lru_cache(_LETTERS_KEPT)
def _flat_letter(char: str) -> str:
    folded = fold(char)
    return _PLAIN.get(char) or (folded if len(folded) == 1 else char)


def find_figures(text: str) -> list[Figure]:
    """The figures of a text, in order, `written` as it has them."""
    plain = flat(text)
    found: list[Figure] = []
    place = 0
    while match := grammar().figure.search(plain, place):
        figure = _READERS[match.lastgroup or ""](plain, match)
        place = max(figure.end if figure else _end_of_word(plain, match), match.start() + 1)
        if figure is not None:
            found.append(replace(figure, written=text[figure.start : figure.end].strip()))
    return _sharing_units(plain, found)


def units_named(text: str) -> frozenset[Unit]:
    """The units that a text names, beside a figure or not."""
    return frozenset(grammar().units[word[0]] for word in grammar().unit_word.finditer(flat(text)))


def amounts_of(figure: Figure) -> tuple[Amount, ...]:
    """What the figure can be read as an amount of; of nothing where it is a time of day: “09:30”, “5 pm”."""
    if _TIME_OF_DAY.search(figure.written):
        return ()
    return tuple(reading for reading in figure.readings if isinstance(reading, Amount))


def agree(wanted: Figure, other: Figure) -> bool:
    """Whether both are the same figure; what one leaves out (a unit, the day of a date), the other may say."""
    if len(wanted.readings) == len(other.readings) == 2 and all(isinstance(one, Moment) for one in wanted.readings):
        return wanted.readings == other.readings  # 01/02 and 02/01: whichever comes first, both are written alike
    return any(_same(one, another) for one in wanted.readings for another in other.readings)


def _same(wanted: Reading, other: Reading) -> bool:
    if isinstance(wanted, Amount) and isinstance(other, Amount):
        if wanted.unit and other.unit:
            return (wanted.unit, wanted.scaled) == (other.unit, other.scaled) or _leaves_working_out(wanted, other)
        return wanted.value == other.value
    if isinstance(wanted, Moment) and isinstance(other, Moment):
        pairs = ((wanted.year, other.year), (wanted.month, other.month), (wanted.day, other.day))
        return all(mine in (0, theirs) for mine, theirs in pairs)
    if isinstance(wanted, Reference) and isinstance(other, Reference):
        return wanted.number == other.number and (wanted.label == other.label or not (wanted.label and other.label))
    return False


def _leaves_working_out(wanted: Amount, other: Amount) -> bool:
    """ "10 jours" said of "10 jours ouvrés" leaves something out; the other way round adds it."""
    said_of = {"working day": "day", "working hour": "second"}
    return said_of.get(other.unit) == wanted.unit and wanted.value == other.value


def _end_of_word(text: str, match: re.Match[str]) -> int:
    if match.lastgroup == "spoken":
        return match.start() + len(re.split(r"[\s-]", match[0])[0])
    return match.end()


def _no_figure(text: str, match: re.Match[str]) -> None:
    return None


def _read_digits(text: str, match: re.Match[str]) -> Figure | None:
    end, readings = match.end(), list[Reading]()
    field = max(0, match.start() - _LONGEST_FIELD)
    value = _decimal(match[0])
    if times := grammar().multiplier.match(text, end):
        value, end = value * grammar().numbers[times[1]], times.end()
    unit = grammar().unit_after.match(text, end)
    if unit is not None:
        if grammar().units[unit["unit"]][1] == "percent":
            value = Decimal(match[0].replace(",", ".")) if re.fullmatch(r"\d+[.,]\d+", match[0]) else value
        return _amount(text, match.start(), end, value, unit)
    if ending := _ORDINAL_ENDING.match(text, end):
        end = ending.end() if text[end : end + 1].strip() or ending[0].strip() in ("er", "eme") else end
    elif text[end : end + 1].isalpha():
        return None  # a code such as 3D or 5G, which is a name
    elif unit := grammar().unit_before.search(text, field, match.start()):
        return Figure("", unit.start("field") + 1, end, (_measured(value, unit),))
    readings.append(Amount(value))
    readings.append(Reference("", match[0].replace(",", ".").replace(" ", "")))
    if match[0].isdigit() and int(match[0]) in _YEARS:
        readings.append(Moment(int(match[0])))
    if _OUT_OF_A_HUNDRED.match(text, end) or _WEIGHS.search(text, field, match.start()):
        readings.append(Amount(value, "percent", value))
    return Figure("", match.start(), end, tuple(readings))


def _decimal(digits: str) -> Decimal:
    """The value of digits with separators: the last of two kinds, or one not before three digits, is the decimal's."""
    plain = digits.replace(" ", "").replace("'", "")
    marks = re.findall(r"[.,]", plain)
    if not marks:
        return Decimal(plain)
    head, _, tail = plain.rpartition(marks[-1])
    is_decimal = len(set(marks)) == 2 or (
        len(marks) == 1 and (len(tail) != 3 or len(head) > 3 or head[:1] in ("0", ""))
    )
    whole = re.sub(r"[.,]", "", head)
    return Decimal(f"{whole or 0}.{tail}") if is_decimal else Decimal(whole + tail)


def _amount(text: str, start: int, end: int, value: Decimal, unit: re.Match[str]) -> Figure:
    has_unit_beside_it = "(" not in text[end : unit.start("unit")]
    end = unit.end() if has_unit_beside_it else end
    return Figure("", start, end, (_measured(value, unit),), unit.end())


def _measured(value: Decimal, unit: re.Match[str]) -> Amount:
    factor, base = grammar().units[unit["unit"]]
    return Amount(value, base, value * factor)


def _read_money(text: str, match: re.Match[str]) -> Figure:
    base = _CURRENCIES[match[0][0]]
    value = _decimal(re.search(r"\d[\d .,']*", match[0])[0].strip(" '"))  # type: ignore[index]
    value *= _MULTIPLIERS.get(match[0][-1], 1)
    end = match.end()
    if times := grammar().multiplier.match(text, end):
        value, end = value * grammar().numbers[times[1]], times.end()
    return Figure("", match.start(), end, (Amount(value, base, value),))


def _read_spoken(text: str, match: re.Match[str]) -> Figure | None:
    words = [(word[0], word.end() + match.start()) for word in re.finditer(r"[a-z]+", match[0])]
    value, count = _spoken_value([word for word, _ in words])
    end = words[count - 1][1]
    unit = grammar().unit_after.match(text, end)
    needs_unit = count == 1 and words[0][0] in grammar().only_before_a_unit
    if needs_unit and (unit is None or grammar().units[unit["unit"]][1] not in _COUNTABLE):
        return None
    if unit is not None:
        return _amount(text, match.start(), end, Decimal(value), unit)
    return Figure("", match.start(), end, (Amount(Decimal(value)), Reference("", str(value))))


def _spoken_value(words: Sequence[str]) -> tuple[int, int]:
    """The number that the first words make, and how many they are."""
    total = current = count = 0
    for place, word in enumerate(words):
        value = grammar().numbers.get(word)
        if value is None:  # "et", "and"
            continue
        if value >= 1000:
            total, current = total + (current or 1) * value, 0
        elif value == 100 and current < 100:
            current = (current or 1) * 100
        elif value == 20 and place and words[place - 1] == "quatre":
            current += 16 + 60
        elif _can_follow(value, current, place):
            current += value
        else:
            break
        count = place + 1
    return total + current, count


def _can_follow(value: int, current: int, place: int) -> bool:
    rest = current % 100
    if place == 0 or (rest == 0 and value < 100):
        return True
    return (rest % 10 == 0 and rest >= 20 and value < 10) or (rest in (60, 80) and 10 <= value < 20)


def _read_ordinal(text: str, match: re.Match[str]) -> Figure:
    value = grammar().ordinals[match[0]]
    return Figure("", match.start(), match.end(), (Amount(Decimal(value)), Reference("", str(value))))


def _read_reference(text: str, match: re.Match[str]) -> Figure:
    label, number = match["label"], match["number"].replace(" ", "")
    if re.fullmatch(r"[ivx]+", number):
        number = str(_roman(number))
    number = re.sub(r"^([lrd])\.", r"\1", number)
    return Figure("", match.start(), match.end(), (Reference(grammar().labels.get(label, ""), number),))


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(-value if value < max(values[i + 1 :], default=0) else value for i, value in enumerate(values))


def _read_code(text: str, match: re.Match[str]) -> Figure:
    return Figure("", match.start(), match.end(), (Reference("", re.sub(r"[.\s]", "", match[0])),))


def _read_dotted(text: str, match: re.Match[str]) -> Figure:
    readings: list[Reading] = [Reference("", match[0])]
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", match[0]):
        readings.append(Amount(Decimal(match[0].replace(".", ""))))
    return Figure("", match.start(), match.end(), tuple(readings))


def _read_clock(text: str, match: re.Match[str]) -> Figure:
    parts = [int(part) for part in re.findall(r"\d+", match[0])]
    minutes = parts[0] * 60 + (parts[1] if len(parts) > 1 else 0)
    if re.search(r"p\.?m", match[0]) and parts[0] < 12:
        minutes += 12 * 60
    elif re.search(r"a\.?m", match[0]) and parts[0] == 12:
        minutes -= 12 * 60
    return Figure("", match.start(), match.end(), (Amount(Decimal(minutes) / 60, "second", Decimal(minutes * 60)),))


def _read_iso(text: str, match: re.Match[str]) -> Figure:
    year, month, day = map(int, match[0].split("-"))
    return Figure("", match.start(), match.end(), (Moment(year, month, day),))


def _read_numeric(text: str, match: re.Match[str]) -> Figure:
    first, second, year = map(int, re.split(r"[/.-]", match[0]))
    year += 2000 if year < 100 else 0
    possible = [(second, first), (first, second)]
    moments = [Moment(year, month, day) for month, day in possible if 1 <= month <= 12 and 1 <= day <= 31]
    readings: list[Reading] = [*dict.fromkeys(moments)] or [Reference("", match[0])]
    return Figure("", match.start(), match.end(), tuple(readings))


def _read_month_year(text: str, match: re.Match[str]) -> Figure:
    month, year = map(int, match[0].split("/"))
    return Figure("", match.start(), match.end(), (Moment(year, month),))


def _read_spelt_date(text: str, match: re.Match[str]) -> Figure:
    year = re.search(r"\b(?:19|20)\d\d\b", match[0])
    day = re.search(r"\b\d{1,2}(?!\d)|\bpremier", match[0])
    month = next(grammar().months[word] for word in re.findall(r"[a-z]+", match[0]) if word in grammar().months)
    days = 0 if day is None else 1 if day[0] == "premier" else int(day[0])
    return Figure("", match.start(), match.end(), (Moment(int(year[0]) if year else 0, month, days),))


def _sharing_units(text: str, figures: list[Figure]) -> list[Figure]:
    """In "4 à 8 heures" the first figure has the unit of the second; in "lots 1 et 2" the second is a lot too."""
    shared = list(figures)
    for place in reversed(range(len(shared) - 1)):
        here, after = shared[place], shared[place + 1]
        if _SHARES_UNIT.fullmatch(text, here.end, after.start):
            shared[place] = _with_unit_of(here, after)
            shared[place + 1] = _with_label_of(after, shared[place])
    return shared


def _with_unit_of(figure: Figure, after: Figure) -> Figure:
    bare, unit = figure.readings[0], after.readings[0]
    if not (isinstance(bare, Amount) and isinstance(unit, Amount)) or bare.unit or not unit.unit or not unit.value:
        return figure
    amount = Amount(bare.value, unit.unit, bare.value * unit.scaled / unit.value)
    return replace(figure, readings=(amount,), unit_end=after.reach)


def _with_label_of(figure: Figure, before: Figure) -> Figure:
    bare, label = figure.readings[0], before.readings[0]
    if not isinstance(label, Reference) or not label.label or not isinstance(bare, Amount) or bare.unit:
        return figure
    return replace(figure, readings=(Reference(label.label, str(bare.value)),))


_READERS = {
    "idiom": _no_figure,
    "iso": _read_iso,
    "numeric": _read_numeric,
    "month_year": _read_month_year,
    "spelt": _read_spelt_date,
    "reference": _read_reference,
    "code": _read_code,
    "clock": _read_clock,
    "dotted": _read_dotted,
    "money": _read_money,
    "digits": _read_digits,
    "ordinal": _read_ordinal,
    "spoken": _read_spoken,
}
