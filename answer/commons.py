"""The assembled program: one corpus with all that reads, searches and answers it. Pages and command line start here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import islice

from answer.assistant import Assistant
from answer.checking.citations import CitationChecker
from answer.collection.examples import example_questions
from answer.finding.close_reading import CloseReading
from answer.language_models import open_language_model
from answer.writing.rewriting import Rewriter
from answer.writing.written import Writer
from corpus.models import Document
from corpus.progress import Progress
from corpus.settings import Settings
from corpus.store import Store
from index.catalogue_search import DescribedWords
from index.embedders import Embedder, open_embedder
from index.reader import Reader
from index.search_index import RefreshReport, SearchIndex, State
from index.similarity import Similarity
from ingest.pipeline import Ingestion
from ingest.splitter import Splitter


class Commons:
    """Opens the corpus that the settings name; models are loaded when something first needs them.

    `open_model` opens the embedder. Raises LanguageModelMisconfigured.
    """

    def __init__(self, settings: Settings, open_model: Callable[[Settings], Embedder] = open_embedder) -> None:
        self.settings = settings
        self.store = Store(settings)
        self.search_index = SearchIndex(settings.index_dir, self.store, lambda: open_model(settings), settings.embedder)
        self.ingestion = Ingestion(self.store, settings, Splitter(self._count_tokens, settings.passage_tokens))
        self.language_model = open_language_model(settings)
        rewriter = Rewriter(self.language_model) if self.language_model else None
        self.assistant = Assistant(
            settings, self.store, self.search_index, self._writer(), rewriter, close_reading=_close_reading(settings)
        )
        self.documents = self.assistant.documents
        self.described = DescribedWords(self.store)
        self.similarity = Similarity(self.store, self.search_index)
        self._examples = lru_cache(maxsize=8)(self._find_examples)

    def close(self) -> None:
        """Ends the processes and threads that read and search, and lets go of the models and of the databases."""
        if self.language_model:
            self.language_model.close()
        self.ingestion.close()
        self.assistant.close()
        self.search_index.close()
        self.store.close()

    def recognise_waiting(self, progress: Progress | None = None) -> list[Document]:
        """The documents whose scanned pages got their text, which `refresh` makes searchable.

        `progress` gets (pages done, pages to do). Takes seconds a page; may be ended at any moment and started again.
        """
        return self.ingestion.scans.recognise_waiting(progress)

    def refresh(self, progress: Progress | None = None) -> RefreshReport:
        """Makes what can be found agree with the corpus; `progress` gets (passages done, passages to do).

        What an older version stored without masking what identifies people is masked first.
        """
        self.store.discard_leftovers()
        self.ingestion.corrections.mask_old()
        return self.search_index.refresh(progress)

    def delete(self, document_id: str) -> Document:
        """The document that was removed, from the corpus and from all that can be found. Raises DocumentNotFound."""
        document = self.store.delete(document_id)
        self.refresh()
        return document

    def example_questions(self, language: str, count: int = 4) -> list[str]:
        """Questions that the corpus can answer, to begin with."""
        return list(self._examples(language, count, self.search_index.state(), self.search_index.is_ready()))

    def _find_examples(self, language: str, count: int, _state: State, can_ask: bool) -> tuple[str, ...]:
        """Those that get an answer; when none does, or the model is not loaded yet, those that should."""
        questions = example_questions(self.store, language)
        answered = (question for question in questions if can_ask and not self.assistant.quote(question).refused)
        return tuple(islice(answered, count)) or tuple(questions[:count])

    def _writer(self) -> Writer | None:
        if self.language_model is None:
            return None
        stored = self.search_index.sentence_vectors
        return Writer(self.language_model, CitationChecker(lambda: self.search_index.embedder, stored=stored))

    def _count_tokens(self, texts: Sequence[str]) -> list[int]:
        return self.search_index.embedder.count_tokens(texts)


def _close_reading(settings: Settings) -> CloseReading | None:
    def open_reader() -> Reader:
        from index.reader.bundled import open_bundled_reader

        return open_bundled_reader(settings)

    return None if settings.reader == "off" else CloseReading(open_reader)
