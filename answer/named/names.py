"""What the tenders, products and buyers that a question names lead to: one of them, several side by side, or none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answer.asked.anchors import Anchor, find_anchors
from answer.asked.buyers import BODIES
from answer.asked.followups import words_of_meaning
from answer.asked.set_beside import says_beside
from answer.named.library import QUOTED, Library
from answer.named.sides import sides_in_common_words, sides_of
from answer.named.tenders_of import tenders_of
from answer.named.tie import NAMED, Tie, asked_without, says_what_it_names
from answer.named.titled import without_titles
from answer.text.figures import flat
from answer.text.proper_names import called_in_full, is_acronym
from corpus.folding import fold
from corpus.models import Document
from index.bilingual import language_of, other_language
from index.everyday import everyday_words
from index.naming import holds_joined, joined_names
from index.topic import compares

_OF_A_TENDER = re.compile(
    rf"(?<!\bun )(?<!\bune )\b(?:{'|'.join(BODIES)}|"
    r"marche|contrat|accord-cadre|cctp|ccap|ccp|rc|bpu|dqe|consultation|tender|contract) "
    r"(?:de la |de l'|du |des |de |d'|of (?:the )?)$"
)
"""What stands before the name of a tender or a buyer, in a question without accents: “un marché de” is of a sort."""
_ASKS = re.compile(
    r"\b(?:quel(?:le)?s?|combien|comment|quand|pourquoi|qui|que|qu'|dis|dites|donnez?|je|what|which|when|why|how|who|where|does|"
    r"tell|give)\b"
)
"""What makes a sentence of a question."""
_PLACED = re.compile(r"(?:dans|en|à|au|aux|pour|sur|selon|sans|avec|in|for|under|on|with|without)\b", re.I)
_ENOUGH_WORDS = 3
_WHERE = r"\b(?:dans|selon|d['’]après|in|from|according to)\s"
_ARTICLE = r"(?:\b(?:(?:du|le|la|les|des|the)\s|l['’]))?"
_A_DOCUMENT = r"\b(?:guide|document|rapport|retour|article|billet|manuel|bilan|report|post)\s"
_TITLE = re.compile(
    rf"(?:{_WHERE}{_ARTICLE}(?:{_A_DOCUMENT})?|(?:\b(?:pour|sur|de|for|of|on)\s)?{_ARTICLE}{_A_DOCUMENT})"
    rf"(?P<title>{QUOTED.pattern})",
    re.I,
)
"""A title between quotation marks with what leads to it: “« accord-cadre »” alone is a term, and no guide's."""
_WORDS_OF_A_TITLE = 2
_TELLS_MORE = re.compile(
    r"(?:\s(?!(?:en|par|pour|si|est|sont)\b)[a-zà-ÿ]+|\s(?:du|de la|des|de|à|au)\s[\w-]+(?:\s?d['’][\w-]+)?)"
    r"(?=\s*[?.,;:]|$)"
)
"""What ends what a tender is for: “restauration scolaire”, “refonte du site”."""


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
    anchors = _with_titles(question, find_anchors(question, library.buyers), library)
    in_common_words = sides_in_common_words(question, library)
    if not in_common_words and (tie := _tie_to_a_sort(question, anchors, library)):
        return Names(tie)
    named = _documents_of(anchors, library)
    naming = [anchor for anchor in anchors if named[anchor.name]]
    of_tenders = (anchor.name for anchor in anchors if _is_of_a_tender(question, anchor))
    nobodys = (
        name for name in dict.fromkeys(of_tenders) if not named[name] and not _is_in_a_title(name, library.documents)
    )
    said = library.buyers.words_said(question)
    is_of_a_tender = any(_is_of_a_tender(question, one) or _says_where(one, said) for one in naming)
    in_tenders = any(library.are_of_tenders(named[one.name]) for one in naming)
    may_have_sides = is_of_a_tender or in_tenders or says_beside(question)
    sides = (sides_of(question, naming, named, library) if may_have_sides else ()) or in_common_words
    tie = None if sides else _tie(question, naming, named, is_of_a_tender, library)
    of_none = (*nobodys, *(() if tie or sides else _sort_of_none(question, library)))
    return Names(tie, tuple(dict.fromkeys(of_none)), sides)


def _with_titles(question: str, anchors: Sequence[Anchor], library: Library) -> list[Anchor]:
    """The anchors, and each title between quotation marks with what leads to it: “selon le guide « Acheter et payer »”.

    One word alone, or what nothing leads to, may be a term, whose meaning is asked.
    """
    titles = [
        Anchor(*found.span(), found[0], found["title"])
        for found in _TITLE.finditer(question)
        if len(words_of_meaning(found["title"])) >= _WORDS_OF_A_TITLE and library.documents_titled_so(found["title"])
    ]
    outside = (one for one in anchors if not any(one.start < title.end and title.start < one.end for title in titles))
    return sorted([*titles, *outside], key=lambda one: one.start)


