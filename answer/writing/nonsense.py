"""Writing that is no answer: a loop, or signs that nobody could read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.messages import N_

_LONGEST_SENTENCE = 1500
_ENOUGH_TO_JUDGE = 40
_LEAST_READABLE = 0.6
_LONG = 120
_LOOP = re.compile(r"(.{1,60}?)\1{5,}$", re.DOTALL)
_REPEATS = 3

LOOPS = N_("it repeats itself")
UNREADABLE = N_("it cannot be read")
ENDLESS = N_("one of its sentences never ends")
UNSUPPORTED = N_("no sentence is supported by the passages")


def nonsense_in(sentence: str, before: Sequence[str]) -> str:
    """Why a sentence, finished or not, and those written before it are no answer; "" when they may be one."""
    if len(sentence) >= _ENOUGH_TO_JUDGE and _readable_share(sentence) < _LEAST_READABLE:
        return UNREADABLE
    if len(sentence) > _LONGEST_SENTENCE:
        return ENDLESS
    if (len(sentence) > _LONG and _LOOP.search(sentence[-6 * 60 :])) or before[-_REPEATS * 4 :].count(
        sentence
    ) >= _REPEATS:
        return LOOPS
    return ""


def _readable_share(text: str) -> float:
    """How much of it is Latin letters, digits and ordinary signs."""
    signs = [char for char in text if not char.isspace()]
    return sum(char < "\u0250" or "\u2000" <= char < "\u2300" for char in signs) / max(1, len(signs))
