"""What a reader can do after a refusal, which depends on why nothing answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.models import Answer
from answer.named.unknown_words import asks_of_these_alone
from answer.text.proper_names import is_acronym, stands_behind
from corpus.folding import fold
from corpus.messages import quoted, translator
from index.bilingual import said_otherwise
from index.everyday import everyday_words
from index.words import find_words, telling_words

_BEFORE_A_PLACE = re.compile(r"\b(?:à|chez|in|at|(?:ville|commune|mairie) (?:de |du |d['’])|(?:city|town) of) ?$", re.I)
_BODY = (
    r"(?:villes?|communes?|mairies?|m[ée]tropole|(?:communaut[ée] d['’])?agglom[ée]ration|d[ée]partement|r[ée]gion"
    r"|communaut[ée] (?:de communes|urbaine)|city|town|county)"
)
_OWN = rf"(?:(?:la |les? |l['’]|the )?{_BODY} (?:de |du |d['’]|of )|la |les? |l['’]|the )?"
_LEADS = rf"(?:\s?\b(?:à|au|aux|chez|de|des|du|pour|at|by|for|from|in|of) {_OWN}|\s?\b[dl]['’]{_OWN})"
_BEFORE_AN_OWNER = re.compile(rf"{_LEADS}$", re.I)
"""What leads to the town or the buyer whose tender is asked for: “ de la ville de Lyon”."""
_AND = r"(?:,|,?\s(?:et|ou|and|or))"
_STANDS_ALONE = r"(?![\w-]|\s(?-i:[A-ZÀ-ÖØ-Þ]))"
"""Behind a name that goes on no further, as Rennes does in “Rennes-le-Château” and “Rennes Métropole”."""


def tip_after(answer: Answer, language: str) -> str:
    """What to do, in a sentence; "" where nothing is known to help or it is already said where the answer stands."""
    _, missing = translator(language), answer.missing
    of_these_alone = asks_of_these_alone(answer.understood, missing.unknown_words)
    names = _buyers_not_here(answer)
    if names and not of_these_alone:
        told = _("Ask the question without {words}: what other buyers wrote may answer it.")
        return told.format(words=_listed(names, language))
    if of_these_alone or _is_about_another_matter(answer):
        return _("Nothing shared here is about that: the catalogue shows what the documents speak of.")
    if missing.absent:
        return _("Ask the question without {words}.").format(words=_listed(missing.absent, language))
    if missing.unknown_words:
        return _("Try another word for {words}.").format(words=_listed(missing.unknown_words, language))
    if missing.matters or not may_be_reworded(answer):
        return ""
    if everyday_words(answer.understood):
        return _("Use the words that documents use: “late intervention penalties” rather than “what if they are late”.")
    if said_otherwise(answer.understood):  # it has terms of procurement already
        return _(
            "Ask about the matter alone, in a few words, or open the closest documents: they may say it otherwise."
        )
    return _("Use the words that documents use.")


def question_without_names(answer: Answer) -> str:
    """The question without the towns and buyers whose documents are not here, "" where that leaves none to ask."""
    names = _buyers_not_here(answer)
    question = _without(names, answer.understood) if names else ""
    is_left_a_question = len(telling_words(question)) > 1 and not any(name in question for name in names)
    is_known = not asks_of_these_alone(question, answer.missing.unknown_words)
    return question if is_left_a_question and is_known else ""


def _without(names: Sequence[str], question: str) -> str:
    """The question without these names and what leads to them, unless a body, “and” or brackets would stay bare."""
    name = rf"(?:{'|'.join(map(re.escape, names))}){_STANDS_ALONE}"
    another = rf"{_AND}(?:{_LEADS}|\s)"
    places = rf"{_LEADS}{name}(?:{another}{name})*(?!{another}(?-i:[A-ZÀ-ÖØ-Þ]))"
    opening = rf"^(?:{places}(?:\s?[,:;])?|{_OWN}{name}\s?[,:;])\s*"
    left_bare = rf"((?:\(|\b(?:{_BODY}|et|ou|and|or)){places})"
    between_commas = rf",{places}(?:,|(?=\s?[:;.?!]))"
    left = re.sub(rf"{opening}|{left_bare}|{between_commas}|{places}", r"\1", question, flags=re.I)
    return left[:1].upper() + left[1:]


def _buyers_not_here(answer: Answer) -> Sequence[str]:
    """The towns and buyers that a question names and that no document asked is of; others' documents may answer it."""
    missing = answer.missing
    return (
        missing.nameless
        or _places_among(missing.unknown_words, answer.understood)
        or [name for name in missing.absent if not answer.scope.within and _is_an_owner(name, answer.understood)]
    )


def _is_an_owner(name: str, question: str) -> bool:
    """Whether it is led to as a town or a buyer is: “de Grenoble”; a product, SecNumCloud, is none."""
    return not is_acronym(name) and stands_behind(_BEFORE_AN_OWNER, name, question)


def may_be_reworded(answer: Answer) -> bool:
    """Whether other words may help: there are several, and they are a question or known to some document."""
    telling = {fold(word) for word, _, _ in telling_words(answer.question)}
    is_said_in_full = len(telling) < len(find_words(answer.question))
    unknown = {fold(word) for word in answer.missing.unknown_words}
    return len(telling) > 1 and (is_said_in_full or not telling <= unknown)


def _is_about_another_matter(answer: Answer) -> bool:
    """Whether most of what the question says stands in no document: one word of two may be misspelt."""
    unknown, said = len(answer.missing.unknown_words), len(telling_words(answer.understood))
    return unknown == said == 1 or (unknown > 1 and 2 * unknown > said)


def _places_among(words: Sequence[str], question: str) -> list[str]:
    """Those that name a place or a buyer by what stands before them; an acronym or a product may be said otherwise."""
    return [
        word
        for word in words
        if word[0].isupper() and not word.isupper() and stands_behind(_BEFORE_A_PLACE, word, question)
    ]


def _listed(words: Sequence[str], language: str) -> str:
    return ", ".join(quoted(word, language) for word in words)
