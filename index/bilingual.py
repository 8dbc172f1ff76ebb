"""Questions in French and in English: which of the two it is, and what the other calls its terms and places.

Terms stand in `bilingual.toml`, places in `places.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from index.words import ENGLISH_SMALL_WORDS, FRENCH_SMALL_WORDS, find_words, stem, telling_words

OTHER_LANGUAGE = {"fr": "en", "en": "fr"}
_LONGEST = 4
"""Words of the longest term that is looked for."""

Stems = tuple[str, ...]
Terms = tuple[str, ...]


def language_of(question: str) -> str:
    """The language of a question, "fr" or "en": too short for a detector of languages.

    It is told by the small words, and where they do not tell, as of “exit clause”, by the terms of procurement.
    """
    words = [word for word, _, _ in find_words(question)]
    english, french = (sum(word in known for word in words) for known in (ENGLISH_SMALL_WORDS, FRENCH_SMALL_WORDS))
    if english == french:
        english, french = (sum(stem(word, one) in _words_of_terms(one) for word in words) for one in ("en", "fr"))
    return "en" if english > french else "fr"


def other_language(question: str, language: str | None = None) -> str:
    """The question's terms of procurement in the other language, French or English; "" where it has none."""
    return " ".join(dict.fromkeys(said for term in said_otherwise(question, language) for said in term))


def said_otherwise(question: str, language: str | None = None) -> list[Terms]:
    """For each of the question's terms of procurement, what the other language than its own calls it."""
    return [others for _, others in by_terms(question, language) if others]


def by_terms(question: str, language: str | None = None) -> list[tuple[tuple[str, ...], Terms]]:
    """The question's telling words in order, those of a term together, each with what the other language calls it.

    That is empty where it is no term of procurement.
    """
    language = language or language_of(question)
    words = [word for word, _, _ in telling_words(question)]
    forms = [stem(word, language) for word in words]
    known = _terms(language)
    found: list[tuple[tuple[str, ...], Terms]] = []
    place = 0
    while place < len(words):
        length = next((n for n in range(_LONGEST, 0, -1) if tuple(forms[place : place + n]) in known), 1)
        found.append((tuple(words[place : place + length]), known.get(tuple(forms[place : place + length]), ())))
        place += length
    return found


def names_of(term: str) -> Terms:
    """All that a term of procurement is called in its language, itself first; itself alone where it is not known."""
    language = language_of(term)
    stems = tuple(stem(word, language) for word, _, _ in telling_words(term))
    known = _names(language).get(stems, ()) if stems else ()
    return tuple(dict.fromkeys((term, *known)))


@cache
def bilingual_terms() -> list[dict[str, list[str]]]:
    """The terms of procurement, a row for each meaning: by language, what it is called."""
    return _rows_of("bilingual.toml")


@cache
def places() -> list[dict[str, list[str]]]:
    """The places whose names differ, a row for each: by language, what it is called."""
    return _rows_of("places.toml")


def _rows_of(file: str) -> list[dict[str, list[str]]]:
    rows: list[dict[str, list[str]]]
    rows = tomllib.loads(files("index").joinpath(file).read_text("utf-8"))["terms"]
    return rows


def place_otherwise(text: str) -> str:
    """What the other language calls the place that a text ends with, “Philadelphia” of “ville de Philadelphie”; ""."""
    words = [word for word, _, _ in telling_words(text)]
    for language in OTHER_LANGUAGE:
        stems = [stem(word, language) for word in words]
        for length in range(min(_LONGEST, len(stems)), 0, -1):
            if names := _places(language).get(tuple(stems[-length:])):
                return names[0]
    return ""


@cache
def _words_of_terms(language: str) -> frozenset[str]:
    """The stems of the words that a language's terms are made of."""
    return frozenset(one for stems in _terms(language) for one in stems)


@cache
def _terms(language: str) -> dict[Stems, Terms]:
    """Each term and place of a language, as stems without small words, with what the other language says."""
    return _by_stems(language, OTHER_LANGUAGE[language], [*bilingual_terms(), *places()])


@cache
def _names(language: str) -> dict[Stems, Terms]:
    """The same with what the language itself says."""
    return _by_stems(language, language, bilingual_terms())


@cache
def _places(language: str) -> dict[Stems, Terms]:
    """Each place of a language, as stems, with what the other language calls it."""
    return _by_stems(language, OTHER_LANGUAGE[language], places())


def _by_stems(language: str, told_in: str, rows: list[dict[str, list[str]]]) -> dict[Stems, Terms]:
    terms: dict[Stems, Terms] = {}
    for row in rows:
        for term in row[language]:
            stems = tuple(stem(word, language) for word, _, _ in telling_words(term))
            terms[stems] = (*terms.get(stems, ()), *row[told_in])
    return terms
