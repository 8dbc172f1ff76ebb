"""The words of a question that stand in no document: what is found cannot speak of them in these words.

Only what a question names is told: what an article or a preposition leads to, with the adjective that follows, names
and acronyms. Greetings, verbs and ways of asking are not missed; numbers are written in too many ways to be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from answer.asked.followups import SAYING, words_of_meaning
from answer.named.absent_names import holding, holding_all
from corpus.folding import fold
from index.bilingual import said_otherwise
from index.glossary import glossary
from index.keywords import Keywords
from index.naming import holds_joined, joined_names
from index.topic import abbreviation_of, is_general
from index.words import all_query_stems, stop_words

_WORD = re.compile(r"quelqu['’]une?\b|[^\W\d_]+(?:[\W_]?\d+)*", re.I)
_SHORTEST = 3
_ACRONYM_IN_S = re.compile(r"(?<![\w-])[A-Z]{2,}S(?![\w-])")
_MOST_READ = 20
"""Documents up to which those are read that may write an acronym; one in more of them is taken to be known."""
_LEADS = {
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "l",
            "un",
            "une",
            "des",
            "du",
            "de",
            "d",
            "au",
            "aux",
            "sur",
            "en",
            "sans",
            "avec",
            "par",
            "pour",
            "dans",
            "chez",
            "entre",
            "contre",
            "à",
        ]
    ),
    "en": frozenset(
        ["the", "a", "an", "of", "about", "on", "in", "for", "with", "without", "by", "from", "to", "under"]
    ),
}
_BEFORE_VERBS = frozenset(("de", "d", "pour", "sans", "à", "to"))
"""Of those, what an infinitive may follow."""
_INFINITIVE = re.compile(r"(?<!i)er$|ir$|ttre$|ndre$|mpre$|ire$|clure$")
_ADJECTIVE = re.compile(
    r"(?:al|ale|aux|el|elle|ique|if|ive|aire|eux|euse|able|ible|ien|ienne|ois|oise|ais|aise|ée?)s?$|(?:al|ic|ive|ous|ial)$"
)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    plain: str
    begins_sentence: bool

    @property
    def is_name(self) -> bool:
        return self.text.isupper() or (self.text[0].isupper() and not self.begins_sentence)


def unknown_words(question: str, keywords: Keywords, language: str) -> tuple[str, ...]:
    """What the question names that no document holds written so, nor as the other language calls it; as written.

    A name whose words are joined is one of these: “Bourget-du-Lac” where one speaks of Le Bourget, another of a lake.
    """
    joined = [name for name in dict.fromkeys(joined_names(question)) if not holding_all(name, keywords)]
    for name in joined:
        question = question.replace(name, "")
    named = {word.plain: word.text for word in reversed(list(_things_named(question, language)))}
    return (*joined, *(text for text in reversed(named.values()) if not _is_known(text, keywords, language)))


def unwritten_acronyms(question: str, keywords: Keywords, text_of: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """The acronyms in S of the question that no document writes so, though one may write them without their S, nor in
    full.

    The search takes “HDS” for several “HD”. `text_of` gives the pages of a document, by its id.
    """
    acronyms = [] if question.isupper() else dict.fromkeys(_ACRONYM_IN_S.findall(question))
    return tuple(
        one for one in acronyms if not (_is_written(one, keywords, text_of) or _is_spelt_out(one, keywords, text_of))
    )


def _is_written(acronym: str, keywords: Keywords, text_of: Callable[[str], Iterable[str]]) -> bool:
    documents = holding(acronym, keywords)
    written = re.compile(rf"(?<!\w){acronym}(?!\w)", re.I)
    return len(documents) > _MOST_READ or any(written.search(page) for id in documents for page in text_of(id))


def _is_spelt_out(acronym: str, keywords: Keywords, text_of: Callable[[str], Iterable[str]]) -> bool:
    known = abbreviation_of(acronym)
    return any(_is_said(name, keywords, text_of) for name in (glossary()[known].names.values() if known else ()))


def _is_said(name: str, keywords: Keywords, text_of: Callable[[str], Iterable[str]]) -> bool:
    documents = holding_all(name, keywords)
    return len(documents) > _MOST_READ or any(holds_joined(page, name) for id in documents for page in text_of(id))


def _things_named(question: str, language: str) -> Iterator[_Word]:
    words = list(_words(question))
    is_bare = not any(word.plain in stop_words() for word in words)
    before, is_led = "", False
    for word in words:
        follows = is_led and _ADJECTIVE.search(word.text.casefold())
        is_verb = before in _BEFORE_VERBS and _INFINITIVE.search(word.plain)
        is_led = (before in _LEADS[language] and not is_verb) or bool(follows)
        if (is_led or word.is_name or is_bare) and _tells(word):
            yield word
        before = word.text.casefold()


def _words(question: str) -> Iterator[_Word]:
    end = 0
    for match in _WORD.finditer(question):
        begins = end == 0 or bool(re.search(r"[.?!:\n]", question[end : match.start()]))
        yield _Word(match[0], fold(match[0]), begins)
        end = match.end()


def _tells(word: _Word) -> bool:
    has_digit = any(char.isdigit() for char in word.text)
    is_small = (
        len(word.plain) < _SHORTEST or word.plain in stop_words() or word.plain in SAYING or is_general(word.plain)
    )
    return not has_digit and not is_small


def _is_known(word: str, keywords: Keywords, language: str) -> bool:
    return keywords.hold_any(_said_by(word, language))


def _said_by(word: str, language: str) -> set[str]:
    """The stems by which a corpus may say a word: its own, itself, what it stands for, what the other language says."""
    abbreviation = abbreviation_of(word)
    spelt_out = glossary()[abbreviation].search if abbreviation else ""
    others = (term for terms in said_otherwise(word, language) for term in terms)
    return {fold(word), *all_query_stems(" ".join((word, spelt_out, *others)))}


def asks_of_these_alone(question: str, unknown: Collection[str]) -> bool:
    """Whether unknown words are all that a question asks of: “Quel cahier des charges pour un tramway ?”."""
    asked = {word for word in words_of_meaning(question) - SAYING if not is_general(word)}
    return bool(unknown) and asked <= set(map(fold, unknown)).union(*map(words_of_meaning, unknown))
