"""`python -m bench.scale`: the search on 5,000, 10,000, 100,000 and 1,000,000 passages. Prints, and keeps, the result.

The first is the real corpus; the others are made of it (`bench.scaled_corpus`), their vectors too: nothing is said here
of how good their answers are. What is measured is the time of a search, its embedding included, with and without
filters, by one visitor, 8 and 32; how many of the ten nearest vectors of an exact search are found; what is in memory;
how long `partage serve` takes from its start to the first answer on its page; and how long it takes until a document
of ten pages that is added can be found, by a process that has read one before, and until a withdrawn one is gone. The
files of the index are read once before, so that those that there is room for are in the system's memory. The result
goes to `bench/results/scale.json` and into `docs/performance.md`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

import numpy as np

from answer.commons import Commons
from bench import machine, tenders
from bench.questions import shared_folder_or_stop, tender_questions
from bench.scale_picture import draw_search_times
from bench.scaled_corpus import make
from bench.tables import keep
from bench.visitor import Visitor
from bench.visits import ask, served
from corpus.models import Document
from corpus.settings import Settings
from evaluation.as_text import as_rows
from index.filters import Filters
from ingest.incoming import Incoming

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "scale.json"
_PAGE = _ROOT / "docs" / "performance.md"
_PICTURE = _ROOT / "docs" / "images" / "search-times.svg"
_MARK = "scale"
_SIZES = (10_000, 100_000, 1_000_000)
_VISITORS = (1, 8, 32)
_ADDED = _ROOT / "samples" / "cctp-infogerance-ville-de-valmorance.pdf"
_ADDED_BEFORE = _ROOT / "samples" / "ccap-infogerance-ville-de-valmorance.pdf"
_BETWEEN_LOOKS = 0.01
_MEGABYTE = 1024 * 1024
_READ_AT_ONCE = 16 * _MEGABYTE
_WARM_UP = 10


def main() -> None:
    options = _options()
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return
    shared = shared_folder_or_stop()
    described = machine.describe()
    real = Commons(_settings(options.data_dir / "real"))
    tenders.ingest(real, shared / "corpus")
    sizes = [_measured_apart(options.data_dir / "real")]
    for count in options.sizes:
        folder = options.data_dir / str(count)
        if not folder.exists():
            make(real, _settings(folder), count)
            (folder / "models").symlink_to((options.data_dir / "real" / "models").absolute())
        sizes.append(_measured_apart(folder))
        print(json.dumps(sizes[-1], indent=1), flush=True)
    real.close()
    result = {"machine": described, "sizes": sizes}
    print(as_table(result))
    keep(result, _RESULTS, _PAGE, as_table(result), _MARK)
    draw_search_times(sizes, _PICTURE)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--data-dir", type=Path, default=Path("build/scale"), help="where the corpora are kept")
    parser.add_argument("--sizes", type=int, nargs="*", default=_SIZES, help="passages, beside the real corpus")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _settings(folder: Path) -> Settings:
    return Settings(data_dir=folder, _env_file=None)  # type: ignore[call-arg]


def _measured_apart(folder: Path) -> dict[str, Any]:
    """Measured in a process of its own, whose memory is that of this corpus alone."""
    _read_once(folder)
    command = [sys.executable, "-m", "bench.scale", "--measure", str(folder)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own command
    return {"served": _seconds_until_served(folder), **json.loads(told.splitlines()[-1])}


def _read_once(folder: Path) -> None:
    """Brings the files of an index into the system's memory, where searches soon would."""
    for path in _settings(folder).index_dir.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                while file.read(_READ_AT_ONCE):
                    pass


def _seconds_until_served(folder: Path) -> float:
    """From `partage serve` to the first answer on its page."""
    question = next(one.text for one in tender_questions(shared_folder_or_stop()) if one.is_answerable)
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "data").symlink_to(folder.absolute())
        began = perf_counter()
        with served(Path(name), ()) as server, Visitor(server.address) as visitor:
            ask(visitor, question)
            return round(perf_counter() - began, 2)


