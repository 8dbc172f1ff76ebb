"""The statements of a written answer and their citations, numbered from 1 in the order in which they appear."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from answer.checking.citations import Carrying, Checked
from answer.models import Citation, Statement
from answer.quoting.quotes import Quote
from corpus.errors import NotFound
from index.retriever import Hit


class Transcript:
    """Grows with the answer; `cite` makes the citation of a number and a quote, `hits` are those given by number.

    What only documents withdrawn or changed meanwhile carry is left out.
    """

    def __init__(self, cite: Callable[[int, Quote], Citation], hits: Mapping[int, Hit] | None = None) -> None:
        self._cite = cite
        self._hits = hits or {}
        self._checked = 0
        self.statements: list[Statement] = []
        self.citations: list[Citation] = []

    def follow(self, sentences: Sequence[Checked]) -> None:
        """Takes over the sentences that it has not yet; one that nothing carries cites nothing."""
        for sentence in sentences[self._checked :]:
            carrying = () if sentence.doubts else sentence.carrying
            numbers = dict.fromkeys(n for one in carrying if (n := self._number(one)))
            if numbers or not carrying:
                self.statements.append(Statement(sentence.text, tuple(numbers), sentence.doubts))
        self._checked = len(sentences)

    def complete(self, quotes: Sequence[Quote]) -> None:
        """Adds the quotes that say more than what is cited already."""
        for quote in quotes:
            if not any(_overlap(citation, quote) for citation in self.citations):
                added = [citation for one in (quote, *quote.also) if (citation := self._add(one))]
                if added:
                    self.statements.append(_quotation(added, quote.is_close))

    def cites(self, quote: Quote) -> bool:
        """Whether all that it quotes is cited."""
        return self._number_holding(quote) is not None

    def cited_within(self, quotes: Sequence[Quote]) -> list[Citation]:
        """Citations of stretches of what is cited, by its numbers."""
        cited = ((n, quote) for quote in quotes if (n := self._number_holding(quote)))
        return [citation for n, quote in cited if (citation := self._citation(n, quote))]

    def _number_holding(self, quote: Quote) -> int | None:
        return next((one.n for one in self.citations if _holds(one, quote)), None)

    def _number(self, carrying: Carrying) -> int | None:
        hit = self._hits[carrying.source]
        known = (hit.document.id, hit.passage.page, carrying.span)
        for citation in self.citations:
            if (citation.document.id, citation.page, citation.span) == known:
                return citation.n
        added = self._add(Quote(hit, carrying.span, hit.score))
        return added.n if added else None

    def _add(self, quote: Quote) -> Citation | None:
        """The citation of a quote; None when its document is gone, or its text was changed."""
        if citation := self._citation(len(self.citations) + 1, quote):
            self.citations.append(citation)
        return citation

    def _citation(self, n: int, quote: Quote) -> Citation | None:
        try:
            return self._cite(n, quote)
        except NotFound:
            return None


def _quotation(citations: Sequence[Citation], is_close: bool) -> Statement:
    return Statement(citations[0].quote, tuple(citation.n for citation in citations), is_close=is_close)


def _holds(citation: Citation, quote: Quote) -> bool:
    same_page = (citation.document.id, citation.page) == quote.hit.place
    return same_page and citation.span.start <= quote.span.start and quote.span.end <= citation.span.end


def _overlap(citation: Citation, quote: Quote) -> bool:
    same_page = (citation.document.id, citation.page) == quote.hit.place
    return same_page and citation.span.start < quote.span.end and quote.span.start < citation.span.end
