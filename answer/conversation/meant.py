"""The documents that a reader means by “the second one”, “this CCTP”, “the other buyer”: none where it is a guess."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from answer.asked.followups import words_of_meaning
from answer.asked.pointing import Pointing, Sign
from answer.exchanges import Exchange
from answer.named.library import Library
from answer.named.names import read_names
from corpus.folding import fold
from corpus.models import Document
from corpus.same_buyer import buyer_key

_LOOKED_BACK = 3
_WELL_NAMED = 0.8
"""Share of the best named document's weight from which another counts as named too."""
_LONGEST_TITLE = 10
_TELLING = 4
"""Words of meaning from which a title is that of one purchase."""
_FRENCH_KINDS = {
    "CCTP": "le CCTP",
    "CCAP": "le CCAP",
    "CCP": "le CCP",
    "RC": "le RC",
    "AE": "l'AE",
    "BPU": "le BPU",
    "REX": "le REX",
}


def documents_meant(pointing: Pointing, before: Sequence[Exchange], library: Library) -> list[Document]:
    """The documents that a pointing after these exchanges means."""
    if pointing.sign is Sign.ORDINAL:
        return _of_a_side(pointing.ordinal, before[-1], library) or _at(pointing.ordinal, _cited(before[-1], library))
    if pointing.sign is Sign.KIND:
        return _of_kind(pointing.kind, before[-1], library)
    if pointing.sign is Sign.THIS:
        return _only(_spoken_of(before[-1], library))
    if pointing.sign is Sign.OTHER:
        return _others(before[-_LOOKED_BACK:], library)
    return []


def documents_apart(last: Exchange, library: Library) -> frozenset[str]:
    """Those that “the others” are not: of the tenders that were spoken of, named or cited; none where none are left.

    Those of one title are the same in another form, or of the same tender.
    """
    cited, tie = _cited(last, library), read_names(last.question, library).tie
    named = library.documents_named(last.question, _WELL_NAMED) | last.within
    asked = {one.id for one in cited if one.id in named} or {one.id for one in cited}
    called = tie.documents if tie and not tie.is_of_a_sort else frozenset[str]()
    spoken_of = last.within | last.apart | asked | called
    found = [one for one in library.documents if one.id in spoken_of]
    beside, is_one_of_them = library.published_beside(spoken_of), _of_their_purchases(found)
    apart = frozenset(one.id for one in library.documents if one.id in spoken_of | beside or is_one_of_them(one))
    return apart if len(apart) < len(library.documents) else frozenset()


def _of_their_purchases(documents: Sequence[Document]) -> Callable[[Document], bool]:
    """What tells of another document whether its buyer is one of theirs, or where either has none its title."""
    buyers = {buyer_key(one.buyer) for one in documents if one.buyer}
    nobodys = {fold(_subject(one.title)) for one in documents if not one.buyer}
    bought = {fold(_subject(one.title)) for one in documents if one.buyer and _is_telling(one.title)}

    def is_one_of_them(other: Document) -> bool:
        titles = nobodys | bought if not other.buyer else nobodys if _is_telling(other.title) else set[str]()
        is_called_so = bool(titles) and fold(_subject(other.title)) in titles
        return is_called_so or (bool(other.buyer) and buyer_key(other.buyer) in buyers)

    return is_one_of_them


def label(documents: Sequence[Document], language: str) -> str:
    """“le CCTP (Ville de Lyon)”: how to call documents in a question; "" for none, or for several buyers.

    Several are “le marché”: the word “documents” would be searched for, and stands on every cover page.
    """
    if not documents or not all(same_tender(documents[0], one) for one in documents):
        return ""
    first = documents[0]
    title = _subject(first.title)
    if len(documents) > 1:
        return f"{'le marché' if language == 'fr' else 'the tender'} ({first.buyer or title})"
    whose = first.buyer or title
    if not first.kind.isupper():
        return f"« {title} »" if language == "fr" else f"“{title}”"
    kind = _FRENCH_KINDS.get(first.kind, f"le {first.kind}") if language == "fr" else f"the {first.kind}"
    return f"{kind} ({whose})"


def same_tender(one: Document, other: Document) -> bool:
    """Whether two documents are of one buyer, or of one title but for their kind."""
    if one.buyer and other.buyer:
        return buyer_key(one.buyer) == buyer_key(other.buyer)
    return one.id == other.id or fold(_subject(one.title)) == fold(_subject(other.title))


def _cited(exchange: Exchange, library: Library) -> list[Document]:
    documents = {one.id: one for one in library.documents}
    return [documents[id] for id in dict.fromkeys(library.cited(exchange)) if id in documents]


def _spoken_of(exchange: Exchange, library: Library) -> list[Document]:
    if exchange.within:
        return [one for one in library.documents if one.id in exchange.within]
    return _cited(exchange, library)


def _of_a_side(place: int, last: Exchange, library: Library) -> list[Document]:
    """Those of the tender at a place among the ones that were compared by name; none where none were."""
    sides = read_names(last.question, library).sides
    meant = sides[place].documents if -len(sides) <= place < len(sides) else frozenset()
    return [one for one in library.documents if one.id in meant]


def _at(place: int, cited: list[Document]) -> list[Document]:
    """The document at a place; the last, or the second, of one is none."""
    if len(cited) < 2:
        return []
    return cited[place : place + 1] if place >= 0 else cited[place:]


def _only(documents: list[Document]) -> list[Document]:
    return documents if len(documents) == 1 else []


def _of_kind(kind: str, last: Exchange, library: Library) -> list[Document]:
    """The one of that kind that was cited or named, else that of the one buyer cited; none if several could be."""
    named = library.documents_named(last.question, _WELL_NAMED)
    if not last.documents and (found := _only([one for one in _kept(kind, library.documents) if one.id in named])):
        return found
    spoken_of = _spoken_of(last, library)
    if found := _kept(kind, spoken_of):
        return _only(found) or _only([one for one in found if one.id in named])
    buyers = {one.buyer for one in spoken_of}
    return _only([one for one in _kept(kind, library.documents) if {one.buyer} == buyers and one.buyer])


def _kept(kind: str, documents: Sequence[Document]) -> list[Document]:
    return [one for one in documents if one.kind == kind]


def _others(before: Sequence[Exchange], library: Library) -> list[Document]:
    """The documents of the one buyer cited of late that the last question was not about."""
    cited = [document for exchange in before for document in _cited(exchange, library)]
    named = library.documents_named(before[-1].question, _WELL_NAMED) | before[-1].within
    spoken_of = [one for one in cited if one.id in named]
    others = [one for one in cited if not any(same_tender(one, other) for other in spoken_of or cited[:1])]
    if not others or not all(same_tender(others[0], other) for other in others):
        return []
    return [one for one in library.documents if same_tender(others[0], one)]


def _is_telling(title: str) -> bool:
    """Whether no other purchase is likely called so: not “CCTP – Infogérance”."""
    return len(words_of_meaning(_subject(title))) >= _TELLING


def _subject(title: str) -> str:
    """A title without the kind it begins with, cut where it goes on for long."""
    words = title.split(" – ", 1)[-1].split()
    return " ".join(words) if len(words) <= _LONGEST_TITLE else f"{' '.join(words[:_LONGEST_TITLE])}…"
