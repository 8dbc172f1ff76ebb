"""Whether a number that is quoted may be of what is counted, under another name: “200 facteurs” of variables."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from answer.quoting.quotes import Quote
from answer.wanted.counted import Counted, counts_in
from index.sentence_signals import WordMatches
from index.words import query_forms

_NEAR = 0.32
"""The cosine, word by word, from which a word may mean what is counted. Chosen by hand: of 76 answers that count, below
it and not told in so many words are eleven of the 22 that have no answer, and four of 54 others; one held it."""
_BESIDE = 20
"""Characters between a number and a word that it may count."""


def may_be_of(counted: Counted, quotes: Sequence[Quote], matches: Sequence[WordMatches]) -> bool:
    """Whether a number stands in one of the quotations beside a word that means nearly what is `counted`.

    `matches` are those of their passages with the question.
    """
    return any(_is_beside_it(counted, *both) for both in zip(quotes, matches, strict=True))


def _is_beside_it(counted: Counted, quote: Quote, matches: WordMatches) -> bool:
    asked = [not counted.forms.isdisjoint(query_forms(word)) for word in matches.words]
    if not any(asked):
        return True
    near = matches.starts[matches.cosines[:, asked].max(axis=1) >= _NEAR]
    inside = [one for one in quote.hit.passage.sentences if quote.span.start <= one.start and one.end <= quote.span.end]
    for sentence in inside:
        for number in counts_in(quote.hit.passage.quote(sentence)):
            first = max(sentence.start, sentence.start + number.start - _BESIDE)
            end = min(sentence.end, sentence.start + number.end + _BESIDE)
            if np.any((near >= first) & (near < end)):
                return True
    return False
