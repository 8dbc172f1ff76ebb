"""The tenders that a question sets beside each other, each with what is asked of it.

“Quelle durée à l'AMF et au Bourget ?” puts one question to two tenders, “Quelle durée à l'AMF, et quel prix au
Bourget ?” one to each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from answer.anchors import Anchor, find_anchors, kind_kept
from answer.buyers import SCOPES
from answer.exchanges import Library
from answer.figures import flat
from answer.followups import words_of_meaning
from answer.several import questions_in
from answer.tie import NAMED, Tie, asked_without, says_what_it_names
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
_ALIKE = re.compile(r"\b(?:memes?|same|aussi bien|autant|both|tous deux|toutes deux|les deux)\b")
_OF_ONE = r"[^,;:?]{0,60}?,?"
_OF_THE_OTHER = r"(?!\s+(?:son|sa|ses|leurs?|its|their)\b)(?:(?!\b(?:si|if|et|and|ou|or)\b)[^,;:?]){0,60}"
_OR, _AND = (
    re.compile(rf"{_OF_ONE}\s*\b(?:{joint}){_OF_THE_OTHER}")
    for joint in (r"(?:ou|or|than|(?<!ce )(?<!, )que)\b|(?<!ce )(?<!, )qu'", r"(?:et|and|as|que)\b|qu'")
)
"""What says that one of two is to be chosen or is more, or that both are alike, and what then stands between them."""
_ENDS_THE_LAST = re.compile(r"(?:\s[\w'’-]+){1,4}?(?:\s(?:for|pour)\s[^,:?]{1,40})?(?=\s*\?)")
"""What stands between the last name and the end of the question."""
_LEADS_TO_THE_FIRST = re.compile(
    r"\s(?:dans|à|aux?|pour|chez|sur|in|for|at|on|by)\s(?:(?!\s(?:dans|à|aux?|pour|chez|sur|in|for|at|on|by)\s)[^,;:?]){1,60}$",
    re.I,
)
"""What stands before a name and says of what it is: “au lot charpente de l'école de” Cuzieu."""
_COMPARING = re.compile(
    r"\b(?:(?:en |peux-tu |pouvez-vous )?compar(?:e[rsz]?|ant|ing|ison)\b(?: (?:of|des?|du)\b)?|"
    r"(?:que )?(?:celui|celles?|ceux)\b|the one\b|one (?:on|about)\b)",
    re.I,
)
"""What says that tenders are compared, or stands for the second, and would be looked for in each."""
_BEFORE_THE_FIRST = re.compile(
    r"^(?:entre|between|(?:qui|l[ea]quel(?:le)?|which|who)(?= ou\b| or\b|,))[ ,]*(?:(?:et|and|ou|or)\b)?[ ,]*", re.I
)
"""What is left of “Qui de … ou de …”, “Entre … et …” at the head of a question without the names."""
_BETWEEN_THEM = re.compile(r"(?:entre|between)\b", re.I)
_BETWEEN = re.compile(
    r"(?:\b(?:(?:entre|between|v(?:ersu)?s|contre|against|avec|with|et|and|ou|or|to|aux?|à|pour|chez|than|comme|que)\b|qu['’])"
    r"[ ,]*){1,4}"
    r"(?=[.?:]|$|\b(?:sur|on|about|pour|en)\b)",
    re.I,
)
"""What is left between names: “entre … et”, “… qu'au …”."""
_BEFORE_A_MARK = re.compile(r"[\s,:]+(?=[?:])")
_TO = r"(?:(?:à|aux?|de|du|des|pour|chez|dans|le|la|les|celui|celles?|ceux|the|of|in|for)\s+|[dl]['’])*"
_PLACE = r"(?:à|aux?|chez|dans|in|at)"
_OF_WHAT = rf"\s(?:pour|sur|for|on)\s[^,?:]{{1,40}}(?=,|\s(?:ou|or)\s|\s(?:et|and)\s{_PLACE}\s)"
_AT_WHOSE = rf"(?:{_PLACE}\s(?:(?:la|le|les|the)\s|l['’])?(?!(?:partir|cause|cas|cadre|d[ée]faut|place)\b)[\w-]+\s)?"
_JOINS = re.compile(rf"(?:{_OF_WHAT})?(?:\s*,|\s+(?:et|ou|and|or|comme)\b)+\s*{_AT_WHOSE}{_TO}", re.I)
"""What alone stands between tenders that are named one after the other: “à l'AMF, au Bourget et pour Aquaréel”.

“À l'AMF pour SharePoint, et aux tribunaux du Maryland” says of what, and whose.
"""
_ASIDE = re.compile(r"\s*\([^()]{1,60}\)")
"""What is said of a tender behind its name: “IFPRA (moteurs)”."""
_ENDS_WHAT_IT_IS = (
    "and|or|et|ou|once|when|if|which|who|whose|that|until|while|after|before|in case"
    "|en|lorsque|si|qui|que|dont|après|avant|quand|have|has|is|are|was|were|do|does|must|can|will|should|a|ont|est|sont|doit|doivent|peut"
)
_THEIRS = re.compile(
    rf"(?:['’]s\b|\s(?:for|pour)\s(?:its|their|son|sa|ses|leurs?)\b)(?:\s(?!(?:{_ENDS_WHAT_IT_IS})\b)[\w'’-]+){{0,8}}?"
    r"(?=\s(?:and|or|et|ou)\s|\s*[,?:]|$)",
    re.I,
)
"""What of a buyer's is meant: “Nice's guarding and Lyon's website”, “Nice for its website or Lyon for its mail”."""
_COORDINATES = re.compile(r"\b(?:et|ou|and|or|vs|versus|que|than|contre|against)\b|[,:?]", re.I)
_BEGINS_WITH_OF = re.compile(r"(?:de|du|des|d['’]|of)\b", re.I)
_LAST_WORDS = re.compile(r"(?:[\w'’-]{1,40}\s){1,4}$")
_ENDS_WHAT_IS_SAID = re.compile(rf"\s(?:{_ENDS_WHAT_IT_IS})\b", re.I)
"""What parts the names of a question, and what says of one what it is: before it, “les tests de” Nice, and after it."""
_AS = re.compile(rf"\b(?:comme|(?:just )?(?:as|like))\s+{_TO}$", re.I)
"""What ends before the tender to which another is likened: “un barème à l'AMF comme au Bourget”."""
_PLACED = re.compile(r"(?:a|aux?|sur|pour|chez|dans|en|in|for|at|on|under)\b")
_FIRM_OF = re.compile(
    r"\b(?:prestataire|titulaire|fournisseur|mainteneur|candidat)s? (?:de la |de l'|du |des |de |d')$"
)
_FIRM_AFTER = re.compile(r"\s+(?:contractor|vendor|supplier|provider|bidder)s?\b")
"""How a name tells of which tender something is asked, in a question without accents."""
_HEAD = re.compile(r"[^:?]+:\s+")
"""“Prise en main du prestataire : ”, at the head of a question."""
_ARTICLE = re.compile(r"^(?:d['’]|de |du |à |aux? |l['’]|le |la |les |the )+", re.I)
_JOINED_BY = re.compile(r"\s*,\s*|\s+(?:et|ou|and|or|vs)\s+")


