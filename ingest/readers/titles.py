"""Whether a title in a file's properties says anything of the document, and whether a bold line is a heading."""

from __future__ import annotations

import re

from ingest.headings import tells_a_day
from ingest.plain_text import clean_line

_WRITTEN_BY_PROGRAMS = re.compile(
    r"(?:\(?microsoft (?:word|excel|powerpoint)\b.*|(?:new |nouveau )?(?:microsoft )?word document"
    r"|(?:nouveau )?document(?: microsoft)? word|(?:nouveau )?document ?\d*|classeur ?\d*|book ?\d*|feuil(?:le)? ?\d*"
    r"|(?:powerpoint|google slides|keynote|pptxgenjs) presentation"
    r"|présentation (?:microsoft )?powerpoint|pr[ée]sentation ?\d*"
    r"|diapositive ?\d*|slide ?\d*|titre de la (?:pr[ée]sentation|diapositive)"
    r"|(?:sans |un)titled?(?: (?:document|presentation|spreadsheet|slide))?(?: ?\d+)?"
    r"|(?:document |pr[ée]sentation |feuille de calcul )?sans (?:titre|nom) ?-?\d*"
    r"|titre(?: du document)?|title|no title)",
    re.I,
)
_OF_A_TEMPLATE = re.compile(r"(?:mod[èe]le.*|.*\btemplate|page de garde|\[.*\])", re.I)
_FILE_NAME = re.compile(r"\S*\.(?:docx?|odt|xlsx?|ods|pptx?|odp|pdf|dotx?|html?|md|indd|rtf)", re.I)
_SHORTEST = 4
_LONGEST_DRAWN_HEADING = 100
_SENTENCE_END = re.compile(r"[.;,]$")


def telling_title(title: str | None) -> str:
    """`title` on one line, or "" if a program, a template or the file's name has put it there."""
    title = clean_line(title or "")
    said = len(title) >= _SHORTEST and any(character.isalpha() for character in title)
    is_put_there = is_written_by_a_program(title) or _OF_A_TEMPLATE.fullmatch(title) or _FILE_NAME.fullmatch(title)
    return title if said and not is_put_there else ""


def is_written_by_a_program(title: str) -> bool:
    """Whether it is what a program calls a file by itself: “Présentation PowerPoint”, “Document1”."""
    return _WRITTEN_BY_PROGRAMS.fullmatch(title) is not None


def is_drawn_heading(line: str) -> bool:
    """Whether a paragraph that is bold throughout reads like a heading: short, begun as one, not a sentence."""
    is_short = len(line) <= _LONGEST_DRAWN_HEADING and line[0].isalnum()
    return is_short and not _SENTENCE_END.search(line) and not tells_a_day(line)
