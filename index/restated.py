"""A question in the words of the documents: what people say otherwise, abbreviate as no document does, or misspell."""

from __future__ import annotations

from dataclasses import dataclass

from index.everyday import everyday_words
from index.glossary import glossary
from index.keywords import Keywords
from index.spelling import is_known, respelt
from index.topic import is_abbreviation
from index.words import telling_words


@dataclass(frozen=True, slots=True)
class Restated:
    """The `text` to search for, and what it holds that the question does not say (`also`), for its reader."""

    text: str
    also: tuple[str, ...]


def restate(question: str, keywords: Keywords) -> Restated:
    """The question with what tenders write for its everyday words; words that no document knows as they are known.

    Those are abbreviations, which are spelt out, and words misspelt. As they are, they would be the rarest of the
    question, and weigh most.
    """
    pieces: list[str] = []
    known: list[str] = []
    place = 0
    for _, start, end in telling_words(question):
        instead = _known_for(question[start:end], keywords, is_first=start == 0)
        if instead:
            pieces += [question[place:start], instead]
            known.append(instead)
            place = end
    text = "".join([*pieces, question[place:]])
    written = [one.written for one in everyday_words(text)]
    added = f" ({' ; '.join(written)})" if written else ""
    return Restated(text + added, (*known, *written))


def _known_for(word: str, keywords: Keywords, *, is_first: bool) -> str:
    """What an abbreviation that no document writes stands for, or how a word is spelt; "" for one that is known."""
    if is_known(word, keywords):
        return ""
    if is_abbreviation(word):
        return glossary()[word].search
    is_name = word[0].isupper() and not is_first
    return "" if is_name else respelt(word, keywords)
