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
    r"|adobe (?:photoshop|illustrator|indesign|acrobat) (?:pdf|document|image|file)"
    r"|diapositive ?\d*|slide ?\d*"
    r"|(?:sans |un)titled?(?: (?:document|presentation|spreadsheet|slide))?(?: ?\d+)?"
    r"|(?:document |pr[ée]sentation |feuille de calcul )?sans (?:titre|nom) ?-?\d*"
    r"|titre(?: du document)?|title|no title)",
    re.I,
)
_TO_BE_REPLACED = re.compile(
    r"(?:(?:sous-)?titre (?:du|de (?:la|votre)) (?:diaporama|diapositive|document|pr[ée]sentation|rapport)"
    r"|(?:votre (?:sous-)?titre|(?:document|presentation|report|slide|your) (?:sub)?title)(?: ici| here)?"
    r"|(?:sub)?title of (?:the |this |your )?(?:document|presentation|report|slide)"
    r"|(?:ins[ée]re[rz]|saisissez|tapez|enter|insert|type) (?:ici |here )?(?:a |an |le |un |the |votre |your )?"
    r"(?:sous-|sub)?tit(?:re|le)(?: ici| here)?"
    r"|(?:cliquez|click) (?:ici |here )?(?:pour|to) (?:add|ajouter|edit|enter|modifier|saisir)"
    r"(?: [\w'’]+){0,4} (?:(?:sous-|sub)?tit(?:re|le)s?|texte?|styles?)(?: du masque| style)?"
    r"|modifiez le style du titre)"
    r"(?: (?:on|sur) (?:\d|one|two|une|deux|trois) (?:lignes?|lines?)(?: max\w*)?)?",
    re.I,
)
"""What a template has in the place of a title: “Titre de la présentation sur 2 lignes”."""
_OF_A_TEMPLATE = re.compile(r"(?:mod[èe]le.*|.*\btemplate|page de garde|\[.*\])", re.I)
_EXTENSIONS = r"(?:docx?|odt|xlsx?|ods|pptx?|odp|pdf|dotx?|indd|rtf)"
_FILE_NAME = re.compile(
    rf"\S*\.(?:html?|md|{_EXTENSIONS})|(?!.*(?:\b(?:fichiers?|files?|formats?|extensions?)\b|\s\.)).*\S\.{_EXTENSIONS}",
    re.I,
)
"""“Maintenance des ascenseurs.docx”, not “Migration des fichiers x.docx”, which speaks of files."""
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
    """Whether it is what a program calls a file by itself, “Document1”, or a template has in the place of a title."""
    return any(words.fullmatch(title) for words in (_WRITTEN_BY_PROGRAMS, _TO_BE_REPLACED))


def is_drawn_heading(line: str) -> bool:
    """Whether a paragraph that is bold throughout reads like a heading: short, begun as one, not a sentence."""
    is_short = len(line) <= _LONGEST_DRAWN_HEADING and line[0].isalnum()
    return is_short and not _SENTENCE_END.search(line) and not tells_a_day(line)
