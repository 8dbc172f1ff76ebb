"""The two things that a question sets beside each other in common words: “le marché de Noël ou les onduleurs de l'EFS”.

Names are found by their capitals and by the buyers' own (answer/asked/anchors.py). What a person calls “le marché de
Noël” has neither, but what stands around it tells that it is one of two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.asked.set_beside import chooses
from answer.text.figures import flat

_LEAD = r"(?:pour|chez|dans|sur|aux?|a|for|at|in|on|under)"
_ASKED_AGAIN = r"(?:(?:et |and )?(?:combien|qu(?:el(?:le)?s?|oi)|how (?:much|many|long)|what) )?"
_ONE, _OTHER = (
    rf"(?P<{name}>(?!\s|(?:une?|an?|son|sa|ses|leurs?|its|their|quel\w*|combien|how|what|which)\b)[^,;:?!]*?[a-z]{{2}}[^,;:?!]*?)"
    for name in ("one", "other")
)
_END = r"(?=\s*(?:[,;:?!]|$))"
_BETWEEN = re.compile(rf"^(?:entre|between) {_ONE} (?:et|and) {_OTHER},")
"""“Entre l'appel à projets et le guichet, …”."""
_AGAINST = re.compile(
    rf"(?:^|[:,;] ?|\b{_LEAD} ){_ONE},? (?:versus|vs\.?|face aux?|par rapport aux?|compared (?:to|with)) "
    rf"{_OTHER}{_END}"
)
_CHOICE = re.compile(
    rf"(?:[:,;] ?|\b{_LEAD} ){_ONE}(?:,? (?:ou|or|than)|(?<!\bce)(?<!,) que) (?:{_LEAD} )?{_OTHER}{_END}"
)
_AGAINST_OR_FROM = re.compile(rf"(?:[:,;] ?|\b{_LEAD} ){_ONE},? (?:contre|against) {_OTHER}{_END}")
"""“L'AMF contre Le Bourget”, and “une location contre les incendies”."""
_DIFFERENCE = re.compile(rf"\bdifferences? (?:entre|between) {_ONE} (?:et|and) {_OTHER}{_END}")
_OF_BOTH = re.compile(rf"\b(?P<lead>{_LEAD}) {_ONE},? (?:et|and|ou|or),? {_ASKED_AGAIN}(?P=lead) {_OTHER}{_END}")
"""“Pour le mobilier et pour le marché de Noël”, “for the study, and how much for the scorecard”."""
_LISTED = re.compile(rf"[:,] ?{_ONE} (?:et|and) {_OTHER}{_END}")
_EACH = re.compile(r"\b(?:chacune?s?|each|respectiv\w+)\b")
_WHICH = re.compile(r"\b(?:qui|quel(?:le)?s?|lequel|laquelle|who|which)\b")


@dataclass(frozen=True, slots=True)
class Coordinated:
    """What a question calls two things, and the stretch of it, from `start` to `end`, that names both.

    `is_sure`: it says itself that it sets them beside each other; else they may be two parts of one thing.
    """

    one: str
    other: str
    start: int
    end: int
    is_sure: bool


def coordinated(question: str) -> Coordinated | None:
    """The two; None where nothing tells that they are set beside each other."""
    asked = flat(question)
    for form, may_be, is_sure in (
        (_BETWEEN, bool(_WHICH.search(asked) or _EACH.search(asked)), True),
        (_AGAINST, True, True),
        (_CHOICE, chooses(question), True),
        (_AGAINST_OR_FROM, True, False),
        (_DIFFERENCE, True, False),
        (_OF_BOTH, True, False),
        (_LISTED, bool(_EACH.search(asked)), False),
    ):
        if may_be and (found := form.search(asked)):
            one, other = (question[slice(*found.span(name))] for name in ("one", "other"))
            return Coordinated(one, other, *found.span(), is_sure)
    return None
