"""The vocabulary of public procurement and IT contracts, kept as data in `glossary.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.words import stop_words


@dataclass(frozen=True, slots=True)
class Entry:
    """A term: its abbreviation in capitals or itself in small letters, its names and what it means, in each language.

    `search` is what a question with the abbreviation also looks for. `words` are other ways of writing the term.
    `source` names the official text that defines it, "" where there is none.
    """

    term: str
    names: dict[str, str]
    meanings: dict[str, str]
    search: str
    words: tuple[str, ...]
    source: str


@cache
def glossary() -> dict[str, Entry]:
    """All entries by their term."""
    read = tomllib.loads(files("index").joinpath("glossary.toml").read_text("utf-8"))
    return {
        term: Entry(
            term=term,
            names={"fr": fields["name"], "en": fields["name_en"]},
            meanings={"fr": fields["fr"], "en": fields["en"]},
            search=fields.get("search", fields["name"]),
            words=tuple(fields.get("words", ())),
            source=fields.get("source", ""),
        )
        for term, fields in read.items()
    }


def spelt_out(text: str) -> tuple[str, ...]:
    """The text, its abbreviations spelt out; every way to write one that is all of the text."""
    entries = {
        word: entry
        for word in text.split()
        if word not in stop_words() and (entry := glossary().get(word.upper())) and entry.term.isupper()
    }
    if text in entries:
        return tuple(filter(None, (entries[text].search, *entries[text].words)))
    return (" ".join(entries[word].search or word if word in entries else word for word in text.split()),)
