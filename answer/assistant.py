"""The assistant: a question in, a cited answer or an honest refusal out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from answer.conversation import stand_alone
from answer.evidence import Evidence, weigh_evidence
from answer.extractive import Quote, choose_quotes
from answer.models import Answer, Citation, Mode, Statement
from answer.words import WordWeights, weigh_words
from corpus.errors import EmptyQuestion, QuestionTooLong
from corpus.models import Document, Span
from corpus.settings import Settings
from corpus.store import Store
from index.filters import Filters
from index.retriever import Hit, Retriever, first_of_each_page
from index.search_index import SearchIndex
from index.topic import topic_of

_PASSAGES_READ = 40
_SEE_ALSO = 3


@dataclass(frozen=True, slots=True)
class Found:
    """What a question brought up, before anything is answered from it; `hits` has one passage a page, best first."""

    question: str
    understood: str
    hits: Sequence[Hit]
    words: WordWeights
    evidence: Evidence
    documents_searched: int


class Assistant:
    """Answers from a corpus through its index. Safe to share between visitors."""

    def __init__(self, settings: Settings, store: Store, search_index: SearchIndex) -> None:
        self._settings = settings
        self._store = store
        self._index = search_index
        self.retriever = Retriever(store, search_index)

    def search(
        self, question: str, k: int = 10, history: Sequence[str] = (), filters: Filters | None = None
    ) -> list[Hit]:
        """The best passage of each of the `k` best pages. Raises BadQuestion."""
        understood = stand_alone(self._checked(question), history)
        return first_of_each_page(self.retriever.find_passages(understood, 5 * k, filters), k)

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters | None = None) -> Answer:
        """The answer in the corpus's own words, or a refusal that offers the closest documents. Raises BadQuestion."""
        began = perf_counter()
        found = self._find(question, history, filters)
        return replace(self._extract(found), took_ms=(perf_counter() - began) * 1000)

    def _find(self, question: str, history: Sequence[str], filters: Filters | None) -> Found:
        understood = stand_alone(self._checked(question), history)
        hits = first_of_each_page(self.retriever.find_passages(understood, _PASSAGES_READ, filters), _PASSAGES_READ)
        words = weigh_words(topic_of(understood), self._index.keywords, self.retriever.passage_count())
        return Found(
            question=question,
            understood=understood,
            hits=hits,
            words=words,
            evidence=weigh_evidence(understood, hits, words),
            documents_searched=self.retriever.document_count(filters),
        )

    def _extract(self, found: Found) -> Answer:
        quotes = self._quotes(found) if found.evidence.is_enough else []
        citations = tuple(self._cite(n, quote, found.words) for n, quote in enumerate(quotes, start=1))
        return Answer(
            question=found.question,
            understood=found.understood,
            mode=Mode.EXTRACTIVE if quotes else Mode.REFUSED,
            statements=tuple(Statement(citation.quote, (citation.n,)) for citation in citations),
            citations=citations,
            see_also=_see_also(found.hits, citations),
            documents_searched=found.documents_searched,
            passages_read=len(found.hits),
        )

    def _quotes(self, found: Found) -> list[Quote]:
        passages = [hit.passage for hit in found.hits]
        closeness = self.retriever.sentence_closeness(topic_of(found.understood), passages)
        return choose_quotes(found.understood, found.hits, closeness, found.words)

    def _checked(self, question: str) -> str:
        question = " ".join(question.split())
        limit = self._settings.max_question_characters
        if not any(char.isalnum() for char in question):
            raise EmptyQuestion()
        if len(question) > limit:
            raise QuestionTooLong(length=len(question), limit=limit)
        return question

    def _cite(self, n: int, quote: Quote, words: WordWeights) -> Citation:
        passage, document = quote.hit.passage, quote.hit.document
        page = self._store.page(document.id, passage.page)
        text = page.text[quote.span.start : quote.span.end]
        return Citation(
            n=n,
            document=document,
            page=passage.page,
            page_label=page.label,
            span=Span(quote.span.start, quote.span.end),
            quote=text,
            section=passage.section,
            context=passage.context,
            decisive=words.decisive(text, document.language),
            score=quote.score,
        )


def _see_also(hits: Sequence[Hit], citations: Sequence[Citation]) -> tuple[Document, ...]:
    cited = {citation.document.id for citation in citations}
    others = {hit.document.id: hit.document for hit in hits if hit.document.id not in cited}
    return tuple(others.values())[:_SEE_ALSO]
