"""What answers in a quotation: the figure asked for, or what was read as the answer, else the question's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from answer.models import Citation
from answer.wanted.expected import expected_of
from corpus.folding import fold
from corpus.models import Span
from pages.shown.figures import figures

_WORD = re.compile(r"\w+")


def telling_spans(citation: Citation, asked: str) -> Sequence[Span]:
    """What answers in a quotation, relative to it, else where the words of the question stand.

    A reader looks for what answers these, and knows them already.
    """
    return answering_spans(citation, asked) or citation.decisive


def answering_spans(citation: Citation, asked: str) -> Sequence[Span]:
    """Where a quotation states what is `asked`, relative to it: an amount, how long, how often, when, how many.

    If it asks for no figure, or none is stated in words, where the answer was read; nothing where it was not.
    """
    expected = expected_of(asked)
    otherwise = [citation.answering] if citation.answering else []
    if not expected.wants_figure:
        return otherwise
    about = {fold(word) for one in citation.decisive for word in _WORD.findall(citation.quote[one.start : one.end])}
    found = figures(citation.quote, about, expected, citation.document.language)
    return list(_places(found, citation.quote)) or otherwise


def _places(found: Iterable[str], text: str) -> Iterator[Span]:
    """Wherever figures stand that are written so, whichever blanks are in them, and are no part of a longer one."""
    for written in found:
        words = r"\s+".join(map(re.escape, written.split()))
        for match in re.finditer(rf"(?<!\w)(?<!\d[.,]){words}(?!\w)", text):
            yield Span(match.start(), match.end())
