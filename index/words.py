"""Text becomes searchable words: stems without accents, by the rules of its language."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from threading import local

import Stemmer

from corpus.folding import fold

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+\d*")
_STEMMED = {"fr": "french", "en": "english"}
_SHORTEST = 2
_CACHED = 1 << 18
"""Words whose stem is remembered: more than a large corpus has, if not of misreadings."""
_TEXTS_KEPT = 1 << 15
"""Titles and abstracts whose stems are remembered."""
_LOST_ACUTE = re.compile(r"(?<=it)e(?=s?$)|e(?=es?$)")
_LOST_GRAVE = re.compile(r"(?<=i)e(?=res?$)")
_state = local()


def plain_letters(text: str) -> str:
    """Folded, its apostrophes straight, on one line: what patterns without accents are looked for in."""
    return " ".join(fold(text).replace("’", "'").split())


def find_words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text with their offsets, in order, in lower case; a number keeps its decimals."""
    words = ((match[0].casefold(), *match.span()) for match in _WORD.finditer(text))
    return [word for word in words if _is_long_enough(word[0])]


def _is_long_enough(word: str) -> bool:
    return len(word) >= _SHORTEST or word.isdigit()


def telling_words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text that tell something, with their offsets, in order."""
    known = stop_words()
    return [word for word in find_words(text) if word[0] not in known]


def stem(word: str, language: str) -> str:
    """The stem of a lower-case word, accents removed; the word itself in a language without a stemmer."""
    if language not in _STEMMED:
        return fold(word)
    return _stem_once(word, language)


def stems(text: str, language: str) -> list[str]:
    """The stems of a text in its language, in order."""
    return [stem(word, language) for word in map(str.casefold, _WORD.findall(text)) if _is_long_enough(word)]


@lru_cache(_TEXTS_KEPT)
def stem_set(text: str, language: str) -> frozenset[str]:
    """The stems of a short text, remembered: searches and pages ask it of every document's title again and again."""
    return frozenset(stems(text, language))


def query_stems(text: str) -> list[list[str]]:
    """For each word of a question that matters, once, the stems it can have in the corpus."""
    return [query_forms(word) for word in dict.fromkeys(word for word, _, _ in telling_words(text))]


def all_query_stems(text: str) -> set[str]:
    """The stems that any word of a question that matters can have in the corpus."""
    return {form for forms in query_stems(text) for form in forms}


def query_forms(word: str) -> list[str]:
    """The stems that a lower-case word of a question can have in the corpus: French, English."""
    return list(dict.fromkeys(stem(word, language) for language in _STEMMED))


@lru_cache(_CACHED)
def _stem_once(word: str, language: str) -> str:
    accented = _with_lost_accents(word) if language == "fr" else word
    return fold(_stemmer(language).stemWord(accented))


def _with_lost_accents(word: str) -> str:
    """The word with the accents of its ending, by which the stemmer knows it: people write "penalites", "DONNEES"."""
    return _LOST_GRAVE.sub("è", _LOST_ACUTE.sub("é", word))


def _stemmer(language: str) -> Stemmer.Stemmer:
    """One stemmer a thread: they are not safe to share."""
    stemmers: dict[str, Stemmer.Stemmer] = _state.__dict__.setdefault("stemmers", {})
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(_STEMMED[language])
    return stemmers[language]


def are_keywords(question: str) -> bool:
    """Whether a question is some words beside each other, none of them small and none of them asking."""
    words = find_words(question)
    return len(words) > 1 and "?" not in question and not any(word in stop_words() for word, _, _ in words)


@cache
def stop_words() -> frozenset[str]:
    """Words of French and English questions that tell nothing of what is asked."""
    return FRENCH_SMALL_WORDS | ENGLISH_SMALL_WORDS


FRENCH_SMALL_WORDS = frozenset(
    """
    au aux avec ce ces cet cette celui celle ceux celles ci dans de des du elle elles en entre et eux il ils je la le
    les leur leurs lui ma mais me mes moi mon ne nos notre nous on ou où par pas pour qu que quel quelle quelles quels
    qui quoi quand sa se ses si son sont sur ta te tes toi ton tu un une vos votre vous est été être es etre ont avoir
    ai as avons avez avait était étaient sera seront soit soient fait faire faut peut peuvent doit doivent comment
    combien pourquoi lequel laquelle lesquels lesquelles dont donc car ni plus moins très tout tous toute toutes comme
    ainsi aussi alors sans sous vers chez est-ce cela ça c'est y à d l n s t j m c qu'est a i
    """.split()
)
ENGLISH_SMALL_WORDS = frozenset(
    """
    a about all an and any are as at be been being by can could did do does each for from had has have he her his
    how i if in into is it its may me might must my no not of on or our shall she should so some than that the their
    them then there these they this those to us was we were what when where which who whom whose why will with would
    you your
    """.split()
)
