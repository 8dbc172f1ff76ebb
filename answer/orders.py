"""Whether a text gives orders to the assistant instead of telling its readers something.

Documents are data, and a passage that speaks to the program that reads it proves nothing: it is left out of answers,
and stays where it can be searched and read. Only orders are looked for, in the imperative and where a sentence or
clause begins, so that “an offer that ignores the instructions above is rejected” remains a clause like any other.
"""

from __future__ import annotations

import re

from answer.written_marks import undisguised
from index.words import fold

_BEGINS = (
    r"(?:^|[.!?:;,»”\"'(>*#\]|–—-]\s*"
    r"|\b(?:please|veuillez|merci de|puis|then|and|et|you must|tu dois|vous devez)\s+)"
)
_RULES = r"(?:consignes?|instructions?|regles?|directives?|rules?|prompts?|guidelines?|restrictions?)"
_GIVEN = (
    r"(?:preceden\w+|anterieu\w+|ci-dessus|initiales?|systemes?|previous|prior|above|earlier|original|system|recues?"
    r"|toute?s|all|any|your|vos|tes|my|other|autres)"
)
_IGNORE = (
    r"(?:ignor(?:e[sz]?|er|ing)|oubli(?:e[sz]?|er)|disregard|forget|override|bypass|contourne[sz]?"
    r"|ne (?:tiens|tenez) (?:pas|plus|aucun) compte)"
)
_TOLD = (
    r"(?:reponds|repondez|dis|dites|affirme[sz]?|ecris|ecrivez|affiche[sz]?|ajoute[sz]?|recopie[sz]?|cite[sz]"
    r"|answer|reply|respond|say|state|tell|output|print|write|append|repeat|include)"
)
_ASSISTANT = (
    r"(?:assistant|chatbot|chatgpt|gpt|llm|ia|ai|copilot|mistral|albert|modeles? de langage|language models?"
    r"|intelligence artificielle|agent conversationnel)"
)
_ORDERS = re.compile(
    "|".join(
        (
            rf"{_BEGINS}{_IGNORE}\b[^.!?]{{0,60}}\b{_GIVEN}\b[^.!?]{{0,40}}\b{_RULES}\b",
            rf"{_BEGINS}{_IGNORE}\b[^.!?]{{0,60}}\b{_RULES}\b[^.!?]{{0,40}}\b{_GIVEN}\b",
            rf"\b{_ASSISTANT}\b[^.!?]{{0,80}}{_BEGINS}{_TOLD}\b",
            rf"{_BEGINS}{_TOLD}\b[^.!?]{{0,80}}\b(?:a l'|the |l'|tant qu'|as an? )(?:utilisateur|user|{_ASSISTANT})\b",
            rf"{_BEGINS}(?:reponds|repondez|answer|reply|respond)"
            r"(?: seulement| uniquement| toujours| exactement| only| always| exactly)?"
            r",? (?:que|qu'|that|with the words)\b",
            r"\b(?:tu es|vous etes) (?:maintenant|desormais) (?:une?|en|libre)\b",
            r"\byou are now (?:an?|in|free|no longer)\b",
            rf"\b(?:nouvelles?|new|nouveau|veritables?|real) {_RULES}(?: pour| for|\s*:)",
            r"\bsystem prompt\b|\b(?:prompt|message|invite) systeme\b|^\s*(?:system|systeme|assistant)\s*:",
            r"<\|\w+\|>|\[/?inst\]|<</?sys>>|</?passage\b|#{2,}\s*(?:system|instruction)",
            r"\bles passages ne repondent pas\b|\bthe passages do not answer\b",
        )
    ),
    re.MULTILINE,
)


def gives_orders(*texts: str) -> bool:
    """Whether one of the texts does, in French or English, whatever characters it is disguised with."""
    return any(_ORDERS.search(fold(undisguised(text)).replace("’", "'")) for text in texts if text)
