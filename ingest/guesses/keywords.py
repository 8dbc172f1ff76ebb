"""Keywords: the subjects that a document gives a heading of their own and then speaks of, in its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import log

from corpus.models import BlockKind, PageKind
from corpus.vocabulary import vocabulary
from ingest.document import ReadDocument
from ingest.guesses.folding import fold_for_guessing, fold_words

_MOST = 8
_FEWEST_MENTIONS = 3
_FEWEST_OF_ONE_WORD = 5
_WORDS = 4
_LONGEST = 45
_LONGEST_ABBREVIATION = 6
_NUMBER = re.compile(
    r"^(?:(?:article|chapitre|chapter|titre|section|annexe|annex|appendix|partie|part|lot|etape|step)\b)?\s*"
    r"(?:n[°o]\s*)?(?:(?:\d+|[ivx]+|[a-h])(?:[.\-]\d+)*(?=[\s.):–—-]|$))?[\s.):–—-]*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*[,;:()/|•«»“”\"!?&]\s*|\s+[–—-]\s+|\.\s+|\s+(?:et|ou|and|or|pour|par|dans|avec|sur|for|by|in|with|on|to|from)\s+"
)
_EDGE = re.compile(
    r"^(?:(?:l|d|qu)['’]|(?:le|la|les|un|une|des|du|de|au|aux|ce|cette|ces|son|sa|ses|leur|leurs|the|a|an|of|our|your"
    r"|this|these|notre|nos|votre|vos)\s+)+|(?:\s+(?:de|du|des|la|le|les|of|the|d['’]|l['’]))+$",
    re.IGNORECASE,
)
_NOT_A_SUBJECT = re.compile(
    r"^(?:quel\w*|quelque\w*|tou(?:s|t|te|tes)|nous|vous|en|a|au|dont|voir|comment|pourquoi|issued|total|maintenant|hier|nos"
    r"|how|what|why|all|our|your)\b|^\w+er$|[^\w '’.·&-]",
    re.IGNORECASE,
)
"""Questions, small words, a verb alone, and what holds signs."""
_IN_A_PHRASE = frozenset(["de", "du", "des", "la", "le", "les", "l", "d", "a", "au", "aux", "en", "of", "the"])


def guess_keywords(read: ReadDocument, buyer: str = "") -> tuple[str, ...]:
    """At most eight phrases of the headings, those first that the text comes back to most; none in a spreadsheet.

    None names the `buyer`, of whom the description tells already.
    """
    if read.page_kind is PageKind.SHEET:
        return ()
    plain = "\n".join(page.text for page in read.pages)
    text = fold_words(plain)
    phrases = {fold_words(phrase): phrase for heading in _headings(read) for phrase in _phrases(heading)}
    of_buyer = fold_words(buyer)
    mentions = {folded: text.count(folded) for folded in phrases}
    ranked = sorted(
        (
            folded
            for folded, count in mentions.items()
            if folded not in of_buyer and count >= (_FEWEST_MENTIONS if " " in folded.strip() else _FEWEST_OF_ONE_WORD)
        ),
        key=lambda folded: (-_weight(folded, mentions[folded]), folded),
    )
    chosen: list[str] = []
    for folded in ranked:
        if not any(_say_the_same(folded, other) for other in chosen):
            chosen.append(folded)
    folded_letters = "".join(map(_fold_one, plain)) if chosen else ""
    return tuple(_as_in_a_sentence(phrases[folded], plain, folded_letters) for folded in chosen[:_MOST])


def _weight(folded: str, mentions: int) -> float:
    """Often spoken of, and in more than one word: “niveaux de service” tells more than “service”."""
    telling = sum(word not in _IN_A_PHRASE for word in folded.split())
    return log(1 + mentions) * (1.0, 1.0, 1.7, 1.9)[min(telling, 3)]


def _say_the_same(one: str, other: str) -> bool:
    """Whether one holds the other, or they share all but one of their words."""
    first, second = (set(text.split()) - _IN_A_PHRASE for text in (one, other))
    return bool(first & second)


def _headings(read: ReadDocument) -> Iterator[str]:
    for page in read.pages:
        for block in page.blocks:
            if block.kind is BlockKind.HEADING:
                yield " ".join(page.text[block.start : block.end].split())


def _phrases(heading: str) -> Iterator[str]:
    """The parts of a heading that can stand alone, without its number and the small words around them."""
    for part in _BETWEEN.split(_NUMBER.sub("", heading)):
        phrase = _EDGE.sub("", _EDGE.sub("", part.strip(" .-–—'’"))).strip(" .-–—'’")
        words = fold_words(phrase).split()
        telling = [word for word in words if word not in _IN_A_PHRASE]
        if (
            telling
            and len(words) <= _WORDS + 1
            and len(telling) <= _WORDS
            and 4 <= len(phrase) <= _LONGEST
            and not any(character.isdigit() for character in phrase)
            and not all(word in _common_words() for word in telling)
            and not _NOT_A_SUBJECT.search(phrase)
            and " ".join(words) not in _kinds()
        ):
            yield phrase


def _as_in_a_sentence(phrase: str, text: str, folded: str) -> str:
    """The phrase with the accents that the text gives it most, in small letters unless it names or abbreviates.

    `folded` is the text, each letter folded.
    """
    places = re.finditer(rf"\b{re.escape(''.join(map(_fold_one, phrase)))}\b", folded)
    found = Counter(" ".join(text[match.start() : match.end()].split()) for match in places)
    within = {surface: count for surface, count in found.items() if surface == surface.lower()} or found
    return _without_capitals(max(within, key=lambda surface: within[surface], default=phrase))


def _without_capitals(phrase: str) -> str:
    words = phrase.split(" ")
    if phrase.isupper():
        return phrase.lower() if len(phrase) > _LONGEST_ABBREVIATION else phrase
    only_first = all(word[:1].islower() for word in words[1:]) and words[0][1:] == words[0][1:].lower()
    return phrase[:1].lower() + phrase[1:] if only_first else phrase


@cache
def _fold_one(character: str) -> str:
    """A character without case and accent, one for one: “œ” stays."""
    folded = fold_for_guessing(character)
    return folded if len(folded) == 1 else character


@cache
def _kinds() -> frozenset[str]:
    """What a kind of document is called: it is known otherwise."""
    words = (word for term in vocabulary().kinds.values() for word in (*term.words, *dict(term.names).values()))
    return frozenset(fold_words(word).strip() for word in words)


@cache
def _common_words() -> frozenset[str]:
    """Words of headings that tell nothing of what one document in particular is about, folded."""
    return frozenset(fold_for_guessing(files("ingest").joinpath("guesses/common_words.txt").read_text("utf-8")).split())
