"""`python -m bench.load`: fifty visitors ask and five give documents for three minutes, of one running server.

Every third of the real documents is kept back; `partage serve` serves the others. Each visitor has a session of their
own over HTTP and WebSocket (`bench.visitor`, no browser) and asks, reads for 5 to 15 seconds, and asks again; each
giver drops a file, waits for its form, publishes it, waits until it can be searched, and takes the next. Visitors come
over the first ten seconds. They run on the machine that serves them, and take their share of its two cores. Memory is
what the system counts as resident, read every two seconds. The result goes to `bench/results/load.json` and into
`docs/performance.md`.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event
from time import perf_counter
from typing import Any
from urllib.request import urlopen

import numpy as np

from bench import machine, sizing
from bench.process_tree import with_those_below
from bench.questions import shared_folder_or_stop, tender_questions
from bench.tables import keep
from bench.visitor import Visitor
from bench.visits import SAMPLE_QUESTIONS, Served, ask, give, served
from evaluation.as_text import as_rows
from ingest.incoming import files_in

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "load.json"
_PAGE = _ROOT / "docs" / "performance.md"
_MARK = "load"
_SEED = 20260101
KEPT_BACK = 3
_BETWEEN_SAMPLES = 2.0
_LONGEST_UPLOAD = 240.0
_MB = 1024 * 1024


@dataclass(frozen=True)
class Load:
    """How many come, for how many seconds, and how long they read an answer before they ask again."""

    visitors: int = 50
    givers: int = 5
    seconds: float = 180.0
    arrival: float = 10.0
    reading: tuple[float, float] = (5.0, 15.0)


@dataclass(slots=True)
class Seen:
    """What visitors saw. Times are in seconds; `memory` holds (moment, bytes) of each process."""

    answers: list[float] = field(default_factory=list)
    uploads: list[dict[str, Any]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: dict[str, list[tuple[float, int]]] = field(default_factory=dict)


def main() -> None:
    """Measures, prints and keeps the result."""
    options = _options()
    files = list(files_in(_ROOT / "samples" if options.samples else shared_folder_or_stop() / "corpus"))
    questions = SAMPLE_QUESTIONS if options.samples else _questions()
    described = machine.describe()
    load = Load(options.visitors, options.givers, options.seconds)
    with tempfile.TemporaryDirectory() as folder:
        if options.prepared:
            shutil.copytree(options.prepared / "data", Path(folder) / "data")
        result = {"machine": described} | measure(Path(folder), files, questions, load)
    print(as_table(result))
    for error in result["errors"]:
        print(error)
    if not options.samples:
        keep(result, _RESULTS, _PAGE, as_table(result), _MARK)
        sizing.write(result)


def _questions() -> list[str]:
    return [one.text for one in tender_questions(shared_folder_or_stop()) if one.is_answerable and not one.history]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--visitors", type=int, default=Load.visitors, help="how many ask")
    parser.add_argument("--givers", type=int, default=Load.givers, help="how many give documents")
    parser.add_argument("--seconds", type=float, default=Load.seconds, help="for how long")
    parser.add_argument("--prepared", type=Path, help="a folder whose “data” holds the documents to begin with")
    parser.add_argument("--samples", action="store_true", help="with the samples instead; keep nothing")
    return parser.parse_args()


def measure(folder: Path, files: Sequence[Path], questions: Sequence[str], load: Load) -> dict[str, Any]:
    """What visitors saw of a server of two thirds of the files, the last third being given to it meanwhile.

    The two thirds are not added where the `data` of the folder holds a corpus, which should be of them.
    """
    given = files[::KEPT_BACK]
    kept = [file for file in files if file not in given]
    with served(folder, kept) as server:
        seen = _visited(server, given, questions, load)
        page_errors = _page_errors(server.address)
    return {
        "documents": len(kept),
        "visitors": load.visitors,
        "givers": load.givers,
        "seconds": load.seconds,
        "reading": load.reading,
        "answers": len(seen.answers),
        "p50": round(float(np.percentile(seen.answers, 50)), 2),
        "p95": round(float(np.percentile(seen.answers, 95)), 2),
        "longest": round(max(seen.answers), 2),
        "uploads": dict(Counter(upload["became"] for upload in seen.uploads)),
        "longest upload": max((upload["seconds"] for upload in seen.uploads), default=0.0),
        "errors": seen.errors,
        "page errors": page_errors,
        "memory": {name: _memory(samples, load.seconds) for name, samples in seen.memory.items()},
    }


def _visited(server: Served, files: Sequence[Path], questions: Sequence[str], load: Load) -> Seen:
    seen, over = Seen(), Event()
    waiting: SimpleQueue[Path] = SimpleQueue()
    for file in files:
        waiting.put(file)
    with ThreadPoolExecutor(load.visitors + load.givers + 1) as pool:
        pool.submit(_watch, server, seen, over)
        for number in range(load.visitors):
            pool.submit(_ask_until, over, server.address, questions, number, load, seen)
        for _ in range(load.givers):
            pool.submit(_give_until, over, server.address, waiting, seen)
        over.wait(load.seconds)
        over.set()
    return seen


def _ask_until(over: Event, address: str, questions: Sequence[str], number: int, load: Load, seen: Seen) -> None:
    """One visitor: comes, asks and reads until it is over; one who met an error comes back."""
    chance = random.Random(_SEED + number)  # noqa: S311 - a bench that repeats itself
    over.wait(chance.uniform(0, load.arrival))
    while not over.is_set():
        try:
            with Visitor(address) as visitor:
                while not over.is_set():
                    seen.answers.append(ask(visitor, chance.choice(questions)))
                    over.wait(chance.uniform(*load.reading))
        except Exception as error:
            seen.errors.append(f"asking: {type(error).__name__}: {error}"[:500])


def _give_until(over: Event, address: str, files: SimpleQueue[Path], seen: Seen) -> None:
    while not over.is_set():
        try:
            file = files.get_nowait()
        except Empty:
            return
        try:
            seen.uploads.append(give(address, file, _LONGEST_UPLOAD))
        except TimeoutError:
            if not over.is_set():
                seen.errors.append(f"giving: nothing came of {file.name}")
            seen.uploads.append({"file": file.name, "became": "still on its way", "seconds": _LONGEST_UPLOAD})
        except Exception as error:
            seen.errors.append(f"giving: {type(error).__name__}: {error}"[:500])


def _watch(server: Served, seen: Seen, over: Event) -> None:
    """Notes the memory of the server, of its worker, and of all that the worker has read files with."""
    began = perf_counter()
    while not over.wait(_BETWEEN_SAMPLES):
        moment = perf_counter() - began
        below = with_those_below(server.process.pid)
        worker = next((one for one in below if "jobs.worker" in _command(one)), 0)
        for name, bytes_held in {
            "server": _resident(server.process.pid),
            "worker": _resident(worker),
            "its readers": sum(map(_resident, with_those_below(worker)[1:])) if worker else 0,
        }.items():
            seen.memory.setdefault(name, []).append((moment, bytes_held))


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def _resident(pid: int) -> int:
    """Bytes in memory, 0 for a process that is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0)


