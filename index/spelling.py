"""A word that no document holds as it is written, as the word of the trade that it nearly is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache

from corpus.folding import fold
from index.bilingual import bilingual_terms
from index.glossary import glossary
from index.keywords import Keywords
from index.words import all_query_stems, telling_words

_SHORTEST = 6
_LEAST_ALIKE = 0.88
"""Of difflib's ratio: one letter too many, missing or wrong in a word of eight or more."""
_LEAST_ALIKE_TO_OFFER = 0.83
"""The same in a word of six: “Bourjet” of seven for “Bourget”."""

_DOUBLE = re.compile(r"(?i)(?<=\w)([b-df-hj-np-tv-z])\1(?=\w)")
_SINGLE = re.compile(r"(?i)(?<=\w)([b-df-hj-np-tv-z])(?<!\1\1)(?!\1)(?=\w)")


def respelt(word: str, keywords: Keywords) -> str:
    """The nearest word of the trade that begins alike and that some document holds, or any that it holds which only
    doubles another consonant: “professionnelle” of “professionelle”; "" where none is near.

    Or where it is one of the trade itself: “internet” is not a misspelt “intérêt”, though no document holds it.
    """
    known = _known_words().get(fold(word)[:1], {})
    near = _near(word, known, _LEAST_ALIKE) or ([] if fold(word) in known else _doubled_otherwise(word))
    return next((one for one in near if is_known(one, keywords)), "")


def respelt_among(word: str, known: Mapping[str, str]) -> str:
    """The nearest of the words `known` by their letters that begins alike, names too; "" for none.

    To be offered and not taken for it.
    """
    first = fold(word)[:1]
    beginning_alike = {letters: one for letters, one in known.items() if letters[:1] == first}
    return next(iter(_near(word, beginning_alike, _LEAST_ALIKE_TO_OFFER)), "")


def is_known(word: str, keywords: Keywords) -> bool:
    """Whether a document holds the word in any form."""
    return keywords.hold_any(all_query_stems(word))


def _near(word: str, known: Mapping[str, str], least_alike: float) -> list[str]:
    """The words nearly like it, the nearest first, of those `known` by their letters; none where it is one of them."""
    letters = fold(word)
    if len(letters) < _SHORTEST or letters in known:
        return []
    return [known[one] for one in get_close_matches(letters, known, cutoff=least_alike)]


def _doubled_otherwise(word: str) -> list[str]:
    """The word with one consonant within it double that is single, or single that is double."""
    if len(word) < _SHORTEST:
        return []
    single = (f"{word[: one.start()]}{one[1]}{word[one.end() :]}" for one in _DOUBLE.finditer(word))
    double = (f"{word[: one.end()]}{one[0]}{word[one.end() :]}" for one in _SINGLE.finditer(word))
    return [*single, *double]


@cache
def _known_words() -> dict[str, dict[str, str]]:
    """The words of the vocabularies by their first letter: as written, by their letters without accents."""
    known: dict[str, dict[str, str]] = {}
    for text in _texts():
        for word, _, _ in telling_words(text):
            if len(word) >= _SHORTEST:
                known.setdefault(fold(word)[0], {})[fold(word)] = word
    return known


def _texts() -> Iterator[str]:
    for row in bilingual_terms():
        yield from (*row["fr"], *row["en"])
    for entry in glossary().values():
        yield from (entry.term, entry.search, *entry.names.values(), *entry.words)
