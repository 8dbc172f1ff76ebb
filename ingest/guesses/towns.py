"""The names of towns that a form has set in capitals or in small letters, as the document writes them elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ingest.document import ReadDocument
from ingest.guesses.folding import fold_for_guessing
from ingest.guesses.organisations import flat

IN_A_TOWN = frozenset(("au", "aux", "d", "de", "des", "du", "en", "l", "la", "le", "les", "lez", "lès", "sous", "sur"))
"""The words of a town that may be in small letters: “Villiers sur Marne”."""
_OF_A_TOWN = re.compile(r"((?:commune|mairie|ville) )(d[’' ]|de (?:l[’'])?|du |des )([^\W\d_][\w’' -]*)$")
_BETWEEN_WORDS = re.compile(r"[\s’'-]+")
_GAP = r"[\s’'-]{1,2}"
_READ_CHARACTERS = 200_000


def with_its_town(name: str, read: ReadDocument) -> str:
    """“Commune d’Aix-en-Provence” for “Commune d aix en Provence”: with the apostrophe that capitals lost, and the town
    as the document writes it with capitals where they belong, or else with those alone. Any other name as it is."""
    found = _OF_A_TOWN.match(flat(name))
    if not found:
        return name
    kind, of, town = name[: found.end(1)], name[found.start(2) : found.end(2)], name[found.start(3) :]
    if of == "d ":
        of = "d’"
    elif _has_its_capitals(town):
        return name
    return f"{kind}{of}{_as_written(town, read)}"


def _has_its_capitals(town: str) -> bool:
    words = [word for word in _BETWEEN_WORDS.split(town) if word]
    return all(word[0].isupper() or (place and word in IN_A_TOWN) for place, word in enumerate(words))


def _as_written(town: str, read: ReadDocument) -> str:
    forms = Counter(form for form in _forms(town, read) if _has_its_capitals(form) and not form.isupper())
    if forms:
        return max(forms, key=lambda form: (form.count("-"), not _shouts_small_words(form), forms[form], form))
    return re.sub(r"[^\W\d_]+", _with_a_capital, town)


def _shouts_small_words(form: str) -> bool:
    """Whether small words within the name have capitals: “Aix En Provence”."""
    return any(word.lower() in IN_A_TOWN and word[0].isupper() for word in _BETWEEN_WORDS.split(form)[1:])


def _with_a_capital(word: re.Match[str]) -> str:
    is_small = word.start() > 0 and word[0].lower() in IN_A_TOWN
    return word[0] if is_small else word[0][:1].upper() + word[0][1:]


def _forms(town: str, read: ReadDocument) -> Iterator[str]:
    """How the document writes the words of the town where they follow one another."""
    words = map(re.escape, _BETWEEN_WORDS.split(fold_for_guessing(town)))
    written = re.compile(rf"(?<![\w.@/-]){_GAP.join(words)}(?![\w@/]|[.-]\w)")
    for page in read.pages:
        text = page.text[:_READ_CHARACTERS]
        folded = flat(text)
        if len(folded) == len(text):
            yield from (text[slice(*match.span())] for match in written.finditer(folded))