def _memory(samples: Sequence[tuple[float, int]], seconds: float) -> dict[str, int]:
    """Megabytes: the median of a third of the time after a warm-up of a sixth, that of the last third, the most."""
    early = [held for moment, held in samples if seconds / 6 <= moment < seconds / 2]
    late = [held for moment, held in samples if 2 * seconds / 3 <= moment]
    medians = [round(statistics.median(some) / _MB) if some else 0 for some in (early, late)]
    return {"early": medians[0], "late": medians[1], "at most": round(max(held for _, held in samples) / _MB)}


def _page_errors(address: str) -> float:
    """How many pages the server says have failed."""
    with urlopen(f"{address}/metrics", timeout=30) as response:  # noqa: S310 - our own server
        lines = response.read().decode().splitlines()
    return sum(float(line.split()[-1]) for line in lines if line.startswith("partage_page_errors_total"))


def as_table(result: Mapping[str, Any]) -> str:
    """The result for the page."""
    measured_on, memory = result["machine"], result["memory"]
    uploads = ", ".join(f"{count} {became}" for became, count in sorted(result["uploads"].items()))
    rows = [
        ("errors met by visitors, pages that failed", f"{len(result['errors'])}, {result['page errors']:.0f}"),
        ("answers", f"{result['answers']}"),
        ("an answer, median", f"{result['p50']:.2f} s"),
        ("an answer, 95 %", f"{result['p95']:.2f} s"),
        ("an answer, at most", f"{result['longest']:.2f} s"),
        ("uploads", uploads or "none"),
        ("an upload, from the drop until searchable", f"{result['longest upload']:.0f} s at most"),
        *(
            (
                f"memory of {name}: early, late, at most",
                " / ".join(f"{one} MB" for one in held.values()),
            )
            for name, held in memory.items()
        ),
    ]
    low, high = result["reading"]
    lines = [
        f"{result['visitors']} visitors ask and {result['givers']} give for {result['seconds']:.0f} s, each reading an "
        f"answer for {low:.0f} to {high:.0f} s, {result['documents']} documents being shared at the start, on "
        f"{measured_on['date']} at commit {measured_on['commit']}{machine.was_changed(measured_on)}, on "
        f"{measured_on['cores']} cores that the visitors share with the server.",
        "",
        *as_rows(("", "measured"), rows),
        "",
        "Memory early is the median from one sixth to half of the time, late that of the last third.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
