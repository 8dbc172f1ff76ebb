"""Documents of one tender, given together: who buys is said in one of them, and holds for those that do not say it.

A price schedule seldom names its buyer, and is asked for by the name all the same: “les délais du BPU du Bourget”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from urllib.parse import urlsplit

from corpus.models import Document
from corpus.same_buyer import abbreviation_of, without_abbreviation
from corpus.vocabulary import TENDER_KINDS
from ingest.guesses.buyer_type import guess_buyer_type
from ingest.guesses.folding import fold_for_guessing, fold_words

_MOST_PARTS = 20
"""Documents of a folder up to which it may be that of one tender; more are a collection."""
_ONLY_ONE = ("RC", "CCAP", "CCP", "RFP")
"""Of each of these a tender has one."""
_SPECIFICATIONS = ("CCTP", "RFP")
"""What says in its title what is bought."""
_OTHER = "other"
MAY_BE_A_PART = (*TENDER_KINDS, _OTHER)
"""Of a tender; a guide or a feedback beside it is not its buyer's."""
_KEPT = 1 << 16
"""Origins whose folder is remembered: a question that names a tender looks through all of them."""
_AFTER_KIND = " – "
_PRICE_SCHEDULE = "BPU"
_SHORT = 3
_FEWEST_WORDS = 3
"""Long words of a name that is taken for the beginning of a longer one: “Ville de Lyon 3e” is another buyer."""
_OF_ANY_PURCHASE = re.compile(
    "accord|acquisition|cadre|cahier|cctp|charge|clause|commande|consultation|description|fourniture|marche|mission"
    "|objet|particuliere|prestataire|prestation|procedure|realisation|relatif|relative|service|technique|titulaire"
    "|bid|proposal|quotation|request|solicitation|tender"
)
"""A long word of a title that does not say what is bought."""
_OF_ANY_SCHEDULE = re.compile(
    "annexe|bordereau|bpu|cost|decomposition|detail|dpgf|estimatif|financiere?|forfaitaires?|globale?|price|prix|quantitatif"
    "|schedule|tarifs?|unitaires?"
)
_FEWEST_ALIKE = 2
"""Words for what is bought that tie two titles: “Maintenance” alone is bought by everybody."""
_REFERENCE = re.compile(
    r"(?<![a-z0-9])(?<!\d[ _-])(?:20)?\d\d(?:[ _-]?[a-z]{1,4}[ _-]?|[ _-])\d{2,5}(?![a-z0-9]|[ _-]\d)"
)
"""“2022_011”, “24M017”, “2024-AO-12” in the name of a file; no whole date."""
_IS_A_PART = re.compile(r" (?:annexe?\d*|appendix|cadre|lot) ")
_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.I)
_IN_A_REPOSITORY = re.compile(r"(?P<folder>[\w.-]+/[\w.-]+@\w+:(?:.*/)?)[^/]*")


@lru_cache(_KEPT)
def published_in(origin: str) -> str:
    """The site and folder that a document was published in, "" where its origin does not tell.

    Of a page that is told by its query, or at the root of a site, the site alone.
    """
    if found := _IN_A_REPOSITORY.fullmatch(origin):
        return found["folder"]
    try:
        url = urlsplit(origin)
    except ValueError:
        return ""
    folder = "" if url.query else url.path.rpartition("/")[0]
    return f"{url.netloc}{folder}" if url.scheme in ("http", "https") else ""


def is_an_address(origin: str) -> bool:
    """Whether it is a web address, or a file in a repository, and nothing beside it."""
    return _WEB_ADDRESS.fullmatch(origin) is not None or _IN_A_REPOSITORY.fullmatch(origin) is not None


def with_common_buyer(documents: Sequence[Document]) -> list[Document]:
    """The documents of one folder, each part of a tender that names no buyer with that of the others.

    As they are, where the others name several, or they are too many or of several purchases: then they are not of one
    tender. What is of no kind that tenders have takes it only where it may well lie among the parts of one.
    """
    kinds = [one.kind for one in documents]
    is_one = len(kinds) <= _MOST_PARTS and all(kinds.count(kind) <= 1 for kind in _ONLY_ONE)
    buyer = _common_buyer(documents) if is_one and not are_of_several_purchases(documents) else ""
    languages = _languages_of_others(documents)
    return [
        replace(one, buyer=buyer, buyer_type=one.buyer_type or guess_buyer_type(buyer))
        if buyer and not one.buyer and (one.kind in TENDER_KINDS or (one.kind == _OTHER and one.language in languages))
        else one
        for one in documents
    ]


