"""Every message that the program can say exists in French, with the same blanks to fill, and no French is left over."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from answer.collection.topics import TOPICS
from answer.going_on import OF_OTHERS

ROOT = Path(__file__).parents[1]
FRENCH = ROOT / "corpus/locales/fr/LC_MESSAGES/partage.po"
PROGRAM = (
    "app.py",
    "answer",
    "cli",
    "corpus",
    "doctor",
    "evaluation",
    "index",
    "ingest",
    "jobs",
    "pages",
    "prompts",
    "protect",
    "server.py",
)
SPEAKERS = {"_", "N_", "counted"}


def said_in_code() -> set[str]:
    """The texts given to `N_(…)`, `_(…)`, `translator(…)(…)` and `counted(…)`.

    Read from the syntax tree: a catalogue extractor misses what is called inside an f-string.
    """
    files = [file for place in PROGRAM for file in [ROOT / place, *(ROOT / place).rglob("*.py")] if file.is_file()]
    return {text for file in files for text in _said_in(ast.parse(file.read_text("utf-8")))}


def _said_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _speaks(node.func):
            yield from (
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )


def _speaks(function: ast.expr) -> bool:
    """Whether calling it says something: by its name, or because it is what `translator(…)` returns."""
    if isinstance(function, ast.Call):
        return _name(function.func) == "translator"
    return _name(function) in SPEAKERS


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def blanks(text: str) -> set[str]:
    return set(re.findall(r"{\w+}", text))


@pytest.fixture(scope="module")
def french() -> dict[str, str]:
    """The French of every source text; of a counted message, form by form."""
    with FRENCH.open("rb") as file:
        entries = [entry for entry in read_po(file, locale="fr", abort_invalid=True) if entry.id and not entry.fuzzy]
    return {
        source: form for entry in entries for source, form in zip(_forms(entry.id), _forms(entry.string), strict=True)
    }


def _forms(texts: object) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts) if isinstance(texts, tuple) else []


@pytest.mark.parametrize("message", sorted(said_in_code()))
def test_a_message_is_said_in_french_with_the_same_blanks(message: str, french: dict[str, str]) -> None:
    assert french.get(message), "add it to partage.po"
    assert blanks(french[message]) == blanks(message)


def test_no_english_message_has_french_quotation_marks() -> None:
    assert [message for message in said_in_code() if re.search("[«»]", message)] == []


def test_the_french_catalogue_holds_nothing_that_the_program_no_longer_says(french: dict[str, str]) -> None:
    assert sorted(french.keys() - said_in_code()) == []


def test_no_line_of_a_french_message_can_begin_with_its_punctuation(french: dict[str, str]) -> None:
    questions = [OF_OTHERS, *(one for topic in TOPICS for one in (topic.question, topic.going_on) if one)]
    typed = {french[one] for one in questions}  # by people, whose keyboard has one kind of space
    assert [one for one in french.values() if re.search("« | [»?!;:](?!\\w)", one) and one not in typed] == []


def test_the_french_catalogue_says_each_message_once() -> None:
    sources = re.findall(r'^(?:msgctxt .*\n)?msgid (?:".*"\n)+', FRENCH.read_text("utf-8"), re.MULTILINE)
    assert [source for source, count in Counter(sources).items() if count > 1] == []
