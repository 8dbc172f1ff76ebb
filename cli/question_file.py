"""A file of questions, one JSON object a line (`id`, `question`, optional `history`), answered one after the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from corpus.errors import BadQuestion
from corpus.messages import N_, translator

_NOT_JSON = N_("this is not JSON.")
_NO_QUESTION = N_("this is not an object with a “question”.")
_NO_HISTORY = N_("“history” is not a list of questions.")

Record = dict[str, Any]
AnswerQuestion = Callable[[str, Sequence[str]], Record]


def answer_each(lines: Iterable[str], answer: AnswerQuestion, language: str) -> Iterator[Record]:
    """One record a line, with the line's `id`: what `answer(question, history)` gives, or the `error`."""
    for line in lines:
        if line.strip():
            yield _answered(line, answer, language)


def _answered(line: str, answer: AnswerQuestion, language: str) -> Record:
    try:
        asked = json.loads(line)
    except ValueError:
        return _refused(None, _NOT_JSON, language)
    if not isinstance(asked, dict):
        return _refused(None, _NO_QUESTION, language)
    id, question, history = asked.get("id"), asked.get("question"), asked.get("history") or ()
    if not isinstance(question, str):
        return _refused(id, _NO_QUESTION, language)
    if not isinstance(history, list | tuple) or not all(isinstance(said, str) for said in history):
        return _refused(id, _NO_HISTORY, language)
    try:
        return {"id": id} | {name: value for name, value in answer(question, tuple(history)).items() if name != "id"}
    except BadQuestion as error:
        return {"id": id, "error": error.text(language)}


def _refused(id: Any, reason: str, language: str) -> Record:
    return {"id": id, "error": translator(language)(reason)}
