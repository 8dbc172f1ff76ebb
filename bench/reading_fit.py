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
from dataclasses import dataclass, replace
from math import log
from pathlib import Path
from typing import Any

import numpy as np

from answer.commons import Commons
from answer.finding.close_reading import CloseReading
from answer.finding.evidence import ReadJudgement, fitted_judgement
from bench import machine, tenders
from bench.logistic import Numbers, area_under_roc, fit
from bench.tables import keep
from corpus.settings import Settings
from evaluation.as_text import as_rows
from evaluation.questions import read_questions
from index.reader.bundled import open_bundled_reader

_ROOT = Path(__file__).parents[1]
_FITTED = _ROOT / "answer" / "finding" / "close_reading.toml"
_RESULTS = _ROOT / "bench" / "results" / "reading.json"
_PAGE = _ROOT / "docs" / "quality.md"
_MARK = "reading"
_FALSELY_REFUSED = 0.04
"""The share of the answerable questions that the evidence lets through and reading may refuse."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question of a list, the first chance that it is answered, and what the best passage read gives."""

    questions: str
    is_answerable: bool
    first: float
    read: float

    @property
    def was_enough(self) -> bool:
        """Whether it was answered without reading."""
        return self.first >= fitted_judgement().enough


def main() -> None:
    """Asks, fits, measures, and keeps all three."""
    options = _options()
    measured_on = machine.describe()
    weighed = [one for questions, data_dir in options.tenders for one in _weigh(questions, data_dir)]
    figures = measure(weighed)
    judgement = fit_judgement(weighed)
    values = "\n".join(f"{name} = {getattr(judgement, name):.4f}" for name in ("bias", "evidence", "read"))
    _FITTED.write_text(
        f"# Written by `python -m bench.reading_fit`; see evidence.py.\n[close_reading]\n{values}\n", "utf-8"
    )
    keep({"machine": measured_on} | figures, _RESULTS, _PAGE, as_table(figures), _MARK)
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
                read = closely.at(found).search.evidence.read
                if read is not None:
                    yield Weighed(questions.stem, one.is_answerable, found.search.evidence.confidence, read)


def fit_judgement(weighed: Sequence[Weighed]) -> ReadJudgement:
    """The weights that tell best which of them are answerable.

    The bias is what refuses so many of those that were answered rightly as may be.
    """
    labels = np.array([float(one.is_answerable) for one in weighed])
    weights = np.where(labels == 1, 1 / labels.sum(), 1 / (1 - labels).sum())
    _, evidence, read = fit(_features(weighed), labels, weights * len(labels))
    without_bias = ReadJudgement(0.0, float(evidence), float(read))
    right = [_signal(without_bias, one) for one in weighed if one.is_answerable and one.was_enough]
    bias = _log_odds(fitted_judgement().enough) - float(np.quantile(right, _FALSELY_REFUSED))
    return replace(without_bias, bias=bias)


def measure(weighed: Sequence[Weighed]) -> dict[str, Any]:
    """Of each list what is refused with and without reading, by a fit on the other lists, and how well it separates."""
    lists = sorted({one.questions for one in weighed})
    figures: dict[str, Any] = {}
    for name in lists:
        own = [one for one in weighed if one.questions == name]
        others = fit_judgement([one for one in weighed if one.questions != name])
        found = np.array([others.chance(one.first, one.read) for one in own])
        first = np.array([one.first for one in own])
        labels = np.array([float(one.is_answerable) for one in own])
        enough = fitted_judgement().enough
        figures[name] = {
            "answerable": int(labels.sum()),
            "without an answer": int((1 - labels).sum()),
            "falsely refused before": int(((first < enough) & (labels == 1)).sum()),
            "falsely refused": int(((found < enough) & (labels == 1)).sum()),
            "rightly refused before": int(((first < enough) & (labels == 0)).sum()),
            "rightly refused": int(((found < enough) & (labels == 0)).sum()),
            "area under the curve before": round(area_under_roc(first, labels), 3),
            "area under the curve": round(area_under_roc(found, labels), 3),
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


def _features(weighed: Sequence[Weighed]) -> Numbers:
    return np.array([[1.0, _log_odds(one.first), one.read] for one in weighed])


def _signal(judgement: ReadJudgement, one: Weighed) -> float:
    return judgement.evidence * _log_odds(one.first) + judgement.read * one.read


def _log_odds(chance: float) -> float:
    return log(chance / (1 - chance))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.reading_fit", description=__doc__)
    parser.add_argument("--tenders", type=Path, nargs=2, action="append", required=True, metavar=("LIST", "DATA_DIR"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
