"""Two people, or more, whom nothing but their place tells: “(Jeanne Vasseur et Karel Mast)”, or a line of their own
before a dash and where they work, “Jeanne Vasseur et Abdelfattah Mast – Informatique de l’Orve”.

All of them have a full name, and one at least a first name that we know and that is no word; schools, ships and what
else is called after people is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from protect.findings import Finding, Kind
from protect.people.beside import BEGINS_A_LINE, is_a_place, is_named_after, is_of_a_thing
from protect.people.cells import ends_as_words_do
from protect.people.firms import names_a_company
from protect.people.listed import are_places, speaks_of_places
from protect.people.names import (
    UPPER,
    Place,
    folded,
    is_common,
    is_first_name,
    is_no_family_name,
    is_ordinary,
    pieces_of,
)

_COMMA = re.compile(r",\s")
_AND = re.compile(r",?\s(?:et|and|&)\s")
_IN_BRACKETS_BEFORE = re.compile(r"\((?:(?:avec|with|dont|including)\s)?\Z")
_BRACKET_AFTER = re.compile(r"(?:,?\s[^()\n]{0,40})?\)")
_WORKS = re.compile(rf"(?:\s[-–—|]\s|\s?\()(?P<house>(?:l['’]|la\s|le\s)?[{UPPER}][^\n]{{1,100}})")
_NAMED_TOO = re.compile(
    r"(?<!\w)(?:p[ôo]les?|centres?|maisons?|espaces?|secteurs?|zones?|titres?|films?|livres?|romans?|versions?|modules?"
    r"|logiciels?|offres?|gammes?|produits?|prix|noms?|exemples?|areas?|districts?|count(?:y|ies)|titles?|books?|products?"
    r"|banks?|firms?)(?!\w)[^()\n]{0,40}\(",
    re.I,
)
"""What may be called after people too, where it stands right before the brackets."""
_OF_A_LAND = frozenset("bay beach county creek heights hills island lake park river springs valley".split())  # noqa: SIM905
_FAMOUS = frozenset(
    """
    alberteinstein alexandredumas annefrank antoinedesaintexupery charlesdegaulle emilezola francoismitterrand
    georgesbrassens georgespompidou jeanjaures jeanlurcat jeanmace jeanmermoz jeanmoulin jeanrostand jeanvilar
    jeannedarc josephinebaker julesferry julesverne leonblum leongambetta louisaragon louisblanc louispasteur
    marcchagall mariecurie martinlutherking nelsonmandela pablopicasso paulbert pauleluard pierrecurie pierresemard
    robertdoisneau rosaparks simoneveil victorhugo
    """.split()  # noqa: SIM905 - a paragraph of names reads better than forty quoted ones
)
"""After whom streets, schools and halls are called most often: two of them in brackets are two places."""
_REACH, _BRACKET_REACH = 90, 120
_MOST_FAMILY_NAMES = 3


def names_in_pairs(text: str, places: Iterable[Place], common: Collection[str]) -> Iterator[Finding]:
    """`places` are those where a name may stand, `common` the words that the text writes without a capital."""
    words = frozenset(map(folded, common))
    for people in _lists(text, places):
        names = [text[slice(*place)] for place in people]
        if not (any(map(_is_sure, names)) and all(_may_be_somebody(name, words) for name in names)):
            continue
        if _is_told(text, people) and not _are_of_something(text, people):
            yield from (Finding(Kind.PERSON, *place) for place in people)


def _lists(text: str, places: Iterable[Place]) -> Iterator[list[Place]]:
    """The names that commas join, and “et” or “and” before the last."""
    run: list[Place] = []
    for (start, end), (following, stop) in pairwise(places):
        run = run or [(start, end)]
        if _COMMA.fullmatch(text, end, following):
            run.append((following, stop))
        elif _AND.fullmatch(text, end, following):
            yield [*run, (following, stop)]
            run = []
        else:
            run = []


def _is_sure(name: str) -> bool:
    first, *family = pieces_of(name)
    return is_first_name(re.split("[-‑]", first)[0]) and not is_ordinary(first) and bool(family)


def _may_be_somebody(name: str, words: Collection[str]) -> bool:
    first, *family = pieces_of(name)
    if folded(name) in _FAMOUS or folded(name.split()[-1]) in _OF_A_LAND:
        return False
    if not 1 <= len(family) <= _MOST_FAMILY_NAMES or first.isupper() or names_a_company([first, *family]):
        return False
    if any(folded(one) in words or is_no_family_name(one) or is_common(one) for one in family):
        return False
    return is_first_name(first) or not (
        folded(first) in words or any(is_no_family_name(one) or ends_as_words_do(one) for one in (first, *family))
    )


def _is_told(text: str, people: Sequence[Place]) -> bool:
    start, end = people[0][0], people[-1][1]
    near = max(0, start - _REACH)
    if _IN_BRACKETS_BEFORE.search(text, near, start) and _BRACKET_AFTER.match(text, end):
        is_of_places = are_places(text, start, _BRACKET_REACH) or _NAMED_TOO.search(text, near, start)
        return not is_of_places
    works = _WORKS.match(text, end) if BEGINS_A_LINE.search(text, near, start) else None
    return works is not None and not (speaks_of_places(works["house"]) or are_places(text, start))


def _are_of_something(text: str, people: Sequence[Place]) -> bool:
    """Whether a street or a town is among them, or the last is a company: “&” behind another one leads to the next."""
    is_one = any(is_named_after(text, *place) or is_a_place(text, *place) for place in people)
    return is_one or is_of_a_thing(text, *people[-1])
