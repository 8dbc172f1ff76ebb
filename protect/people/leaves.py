"""People whose illness, leave or departure is told: “arrêt maladie de P. Rouault”, “Karim est en congés”.

The more private it is, the less of a name is enough: behind “arrêt maladie de”, the family name alone, which is then
hidden in that place only. Behind what companies, sites and machines have too (“licenciement”, “en arrêt”), it is not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from protect.findings import FAMILY_NAME, FIRST_NAME, Finding, Kind
from protect.people.beside import is_of_a_thing
from protect.people.cells import ends_as_words_do
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
    r"arr[êe]ts?\s(?:pour\s)?maladie|(?:mi-temps|temps\spartiel)\sth[ée]rapeutique|grossesse"
    r"|cong[ée]s?\s(?:de\s)?(?:longue\s)?(?:maladie|maternit[ée]|paternit[ée]|adoption|parental|longue\sdur[ée]e)"
    r"|(?:sick|maternity|paternity|parental)\sleave"
)
_LEAVE = (
    r"absences?|maladie|d[ée]c[èe]s|cong[ée]s?(?:\s(?:annuels?|pay[ée]s?|d['’][ée]t[ée]))?|vacances|RTT|d[ée]part|arriv[ée]e"
    r"|mutation|remplacement|int[ée]rim|licenciement|(?:d[ée]part|mise)\s(?:[àa]|en)\s(?:la\s)?retraite|hospitalisation"
    r"|accident\sd[ue]\s(?:travail|trajet)|sanction\sdisciplinaire|RQTH|invalidit[ée]"
    r"|arr[êe]ts?\sde\stravail|inaptitude|burn-?out"
    r"|t[ée]l[ée]travail|entretien\s(?:annuel|professionnel)|(?:bulletin|fiche)\sde\spaie|salaire|recrutement|titularisation"
    r"|departure|leave|salary|payslip"
)
_TOLD = rf"(?:(?P<illness>{_ILLNESS})|(?P<leave>{_LEAVE}))"
_OF = r"(?:\s(?:de|of)\s|\sd['’]|\s?:\s|\s\(|\s[–-]\s)"
_BEFORE = re.compile(rf"(?<![\w-]){_TOLD}{_OF}$", re.I)
_BEGINS_WITH_IT = re.compile(rf"(?:[ld]['’])?{_TOLD}{_OF}", re.I)
"""“Congés de J. Martin” and “L'absence de Karim”, which look like a name as a whole."""
_STILL = r"(?:(?:actuellement|encore|toujours|currently|still)\s)?"
_AWAY = r"en\s(?:cong[ée]s?|vacances|RTT|t[ée]l[ée]travail|arr[êe]t)|absente?|on\s(?:leave|holiday)"
_AFTER = re.compile(
    rf"\s(?:est|sera|[ée]tait|is|will\sbe|was)\s{_STILL}(?:(?P<illness>en\s(?:{_ILLNESS})|on\s(?:sick|maternity|parental)\sleave)"
    rf"|(?P<leave>{_AWAY}|souffrante?|malade|hospitalis[ée]e?|enceinte|ill|away))(?![\w-])",
    re.I,
)
_ASIDE = re.compile(
    rf"(?:,\s|\s\(){_STILL}(?P<leave>en\s(?:{_ILLNESS})|on\s(?:sick|maternity|parental)\sleave|{_AWAY}|hospitalis[ée]e?)"
    r"(?![\w-]|\s(?:d[eu]|des|from)\s|\sd['’])",
    re.I,
)
"""“Karim, absent depuis mars”, “Karim (en arrêt maladie)”; what is “absent du marché” is a product."""
_WHOSE = re.compile(r"['’]s\s(?P<leave>(?:sick|maternity|paternity|parental|annual)\sleave)(?![\w-])", re.I)
_ENDS_IN_S = re.compile(r"['’]s\Z")
_OF_THINGS_TOO = re.compile(r"remplacement|arriv[ée]e|d[ée]part", re.I)
"""“Remplacement d’Ariane”, which may be a program: a first name alone is not enough there."""
_GOES_ON = re.compile(
    r"[ \u00a0](?!(?:[àa]|au|aux|depuis|du|d[èe]s|en|est|et|jusqu|lundi|mardi|mercredi|jeudi|vendredi|le|pendant|pour"
    r"|puis|qui|sera|[ée]tait|a|and|from|in|is|on|until|was|were|will)(?!\w))[^\W_]"
)
"""What makes a word of the one before it: “Catégorie 2”, “Longue durée”."""
_THE = re.compile(r"(?<!\w)(?:l['’]|(?:le|du|au|son|the)\s)\Z", re.I)
"""“L'arrêt maladie de Rouault” is somebody's, “arrêt maladie de Droit” a kind."""
_OF_WORDS = re.compile(r"(?:[eéntr]s|ée?|[ae]nt)\Z", re.I)
"""How words for people end: “Salariés”, “Agent”. Some family names do too, and are left alone."""
_REACH = 60
_SHORTEST = 4
_LONGEST_ARTICLE = 4


