"""The proper names, acronyms and codes in a sentence, and whether a text holds them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.folding import fold
from corpus.models import Document
from index.glossary import glossary
from index.topic import abbreviation_of
from index.words import query_stems, stem, stop_words

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)?")
_JOINED = re.compile(r"(?:[-‐‑][^\W_]+)+")
"""What makes one name of a small word and those after it: Le-Mans, Au-Beau."""
_OPENS = re.compile(r"(?:^|[.!?:;•]\s|[«“\"(]\s?|\n|^[-–•*]\s)$")
_AFTER_A_SUBJECT = re.compile(
    r"\s(?:est|sont|a|ont|doit|doivent|devra|peut|pourra|sera|s['’]engage|assure|fournit|is|are|has|must|shall|will|may|can)\b"
)
_ORDINALS_AND_UNITS = re.compile(
    r"\d+(?:er|ere|re|e|eme|nd|nde|st|rd|th|h\d*|j|s|k|m|mn|min|mo|go|ko|to|gb|mb|km|kw|kwh|m2)s?"
)
_BODY = re.compile(
    r"(?:Direction|Department|Département|Departement|Ministry|Ministère|Préfecture|Prefecture|Agence|Agency|Office|Autorité"
    r"|Authority|Région|Parc|Institut|Institute|Conseil|Council|Université|University|Centre|Bureau|Communauté|Métropole)"
    r"(?:\s[\w'’-]+){0,2}?\s(?:of|for|de|du|des|d['’])\s?(?:(?:the|la|le|les)\s|l['’])?[\w-]+(?:\s[A-ZÉÈ][\w-]+)*"
)
"""A public body by its full name, whose words are ordinary ones."""
_COMMON_ENDINGS = ("s", "ing", "tion", "sion", "ment", "ity", "ance", "ence", "té")
"""Of nouns that can begin a sentence without an article, in English or in a list."""
_SHORTEST_SQUEEZED = 5
_ALL_CAPITALS = 0.6


def find_names(sentence: str, capitalised: Iterable[str], lower: Iterable[str]) -> list[str]:
    """The names in a sentence, as written, each once.

    `capitalised` and `lower` are the words that the sources write so in the middle of their sentences, which tells a
    name from a word that only begins the sentence or that this writer gives a capital.
    """
    known, ordinary = set(capitalised), set(lower) | _ordinary()
    shouted = is_shouted(sentence)
    names: dict[str, None] = dict.fromkeys(_BODY.findall(sentence))
    for match in _WORD.finditer(sentence):
        word, rest, opens = match[0], sentence[match.end() :], bool(_OPENS.search(sentence[: match.start()]))
        if _is_code(word) or (is_acronym(word) and not shouted):
            names[word] = None
        elif word[0].isupper() and len(word) > 1 and fold(word) not in stop_words():
            if _names_someone(word, rest, known, ordinary, opens=opens) or shouted:
                names[word] = None
        elif word[0].isupper() and len(word) > 1 and not opens and (joined := _joined_to(rest, ordinary)):
            names[word + joined] = None
    return list(names)


def stands_behind(leads: re.Pattern[str], name: str, text: str) -> bool:
    """Whether a text has a name somewhere right behind what a pattern, which ends with `$`, finds."""
    return any(leads.search(text[: one.start()]) for one in re.finditer(rf"\b{re.escape(name)}\b", text))


def is_acronym(word: str) -> bool:
    """Whether a word has two capitals at least, as AMF, SharePoint and PCs have."""
    return sum(map(str.isupper, word)) >= 2


def is_product(name: str) -> bool:
    """Whether a name is written as products are, alike in all languages: SharePoint, SecNumCloud."""
    return is_acronym(name) and not name.isupper()


def is_shouted(sentence: str) -> bool:
    """Whether it is written in capitals, so that they tell nothing of its words."""
    words = [word for word in _WORD.findall(sentence) if len(word) > 3 and word.isalpha()]
    return len(words) > 2 and sum(map(str.isupper, words)) > _ALL_CAPITALS * len(words)


def cased_words(text: str) -> tuple[set[str], set[str]]:
    """The words that a text writes with a capital where no sentence begins, and those it writes without, folded."""
    capitalised: set[str] = set()
    lower: set[str] = set()
    for match in _WORD.finditer(text):
        if match[0].islower():
            lower.add(fold(match[0]))
        elif not match[0].isupper() and not _OPENS.search(text[: match.start()][-3:]):
            capitalised.add(fold(match[0]))
    return capitalised, lower


def folded_words(text: str) -> frozenset[str]:
    """The words of a text, folded, plurals too without their s."""
    words = {fold(match[0]) for match in _WORD.finditer(text)}
    return frozenset(words | {word[:-1] for word in words if word.endswith("s")})


def called_in_full(document: Document) -> str:
    """All that a document is called: its title, its buyer and its file, without its first lines."""
    return f"{document.title} {document.buyer} {document.file}"


def squeeze(text: str) -> str:
    """The letters and digits of a text alone, folded: "Share Point", "share-point" and "SharePoint" are one."""
    return "".join(re.findall(r"[^\W_]+", fold(text)))


def holds_name(name: str, words: frozenset[str], squeezed: str) -> bool:
    """Whether a text with these words holds the name, or spells the acronym out."""
    folded = fold(name)
    if any(form in words for form in (folded, folded.removesuffix("s"), _translated().get(folded))):
        return True
    if len(folded) >= _SHORTEST_SQUEEZED and squeeze(name) in squeezed:
        return True
    if " " in name:
        return _holds_all(name, words)
    abbreviation = abbreviation_of(name)
    return bool(abbreviation) and any(_holds_all(spelt, words) for spelt in _spelt_out(abbreviation))


def _spelt_out(acronym: str) -> Sequence[str]:
    """The names in full of what an acronym stands for, in both languages; not what it is searched for by."""
    entry = glossary()[acronym]
    names = (part.strip() for name in entry.names.values() for part in re.split(r"[()]", name))
    return (*filter(None, names), *entry.words)


def _holds_all(phrase: str, words: frozenset[str]) -> bool:
    held = {stem(word, language) for word in words for language in ("fr", "en")}
    return all(held & set(forms) for forms in query_stems(phrase))


def _names_someone(word: str, rest: str, known: set[str], ordinary: set[str], *, opens: bool) -> bool:
    folded = fold(word)
    if opens:
        is_unknown = folded not in known | ordinary and not word.endswith(_COMMON_ENDINGS)
        return (folded in known and folded not in ordinary) or (is_unknown and bool(_AFTER_A_SUBJECT.match(rest)))
    return folded not in ordinary


def _joined_to(rest: str, ordinary: set[str]) -> str:
    """The words that a hyphen joins to a small word before them, "" for none or when all are ordinary."""
    joined = _JOINED.match(rest)
    is_name = joined and not {fold(part[0]) for part in _WORD.finditer(joined[0])} <= ordinary
    return joined[0] if joined and is_name else ""


def _is_code(word: str) -> bool:
    """Letters and digits in one word, as in P1 and ISO27001, but not 4h, 1er or 10Mo."""
    has_both = any(map(str.isdigit, word)) and any(map(str.isalpha, word))
    return has_both and not _ORDINALS_AND_UNITS.fullmatch(fold(word))


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(_known()["ordinary"]["words"].split())


@cache
def _translated() -> dict[str, str]:
    pairs = _known()["translated"]["pairs"]
    return {one: other for pair in pairs for one, other in (pair, reversed(pair))}


def _known() -> dict[str, Any]:
    return tomllib.loads(files("answer.text").joinpath("facts.toml").read_text("utf-8"))
