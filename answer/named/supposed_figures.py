"""The terms that a question takes for granted, and that the documents of which it is asked do not state.

“À quoi s'applique la pénalité de 7 777 euros ?” brings up other penalties, as if one of them were that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from answer.named.absent_names import MOST_READ, TextOf
from answer.text.figures import Amount, Figure, agree, amounts_of, find_figures, flat
from corpus.models import Document

_TERM = (
    r"penalites?|amende|plafond|plancher|seuil|taux|delai|duree|periode|montant|budget|enveloppe|prix|tarif|forfait|"
    r"caution|garantie|retenue|avance|acompte|indemnite|prime|redevance|remise|majoration|ponderation|coefficient|note|"
    r"preavis|disponibilite|franchise|engagement|objectif|gt[ir]|sla|"
    r"penalty|fine|cap|ceiling|threshold|rate|deadline|period|amount|price|fee|bond|deposit|retention|advance|notice|"
    r"availability|uptime|warranty|limit|charge|weighting|target|term|duration"
)
_NO_OTHER = (
    r"(?!(?:est|sont|etait|sera|doit|peut|is|are|was|will|must|un|une|a|an|one|plus|moins|over|under|en cas|si|if)"
    r"\b)"
)
_THE = r"(?:l[ae]|ce|cet|cette|sa|son|leur|the|this|that|its|their) |l'"
_OF = r"(?:(?:de|a|of|at) |d')"
_BEFORE = re.compile(
    rf"\b(?:{_THE})(?:\w+ )?(?:{_TERM})\b"
    rf"(?: {_NO_OTHER}[\w'-]+){{0,4}} {_OF}$"
)
"""“la pénalité journalière de”: a clause that there is, as the article says; “une pénalité de” need not be one."""
_AFTER = re.compile(rf"[ -]?(?:[a-z-]+ ){{0,2}}(?:{_TERM})\b")
_THE_BEFORE = re.compile(r"\b(?:the|this|that|its|their) $")
_WHAT_IF = re.compile(
    r"\b(?:peut-on|faut-il|si|if|depass\w+|tomb\w+|augment\w+|pass(?:er|e)|port(?:er|e)|redui\w+|ramen\w+|exceeds?|rises?|"
    r"falls?|drops?)\b|-(?:t-)?(?:il|elle)s? (?:exige|prevu|requis|impose|demande|fixe)"
)
"""What asks whether a figure is so, or what would be if it were: “le taux de 99,9 % est-il exigé ?”."""
_LETTERS_AROUND = 40
"""Letters around a number within which its unit stands."""


def unstated_figures(question: str, documents: Sequence[Document], text_of: TextOf) -> tuple[str, ...]:
    """The figures that a question takes for terms of a contract, as written, that none of the documents states.

    None where these are too long to be read at once.
    """
    supposed = list(_supposed(question))
    if not supposed or sum(one.pages for one in documents) > MOST_READ:
        return ()
    pages = [page for one in documents for page in text_of(one.id)]
    return tuple(one.written for one in supposed if not _is_stated(one, pages))


def _supposed(question: str) -> Iterator[Figure]:
    plain = flat(question)
    if _WHAT_IF.search(plain):
        return
    for figure in find_figures(question):
        has_unit = any(isinstance(one, Amount) and one.unit for one in amounts_of(figure))
        before, after = plain[: figure.start], plain[figure.reach :]
        if has_unit and (_BEFORE.search(before) or (_THE_BEFORE.search(before) and _AFTER.match(after))):
            yield figure


def _is_stated(wanted: Figure, pages: Sequence[str]) -> bool:
    """Whether a page states a figure, in digits or, where none does so, in words."""
    digits = "".join(re.findall(r"\d", wanted.written))
    near = re.compile(r"(?<!\d)" + r"[\s.,'’]{0,2}".join(digits)) if digits else None
    stretches = (
        page[max(0, one.start() - _LETTERS_AROUND) : one.end() + _LETTERS_AROUND]
        for page in pages
        for one in (near.finditer(page) if near else ())
    )
    return any(agree(wanted, other) for text in chain(stretches, pages) for other in find_figures(text))
