"""What the words of a question weigh in a corpus: the rarer, the more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from math import log

from answer.text.proper_names import is_acronym, is_product, is_shouted
from corpus.models import Span
from index.bilingual import OTHER_LANGUAGE, language_of, said_otherwise
from index.everyday import Everyday
from index.glossary import glossary
from index.keywords import Keywords
from index.topic import abbreviations_in, is_abbreviation
from index.words import all_query_stems, find_words, query_stems, stem, telling_words

_EXAMPLES = re.compile(r"\([^(),]*,[^()]*\)")
"""What stands between brackets as examples: “(SecNumCloud, HDS)”."""
_OR = re.compile(rf"\b(?:ou|or)\b|{_EXAMPLES.pattern}", re.I)
"""Of “MySQL ou PostgreSQL”, and of examples, one is enough."""
_BESIDE = 3
"""Words between two of one term: “aptitude au bon fonctionnement”."""
_BEGINS = re.compile(r"(?:^|[.?!:;…]\s|[«“\"(\n])\s*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word by its possible stems, and the expressions that say the same, each word of them by its own."""

    forms: frozenset[str]
    written: tuple[tuple[frozenset[str], ...], ...] = ()

    def is_in(self, stems: Set[str]) -> bool:
        """Whether a text of these stems holds it, or the whole of an expression for it."""
        return bool(self.forms & stems) or any(all(one & stems for one in said) for said in self.written)

    @property
    def all_forms(self) -> frozenset[str]:
        """Its stems and those of its expressions."""
        return self.forms.union(*chain.from_iterable(self.written))


Weighted = tuple[tuple[Word, float], ...]
"""Words, each with its inverse document frequency."""


@dataclass(frozen=True, slots=True)
class WordWeights:
    """The words of a question in its language, and of its terms of procurement in the other one (`translated`), with
    those that no document holds where it has no name that one does: these are alike in all languages.

    `missing_names` are its proper names and acronyms, as written, that stand nowhere in the corpus, `missing_acronyms`
    those of them written as acronyms and products are: HDS, SecNumCloud. `spelt_out` are the expressions for which its
    abbreviations stand, whose words tell something together only: the “bon fonctionnement” of the VABF, no “bon de
    commande”. So do `terms` of the other language: “données à caractère personnel”, no “caractère” alone.
    """

    weights: Weighted
    missing_names: tuple[str, ...] = ()
    missing_acronyms: tuple[str, ...] = ()
    translated: Weighted = ()
    language: str = "fr"
    spelt_out: tuple[frozenset[str], ...] = ()
    terms: tuple[frozenset[str], ...] = ()

    def coverage(self, stems: Set[str], language: str) -> float:
        """The share of the question's weight that the stems of a text hold, 0 to 1, whatever language says more."""
        own = _share(self.weights, stems)
        return own if language == self.language else max(own, _share(self.translated, stems))

    def count(self, stems: set[str]) -> int:
        """How many words of the question, in its own language, the stems of a text hold."""
        return sum(word.is_in(stems) for word, _ in self.weights)

    def without(self, stems: Set[str]) -> WordWeights:
        """The same less the words that can have one of these stems; all of them where none would be left."""
        left, translated = (
            tuple(one for one in known if not one[0].forms & stems) for known in (self.weights, self.translated)
        )
        return replace(self, weights=left, translated=translated) if left else self

    def says_everyday(self, stems: Set[str]) -> bool:
        """Whether a text of these stems holds most of what tenders write otherwise, or of an expression for it."""
        said = [word for word, _ in self.weights if word.written]
        expressions = chain(([one.forms for one in said],), chain.from_iterable(one.written for one in said))
        return not said or any(2 * sum(bool(one & stems) for one in words) > len(words) for words in expressions)

    def decisive(self, text: str, language: str) -> tuple[Span, ...]:
        """Where the words of the question stand in a text; of its terms in the other language the whole, if any is."""
        known = self.weights if language == self.language else (*self.weights, *self.translated)
        forms = {form for word, _ in known for form in word.all_forms}
        words = find_words(text)
        stems = [stem(word, language) for word, _, _ in words]
        places = [
            place for place in range(len(words)) if stems[place] in forms and _tells(place, stems, self.spelt_out)
        ]
        if language != self.language:
            places = [place for place in places if _tells(place, stems, self.terms)] or places
        return tuple(Span(*words[place][1:]) for place in places)


def weigh_words(
    question: str,
    keywords: Keywords,
    passages: int,
    language: str | None = None,
    everyday: Sequence[Everyday] = (),
    *,
    is_at_home: bool = False,
) -> WordWeights:
    """The words of a question as they weigh in a corpus of so many passages; its language is found when not given.

    What tenders write for its `everyday` words says the same as these. It is at home where most documents are in its
    language: then what none of them says is not said in the other either.
    """
    language = language or language_of(question)
    names = names_in(question)
    missing = [name for name in names if not any(keywords.frequencies(all_query_stems(name)).values())]
    if missing != names and _EXAMPLES.search(question):
        missing = []
    is_judged = is_at_home and not set(names) - set(missing)
    nowhere = list(_said_nowhere(question, language, keywords)) if is_judged else []
    sure = [name for name in missing if _is_sure(name, language) and not is_shouted(question)]
    return WordWeights(
        weights=_weighted(_with_written(_words_of(question), everyday), keywords, passages),
        missing_names=tuple(missing),
        missing_acronyms=() if missing != names and _OR.search(question) else tuple(sure),
        translated=_weighted([*map(_any_of, said_otherwise(question, language)), *nowhere], keywords, passages),
        language=language,
        spelt_out=tuple(_spelt_out(question)),
        terms=tuple(_terms(question, language)),
    )


