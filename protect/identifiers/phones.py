"""Telephone and fax numbers, in every way that they are written in France, in North America, in Britain, or with a +.

A number of figures is only taken for a telephone number when the numbering plan of a country knows it; where the word
“telephone” stands before it, its shape is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import phonenumbers

from protect.findings import NUMBER_RANGE, Finding, Kind

_GAP = r"[ \u00a0\u202f\u2009.\-‐‑–/·]"
_EXTENSION = r"(?:\s*[,(]?\s*\b(?:poste|ext(?:ension)?\.?|x)\s*:?\s*\d{1,6}\)?)?"
_FRENCH = re.compile(
    rf"(?<![\w,])(?<!\d[.\-/])(?:(?:\(?\+|00){_GAP}?33\)?{_GAP}?(?:\(\s?0\s?\))?{_GAP}?|\(?0)[1-9]\)?"
    rf"(?:(?:{_GAP}{{0,3}}|\n)\d{{2}}){{4}}{_EXTENSION}(?!\w|-[^\W_]|\.[a-z\d]|,\d)(?!{_GAP}{{1,3}}\d{{2}}(?!\d)(?!\s*[€%]))"
)
_IN_PAIRS = re.compile(r"0[1-79]([ \u00a0\u202f.])\d\d(?:\1\d\d){3}")
"""Nothing else is written so; a numbering plan that we have may be older than the number."""
_FOR_FICTION = re.compile(r"(?:0|0033|\+33)63998\d{4}|(?:0|0044|\+44)(?:1632960|7700900)\d{3}")
"""What the regulators keep for stories, and no numbering plan knows: samples are written with them."""
_FREEPHONE = re.compile(
    rf"(?<![\w,.])0{_GAP}?8\d{{2}}{_GAP}?(?:\d{{3}}{_GAP}?\d{{3}}|\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}})(?![\w])(?![,.]\d)"
)
_ABROAD = re.compile(
    rf"(?<![\w+])(?:\+|00(?=(?:32|41|44|352|377|49|34|39|351){_GAP}))[1-9](?:{_GAP}?\(?\d\)?){{6,14}}{_EXTENSION}(?!\w)"
)
_AMERICAN = re.compile(
    rf"(?<![\w.+\-/])(?:\+?1[ .\-])?(?:\([2-9]\d{{2}}\){_GAP}{{0,2}}|[2-9]\d{{2}}{_GAP})"
    rf"[2-9]\d{{2}}{_GAP}{{1,2}}\d{{4}}{_EXTENSION}"
    r"(?![\w])(?![.\-/]\d)"
)
_BRITISH = re.compile(r"(?<![\w.+\-/])\(?0[1-37]\d{1,4}\)?[ \-]\d{3,4}(?:[ \-]?\d{3,4})(?![\w])(?![.\-/,]\d)")
_NAMED = re.compile(
    r"\b(?:t[ée]l(?:[ée]phone)?|phone|telephone|fax|t[ée]l[ée]copie(?:ur)?|mobile|portable|gsm|standard|hotline|cell)"
    r"(?:\s+(?:fixe|mobile|portable|direct|professionnel|number|num[ée]ro))?\.?"
    rf"\s*(?:n[°ºo]\s*)?[:.|]?\s*(\+?\(?\d(?:(?:{_GAP}{{0,2}}|\n(?=\d\d\b))[()]?\d){{7,14}}){_EXTENSION}(?!\w)(?![,.]\d)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:t[ée]l|phone|fax|t[ée]l[ée]copie|mobile|portable|gsm|joindre|joignable|appel|compos|num[ée]ros?\ssuivant|dial|\bcall|contact|standard|astreinte|☎|📞)"
    r"[^\n\d]{0,40}$",
    re.IGNORECASE,
)
_COUNTABLE = (
    r"(?:n[°ºo]s?|num[ée]ros?|r[ée]f(?:\.|[ée]rences?)?|march[ée]s?|factures?|commandes?|dossiers?|codes?|siren|siret"
    r"|finess|contrats?|contract|lots?|cpv|rcs|version|articles?|art\.|id|identifiant|invoice|order|part|serial|s[ée]rie"
    r"|licen[cs]e|solicitation|norme|iso|ticket|nomenclature)"
)
_A_SERVICE = r"(?!march[ée]s\spublics\b)"
"""What is reached and has no number of its own: “Pôle Marchés Publics : 04…”."""
_COUNTED = re.compile(
    rf"\b{_A_SERVICE}{_COUNTABLE}\s*(?:publics?|number|no\.?|n[°ºo]|de\s+\w+)?\s*[:#]?\s*$", re.IGNORECASE
)
_COUNTED_NEAR = re.compile(rf"\b{_A_SERVICE}{_COUNTABLE}\b[^\n.]*$", re.IGNORECASE)
Place = tuple[int, int]
_FRENCH_REGIONS = ("FR", "GP", "MQ", "GF", "RE", "YT")
_REACH = 60
_TO = re.compile(r"\s(?:à|a|au|jusqu['’](?:à|au)|to)\s|\s?[-–→/]\s?", re.IGNORECASE)
_RANGE = re.compile(
    r"(?<!\w)(?:SDA|tranches?|plages?|s[ée]ries?|num[ée]ros|blocs?|s[ée]lections?\sdirectes?|DID|DDI|ranges?|numbers)"
    r"(?!\w)[^\n]*\Z",
    re.IGNORECASE,
)
_OF_A_RANGE = 4
"""Figures that may differ in a range."""


def find_phones(text: str, language: str = "") -> Iterator[Finding]:
    """Every telephone or fax number of the text, its extension with it. `language` is that of the text, where known."""
    places = {_without_a_stray_bracket(text, *place) for place in _places(text, language)}
    of_ranges = {place for both in _ranges(text, places) for place in both}
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        yield Finding(Kind.PHONE, start, end, NUMBER_RANGE if (start, end) in of_ranges else "")


def _ranges(text: str, places: Iterable[Place]) -> Iterator[tuple[Place, Place]]:
    """The first and the last number of each range: “SDA de 02 98 10 12 00 à 02 98 10 12 99”."""
    for first, last in pairwise(sorted(places)):
        begins, ends = (re.sub(r"\D", "", text[slice(*place)]) for place in (first, last))
        is_one_switchboard_s = begins[:-_OF_A_RANGE] == ends[:-_OF_A_RANGE] and len(begins) == len(ends)
        is_called_one = _RANGE.search(text, max(0, first[0] - _REACH), first[0])
        if is_one_switchboard_s and begins < ends and is_called_one and _TO.fullmatch(text, first[1], last[0]):
            yield first, last


def _without_a_stray_bracket(text: str, start: int, end: int) -> tuple[int, int]:
    """The place without a bracket at its edge whose other half is not of the number: “(06 12 45 78 90”."""
    number = text[start:end]
    unclosed = number.count("(") - number.count(")")
    opens, closes = unclosed > 0 and number[0] == "(", unclosed < 0 and number[-1] == ")"
    return start + opens, end - closes


def _places(text: str, language: str) -> Iterator[tuple[int, int]]:
    for match in _NAMED.finditer(text):
        yield match.start(1), match.end()
    for match in _FRENCH.finditer(text):
        if (_is_french(match[0]) or _IN_PAIRS.match(match[0])) and _is_a_call(text, match):
            yield match.span()
    for match in _FREEPHONE.finditer(text):
        if _is_called(text, match) or (_is_known(match[0], "FR") and not _is_counted(text, match)):
            yield match.span()
    for match in _ABROAD.finditer(text):
        if _is_possible_abroad(match[0]):
            yield match.span()
    for match in _AMERICAN.finditer(text):
        if _is_called(text, match) or _is_american(text, match, language):
            yield match.span()
    if language == "en":
        for match in _BRITISH.finditer(text):
            if _is_known(match[0], "GB") and not _is_counted(text, match):
                yield match.span()


def _is_french(number: str) -> bool:
    return any(_is_known(number, region) for region in _FRENCH_REGIONS)


def _is_american(text: str, match: re.Match[str], language: str) -> bool:
    """In a French text, three groups of figures apart by spaces alone are more likely an amount."""
    written = language != "fr" or re.search(r"[().\-‑]", match[0]) is not None
    return written and _is_known(match[0], "US") and not _is_counted(text, match)


def _is_known(number: str, region: str) -> bool:
    """Whether the numbering plan of the region has such a number, or it is kept for fiction."""
    if _FOR_FICTION.fullmatch(_dialled(number)):
        return True
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(_dialled(number), region))
    except phonenumbers.NumberParseException:
        return False


def _is_possible_abroad(number: str) -> bool:
    """Whether the country that the number names has numbers of that length: the + says the rest."""
    whole = f"+{number[2:]}" if number.startswith("00") else number
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(_dialled(whole), None))
    except phonenumbers.NumberParseException:
        return False


def _dialled(number: str) -> str:
    """The figures that are dialled, without the (0) that is not, nor an extension."""
    return re.sub(r"[^\d+]", "", re.split(r"[^\W\d]|,", re.sub(r"\(\s?0\s?\)", "", number), maxsplit=1)[0])


def _is_a_call(text: str, match: re.Match[str]) -> bool:
    """Whether ten figures are called: in pairs unless they count up, in one piece unless they are counted."""
    if _is_called(text, match) or match[0].lstrip("(").startswith(("+", "0033")):
        return True
    figures = re.sub(r"\D", "", match[0])
    if figures == match[0] and _COUNTED_NEAR.search(text[max(0, match.start() - _REACH) : match.start()]):
        return False
    return not _is_counted(text, match) and not _counts_up(figures)


def _counts_up(figures: str) -> bool:
    """Whether the pairs follow each other as the columns of a table do: 01 02 03 04 05."""
    pairs = [int(figures[place : place + 2]) for place in range(0, len(figures), 2)]
    return all(later - earlier == 1 for earlier, later in pairwise(pairs))


def _is_called(text: str, match: re.Match[str]) -> bool:
    return bool(_CALLED.search(text[max(0, match.start() - _REACH) : match.start()]))


def _is_counted(text: str, match: re.Match[str]) -> bool:
    return bool(_COUNTED.search(text[max(0, match.start() - _REACH) : match.start()]))
