"""Whether a number that is quoted may be of what is counted, under another name: “200 facteurs” of variables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from answer.quoting.quotes import Quote
from answer.wanted.counted import Counted, numbers_of_things
from corpus.models import Span
from corpus.table_rows import is_row
from index.sentence_signals import WordMatches
from index.words import query_forms, stem_set

_NEAR = 0.32
"""The cosine, word by word, from which a word may mean what is counted. Chosen by hand on 76 answers that count."""
_BESIDE = 12
"""Characters at most between a number and a word that it may count."""
_TOLD_AT_THE_END = re.compile(r"(?:\b(?:au nombre de|nombre|number|total)\b[^.;]{0,20}|:\s*)$", re.I)
"""What stands before a number that counts whatever the sentence says before: “équipés d’un poste : 350”."""
_NUMBERED = re.compile(r"\b(?P<word>[^\W\d_]{3,}) (?P<number>\d{1,2})\b")
"""One of several that have numbers for names: “Niveau 1”."""


def may_be_of(counted: Counted, quotes: Sequence[Quote], matches: Sequence[WordMatches]) -> bool:
    """Whether a number stands in one of the quotations beside a word that means nearly what is `counted`.

    In a row of a table also under a column that is called so; and whether what is counted is told one by one, by its
    numbers. `matches` are those of the passages with the question; what is not searched for, or not in the index any
    more, is not judged.
    """
    return any(
        _is_told_one_by_one(counted, quote) or _stands_under_it(counted, quote) or _is_beside_it(counted, quote, match)
        for quote, match in zip(quotes, matches, strict=True)
    )


def _is_told_one_by_one(counted: Counted, quote: Quote) -> bool:
    told = {one["number"] for one in _NUMBERED.finditer(quote.text) if _is_of(counted, one["word"])}
    return len(told) > 1


def _stands_under_it(counted: Counted, quote: Quote) -> bool:
    columns = stem_set(quote.hit.passage.context, quote.hit.document.language)
    rows = filter(is_row, map(quote.hit.passage.quote, quote.sentences))
    return not counted.forms.isdisjoint(columns) and any(map(numbers_of_things, rows))


def _is_beside_it(counted: Counted, quote: Quote, matches: WordMatches) -> bool:
    asked = [_is_of(counted, word) for word in matches.words]
    if not any(asked) or not len(matches.starts):
        return True
    are_near = matches.cosines[:, asked].max(axis=1) >= _NEAR
    starts, ends = matches.starts[are_near], matches.ends[are_near]
    return any(np.any((ends > place.start) & (starts < place.end)) for place in _places_of_counted(quote))


def _places_of_counted(quote: Quote) -> Iterator[Span]:
    """For each number that is quoted, where what it counts may stand: for one in a row, anywhere in the quotation."""
    for sentence in quote.sentences:
        text = quote.hit.passage.quote(sentence)
        for number in numbers_of_things(text):
            if is_row(text):
                yield quote.span
            else:
                reach = len(text) if _TOLD_AT_THE_END.search(text[: number.start]) else _BESIDE
                first, end = sentence.start + number.start - reach, sentence.start + number.end + _BESIDE
                yield Span(max(sentence.start, first), min(sentence.end, end))


def _is_of(counted: Counted, word: str) -> bool:
    return not counted.forms.isdisjoint(query_forms(word.casefold()))
