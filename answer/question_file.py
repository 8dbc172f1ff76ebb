"""A file of questions, one JSON object a line (`id`, `question`, optional `history`), answered one after the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from corpus.errors import BadQuestion

Record = dict[str, Any]
AnswerQuestion = Callable[[str, Sequence[str]], Record]


def answer_each(lines: Iterable[str], answer: AnswerQuestion, language: str) -> Iterator[Record]:
    """One record a line, with the line's `id`: what `answer(question, history)` gives, or the `error`."""
    for line in lines:
        if line.strip():
            yield _answered(line, answer, language)


def _answered(line: str, answer: AnswerQuestion, language: str) -> Record:
    try:
        id, question, history = _asked(line)
    except ValueError as error:
        return {"id": None, "error": str(error)}
    try:
        return {"id": id} | {name: value for name, value in answer(question, history).items() if name != "id"}
    except BadQuestion as error:
        return {"id": id, "error": error.text(language)}


def _asked(line: str) -> tuple[Any, str, tuple[str, ...]]:
    asked = json.loads(line)
    if not isinstance(asked, dict) or not isinstance(asked.get("question"), str):
        raise ValueError('not an object with a "question"')
    history = asked.get("history") or ()
    if not isinstance(history, list | tuple) or not all(isinstance(said, str) for said in history):
        raise ValueError('"history" is not a list of questions')
    return asked.get("id"), asked["question"], tuple(history)
