"""`python -m bench.ingestion`: how quickly documents become searchable, beside what a tutorial builds.

The PDF, DOCX and Markdown part of the real documents, in one go: by the program, and by the plain pipeline
(PyPDFLoader, a recursive splitter of 1,000 characters with 200 of overlap, the same weights in full precision in
sentence-transformers, FAISS), each once, in a process of its own, its model loaded and its first file read before the
clock starts. Then each stage alone, in one process, one after the other; the encoder alone on the same texts sorted by
length, which is what no ingestion can be quicker than; and the search beside the parts that it is made of, medians of
three runs. The result goes to `bench/results/ingestion.json` and into `docs/performance.md`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import ingestion_stages, machine
from bench.ingestion_runs import files_of_both
from bench.process_tree import on_every_core, run_measured
from bench.questions import shared_folder_or_stop
from bench.tables import keep
from corpus.settings import Settings
from evaluation.as_text import as_rows
from index.embedders import open_embedder

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "ingestion.json"
_PAGE = _ROOT / "docs" / "performance.md"
_MARK = "ingestion"
AIMS = {"searchable": 4.5, "everything": 2.3, "encoder busy": 0.85, "peak MB": 2000, "query path": 1.5}
_PARTS = ("program", "plain", "stages")
_EARLIER = 12
"""Runs before the last one that are kept, in short: one machine, or one day of it, is quicker than another."""


def main() -> None:
    """Measures, prints and keeps the result."""
    options = _options()
    files = list(files_of_both(_ROOT / "samples" if options.samples else shared_folder_or_stop() / "corpus"))
    described = machine.describe()
    known = json.loads(_RESULTS.read_text("utf-8")) if _RESULTS.exists() else {}
    with tempfile.TemporaryDirectory(prefix="partage-bench-") as folder:
        measured = measure(files[:: options.every], Path(folder), options.parts)
    result = known | {"machine": described, "every": options.every} | measured
    if {"program", "plain"} <= measured.keys():
        result["earlier"] = earlier_runs(known)
    print(json.dumps(measured, indent=1))
    if not options.samples and {"program", "plain"} <= result.keys():
        keep(result, _RESULTS, _PAGE, as_page(result), _MARK)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.ingestion", description=__doc__)
    parser.add_argument("--samples", action="store_true", help="with the samples instead; keep nothing")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="one file in N")
    parser.add_argument("--parts", nargs="+", choices=_PARTS, default=_PARTS, help="what to measure; the rest is kept")
    return parser.parse_args()


def measure(files: Sequence[Path], folder: Path, parts: Sequence[str] = _PARTS) -> dict[str, Any]:
    """The figures of the parts that are asked for; `folder` is to be empty."""
    (models := folder / "data" / "models").parent.mkdir()
    if kept := os.environ.get("PARTAGE_TEST_MODELS"):
        models.symlink_to(Path(kept) / "models")
    settings = Settings(data_dir=folder / "data", _env_file=None)  # type: ignore[call-arg]
    open_embedder(settings)  # unpacked and its engine chosen before anything is timed
    result: dict[str, Any] = {}
    for part in ("program", "plain"):
        if part in parts:
            print(f"Measuring the {part} on {len(files)} files …", file=sys.stderr, flush=True)
            result[part] = run_part(part, settings, files)
            if part == "program":
                result["query"] = ingestion_stages.query_path(settings)
    if "stages" in parts:
        print("Measuring each stage …", file=sys.stderr, flush=True)
        result["stages"] = ingestion_stages.measure(files, settings, folder / "stages")
    return result


def run_part(part: str, settings: Settings, files: Sequence[Path]) -> dict[str, Any]:
    """The result of the program's run or the plain pipeline's, in a process of its own that may use every core."""
    command = [sys.executable, "-m", "bench.ingestion_runs", part, str(settings.data_dir), *map(str, files)]
    return run_measured(command, on_every_core())


def as_page(result: Mapping[str, Any]) -> str:
    """The result for the page."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Mapping[str, Any]) -> Iterator[str]:
    measured_on, ours, plain = result["machine"], result["program"], result["plain"]
    on = f"{measured_on['date']} at commit {measured_on['commit']}{machine.was_changed(measured_on)}"
    processor = f"{measured_on['cores']} cores ({', '.join(measured_on['cpu flags'])})"
    yield f"{ours['files']} files{_sampled(result)}, {ours['pages']:,} pages, on {on}, on {processor}."
    yield ""
    yield from as_rows(("", "this program", "plain pipeline"), list(_beside(ours, plain)))
    yield ""
    yield from as_rows(("aimed at", "aim", "measured"), list(_aims(result)))
    if earlier := result.get("earlier"):
        yield "\nThe same on other days, the same kind of machine not always being as quick:\n"
        heads = ("on", "commit", "encoder", "plain pipeline", "searchable", "everything", "search")
        yield from as_rows(heads, [_as_row(one) for one in (*earlier, in_short(result))])
    if stages := result.get("stages"):
        yield "\nEach stage alone, in one process, one after the other (the pipeline runs them beside each other):\n"
        yield from as_rows(("stage", "seconds", "a second"), list(_stages(stages)))


