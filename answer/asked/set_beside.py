"""Whether a question sets tenders beside each other, told by its words and by what stands between their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from answer.asked.anchors import Anchor
from answer.text.figures import flat
from index.topic import compares

_BESIDE = re.compile(
    r"\b(?:differ\w*|vs|versus|contre|against|chacune?|each|respectiv\w+|entre|between|par rapport|plutot|than|"
    r"de l'autre|on the other|"
    r"(?<!ce )que (?:celui|celles?|ceux|l[ea']))\b"
)
"""What sets one tender beside another, in a question without accents."""
_COMPARATIVE = re.compile(
    r"\b(?:plus|moins|mieux|davantage|meilleure?s?|l[ea]squelles|l[ea]squels|l[ea]quel(?:le)?|"
    r"more|most|less|better|best|which (?:one|of|gives)|"
    r"(?:long|larg|high|low|strict|short|great|small|bigg|cheap)er)\b"
)
_NO_COMPARATIVE = re.compile(
    r"\b(?:au (?:plus|moins)(?: (?:tard|tot))?|(?:plus|moins) de \d+|(?:de|en) plus|at (?:least|most)|"
    r"(?:more|less) than \d+)\b"
)
"""“Au moins une fois par an”, “plus de 3 mois”."""
_ALIKE = re.compile(
    r"\b(?:memes?|same|aussi (?!(?:d[eu]s?|l[ae]s?|une?|l'|d'|a|en|pour)\b)\w+|autant|as (?:long|many|much)|both|"
    r"tous deux|toutes deux|les deux)\b"
)
_OF_ONE = r"[^,;:?]{0,60}?,?"
_OF_THE_OTHER = r"(?!\s+(?:son|sa|ses|leurs?|its|their)\b)(?:(?!\b(?:si|if|et|and|ou|or)\b)[^,;:?]){0,60}"
_OR, _AND = (
    re.compile(rf"{_OF_ONE}\s*\b(?:{joint}){_OF_THE_OTHER}")
    for joint in (r"(?:ou|or|than|(?<!ce )(?<!, )que)\b|(?<!ce )(?<!, )qu'", r"(?:et|and|as|que)\b|qu'")
)
"""What says that one of two is to be chosen or is more, or that both are alike, and what then stands between them."""
_TO = r"(?:(?:à|aux?|de|du|des|pour|chez|dans|le|la|les|celui|celles?|ceux|the|of|in|for)\s+|[dl]['’])*"
_PLACE = r"(?:à|aux?|chez|dans|in|at)"
_OF_WHAT = rf"\s(?:pour|sur|for|on)\s[^,?:]{{1,40}}(?=,|\s(?:ou|or)\s|\s(?:et|and)\s{_PLACE}\s)"
_AT_WHOSE = rf"(?:{_PLACE}\s(?:(?:la|le|les|the)\s|l['’])?(?!(?:partir|cause|cas|cadre|d[ée]faut|place)\b)[\w-]+\s)?"
_SORT = r"(?:\s(?!(?:et|ou|and|or|comme)\b)[\w'’-]+){0,2}?"
_ASKED_AGAIN = r"(?:(?:combien|quoi|pareil|qu['’]en est-il|celle|celui|how (?:much|many|long)|what about)\s+)?"
_WHAT_IT_IS = (
    "projets?|march[ée]s?|contrats?|villes?|communes?|mairies?|portails?|sites?|plateformes?|applications?|applis?|"
    "logiciels?|programmes?|services?|minist[èe]res?|d[ée]partements?|r[ée]gions?|pr[ée]fectures?|m[ée]tropoles?|"
    "agglos?|h[ôo]pital|universit[ée]s?|lyc[ée]es?|[ée]coles?|h[ôo]tels?|immeubles?|[îi]lots?|si[èe]ges?|"
    "projects?|contracts?|tenders?|city|county|department|agency|portal|hotel|building"
)
"""What may stand before the second name: “Qualia et l'îlot Foch”."""
_ITS_THING = (
    r"(?:(?:pour|chez|for|under)\s(?:(?:la|le|les|the)\s|l['’])"
    r"(?:(?!(?:et|ou|and|or|qu[ei]|quand|combien)\b)[\w'’-]+\s){1,2}?)?"
)
JOINS = re.compile(
    rf"(?:{_OF_WHAT}|{_SORT})(?:\s*[,/]|\s+(?:et|ou|and|or|comme)\b)+\s*{_ASKED_AGAIN}{_AT_WHOSE}{_ITS_THING}{_TO}"
    rf"(?:(?:{_WHAT_IT_IS})\s+{_TO}){{0,2}}(?:(?<=the\s)[\w-]+\s)?",
    re.I,
)
"""What alone stands between tenders that are named one after the other: “à l'AMF, au Bourget et pour Aquaréel”.

“À l'AMF pour SharePoint, et aux tribunaux du Maryland” says of what, and whose, “under the AMF SharePoint deal and the
French Le Bourget one” of what sort, “à l'AMF, et combien au Bourget” what is asked once more, and “pour SILLAGE et pour
le cloud du ministère” what of the other's.
"""
_JOINT = re.compile(r"\b(?:et|ou|and|or|comme)\b|/", re.I)
_JOINED = re.compile(r"\s+(?:et|ou|and|or)\s+", re.I)
ASIDE = re.compile(r"\s*\([^()]{1,60}\)")
"""What is said of a tender behind its name: “IFPRA (moteurs)”."""
_AS = re.compile(rf"\b(?:comme|(?:just )?(?:as|like))\s+{_TO}$", re.I)
"""What ends before the tender to which another is likened: “un barème à l'AMF comme au Bourget”."""


