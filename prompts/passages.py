"""Passages as a language model reads them: numbered data, in which nothing can pass for a part of the prompt."""

from __future__ import annotations

import re
import unicodedata

_TAG = re.compile(r"[<＜﹤](?=[/|!<a-zA-Z])")
"""What opens a tag, a model's own marker (`<|im_end|>`, `</s>`) or our delimiter; "< 4 h" stays."""
_MARKER_END = re.compile(r"\|(?=[>＞])")
_BRACKETED = re.compile(r"\[(/?[A-Z_]{3,}|\s*\d[\d\s,;–-]*)\]")
"""A model's marker (`[INST]`), or a number that would pass for ours."""


def numbered_passage(n: int, title: str, section: str, text: str) -> str:
    """Passage `n` between its delimiters, with the document it comes from and the headings above it."""
    headings = f"\n{as_data(section)}" if section else ""
    return f'<passage n="{n}">\n{as_data(title)}{headings}\n\n{as_data(text)}\n</passage>'


def as_data(text: str) -> str:
    """`text` without what is invisible and without marks that could end a passage or begin another speaker's turn."""
    visible = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cf", "Co"))
    visible = _MARKER_END.sub("¦", _TAG.sub("‹", visible))
    return _BRACKETED.sub(r"(\1)", visible)
