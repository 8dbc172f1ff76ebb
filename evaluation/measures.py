"""Figures: shares with what they count and how sure they are, means, times, and how good a ranking is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2, sqrt
from statistics import fmean, median
from typing import Any

_NORMAL_95 = 1.96


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
        """Both counts, the share and its interval, rounded to four decimals (None of nothing)."""
        low, high = self.interval
        share = round(self.right / self.of, 4) if self.of else None
        return {"right": self.right, "of": self.of, "share": share, "low": round(low, 4), "high": round(high, 4)}

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval: between what shares the true one lies; 0 to 1 of nothing."""
        if not self.of:
            return 0.0, 1.0
        share, spread = self.right / self.of, _NORMAL_95**2 / self.of
        middle = share + spread / 2
        reach = _NORMAL_95 * sqrt(share * (1 - share) / self.of + spread / (4 * self.of))
        return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))


Verdicts = dict[str, bool | float | Share]
"""What was found of one question, by the name of the measure; a measure that does not apply is left out.

A yes or no is counted over the questions, a figure is averaged, and shares are added up.
"""


def summary(verdicts: Sequence[Mapping[str, bool | float | Share]]) -> dict[str, Any]:
    """The figure of each measure, in the order in which measures first come."""
    names = dict.fromkeys(name for one in verdicts for name in one)
    return {name: _figure([one[name] for one in verdicts if name in one]) for name in names}


def _figure(values: Sequence[bool | float | Share]) -> dict[str, Any]:
    shares = [one for one in values if isinstance(one, Share)]
    if shares:
        return Share(sum(one.right for one in shares), sum(one.of for one in shares)).record()
    if all(isinstance(one, bool) for one in values):
        return Share.of_all(bool(one) for one in values).record()
    return {"mean": round(fmean(float(one) for one in values if not isinstance(one, Share)), 4), "of": len(values)}


def times(milliseconds: Sequence[float]) -> dict[str, float]:
    """The median and the 95th percentile, in milliseconds."""
    ordered = sorted(milliseconds)
    return {
        "median_ms": round(median(ordered), 1),
        "p95_ms": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 1),
    }


def ndcg(gains: Sequence[bool], wanted: int, k: int = 10) -> float:
    """nDCG@k of a ranking in which `wanted` things are right: 1 when they come first, 0 when none comes."""
    best = sum(_discount(place) for place in range(1, min(wanted, k) + 1))
    return sum(_discount(place) for place, right in enumerate(gains[:k], start=1) if right) / best if best else 0.0


def _discount(place: int) -> float:
    return 1 / log2(place + 1)
