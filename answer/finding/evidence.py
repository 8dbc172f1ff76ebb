"""Whether what was found is enough to answer, or it is better to say that the corpus does not tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import nlargest
from math import exp, log

from answer.fitted import read_fitted
from answer.text.words import WordWeights
from answer.wanted.expected import ANYTHING, Expected, words_for_sums
from corpus.table_rows import is_row
from index.retriever import Hit
from index.words import stems

_READ = 10
_NEARBY, _NEAR, _MANY = 5, 0.82, 5_000
"""The mean closeness of so many pages below which nothing in a corpus of so many passages is near a question.

Of a few hundred passages, the others are far from the one that answers. Chosen by hand: no question of the tenders'
lists that names no document is below it, on 5,277 passages or on 10,551.
"""
_SURE = 0.8
"""The confidence from which one page is enough though the others are far. Chosen by hand: of 85 questions on other
matters none whose pages are far has more than 0.64."""
_DOUBTFUL = 0.4
"""The confidence below which an answer is shown with a doubt. Chosen by hand: of 553 answers to the lists' questions
that compare nothing, 20 of the 30 below it are none, 23 of the 82 between it and 0.6, and one of seven above."""
_ENOUGH_OF_NAMED = 0.15
"""The confidence from which documents that a question names answer it in words, with a doubt. Chosen by hand: of six
questions of the lists between it and the fitted one, five have an answer there."""
_SPEAKS, _SPEAKS_IN_WORDS = 0.34, 4
"""Share of the weight of the question's words, or how many of them, that a sentence and those beside it must hold whose
sum is to answer it; those that only ask for a sum (“montant”, “coûte”) are none."""

_ENDS = re.compile(r"[.:!?…]\W*$")
"""Where a sentence ends, or what announces a list; its items may have no mark."""
_ANNOUNCES = re.compile(r":\W*$")
_PASSAGES_KEPT = 512
"""Passages whose stems are remembered: the searches for one question weigh many of them twice, and so does quoting."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well the passage that matches a question best matches it.

    `closeness` is its cosine, lower where it is in another language than the question (`other_language`); `words` is
    its match word by word, and `coverage` the share of the question's words, the rarer the heavier, that it holds.
    `missing_name` tells that the question names something that stands nowhere in the corpus, `missing_acronym` that
    the name is written as acronyms and products are; `lacks_amount` that it asks for an amount (a time, a sum, a share)
    and what was found on its page states none of that kind. `is_of_named` tells that it is of documents which the
    question names, and that words answer it. `wants_figure` and `wants_several` tell what is asked for. `read` is the
    score of the best passage that a reader has read, None where none has (answer/finding/close_reading.py), and
    `only_lowers` that it may take from the confidence, not add to it.
    """

    closeness: float
    words: float
    coverage: float
    other_language: bool
    missing_name: bool
    missing_acronym: bool
    lacks_amount: bool
    is_of_named: bool = False
    wants_figure: bool = False
    wants_several: bool = False
    read: float | None = None
    only_lowers: bool = False

    @property
    def confidence(self) -> float:
        """The estimated chance, 0 to 1, that the passage helps to answer."""
        return self.confidence_by(fitted_close_reading())

    def confidence_by(self, judgement: ReadJudgement) -> float:
        """The same where what was read weighs so."""
        first = fitted_judgement().chance(self)
        chance = judgement.chance(first, self)
        return min(first, chance) if self.only_lowers else chance

    @property
    def needed(self) -> float:
        """The confidence from which it is enough."""
        return _ENOUGH_OF_NAMED if self.is_of_named else fitted_judgement().enough

    @property
    def is_enough(self) -> bool:
        return self.confidence >= self.needed

    @property
    def is_doubtful(self) -> bool:
        """Whether it is enough, but so little that what is quoted more often misses the question than answers it."""
        return self.is_enough and self.confidence < _DOUBTFUL

    @property
    def is_sure(self) -> bool:
        return self.confidence >= _SURE

    @property
    def is_slight(self) -> bool:
        """Whether it is too little even in a document that the question names, and so is asked without its name."""
        return self.confidence < fitted_judgement().slight

    @property
    def is_far(self) -> bool:
        """Whether the passage has not even half the chance that it takes to answer."""
        return self.confidence < fitted_judgement().enough / 2


NO_EVIDENCE = Evidence(
    closeness=0,
    words=0,
    coverage=0,
    other_language=False,
    missing_name=False,
    missing_acronym=False,
    lacks_amount=False,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A fitted estimate; see `evidence.toml` for what it was fitted on. `enough` is the chance from which to answer,
    `slight` the one below which documents that a question names do not, asked without their name.
    """

    bias: float
    closeness: float
    words: float
    coverage: float
    other_language: float
    missing_name: float
    missing_acronym: float
    lacks_amount: float
    enough: float
    slight: float

    def chance(self, evidence: Evidence) -> float:
        """0 to 1."""
        return _chance_of(
            self.bias
            + self.closeness * evidence.closeness
            + self.words * evidence.words
            + self.coverage * evidence.coverage
            + self.other_language * evidence.other_language
            + self.missing_name * evidence.missing_name
            + self.missing_acronym * evidence.missing_acronym
            + self.lacks_amount * evidence.lacks_amount
        )


