"""A title without what stands around it: labels, marks, references, pictures and the states of a file."""

from __future__ import annotations

import re
import unicodedata

from ingest.guesses.purpose import unquoted

_LABEL_OF_A_TITLE = re.compile(r"^(?:title|titre|intitulé|subject|objet)\s?:\s*(?=[\w«“\"])", re.I)
_CODE = re.compile(r"`([^`]+)`")
"""“`make`”, as Markdown sets what is typed."""
_MARK_OF_AN_ITEM = re.compile(r"[-–—*]\s+(?=[^\s\d])")
"""Not that of “- 20 °C”."""
_STATE_OF_A_FILE = re.compile(r"_(?:def|finale?|ok|v\d[\d.]*|vdef|vf)$", re.I)
"""“Bilan 2025_ok”, as a file was called whose program put its name into its title."""
_REFERENCE_BEFORE_IT = re.compile(
    r"\((?=[^()\d]{0,20}(?:19|20)\d\d[/._-]\d)(?!(?:19|20)\d\d[/-](?:19|20)?\d\d\)|(?:EN|IEC|ISO|NF)(?:[\W\d]))"
    r"[\w./-]{4,25}\)\s+(?=\S)"
)
"""“(CMP2026/056) ”, as agendas of councils number what is to be decided: a year and a number, no years, no norm."""
_OF_PICTURES = ("So", "Sk", "Mn", "Cf", "Zs")
"""The categories of characters that a picture and the space behind it are made of."""
_LEADS_TO_NOTHING = re.compile(r"(?<=\w)(?:\s(?:de la|de l['’]|du|des?|of(?: the)?))+$", re.I)
"""“Marché de travaux de réfection de la”, “Note of the”: what was to be filled in went."""


def bare(title: str) -> str:
    """A title without the label before it, the marks around it or a word, the mark of an item, the reference or the
    picture that it begins with, and the state of a file or the word before a blank that it ends with."""
    title = _CODE.sub(r"\1", _STATE_OF_A_FILE.sub("", title))
    title = title.lstrip(" |") or title
    for begins in (_MARK_OF_AN_ITEM, _REFERENCE_BEFORE_IT):
        title = title[begun.end() :] if (begun := begins.match(title)) else title
    title = _LABEL_OF_A_TITLE.sub("", title[_pictures(title) :])
    return unquoted(_LEADS_TO_NOTHING.sub("", title.rstrip()))


def _pictures(text: str) -> int:
    """How many characters of pictures and of the spaces behind them begin a text: “🛍 Marchés”."""
    return next((place for place, one in enumerate(text) if unicodedata.category(one) not in _OF_PICTURES), 0)
