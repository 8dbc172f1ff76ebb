"""`python -m bench.first_asked`: what each list of questions gave the first time it was asked, as a table.

What has been looked at and mended for tells less when it is measured again: only a first time says what new questions
on new documents may expect. `partage eval LIST.jsonl --json REPORT.json` asks; `--keep M REPORT.json --of "roads"`
keeps the report's figures under that letter, with the commit that is checked out. The figures stand in
`bench/results/first_asked.json`, the table in `docs/quality.md`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench import machine
from bench.tables import put_into
from evaluation.as_text import as_rows, figure_text
from evaluation.judging import FALSELY_REFUSED, HOLDS_MUST, PAGE_AMONG, PAGE_CITED, RIGHTLY_REFUSED, TWO_CITED
from evaluation.measures import Share
from evaluation.report import ALL

Lists = Mapping[str, Mapping[str, Any]]
"""By letter: the commit, what the list is of, how many questions could be asked, and the figures of all of them."""

NEW = "new"
"""Documents on which the program was not made; those of the other lists are `known`."""

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "first_asked.json"
_PAGE = _ROOT / "docs" / "quality.md"
_MARK = "first asked"
_MEASURES = {
    "page in 5": PAGE_AMONG[5],
    "in 10": PAGE_AMONG[10],
    "cited": PAGE_CITED,
    "holds all": HOLDS_MUST,
    "both compared": TWO_CITED,
    "falsely refused": FALSELY_REFUSED,
    "rightly refused": RIGHTLY_REFUSED,
}
_HEADS = ("List", *_MEASURES, "At commit", "Questions on")


def main() -> None:
    """Keeps a report where one is given, and writes the table."""
    options = _options()
    lists: dict[str, Any] = json.loads(_RESULTS.read_text("utf-8"))
    if options.keep:
        letter, report = options.keep
        lists[letter] = kept_of(json.loads(Path(report).read_text("utf-8")), machine.describe()["commit"], options.of)
        _RESULTS.write_text(json.dumps(lists, ensure_ascii=False, indent=1) + "\n", "utf-8")
    put_into(_PAGE, as_table(lists), _MARK)
    print(as_table(lists))


def kept_of(report: Mapping[str, Any], commit: str, of: str) -> dict[str, Any]:
    """What is kept of a report of `partage eval`, of documents on which the program was not made."""
    return {
        "commit": commit,
        "of": of,
        "documents": NEW,
        "questions": report["questions"],
        "measures": report["measures"][ALL],
    }


def as_table(lists: Lists) -> str:
    """One row a list, and one for all lists together whose documents were never seen."""
    rows = [_row(letter, one["measures"], one["commit"], one["of"]) for letter, one in lists.items()]
    new = [one["measures"] for one in lists.values() if one["documents"] == NEW]
    together = {name: _together(measures[name] for measures in new) for name in _MEASURES.values()}
    return (
        "\n".join(as_rows(_HEADS, [*rows, _row("new ones", together, "", "documents never seen, all together")])) + "\n"
    )


def _row(name: str, measures: Mapping[str, Any], commit: str, of: str) -> tuple[str, ...]:
    asked = (measures.get(measure) for measure in _MEASURES.values())  # a list may have no comparisons
    return name, *(figure_text(one, "en") if one else "" for one in asked), commit, of


def _together(figures: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The share of all the questions of which several figures are shares."""
    each = list(figures)
    return Share(sum(one["right"] for one in each), sum(one["of"] for one in each)).record()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.first_asked", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--keep", nargs=2, metavar=("LETTER", "REPORT"), help="a list, and the report of its first time"
    )
    parser.add_argument("--of", default="", help="what the questions are on, in a few words")
    return parser.parse_args()


if __name__ == "__main__":
    main()
