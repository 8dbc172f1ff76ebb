"""Family names alone in a cell that a person's role stands beside or above: “Référent métier | Pastorelli | 3612”.

A role is one that a person alone can have: a company may be a manager or a contact. Towns, products and levels stand
beside roles too, so something else of the table has to tell that people are listed: how to reach somebody, or the head
of a column. The name is no word that the text writes in small letters, nor an abbreviation, nor a town, a firm or a
program.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from protect.findings import Finding, Kind
from protect.people.names import WORD, folded, is_common, is_no_family_name, is_ordinary, is_particle

_OF_COMPANIES = r"chantier|exploitation|lot|maintenance|travaux"
_ROLE = (
    rf"(?!\w+\s(?:d[eu]\s)?(?:{_OF_COMPANIES}))(?:r[ée]f[ée]rente?|[ée]lue?|chef(?:fe)?"
    r"|(?:sous-)?direct(?:eur|rice)|adjointe?|maire|secr[ée]taire|technicien(?:ne)?"
    r"|assistante?(?!\s[àa]\s)|charg[ée]e?\s(?:de|des|du|d['’]\w+)|juriste|ing[ée]nieure?|valid(?:eur|euse)"
    r"|responsable(?=\s)(?!\s(?:d[eu]s?\s)?(?:traitements?|donn[ée]es))|suppl[ée]ante?|DGS|DGA|RSSI|DPO)"
)
"""Of one person: below “Chefs de projet” stand companies and teams too."""
_NAME_OF = r"nom\sd(?:e\sla\s|e\sl['’]|u\s)"
_LABEL = re.compile(rf"(?:votre\s|notre\s|{_NAME_OF})?{_ROLE}(?:\s[\w'’/-]{{1,30}}){{0,5}}", re.I)
_ENDS_OPENLY = re.compile(r"\s(?:[àa]|au|aux|de|des|du|en|la|le|les|par|pour|sur)\Z", re.I)
"""“Maire de | Villeurbanne”."""
_OF_A_TARIFF = re.compile(r"(?:chef|technicien|ing[ée]nieur)", re.I)
"""The roles that price schedules list too, whose four figures may be an amount."""
_REACHES = re.compile(
    r"[\w.+-]@\w|(?<![\d,.])(?:\+33\s?|0)[1-9](?:[ .-]?\d{2}){4}(?!\d)"
    r"|(?<!\w)(?:poste|t[ée]l\.?)\s?:?\s?\d{3,5}(?![\w,.])",
    re.I,
)
_EXTENSION = re.compile(r"[|;]\s?(?!(?:19|20)\d\d)\d{4}\s?(?=\Z|[|;])")
"""“| 3612”, which is no year."""
_OVER_NAMES = re.compile(
    r"(?:noms?(?:\s?(?:et|,|/|-)?\s?pr[ée]noms?)?|contacts?|interlocut(?:eur|rice)s?|agents?|personnes?)\W*", re.I
)
_BESIDE_NAMES = re.compile(
    r"(?:pr[ée]noms?|t[ée]l\b.*|t[ée]l[ée]phones?|portable|n°\sde\s(?:poste|t[ée]l.*)|m[ée]ls?\.?|e-?mails?|mails?|courriels?"
    r"|coordonn[ée]es)\W*",
    re.I,
)
_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^|]+")
_ITEM = re.compile(r"[^|;]+")
_WORD = re.compile(WORD)
_ENDS_A_WORD = re.compile(r"(?:[st]ion|ment|ite|isme|iste|ance|ence|ique|aire|ture|eur|euse|rice|elle|erie|ee)s?\Z")
"""The endings of trades and of what is bought, of folded words: a family name that has one is missed."""
_SAID_IN_CELLS = frozenset(
    """
    absent aucune communes confirme culture externe faible fort forfait heure heures hotline inconnu interne jeunesse
    jour jours journee local mairies mensuel mission mois moyen neant nombre optionnel ponctuel permanent poste postes
    sport sports taux transport transports urbain vacant variable voirie
    """.split()  # noqa: SIM905 - a paragraph of words reads better than forty quoted ones
)
"""What else stands beside a role, in price schedules and organisation charts."""
_FEWEST_LETTERS, _FEWEST_CAPITALS = 4, 6
_Cell = tuple[str, int]
"""Its text and where that begins."""


def names_in_cells(text: str, common: Collection[str]) -> Iterator[Finding]:
    """The family names that stand alone in cells of people, with the role. `common` are words without a capital."""
    words = frozenset(map(folded, common))
    head: list[_Cell] = []
    for line in _LINE.finditer(text):
        row = _cells(line)
        head = (head or row) if len(row) > 1 else []
        for label, cell, over in (*_in_a_row(row, head), *_in_a_line(line)):
            role, name = label.strip(" \t:"), cell[0].strip()
            if _is_a_persons(role) and _tells(role, line[0], over) and _may_be_a_family_name(name, words):
                begins = cell[1] + cell[0].index(name)
                yield Finding(Kind.PERSON, begins, begins + len(name), role)


def stays_in_its_cell(text: str, one: Finding) -> bool:
    """Whether it is a family name alone that is told by its table, and nothing of its row reaches somebody: too little
    to take the word for a name anywhere else."""
    *particles, _ = text[one.start : one.end].split()
    if not (_LABEL.fullmatch(one.detail) and all(map(is_particle, particles))):
        return False
    begins, ends = text.rfind("\n", 0, one.start) + 1, text.find("\n", one.end)
    return not _reaches_somebody(one.detail, text[begins : ends if ends >= 0 else len(text)])


def ends_as_words_do(name: str) -> bool:
    """Whether it ends as trades and what is bought do."""
    return _ENDS_A_WORD.search(folded(name)) is not None


def _cells(line: re.Match[str]) -> list[_Cell]:
    return [(cell[0], line.start() + cell.start()) for cell in _CELL.finditer(line[0])]


_Labelled = tuple[str, _Cell, Sequence[str]]
"""A label, the cell that it belongs to, and what the head of its table says above that cell and beside it."""


def _in_a_row(row: Sequence[_Cell], head: Sequence[_Cell]) -> Iterator[_Labelled]:
    titles = [text.strip() for text, _ in head] if len(head) == len(row) and head is not row else []
    beside = [title for title in titles if _BESIDE_NAMES.fullmatch(title)]
    for place, ((label, _), cell) in enumerate(pairwise(row), 1):
        yield label, cell, [*beside, *filter(_OVER_NAMES.fullmatch, titles[place : place + 1])]
    for title, cell in zip(titles, row, strict=False):
        yield title, cell, beside


def _in_a_line(line: re.Match[str]) -> Iterator[_Labelled]:
    """“Référent métier: Pastorelli ; Poste: 3612”, as the row of a sheet is written."""
    for item in _ITEM.finditer(line[0]):
        label, colon, name = item[0].partition(":")
        if colon:
            yield label, (name, line.start() + item.start() + len(label) + 1), ()


def _is_a_persons(role: str) -> bool:
    return _LABEL.fullmatch(role) is not None and not _ENDS_OPENLY.search(role)


def _tells(role: str, line: str, head: Sequence[str]) -> bool:
    """Whether more than the role says that people are listed."""
    return bool(head) or re.match(_NAME_OF, role, re.I) is not None or _reaches_somebody(role, line)


def _reaches_somebody(role: str, line: str) -> bool:
    return bool(_REACHES.search(line) or (_EXTENSION.search(line) and not _OF_A_TARIFF.match(role)))


def _may_be_a_family_name(name: str, words: Collection[str]) -> bool:
    """Whether it is one word, behind its particles, that may be nothing else."""
    *particles, last = name.split() or [""]
    if not (all(map(is_particle, particles)) and _WORD.fullmatch(last)):
        return False
    is_an_abbreviation = last.isupper() and (len(last) < _FEWEST_CAPITALS or not last.isalpha())
    return not (len(last) < _FEWEST_LETTERS or is_an_abbreviation or _is_a_word(last, words))


def _is_a_word(name: str, words: Collection[str]) -> bool:
    plain = folded(name)
    is_said = plain in words or plain in _SAID_IN_CELLS or ends_as_words_do(name)
    return is_said or is_common(name) or is_ordinary(name) or is_no_family_name(name)
