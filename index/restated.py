"""A question in the words of the documents: what people say otherwise, and abbreviations that no document writes."""

from __future__ import annotations

from dataclasses import dataclass

from index.everyday import everyday_words
from index.glossary import glossary
from index.keywords import Keywords
from index.topic import is_abbreviation
from index.words import find_words, query_stems


@dataclass(frozen=True, slots=True)
class Restated:
    """The `text` to search for, and what it holds that the question does not say (`also`), for its reader."""

    text: str
    also: tuple[str, ...]


def restate(question: str, keywords: Keywords) -> Restated:
    """The question with what tenders write for its everyday words, and its abbreviations spelt out if none is known.

    An abbreviation that stands nowhere in the corpus would be what is rarest in it, and weighs most.
    """
    pieces: list[str] = []
    spelt_out: list[str] = []
    place = 0
    for _, start, end in find_words(question):
        search = _unknown_abbreviation(question[start:end], keywords)
        if search:
            pieces += [question[place:start], search]
            spelt_out.append(search)
            place = end
    written = [one.written for one in everyday_words(question)]
    added = f" ({' ; '.join(written)})" if written else ""
    return Restated("".join([*pieces, question[place:], added]), (*spelt_out, *written))


def _unknown_abbreviation(written: str, keywords: Keywords) -> str:
    """What an abbreviation of the glossary stands for that no document writes; "" for any other word."""
    if not is_abbreviation(written):
        return ""
    forms = {form for forms in query_stems(written) for form in forms}
    return "" if any(keywords.frequencies(forms).values()) else glossary()[written].search
