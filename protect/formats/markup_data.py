"""Data that a web page has for search engines (JSON): who wrote it, whatever the first name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_OF_A_PERSON = re.compile(r"(?:author|creator|editor|contributor|reviewed_?by|owner|maintainer)s?", re.I)
_PERSON = "Person"


def people_in_data(data: str) -> list[str]:
    """The names that such data gives to authors and other people, none where it is no JSON."""
    try:
        return list(_names(json.loads(data)))
    except (ValueError, RecursionError):
        return []


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _names(one)
    elif isinstance(value, dict):
        if _PERSON in _kinds(value):
            yield from _said(value)
        for key, held in value.items():
            if _OF_A_PERSON.fullmatch(key):
                yield from _people(held)
            yield from _names(held)


def _people(value: Any) -> Iterator[str]:
    """The names that stand behind “author”: an organisation that is said to be one is nobody."""
    if isinstance(value, list):
        for one in value:
            yield from _people(one)
    elif isinstance(value, str) and value.strip():
        yield value
    elif isinstance(value, dict) and not _kinds(value):
        yield from _said(value)


def _kinds(value: dict[str, Any]) -> list[str]:
    """What it is, without whose vocabulary says so: “https://schema.org/Person”."""
    kind = value.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [re.split(r"[/#:]", one)[-1] for one in kinds if isinstance(one, str)]


def _said(person: dict[str, Any]) -> Iterator[str]:
    words = [person.get(key) for key in ("name", "givenName", "familyName")]
    if said := " ".join(word for word in words if isinstance(word, str)).strip():
        yield said
