"""The parts of a title that a reader found, put together as they are printed, without those that say nothing."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.vocabulary import TENDER_KINDS
from ingest.guesses.casing import in_capitals
from ingest.guesses.cover import LONGEST_COVER_LINE, NUMBERED, RUNS_ON, is_of
from ingest.guesses.folding import fold_for_guessing, fold_words
from ingest.guesses.formulas import is_procedure, names_an_organisation, says_nothing
from ingest.guesses.no_title import has_a_blank, is_no_title, names_nothing, stands_beside_a_title
from ingest.guesses.opening import Opening
from protect.masking import MASK

PART = " – "
_LONG_TITLE = 120  # characters, beyond which a tender's goes without its buyer
_LONGEST_ABBREVIATION = 8
_LONGEST_KIND = 30
_NAMES_PARTIES = re.compile(r"(?:.{0,40} – )?(?:entre (?:les soussigne|:)|entre$|between the undersigned)")
"""What begins a contract, which goes on with who agrees to it."""
_HEADING = re.compile(
    r"(?:(?:(?:problem|project) )?(?:background|overview|introduction|preamble|purpose|scope)"
    r"(?: (?:and \w+|of (?:this|the) (?:agreement|contract|document|project|request|rfp|solicitation|tender)))?"
    r"|the parties"
    r"|(?:(?:key|important) dates|time ?(?:line|table)|(?:procurement|project|tender) (?:schedule|timeline|timetable))"
    r"|calendrier(?: (?:de la (?:consultation|procedure)|previsionnel))?|dates cles"
    r"|contexte(?: (?:administratif|general|juridique|metier|national|reglementaire|technique))?"
    r"|preambule|introduction|les parties|rappel d(?:u|es?|e la) [\w' ]{3,30})$"
)
"""What the text below a title begins with."""
_CUT_SHORT = re.compile(r"\b(?:du|des?|of|the)$", re.I)
_COMPANY = re.compile(r"\b(?:limited|ltd|llc|corporation|incorporated|inc)\.?(?: \([a-z-]+\))?$")
_LEADS_ON = re.compile(r"\b(?:for|pour)$", re.I)
_BREAKS_OFF = re.compile(r"\b(?:of(?: the)?|de(?: la)?|du|des|(?:relati(?:f|ve)s? )?(?:à(?: la)?|aux?))$", re.I)
"""How a title on two lines may break off; the lines of a logo do so too."""
_CONTENTS = re.compile(r"(?:sommaire|table des matieres|(?:table of )?contents)$")
_OF = re.compile(r"^(?:d['’]|(?:de|du|des|et|of|and)\s)", re.I)
LEADS_IN = re.compile(r"^(?:pour|concernant|relati(?:f|ve)s? (?:[àa]|aux?)) (?:la |les? |l['’])?", re.I)
"""What is left before the object where “CAHIER DES CLAUSES TECHNIQUES PARTICULIERES” went: “pour la maintenance”."""


def telling_parts(opening: Opening, kind: str, buyer: str) -> str:
    """The reader's title without the parts that say nothing, "" if it says no more than the file or the buyer."""
    if set(fold_words(opening.title).split()) <= set(fold_words(opening.name).split()) and kind in TENDER_KINDS:
        return ""
    if _NAMES_PARTIES.match(fold_for_guessing(opening.title)):
        return ""
    title = _with_the_line_below(without_labels(opening.title), opening)
    parts = [part for part in _parts(title, kind) if not _is_left_out(part, kind)]
    parts = [part for part in parts[: _title_ends(parts, kind)] if not _is_formula(part, kind)]
    if all(says_nothing(part) or is_of(part, buyer) or _heads_the_text(part, opening) for part in parts):
        return ""
    if kind in TENDER_KINDS and len(PART.join(parts)) > _LONG_TITLE:
        parts = [part for part in parts if not _goes_from_a_long_title(part, buyer)] or parts
    return LEADS_IN.sub("", PART.join(parts)) if kind in TENDER_KINDS else PART.join(parts)


def without_labels(title: str) -> str:
    """The title without the labels at its end, whose values stand elsewhere: “Date limite de réception :”."""
    parts = title.split(PART)
    while parts and parts[-1].rstrip().endswith(":"):
        parts.pop()
    return PART.join(parts)


