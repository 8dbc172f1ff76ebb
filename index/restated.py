"""A question in the words of the documents: what people say otherwise, abbreviate as no document does, or misspell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.everyday import Everyday, everyday_words
from index.glossary import glossary
from index.initials import spelt_out_names
from index.keywords import Keywords
from index.spelling import is_known, respelt
from index.topic import abbreviation_of
from index.words import telling_words

_JOINED = re.compile(r"(?P<letters>[^\W\d_]+)(?P<number>\d+)")
"""ISO27001, where documents write ISO 27001."""
_SHORTEST = 3
"""Letters of an abbreviation that is known in small ones too: "va" is a verb."""


@dataclass(frozen=True, slots=True)
class Restated:
    """A question as it is searched for.

    `own` is the question, its unknown words as documents know them; `everyday` are those of its words that tenders
    write otherwise, which the `text` to search for adds. `also` is what it holds that the question does not say,
    `respelt` are the words of the question that are misspelt.
    """

    own: str
    everyday: tuple[Everyday, ...]
    also: tuple[str, ...]
    respelt: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        written = " ; ".join(one.written for one in self.everyday)
        return f"{self.own} ({written})" if written else self.own


def restate(question: str, keywords: Keywords) -> Restated:
    """The question with what tenders write for its everyday words; words that no document knows as they are known.

    Those are abbreviations, which are spelt out, and words misspelt. As they are, they would be the rarest of the
    question, and weigh most. An abbreviation in small letters is put in capitals.
    """
    pieces: list[str] = []
    as_said: list[str] = []
    also: list[str] = []
    misspelt: set[str] = set()
    place = 0
    for _, start, end in telling_words(question):
        word = question[start:end]
        if word[-1].isdigit() and question[end : end + 1].isalpha():  # “TV5” of “TV5MONDE” is no word
            continue
        abbreviation = _abbreviation(word)
        instead = _known_for(word, abbreviation, keywords, is_first=start == 0)
        if instead or abbreviation:
            pieces += [question[place:start], instead or abbreviation]
            as_said += [question[place:start], abbreviation or instead]
            also += [instead] if instead else []
            misspelt |= set() if abbreviation else {word}
            place = end
    own = "".join([*pieces, question[place:]])
    said = "".join([*as_said, question[place:]])  # the “garantie” in what GTI stands for is nobody's guarantee
    everyday = (*everyday_words(said), *spelt_out_names(own, keywords))
    return Restated(own, everyday, (*also, *(one.written for one in everyday)), frozenset(misspelt))


def _abbreviation(word: str) -> str:
    """The glossary's abbreviation that a word is, in small letters or several of it too; "" for another word."""
    capitals = (word.upper(), word.upper().removesuffix("S"))
    likely = (word, *(one for one in capitals if len(one) >= _SHORTEST))
    return next(filter(None, map(abbreviation_of, likely)), "")


def _known_for(word: str, abbreviation: str, keywords: Keywords, *, is_first: bool) -> str:
    """What an abbreviation that no document writes stands for, or how a word is spelt; "" for one that is known."""
    if is_known(word, keywords):
        return ""
    if (joined := _JOINED.fullmatch(word)) and is_known(joined["number"], keywords):
        return f"{joined['letters']} {joined['number']}"
    if abbreviation:
        return "" if is_known(abbreviation, keywords) else glossary()[abbreviation].search
    is_name = word[0].isupper() and not is_first
    return "" if is_name else respelt(word, keywords)
