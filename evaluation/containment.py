"""Whether a text holds the strings of a right answer."""

from __future__ import annotations

import re


def holds(text: str, must: str) -> bool:
    """Whether one of the alternatives of `must` stands in the text, between word boundaries.

    Case, kinds of space and apostrophe do not count, nor do the marks of tables and emphasis (| and *).
    """
    plain = _plain(text)
    return any(re.search(_whole(_plain(one)), plain) for one in must.split("|"))


def _whole(words: str) -> str:
    """The pattern of words that do not go on on either side: “15 %” stands whole in “15 %Sous-critère”."""
    before = r"(?<!\w)" if re.match(r"\w", words[:1]) else ""
    after = r"(?!\w)" if re.match(r"\w", words[-1:]) else ""
    return f"{before}{re.escape(words)}{after}"


def _plain(text: str) -> str:
    unmarked = text.replace("|", " ").replace("*", " ").replace("’", "'")
    return " ".join(unmarked.casefold().split())
