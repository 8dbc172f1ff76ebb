"""How likely a stretch of a source is to carry a sentence, from their closeness and the words they share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp

from answer.fitted import read_fitted


@dataclass(frozen=True, slots=True)
class Support:
    """A fitted estimate; see `support.toml` for what it was fitted on.

    `cited` is the chance from which a cited stretch carries a sentence, `clear` the one for a stretch not cited.
    """

    bias: float
    closeness: float
    shared: float
    other_language: float
    facts: float
    cited: float
    clear: float

    def chance(self, closeness: float, shared: float, facts: float, *, same_language: bool) -> float:
        """0 to 1. `closeness` is a cosine, `shared` the share of the sentence's words, by weight, that stand there.

        `facts` tells how many figures and names it holds, 0 to 1, when it holds all of the sentence.
        """
        signal = self.bias + self.closeness * closeness + self.facts * facts
        signal += self.shared * shared if same_language else self.other_language
        return 1 / (1 + exp(-signal))


@cache
def fitted_support() -> Support:
    """The estimate that the program uses."""
    return Support(**read_fitted(__package__, "support"))
