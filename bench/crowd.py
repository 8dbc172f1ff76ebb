"""`python -m bench.crowd`: ten visitors give a document at the same moment while ten others ask, of a running server.

Ten of the real documents are kept back; `partage serve` serves the others from an empty folder. First each question is
asked alone, three times, and the slowest time counts. Then all visitors come at once, each on a session of their own
over HTTP and WebSocket (`bench.visitor`): ten drop their file, wait for its form, publish it and wait until it can be
searched; ten ask one question after another until the last document has arrived. No question is asked twice running,
whose answer the page would only show again. The result goes to `bench/results/crowd.json` and into
`docs/performance.md`.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from threading import Event
from typing import Any

from bench import machine
from bench.questions import shared_folder_or_stop, tender_questions
from bench.tables import keep
from bench.visitor import Visitor
from bench.visits import SAMPLE_QUESTIONS, ask, give, served
from evaluation.as_text import as_rows
from ingest.incoming import files_in

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "crowd.json"
_PAGE = _ROOT / "docs" / "performance.md"
_MARK = "crowd"
_TIMES_ALONE = 3
LATER_AT_MOST = 2.0
"""Seconds that an answer may take longer in the crowd than alone."""


def main() -> None:
    """Measures, prints and keeps the result."""
    options = _options()
    files = files_in(_ROOT / "samples" if options.samples else shared_folder_or_stop() / "corpus")
    questions = SAMPLE_QUESTIONS if options.samples else _questions()
    described = machine.describe()
    with tempfile.TemporaryDirectory() as folder:
        result = {"machine": described} | measure(Path(folder), list(files), questions, options.visitors)
    print(as_table(result))
    if not options.samples:
        keep(result, _RESULTS, _PAGE, as_table(result), _MARK)


def _questions() -> list[str]:
    return [one.text for one in tender_questions(shared_folder_or_stop()) if one.is_answerable and not one.history]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.crowd", description=__doc__)
    parser.add_argument("--visitors", type=int, default=10, help="how many upload, and how many ask")
    parser.add_argument("--samples", action="store_true", help="with the samples instead; keep nothing")
    return parser.parse_args()


def measure(folder: Path, files: Sequence[Path], questions: Sequence[str], visitors: int) -> dict[str, Any]:
    """What became of the uploads, and the seconds that answers took, alone and in the crowd.

    The server has its data in the folder.
    """
    given = list(files)[:: max(1, len(files) // visitors)][:visitors]
    kept = [file for file in files if file not in given]
    asked = [questions[number % len(questions)] for number in range(visitors)]
    with served(folder, kept) as server:
        alone = _slowest_alone(server.address, asked)
        uploads, answers = _all_at_once(server.address, given, asked)
    times = [seconds for _, seconds in answers]
    return {
        "documents": len(kept),
        "visitors": visitors,
        "uploads": uploads,
        "answers": len(times),
        "alone": round(statistics.median(alone.values()), 2),
        "in the crowd": round(statistics.median(times), 2),
        "longest in the crowd": round(max(times), 2),
        "later at most": round(max(seconds - alone[question] for question, seconds in answers), 2),
    }


def _slowest_alone(address: str, questions: Sequence[str]) -> dict[str, float]:
    with Visitor(address) as visitor:
        times = [{question: ask(visitor, question) for question in questions} for _ in range(_TIMES_ALONE)]
    return {question: max(some[question] for some in times) for question in questions}


def _all_at_once(
    address: str, files: Sequence[Path], questions: Sequence[str]
) -> tuple[list[dict[str, Any]], list[tuple[str, float]]]:
    arrived = Event()
    with ThreadPoolExecutor(len(files) + len(questions)) as pool:
        orders = [[*questions[first:], *questions[:first]] for first in range(len(questions))]
        asking = [pool.submit(_ask_until, address, order, arrived) for order in orders]
        giving = [pool.submit(give, address, file) for file in files]
        try:
            uploads = [one.result() for one in giving]
        finally:
            arrived.set()
        return uploads, [one for future in asking for one in future.result()]


def _ask_until(address: str, questions: Sequence[str], arrived: Event) -> list[tuple[str, float]]:
    """Each question with the seconds until its answer, in turn: one asked twice running would be answered already."""
    times: list[tuple[str, float]] = []
    with Visitor(address) as visitor:
        for question in cycle(questions):
            times.append((question, ask(visitor, question)))
            if arrived.wait(1):  # a reader reads
                break
    return times


def as_table(result: Mapping[str, Any]) -> str:
    """The result for the page."""
    measured_on, uploads = result["machine"], result["uploads"]
    ended = [
        f"{sum(one['became'] == what for one in uploads)} {what}" for what in sorted({u["became"] for u in uploads})
    ]
    rows = [
        ("uploads", f"{len(uploads)}: {', '.join(ended)}"),
        ("an upload, from the drop until searchable", f"{max(one['seconds'] for one in uploads):.0f} s at most"),
        ("an answer alone, median", f"{result['alone']:.2f} s"),
        ("an answer in the crowd, median", f"{result['in the crowd']:.2f} s"),
        ("an answer in the crowd, at most", f"{result['longest in the crowd']:.2f} s"),
        (f"later than alone, at most ({LATER_AT_MOST:.0f} s aimed at)", f"{result['later at most']:.2f} s"),
    ]
    lines = [
        f"{result['visitors']} visitors upload while {result['visitors']} ask {result['answers']} times, "
        f"{result['documents']} documents being shared, on {measured_on['date']} at commit "
        f"{measured_on['commit']}{machine.was_changed(measured_on)}, on {measured_on['cores']} cores.",
        "",
        *as_rows(("", "measured"), rows),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
