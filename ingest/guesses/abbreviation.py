"""The abbreviation of a buyer's name, where the document says which one it is: “Orve Bank for Investment (OBI)”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from corpus.initials import LEND_NO_LETTER
from ingest.guesses.folding import fold_for_guessing
from ingest.guesses.opening import Opening
from ingest.guesses.somebody import is_somebody

_LONGEST_NAME = 120
_ABBREVIATION = r"[A-Z][\w&.-]{1,11}(?:\s[A-Z][\w.-]{1,11})?"
_IN_BRACKETS = re.compile(rf"\s?\((?:[Tt]he\s|[Ll][ae]\s|[Ll][’'])?[“\"«]?\s?({_ABBREVIATION})\s?[”\"»]?\)")
_SPELT_OUT = re.compile(rf"(?<![\w’'-])([A-Z][A-Z0-9&.-]{{1,11}})\s\(([^()]{{5,{_LONGEST_NAME}}})\)")
_APART = re.compile(r"[().;:,|]")
_WORD = re.compile(r"[^\W_]+")


def with_abbreviation(name: str, opening: Opening) -> str:
    """A buyer's name with its abbreviation behind it, in brackets, where the document defines it.

    An abbreviation becomes what it stands for, with itself behind; "" where that is somebody.
    """
    if "(" in name:
        return name
    defined = list(_definitions(opening))
    if spelt_out := next(filter(None, (_named_by(before, name) for before, short in defined if short == name)), ""):
        return "" if is_somebody(spelt_out) else f"{spelt_out} ({name})"
    own = (
        short
        for before, short in defined
        if fold_for_guessing(before).endswith(fold_for_guessing(name)) and _stands_for(short, name)
    )
    short = next(own, "")
    return f"{name} ({short})" if short else name


def _definitions(opening: Opening) -> Iterator[tuple[str, str]]:
    """What stands right before an abbreviation in brackets, or in brackets behind one, and the abbreviation."""
    for line in chain.from_iterable(page.text.splitlines() for page in opening.read.pages):
        for match in _IN_BRACKETS.finditer(line):
            before = line[max(0, match.start() - _LONGEST_NAME) : match.start()]
            yield _APART.split(before.rstrip(" ,"))[-1].strip(), match[1]
        yield from ((match[2], match[1]) for match in _SPELT_OUT.finditer(line))


def _named_by(text: str, short: str) -> str:
    """The end of a text whose words begin with the capitals of an abbreviation, small words apart; "" if none does.

    A word may give more letters than its first: “Alliance for International Action (ALIA)”.
    """
    left = _capitals(short)
    for word in reversed(list(_WORD.finditer(text))):
        if word[0].islower() and fold_for_guessing(word[0]) in LEND_NO_LETTER:
            continue
        begins = fold_for_guessing(word[0]).upper()
        given = next((size for size in range(1, len(left) + 1) if left[-size:] == begins[:size]), 0)
        left = left[: len(left) - given]
        if given and not left:
            return text[word.start() :]
        if not given:
            break
    return ""


def _stands_for(short: str, name: str) -> bool:
    """Whether the capitals of an abbreviation, two at least, begin words of the name one after the other."""
    capitals = _capitals(short)
    initials = iter([fold_for_guessing(word)[0].upper() for word in _WORD.findall(name)])
    return len(capitals) > 1 and (all(letter in initials for letter in capitals) or _named_by(name, short) != "")


def _capitals(text: str) -> str:
    return "".join(letter for letter in text if letter.isupper())
