"""Quotations made whole: what their length, their passage or their page broke off is put beside them again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from answer.quoting.broken_off import (
    LONGEST_REST,
    announced_table,
    beginning,
    begins_inside,
    breaks_off,
    continuation,
    list_around,
)
from answer.quoting.citing import ReadPage
from answer.quoting.quotes import Quote
from answer.quoting.stretches import (
    is_label,
    limits_another,
    may_announce_a_table,
    names_empty_fields,
    says_little,
    stands_for_another,
)
from corpus.errors import NotFound
from corpus.models import Passage, Span
from corpus.table_rows import context_at, rows_in
from corpus.texts import Texts
from protect.masking import MASK

_GOES_ON_WITH_IT = re.compile(r"Il est (?:reconduc|reconduit|renouvel|conclu|passé)|\S+ (?:peut|pourra) ensuite\b")
"""How a sentence begins that says more of the contract that the one before it names."""
_LONGEST_LIMIT = 400
"""Characters of what limits a quotation, and is quoted with it."""


class WholeQuotes:
    """Completes quotations from the texts that they are of, whose pages `read_page` may keep for one answer.

    Their lists, by no more than `longest_rest` characters.
    """

    def __init__(self, texts: Texts, read_page: ReadPage, longest_rest: int = LONGEST_REST) -> None:
        self._texts = texts
        self._read_page = read_page
        self._longest_rest = longest_rest

    def made_whole(self, quotes: Sequence[Quote]) -> list[Quote]:
        """The same, each between its beginning and its rest, wherever they stood; none says again what another does.

        Nor what is told with the rows of a table that are quoted, its caption or its columns.
        """
        ordered: list[Quote] = []
        for quote in quotes:
            apart = quote.apart_from(ordered)
            for part in self._parts_of(apart, ordered) if apart else ():
                if not any(map(part.overlaps, ordered)):
                    whole = (one for one in quotes if one is not quote and one.holds(part))
                    ordered.append(next((one for one in whole if not any(map(one.overlaps, ordered))), part))
        named = {
            place: names for place in {one.hit.place for one in ordered} if (names := self._named_at(place, ordered))
        }
        return _in_reading_order([one for one in ordered if one.text not in named.get(one.hit.place, "")])

    def _named_at(self, place: tuple[str, int], quotes: Sequence[Quote]) -> str:
        """The captions and columns of the tables of a page of which rows are quoted."""
        try:
            page = self._read_page(*place)
        except NotFound:
            return ""
        spans = (one.span for one in quotes if one.hit.place == place)
        first = [(span, rows[0]) for span in spans if (rows := rows_in(page, span))]
        return "\n".join(context_at(row, page, span.start) for span, row in first)

    def _parts_of(self, quote: Quote, others: Sequence[Quote]) -> Iterator[Quote]:
        """A quotation, after what the passage before says of it, and before its rest, which the others do not say."""
        passage = quote.hit.passage
        before = self._beside(passage, -1) if begins_inside(passage, quote.span) else None
        if before and (begun := beginning(before, passage)) and not is_label(before.quote(begun)):
            yield _elsewhere(quote, before, begun)
        *pieces, last = self._with_its_list(quote, others)
        yield from pieces
        last = _with_its_limits(last, others)
        yield last
        passage, span = last.hit.passage, last.span
        is_broken = breaks_off(passage, span)
        after = self._beside(passage, 1) if is_broken or may_announce_a_table(passage.quote(span)) else None
        if after and (table := announced_table(passage, span, after)):
            yield _elsewhere(quote, after, table)
        elif after and is_broken and (rest := continuation(passage, span, after)) and not is_label(after.quote(rest)):
            yield _elsewhere(quote, after, rest)

    def _with_its_list(self, quote: Quote, others: Sequence[Quote]) -> list[Quote]:
        """The list of which it quotes a part, a piece for each passage; itself where others quote some of that."""
        whole = self._list_around(quote)
        pieces = list(self._pieces_of(quote, whole)) if whole != quote.span else []
        return pieces if pieces and not any(one.overlaps(other) for one in pieces for other in others) else [quote]

    def _list_around(self, quote: Quote) -> Span:
        passage = quote.hit.passage
        try:
            page = self._read_page(passage.document_id, passage.page)
        except NotFound:  # withdrawn meanwhile, and cited by nobody
            return quote.span
        return list_around(page, quote.span, self._longest_rest)

    def _pieces_of(self, quote: Quote, whole: Span) -> Iterator[Quote]:
        """What the passages of its page hold of a quotation's list, in their order.

        Not the empty fields of a notice before it, nor what only announces more behind it.
        """
        own = quote.hit.passage
        for passage in self._texts.passages_of(own.document_id, own.page):
            if passage.start < whole.end and whole.start < passage.end:
                piece = Span(max(whole.start, passage.start), min(whole.end, passage.end))
                says_nothing = names_empty_fields if passage.start < own.start else says_little
                if passage.id == own.id:
                    yield replace(quote, span=piece)
                elif not says_nothing(passage.quote(piece)):
                    yield _elsewhere(quote, passage, piece)

    def _beside(self, passage: Passage, step: int) -> Passage | None:
        """The passage of its document that is read right before it or after it, on its page or the one beside."""
        found = self._texts.passage_after(passage) if step > 0 else self._texts.passage_before(passage)
        return found if found and abs(found.page - passage.page) <= 1 else None


def _with_its_limits(quote: Quote, others: Sequence[Quote]) -> Quote:
    """A quotation to the end of what limits its last sentence, where that can be shown: “À défaut, …”.

    Itself where the others say it.
    """
    passage = quote.hit.passage
    following = [one for one in passage.sentences if one.start >= quote.span.end]
    limits = list(takewhile(lambda one: limits_another(passage.quote(one)), following))
    while limits and limits[-1].end - quote.span.end > _LONGEST_LIMIT:
        limits.pop()
    longer = replace(quote, span=Span(quote.span.start, limits[-1].end)) if limits else quote
    is_shown = not any(MASK in passage.quote(one) for one in limits) and not any(map(longer.overlaps, others))
    return longer if is_shown else quote


def _in_reading_order(quotes: Sequence[Quote]) -> list[Quote]:
    """The same, what stands right before another on its page read before it, as close to the question."""
    ordered: list[Quote] = []
    for quote in quotes:
        place = next((i for i, other in enumerate(ordered) if _leads_to(quote, other)), len(ordered))
        closer = replace(quote, is_close=True) if place < len(ordered) and ordered[place].is_close else quote
        ordered.insert(place, closer)
    return ordered


def _leads_to(quote: Quote, other: Quote) -> bool:
    """Whether another of its passage goes on where a quotation ends, with what that names: “Il est renouvelé”.

    Others stay in the order of how well they answer.
    """
    if not (_GOES_ON_WITH_IT.match(other.text) or stands_for_another(other.text)):
        return False
    passage = quote.hit.passage
    between = passage.quote(Span(quote.span.end, other.span.start)) if quote.span.end <= other.span.start else "…"
    return other.hit.passage.id == passage.id and not between.strip()


def _elsewhere(quote: Quote, passage: Passage, span: Span) -> Quote:
    """The stretch of another passage that belongs to a quotation."""
    return replace(quote, hit=replace(quote.hit, passage=passage), span=span, also=(), chosen=None)
