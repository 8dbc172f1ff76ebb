"""The names in a question that the documents of which it is asked do not hold: what it asks of these is not there.

“L'AMF exige-t-elle SecNumCloud ?” brings up whatever the documents of the AMF say of requirements.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from answer.asked.buyers import SCOPES
from answer.asked.followups import words_of_meaning
from answer.asked.introduction import without_introduction
from answer.asked.numbered import parts_in
from answer.asked.standards import BODIES_OF_STANDARDS, IN_CAPITALS
from answer.text.figures import flat
from answer.text.proper_names import called_in_full, is_product, is_shouted, squeeze, stands_behind
from answer.text.words import names_in
from corpus.folding import fold
from corpus.models import Document
from index.bilingual import language_of
from index.keywords import Keywords
from index.naming import joined_names
from index.words import all_query_stems, query_stems

_SENTENCE = re.compile(r"[^.!?…\n]*(?:\.(?=\w)[^.!?…\n]*)*[.!?…\n]*")
_ROMAN = re.compile(r"[IVXLC]+(?:e|er|ème)?")
MOST_READ = 200
"""Pages up to which documents are read for a name that none of them holds as a word: “Postgres” of PostgreSQL."""
_LED = re.compile(
    r"(?:\b(?:de|du|des|à|au|aux|chez|pour|of|in|at|for)\s(?:la |les? |l['’]|the )?|\b[dl]['’])(?-i:[A-ZÀ-Ý]\w+\s)*$",
    re.I,
)
"""What stands before the name of a place or a buyer, or before the last word of it: “in Los Angeles”."""
_TOWN = r"(?:ville|commune|mairie|m[ée]tropole|municipalit[ée]|city|town|municipality)"
_OF_A_TOWN = re.compile(
    rf"\b{_TOWN}\s(?:de la |de l['’]|de |du |des |d['’]|of )"
    r"(?P<town>(?-i:[A-ZÀ-Ý])[\w-]+(?:\s(?-i:[A-ZÀ-Ý])[\w-]+)*)",
    re.I,
)
"""A town by its name, as the body that buys: “la ville de Toulouse”."""
_SHORTEST_OWNER = 4
"""Letters of such a name: shorter ones are mostly acronyms, which may be spelt out."""
_SHORTEST = 5
"""Letters of a name from which longer words may begin with it."""
_ENDS = " ?!."
_OF_ANYBODY = SCOPES | frozenset(
    [
        *("etat", "administration", "collectivite", "gouvernement", "acheteur", "client", "usager"),
        *("titulaire", "prestataire", "fournisseur", "candidat", "soumissionnaire", "attributaire"),
        *(
            "state",
            "government",
            "agency",
            "buyer",
            "customer",
            "contractor",
            "vendor",
            "supplier",
            "bidder",
            "offeror",
        ),
        *("maitre", "pouvoir", "entreprise", "direction", "internet", "web"),
    ]
)
"""Words that people write with a capital though they name nobody: “l'État”, “le Titulaire”."""


TextOf = Callable[[str], Iterable[str]]
"""Gives the pages of a document, by its id."""


@dataclass(frozen=True, slots=True)
class AbsentNames:
    """The `names` in a question, as written, that the documents asked do not hold; `all` where they hold no other."""

    names: tuple[str, ...] = ()
    all: bool = False


