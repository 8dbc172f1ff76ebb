"""The name of a file without the people that it names: “CCTP_relu_par_Sophie_Martin.docx” becomes “CCTP_relu.docx”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath
from typing import NamedTuple

from protect.findings import without_overlaps
from protect.identifiers.accounts import find_ibans, find_ribs
from protect.identifiers.identity_documents import find_identity_documents
from protect.identifiers.social_security import find_social_security_numbers
from protect.people.beside import is_of_a_thing
from protect.people.family_names import family_names_among
from protect.people.names import (
    LOWER,
    UPPER,
    begins_with_initials,
    candidates,
    folded,
    is_a_full_name,
    is_common,
    is_first_name,
    is_ordinary,
    pieces_of,
    with_capitals,
)
from protect.people.namesakes import named_after_somebody
from protect.traces import Trace, TraceKind

_ENDING = re.compile(r"\.(?:[A-Za-z0-9]{1,5}|markdown)")
_WORD = re.compile(rf"[{UPPER}]+(?=[{UPPER}][{LOWER}])|[{UPPER}]?[{LOWER}]+|[{UPPER}]+|[^\W\d_]")
"""A word of a name in capitals and small letters: “CCTPSophieMartin” is three."""
_BETWEEN = re.compile(r"[\W_]{0,3}")
_SEPARATORS = " \u00a0_-–—.,+&'’"
_EMPTY_BRACKETS = re.compile(r"[ _.-]?(?:\(\s*\)|\[\s*\])")
_LEADS_TO_A_NAME = frozenset(("par", "by", "from", "pour", "avec", "chez", "de", "d", "of"))
_CIVILITIES = frozenset(("mme", "mr", "mlle", "monsieur", "madame", "mrs", "ms"))
_PLACES = frozenset(("saint", "sainte", "st", "ste"))
_ABBREVIATIONS = frozenset(
    ("ae", "bpu", "ccag", "ccap", "cctg", "cctp", "cdc", "cr", "dce", "dpgf", "dqe", "gti", "gtr", "pv", "rc", "rex")
) | {"rfi", "rfp", "rgpd", "sla", "sow", "v", "vabf", "vsr"}
_SHORTEST_FAMILY_NAME = 4
_SHORTEST_FIRST_NAME = 4
_WORDS_TOO = frozenset(
    (
        *(
            "alea",
            "aude",
            "constance",
            "deviner",
            "engin",
            "gala",
            "germain",
            "jeton",
            "lois",
            "manuel",
            "mare",
            "pelle",
        ),
        *("relu", "sien", "tome", "ants", "beat", "gene", "greet", "harm", "harsh", "hung", "levis", "loan", "mats"),
        *("nail", "ties", "till", "tone", "ward"),
    )
)
"""First names that are words as well, so that one of them alone tells nothing at the end of the name of a file."""
_MOST_WORDS = 5
_NAMING = frozenset(
    (
        TraceKind.AUTHOR,
        TraceKind.MODIFIED_BY,
        TraceKind.ORGANISATION,
        TraceKind.COMMENT,
        TraceKind.CHANGE,
        TraceKind.READER,
        TraceKind.ANNOTATION,
    )
)


@dataclass(frozen=True, slots=True)
class PublishedName:
    """What a file is called once published, and the names that were taken out, as they stood there."""

    file: str
    taken: tuple[str, ...] = ()

    @property
    def traces(self) -> tuple[Trace, ...]:
        return (Trace(TraceKind.FILE_NAME, len(self.taken), self.taken),) if self.taken else ()


def names_in_traces(traces: Iterable[Trace]) -> Iterator[str]:
    """The people whom a file names beside its text."""
    for value in (value for trace in traces if trace.kind in _NAMING for value in trace.values):
        parts = [" ".join(part.split()) for part in value.split(",")]
        is_turned = len(parts) == 2 and " " not in parts[1]  # “Martin, Sophie”
        for said in (" ".join(parts), *parts) if is_turned else parts:
            yield from _names_in(said)


def people_in_traces(traces: Iterable[Trace]) -> tuple[str, ...]:
    """Those of them whose first name is known and whose family name is no word, each once."""
    return people_among(names_in_traces(traces))


def people_among(names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names whose first name is known and whose family name is no word, each once."""
    full = dict.fromkeys(name for name in names if is_a_full_name(name))
    return tuple(
        name for name in full if not any(map(is_common, pieces_of(name))) and not is_of_a_thing(name, 0, len(name))
    )


