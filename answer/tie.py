"""The documents that a question names, asked without their name.

In "Quelles pénalités le marché SILLAGE prévoit-il ?" the name tells where to look, and nothing of what to look for: in
the documents of that name it stands everywhere, and would bring the sentences that say it rather than the penalties.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answer.anchors import Anchor, find_anchors, kind_kept, without
from answer.buyers import BODIES, SCOPES
from answer.exchanges import Library
from answer.figures import flat
from answer.followups import SAYING_VERBS, words_of_meaning
from answer.names import is_acronym
from answer.several import questions_in
from index.topic import compares
from index.words import fold

NAMED = 0.5
"""Share of the best named document's weight from which another one is named too."""
_FEW_WORDS = 2
"""Telling words, beside the name, up to which the name weighs more than what is asked."""
_WORDS_BEFORE = re.compile(r"(?<!\w)(?:(?P<first>\w+)['\s]+)?(?P<verb>(?<!\w)\w+)\s*$")
_WORD_AFTER = re.compile(r"\s*(?P<verb>\w+)(?:-(?:t-)?(?:ils?|elles?|on)\b)?")
_OF_A_TENDER = re.compile(
    rf"\b(?:{'|'.join(BODIES)}|marche|contrat|accord-cadre|cctp|ccap|rc|bpu|dqe|consultation|tender|contract) "
    r"(?:de la |de l'|du |des |de |d'|of (?:the )?)$"
)
"""What stands before the name of a tender or a buyer, in a question without accents."""
_BESIDE = re.compile(
    r"\b(?:differ\w*|vs|versus|entre|between|par rapport|plutot|than|(?<!ce )que (?:celui|celles?|ceux|l[ea']))\b"
)
"""What sets one tender beside another, in a question without accents."""
_MORE = re.compile(r"\b(?:plus|moins|aussi|mieux)\b")
_COMPARING = re.compile(
    r"\b(?:(?:en |peux-tu |pouvez-vous )?compar(?:e[rsz]?|ant|ing|ison)\b(?: (?:of|des?|du)\b)?|"
    r"(?:que )?(?:celui|celles?|ceux)\b|the one\b)",
    re.I,
)
"""What says that tenders are compared, or stands for the second, and would be looked for in each."""
_BEFORE_THE_FIRST = re.compile(
    r"^(?:entre|between|(?:qui|l[ea]quel(?:le)?|which|who)(?= ou\b| or\b|,))[ ,]*(?:(?:et|and|ou|or)\b)?[ ,]*", re.I
)
"""What is left of “Qui de … ou de …”, “Entre … et …” at the head of a question without the names."""
_BETWEEN = re.compile(
    r"(?:\b(?:(?:entre|between|v(?:ersu)?s|avec|with|et|and|ou|or|to|aux?|à|pour|chez|than|comme|que)\b|qu['’])"
    r"[ ,]*){1,4}"
    r"(?=[?:]|$|\b(?:sur|on|about|pour|en)\b)",
    re.I,
)
"""What is left between names: “entre … et”, “… qu'au …”."""
_BEFORE_A_MARK = re.compile(r"[\s,]+(?=[?:])")
_TO = r"(?:(?:à|aux?|de|du|des|pour|chez|dans|le|la|les|celui|celles?|ceux|the|of|in|for)\s+|[dl]['’])*"
_JOINS = re.compile(rf"(?:\s*,|\s+(?:et|ou|and|or|comme)\b)+\s*{_TO}", re.I)
"""What alone stands between tenders that are named one after the other: “à l'AMF, au Bourget et pour Aquaréel”."""
_THAN = re.compile(rf"(?<!\bce)\s+qu(?:e\s+|['’]){_TO}$", re.I)
"""What ends before the tender against which another is measured: “plus longue à l'AMF qu'au Bourget”."""
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
_CUT = SAYING_VERBS - {"fixe"}  # an adjective too
_DETERMINERS = frozenset(
    ["la", "une", "de", "des", "cette", "sa", "ma", "leur", "toute", "chaque", "the", "a", "this", "any"]
)


@dataclass(frozen=True, slots=True)
class Tie:
    """The `documents` that a question names, by which `name`, and what is `asked` of them.

    `asked_in_full` says of what it is asked: “la durée du marché”, not “la durée”; the same where nothing says so.
    It is `whole` where no other name in the question names no document, and of a tender where a name is a buyer's, an
    acronym, or said to be that of a tender: then it tells where to look, and is not itself what is asked about.
    """

    documents: frozenset[str]
    asked: str
    name: str
    whole: bool = True
    is_of_a_tender: bool = False
    asked_in_full: str = ""

    @property
    def outweighs(self) -> bool:
        """Whether the question says little beside the name."""
        return len(words_of_meaning(self.asked)) <= _FEW_WORDS

    @property
    def is_subject(self) -> bool:
        """Whether hardly anything is left to ask without the name: “Pourquoi avoir quitté SILLAGE ?”."""
        return len(words_of_meaning(self.asked)) <= 1