def absent_names(
    question: str, own: str, documents: Sequence[Document], keywords: Keywords, text_of: TextOf
) -> AbsentNames:
    """The names in a question that none of the documents asked holds, nor is called by, with a word of their `own`.

    “L'infogérance de Toulouse” is that of Le Bourget where Toulouse stands nowhere in it, and that of “la ville de
    Toulouse” is where nothing calls it a town, whatever else is said of it: the seat of its court.
    Of documents in another language only products count: Monday and VAT go by other names there.
    """
    asked = _asking(question)
    if is_shouted(asked):
        return AbsentNames()
    ids, language = [one.id for one in documents], language_of(question)
    speak_it = all(one.language == language for one in documents)
    known = _said_beside(own, documents)
    called_each = [_called(one) for one in documents]
    called = set[str]().union(*called_each)
    names = [
        name
        for name in _of_somebody(asked)
        if not words_of_meaning(name) <= known
        and not _is_among(name, called)
        and (any(map(is_product, name.split("-"))) or (speak_it and not _is_aside(name, asked)))
    ]
    standards, parts = list(IN_CAPITALS.finditer(asked)), list(parts_in(asked))
    names = [name for name in names if not any(one["body"] == name for one in standards)]
    held = {name for name in names if not set(ids).isdisjoint(holding_all(name, keywords))}
    doubtful = [name for name in names if name not in held or _is_cut_short(name)]
    absent = [name for name in names if name not in held]
    unmet = [one[0] for one in standards if set(ids).isdisjoint(_holding_standard(one, keywords))]
    towns = _towns_asked(asked, called_each) if documents and speak_it else {}
    of_others: list[str] = []
    if (doubtful or parts or towns) and sum(one.pages for one in documents) <= MOST_READ:
        text = "\n".join(flat(page) for id in ids for page in text_of(id))
        absent = [name for name in doubtful if not any(_begins_a_word(form, text) for form in _joined(name, asked))]
        unmet += [one.written for one in parts if one.is_absent_from(text)]
        of_others = [written for town, written in towns.items() if town not in absent and not _calls_a_town(town, text)]
    missing = (*absent, *of_others, *unmet)
    return AbsentNames(missing, bool(missing) and set(missing) >= {*names, *(one[0] for one in standards)})


def absent_owners(
    question: str,
    nearest: Sequence[Document],
    others: Sequence[Document],
    keywords: Keywords,
    text_of: TextOf,
    *,
    wants_figure: bool,
    measures: bool = False,
) -> AbsentNames:
    """The names of whose contract a question asks, “celui de Grenoble”, that none of the nearest documents holds.

    These are of others, whatever they say of it; `all` where it wants a figure and none of the `others` is called by
    one of them. So is the last word of what it `measures`, “la hauteur de la tour Eiffel”. Beside them a standard that
    no document holds, of which none can answer.
    """
    found = absent_names(question, "", nearest, keywords, text_of).names
    long = (one for one in found if len(one) >= _SHORTEST_OWNER)
    names = tuple(
        one
        for one in long
        if _OF_A_TOWN.fullmatch(one)
        or stands_behind(_LED, one, question)
        or (measures and question.rstrip(_ENDS).endswith(one))
    )
    owners = [town["town"] if (town := _OF_A_TOWN.fullmatch(one)) else one for one in names]
    named = {id for form in all_query_stems(" ".join(owners)) for id in keywords.documents_named(form)}
    called = [_called(one) for one in others if one.id in named]
    is_called = any(_is_among(owner, stems) for owner in owners for stems in called)
    standards = [one for one in IN_CAPITALS.finditer(question) if one["body"] in BODIES_OF_STANDARDS]
    nowhere = [one[0] for one in standards if not _holding_standard(one, keywords)]
    missing = tuple(dict.fromkeys((*names, *nowhere)))
    without_them = IN_CAPITALS.sub("", question)
    are_all = not names_in(without_them) and not re.search(r"\b[A-Z]{2,}\b", without_them)
    is_of_none = bool(nowhere) and len(nowhere) == len(standards) and are_all
    return AbsentNames(missing, is_of_none or (wants_figure and bool(names) and not is_called))


def _towns_asked(question: str, called: Sequence[set[str]]) -> dict[str, str]:
    """The towns whose own contract a question asks of, each with how it says so, but for what a document is called."""
    towns = {one["town"]: one[0] for one in _OF_A_TOWN.finditer(question)}
    return {town: written for town, written in towns.items() if not any(_is_among(town, stems) for stems in called)}


def _calls_a_town(town: str, text: str) -> bool:
    """Whether a text without accents calls it one: its town hall, or itself beside others."""
    name = r"[\W_]+".join(map(re.escape, re.findall(r"\w+", fold(town))))
    return bool(re.search(rf"\b{_TOWN}s?\b[^.;:!?]{{0,40}}?\b{name}\b|\b{name} (?:metropole|agglomeration)\b", text))


