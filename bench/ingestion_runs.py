"""The runs that `bench.ingestion` compares, each in a process of its own: the program's, and the plain pipeline's.

Both have their model loaded, and one file read so that what reads it is at hand, before the clock starts. The last line
printed is the result, as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from time import perf_counter
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from answer.commons import Commons
from corpus.models import Span
from corpus.settings import Settings
from index.embedders import Embedder, Vectors
from index.embedders.engines import Engine
from index.embedders.transformer import TransformerEmbedder
from ingest.incoming import Incoming, files_in
from ingest.outcome import Outcome
from jobs.adding import add

READ_BY_BOTH = frozenset((".pdf", ".docx", ".md"))
_Made = TypeVar("_Made")


def files_of_both(folder: Path) -> list[Path]:
    """The files of a folder that both pipelines read."""
    return [path for path in files_in(folder) if path.suffix.lower() in READ_BY_BOTH]


class MeasuredEngine(Engine):
    """An engine that knows with how many tokens it was busy, and how long: a half, where one of two streams was."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.streams, self.batch_tokens = engine.streams, engine.batch_tokens
        self.seconds = 0.0
        self.tokens = 0
        self._counting = Lock()

    def __call__(self, input_ids: NDArray[np.int64], attention_mask: NDArray[np.int64]) -> tuple[Vectors, Vectors]:
        began = perf_counter()
        made = self._engine(input_ids, attention_mask)
        with self._counting:
            self.seconds += (perf_counter() - began) / self.streams
            self.tokens += int(attention_mask.sum())
        return made


class MeasuredEmbedder:
    """An embedder that knows when it last embedded passages, and how many texts and tokens it was given."""

    def __init__(self, embedder: TransformerEmbedder) -> None:
        self._embedder = embedder
        self.engine = MeasuredEngine(embedder.engine)
        embedder.engine = self.engine
        self.name = embedder.name
        self.dimension, self.max_tokens = embedder.dimension, embedder.max_tokens
        self.count_tokens = embedder.count_tokens
        self.embed_question = embedder.embed_question
        self.embed_questions_and_words = embedder.embed_questions_and_words
        self.begin_question = embedder.begin_question
        self.texts = {"passages": 0, "sentences": 0}
        self.tokens = {"passages": 0, "sentences": 0}
        self.seconds = {"passages": 0.0, "sentences": 0.0}
        self.passages_ended = 0.0

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._measured("sentences", texts, lambda: self._embedder.embed_passages(texts))

    def embed_passages_and_words(
        self, texts: Sequence[str], words: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        made = self._measured("passages", texts, lambda: self._embedder.embed_passages_and_words(texts, words))
        self.passages_ended = perf_counter()
        return made

    def _measured(self, what: str, texts: Sequence[str], embed: Callable[[], _Made]) -> _Made:
        began, before = perf_counter(), self.engine.tokens
        made = embed()
        self.texts[what] += len(texts)
        self.tokens[what] += self.engine.tokens - before
        self.seconds[what] += perf_counter() - began
        return made


def ingest(files: Iterable[Path], settings: Settings) -> dict[str, Any]:
    """What the program takes to read files, and to make them searchable: their passages first, then their sentences."""
    embedder = MeasuredEmbedder(_transformer(settings))
    commons = Commons(settings, lambda _: embedder)
    commons.search_index.embedder.count_tokens(["Objet"])
    given = [Incoming(path, path.name) for path in files]
    with TemporaryDirectory() as folder:
        commons.ingestion.prepare(given[0], Path(folder) / "copy")
    outcomes: list[Outcome] = []
    read: list[float] = []

    def told(outcome: Outcome) -> None:
        outcomes.append(outcome)
        read.append(perf_counter())

    began = perf_counter()
    add(commons.ingestion.ingest(given), told, commons.refresh, commons.ingestion.close)
    ended = perf_counter()
    documents = [outcome.document for outcome in outcomes if outcome.document]
    commons.close()
    return {
        "files": len(given),
        "not read": [outcome.file for outcome in outcomes if outcome.error],
        "pages": sum(document.pages for document in documents),
        "passages": embedder.texts["passages"],
        "sentences": embedder.texts["sentences"],
        "tokens": embedder.tokens,
        "seconds until read": round(read[-1] - began, 2),
        "seconds until searchable": round(embedder.passages_ended - began, 2),
        "seconds": round(ended - began, 2),
        "seconds of the embedder": {what: round(taken, 2) for what, taken in embedder.seconds.items()},
        "seconds of the engine": round(embedder.engine.seconds, 2),
        "engine": type(embedder.engine._engine).__name__,
    }


def _transformer(settings: Settings) -> TransformerEmbedder:
    from index.embedders import open_embedder

    embedder: Embedder = open_embedder(settings)
    if not isinstance(embedder, TransformerEmbedder):
        raise TypeError(f"{embedder.name} has no engine to measure")
    return embedder


def plain(files: Iterable[Path], settings: Settings) -> dict[str, Any]:
    """What the pipeline of a tutorial takes with the same weights, in full precision in sentence-transformers."""
    from langchain_community.vectorstores import FAISS

    from bench.plain_pipeline import SentenceTransformers, load, split
    from index.embedders.bundled import bundled_model_folder
    from index.embedders.torch import load_model

    model = load_model(bundled_model_folder(settings.models_dir))
    embeddings = SentenceTransformers(model)
    given = list(files)
    list(load(given[0]))
    began = perf_counter()
    pages = [page for path in given for page in load(path)]
    read = perf_counter()
    chunks = split(pages)
    FAISS.from_documents(chunks, embeddings)
    ended = perf_counter()
    texts = [f"passage: {chunk.page_content}" for chunk in chunks]
    tokens = [len(some) for some in model.tokenizer(texts)["input_ids"]]
    return {
        "files": len(given),
        "chunks": len(chunks),
        "tokens": sum(tokens),
        "seconds until read": round(read - began, 2),
        "seconds of the embedder": round(embeddings.ended - read, 2),
        "seconds": round(ended - began, 2),
    }


_RUNS: Mapping[str, Callable[[Iterable[Path], Settings], dict[str, Any]]] = {"program": ingest, "plain": plain}


def main() -> None:
    """`python -m bench.ingestion_runs program|plain DATA_DIR FILE…`"""
    run, data_dir, *files = sys.argv[1:]
    settings = Settings(data_dir=Path(data_dir), _env_file=None)  # type: ignore[call-arg]
    print(json.dumps(_RUNS[run](map(Path, files), settings)))


if __name__ == "__main__":
    main()
