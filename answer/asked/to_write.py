"""What kind of document somebody is about to write, and on what: “que mettre dans le CCTP d'un site web ?”."""

from __future__ import annotations

import re

from answer.asked.sought_kinds import CALLED, SOME, SORT, THE, Sought, kinds_called
from corpus.folding import fold

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
    r"what (?:goes|belongs) in(?:to)?",
    rf"(?:what|which) {_PARTS} (?:should (?:be|go|stand) )?(?:in|for)",
    r"how (?:to|do (?:i|we|you)|should (?:i|we|you|one)) (?:write|draft|structure|prepare|organi[sz]e)",
)
_PROJECTS = (
    r"(?:refonte|creation|developpement|acquisition|achat|renouvellement|remplacement|realisation|mise en place)"
)
_OF_A_PURCHASE = (
    r"(?:(?:de l'|d'|du |de la |de |of |for )(?:une? |an? )?|(?:pour|of|for) (?:une?|des|an?) |"
    rf"pour (?:l[ea] |l')(?={_PROJECTS} d)|pour (?=(?:logiciel|site|application)\b))"
)
"""Not “pour les pénalités”: then a clause is asked for, not a whole document."""
_BODY = r"(?:ville|commune|mairie|collectivite|departement|region|city|town|county|council)\b"
_WRITES = re.compile(
    rf"^(?:{'|'.join(_TO_WRITE)}) ?{_A_KIND}"
    rf"(?: {_OF_A_PURCHASE}(?P<subject>(?!the )[^:;?]{{3,}}?)| (?P<sort>{SORT}))?[ ?.!]*$"
)
_IS_WRITING = re.compile(
    r"^(?P<who>(?:je|j'|nous|on|il (?:me|nous) faut|i|we|(?:pouvez[- ]vous |peux[- ]tu )?(?:m'aider a|nous aider a|"
    r"aide[rz]?[- ](?:moi|nous) a|help (?:me|us)(?: to)?))\b"
    r"(?! a (?!a )|.{0,25}\b(?:ai|avons|ont|have|has|had) (?!a |to |besoin |need )).{0,40}?"
    r"\b(?:(?:redig|ecri|prepar|structur|elabor|writ|draft)\w*|mont(?:er|e|ons)) )?"
    rf"{_A_KIND} (?:{_OF_A_PURCHASE}|(?:pour|for) (?:l[ea] |l'|the )(?!{_BODY}))(?P<subject>[^:;?,]{{3,}}?)[ ?.!]*$"
)
"""“Je dois rédiger un CCTP de site internet”, or such a document alone; not who has written one."""
_SAYS_MORE = re.compile(r"\b(?:et|and) .*\b(?:je|nous|on|i|we|quel(?:le)?s?|combien|comment|which|what|how)\b")
_ASKS_OF_IT = re.compile(
    r"^(?:que (?:faut-il |dois-je |doit-on )?(?:y )?(?:mettre|prevoir|inclure)(?: dedans)?|"
    r"qu'est-ce (?:que j'y mets|qu'il faut (?:y )?mettre(?: dedans)?|que je mets dedans|qu'on y met)|"
    r"quel(?:le)?s? clauses (?:faut-il |dois-je |doit-on )?(?:y )?(?:reprendre|prevoir|mettre|inclure|ecrire)|"
    r"que doi(?:t-il|s-je y) \w+|par (?:ou|quoi) commencer|comment (?:faire|m'y prendre|s'y prendre|commencer)|"
    rf"(?:quel(?:le)?s? )?(?:plan|{_PARTS})(?: \w+){{0,2}}|(?:avez-vous |as-tu )?(?:un |des )?(?:modele|exemple)s?|"
    r"what (?:should|must|do) (?:i|we) (?:put|include|write)(?: in(?: it)?)?|what should it (?:contain|include|say)|"
    r"where (?:do|should) (?:i|we) (?:start|begin)|(?:do you have )?(?:any|an?|some) (?:example|template)s?)[ ?.!]*$"
)
_CLAUSES_OF_A_PROJECT = re.compile(
    r"^quel(?:le)?s? (?:clauses|exigences|prestations|points) (?:faut-il |doit-on |dois-je )?"
    r"(?:prevoir|mettre|inclure|exiger|demander|ecrire) (?:pour|dans) (?:l[ea] |l'|une? )"
    rf"(?P<subject>{_PROJECTS} (?:de |d'|du |des )[^:;?]{{3,}}?|"
    r"(?:marche|projet|appel d'offres) (?:de |d'|du )[^:;?]{3,}?)[ ?.!]*$"
)
"""“Quelles clauses prévoir pour la refonte du site internet ?”: all of them, and not those on a point."""
_SPECIFICATIONS = frozenset({"CCTP", "CCP"})
_SHOULD_HOLD = re.compile(
    rf"^what (?:should|must) {_A_KIND} {_OF_A_PURCHASE}(?P<subject>[^:;?]{{3,}}?) "
    r"(?:contain|include|cover|have)[ ?.!]*$"
)
_PROJECT_AND_QUESTION = re.compile(r"^(?P<told>.{8,}?) ?[:,;.!?] (?P<asked>[^:;.!]+)$")
_WHAT_IS_BOUGHT = re.compile(
    r"^(?:the )?(?:(?:marche|projet|achat|contrat|appel d'offres|consultation|tender|contract|purchase)s? "
    rf"(?:de |d'|pour |for ))?(?:l[ea] |l')?(?:{_PROJECTS} (?:de l'|de la |des? |d'|du )(?:une? )?)?"
)
"""What a subject says before what it is: “marché de”, “refonte du”."""
_PROJECT = re.compile(
    r"^(?:(?:pour|for)|(?:nous|je|j'|on|notre \w+|ma \w+|we|i|our \w+)\b.{0,40}?\b"
    r"(?:refai\w+|renouvel\w+|prepar\w+|lan[cç]\w+|achet\w+|acquer\w+|remplac\w+|redig\w+|ecri\w+|voul\w+|veux|souhait\w+|"
    r"cherch\w+|envisag\w+|dois|devons|allons|vais|buy\w*|purchas\w+|replac\w+|prepar\w+|writ\w+|draft\w+|want|need|"
    r"build\w*|procur\w+|plan\w*|launch\w*|tender\w*|(?:are|am) looking)\b.{0,30}?) ?"
    r"\b(?:une? |des |l[ea]s? |l'|notre |nos |mon |ma |the |an? |our |my )"
    r"(?P<subject>.+)$"
)
"""What somebody is about to buy or to do again: “Nous refaisons le site web de notre commune”."""
_FOR_WHOM = re.compile(
    r" (?:(?:de|du|pour|of|for|a) |d')(?:(?:notre|nos|mon|our|my) \w+(?: \w+){0,2}|"
    r"(?:la |l'|une? )?(?:(?:petite|grande|moyenne) )?"
    r"(?:commune|mairie|ville|collectivite|agglomeration|communaute de communes))$"
)
"""“de notre commune”, which is nothing of what is bought."""
_ON_A_POINT = re.compile(
    r"\b(?:sur|concernant|en cas de|en matiere de|relati(?:f|fs|ve|ves) aux?|pour (?:l[ea]s? |l'|eviter|que)|"
    r"about|on|regarding|in case|if|si|quand|when|afin)\b"
)
"""What asks for a clause of the document, and not how the whole is built."""


