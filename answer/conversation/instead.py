"""The question before, asked of another case than it was: “… pour un incident bloquant ?”, then “et pour un mineur ?”.

What the follow-up names takes the place of what was named in the same way, or by the same noun; all else stays. Where
nothing was named, the case is added to a question whose answer differs from case to case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.asked.anchors import Anchor
from answer.asked.followups import CASE
from answer.asked.phrasing import in_french_of, question_from, without_about
from corpus.folding import fold
from index.topic import subject_spoken_of
from index.words import find_words, stem, stop_words

_IS_CASE = re.compile(CASE, re.I)
_TO_DO = r"(?:(?!notre|votre|autre|quatre|être)[a-zà-ÿ]\w*(?:er|ir|re)\s+(?=\w))?"
_ASKS = r"(?!(?:quel(?:le)?s?|combien|qui|quoi|how|what|which|whom)\b)"
_OF_A_CASE = re.compile(rf"\b(?P<case>{CASE}){_ASKS}(?P<done>{_TO_DO})", re.I)
"""Where a question names the thing or the case of which it asks: “pour un incident”, “pour corriger une anomalie”."""
_MEASURED = re.compile(
    r"\b(?:poids|pondération|coefficient|pourcentage|jauge|capacité|superficie|surface|effectif|"
    r"weight|weighting|percentage|capacity) (?P<of>d(?:e|u|es) |d'|of )",
    re.I,
)
"""Where a question names the thing of which it asks a measure that each of its kind has: “le poids du prix”."""
_ENDS = re.compile(
    r"\s*(?:[,:;?()]|$)|\s+(?:dans|chez|selon|pendant|durant|avant|après|lors|pour|en cas|le week-end|la nuit|qu[ei]|"
    r"qu'|dont|in|at|to|for|under|during|before|after|according|that|which|utilisent|prévoient|fixent|exigent|demandent|"
    r"(?:le titulaire|le prestataire|the contractor)(?=\s(?:a|ait|doit|peut|dispose|must|has|shall)\b))(?:\b|(?<='))",
    re.I,
)
_ARTICLE = re.compile(r"(?:\b(?:une?|les?|la|an?|the)\s+|\bl')$", re.I)
_INDEFINITE = re.compile(r"\b(?P<article>une?|an?)\s+", re.I)
_ONES = re.compile(r"\bones?\b", re.I)
_OF = re.compile(r"(?:de |d'|du |des |of |about |sur )", re.I)
_FRENCH_OF = re.compile(r"(?:de |d['’]|du |des )", re.I)
_DIFFERS = re.compile(
    r"\b(?:penalites?|sanctions?|gt[ir]|delais? (?:d'intervention|de (?:correction|resolution|retablissement|reponse|"
    r"prise en charge|traitement|livraison))|temps (?:d'intervention|de (?:reponse|retablissement|resolution))|"
    r"penalt(?:y|ies)|(?:response|resolution|repair) times?|how (?:fast|quickly|soon))\b"
)
"""What a question asks that may differ for each of `_HAPPENING`."""
_HAPPENING = re.compile(
    r"\b(?:anomalies?|incidents?|bugs?|pannes?|defauts?|dysfonctionnements?|interruptions?|indisponibilites?|absences?|"
    r"tickets?|demandes?|livrables?|livraisons?|documents?|comptes? rendus|rapports?|"
    r"anomal(?:y|ies)|failures?|defects?|outages?|requests?|deliver(?:y|ies|ables?)|reports?)\b"
)
_LONGEST = 8
"""Words of the longest case that gives way to another."""


def instead_of_it(before: str, phrase: str, anchors: Sequence[Anchor]) -> str:
    """The question before with `phrase` in place of its case or thing; "" where it has none that gives way."""
    phrase = phrase.strip(" ?,")
    ways = (_of_another_case, _of_another_measured, _of_another_of_its_kind, _of_the_other_one, _of_a_first_case)
    return next(filter(None, (way(before, phrase, anchors) for way in ways)), "")


def with_another_subject(before: str, phrase: str, *, names_a_thing: bool) -> str:
    """After “quels documents parlent d'accessibilité ?”, which of them speak of the phrase; "" after anything else.

    It is such a subject where it `names_a_thing`, or says that it is spoken of: “de la CNIL”, not “à la CNIL”.
    """
    subject = subject_spoken_of(before)
    if not subject or not (names_a_thing or _OF.match(phrase)):
        return ""
    thing = without_about(phrase)
    said = in_french_of(thing) if _FRENCH_OF.match(subject) else _OF.sub("", thing)
    return question_from(before.replace(subject, said, 1))


def _of_another_case(before: str, phrase: str, anchors: Sequence[Anchor]) -> str:
    """With “pour les mineurs” in place of “pour les incidents bloquants”."""
    led_in = _IS_CASE.match(phrase)
    cases = [one for one in _OF_A_CASE.finditer(before) if not _is_within(one.start("case"), anchors)]
    if not led_in or not cases:
        return ""
    thing = phrase[led_in.end() :]
    noun = _first_noun(thing)
    ends = [_end_of(before, case.end(), anchors) for case in cases]
    alike = (i for i, case in enumerate(cases) if _are_alike(_first_noun(before[case.end() : ends[i]]), noun))
    place = next(alike, 0)
    case, replaced = cases[place], before[cases[place].end() : ends[place]]
    if not replaced.strip() or len(replaced.split()) > _LONGEST:
        return ""
    if case["done"] and not re.match(_TO_DO, thing, re.I)[0]:  # type: ignore[index]
        if thing.split()[0].lower() != replaced.split()[0].lower():
            return ""
        phrase = f"{case[0]}{thing}"
    return _with(before, case.start("case"), ends[place], _ONES.sub(replaced.split()[-1], phrase))


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
    noun = _first_noun(thing)
    for word, start, end in find_words(before):
        article = _ARTICLE.search(before, 0, start)
        if article and _are_alike(word, noun) and not _is_within(start, anchors):
            end = _end_of(before, end, anchors)
            if own_case := _OF_A_CASE.match(before[end:].lstrip()):
                end = _end_of(before, before.index(own_case[0], end) + len(own_case[0]), anchors)
            return _with(before, article.start(), end, thing)
    return ""


def _of_the_other_one(before: str, phrase: str, anchors: Sequence[Anchor]) -> str:
    """With “une mineure” in place of “une anomalie bloquante”, the only thing there with that article."""
    led_in = _IS_CASE.match(phrase)
    thing = phrase[led_in.end() :] if led_in else ""
    other = _INDEFINITE.match(thing)
    things = [
        one for one in _INDEFINITE.finditer(before) if other and one["article"].lower() == other["article"].lower()
    ]
    if len(things) != 1 or _is_within(things[0].start(), anchors):
        return ""
    return _with(before, things[0].start(), _end_of(before, things[0].end(), anchors), thing)


def _of_a_first_case(before: str, phrase: str, anchors: Sequence[Anchor]) -> str:
    """With “pour les anomalies bloquantes”, which nothing stands for in “quelles pénalités au Bourget ?”."""
    is_case = _IS_CASE.match(phrase) and _HAPPENING.search(fold(phrase)) and not _DIFFERS.search(fold(phrase))
    has_case = any(not _is_within(one.start("case"), anchors) for one in _OF_A_CASE.finditer(before))
    if not is_case or has_case or not _DIFFERS.search(fold(before)):
        return ""
    end = len(before.rstrip(" ?"))
    place = anchors[-1].start if anchors and anchors[-1].end >= end else end
    return _with(before, place, place, f" {phrase}")


def _first_noun(text: str) -> str:
    return next((word for word, _, _ in find_words(text) if word not in stop_words()), "")


def _are_alike(word: str, other: str) -> bool:
    """Whether two words are forms of one."""
    return bool(other) and stem(fold(word), "fr") == stem(fold(other), "fr")


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
