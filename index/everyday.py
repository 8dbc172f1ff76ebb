"""What people say, in the words that tenders write: who owns the code is under “intellectual property”."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.words import language_of, stem, telling_words


@dataclass(frozen=True, slots=True)
class Everyday:
    """Words of a question, as their stems in its language, and what tenders write for them."""

    said: tuple[str, ...]
    written: str


def everyday_words(question: str) -> list[Everyday]:
    """What the question says as people speak, each once, in order."""
    language = language_of(question)
    words = [stem(word, language) for word, _, _ in telling_words(question)]
    found: dict[str, Everyday] = {}
    for place in range(len(words)):
        for one in _starting(language).get(words[place], ()):
            if tuple(words[place : place + len(one.said)]) == one.said:
                found.setdefault(one.written, one)
    return list(found.values())


@cache
def _starting(language: str) -> dict[str, list[Everyday]]:
    """What people say in a language, by its first stem."""
    rows = tomllib.loads(files("index").joinpath("everyday.toml").read_text("utf-8")).get(language, [])
    known: dict[str, list[Everyday]] = {}
    for row in rows:
        for said in row["said"]:
            stems = tuple(stem(word, language) for word, _, _ in telling_words(said))
            known.setdefault(stems[0], []).append(Everyday(stems, row["written"]))
    return known