def family_names_in_traces(traces: Iterable[Trace]) -> tuple[str, ...]:
    """The plain family names of the people whom a file names beside its text by a first name that is known."""
    return family_names_among(names_in_traces(traces))


def _names_in(text: str) -> Iterator[str]:
    """The full names in a text; a text of two or three words is one where none of them is a common word.

    One with a word in capitals, “EIG Prévisecours”, is only with a first name.
    """
    words = text.split()
    looks_like_one = (
        2 <= len(words) <= 3 and not any(map(is_common, words)) and all(word[0].isupper() for word in words)
    )
    if looks_like_one and (not any(map(str.isupper, words)) or any(map(is_first_name, words))):
        yield text
    names = (text[start:end] for start, end in candidates(text))
    institutions = named_after_somebody(text)
    yield from (name for name in names if is_a_full_name(name) and folded(name) not in institutions)


def without_people(
    file: str,
    names: Iterable[str],
    common: Collection[str] = (),
    in_text: Iterable[str] = (),
    said: Collection[str] | None = None,
) -> PublishedName:
    """The name without those of the people who are known by `names`, in whichever order or with initials, and without
    any other first and family name that it shows with capitals; its ending stays.

    `common` are words that the document writes in small letters, which name nobody by themselves. `in_text` are names
    that its text gives to somebody: of those, a family name of which no more is known needs no capital. `said` are all
    words of its text, folded: a first name that begins or ends the name of the file and is none of them is somebody's.
    """
    stem, _ = _parts(file)
    words = list(_WORD.finditer(stem))
    ways = _ways_to_write(names, common, in_text)
    known = [place for place in _runs(words) if _is_named(stem, words, place, ways)]
    detected = [place for place in _detected(words) if not _holds(words[slice(*place)], common)]
    alone = [] if said is None else list(_first_names_at_the_ends(stem, words, said))
    return _without(file, [_widened(words, place) for place in (*known, *detected, *alone)])


def without_words(file: str, given: Iterable[str]) -> PublishedName:
    """The name without these words, in whatever case and with or without their accents."""
    stem, _ = _parts(file)
    words = list(_WORD.finditer(stem))
    wanted = {folded(one) for one in given} - {""}
    return _without(file, [place for place in _runs(words) if _letters(words, place) in wanted])


def without_numbers(file: str) -> PublishedName:
    """The name without the accounts, social security numbers and numbers of identity documents in it."""
    stem, suffix = _parts(file)
    text = re.sub(r"[_+.-]", " ", stem)
    numbers = (*find_ibans(text), *find_ribs(text), *find_social_security_numbers(text), *find_identity_documents(text))
    found = without_overlaps(numbers)
    for one in reversed(found):
        stem = _joined(stem[: one.start], stem[one.end :])
    if not found:
        return PublishedName(file)
    stem = _EMPTY_BRACKETS.sub("", stem).strip(_SEPARATORS)
    taken = tuple(dict.fromkeys(text[one.start : one.end] for one in found))
    return PublishedName((stem if re.search(r"\w", stem) else "document") + suffix, taken)


_Place = tuple[int, int]
"""The words of a name from the first one to before the last one."""


def _parts(file: str) -> tuple[str, str]:
    suffix = PurePosixPath(file).suffix
    return (file.removesuffix(suffix), suffix) if _ENDING.fullmatch(suffix) else (file, "")


