"""A prompt is a text file: what a language model is told, part by part, with `$names` to fill in.

`<name>.<language>.md` holds parts that begin with a line `== system ==` or `== user ==`. What is filled in is not read
again, so `$` and braces in a document's text stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template

_PART = re.compile(r"^== (system|user) ==\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Message:
    """One part of what a model is told; `role` is "system" or "user"."""

    role: str
    text: str


def fill(name: str, language: str, **values: str) -> list[Message]:
    """The messages of the prompt `name`. Raises ValueError when `values` are not exactly the names that it holds."""
    parts = _parts(name, language)
    wanted = {identifier for _, template in parts for identifier in template.get_identifiers()}
    if wanted != values.keys():
        differing = ", ".join(sorted(wanted ^ values.keys()))
        raise ValueError(f"The prompt “{name}” and what it is filled with differ in: {differing}")
    return [Message(role, template.substitute(values)) for role, template in parts]


@cache
def fixed_text(name: str, language: str) -> str:
    """A text that is said as it stands, such as what a model answers when it finds nothing."""
    return files("prompts").joinpath(f"{name}.{language}.md").read_text("utf-8").strip()


@cache
def _parts(name: str, language: str) -> tuple[tuple[str, Template], ...]:
    _, *parts = _PART.split(fixed_text(name, language) + "\n")
    return tuple((role, Template(text.strip())) for role, text in zip(parts[::2], parts[1::2], strict=True))
