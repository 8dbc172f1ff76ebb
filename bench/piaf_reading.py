"""`python -m bench.piaf_reading`: how high reading puts the paragraph of PIAF that answers, beside the search alone.

The result goes to `bench/results/piaf_reading.json` and into `docs/quality.md`. Takes a quarter of an hour.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import fmean

from answer.finding.close_reading import CloseReading
from bench import machine, piaf
from bench.questions import piaf_paragraphs, piaf_questions, shared_folder_or_stop
from bench.tables import keep
from corpus.settings import Settings
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
    paragraphs, questions = piaf_paragraphs(shared), piaf_questions(shared)
    place_of = {paragraph.id: place for place, paragraph in piaf.places(paragraphs)}
    close_reading = CloseReading(lambda: open_bundled_reader(settings))
    searched, read = list[float](), list[float]()
    with (
        tempfile.TemporaryDirectory(prefix="partage-bench-") as folder,
        piaf.assistant_on(Path(folder), open_embedder(settings), paragraphs, close_reading) as assistant,
    ):
        for question in questions:
            wanted = place_of[question.paragraph]
            searched.append(piaf.ndcg_of(assistant.search(question.text), wanted))
            read.append(piaf.ndcg_of(assistant.search(question.text, closely=True), wanted))
    result = {
        "machine": measured_on,
        "questions": len(questions),
        piaf.NDCG: round(fmean(searched), 4),
        piaf.NDCG_READ: round(fmean(read), 4),
    }
    told = (
        f"Of all {len(questions):,} questions of PIAF, on {measured_on['date']} at commit {measured_on['commit']}: "
        f"{piaf.NDCG} {result[piaf.NDCG]} by the search, {result[piaf.NDCG_READ]} in the order of reading."
    )
    print(told)
    keep(result, _RESULTS, _PAGE, told, _MARK)


if __name__ == "__main__":
    main()