def names_of_somebody(question: str) -> list[str]:
    """The names in what a question asks that may be a buyer's, a tender's or a product's, as written."""
    asked = _asking(question)
    return [] if is_shouted(asked) else _of_somebody(asked)


def _of_somebody(question: str) -> list[str]:
    """The names in a question, but for numerals and what anybody is."""
    return [
        name
        for name in _names_in(question)
        if not _ROMAN.fullmatch(name) and not {fold(name), fold(name).removesuffix("s")} & _OF_ANYBODY
    ]


def _names_in(question: str) -> list[str]:
    """The names in a question without figures; those of several words whole: “Saint-Denis”."""
    joined = [one for one in joined_names(question) if one[0].isupper()]
    parts = set(re.findall(r"\w+", " ".join(joined)))
    return [*joined, *(one for one in names_in(question) if one.isalpha() and one not in parts)]


def _is_among(name: str, stems: set[str]) -> bool:
    """Whether each word of a name is one of these stems."""
    return all(not stems.isdisjoint(forms) for forms in query_stems(name.casefold()))


def _called(document: Document) -> set[str]:
    """The stems of what a document is called by, without its first lines."""
    return all_query_stems(called_in_full(document))


def _said_beside(own: str, documents: Sequence[Document]) -> set[str]:
    """The words of what documents are called by that may stand nowhere in them: “AAE à Abidjan”, of the buyer AAE.

    Not those of a name that shares a word alone with a buyer's: Villeneuve-Loubet is not Villeneuve-sur-Lot.
    """
    bought_by = all_query_stems(" ".join(one.buyer for one in documents))
    for name in joined_names(own):
        if not _is_among(name, bought_by):
            own = own.replace(name, "")
    return words_of_meaning(own) if not bought_by.isdisjoint(all_query_stems(own)) else set()


def _asking(question: str) -> str:
    """The sentences that ask, without who asks, thanks and signatures; all where none has its mark."""
    sentences = [one[0] for one in _SENTENCE.finditer(without_introduction(question))]
    return " ".join(one for one in sentences if one.rstrip().endswith("?")) or question


def _is_aside(name: str, question: str) -> bool:
    """Whether somebody is addressed: “Bonjour Madame, …”, “dis-moi, Marie, …”, but not “à Nantes, …”."""
    is_set_off = bool(re.search(rf"(?:,\s*{re.escape(name)}\b|\b{re.escape(name)}\s*,)", question))
    return is_set_off and not stands_behind(_LED, name, question)


def holding(name: str, keywords: Keywords) -> set[str]:
    """The documents that hold a name, with or without the S of several."""
    forms = {fold(name), fold(name).removesuffix("s"), *all_query_stems(name)}
    return {document for form in forms for document in keywords.documents_holding(form)}


def holding_all(name: str, keywords: Keywords) -> set[str]:
    """The documents that hold each word of a name."""
    return set.intersection(*(holding(word, keywords) for word in words_of_meaning(name)))


def _holding_standard(standard: re.Match[str], keywords: Keywords) -> set[str]:
    """The documents that hold its number, or both in one word."""
    return holding(standard["number"], keywords) | holding(squeeze(standard[0]), keywords)


def _begins_a_word(form: str, text: str) -> bool:
    """Whether a word of a text without accents, or several, begin with a name: not “prenantes” with Nantes."""
    ends = r"\b" if len(form) < _SHORTEST else ""
    return bool(re.search(rf"\b{r'[^a-z0-9]*'.join(form)}{ends}", text))


def _is_cut_short(name: str) -> bool:
    """Whether so little is left of a name in its stem that other words have it: “nant”, of Nantes and nantissement."""
    words = ((fold(word), query_stems(word)) for word in re.findall(r"\w+", name))
    return any(
        len(form) < _SHORTEST and form not in {word, word.removesuffix("s")}
        for word, stems in words
        for forms in stems
        for form in forms
    )


def _joined(name: str, question: str) -> Iterator[str]:
    """The name in one word, and with the one beside it: “Share Point”."""
    yield squeeze(name)
    for pair in re.findall(rf"(?=(\b\w+ {re.escape(name)}\b|\b{re.escape(name)} \w+))", question):
        yield squeeze(pair)
