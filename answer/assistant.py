"""The assistant: a question in, a cited answer or an honest refusal out."""

from __future__ import annotations

import logging
import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from threading import Semaphore
from time import perf_counter

from answer.absent_names import AbsentNames, absent_names
from answer.conversation import understand
from answer.courtesy import without_courtesy
from answer.evidence import NO_EVIDENCE, Evidence, weigh, weigh_each, weigh_evidence
from answer.exchanges import Exchange, History, Library, Understood
from answer.expected import Expected, expected_of, holds_amount
from answer.extractive import PAGES_QUOTED, Quote, choose_quotes
from answer.glossary import definition_asked
from answer.models import Answer, Citation, Mode, Notice, Statement
from answer.orders import gives_orders
from answer.rewriting import Rewriter
from answer.tie import NAMED, Tie, read_names
from answer.transcript import Transcript
from answer.unknown_words import unknown_words
from answer.words import WordWeights, weigh_words
from answer.written import Draft, Writer
from corpus.errors import (
    EmptyQuestion,
    LanguageModelFailed,
    ModelStopped,
    ModelUnreachable,
    ModelUnusable,
    QuestionTooLong,
)
from corpus.models import Document, Page, PageKind, Passage, Span
from corpus.settings import Settings
from corpus.store import Store
from corpus.table_rows import columns_of, rows_in
from index.filters import Filters
from index.naming import find_naming
from index.restated import Restated, restate
from index.retriever import Hit, Retriever, first_of_each_page
from index.search_index import SearchIndex
from index.topic import compares, topic_of
from index.words import language_of

