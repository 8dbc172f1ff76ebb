"""One finding of `partage doctor`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from babel.numbers import format_decimal

from corpus.messages import N_, translator


class Level(StrEnum):
    OK = N_("OK")
    WARNING = N_("warning")
    PROBLEM = N_("problem")


@dataclass(frozen=True)
class Check:
    """One finding. `text` and `remedy` are messages of the catalogue, filled with `details`.

    `mend` puts right what was found, and gives what there is to tell then; None where a program cannot.
    """

    level: Level
    text: str
    details: Mapping[str, object]
    remedy: str = ""
    mend: Callable[[], Check] | None = field(default=None, compare=False)

    def mended(self) -> Check:
        """What was found once it is put right; the same where a program cannot, or nothing is wrong."""
        return self.mend() if self.mend else self

    def words(self, language: str) -> str:
        """What was found, in the reader's language, numbers included."""
        return self._filled(self.text, language)

    def remedy_words(self, language: str) -> str:
        """What to do about it; "" where there is nothing to do."""
        return self._filled(self.remedy, language) if self.remedy else ""

    def _filled(self, message: str, language: str) -> str:
        details = {name: _written(value, language) for name, value in self.details.items()}
        return translator(language)(message).format(**details)


def _written(value: object, language: str) -> object:
    """A number the reader's way: “30,3” or “30.3”."""
    return format_decimal(value, locale=language) if isinstance(value, int | float) else value
