"""People called by the first name alone where something leads to them: “Bonjour Solène,”, “contacter Solène”.

A letter greets them or ends with them; a verb leads to them, or their number stands right behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import FIRST_NAME, Finding, Kind
from protect.people.beside import REACHING_SOMEBODY
from protect.people.names import LOWER, UPPER, is_given, is_ordinary

_NAME = rf"[{UPPER}][{LOWER}]+(?:[-‑][{UPPER}][{LOWER}]+)?"
_LINE = r"(?:^|(?<=\n))[ \t>|*]{0,9}"
_ENDS = r"(?=[*_]{0,3}[ \t]*(?:[,!:.]?[ \t]*(?:\n|\Z)))"
_GREETED = re.compile(
    rf"{_LINE}(?:(?i:bonjour|bonsoir|salut|coucou|re-?bonjour|hello|hi|hey|dear|ch[eè]re?)\s){{1,2}}"
    rf"(?P<people>{_NAME}(?:(?:,\s|\s(?:et|and|&)\s){_NAME}){{0,4}})(?=\s?(?:[,!:]|[ \t]*(?:\n|\Z)))"
)
_SIGNED = re.compile(
    rf"{_LINE}(?i:[^\n]{{0,40}}?(?<![\w-])(?:cordialement|cdlt|cdt|salutations|merci(?:\s(?:d['’]avance|beaucoup|[àa]\stous))?"
    r"|bien\s[àa]\s(?:vous|toi|tous)|bonne\s(?:r[ée]ception|(?:fin\sde\s)?(?:journ[ée]e|soir[ée]e|semaine))|[àa]\s(?:bient[ôo]t|demain)"
    r"|amicalement|amiti[ée]s|regards|thanks|thank\syou|cheers|sincerely|all\sthe\sbest))"
    rf"(?:[,.!]?[ \t]*(?:\n[ \t>|*]{{0,9}}){{1,3}}|,\s)(?P<people>{_NAME}){_ENDS}"
)
_SHOWN_BY = (
    r"(?:pr[ée]sentation|expos[ée]|compte[ -]rendu|point)\s(?:(?:du|de|des|d['’]|sur)\s?[^.;:,()\n]{2,50}\s)?par"
    r"|(?:pr[ée]sent|anim|expos|rapport)[ée]e?s?\spar|(?:intervention|prise\sde\sparole)\s(?:de|d['’])"
    r"|(?:presented|reported)\sby"
)
"""“Présentation du PPI par Yves”."""
_REACHED = re.compile(
    rf"(?<!\w)(?i:{REACHING_SOMEBODY}|(?:voir|vu)(?:\savec)?|{_SHOWN_BY})\s(?P<people>{_NAME}(?:\s(?:et|and|&)\s{_NAME})?)"
    rf"(?=\s?(?:[.,;:!?)]|\n|\Z)|\s(?:ou|et(?!\sal)|or|and|au|par|pour|si|if|at|on|for)\s)"
)
_NUMBERED = re.compile(
    rf"(?<![\w-])(?<![{UPPER}{LOWER}] )(?P<people>{_NAME})\s?[:(–-]?\s?(?=(?:0|\+33\s?)[1-9](?:[ .-]?\d\d){{4}}(?!\d))"
)
_AFTER_A_LABEL = re.compile(rf"(?<![\w-])(?i:t[ée]l|port|mob)\w*\.?\s(?P<people>{_NAME})\s?:")
_UNDERSIGNED = re.compile(
    rf"(?:^|(?<=[\n|.]))[ \t]*(?i:sign[ée]e?)\s?:\s?(?P<people>{_NAME})(?=[ \t]*\.?[ \t]*(?:[\n|]|\Z))"
)
"""“Signé : Gwenaëlle”, and nothing behind."""
_PERSON = re.compile(_NAME)


def people_called(text: str) -> Iterator[Finding]:
    """The first names that are known, and are no towns; nor words, but in a letter."""
    letters = (*_GREETED.finditer(text), *_SIGNED.finditer(text))
    others = (
        *_REACHED.finditer(text),
        *_NUMBERED.finditer(text),
        *_AFTER_A_LABEL.finditer(text),
        *_UNDERSIGNED.finditer(text),
    )
    for called in (*letters, *others):
        for one in _PERSON.finditer(text, *called.span("people")):
            if is_given(one[0]) and not (called in others and is_ordinary(one[0])):
                yield Finding(Kind.PERSON, *one.span(), FIRST_NAME if is_ordinary(one[0]) else "")
