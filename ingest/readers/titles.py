"""Whether a title in a file's properties says anything of the document, and whether a bold line is a heading."""

from __future__ import annotations

import re

from ingest.headings import tells_a_day
from ingest.plain_text import clean_line

_WRITTEN_BY_PROGRAMS = re.compile(
    r"(?:microsoft (?:word|excel|powerpoint)\b.*|word document|document ?\d*|classeur ?\d*|book ?\d*|feuil(?:le)? ?\d*"
    r"|powerpoint presentation|présentation powerpoint|pr[ée]sentation ?\d*|diapositive ?\d*|slide ?\d*"
    r"|(?:sans |un)titled?(?: ?\d+)?|sans (?:titre|nom) ?\d*|titre(?: du document)?|title|no title|mod[èe]le.*"
    r"|.*\btemplate|page de garde|\[.*\])",
    re.I,
)
_FILE_NAME = re.compile(r"\S*\.(?:docx?|odt|xlsx?|ods|pptx?|odp|pdf|dotx?|html?|md|indd|rtf)", re.I)
_SHORTEST = 4
_LONGEST_DRAWN_HEADING = 100
_SENTENCE_END = re.compile(r"[.;,]$")


def telling_title(title: str | None) -> str:
    """`title` on one line, or "" if a program, a template or the file's name has put it there."""
    title = clean_line(title or "")
    said = len(title) >= _SHORTEST and any(character.isalpha() for character in title)
    return title if said and not (_WRITTEN_BY_PROGRAMS.fullmatch(title) or _FILE_NAME.fullmatch(title)) else ""


def is_drawn_heading(line: str) -> bool:
    """Whether a paragraph that is bold throughout reads like a heading: short, begun as one, not a sentence."""
    is_short = len(line) <= _LONGEST_DRAWN_HEADING and line[0].isalnum()
    return is_short and not _SENTENCE_END.search(line) and not tells_a_day(line)
