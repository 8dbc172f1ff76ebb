"""The two things that a question sets beside each other in common words: “le marché de Noël ou les onduleurs de l'EFS”.

Names are found by their capitals and by the buyers' own (answer/asked/anchors.py). What a person calls “le marché de
Noël” has neither, but what stands around it tells that it is one of two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.asked.set_beside import chooses
from answer.text.figures import flat
from index.politeness import CAN_YOU

_LEAD = r"(?:pour|chez|dans|sur|aux?|a|for|at|in|on|under)"
_NOT_NAMED = r"(?!\s|(?:une?|an?|bien|son|sa|ses|leurs?|its|their|quel\w*|combien|how|what|which)\b)"
"""What one thing that is meant does not begin with."""
_LETTERS = r"[^,;:?!]"
_PHRASE = rf"{_NOT_NAMED}{_LETTERS}{{3,80}}?"
_UNLED = rf"{_NOT_NAMED}(?:(?!\b{_LEAD} ){_LETTERS}){{3,80}}?"
"""The same in which no further “pour” begins it anew."""
_UNLINKED = rf"{_NOT_NAMED}(?:(?! (?:avec|with) (?!ses|son|sa|leurs?|its|their)){_LETTERS}){{3,80}}?"
"""The same without what links another to it: “le mobilier avec le marché de Noël”."""
_END = r"(?=\s*(?:[,;:?!]|$))"
_OTHER = rf"(?P<other>{_PHRASE}){_END}"
_OPENS = rf"(?:(?P<opens>[:,;]) ?|\b{_LEAD} )"
_BETWEEN = re.compile(rf"(?:^|, )(?:entre|between) (?P<one>{_PHRASE}) (?:et|and) {_OTHER}")
"""“Entre l'appel à projets et le guichet, …”."""
_AGAINST = re.compile(
    rf"(?:^|{_OPENS})(?P<one>{_UNLED}),? "
    rf"(?:versus|vs\.?|(?:face|par rapport) (?:aux?|a)|compared (?:to|with)) {_OTHER}"
)
_CHOICE = re.compile(
    rf"{_OPENS}(?P<one>{_UNLED})(?:,? (?:ou(?: bien)?|or|than) |(?<!\bce)(?<!,) (?:que |qu'))(?:{_LEAD} )?{_OTHER}"
)
_OPPOSED = re.compile(rf"{_OPENS}(?P<one>{_UNLED}),? (?:contre|against) {_OTHER}")
"""“L'AMF contre Le Bourget”; but “une location contre les incendies” is one thing."""
_DIFFERENCE = re.compile(rf"(?:\bdifferences? )?\b(?:entre|between) (?P<one>{_PHRASE}) (?:et|and) {_OTHER}")
"""“Quelle différence de prix entre le mobilier et le marché de Noël ?”."""
_LED_IN = (
    rf"(?:{CAN_YOU}|je|on|nous|me|il|i|i'd|we|you|to|let's|et|and|comment|how|bien vouloir|"
    r"(?:est|serait)-il possible de|possible to|aide[rz]?(?:[- ](?:moi|nous))? a|help|"
    r"peu[xt](?:-on)?|puis-je|veux|voudrais|souhaite(?:rais)?|aimerais|doi[st](?:-on)?|fau(?:t|drait)(?:-il)?|"
    r"do|can|could|would|should|want|need|like)"
)
_COMPARE = (
    rf"(?:(?:(?:^|[:,;.] ?|\b{_LED_IN} )(?:{_LED_IN} |j')*)compare|(?:\b{_LED_IN} |\bj')*\bcompar(?:er|ez|ons|ing))"
    r"(?:[- ](?:moi|nous))? (?!ce qu|what\b)"
)
"""What asks for it, with the small words that lead it in; but no sum is “comparé au plafond”."""
_COMPARED = re.compile(rf"{_COMPARE}(?P<one>{_UNLINKED}) (?:et|and) {_OTHER}")
"""“Comparez l'achat de portables et le développement du logiciel”."""
_COMPARED_WITH = re.compile(rf"{_COMPARE}(?P<one>{_PHRASE}) (?:avec|with|to|aux?|a) {_OTHER}")
_HOW_DIFFER = re.compile(
    rf"\b(?:how do|en quoi|comment) (?P<one>{_PHRASE}) (?:et|and) (?P<other>{_PHRASE})"
    r" (?:differ|different|se distinguent)\b(?:-(?:ils|elles))?"
)
"""“How do the crowdsourcing order and the marketplace order differ?”"""
_ASKED_AGAIN = r"(?:(?:et |and )?(?:combien|qu(?:el(?:le)?s?|oi)|how (?:much|many|long)|what) )?"
_OF_BOTH = re.compile(
    rf"\b(?P<lead>{_LEAD}) (?P<one>{_NOT_NAMED}(?:(?!\b(?P=lead) ){_LETTERS}){{3,80}}?),? "
    rf"(?:et|and|ou|or),? {_ASKED_AGAIN}(?P=lead) {_OTHER}"
)
"""“Pour le mobilier et pour le marché de Noël”, “for the study, and how much for the scorecard”."""
_OF_EACH = re.compile(rf"\b{_LEAD} (?P<one>{_UNLED}),? (?:et|and),? {_ASKED_AGAIN}{_LEAD} (?P<other>{_UNLED}){_END}")
"""“Chez le Service numérique canadien et sur la plateforme de l'OMI”."""
_LISTED = re.compile(rf"(?P<opens>[:,]) ?(?P<one>{_PHRASE}) (?:et|and) {_OTHER}")
_ASKED_OF = re.compile(
    rf": (?P<one>{_UNLED}),? (?:ou(?: bien)?|or) (?:{_LEAD} )?(?P<other>(?!.* (?:ou|or) ){_PHRASE})(?=\s*\?*\s*$)"
)
"""“Combien de mois tient-on son offre : les titres-restaurant de Bordeaux ou la téléphonie de Haute-Bigorre ?”."""
_HEADED = re.compile(rf"^(?P<one>{_PHRASE}) (?:et|and) (?P<other>(?![^:]* (?:et|and) ){_PHRASE})(?=\s*:)")
"""“Les SUV de Cannes et le tramway de Clermont : le prix compte-t-il autant des deux côtés ?”."""
_OF_THE_TWO = re.compile(r"\b(?:(?:des|tous|toutes) (?:les )?deux|both|(?:either|each) side)\b")
_DIFFERS = re.compile(r"\bdifferences?\b")
_EACH = re.compile(r"\b(?:chacune?s?|each|respectiv\w+)\b")
_WHICH = re.compile(r"\b(?:lequel|laquelle|which)\b")
_WHO = re.compile(r"\b(?:lequel|laquelle|qui|which|who)\b")
_LISTED_BEFORE = re.compile(r":[^:]*$")
_LED_BEFORE = re.compile(rf"\b{_LEAD} [^,:]*,\s?$")
"""What ends before the match where a third thing stands there, after a colon or “pour”."""


