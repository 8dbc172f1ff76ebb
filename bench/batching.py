"""`python -m bench.batching`: would it pay to embed the questions of several visitors in one pass?

The same real questions, of different lengths as they come, are embedded one after the other, by two threads that each
ask for one at a time as two visitors do, and in passes of two and of eight. Each way runs five times, the median
counts. The result goes to `bench/results/batching.json` and into `docs/performance.md`.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import Any

from bench import machine
from bench.questions import shared_folder_or_stop, tender_questions
from bench.tables import keep
from corpus.settings import Settings
from evaluation.as_text import as_rows
from index.embedders import Embedder, open_embedder
from index.word_codes import word_spans

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "batching.json"
_PAGE = _ROOT / "docs" / "performance.md"
_MARK = "batching"
_ROUNDS = 5
_QUESTIONS = 64


def main() -> None:
    """Measures, prints and keeps the result."""
    described = machine.describe()
    questions = [one.text for one in tender_questions(shared_folder_or_stop())][:_QUESTIONS]
    folder = os.environ.get("PARTAGE_TEST_MODELS") or Path(tempfile.gettempdir()) / "partage-test-models"
    result = {"machine": described} | measure(open_embedder(Settings(data_dir=Path(folder))), questions)
    print(as_table(result))
    keep(result, _RESULTS, _PAGE, as_table(result), _MARK)


def measure(embedder: Embedder, questions: Sequence[str]) -> dict[str, Any]:
    """Milliseconds that each way takes for one question."""

    def alone(question: str) -> None:
        embedder.embed_questions_and_words([question], [word_spans(question)])

    def by_threads(count: int) -> None:
        with ThreadPoolExecutor(count) as pool:
            list(pool.map(alone, questions))

    def in_passes_of(count: int) -> None:
        for first in range(0, len(questions), count):
            some = questions[first : first + count]
            embedder.embed_questions_and_words(some, [word_spans(question) for question in some])

    ways: dict[str, Callable[[], None]] = {
        "one after the other": lambda: by_threads(1),
        "by two threads": lambda: by_threads(2),
        "in passes of two": lambda: in_passes_of(2),
        "in passes of eight": lambda: in_passes_of(8),
    }
    for way in ways.values():
        way()
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(_ROUNDS):
        for name, way in ways.items():
            began = perf_counter()
            way()
            times[name].append(1000 * (perf_counter() - began) / len(questions))
    return {"questions": len(questions), "ms": {name: round(statistics.median(one), 2) for name, one in times.items()}}


def as_table(result: Mapping[str, Any]) -> str:
    """The result for the page."""
    measured_on = result["machine"]
    lines = [
        f"{result['questions']} questions, median of {_ROUNDS}, on {measured_on['date']} at commit "
        f"{measured_on['commit']}{machine.was_changed(measured_on)}, on {measured_on['cores']} cores.",
        "",
        *as_rows(("Questions embedded", "a question"), [(name, f"{ms:.1f} ms") for name, ms in result["ms"].items()]),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
