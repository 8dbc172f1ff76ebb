"""Questions on a buyer's documents, asked of a town that has none: whether the reader is given another's answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle
from typing import Any

from answer.commons import Commons
from answer.text.words import names_in
from answer.told.doubts import told_above
from corpus.models import Document
from evaluation.measures import summary
from evaluation.questions import Question
from index.bilingual import language_of
from index.words import all_query_stems

_TOWNS = ("Toulouse", "Nantes", "Limoges", "Mulhouse", "Perpignan", "Montpellier")
_LED = (
    ("de la ", "de "),
    ("de l'", "de "),
    ("du ", "de "),
    ("de ", "de "),
    ("d'", "de "),
    ("au ", "à "),
    ("à la ", "à "),
    ("à l'", "à "),
    ("à ", "à "),
    ("of the ", "of "),
    ("of ", "of "),
    ("in ", "in "),
    ("for the ", "for "),
    ("for ", "for "),
)
"""What leads to a buyer's name, and to a town's."""
REFUSED, TOLD, SILENT = "refused", "answered, and told that it is not that town's", "answered without a word"


def measure(commons: Commons, questions: Sequence[Question]) -> dict[str, Any]:
    """How many such questions are refused, and answered with a word or without; those in full."""
    called = {one.file: one for one in commons.store.documents()}
    asked = list(of_other_towns(questions, called))
    found = {question: _ending(commons, question, town) for question, town in asked}
    verdicts = [{one: ending == one for one in (REFUSED, TOLD, SILENT)} for ending in found.values()]
    return {
        "questions": len(found),
        "measures": summary(verdicts),
        "without a word": [question for question, ending in found.items() if ending == SILENT],
    }


def of_other_towns(questions: Sequence[Question], called: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    """The questions with a town for the one word by which they name the buyer or the title of their document, and it.

    Those that follow another, are of several documents, or name theirs otherwise are left out.
    """
    towns = cycle(_TOWNS)
    for question in questions:
        files = {one.file for one in question.gold}
        document = called.get(files.pop()) if len(files) == 1 and not question.history else None
        if document and (asked := _of_town(question.text, document, town := next(towns))):
            yield asked, town


def _of_town(question: str, document: Document, town: str) -> str:
    stems = all_query_stems(f"{document.title} {document.buyer} {document.file}")
    names = [one for one in names_in(question) if one.isalpha() and stems & all_query_stems(one)]
    if len(names) != 1:
        return ""
    straight = question.replace("’", "'")
    for lead, instead in _LED:
        named = re.compile(rf"(?<!\w){lead}{names[0]}\b(?![-'’]|\s+[A-ZÀ-Ý])")
        if named.search(straight):
            return named.sub(instead + town, straight)
    return ""


def _ending(commons: Commons, question: str, town: str) -> str:
    answer = commons.assistant.quote(question)
    if answer.refused:
        return REFUSED
    is_told = any(town in one for one in told_above(answer, language_of(question)))
    return TOLD if answer.missing.silent or is_told else SILENT