@dataclass(frozen=True, slots=True)
class Coordinated:
    """What a question calls two things, and the stretch of it, from `start` to `end`, that names both.

    `is_sure`: the question's own words set them beside each other; else they may be two parts of one thing.
    """

    one: str
    other: str
    start: int
    end: int
    is_sure: bool


def coordinated(question: str) -> Coordinated | None:
    """The two things; None where nothing tells that they are set beside each other, or there are more than two."""
    asked = flat(question)
    of_each, wants_one, is_a_choice = bool(_EACH.search(asked)), bool(_WHICH.search(asked)), chooses(question)
    for form, may_be, is_sure in (
        (_BETWEEN, of_each or is_a_choice or bool(_WHO.search(asked)), False),
        (_AGAINST, True, True),
        (_CHOICE, is_a_choice, wants_one),
        (_OPPOSED, True, False),
        (_HOW_DIFFER, True, False),
        (_COMPARED, True, False),
        (_COMPARED_WITH, True, False),
        (_DIFFERENCE, bool(_DIFFERS.search(asked)), False),
        (_OF_BOTH, True, False),
        (_OF_EACH, True, False),
        (_LISTED, of_each, False),
        (_ASKED_OF, True, False),
        (_HEADED, of_each or bool(_OF_THE_TWO.search(asked)), False),
    ):
        if may_be and (found := form.search(asked)):
            if _is_of_three(asked, found):
                return None
            one, other = (question[slice(*found.span(name))] for name in ("one", "other"))
            return Coordinated(one, other, *found.span(), is_sure)
    return None


def _is_of_three(asked: str, found: re.Match[str]) -> bool:
    """Whether a third thing is listed before the two."""
    groups, before = found.groupdict(), asked[: found.start()]
    if groups.get("opens") == ",":
        return bool(_LISTED_BEFORE.search(before))
    return bool(groups.get("lead") and _LED_BEFORE.search(before))
