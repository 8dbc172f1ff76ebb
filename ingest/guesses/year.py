"""The year of a document: what its name or title says, else when it was issued or the latest date of its first page."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from corpus.months import MONTH
from ingest.guesses.folding import fold
from ingest.guesses.opening import Opening

_FIRST_YEAR = 2000
_COVER = 1_500  # characters
_LONGEST_LINE = 120
_SENTENCE = 300
_YEAR = re.compile(r"(?<![\d.,])20\d\d(?![\d.,]*\d)")
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
_OF_A_LAW = re.compile(
    r"\b(?:loi|decret|arrete|ordonnance|directive|reglement|circulaire|act|law)\b(?! de la)[^.;\n]*$"
)


def guess_year(opening: Opening) -> int | None:
    """The latest plausible year that name or title carry, else that of its issue or of the first page, else None."""
    named = _years(opening.name) + _years(opening.title)
    short = _SHORT_DATE_NAME.match(opening.file)
    if short and not named:
        named = [2000 + int(short[1])]
    cover = _cover_lines(opening)
    issued = [line for line in cover if _ISSUED.match(fold(line))]
    return _latest(named) or _latest(_dated(issued)) or _latest(_dated(cover))


def _cover_lines(opening: Opening) -> list[str]:
    """The first page without its long sentences: a date in one is that of something told."""
    lines = opening.first_page[:_COVER].splitlines()
    return [line for line in lines if len(line) <= _LONGEST_LINE or not line.rstrip().endswith((".", ";"))]


def _years(text: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(text)]


def _dated(lines: list[str]) -> list[int]:
    """The years of full dates, without those of the laws that are cited."""
    text = fold("\n".join(lines))
    return [
        int(next(year for year in match.groups() if year))
        for match in _DATE.finditer(text)
        if not _OF_A_LAW.search(text[max(0, match.start() - _SENTENCE) : match.start()])
    ]


def _latest(years: list[int]) -> int | None:
    next_year = datetime.now(UTC).year + 1
    return max((year for year in years if _FIRST_YEAR <= year <= next_year), default=None)