def _terms(question: str, language: str) -> Iterator[frozenset[str]]:
    """What the other language calls each term of a question, by the stems of that language."""
    for term in chain.from_iterable(said_otherwise(question, language)):
        yield frozenset(stem(word, OTHER_LANGUAGE[language]) for word, _, _ in telling_words(term))


def _tells(place: int, stems: Sequence[str], expressions: Iterable[frozenset[str]]) -> bool:
    """Whether a word stands beside others of one of these expressions, if it is of any of several words."""
    near = {*stems[max(0, place - _BESIDE) : place], *stems[place + 1 : place + _BESIDE + 1]} - {stems[place]}
    phrases = [phrase for phrase in expressions if stems[place] in phrase]
    return not phrases or any(len(phrase) == 1 or phrase & near for phrase in phrases)


def _spelt_out(question: str) -> Iterator[frozenset[str]]:
    """What each of its abbreviations stands for, an expression at a time, without the words that it says besides."""
    searched = [glossary()[one].search for one in abbreviations_in(question)]
    own = question
    for one in searched:
        own = own.replace(one, "")
    said = all_query_stems(own)
    for expression in ", ".join(searched).split(", "):
        if phrase := all_query_stems(expression) - said:
            yield frozenset(phrase)


def _said_nowhere(question: str, language: str, keywords: Keywords) -> Iterator[Word]:
    """The words that no document holds and that the other language is not known to say otherwise: “chocolat”."""
    for _, start, end in telling_words(question):
        word = question[start:end]
        forms = frozenset(all_query_stems(word))
        if not (keywords.hold_any(forms) or said_otherwise(word, language)):
            yield Word(forms)


def names_in(question: str) -> list[str]:
    """The words with a capital, but for what the glossary spells out, and those that only begin a sentence."""
    words = ((question[start:end], question[:start]) for _, start, end in telling_words(question))
    names = (word for word, before in words if is_acronym(word) or (word[0].isupper() and not _BEGINS.search(before)))
    return [name for name in names if not is_abbreviation(name)]


def _is_sure(name: str, language: str) -> bool:
    """Whether documents that hold what this acronym stands for write it so: most speak French, and VAT is TVA there."""
    return name.isalpha() and (is_product(name) or (is_acronym(name) and language == "fr"))


def _words_of(question: str) -> list[frozenset[str]]:
    """The words by their stems; examples between brackets are one, which any of them says."""
    words = list(_with_abbreviations(query_stems(question), question))
    for listed in _EXAMPLES.findall(question):
        examples = all_query_stems(listed)
        inside = [forms for forms in words if forms & examples]
        words = [forms for forms in words if not forms & examples]
        words += [frozenset[str]().union(*inside)] if inside else []
    return words


def _with_abbreviations(words: Iterable[Sequence[str]], question: str) -> Iterator[frozenset[str]]:
    """The words by their stems; where the question holds what an abbreviation stands for, that says the same."""
    short: dict[str, set[str]] = {}
    for written in abbreviations_in(question):
        for form in all_query_stems(glossary()[written].search):
            short.setdefault(form, set()).update(all_query_stems(written))
    for forms in words:
        yield frozenset(forms).union(*(short.get(form, ()) for form in forms))


def _with_written(words: Iterable[frozenset[str]], everyday: Sequence[Everyday]) -> Iterator[Word]:
    said = [(all_query_stems(" ".join(one.said)), _expressions(one.written)) for one in everyday]
    for forms in words:
        yield Word(forms, tuple(one for of_said, written in said if of_said & forms for one in written))


def _expressions(written: str) -> list[tuple[frozenset[str], ...]]:
    return [tuple(map(frozenset, query_stems(one))) for one in written.split(",")]


def _weighted(words: Iterable[Word], keywords: Keywords, passages: int) -> Weighted:
    known = list(words)
    frequencies = keywords.frequencies({form for word in known for form in word.all_forms})

    def most(word: Word) -> int:
        of_written = (min(max(frequencies[form] for form in one) for one in said) for said in word.written)
        return max((*(frequencies[form] for form in word.forms), *of_written))

    return tuple((word, log((passages + 1) / (most(word) + 0.5))) for word in known)


def _any_of(terms: Sequence[str]) -> Word:
    return Word(frozenset(form for term in terms for form in all_query_stems(term)))


def _share(weighted: Weighted, stems: Set[str]) -> float:
    total = sum(weight for _, weight in weighted)
    return sum(weight for word, weight in weighted if word.is_in(stems)) / total if total else 0.0
