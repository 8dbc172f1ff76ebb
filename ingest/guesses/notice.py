"""A notice in an official journal: what sort of notice it is, and what is bought, which it tells under a label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.guesses.casing import in_capitals, in_ordinary_case
from ingest.guesses.folding import fold_for_guessing
from ingest.guesses.opening import Opening
from ingest.guesses.purpose import objects

_SORTS = (
    "Avis d’appel public à la concurrence",
    "Avis d’appel à la concurrence",
    "Avis d’appel à candidatures",
    "Avis de marché",
    "Avis de concession",
    "Avis de concours",
    "Avis de pré-information",
    "Avis de préinformation",
    "Avis d’information préalable",
    "Avis d’intention de conclure",
    "Avis d’attribution",
    "Avis d’attribution de marché",
    "Avis d’attribution de concession",
    "Avis de résultat de marché",
    "Avis de résultat de concours",
    "Avis de modification",
    "Avis de modification de marché",
    "Avis d’annulation",
    "Avis rectificatif",
    "Avis en cas de transparence ex ante volontaire",
    "Résultat de marché",
)
_WRITTEN = {fold_for_guessing(sort): sort for sort in _SORTS}
_LINES = 6
"""A notice says what it is below its number and a warning that an extract may not be whole."""
_PAGES = 3
_GOES_ON = re.compile(r"\s+(?:[-–—:|(]|(?:directive|fournitures|services|travaux)\b)", re.I)


def titled_as_a_notice(opening: Opening) -> str:
    """“Avis de marché – Entretien du port” where a notice says what it is and what is bought, "" if not."""
    sort = next(_sorts(opening), "")
    bought = next(objects(opening, _PAGES), "") if sort else ""
    if not bought:
        return ""
    bought = in_ordinary_case(bought, opening.read)
    return f"{sort} – {bought[:1].upper()}{bought[1:]}"


def _sorts(opening: Opening) -> Iterator[str]:
    """What the title or one of the first lines is, up to a dash, a bracket or its law, if that is a sort of notice."""
    for line in (opening.title, *opening.first_blocks[:_LINES]):
        head = _GOES_ON.split(line, maxsplit=1)[0].strip(" .:")
        if written := _WRITTEN.get(fold_for_guessing(head)):
            yield written if in_capitals(head) else head
