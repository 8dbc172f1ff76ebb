"""Which documents a question names, and what it asks of them.

"Quelle avance verse Le Bourget ?" names a few documents by one word and asks of the advance in the others. A word names
documents when it stands in the identity (title, buyer, file name, first lines) of some, and seldom in other documents.
One that also recurs all through those it names tells nothing of where in them to look.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log

from corpus.folding import fold
from index.keywords import Keywords
from index.topic import is_abbreviation, topic_of
from index.words import all_query_stems, find_words, query_stems, stem, telling_words

_LARGEST_SHARE = 0.25
"""Of the documents: a word in the identity of more of them names none."""
_LEAST_SPECIFICITY = 0.3
"""Share, among the documents that hold a word, of those whose identity does."""
_LEAST_OF_ACRONYM = 0.1
"""The same of an acronym: “DINUM” is spoken of in many documents, and named in the titles of its own."""
_ACRONYM = re.compile(r"\b[A-Z][A-Z\d]{2,}\b")
_HYPHENATED = re.compile(r"\b[A-Z][A-Z\d]*(?:[-‐‑][A-Z\d]+)+\b")
_JOINED = re.compile(r"(?<![\w‐‑-])[^\W\d_]+(?:[-‐‑](?:[dl]['’])?[^\W\d_]+)+")
_JOINS = re.compile(r"[-‐‑](?:(?:de|du|des|la|le|les|l[èe][sz]|en|sur|sous|aux?)[-‐‑]|[dl]['’]|(?-i:[A-ZÀ-Ý])\w)", re.I)
"""What stands between the words of a name, but for an acronym's: “-sur-”, “-d'”, “-D” of Saint-Denis."""
_SITE = re.compile(r"\b[^\W_][\w-]*(?:\.[a-z]{2,})+\b")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Ý]\w")
_FEWEST, _MOST = 2, 4
"""Words that are a name or a title together."""
_RECURS = 6
"""Passages in each document named, on average, from which a word tells nothing of where to look."""


@dataclass(frozen=True, slots=True)
class Naming:
    """`documents` gives each document named its share, 0 to 1, of the best named one's weight.

    `remainder` is what the question is about, without those that recur all through; "" when it is all the question.
    """

    documents: dict[str, float]
    remainder: str


def find_naming(question: str, keywords: Keywords, document_count: int) -> Naming:
    """What a question names in a corpus of so many documents."""
    weights: dict[str, float] = {}
    recurring: set[str] = set()
    acronyms, in_part, of_sites = _acronyms(question), _in_part(question, keywords), _named_by_site(question, keywords)
    words = query_stems(question)
    titled = _named_by_all(words, keywords) if len(words) <= _MOST else set[str]()
    for forms in words:
        if in_part.intersection(forms):
            continue
        is_acronym = not acronyms.isdisjoint(forms)
        named = {form: _weights_of_naming(form, keywords, document_count, is_acronym, titled) for form in forms}
        for form in of_sites.keys() & named.keys():
            named[form] = {id: weight for id, weight in named[form].items() if id in of_sites[form]}
        if any(named.values()):
            if _recurs(forms, set().union(*named.values()), keywords):
                recurring.update(forms)
            best: dict[str, float] = {}
            for documents in named.values():
                best |= {id: max(weight, best.get(id, 0.0)) for id, weight in documents.items()}
            weights |= {id: weights.get(id, 0.0) + weight for id, weight in best.items()}
    weights = weights or dict.fromkeys(_titled(question, words, titled, document_count), 1.0)
    most = max(weights.values(), default=0.0)
    remainder = topic_of(_without(question, recurring))
    return Naming(
        documents={id: weight / most for id, weight in weights.items()},
        remainder=remainder if remainder != question and query_stems(remainder) else "",
    )


def _titled(
    question: str, words: Sequence[Sequence[str]], titled: Collection[str], document_count: int
) -> Collection[str]:
    """The documents whose identity holds all of a few words, which alone may be anybody's: “Tax Court”."""
    is_a_name = len(words) >= _FEWEST and len(_CAPITALISED.findall(question)) >= _FEWEST
    return titled if is_a_name and not _are_too_many(titled, document_count) else ()


