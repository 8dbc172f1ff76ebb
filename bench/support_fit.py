"""Fits how likely a stretch is to carry a sentence, by logistic regression, and chooses the thresholds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from answer.checking.citations import Candidate, CitationChecker
from answer.checking.support import Support
from bench.logistic import Numbers, chances, fit
from bench.true_sentences import TrueSentence

Booleans = NDArray[np.bool_]
Texts = NDArray[np.str_]

_FOLDS = 5
_TRUE_LOST = 0.07
"""Share of true sentences put by hand that may fall below the threshold of a cited stretch."""
_HAND = "by hand"
_FALSE_CLEAR = 0.01
"""Share of other stretches that may seem clear."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Sentences beside stretches, a row each: `labels` 1 where it is the sentence's own, `weights` of the rows."""

    features: Numbers
    labels: Numbers
    weights: Numbers
    by_hand: Booleans
    documents: Texts

    def where(self, chosen: Booleans) -> Examples:
        """Some of the rows."""
        return Examples(*(getattr(self, field.name)[chosen] for field in fields(self)))


def examples(checker: CitationChecker, sentences: Sequence[TrueSentence]) -> Examples:
    """Each sentence beside its own stretch, the closest of another document, and the closest beside its own.

    Sentences put by hand weigh as much, all together, as those put by rule: they are nearer to what a model writes.
    """
    rows: list[tuple[list[float], float, bool, str]] = []
    for one in sentences:
        candidates = checker.candidates(one.text, one.sources)
        own = [c for c in candidates if c.source.n == 1 and _overlaps(c, one) and c.first == c.last]
        others = [c for c in candidates if c.source.n != 1]
        beside = [c for c in candidates if c.source.n == 1 and not _overlaps(c, one)]
        for group, label in ((own, 1.0), (others, 0.0), (beside, 0.0)):
            if group:
                rows.append((_features(max(group, key=_closeness)), label, one.how == _HAND, one.document.id))
    features, labels, by_hand, documents = (np.array(column) for column in zip(*rows, strict=True))
    weights = np.where(by_hand, (~by_hand).sum() / max(1, by_hand.sum()), 1.0)
    return Examples(features, labels, weights, by_hand, documents)


def fitted(given: Examples) -> Numbers:
    """Weights of bias, closeness, shared words, other language and facts."""
    return fit(given.features, given.labels, given.weights)


def cross_validated(given: Examples) -> Numbers:
    """The chance of each example by weights fitted on the other documents."""
    folds = {document: place % _FOLDS for place, document in enumerate(sorted(set(given.documents)))}
    fold = np.array([folds[document] for document in given.documents])
    found = np.zeros(len(given.labels))
    for left_out in range(_FOLDS):
        weights = fitted(given.where(fold != left_out))
        found[fold == left_out] = chances(given.features[fold == left_out], weights)
    return found


def support_of(given: Examples, found: Numbers) -> Support:
    """The fitted estimate, with thresholds from the cross-validated chances."""
    bias, closeness, shared, other_language, facts = map(float, fitted(given))
    cited = float(np.quantile(found[(given.labels == 1) & given.by_hand], _TRUE_LOST))
    clear = float(np.quantile(found[given.labels == 0], 1 - _FALSE_CLEAR))
    return Support(bias, closeness, shared, other_language, facts, cited, clear)


def write_support(path: Path, support: Support, figures: dict[str, Any]) -> None:
    """Keeps the estimate as a small readable file that says how it was obtained."""
    told = "\n".join(f"# {name}: {value}" for name, value in figures.items())
    values = "\n".join(f"{name} = {value:.4f}" for name, value in asdict(support).items())
    head = "# Written by `python -m bench.falsified --data-dir DIR --fit`; see answer/checking/support.py."
    path.write_text(f"{head}\n{told}\n\n[support]\n{values}\n", "utf-8")


def fit_record(path: Path) -> dict[str, str]:
    """What such a file says of how its estimate was fitted, and its two thresholds."""
    told = re.findall(r"^# ([^:\n]+): (.+)$", path.read_text("utf-8"), re.MULTILINE)
    thresholds = tomllib.loads(path.read_text("utf-8"))["support"]
    return {
        **dict(told),
        "chance from which a cited stretch carries a sentence": str(thresholds["cited"]),
        "from which one that is not cited does": str(thresholds["clear"]),
    }


def _features(one: Candidate) -> list[float]:
    return [1.0, one.closeness, one.shared * one.same_language, float(not one.same_language), one.facts]


def _closeness(one: Candidate) -> float:
    return one.closeness


def _overlaps(one: Candidate, sentence: TrueSentence) -> bool:
    return one.span.start < sentence.span.end and sentence.span.start < one.span.end