def _languages_of_others(documents: Sequence[Document]) -> set[str]:
    """The languages of what is of no kind that tenders have, and may be a part of theirs: those of their documents.

    None in a folder that holds more guides and feedback than parts of tenders, or where one such names its own buyer.
    """
    tenders = [one for one in documents if one.kind in TENDER_KINDS]
    others = [one for one in documents if one.kind == _OTHER]
    buyers = {fold_words(one.buyer) for one in tenders}
    are_of_many = any(one.buyer and fold_words(one.buyer) not in buyers for one in others)
    is_of_one = 2 * len(tenders) + len(others) >= len(documents) and not are_of_many
    return {one.language for one in tenders} if is_of_one else set()


def are_of_several_purchases(documents: Iterable[Document]) -> bool:
    """Whether the titles of two technical specifications have no word in common: what lies beside them may be of any.

    A folder of examples holds the tenders of several buyers.
    """
    bought = [words for one in documents if one.kind in _SPECIFICATIONS and (words := _words_for_what_is_bought(one))]
    return any(one.isdisjoint(other) for one, other in combinations(bought, 2))


def are_tied(one: Document, other: Document) -> bool:
    """Whether two documents that nothing else holds together say themselves to be of one tender.

    They do by a reference in the names of their files, or by titles that share most words for what is bought.
    """
    if not _references(one.file).isdisjoint(_references(other.file)):
        return True
    words, others = _telling_words(one.title), _telling_words(other.title)
    return len(words & others) >= max(_FEWEST_ALIKE, len(words | others) / 2)


def says_nothing_of_its_subject(document: Document, beside: Iterable[Document]) -> bool:
    """Whether it is a price schedule whose title says of what is bought nothing but what the files `beside` are called.

    “Cisbeo 1b BPU DQE” does beside cisbeo_CCAP.pdf, “BPU ascenseurs” does not.
    """
    called = [set(fold_words(other.file).split()) for other in beside]
    shared = set[str].intersection(*called) if called else set[str]()
    words = _telling_words(document.title) - shared
    return document.kind == _PRICE_SCHEDULE and all(map(_OF_ANY_SCHEDULE.fullmatch, words))


def are_one_tender(documents: Iterable[Document]) -> bool:
    """Whether those among them that name a buyer are two at least, and tied to each other."""
    named = [one for one in documents if one.buyer and one.kind in TENDER_KINDS]
    return len(named) > 1 and all(are_tied(named[0], other) for other in named[1:])


def titled_as_a_part(document: Document, of: Document) -> str:
    """A title for a part of a tender that has none of its own: “BPU – Maintenance” beside “CCTP – Maintenance”."""
    kind, dash, subject = of.title.partition(_AFTER_KIND)
    is_after_its_kind = dash and kind == of.kind and document.kind in TENDER_KINDS
    return f"{document.kind}{_AFTER_KIND}{subject}" if is_after_its_kind else document.title


def _references(file: str) -> set[str]:
    """The references of tenders in the name of a file, without what stands between their parts."""
    return {re.sub("[ _-]", "", found) for found in _REFERENCE.findall(fold_for_guessing(file))}


def _words_for_what_is_bought(document: Document) -> set[str]:
    """The long words of a title that say it; none of an annex, or of a lot, of which a tender may have several."""
    is_a_part = _IS_A_PART.search(fold_words(document.title) + fold_words(document.file))
    return set() if is_a_part else _telling_words(document.title)


def _telling_words(title: str) -> set[str]:
    return {word for word in fold_words(title).split() if len(word) > _SHORT and not _OF_ANY_PURCHASE.fullmatch(word)}


def _common_buyer(documents: Iterable[Document]) -> str:
    """The one buyer of the tenders among them, "" where they name several; of a long name and its beginning, that.

    A name with its abbreviation behind it is the same as either, and goes before them.
    """
    named = {one.buyer for one in documents if one.buyer and one.kind in TENDER_KINDS}
    buyers = named - {abbreviation_of(one) for one in named}
    shortest = min(sorted(buyers), key=lambda one: (len(without_abbreviation(one)), -len(one)), default="")
    begins = fold_words(without_abbreviation(shortest))
    may_go_on = sum(len(word) > _SHORT for word in begins.split()) >= _FEWEST_WORDS
    names = map(fold_words, map(without_abbreviation, buyers))
    return shortest if all(name == begins or (may_go_on and name.startswith(begins)) for name in names) else ""
