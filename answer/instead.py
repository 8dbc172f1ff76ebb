"""The question before, asked of another case than it was: “… pour un incident bloquant ?”, then “et pour un mineur ?”.

What the follow-up names takes the place of what was named in the same way, or by the same noun; all else stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.anchors import Anchor
from answer.phrasing import in_french_of, question_from
from index.words import find_words, fold, stem, stop_words

_CASE = r"(?:pour|for|en cas d(?:e|u|es|')|in case of|in the event of)(?:(?<=')|\s+)"
_IS_CASE = re.compile(_CASE, re.I)
_TO_DO = r"(?:(?!notre|votre|autre|quatre|être)[a-zà-ÿ]\w*(?:er|ir|re)\s+(?=\w))?"
_OF_A_CASE = re.compile(rf"\b(?P<case>{_CASE})(?P<done>{_TO_DO})", re.I)
"""Where a question names the thing or the case of which it asks: “pour un incident”, “pour corriger une anomalie”."""
_MEASURED = re.compile(
    r"\b(?:poids|pondération|note|coefficient|pourcentage|jauge|capacité|superficie|surface|effectif|"
    r"weight|weighting|score|percentage|capacity|size|area) (?P<of>d(?:e|u|es) |d'|of )",
    re.I,
)
"""Where a question names the thing of which it asks a measure that each of its kind has: “le poids du prix”."""
_ENDS = re.compile(
    r"\s*(?:[,:;?()]|$)|\s+(?:dans|chez|selon|in|at|under|according|utilisent|prévoient|fixent|exigent|demandent|"
    r"le titulaire|le prestataire|the contractor)\b",
    re.I,
)
_ARTICLE = re.compile(r"(?:\b(?:une?|les?|la|an?|the)\s+|\bl')$", re.I)
_ONES = re.compile(r"\bones?\b", re.I)
_LONGEST = 8
"""Words of the longest case that gives way to another."""


def instead_of_it(before: str, phrase: str, anchors: Sequence[Anchor]) -> str:
    """The question before with `phrase` in place of its case or thing; "" where it has none that gives way."""
    phrase = phrase.strip(" ?,")
    ways = (_of_another_case, _of_another_measured, _of_another_of_its_kind)
    return next(filter(None, (way(before, phrase, anchors) for way in ways)), "")


def _of_another_case(before: str, phrase: str, anchors: Sequence[Anchor]) -> str:
    """With “pour les mineurs” in place of “pour les incidents bloquants”."""
    led_in = _IS_CASE.match(phrase)
    cases = (one for one in _OF_A_CASE.finditer(before) if not _is_within(one.start("case"), anchors))
    case = next(cases, None)
    if not led_in or not case:
        return ""
    end = _end_of(before, case.end(), anchors)
    replaced = before[case.end() : end]
    if not replaced.strip() or len(replaced.split()) > _LONGEST:
        return ""
    thing = phrase[led_in.end() :]
    if case["done"] and not re.match(_TO_DO, thing, re.I)[0]:  # type: ignore[index]
        phrase = f"{case[0]}{thing}"
    return _with(before, case.start("case"), end, _ONES.sub(replaced.split()[-1], phrase))


def _of_another_measured(before: str, phrase: str, anchors: Sequence[Anchor]) -> str:
    """With “de la valeur technique” in place of “du prix”, for “pour la valeur technique”."""
    led_in, measured = _IS_CASE.match(phrase), _MEASURED.search(before)
    if not led_in or not measured or _is_within(measured.start("of"), anchors):
        return ""
    thing = phrase[led_in.end() :]
    owner = f"of {thing}" if measured["of"].lower() == "of " else in_french_of(thing)
    return _with(before, measured.start("of"), _end_of(before, measured.end(), anchors), owner)


def _of_another_of_its_kind(before: str, phrase: str, anchors: Sequence[Anchor]) -> str:
    """With “une anomalie mineure” in place of “une anomalie bloquante”."""
    thing = _IS_CASE.sub("", phrase, count=1)
    noun = next((word for word, _, _ in find_words(thing) if word not in stop_words()), "")
    for word, start, end in find_words(before):
        article = _ARTICLE.search(before, 0, start)
        if article and noun and stem(fold(word), "fr") == stem(fold(noun), "fr") and not _is_within(start, anchors):
            return _with(before, article.start(), _end_of(before, end, anchors), thing)
    return ""


def _is_within(place: int, anchors: Sequence[Anchor]) -> bool:
    return any(one.start <= place < one.end for one in anchors)


def _end_of(question: str, start: int, anchors: Sequence[Anchor]) -> int:
    """Where the case ends that goes on from `start`: before the next name, or where something else is said."""
    ends = [one.start for one in anchors if one.start >= start]
    if found := _ENDS.search(question, start):
        ends.append(found.start())
    return min(ends, default=len(question))


def _with(question: str, start: int, end: int, phrase: str) -> str:
    return question_from(" ".join(f"{question[:start]}{phrase} {question[end:].lstrip()}".split()).replace(" ,", ","))
