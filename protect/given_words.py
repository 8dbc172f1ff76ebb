"""The names and words that a giver wants out of sight, beside what is found without them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from corpus.folding import unaccented
from protect.findings import Finding, Kind

_BETWEEN_WORDS = re.compile(r"[,;\n]")
_SHORTEST = 2
_GAP = r"[\s\-‑–'’.@]+"
_GAP_AT_A_COMMA = r"[\s\-‑–'’.@,]+"


def read_words(said: str) -> tuple[str, ...]:
    """The words that are said one a line or with commas between them, each once; a letter alone is none."""
    return _told(_BETWEEN_WORDS.split(said))


def read_words_of(said: str, known: Collection[str]) -> tuple[str, ...]:
    """As `read_words`, but for the lines that are among the words `known` already, which may hold commas."""
    lines = (" ".join(line.split()) for line in said.splitlines())
    return united(*((line,) if line in known else read_words(line) for line in lines))


def read_lines(said: str) -> tuple[str, ...]:
    """The same for words that are said one a line and may hold commas, as addresses do."""
    return _told(said.splitlines())


def _told(said: Iterable[str]) -> tuple[str, ...]:
    words = (" ".join(one.split()) for one in said)
    return tuple(dict.fromkeys(word for word in words if sum(map(str.isalnum, word)) >= _SHORTEST))


def find_words(text: str, words: Sequence[str]) -> Iterator[Finding]:
    """Wherever one of the words stands, whole, in whatever case and with or without its accents."""
    pattern = _pattern(tuple(words))
    if pattern is None:
        return
    folded, places = _folded(text)
    for match in pattern.finditer(folded):
        yield Finding(Kind.PERSON, places[match.start()], places[match.end() - 1] + 1)


def plain_words(text: str) -> str:
    """The words of a text as they are compared: in small letters without accents, a space between them."""
    return " ".join(re.findall(r"\w+", _folded(text)[0]))


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    ways = {way for word in words if (way := _way(word))}
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(ways, key=len, reverse=True))})(?!\w)") if ways else None


def _way(word: str) -> str:
    """How a word is written; with a comma or without where it is said with one, as an address is."""
    pieces = (_GAP.join(map(re.escape, plain_words(piece).split())) for piece in word.split(","))
    return _GAP_AT_A_COMMA.join(filter(None, pieces))


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The text in small letters without accents, and of each of its characters the place where it came from."""
    letters = {ord(character): _plain_letter(character) for character in set(text)}
    if all(len(one) == 1 for one in letters.values()):
        return text.translate(letters), range(len(text))
    places = [place for place, character in enumerate(text) for _ in letters[ord(character)]]
    return text.translate(letters), places


_plain_letter = lru_cache(maxsize=4096)(unaccented)


def in_either_order(said: str) -> tuple[str, ...]:
    """What is said, and where it may be a name, the same with the family name first or last."""
    words = said.split()
    may_be_name = len(words) > 1 and not any(one.isdecimal() or one in ",;@" for one in said)
    return (said, " ".join(reversed(words))) if may_be_name else (said,)


def united(*given: Iterable[str]) -> tuple[str, ...]:
    """All the words of several lists, each once."""
    return tuple(dict.fromkeys(word for words in given for word in words))