def people_on_leave(text: str, places: Iterable[Place], common: Collection[str]) -> Iterator[Finding]:
    """Who is named where somebody's illness or leave is told: in full, with an initial, or by a first name.

    `places` are those where a name may stand. `common` are the words that the text writes without a capital, which no
    name is.
    """
    for place, stop in places:
        begins = _BEGINS_WITH_IT.match(text, place, stop)
        start, end = _owner(text, place, stop) or (begins.end() if begins else place, stop)
        told = begins or _BEFORE.search(text, max(0, start - _REACH), start) or _told_behind(text, end)
        if told is None or is_of_a_thing(text, start, end):
            continue
        pieces = pieces_of(text[start:end])
        if len(pieces) == 1 and _OF_THINGS_TOO.fullmatch(told["leave"] or ""):
            continue
        is_ill = _tells_of_illness(told) and not _GOES_ON.match(text, end)
        detail = _sort_of_name(pieces, common, is_ill=is_ill)
        if detail is not None:
            yield Finding(Kind.PERSON, start, end, detail)


def _owner(text: str, start: int, end: int) -> Place | None:
    """The name in “Karim's” or “During Karim's”, where a leave follows."""
    owner = _ENDS_IN_S.search(text, start, end)
    if owner is None or not _WHOSE.match(text, owner.start()):
        return None
    first, *_ = pieces = pieces_of(text[start : owner.start()]) or [""]
    begins = start if first.endswith(".") or is_first_name(first) else owner.start() - len(pieces[-1])
    return begins, owner.start()


def _told_behind(text: str, end: int) -> re.Match[str] | None:
    return _AFTER.match(text, end) or _ASIDE.match(text, end) or _WHOSE.match(text, end)


def _tells_of_illness(told: re.Match[str]) -> bool:
    """Whether it is a sentence on somebody's illness or the like: behind a colon or in brackets, words stand too."""
    if told.groupdict().get("illness") is None:
        return False
    start = told.start("illness")
    is_somebody_s = told.re is _AFTER or _THE.search(told.string, max(0, start - _LONGEST_ARTICLE), start)
    return bool(is_somebody_s) and not told[0].endswith((": ", "(", "- ", "– "))


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
    """The same of a word alone; a family name alone has no detail, so that it is hidden there and nowhere else."""
    if word.isupper() or is_common(word):
        return None
    if is_given(word) and is_ordinary(word):
        return FIRST_NAME if is_ill else None
    if is_given(word):
        return ""
    return "" if is_ill and _may_be_a_family_name(word) else None


def _may_be_a_family_name(word: str) -> bool:
    """Whether one that we do not know is no word, as far as its letters tell."""
    is_a_word = ends_as_words_do(word) or _OF_WORDS.search(word)
    return len(word) >= _SHORTEST and word.isalpha() and not (is_first_name(word) or is_a_word)
