"""What a search is restricted to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from corpus.models import Document
from corpus.same_buyer import buyer_key


@dataclass(frozen=True, slots=True)
class Filters:
    """Each field restricts only when it is not empty; `apart` leaves documents out, `superseded` lets old versions and
    second formats in. A buyer is one however its name is written.
    """

    kinds: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    buyers: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    documents: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    superseded: bool = False

    def allow(self, document: Document) -> bool:
        """Whether passages of `document` may be found."""
        wanted: list[tuple[frozenset[str] | frozenset[int], str | int | None]] = [
            (self.kinds, document.kind),
            (self.domains, document.domain),
            (self.languages, document.language),
            (self.years, document.year),
            (self.documents, document.id),
        ]
        is_let_in = (self.superseded or document.is_current) and document.id not in self.apart
        is_of_a_buyer = not self.buyers or buyer_key(document.buyer) in _keys(self.buyers)
        return is_let_in and is_of_a_buyer and all(not allowed or value in allowed for allowed, value in wanted)

    @property
    def facets(self) -> dict[str, list[str]]:
        """The values chosen of each facet, as addresses have them; of those alone that restrict."""
        chosen = {
            "kind": sorted(self.kinds),
            "domain": sorted(self.domains),
            "buyer": sorted(self.buyers),
            "language": sorted(self.languages),
            "year": [str(year) for year in sorted(self.years)],
        }
        return {facet: values for facet, values in chosen.items() if values}


@lru_cache
def _keys(buyers: frozenset[str]) -> frozenset[str]:
    """Those of the buyers chosen, which every document is compared with."""
    return frozenset(map(buyer_key, buyers))
