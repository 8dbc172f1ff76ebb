"""What is asked of each of several tenders that a question names: itself without their names and what joined them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.asked.anchors import Anchor, kind_kept
from answer.asked.followups import words_of_meaning
from answer.asked.set_beside import ASIDE
from answer.named.tie import asked_without

_ENDS_THE_LAST = re.compile(r"(?:\s[\w'’-]+){1,4}?(?:\s(?:for|pour)\s[^,:?]{1,40})?(?=\s*\?)")
"""What stands between the last name and the end of the question."""
_LEADS_TO_THE_FIRST = re.compile(
    r"\s(?:dans|à|aux?|pour|chez|sur|in|for|at|on|by)\s(?:(?!\s(?:dans|à|aux?|pour|chez|sur|in|for|at|on|by)\s)[^,;:?]){1,60}$",
    re.I,
)
"""What stands before a name and says of what it is: “au lot charpente de l'école de” Cuzieu."""
_COMPARING = re.compile(
    r"\b(?:(?:en |peux-tu |pouvez-vous )?compar(?:e[rsz]?|ant|ing|ison)\b(?: (?:of|des?|du)\b)?|"
    r"(?:que )?(?:celui|celles?|ceux)\b|the one\b|one (?:on|about)\b)",
    re.I,
)
"""What says that tenders are compared, or stands for the second, and would be looked for in each."""
_BEFORE_THE_FIRST = re.compile(
    r"^(?:entre|between|(?:qui|l[ea]quel(?:le)?|which|who)(?= ou\b| or\b|,))[ ,]*(?:(?:et|and|ou|or)\b)?[ ,]*", re.I
)
"""What is left of “Qui de … ou de …”, “Entre … et …” at the head of a question without the names."""
_BETWEEN_THEM = re.compile(r"(?:entre|between)\b", re.I)
_BETWEEN = re.compile(
    r"(?:\b(?:(?:entre|between|v(?:ersu)?s|contre|against|avec|with|et|and|ou|or|to|aux?|à|pour|chez|than|comme|que)\b|qu['’])"
    r"[ ,]*){1,4}"
    r"(?=[.?:]|$|\b(?:sur|on|about|pour|en)\b)",
    re.I,
)
"""What is left between names: “entre … et”, “… qu'au …”."""
_BEFORE_A_MARK = re.compile(r"[\s,:]+(?=[?:])")


def asked_of_each(question: str, naming: Sequence[Anchor]) -> tuple[str, ...]:
    """What is asked, then the same in other words; nothing where nothing is left without the names."""
    asked = _after_the_names(question, naming) or asked_without(question, naming)
    asked = _cleared(_without_asides(asked, question, naming))
    if not words_of_meaning(asked):
        return ()
    kind = next(filter(None, (kind_kept(question, anchor) for anchor in naming)), "")
    in_full = f"{asked.rstrip(' ?')} {kind} ?" if kind else asked
    return (asked, in_full, *_in_common(question, naming))


def _cleared(asked: str) -> str:
    """What is asked without what only joined the names that stood there."""
    asked = _BEFORE_THE_FIRST.sub("", " ".join(_COMPARING.sub("", asked).split()))
    asked = _BETWEEN.sub("", asked).replace(" ,", ",")
    return _BEFORE_A_MARK.sub(" ", asked).strip(" ,:")


def _in_common(question: str, naming: Sequence[Anchor]) -> list[str]:
    """What is asked of all: without what stands between their names, what leads to the first and what ends the last.

    Of “How long are the tests in the plan of SILLAGE and the Nice website?”, “the plan of” is the first one's alone.
    """
    start, end = naming[0].start, naming[-1].end
    led = _LEADS_TO_THE_FIRST.search(question[:start]) if naming[0].begins_with_of else None
    tail = _ENDS_THE_LAST.match(question, end)
    stretches = [
        (start, end),
        (start, tail.end() if tail else end),
        (led.start() if led else start, tail.end() if tail else end),
    ]
    wordings = (
        _cleared(asked_without(question, [replace(naming[0], start=one, end=other)])) for one, other in stretches
    )
    return [asked for asked in dict.fromkeys(wordings) if len(words_of_meaning(asked)) > 1]


def _without_asides(asked: str, question: str, naming: Sequence[Anchor]) -> str:
    """The question without what stands in brackets behind a name, which is of that tender alone."""
    for anchor in naming:
        if aside := ASIDE.match(question, anchor.end):
            asked = asked.replace(aside[0].strip(), "")
    return asked


def _after_the_names(question: str, naming: Sequence[Anchor]) -> str:
    """What is asked after “Entre l'infogérance de Lyon et le logiciel de Nice, ”; "" where it does not begin so."""
    end = max((anchor.end for anchor in naming), default=0)
    before, comma, asked = question[end:].partition(",")
    return asked.strip() if comma and not before.strip() and _BETWEEN_THEM.match(question) else ""
