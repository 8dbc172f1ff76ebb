"""How figures are written, as patterns over flat text, built from the words of `facts.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_OF_WHAT = r"(?!(?:est|sont|is|are|doit|sera|en|in)\b)[\w'-]{1,20}"
"""A word of “Durée du marché en mois :”, but not of “Le délai est donné en jours :”."""

_MARK_OF_A_NOTE = r"(?:(?<=[a-z]{4})(?<!metres)\d(?![/.,]\d))?"
"""What may be printed behind a unit, raised: “vingt-quatre heures1”."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """`figure` matches any figure, the name of its kind being the last group; the rest reads what stands around it."""

    figure: re.Pattern[str]
    unit_after: re.Pattern[str]
    unit_before: re.Pattern[str]
    unit_word: re.Pattern[str]
    multiplier: re.Pattern[str]
    units: dict[str, tuple[int, str]]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    months: dict[str, int]
    labels: dict[str, str]
    only_before_a_unit: frozenset[str]


@cache
def grammar() -> Grammar:
    """The grammar, read once."""
    words = tomllib.loads(files("answer.text").joinpath("facts.toml").read_text("utf-8"))
    units = {word: (unit["of"][0], unit["of"][1]) for unit in words["units"].values() for word in unit["words"]}
    labels = {word: label for label, forms in words["labels"].items() for word in forms}
    numbers, months, ordinals = words["numbers"], words["months"], words["ordinals"]
    return Grammar(
        figure=_any_figure(numbers, ordinals, months, labels, words["idioms"]["phrases"]),
        unit_after=re.compile(
            rf"(?:\s?\((?:\d[\d ]*|(?:(?:{_any(numbers)})[\s-]?)+)\))?[\s(-]*"
            r"(?:(?:premi|derni|prochain|consecuti|full|first|last|next)[a-z]*\s)?"
            rf"(?P<unit>{_any(units)})(?={_MARK_OF_A_NOTE}(?![\w€']))"
        ),
        unit_before=re.compile(
            rf"\b(?:durees?|delais?|periodes?|duration|period|time limit)(?:\s{_OF_WHAT}){{0,5}}"
            rf"(?P<field>\s\(?(?:en|in)\s(?P<unit>{_any(units)})\)?\s?[:=]\s?)$"
        ),
        unit_word=re.compile(rf"(?<![\w€])(?:{_any(units)})(?![\w€'])"),
        multiplier=re.compile(r"\s(mille|million|millions|milliard|milliards|thousand|billion)\b"),
        units=units,
        numbers=numbers,
        ordinals=ordinals,
        months=months,
        labels=labels,
        only_before_a_unit=frozenset(words["only_before_a_unit"]["words"]),
    )


def _any_figure(
    numbers: Iterable[str], ordinals: Iterable[str], months: Iterable[str], labels: Iterable[str], idioms: Iterable[str]
) -> re.Pattern[str]:
    digits = (
        r"\d{1,3}(?:[ ']\d{3})+(?!\d)(?:[.,]\d+)?|\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?"
        r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?"
    )
    year, month, number = r"(?:19|20)\d\d", rf"(?:{_any(months)})", _any(numbers)
    patterns = {
        "idiom": rf"\b(?:{_any(idioms)})\b",
        "iso": rf"(?<![\w.]){year}-\d\d-\d\d(?!\d)",
        "numeric": r"(?<![\w.])\d{1,2}(?P<separator>[/.-])\d{1,2}(?P=separator)(?:\d{4}|\d\d)(?!\w|\.\d)",
        "month_year": rf"(?<![\w./])(?:0?[1-9]|1[0-2])/{year}(?!\d)",
        "spelt": rf"(?<!\w)(?:\d{{1,2}}|1\s?er|premier)(?:st|nd|rd|th)?\s(?:of\s)?{month}\b\.?(?:,?\s{year}\b)?"
        rf"|\b{month}\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s{year}\b)?|\b{month}\.?\s(?:of\s)?{year}\b",
        "reference": rf"(?<!\w)(?P<label>{_any(labels)})\.?\s?(?:n[°o]\.?\s?|numero\s|number\s)?"
        r"(?P<number>(?:[lrd]\.?\s?)?\d+(?:[.-]\d+)*(?!\w|[.,]\d)|(?<=\s)(?:[ivx]+|[bcefgh])\b(?!'))",
        "code": r"(?<!\w)[lrd]\.?\s?\d{3,4}(?:-\d+)+",
        "clock": r"(?<![\w.,])\d{1,2}\s?[h:]\s?\d\d(?![\w:])(?:\s?[ap]\.?m\b)?|(?<![\w.,])\d{1,2}\s?[ap]\.?m\b",
        "dotted": r"(?<![\w.,])\d{1,3}(?:\.\d{1,3}){2,}(?!\w)",
        "money": rf"(?:€|\$|£|\busd|\beur|\bgbp)\s?(?:{digits})(?:\s?[kmb]\b)?",
        "digits": rf"(?<![\w.,])(?:{digits})|(?<=\b[a-z]')\d+|(?<=\D[.,])\d+(?:[.,]\d+)?",
        "ordinal": rf"\b(?:{_any(ordinals)})\b",
        "spoken": rf"(?<!pour )(?<!per )(?<!pour-)\b(?:{number})"
        rf"(?:(?:\s(?:et|and)\s|-et-|[\s-])(?:{number})){{0,12}}\b",
    }
    signs = "".join({label[0] for label in labels if not label[0].isalpha()})
    # In most places none of the patterns is tried.
    begins = rf"(?:(?=[\d€$£{re.escape(signs)}])|(?<!\w)(?=[^\W\d_]))"
    return re.compile(begins + "(?:" + "|".join(f"(?P<{name}>{one})" for name, one in patterns.items()) + ")")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
