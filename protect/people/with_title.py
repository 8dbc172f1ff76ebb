"""Whom a civility and a role lead to by the family name alone, “Mme la directrice Corbel”; who is reached behind it.

“Monsieur le Maire” and “Mme la directrice générale” are an office, whoever holds it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from protect.findings import Finding, Kind
from protect.people.cells import ends_as_words_do
from protect.people.names import CIVILITY, LOWER, UPPER, folded, is_common, is_no_family_name
from protect.people.roles import FRENCH_ROLE

_KIND_OF_ROLE = (
    r"(?:g[ée]n[ée]rale?|adjointe?|d[ée]partementale?|r[ée]gionale?|municipale?|technique|administrati(?:f|ve)"
    r"|int[ée]rimaire)"
)
_FAMILY = rf"(?-i:(?:L[ea]\s)?[{UPPER}](?:[{LOWER}]{{2,}}|[{UPPER}]{{4,}})(?:-[{UPPER}][{LOWER}{UPPER}]+)?)"
_TITLED = re.compile(
    rf"(?<!\w){CIVILITY}\s(?:la|le|l['’])\s?(?:{FRENCH_ROLE})(?:\s{_KIND_OF_ROLE})?\s(?P<name>{_FAMILY})(?![\w'’-]|\.\w)",
    re.I | re.X,
)
_WITH_INITIAL = re.compile(
    rf"(?:^|(?<=[\n|]))[ \t]*(?:[-–•*]\s)?(?P<name>[{UPPER}]{{4,}}(?:-[{UPPER}]{{2,}})?[ \u00a0][{UPPER}]\.)"
    r"(?=[ \t]*(?:[,(:|–-][ \t]*)(?:au\s)?(?:postes?\s\d|t[ée]l|mob|port|0\d|\+33|[\w.+-]+@))",
    re.M,
)
"""“DUPONT J., poste 1204”: how to reach somebody stands right behind."""


def people_with_title(text: str, common: Collection[str]) -> Iterator[Finding]:
    """The family names that are no words of the text, no town's and no firm's."""
    for told in (*_TITLED.finditer(text), *_WITH_INITIAL.finditer(text)):
        name = told["name"]
        if not any(is_a_word(word, common) for word in re.findall(r"[^\W\d_-]{3,}(?:-[^\W\d_]+)*", name)):
            yield Finding(Kind.PERSON, *told.span("name"))


def is_a_word(word: str, common: Collection[str]) -> bool:
    """Whether what may be a family name is a word of the text or the language, a town or a firm."""
    return (
        word.lower() in common
        or is_common(word)
        or is_no_family_name(word)
        or ("-" not in word and ends_as_words_do(folded(word)))
    )
