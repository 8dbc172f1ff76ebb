"""What a question asks how many there are of (“combien de copieurs ?”), and where a text tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.figures import Amount, find_figures
from index.words import find_words, fold, query_forms, stem

_HOW_MANY = re.compile(r"\b(?:combien (?:y a-t-il )?(?:de |d')|how many )(?P<what>\w{3,})")
_NOT_COUNTED = frozenset(
    [
        *("personnes", "gens", "monde", "people", "persons"),  # texts name them by what they are: agents, users
        *("fois", "times", "argent", "money"),
    ]
)
_BEFORE, _AFTER = 2, 1
"""Words between a number and what it counts: “12 nouveaux copieurs”, “copieurs : 12”."""
_IN_WORDS = frozenset(
    [
        *("aucun", "aucune", "seul", "seule", "neuf", "plusieurs", "quelques", "dizaine", "dizaines", "centaines"),
        *("no", "none", "single", "several", "dozen", "dozens", "hundreds"),
    ]
)
"""Words that tell how many and are no figures; “neuf” may be new."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, by the stems that it can have in the corpus."""

    forms: frozenset[str]

    def is_told(self, text: str, language: str) -> bool:
        """Whether a text tells how many there are: a number stands beside them."""
        words = find_words(text)
        places = [i for i, (word, _, _) in enumerate(words) if stem(word, language) in self.forms]
        figures = find_figures(text) if places else []
        numbers = [one for one in figures if any(isinstance(reading, Amount) for reading in one.readings)]
        for i in places:
            near = words[max(0, i - _BEFORE - 1) : i + _AFTER + 2]
            start, end = near[0][1], near[-1][2]
            if any(start <= one.start and one.end <= end for one in numbers):
                return True
            if not _IN_WORDS.isdisjoint(fold(word) for word, at, _ in near if at < words[i][1]):
                return True
        return False


def counted_in(question: str) -> Counted | None:
    """What a question asks how many there are of, None where it asks for nothing of the kind."""
    asked = _HOW_MANY.search(question.casefold().replace("’", "'"))
    if not asked or fold(asked["what"]) in _NOT_COUNTED:
        return None
    return Counted(frozenset(query_forms(asked["what"])))
