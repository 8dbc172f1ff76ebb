"""The assistant: a question in, a cited answer or an honest refusal out."""

from __future__ import annotations

import logging
import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import cache, partial
from time import perf_counter

from answer.asked.courtesy import is_courtesy_alone, without_courtesy
from answer.asked.summing_up import wants_a_summary, wants_an_unnamed_one_summed_up
from answer.collection.holdings import Holdings
from answer.collection.sought_documents import SoughtDocuments
from answer.conversation.understanding import exchange_of, understand
from answer.exchanges import Exchange, History, Understood
from answer.finding.close_reading import READ_FIRST, CloseReading
from answer.finding.finder import Finder
from answer.finding.found import Found
from answer.glossary import definition_asked
from answer.models import Answer, Citation, LookedAt, Missing, Mode, Notice, Statement
from answer.named.library import Library
from answer.named.names import read_names
from answer.named.tie import NAMED
from answer.quoting.citing import cite
from answer.quoting.lead import lead_of
from answer.quoting.quoter import Quoter
from answer.turns import Turns
from answer.wanted.telling import Matter
from answer.writing.rewriting import Rewriter
from answer.writing.transcript import Transcript
from answer.writing.written import Draft, Writer
from corpus.errors import (
    BadQuestion,
    EmptyQuestion,
    LanguageModelFailed,
    ModelStopped,
    ModelUnusable,
    NothingAsked,
    QuestionTooLong,
)
from corpus.models import Document
from corpus.same_buyer import with_usual_buyers
from corpus.settings import Settings
from corpus.store import Store
from index.document_search import DocumentSearch
from index.filters import Filters
from index.naming import find_naming
from index.restated import restate
from index.retriever import Hit, Retriever
from index.search_index import SearchIndex
from index.words import find_words

_SEE_ALSO = 3
_AT_ONCE = os.cpu_count() or 1
"""Questions that are searched for and quoted from at the same time: who comes first is answered first, where more at
once would only make everyone wait for the last."""
_NOTICES: dict[type[LanguageModelFailed], Notice] = {
    ModelStopped: Notice.MODEL_STOPPED,
    ModelUnusable: Notice.MODEL_UNUSABLE,
}

_logger = logging.getLogger(__name__)