def _heads_the_text(part: str, opening: Opening) -> bool:
    """Whether a part is what texts begin with, “Contexte technique”, and not what the file is called."""
    return bool(_HEADING.match(fold_for_guessing(part))) and fold_words(part) not in fold_words(opening.name)


def _title_ends(parts: list[str], kind: str) -> int:
    """How many parts stand before the first article, or before the heading that follows a telling part."""
    first = 0 if kind in TENDER_KINDS else 1
    articles = (place for place, part in enumerate(parts) if place >= first and NUMBERED.match(part))
    told = next((place for place, part in enumerate(parts) if not says_nothing(part)), len(parts))
    headings = (place for place, part in enumerate(parts) if place > told and _HEADING.match(fold_for_guessing(part)))
    return min(next(articles, len(parts)), next(headings, len(parts)))


def _goes_from_a_long_title(part: str, buyer: str) -> bool:
    """Whether a part is a kind, a procedure, a number, the buyer or a company, which a list shows beside the title."""
    return (
        says_nothing(part)
        or is_procedure(part)
        or is_of(part, buyer)
        or stands_beside_a_title(part)
        or bool(_COMPANY.search(fold_for_guessing(part)))
    )


def _is_left_out(part: str, kind: str) -> bool:
    """Whether a part of a title names nothing; a guide may ask a question, and be a form to fill in."""
    return names_nothing(part) or (kind in TENDER_KINDS and is_no_title(part))


def _parts(title: str, kind: str) -> list[str]:
    """The title's parts, those printed on several lines put together, without a logo's: “Direction – numérique du”."""
    lines = title.split(PART)
    parts = lines[:1]
    for above, line in pairwise(lines):
        if _goes_on(parts[-1], above, line, kind):
            parts[-1] += f" {line}"
        else:
            parts.append(line)
    return [part for part in parts if not _CUT_SHORT.search(part)] or parts


def _goes_on(part: str, above: str, line: str, kind: str) -> bool:
    """Whether a line is a fragment of the part whose last line stands above: “Guide” and “pour l’achat”."""
    if not line[:1].islower():
        return False
    if _CUT_SHORT.search(line) or _CUT_SHORT.search(above):
        return True
    if names_an_organisation(part):
        of_a_logo = len(above.split()) == 1 or above[:1].islower()
        return of_a_logo and (len(line.split()) == 1 or bool(_OF.match(line)))
    return bool(RUNS_ON.match(line)) and not (kind in TENDER_KINDS and says_nothing(part))


def _is_formula(part: str, kind: str) -> bool:
    """Whether a part of a title is there for the law, not for the reader: "VILLE DE X", "CAHIER DES CLAUSES…"."""
    shouted = in_capitals(part) and len(part) > _LONGEST_ABBREVIATION and kind in TENDER_KINDS
    return says_nothing(part) and (
        shouted
        or (kind in TENDER_KINDS and is_procedure(part))
        or (len(part) > _LONGEST_KIND and not names_an_organisation(part))
    )


def _with_the_line_below(title: str, opening: Opening) -> str:
    """A title whose parts that end in “for” or “de” go on with the line printed below: “SERVICES FOR” and “THE PORT”.

    Not with what is to be filled in.
    """
    lines = dict(pairwise(opening.first_blocks))
    parts = title.split(PART)
    for place, part in enumerate(parts):
        below = lines.get(part, "")
        breaks_off = len(parts) == 1 and _BREAKS_OFF.search(part) and not _begins_the_text(below)
        leads_on = breaks_off or _LEADS_ON.search(part) or _goes_on_in_the_name(part, below, opening)
        is_told = below not in parts and len(below) <= LONGEST_COVER_LINE and not has_a_blank(below)
        if leads_on and is_told and MASK not in below:
            parts[place] = f"{part} {below.rstrip('.')}"
    return PART.join(parts)


def _begins_the_text(line: str) -> bool:
    """Whether a line heads a section or the contents, or is a sentence, and no second line of a title."""
    folded = fold_for_guessing(line)
    return bool(_HEADING.match(folded) or _CONTENTS.match(folded) or NUMBERED.match(line)) or line.endswith((".", ":"))


def _goes_on_in_the_name(part: str, below: str, opening: Opening) -> bool:
    """Whether the file's name has a line's last word and then all of the line below: “Book Binding” and “System”."""
    last = fold_words(part).split()[-1:]
    return bool(below and last) and f" {last[0]}{fold_words(below)}" in fold_words(opening.name)
