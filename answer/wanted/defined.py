"""The term whose meaning a question asks for (“qu'est-ce qu'une anomalie bloquante ?”), and what defines it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.words import plain_letters

_ARTICLE = r"(?:(?:un|une|le|la|les|des|du|a|an)\s+|l')?"
_TERM = rf"{_ARTICLE}(?P<term>[^?!,;:]+)"
_QUOTES = re.compile(r'[«»“”"]')
_ASKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bqu'est[- ]ce qu(?:e c'est que |'on (?:appelle|entend par) |e |'){_TERM}",
        rf"\bque (?:veut dire|veulent dire|signifien?t?|recouvren?t?(?: exactement)?|designen?t?) {_TERM}",
        rf"\bc'est quoi(?: au juste| exactement)?,? {_TERM}",
        rf"\bqu'(?:appelle-t-on|entend-on par) {_TERM}",
        rf"\b(?:definition|signification) d(?:e |u |es |'){_TERM}",
        rf"\b(?:definit|definissent)-\w+ {_TERM}",
        rf"^(?:definir|definis(?:sez)?|define) {_TERM}",
        r"\bqu'est[- ]ce qui fait qu(?:e |')(?:un |une )?(?P<term>\w+) (?:est|sont) (?P<quality>\w+)",
        rf"\bwhat (?:is|are) (?:meant by |the (?:meaning|definition) of )?(?!the\b){_TERM}",
        r"\bwhat (?:does|do) (?P<term>.+?) (?:mean|stand for)\b",
    )
)
_SETTING = re.compile(
    r"\s+(?:dans|au sens|chez|pour|selon|d'apres|et (?:comment|a quoi)|en|in|under|for|according|and|as)\b.*|\s+d'un.*"
)
_NO_TERM = re.compile(
    r"\b(?:doi(?:t|vent)|peu(?:t|vent)|faut|est|sont|ont|fait|font|must|shall|can|will|should|paid|due)\b|"
    r"^(?:not|in|on|at|of|to|there|it|this|that|your|our|elle|il|ils|elles|on|\w+ed)\b|\w+ed$"
)
"""What is no term: “le titulaire doit remettre”, “required to bid”."""
_LONGEST = 4
_MEANS = (
    r"[\s»”\"]*(?:\([^)]*\)\s*)?(?:[=:–—]|(?:est|sont|designent?|correspond(?:ent)?|signifien?t?|consistent?|recouvren?t?|"
    r"is|are|means?|refers? to|denotes?)\b|s'entend(?:ent)?\b)"
)
_CALLED = (
    r"\b(?:on entend par|on appelle|appelee?s?|denommee?s?|nommee?s?|means?|known as|called|defined as|"
    rf"consideree?s? comme|qualifiee?s? de|dite?s?)\s+{_ARTICLE}[«“\"]?\s*"
)


@dataclass(frozen=True, slots=True)
class Defined:
    """A term, by the forms of what `states` its meaning in plain letters."""

    states: re.Pattern[str]

    def is_told(self, text: str, language: str) -> bool:
        """Whether a text says what the term means, in French or in English."""
        return bool(self.states.search(plain_letters(text)))


def defined_in(question: str) -> Defined | None:
    """The term whose meaning a question asks for, None where it asks for something else."""
    plain = " ".join(_QUOTES.sub(" ", plain_letters(question)).split())
    match = next(filter(None, (pattern.search(plain) for pattern in _ASKS)), None)
    asked = _SETTING.sub("", " ".join(filter(None, match.groupdict().values()))) if match else ""
    words = re.findall(r"\w+", asked)
    if not 1 <= len(words) <= _LONGEST or _NO_TERM.search(asked):
        return None
    first, last, term = words[0], words[-1], r"\W+".join(f"{re.escape(word)}(?:e?s)?" for word in words)
    forms = [rf"\b{term}\b{_MEANS}", rf"{_CALLED}{term}\b"]
    if len(words) == 1:  # “les heures non ouvrées (HNO)”
        forms.append(rf"\w \({term}\)")
    else:  # “une anomalie est considérée comme bloquante si…”
        forms.append(rf"\b{first}(?:e?s)? (?:est|sont) (?:\w+ )?(?:comme |de )?{last}\b")
    return Defined(re.compile("|".join(forms)))