def _runs(words: Sequence[re.Match[str]]) -> Iterator[_Place]:
    """Every few words that follow each other with nothing but separators between them, the longest first."""
    for length in range(_MOST_WORDS, 0, -1):
        for first in range(len(words) - length + 1):
            if all(_follows(*pair) for pair in pairwise(words[first : first + length])):
                yield first, first + length


def _follows(word: re.Match[str], following: re.Match[str]) -> bool:
    return _BETWEEN.fullmatch(word.string, word.end(), following.start()) is not None


def _letters(words: Sequence[re.Match[str]], place: _Place) -> str:
    return folded("".join(word[0] for word in words[slice(*place)]))


class _Ways(NamedTuple):
    """The letters of names as a file may have them: whole or with an initial, the family or the first name alone, and
    those of which no more is known, which are told by their capital only."""

    full: frozenset[str]
    alone: frozenset[str]
    single: frozenset[str]


def _ways_to_write(names: Iterable[str], common: Collection[str], in_text: Iterable[str] = ()) -> _Ways:
    full: set[str] = set()
    alone: set[str] = set()
    single: set[str] = set()
    said = set(in_text)
    for name in map(with_capitals, {*names, *said}):
        first, *family = [folded(word) for word in re.findall(r"[^\W\d_]+", name)] or [""]
        if not family:
            (alone if name in said and not is_ordinary(name) else single).add(first)
            continue
        last, before = family[-1], [first, *family[:-1]]
        full |= {"".join((first, *family)), "".join((*family, first)), "".join((last, *before))}
        full |= {first[0] + "".join(family), last[0] + "".join(before), "".join(folded(one) for one in pieces_of(name))}
        if is_a_full_name(name) or begins_with_initials(pieces_of(name)):
            alone |= {"".join(before), last} if is_first_name(last) else {"".join(family), last}
            alone |= {given for given in (first, last) if is_first_name(given) and not is_ordinary(given)}
    told = frozenset(one for one in full if len(one) > _SHORTEST_FAMILY_NAME)
    written_small = {folded(name) for name in said if name.islower()}  # “vu avec vasseur”: no word, but somebody
    words = {folded(word) for word in common} - written_small
    return _Ways(told, frozenset(alone - words), frozenset(single - words))


def _is_named(stem: str, words: Sequence[re.Match[str]], place: _Place, ways: _Ways) -> bool:
    letters = _letters(words, place)
    if letters in ways.full:
        return True
    first, start = words[place[0]], place[0]
    is_of_a_place = start > 0 and words[start - 1][0].lower() in _PLACES
    return (
        (letters in ways.alone or (letters in ways.single and first[0][0].isupper()))
        and len(letters) >= _SHORTEST_FAMILY_NAME
        and not is_common(first[0])
        and not is_of_a_place
        and not is_of_a_thing(_spaced(stem), first.start(), words[place[1] - 1].end())
    )


def _spaced(stem: str) -> str:
    return re.sub(r"[_+.-]", " ", stem)


def _detected(words: Sequence[re.Match[str]]) -> Iterator[_Place]:
    """The words that are a first and a family name by themselves."""
    text, starts = "", []
    for place, word in enumerate(words):
        is_apart = place > 0 and not _follows(words[place - 1], word)
        text += " ; " if is_apart else " "
        starts.append(len(text))
        text += ";" if word[0].lower() in _ABBREVIATIONS else word[0]
    for start, end in candidates(text):
        inside = [place for place, at in enumerate(starts) if start <= at < end]
        named = [words[place][0] for place in inside]
        if 2 <= len(named) <= _MOST_WORDS and _is_a_name(named) and not is_of_a_thing(text, start, end):
            yield inside[0], inside[-1] + 1


