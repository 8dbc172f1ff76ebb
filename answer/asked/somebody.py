"""Whether a question asks who somebody is or how to reach them: people's names and addresses are hidden here."""

from __future__ import annotations

import re

from index.words import plain_letters

_HOW_TO_REACH = re.compile(
    r"\b(?:(?:numero|num|no) (?:de )?tel\w*|adresses? (?:e-?)?mails?|adresses? electroniques?|courriel d|"
    r"(?:quel\w*|what) (?:est|sont|is|are) (?:l[ea]s? |l'|the )(?:telephones?|tel|courriels?|(?:e-?)?mails?)\b|"
    r"(?:phone|telephone) number|e-?mail address|contact details|coordonnees (?:de|du|des) (?!sites?\b)|"
    r"qui (?:contacter|appeler|joindre)|who (?:to|should i) (?:contact|call))"
)
_WHO = re.compile(
    r"\b(?:qui (?:est|sont|etait)|comment s'appell\w+|(?:quel|what) (?:est|is) (?:le |the )?(?:nom|name) (?:d\w+|of))\b"
    r".{0,12}\b(?:maire|adjoint\w*|elue?s?|ministre|prefet\w*|president\w*|direct(?:eur|rice)\w*|"
    r"chef\w* de (?:projet|service)|responsable (?:informatique|du projet)|dsi|rssi|dpo|referent\w*|"
    r"deleguee? a la protection des donnees|consultante?)\b|"
    r"\b(?:who (?:is|are|was)|what(?: is|'s) (?:the )?(?:name of )?) ?(?:the |their |its )?(?:\w+ )?"
    r"(?:(?:mayor|director|minister|president|project manager|contracting officer|cio|chair(?:man|woman|person)?|"
    r"governor)\b(?! \w+er\b)|head of\b)"
)
_ASKS_FOR_A_NAME = (
    r"(?:(?:qui (?:est|sont|etait)|c'est qui|who(?: is| are|'s)) (?:l[ae]s? |l'|the )?|"
    r"comment s'appell\w+ (?:l[ae]s? |l')?|"
    r"(?:quel|what) (?:est|is) (?:le |the )?(?:nom|name) (?:d[ue]s? |de la |de l'|of the ))"
)
_OFFICE = (
    r"(?:(?:actuel(?:le)?|current|prime|premiere?|ancien(?:ne)?|former) ){0,2}"
    r"(?:maire|ministre|prefet|president|direct(?:eur|rice)|chef(?:fe)? de (?:projet|service)|dsi|rssi|dpo|"
    r"deleguee? a la protection des donnees|consultante?(?: externe)?|"
    r"mayor|minister|president|director|project manager|cio|governor|data protection officer)e?s?"
)
_OF = r"(?: (?:d[ue]s?|de la|de l'|a l'|a la|chez|of|at|qui|who) ?[\w' -]{1,60})?"
_DUTIES = r"(?:qui|who) (?:doi\w+|peu\w+|devr\w+|signe\w*|valide\w*|must|can|may|shall|approves?|signs?)"
_WHO_ALONE = re.compile(
    rf"(?!.*\b(?:a (?:prevoir|designer|nommer)|et|and|{_DUTIES})\b){_ASKS_FOR_A_NAME}{_OFFICE}{_OF} ?[?.!]*"
)


def asks_how_to_reach(question: str) -> bool:
    """Whether it asks for a telephone number or an address of somebody."""
    return bool(_HOW_TO_REACH.search(plain_letters(question)))


def asks_who_alone(question: str) -> bool:
    """Whether that is all it asks, so that only a name would answer: not “qui est le DPO et que fait-il ?”."""
    return bool(_WHO_ALONE.fullmatch(plain_letters(question).strip()))


def asks_who(question: str) -> bool:
    """Whether it asks who holds an office: “qui est le maire ?”."""
    return bool(_WHO.search(plain_letters(question)))
