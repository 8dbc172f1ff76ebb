"""Which licence suits a document that is about to be shared, and what each one lets others do."""

from __future__ import annotations

from corpus.messages import N_, translator
from corpus.vocabulary import vocabulary
from pages.shown import wording
from pages.shown.markup import plain

_UNKNOWN = "unknown"
_ADVICE = (
    (
        "etalab-2.0",
        N_(
            "For a document of a French public body, choose **{licence}**: it is one of those that the law "
            "provides for public information (CRPA, article D. 323-2-1)."
        ),
    ),
    (
        "CC-BY-4.0",
        N_("For any other document that is yours to share, choose **{licence}**, which is known everywhere."),
    ),
    (
        _UNKNOWN,
        N_(
            "For a document that others have published, choose the licence they gave it, or **{licence}** if they "
            "named none."
        ),
    ),
)
"""Of each licence that is recommended, when."""
_ATTRIBUTION = N_("Anyone may reuse it freely, provided they name its author.")
_NO_CONDITION = N_("Anyone may reuse it freely, without asking and without naming its author.")
_NOTICE_KEPT = N_("Made for software: anyone may reuse it freely, provided they keep its copyright notice.")
_ALLOWS = {
    "etalab-2.0": N_("Anyone may reuse it freely, even in their own tenders, provided they name its source and date."),
    "CC0-1.0": _NO_CONDITION,
    "public-domain": _NO_CONDITION,
    "CC-BY-4.0": _ATTRIBUTION,
    "CC-BY-3.0": _ATTRIBUTION,
    "CC-BY-SA-4.0": N_(
        "Anyone may reuse it, provided they name its author and share what they make from it under the same licence."
    ),
    "EUPL-1.2": N_("Made for software: anyone may reuse it; what they publish from it stays under the same licence."),
    "ODbL-1.0": N_(
        "Made for databases: anyone may reuse it, provided they name its source and share a database made from it "
        "under the same licence."
    ),
    "MIT": _NOTICE_KEPT,
    "Apache-2.0": _NOTICE_KEPT,
    "BSD-2-Clause": _NOTICE_KEPT,
    "OGL-3.0": N_("Used in the United Kingdom: anyone may reuse it freely, provided they name its source."),
}
_ALLOWS_LITTLE = N_("Others may read and quote it, and have to ask its author before reusing it at length.")


def licences_offered() -> list[str]:
    """The licences under which a document can be given, and last that none is stated, which is never presumed."""
    return [key for key, term in vocabulary().licences.items() if term.open or key == _UNKNOWN]


def licence_advice(language: str) -> str:
    """Which licence to choose when, then what each lets others do, those that let the same together, in Markdown."""
    _ = translator(language)
    advice = [_(words).format(licence=plain(wording.licence_name(key, language))) for key, words in _ADVICE]
    names: dict[str, list[str]] = {}
    for key in licences_offered():
        name = plain(wording.licence_name(key, language))
        names.setdefault(_ALLOWS.get(key, _ALLOWS_LITTLE), []).append(f"**{name}**")
    allowed = [f"{', '.join(alike)} – {plain(_(words))}" for words, alike in names.items()]
    return f"{_items(advice)}\n\n{_('What each licence lets others do:')}\n\n{_items(allowed)}"


def _items(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
