"""The buyers that a question names: the Ministère du Travail by “Travail”, and not by any “conditions de travail”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from answer.text.figures import flat
from corpus.folding import fold
from corpus.same_buyer import abbreviation_of, without_abbreviation
from index.naming import holds_joined, joined_names
from index.topic import is_abbreviation
from index.words import find_words, stop_words

BODIES = frozenset(
    """
    ville mairie commune ministere prefecture departement region agence communaute metropole city council county
    department
    """.split()
)
"""What kinds of buyers are called."""
CONTRACTS = frozenset(
    """
    marche marches contrat contrats consultation accord-cadre cahier appel lot cctp ccap ccp rc bpu dqe rfp
    rfq dce tender contract agreement tma
    """.split()
)
"""What tenders and their parts are called."""
SCOPES = (
    BODIES
    | CONTRACTS
    | frozenset(
        """
        parc parcs programme portail application site plateforme plateformes guide bilan projet service office system
        module outsourcing maintenance infogerance gardiennage
        """.split()
    )
)
"""What a name can be that of."""
_COMMON = frozenset(
    """
    national nationale nationaux regional regionale departemental departementale municipal municipale public publique
    publics direction service services centre autorite conseil reseau etablissement state borough
    """.split()
)
_BODY_OF = rf"\b(?:{'|'.join(BODIES)}) (?:(?:de |of )?(?:la |l'|the )|de |des |du |of |d')"
_BETWEEN = frozenset(("de", "du", "des", "la", "le", "les", "of", "the"))
_ENDS = re.compile(r"[.?!:]\s*$")
_SHORTEST = 3
"""Letters of an abbreviation that names a buyer by itself, unless it is a term of procurement."""
_KEPT = 1 << 16
"""Buyers whose words are remembered: each question looks through all of them."""


class Buyers:
    """Some buyers, told by the words of their names.

    `is_telling` says of a word whether it seldom stands for anything else.
    """

    def __init__(self, names: Iterable[str], is_telling: Callable[[str], bool]) -> None:
        self._names = frozenset(names)
        self._is_telling = is_telling

    def named(self, question: str) -> dict[str, frozenset[str]]:
        """The buyers that a question names, each with the words that do, without accents: all of its own, or two.

        A lone word does where it has a capital of its own, follows “ville de”, is telling, or the whole name is said.
        The abbreviation behind a name does too, in its own capitals or where it is telling.
        """
        joined = joined_names(question)
        of_them = frozenset(name for name in self._names if any(holds_joined(name, one) for one in joined))
        elsewhere = question
        for one in joined:  # Le Bourget is not “Bourget-du-Lac”
            elsewhere = elsewhere.replace(one, "")
        return self._named_in(question, of_them) | self._named_in(elsewhere, self._names - of_them)

    def _named_in(self, question: str, names: frozenset[str]) -> dict[str, frozenset[str]]:
        """Those of some buyers that a text names."""
        words = find_words(question)
        said = {fold(word) for word, _, _ in words}
        found = {name: both for name in names if (both := _words_of(name) & said)}
        meant = {name: both for name, both in found.items() if len(both) > 1 or self._is_meant(name, question, words)}
        in_short = {name: short for name in names if (short := _short_words_of(name)) and short <= said}
        abbreviated = {name: short for name, short in in_short.items() if self._is_said_in_short(name, question)}
        return meant | {name: meant.get(name, frozenset()) | short for name, short in abbreviated.items()}

    def _is_said_in_short(self, name: str, question: str) -> bool:
        """Whether the abbreviation behind a name, whose words are said, stands there as it is written or is telling."""
        abbreviation = abbreviation_of(name)
        if len(abbreviation) < _SHORTEST or is_abbreviation(abbreviation):  # “IT”, “RC”
            return False
        short = re.compile(rf"(?<!\w){re.escape(abbreviation)}(?!\w)")
        is_as_written = not question.isupper() and short.search(question) is not None
        return is_as_written or all(map(self._is_telling, _short_words_of(name)))

    def has_only(self, body: str) -> bool:
        """Whether just one buyer is a body of this kind, without accents: “la préfecture” is that of Orve then."""
        return sum(body in map(fold, re.findall(r"\w+", name)) for name in self._names) == 1

    def words_said(self, question: str) -> frozenset[str]:
        """The words by which a question names buyers, without accents."""
        return frozenset[str]().union(*self.named(question).values())

    def _is_meant(self, name: str, question: str, words: Sequence[tuple[str, int, int]]) -> bool:
        """Whether the one word of the buyer's own that is said is all of them, and means it."""
        if fold(without_abbreviation(name)) in fold(question):
            return True
        lone, *others = _words_of(name)
        if others:
            return False
        places = [place for place, (word, _, _) in enumerate(words) if fold(word) == lone]
        has_capital = not question.isupper() and any(_has_own_capital(question, words, place) for place in places)
        return has_capital or any(_follows_body(words, place) for place in places) or self._is_telling(lone)


def bodies_of(name: str, question: str) -> list[str]:
    """The bodies that a question calls by a name, without accents: “ministere de l'agriculture”."""
    return [one[0] for one in re.finditer(rf"{_BODY_OF}{re.escape(flat(name))}\b", flat(question))]


def _has_own_capital(question: str, words: Sequence[tuple[str, int, int]], place: int) -> bool:
    """Whether a word has a capital that neither a sentence nor a longer name, “Code du Travail”, gives it."""
    start = words[place][1]
    if not question[start].isupper() or (place == 0 and len(words) > 1) or _ENDS.search(question, 0, start):
        return False
    while place and words[place - 1][0] in _BETWEEN:
        place -= 1
    before = question[slice(*words[place - 1][1:])] if place > 1 else ""
    return before.isupper() or before[:1].islower() or not before or fold(before) in SCOPES


def _follows_body(words: Sequence[tuple[str, int, int]], place: int) -> bool:
    while place and words[place - 1][0] in _BETWEEN:
        place -= 1
    return place > 0 and fold(words[place - 1][0]) in BODIES


@lru_cache(_KEPT)
def _words_of(name: str) -> frozenset[str]:
    words = {fold(word) for word, _, _ in find_words(without_abbreviation(name)) if word not in stop_words()}
    return frozenset(words - SCOPES - _COMMON)


@lru_cache(_KEPT)
def _short_words_of(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word, _, _ in find_words(abbreviation_of(name)))