def measure(folder: Path) -> dict[str, Any]:
    """All figures of one corpus."""
    began = perf_counter()
    commons = Commons(_settings(folder))
    questions = [one.text for one in tender_questions(shared_folder_or_stop()) if not one.history]
    with_model = _resident_after(lambda: commons.search_index.embedder)
    opened = _resident_after(lambda: commons.search_index.snapshot())
    first = _time(lambda: commons.assistant.search(questions[0]))
    cold = perf_counter() - began
    filters = _filters(commons)
    for question in questions[:_WARM_UP]:
        commons.assistant.search(question, filters=filters)
    times = {"without filters": _search_times(commons, questions, None)}
    times["with filters"] = _search_times(commons, questions, filters)
    crowd = {str(count): _crowd(commons, questions, count) for count in _VISITORS}
    result = {
        "passages": len(commons.search_index.snapshot().passage_ids()),
        "documents": len(commons.store.documents()),
        "search": times,
        "visitors": crowd,
        "recall of the ten nearest": _recall(commons, questions, None),
        "recall with filters": _recall(commons, questions, filters),
        "opened": round(cold, 2),
        "first search": round(first, 2),
        "memory of the model": round(with_model / _MEGABYTE),
        "memory of the index": round(opened / _MEGABYTE),
        "on disk": _on_disk(commons),
        "add": _add(commons),
        "delete": _delete(commons),
    }
    commons.close()
    return result


def _time(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def _resident_after(act: Callable[[], object]) -> int:
    """By how many bytes the memory of this process grows, but for what is only a view of files."""
    before = _anonymous_bytes()
    act()
    return _anonymous_bytes() - before


def _anonymous_bytes() -> int:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) * 1024
    return 0


def _filters(commons: Commons) -> Filters:
    """The most frequent kind, and the years from the median on: what a reader narrows a search to."""
    kinds = [one.kind for one in commons.store.documents()]
    return Filters(kinds=frozenset({max(set(kinds), key=kinds.count)}))


def _search_times(commons: Commons, questions: Sequence[str], filters: Filters | None) -> dict[str, float]:
    """Milliseconds of a search whose question was not asked before."""
    asked = [f"{question} ({number})" if filters else question for number, question in enumerate(questions)]
    times = [1000 * _time(partial(commons.assistant.search, question, filters=filters)) for question in asked]
    return {f"p{rank}": round(float(np.percentile(times, rank)), 1) for rank in (50, 95, 99)}


