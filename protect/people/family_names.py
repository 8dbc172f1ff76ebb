"""Family names that come back alone: who was named “Gwenaëlle Tréguier” is hidden as “Tréguier” and “TRÉGUIER G.” too.

In a document that gave its bearer's full name, a family name is taken wherever it begins with a capital. It is left
alone where it is that of a town, a street, a school or a company; and, but for the initial of a first name beside it,
where it is a common word, or one that this document writes in small letters somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from protect.findings import FAMILY_NAME, FIRST_NAME, Finding, Kind
from protect.given_words import find_words, plain_words
from protect.people.beside import is_a_role, is_of_a_thing
from protect.people.cells import ends_as_words_do, stays_in_its_cell
from protect.people.colleagues import is_a_colleague
from protect.people.names import (
    CIVILITY,
    GAP,
    INITIALS,
    LOWER,
    UPPER,
    folded,
    is_a_full_name,
    is_common,
    is_first_name,
    is_no_family_name,
    is_ordinary,
    is_particle,
    pieces_of,
    with_capitals,
)

_SHORTEST = 3
_HYPHEN = re.compile(r"[-‐‑]")
_WORD_BEFORE = re.compile(rf"(?<![\w.'’-])([{UPPER}][\w'’-]+){GAP}$")
_INITIAL_BEFORE = re.compile(rf"(?<![\w.'’-])({INITIALS})(?:{GAP})?$")
_INITIAL_AFTER = re.compile(rf"{GAP}({INITIALS}|[{UPPER}](?![\w'’.-]))")
_FIRST_NAME_AFTER = re.compile(rf"{GAP}([{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)?)(?![\w'’-]|{GAP}[{UPPER}])")
_THING_BEFORE = re.compile(
    r"(?:(?<!\d)\d{5}|(?<!\w)(?:mairie|m[ée]tropole|agglom[ée]ration|communaut[ée]\s(?:urbaine|de\scommunes)|d[ée]partement"
    r"|r[ée]gion|pr[ée]fecture|canton|pays|cedex|h[ôo]pitaux)(?:\s(?:de\sla|de|du|des|d['’]|le|la))?|(?<!\w)[àÀ])\s?$"
    r"|(?<!\w)(?:saint|st)e?\.?[ \u00a0\-‑]$"
    r"|(?<!\w)(?:marques?|constructeurs?|concessionnaires?|v[ée]hicules?|camions?|fourgons?|tracteurs?)\s$"
    r"|(?<!\w)(?:[ée]ts|[ée]tablissements|st[ée]|ateliers?|garages?|transports|librairie|groupe|cabinet|gamme)\.?\s$",
    re.I,
)
_THING_AFTER = re.compile(
    r"\s(?:cedex|agglom[ée]ration|m[ée]tropole|habitat|communaut[ée]|p[èe]re|fr[èe]res|fils|et\sfils|&\s?fils)\b"
    r"|[\-‑](?:d['’]|(?:de|du|des|en|sur|sous|l[eèa]s?|l[eè]z|aux?)[\-‑])"
    r"|\s(?:trucks?|motors?|automobiles?|industries?|electric|technologies|solutions|international)\b",
    re.I,
)
_REACH = 40
_LED_TO = (
    r"(?:avec|voir|vu|par|chez|selon|contacter|appeler|pr[ée]venir|with|by"
    r"|(?:demander|envoyer|transmettre|merci|r[ée]ponse)\s[àa])\s"
)
_NAMED_BEFORE = re.compile(rf"(?<![\w-])(?:(?i:{CIVILITY})\s|(?i:{_LED_TO}))$")
_OF_AN_ADDRESS_BEFORE, _OF_AN_ADDRESS = re.compile(r"[\w./@\\=#&+\-‑]$"), re.compile(r"[/@\\=#&+\-‑]|[.:]\w")
"""Or of a compound: “martin-pêcheur”."""
_GOES_ON_AS_A_THING = re.compile(rf"[-‑]|{GAP}(?:de|du|des|d['’]|à|en)(?!\w)")
_CIVILITY_BEFORE = re.compile(rf"(?<![\w-])(?i:{CIVILITY})\s$")
_THE_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:les?|la|une?|des?|du|ces?|cette?|cet|[mts](?:on|a|es)|[nv]otre|[nv]os|leurs?|aux?|en|\d+|tout\w*|plusieurs"
    r"|quelques|deux|trois|sans|pour|the|an?|of|its?|their)\s|[ldncjmst]['’])$",
    re.I,
)
"""What makes a word of what follows in small letters: “un vasseur”, “de vasseur”."""


def family_names_of(people: Iterable[Finding], text: str) -> Iterator[tuple[str, str]]:
    """The plain family names of those who are named in full in the text, with the first letter of their first name."""
    for one in people:
        name = with_capitals(text[one.start : one.end])
        if one.kind is Kind.PERSON and one.detail != FIRST_NAME and is_a_full_name(name):
            yield from _family_name(pieces_of(name))
        elif one.detail == FAMILY_NAME:
            yield plain_words(" ".join(one for one in pieces_of(name) if not _is_an_initial(one))), ""
        elif _may_tell_a_family(one.detail) and _is_a_family_name(name) and not stays_in_its_cell(text, one):
            yield plain_words(name), ""  # “M. Vasseur”, “Référent métier | Vasseur | 3612”


def family_names_among(names: Iterable[str]) -> tuple[str, ...]:
    """The plain family names of those of the names that are full, each once, without common words."""
    return tuple(bearers_of(names))


def bearers_of(names: Iterable[str]) -> dict[str, set[str]]:
    """The same with the initials of their bearers."""
    bearers: dict[str, set[str]] = {}
    for name in names:
        for family, initial in family_names_of([Finding(Kind.PERSON, 0, len(name))], name):
            if not is_common(family):
                bearers.setdefault(family, set()).add(initial)
    return bearers


def _is_an_initial(piece: str) -> bool:
    return piece.endswith(".") or len(piece) == 1


def _may_tell_a_family(beside: str) -> bool:
    """Whether what stands beside a name is a civility or a role; a colleague is called by a first name."""
    is_role = is_a_role(beside) and not is_a_colleague(beside)
    return is_role or re.fullmatch(CIVILITY, beside) is not None


def _is_a_family_name(name: str) -> bool:
    """Whether a name alone is that of a family, and not a first name too, nor a word."""
    return len(name) > _SHORTEST and name.isalpha() and not (is_first_name(name) or is_common(name))


def _family_name(pieces: list[str]) -> Iterator[tuple[str, str]]:
    is_turned = not is_first_name(pieces[0]) or (pieces[0].isupper() and not pieces[-1].isupper())
    given, family = (pieces[-1], pieces[:-1]) if is_turned and is_first_name(pieces[-1]) else (pieces[0], pieces[1:])
    words = [piece for piece in family if not (is_particle(piece) or piece.endswith("."))]
    if words and max(map(len, words)) >= _SHORTEST:
        yield plain_words(" ".join(family)), folded(given)[:1]
    for half in _halves(words):
        yield plain_words(half), folded(given)[:1]


def _halves(words: Sequence[str]) -> list[str]:
    """Each part of a double name, by which alone its bearer may be called; none of “Saint-Martin”, which is one."""
    halves = _HYPHEN.split(words[0]) if len(words) == 1 else []
    is_double = len(halves) == 2 and all(len(half) > _SHORTEST for half in halves)
    return halves if is_double and folded(halves[0]) not in ("saint", "sainte") else []


def find_family_names(text: str, names: Mapping[str, Collection[str]], common: Collection[str]) -> Iterator[Finding]:
    """Where one of these family names stands, with an initial of its bearers where one stands beside it.

    `names` are the initials of each plain name's bearers; `common` are the words that the document writes without a
    capital, folded.
    """
    for one in find_words(text, tuple(names)):
        said = text[one.start : one.end]
        if _is_of_a_thing(text, one.start, one.end) or (said[0].islower() and not _is_small(text, one, said, common)):
            continue
        start, end = _with_first_name(text, one.start, one.end)
        if (start, end) == (one.start, one.end):
            start, end = _with_initial(text, one.start, one.end, names.get(plain_words(said), ()))
        has_initial = (start, end) != (one.start, one.end)
        is_called_so = said[0].islower() and _CIVILITY_BEFORE.search(text, max(0, one.start - _REACH), one.start)
        if has_initial or is_called_so or not (is_common(said) or folded(said) in common):
            yield Finding(Kind.PERSON, start, end)


def _is_small(text: str, one: Finding, said: str, common: Collection[str]) -> bool:
    """Whether a family name without a capital is one there: behind a civility, or where no text makes a word of it."""
    if _OF_AN_ADDRESS_BEFORE.search(text, max(0, one.start - 1), one.start) or _OF_AN_ADDRESS.match(text, one.end):
        return False
    if _CIVILITY_BEFORE.search(text, max(0, one.start - _REACH), one.start):
        return True
    return len(said) > _SHORTEST and said.isalpha() and not _may_be_a_word(said, common)


def _may_be_a_word(said: str, common: Collection[str]) -> bool:
    is_no_name = is_common(said) or is_ordinary(said) or is_first_name(said) or is_no_family_name(said)
    return folded(said) in common or is_no_name or ends_as_words_do(said)


def words_among(families: Collection[str], texts: Sequence[str], common: Collection[str]) -> frozenset[str]:
    """The words without those of the family names that the texts write so for a name alone: behind a civility or
    “avec” somewhere, and behind no article anywhere.

    `common` are the words that the texts write without a capital, folded, and so is what is returned.
    """
    likely = [one for one in families if folded(one) in common and not _may_be_a_word(one, ())]
    meant: set[str] = set()
    words: set[str] = set()
    for text in texts if likely else ():
        for one in find_words(text, likely):
            said, near = text[one.start : one.end], max(0, one.start - _REACH)
            if said[0].islower():
                is_one = _NAMED_BEFORE.search(text, near, one.start) and not _GOES_ON_AS_A_THING.match(text, one.end)
                meant.update([folded(said)] if is_one else ())
                words.update([folded(said)] if _THE_BEFORE.search(text, near, one.start) else ())
    return frozenset(common) - (meant - words)


def _with_initial(text: str, start: int, end: int, initials: Collection[str]) -> tuple[int, int]:
    if (before := _INITIAL_BEFORE.search(text, max(0, start - _REACH), start)) and _is_one_of(before[1], initials):
        return before.start(1), end
    if (after := _INITIAL_AFTER.match(text, end)) and _is_one_of(after[1], initials):
        return start, after.end(1)
    return start, end


def _with_first_name(text: str, start: int, end: int) -> tuple[int, int]:
    """The family name with a first name that stands before it, or behind it and alone: “Vasseur Thibault”."""
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    if before and is_first_name(before[1]):
        return before.start(1), end
    after = _FIRST_NAME_AFTER.match(text, end)
    return (start, after.end(1)) if after and is_first_name(after[1]) and not is_ordinary(after[1]) else (start, end)


def _is_one_of(said: str, initials: Collection[str]) -> bool:
    return folded(said)[:1] in initials


def _is_of_a_thing(text: str, start: int, end: int) -> bool:
    thing = _THING_BEFORE.search(text, max(0, start - _REACH), start) or _THING_AFTER.match(text, end)
    return thing is not None or is_of_a_thing(text, start, end)
