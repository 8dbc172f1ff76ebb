"""What a Markdown file says of itself ahead of its text, in YAML, and what of that its readers see."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import yaml

_LEADS = ("description", "excerpt", "chapo", "chapeau", "accroche", "summary", "résumé", "resume", "abstract")
"""What a site shows between the title of a page and its text, and in its lists."""
_PARAGRAPHS = re.compile(r"\n\s*\n|(?<=[.!?…:;])[ \t]*\n")
"""What parts them: YAML leaves one end of a line of an empty line, or of a line that was broken to be short."""


def read_front_matter(header: str) -> dict[str, str]:
    """What a header says in a line or a text, by its names in small letters; nothing where it is malformed."""
    try:
        values = yaml.safe_load(header)
        pairs = values.items() if isinstance(values, dict) else ()
        return {
            str(name).strip().lower(): str(value)
            for name, value in pairs
            if isinstance(value, str | int | float | date)
        }
    except (yaml.YAMLError, ValueError, ArithmeticError, LookupError, AttributeError, TypeError, RecursionError):
        return {}  # days that no calendar has, numbers without end and tags that lie are no errors of YAML's


def leads_of(said: Mapping[str, str]) -> list[str]:
    """The paragraphs that lead to the text, in the order of the header."""
    leads = (text.strip() for name, text in said.items() if name in _LEADS)
    return [paragraph for text in leads for paragraph in _PARAGRAPHS.split(text)]
