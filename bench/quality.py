"""`python -m bench.quality`: how good the search and the answers are. Prints the tables, and keeps them.

They go to `bench/results/quality.json` and into `docs/quality.md`. A second run finds the documents already ingested.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from answer.commons import Commons
from answer.finding.close_reading import CloseReading
from bench import general, machine, other_towns, piaf, targets, tenders
from bench.folders import forget_what_changed
from bench.questions import (
    further_questions,
    general_questions,
    piaf_paragraphs,
    piaf_questions,
    questions_on_other_matters,
    shared_folder_or_stop,
    tender_questions,
)
from bench.tables import as_tables, keep
from corpus.settings import Settings
from evaluation.asking import Asking
from evaluation.questions import Question
from index.reader.bundled import open_bundled_reader

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "quality.json"
_PAGE = _ROOT / "docs" / "quality.md"


def main() -> None:
    """Measures everything; says why where it cannot."""
    options = _options()
    shared = shared_folder_or_stop()
    results = measure(shared, options.data_dir, every=options.every)
    print(as_tables(results))
    keep(results, _RESULTS, _PAGE, as_tables(results))
    targets.keep()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description=__doc__)
    parser.add_argument("--data-dir", type=Path, default=Path("build/bench"), help="where documents are ingested")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="ask one PIAF question in N")
    return parser.parse_args()


def measure(shared: Path, data_dir: Path, every: int = 1) -> dict[str, Any]:
    """All results; of PIAF, one question in `every`."""
    measured_on = machine.describe()
    forget_what_changed(data_dir)
    commons = Commons(Settings(data_dir=data_dir, _env_file=None))  # type: ignore[call-arg]
    questions = tender_questions(shared)
    embedder = commons.search_index.embedder
    try:
        print("Ingesting the tenders that are not there yet …", flush=True)
        tenders.ingest(commons, shared / "corpus")
        print("Asking about the tenders …", flush=True)
        asking = tenders.ask(commons, questions)
        of_tenders = tenders.measure(commons, asking)
        further = tenders.measure(commons, tenders.ask(commons, further_questions()))
        del further["asked"]  # what each brought up: 20,000 lines
        of_general = general.measure(commons, general_questions())
        of_other_matters = general.refused(commons, questions_on_other_matters())
        of_other_towns = other_towns.measure(commons, [*questions, *further_questions()])
        print("Asking PIAF …", flush=True)
        paragraphs, asked = piaf_paragraphs(shared), piaf_questions(shared)[::every]
        of_piaf = piaf.measure(data_dir / "piaf", embedder, paragraphs, asked, _reading_once(commons))
        return {
            "machine": measured_on,
            "tenders": of_tenders,
            "further": further,
            "general": of_general,
            "other matters": of_other_matters,
            "other towns": of_other_towns,
            "piaf": of_piaf,
            "plain": _compare(commons, shared / "corpus", data_dir / "plain", questions, asking),
        }
    finally:
        commons.close()


def _reading_once(commons: Commons) -> CloseReading | None:
    """The same reader as theirs, if any, which reads nothing twice over."""
    if commons.assistant.close_reading is None:
        return None
    return CloseReading(lambda: piaf.ReadOnce(open_bundled_reader(commons.settings)))


def _compare(
    commons: Commons, corpus: Path, kept: Path, questions: Sequence[Question], asking: Asking
) -> dict[str, Any] | None:
    """The plain pipeline's results with ours on the same questions; None where it is not installed."""
    try:
        from bench import plain_pipeline
    except ImportError as error:
        print(f"The plain pipeline is left out: {error.name} is not installed (pip install -e '.[bench]').")
        return None
    print("Asking the plain pipeline …", flush=True)
    formats = plain_pipeline.read_formats()
    asked = [one for one in questions if any(Path(file).suffix in formats for file in one.files)]
    plain = plain_pipeline.measure(corpus, kept, commons.search_index.embedder, asked)
    ours = {"ours": tenders.search_measures(asking, asked), "our times": tenders.search_times(asking, asked)}
    return plain | {"questions": len(asked)} | ours


if __name__ == "__main__":
    main()
