"""A search in the other words that documents may have for it: “site web” for the “site internet” of a town hall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from index.bilingual import names_of
from index.everyday import everyday_words
from index.glossary import glossary
from index.words import telling_words

_LONGEST = 4
"""Words of the longest term that is looked for."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """What a term of a search is also called, and the words of the search beside it."""

    term: str
    beside: str = ""

    @property
    def whole(self) -> str:
        return f"{self.term} {self.beside}".strip()


def in_other_words(words: str) -> list[Reworded]:
    """What tenders write for the everyday words of a search, then what else its terms are called; none for others."""
    everyday = (piece.strip() for one in everyday_words(words) for piece in one.written.split(","))
    return list(dict.fromkeys((*map(Reworded, everyday), *_called_otherwise(words))))


def _called_otherwise(words: str) -> Iterator[Reworded]:
    """Its longest terms by their other names, one after the other; one word only where it is all of the search.

    Among others a word may mean something else: “sécurité incendie” is no cybersecurity.
    """
    places = [(start, end) for _, start, end in telling_words(words)]
    first = 0
    while first < len(places):
        longest = min(_LONGEST, len(places) - first)
        length = next((n for n in range(longest, 0, -1) if _names(words, places[first : first + n])), 1)
        stretch = places[first : first + length]
        beside = " ".join(f"{words[: stretch[0][0]]} {words[stretch[-1][1] :]}".split())
        if length > 1 or not beside:
            yield from (Reworded(name, beside) for name in _names(words, stretch))
        first += length


def _names(words: str, stretch: list[tuple[int, int]]) -> tuple[str, ...]:
    term = words[stretch[0][0] : stretch[-1][1]]
    spelt_out = (entry.search,) if (entry := glossary().get(term.upper())) and entry.search else ()
    return (*spelt_out, *(name for name in names_of(term)[1:] if name != term))