def sides_of(
    question: str, naming: Sequence[Anchor], named: Mapping[str, frozenset[str]], library: Library
) -> tuple[Tie, ...]:
    """The question put to each of the tenders that it sets beside each other; none where it does not."""
    if own := _own_questions(question, library):
        return own
    naming, theirs = _with_what_is_theirs(question, naming)
    joined = [
        _narrowed(_joined_names(one, library), theirs.get(one.end, "") or what, library)
        for one, what in zip(naming, _said_of_each(question, naming), strict=True)
    ]
    each = _each_tender(joined, library)
    runs = _runs_of_one_tender(naming, named)
    sets_beside = (
        compares(question)
        or _BESIDE.search(flat(question))
        or any(len(names) > 1 for names in joined)
        or _follow_each_other(question, runs)
        or _are_weighed(question, runs)
    )
    if not (len(each) > 1 and _are_apart(each.values()) and sets_beside):
        return ()
    asked = _after_the_names(question, naming) or asked_without(question, naming)
    asked = _cleared(_without_asides(asked, question, naming))
    if not words_of_meaning(asked):
        return ()
    kind = next(filter(None, (kind_kept(question, anchor) for anchor in naming)), "")
    in_full = f"{asked.rstrip(' ?')} {kind} ?" if kind else asked
    return tuple(
        Tie(documents, asked, name, is_of_a_tender=True, otherwise=(in_full, *_in_common(question, naming)))
        for name, documents in each.items()
        if documents
    )


def _cleared(asked: str) -> str:
    """What is asked without what only joined the names that stood there."""
    asked = _BEFORE_THE_FIRST.sub("", " ".join(_COMPARING.sub("", asked).split()))
    asked = _BETWEEN.sub("", asked).replace(" ,", ",")
    return _BEFORE_A_MARK.sub(" ", asked).strip(" ,:")


