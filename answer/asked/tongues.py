"""In which language the documents are that a question means: “dans les marchés en anglais”, “in the French ones?”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.asked.followups import without_opening, words_of_meaning
from answer.text.figures import flat

_CODES = {"anglais": "en", "english": "en", "francais": "fr", "french": "fr"}
_LANGUAGE = r"(?P<language>anglais|francais|english|french)(?:es?)?"
_NOUN = (
    r"(?:documents?|marches?|contrats?|textes?|sources?|cahiers des charges|appels d'offres|accords-cadres|ceux|celles|"
    r"consultations?|exemples?|tenders?|contracts?|texts?|examples?|rfps?|ones)"
)
_IN_FRENCH, _IN_ENGLISH = (
    r"(?:\b(?:dans|parmi|chez|selon|d'apres)|^pour)",
    r"(?:\b(?:in|among|from|within|across)|^for)",
)
_IN_IT = rf"(?:publies )?(?:en )?(?:langue )?{_LANGUAGE}"
_ASKS_OF_IT = re.compile(
    r"\blangues?\b(?! (?:anglaise|francaise))|tradu|redig|\btranslat|(?<!-)\blanguages?\b|\breferences\b"
)
_MEANT = tuple(
    map(
        re.compile,
        (
            rf"(?P<cut>{_IN_FRENCH} (?:tous )?(?:les |des |nos )?{_NOUN} (?:publics )?{_IN_IT})\b",
            rf"\b(?:disent|prevoient|exigent|demandent|imposent|fixent) les {_NOUN}(?P<cut> {_IN_IT})\b",
            rf"(?P<cut>{_IN_ENGLISH} (?:all )?(?:the )?{_LANGUAGE}(?:[- ]language)? {_NOUN})\b",
            rf"\b(?:do|did) (?:the )?(?P<cut>{_LANGUAGE}(?:[- ]language)? )(?={_NOUN}\b)",
            rf"^(?P<cut>(?:(?:en|in) )?(?:langue )?{_LANGUAGE})\W*$",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Tongue:
    """The documents' `language`, "fr" or "en", and the rest of the question, "" where it says nothing else."""

    language: str
    rest: str


def read_tongue(question: str, before: str = "") -> Tongue | None:
    """What a question says of the language of the documents that it means; None where it says nothing of it.

    Nor where it asks of languages, or the one `before` did.
    """
    if _ASKS_OF_IT.search(flat(f"{before} {question}")):
        return None
    asked = without_opening(question)
    plain, opening = flat(asked), question[: len(question) - len(asked)]
    for form in _MEANT:
        if found := form.search(plain):
            rest = " ".join(f"{asked[: found.start('cut')]} {asked[found.end('cut') :]}".split()).strip(" ,")
            says_more = words_of_meaning(rest)
            return Tongue(_CODES[found["language"]], f"{opening}{rest}".replace(" ,", ",") if says_more else "")
    return None
