"""Family names alone in a cell that a person's role stands beside or above: “Référent métier | Pastorelli | 3612”.

A role is one that a person alone can have: a company may be a manager or a contact. The name is no word that the text
writes in small letters, nor an abbreviation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain, pairwise

from protect.findings import Finding, Kind
from protect.names import WORD, folded, is_common, is_ordinary, is_particle

_OF_COMPANIES = r"chantier|exploitation|lot|maintenance|travaux"
_ROLE = (
    rf"(?!\w+\s(?:d[eu]\s)?(?:{_OF_COMPANIES}))(?:r[ée]f[ée]rente?|[ée]lue?|chef(?:fe)?|(?:sous-)?direct(?:eur|rice)|adjointe?|maire|secr[ée]taire|technicien(?:ne)?"
    r"|assistante?(?!\s[àa]\s)|charg[ée]e?\s(?:de|des|du|d['’]\w+)|juriste|ing[ée]nieure?|valid(?:eur|euse)"
    r"|responsable(?=\s)(?!\s(?:d[eu]s?\s)?(?:traitements?|donn[ée]es))|suppl[ée]ante?|DGS|DGA|RSSI|DPO)"
)
"""Of one person: below “Chefs de projet” stand companies and teams too."""
_LABEL = re.compile(rf"(?:(?:votre|notre|nom\sd[ue](?:\sla)?)\s)?{_ROLE}(?:\s[\w'’/-]{{1,30}}){{0,5}}", re.I)
_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^|]+")
_LABELLED = re.compile(r"(?:\A|(?<=[|;])\s)\s*(?P<label>[^|;:]{3,60}?)\s?:\s(?P<cell>[^|;:]{3,40}?)\s*(?=\Z|[|;])")
"""“Référent métier: Pastorelli ; Poste: 3612”, as the row of a sheet is written."""
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
_FEWEST_LETTERS, _FEWEST_CAPITALS, _MOST_WORDS = 4, 6, 4
_Cell = tuple[str, int]
"""Its text and where that begins."""


def names_in_cells(text: str, common: Collection[str]) -> Iterator[Finding]:
    """The family names that stand alone in cells of people, with the role. `common` are words without a capital."""
    words = frozenset(map(folded, common))
    head: list[_Cell] = []
    for line in _LINE.finditer(text):
        row = _cells(line)
        for (label, _), cell in chain(pairwise(row), zip(head, row, strict=False) if len(head) == len(row) else ()):
            yield from _name(label, cell, words)
        head = (head or _head(row)) if len(row) > 1 else []
        for labelled in _LABELLED.finditer(line[0]):
            cell = labelled["cell"], line.start() + labelled.start("cell")
            yield from _name(labelled["label"], cell, words)


def _cells(line: re.Match[str]) -> list[_Cell]:
    return [(cell[0], line.start() + cell.start()) for cell in _CELL.finditer(line[0])]


def _head(row: list[_Cell]) -> list[_Cell]:
    """The cells of a row that may name its columns, all of them in few words."""
    return row if all(len(text.split()) <= _MOST_WORDS for text, _ in row) else []


def _name(label: str, cell: _Cell, words: Collection[str]) -> Iterator[Finding]:
    text, start = cell
    role, name = label.strip(" \t:"), text.strip()
    if _LABEL.fullmatch(role) and _may_be_a_family_name(name, words):
        begins = start + text.index(name)
        yield Finding(Kind.PERSON, begins, begins + len(name), role)


def _may_be_a_family_name(name: str, words: Collection[str]) -> bool:
    """Whether it is one word, behind its particles, that may be nothing else."""
    *particles, last = name.split() or [""]
    if not (all(map(is_particle, particles)) and _WORD.fullmatch(last)):
        return False
    is_an_abbreviation = last.isupper() and (len(last) < _FEWEST_CAPITALS or not last.isalpha())
    return not (len(last) < _FEWEST_LETTERS or is_an_abbreviation or _is_a_word(last, words))


def _is_a_word(name: str, words: Collection[str]) -> bool:
    plain = folded(name)
    is_said = plain in words or plain in _SAID_IN_CELLS or _ENDS_A_WORD.search(plain) is not None
    return is_said or is_common(name) or is_ordinary(name)
