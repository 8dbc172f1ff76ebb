"""One machine, or one day of it, is quicker than another: the bench of ingestion shows its last run beside others."""

from __future__ import annotations

from typing import Any

from bench.ingestion import as_page, earlier_runs


def run(commit: str, seconds: float) -> dict[str, Any]:
    program = {
        "files": 2,
        "pages": 20,
        "passages": 50,
        "sentences": 200,
        "tokens": {"passages": 9000, "sentences": 5000},
        "seconds until read": seconds / 4,
        "seconds until searchable": seconds / 2,
        "seconds": seconds,
        "seconds of the engine": seconds,
        "peak MB": 900,
    }
    plain = {"chunks": 40, "tokens": 8000, "seconds until read": 1, "seconds": 100.0, "peak MB": 800}
    machine = {"date": "2026-11-27", "commit": commit, "cores": 2, "cpu flags": ["avx2"]}
    return {
        "machine": machine | {"changed since the commit": False},
        "every": 1,
        "program": program,
        "plain": plain,
        "query": {"search ms": 14.0, "parts ms": 7.0},
    }


def test_a_run_is_kept_in_short_beside_the_next_one() -> None:
    first, second = run("aaa", 20), run("bbb", 50)
    kept = second | {"earlier": earlier_runs(first)}

    rows = [line.split("|")[2:] for line in as_page(kept).splitlines() if line.startswith("| 2026")]
    assert [[cell.strip() for cell in row[:5]] for row in rows] == [
        ["aaa", "20 s", "100 s", "10.0", "5.0"],
        ["bbb", "50 s", "100 s", "4.0", "2.0"],
    ]


def test_the_oldest_runs_are_forgotten_and_parts_of_one_are_none() -> None:
    result = run("0", 20)
    for number in range(1, 30):
        result = run(str(number), 20) | {"earlier": earlier_runs(result)}

    assert [one["commit"] for one in result["earlier"]] == [str(number) for number in range(17, 29)]
    del result["plain"]
    assert earlier_runs(result) == result["earlier"]
