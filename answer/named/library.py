"""The documents and buyers that a question or a conversation can be about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from answer.asked.buyers import SCOPES, Buyers
from answer.asked.followups import words_of_meaning
from answer.exchanges import Exchange
from answer.named.other_buyers import of_other_buyers
from corpus.folding import fold
from corpus.models import Document
from corpus.same_buyer import buyer_key
from corpus.vocabulary import TENDER_KINDS
from index.bilingual import OTHER_LANGUAGE, by_terms, language_of, place_otherwise
from index.naming import holds_joined
from index.words import query_stems, stems
from ingest.one_tender import MAY_BE_A_PART, are_of_several_purchases, published_in

QUOTED = re.compile(r"[«“\"][^«»“”\"]{3,300}[»”\"]")
"""Words between quotation marks, which a title may be."""
_FEWEST_WORDS, _MOST_OF_A_CALL = 2, 0.6
"""How many of the words by which a document is called, and what share of them, its title holds."""
_TITLES_KEPT = 1 << 14
"""Documents whose titles' words are remembered."""


class Library:
    """What a conversation can be about; each is looked up only when the words of a question need it.

    `named` gives the documents that a text names; `cited` those that the answer to a question cites, in order.
    """

    def __init__(
        self,
        documents: Callable[[], Sequence[Document]],
        named: Callable[[str], Mapping[str, float]],
        cited: Callable[[Exchange], Sequence[str]],
    ) -> None:
        self._documents = documents
        self.named = named
        self.cited = cited

    @cached_property
    def documents(self) -> Sequence[Document]:
        return self._documents()

    @cached_property
    def buyers(self) -> Buyers:
        """The buyers of the documents."""
        return Buyers((document.buyer for document in self.documents), lambda word: bool(self.named(word)))

    def are_of_tenders(self, documents: frozenset[str]) -> bool:
        """Whether all of some documents are parts of tenders, and not guides or lessons learned."""
        return all(one.kind in TENDER_KINDS for one in self.documents if one.id in documents)

    def hold_a_tender(self, documents: frozenset[str]) -> bool:
        """Whether one of some documents is a part of a tender."""
        return any(one.kind in TENDER_KINDS for one in self.documents if one.id in documents)

    def documents_titled(self, words: str) -> frozenset[str]:
        """The documents that have all of some words in their titles, however many they are."""
        wanted = [set(forms) for forms in query_stems(words)]
        titles = ((one.id, set(stems(one.title, one.language))) for one in self.documents)
        return frozenset(id for id, title in titles if wanted and all(forms & title for forms in wanted))

    def documents_called(self, words: str) -> frozenset[str]:
        """The documents whose titles and file names hold most of some words in either language, with their tenders.

        None where none holds most of them, or but one, which anything may have.
        """
        wanted = _terms_of_call(words)
        titles = ((one.id, _bare_words_of_title(_called(one))) for one in self.documents)
        held = {id: sum(term.words_held(title) for term in wanted) for id, title in titles}
        most = max(held.values(), default=0)
        if most < max(_FEWEST_WORDS, _MOST_OF_A_CALL * sum(len(term.own) for term in wanted)):
            return frozenset()
        best = frozenset(id for id, count in held.items() if count == most)
        return best | self.published_beside(best)

    def documents_titled_so(self, words: str) -> frozenset[str]:
        """The documents that have these words in their titles, in this order and nothing between them."""
        return frozenset(one.id for one in self.documents if holds_joined(one.title, words))

    def documents_named(self, text: str, least: float) -> frozenset[str]:
        """The documents that a text names, by their buyer or with `least` share of the best named one's weight.

        With a document come the others of its tender: published beside it, by its buyer or by none that they
        name, but not where specifications of several purchases were published together. Not those of a buyer whom it
        does not call. A title between quotation marks names what is titled so, if anything is.
        """
        if QUOTED.fullmatch(text) and (titled := self.documents_titled_so(text)):
            return titled
        named = frozenset(id for id, share in self._named_in_either(text).items() if share >= least)
        buyers = self.buyers.named(text)
        beside = self.published_beside(named)
        found = [one for one in self.documents if one.id in named or one.buyer in buyers or one.id in beside]
        return frozenset(one.id for one in found) - of_other_buyers(text, found)

    def published_beside(self, ids: frozenset[str]) -> frozenset[str]:
        """The documents of the tenders of some: published beside one, by its buyer or by none that they name.

        None where specifications of several purchases were published together.
        """
        tenders: defaultdict[str, set[str]] = defaultdict(set)  # by folder, the buyers who published in it
        for one in self.documents:
            if one.id in ids and one.buyer and (folder := published_in(one.origin)):
                tenders[folder].add(one.buyer)
        collections = {folder for folder in tenders if are_of_several_purchases(self._published[folder])}
        return frozenset(one.id for one in self.documents if tenders and _is_of_one_of(one, tenders, collections))

    def _named_in_either(self, text: str) -> Mapping[str, float]:
        """The documents that a text names, else those that its place names in the other language: “Philadelphie”."""
        return self.named(text) or self.named(place_otherwise(text))

    def words_of_title(self, document: str) -> frozenset[str]:
        """The words of meaning of a document's title and file name."""
        one = self._by_id.get(document)
        return _words_of_title(_called(one)) if one else frozenset()

    def with_their_parts(self, ids: frozenset[str], among: frozenset[str]) -> frozenset[str]:
        """Some documents, and those `among` others that may be further parts of the same tenders.

        They are of the same buyer, of another kind, and not published elsewhere: a second CCTP is of another purchase.
        """
        known = [one for id in ids if (one := self._by_id[id]).buyer]
        kinds = {one.kind for one in known}
        others = (one for id in among if (one := self._by_id[id]).buyer and one.kind not in kinds)
        return ids | {other.id for other in others if any(_may_be_of_one_tender(one, other) for one in known)}

    @cached_property
    def _by_id(self) -> Mapping[str, Document]:
        return {one.id: one for one in self.documents}

    @cached_property
    def _published(self) -> Mapping[str, Sequence[Document]]:
        """The documents by the folder that they were published in."""
        published: defaultdict[str, list[Document]] = defaultdict(list)
        for one in self.documents:
            published[published_in(one.origin)].append(one)
        return published


