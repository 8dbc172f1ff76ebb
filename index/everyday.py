"""What people say, in the words that tenders write: who owns the code is under “intellectual property”."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.folding import fold
from index.bilingual import language_of
from index.words import find_words

_LITTLE = frozenset(
    [
        *("le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "au", "aux", "a", "y", "en"),
        *("ce", "cet", "cette", "ces", "notre", "nos", "votre", "vos", "son", "sa", "ses", "leur", "leurs"),
        *("the", "an", "of", "our", "your", "their", "its", "this", "that"),
    ]
)
"""Words that change nothing of what is said, wherever they stand."""
_BETWEEN = 3
"""Other words that may stand between two of what is said: "le contrat peut-il être rompu"."""


@dataclass(frozen=True, slots=True)
class Everyday:
    """Words of a question as they are said, without accents, in order, and what tenders write for them."""

    said: tuple[str, ...]
    written: str


def everyday_words(question: str) -> list[Everyday]:
    """What the question says as people speak, each once."""
    words, vocabulary = _plain_words(question), _vocabulary(language_of(question))
    found: dict[str, Everyday] = {}
    for place, word in enumerate(words):
        for one, between in vocabulary.get(word, ()):
            if _goes_on(words[place + 1 :], one.said[1:], between):
                found.setdefault(one.written, one)
    return list(found.values())


def _goes_on(words: list[str], said: tuple[str, ...], between: int) -> bool:
    """Whether what is said stands there in its order, no more than so many other words between two."""
    if not said:
        return True
    near = words[: between + 1]
    return any(word == said[0] and _goes_on(words[place + 1 :], said[1:], between) for place, word in enumerate(near))


def _plain_words(text: str) -> list[str]:
    return [plain for word, _, _ in find_words(text) if (plain := fold(word)) not in _LITTLE]


@cache
def _vocabulary(language: str) -> dict[str, list[tuple[Everyday, int]]]:
    """What people say in a language, by its first word, and how many others may stand between two of its words."""
    rows = tomllib.loads(files("index").joinpath("everyday.toml").read_text("utf-8")).get(language, [])
    found: dict[str, list[tuple[Everyday, int]]] = {}
    for row in rows:
        for words in map(_plain_words, row["said"]):
            between = 0 if row.get("is_joined") else _BETWEEN
            found.setdefault(words[0], []).append((Everyday(tuple(words), row["written"]), between))
    return found
