"""Full names that only the words around them tell: “avec Jeanne Vasseur”, “2e séance – Jeanne Vasseur : les délais”.

A first name that we know stands there with a family name that is no word of the text. What else bears such a name
(streets, schools, companies, what is made by them) is nobody; where schools, lots or the like are spoken of above,
only what leads to somebody counts, and not right behind one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from protect.findings import Finding, Kind
from protect.people.beside import BEGINS_A_LINE, is_a_place, is_of_a_thing
from protect.people.cells import ends_as_words_do
from protect.people.firms import names_a_company
from protect.people.listed import are_places, speaks_of_places
from protect.people.names import (
    GAP,
    LOWER,
    UPPER,
    Place,
    begins_with_initials,
    folded,
    is_common,
    is_first_name,
    is_no_family_name,
    is_ordinary,
    pieces_of,
)

_LED_TO = re.compile(
    r"(?<![\w-])(?:avec|par|with|by|(?:courriel|(?:e-?)?mail|m[ée]l|message|remarque|commentaire|comment)s?\s(?:de|from|by))\s\Z",
    re.I,
)
_DONE_WITH_SOMEBODY = re.compile(
    r"(?<![\w-])(?:(?:re)?(?:vu|lu)e?s?|(?:re)?(?:valid|sign|v[ée]rifi|approuv|relev|discut)[ée]e?s?|r[ée]dig[ée]e?s?"
    r"|[ée]chang(?:e|[ée])s?|points?|r[ée]unions?|appels?|entretiens?|rendez-vous|(?:agreed|checked|reviewed|signed|written))"
    r"(?:\s(?:fait|pris|t[ée]l[ée]phonique|hier|ce\smatin|la\sveille))?\s(?:avec|par|with|by)\s\Z"
    r"|(?<![\w-])(?:courriel|(?:e-?)?mail|m[ée]l|message|remarque|commentaire|comment)s?\s(?:de|from|by)\s\Z",
    re.I,
)
"""What people alone do: “vu avec P. Rouault”. A firm is supplied by, and a germ contaminates by, an initial too."""
_LED_TO_A_THING = re.compile(
    r"(?<!\w)(?:(?:commercialis|distribu|[ée]dit|fabriqu|produi|vend|fourni|propos|exploit|import)(?:[ée]|t|u)?e?s?"
    r"|(?:compatib|interfa[cç]|int[ée]gr|interop[ée]rab|connect|connexion|synchronis|communiqu)\w{0,12}"
    r"|(?:distributed|made|manufactured|published|sold|supplied))\s(?:avec|par|with|by)\s\Z",
    re.I,
)
"""“Fabriqué par”, “compatible avec”: a company or a product follows."""
_GOES_ON = re.compile(rf"[/&+@]|[ \u00a0]{{1,2}}[«“\"]?[{UPPER}\d&]|['’][{LOWER}]")
"""What makes the name one of something else: “Jeanne Vasseur Conseil”."""
_AFTER_A_DASH = re.compile(r"[^\s|] [-–—] \Z")
_OF_A_PLACE = re.compile(
    r"(?<!\w)(?:arr[êe]ts?|bureaux?\sde\svote|bus|cimeti[èe]re|ligne|parking|point|secteur|tram(?:way)?|zone)s?(?!\w)"
    r"[^\n]{0,20} [-–—] \Z",
    re.I,
)
"""“Zone 1 – Jean Macé : trois bacs”."""
_FEWEST_ALIKE = 2
"""Names that are known, behind a dash and before a colon, beside which one with another first name is one too."""
_WORD = re.compile(rf"(?<!\w)[{LOWER}{UPPER}]{{4,}}(?!\w)")
"""“Séance” of “Séance 2 – ” and of “2e séance – ”."""
_COLON = re.compile(r"\s?:(?=\s)")
_IN_BRACKETS = re.compile(r"\((?:source\s?:\s|[^()\n|]{1,40} [–—-] )?\Z", re.I)
_BRACKETS = re.compile(r" \((?P<inside>[^()\n|\d]{2,60})\)")
_BEGINS = re.compile(r"(?:^|\n|[.!?»,]\s)\Z")
_SPEAKS = re.compile(
    rf"\s(?:(?:a|avait)\s[{LOWER}]{{2}}|(?:raconte|explique|pr[ée]sente|t[ée]moigne|rappelle|souligne|pr[ée]cise)(?!\w))"
)
_NO_NAME = re.compile(rf"['’]s\Z|[-‑][{LOWER}]")
"""“Mason’s”, “Built-in”."""
_OF_AN_OFFICE = re.compile(rf"{GAP}(?:de la|de|du|des|of|at){GAP}[{UPPER}]{{2,}}(?![\w'’]).*\Z")
"""“Jeanne Vasseur de la DINUM” is called “Jeanne Vasseur”."""
_FIRMS = frozenset(("bbraun", "eleclerc", "amenarini"))
"""Firms that are called by an initial and a family name, as people are."""
_REACH, _NEAR, _AN_INITIAL = 60, 40, 2


def names_in_sentences(text: str, places: Iterable[Place], common: Collection[str]) -> Iterator[Finding]:
    """Whom a sentence leads to or speaks of by a full name. `places` are those where a name may stand.

    `common` are the words that the text writes without a capital, which no family name is.
    """
    words = frozenset(map(folded, common))
    told_by_a_dash: Counter[str] = Counter()
    others: list[Place] = []
    for start, stop in places:
        office = _OF_AN_OFFICE.search(text, start, stop)
        end = office.start() if office else stop
        is_named = _has_both_names(text[start:end], words) or _has_an_initial(text, start, end, words)
        if is_named and _is_told(text, start, end):
            yield Finding(Kind.PERSON, start, end)
            told_by_a_dash.update(_before_the_dash(text, start, end))
        elif _stands_by_a_dash(text, start, end) and _may_be_another(text, start, end, words):
            others.append((start, end))
    for place in others:
        if any(told_by_a_dash[before] >= _FEWEST_ALIKE for before in _before_the_dash(text, *place)):
            yield Finding(Kind.PERSON, *place)


def _has_both_names(name: str, words: Collection[str]) -> bool:
    first, *_ = pieces_of(name) or [""]
    return is_first_name(re.split("[-‑]", first)[0]) and _may_have_both_names(name, words)


def _has_an_initial(text: str, start: int, end: int, words: Collection[str]) -> bool:
    """Whether it is a family name alone behind the initial of a first name, and behind what people do: “P. Rouault”."""
    first, *family = pieces_of(text[start:end]) or [""]
    if len(first) != _AN_INITIAL or len(family) != 1 or not begins_with_initials([first, *family]):
        return False
    if folded("".join((first, *family))) in _FIRMS or names_a_company([first, *family]):
        return False
    if not _DONE_WITH_SOMEBODY.search(text, max(0, start - _REACH), start):
        return False
    return not any(folded(one) in words or is_common(one) or is_no_family_name(one) for one in family)


def _may_have_both_names(name: str, words: Collection[str]) -> bool:
    first, *family = pieces_of(name) or [""]
    if not 1 <= len(family) <= 3 or first.isupper() or _NO_NAME.search(name):
        return False
    return not any(folded(one) in words for one in family) and not names_a_company([first, *family])


def _may_be_another(text: str, start: int, end: int, words: Collection[str]) -> bool:
    """Whether it may be the name of one whose first name we do not know, and is nothing else."""
    name = text[start:end]
    if not _may_have_both_names(name, words) or _is_of_something(text, start, end) or are_places(text, start):
        return False
    return not any(is_no_family_name(one) or ends_as_words_do(one) for one in pieces_of(name))


def _is_told(text: str, start: int, end: int) -> bool:
    near = max(0, start - _REACH)
    if _is_of_something(text, start, end):
        return False
    if _LED_TO.search(text, near, start):
        return not (_LED_TO_A_THING.search(text, near, start) or are_places(text, start, _NEAR))
    if text.startswith(".", start + 1):  # what begins a heading too: “B. Cahier des clauses”
        return False
    return _is_spoken_of(text, start, end, near) and not are_places(text, start)


def _is_of_something(text: str, start: int, end: int) -> bool:
    return bool(_GOES_ON.match(text, end)) or is_of_a_thing(text, start, end) or is_a_place(text, start, end)


def _stands_by_a_dash(text: str, start: int, end: int) -> bool:
    near = max(0, start - _REACH)
    is_between = _COLON.match(text, end) and _AFTER_A_DASH.search(text, near, start)
    return bool(is_between) and not _OF_A_PLACE.search(text, near, start)


def _before_the_dash(text: str, start: int, end: int) -> list[str]:
    """The words, folded, that its line has before it and a dash, where a colon follows; each once."""
    if not _stands_by_a_dash(text, start, end):
        return []
    line = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    return list(dict.fromkeys(folded(word[0]) for word in _WORD.finditer(text, line, start)))


def _is_spoken_of(text: str, start: int, end: int, near: int) -> bool:
    begins_a_line = BEGINS_A_LINE.search(text, near, start)
    if _COLON.match(text, end):
        return bool(begins_a_line) or _stands_by_a_dash(text, start, end)
    first, *family = pieces_of(text[start:end])
    if is_ordinary(first):
        return False
    if _SPEAKS.match(text, end):
        return _BEGINS.search(text, near, start) is not None
    if begins_a_line and (bracket := _BRACKETS.match(text, end)):
        return not speaks_of_places(bracket["inside"])
    return text.startswith(")", end) and bool(_IN_BRACKETS.search(text, near, start)) and not family[-1].isupper()
