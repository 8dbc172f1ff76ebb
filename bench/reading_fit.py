"""`python -m bench.reading_fit`: fits how what was read weighs beside the evidence, and measures what that refuses.

    python -m bench.reading_fit --tenders LIST.jsonl DATA_DIR --tenders OTHER.jsonl DATA_DIR

Each list of questions is asked on the data folder of its documents. What is measured is cross-validated: a list is
never judged by a fit that has seen it. The reader must not have learned from them (`bench/reader_training.py`). The
estimate goes to `answer/finding/close_reading.toml`, the figures to `bench/results/reading.json` and `docs/quality.md`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from math import log
from pathlib import Path
from typing import Any

import numpy as np

from answer.commons import Commons
from answer.finding.close_reading import CloseReading
from answer.finding.evidence import Evidence, ReadJudgement, features_read
from bench import machine, tenders
from bench.logistic import Numbers, area_under_roc, fit
from bench.tables import keep
from corpus.settings import Settings
from evaluation.as_text import as_rows
from evaluation.questions import read_questions
from index.reader.bundled import open_bundled_reader, reader_name

_ROOT = Path(__file__).parents[1]
_FITTED = _ROOT / "answer" / "finding" / "close_reading.toml"
_RESULTS = _ROOT / "bench" / "results" / "reading.json"
_PAGE = _ROOT / "docs" / "quality.md"
_MARK = "reading"
_FALSELY_REFUSED = 0.03
"""The share of the answerable questions that the evidence lets through and reading may refuse."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question of a list, the evidence for it, and the same with what the best passage read gives."""

    questions: str
    is_answerable: bool
    before: Evidence
    after: Evidence

    @property
    def features(self) -> dict[str, float]:
        """What a fit weighs of it, by the name of its weight."""
        return features_read(self.before.confidence, self.after.read or 0.0, self.after)

    def is_answered(self, judgement: ReadJudgement) -> bool:
        """Whether the evidence is enough by a fit."""
        return self.after.confidence_by(judgement) >= self.after.needed


def main() -> None:
    """Asks, fits, measures, and keeps all three."""
    options = _options()
    measured_on = machine.describe()
    weighed = [one for questions, data_dir in options.tenders for one in _weigh(questions, data_dir)]
    figures = measure(weighed)
    judgement = fit_judgement(weighed)
    values = "\n".join(f"{name} = {value:.4f}" for name, value in asdict(judgement).items())
    _FITTED.write_text(
        f"# Written by `python -m bench.reading_fit`; see evidence.py.\n[close_reading]\n{values}\n", "utf-8"
    )
    kept = {"machine": measured_on, "reader": reader_name(), "lists": figures}
    keep(kept, _RESULTS, _PAGE, as_table(figures), _MARK)
    print(json.dumps(figures, indent=1))


def _weigh(questions: Path, data_dir: Path) -> Iterator[Weighed]:
    """Those that reading settles: what compares is not read, nor what nothing may answer."""
    settings = Settings(data_dir=data_dir, _env_file=None)  # type: ignore[call-arg]
    closely = CloseReading(lambda: open_bundled_reader(settings))
    with closing(Commons(settings)) as commons:
        files = {one.file for one in commons.store.documents()}
        for one in read_questions(questions):
            if not one.history and (not one.is_answerable or files & set(one.files)):
                found = tenders.found(commons, one.text)
                after = closely.at(found).search.evidence
                if after.read is not None:
                    yield Weighed(questions.stem, one.is_answerable, found.search.evidence, after)


def fit_judgement(weighed: Sequence[Weighed]) -> ReadJudgement:
    """The weights that tell best which of them are answerable.

    The bias is what refuses so many of those that were answered rightly as may be.
    """
    labels = np.array([float(one.is_answerable) for one in weighed])
    weights = np.where(labels == 1, 1 / labels.sum(), 1 / (1 - labels).sum())
    features = np.array([(1.0, *one.features.values()) for one in weighed])
    _, *others = map(float, fit(features, labels, weights * len(labels)))
    fitted = dict(zip(weighed[0].features, others, strict=True))
    fitted["evidence"] = max(fitted["evidence"], 0.0)  # what was read may leave nothing to tell, but not turn it round
    right = [one for one in weighed if one.is_answerable and one.before.is_enough]
    lacking = [
        _log_odds(one.before.needed) - sum(fitted[name] * one.features[name] for name in fitted) for one in right
    ]
    return ReadJudgement(bias=float(np.quantile(lacking, 1 - _FALSELY_REFUSED)), **fitted)


def measure(weighed: Sequence[Weighed]) -> dict[str, Any]:
    """Of each list what is refused with and without reading, by a fit on the other lists, and how well it separates."""
    lists = sorted({one.questions for one in weighed})
    figures: dict[str, Any] = {}
    for name in lists:
        own = [one for one in weighed if one.questions == name]
        others = fit_judgement([one for one in weighed if one.questions != name])
        answerable = [one for one in own if one.is_answerable]
        unanswerable = [one for one in own if not one.is_answerable]
        labels = np.array([float(one.is_answerable) for one in own])
        figures[name] = {
            "answerable": len(answerable),
            "without an answer": len(unanswerable),
            "falsely refused before": sum(not one.before.is_enough for one in answerable),
            "falsely refused": sum(not one.is_answered(others) for one in answerable),
            "rightly refused before": sum(not one.before.is_enough for one in unanswerable),
            "rightly refused": sum(not one.is_answered(others) for one in unanswerable),
            "area under the curve before": _area([one.before.confidence for one in own], labels),
            "area under the curve": _area([one.after.confidence_by(others) for one in own], labels),
        }
    return figures


def as_table(figures: dict[str, Any]) -> str:
    """One row a list."""
    head = ("List", "falsely refused", "rightly refused", "area under the curve")
    rows = [
        (
            name,
            f"{one['falsely refused before']} → {one['falsely refused']} of {one['answerable']}",
            f"{one['rightly refused before']} → {one['rightly refused']} of {one['without an answer']}",
            f"{one['area under the curve before']} → {one['area under the curve']}",
        )
        for name, one in figures.items()
    ]
    return "\n".join(as_rows(head, rows)) + "\n"


def _area(chances: Sequence[float], labels: Numbers) -> float:
    return round(area_under_roc(np.array(chances), labels), 3)


def _log_odds(chance: float) -> float:
    return log(chance / (1 - chance))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.reading_fit", description=__doc__)
    parser.add_argument("--tenders", type=Path, nargs=2, action="append", required=True, metavar=("LIST", "DATA_DIR"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
