"""Which licence suits a document that is about to be shared, and what each one lets others do."""

from __future__ import annotations

from corpus.messages import N_, translator
from corpus.vocabulary import vocabulary
from pages.shown import wording
from pages.shown.licences import terms_of
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
        names.setdefault(terms_of(key).giver, []).append(f"**{name}**")
    allowed = [f"{', '.join(alike)} – {plain(_(words))}" for words, alike in names.items()]
    return f"{_items(advice)}\n\n{_('What each licence lets others do:')}\n\n{_items(allowed)}"


def _items(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