_PASSAGES_READ = 40
_SEE_ALSO = 3
_AT_ONCE = os.cpu_count() or 1
"""Questions that are searched for and quoted from at the same time: who comes first is answered first, where more at
once would only make everyone wait for the last."""
_NOTICES: dict[type[LanguageModelFailed], Notice] = {
    ModelUnreachable: Notice.MODEL_UNREACHABLE,
    ModelStopped: Notice.MODEL_STOPPED,
    ModelUnusable: Notice.MODEL_UNUSABLE,
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """What a question brought up, before anything is answered from it; `hits` has one passage a page, best first.

    `searched` is the question as it was understood, in the words of the documents. `quotable` are all that were found
    on the first of these pages. `within` are the documents that the reader means by “this document”, “the second
    one”, if that is clear, `apart` those that “the others” leaves out, `languages` the only ones that they may be in;
    `unknown_words` those of the question that no
    document holds, `expected` is what it wants stated, `nameless` the names in it that are no document's.
    `silent` names the documents that do not answer, `absent` are the names in it that the documents asked do not hold,
    `first` those quoted first.
    """

    question: str
    understood: str
    searched: Restated
    within: tuple[Document, ...]
    apart: tuple[Document, ...]
    languages: frozenset[str]
    hits: Sequence[Hit]
    quotable: Sequence[Hit]
    words: WordWeights
    unknown_words: tuple[str, ...]
    expected: Expected
    evidence: Evidence
    documents_searched: int
    documents_waiting: int
    nameless: tuple[str, ...] = ()
    silent: Tie | None = None
    absent: tuple[str, ...] = ()
    first: frozenset[str] = frozenset()


class Assistant:
    """Answers from a corpus through its index, in words of its own where it has a writer. Safe to share."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        search_index: SearchIndex,
        writer: Writer | None = None,
        rewriter: Rewriter | None = None,
    ) -> None:
        self._settings = settings
        self._store = store
        self._index = search_index
        self._writer = writer
        self._rewriter = rewriter
        self.retriever = Retriever(store, search_index)
        self._turns = Semaphore(_AT_ONCE)

    def search(self, question: str, k: int = 10, history: History = (), filters: Filters | None = None) -> list[Hit]:
        """The best passage of each of the `k` best pages. Raises BadQuestion."""
        understood = self._understand(question, history)
        within = understood.within(filters)
        return self.retriever.find_pages(restate(understood.question, self._index.keywords).text, k, within)

    def ask(self, question: str, history: History = (), filters: Filters | None = None) -> Answer:
        """The finished answer, or a refusal that offers the closest documents. Raises BadQuestion."""
        *_, answer = self.answer(question, history, filters)
        return answer

    def weigh(self, question: str, filters: Filters | None = None) -> list[Evidence]:
        """The evidence of each of the first passages found, whatever documents are named. Raises BadQuestion."""
        found = self._look(question, self._understand(question, ()), filters)
        return weigh_each(found.hits, found.words, found.expected)

    def weigh_named(self, question: str) -> list[Evidence] | None:
        """The evidence of the documents that a question names, asked without their name; None where it names none."""
        tie = read_names(question, self._library()).tie
        if not tie:
            return None
        found = self._look(question, Understood(tie.asked, tie.documents), None)
        return weigh_each(found.hits, found.words, found.expected)

    def quote(self, question: str, history: History = (), filters: Filters | None = None) -> Answer:
        """The answer in the corpus's own words, or a refusal, without asking the writer. Raises BadQuestion."""
        began = perf_counter()
        understood = self._understand(question, history)
        with self._turns:
            return _timed(self._extract(self._find(question, understood, filters)), began)

    def answer(self, question: str, history: History = (), filters: Filters | None = None) -> Iterator[Answer]:
        """The answer as it grows; the last one is finished. Closing the iterator stops the writing.

        The first comes before the writer begins. While nothing new is written the same comes again, several times a
        second. Raises BadQuestion when iterated.
        """
        began = perf_counter()
        understood = self._reworded(question, history)
        with self._turns:
            found = self._find(question, understood, filters)
            writer = self._writer if found.evidence.is_enough else None
            quoted = [] if writer else [self._extract(found)]
        for answer in quoted:
            yield _timed(answer, began)
        if writer:
            with closing(self._write(writer, found)) as answers:
                for answer in answers:
                    yield _timed(answer, began)

    def _write(self, writer: Writer, found: Found) -> Generator[Answer, None, None]:
        given = writer.choose(found.understood, found.hits)
        hits = {one.source.n: one.hit for one in given}
        transcript = Transcript(lambda n, quote: self._cite(n, quote, found.words), hits)
        draft = Draft()
        yield self._written(found, transcript, writer.name)
        try:
            with closing(writer.write(found.understood, given)) as drafts:
                for draft in drafts:
                    transcript.follow(draft.sentences)
                    if not draft.found_nothing:
                        yield self._written(found, transcript, writer.name, draft.unfinished)
        except LanguageModelFailed as error:
            log.warning("The language model failed", exc_info=error)
            yield self._rescued(found, transcript, writer.name, _NOTICES[type(error)])
        else:
            if not transcript.statements and not draft.found_nothing:  # all that carried it was withdrawn meanwhile
                yield self._extract(found)
        if draft.found_nothing:
            # The evidence was judged enough, and a passage can tell a model to say this: let the reader judge.
            yield replace(self._extract(found), notice=Notice.MODEL_FOUND_NOTHING)

    def _written(self, found: Found, transcript: Transcript, model: str, unfinished: str = "") -> Answer:
        return replace(
            self._answer(found, Mode.WRITTEN, transcript.statements, transcript.citations),
            model=model,
            draft=unfinished,
        )

    def _rescued(self, found: Found, transcript: Transcript, model: str, notice: Notice) -> Answer:
        """What was written and is supported, completed by quotations; the quotations alone where nothing is."""
        is_usable = notice is Notice.MODEL_STOPPED and any(one.is_supported for one in transcript.statements)
        if not is_usable:
            return replace(self._extract(found), notice=notice)
        transcript.complete(self._quotes(found))
        return replace(self._written(found, transcript, model), notice=notice)

    def _find(self, question: str, meant: Understood, filters: Filters | None) -> Found:
        """What the corpus brings up; or, where it leads away from the documents that are named, what those do."""
        names = read_names(meant.question, self._library())
        tie, within = names.tie, meant.within(filters)
        nameless = () if meant.documents else names.of_none
        found = replace(self._look(question, meant, filters), nameless=nameless)
        named = frozenset(one.id for one in self._documents(tie.documents) if within.allow(one)) if tie else frozenset()
        tender = tie if tie and named and tie.is_of_a_tender else None
        absent = self._absent(found, tender.name if tender else "", named if tender else within.documents)
        found = replace(found, absent=absent.names)
        if absent.all:
            return replace(found, evidence=NO_EVIDENCE)
        if not tie or not named:
            return found
        closer = self._look(question, replace(meant, question=tie.asked, documents=named), filters)
        if tender and closer.evidence == NO_EVIDENCE and not found.documents_waiting:
            return replace(found, evidence=NO_EVIDENCE, silent=tie)
        if tender and closer.evidence.is_slight and not tie.is_subject and not found.documents_waiting:
            apart = replace(meant, question=tie.asked, apart=meant.apart | named)
            return _of_others(found, self._look(question, apart, filters), tie)
        if not tie.whole:
            return found
        if found.hits and found.hits[0].document.id in named and found.evidence.is_enough and not tie.outweighs:
            return replace(found, first=named)
        if not closer.evidence.is_enough:
            return found if found.documents_waiting else replace(found, silent=tie)
        return replace(closer, understood=found.understood, within=found.within, nameless=nameless, absent=found.absent)

    def _absent(self, found: Found, own: str, asked: frozenset[str]) -> AbsentNames:
        """The names that the documents `asked`, called by their `own`, do not hold, but for what was misspelt."""
        if not asked or found.documents_waiting or found.searched.respelt:
            return AbsentNames()
        return absent_names(found.understood, own, self._documents(asked), self._index.keywords, self._text_of)

    def _text_of(self, document: str) -> list[str]:
        return [page.text for page in self._store.pages(document)]

    def _look(self, question: str, meant: Understood, filters: Filters | None) -> Found:
        keywords, within = self._index.keywords, meant.within(filters)
        understood, searched = meant.question, restate(meant.question, keywords)
        found = self.retriever.find_passages(searched.text, _PASSAGES_READ, within)
        trusted = [hit for hit in found if not _gives_orders(hit)]
        hits = first_of_each_page(trusted, _PASSAGES_READ)
        language, expected = language_of(understood), expected_of(understood)
        count = self.retriever.passage_count()
        unknown = unknown_words(own := without_courtesy(question), keywords, language_of(own))
        words = weigh_words(topic_of(searched.own), keywords, count, language, searched.everyday)
        return Found(
            question=question,
            understood=understood,
            searched=searched,
            within=self._documents(meant.documents & within.documents),
            apart=self._documents(meant.apart & within.apart),
            languages=meant.languages,
            hits=hits,
            quotable=_of_the_same_pages(hits[:PAGES_QUOTED], trusted),
            words=words,
            unknown_words=tuple(one for one in unknown if one not in searched.respelt),
            expected=expected,
            evidence=weigh_evidence(hits, words, expected),
            documents_searched=self.retriever.document_count(within),
            documents_waiting=self.retriever.waiting_count(within),
        )

    def _documents(self, ids: frozenset[str]) -> tuple[Document, ...]:
        return tuple(one for one in self._store.documents() if one.id in ids) if ids else ()

    def _understand(self, question: str, history: History) -> Understood:
        return understand(self._checked(question), history, self._library())

    def _library(self) -> Library:
        return Library(self._store.documents, self._named, self._cited)

    def _reworded(self, question: str, history: History) -> Understood:
        understood = self._understand(question, history)
        return self._rewriter.rewrite(self._checked(question), history, understood) if self._rewriter else understood

    def _named(self, text: str) -> dict[str, float]:
        return find_naming(text, self._index.keywords, self.retriever.document_count()).documents

    def _cited(self, earlier: Exchange) -> tuple[str, ...]:
        """The documents that the answer to an earlier question cites: those it is known to, else those it does now."""
        citations = () if earlier.documents else self.quote(earlier.question, (), earlier.filters).citations
        return earlier.documents or tuple(dict.fromkeys(citation.document.id for citation in citations))

    def _extract(self, found: Found) -> Answer:
        transcript = Transcript(lambda n, quote: self._cite(n, quote, found.words))
        transcript.complete(self._quotes(found) if found.evidence.is_enough else [])
        mode = Mode.EXTRACTIVE if transcript.statements else Mode.REFUSED
        return self._answer(found, mode, transcript.statements, transcript.citations)

    def _answer(
        self, found: Found, mode: Mode, statements: Sequence[Statement], citations: Sequence[Citation]
    ) -> Answer:
        return Answer(
            question=found.question,
            understood=found.understood,
            within=found.within,
            apart=found.apart,
            languages=found.languages,
            definition=definition_asked(found.understood),
            unknown_words=found.unknown_words,
            nameless=tuple(one for one in found.nameless if one not in found.unknown_words),
            absent=tuple(one for one in found.absent if one not in found.unknown_words),
            asks_outcome=bool(found.expected.outcomes),
            silent=_silent(found.silent, statements, citations),
            also_searched=found.searched.also,
            mode=mode,
            statements=tuple(statements),
            citations=tuple(citations),
            see_also=_see_also(found.hits, citations),
            documents_searched=found.documents_searched,
            documents_waiting=found.documents_waiting,
            passages_read=len(found.hits),
        )

    def _quotes(self, found: Found) -> list[Quote]:
        passages = [hit.passage for hit in found.quotable]
        signals = self.retriever.sentence_signals(topic_of(found.searched.text), passages)
        named = {id for id, share in self._named(found.understood).items() if share >= NAMED}
        quotes = choose_quotes(found.understood, found.quotable, signals, found.words, named)
        quotes = self._closest_first(found, quotes)
        return sorted(quotes, key=lambda quote: (not quote.is_close, not found.first & quote.documents))

    def _closest_first(self, found: Found, quotes: Sequence[Quote]) -> list[Quote]:
        """The same, those last whose passage is far from the question, and that state no amount of the kind asked for.

        As they are where that leaves nothing to answer with, or nothing to compare.
        """

        def is_close(quote: Quote) -> bool:
            far = all(weigh(one.hit, found.words, found.expected).is_far for one in (quote, *quote.also))
            return not far or (bool(found.expected.units) and holds_amount(quote.text, found.expected.units))

        told = [replace(quote, is_close=is_close(quote)) for quote in quotes]
        answering = set().union(*(quote.documents for quote in told if quote.is_close))
        if len(answering) < (2 if compares(found.understood) else 1):
            return list(quotes)
        return sorted(told, key=lambda quote: not quote.is_close)

    def _checked(self, question: str) -> str:
        question = without_courtesy(" ".join(question.split()))
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
        rows = rows_in(page, quote.span)
        return Citation(
            n=n,
            document=document,
            page=passage.page,
            page_label=_place_in(document, passage, page),
            span=Span(quote.span.start, quote.span.end),
            quote=text,
            section=passage.section,
            context=rows[0].context if rows else "",
            columns=next(filter(None, (columns_of(row, page) for row in rows)), ""),
            decisive=words.decisive(text, document.language),
            score=quote.score,
        )


def _of_others(found: Found, others: Found, tie: Tie) -> Found:
    """What others than the documents named answer to the same without the name; where that is not enough, a refusal."""
    if not others.evidence.is_enough:
        return replace(found, evidence=others.evidence)
    return replace(
        others,
        understood=found.understood,
        within=found.within,
        apart=found.apart,
        nameless=found.nameless,
        absent=found.absent,
        silent=tie,
    )


def _of_the_same_pages(chosen: Sequence[Hit], found: Sequence[Hit]) -> list[Hit]:
    """The hits that stand on the pages of the chosen ones."""
    pages = {hit.place for hit in chosen}
    return [hit for hit in found if hit.place in pages]


def _gives_orders(hit: Hit) -> bool:
    passage, document = hit.passage, hit.document
    return gives_orders(passage.text, passage.context, *passage.section, document.title, document.buyer)


def _place_in(document: Document, passage: Passage, page: Page) -> str:
    """The page's label; in a document without pages, whose parts run over several headings, the heading above."""
    has_pages = document.page_kind is not PageKind.SECTION
    return page.label if has_pages or not passage.section else passage.section[-1]


def _timed(answer: Answer, began: float) -> Answer:
    return replace(answer, took_ms=(perf_counter() - began) * 1000)


def _silent(tie: Tie | None, statements: Sequence[Statement], citations: Sequence[Citation]) -> str:
    """The name of the documents that do not answer, where what is close to the question stands in others only."""
    close = {n for statement in statements if statement.is_close for n in statement.citations}
    answering = {one.document.id for one in citations if one.n in close}
    return tie.name if tie and answering and not answering & tie.documents else ""


def _see_also(hits: Sequence[Hit], citations: Sequence[Citation]) -> tuple[Document, ...]:
    cited = {citation.document.id for citation in citations}
    others = {hit.document.id: hit.document for hit in hits if hit.document.id not in cited}
    return tuple(others.values())[:_SEE_ALSO]
