"""What each licence lets people do, in the words for who reads a document and for who is about to share one."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.messages import N_


@dataclass(frozen=True, slots=True)
class Terms:
    """What a licence allows: what its `reader` may do, and what its `giver` lets others do.

    `names_nobody`: whoever reuses the document need not say whose it is.
    """

    reader: str
    giver: str
    names_nobody: bool = False


_UNSTATED = Terms(
    N_("Its licence is not stated: you may read and quote it; ask its author before reusing it at length."),
    N_("Others may read and quote it, and have to ask its author before reusing it at length."),
)
_NO_CONDITION = Terms(
    N_("You may reuse it freely, without asking and without naming its author."),
    N_("Anyone may reuse it freely, without asking and without naming its author."),
    names_nobody=True,
)
_ATTRIBUTION = Terms(
    N_("You may reuse it freely if you name its author."),
    N_("Anyone may reuse it freely, provided they name its author."),
)
_NOTICE_KEPT = Terms(
    N_("You may reuse it freely if you keep its copyright notice."),
    N_("Made for software: anyone may reuse it freely, provided they keep its copyright notice."),
)
_OF_LICENCES = {
    "etalab-2.0": Terms(
        N_("You may reuse it freely, including in your own tenders, if you name its source and date."),
        N_("Anyone may reuse it freely, even in their own tenders, provided they name its source and date."),
    ),
    "CC0-1.0": _NO_CONDITION,
    "public-domain": _NO_CONDITION,
    "CC-BY-4.0": _ATTRIBUTION,
    "CC-BY-3.0": _ATTRIBUTION,
    "CC-BY-SA-4.0": Terms(
        N_("You may reuse it if you name its author and share what you make from it under the same licence."),
        N_(
            "Anyone may reuse it, provided they name its author and share what they make from it under the same "
            "licence."
        ),
    ),
    "EUPL-1.2": Terms(
        N_("You may reuse it; what you publish from it stays under the same licence."),
        N_("Made for software: anyone may reuse it; what they publish from it stays under the same licence."),
    ),
    "ODbL-1.0": Terms(
        N_("You may reuse it if you name its source and share a database made from it under the same licence."),
        N_(
            "Made for databases: anyone may reuse it, provided they name its source and share a database made from it "
            "under the same licence."
        ),
    ),
    "MIT": _NOTICE_KEPT,
    "Apache-2.0": _NOTICE_KEPT,
    "BSD-2-Clause": _NOTICE_KEPT,
    "OGL-3.0": Terms(
        N_("You may reuse it freely if you name its source."),
        N_("Used in the United Kingdom: anyone may reuse it freely, provided they name its source."),
    ),
}


def terms_of(licence: str) -> Terms:
    """What a licence allows, by its key in the vocabulary; of one that is not stated, what the law does."""
    return _OF_LICENCES.get(licence, _UNSTATED)
