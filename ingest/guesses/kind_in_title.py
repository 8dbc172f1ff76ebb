"""What the kind, or the file's name, adds to a title that is short or does not tell what the document is."""

from __future__ import annotations

import re

from corpus.vocabulary import TENDER_KINDS, vocabulary
from ingest.guesses.folding import fold_for_guessing, fold_words
from ingest.guesses.opening import Opening
from ingest.guesses.terms import mentions
from ingest.guesses.title_parts import PART

SHORT_TITLE = 5  # words
SHORT_TITLE_OF_A_TENDER = 3
_FOR_A_READER = re.compile(r"(?:je suis|vous etes|i am|i'm|you are) ")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){3,}")
_SORTS = (
    r"\b(?:contract award (?:information|notice)|market research report|notice of award|q ?& ?a"
    r"|questions? (?:and |& )?answers?|questions?(?:-| et )reponses?)\b"
)
A_SORT_ALONE = re.compile(rf"{_SORTS}(?: \S+)?$")
"""What a document is, without what it is about: “Questions and Answers”, “Contract Award Information CTO”."""
SAYS_NO_SUBJECT = re.compile(
    r"faq|foire aux questions|frequently asked questions|questions?(?: les plus)? (?:frequentes?|posees|recues)"
    r"|(?:general |specific )?procurement notice|notice inviting tenders?|decision(?: motivee)? d'attribution"
    r"|rapport d'analyse des offres|notice explicative"
    r"|(?:supplement(?:al|ary) )?(?:quick|reference|resource|user) guide"
)
"""What a document is, whatever it is about, where nothing tells more: the name of its file may."""
_WORDS_OF_QUESTIONS = frozenset(("answer", "faq", "question", "reponse"))
_FEWEST_OF_A_SUBJECT = 2
_NOTICES = ("Avis de marché", "Contract notice")


def with_kind(title: str, opening: Opening, kind: str) -> str:
    """The title with what the file's name or the kind adds to it."""
    title = _DOTTED.sub(lambda match: match[0].replace(".", ""), title[:1].upper() + title[1:])
    term = vocabulary().kinds[kind]
    if (
        not mentions(term, title)
        and A_SORT_ALONE.search(fold_for_guessing(title))
        and len(title.split()) < SHORT_TITLE_OF_A_TENDER
    ):
        return f"{title}{PART}{_name_beyond(title, opening)}"
    if mentions(term, title) or re.search(_SORTS, fold_for_guessing(title)):
        return title
    if _speaks_for_its_reader(title) and kind not in TENDER_KINDS:
        return PART.join(filter(None, (title, _words_beyond(title, opening))))
    if SAYS_NO_SUBJECT.fullmatch(fold_for_guessing(title)):
        return PART.join(filter(None, (title, _subject_in_the_name(title, opening))))
    short = SHORT_TITLE_OF_A_TENDER if kind in TENDER_KINDS else SHORT_TITLE
    if len(title.split()) <= short and mentions(term, opening.name):
        return f"{title}{PART}{_name_beyond(title, opening)}"
    return f"{_short_name(opening, kind)}{PART}{title}" if kind in TENDER_KINDS else title


def _speaks_for_its_reader(title: str) -> bool:
    """Whether a title says who reads rather than what there is to read: “Je suis titulaire du marché”."""
    return _FOR_A_READER.match(fold_for_guessing(title)) is not None


def _name_beyond(title: str, opening: Opening) -> str:
    """The file's name, without the words of a title that it holds whole: “town guide” for “town_guide-bridges.pdf”."""
    told = {word for word in fold_words(title).split() if len(word) > 1}
    if not told <= set(fold_words(opening.name).split()):
        return opening.name
    return _words_beyond(title, opening)


def _subject_in_the_name(title: str, opening: Opening) -> str:
    """The words of the file's name that tell what a sort of document is about, "" if it has but one of them."""
    further = _words_beyond(title, opening).split()
    words = [word for word in further if fold_words(word).strip() not in _WORDS_OF_QUESTIONS]
    return " ".join(words) if len(words) >= _FEWEST_OF_A_SUBJECT else ""


def _words_beyond(title: str, opening: Opening) -> str:
    """The words of the file's name that a title does not have."""
    told = set(fold_words(title).split())
    return " ".join(word for word in opening.name.split() if not set(fold_words(word).split()) <= told)


def _short_name(opening: Opening, kind: str) -> str:
    """The abbreviation that the file's name carries ("DPF"), what a notice calls itself, else the kind's own."""
    abbreviations = (word.upper() for word in vocabulary().kinds[kind].words if len(word) <= 4)
    named = next((short for short in abbreviations if f" {short.lower()} " in fold_words(opening.name)), "")
    notices = (one for one in _NOTICES if kind == "RFP" and fold_words(one) in fold_words(opening.first_page))
    return named or next(notices, kind)
