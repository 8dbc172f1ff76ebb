"""The sentences of an answer's quotations that answer best, to be read before all that they stand among.

A quotation says what belongs with a sentence, and several make a page; whoever asks has twenty minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from answer.asked.kinds_wanted import asks_for_lessons, asks_for_wording
from answer.finding.close_reading import favour
from answer.finding.found import Found
from answer.quoting.extractive import states
from answer.quoting.quotes import Quote, in_passage
from answer.quoting.stretches import announces, is_label, limits_another, stands_for_another
from corpus.folding import fold
from corpus.models import Passage, Span
from index.reader import Read

_MOST = 3
_NEARLY = 3.0
"""How far below the best, as log-odds, a sentence is still told with it (not fitted). Two are mostly told; those of 88
questions on tenders hold all that they must for 65, the first quotation for 54, all quotations for 75."""
_SHORTER = 2 / 3
"""Share of the quotations up to which a lead saves reading them."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a quotation with what it leans on, the log-odds that it answers, and how much it is favoured."""

    quote: Quote
    likely: float
    favour: float


def lead_of(found: Found, quotes: Sequence[Quote]) -> list[Quote]:
    """Up to three stretches of the close quotations, best first, each of a sentence with what it leans on.

    None where reading finds it likelier that the best of them does not answer, or nothing was read, as of what
    compares; where a list is asked for, words to copy or whatever others learned, the answer may well be none, or is
    as short; nor where the figure asked for is stated elsewhere in it. What tells of another year than is asked of is
    not told first.
    """
    search, expected = found.search, found.search.expected
    asked = found.understood
    if found.is_doubtful or expected.several or asks_for_lessons(asked) or asks_for_wording(asked):
        return []
    close = [quote for quote in quotes if quote.is_close]
    told = (one for one in _sentences(close, search.readings) if not expected.is_of_other_years(one.quote.text))
    sentences = sorted(told, key=lambda one: -one.favour)
    if not sentences or sentences[0].likely < 0:
        return []
    lead = _best(sentences)
    while _length(lead) > _SHORTER * _length(close):
        lead.pop()
    is_stated = any(states(one, expected) for one in lead) or not any(states(one, expected) for one in close)
    return lead if is_stated else []


def _length(quotes: Sequence[Quote]) -> int:
    return sum(len(one.text) for one in quotes)


def _best(sentences: Sequence[_Sentence]) -> list[Quote]:
    """The first of them that share no words and say no other's over again, as far as they are nearly as good."""
    best: list[Quote] = []
    for one in takewhile(lambda one: one.favour >= sentences[0].favour - _NEARLY, sentences):
        if not any(one.quote.overlaps(other) or _is_in(one.quote, other) or _is_in(other, one.quote) for other in best):
            best.append(one.quote)
    return best[:_MOST]


def _is_in(quote: Quote, other: Quote) -> bool:
    return fold(quote.text) in fold(other.text)


def _sentences(quotes: Sequence[Quote], readings: Mapping[int, Read]) -> Iterator[_Sentence]:
    """What was read of them and says something, sentence by sentence."""
    for quote in quotes:
        passage, spans = quote.hit.passage, quote.sentences
        read = readings.get(passage.id)
        for place, span in enumerate(spans if read else []):
            text = passage.quote(span)
            if read and not (is_label(text) or announces(text)):
                likely = read.score_of(in_passage(span, passage))
                whole = replace(quote, span=_with_what_it_leans_on(passage, spans, place), also=())
                yield _Sentence(whole.with_its_answer(read), likely, favour(quote.hit.score, likely))


def _with_what_it_leans_on(passage: Passage, spans: Sequence[Span], place: int) -> Span:
    """A sentence from what announces it, or the one that “Elle” stands for, to those that limit it: “À défaut, …”.

    “Ne sont pas à fournir :” says of each item behind it what that does not say itself.
    """
    texts = [passage.quote(span) for span in spans]
    first, last = max((one for one in range(place) if announces(texts[one])), default=place), place
    while first > 0 and (stands_for_another(texts[first]) or limits_another(texts[first])):
        first -= 1
    while last < len(texts) - 1 and limits_another(texts[last + 1]):
        last += 1
    return Span(spans[first].start, spans[last].end)
