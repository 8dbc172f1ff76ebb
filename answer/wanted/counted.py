"""What a question asks how many there are of (“combien de copieurs ?”), and where a text tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.text.figures import Amount, Figure, Moment, find_figures
from corpus.folding import fold
from index.words import find_words, query_forms, stem

_HOW_MANY = re.compile(
    r"\bcombien (?:y a-t-il )?(?:de |d')(?:(?:grands?|grandes?|petits?|petites?|gros|grosses|nouveaux|nouvelles|autres|"
    r"diff[ée]rente?s|vrais?|vraies?) )?(?P<quoi>\w{3,})|"
    r"(?:^|\bquel (?:est|[ée]tait) le )nombre (?:maximum |minimum |maximal |minimal |total )?"
    r"(?:de |d')(?P<nombre>\w{3,})|"
    r"(?:^|\bwhat (?:is|was) the )number of (?!the |this |that )(?:\w+ )?(?P<number>\w{3,})|"
    r"\bhow many (?:\w+ ){0,3}?(?P<what>\w{3,})"
    r"(?=(?: (?:are|is|were|was|do|does|did|must|shall|can|could|may|might|will|would|should|have|has|had|"
    r"of|in|per|on|for|to|with)\b|\s*(?:\?|$)))"
)
_NOT_COUNTED = frozenset(
    ["personnes", "gens", "monde", "people", "persons", "fois", "times", "argent", "money", "avance"]
)
"""Texts name people by what they are (agents, users); times and money are amounts, and “d'avance” is either."""
_BEFORE, _AFTER = 2, 1
"""Words between a number and what it counts: “12 nouveaux copieurs”, “copieurs : 12”."""
_AFTER_A_NUMBER_OF = 6
"""The same where it says “nombre”: “nombre de postes de travail : 350”."""
_NUMBER_OF = frozenset(["nombre", "number", "total"])
_IN_WORDS = frozenset(
    """
    aucun aucune seul seule neuf plusieurs quelques dizaine dizaines centaines pas
    no none not one single sole several dozen dozens hundreds
    """.split()
)
"""Words before it that tell how many and are no figures; “neuf” may be new."""
_ALONE = frozenset(["unique", "seul", "seule"])
"""The same after it: “un lot unique”."""
_AT_THE_HEAD = re.compile(r"^[ \t#>|*•–-]*(?P<number>\d+(?:\.\d+)+(?=\s*[;|)–-])|\d{1,3}(?=[.)][^\S\n]+[^\W\d]))", re.M)
"""The number at the head of a line, which counts nothing: “2.9 ; …” in a table of criteria, “4. Reprise”."""
_OF_SOMETHING = re.compile(r"(?<=00)\s+(?!(?:et|ou|and|or|pour|dans|par|sur|with|for)\b)[a-zà-ÿ]{4,}", re.I)
"""What makes a count of a round number that could be a year: “2000 agents”."""
_RANK = re.compile(r"(?:\de|i?eme|iere?|\der|econde?|econd|st|nd|rd|th|ird)s?$")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, by the stems that it can have in the corpus."""

    forms: frozenset[str]

    def is_told(self, text: str, language: str) -> bool:
        """Whether a text tells how many there are: a number stands beside them."""
        words = find_words(text)
        places = [i for i, (word, _, _) in enumerate(words) if stem(word, language) in self.forms]
        numbers = [one for one in _figures_in(text) if _counts(one)] if places else []
        for i in places:
            before = {fold(word) for word, _, _ in words[max(0, i - _BEFORE - 1) : i]}
            after = {fold(word) for word, _, _ in words[i + 1 : i + _AFTER + 2]}
            if before & _IN_WORDS or after & _ALONE:
                return True
            reach = _AFTER_A_NUMBER_OF if before & _NUMBER_OF else _AFTER
            near = words[max(0, i - _BEFORE - 1) : i + reach + 2]
            if any(near[0][1] <= one.start and one.end <= near[-1][2] for one in numbers):
                return True
        return False


def holds_number(text: str) -> bool:
    """Whether a text tells how many there are of anything, under whatever name: “200 facteurs” of variables."""
    return bool(numbers_of_things(text))


def numbers_of_things(text: str) -> list[Figure]:
    """The figures of a text that tell how many there are of anything."""
    return [one for one in _figures_in(text) if _is_of_things(one, text)]


def _figures_in(text: str) -> list[Figure]:
    """Its figures, but for those that number its lines."""
    at_the_head = {one.start("number") for one in _AT_THE_HEAD.finditer(text)}
    return [one for one in find_figures(text) if one.start not in at_the_head]


def _is_of_things(figure: Figure, text: str) -> bool:
    """Whether it is a whole number without a unit, and neither a year, a rank nor the mark of a note: “(1)”."""
    alone = [one for one in figure.readings if isinstance(one, Amount) and not one.unit]
    is_note = text[figure.start - 1 : figure.start] in ("(", "[") and text[figure.end : figure.end + 1] in (")", "]")
    is_whole = any(one.value == one.value.to_integral_value() for one in alone)
    may_be_a_year = not _counts(figure) and not _OF_SOMETHING.match(text, figure.end)
    return is_whole and not may_be_a_year and not is_note and not _RANK.search(fold(figure.written))


def _counts(figure: Figure) -> bool:
    """Whether it can be a number of things, and is not a year."""
    is_amount = any(isinstance(one, Amount) for one in figure.readings)
    return is_amount and not any(isinstance(one, Moment) for one in figure.readings)


def counted_in(question: str) -> Counted | None:
    """What a question asks how many there are of, None where it asks for nothing of the kind."""
    asked = _HOW_MANY.search(question.casefold().replace("’", "'"))
    counted = next(filter(None, asked.groups()), "") if asked else ""
    return Counted(frozenset(query_forms(counted))) if counted and fold(counted) not in _NOT_COUNTED else None
