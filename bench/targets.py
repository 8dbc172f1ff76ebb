"""`python -m bench.targets`: what the program aims at, beside what the benches last measured.

Reads their results, `bench/results/*.json`, measures nothing itself, and writes its table into `docs/quality.md`. Each
bench whose figures are in it does so too when it has measured.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import machine, piaf
from bench.tables import put_into
from evaluation.as_text import as_rows, figure_text
from evaluation.judging import (
    FALSELY_REFUSED,
    HOLDS_MUST,
    PAGE_AMONG,
    PAGE_CITED,
    RIGHTLY_REFUSED,
    TWO_CITED,
    VERBATIM,
)
from evaluation.report import ALL

Results = Mapping[str, Any]

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results"
_PAGE = _ROOT / "docs" / "quality.md"
_MARK = "targets"
_ANSWERS = 200
_HEADS = ("What we aim at", "Target", "Measured", "", "At commit")


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that is wanted, and the bench whose results have it; `find` gives it as text, and whether it suffices.

    `find` raises KeyError where the results do not have it.
    """

    what: str
    wanted: str
    bench: str
    find: Callable[[Results], tuple[str, bool]]

    def row(self, results: Results | None) -> tuple[str, ...]:
        """A row of the table."""
        try:
            measured, is_reached = self.find(results or {})
            commit = _commit((results or {})["machine"])
        except KeyError:  # not measured yet, or by a bench that had other measures
            return self.what, self.wanted, "not measured", "", ""
        return self.what, self.wanted, measured, "reached" if is_reached else "**missed**", commit


def main() -> None:
    """Writes the table, and prints it."""
    keep()
    print(as_table(_read))


def keep() -> None:
    """Writes the table into the page."""
    put_into(_PAGE, as_table(_read), _MARK)


def as_table(read: Callable[[str], Results | None]) -> str:
    """One row a target; `read` gives the results of a bench, None where there are none."""
    return "\n".join(as_rows(_HEADS, [target.row(read(target.bench)) for target in targets()])) + "\n"


def targets() -> tuple[Target, ...]:
    """All of them, in the order of the page."""
    return (
        _tenders("the page that answers is among the first 5 results", PAGE_AMONG[5], at_least=0.85),
        _tenders("the page that answers is among the first 10 results", PAGE_AMONG[10], at_least=0.92),
        _tenders("the answer quotes the page that answers", PAGE_CITED, at_least=0.75),
        _tenders("the answer holds all that a right answer must", HOLDS_MUST, at_least=0.60),
        _tenders("an answer that compares quotes two of the documents that answer", TWO_CITED, at_least=0.80),
        _tenders("a question that no document answers is refused", RIGHTLY_REFUSED, at_least=0.90),
        _tenders("a question that a document answers is refused all the same", FALSELY_REFUSED, at_most=0.05),
        _tenders("a quotation is its page's own text, letter by letter", VERBATIM, at_least=1.0),
        _piaf("PIAF: how high the paragraph that answers comes (nDCG@10), first aim", piaf.NDCG, 0.86),
        _piaf("PIAF: the same, second aim", piaf.NDCG, 0.88),
        _piaf("PIAF: the same, in the order of reading that answers take", piaf.NDCG_READ, 0.88),
        _piaf("PIAF: the answer stands within the first three sentences shown", piaf.IN_SENTENCES, 0.82),
        _falsified("a sentence falsified on purpose is caught", "false caught", at_least=0.95),
        _falsified("a true sentence is flagged", "true flagged", at_most=0.10),
        Target(
            "a small model's figure or name is shown as supported, and its citation lacks it",
            f"never, in at least {_ANSWERS} answers",
            "generated",
            _violations,
        ),
        _written(
            "first words of a written answer, after the model's own first",
            "first draft, after the server's first word",
            300,
        ),
        _written("checks: what they add after the model's last word", "finished, after the server's last word", 150),
        _written("checks: those of all the answer's sentences together", "checks of all sentences together", 150),
        Target("a search takes, in the middle of all", "under 150 ms", "quality", _search_time),
    )


def _tenders(what: str, measure: str, *, at_least: float = 0.0, at_most: float = 1.0) -> Target:
    def find(results: Results) -> tuple[str, bool]:
        figure = results["tenders"]["measures"][ALL][measure]
        return figure_text(figure, "en"), at_least <= figure["share"] <= at_most

    return Target(f"tenders: {what}", _limits(at_least, at_most), "quality", find)


def _piaf(what: str, measure: str, at_least: float) -> Target:
    def find(results: Results) -> tuple[str, bool]:
        figure = results["piaf"]["measures"][measure]
        return figure_text(figure, "en"), figure.get("mean", figure.get("share")) >= at_least

    wanted = f"at least {at_least}" if measure in (piaf.NDCG, piaf.NDCG_READ) else _limits(at_least, 1.0)
    return Target(what, wanted, "quality", find)


def _falsified(what: str, measure: str, *, at_least: float = 0.0, at_most: float = 1.0) -> Target:
    def find(results: Results) -> tuple[str, bool]:
        figure = results[measure][ALL]
        told = f"{100 * figure['share']:.1f} % ({figure['count']}/{figure['of']})"
        return told, at_least <= figure["share"] <= at_most

    return Target(what, _limits(at_least, at_most), "falsified", find)


def _written(what: str, measure: str, at_most: int) -> Target:
    """Of 95 answers in 100; the median is shown beside it."""

    def find(results: Results) -> tuple[str, bool]:
        spread = results["milliseconds"][measure]
        return f"{spread['95 %']:.0f} ms (median {spread['median']:.0f} ms)", spread["95 %"] <= at_most

    return Target(what, f"at most {at_most} ms, 95 times in 100", "written", find)


def _violations(results: Results) -> tuple[str, bool]:
    found, answers = len(results["violations"]), results["answers"]
    return f"{found} in {answers} answers", not found and answers >= _ANSWERS


def _search_time(results: Results) -> tuple[str, bool]:
    median = results["tenders"]["times"]["search"]["median_ms"]
    return f"{median:.0f} ms", median < 150


def _limits(at_least: float, at_most: float) -> str:
    if at_least == 1:
        return "100 %"
    return f"at most {100 * at_most:.0f} %" if at_most < 1 else f"at least {100 * at_least:.0f} %"


def _commit(measured_on: Mapping[str, Any]) -> str:
    return f"{measured_on['commit']}{machine.was_changed(measured_on)}"


def _read(bench: str) -> Results | None:
    path = _RESULTS / f"{bench}.json"
    results: Results | None = json.loads(path.read_text("utf-8")) if path.exists() else None
    return results


if __name__ == "__main__":
    main()
