"""What bears a name and is nobody, as a whole document tells: companies, and schools that are called after somebody."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from protect.people.companies import said_to_be_companies
from protect.people.namesakes import named_after_somebody


@dataclass(frozen=True, slots=True)
class Organisations:
    """Their names, folded."""

    companies: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()

    def __or__(self, others: Organisations) -> Organisations:
        return Organisations(self.companies | others.companies, self.institutions | others.institutions)


NO_ORGANISATIONS = Organisations()


def organisations_in(texts: Collection[str]) -> Organisations:
    """Those that texts of one document speak of."""
    institutions = frozenset(name for text in texts for name in named_after_somebody(text))
    return Organisations(said_to_be_companies(texts), institutions)
