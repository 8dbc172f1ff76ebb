"""Questions with what a right answer is, read from a file: one JSON object a line.

`question` and `gold` are needed; `gold` lists {"file", "page"} and is empty when no document answers. `id`, `lang`,
`type`, `history` and `must` may be left out. Anything else, such as `note` or a gold's `quote`, is for people.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import BadQuestionFile
from corpus.messages import N_
from index.bilingual import language_of

UNANSWERABLE = "unanswerable"
COMPARE = "compare"

_UNREADABLE = N_("it cannot be opened.")
_NO_TEXT = N_("it is not UTF-8 text.")
_EMPTY = N_("it contains no question.")
_NOT_JSON = N_("this is not JSON.")
_NO_QUESTION = N_("this is not an object with a “question”.")
_NO_GOLD = N_("“gold” must list the files that answer, each with its page, or be empty when none does.")
_NO_PAGE = N_("the page of a gold file is a number from 1, or null.")
_NO_LIST = N_("“history” and “must” are lists of texts.")
_NO_WORDS = N_("“id”, “lang” and “type” are texts.")


@dataclass(frozen=True, slots=True)
class Gold:
    """Where the answer stands. `page` is physical, 1-based; None where any page of the file will do."""

    file: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Question:
    """`must` are strings that a right answer holds, alternatives separated by `|`. Without `gold`, nothing answers."""

    id: str
    type: str
    text: str
    history: tuple[str, ...]
    gold: tuple[Gold, ...]
    must: tuple[str, ...]
    language: str = "fr"

    @property
    def is_answerable(self) -> bool:
        return bool(self.gold)

    @property
    def compares(self) -> bool:
        """Whether it wants two documents set side by side."""
        return self.type == COMPARE

    @property
    def files(self) -> frozenset[str]:
        """The documents that answer."""
        return frozenset(gold.file for gold in self.gold)


def read_questions(path: Path) -> list[Question]:
    """Every question of a file. Raises BadQuestionFile, naming the line."""
    questions = [_question(path, number, line) for number, line in _lines(path)]
    if not questions:
        raise BadQuestionFile(file=path.name, reason=_EMPTY)
    return questions


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except OSError as error:
        raise BadQuestionFile(file=path.name, reason=_UNREADABLE) from error
    except UnicodeDecodeError as error:
        raise BadQuestionFile(file=path.name, reason=_NO_TEXT) from error
    yield from ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _question(path: Path, number: int, line: str) -> Question:
    try:
        return _from_record(json.loads(line), number)
    except json.JSONDecodeError as error:
        raise BadQuestionFile(file=f"{path.name}, l. {number}", reason=_NOT_JSON) from error
    except _WrongRecord as wrong:
        raise BadQuestionFile(file=f"{path.name}, l. {number}", reason=wrong.reason) from wrong


class _WrongRecord(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _from_record(record: Any, number: int) -> Question:
    if not isinstance(record, dict) or not isinstance(record.get("question"), str):
        raise _WrongRecord(_NO_QUESTION)
    text = record["question"]
    gold = _gold(record.get("gold"))
    return Question(
        id=_word(record, "id", str(number)),
        type=_word(record, "type", "" if gold else UNANSWERABLE),
        text=text,
        history=_texts(record, "history"),
        gold=gold,
        must=_texts(record, "must"),
        language=_word(record, "lang", language_of(text)),
    )


def _gold(value: Any) -> tuple[Gold, ...]:
    if not isinstance(value, list) or not all(_names_a_file(one) for one in value):
        raise _WrongRecord(_NO_GOLD)
    return tuple(Gold(one["file"], _page(one.get("page"))) for one in value)


def _names_a_file(gold: Any) -> bool:
    return isinstance(gold, dict) and isinstance(gold.get("file"), str)


def _page(value: Any) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise _WrongRecord(_NO_PAGE)
    return value


def _texts(record: dict[str, Any], name: str) -> tuple[str, ...]:
    value = record.get(name) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _WrongRecord(_NO_LIST)
    return tuple(value)


def _word(record: dict[str, Any], name: str, otherwise: str) -> str:
    value = record.get(name)
    if value is not None and not isinstance(value, str | int):
        raise _WrongRecord(_NO_WORDS)
    return str(value) if value is not None else otherwise
