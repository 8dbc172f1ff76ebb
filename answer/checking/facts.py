"""The figures and names that a sentence states, and which of them a stretch of a source lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from answer.text.figures import Amount, Figure, Moment, Reference, Unit, agree, find_figures, units_named
from answer.text.proper_names import find_names, folded_words, holds_name, squeeze
from corpus.models import Document, Passage

_AFTER_A_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*|[(°])\s?$")
"""What a year follows that belongs to a name: “CCTP 2026”, “Schéma directeur (2026)”, but not “en 2026”."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What must stand in a source for a sentence to be carried by it; `naming` are figures that may name the source."""

    figures: tuple[Figure, ...]
    names: tuple[str, ...]
    naming: frozenset[Figure] = frozenset()

    @property
    def written(self) -> tuple[str, ...]:
        """All of them, each once, as the sentence writes them."""
        return tuple(dict.fromkeys([*(figure.written for figure in self.figures), *self.names]))


def find_facts(sentence: str, capitalised: Iterable[str], lower: Iterable[str]) -> Facts:
    """The facts of a sentence; how the sources write their words tells which are names (see `find_names`)."""
    figures = tuple(find_figures(sentence))
    naming = frozenset(figure for figure in figures if _is_a_name(figure, sentence))
    return Facts(figures, tuple(find_names(sentence, capitalised, lower)), naming)


@dataclass(frozen=True)
class Surroundings:
    """What is known around a passage: its document's identity, its headings and its table's columns.

    A passage seldom names its tender, its lot or its year: those may be found here. Other figures may not, except in
    the columns of the passage's own table.
    """

    identity: str
    context: str

    @cached_property
    def words(self) -> frozenset[str]:
        return folded_words(f"{self.identity} {self.context}")

    @cached_property
    def squeezed(self) -> str:
        return squeeze(f"{self.identity} {self.context}")

    @cached_property
    def naming(self) -> tuple[Figure, ...]:
        """The numbers of lots, articles and the like, and the dates."""
        figures = (_as_name(figure) for figure in find_figures(self.identity))
        return tuple(figure for figure in figures if figure.readings)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(find_figures(self.context))

    @cached_property
    def units(self) -> frozenset[Unit]:
        return units_named(f"{self.context} {self.identity}")


def surroundings(document: Document, passage: Passage) -> Surroundings:
    """What is known around a passage of a document."""
    year = str(document.year or "")
    known = (document.title, document.buyer, document.kind, document.file, year, *passage.section)
    return Surroundings(" . ".join(known), passage.context)


@dataclass(frozen=True)
class Ground:
    """A stretch of a source, read for its facts."""

    text: str
    around: Surroundings

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(find_figures(self.text))

    @cached_property
    def words(self) -> frozenset[str]:
        return folded_words(self.text)

    @cached_property
    def squeezed(self) -> str:
        return squeeze(self.text)

    @cached_property
    def units(self) -> frozenset[Unit]:
        return units_named(self.text)

    def held(self, facts: Facts) -> frozenset[str]:
        """The facts that it holds, as the sentence writes them; one written twice must be held both times."""
        lacking = {
            figure.written
            for figure in facts.figures
            if not self._holds_figure(figure, may_name=figure in facts.naming)
        }
        names = {name for name in facts.names if self._holds_name(name)}
        return frozenset({figure.written for figure in facts.figures} - lacking | names)

    def _holds_name(self, name: str) -> bool:
        words = self.words | self.around.words
        return holds_name(name, words, self.squeezed) or holds_name(name, words, self.around.squeezed)

    def _holds_figure(self, wanted: Figure, *, may_name: bool) -> bool:
        same = [figure for figure in (*self.figures, *self.around.figures) if agree(wanted, figure)]
        if any(self._has_unit_of(wanted, figure) for figure in same):
            return True
        return may_name and any(agree(wanted, figure) for figure in self.around.naming)

    def _has_unit_of(self, wanted: Figure, found: Figure) -> bool:
        """A bare figure, as in a table, needs the sentence's unit to be named near it."""
        amount = next((one for one in wanted.readings if isinstance(one, Amount) and one.unit and one.value), None)
        is_bare = not any(isinstance(one, Amount) and one.unit for one in found.readings)
        if amount is None or not is_bare:
            return True
        unit = (int(amount.scaled / amount.value), amount.unit)
        return unit in self.units | self.around.units


def _is_a_name(figure: Figure, sentence: str) -> bool:
    """Whether it says what it numbers ("lot 2", not "2"), or is a date: a bare number in a title carries nothing.

    A year alone is one only beside a name: that a tender is of 2026 does not carry that something is due in 2026.
    """
    if any(isinstance(one, Reference) and one.label for one in figure.readings):
        return True
    moments = [one for one in figure.readings if isinstance(one, Moment)]
    return any(one.month for one in moments) or bool(moments and _AFTER_A_NAME.search(sentence[: figure.start]))


def _as_name(figure: Figure) -> Figure:
    """The figure read only as the number of a thing or as a date."""
    return replace(figure, readings=tuple(one for one in figure.readings if isinstance(one, Reference | Moment)))