def _sampled(result: Mapping[str, Any]) -> str:
    return f" (one in {result['every']})" if result["every"] > 1 else ""


def _beside(ours: Mapping[str, Any], plain: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    tokens = sum(ours["tokens"].values())
    yield (
        "texts embedded",
        f"{ours['passages']:,} passages, {ours['sentences']:,} sentences",
        f"{plain['chunks']:,} chunks",
    )
    yield "tokens", f"{ours['tokens']['passages']:,} and {ours['tokens']['sentences']:,}", f"{plain['tokens']:,}"
    yield "until all files are read", f"{ours['seconds until read']:.0f} s", f"{plain['seconds until read']:.0f} s"
    yield "until all is searchable", f"{ours['seconds until searchable']:.0f} s", f"{plain['seconds']:.0f} s"
    yield "until all is there", f"{ours['seconds']:.0f} s", f"{plain['seconds']:.0f} s"
    rates = [f"{handled / one['seconds']:,.0f}" for handled, one in ((tokens, ours), (plain["tokens"], plain))]
    yield "tokens a second, all in all", rates[0], rates[1]
    rates = [f"{ours['pages'] / one['seconds']:.1f}" for one in (ours, plain)]
    yield "pages a second, all in all", rates[0], rates[1]
    yield "peak memory, all processes", f"{ours['peak MB']:,} MB", f"{plain['peak MB']:,} MB"


def ratios(result: Mapping[str, Any]) -> dict[str, float]:
    """How often the plain pipeline's time holds the program's."""
    ours, plain = result["program"], result["plain"]
    return {
        "searchable": plain["seconds"] / ours["seconds until searchable"],
        "everything": plain["seconds"] / ours["seconds"],
    }


def earlier_runs(known: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The runs before one that replaces what is known, each in short, the last few; the oldest first."""
    earlier = known.get("earlier", [])
    was_whole = {"program", "plain", "query"} <= known.keys()
    return [*earlier, in_short(known)][-_EARLIER:] if was_whole else earlier


def in_short(result: Mapping[str, Any]) -> dict[str, Any]:
    """What tells one run from another: when, on what code and how quick the machine was, and the ratios aimed at."""
    query = result["query"]
    return {
        "date": result["machine"]["date"],
        "commit": result["machine"]["commit"],
        "encoder seconds": result["program"]["seconds of the engine"],
        "plain seconds": result["plain"]["seconds"],
        **ratios(result),
        "search ms": query["search ms"],
        "search": query["search ms"] / query["parts ms"],
    }


def _as_row(run: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        run["date"],
        run["commit"],
        f"{run['encoder seconds']:.0f} s",
        f"{run['plain seconds']:.0f} s",
        f"{run['searchable']:.1f}",
        f"{run['everything']:.1f}",
        f"{run['search']:.1f} ({run['search ms']:.0f} ms)",
    )


def _aims(result: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    ours, quicker = result["program"], ratios(result)
    yield "searchable, times as fast", f"{AIMS['searchable']}", f"{quicker['searchable']:.1f}"
    yield "everything, times as fast", f"{AIMS['everything']}", f"{quicker['everything']:.1f}"
    busy = ours["seconds of the engine"] / ours["seconds"]
    yield "of the time, the encoder is busy", f"{AIMS['encoder busy']:.0%}", f"{busy:.0%}"
    yield "peak memory", f"{AIMS['peak MB']:,} MB", f"{ours['peak MB']:,} MB"
    query = result["query"]
    yield (
        "search, times encoder, FAISS and keywords alone",
        f"{AIMS['query path']}",
        f"{query['search ms'] / query['parts ms']:.1f} ({query['search ms']:.0f} ms)",
    )


def _stages(stages: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, one in stages.items():
        yield name, f"{one['seconds']:.1f}", f"{one['count'] / one['seconds']:,.0f} {one['of']}"


if __name__ == "__main__":
    main()