def _named_by_all(words: Sequence[Sequence[str]], keywords: Keywords) -> set[str]:
    """The documents whose identity holds each of some words, in one of its forms."""
    named = [set[str]().union(*(keywords.documents_named(form) for form in forms)) for forms in words]
    return set[str].intersection(*named) if named else set()


def joined_names(text: str) -> list[str]:
    """The names in a text whose words are joined: “Bourget-du-Lac”, which is not Le Bourget, and “Saint-Denis”."""
    return [one for one in _JOINED.findall(text) if _JOINS.search(one) and _has_own_ends(one)]


def holds_joined(text: str, name: str) -> bool:
    """Whether a text has such a name whole, however its words are joined there: “Villeneuve sur Lot”."""
    return f" {_spaced(name)} " in f" {_spaced(text)} "


def _has_own_ends(joined: str) -> bool:
    """Whether joined words begin and end with some that tell something, as those of “y-en-a” do not."""
    first, *_, last = re.findall(r"\w+", joined.casefold())
    return {first, last} <= {word for word, _, _ in telling_words(joined)}


def _spaced(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def _in_part(question: str, keywords: Keywords) -> frozenset[str]:
    """The stems of hyphenated acronyms and names that no identity holds whole: “IDF-OI” does not name an “IDF”."""
    written = (*_HYPHENATED.findall(question), *joined_names(question))
    names = (query_stems(one.casefold()) for one in written)
    return frozenset(
        chain.from_iterable(chain(*words) for words in names if words and not _named_by_all(words, keywords))
    )


def _named_by_site(question: str, keywords: Keywords) -> dict[str, set[str]]:
    """The documents that each stem of a site's address may name: those that name all of it.

    “Search.gov” does not name whatever is called “Cloud.gov”, nor what a “search” is asked in.
    """
    sites = (query_stems(written.casefold()) for written in _SITE.findall(question))
    return {form: _named_by_all(words, keywords) for words in sites for form in chain(*words)}


def _are_too_many(documents: Collection[str], document_count: int) -> bool:
    """Whether what so many share names none of them."""
    return len(documents) > max(1.0, _LARGEST_SHARE * document_count)


def _acronyms(question: str) -> frozenset[str]:
    """The stems of the acronyms in a question that the glossary does not spell out; none where all is in capitals."""
    is_all_in_capitals = question.isupper() and sum(word.isalpha() for word, _, _ in find_words(question)) > 1
    words = [] if is_all_in_capitals else _ACRONYM.findall(question)
    return frozenset(all_query_stems(" ".join(word.casefold() for word in words if not is_abbreviation(word))))


def _weights_of_naming(
    form: str, keywords: Keywords, document_count: int, is_acronym: bool, titled: Collection[str]
) -> dict[str, float]:
    """The weight of each document that a stem names; where many speak of an acronym, of those `titled` if there are."""
    named = keywords.documents_named(form)
    if not named or _are_too_many(named, document_count):
        return {}
    specificity = len(named) / keywords.count_documents_holding(form)
    weight = specificity * log((document_count + 1) / len(named))
    if specificity >= _LEAST_SPECIFICITY:
        return dict.fromkeys(named, weight)
    of_acronym = set(named).intersection(titled) or named if is_acronym and specificity >= _LEAST_OF_ACRONYM else ()
    return dict.fromkeys(of_acronym, weight)


def _recurs(forms: list[str], documents: set[str], keywords: Keywords) -> bool:
    return max(keywords.frequencies(forms).values()) >= _RECURS * len(documents)


def _without(question: str, forms: set[str]) -> str:
    kept: list[str] = []
    place = 0
    for word, start, end in find_words(question):
        if stem(word, "fr") in forms or stem(word, "en") in forms:
            kept.append(question[place:start])
            place = end
    return " ".join("".join([*kept, question[place:]]).split()) if kept else question
