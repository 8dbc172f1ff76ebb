"""The answer without a language model: the corpus's own sentences that answer best, word for word.

Every sentence of the first passages is scored by how well its passage did in the search, its closeness in meaning to
the question, how well it matches the question word by word, the question's rare words that it and its headings hold,
whether it states a figure, and what a reader makes of it where there is one. The best are quoted with the sentences
that they belong with; a question that compares gets one quotation a document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from answer.asked.kinds_wanted import PRICE_SCHEDULE, asks_prices, kinds_wanted, preferences
from answer.quoting.quotes import Quote
from answer.quoting.stretches import (
    LONGEST,
    LONGEST_LIST,
    announces,
    is_blank,
    items_in,
    says_little,
    stretch_around,
)
from answer.text.figures import agree, find_figures
from answer.text.negation import says_opposite
from answer.text.words import WordWeights
from answer.wanted.expected import ANYTHING, Expected, expected_of, words_for_amounts
from corpus.folding import fold
from corpus.table_rows import is_row
from corpus.vocabulary import TENDER_KINDS
from index.retriever import Hit
from index.sentence_signals import SentenceSignals
from index.topic import compares
from index.words import stem_set, stems

_WORD = re.compile(r"\w+")
_QUOTES, _QUOTES_COMPARING, _QUOTES_A_SIDE = 7, 8, 4
_OTHERS_COMPARING = 3
"""Quotations of other kinds of documents beside those of the kinds wanted, where enough of these say something."""
_MARGIN, _MARGIN_COMPARING = 4.0, 7.0
"""How far below the best score a sentence is still worth quoting."""
_OF_A_PAGE = 3
"""Quotations of one page beside those of others."""
_SAME_TEXT = 2
"""Other documents that say the same, word for word, to cite besides."""

# Which sentence holds the answer: fitted on 314 questions of the lists whose sentence is known, as a softmax over all
# sentences of a question, and rounded (docs/quality.md). The passage's weight must stay below the margins: in a corpus
# of a few passages their scores go from 0 to 1.
_PASSAGE = 3.5
_CLOSENESS = 10.0
_WORDS = 12.0
_COVERAGE = 2.5
_FIGURE = 1.0
"""What a figure in it is worth: what answers mostly tells one."""
_ASKED = 1.5
"""What it costs a sentence to be a question itself: guides list those to put to suppliers (not fitted)."""
_ANSWERS, _UNREAD = 0.3, -4.0
"""What the log-odds count with which a reader finds the answer in it, and those of what was not read (not fitted). Of
208 questions of JJ, KK, LL and MM, 152 answers hold all that they must, 145 where it counts 0.5 above -6; of 160 of
PIAF, 110 hold the answer in their first three sentences, 109 so, and 106 without a reader.
"""
_ALIKE, _FEWEST_WORDS = 0.9, 15
"""Share of a long quotation's words that stand in another from which it says nothing new, but for another figure or
the opposite."""
_SPEAKS_AS_MUCH = 0.8
"""Share of the question's words in its document's best sentence from which another one, with a row's columns, speaks as
much of what is asked."""
_AMOUNT = 2.0
"""What an amount of the kind asked for is worth: about twice as much as all the question's words. Over 500 questions
on tenders the first quotation then holds all that is expected for 43 % of them, for 41 % where it is worth half.
"""
_NUMBER = 1.0
"""What a number that may be of the things counted is worth, where none stands beside them."""
_LIST = 1.5
"""What a list is worth where several things are asked for, rows of a table half: of 61 such questions on tenders 38 are
answered whole, 33 without it and with shorter lists."""
_FEWEST_ITEMS = 3
_READ = 30
"""Quotations, best first, in which such an amount is looked for."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """A sentence of a passage, and the `longest` quotation around it, in characters.

    `table` is the passage with the rows that it announces, where they are another one.
    """

    hit: Hit
    sentence: int
    score: float
    coverage: float
    longest: int
    table: Hit | None = None

    @property
    def text(self) -> str:
        return self.hit.passage.quote(self.hit.passage.sentences[self.sentence])


def choose_quotes(
    question: str,
    hits: Sequence[Hit],
    signals: Sequence[SentenceSignals],
    words: WordWeights,
    named: Container[str] = (),
) -> list[Quote]:
    """The quotes that make the answer, documents in the order of their best; `signals` tell of each hit's sentences.

    When the best is of a document that the question names (`named`), the others are not asked. Where several tenders
    are compared, what guides and lessons learned say comes after what tenders do, and what price schedules say
    between them unless prices are asked for.
    """
    ranked, expected = _ranked(question, hits, signals, words), expected_of(question)
    matter = words.without(words_for_amounts())
    if compares(question):
        return _clauses_first(question, _one_of_each_document(ranked, expected))
    worthy = _of_those_named(_worthy(ranked, expected, matter), ranked, expected, matter, named)
    first = list(islice(_few_of_a_page(_saying_more(worthy)), _QUOTES))
    return _grouped_by_document(_telling(first))


def choose_side_quotes(
    question: str, hits: Sequence[Hit], signals: Sequence[SentenceSignals], words: WordWeights
) -> list[Quote]:
    """What answers best of what one of the tenders set beside each other says."""
    ranked, matter = _ranked(question, hits, signals, words), words.without(words_for_amounts())
    worthy = _worthy(ranked, expected_of(question), matter)
    return _telling(list(_saying_more(worthy)))[:_QUOTES_A_SIDE]


def _ranked(
    question: str, hits: Sequence[Hit], signals: Sequence[SentenceSignals], words: WordWeights
) -> list[_Scored]:
    """The sentences, best first."""
    asked = 0.0 if "question" in fold(question) else _ASKED
    longest = LONGEST_LIST if expected_of(question).several else LONGEST
    scored = _scored(hits, signals, words, asked, preferences(question), longest)
    return sorted(scored, key=lambda one: -one.score)


def _clauses_first(question: str, quotes: Sequence[Quote]) -> list[Quote]:
    """The best, what tenders say before what price schedules do, unless prices are asked for, and that before others.

    Of others no more than a few where enough tenders say something.
    """
    schedules_answer, wanted = asks_prices(question), kinds_wanted(question) or TENDER_KINDS
    others = [quote for quote in quotes if quote.hit.document.kind not in wanted]
    few = max(_OTHERS_COMPARING, _QUOTES_COMPARING - (len(quotes) - len(others)))

    def place(quote: Quote) -> tuple[bool, bool]:
        kind = quote.hit.document.kind
        return kind not in wanted, kind == PRICE_SCHEDULE and not schedules_answer

    best = [quote for quote in quotes if quote not in others[few:]][:_QUOTES_COMPARING]
    return sorted(best, key=place)


def _worthy(ranked: Sequence[_Scored], expected: Expected, matter: WordWeights) -> list[Quote]:
    """Those to choose from, best first; `matter` are the words of what an amount is asked of."""
    told = _telling_it(ranked, expected)
    if not told:
        return _near(ranked, expected, matter)
    by_page = sorted(told, key=lambda quote: -quote.hit.score)  # “Lauréat : Arc” does not say of what, its page does
    if expected.telling:
        is_of_one = len({quote.hit.document.id for quote in told}) == 1
        return _distinct(told if is_of_one else by_page)
    return _distinct((*by_page, *_near(ranked, expected, matter)))


def _of_those_named(
    worthy: Sequence[Quote],
    ranked: Sequence[_Scored],
    expected: Expected,
    matter: WordWeights,
    named: Container[str],
) -> Sequence[Quote]:
    """Those of the documents that the question names alone, where they answer best; else all.

    How another procedure ended is no answer: where they do not tell it, what only tells it does not come first.
    """
    own = [quote for quote in worthy if quote.hit.document.id in named]
    if own and expected.tellings and not expected.telling:
        if any(states(one, expected) for one in own):
            return own
        worthy = _near(ranked, ANYTHING, matter)
        own = [quote for quote in worthy if quote.hit.document.id in named]
    return own if own and own[0] is worthy[0] else worthy


def _near(ranked: Sequence[_Scored], expected: Expected, matter: WordWeights) -> list[Quote]:
    """Those around the sentences that are nearly as good as the best."""
    near = _lists_first(ranked) if expected.several else list(map(_grown, _within_margin(ranked)))
    return _distinct(_amounts_first(near, expected, matter))


def _telling_it(ranked: Sequence[_Scored], expected: Expected) -> list[Quote]:
    """Those that tell what few clauses do: clauses that only speak of it are often nearer to the question."""
    return [one for one in map(_grown, ranked) if states(one, expected)] if expected.tellings else []


def states(quote: Quote, expected: Expected) -> bool:
    """Whether it states what is asked for; what few clauses tell, with the heading above it.

    Under “Pénalités de retard” no sum is a price, and what is told of another year is not of that which is asked of.
    """
    if expected.is_another_sum("\n".join(quote.hit.passage.section)) or expected.is_of_other_years(quote.text):
        return False
    text = f"{_heading(quote.hit)}\n{quote.text}" if expected.tellings else quote.text
    return expected.is_stated_in(text, quote.hit.document.language)


def _heading(hit: Hit) -> str:
    """The title under which a passage stands: “Date limite de remise des offres” over “Date : 19 avril”."""
    return next(reversed(hit.passage.section), "")


def _within_margin(ranked: Sequence[_Scored], margin: float = _MARGIN) -> list[_Scored]:
    return [one for one in ranked if one.score >= ranked[0].score - margin]


def _lists_first(ranked: Sequence[_Scored]) -> list[Quote]:
    """Those around the sentences that are nearly as good as the best, when lists count for more."""
    grown = map(_grown, _within_margin(ranked, _MARGIN + _LIST))
    raised = [replace(quote, score=quote.score + _LIST * _listed(quote)) for quote in grown]
    best = max((quote.score for quote in raised), default=0.0)
    return sorted((one for one in raised if one.score >= best - _MARGIN), key=lambda one: -one.score)


def _listed(quote: Quote) -> float:
    """1 where it holds items of a list, half as much where it holds rows of a table, else 0."""
    if sum(map(is_row, quote.text.splitlines())) >= _FEWEST_ITEMS:
        return 0.5
    return float(items_in(quote.hit.passage, quote.span) >= _FEWEST_ITEMS)


def _one_of_each_document(ranked: Sequence[_Scored], expected: Expected) -> list[Quote]:
    """The best of each document; where amounts are asked for, one that states such an amount before one that does not.

    What defines a term in the words of the question, and says no amount, does not keep out those that do, where these
    are nearly as good. Of what few clauses tell those alone that do, where several documents tell it.
    """
    best_of: dict[str, _Scored] = {}
    for one in ranked:
        best_of.setdefault(one.hit.document.id, one)
    stating = [
        one
        for one in ranked
        if expected.wants_form  # else no sentence is grown to look for one
        and one.coverage >= _SPEAKS_AS_MUCH * best_of[one.hit.document.id].coverage > 0
        and one.score + _AMOUNT >= best_of[one.hit.document.id].score
        and expected.is_stated_in(_grown(one).text, one.hit.document.language)
    ]
    best = (stating or ranked)[0] if ranked else None
    tells_alone = expected.telling and len({one.hit.document.id for one in stating}) > 1
    near = [
        one
        for one in (stating if tells_alone else (*stating, *ranked))
        if best and one.score >= best.score - _MARGIN_COMPARING
    ]
    return list(_first_of_each_document(_telling(_distinct(map(_grown, near)))))


def _scored(
    hits: Sequence[Hit],
    signals: Sequence[SentenceSignals],
    words: WordWeights,
    asked: float,
    wanted: Mapping[str, float],
    longest: int,
) -> Iterator[_Scored]:
    tables = {(hit.place, hit.passage.context): hit for hit in reversed(hits) if hit.passage.context}
    for hit, known in zip(hits, signals, strict=False):
        title = stem_set(hit.document.title, hit.document.language)
        around = set(stems(" ".join((hit.passage.context, *hit.passage.section)), hit.document.language))
        for i, span in enumerate(hit.passage.sentences):
            sentence = hit.passage.quote(span)
            if is_blank(sentence):
                continue
            own = title | set(stems(f"{sentence} {known.columns[i] if known.columns else ''}", hit.document.language))
            covers, covers_with_heading = (words.coverage(held, hit.document.language) for held in (own, own | around))
            score = (
                _PASSAGE * hit.score
                + _CLOSENESS * float(known.closeness[i])
                + _WORDS * float(known.words[i])
                + _COVERAGE * covers_with_heading
                + _FIGURE * any(map(str.isdigit, sentence))
                - asked * sentence.endswith("?")
                + wanted.get(hit.document.kind, 0.0)
                + (0.0 if known.read is None else _ANSWERS * max(float(known.read[i]) - _UNREAD, 0.0))
            )
            yield _Scored(hit, i, score, covers, longest, tables.get((hit.place, sentence)))


def _amounts_first(quotes: Sequence[Quote], expected: Expected, matter: WordWeights) -> Sequence[Quote]:
    """The same, those of the best raised that state an amount of the kind that the question asks for.

    Those lowered that state what a fault costs, where a price is asked for, or an amount of another matter: the
    duration of the contract is not that of its “garantie”. So are those that tell of another year than is asked of.
    """
    first = quotes[:_READ]
    told = [states(one, expected) for one in first]
    strays = _of_another_matter(first, matter) if expected.units else [False] * len(first)
    worth = _AMOUNT
    if not any(told):
        told, worth = [expected.may_be_told_in(one.text) for one in first], _NUMBER
    gained = [worth * does * (-1 if is_stray else 1) for does, is_stray in zip(told, strays, strict=True)]
    raised = [
        replace(one, score=one.score + gain - _AMOUNT * _strays(one, expected))
        for one, gain in zip(first, gained, strict=True)
    ]
    return sorted((*raised, *quotes[_READ:]), key=lambda one: -one.score)


def _of_another_matter(quotes: Sequence[Quote], matter: WordWeights) -> list[bool]:
    """For each whether it holds none of the words of the matter, with its headings; for none where all lack them.

    Nor for one in another language than the question's where nothing tells what that calls the matter.
    """
    held = [_holds_any(matter, quote) for quote in quotes]
    return [any(held) and not does for does in held]


def _holds_any(words: WordWeights, quote: Quote) -> bool:
    passage, document = quote.hit.passage, quote.hit.document
    if document.language != words.language and not words.translated:
        return True
    texts = (quote.text, passage.context, *passage.section, document.title, document.buyer)
    return words.coverage(stem_set("\n".join(texts), document.language), document.language) > 0


def _strays(quote: Quote, expected: Expected) -> bool:
    """Whether its best sentence tells of another year than is asked of, or what a fault costs where a price is asked.

    That is told by its words or by its headings.
    """
    said = quote.hit.passage.quote(quote.chosen) if quote.chosen else quote.text
    is_another = expected.is_another_sum("\n".join((*quote.hit.passage.section, said)))
    return expected.is_of_other_years(said) or (is_another and not expected.lacks_amount(said))


def _grown(chosen: _Scored) -> Quote:
    passage = chosen.hit.passage
    span = stretch_around(passage, chosen.sentence, chosen.longest)
    quote = Quote(chosen.hit, span, chosen.score, chosen=passage.sentences[chosen.sentence])
    if chosen.table and announces(quote.text):
        table = chosen.table.passage
        return Quote(chosen.table, stretch_around(table, 0), chosen.score, chosen=table.sentences[0])
    return quote


def _distinct(quotes: Iterable[Quote]) -> list[Quote]:
    """Each stretch once; what a document repeats once too; one that says the same as another is cited with it."""
    kept: dict[str, Quote] = {}
    for quote in quotes:
        apart = quote.apart_from(other for one in kept.values() for other in (one, *one.also))
        if apart is None:
            continue
        text = " ".join(fold(apart.text).split())
        same = kept.get(text)
        if same is None:
            kept[text] = apart
        elif len(same.also) < _SAME_TEXT and apart.hit.document.id not in same.documents:
            kept[text] = replace(same, also=(*same.also, apart))
    return list(kept.values())


def _saying_more(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Those that do not say nearly the same as one before, as a template does that was filled in twice."""
    kept: list[tuple[Quote, frozenset[str]]] = []
    for quote in quotes:
        words = frozenset(_WORD.findall(fold(quote.text)))
        alike = (other for other, others in kept if _are_alike(words, others))
        if not any(_says_nothing_more(quote.text, other.text) for other in alike):
            kept.append((quote, words))
            yield quote


