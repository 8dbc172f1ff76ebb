"""First names that come back alone: who was named “Mireille Kervadec” is hidden as “Mireille” too.

One is taken as a whole word with a capital, in a document that gave its bearer's full name. It is left alone where it
is a part of another name (“Mireille Mathieu”, “Sainte-Mireille”), and where it is that of a street, a school, a law, a
company or a product. First names that are words or places too (`protect/people/ordinary_first_names.txt`: Rose, Pierre,
Florence), those that documents begin sentences with, and those that this document writes in small letters somewhere,
are taken only behind words that lead to a person: “voir avec Pierre”, “demander à Rose”. So “Pierre valide” is missed,
and “la Pierre de Bourgogne” stays readable.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from protect.findings import FIRST_NAME, Finding, Kind
from protect.people.beside import REACHING_SOMEBODY, is_of_a_thing
from protect.people.colleagues import is_a_colleague
from protect.people.names import (
    CIVILITY,
    GAP,
    LOWER,
    UPPER,
    folded,
    is_common,
    is_first_name,
    is_ordinary,
    is_particle,
    pieces_of,
    with_capitals,
)

_PART = rf"[{UPPER}][{UPPER}{LOWER}]+"
_ALONE = re.compile(rf"(?<![\w@./])(?<!\w[-‑]){_PART}(?:[-‑][{UPPER}{LOWER}]+)*(?![^\W_]|@|[-‑][^\W\d])")
_NEXT_WORD = re.compile(rf"{GAP}({_PART})")
_WORD_BEFORE = re.compile(rf"(?P<opens>(?:^|[.!?:;\n|•–—(«>]\s*|\s-\s))?(?<![\w-])(?P<word>{_PART}){GAP}$")
_SAINT_BEFORE = re.compile(r"(?<!\w)(?:saintes?|saints?|stes?|sts?)\.?[ \u00a0-]$", re.I)
_PRODUCT_BEFORE = re.compile(
    r"(?<!\w)(?:logiciel|progiciel|application|appli|outil|plate-?forme|solution|projet|module|portail|syst[èe]me|serveur"
    r"|robot|produit|marque|base|version|temp[êe]te|software|tool|platform|project|server|product|storm)\s[«“\"]?\s?$",
    re.I,
)
_LEADS_TO_SOMEBODY = re.compile(
    rf"(?<!\w)(?:avec|bonjour|merci(?:\s[àa])?|ch[eè]re?|aupr[èe]s\sde|[àa]\sl['’]attention\sde|dear|hello|thanks"
    rf"|{REACHING_SOMEBODY})\s$",
    re.I,
)
_REACH = 40
_LONGEST_ABBREVIATION = 3


def first_names_of(people: Iterable[Finding], text: str) -> Iterator[str]:
    """The first names of those who are named in full in the text, and those of colleagues and in a column of names."""
    for one in people:
        if one.kind is Kind.PERSON and one.detail != FIRST_NAME:
            yield from _first_name(text[one.start : one.end], one.detail)


def _first_name(name: str, detail: str) -> Iterator[str]:
    words = [piece for piece in pieces_of(with_capitals(name)) if len(piece) > 2 and not is_particle(piece)]
    if len(words) < 2:
        is_one = is_a_colleague(detail) or (not detail and is_first_name(words[0])) if words else False
        if is_one and not words[0].isupper():
            yield words[0]
        return
    first, last = words[0], words[-1]
    is_turned = first.isupper() and not last.isupper()  # “MARTIN Sophie”
    if is_first_name(first) and not (is_turned and is_first_name(last)):
        yield first
    elif is_first_name(last):
        yield last
    elif re.fullmatch(CIVILITY, detail) and not first.isupper():
        yield first  # one that we do not know


def find_first_names(text: str, first_names: Collection[str], common: Collection[str]) -> Iterator[Finding]:
    """Where one of these first names stands alone and means somebody.

    `common` are the words that the document writes without a capital, folded.
    """
    wanted = {folded(name) for name in first_names}
    for match in _ALONE.finditer(text) if wanted else ():
        word = folded(match[0])
        if word not in wanted or _is_of_another_name(text, *match.span()) or is_a_thing_s(text, *match.span()):
            continue
        is_a_word = word in common or is_ordinary(match[0]) or is_common(match[0])
        if not is_a_word or _LEADS_TO_SOMEBODY.search(text, max(0, match.start() - _REACH), match.start()):
            yield Finding(Kind.PERSON, *match.span(), FIRST_NAME)


def find_any_first_names(text: str) -> Iterator[Finding]:
    """The same for every first name that we know, of a text whose people nobody has named in full."""
    words = {match[0] for match in _ALONE.finditer(text) if not match[0].isupper()}
    return find_first_names(text, {word for word in words if all(map(is_first_name, re.split("[-‑]", word)))}, ())


def _is_of_another_name(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word goes on with it, or stands before it within a sentence: at its beginning, any word
    has a capital."""
    near = max(0, start - _REACH)
    following, before = _NEXT_WORD.match(text, end), _WORD_BEFORE.search(text, near, start)
    beside = [following[1]] if following else []
    if before and before["opens"] is None:
        beside.append(before["word"])
    is_longer = any(not (is_common(word) or _is_an_abbreviation(word)) for word in beside)
    return is_longer or _SAINT_BEFORE.search(text, near, start) is not None


def _is_an_abbreviation(word: str) -> bool:
    return word.isupper() and len(word) <= _LONGEST_ABBREVIATION


def is_a_thing_s(text: str, start: int, end: int) -> bool:
    """Whether a first name is that of a product, a street, a school or the like."""
    is_a_product = _PRODUCT_BEFORE.search(text, max(0, start - _REACH), start) is not None
    return is_a_product or is_of_a_thing(text, start, end)
