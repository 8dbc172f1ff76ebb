"""The year of a document: that of its name or title, of its issue, of the day bids are due, of its cover or of when it
was signed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise

from corpus.calendar_words import MONTH, WEEKDAY
from corpus.vocabulary import TENDER_KINDS
from ingest.guesses.folding import fold_for_guessing
from ingest.guesses.opening import Opening

_FIRST_YEAR = 2000
_COVER = 1_500  # characters
_PAGES_WITH_A_DAY = 3
_LONGEST_LINE = 120
_SENTENCE = 300
_LONGEST_PREPARED = 2
"""The years from the day bids are due to those of the contract that a name may bear: “Pain 2022-2025”, due in 2021."""
_WITH_A_DUE_DATE = (*TENDER_KINDS, "other")
_YEAR = re.compile(r"(?<![\d.,])20\d\d(?![\d.,]*\d)")
_OF_A_REFERENCE = re.compile(r"(?<=[^\W\d_])20\d\d(?:\s?[-–/]\s?20\d\d)?")
"""“ORVE2026-2028” numbers a tender, and tells less of its year than the days that it names."""
_SHORT_DATE_NAME = re.compile(r"^(?:.*_)?(\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])-")
_DATE = re.compile(
    rf"\b\d{{1,2}}[/.]\d{{1,2}}[/.](20\d\d)\b|\b(20\d\d)-\d\d-\d\d\b"
    rf"|\b{MONTH} (20\d\d)\b|\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (20\d\d)\b"
)
_ISSUED = re.compile(
    r"^(?:(?:(?:date of )?(?:issue|issuance|publication|release)|legal ad|posting)(?: date)?"
    r"|(?:date )?(?:issued|posted|released)"
    r"|date (?:de (?:la )?(?:publication|parution)|d'envoi(?: de (?:l'avis|la publicite))?))\s?[:|]"
    r"|^(?:publiee?|parue?|mise? en ligne) le \d"
)
"""“Issue date: …”: what says when the document was published goes before the end of what it asks for."""
_OF_THE_YEAR = re.compile(r"^(?:annee|exercice|millesime|edition|year)\s?:?\s?(20\d\d)(?:\s?[-–/]\s?(20\d\d))?$")
"""“Année 2025”, alone on a line of the cover or behind a dash."""
_BEHIND_A_TITLE = re.compile(r"\((20\d\d)(?:\s?[-–/]\s?(20\d\d))?\)$")
_OF_A_RULE = re.compile(
    r"\b(?:arrete|c\.?c\.?a\.?g|circulaire|code|decret|directive|iso|loi|norme|ordonnance"
    r"|reglement (?!de (?:la )?consult)|rgaa|rgesn|rgi|rgpd|rgs|version|wcag)\b"
)
_LINES_OF_A_TITLE = 3
"""“Refonte du site de la commune (2024)”, at the head of the first page; not “CCAG-TIC (2021)”."""
_DASH = re.compile(r"\s[–—-]\s")
_SIGNED = re.compile(
    rf"^(?:fait|dressee?|etablie?|signee?)(?: en [\w ]{{2,30}})?,? a [\w' -]{{2,40}}?,? le (?:{WEEKDAY} )?(?=\d)"
)
"""“Fait à Orve, le 12 mars 2025”, wherever a document ends and its annexes begin."""
_DUE = re.compile(
    r"\b(?:dates?(?: et heures?)? limites? (?:de |d')?(?:depots?|envoi|reception|remise|reponse)"
    r"|(?:bids?|offers?|proposals?|quot(?:ation|e)s?|responses?|submissions?)(?: (?:are|is))? due\b"
    r"|(?:closing|response) date\b|(?:last date|deadline) for (?:the )?(?:submission|receipt))"
)
"""“Date limite de remise des offres”: nothing that is asked for was written later, whatever its contract lasts."""
_OF_A_LAW = re.compile(
    r"\b(?:loi|decret|arrete|ordonnance|directive|reglement|circulaire|act|law)\b(?! de la)[^.;\n]*$"
)


def guess_year(opening: Opening, kind: str) -> int | None:
    """The latest plausible year of name or title, else of its issue, of its file's header, of the day bids are
    due or of the first page.

    One that the first page bears alone on a line goes before that of the day bids are due. Where none tells it, it is
    that of the day when the document was signed, and None where nothing does.
    That day makes it no later than its own year, for what has such a day: no guide, and no document of long after,
    which cites it.
    """
    name = f"{opening.name} {opening.title}"
    named = _years(_OF_A_REFERENCE.sub(" ", name))
    short = _SHORT_DATE_NAME.match(opening.file)
    if short and not named:
        named = [2000 + int(short[1])]
    cover = _cover_lines(opening)
    issued = [line for line in cover if _ISSUED.match(fold_for_guessing(line))]
    due = _plausible(_dated(_due_lines(opening))) if kind in _WITH_A_DUE_DATE else []
    told = (
        named,
        _dated(issued),
        [opening.read.front_matter.year or 0],
        [*_of_the_year(cover), *_behind_a_title(cover)],
        due,
        _years(name),
        _dated(cover),
        _dated(_signed_lines(opening)),
    )
    years = next(filter(None, map(_plausible, told)), [])
    if due and years and min(years) - max(due) <= _LONGEST_PREPARED:
        return min(max(years), max(due))
    return max(years, default=None)


def _due_lines(opening: Opening) -> list[str]:
    """The lines of the first pages that tell until when bids are handed in, or those below where these have the day."""
    lines = [line for place in range(_PAGES_WITH_A_DAY) for line in opening.blocks_of(place)]
    due = [(line, below) for line, below in pairwise([*lines, ""]) if _DUE.search(fold_for_guessing(line))]
    return [line if _DATE.search(fold_for_guessing(line)) else below for line, below in due]


def _cover_lines(opening: Opening) -> list[str]:
    """The first page without its long sentences: a date in one is that of something told."""
    lines = opening.first_page[:_COVER].splitlines()
    return [line for line in lines if len(line) <= _LONGEST_LINE or not line.rstrip().endswith((".", ";"))]


def _of_the_year(cover: list[str]) -> list[int]:
    """The years that stand by themselves on the cover: “Entretien du port – Année 2025”."""
    parts = (fold_for_guessing(part) for line in cover for part in _DASH.split(line))
    return [int(year) for part in parts if (said := _OF_THE_YEAR.match(part)) for year in said.groups("0")]


def _behind_a_title(cover: list[str]) -> list[int]:
    """The years that stand in brackets behind one of the first lines."""
    lines = (fold_for_guessing(line).rstrip() for line in cover[:_LINES_OF_A_TITLE])
    found = (_BEHIND_A_TITLE.search(line) for line in lines if not _OF_A_RULE.search(line))
    return [int(year) for said in found if said for year in said.groups("0")]


def _signed_lines(opening: Opening) -> list[str]:
    """The lines of all pages that tell where and when the document was signed."""
    lines = (line for page in opening.read.pages for line in page.text.splitlines() if len(line) <= _LONGEST_LINE)
    return [line for line in lines if _SIGNED.match(fold_for_guessing(line))]


def _years(text: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(text)]


def _dated(lines: list[str]) -> list[int]:
    """The years of full dates, without those of the laws that are cited."""
    text = fold_for_guessing("\n".join(lines))
    return [
        int(next(year for year in match.groups() if year))
        for match in _DATE.finditer(text)
        if not _OF_A_LAW.search(text[max(0, match.start() - _SENTENCE) : match.start()])
    ]


def _plausible(years: list[int]) -> list[int]:
    next_year = datetime.now(UTC).year + 1
    return [year for year in years if _FIRST_YEAR <= year <= next_year]