def _in_common(question: str, naming: Sequence[Anchor]) -> list[str]:
    """What is asked of all: without what stands between their names, what leads to the first and what ends the last.

    Of “How long are the tests in the plan of SILLAGE and the Nice website?”, “the plan of” is the first one's alone.
    """
    start, end = naming[0].start, naming[-1].end
    led = _LEADS_TO_THE_FIRST.search(question[:start]) if _BEGINS_WITH_OF.match(naming[0].text) else None
    tail = _ENDS_THE_LAST.match(question, end)
    stretches = [
        (start, end),
        (start, tail.end() if tail else end),
        (led.start() if led else start, tail.end() if tail else end),
    ]
    wordings = (
        _cleared(asked_without(question, [replace(naming[0], start=one, end=other)])) for one, other in stretches
    )
    return [asked for asked in dict.fromkeys(wordings) if len(words_of_meaning(asked)) > 1]


def _are_weighed(question: str, tenders: Sequence[Sequence[Anchor]]) -> bool:
    """Whether one is to be chosen of two, or both said to be alike: “lequel est le plus long : A ou B ?”."""
    between = [flat(question[one[-1].end : other[0].start]) for one, other in pairwise(tenders)]
    asked = flat(question)
    is_a_choice = bool(_COMPARATIVE.search(asked)) and any(map(_OR.fullmatch, between))
    are_alike = bool(_ALIKE.search(asked)) and any(map(_AND.fullmatch, between))
    return is_a_choice or are_alike


def _with_what_is_theirs(question: str, naming: Sequence[Anchor]) -> tuple[list[Anchor], dict[int, str]]:
    """The names, each with what of its is meant where another follows it or came before: “Nice's website or Lyon's”.

    By their ends, the latter too.
    """
    kept: list[Anchor] = []
    theirs: dict[int, str] = {}
    for place, one in enumerate(naming):
        if kept and one.start < kept[-1].end:  # a name in what is another's
            continue
        found = _THEIRS.match(question, one.end)
        following = next((other for other in naming[place + 1 :] if found and other.start >= found.end()), None)
        if found and (
            _JOINS.fullmatch(question, found.end(), following.start) if following else kept and kept[-1].end in theirs
        ):
            one = replace(one, end=found.end())
            theirs[one.end] = found[0]
        kept.append(one)
    return kept, theirs


def _said_of_each(question: str, naming: Sequence[Anchor]) -> list[str]:
    """What stands around each name and says of it what it is: “l'alerte de Nice et le site (Lyon)”."""
    said: list[str] = []
    for place, one in enumerate(naming):
        before = question[naming[place - 1].end : one.start] if place else ""
        after = question[one.end : naming[place + 1].start if place + 1 < len(naming) else len(question)]
        *_, led = _COORDINATES.split(before)
        followed, *_ = _COORDINATES.split(after)
        of_what = _LAST_WORDS.search(question[: one.start]) if not place and _BEGINS_WITH_OF.match(one.text) else None
        said.append(f"{of_what[0] if of_what else led if place else ''} {_ENDS_WHAT_IS_SAID.split(followed)[0]}")
    return said


def _narrowed(named: dict[str, frozenset[str]], what: str, library: Library) -> dict[str, frozenset[str]]:
    """Of the documents of each name, the tenders whose title or file's name holds most words of what is meant."""
    words = words_of_meaning(what) - SCOPES
    if not words:
        return named
    narrowed: dict[str, frozenset[str]] = {}
    for name, ids in named.items():
        held = {id: len(words & library.words_of_title(id)) for id in ids} if len(ids) > 1 else {}
        best = frozenset(id for id in held if held[id] == max(held.values()) > 0)
        narrowed[name] = library.with_their_parts(best, ids) if best else ids
    return narrowed


def _without_asides(asked: str, question: str, naming: Sequence[Anchor]) -> str:
    """The question without what stands in brackets behind a name, which is of that tender alone."""
    for anchor in naming:
        if aside := _ASIDE.match(question, anchor.end):
            asked = asked.replace(aside[0].strip(), "")
    return asked


def _after_the_names(question: str, naming: Sequence[Anchor]) -> str:
    """What is asked after “Entre l'infogérance de Lyon et le logiciel de Nice, ”; "" where it does not begin so."""
    end = max((anchor.end for anchor in naming), default=0)
    before, comma, asked = question[end:].partition(",")
    return asked.strip() if comma and not before.strip() and _BETWEEN_THEM.match(question) else ""