_NOT_BOUGHT = re.compile(
    r"^(?:l[ea]s? |l'|une? )?(?:reversibilite|recette|titulaires?|prestataires?|intervenants?|candidats?|agents?|"
    r"personnels?|equipes?|profils?|comites?|marches?|contrats?|donnees|documents?|livrables?|garanties?|penalites?|clauses?|suivi|"
    r"gouvernance|pilotage|plans?|versions?|licences?|sous-traitance)\b"
)
"""What a clause is on, and nobody buys: “le remplacement du titulaire”."""
_PART = re.compile(r"\b(?:annexes?(?![a-z])|(?:annex|appendix|manuels?|manual|mode d'emploi)\b)")


def is_a_part(title: str) -> bool:
    """Whether a document is what goes with another, by its title: an annex shows nobody how to write the whole."""
    return bool(_PART.search(fold(title)))


def to_be_written(question: str) -> Sought | None:
    """What the reader of a question in plain letters is about to write; None where it tells no kind or no subject.

    The subject may stand before it: “Nous refaisons le site web de notre commune : que mettre dans le CCTP ?”.
    """
    before = _PROJECT_AND_QUESTION.match(question)
    asked, told = (before["asked"], before["told"]) if before else (question, "")
    if project := _CLAUSES_OF_A_PROJECT.match(question):
        return _of_what_is_bought(_SPECIFICATIONS, project["subject"])
    match = _WRITES.match(asked) or _SHOULD_HOLD.match(asked) or _written(question, asked, told)
    if not match:
        return None
    subject = match["subject"] or match.groupdict().get("sort") or _subject_told(told)
    kinds = kinds_called(match["kind"])
    if not subject or _ON_A_POINT.search(subject) or not kinds or not kinds <= _WRITTEN_KINDS:
        return None
    kinds = kinds - _NOTICES if kinds > _NOTICES and not _ENGLISH.match(match["kind"]) else kinds
    return _of_what_is_bought(kinds, subject)


def _of_what_is_bought(kinds: frozenset[str], subject: str) -> Sought | None:
    """Such a document on what is bought; None where that is the matter of a clause."""
    bought = _of_nobody(_WHAT_IS_BOUGHT.sub("", subject))
    return None if _NOT_BOUGHT.match(bought) else Sought(kinds, bought)


def _written(question: str, asked: str, told: str) -> re.Match[str] | None:
    """The document that somebody says to be writing, with nothing else or with a question of what to put in."""
    if told and _ASKS_OF_IT.match(asked):
        return _IS_WRITING.match(told)
    match = _IS_WRITING.match(question)
    return match if match and match["who"] and not _SAYS_MORE.search(match["subject"]) else None


def _subject_told(told: str) -> str:
    """What somebody is about to do, without who does it and for whom: “site web”; "" where it is not told."""
    match = _PROJECT.match(told)
    return _of_nobody(match["subject"]) if match else ""


def _of_nobody(subject: str) -> str:
    """What is bought, without for whom."""
    return _FOR_WHOM.sub("", subject)
