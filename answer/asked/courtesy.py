"""A question without its greeting and its thanks, of whose words the documents say nothing."""

from __future__ import annotations

import re

from index.politeness import CAN_YOU

_NAME = r"(?:[A-ZÉÈ][\w'’-]+(?: [A-ZÉÈ][\w'’-]+){0,2})"
_PROGRAM = r"(?i:chat ?gpt|claude|copilot|gemini|mistral|le chat|albert|siri|assistante?)"
_ASSENT = (
    r"(?i:(?:ok(?:ay)?|oui|d['’]accord|entendu|g[ée]nial|excellent|nickel|top|impeccable|j['’]ai compris"
    r"|(?:c['’]est )?(?:tr[èe]s |bien )?(?:parfait|super|bien|bon|compris|clair|not[ée])"
    r"|(?:[çc]a|cela) (?:marche|roule|me va)"
    r"|yes|got it|i see|all ?right|understood|sounds good|(?:that['’]s )?(?:great|perfect|fine|good|cool|clear)))"
)
"""What tells that an answer was read."""
_ASSENTS = rf"{_ASSENT}(?:[\s,.!]+{_ASSENT})*"
_OPENINGS = (
    re.compile(
        r"^(?i:(?:bonjour|bonsoir|salut|hello|hi|good (?:morning|afternoon|evening))\b"
        r"(?:,? (?:à tou(?:te)?s|madame|monsieur|mesdames|messieurs|et|there|all|everyone))*)"
        r"\s*[,.!:;–-]*\s*"
    ),
    re.compile(rf"^{_ASSENTS}\s*[,.!]+\s*"),
    re.compile(rf"^(?i:merci(?: beaucoup| bien)?|thanks?(?: you)?)(?: {_NAME}(?=\s*!))?\s*[,.!]+\s*"),
    re.compile(
        rf"^(?i:{CAN_YOU} (?:me |nous )?(?:dire|expliquer|indiquer)|"
        rf"di(?:s|tes)[- ](?:moi|nous)|(?:{CAN_YOU} )?tell (?:me|us)),? {_PROGRAM},\s*"
    ),
)
"""A greeting, thanks for what was said before, and a program addressed by its name: “dis-moi, ChatGPT, …”."""
_THANKS = re.compile(
    r"(?P<end>[?.!…,])?\s*(?<![\w'’])(?:"
    r"(?i:(?:(?:un |avec un )?grand |et )?merci(?: (?:d['’]avance|par avance|beaucoup|bien|bcp|à vous|à tous"
    r"|(?:pour|de) votre (?:aide|réponse|retour)))*"
    r"|(?:many )?thanks?(?: you)?(?: (?:in advance|a lot|very much|so much|for your help))*"
    r"|(?:bien )?cordialement|bien à vous|(?:best|kind) regards|regards"
    rf"|s['’]il vous pla[iî]t|svp|stp|please))[\s,.!]*(?P<name>{_NAME})?[\s.!]*$"
)
_ABOUT_THE_PROGRAM = re.compile(
    r"(?:(?:[àa] l['’])?aide(?:[- ]moi)?|au secours|help(?: me)?|"
    r"comment (?:[çc]a|cela) (?:marche|fonctionne)|how (?:does|do) (?:it|this|you) work|"
    r"(?:qui|qu['’]|que)[ ]?(?:es[- ]tu|[êe]tes[- ]vous|est[- ]ce que c['’]est)|who are you|what (?:are you|is this)|"
    r"que (?:peux[- ]tu|pouvez[- ]vous|sais[- ]tu|savez[- ]vous) faire|what can (?:you|i) (?:do|ask)|"
    r"(?:comment )?(?:tu vas|vas[- ]tu|(?:[çc]a|cela) va|vous allez|allez[- ]vous)(?: bien)?(?: aujourd['’]hui)?|"
    r"(?:es[- ]tu|[êe]tes[- ]vous|are you) (?:une?|an?) (?:(?:vrai|real) )?"
    r"(?:robot|bot|ia|ai|humaine?|human|personne|person|machine)|"
    r"(?:ignorez?|oubliez?|forget|disregard) (?:(?:all|toutes) )?(?:your|the previous|previous|tes|vos|ces) "
    r"(?:previous )?(?:instructions|consignes)(?: (?:and|et)\b[^?]*)?|"
    r"(?:print|show|reveal|affichez?|montrez?|donnez?)(?:[- ](?:me|moi|nous))? (?:your|ton|votre) "
    r"(?:system prompt|prompt(?: syst[èe]me)?|instructions|consignes)|"
    r"quoi de neuf|how are you(?: doing)?(?: today)?|what['’]?s up|how(?: is|['’]s) it going)",
    re.I,
)
"""What asks of the program, how it is or what it was told, and nothing of documents."""
_ASSENT_ALONE = re.compile(_ASSENTS)


def without_courtesy(question: str) -> str:
    """The question itself; all of it where nothing else is left."""
    question = " ".join(question.split())
    asked = _asked(question)
    if asked in {"", question}:
        return question
    return f"{asked[0].upper()}{asked[1:]}"


def is_courtesy_alone(question: str) -> bool:
    """Whether it greets, thanks, agrees or wants to know what to ask, and asks nothing of documents."""
    asked = _asked(" ".join(question.split())).strip(" ?!.")
    asks_nothing = not asked or _ABOUT_THE_PROGRAM.fullmatch(asked) or _ASSENT_ALONE.fullmatch(asked)
    return any(map(str.isalnum, question)) and bool(asks_nothing)


def _asked(question: str) -> str:
    """What is left of a question on one line; "" where nothing is."""
    for opening in _OPENINGS:
        question = opening.sub("", question, count=1)
    while (thanks := _THANKS.search(question)) and (thanks["end"] or not thanks["name"]):
        question = f"{question[: thanks.start()]}{thanks['end'] or ''}"
    asked = question.strip(" ,;")
    return asked if any(map(str.isalnum, asked)) else ""
