"""`python -m bench.peers`: this program, LangChain with FAISS, Chroma and txtai on the same files with the same model.

One file in eight of the real documents, those that all read. The peers get the chunks that the plain pipeline cuts, and
the same weights in full precision in sentence-transformers, as their tutorials do; txtai searches words too. Each has a
process of its own, its model loaded before the clock starts. Then the questions of docs/questions.jsonl are put to it.
Needs `pip install -e ".[bench,peers]"`. The result goes to `bench/results/peers.json` and into `docs/performance.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

from bench import machine
from bench.ingestion_runs import files_of_both
from bench.process_tree import on_every_core, run_measured
from bench.questions import shared_folder_or_stop
from bench.tables import keep
from corpus.settings import Settings
from evaluation.as_text import as_rows
from evaluation.questions import read_questions
from index.embedders import open_embedder

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "peers.json"
_PAGE = _ROOT / "docs" / "performance.md"
_QUESTIONS = _ROOT / "docs" / "questions.jsonl"
_MARK = "peers"
_EVERY = 8
_K = 5
_CHUNKS_A_CALL = 1000
"""Chroma takes no more than some thousands at a time."""

Search = Callable[[str], object]


class Made(NamedTuple):
    """What a pipeline has made of the files: how many texts it holds, and how to search them."""

    texts: int
    search: Search


Make = Callable[[Sequence[Path]], Made]
"""Reads files and makes them searchable; all that takes is timed."""


def main() -> None:
    """Measures, prints and keeps the result."""
    options = _options()
    if options.run:
        name, data_dir, *files = options.run
        print(json.dumps(_timed(name, Path(data_dir), list(map(Path, files)))))
        return
    described = machine.describe()
    files = list(files_of_both(shared_folder_or_stop() / "corpus"))[::_EVERY]
    with tempfile.TemporaryDirectory(prefix="partage-peers-") as folder:
        runs = {name: _apart(name, Path(folder) / f"{place}", files) for place, name in enumerate(_PIPELINES)}
    result = {"machine": described, "files": len(files), "runs": runs}
    print(as_table(result))
    keep(result, _RESULTS, _PAGE, as_table(result), _MARK)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("--run", nargs="+", help=argparse.SUPPRESS)
    return parser.parse_args()


def _apart(name: str, data_dir: Path, files: Sequence[Path]) -> dict[str, Any]:
    """The figures of one of them, in a process of its own that may use every core."""
    print(f"Measuring {name} on {len(files)} files …", file=sys.stderr, flush=True)
    (models := data_dir / "models").parent.mkdir()
    if kept := os.environ.get("PARTAGE_TEST_MODELS"):
        models.symlink_to(Path(kept) / "models")
    open_embedder(_settings(data_dir))  # unpacked before anything is timed
    command = [sys.executable, "-m", "bench.peers", "--run", name, str(data_dir), *map(str, files)]
    return run_measured(command, on_every_core())


def _settings(data_dir: Path) -> Settings:
    return Settings(data_dir=data_dir, _env_file=None)  # type: ignore[call-arg]


def _timed(name: str, data_dir: Path, files: Sequence[Path]) -> dict[str, Any]:
    make = _PIPELINES[name](data_dir)
    questions = [one.text for one in read_questions(_QUESTIONS) if not one.history]
    began = perf_counter()
    made = make(files)
    seconds = perf_counter() - began
    made.search(questions[0])
    times = [_milliseconds(made.search, question) for question in questions[1:]]
    return {"texts": made.texts, "seconds": round(seconds, 2), "search ms": round(median(times), 1)}


def _milliseconds(search: Search, question: str) -> float:
    began = perf_counter()
    search(question)
    return (perf_counter() - began) * 1000


def _this_program(data_dir: Path) -> Make:
    from answer.commons import Commons
    from ingest.incoming import Incoming
    from jobs.adding import add

    commons = Commons(_settings(data_dir))
    commons.search_index.embedder.count_tokens(["Objet"])

    def make(files: Sequence[Path]) -> Made:
        given = [Incoming(path, path.name) for path in files]
        add(commons.ingestion.ingest(given), lambda _: None, commons.refresh, commons.ingestion.close)
        return Made(commons.store.texts.passage_count(), commons.assistant.search)

    return make


def _langchain(data_dir: Path) -> Make:
    from langchain_community.vectorstores import FAISS

    from bench.plain_pipeline import SentenceTransformers

    embeddings = SentenceTransformers(_model(data_dir))

    def make(files: Sequence[Path]) -> Made:
        store = FAISS.from_documents(_chunks(files), embeddings)
        return Made(store.index.ntotal, lambda question: store.similarity_search(question, k=_K))

    return make


def _chroma(data_dir: Path) -> Make:
    import chromadb

    from bench.plain_pipeline import SentenceTransformers

    embeddings = SentenceTransformers(_model(data_dir))
    settings = chromadb.Settings(anonymized_telemetry=False)
    client = chromadb.PersistentClient(path=str(data_dir / "chroma"), settings=settings)
    collection = client.create_collection(
        "tenders", configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
    )

    def make(files: Sequence[Path]) -> Made:
        texts = [chunk.page_content for chunk in _chunks(files)]
        for first in range(0, len(texts), _CHUNKS_A_CALL):
            some = texts[first : first + _CHUNKS_A_CALL]
            ids = [str(first + place) for place in range(len(some))]
            collection.add(ids=ids, documents=some, embeddings=embeddings.embed_documents(some))
        return Made(
            collection.count(),
            lambda question: collection.query(query_embeddings=[embeddings.embed_query(question)], n_results=_K),
        )

    return make


def _txtai(data_dir: Path) -> Make:
    from txtai import Embeddings

    from index.embedders.bundled import bundled_model_folder

    folder = bundled_model_folder(_settings(data_dir).models_dir)
    prompts = {"query": "query: ", "data": "passage: "}
    embeddings = Embeddings(
        path=str(folder), method="sentence-transformers", instructions=prompts, content=True, hybrid=True, gpu=False
    )
    embeddings.batchtransform(["Objet"])

    def make(files: Sequence[Path]) -> Made:
        embeddings.index([(place, chunk.page_content, None) for place, chunk in enumerate(_chunks(files))])
        return Made(embeddings.count(), lambda question: embeddings.search(question, _K))

    return make


def _chunks(files: Iterable[Path]) -> list[Any]:
    from bench.plain_pipeline import load, split

    return split([page for path in files for page in load(path)])


def _model(data_dir: Path) -> Any:
    from index.embedders.bundled import bundled_model_folder
    from index.embedders.torch import load_model

    return load_model(bundled_model_folder(_settings(data_dir).models_dir))


_PIPELINES: Mapping[str, Callable[[Path], Make]] = {
    "this program": _this_program,
    "LangChain, FAISS": _langchain,
    "Chroma": _chroma,
    "txtai": _txtai,
}


def as_table(result: Mapping[str, Any]) -> str:
    """The result for the page."""
    measured_on, runs = result["machine"], result["runs"]
    on = f"{measured_on['date']} at commit {measured_on['commit']}{machine.was_changed(measured_on)}"
    lines = [
        f"{result['files']} files, on {on}, on {measured_on['cores']} cores ({', '.join(measured_on['cpu flags'])}).",
        "",
        *as_rows(("", *runs), list(_rows(runs))),
    ]
    return "\n".join(lines) + "\n"


def _rows(runs: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    yield "texts that can be found", *(f"{one['texts']:,}" for one in runs.values())
    yield "until all is there", *(f"{one['seconds']:.1f} s" for one in runs.values())
    yield "a search, median", *(f"{one['search ms']:.0f} ms" for one in runs.values())
    yield "peak memory, all processes", *(f"{one['peak MB']:,} MB" for one in runs.values())


if __name__ == "__main__":
    main()
