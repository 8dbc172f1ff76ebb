"""What the collection holds of what a question asks it for."""

from __future__ import annotations

from dataclasses import dataclass, field

from answer.asked.asked_of_commons import Asks
from index.filters import Filters


@dataclass(frozen=True, slots=True)
class Held:
    """How many documents it holds that `filters` allow and that the search of the catalogue finds for `words`, if any.

    `by_kind` tells of how many kinds they are, the most first, where neither words nor kinds are asked for.
    """

    asks: Asks
    count: int
    filters: Filters = field(default_factory=Filters)
    words: str = ""
    by_kind: tuple[tuple[str, int], ...] = ()

    @property
    def catalogue(self) -> dict[str, str | list[str]] | None:
        """The parameters at which the catalogue lists the same documents; None where it cannot, or there are none."""
        is_beyond = self.filters.documents or self.filters.apart or self.filters.superseded
        if self.asks is Asks.PAGES or is_beyond or not self.count:
            return None
        search = {"search": self.words} if self.words else {}
        order = {"sort": "recent"} if self.words and self.asks is Asks.LATEST else {}
        return {**search, **self.filters.facets, **order}
