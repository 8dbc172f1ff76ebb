"""One finding of `partage doctor`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus.messages import N_


class Level(StrEnum):
    OK = N_("OK")
    WARNING = N_("warning")
    PROBLEM = N_("problem")


@dataclass(frozen=True)
class Check:
    """One finding. `text` and `remedy` are messages of the catalogue, filled with `details`."""

    level: Level
    text: str
    details: Mapping[str, object]
    remedy: str = ""
