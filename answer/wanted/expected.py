"""What a question wants stated, told by its form: an amount, how often, how a procedure ended, how long it runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from answer.wanted.amounts_asked import (
    PAYING,
    SUMS,
    TIMES,
    asks_for_a_price,
    asks_for_a_sum_alone,
    asks_how_much,
    period_asked,
    units_asked,
)
from answer.wanted.amounts_stated import (
    CURRENCIES,
    PENALTY,
    PERIODS,
    Units,
    holds_amount,
    says_at_once,
    says_which_part,
)
from answer.wanted.availability import availability_asked
from answer.wanted.counted import Counted, counted_in, holds_number
from answer.wanted.dated import Dated, dated_in
from answer.wanted.defined import defined_in
from answer.wanted.firm import Firm, firm_in
from answer.wanted.hours import Hours, hours_in
from answer.wanted.listed import asks_for_several
from answer.wanted.measured import Measured, measured_in
from answer.wanted.of_year import is_of_other_years, years_asked
from answer.wanted.often import HowOften, often_in
from answer.wanted.outcome import outcomes_asked
from answer.wanted.spoken import in_written_order
from answer.wanted.telling import Matter, Telling
from answer.wanted.term import terms_asked
from answer.wanted.timed import Timed, timed_in
from answer.wanted.weighed import Weighed, speaks_of_weights, weighed_in
from corpus.folding import fold
from index.words import all_query_stems

_WORDS_FOR_SUMS = f"""
    {PAYING} montant somme prix tarif coût budget enveloppe euros max maxi maximum maximal minimum minimal plafond
    dépenses amount sum price cost costs rate fee budget ceiling cap limit range pay paid deduct deducted withhold
    withheld dollars
    marché contrat accord-cadre contract tender
"""
_WORDS_FOR_TIMES = """
    durée délai temps date heures jours semaines mois ans années longtemps
    duration time deadline long soon quickly hours days weeks months years
