"""The tenders that a question sets beside each other, each with what is asked of it.

“Quelle durée à l'AMF et au Bourget ?” puts one question to two tenders, “Quelle durée à l'AMF, et quel prix au
Bourget ?” one to each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from answer.asked.anchors import Anchor, find_anchors
from answer.asked.buyers import SCOPES
from answer.asked.coordinated import Coordinated, coordinated
from answer.asked.followups import words_of_meaning
from answer.asked.set_beside import JOINS, are_set_beside
from answer.asked.several import questions_in
from answer.named.asked_of_each import asked_of_each
from answer.named.library import Library
from answer.named.tie import NAMED, Tie, asked_without, says_what_it_names
from answer.named.titled import without_titles
from answer.text.figures import flat

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
_LAST_WORDS = re.compile(r"(?:[\w'’-]{1,40}\s){1,4}$")
_ENDS_WHAT_IS_SAID = re.compile(rf"\s(?:{_ENDS_WHAT_IT_IS})\b", re.I)
"""What parts the names of a question, and what says of one what it is: before it, “les tests de” Nice, and after it."""
_PLACED = re.compile(r"(?:a|aux?|sur|pour|chez|dans|en|in|for|at|on|under)\b")
_FIRM_OF = re.compile(
    r"\b(?:prestataire|titulaire|fournisseur|mainteneur|candidat)s? (?:de la |de l'|du |des |de |d')$"
)
_FIRM_AFTER = re.compile(r"\s+(?:contractor|vendor|supplier|provider|bidder)s?\b")
"""How a name tells of which tender something is asked, in a question without accents."""
_HEAD = re.compile(r"[^:?]+:\s+")
"""“Prise en main du prestataire : ”, at the head of a question."""
_THE_SAME = re.compile(
    r"\W*(?:et |and |est-ce |c'est |is it )*(?:la |the )?(?:memes? (?:chose|question|regles?)|pareil|idem|"
    r"same(?: thing| question| rules?)?|likewise)\W*"
)
"""“Et à Lyon, même chose ?” asks what was asked before."""
_ARTICLE = re.compile(r"^(?:d['’]|de |du |à |aux? |l['’]|le |la |les |the )+", re.I)
_OF_ONE_TENDER = 12
"""Documents up to which common words, “la mairie”, name one tender."""
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
    sets_beside = any(len(names) > 1 for names in joined) or are_set_beside(question, runs)
    if not (len(each) > 1 and _are_apart(each.values()) and sets_beside):
        return ()
    asked = asked_of_each(question, naming)
    return tuple(
        Tie(
            documents,
            asked[0],
            name,
            is_of_a_tender=True,
            otherwise=asked[1:],
            untitled=without_titles(asked[-1], [one for one in library.documents if one.id in documents]),
        )
        for name, documents in each.items()
        if documents and asked
    )


def sides_in_common_words(question: str, library: Library) -> tuple[Tie, ...]:
    """The same where it calls both in common words; none where it does not, or these name no documents.

    “Le marché de Noël” or “the API scorecard” name those whose titles say it. Where one of them names none, though the
    question is sure to compare, it is asked of all others, with its name.
    """
    two = coordinated(question)
    if not two:
        return ()
    each = {name: _called(name, library) for name in (two.one, two.other)}
    whole = Anchor(two.start, two.end, question[two.start : two.end], f"{two.one}, {two.other}")
    asked = asked_of_each(question, [whole])
    are_known = any(each.values()) if two.is_sure else all(each.values())
    are_told_apart = _are_apart(each.values()) and max(map(len, each.values()), default=0) <= _OF_ONE_TENDER
    if not (asked and words_of_meaning(asked[0]) and len(each) > 1 and are_known and are_told_apart):
        return ()
    if _is_of_another(question, two, frozenset[str]().union(*each.values()), library):
        return ()
    others = frozenset(one.id for one in library.documents).difference(*each.values())
    return tuple(
        Tie(ids, asked[0], name, is_of_a_tender=True, otherwise=asked[1:])
        if ids
        else Tie(others, f"{asked[0].rstrip(' ?')} {name} ?", name)
        for name, ids in each.items()
    )


def _called(name: str, library: Library) -> frozenset[str]:
    """The documents that common words name, those whose titles hold most of them."""
    if titled := library.documents_called(name):
        return titled
    return _narrowed({name: library.documents_named(name, NAMED)}, name, library)[name]


def _is_of_another(question: str, two: Coordinated, both: frozenset[str], library: Library) -> bool:
    """Whether what stands around the two names another tender, of which they are two clauses."""
    head, _, _ = question[: two.start].rpartition(":")
    anchors = find_anchors(question, library.buyers)
    around = [head, *(one.name for one in anchors if one.end <= two.start or one.start >= two.end)]
    named = (library.documents_named(name, NAMED) for name in around if name)
    return any(documents and not both <= documents for documents in named)


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
            JOINS.fullmatch(question, found.end(), following.start) if following else kept and kept[-1].end in theirs
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
        of_what = _LAST_WORDS.search(question[: one.start]) if not place and one.begins_with_of else None
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
        if ties and _THE_SAME.fullmatch(flat(asked)):
            asked = ties[0].asked
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
