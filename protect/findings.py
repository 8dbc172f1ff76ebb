"""What was found in a text that identifies someone: what it is, where it stands, and what stands beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SERVICE = "service"
"""The detail of an address that belongs to an office and not to a person."""


MAILBOX = "mailbox"
"""The detail of an address that all the words before its @ tell to be an office's, and none behind it a person's."""

NUMBER_RANGE = "range"
"""The detail of a telephone number at an end of a range of numbers, which is a switchboard's and nobody's."""

FIRST_NAME = "first name"
"""The detail of a first name that stands alone, of somebody whose full name stands elsewhere."""

FAMILY_NAME = "family name"
"""The detail of a family name that stands alone, of somebody whom the text names nowhere in full."""


class Kind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    IBAN = "iban"
    SIRET = "siret"
    NIR = "nir"
    BIRTH = "birth"
    IDENTITY = "identity"
    HOME = "home"
    PLATE = "plate"
    SECRET = "secret"  # noqa: S105 - the word for a password
    PERSON = "person"


PRIVATE = frozenset({Kind.NIR, Kind.BIRTH, Kind.IDENTITY, Kind.HOME, Kind.PLATE})
"""What tells of a private life, whatever else a document is public for."""


ALWAYS_HIDDEN = frozenset({Kind.NIR, Kind.IDENTITY, Kind.IBAN})
"""With what somebody could be robbed or passed for, and what no reader needs: hidden even where the rest is public."""


NEVER_PUBLIC = ALWAYS_HIDDEN | {Kind.BIRTH, Kind.SECRET}
"""What is not meant where all that was found is said to be public already; some of it can be shown one by one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that identifies someone, at `text[start:end]`.

    `detail` is a person's role or civility as it stands in the text, `FIRST_NAME` for a first name alone, `FAMILY_NAME`
    for a family name alone that only the file tells to be one, `SERVICE` or `MAILBOX` for the address of an office,
    `NUMBER_RANGE` for a telephone number of a range, or "".
    """

    kind: Kind
    start: int
    end: int
    detail: str = ""

    @property
    def is_public(self) -> bool:
        """Whether it identifies a body and nobody in it: a SIRET, which anyone can look up, a shared mailbox, a range
        of numbers without which a tender for telephones has no sense."""
        return self.kind is Kind.SIRET or self.detail in (MAILBOX, NUMBER_RANGE)


def without_overlaps(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by place; where two overlap, the one that was named first stays."""
    kept: list[Finding] = []
    for finding in findings:
        place = bisect_left(kept, _ends(finding), key=_ends)
        if all(finding.end <= one.start or one.end <= finding.start for one in kept[max(0, place - 1) : place + 1]):
            kept.insert(place, finding)
    return kept


def _ends(finding: Finding) -> tuple[int, int]:
    return finding.start, finding.end
