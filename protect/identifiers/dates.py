"""Days as people write them, in figures or with the name of the month, in French or English: as regular expressions."""

from __future__ import annotations

_MONTH = (
    r"(?:janv(?:ier)?|f[ée]v(?:rier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[ûu]t|sept(?:embre)?|oct(?:obre)?"
    r"|nov(?:embre)?|d[ée]c(?:embre)?"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|september|october|december)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_GAP = r"[ \u00a0\u202f]"
_IN_FIGURES = "|".join(
    rf"\d{{1,2}}{between}\d{{1,2}}{between}(?:{_YEAR}|\d\d)"
    for between in (r"[ \u00a0]?/[ \u00a0]?", r"[ \u00a0]?\.[ \u00a0]?", r"[ \u00a0]?[-–][ \u00a0]?", _GAP)
)
DAY = (
    rf"(?<!\d)(?:{_YEAR}-\d\d-\d\d|{_IN_FIGURES}"
    rf"|\d{{1,2}}(?:er|st|nd|rd|th)?{_GAP}(?:of{_GAP})?{_MONTH},?{_GAP}{_YEAR}"
    rf"|{_MONTH}{_GAP}\d{{1,2}}(?:st|nd|rd|th)?,?{_GAP}{_YEAR})(?!\w)"
)
"""A day with its year. To be compiled with `re.I`."""
