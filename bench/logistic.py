"""Logistic regression as the benches fit it, and how well what it gives separates."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Groups = NDArray[np.int64]

_RIDGE = 1e-3
_STEPS = 50


def fit(features: Numbers, labels: Numbers, weights: Numbers) -> Numbers:
    """A coefficient for each column: Newton's method with a slight ridge; `weights` are those of the rows."""
    fitted = np.zeros(features.shape[1])
    for _ in range(_STEPS):
        expected = chances(features, fitted)
        slope = features.T @ (weights * (labels - expected)) - _RIDGE * fitted
        spread = weights * expected * (1 - expected)
        curve = (features * spread[:, None]).T @ features + _RIDGE * np.eye(len(fitted))
        fitted = fitted + np.linalg.solve(curve, slope)
    return fitted


def chances(features: Numbers, fitted: Numbers) -> Numbers:
    """The chance of each row, 0 to 1."""
    found: Numbers = 1 / (1 + np.exp(-np.clip(features @ fitted, -30, 30)))
    return found


def area_under_roc(found: Numbers, labels: Numbers, weights: Numbers | None = None) -> float:
    """The chance that a true row is taken for likelier than a false one; `weights` are those of the rows."""
    weights = np.ones(len(found)) if weights is None else weights
    true, false = labels == 1, labels == 0
    above = (found[true][:, None] > found[false][None]) + 0.5 * (found[true][:, None] == found[false][None])
    return float(weights[true] @ above @ weights[false] / (weights[true].sum() * weights[false].sum()))
