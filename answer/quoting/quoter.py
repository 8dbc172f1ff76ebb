"""The quotations that answer a question, whole and in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, product

import numpy as np

from answer.finding.evidence import Evidence, weigh
from answer.finding.found import Found, Search
from answer.glossary import find_definitions
from answer.named.tie import NAMED
from answer.named.whose_figure import are_of_others
from answer.quoting.broken_off import LONGEST_REST, LONGEST_REST_ASKED
from answer.quoting.citing import ReadPage
from answer.quoting.counted_otherwise import may_be_of
from answer.quoting.counted_parts import counted_parts
from answer.quoting.extractive import choose_quotes, choose_side_quotes, states
from answer.quoting.quotes import Quote, in_passage
from answer.quoting.whole_quotes import WholeQuotes
from answer.quoting.whole_sections import PassagesOf, whole_section
from answer.text.words import WordWeights
from answer.wanted.amounts_asked import TIMES
from answer.wanted.amounts_stated import holds_amount
from answer.wanted.counted import Counted, holds_number
from answer.wanted.expected import Form
from answer.wanted.measured import Measured
from corpus.folding import fold
from corpus.models import Passage
from corpus.texts import Texts
from index.bilingual import said_otherwise
from index.glossary import spelt_out
from index.keywords import Scores
from index.reader import Read
from index.retriever import Hit, Retriever
from index.sentence_signals import SentenceSignals
from index.topic import compares, subject_spoken_of, topic_of
from index.words import find_words, telling_words

_AS_GOOD, _FIRST_QUOTED = 2.0, 2
"""How far below the best score a quotation is not folded, as the first ones never are. Of 729 answers, which show 4.3
quotations instead of 5.5 so, 650 show one of the right page instead of 654."""


_FIRST_READ, _SECTIONS = 5, 2
"""Quotations whose sections are looked at where several things answer, and documents whose section is quoted."""
_BEGINNING = 7
"""Letters by which words of one family are known in both languages."""


class Quoter:
    """Quotes what a question brought up; `named` gives the documents that a text names. Safe to share."""

    def __init__(self, retriever: Retriever, texts: Texts, named: Callable[[str], Mapping[str, float]]) -> None:
        self._retriever = retriever
        self._texts = texts
        self._named = named

    def quotes(self, found: Found, read_page: ReadPage) -> list[Quote]:
        """Those to show, the close ones first; of tenders set beside each other, those of each in turn."""
        longest_rest = LONGEST_REST_ASKED if found.search.expected.several else LONGEST_REST
        whole_quotes = WholeQuotes(self._texts, read_page, longest_rest)
        if found.sides:
            of_sides = [one for side in found.sides for one in self._quotes_of(side, found.understood, whole_quotes)]
            return sorted(of_sides, key=lambda quote: not quote.is_close)
        search, signals = found.search, self._sentence_signals(found.search)
        named = {id for id, share in self._named(found.understood).items() if share >= NAMED}
        quotes = choose_quotes(found.understood, search.quotable, signals, search.words, named)
        if definitions := find_definitions(found.understood):
            quotes = [quote for quote in quotes if any(one.is_spoken_of_in(quote.text) for one in definitions)]
        if subject := subject_spoken_of(found.understood):
            quotes = _speaking_of(subject, quotes) or quotes
        least = 2 if compares(found.understood) else 1
        quotes = _closest_first(search, quotes, least, is_doubtful=found.is_doubtful)
        ordered = sorted(quotes, key=lambda quote: (not quote.is_close, not found.first & quote.documents))
        whole = whole_quotes.made_whole(ordered)
        if search.expected.several and not compares(found.understood):
            whole = self._after_their_sections(whole, search.words)
        whole = [_with_its_answer(one, search.readings) for one in whole]
        is_told = any(states(quote, search.expected) for quote in whole)
        is_refused = self._tells_of_others(found, whole) or (not is_told and self._lacks_figure(found, whole))
        return [] if is_refused else whole

    def _tells_of_others(self, found: Found, quotes: Sequence[Quote]) -> bool:
        """Whether a sum is asked of somebody, and whatever is quoted is of others."""
        if compares(found.understood) or not found.search.expected.wants_sum:
            return False
        return are_of_others(found.understood, [one.hit for one in quotes], self._texts_of)

    def _texts_of(self, document: str) -> Iterator[str]:
        return (passage.text for passage in self._texts.passages_of(document))

    def _lacks_figure(self, found: Found, quotes: Sequence[Quote]) -> bool:
        """Whether an amount or a number is asked for, and none that is quoted may be it."""
        search, counted = found.search, found.search.expected.form
        if any(_is_sure_of_a_number(one, counted) for one in quotes if one.is_close):
            return False
        if search.expected.lacks_form([_told(one) for one in quotes]):
            return True
        if not isinstance(counted, Counted) or compares(found.understood):
            return False
        asked, passages = topic_of(search.searched.text), [one.hit.passage for one in quotes]
        return not may_be_of(counted, quotes, self._retriever.word_matches(asked, passages))

    def _quotes_of(self, side: Search, question: str, whole_quotes: WholeQuotes) -> list[Quote]:
        quotes = choose_side_quotes(question, side.quotable, self._sentence_signals(side), side.words)
        whole = whole_quotes.made_whole(_closest_first(side, quotes, 1, is_a_side=True))
        return [_with_its_answer(one, side.readings) for one in whole]

    def _after_their_sections(self, quotes: Sequence[Quote], words: WordWeights) -> list[Quote]:
        """The same after all of the sections of the first of them that are headed by what is asked.

        Such a section is the answer of its document, of which what stands under another chapter is folded.
        """
        passages_of = cache(self._texts.passages_of)  # the first quotations are mostly of one document
        of_documents: dict[str, list[Quote]] = {}
        for quote in quotes[:_FIRST_READ]:
            if quote.is_close and len(of_documents) < _SECTIONS and quote.hit.document.id not in of_documents:
                section = whole_section(quote, words, passages_of) or _with_its_parts(quote, passages_of)
                of_documents |= {quote.hit.document.id: section} if section else {}
        sections = list(chain.from_iterable(of_documents.values()))
        others = [one for one in quotes if not any(map(one.overlaps, sections))]
        chapters = {_chapter(one) for one in sections}
        folded = [
            replace(
                one, is_close=one.is_close and (one.hit.document.id not in of_documents or _chapter(one) in chapters)
            )
            for one in others
        ]
        return sorted([*sections, *folded], key=lambda one: not one.is_close)

    def _sentence_signals(self, search: Search) -> list[SentenceSignals]:
        passages = [hit.passage for hit in search.quotable]
        signals = self._retriever.sentence_signals(topic_of(search.searched.text), passages)
        return [
            replace(known, read=_of_sentences(read, passage)) if (read := search.readings.get(passage.id)) else known
            for known, passage in zip(signals, passages, strict=True)
        ]


def _weighed(search: Search, hit: Hit) -> Evidence:
    """The evidence of a passage, with what reading it told where that makes it nearer."""
    evidence = weigh(hit, search.words, search.expected)
    read = search.readings.get(hit.passage.id)
    after = replace(evidence, read=read.score) if read else evidence
    return max(evidence, after, key=lambda one: one.confidence)


def _of_sentences(read: Read, passage: Passage) -> Scores:
    """What reading a passage gives each of its sentences."""
    return np.array([read.score_of(in_passage(span, passage)) for span in passage.sentences], dtype=np.float32)


def _with_its_answer(quote: Quote, readings: Mapping[int, Read]) -> Quote:
    read = readings.get(quote.hit.passage.id)
    return quote.with_its_answer(read) if read else quote


def _is_sure_of_a_number(quote: Quote, form: Form | None) -> bool:
    """Whether reading a quotation is sure that a number answers, or a time how long something is that has no unit.

    “Quelle longueur pour chaque capsule vidéo ?”: “3 à 5 minutes”.
    """
    read = quote.hit.passage.quote(quote.answering) if quote.answering else ""
    if isinstance(form, Measured):
        return not form.by_unit and holds_amount(quote.text, TIMES) and any(map(str.isdigit, read))
    return isinstance(form, Counted) and holds_number(read)


def _with_its_parts(quote: Quote, passages_of: PassagesOf) -> list[Quote]:
    parts = counted_parts(quote, passages_of)
    return [quote, *parts] if parts else []


def _chapter(quote: Quote) -> tuple[str, tuple[str, ...]]:
    """The document of a quotation and the heading of the chapter in which it stands."""
    return quote.hit.document.id, quote.hit.passage.section[:1]


def _told(quote: Quote) -> str:
    """What a quotation tells with the names of its columns, where units may stand; no heading, which is numbered."""
    return f"{quote.text}\n{quote.hit.passage.context}"


def _speaking_of(subject: str, quotes: Sequence[Quote]) -> list[Quote]:
    """Those of passages that hold words beginning as all its words do, or all those of what it is called otherwise.

    “Accessibility” stands for “accessible” and “accessibilité”, “subcontracting” for “subcontractor”.
    """
    names = (subject, *map(" ".join, product(*said_otherwise(subject))), *spelt_out(subject))
    asked = [[fold(word)[:_BEGINNING] for word, _, _ in telling_words(name)] for name in names if name]

    def speaks_of_it(quote: Quote) -> bool:
        held = {fold(word)[:_BEGINNING] for word, _, _ in find_words(quote.hit.passage.text)}
        return any(words and held.issuperset(words) for words in asked)

    return list(filter(speaks_of_it, quotes))


def _closest_first(
    search: Search, quotes: Sequence[Quote], least: int, *, is_doubtful: bool = False, is_a_side: bool = False
) -> list[Quote]:
    """The same, those last that are not close to the question, and state no amount of the kind asked for.

    Their passage is far from it, or they are much less good than the best, where one document is enough. Where it is
    doubtful whether any answers, and of a side of a comparison, all but the first two are folded, but for what states
    the amount; of a side it must be as good besides. As they are where that leaves fewer documents than the `least` to
    answer with.
    """
    best = max((quote.score for quote in quotes), default=0.0)
    as_good = best - _AS_GOOD if least == 1 else float("-inf")

    def is_close(place: int, quote: Quote) -> bool:
        far = all(_weighed(search, one.hit).is_far for one in (quote, *quote.also))
        is_as_good = quote.score >= as_good
        among_best = place < _FIRST_QUOTED or (is_as_good and not (is_doubtful or is_a_side))
        return (among_best and not far) or (states(quote, search.expected) and (is_as_good or not is_a_side))

    told = [replace(quote, is_close=is_close(place, quote)) for place, quote in enumerate(quotes)]
    answering = set().union(*(quote.documents for quote in told if quote.is_close))
    if len(answering) < least:
        return list(quotes)
    return sorted(told, key=lambda quote: not quote.is_close)
