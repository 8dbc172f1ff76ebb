"""Each stage of the ingestion alone, in one process, one after the other: what each costs, and what is the limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import faiss
import numpy as np

from answer.assistant import Assistant
from answer.commons import Commons
from bench.ingestion_runs import MeasuredEngine
from corpus.errors import PartageError
from corpus.files import sha256_of
from corpus.models import Document, Passage
from corpus.settings import Settings
from evaluation.questions import read_questions
from index.embedded_text import embedded_text, words_of_passage
from index.embedders.transformer import TransformerEmbedder
from ingest.description import NOTHING_GIVEN, complete
from ingest.near_duplicates import NearDuplicates
from ingest.reading import read_file
from ingest.splitter import Splitter
from protect.cleaning import clean_copy

_TIMES = 3
_QUESTIONS = Path(__file__).parents[1] / "docs" / "questions.jsonl"
_ENCODER_SAMPLE = 400
"""Texts that the encoder alone is measured with, evenly taken."""
_K = 50
_WARM_UP = "Quelle est la durée du marché ?"


class Stages:
    """The seconds that each stage took, and what it handled."""

    def __init__(self) -> None:
        self._stages: dict[str, dict[str, Any]] = {}

    @contextmanager
    def timed(self, name: str, of: str, count: float = 0) -> Iterator[Callable[[float], None]]:
        """Adds what happens within; gives a function to say how much was handled, where that is known at the end."""
        stage = self._stages.setdefault(name, {"seconds": 0.0, "count": 0.0, "of": of})

        def handled(more: float) -> None:
            stage["count"] += more

        handled(count)
        began = perf_counter()
        yield handled
        stage["seconds"] += perf_counter() - began

    def add(self, name: str, of: str, seconds: float, count: float) -> None:
        """Adds what was timed elsewhere."""
        self._stages[name] = {"seconds": seconds, "count": count, "of": of}

    def record(self) -> dict[str, dict[str, Any]]:
        return {name: one | {"seconds": round(one["seconds"], 3)} for name, one in self._stages.items()}


def measure(files: Sequence[Path], settings: Settings, folder: Path) -> dict[str, dict[str, Any]]:
    """The seconds of each stage, in a corpus that is made in `folder`, and what it handled."""
    from index.embedders import open_embedder

    folder.mkdir()
    (folder / "models").symlink_to(settings.models_dir.resolve())
    embedder = open_embedder(settings)
    if not isinstance(embedder, TransformerEmbedder):
        raise TypeError(f"{embedder.name} has no engine to measure")
    commons = Commons(settings.model_copy(update={"data_dir": folder}), lambda _: embedder)
    stages = Stages()
    made = [one for path in files if (one := _ingest_alone(path, commons, embedder, stages, folder))]
    texts = [embedded_text(document, passage) for document, passages in made for passage in passages]
    with stages.timed("find the words that get a vector", "passages", len(texts)):
        for document, passages in made:
            for passage in passages:
                words_of_passage(embedded_text(document, passage), passage)
    _encode_alone("encode passages", texts, embedder, stages)
    sentences = dict.fromkeys(one.quote(span) for _, some in made for one in some for span in one.sentences)
    _encode_alone("encode sentences", list(sentences), embedder, stages)
    commons.close()
    return stages.record()


def _ingest_alone(
    path: Path, commons: Commons, embedder: TransformerEmbedder, stages: Stages, folder: Path
) -> tuple[Document, list[Passage]] | None:
    copy = folder / f"copy{path.suffix}"
    near = NearDuplicates(commons.store)
    try:
        with stages.timed("protect: clean the file", "files", 1):
            clean_copy(path, _format_of(path), copy)
        with stages.timed("parse", "pages") as handled:
            format, read = read_file(copy, path.name)
            handled(len(read.pages))
    except PartageError:
        return None
    pages = len(read.pages)
    with stages.timed("protect: find and mask", "pages", pages):
        read = read.searched().as_shown()
    with stages.timed("describe", "pages", pages):
        description = complete(NOTHING_GIVEN, read, path.name)
    with stages.timed("compare with the others", "pages", pages):
        near.find(description.title or "", read.pages)
    with stages.timed("split", "pages", pages):
        passages = Splitter(embedder.count_tokens, commons.settings.passage_tokens).split(read)
    sha256 = sha256_of(copy)
    document = Document(
        id=sha256[:12],
        sha256=sha256,
        received_sha256=sha256,
        file=path.name,
        media_type=format.value,
        size=copy.stat().st_size,
        page_kind=read.page_kind,
        pages=pages,
        **description.fields()
        | {"keeps_personal_data": False, "masked_words": (), "kept_words": (), "text_only": False},
    )
    with stages.timed("write", "pages", pages):
        stored = commons.store.add(document, copy, read.pages, passages, None)
        near.remember(stored, read.pages)
    return stored, passages


def _format_of(path: Path) -> str:
    from ingest.formats import recognise_format

    return recognise_format(path, path.name).value


def _encode_alone(name: str, texts: Sequence[str], embedder: TransformerEmbedder, stages: Stages) -> None:
    """Tokenising and encoding a part of the texts, which stand for all; the engine alone is the physical limit."""
    with stages.timed(f"tokenise: {name.split()[1]}", "tokens") as handled:
        handled(sum(embedder.count_tokens(texts)))
    some = list(islice(texts, 0, None, max(1, len(texts) // _ENCODER_SAMPLE)))
    engine = embedder.engine
    embedder.engine = alone = MeasuredEngine(engine)
    try:
        with stages.timed(f"{name}, a sample", "tokens") as handled:
            embedder.embed_passages(some)
            handled(alone.tokens)
    finally:
        embedder.engine = engine
    stages.add(f"{name}, a sample: the engine alone", "tokens", alone.seconds, alone.tokens)


def query_path(settings: Settings) -> dict[str, float]:
    """The median milliseconds of a search, and of the encoder, FAISS and the keywords alone, on the same questions.

    FAISS searches as many vectors as there are passages, random ones: exact search takes as long for any.
    """
    commons = Commons(settings)
    embedder = commons.search_index.embedder
    questions = [one.text for one in read_questions(_QUESTIONS) if not one.history]
    embedded = {text: embedder.embed_question(text)[None, :] for text in questions}
    count = len(commons.store.texts.passage_ids())
    vectors: Any = faiss.IndexFlatIP(embedder.dimension)
    vectors.add(np.random.default_rng(1).standard_normal((count, embedder.dimension), dtype=np.float32))
    keywords = commons.search_index.keywords
    parts: dict[str, Callable[[str], object]] = {
        "encoder ms": embedder.embed_question,
        "FAISS ms": lambda text: vectors.search(embedded[text], _K),
        "keywords ms": keywords.score,
    }
    result = {name: _median_ms(part, questions) for name, part in parts.items()}
    result["parts ms"] = sum(result.values())
    result["search ms"] = median(_first_asked_ms(commons, questions) for _ in range(_TIMES))
    commons.close()
    return {"passages": count} | {name: round(value, 3) for name, value in result.items()}


def _first_asked_ms(commons: Commons, questions: Sequence[str]) -> float:
    """The median of a search for each question by an assistant that has not heard it: the vectors of one are kept."""
    assistant = Assistant(commons.settings, commons.store, commons.search_index)
    assistant.search(_WARM_UP)
    return median(_ms(assistant.search, text) for text in questions)


def _median_ms(work: Callable[[str], object], questions: Sequence[str]) -> float:
    work(questions[0])
    return median(median(_ms(work, text) for text in questions) for _ in range(_TIMES))


def _ms(work: Callable[[str], object], text: str) -> float:
    began = perf_counter()
    work(text)
    return (perf_counter() - began) * 1000