@cache
def fitted_judgement() -> Judgement:
    """The estimate that the program uses."""
    return Judgement(**read_fitted(__package__, "evidence"))


@dataclass(frozen=True, slots=True)
class ReadJudgement:
    """A fitted estimate: what the log-odds of the first chance, those that were read, and what is asked for weigh.

    Where a figure is asked for, what was read weighs `read_of_figure` more; see `close_reading.toml`.
    """

    bias: float
    evidence: float
    read: float
    figure: float
    read_of_figure: float
    several: float

    def chance(self, first: float, evidence: Evidence) -> float:
        """0 to 1; one that is 0 or 1 remains so."""
        if not 0 < first < 1 or evidence.read is None:
            return first
        weighed = features_read(first, evidence.read, evidence)
        return _chance_of(self.bias + sum(getattr(self, name) * value for name, value in weighed.items()))


def features_read(first: float, read: float, evidence: Evidence) -> dict[str, float]:
    """What a `ReadJudgement` weighs, by the name of its weight, of a first chance that is neither 0 nor 1."""
    figure = float(evidence.wants_figure)
    return {
        "evidence": log(first / (1 - first)),
        "read": read,
        "figure": figure,
        "read_of_figure": figure * read,
        "several": float(evidence.wants_several),
    }


@cache
def fitted_close_reading() -> ReadJudgement:
    """The estimate that the program uses where a reader has read."""
    return ReadJudgement(**read_fitted(__package__, "close_reading"))


def _chance_of(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))


def nothing_is_near(hits: Sequence[Hit], evidence: Evidence, passages: int) -> bool:
    """Whether a question is of something else than a corpus of so many passages: even the closest pages are far.

    Not where the evidence of one is sure, as of the only page that tells how a procedure ended, or one that is enough
    is itself near, as that of the only document on its matter.
    """
    if evidence.confidence >= _SURE or (evidence.is_enough and evidence.closeness >= _NEAR):
        return False
    closest = nlargest(_NEARBY, (hit.closeness for hit in hits))
    return passages >= _MANY and len(closest) == _NEARBY and sum(closest) / _NEARBY < _NEAR


def weigh_evidence(
    hits: Sequence[Hit], words: WordWeights, expected: Expected = ANYTHING, beside: Sequence[Hit] = ()
) -> Evidence:
    """The evidence that the first hits give for a question of these words that wants this stated.

    It is that of the best of them; `beside` are others of their pages.
    """
    return max(weigh_each(hits, words, expected, beside), key=lambda one: one.confidence, default=NO_EVIDENCE)


