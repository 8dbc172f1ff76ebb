"""What kind of document somebody is about to write, and on what: “que mettre dans le CCTP d'un site web ?”."""

from __future__ import annotations

import re

from answer.sought_kinds import CALLED, SOME, THE, Sought, kinds_called

_WRITTEN_KINDS = frozenset({"CCTP", "CCAP", "CCP", "RC", "RFP"})
"""The kinds whose outline shows what to put in a document of one's own."""
_A_KIND = rf"(?:{SOME} |{THE} ?|nos |notre |mon |votre |our |my )?(?P<kind>{CALLED})"
_PARTS = r"(?:rubriques|parties|sections|chapitres|elements|informations|paragraphes|chapters|parts|items)"
_PLAN = (
    r"(?:(?:le |un |une |la |l'|the |an? )?(?:plan|sommaire|structure|trame|canevas|squelette|ossature|"
    r"table des matieres|outline|table of contents|skeleton)(?:[ -]types?)?)"
)
_TO_WRITE = (
    r"(?:que|quoi|qu'est-ce qu'(?:on|il faut)) (?:(?:faut-il|doit-on|peut-on|dois-je|devons-nous) )?"
    r"(?:mettre|inclure|prevoir|ecrire|indiquer|faire figurer) dans",
    r"que (?:doi(?:t|vent)(?:-ils?)? )?(?:conti(?:ent|ennent)|contenir|comporter|comprendre|inclure)",
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
    rf"^what (?:should|must|does) {_A_KIND} {_OF_A_PURCHASE}(?P<subject>[^:;?]{{3,}}?) "
    r"(?:contain|include|cover|have)[ ?.!]*$"
)
_BEFORE = re.compile(r"^(?P<told>.{8,}?) ?[:,;.!?] (?P<asked>[^:;.!]+)$")
_OF = re.compile(
    r"^(?:the )?(?:(?:marche|projet|achat|contrat|appel d'offres|consultation|tender|contract|purchase)s? "
    r"(?:de |d'|pour |for ))?"
)
"""What a subject says before what it is: “marché de”."""
_THEIR_PROJECT = re.compile(
    r"^(?:pour|for|(?:nous|je|j'|on|notre \w+|ma \w+|we|i|our \w+)\b.*?) ?"
    r"\b(?:une? |des |l[ea]s? |l'|notre |nos |mon |ma |the |an? |our |my )"
    r"(?P<subject>.+)$"
)
_WHOSE = re.compile(r" (?:(?:de|du|pour|of|for|d'|a) ?(?:notre|nos|mon|ma|la|our|my) ?(?:\w+ ?){1,3})$")


def to_be_written(question: str) -> Sought | None:
    """What the reader of a question in plain letters is about to write; None where it tells no kind or no subject.

    The subject may stand before it: “Nous refaisons le site web de notre commune : que mettre dans le CCTP ?”.
    """
    before = _BEFORE.match(question)
    asked, told = (before["asked"], before["told"]) if before else (question, "")
    match = _WRITES.match(asked) or _SHOULD_HOLD.match(asked)
    if not match:
        return None
    subject, kinds = match["subject"] or _subject_told(told), kinds_called(match["kind"])
    return Sought(kinds, _OF.sub("", subject)) if subject and kinds and kinds <= _WRITTEN_KINDS else None


def _subject_told(told: str) -> str:
    """What somebody is about to do, without who does it and for whom: “site web”; "" where it is not told."""
    match = _THEIR_PROJECT.match(told)
    return _WHOSE.sub("", match["subject"]) if match else ""