def _documents_of(anchors: Sequence[Anchor], library: Library) -> dict[str, frozenset[str]]:
    """The documents of each name; beside names in full, none of an acronym that many other documents speak of too.

    In “la DINUM pour beta.gouv.fr”, who pays tells nothing of where to look; “l'AMOA de la DAE” is one tender's. Nor
    of one that no document is called by, where those that it names are parts of no tender: “WCAG” is what many demand.
    """
    named = {anchor.name: library.documents_named(anchor.name, NAMED) for anchor in anchors}
    acronyms = [name for name in named if name.isalnum() and is_acronym(name)]  # not “Île-de-France”
    spoken_of = {name for name in acronyms if not library.documents_named(name.casefold(), NAMED)}
    others = {name for name in named.keys() - spoken_of if named[name]}
    together = frozenset.intersection(*(named[name] for name in others | spoken_of)) if others else frozenset[str]()
    if others and not (others <= set(acronyms) and together):
        named |= dict.fromkeys(spoken_of, frozenset())
    unheard = (one for one in spoken_of if not _is_in_a_title(one, library.documents))
    demanded = (one for one in unheard if not library.hold_a_tender(named[one]))
    return named | dict.fromkeys(demanded, frozenset())


def _tie_to_a_sort(question: str, anchors: Sequence[Anchor], library: Library) -> Tie | None:
    """To the tenders of one sort that are asked of, “les marchés de gardiennage”.

    None where no document is of that sort, or the question has a name beside it.
    """
    of = tenders_of(question)
    if not of or not words_of_meaning(of.asked) or not all(one.name in of.sort for one in anchors):
        return None
    documents = _documents_of_sort(of.sort, question, library)
    return Tie(documents, of.asked, of.sort, is_of_a_tender=True, is_of_a_sort=True) if documents else None


def _sort_of_none(question: str, library: Library) -> tuple[str, ...]:
    """What the tender is for that a question asks of, “du marché de restauration scolaire”, where none is for that.

    Nor called otherwise, as far as is known: what people say for what tenders write is not judged.
    """
    of = tenders_of(question)
    if not of or not of.is_one or not words_of_meaning(of.asked):
        return ()
    more = _TELLS_MORE.match(question, question.find(of.sort) + len(of.sort))
    name = f"{of.sort}{more[0] if more else ''}"
    is_there = any(_documents_of_sort(one, question, library) for one in (of.sort, name)) or library.documents_called(
        name
    )
    return () if is_there or everyday_words(f"marché de {name}") else (name,)


def _documents_of_sort(sort: str, question: str, library: Library) -> frozenset[str]:
    """The documents of tenders that are for something, in either language."""
    documents = library.documents_named(sort, NAMED) or library.documents_titled(sort)
    return documents or library.documents_named(other_language(sort, language_of(question)), NAMED)


def _tie(
    question: str,
    naming: Sequence[Anchor],
    named: Mapping[str, frozenset[str]],
    is_of_a_tender: bool,
    library: Library,
) -> Tie | None:
    asked = "" if compares(question) or not naming else asked_without(question, naming)
    names = list(dict.fromkeys(anchor.name for anchor in naming))
    documents = frozenset.intersection(*(named[name] for name in names)) if names else frozenset[str]()
    if not documents or not words_of_meaning(asked):
        return None
    in_few_words = _in_few_words(question, naming)
    unframed = naming
    if naming[0].start == 0:  # where all that leads to it may count as its name
        unframed = [one for one in find_anchors(question, library.buyers, framed=False) if named.get(one.name)]
    in_full = tuple(asked_without(question, one, with_kinds=True) for one in (naming, unframed))
    titled = [one for one in library.documents if one.id in documents]
    asked = in_few_words[0] if in_few_words else asked
    return Tie(
        documents,
        asked,
        ", ".join(names),
        is_whole=all(ids or _is_in_a_title(name, titled) for name, ids in named.items()),
        is_of_a_tender=is_of_a_tender,
        is_in_tenders=library.are_of_tenders(documents),
        is_in_titles=all(_is_in_a_title(name, titled) for name in names),
        otherwise=in_few_words[1:] if in_few_words else in_full,
        untitled=without_titles(asked, titled),
    )


def _in_few_words(question: str, naming: Sequence[Anchor]) -> tuple[str, ...]:
    """What is asked in “Énergie et Mines, cartes géochimiques, durée de validité des offres”, a list, in two ways.

    It is all that follows the last name, and what stands last where that says enough; none of a sentence, or where
    nothing follows a name.
    """
    if question.rstrip().endswith("?") or _ASKS.search(flat(question)):
        return ()
    end = max(anchor.end for anchor in naming)
    _, comma, after = question[end:].partition(",")
    *before, last = after.split(",")
    says_enough = before and len(words_of_meaning(last)) >= _ENOUGH_WORDS and not _PLACED.match(last.strip())
    ways = (after, last) if says_enough else (after,)
    return tuple(way.strip() for way in ways) if comma and words_of_meaning(after) else ()


def _is_of_a_tender(question: str, anchor: Anchor) -> bool:
    return bool(_OF_A_TENDER.search(flat(question[: question.find(anchor.name, anchor.start)])))


def _says_where(anchor: Anchor, buyers: frozenset[str]) -> bool:
    """Whether it is an acronym, or names a tender or a buyer by a word of these."""
    return any(map(is_acronym, anchor.name.split())) or says_what_it_names(anchor, buyers)


def _is_in_a_title(name: str, documents: Sequence[Document]) -> bool:
    """Whether one of the documents has a word of it in its title, its buyer or its file's name; not “Métropole” alone.

    One whose words are joined, “Bourget-du-Lac”, has to be there whole.
    """
    called = list(map(called_in_full, documents))
    if joined := joined_names(name):
        return any(holds_joined(text, one) for text in called for one in joined)
    words = words_of_meaning(name) - BODIES
    return any(word in fold(text) for text in called for word in words)
