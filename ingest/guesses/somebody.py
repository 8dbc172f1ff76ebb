"""Whether a name that stands for a buyer is somebody's."""

from __future__ import annotations

import re

from protect.people.beside import is_a_place
from protect.people.names import AFTER_CIVILITY, candidates, is_a_full_name

_OF_MANY = re.compile(
    r"Sainte?-|.*\s(?:Agglo\w*|Aménagement|Assainissement|Association|Authority|Développement|Énergies?|Energy|Formation"
    r"|Gestion|Group|Groupe|Habitat|Housing|Immobilier|Inc|Logement|Ltd|Métropole|Mobilités?|Police|Port|SARL|SAS?|Services?|Tech|Tourisme"
    r"|Trans(?:it|ports?)|Trust|Water)$"
)
"""“Saint-Denis Habitat”, “Charlotte Water”."""


def is_somebody(name: str) -> bool:
    """Whether a name is a person's all through, “Jean Dupont” or “Mme Dupont”, and no town's: “San Francisco”."""
    return not _OF_MANY.match(name) and any(
        end == len(name) and not is_a_place(name, start, end) and _is_named(name, start)
        for start, end in candidates(name)
    )


def _is_named(name: str, start: int) -> bool:
    """Whether a civility, or else nothing but a full name, stands where a name begins."""
    if start:
        return AFTER_CIVILITY.match(name, 0, start) is not None
    return is_a_full_name(name)