def _own_questions(question: str, library: Library) -> tuple[Tie, ...]:
    """The questions joined by “et” that are put each to a tender of its own; none where that is not so.

    What stands before a colon at the head is of all: “Prise en main : quelle durée à l'AMF, et quel prix au Bourget ?”.
    """
    ties: list[Tie] = []
    for part in questions_in(question):
        naming = [one for one in find_anchors(part, library.buyers) if library.documents_named(one.name, NAMED)]
        each = _each_tender([_joined_names(anchor, library) for anchor in naming], library)
        if len(each) != 1 or not any(_tells_where(part, anchor, library) for anchor in naming):
            return ()
        [(name, documents)] = each.items()
        head = _HEAD.match(ties[0].asked) if ties else None
        asked = f"{head[0] if head else ''}{asked_without(part, naming).strip(' ,?')} ?"
        ties.append(Tie(documents, asked, name, is_of_a_tender=True, otherwise=(asked,)))
    speak = all(words_of_meaning(tie.asked) for tie in ties)
    return tuple(ties) if len(ties) > 1 and speak and _are_apart(tie.documents for tie in ties) else ()


def _tells_where(question: str, anchor: Anchor, library: Library) -> bool:
    """Whether a name tells where to look: “sur Aquaréel”, but not “l'interface avec SILLAGE”."""
    start = question.find(anchor.name, anchor.start)
    before, after = flat(question[:start]), flat(question[start + len(anchor.name) :])
    if says_what_it_names(anchor, library.buyers.words_said(question)) or _PLACED.match(flat(anchor.text)):
        return True
    return bool(_FIRM_OF.search(before) or _FIRM_AFTER.match(after))


def _each_tender(names: Iterable[Mapping[str, frozenset[str]]], library: Library) -> dict[str, frozenset[str]]:
    """The tenders that are named, each with its documents; those of both names of one: “l'AMF (SharePoint)”.

    A document of two tenders, as a plan that mentions another, is of the one that names it most.
    """
    each: dict[str, frozenset[str]] = {}
    for named in names:
        for name, documents in named.items():
            same = next((known for known in each if _are_of_one_tender(each[known], documents)), name)
            each[same] = each.get(same, documents) & documents
    shares = {name: library.named(name) for name in each} if not _are_apart(each.values()) else {}
    for document in frozenset[str]().union(*each.values()) if shares else ():
        holding = [name for name in each if document in each[name]]
        most = max(holding, key=lambda name: shares[name].get(document, 0.0))
        each |= {name: each[name] - {document} for name in holding if name != most}
    return each


def _are_of_one_tender(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two names name mostly the same documents."""
    return 2 * len(some & others) > min(len(some), len(others))


def _are_apart(each: Iterable[frozenset[str]]) -> bool:
    documents = list(each)
    return len(frozenset[str]().union(*documents)) == sum(map(len, documents))


def _follow_each_other(question: str, tenders: Sequence[Sequence[Anchor]]) -> bool:
    """Whether tenders are listed, “l'AMF et Le Bourget”, or one is likened to another, “… comme au Bourget”.

    A comma alone joins three: two may be those of two clauses.
    """
    between = [
        _ASIDE.sub("", question[one[-1].end : other[0].start], count=1).lstrip(")") for one, other in pairwise(tenders)
    ]
    are_listed = bool(between) and all(map(_JOINS.fullmatch, between))
    are_two_clauses = len(between) == 1 and between[0].strip() == ","
    is_likened = len(between) == 1 and bool(_AS.search(between[0]))
    return (are_listed and not are_two_clauses) or is_likened


def _runs_of_one_tender(naming: Sequence[Anchor], named: Mapping[str, frozenset[str]]) -> list[list[Anchor]]:
    """The anchors, those that follow each other and name the same tender together: “l'AMF (SharePoint)”."""
    runs: list[list[Anchor]] = []
    for anchor in naming:
        if runs and _are_of_one_tender(named[anchor.name], named[runs[-1][-1].name]):
            runs[-1].append(anchor)
        else:
            runs.append([anchor])
    return runs


def _joined_names(anchor: Anchor, library: Library) -> dict[str, frozenset[str]]:
    """The names in “l'AMF et Le Bourget”, each with its documents; the whole where one of them has none."""
    names = [_ARTICLE.sub("", name) for name in _JOINED_BY.split(anchor.name) if name]
    each = {name: library.documents_named(name, NAMED) for name in names}
    return each if all(each.values()) else {anchor.name: library.documents_named(anchor.name, NAMED)}
