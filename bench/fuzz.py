"""Reads thousands of broken files as the program does, within its limits, and says what comes of each (`make fuzz`).

    python -m bench.fuzz [--inputs N] [--seed S] [--seconds T]

Each file is cleaned, read and searched for personal data in the reading processes; what is read is then described and
cut into passages as it would be to be published. Writes `bench/results/fuzz.json`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pebble import ProcessExpired

from bench import machine
from bench.mutants import Mutant, Mutants
from bench.weighing import peak_of, read_and_weigh
from corpus.errors import ReadingTimedOut, UnreadableFile
from corpus.models import Page, Passage
from corpus.settings import Settings
from ingest.description import NOTHING_GIVEN, complete
from ingest.incoming import clean_name
from ingest.isolation import ReadingProcesses
from ingest.reading import Reading
from ingest.splitter import Splitter

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "fuzz.json"
_WAITING = 4
_SLOWEST = 10


def sources() -> list[Path]:
    """The sample documents, which come in every format that is read."""
    return [path for path in sorted((_ROOT / "samples").iterdir()) if path.suffix not in ("", ".tsv")]


@dataclass
class Found:
    """What came of the files: how many ended how, what should not have happened, and what it took."""

    inputs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    died: list[str] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    peak_bytes: int = 0
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def record(self, most_seconds: float, most_bytes: int) -> dict[str, Any]:
        return {
            "inputs": self.inputs,
            "outcomes": dict(self.outcomes.most_common()),
            "faults": self.faults,
            "reading processes that died": self.died,
            "stopped at the limit": self.stopped,
            "limit in seconds": most_seconds,
            "limit in bytes": most_bytes,
            "peak memory of a reading process in bytes": self.peak_bytes,
            "slowest": [f"{seconds:.1f} s, {name}" for seconds, name in self.slowest],
        }


def fuzz(mutants: Mutants, numbers: Sequence[int], settings: Settings) -> Found:
    """What became of the mutants with these numbers."""
    found = Found()
    splitter = Splitter(lambda texts: [len(text.split()) + 2 for text in texts], settings.passage_tokens)
    processes = ReadingProcesses(settings, read_and_weigh)
    try:
        with tempfile.TemporaryDirectory(prefix="partage-fuzz-") as folder:
            for number, mutant, path, reading in _readings(mutants, numbers, processes, Path(folder)):
                name = f"{number}, {mutant.done}"
                _judge(found, name, mutant, reading, processes, splitter)
                found.peak_bytes = max(found.peak_bytes, peak_of(_copy(path)))
                for left in path.parent.glob(f"{path.name}*"):
                    left.unlink()
    finally:
        processes.close()
    return found


def _readings(
    mutants: Mutants, numbers: Sequence[int], processes: ReadingProcesses, folder: Path
) -> Iterator[tuple[int, Mutant, Path, Future[Reading]]]:
    """The mutants in order, a few of them being read ahead."""
    waiting: list[tuple[int, Mutant, Path, Future[Reading]]] = []
    for number in numbers:
        mutant, path = mutants.mutant(number), folder / str(number)
        path.write_bytes(mutant.content)
        waiting.append((number, mutant, path, processes.start(path, clean_name(mutant.file), _copy(path))))
        if len(waiting) >= _WAITING:
            yield waiting.pop(0)
    yield from waiting


def _copy(path: Path) -> Path:
    return path.with_name(f"{path.name}-copy")


def _judge(
    found: Found, name: str, mutant: Mutant, reading: Future[Reading], processes: ReadingProcesses, splitter: Splitter
) -> None:
    file, started = clean_name(mutant.file), time.monotonic()
    found.inputs += 1
    outcome = "read"
    try:
        faults = _faults_of(processes.result(reading, file), file, splitter)
    except UnreadableFile as error:
        told = file in error.text("fr") and file in error.text("en") and type(error) is not UnreadableFile
        outcome, faults = type(error).__name__, [] if told else [f"no reason: {error!r}"]
        if isinstance(error.__cause__, ProcessExpired):
            found.died.append(f"{name}: {error.__cause__.exitcode}")
        if isinstance(error, ReadingTimedOut):
            found.stopped.append(name)
    except Exception as error:  # what must not happen is what is looked for
        outcome, faults = "another error", [repr(error)]
    found.outcomes[outcome] += 1
    found.faults += [f"{name}: {fault}" for fault in faults]
    found.slowest = sorted([*found.slowest, (time.monotonic() - started, name)], reverse=True)[:_SLOWEST]


def _faults_of(reading: Reading, file: str, splitter: Splitter) -> list[str]:
    """What does not hold of a document that was read, and of what is made of it to be published."""
    read = reading.document
    shown = read.as_shown()
    faults = [fault for page in [*read.pages, *shown.pages] for fault in _faults_of_page(page)]
    if any(len(one.text) != len(other.text) for one, other in zip(read.pages, shown.pages, strict=True)):
        faults.append("masking changes the length of a page")
    described = complete(NOTHING_GIVEN, shown, file)
    if not described.title or len(described.title) > 200 or "\n" in described.title:
        faults.append(f"title {described.title!r}")
    pages = {page.number: page for page in shown.pages}
    for passage in splitter.split(shown):
        faults += _faults_of_passage(passage, pages[passage.page])
    return faults


def _faults_of_page(page: Page) -> Iterator[str]:
    ends = [0, *(block.end for block in page.blocks)]
    if any(not end <= block.start < block.end <= len(page.text) for end, block in zip(ends, page.blocks, strict=False)):
        yield f"the blocks of page {page.number} are not in order within it"


def _faults_of_passage(passage: Passage, page: Page) -> Iterator[str]:
    if page.text[passage.start : passage.end] != passage.text or not passage.text:
        yield f"a passage of page {page.number} is not its text from {passage.start} to {passage.end}"
    if any(not passage.start <= one.start < one.end <= passage.end for one in passage.sentences):
        yield f"a sentence of page {page.number} is not within its passage at {passage.start}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz")
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--seconds", type=float, default=20, help="the limit for one file")
    parser.add_argument("--whole", action="store_true", help="PDFs with all their pages")
    options = parser.parse_args(arguments)
    told = machine.describe()
    started = time.monotonic()
    settings = Settings(reading_timeout=options.seconds)
    mutants = Mutants(sources(), options.seed, shortened=not options.whole)
    found = fuzz(mutants, range(options.first, options.first + options.inputs), settings)
    result = {"machine": told, "seed": options.seed} | found.record(options.seconds, settings.reading_memory)
    result["seconds"] = round(time.monotonic() - started)
    _RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", "utf-8")
    print(json.dumps(result, ensure_ascii=False, indent=2))
    sys.exit(bool(found.faults))


if __name__ == "__main__":
    main()
