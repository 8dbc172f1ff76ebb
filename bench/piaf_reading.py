"""`python -m bench.piaf_reading`: PIAF with the reader, beside the search alone: which paragraph, and where in it.

The result goes to `bench/results/piaf_reading.json` and into `docs/quality.md`. Takes half an hour.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from answer.finding.close_reading import CloseReading
from bench import machine, piaf, targets
from bench.questions import piaf_paragraphs, piaf_questions, shared_folder_or_stop
from bench.tables import keep
from corpus.settings import Settings
from evaluation.judging import FALSELY_REFUSED
from index.embedders import open_embedder
from index.reader.bundled import open_bundled_reader

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "piaf_reading.json"
_PAGE = _ROOT / "docs" / "quality.md"
_MARK = "piaf reading"


def main() -> None:
    """Measures, prints and keeps the result."""
    shared = shared_folder_or_stop()
    measured_on = machine.describe()
    settings = Settings(data_dir=_ROOT / "build" / "bench", _env_file=None)  # type: ignore[call-arg]
    reading = CloseReading(lambda: open_bundled_reader(settings))
    with tempfile.TemporaryDirectory(prefix="partage-bench-") as folder:
        embedder = open_embedder(settings)
        result = piaf.measure(Path(folder), embedder, piaf_paragraphs(shared), piaf_questions(shared), reading)
    told = _told(result, f"on {measured_on['date']} at commit {measured_on['commit']}")
    print(told)
    keep({"machine": measured_on} | result, _RESULTS, _PAGE, told, _MARK)
    targets.keep()


def _told(result: Mapping[str, Any], when: str) -> str:
    """The figures in a sentence."""
    measures = result["measures"]
    searched, read = measures[piaf.NDCG]["mean"], measures[piaf.NDCG_READ]["mean"]
    shares = {name: figure["share"] for name, figure in measures.items() if "share" in figure}
    return (
        f"Of all {result['questions']:,} questions of PIAF, {when}: {piaf.NDCG} {searched} by the search, {read} in\n"
        f"the order of reading; the answer's words stand within the first three sentences for "
        f"{shares[piaf.WORDS_IN_SENTENCES]:.1%},\n"
        f"within the first three quotations for {shares[piaf.WORDS_IN_QUOTATIONS]:.1%}; "
        f"{shares[FALSELY_REFUSED]:.1%} are refused."
    )


if __name__ == "__main__":
    main()
