"""Whether something is wanted that no quotation is: a poem, a translation, a program, the weather."""

from __future__ import annotations

import re

from answer.asked.followups import without_opening
from index.politeness import CAN_YOU
from index.words import plain_letters

_PLEASE = (
    rf"(?:(?:{CAN_YOU}|"
    r"j[e'] ?(?:veux|voudrais|souhaite|aimerais)(?: que tu)?|i (?:want|would like)(?: you)? to) )"
)
_TO = r"(?:[- ](?:moi|nous|me|us))?"
_FICTION = (
    r"(?:(?:une?|des|du|de la|an?|some|the|me|petite?s?|courte?s?|little|short|funny) ){0,3}"
    r"(?:poemes?|poesie|chansons?|blagues?|histoires?|contes?|poems?|songs?|jokes?|story|stories)\b"
)
_WORK = (
    r"(?:une?|an?|du|some) (?:(?:petite?|courte?|little|short|python|java\w*|sql|vba) ){0,2}"
    r"(?:discours|lettres?(?! de (?:candidature|consultation|commande|engagement))|e?-?mails?|courriels?|"
    r"speech|letters?|essays?|code|scripts?|fonctions?|functions?|macros?)\b"
)
"""A lettre de consultation, as a programme, is a document of tenders: others may show how it is written."""
_WRITE = r"(?:ecri(?:s|vez)|(?:redige|compose|invente|genere)z?|write|compose|draft|generate|code)"
_PROPOSE = r"(?:(?:propose|suggere|recommande|conseille)[rz]?|suggest|recommend)"
_LEISURE = (
    r"(?!.*\b(?:cct?p|ccap|rc|bpu|marches?|contrats?|clauses?|tenders?|contracts?|rf[pq]s?|navigation|deroulants?|"
    r"administratifs?|scolaires?|protection)\b)"
    r"(?:une?|des|du|an?|some) (?:\w+ ){0,2}?"
    r"(?:menus?|repas|restaurants?|films?|romans?|hotels?|cadeaux?|voyages?|vins?|desserts?|"
    r"recettes? (?:de (?:cuisine|gateau)|vegetarienne?s?)|novels?|movies?|recipes?|meals?|gifts?|holidays?)\b"
)
"""What is done in one's own time; a “restaurant administratif” has its tenders, and is not asked to be proposed."""
_TELL = r"(?:racontez?|tell|fai(?:s|tes)|make|sing)"
_A_BIDDERS = (
    r"(?:l'|une? |les? |la |des |mon |notre |nos |sa |son |leurs? )(?:offres?|candidatures?|memoires?|reponses?)\b"
)
"""What a bidder asks whether to translate, or into what: “serait-il possible de traduire l'offre en français ?”."""
_TRANSLATE = r"(?:tradui(?:s|sez)|translate)"
_ASKS = re.compile(
    rf"^(?!.*[:,].*\?)(?:{_PLEASE}(?:me |nous )?"
    rf"(?:traduire(?! (?:{_A_BIDDERS}))|(?:ecrire|rediger|composer|inventer|generer|coder) (?:{_FICTION}|{_WORK})|"
    rf"raconter {_FICTION})|"
    rf"{_PLEASE}?(?:{_TRANSLATE}{_TO} (?:c(?:et(?:te)?|es?)|l[ae]s?|th(?:is|ese|at|e)|it|en|into) |"
    rf"{_WRITE}{_TO} (?:{_FICTION}|{_WORK})|{_TELL}{_TO} {_FICTION}|{_PROPOSE}{_TO} {_LEISURE}))"
)

_OF_A_TENDER = (
    r"(?:une?|des|les?|la|l'|mon|ma|mes|notre|nos|an?|some|the|my|our) ?(?:\w+ ){0,2}?"
    r"(?:clauses?|articles?|paragraphes?|chapitres?|cct?p|ccap|rc|bpu|dce|cahiers?|reglements?|marches?|contrats?|"
    r"bordereaux?|paragraphs?|sections?|chapters?|contracts?|tenders?|rf[pq]s?|statements? of work)\b"
)
_WANTS_A_DRAFT = re.compile(
    rf"(?:{_PLEASE}(?:me |nous )?(?:ecri(?:re|ves?)|rediger?s?|composer|generer|proposer)|"
    rf"{_PLEASE}?(?:{_WRITE}|ecrire|rediger|propose[rz]?)){_TO} {_OF_A_TENDER}"
)
"""“Rédige-moi une clause de…”, which documents may have though nothing is drafted here."""

_OF_THE_HOUR = re.compile(
    r"(?:(?:il (?:fait|fera) )?quel temps(?! d(?:e|u)\b)(?: (?:fait|fera)(?:-t)?-il| il (?:fait|fera)| va-t-il faire)?|"
    r"quelle (?:est la )?meteo|(?:quelle heure est-il|il est quelle heure)|meteo|"
    r"(?:va-t-il|est-ce qu'il va) (?:pleuvoir|neiger)|(?:what|how)(?: is|'s) the weather(?: like)?|"
    r"what time is it(?: now)?|(?:will|is) it (?:going to )?(?:rain|snow)|"
    r"(?:quel est )?(?:le )?taux de change(?: actuel)? "
    r"(?:du jour|(?:de l'|du |entre l'|entre le )?(?:euro|dollar)\b(?: (?:et |en )?(?:le |l')?(?:euro|dollar)s?)?)|"
    r"(?:what is |what's )?(?:the |today's )?(?:current )?"
    r"(?:(?:euros?|dollars?|pounds?|yen|francs?|eur|usd|gbp|chf|swiss|us)[ -](?:to |and )?){1,4}exchange rate)"
    r"(?: (?:a|au|aux|en|de|du|in|at|for) (?:la |le |l'|the )?[\w'-]+(?: [\w'-]+)?)?"
    r"(?: (?:demain|aujourd'hui|maintenant|ce soir|today|tomorrow|tonight|now|this week|cette semaine))*[ ?.!]*"
)
"""What changes by the hour."""


def is_errand(question: str) -> bool:
    """Whether it begins so and asks nothing else: “Écris-moi un poème”, “Translate this clause”, “Will it rain?”."""
    asked = plain_letters(without_opening(question)).strip()
    return bool(_ASKS.match(asked) or _OF_THE_HOUR.fullmatch(asked))


def wants_draft(question: str) -> bool:
    """Whether it has a part of a tender written: “Rédige-moi une clause de réversibilité”, “Draft an RFP”."""
    return bool(_WANTS_A_DRAFT.match(plain_letters(without_opening(question)).strip()))