class Assistant:
    """Answers from a corpus through its index, in words of its own where it has a writer. Safe to share.

    As many questions as there are `turns` are searched for and quoted from at the same time. Where there is a
    `close_reading`, what was found is read before it is judged enough, but for an answer while many wait: reading takes
    half of its time. What is quoted is always read, since it is kept.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        search_index: SearchIndex,
        writer: Writer | None = None,
        rewriter: Rewriter | None = None,
        turns: Turns | None = None,
        close_reading: CloseReading | None = None,
    ) -> None:
        self._settings = settings
        self._store = store
        self._index = search_index
        self._writer = writer
        self._rewriter = rewriter
        self.retriever = Retriever(store, search_index)
        self.documents = DocumentSearch(store, self.retriever, search_index)
        self.finder = Finder(store, search_index, self.retriever, self.library)
        self.close_reading = close_reading
        self._quoter = Quoter(self.retriever, store.texts, self._named)
        self._sought = SoughtDocuments(self.documents, self.retriever)
        self._holdings = Holdings(self.library, self.documents)
        self._turns = turns or Turns(_AT_ONCE)

    def close(self) -> None:
        """Ends its threads; whoever still asks begins new ones."""
        self.retriever.close()

    def has_time(self) -> bool:
        """Whether a question would be answered at once, nobody waiting for their turn."""
        return self._turns.are_free

    def library(self) -> Library:
        """What a question can be about now."""
        return Library(self._store.documents, self._named, self._cited)

    def exchanges(self, asked: Sequence[str]) -> list[Exchange]:
        """Questions that were asked one after the other, as one that follows them remembers them.

        What cannot be asked has no answer to follow, and is left out.
        """
        library, exchanges = self.library(), list[Exchange]()
        for question in asked:
            with suppress(BadQuestion):
                exchanges.append(exchange_of(self._checked(question), exchanges, library))
        return exchanges

    def search(
        self,
        question: str,
        k: int = 10,
        history: History = (),
        filters: Filters | None = None,
        *,
        closely: bool = False,
    ) -> list[Hit]:
        """The best passage of each of the `k` best pages, in the order of reading if `closely`. Raises BadQuestion."""
        understood = self._understand(question, history)
        within = understood.within(filters)
        searched = restate(understood.question, self._index.keywords).text
        if not (closely and self.close_reading):
            return self.retriever.find_pages(searched, k, within)
        hits = self.retriever.find_pages(searched, max(k, READ_FIRST), within)
        return self.close_reading.favoured_first(understood.question, hits)[:k]

    def ask(self, question: str, history: History = (), filters: Filters | None = None) -> Answer:
        """The finished answer, or a refusal that offers the closest documents. Raises BadQuestion."""
        *_, answer = self.answer(question, history, filters)
        return answer

    def quote(self, question: str, history: History = (), filters: Filters | None = None) -> Answer:
        """The answer in the corpus's own words, or a refusal, without asking the writer. Raises BadQuestion."""
        began = perf_counter()
        understood = self._understand(question, history)
        with self._turns:
            held = self._held(question, understood, filters)
            return self._told(held or self._extract(self._find(question, understood, filters)), began)

    def answer(self, question: str, history: History = (), filters: Filters | None = None) -> Iterator[Answer]:
        """The answer as it grows; the last one is finished. Closing the iterator stops the writing.

        The first comes before the writer begins. While nothing new is written the same comes again, several times a
        second. Raises BadQuestion when iterated.
        """
        began = perf_counter()
        understood = self._reworded(question, history)
        with self._turns:
            answers = self._begin(question, understood, filters)
        with closing(answers):
            for answer in answers:
                yield self._told(answer, began)

    def _told(self, answer: Answer, began: float) -> Answer:
        """The answer with every buyer by the name that the catalogue shows, and how long it took."""
        catalogue = self._store.documents()
        cited = with_usual_buyers((one.document for one in answer.citations), catalogue)
        by_id = {document.id: document for document in cited}
        return replace(
            answer,
            citations=tuple(
                replace(one, document=document) for one, document in zip(answer.citations, cited, strict=True)
            ),
            lead=tuple(replace(one, document=by_id[one.document.id]) for one in answer.lead),
            see_also=tuple(with_usual_buyers(answer.see_also, catalogue)),
            sought=tuple(with_usual_buyers(answer.sought, catalogue)),
            took_ms=(perf_counter() - began) * 1000,
        )

    def _begin(self, question: str, understood: Understood, filters: Filters | None) -> Generator[Answer, None, None]:
        """The finished answer where nothing is written, or else the answer as it will be written."""
        if held := self._held(question, understood, filters):
            return _alone(held)
        found = self._find(question, understood, filters, may_be_unread=True)
        if self._writer and found.search.evidence.is_enough and not self._sought.of(found.understood, found.filters):
            return self._write(self._writer, found)
        return _alone(self._extract(found))

    def _find(
        self, question: str, understood: Understood, filters: Filters | None, *, may_be_unread: bool = False
    ) -> Found:
        found = self.finder.find(question, understood, filters)
        if not (self.close_reading and self.close_reading.reads(found)):
            return found
        is_unread = may_be_unread and self._turns.are_awaited_by_many
        return replace(found, is_unread=True) if is_unread else self.close_reading.at(found)

    def _write(self, writer: Writer, found: Found) -> Generator[Answer, None, None]:
        given = writer.choose(found.understood, found.hits)
        if not given:  # no passage is short enough for the model
            yield self._extract(found)
            return
        hits = {one.source.n: one.hit for one in given}
        transcript = Transcript(partial(cite, self._store.texts.page, found.search.words), hits)
        draft = Draft()
        yield self._written(found, transcript, writer.name)
        try:
            with closing(writer.write(found.understood, given)) as drafts:
                for draft in drafts:
                    transcript.follow(draft.sentences)
                    if not draft.found_nothing:
                        yield self._written(found, transcript, writer.name, draft.unfinished)
        except LanguageModelFailed as error:
            _logger.warning("The language model failed", exc_info=error)
            yield self._rescued(found, transcript, writer.name, _notice_of(error))
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
        transcript.complete(self._quoter.quotes(found, self._store.texts.page))
        return replace(self._written(found, transcript, model), notice=notice)

    def _understand(self, question: str, history: History) -> Understood:
        return understand(self._checked(question), history, self.library())

    def _reworded(self, question: str, history: History) -> Understood:
        understood = self._understand(question, history)
        return self._rewriter.rewrite(self._checked(question), history, understood) if self._rewriter else understood

    def _named(self, text: str) -> dict[str, float]:
        return find_naming(text, self._index.keywords, self.retriever.document_count()).documents

    def _cited(self, earlier: Exchange) -> tuple[str, ...]:
        """The documents that the answer to an earlier question cites: those it is known to, else those it does now."""
        if earlier.documents:
            return earlier.documents
        try:
            citations = self.quote(earlier.question, (), earlier.filters).citations
        except BadQuestion:  # as it was understood it became too long
            return ()
        return tuple(dict.fromkeys(citation.document.id for citation in citations))

    def _extract(self, found: Found) -> Answer:
        documents = self._spoken_of(found) if wants_a_summary(found.understood) else ()
        if documents or wants_an_unnamed_one_summed_up(found.understood):
            return replace(self._listing(found), see_also=documents, wants_summary=True)
        if sought := self._sought.of(found.understood, found.filters):
            return replace(self._listing(found), sought=sought)
        read_page = cache(self._store.texts.page)  # completing quotations and citing them reads the same pages
        transcript = Transcript(partial(cite, read_page, found.search.words))
        quotes = self._quoter.quotes(found, read_page) if found.search.evidence.is_enough else []
        transcript.complete(quotes)
        mode = Mode.EXTRACTIVE if transcript.statements else Mode.REFUSED
        answer = self._answer(found, mode, transcript.statements, transcript.citations)
        lead = tuple(transcript.cited_within(lead_of(found, list(filter(transcript.cites, quotes)))))
        return replace(answer, lead=lead, is_uncertain=found.is_doubtful and not answer.refused)

    def _held(self, question: str, understood: Understood, filters: Filters | None) -> Answer | None:
        """What the collection holds, where that is asked: a listing, with nothing quoted."""
        within = understood.within(filters)
        found = self._holdings.of(understood.question, within)
        if not found:
            return None
        held, documents = found
        return Answer(
            question=question,
            understood=understood.question,
            mode=Mode.REFUSED,
            statements=(),
            citations=(),
            scope=understood.scope(within, self._store.documents()),
            looked_at=LookedAt(
                documents=self.retriever.document_count(within),
                waiting=self.retriever.waiting_count(within) if held.words else 0,
            ),
            sought=tuple(documents),
            held=held,
        )

    def _listing(self, found: Found) -> Answer:
        """A refusal that names no documents yet, for those that are listed instead of quoted."""
        answer = self._answer(found, Mode.REFUSED, (), ())
        missing = replace(answer.missing, absent=(), silent="", matters=frozenset())
        return replace(answer, see_also=(), missing=missing, notice=None)

    def _spoken_of(self, found: Found) -> tuple[Document, ...]:
        """The documents that a question names or points at: of a kind that it names first, and of each buyer one."""
        library, shares = self.library(), self._named(found.understood)
        tied = read_names(found.understood, library).documents
        named = tied or library.documents_named(found.understood, NAMED)
        spoken_of = found.scope.within or tuple(one for one in self._store.documents() if one.id in named)
        words = {word for word, _, _ in find_words(found.understood)}
        by_kind = sorted(spoken_of, key=lambda one: (one.kind.casefold() not in words, -shares.get(one.id, 0.0)))
        first_of_each = {one.buyer or one.id: one for one in reversed(by_kind)}.values()
        return tuple(sorted(by_kind, key=lambda one: one not in first_of_each))[:_SEE_ALSO]

    def _answer(
        self, found: Found, mode: Mode, statements: Sequence[Statement], citations: Sequence[Citation]
    ) -> Answer:
        return Answer(
            question=found.question,
            understood=found.understood,
            mode=mode,
            statements=tuple(statements),
            citations=tuple(citations),
            see_also=self._see_also(found, citations),
            scope=found.scope,
            also_searched=found.search.searched.also,
            looked_at=LookedAt(
                documents=found.search.documents_searched,
                passages=len(found.search.hits),
                waiting=found.search.documents_waiting,
            ),
            definition=definition_asked(found.understood),
            missing=_missing(found, statements, citations),
            notice=Notice.NOT_READ if found.is_unread else None,
        )

    def _see_also(self, found: Found, citations: Sequence[Citation]) -> tuple[Document, ...]:
        """The documents that come closest and are not cited, before them those that are named and do not answer."""
        cited = {citation.document.id for citation in citations}
        named = found.silent.documents if found.silent else frozenset[str]()
        closest = list({hit.document.id: hit.document for hit in found.hits}.values())
        further = [one for one in self._store.documents() if one.id in named and found.filters.allow(one)]
        first = [one for one in (*closest, *further) if one.id in named]
        others = {one.id: one for one in (*first, *closest) if one.id not in cited}
        return tuple(others.values())[:_SEE_ALSO]

    def _checked(self, question: str) -> str:
        question = " ".join(question.split())
        limit = self._settings.max_question_characters
        if not any(char.isalnum() for char in question):
            raise EmptyQuestion()
        if len(question) > limit:
            raise QuestionTooLong(length=len(question), limit=limit)
        question = without_courtesy(question)
        if is_courtesy_alone(question):
            raise NothingAsked()
        return question