def _crowd(commons: Commons, questions: Sequence[str], visitors: int) -> dict[str, float]:
    """So many ask at once, each ever again: milliseconds of a search, and searches a second."""
    asked = [f"{question} [{visitors}]" for question in questions] * max(1, visitors // 8)
    began = perf_counter()
    with ThreadPoolExecutor(visitors) as pool:
        times = list(pool.map(lambda one: 1000 * _time(partial(commons.assistant.search, one)), asked))
    spent = perf_counter() - began
    return {"p95": round(float(np.percentile(times, 95)), 1), "a second": round(len(asked) / spent, 1)}


def _recall(commons: Commons, questions: Sequence[str], filters: Filters | None) -> float:
    """The share of the ten nearest of an exact search that the search by meaning finds."""
    snapshot = commons.search_index.snapshot()
    vectors = np.stack([commons.search_index.embedder.embed_question(question) for question in questions])
    allowed = snapshot.alive
    if filters:
        lets = {one.id for one in commons.store.documents() if filters.allow(one)}
        allowed = np.array([one.id in lets for one in snapshot.documents])[snapshot.owners]
    exact = np.concatenate([_closeness(segment, vectors) for segment in snapshot.segments], axis=1)
    exact[:, ~allowed] = -2
    found = 0
    for vector, cosines in zip(vectors, exact, strict=True):
        nearest = np.argpartition(-cosines, 10)[:10]
        found += len(np.intersect1d(nearest, snapshot.nearest(vector, 10, allowed if filters else None)))
    return round(found / (10 * len(questions)), 4)


def _closeness(segment: Any, vectors: Any) -> Any:
    steps = range(0, len(segment), 65_536)
    parts = [segment.vectors.stored(first, first + 65_536).astype(np.float32) @ vectors.T for first in steps]
    return np.concatenate(parts).T


def _on_disk(commons: Commons) -> dict[str, int]:
    """Megabytes of each part of the index."""
    parts = {"passages": "passages.*", "words in context": "in_context*", "sentences": "sentences*", "keywords": "*.*"}
    sizes: dict[str, int] = {}
    for name, pattern in parts.items():
        paths = commons.settings.index_dir.glob(f"segment-*/{pattern}")
        sizes[name] = sum(path.stat().st_size for path in paths)
    sizes["keywords"] -= sum(size for name, size in sizes.items() if name != "keywords")
    return {name: round(size / _MEGABYTE) for name, size in sizes.items()}


def _add(commons: Commons) -> dict[str, float]:
    """Seconds until a document of ten pages or so is stored, until it can be found, and until all of it is indexed.

    Another is added before, since a server reads files in processes that it keeps. One process searches what another
    indexes: the search after that is timed by itself.
    """
    for path in (_ADDED_BEFORE, _ADDED):
        stored = _time(partial(list, commons.ingestion.ingest([Incoming(path, path.name)])))
        with ThreadPoolExecutor(1) as pool:
            began = perf_counter()
            refreshed = pool.submit(commons.refresh)
            _wait_until_indexed(commons, path.name)
            indexed = perf_counter() - began
            refreshed.result()
            whole = perf_counter() - began
    found = _time(partial(_find, commons, _document(commons, _ADDED.name)))
    seconds = {"stored": stored, "indexed": indexed, "whole": whole, "first search after": found}
    seconds["searchable"] = stored + indexed + found
    return {name: round(one, 2) for name, one in seconds.items()}


def _wait_until_indexed(commons: Commons, file: str) -> None:
    document, seen = _document(commons, file), None
    while seen is None or document.id not in seen.places:
        while (snapshot := commons.search_index.snapshot()) is seen:
            sleep(_BETWEEN_LOOKS)
        seen = snapshot


def _find(commons: Commons, document: Document) -> None:
    hits = commons.assistant.search(f"Quels délais fixe « {document.title} » ?")
    if document.id not in {hit.document.id for hit in hits}:
        raise AssertionError(f"{document.file} is not found")


def _delete(commons: Commons) -> dict[str, float]:
    gone = {path: _time(partial(commons.delete, _document(commons, path.name).id)) for path in (_ADDED, _ADDED_BEFORE)}
    return {
        "gone": round(gone[_ADDED], 2),
        "first search after": round(_time(lambda: commons.assistant.search("le délai")), 2),
    }


def _document(commons: Commons, file: str) -> Document:
    return next(one for one in commons.store.documents() if one.file == file)


def as_table(result: Mapping[str, Any]) -> str:
    """The result for the page."""
    measured_on, sizes = result["machine"], result["sizes"]
    rows = [(name, *(tell(one) for one in sizes)) for name, tell in _told()]
    head = ("passages", *(f"{one['passages']:,}" for one in sizes))
    lines = [
        f"Measured on {measured_on['date']} at commit {measured_on['commit']}{machine.was_changed(measured_on)}, "
        f"on {measured_on['cores']} cores. The first column is the real corpus, the others are made of it.",
        "",
        *as_rows(head, rows),
    ]
    return "\n".join(lines) + "\n"


def _told() -> Iterator[tuple[str, Callable[[Mapping[str, Any]], str]]]:
    """Each row of the table: its name, and what it tells of a corpus."""

    def milliseconds(*path: str) -> Callable[[Mapping[str, Any]], str]:
        return lambda one: f"{_at(one, *path):.0f} ms"

    def seconds(*path: str) -> Callable[[Mapping[str, Any]], str]:
        return lambda one: f"{_at(one, *path):.2f} s"

    def megabytes(*path: str) -> Callable[[Mapping[str, Any]], str]:
        return lambda one: f"{_at(one, *path):,} MB"

    yield "documents", lambda one: f"{one['documents']:,}"
    for kind in ("without filters", "with filters"):
        for rank in ("p50", "p95", "p99"):
            yield f"a search {kind}, {rank}", milliseconds("search", kind, rank)
    for count in map(str, _VISITORS):
        yield f"{count} at once: searches a second", partial(_visited, count)
        yield f"{count} at once: p95", milliseconds("visitors", count, "p95")
    yield "recall of the ten nearest", lambda one: f"{one['recall of the ten nearest']:.3f}"
    yield "the same with filters", lambda one: f"{one['recall with filters']:.3f}"
    yield "from `partage serve` to the first answer on its page", seconds("served")
    yield "from the start of a process to its first search", seconds("opened")
    yield "memory of the model", megabytes("memory of the model")
    yield "memory of the index", megabytes("memory of the index")
    for part in ("passages", "words in context", "sentences", "keywords"):
        yield f"on disk: {part}", megabytes("on disk", part)
    yield "a document added: read and stored", seconds("add", "stored")
    yield "then indexed", seconds("add", "indexed")
    yield "the first search after that", seconds("add", "first search after")
    yield "a document added, until it is found, in all", seconds("add", "searchable")
    yield "from stored until its sentences are indexed too", seconds("add", "whole")
    yield "a document withdrawn", seconds("delete", "gone")


def _visited(count: str, one: Mapping[str, Any]) -> str:
    return str(one["visitors"][count]["a second"])


def _at(values: Any, *path: str) -> Any:
    for name in path:
        values = values[name]
    return values


if __name__ == "__main__":
    main()
