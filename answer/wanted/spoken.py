"""Questions as people speak them, in the order of written ones: “le marché dure combien de temps ?”."""

from __future__ import annotations

import re
from collections.abc import Callable

_OF_MEASURE = (
    r"(?:\w+ )?(?:montants?|prix|tarifs?|co[ûu]ts?|budgets?|enveloppes?|sommes?|p[ée]nalit[ée]s?|amendes?|sanctions?|"
    r"cautions?|avances?|retenues?|indemnit[ée]s?|primes?|plafonds?|seuils?|chiffres?|tjm|dur[ée]es?|d[ée]lais?|"
    r"dates?|heures?|pr[ée]avis|gt[cir]s?|taux|parts?|pourcentages?|poids|pond[ée]rations?|notes?|crit[èe]res?|"
    r"nombres?|fr[ée]quences?)\b"
)
_THE = r"(?P<the>les? |la |l'|leurs? |votre |vos )"
_CLAUSE = (
    r"(?P<head>^|[,:;] |\bet )(?P<subject>(?:les? |la |l'|une? |des |leurs? |votre |cet(?:te)? |ce )[^,:;?]{2,90}?)"
)
_AGREED = {"le": "quel est", "la": "quelle est", "les": "quels sont", "leurs": "quels sont", "vos": "quels sont"}
_TURNED = {
    "il faut": "faut-il",
    "on doit": "doit-on",
    "on peut": "peut-on",
    "je dois": "dois-je",
    "nous devons": "devons-nous",
}


def _which_is(found: re.Match[str]) -> str:
    """“Quelle est la” of “c'est quoi la”, “la … est de combien”."""
    the = found["the"]
    return f"{_AGREED.get(the.strip().lower(), 'quel est')} {the}"


def _asked_first(asks: str) -> Callable[[re.Match[str]], str]:
    """What asks before what is asked of."""
    return lambda found: f"{found['head']}{found.expand(asks)} {found['subject']}"


_SPOKEN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.I), said)
    for pattern, said in (
        (rf"\bc'est (?:quoi|combien),? {_THE}(?={_OF_MEASURE})", _which_is),
        (
            rf"(?<![^,:;]){_THE}(?P<rest>(?={_OF_MEASURE})[^,:;?]{{2,90}}?),? "
            r"(?:c'est|(?:(?:est|sont|sera|seront)(?:-(?:elle|il)s?)?)|(?:elle|il)s? (?:est|sont)) (?:de |à )?combien\b"
            r"(?! de| d')",
            lambda found: f"{_which_is(found)}{found['rest']}",
        ),
        (
            rf"{_CLAUSE},? (?:(?:ça|ils?|elles?) )?(?P<verb>dure(?:nt)?) combien(?: de temps)?\b",
            _asked_first(r"combien de temps \g<verb>"),
        ),
        (
            rf"{_CLAUSE},? (?:(?:ça|ils?|elles?) )?"
            r"(?P<verb>co[ûu]te(?:nt)?|p[èe]se(?:nt)?|vaut|valent|rapporte(?:nt)?) combien\b(?! de| d')",
            _asked_first(r"combien \g<verb>"),
        ),
        (
            r"\bça (?P<verb>co[ûu]te|dure|prend) combien(?P<time> de temps)?,?",
            lambda found: found.expand(r"combien\g<time> \g<verb>"),
        ),
        (
            r"\bcombien ça (?P<verb>co[ûu]te|dure|prend),? (?=les? |la |l'|une? |des )",
            lambda found: f"combien {found['verb']} ",
        ),
        (
            r"(?P<graded>\b(?:noter|not[ée]e?s?|notation|bar[èe]me|crit[èe]res?)\b[^.?]{0,120}?\bcombien) "
            r"va(?:ut|lent)(?= (?:l[ea]s? |l')(?!march|contrat|accord|projet))",
            lambda found: f"{found['graded']} pèse",
        ),
        (r"\bc'est quand,? (?=les? |la |l')", lambda found: "quand a lieu "),
        (rf"{_CLAUSE},? (?:c'est|a lieu|aura lieu|se tient|est pr[ée]vue?) quand\b", _asked_first("quand a lieu")),
        (
            r"\b(?P<subject>il faut|on doit|on peut|je dois|nous devons) (?P<rest>[^,:;?]{3,90}?) "
            r"(?P<when>(?:avant|pour|jusqu'à) quand|quand|combien de temps)(?=\s*(?:[?,]|$))",
            lambda found: f"{found['when']} {_TURNED[found['subject'].lower()]} {found['rest']}",
        ),
        (r"\b(?P<word>what|who|when|how|where)'s\b", lambda found: f"{found['word']} is"),
    )
)


def in_written_order(question: str) -> str:
    """The question in the order in which questions are written; as it is where it is so already."""
    question = question.replace("’", "'")
    for spoken, written in _SPOKEN:
        question = spoken.sub(written, question)
    return question
