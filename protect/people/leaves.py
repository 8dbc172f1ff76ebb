"""People whose illness, leave or departure is told: “arrêt maladie de P. Rouault”, “Karim est en congés”.

The more private it is, the less of a name is enough: behind “arrêt maladie de”, the family name alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from protect.findings import FAMILY_NAME, FIRST_NAME, Finding, Kind
from protect.people.beside import is_of_a_thing
from protect.people.names import (
    Place,
    begins_with_initials,
    is_a_full_name,
    is_common,
    is_first_name,
    is_given,
    is_no_family_name,
    is_ordinary,
    pieces_of,
)

_ILLNESS = (
    r"arr[êe]ts?\s(?:de\stravail|(?:pour\s)?maladie)|hospitalisation|accident\sd[ue]\s(?:travail|trajet)|inaptitude"
    r"|(?:mi-temps|temps\spartiel)\sth[ée]rapeutique|grossesse|RQTH|invalidit[ée]|burn-?out|sanction\sdisciplinaire"
    r"|cong[ée]s?\s(?:de\s)?(?:longue\s)?(?:maladie|maternit[ée]|paternit[ée]|adoption|parental|longue\sdur[ée]e)"
    r"|licenciement|(?:d[ée]part|mise)\s(?:[àa]|en)\s(?:la\s)?retraite|(?:sick|maternity|paternity|parental)\sleave"
)
_LEAVE = (
    r"absences?|maladie|d[ée]c[èe]s|cong[ée]s?(?:\s(?:annuels?|pay[ée]s?|d['’][ée]t[ée]))?|vacances|RTT|d[ée]part|arriv[ée]e"
    r"|mutation|remplacement|int[ée]rim"
    r"|t[ée]l[ée]travail|entretien\s(?:annuel|professionnel)|(?:bulletin|fiche)\sde\spaie|salaire|recrutement|titularisation"
    r"|departure|leave|salary|payslip"
)
_TOLD = rf"(?:(?P<illness>{_ILLNESS})|(?P<leave>{_LEAVE}))"
_OF = r"(?:\s(?:de|of)\s|\sd['’]|\s?:\s|\s\(|\s[–-]\s)"
_BEFORE = re.compile(rf"(?<![\w-]){_TOLD}{_OF}$", re.I)
_BEGINS_WITH_IT = re.compile(rf"{_TOLD}{_OF}", re.I)
"""“Congés de J. Martin”, which looks like a name as a whole."""
_BE = r"\s(?:est|sera|[ée]tait|is|will\sbe|was)\s(?:(?:actuellement|encore|toujours|currently|still)\s)?"
_AFTER = re.compile(
    rf"{_BE}(?:(?P<illness>en\s(?:{_ILLNESS}|arr[êe]t)|souffrante?|malade|hospitalis[ée]e?|enceinte|ill"
    r"|on\s(?:sick|maternity|parental)\sleave)"
    r"|(?P<leave>en\s(?:cong[ée]s?|vacances|RTT|t[ée]l[ée]travail)|absente?|on\s(?:leave|holiday)|away))(?![\w-])",
    re.I,
)
_OF_THINGS_TOO = re.compile(r"remplacement|arriv[ée]e|d[ée]part", re.I)
"""“Remplacement d’Ariane”, which may be a program: a first name alone is not enough there."""
_REACH = 60
_SHORTEST = 4


def people_on_leave(text: str, places: Iterable[Place], common: Collection[str]) -> Iterator[Finding]:
    """Who is named where somebody's illness or leave is told: in full, with an initial, or by a first name.

    `places` are those where a name may stand. `common` are the words that the text writes without a capital, which no
    name is.
    """
    for place, end in places:
        begins = _BEGINS_WITH_IT.match(text, place, end)
        start = begins.end() if begins else place
        told = begins or _BEFORE.search(text, max(0, start - _REACH), start) or _AFTER.match(text, end)
        if told is None or is_of_a_thing(text, start, end):
            continue
        pieces = pieces_of(text[start:end])
        if len(pieces) == 1 and _OF_THINGS_TOO.fullmatch(told["leave"] or ""):
            continue
        detail = _sort_of_name(pieces, common, is_ill=_tells_of_illness(told))
        if detail is not None:
            yield Finding(Kind.PERSON, start, end, detail)


def _tells_of_illness(told: re.Match[str]) -> bool:
    """Whether it is a sentence on somebody's illness or the like: behind a colon or in brackets, words stand too."""
    return told["illness"] is not None and not told[0].endswith((": ", "(", "- ", "– "))


def _sort_of_name(pieces: list[str], common: Collection[str], *, is_ill: bool) -> str | None:
    """The detail of the finding, None where the words may be nobody's name."""
    if any(is_no_family_name(one) or one.lower() in common for one in pieces):
        return None
    if begins_with_initials(pieces):
        return FAMILY_NAME
    if len(pieces) != 1:
        return "" if is_a_full_name(" ".join(pieces)) and not any(map(is_common, pieces)) else None
    return _sort_of_word(pieces[0], is_ill=is_ill)


def _sort_of_word(word: str, *, is_ill: bool) -> str | None:
    if word.isupper() or is_common(word):
        return None
    if is_given(word):
        return None if is_ordinary(word) and not is_ill else FIRST_NAME if is_ordinary(word) else ""
    return FAMILY_NAME if is_ill and len(word) >= _SHORTEST and word.isalpha() and not is_first_name(word) else None
