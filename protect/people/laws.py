"""Laws, methods, effects and the like that are named after people: “the Clinger-Cohen Act”, “loi dite Jean Vasseur”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.people.names import GAP, LOWER, UPPER, folded

_EFFECT = (
    r"(?:[Ee]ffect|[Tt]heorem|[Dd]octrine|[Pp]aradox|[Ss]yndrome|[Aa]lgorithm|[Pp]yramid|Principle|Criteri(?:on|a)|Method|Diagram"
    r"|Curve|Rule)s?"
)
_OF_A_TITLE = rf"(?:(?:and|of|for|the|&){GAP}){{0,2}}[{UPPER}][\w’'-]*"
_LAW = rf"(?:Acts?(?!{GAP}[{UPPER}])|(?:Amendment|Treaty|legislation|statute)(?!{GAP}[{UPPER}\d]))"
_LAW_AFTER = re.compile(
    rf"{GAP}(?:(?:[{UPPER}][\w’'-]*{GAP}(?:{_OF_A_TITLE}{GAP}){{0,6}})?{_LAW}|{_EFFECT}(?!{GAP}[{UPPER}]))(?![\w-])"
)
"""No “Jane Doe Privacy Act Officer”, who is somebody."""
_ENDS_AS_A_LAW = re.compile(rf"(?:{GAP}(?:Act|Amendment|Treaty|{_EFFECT})|['’]s?{GAP}(?:Law|Rules?))\Z")
_GOES_ON = re.compile(rf"{GAP}[{UPPER}]")
_EFFECT_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:amendements|d[ée]cret|ordonnance|jurisprudence|doctrine|taxe)[ \u00a0](?:dite?s?[ \u00a0])?"
    r"|(?:lois?|effet|principe|paradoxe|pyramide|courbe|syndrome|diagramme)[ \u00a0](?:de[ \u00a0]|d['’])?)"
    r"[«“\"]?[ \u00a0]?\Z",
    re.I,
)
_CALLED_BEFORE = re.compile(
    r"(?<![\w-])(?:lois?|ordonnances?|d[ée]crets?|amendements?|circulaires?|directives?|r[èe]glements?|m[ée]thodes?|r[èe]gles?|accords?)\b"
    r"[^\n;:]{0,70}?[ ,«“\"(](?:dite?s?|appel[ée]e?s?|connue?s?\ssous\sle\snom\sde)[ \u00a0]"
    r"(?:lois?[ \u00a0])?[«“\"]?[ \u00a0]?\Z",
    re.I,
)
"""“La loi n° 2014-626 du 18 juin 2014, dite Jean Vasseur”."""
_JOINED = re.compile(
    rf"(?<![\w-])(?P<name>(?:[{UPPER}][{LOWER}]+(?:[-‑–](?:[{UPPER}]['’])?[{UPPER}][{LOWER}]+)+|[{UPPER}]{{2,}}(?:[-‑–][{UPPER}]{{2,}})+))"
    r"\s(?i:act|amendment|legislation|statute)(?![\w-])"
)
_REACH = 110


def is_a_law(text: str, start: int, end: int) -> bool:
    """Whether the name there is that of a law, a method or an effect."""
    near = max(0, start - _REACH)
    before = _EFFECT_BEFORE.search(text, near, start) or _CALLED_BEFORE.search(text, near, start)
    ends_as_one = _ENDS_AS_A_LAW.search(text, start, end) and not _GOES_ON.match(text, end)
    return bool(before or ends_as_one or _LAW_AFTER.match(text, end))


def joined_names_of_laws(text: str) -> Iterator[str]:
    """Their double names, folded: “the Clinger-Cohen Act” is called “Clinger-Cohen” further on."""
    yield from (folded(law["name"]) for law in _JOINED.finditer(text))