def says_beside(question: str) -> bool:
    """Whether a question says of what it names that these are set beside each other: “differ”, “versus”, “entre”."""
    return compares(question) or bool(_BESIDE.search(flat(question)))


def chooses(question: str) -> bool:
    """Whether one is to be chosen by what is more or better: “lequel vaut le plus”."""
    return bool(_COMPARATIVE.search(_NO_COMPARATIVE.sub("", flat(question))))


def are_set_beside(question: str, tenders: Sequence[Sequence[Anchor]]) -> bool:
    """Whether a question that names these tenders, each by some names that follow each other, sets them so."""
    return says_beside(question) or _follow_each_other(question, tenders) or _are_weighed(question, tenders)


def _follow_each_other(question: str, tenders: Sequence[Sequence[Anchor]]) -> bool:
    """Whether tenders are listed, “l'AMF et Le Bourget”, or one is likened to another, “… comme au Bourget”.

    A comma alone joins three: two may be those of two clauses.
    """
    between = [
        ASIDE.sub("", _between(question, one[-1], other[0]), count=1).lstrip(")") for one, other in pairwise(tenders)
    ]
    are_listed = bool(between) and all(map(JOINS.fullmatch, between))
    are_two_clauses = len(between) == 1 and not _JOINT.search(between[0])
    is_likened = len(between) == 1 and bool(_AS.search(between[0]))
    return (are_listed and not are_two_clauses) or is_likened


def _are_weighed(question: str, tenders: Sequence[Sequence[Anchor]]) -> bool:
    """Whether one is to be chosen of two, or both said to be alike: “lequel est le plus long : A ou B ?”."""
    between = [flat(_between(question, one[-1], other[0])) for one, other in pairwise(tenders)]
    asked = flat(question)
    is_a_choice = chooses(question) and any(map(_OR.fullmatch, between))
    are_alike = bool(_ALIKE.search(asked)) and any(map(_AND.fullmatch, between))
    return is_a_choice or are_alike


def _between(question: str, one: Anchor, other: Anchor) -> str:
    """What stands between two names; what joins them where the end of the first leads to the second as well.

    So it does in “the Lyon contract and at the AMF”.
    """
    joint = _JOINED.match(question, one.end) if other.start == one.end else None
    return joint[0] if joint else question[one.end : other.start]
