"""`python -m bench.written`: how soon a written answer begins, and what its checks cost, on a machine that is idle.

The questions on the tenders in DIR are asked, each once. The model server is a script that begins at once and writes
200 words a second, so that only the program's own time counts. Measured for each written answer, in milliseconds: from
the server's first word to the first draft that a page can show; from the server's last word to the finished answer,
which is what the checks add to it; the checks of all its sentences together, most of which run while the model writes,
and of one sentence; and the reading of the passages for the checks, which runs while a model reads its prompt. The
result goes to `bench/results/written.json` and into `docs/quality.md`.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

from answer.assistant import Assistant
from answer.checking.citations import Checked, CitationChecker, Source
from answer.commons import Commons
from answer.language_models.server import ServerModel
from answer.models import Mode
from answer.writing.written import Writer
from bench import machine, targets, tenders
from bench.folders import forget_what_changed
from bench.questions import shared_folder_or_stop, tender_questions
from bench.tables import keep
from corpus.settings import Settings
from evaluation.as_text import as_rows
from evaluation.questions import read_questions

_ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT / "tests"))  # the scripted model server is the tests' own

from model_server import ScriptedServer, scripted_server  # noqa: E402

_RESULTS = _ROOT / "bench" / "results" / "written.json"
_PAGE = _ROOT / "docs" / "quality.md"
_MARK = "written"
_WARM_UP = "Quelle est la durée du marché ?"
"""Asked before the clock runs; none of the questions, whose passages would then have been read."""
_SENTENCES = 6
_PAUSE = 0.005
FIRST_DRAFT = "first draft, after the server's first word"
ADDED = "finished, after the server's last word"
CHECKS = "checks of all sentences together"
_ONE_CHECK = "check of one sentence, on average"
_READING = "reading the passages for the checks"
MEDIAN, MOST_OF = "median", "95 %"
_TARGETS = {FIRST_DRAFT: 300, ADDED: 150}


class TimedChecker(CitationChecker):
    """The program's checker, with the times that it took since they were last asked for."""

    preparing = checking = 0.0

    def __init__(self, commons: Commons) -> None:
        super().__init__(lambda: commons.search_index.embedder, stored=commons.search_index.sentence_vectors)

    def prepare(self, sources: Sequence[Source]) -> None:
        began = perf_counter()
        super().prepare(sources)
        self.preparing += perf_counter() - began

    def check(self, sentence: str, sources: Sequence[Source]) -> Checked:
        began = perf_counter()
        checked = super().check(sentence, sources)
        self.checking += perf_counter() - began
        return checked

    def taken(self) -> tuple[float, float]:
        """The seconds spent on reading passages, and on checking sentences."""
        taken = self.preparing, self.checking
        self.preparing = self.checking = 0.0
        return taken


def say(asked: str) -> list[str]:
    """The first sentence of each passage given, with its number: what a faithful model would write."""
    passages = re.findall(r'<passage n="(\d+)">\n.*?\n\n(.*?)\n</passage>', asked, re.DOTALL)[:_SENTENCES]
    sentences = [f"{' '.join(text.split())[:160].rsplit(' ', 1)[0].rstrip('.,;:')} [{n}]. " for n, text in passages]
    return re.findall(r"\S+\s*", "".join(sentences))


def main() -> None:
    """Asks, prints and keeps the result."""
    options = _options()
    if options.samples:
        with tempfile.TemporaryDirectory() as folder:
            print(as_table({"machine": machine.describe()} | _of_samples(Path(folder))))
        return
    result = {"machine": machine.describe()} | _of_tenders(options.data_dir)
    print(as_table(result))
    keep(result, _RESULTS, _PAGE, as_table(result), _MARK)
    targets.keep()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.written", description=__doc__)
    parser.add_argument("--data-dir", type=Path, default=Path("build/bench"), help="where the tenders are ingested")
    parser.add_argument("--samples", action="store_true", help="ask the samples instead; keep nothing")
    return parser.parse_args()


def _of_tenders(data_dir: Path) -> dict[str, Any]:
    shared = shared_folder_or_stop()
    forget_what_changed(data_dir)
    questions = [one.text for one in tender_questions(shared) if one.is_answerable and not one.history]
    return _ask(data_dir, shared / "corpus", questions)


def _of_samples(data_dir: Path) -> dict[str, Any]:
    questions = read_questions(_ROOT / "docs" / "questions.jsonl")
    return _ask(data_dir, _ROOT / "samples", [one.text for one in questions if one.is_answerable and not one.history])


def _ask(data_dir: Path, files: Path, questions: Sequence[str]) -> dict[str, Any]:
    commons = Commons(Settings(data_dir=data_dir, _env_file=None))  # type: ignore[call-arg]
    try:
        tenders.ingest(commons, files)
        return measure(commons, questions)
    finally:
        commons.close()


def measure(commons: Commons, questions: Sequence[str]) -> dict[str, Any]:
    """The times of all answers that the scripted model wrote."""
    checker, settings = TimedChecker(commons), commons.settings
    with scripted_server(say, _PAUSE) as server:
        model = ServerModel(server.url, "scripted", "", settings.model_context, settings.model_timeout)
        assistant = Assistant(settings, commons.store, commons.search_index, Writer(model, checker))
        assistant.ask(_WARM_UP)
        timed = [_time(assistant, checker, server, question) for question in questions]
    written = [one for one in timed if one]
    return {"questions": len(questions), "answers": len(written), "milliseconds": _summary(written)}


def _time(assistant: Assistant, checker: TimedChecker, server: ScriptedServer, question: str) -> dict[str, float]:
    """The milliseconds that each part of an answer took; nothing of one that was not written."""
    checker.taken()
    first_draft = 0.0
    for answer in assistant.answer(question):
        first_draft = first_draft or (monotonic() if answer.draft or answer.statements else 0.0)
    finished = monotonic()
    if answer.mode is not Mode.WRITTEN or not answer.statements:
        return {}
    reading, checking = checker.taken()
    taken = {
        FIRST_DRAFT: first_draft - server.first_sent_at,
        ADDED: finished - server.ended_at,
        CHECKS: checking,
        _ONE_CHECK: checking / len(answer.statements),
        _READING: reading,
    }
    return {name: seconds * 1000 for name, seconds in taken.items()}


def _summary(written: Sequence[Mapping[str, float]]) -> dict[str, dict[str, float]]:
    return {name: _spread([one[name] for one in written]) for name in (written[0] if written else ())}


def _spread(values: Sequence[float]) -> dict[str, float]:
    most_of = statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
    spread = {MEDIAN: statistics.median(values), MOST_OF: most_of, "most": max(values)}
    return {name: round(value, 1) for name, value in spread.items()}


def as_table(result: Mapping[str, Any]) -> str:
    """The result for the page."""
    measured_on = result["machine"]
    rows = [
        (name, *(f"{value:.0f} ms" for value in spread.values()), f"{_TARGETS[name]} ms" if name in _TARGETS else "")
        for name, spread in result["milliseconds"].items()
    ]
    lines = [
        f"{result['answers']} answers written to {result['questions']} questions, on {measured_on['date']} at commit "
        f"{measured_on['commit']}{machine.was_changed(measured_on)}, on {measured_on['cores']} cores.",
        "",
        *as_rows(("Time", MEDIAN, MOST_OF, "most", "at most, as aimed at"), rows),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
