"""The whole section of a document where it is what is asked for: the penalties under “11 - Pénalités”.

Where several things answer, a section that is headed by what is asked tells them all, one under the other, and its
sentences need not say again what they are of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from answer.quoting.quotes import Quote
from answer.quoting.stretches import is_blank, says_little
from answer.text.orders import gives_orders
from answer.text.words import WordWeights
from corpus.models import Passage, Span
from index.words import stem_set
from protect.masking import MASK

PassagesOf = Callable[[str], Sequence[Passage]]
"""All passages of a document, in reading order."""
_LONGEST = 2000
"""Characters of a section that is quoted whole."""
_HEADED = 0.5
"""Share of the question's weight, beside the words of the title, that a heading holds which is what is asked for."""


def whole_section(quote: Quote, words: WordWeights, passages_of: PassagesOf) -> list[Quote]:
    """The passages of the section of a quotation that is headed by what is asked, in order; none where there is none.

    The widest such section that is not long, where all of it can be shown.
    """
    path = quote.hit.passage.section
    depths = _depths_headed(quote, words)
    passages = passages_of(quote.hit.document.id) if depths else []
    sections = (_around(quote.hit.passage, passages, path[:depth]) for depth in depths)
    section = next((one for one in sections if sum(len(passage.text) for passage in one) <= _LONGEST), [])
    return [_quoted(quote, one) for one in section] if len(section) > 1 and _can_be_shown(section) else []


def _depths_headed(quote: Quote, words: WordWeights) -> list[int]:
    """How deep, from 1, the headings above a quotation are that hold most of what is asked, the first of the best on.

    None where none holds much.
    """
    document = quote.hit.document
    left = words.without(stem_set(document.title, document.language))
    asked = frozenset[str]().union(*(word.all_forms for word, _ in left.weights))
    headings = [stem_set(one, document.language) for one in quote.hit.passage.section]
    shares = [left.coverage(one, document.language) for one in headings]
    told = [(share, len(one & asked)) for share, one in zip(shares, headings, strict=True)]
    best = told.index(max(told)) if told else 0  # “Critères de jugement” tells more than “Jugement des offres”
    return [depth for depth, share in enumerate(shares, start=1) if depth > best and share >= _HEADED]


def _around(passage: Passage, passages: Sequence[Passage], path: tuple[str, ...]) -> list[Passage]:
    """The passages around one that stand under the same headings, but for those that say little."""
    under = groupby(passages, key=lambda one: one.section[: len(path)] == path)
    runs = (list(group) for _, group in under)
    own = next((run for run in runs if any(one.id == passage.id for one in run)), [])
    return [one for one in own if one.sentences and not says_little(one.text)]


def _can_be_shown(section: Sequence[Passage]) -> bool:
    """Whether nothing is hidden in it, left to be filled in, or an order to the program."""
    if any(MASK in one.text or gives_orders(one.text, one.context, *one.section) for one in section):
        return False
    return not any(is_blank(one.quote(span)) for one in section for span in one.sentences)


def _quoted(quote: Quote, passage: Passage) -> Quote:
    """The passage with the headings that it begins with, which tell what each part of the section is about."""
    span = Span(passage.start, passage.sentences[-1].end)
    return replace(quote, hit=replace(quote.hit, passage=passage), span=span, also=(), is_close=True, chosen=None)
