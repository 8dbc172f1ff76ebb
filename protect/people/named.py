"""Whom a document names: each person once, however often and in whatever way they are written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from protect.findings import FIRST_NAME
from protect.people.beside import is_a_role
from protect.people.names import folded, is_particle, pieces_of, with_capitals

_NO_OFFICE = re.compile(
    r"(?:sign|contresign|valid|r[ée]dig|v[ée]rifi|approuv|relu|pr[ée]par|r[ée]alis|[ée]tabli|[ée]crit)(?:[ée]?e?s?)(?!\w).*"
    r"|contacts?(?:\s\w{1,3})?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands somewhere, with the detail of its finding."""

    name: str
    detail: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Its words and initials, folded, the particles left aside."""
        return _words(self.name)

    @property
    def lack(self) -> tuple[int, int]:
        """The less of a name it is, the more: fewer words, or more initials."""
        return -len(self.words), sum(word.endswith(".") for word in self.words)


@dataclass(frozen=True, slots=True)
class Person:
    """`name` is the fullest that was found, `role` the first that stands beside it, "" where none does; `first_name`
    is theirs where it stands alone, else "". `forms` are all the ways in which they are written."""

    name: str
    role: str = ""
    first_name: str = ""
    forms: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    pieces = pieces_of(with_capitals(name)) or [name]
    initials = [one.endswith(".") or (len(one) == 1 and len(pieces) > 1) for one in pieces]
    return tuple(
        f"{folded(one)}{'.' * is_initial}"
        for one, is_initial in zip(pieces, initials, strict=True)
        if not is_particle(one)
    )


def people_named(mentions: Iterable[Mention]) -> list[Person]:
    """The people in the order of their first mention: “KERVADEC Mireille”, “M. Kervadec” and “Mireille” are one with
    “Mireille Kervadec”."""
    people: list[list[tuple[int, Mention]]] = []
    with_word: defaultdict[str, list[list[tuple[int, Mention]]]] = defaultdict(list)
    for placed in sorted(enumerate(dict.fromkeys(mentions)), key=lambda one: one[1].lack):
        words = [word for word in placed[1].words if not word.endswith(".")]
        likely = with_word[words[0]] if words else []
        known = next((person for person in likely if _may_be_short_for(placed[1], person[0][1])), None)
        if known is not None:
            known.append(placed)
            continue
        people.append([placed])
        for word in words:
            with_word[word].append(people[-1])
    return [_person(person) for person in sorted(people, key=lambda person: min(place for place, _ in person))]


def may_be_of(form: str, name: str) -> bool:
    """Whether somebody of that name may be written so: “Martin” of “Jeanne Martin”."""
    return _may_be_short_for(Mention(form), Mention(name))


def _may_be_short_for(mention: Mention, other: Mention) -> bool:
    """Whether each of its words is one of the other's, an initial the beginning of one."""
    left = list(other.words)
    for word in sorted(mention.words, key=lambda word: word.endswith(".")):
        own = next((one for one in left if one == word or (word.endswith(".") and one.startswith(word[:-1]))), None)
        if own is None:
            return False
        left.remove(own)
    return True


def _says_what_they_do(beside: str) -> bool:
    """Whether it is what somebody is: not what they have done once, “Rédigé”, nor that they are to be asked."""
    return is_a_role(beside) and _NO_OFFICE.fullmatch(beside) is None


def _person(placed: Sequence[tuple[int, Mention]]) -> Person:
    mentions = [mention for _, mention in sorted(placed, key=lambda one: one[0])]
    least = min(mention.lack for mention in mentions)
    full = [mention.name for mention in mentions if mention.lack == least]
    name = next((name for name in full if not name.split()[0].isupper()), full[0])
    role = next((mention.detail for mention in mentions if _says_what_they_do(mention.detail)), "")
    first_name = next((mention.name for mention in mentions if mention.detail == FIRST_NAME), "")
    return Person(name, role, first_name, tuple(dict.fromkeys(mention.name for mention in mentions)))