@dataclass(frozen=True, slots=True)
class Names:
    """What the names in a question lead to: a `tie` to documents, and those that no document has (`of_none`).

    Where it sets several tenders beside each other, `sides` ties it to each.
    """

    tie: Tie | None = None
    of_none: tuple[str, ...] = ()
    sides: tuple[Tie, ...] = ()

    @property
    def documents(self) -> frozenset[str]:
        """Those of the tie, none where there is none."""
        return self.tie.documents if self.tie else frozenset()


def read_names(question: str, library: Library) -> Names:
    """What the tenders, products and buyers that a question names lead to.

    There is no tie where it compares, asks nothing beside the names, or no document has all names that documents have.
    `of_none` are the names of tenders and buyers alone: “Lyon” of “dans le CCAP de Lyon”.
    """
    anchors = find_anchors(question, library.buyers)
    named = {anchor.name: library.documents_named(anchor.name, NAMED) for anchor in anchors}
    naming = [anchor for anchor in anchors if named[anchor.name]]
    of_tenders = (anchor.name for anchor in anchors if _is_of_a_tender(question, anchor))
    nobodys = (name for name in dict.fromkeys(of_tenders) if not named[name] and not _is_in_a_title(name, library))
    said = frozenset[str]().union(*library.buyers.named(question).values())
    is_of_a_tender = any(_is_of_a_tender(question, one) or _says_where(one, said) for one in naming)
    sides = _sides(question, naming, named, library) if is_of_a_tender else ()
    return Names(None if sides else _tie(question, naming, named, is_of_a_tender), tuple(nobodys), sides)


def _sides(
    question: str, naming: Sequence[Anchor], named: Mapping[str, frozenset[str]], library: Library
) -> tuple[Tie, ...]:
    """The question put to each of the tenders that it sets beside each other; none where it does not."""
    if own := _own_questions(question, library):
        return own
    joined = [_joined_names(anchor, library) for anchor in naming]
    each = _each_tender(joined, library)
    sets_beside = (
        compares(question)
        or _BESIDE.search(flat(question))
        or any(len(names) > 1 for names in joined)
        or _follow_each_other(question, _runs_of_one_tender(naming, named))
    )
    asked = _asked(question, naming) if len(each) > 1 and _are_apart(each.values()) and sets_beside else ""
    asked = _BEFORE_THE_FIRST.sub("", " ".join(_COMPARING.sub("", asked).split()))
    asked = _BEFORE_A_MARK.sub(" ", _BETWEEN.sub("", asked).replace(" ,", ",")).strip(" ,:")
    if not words_of_meaning(asked):
        return ()
    kind = next(filter(None, (kind_kept(question, anchor) for anchor in naming)), "").replace("contrat", "marché")
    in_full = f"{asked.rstrip(' ?')} {kind} ?" if kind else asked
    return tuple(
        Tie(documents, asked, name, is_of_a_tender=True, asked_in_full=in_full)
        for name, documents in each.items()
        if documents
    )


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
        asked = f"{head[0] if head else ''}{_asked(part, naming).strip(' ,?')} ?"
        ties.append(Tie(documents, asked, name, is_of_a_tender=True, asked_in_full=asked))
    speak = all(words_of_meaning(tie.asked) for tie in ties)
    return tuple(ties) if len(ties) > 1 and speak and _are_apart(tie.documents for tie in ties) else ()


def _tells_where(question: str, anchor: Anchor, library: Library) -> bool:
    """Whether a name tells where to look: “sur Aquaréel”, but not “l'interface avec SILLAGE”."""
    start = question.find(anchor.name, anchor.start)
    before, after = flat(question[:start]), flat(question[start + len(anchor.name) :])
    buyers = frozenset[str]().union(*library.buyers.named(question).values())
    names_one = not words_of_meaning(f"{anchor.text} {anchor.name}").isdisjoint(buyers | SCOPES)
    is_placed = bool(_PLACED.match(flat(anchor.text)))
    return names_one or is_placed or bool(_FIRM_OF.search(before) or _FIRM_AFTER.match(after))


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
    return 2 * len(some & others) >= min(len(some), len(others))


