"""Which of the addresses and numbers that were found in a text are a body's, and lead to nobody in it.

A number is told to be a body's by what it stands with, never where somebody is named near it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from protect.findings import MAILBOX, NUMBER_RANGE, PRIVATE, SERVICE, Finding, Kind
from protect.given_words import plain_words
from protect.people.names import is_first_name

_REACHED = (Kind.EMAIL, Kind.PHONE)
_LEADING_TO_SOMEBODY = PRIVATE | {Kind.PERSON}
_BEFORE, _AFTER = 200, 80
"""Characters around an address or a number in which whoever is named may be the one that it leads to."""
_LABEL = (
    r"(?:(?:n°|num[ée]ro)\s*(?:de\s)?)?(?:t[ée]l(?:[ée]phone)?|phone|standard|fax|t[ée]l[ée]copie(?:ur)?|courriel|m[ée]l"
    r"|e-?mail|mail|adresse\s(?:[ée]lectronique|e-?mail|mail))"
)
_GAP = r"[\s,;:.()/|·•–—-]*"
_NEXT = re.compile(rf"{_GAP}(?:(?:et|ou|and|or|par)\b{_GAP})?(?:{_LABEL}\b{_GAP}){{0,2}}", re.IGNORECASE)
_ANSWERED_BY_ALL = re.compile(
    r"\b(?:standard|accueil|secr[ée]tariat(?:\sg[ée]n[ée]ral)?|greffe|num[ée]ro\svert|centre\sd['’]appels?|help\s?desk|hotline"
    r"|switchboard|front\sdesk|reception)\b[^\n\d,()]{0,30}$",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:mairie|h[ôo]tel\sde\sville|ville\sd[eu]|commune\sd[eu]|communaut[ée]\s(?:de|d['’]agglom[ée]ration|urbaine)"
    r"|m[ée]tropole|conseil\s(?:d[ée]partemental|r[ée]gional)|pr[ée]fecture|tribunal|cour\s(?:d['’]appel|administrative)"
    r"|minist[èe]re|direction|syndicat|universit[ée]|h[ôo]pital|centre\shospitalier|chambre\sde\scommerce|cedex"
    r"|(?:CS|BP)\s\d{2})\b",
    re.IGNORECASE,
)
_BEHIND_A_TOWN = re.compile(
    rf"\b\d{{2}}\s?\d{{3}}\s+[^\W\d_][^\d\n;|,.:()]{{1,40}}(?:\s+\d{{1,2}})?{_GAP}(?:{_LABEL}\b{_GAP})?$", re.IGNORECASE
)
_CALLED_FREE = re.compile(r"(?:0|33|0033)8\d{8}|1?8(?:00|33|44|55|66|77|88)[2-9]\d{6}")
_MOBILE = re.compile(r"(?:0|33|330|0033|00330)[67]\d{8}")
_FIGURE = re.compile(r"\d")


def of_offices(text: str, findings: Sequence[Finding]) -> frozenset[Finding]:
    """Those of the findings in the text that seem to lead to a body: its mailboxes, switchboards and the like."""
    reached = sorted((one for one in findings if one.kind in _REACHED), key=lambda one: one.start)
    people = [one for one in findings if one.kind in _LEADING_TO_SOMEBODY]
    named = {word for one in people for word in plain_words(text[one.start : one.end]).split()}
    mailboxes = {one for one in reached if one.kind is Kind.EMAIL and _is_a_mailbox(text, one, named)}
    numbers = {
        number
        for block in _blocks(text, reached)
        if not _is_near_somebody(block, people) and _is_of_an_office(text, block, mailboxes)
        for number in block
        if number.kind is Kind.PHONE and not _MOBILE.fullmatch(_figures(text, number))
    }
    ranges = {one for one in reached if one.detail == NUMBER_RANGE}
    return frozenset(mailboxes | numbers | ranges)


def _is_a_mailbox(text: str, email: Finding, named: Collection[str]) -> bool:
    """Whether an address is an office's by its words, none of which names somebody of the text: “cabinet.fontanel@”."""
    if email.detail != SERVICE:
        return email.detail == MAILBOX
    words = plain_words(text[email.start : email.end].split("@")[0]).split()
    return not any(word in named or is_first_name(word) for word in words)


def _blocks(text: str, reached: Sequence[Finding]) -> Iterator[list[Finding]]:
    """What stands together, with nothing but labels between: “Tél. : … – Fax : … – Courriel : …”."""
    block = list(reached[:1])
    for one, following in pairwise(reached):
        if not _NEXT.fullmatch(text, one.end, following.start):
            yield block
            block = []
        block.append(following)
    if block:
        yield block


def _is_near_somebody(block: Sequence[Finding], people: Sequence[Finding]) -> bool:
    start, end = block[0].start - _BEFORE, block[-1].end + _AFTER
    return any(start < one.end and one.start < end for one in people)


def _is_of_an_office(text: str, block: Sequence[Finding], mailboxes: Collection[Finding]) -> bool:
    addresses = [one for one in block if one.kind is Kind.EMAIL]
    if addresses:
        return all(one in mailboxes for one in addresses)
    before = text[max(0, block[0].start - _BEFORE) : block[0].start]
    is_free = any(_CALLED_FREE.fullmatch(_figures(text, one)) for one in block)
    is_behind_its_address = _BEHIND_A_TOWN.search(before) and _HOUSE.search(before)
    return bool(is_free or _ANSWERED_BY_ALL.search(before) or is_behind_its_address)


def _figures(text: str, number: Finding) -> str:
    return "".join(_FIGURE.findall(text[number.start : number.end]))
