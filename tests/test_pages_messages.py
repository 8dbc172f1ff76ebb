"""Everything the pages say exists in French, with the same blanks to fill, and in no computing terms."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from corpus.messages import agreeing

ROOT = Path(__file__).parents[1]
COMPUTING = re.compile(
    r"\b(chunk|embedding|index|token|vector|vecteur|indexation|JSON-LD|DCAT|Atom|schema\.org)s?\b", re.IGNORECASE
)


def messages() -> Iterator[str]:
    """The literal arguments of `_(…)`, `N_(…)` and `translator(…)(…)`, and the two forms given to `counted`."""
    for file in sorted((ROOT / "pages").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and speaks(node.func):
                yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant) and is_words(arg.value))


def speaks(function: ast.expr) -> bool:
    if isinstance(function, ast.Call):
        return speaks(function.func) or getattr(function.func, "id", "") == "translator"
    return getattr(function, "id", getattr(function, "attr", "")) in ("_", "N_", "counted")


def is_words(value: object) -> bool:
    return isinstance(value, str) and bool(value)


@pytest.fixture(scope="module")
def french() -> dict[str, str]:
    """The French of every message, a plural form standing under each of its two sources."""
    with (ROOT / "corpus/locales/fr/LC_MESSAGES/partage.po").open("rb") as file:
        entries = [message for message in read_po(file, locale="fr") if message.id]
    known: dict[str, str] = {}
    for entry in entries:
        sources = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        forms = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        known |= dict(zip(sources, forms, strict=True))
    return known


@pytest.mark.parametrize("text", sorted(set(messages())))
def test_a_message_is_said_in_french_in_buyers_words(text: str, french: dict[str, str]) -> None:
    assert french.get(text), f"add “{text}” to partage.po"
    assert set(re.findall(r"{\w+}", french[text])) == set(re.findall(r"{\w+}", text))
    assert not COMPUTING.search(f"{text} {french[text]}")


@pytest.mark.parametrize(
    ("noun", "language", "said"),
    [
        ("title", "fr", "deviné"),
        ("year", "fr", "devinée"),
        ("licence", "fr", "devinée"),
        ("language", "fr", "devinée"),
        ("keywords", "fr", "devinés"),
        ("several", "fr", "devinés"),
        ("year", "en", "guessed"),
    ],
)
def test_what_is_noted_of_a_field_agrees_with_its_name(noun: str, language: str, said: str) -> None:
    assert agreeing(language, noun, "guessed") == said
