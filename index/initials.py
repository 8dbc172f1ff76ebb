"""Names that a question spells out and documents abbreviate: “New York Public Library” is NYPL there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.folding import fold
from corpus.initials import LEND_NO_LETTER
from index.everyday import Everyday
from index.keywords import Keywords
from index.spelling import is_known

_STRETCH = re.compile(r"[^,;:.?!()«»“”\"\n]+")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_SHORTEST, _LONGEST = 4, 8
"""Letters of an abbreviation: of three, many mean something else."""
_BEGINS_A_NAME = re.compile(
    r"(?:agence|autorite|bureau|caisse|centre|chambre|comite|commission|conseil|delegation|direction|ecole"
    r"|etablissement|federation|fondation|groupement|institut|laboratoire|office|service|societe|syndicat|union)s?"
)
"""What begins the name of an organisation in French, the other words of which are in small letters."""


def spelt_out_names(question: str, keywords: Keywords) -> list[Everyday]:
    """The names of a question that documents hold by their first letters, each with its abbreviation.

    None of a question all in capitals, of which any words would be one.
    """
    return [
        Everyday(tuple(map(fold, words)), short)
        for stretch in ([] if question.isupper() else _STRETCH.findall(question))
        for words, short in _spelt_out(_lending(stretch), keywords)
    ]


def _lending(text: str) -> list[str]:
    """Its words that lend a letter to an abbreviation."""
    return [word for word in _WORD.findall(text) if fold(word) not in LEND_NO_LETTER]


def _spelt_out(words: Sequence[str], keywords: Keywords) -> Iterator[tuple[Sequence[str], str]]:
    """Words in a row whose first letters documents know as a word, the longest row first, none in two."""
    place = 0
    while place < len(words):
        longest = _length_of_a_name(words[place : place + _LONGEST])
        rows = (words[place : place + length] for length in range(longest, _SHORTEST - 1, -1))
        found = next((row for row in rows if is_known(_initials(row), keywords)), None)
        if found:
            yield found, _initials(found)
        place += len(found) if found else 1


def _length_of_a_name(words: Sequence[str]) -> int:
    """How many of the words from the first on may be a name: all in capitals, or any behind an organisation."""
    if words[0][0].isupper() and _BEGINS_A_NAME.fullmatch(fold(words[0])):
        return len(words)
    return next((place for place, word in enumerate(words) if not word[0].isupper()), len(words))


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0].upper() for word in words)