"""


class Form(Protocol):
    """What a sentence tells by its form, whatever it says otherwise."""

    def is_told(self, text: str, language: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Expected:
    """What an answer states: an amount in one of `units`, none where the question asks for no amount.

    A sum for each `period` ("hour", "day", "month", "year"), where it asks for such a one. `only_amount` tells that
    what does not state it is no answer; `tellings` are how a procedure ended, how long a contract runs, when bids are
    due and how much of the time a service must work, and `form` is what is asked for beside an amount (how many, how
    much of a measure, how often, within which hours, when, what a term means), or what an amount must be: in the unit
    in which a time is asked for, or of the criterion whose weight is.
    `is_price` tells that the sum is what something costs, which no penalty is, `asks_how_much` that it is asked for in
    so many words: what the penalties are may be told without a sum. `several` tells that several things answer, as a
    list does. `years` are those in which it asks how something was.
    """

    units: Units = frozenset()
    period: str = ""
    only_amount: bool = False
    tellings: tuple[Telling, ...] = ()
    form: Form | None = None
    is_price: bool = False
    asks_how_much: bool = False
    several: bool = False
    years: frozenset[str] = frozenset()

    @property
    def telling(self) -> Telling | None:
        """What few clauses tell of those that speak of it: how long a contract runs, when bids are due."""
        return next((one for one in self.tellings if one.matter not in (Matter.OUTCOME, Matter.END)), None)

    @property
    def wants_statement(self) -> bool:
        """Whether nothing but a sum, how a procedure ended, how long a contract runs or when bids are due answers."""
        return self.only_amount or bool(self.tellings)

    @property
    def wants_form(self) -> bool:
        """Whether what answers can be told by its form: a sum, how a procedure ended, how many, how often…"""
        return bool(self.units or self.tellings or self.form)

    @property
    def wants_measure(self) -> bool:
        """Whether nothing but a length, an area, a weight… answers, in the unit that is asked for or another."""
        return isinstance(self.form, Measured) and self.form.by_unit

    def lacks_measure(self, texts: Sequence[str]) -> bool:
        """Whether a measure is asked for, and no text speaks of its units."""
        return isinstance(self.form, Measured) and not any(map(self.form.is_spoken_of, texts))

    @property
    def wants_figure(self) -> bool:
        """Whether a figure answers: an amount, how many, a measure, how often, within which hours or when."""
        return bool(self.units) or isinstance(self.form, Counted | Measured | HowOften | Hours | Dated)

    @property
    def matter_of_form(self) -> Matter:
        """What is missing where no text tells the form that is asked for."""
        if isinstance(self.form, Firm):
            return Matter.FIRM
        return Matter.DAY if isinstance(self.form, Dated) else Matter.FIGURE

    @property
    def wants_sum(self) -> bool:
        """Whether a sum or a share answers, which each tender has of its own."""
        return bool(self.units - TIMES)

    def is_stated_in(self, text: str, language: str) -> bool:
        """Whether a text tells what few clauses do, how it ended, states an amount in one of the units, or the form.

        Each where the question asks for it.
        """
        if self.tellings:
            return any(one.is_stated_in(text) for one in ((self.telling,) if self.telling else self.tellings))
        if self.units:
            is_of_it = self.form is None or self.form.is_told(text, language)
            return is_of_it and holds_amount(text, self.units) and not self.is_another_sum(text)
        return self.form is not None and self.form.is_told(text, language)

    def may_be_told_in(self, text: str) -> bool:
        """Whether it is asked how many there are, and a text holds a number that may be of them: of “200 facteurs”."""
        return isinstance(self.form, Counted) and holds_number(text)

    def lacks_form(self, texts: Sequence[str]) -> bool:
        """Whether an amount, a measure, a number, a day or a company is asked for, and no text holds what may be it.

        What a criterion weighs may stand in a table without its unit, and words may tell what the penalties are.
        """
        if self.units:
            return (self.only_amount or self.asks_how_much) and not any(map(self._may_be_stated_in, texts))
        if isinstance(self.form, Measured):
            return self.lacks_measure(texts)
        if isinstance(self.form, Dated | Firm):
            return not any(self.form.is_told(text, "") or self._may_tell_when(text) for text in texts)
        return isinstance(self.form, Counted) and not any(map(holds_number, texts))

    def _may_tell_when(self, text: str) -> bool:
        """Whether it is asked when, and a text says within how long: “dans les 60 jours”."""
        return isinstance(self.form, Dated) and (holds_amount(text, TIMES) or says_at_once(text))

    def _may_be_stated_in(self, text: str) -> bool:
        """Whether a text states an amount in one of the units that fits what is asked, or what may be one.

        That is a weight without its unit, or “sans délai” of times.
        """
        if isinstance(self.form, Timed):
            return self.form.is_told(text, "")
        states = holds_amount(text, self.units) and not self.is_another_sum(text)
        if self.units == TIMES:
            return states or says_at_once(text)
        return states or ("point" in self.units and self._may_be_a_share(text))

    def _may_be_a_share(self, text: str) -> bool:
        """Whether a text tells a part in words, or weighs something, or the criterion, by a bare number."""
        names_it = isinstance(self.form, Weighed) and any(self.form.is_told(text, one) for one in ("fr", "en"))
        return says_which_part(text) or names_it or (holds_number(text) and speaks_of_weights(text))

    def is_another_sum(self, text: str) -> bool:
        """Whether what a text states is the sum of a penalty, where a price is asked for."""
        return self.is_price and bool(PENALTY.search(fold(text)))

    def is_of_other_years(self, text: str) -> bool:
        """Whether a sum, a share or a number is asked for, and a text tells that of other years than it is asked of."""
        wants_quantity = self.wants_sum or isinstance(self.form, Counted)
        return wants_quantity and is_of_other_years(text, self.years)

    def lacks_amount(self, text: str, around: str = "") -> bool:
        """Whether an amount is expected and a text states none in its units.

        For a period, that must be spoken of there, or `around` it.
        """
        speaks_of_period = not self.period or bool(PERIODS[self.period].search(fold(f"{around}\n{text}")))
        return bool(self.units) and not (speaks_of_period and holds_amount(text, self.units, around))

    def lacks_telling(self, texts: Sequence[str]) -> bool:
        """Whether it is asked how a procedure ended, how long a contract runs or when bids are due, and none tells."""
        return any(not any(map(one.is_stated_in, texts)) for one in self.tellings)


ANYTHING = Expected()
_FORMS: tuple[Callable[[str], Form | None], ...] = (
    often_in,
    hours_in,
    dated_in,
    measured_in,
    counted_in,
    defined_in,
    firm_in,
)

_QUESTIONS_KEPT = 512
"""Questions of which it is remembered what they expect: each quotation shown asks it, anew at each touch."""


@lru_cache(_QUESTIONS_KEPT)
def expected_of(question: str) -> Expected:
    """What the form of a question tells of its answer."""
    question = in_written_order(question)
    units = units_asked(question)
    return Expected(
        units,
        period_asked(question) if units & CURRENCIES else "",
        bool(units) and asks_for_a_sum_alone(question),
        (*outcomes_asked(question), *terms_asked(question), *availability_asked(question)),
        _form_of(question, units),
        is_price=bool(units & SUMS) and asks_for_a_price(question),
        asks_how_much=asks_how_much(question),
        several=asks_for_several(question),
        years=years_asked(question),
    )


def _form_of(question: str, units: Units) -> Form | None:
    """What is asked for beside an amount; of shares, the criteria whose weight is, of times, the unit."""
    if units:
        return weighed_in(question) if "point" in units else timed_in(question) if units == TIMES else None
    return next(filter(None, (read(question) for read in _FORMS)), None)


@cache
def words_for_sums() -> frozenset[str]:
    """The stems of words that ask for a sum of a tender, which what states it need not say: “Audit : 900 €”."""
    return frozenset(all_query_stems(_WORDS_FOR_SUMS))


@cache
def words_for_amounts() -> frozenset[str]:
    """The same with those that ask for a time."""
    return words_for_sums() | all_query_stems(_WORDS_FOR_TIMES)
