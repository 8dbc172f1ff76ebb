"""Which passages a language model is given: the best that fit in what it can read, from two documents at least when the
question compares.

Nobody but the server knows how its model counts tokens, and what does not fit is silently forgotten by some servers,
rules included. So two characters count as a token: on 400 pages of real tenders the small test model, made for English,
never needed more than one for 2.2 characters (one for 3.0 in the middle case); models made for French need fewer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answer.checking.citations import Source
from corpus.models import Document, Passage
from index.retriever import Hit
from index.topic import compares
from prompts.passages import numbered_passage

_CHARACTERS_A_TOKEN = 2
_MOST_PASSAGES = 10
"""More makes a small model lose the thread, and a processor without a graphics card read for a minute."""
_FEWEST_COMPARED = 2
_SHORTEST = 200
"""Characters of a passage below which it is not worth cutting one to fit."""


@dataclass(frozen=True, slots=True)
class Given:
    """A passage that the model is given: the hit it comes from, its number, and its text as part of the prompt."""

    hit: Hit
    source: Source
    text: str


def choose_passages(question: str, hits: Sequence[Hit], tokens: int) -> list[Given]:
    """The hits to give, numbered from 1, whose texts take at most `tokens` together."""
    compared = _FEWEST_COMPARED if compares(question) else 1
    room = tokens * _CHARACTERS_A_TOKEN
    given: list[Given] = []
    for hit in (_first_of_each_document_first(hits) if compared > 1 else hits)[:_MOST_PASSAGES]:
        # What the question cannot do without is shortened to fit; the rest is given whole or not at all.
        share = room // max(1, compared - len(given))
        text = _numbered(len(given) + 1, hit, share, may_cut=len(given) < compared)
        if text:
            given.append(Given(hit, Source(len(given) + 1, hit.document, hit.passage), text))
            room -= len(text)
    return given


def tokens_of(text: str) -> int:
    """The most tokens that a text can take."""
    return len(text) // _CHARACTERS_A_TOKEN + 1


def _first_of_each_document_first(hits: Sequence[Hit]) -> list[Hit]:
    first = {hit.document.id: hit for hit in reversed(hits)}
    return sorted(hits, key=lambda hit: first[hit.document.id] is not hit)


def _numbered(n: int, hit: Hit, room: int, *, may_cut: bool) -> str:
    """The passage as the model reads it, "" when it does not fit."""
    passage = hit.passage
    section, context = " › ".join(passage.section), f"{passage.context}\n" if passage.context else ""
    whole = numbered_passage(n, _name(hit.document), section, context + passage.text)
    beyond = len(whole) + 1 - room
    if beyond <= 0:
        return whole
    beginning = _beginning(passage, len(passage.text) - beyond) if may_cut else ""
    return numbered_passage(n, _name(hit.document), section, context + beginning) if beginning else ""


def _beginning(passage: Passage, length: int) -> str:
    """The passage's first sentences, as many as fit in `length`."""
    if length < _SHORTEST:
        return ""
    ends = [span.end - passage.start for span in passage.sentences if span.end - passage.start <= length]
    return passage.text[: max(ends)] if ends else passage.text[:length]


def _name(document: Document) -> str:
    origin = ", ".join(str(part) for part in (document.buyer, document.year) if part)
    return f"{document.title} ({origin})" if origin else document.title
