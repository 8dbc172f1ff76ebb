"""Figures: shares with what they count, times, and how good a ranking is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    @classmethod
    def of_all(cls, verdicts: Iterable[bool]) -> Share:
        """The share of true verdicts."""
        counted = list(verdicts)
        return cls(sum(counted), len(counted))

    def record(self) -> dict[str, Any]:
        """Both counts, and the share rounded to four decimals (None of nothing)."""
        return {"right": self.right, "of": self.of, "share": round(self.right / self.of, 4) if self.of else None}


Verdicts = dict[str, bool]
"""What was found of one question, by the name of the measure; a measure that does not apply is left out."""


def shares(verdicts: Sequence[Verdicts]) -> dict[str, Any]:
    """The share of each measure, in the order in which measures first come."""
    names = dict.fromkeys(name for one in verdicts for name in one)
    return {name: Share.of_all(one[name] for one in verdicts if name in one).record() for name in names}


def shares_by_type(judged: Sequence[tuple[str, Verdicts]]) -> dict[str, Any]:
    """The shares of all questions, then those of each type."""
    types = dict.fromkeys(type for type, _ in judged)
    everything = {"all": shares([verdicts for _, verdicts in judged])}
    return everything | {one: shares([verdicts for type, verdicts in judged if type == one]) for one in types}


def times(milliseconds: Sequence[float]) -> dict[str, float]:
    """The median and the 95th percentile, in milliseconds."""
    ordered = sorted(milliseconds)
    return {
        "median_ms": round(median(ordered), 1),
        "p95_ms": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 1),
    }


def ndcg(places: Iterable[bool]) -> float:
    """nDCG of a ranking with one right answer: 1 when it comes first, 0 when it does not come."""
    return next((1 / log2(place + 1) for place, right in enumerate(places, start=1) if right), 0.0)