def _called(document: Document) -> str:
    return f"{document.title} {document.file}"


@lru_cache(_TITLES_KEPT)
def _words_of_title(title: str) -> frozenset[str]:
    return frozenset(words_of_meaning(title))


@lru_cache(_TITLES_KEPT)
def _bare_words_of_title(title: str) -> frozenset[str]:
    return frozenset(map(_bare, _words_of_title(title)))


@dataclass(frozen=True, slots=True)
class _Term:
    """The bare words of a term by which something is called, and those of each of its names in the other language."""

    own: frozenset[str]
    others: tuple[frozenset[str], ...]

    def words_held(self, title: frozenset[str]) -> int:
        """How many of its words a title holds, or as many as the longest of its other names has that it holds whole."""
        longest = max((len(one) for one in self.others if one <= title), default=0)
        return max(len(self.own & title), min(longest, len(self.own)))


def _terms_of_call(words: str) -> frozenset[_Term]:
    """The terms by which something is called, in the language that knows more of them, less words for any document."""
    language = language_of(words)
    terms = max(by_terms(words, language), by_terms(words, OTHER_LANGUAGE[language]), key=_words_of_terms_known)
    folded = ((frozenset(word for word in map(fold, own) if not word.isdigit()), others) for own, others in terms)
    return frozenset(
        _Term(frozenset(map(_bare, own)), tuple(map(_bare_words_of_title, others)))
        for own, others in folded
        if len(own) > 1 or not own <= SCOPES
    )


def _words_of_terms_known(terms: Sequence[tuple[Sequence[str], Sequence[str]]]) -> int:
    """How many words are of terms that the other language calls something."""
    return sum(len(own) for own, others in terms if others)


def _bare(word: str) -> str:
    """A word without its S of several, or the number joined to it: “eig” of “EIG3”."""
    return word.rstrip("s0123456789")


def _may_be_of_one_tender(one: Document, other: Document) -> bool:
    """Whether two documents are of one buyer and not known to be published in two places."""
    places = set(filter(None, (published_in(one.origin), published_in(other.origin))))
    return buyer_key(one.buyer) == buyer_key(other.buyer) and len(places) < 2


def _is_of_one_of(document: Document, tenders: Mapping[str, set[str]], collections: Collection[str]) -> bool:
    """Whether it is part of one of the tenders; what names no buyer is of none in a folder of several purchases."""
    folder = published_in(document.origin)
    buyers = tenders.get(folder, set())
    if document.buyer or not buyers:
        return document.buyer in buyers
    return document.kind in MAY_BE_A_PART and folder not in collections
