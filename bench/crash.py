"""Kills a process at work on a corpus again and again, and looks each time at what is left (`make crash`).

    python -m bench.crash [--kills N] [--minutes M] [--seed S]

Half of the kills fall after a random time, half at or just after a random step on a file: the making of a folder, the
opening of a file, a swap, a removal. Writes `bench/results/crash.json`.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

from bench import machine
from bench.crash_check import Expected, check
from bench.crash_workload import EMBEDDER, work_until_killed
from bench.side_by_side import search_meanwhile
from corpus.settings import Settings

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "crash.json"
_SMALL = 45_000
"""Bytes: a kill is to fall in many documents, not long in one."""
_LONGEST_TIME = 1.2
_MOST_STEPS = 90
_JITTER = 0.03
_PATIENCE = 60
_WRITTEN = 10
_CORPORA = 2
_processes = multiprocessing.get_context("forkserver")


def sources_in(folder: Path) -> list[Path]:
    """Little real files of several formats, and written ones of which each says something of its own."""
    samples = [path for path in sorted((_ROOT / "samples").iterdir()) if path.suffix not in ("", ".tsv")]
    little = [path for path in samples if path.stat().st_size < _SMALL and path.name != "README.md"]
    for number in range(_WRITTEN):
        clauses = "\n\n".join(f"Article {n} : clause {number * 31 + n * 7} du lot {number}." for n in range(12))
        text = f"# CCTP – Lot {number} du marché de fournitures\n\n{clauses}\n"
        (folder / f"lot-{number}.md").write_text(text, "utf-8")
    return [*little, *sorted(folder.glob("lot-*.md"))]


def kill_and_check(
    folder: Path, kills: int, seed: int, is_time_up: Callable[[], bool] = lambda: False
) -> dict[str, Any]:
    """What `kills` kills of the process at work on one corpus in `folder` did to it, as records."""
    _processes.set_forkserver_preload(["bench.crash_workload", "ingest.readers", "protect.cleaning"])
    settings = Settings(data_dir=folder / "data", embedder=EMBEDDER)
    (folder / "sources").mkdir()
    sources = sources_in(folder / "sources")
    chance, expected = Random(seed), Expected()  # noqa: S311 - no secret is drawn
    faults: list[str] = []
    killed_in: Counter[str] = Counter()
    done = 0
    while done < kills and not is_time_up():
        ended = _kill_once(settings, sources, chance, folder / "journal")
        if ended != -signal.SIGKILL:
            faults.append(f"kill {done}: the process had ended by itself, with exit code {ended}")
        expected.follow(folder / "journal")
        found, marks = check(settings, expected)
        faults += [f"kill {done}: {fault}" for fault in found]
        killed_in += Counter({"nothing that shows": 1} if not marks else dict.fromkeys(marks, 1))
        done += 1
    return {"kills": done, "seed": seed, "killed in the middle of": dict(killed_in.most_common()), "faults": faults}


def _kill_once(settings: Settings, sources: Sequence[Path], chance: Random, journal: Path) -> int | None:
    """The exit code of the process, which tells whether the kill ended it or an error of its own."""
    stop_at = chance.choice((0, chance.randint(1, _MOST_STEPS)))
    later = chance.uniform(0, _LONGEST_TIME) if not stop_at else chance.choice((0, chance.uniform(0, _JITTER)))
    told, reached = _processes.Pipe(duplex=False)
    arguments = (settings, sources, chance.randrange(1 << 30), journal, stop_at, reached)
    process = _processes.Process(target=work_until_killed, args=arguments)
    process.start()
    reached.close()
    told.poll(_PATIENCE)
    time.sleep(later)
    process.kill()
    process.join()
    told.close()
    return process.exitcode


def kill_in_several(kills: int, seed: int) -> dict[str, Any]:
    """The same on one corpus for each of a few threads, the kills shared out among them."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="partage-crash-") as folder, ThreadPoolExecutor(_CORPORA) as threads:
        folders = [Path(folder, str(number)) for number in range(_CORPORA)]
        for one in folders:
            one.mkdir()
        shares = [kills // _CORPORA + (number < kills % _CORPORA) for number in range(_CORPORA)]
        results = list(threads.map(kill_and_check, folders, shares, range(seed, seed + _CORPORA)))
    marks = sum((Counter(one["killed in the middle of"]) for one in results), Counter[str]())
    return {
        "kills": sum(one["kills"] for one in results),
        "corpora": _CORPORA,
        "seed": seed,
        "seconds": round(time.monotonic() - started),
        "killed in the middle of": dict(marks.most_common()),
        "faults": [fault for one in results for fault in one["faults"]],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.crash")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--minutes", type=float, default=5, help="of three processes side by side")
    options = parser.parse_args(arguments)
    told, result = machine.describe(), {}
    if options.kills:
        result["kills"] = {"machine": told} | kill_in_several(options.kills, options.seed)
    if options.minutes:
        with tempfile.TemporaryDirectory(prefix="partage-crash-") as folder:
            sources = sources_in(Path(folder))
            result["side by side"] = {"machine": told} | search_meanwhile(Path(folder), sources, 60 * options.minutes)
    known = json.loads(_RESULTS.read_text("utf-8")) if _RESULTS.exists() else {}
    _RESULTS.write_text(json.dumps(known | result, ensure_ascii=False, indent=2) + "\n", "utf-8")
    print(json.dumps(result, ensure_ascii=False, indent=2))
    sys.exit(any(one["faults"] for one in result.values()))


if __name__ == "__main__":
    main()
