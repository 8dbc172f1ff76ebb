"""What the documents that a question names tell of what is asked of them, and what is answered from for that."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

from answer.finding.evidence import weigh_evidence
from answer.finding.found import Found, Search
from answer.named.tie import Tie


@dataclass(frozen=True, slots=True)
class CloserLook:
    """What the documents `named` by a tie bring up, asked without their name, and whether the question leads there."""

    search: Search
    tie: Tie
    named: frozenset[str]
    leads_there: bool

    @property
    def is_silent(self) -> bool:
        """Whether the documents of a tender tell nothing of what is asked, nor may others."""
        may_lead_there = self.leads_there and not self.search.expected.wants_measure
        is_vain = self.search.tells_nothing and not may_lead_there
        return self._lacks_statement or (self.tie.is_of_a_tender and (is_vain or self._lacks_figure))

    @property
    def tells_little(self) -> bool:
        """Whether they say so little that others may be asked; of tenders of one sort, whatever is not enough."""
        evidence = self.search.evidence
        is_little = not evidence.is_enough if self.tie.is_of_a_sort else evidence.is_slight
        return is_little and not self.search.tells_nothing

    @property
    def _lacks_statement(self) -> bool:
        """Whether they are of tenders, and do not state what alone answers the question.

        Where it leads there, one that tells it is enough, which may say nothing else of what is asked.
        """
        expected = self.search.expected
        is_told = self.leads_there and bool(expected.tellings) and not self.search.tells_nothing
        is_asked = self.tie.tells_where or (self.tie.is_in_titles and self.tie.is_whole and expected.only_amount)
        is_answered = self.search.evidence.is_enough or is_told
        return is_asked and expected.wants_statement and not is_answered

    @property
    def _lacks_figure(self) -> bool:
        """Whether a tender is asked for a figure of its own, and would be answered by that of another.

        Who reads it may take it for the tender's own, whatever is said above it.
        """
        others_answer = self.tells_little or not (self.leads_there or self.search.evidence.is_enough)
        return self.search.expected.wants_figure and not self.tie.is_of_a_sort and others_answer

    def led_to(self, found: Found) -> Found:
        """What they answer, where the question needs them to be asked apart, or else as it was found."""
        tie, search, is_enough = self.tie, self.search, self.search.evidence.is_enough
        if not tie.is_whole and (found.search.evidence.is_enough or not is_enough):
            return found
        if self.leads_there and not tie.outweighs:
            if not tie.tells_where:
                return replace(found, first=self.named)
            surer = max(found.search.evidence, search.evidence, key=lambda one: one.confidence)
            searched = found.search.documents_searched
            return replace(found, search=replace(search, evidence=surer, documents_searched=searched))
        if is_enough:
            return replace(found, search=search)
        if search.documents_waiting:
            return found
        if not tie.is_of_a_tender or search.evidence.is_slight:
            return replace(found, silent=tie)
        return replace(found, search=found.search.quoting_first(search.quotable), silent=tie, first=self.named)


def leads_to(search: Search, named: Container[str]) -> bool:
    """Whether a search begins with documents named, or what is theirs among its first pages is enough to answer."""
    theirs = [hit for hit in search.foremost if hit.document.id in named]
    return search.begins_with(named) or (
        bool(theirs) and weigh_evidence(theirs, search.words, search.expected, search.quotable).is_enough
    )
