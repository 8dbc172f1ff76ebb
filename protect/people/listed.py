"""People listed by their names alone, each on a line of its own or with their house in brackets: who took part."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain, groupby

from protect.findings import Finding, Kind
from protect.people.names import Place, candidates, is_first_name, is_ordinary, pieces_of

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"[ \t]*(?:(?:[-–•*·▪●]|\d{1,2}[.)])\s?)?(?P<text>\S(?:[^\n]*[^\s,;.])?)")
"""What a line holds, without the mark of an item before it nor the punctuation and spaces behind."""
_FEWEST, _FEWEST_PIECES, _MOST_PIECES = 2, 2, 4
_IN_BRACKETS = re.compile(r"\s?\([^()\n]{2,80}\)[\s,;]{0,3}(?:(?:et|and)\s)?")
_FEWEST_WITH_BRACKETS = 3
_NAMED_AFTER_PEOPLE = re.compile(
    r"(?<!\w)(?:[ée]coles?|coll[èe]ges?|lyc[ée]es?|cr[èe]ches?|gymnases?|stades?|piscines?|salles?|sites?|b[âa]timents?|rues?|(?<!en\s)places?"
    r"|groupes?\sscolaires?|[ée]tablissements?|[ée]quipements?|r[ée]sidences?|stations?|arr[êe]ts?|quartiers?|h[ôo]pita(?:l|ux)"
    r"|soci[ée]t[ée]s?|entreprises?|candidats?|fournisseurs?|marques?|lots?|lieux?|navires?|bateaux|villes?|communes?|companies|suppliers?|bidders?|biblioth[èe]ques?|m[ée]diath[èe]ques?|schools?|buildings?|streets?|hospitals?|libraries|parks?|lines?|bridges?|auteurs\scit[ée]s)(?!\w)",
    re.I,
)
_OF_PEOPLE = re.compile(
    r"(?<!\w)(?:remerci\w+|contribut(?:eurs|rices|ors)|particip(?:ants|antes|ate[ds]?)|ont\sparticip[ée]|intervenants|thanks?"
    r"|acknowledg\w+|attendees)(?!\w)",
    re.I,
)
_REACH = 400
"""Characters above a list in which it is said to be one of schools, streets or the like; or else of people."""


def names_on_lines(text: str, common: Collection[str]) -> Iterator[Finding]:
    """The names of lines that follow each other and hold nothing else, where two of them are sure to be names.

    `common` are the words that the text writes without a capital, which no name has.
    """
    names = [_name_alone(line, common) for line in _LINE.finditer(text)]
    for is_a_list, run in groupby(names, key=lambda one: one is not None):
        places = [name for name in run if name]
        sure = [place for place in places if _is_sure(text[slice(*place)])]
        if is_a_list and len(sure) >= _FEWEST and not are_places(text, places[0][0]):
            yield from (Finding(Kind.PERSON, start, end, "") for start, end in places)


def names_with_brackets(text: str, common: Collection[str]) -> Iterator[Finding]:
    """The names of a list, each before something in brackets: “Jeanne Vasseur (Orve), Karel Mast (RATP)”.

    Three of them at least are sure to be names.
    """
    run: list[Place] = []
    goes_on_at = 0
    for start, end in chain(candidates(text), [(len(text), len(text))]):
        if run and start < goes_on_at:  # within the brackets
            continue
        if run and start > goes_on_at:
            yield from _people_of(text, run)
            run = []
        bracket = _IN_BRACKETS.match(text, end) if _may_be_somebody(text[start:end], common) else None
        if bracket:
            run.append((start, end))
            goes_on_at = bracket.end()
        else:
            yield from _people_of(text, run)
            run = []


def _people_of(text: str, run: list[Place]) -> Iterator[Finding]:
    sure = [place for place in run if _is_sure(text[slice(*place)])]
    if len(sure) >= _FEWEST_WITH_BRACKETS and not are_places(text, run[0][0]):
        yield from (Finding(Kind.PERSON, start, end, "") for start, end in run)


def _may_be_somebody(name: str, common: Collection[str]) -> bool:
    pieces = pieces_of(name)
    return _FEWEST_PIECES <= len(pieces) <= _MOST_PIECES and not any(one.lower() in common for one in pieces)


def _name_alone(line: re.Match[str], common: Collection[str]) -> Place | None:
    """Where the name stands in the text that is all its line holds, None where the line is none."""
    item = _ITEM.match(line[0])
    if not item or not _may_be_somebody(item["text"], common):
        return None
    is_all = list(candidates(line[0])) == [item.span("text")]
    return (line.start() + item.start("text"), line.start() + item.end("text")) if is_all else None


def _is_sure(name: str) -> bool:
    """Whether a name begins with a first name that is no word: not “Mark Up” nor “Florence Centre”."""
    first = pieces_of(name)[0]
    return is_first_name(first) and not is_ordinary(first)


def are_places(text: str, start: int, reach: int = _REACH) -> bool:
    """Whether schools, streets or the like are spoken of in so many characters above, behind any word for people."""
    begins = max(0, start - reach)
    for people in _OF_PEOPLE.finditer(text, begins, start):
        begins = people.end()
    return _NAMED_AFTER_PEOPLE.search(text, begins, start) is not None


def speaks_of_places(text: str) -> bool:
    """Whether a school, a street or the like is spoken of."""
    return _NAMED_AFTER_PEOPLE.search(text) is not None