def _few_of_a_page(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """The first of each page, all where there is but one: a log of incidents would fill the answer with its lines."""
    seen: Counter[tuple[str, int]] = Counter()
    others: list[Quote] = []
    for quote in quotes:
        seen[quote.hit.place] += 1
        if seen[quote.hit.place] <= _OF_A_PAGE:
            yield quote
        else:
            others.append(quote)
    if len(seen) == 1:
        yield from others


def _are_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    return len(words) >= _FEWEST_WORDS and len(words - others) <= (1 - _ALIKE) * len(words)


def _says_nothing_more(text: str, other: str) -> bool:
    """Of texts that are alike: whether one has no figure that the other lacks, nor denies what that says."""
    there = find_figures(other)
    has_its_figures = all(any(agree(figure, one) for one in there) for figure in find_figures(text))
    return has_its_figures and not says_opposite(text, other)


def _telling(quotes: list[Quote]) -> list[Quote]:
    """Those that say more than what something is called, or that it follows on another page; all where none does."""
    return [quote for quote in quotes if not says_little(quote.text)] or quotes


def _first_of_each_document(quotes: Iterable[Quote]) -> Iterator[Quote]:
    seen: set[str] = set()
    for quote in quotes:
        if quote.hit.document.id not in seen:
            seen |= quote.documents
            yield quote


def _grouped_by_document(quotes: Sequence[Quote]) -> list[Quote]:
    order = list(dict.fromkeys(quote.hit.document.id for quote in quotes))
    return sorted(quotes, key=lambda quote: order.index(quote.hit.document.id))
