"""Documents that are listed in place of an answer, and whether any of those shared is what the question looks for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from textwrap import shorten

from answer.asked.sought import sought_in, subject_sought
from answer.asked.sought_kinds import Sought
from answer.models import Answer
from corpus.folding import fold
from corpus.messages import quoted, translator
from corpus.models import Document
from index.bilingual import said_otherwise
from index.glossary import glossary
from index.words import all_query_stems, stem, stem_set, stems, telling_words

_LONGEST_SUBJECT = 80
_FEWEST_INITIALS = 4
"""Letters of an abbreviation that the words of a title spell out by chance no more."""
_KEPT = 1 << 13

Ways = Sequence[frozenset[str]]
"""The ways to say a word, each of stems that are all to be there."""


def listed_in(answer: Answer) -> Sequence[Document]:
    """The documents to open that an answer consists of: those looked for, or those that were to be summed up."""
    return answer.sought or (answer.see_also if answer.wants_summary else ())


def missing_told(answer: Answer, documents: Sequence[Document], language: str) -> str:
    """That none of the `documents` searched is of the kind and on the subject looked for, "" where one says it is.

    A document says what it is on in its title, its abstract and its keywords; it may be looked for by its buyer.
    """
    sought = None if answer.is_waiting else sought_in(answer.understood)
    if not sought or _any_is_sought(documents, sought):
        return ""
    _ = translator(language)
    subject = shorten(subject_sought(answer.understood), _LONGEST_SUBJECT, placeholder="…")
    told = _("No document has {subject} in its title or abstract: what follows comes closest.")
    if sought.kinds:
        told = _("No document of that type has {subject} in its title or abstract: what follows comes closest.")
    return told.format(subject=quoted(subject, language))


def _any_is_sought(documents: Sequence[Document], sought: Sought) -> bool:
    words = [word for word, _, _ in telling_words(sought.subject)]
    ways = [_ways_to_say(word) for word in words]
    terms = [term for other in said_otherwise(sought.subject) for term in other]
    of_kind = (one for one in documents if not sought.kinds or one.kind in sought.kinds)
    return any(_is_on(one, words, ways, terms) for one in of_kind)


def _is_on(document: Document, words: Sequence[str], ways: Sequence[Ways], terms: Sequence[str]) -> bool:
    """Whether it says all the words, or the subject as the other language calls it."""
    text = " ".join((document.title, document.abstract, document.buyer, str(document.year or ""), *document.keywords))
    said = stem_set(text, document.language)
    in_its_words = all(
        any(way <= said for way in of_word) or _spells_out(document.title, word)
        for word, of_word in zip(words, ways, strict=True)
    )
    return in_its_words or any(said.issuperset(stems(term, document.language)) for term in terms)


def _ways_to_say(word: str) -> Ways:
    """Its stems; of an abbreviation that the glossary spells out, also all words of one of its names."""
    entry = glossary().get(word.upper())
    names = (*entry.names.values(), entry.search, *entry.words) if entry else ()
    spelt_out = (_telling_stems(name, language) for name in names for language in ("fr", "en"))
    return [*(frozenset([form]) for form in all_query_stems(word)), *filter(None, spelt_out)]


def _telling_stems(text: str, language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word, _, _ in telling_words(text))


def _spells_out(title: str, word: str) -> bool:
    """Whether the words of a title begin with the letters of an abbreviation, in order: “SIRH”."""
    return len(word) >= _FEWEST_INITIALS and fold(word) in _initials(title, len(word))


@lru_cache(_KEPT)
def _initials(title: str, length: int) -> frozenset[str]:
    """What as many words as that, or one more, have for first letters, one left out."""
    letters = "".join(fold(word)[:1] for word, _, _ in telling_words(title))
    runs = {letters[start : start + length + 1] for start in range(len(letters))}
    shorter = (run[:left] + run[left + 1 :] for run in runs for left in range(len(run)))
    return frozenset([*shorter, *(run[:length] for run in runs)])
