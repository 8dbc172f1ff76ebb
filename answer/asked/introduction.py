"""Who asks, told beside what is asked: “Je travaille à la mairie de Rennes : quelles pénalités prévoir ?”."""

from __future__ import annotations

import re

from answer.asked.buyers import BODIES

_BODIES = "|".join(sorted(BODIES | {"collectivite", "town"})).replace("e", "[eéè]")
_COMPANIES = (
    r"pme|tpe|(?:petite |moyenne |micro-?)?entreprise|soci[ée]t[ée]|start-?up|association|agence|cabinet|"
    r"coop[ée]rative|syndicat|(?:small |family )?(?:company|business|firm)|sme|charity|union|co-?operative"
)
_THEY_LEAD = (
    r"(?:(?:je|nous) (?:dirige|g[èe]re|repr[ée]sente|pilote)(?:ons)?|(?:i|we) (?:run|manage|lead|represent)) "
    rf"(?:une? |la |le |l['’]|notre |ma |mon |an? |the |our |my )(?:{_COMPANIES}|{_BODIES})\b"
)
"""A company or a body, and no contract: whose that is is asked."""
_THEY_ARE = (
    r"(?:(?:je (?:suis|travaille)|nous (?:sommes|travaillons)|on est|i(?:['’]m| am)|we(?:['’]re| are)|(?:i|we) work)\b|"
    rf"{_THEY_LEAD})"
)
_FIRST = re.compile(rf"^{_THEY_ARE}[^.?!:;,]{{0,80}}[.:;,]\s+(?=\w)", re.I)
_LAST = re.compile(rf"(?<=\?)\s+(?:{_THEY_ARE}|c['’]est pour|(?:it['’]s|it is) for)[^?]{{1,80}}$", re.I)
_NAME = r"(?:(?:de|du|des|of|la|le|les|the) |[dl]['’])*(?-i:[A-ZÀ-Ý])[\w'’-]+(?: (?-i:[A-ZÀ-Ý])[\w'’-]+)*"
_FOR_A_BODY = rf"(?:pour|for) (?:l['’]|(?:la|le|les|the) )?(?:{_BODIES}) {_NAME}"
_THEY_BUY = (
    r"(?:je|nous|on|i(?:['’]m| am)?|we(?:['’]re| are)?) "
    r"(?:prépar|rédig|écri|lan[cç]|mont|prepar|writ|draft|launch|buy)\w*"
)
_FOR_WHOM = re.compile(
    rf"^{_FOR_A_BODY}, (?={_THEY_BUY})|^(?P<they_buy>{_THEY_BUY} [^.?!:;,]{{1,80}}?) {_FOR_A_BODY}(?=\s?[.:;,]\s)", re.I
)
"""“Pour la ville de Nantes, nous préparons un marché : …”, “Je rédige un CCTP pour la mairie de Rennes, …”."""
_LIKENED = re.compile(
    rf"\b(?P<body>(?:{_BODIES})(?: \w+)?) "
    rf"(?:comme|tel(?:le)?s? que|like|such as) {_NAME}",
    re.I,
)
"""“Pour une ville comme Bordeaux”, and no label or product that is given for others."""


def without_introduction(question: str) -> str:
    """What is asked, without who asks it and for whom."""
    asked = _LAST.sub("", _FIRST.sub("", question))
    asked = _FOR_WHOM.sub(lambda one: one["they_buy"] or "", asked)
    return f"{asked[:1].upper()}{asked[1:]}"


def without_likeness(question: str) -> str:
    """What is asked for a town of a kind, without the one given for it."""
    return _LIKENED.sub(r"\g<body>", question)