def weigh_each(
    hits: Sequence[Hit], words: WordWeights, expected: Expected = ANYTHING, beside: Sequence[Hit] = ()
) -> list[Evidence]:
    """The evidence of each of the first hits; none where nothing on their pages states what alone would answer."""
    first = hits[:_READ]
    pages = {hit.place for hit in first}
    read = [hit for hit in (*first, *beside) if hit.place in pages]
    if expected.tellings:  # “qui a gagné, et à quel prix ?” is answered by who won
        in_vain = expected.lacks_telling([_told(hit) for hit in read])
    elif expected.wants_measure:
        in_vain = expected.lacks_measure([_told(hit) for hit in read])
    else:
        in_vain = expected.only_amount and not any(_states_sum(hit, words, expected) for hit in read)
    if in_vain:
        return []
    told: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for hit in read:
        told[hit.place].append(_told(hit))
    return [weigh(hit, words, expected, "\n".join(told[hit.place])) for hit in first]


def sums_unspoken_of(hits: Sequence[Hit], expected: Expected) -> list[Hit]:
    """Those that state a sum that alone would answer, whatever it is said of: only reading them tells whether it does.

    “Valeur estimée : 600 000 €” does not say of what.
    """
    return [hit for hit in hits if not expected.lacks_amount(_told(hit))] if expected.only_amount else []


def _states_sum(hit: Hit, words: WordWeights, expected: Expected) -> bool:
    """Whether a sentence states what is expected and speaks of what is asked, with those beside it and its headings.

    In another language than the question's, whether the passage states it.
    """
    language, told = hit.document.language, _told(hit)
    if language != words.language:
        return not expected.lacks_amount(told)
    subject = words.without(words_for_sums())
    headings = _stems_of((hit.passage.context, *hit.passage.section, hit.document.title), language)
    sentences = ["", *map(hit.passage.quote, hit.passage.sentences), ""]
    for i, sentence in enumerate(sentences):
        if not (expected.lacks_amount(sentence, told) or expected.is_another_sum(sentence)):
            beside = (*sentences[i - 1 : i + 2], _head_of_rows(sentences, i), *_announcement(sentences, i))
            spoken = headings | _stems_of(beside, language)
            if subject.coverage(spoken, language) >= _SPEAKS or subject.count(spoken) >= _SPEAKS_IN_WORDS:
                return True
    return False


def _head_of_rows(sentences: Sequence[str], place: int) -> str:
    """The first of the rows that follow each other down to this one, which names the columns; "" beside a table."""
    while is_row(sentences[place]) and is_row(sentences[place - 1]):
        place -= 1
    return sentences[place] if is_row(sentences[place]) else ""


def _announcement(sentences: Sequence[str], place: int) -> Sequence[str]:
    """What announces the list of which this is an item, and the sentence before that, which it sums up."""
    before = place - 1
    while before > 0 and not _ENDS.search(sentences[before]):
        before -= 1
    return sentences[before - 1 : before + 1] if before > 0 and _ANNOUNCES.search(sentences[before]) else ()


def weigh(hit: Hit, words: WordWeights, expected: Expected = ANYTHING, told: str = "") -> Evidence:
    """The evidence of one hit; `told` is what its page tells of what is expected, if more than the hit was found."""
    language = hit.document.language
    return Evidence(
        closeness=hit.closeness,
        words=hit.words,
        coverage=words.coverage(_held(hit), language),
        other_language=language != words.language,
        missing_name=bool(words.missing_names),
        missing_acronym=bool(words.missing_acronyms),
        lacks_amount=expected.lacks_amount(told or _told(hit)),
        wants_figure=expected.wants_figure,
        wants_several=expected.several,
    )


def _told(hit: Hit) -> str:
    return f"{hit.passage.context}\n{hit.passage.text}"


def _held(hit: Hit) -> frozenset[str]:
    known = (hit.passage.text, hit.passage.context, *hit.passage.section, hit.document.title, hit.document.buyer)
    return _stems_of_passage(known, hit.document.language)


@lru_cache(_PASSAGES_KEPT)
def _stems_of_passage(texts: tuple[str, ...], language: str) -> frozenset[str]:
    return frozenset(_stems_of(texts, language))


def _stems_of(texts: Iterable[str], language: str) -> set[str]:
    return {stem for text in texts for stem in stems(text, language)}
