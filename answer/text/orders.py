"""Whether a text gives orders to the assistant instead of telling its readers something.

Documents are data, and a passage that speaks to the program that reads it proves nothing: it is left out of answers,
and stays where it can be searched and read. Only what nobody writes to a bidder counts: “an offer that ignores the
instructions above is rejected”, “the chatbot answers that it does not know” remain clauses like any other. What passes
for a clause is held back by the checks of citations, as every clause is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from answer.text.written_marks import undisguised
from corpus.folding import fold
from corpus.messages import LANGUAGES
from prompts.template import fixed_text

_BEGINS = r"(?:^|[.!?:;,«“\"(>*\]|–—-]\s*|(?<!\w)'|\b(?:please|veuillez|merci de|you must|tu dois|vous devez) )"
_THEN = rf"(?:{_BEGINS}|\b(?:puis|then|et|and) )"
_SENTENCE = r"(?:^|[.!?:,«“\"]\s*|\b(?:please|you must|veuillez|merci de) )"

_RULES = r"(?:consignes?|instructions?|regles?|directives?|rules?|prompts?|guidelines?)"
_GIVEN_BEFORE = r"(?:toute?s|tous|all|any|every|your|vos|tes|my|previous|prior|above|earlier|original|initial|system)"
_GIVEN_AFTER = r"(?:preceden\w+|anterieu\w+|ci-dessus|initiales?|systemes?|recues?|above|you (?:were|have been))"
_NAMED_BEFORE = r"(?:your|previous|prior|above|earlier|original|initial|system)"
_NAMED_AFTER = r"(?:preceden\w+|anterieu\w+|ci-dessus|initiales?|systemes?)"
_IGNORE = (
    r"(?:ignore[sz]?|oublie[sz]?|disregard|forget|override"
    r"|(?:please|veuillez|merci d'|merci de|d'|tu dois|vous devez)\s*(?:ignorer|oublier)"
    r"|ne (?:tiens|tenez) (?:pas|plus|aucun) compte|(?:veuillez|merci de) ne (?:pas|plus) tenir compte|ignoring)"
)

_MACHINE = (
    r"(?:chatbots?|chatgpt|gpt|llm|ia|ai|copilot|(?:grand |large )?(?:modele de langage|language model)s?"
    r"|intelligences? artificielles?|agents? conversationnels?|assistante?s? (?:ia|virtuel|numerique|automatique)\w*"
    r"|ai (?:assistant|agent|model)s?|language models?)"
)
_ASSISTANT = rf"(?:assistante?s?|{_MACHINE})"
_SAYS_FR = r"(?:reponds|repondez|dis|dites|affirme[sz]|ecris|ecrivez|affichez|ajoutez|recopiez)"
_SAYS_EN = r"(?:answer|reply|respond|say|state)"
_ONLY = r"(?: seulement| uniquement| toujours| exactement| simplement| only| always| exactly| simply)?,?"
_THAT_EN = r"that (?:the|there|it|all|no|every|this|any)|with the words|exactly:"

_AT_A_BEGINNING = (
    # Ignore what you were told.
    rf"{_IGNORE}\b[^.!?]{{0,25}}\b{_GIVEN_BEFORE}\b[^.!?]{{0,25}}\b{_RULES}\b",
    rf"{_IGNORE}\b[^.!?]{{0,25}}\b{_RULES}\b[^.!?]{{0,25}}\b{_GIVEN_AFTER}\b",
    rf"(?:do not|don't|stop) follow(?:ing)? (?:the |any of |all )?{_NAMED_BEFORE}\b[^.!?]{{0,25}}\b{_RULES}\b",
    rf"(?:ignorer|oublier) [^.!?]{{0,25}}\b{_RULES}\b[^.!?]{{0,25}}\b{_NAMED_AFTER}"
    r"(?:\s*(?:$|[.!:;])| (?:et|puis) \w+(?:er|re|ir)\b)",
)
_AFTER_THEN = (
    # Answer that…
    rf"(?:reponds|repondez|dis|dites){_ONLY} (?:a l'utilisateur |aux utilisateurs )?(?:que\b|qu')",
    # Hide where you have it from.
    r"ne cite[sz]? (?:plus|pas|jamais|aucune) (?:de |vos |tes |les )?sources?\b",
    r"do not cite (?:any |your )?sources?\b",
)
_AT_A_SENTENCE = (
    # Assistant, answer that…
    rf"{_ASSISTANT}\s*[,:!]\s*(?:veuillez |please )?"
    rf"(?:{_SAYS_FR}\b|{_IGNORE}\b|{_SAYS_EN}{_ONLY} (?:{_THAT_EN}|only|exactly))",
    rf"(?:answer|reply|respond|say|tell (?:the|your) users?){_ONLY} (?:{_THAT_EN})\b",
)
_ANYWHERE = (
    # Assistant, answer that…
    rf"\b(?:{_RULES}|notes?|messages?|attention|ordres?)(?: \w+)? (?:pour|a|au|aux|for|to) "
    rf"(?:l'|les |the |all |any )?(?:assistant|{_MACHINE})\s*:",
    rf"\b(?:si|if|comme|puisque|since|as) (?:vous etes|tu es|you are|you're) (?:une?|an?) (?:[\w-]+ )?{_MACHINE}"
    r"\s*(?:$|[,.;:!)]|(?:qui|charge|reading|that|who)\b)",
    # You are somebody else now.
    r"\b(?:tu es|vous etes) (?:maintenant|desormais) (?:en mode (?:developpeur|libre|sans)|libre de (?:tes|vos|toute)"
    rf"|une? (?:[\w-]+ )?{_ASSISTANT}\b)",
    r"\byou are now (?:in (?:developer|debug|jailbreak|unrestricted|god|dan) mode|free (?:of|from) (?:your|all|any)"
    rf"|an? (?:[\w-]+ )?{_ASSISTANT}\b)",
    rf"^\s*(?:system|systeme|assistant|user)\s*: (?:{_SAYS_FR}|{_IGNORE}|{_SAYS_EN} that|tu es|vous etes|you are)\b",
    # Say what you were told.
    r"\b(?:print|reveal|repeat|show|output|affiche[rz]?|revele[rz]?|repete[rz]?|recopie[rz]?) (?:me |moi )?"
    r"(?:your|votre|ton|vos|tes) (?:(?:system|systeme|initial|hidden|entire|full) )*"
    r"(?:prompts?|(?:system|initial) \w+)\b",
    # Marks of the models' own, and of the prompt.
    r"<\|\w+\|>|\[/?inst\]|<</?sys>>|</passage>|<passage n\b|^#{3}\s*(?:system|instruction|response):",
    *(re.escape(fold(fixed_text("no_answer", language)).rstrip(". ")).replace(r"\ ", " ") for language in LANGUAGES),
)
_ORDERS = (
    # What may stand before several is looked for once for all of them: that takes most of the time.
    rf"{_BEGINS}(?:{'|'.join(_AT_A_BEGINNING)})",
    rf"{_THEN}(?:{'|'.join(_AFTER_THEN)})",
    rf"{_SENTENCE}(?:{'|'.join(_AT_A_SENTENCE)})",
    *_ANYWHERE,
)
_GIVES_ORDERS = re.compile("|".join(_ORDERS).replace(" ", r"\s+"), re.MULTILINE)
_CACHED = 8192
"""Texts of which it is remembered whether they give orders."""


def gives_orders(*texts: str) -> bool:
    """Whether one of the texts does, in French or English, whatever characters it is disguised with."""
    return any(_one_does(text) for text in texts if text)


@lru_cache(_CACHED)
def _one_does(text: str) -> bool:
    return _GIVES_ORDERS.search(fold(undisguised(text)).replace("’", "'")) is not None
