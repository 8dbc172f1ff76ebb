"""Whether a text holds the strings of a right answer."""

from __future__ import annotations

import re


def holds(text: str, must: str) -> bool:
    """Whether one of the alternatives of `must` stands in the text, between word boundaries.

    Case, kinds of space and apostrophe do not count, nor do the marks of tables and emphasis (| and *).
    """
    plain = _plain(text)
    return any(re.search(rf"(?<!\w){re.escape(_plain(one))}(?!\w)", plain) for one in must.split("|"))


def _plain(text: str) -> str:
    unmarked = text.replace("|", " ").replace("*", " ").replace("’", "'")
    return " ".join(unmarked.casefold().split())