def _first_names_at_the_ends(stem: str, words: Sequence[re.Match[str]], said: Collection[str]) -> Iterator[_Place]:
    """The first and the last word that are first names and no others: “kenza_ESTIMATION”, “CCTP relu Kenza v2”."""
    telling = [place for place, word in enumerate(words) if len(word[0]) > 1 and word[0].lower() not in _ABBREVIATIONS]
    for place in {*telling[:1], *telling[-1:]} if len(words) > 1 else ():
        word = words[place]
        if (
            len(word[0]) >= _SHORTEST_FIRST_NAME
            and not (word[0].isupper() or folded(word[0]) in _WORDS_TOO)
            and is_first_name(word[0])
            and not (is_ordinary(word[0]) or is_common(word[0]) or folded(word[0]) in said)
            and not _is_of_a_thing(stem, words, place)
        ):
            yield place, place + 1


def _is_of_a_thing(stem: str, words: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a word there is what a school or the like is called: a report is of somebody."""
    is_of_a_report = place > 0 and words[place - 1][0].lower() == "rapport"
    return not is_of_a_report and is_of_a_thing(_spaced(stem), *words[place].span())


def _is_a_name(words: Sequence[str]) -> bool:
    """Whether it is “Sophie Martin”, “Sophie MARTIN” or “MARTIN Sophie”: capitals alone may be anything."""
    first, last = words[0], words[-1]
    if not first.isupper():
        return is_first_name(first)
    return not last.isupper() and is_first_name(last) and all(word.isupper() for word in words[:-1])


def _holds(words: Iterable[re.Match[str]], common: Collection[str]) -> bool:
    return any(word[0].lower() in common for word in words)


def _widened(words: Sequence[re.Match[str]], place: _Place) -> _Place:
    """The same with the first name, the initial or the civility beside it, and with the word that leads to it."""
    first, end = place
    while first > 0 and _goes_with_a_name(words[first - 1][0]) and _follows(words[first - 1], words[first]):
        first -= 1
    while end < len(words) and _is_given(words[end][0]) and _follows(words[end - 1], words[end]):
        end += 1
    return first, end


def _goes_with_a_name(word: str) -> bool:
    return _is_given(word) or word.lower() in _CIVILITIES or (len(word) == 1 and word.isupper())


def _is_given(word: str) -> bool:
    return word[0].isupper() and word.lower() not in _ABBREVIATIONS and is_first_name(word) and not is_common(word)


def _without(file: str, places: Iterable[_Place]) -> PublishedName:
    stem, suffix = _parts(file)
    words = list(_WORD.finditer(stem))
    apart = _apart(places)
    if not apart:
        return PublishedName(file)
    taken = tuple(dict.fromkeys(_as_read(stem[words[a].start() : words[b - 1].end()]) for a, b in apart))
    for first, end in reversed(apart):
        before = first
        while before > 0 and words[before - 1][0].lower() in _LEADS_TO_A_NAME:
            before -= 1
        stem = _joined(stem[: words[before].start()], stem[words[end - 1].end() :])
    stem = _EMPTY_BRACKETS.sub("", stem).strip(_SEPARATORS)
    return PublishedName((stem if re.search(r"\w", stem) else "document") + suffix, taken)


def _apart(places: Iterable[_Place]) -> list[_Place]:
    """The places in order, those that touch made one."""
    apart: list[_Place] = []
    for first, end in sorted(places):
        if apart and first < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((first, end))
    return apart


def _as_read(words: str) -> str:
    return " ".join(re.sub(r"[_+]", " ", words).split())


def _joined(left: str, right: str) -> str:
    """What stood before a name and what stood behind it, with one separator between them, or none beside a bracket."""
    kept_left, kept_right = left.rstrip(_SEPARATORS), right.lstrip(_SEPARATORS)
    between = (left[len(kept_left) :] or right[: len(right) - len(kept_right)])[:1]
    is_apart = kept_left and kept_right and kept_left[-1] not in "([" and kept_right[0] not in ")]"
    return kept_left + (between if is_apart else "") + kept_right