def _alone(answer: Answer) -> Generator[Answer, None, None]:
    yield answer


def _notice_of(error: LanguageModelFailed) -> Notice:
    """What readers are told of it: that the model does not respond, where there is no more to say."""
    return next((notice for kind, notice in _NOTICES.items() if isinstance(error, kind)), Notice.MODEL_UNREACHABLE)


def _missing(found: Found, statements: Sequence[Statement], citations: Sequence[Citation]) -> Missing:
    """What the question says or asks for that was not found, each word and name told once."""
    return Missing(
        unknown_words=found.unknown_words,
        nameless=tuple(one for one in found.nameless if one not in found.unknown_words),
        absent=tuple(one for one in found.absent if one not in (*found.unknown_words, *found.nameless)),
        silent=_silent(found, statements, citations),
        matters=_unstated(found, statements),
    )


def _unstated(found: Found, statements: Sequence[Statement]) -> frozenset[Matter]:
    """What the question asks of a tender, where nothing found states it."""
    if not found.search.tells_nothing:
        is_left_out = found.search.evidence.is_enough and not statements and found.search.expected.lacks_form([])
        return frozenset([found.search.expected.matter_of_form]) if is_left_out else frozenset()
    no_sum = found.search.expected.only_amount and bool(found.silent)
    return frozenset(one.matter for one in found.search.expected.tellings) | ({Matter.SUM} if no_sum else frozenset())


def _silent(found: Found, statements: Sequence[Statement], citations: Sequence[Citation]) -> str:
    """The name of the documents that do not answer, where what is close to the question stands in others only.

    Of a refusal, those of a tender that is asked for a figure of its own and tells none.
    """
    if not found.silent:
        return ""
    close = {n for statement in statements if statement.is_close for n in statement.citations}
    answering = {one.document.id for one in citations if one.n in close}
    lacks_figure = not statements and found.search.tells_nothing and found.search.expected.wants_figure
    others_answer = bool(answering) and not answering & found.silent.documents
    return found.silent.name if lacks_figure or others_answer else ""