def _are_apart(each: Iterable[frozenset[str]]) -> bool:
    documents = list(each)
    return len(frozenset[str]().union(*documents)) == sum(map(len, documents))


def _follow_each_other(question: str, tenders: Sequence[Sequence[Anchor]]) -> bool:
    """Whether tenders are listed, “l'AMF et Le Bourget”, or one is measured against another, “… qu'au Bourget”.

    A comma alone joins three: two may be those of two clauses.
    """
    between = [question[one[-1].end : other[0].start].lstrip(")") for one, other in pairwise(tenders)]
    are_listed = bool(between) and all(map(_JOINS.fullmatch, between))
    are_two_clauses = len(between) == 1 and between[0].strip() == ","
    is_measured = bool(_MORE.search(flat(question))) and any(map(_THAN.search, between))
    return (are_listed and not are_two_clauses) or is_measured


def _runs_of_one_tender(naming: Sequence[Anchor], named: Mapping[str, frozenset[str]]) -> list[list[Anchor]]:
    """The anchors, those that follow each other and name the same tender together: “l'AMF (SharePoint)”."""
    runs: list[list[Anchor]] = []
    for anchor in naming:
        if runs and _are_of_one_tender(named[anchor.name], named[runs[-1][-1].name]):
            runs[-1].append(anchor)
        else:
            runs.append([anchor])
    return runs


def together(ties: Sequence[Tie]) -> Tie:
    """All of them as one, by all their names; of no documents where there are none."""
    documents = frozenset[str]().union(*(tie.documents for tie in ties))
    asked = ties[0].asked if ties else ""
    return Tie(documents, asked, ", ".join(tie.name for tie in ties), asked_in_full=asked)


def _joined_names(anchor: Anchor, library: Library) -> dict[str, frozenset[str]]:
    """The names in “l'AMF et Le Bourget”, each with its documents; the whole where one of them has none."""
    names = [_ARTICLE.sub("", name) for name in _JOINED_BY.split(anchor.name) if name]
    each = {name: library.documents_named(name, NAMED) for name in names}
    return each if all(each.values()) else {anchor.name: library.documents_named(anchor.name, NAMED)}


def _tie(
    question: str, naming: Sequence[Anchor], named: Mapping[str, frozenset[str]], is_of_a_tender: bool
) -> Tie | None:
    asked = "" if compares(question) or not naming else _asked(question, naming)
    names = list(dict.fromkeys(anchor.name for anchor in naming))
    documents = frozenset.intersection(*(named[name] for name in names)) if names else frozenset[str]()
    if not documents or not words_of_meaning(asked):
        return None
    in_full = _asked(question, naming, with_kinds=True)
    return Tie(documents, asked, ", ".join(names), all(named.values()), is_of_a_tender, in_full)


def _is_of_a_tender(question: str, anchor: Anchor) -> bool:
    return bool(_OF_A_TENDER.search(flat(question[: question.find(anchor.name, anchor.start)])))


def _says_where(anchor: Anchor, buyers: frozenset[str]) -> bool:
    """Whether it has a word of a buyer's name or an acronym, or says that it names a tender: “Aquaréel contract”."""
    words = words_of_meaning(f"{anchor.text} {anchor.name}")
    return any(map(is_acronym, anchor.name.split())) or not words.isdisjoint(buyers | SCOPES)


def _is_in_a_title(name: str, library: Library) -> bool:
    """Whether a document has a word of the name in its title, its buyer or its file's name."""
    words = words_of_meaning(name)
    called = (fold(f"{one.title} {one.buyer} {one.file}") for one in library.documents)
    return any(word in text for text in called for word in words)


def _asked(question: str, anchors: Sequence[Anchor], *, with_kinds: bool = False) -> str:
    """A question without its anchors, and the verb beside each by which it says it: “SILLAGE prévoit-il”.

    With kinds, “du marché” stays of “du marché SILLAGE”, as of “du contrat SILLAGE”: tenders call themselves so.
    """
    for anchor in reversed(anchors):
        kind = kind_kept(question, anchor).replace("contrat", "marché") if with_kinds else ""
        before, after = f"{question[: anchor.start]}{kind}", question[anchor.end :]
        verb = _WORDS_BEFORE.search(before)
        if verb and fold(verb["verb"]) in _CUT and fold(verb["first"] or "") not in _DETERMINERS:
            before = before[: verb.start("verb")]
        verb = _WORD_AFTER.match(after)
        if verb and fold(verb["verb"]) in _CUT:
            after = after[verb.end() :]
        question = f"{before} {after}"
    return without(question, ())
