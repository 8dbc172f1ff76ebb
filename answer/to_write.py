"""What kind of document somebody is about to write, and on what: “que mettre dans le CCTP d'un site web ?”."""

from __future__ import annotations

import re

from answer.sought_kinds import CALLED, SOME, THE, Sought, kinds_called

_WRITTEN_KINDS = frozenset({"CCTP", "CCAP", "CCP", "RC", "RFP"})
"""The kinds whose outline shows what to put in a document of one's own."""
_NOTICES = frozenset({"RFP"})
"""What French notices are classed as too, whose outline shows nobody how to write a specification."""
_ENGLISH = re.compile(r"rf|request|specification|statement|technical")
_A_KIND = rf"(?:{SOME} |{THE} ?|nos |notre |mon |votre |our |my )?(?P<kind>{CALLED})"
_PARTS = r"(?:rubriques|parties|sections|chapitres|elements|informations|paragraphes|chapters|parts|items)"
_PLAN = (
    r"(?:(?:le |un |une |la |l'|the |an? )?(?:plan|sommaire|structure|trame|canevas|squelette|ossature|"
    r"table des matieres|outline|table of contents|skeleton)(?:[ -]types?)?)"
)
_TO_WRITE = (
    r"(?:que|quoi|qu'est-ce qu'(?:on|il faut)) (?:(?:faut-il|doit-on|peut-on|dois-je|devons-nous) )?"
    r"(?:mettre|inclure|prevoir|ecrire|indiquer|faire figurer) dans",
    r"que doi(?:t|vent)(?:-ils?)? (?:contenir|comporter|comprendre|inclure)",
    r"qu'est-ce qu'(?:on doit|il faut|on peut) (?:mettre|inclure|prevoir|ecrire) dans",
    rf"quel(?:le)?s? {_PARTS} (?:essentiel(?:le)?s |obligatoires |indispensables )?"
    r"(?:(?:faut-il |doit-on |a |)?(?:mettre|inclure|prevoir|faire figurer|ecrire) )?(?:dans|pour)",
    r"comment (?:bien )?(?:rediger|ecrire|structurer|construire|organiser|monter|preparer|faire)",
    rf"(?:quel est |quelle est |what is )?{_PLAN} (?:de |d'|du |pour |of |for )",
    r"what (?:should|must|do|can) (?:i|we|you|one) (?:put|include|write|say|ask for) in(?:to)?",
    r"what (?:should|must) (?:go|be(?: included)?|stand) in(?:to)?",
    r"what to (?:put|include|write) in(?:to)?",
    rf"(?:what|which) {_PARTS} (?:should (?:be|go|stand) )?(?:in|for)",
    r"how (?:to|do (?:i|we|you)|should (?:i|we|you|one)) (?:write|draft|structure|prepare|organi[sz]e)",
)
_OF_A_PURCHASE = r"(?:(?:de l'|d'|du |de la |de |of |for )(?:une? |an? )?|(?:pour|of|for) (?:une?|des|an?) )"
"""Not “pour les pénalités”: then a clause is asked for, not a whole document."""
_WRITES = re.compile(
    rf"^(?:{'|'.join(_TO_WRITE)}) ?{_A_KIND}(?: {_OF_A_PURCHASE}(?P<subject>(?!the )[^:;?]{{3,}}?))?[ ?.!]*$"
)
_SHOULD_HOLD = re.compile(
    rf"^what (?:should|must) {_A_KIND} {_OF_A_PURCHASE}(?P<subject>[^:;?]{{3,}}?) "
    r"(?:contain|include|cover|have)[ ?.!]*$"
)
_PROJECT_AND_QUESTION = re.compile(r"^(?P<told>.{8,}?) ?[:,;.!?] (?P<asked>[^:;.!]+)$")
_WHAT_IS_BOUGHT = re.compile(
    r"^(?:the )?(?:(?:marche|projet|achat|contrat|appel d'offres|consultation|tender|contract|purchase)s? "
    r"(?:de |d'|pour |for ))?"
)
"""What a subject says before what it is: “marché de”."""
_PROJECT = re.compile(
    r"^(?:(?:pour|for)|(?:nous|je|j'|on|notre \w+|ma \w+|we|i|our \w+)\b.{0,40}?\b"
    r"(?:refai\w+|renouvel\w+|prepar\w+|lan[cç]\w+|achet\w+|acquer\w+|remplac\w+|redig\w+|ecri\w+|voul\w+|veux|souhait\w+|"
    r"cherch\w+|envisag\w+|dois|devons|allons|vais|buy\w*|purchas\w+|replac\w+|prepar\w+|writ\w+|draft\w+|want|need|"
    r"build\w*|procur\w+|plan\w*|launch\w*|tender\w*|(?:are|am) looking)\b.{0,30}?) ?"
    r"\b(?:une? |des |l[ea]s? |l'|notre |nos |mon |ma |the |an? |our |my )"
    r"(?P<subject>.+)$"
)
"""What somebody is about to buy or to do again: “Nous refaisons le site web de notre commune”."""
_FOR_WHOM = re.compile(r" (?:(?:de|du|pour|of|for|a) |d')(?:notre|nos|mon|our|my) \w+(?: \w+){0,2}$")
"""“de notre commune”, which is nothing of what is bought."""
_ON_A_POINT = re.compile(
    r"\b(?:sur|concernant|en cas de|en matiere de|relati(?:f|fs|ve|ves) aux?|pour (?:l[ea]s? |l'|eviter|que)|"
    r"about|on|regarding|in case|if|si|quand|when|afin)\b"
)
"""What asks for a clause of the document, and not how the whole is built."""


def to_be_written(question: str) -> Sought | None:
    """What the reader of a question in plain letters is about to write; None where it tells no kind or no subject.

    The subject may stand before it: “Nous refaisons le site web de notre commune : que mettre dans le CCTP ?”.
    """
    before = _PROJECT_AND_QUESTION.match(question)
    asked, told = (before["asked"], before["told"]) if before else (question, "")
    match = _WRITES.match(asked) or _SHOULD_HOLD.match(asked)
    if not match:
        return None
    subject, kinds = match["subject"] or _subject_told(told), kinds_called(match["kind"])
    if not subject or _ON_A_POINT.search(subject) or not kinds or not kinds <= _WRITTEN_KINDS:
        return None
    kinds = kinds - _NOTICES if kinds > _NOTICES and not _ENGLISH.match(match["kind"]) else kinds
    return Sought(kinds, _WHAT_IS_BOUGHT.sub("", subject))


def _subject_told(told: str) -> str:
    """What somebody is about to do, without who does it and for whom: “site web”; "" where it is not told."""
    match = _PROJECT.match(told)
    return _FOR_WHOM.sub("", match["subject"]) if match else ""
