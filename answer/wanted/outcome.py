"""How a procedure ended: who won, how many bid, when it was signed, why it was cut short.

Documents written before its end cannot tell.

Such a question brings up what they say of bidders, awards and the holder of the contract in general.
"""

from __future__ import annotations

import re

from answer.wanted.firm import COMPANY, FIRM
from answer.wanted.telling import Matter, Telling
from index.words import plain_letters

_CONTRACT = r"(?:marche|contrat|accord-cadre|lot|tma|consultation|appel d'offres|(?:micro-?)?acquisition)"
_DONE = (
    r"(?:fait(?! (?:l'objet|l'offre|appel|partie|une?)\b)|realise|mene|conduit|developpe|concu|redige|"
    r"produit(?! une?\b))"
)
_DONE_EN = r"(?:built|developed|designed|wrote|produced|carried out|conducted|ran)"
_PROCEDURE = re.compile(
    rf"\b(?:{_CONTRACT}s?|accords-cadres|appels d'offres|l'avis|avis d'attribution|(?:offre|pli|proposition)s?|dce|"
    r"cctp|infogerance|gardiennage|maintenance|"
    r"(?:prestataire|fournisseur|soumissionnaire|infogerant|laureat)s?|"
    r"(?:ville|commune|mairie|prefecture) (?:de|du|d')|attribution|"
    rf"candidats (?:ont|a) (?:repondu|depose|soumissionne|remis)|"
    rf"{COMPANY} (?:picked|chosen|selected|hired|did|(?:was|were) awarded)|"
    rf"{FIRM} (?:a|ont) ete (?:choisi|retenu|selectionne)e?s?|"
    rf"{FIRM} (?:[\w'-]+ ){{0,3}}?(?:a|ont) (?:finalement )?(?:remporte|decroche|{_DONE})|"
    rf"{COMPANY} (?:(?:finally|actually) )?(?:won|{_DONE_EN})|"
    rf"(?:choisi|retenu|selectionne) quel(?:le)?s? {FIRM}|(?:chose|picked|selected|hired) (?:which|what) {COMPANY}|"
    r"(?:tender|contract|rf[pq]|procurement|bid|bidder|vendor|supplier|contractor|solicitation|proposal|order|bpa|"
    r"purchase agreement|"
    r"(?:micro-?)?purchase)s?)\b"
)
"""What a question speaks of that asks of a procedure, and not who won a battle."""

_WHICH = rf"(?:qui|(?:quel(?:le)?s?|lesquels) (?:personnes? (?:et|ou) )?(?:(?:est|sont) (?:le |la |les |l'))?{FIRM})"
_WHO = rf"(?:who|(?:which|what) (?:\w+ )?{COMPANY})"
_HAS = r"(?:a|ont|fut|furent)(?:-t-\w+)?"
_WON = r"(?:remporte|gagne|decroche)"
_WERE_CHOSEN = r"(?:ete |fut |furent )(?:finalement )?(?:retenue?s?|choisie?s?|selectionnee?s?|attribue\w*)"
_OF_A_CONTRACT = rf"(?:d(?:u|e l'|e la|e) ?)(?:\w+ )?{_CONTRACT}"
_HOLDER = r"(?:attributaire|laureat|gagnant|titulaire|prestataire|infogerant)s?"
_BIDS = (
    r"(?:candidat(?:ure)?s?|offres?|propositions?|plis|entreprises|societes|soumissionnaires?|fournisseurs?|reponses)"
)
_OFFERS = r"(?:bids?|bidders|offers|proposals|quotes|responses|vendors|companies|offerors|suppliers|firms)"
_SOME = (
    r"(?:(?<![.\d])[1-9]\d*|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|"
    r"two|three|four|five|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|a dozen)"
)
"""How many, in French and in English."""
_ONE, _ONE_EN = r"une? seule?", r"(?:(?:only|just) (?:one|a single)|a single)"
_OFFER = r"(?:bid|bidder|offer|offeror|proposal|quote|response|vendor|company|supplier|firm)"
_NOW = r"(?:actuel|sortant|retenu|precedent)\w*"
_FEW_WORDS = r"(?:[\w'-]+ ){0,8}?"


_SUPPOSED = (
    r"(?:si|lorsque|des que|jusqu'a ce que|au cas ou|if|until|unless|once|in the event|in case the|provided that)"
    r"\b[^.,;:]{0,80}?\b(?:ete (?:\w+ )?(?:attribue|retenu|choisi|selectionne|designe|conclu)e?s?|"
    r"awarded|selected|chosen|hired)\b",
    rf"au moins une? {FIRM} a ete (?:choisi|retenu|selectionne|designe)e?\b",  # as every notice of a result says
    rf"at least one (?:winner|{COMPANY}) (?:was|has been) (?:chosen|selected)\b",
    r"(?:is|was|are|were|been|having) (?:not )?awarded (?:to )?(?:us(?= ?[.,;]|$| (?:or|and|our|by)\b)|"
    r"(?:m/s\.? |messrs\.? )?(?:\[|_{2,}|\.{3,}))",
)
"""What speaks of an award that may come, leaves a blank for who has it, as a form does, or names nobody."""

_WINNER = Telling.of(
    Matter.OUTCOME,
    asks=(
        rf"{_WHICH} {_FEW_WORDS}{_HAS} (?:finalement )?{_WON}\b",
        rf"{_WHICH} {_FEW_WORDS}{_HAS} (?:eu|obtenu|emporte) (?:le |la |l'|ce |cet(?:te)? )(?:\w+ )?{_CONTRACT}\b",
        rf"{_WHICH} {_FEW_WORDS}finalement\b",
        rf"(?<=^)(?:les? |l')?(?:attributaire|laureat)s? {_OF_A_CONTRACT}\b",
        rf"{_WHICH} {_FEW_WORDS}(?:{_HAS} )?{_WERE_CHOSEN}\b",
        rf"(?:a|par) (?:qui|quel(?:le)?s? \w+) {_FEW_WORDS}(?:a|ont|est|sont|fut)(?:-t-\w+| ete)+ "
        r"(?:ete )?attribuee?s?\b",
        rf"(?:(?:qui|quels?|quelles?) (?:est|sont|etait)|c'est qui) (?:l'|le |la |les )(?:nom (?:du |de la |de l'))?"
        rf"(?:{_HOLDER} {_OF_A_CONTRACT}|{FIRM} {_NOW}|(?:attributaire|laureat|gagnant)s?)\b",
        rf"qui (?:est|sont) (?:le |la |les )?{_HOLDER} {_OF_A_CONTRACT}\b",
        rf"{_WHICH} (?:assure|exploite|gere|realise|entretien|detien|maintien|heberge|fourni)(?:t|nt|ent)? "
        r"(?:actuellement|aujourd'hui)\b",
        rf"{_WHO} (?:currently |now )?(?:holds?|has) (?:the|this|its|their|an?) "
        rf"(?:(?!(?:to|under|over|in|of|for)\b)[\w'-]+ ){{0,4}}?(?:contract|agreement|order)s?\b",
        rf"(?:which|what) (?:\w+ )?{COMPANY} (?:currently |now )?holds (?:[\w'-]+ ){{0,10}}?contracts?\b",
        rf"{_HAS} (?:\w+ment )?(?:choisi|retenu|selectionne) quel(?:le)?s? {FIRM}\b",
        rf"comment s'appelle(?:nt)? (?:le |la |les |l')?{FIRM} (?:{_NOW}|qui)\b",
        rf"{_WHO} (?:\w+ly )?(?:won|got the (?:contract|order|award)|"
        r"(?:was|were) (?:\w+ly )?(?:awarded|selected|chosen|hired|picked))\b",
        rf"(?:which|what) (?:\w+ )?{COMPANY} did (?!not\b){_FEW_WORDS}(?:pick|choose|select|hire)\b",
        rf"(?:chose|picked|selected|hired) (?:which|what) {COMPANY}\b",
        rf"to (?:whom|which \w+) (?:was|were|has|have) {_FEW_WORDS}awarded\b",
        r"who (?:is|was) the (?:winner|incumbent|"
        rf"(?:current|incumbent|winning|selected|successful) (?:\w+ )?{COMPANY}|"
        rf"{COMPANY} (?:picked|chosen|selected|hired))\b",
        rf"(?:who (?:was|were) the|name of the) {COMPANY} (?:picked|chosen|selected|hired)\b",
    ),
    states=(
        r"(?<!qui )(?:a|ont) ete (?:\w+ )?(?:attribue|retenu|choisi|selectionne|designe|conclu)e?s?\b",
        rf"(?:{FIRM} {_NOW}|attributaires?|laureats?|(?:nom|nom et adresse) d(?:u|es) titulaires?)\s?:\s?(?!o )\w",
        r"renseignements relatifs a l'attribution du marche[^:]{0,20}:\s?\w",  # in a notice
        rf"\w+, {_HOLDER} {_OF_A_CONTRACT}\b|, en charge d(?:es|u|e la|e l')",
        r"(?:a|ont) (?:remporte|gagne|decroche)\b",
        r"(?:actuellement|aujourd'hui|auparavant|precedemment|jusqu'ici) "
        r"(?:assure|confie|detenu|tenu|exploite|gere|infogere)e?s? (?:par|a)\b",
        r"(?:was|were|been|has) awarded\b|awarded (?:a|the) (?:\w+ ){0,3}(?:contract|order) to\b|won (?:the|a|this)\b",
        rf"(?:was|were) (?:selected|chosen|hired)\b|(?:incumbent|current {COMPANY})(?: \w+)? (?:is|was|has|:)",
        r"\bincumbent from\b",
        rf"(?:(?:successful|selected|winning|awarded) {COMPANY}|awardees?) ?: ?\w",
    ),
    supposes=_SUPPOSED,
)
_BEFORE = Telling.of(
    Matter.OUTCOME,
    asks=(
        rf"{_WHICH} (?:assur|exploit|infoger|ger|deten)ai(?:en)?t\b",  # “assurait la maintenance avant”
        rf"(?:qui|quels?) (?:est|sont|etai(?:en)?t) (?:l'|le |les )(?:ancien|precedent)s? (?:{_HOLDER}|{FIRM})\b",
        r"who (?:held|had|ran|operated|maintained) the\b",
        rf"who (?:is|was) the (?:previous|former) (?:\w+ )?{COMPANY}\b",
    ),
    states=(
        rf"{FIRM} {_NOW}\s?:\s?\w|(?:ancien|precedent)s? {FIRM}\s?[:,(]",
        r"(?:actuellement|aujourd'hui|auparavant|precedemment|jusqu'ici) "
        r"(?:assure|confie|detenu|tenu|exploite|gere|infogere)e?s? (?:par|a)\b",
        rf"(?:incumbent|(?:current|former|previous) {COMPANY})(?: \w+)? (?:is|was|has|:)|\bincumbent from\b",
    ),
)
"""Who had it before: an award notice tells who has it now."""
_DOER = Telling.of(
    Matter.OUTCOME,
    asks=(
        rf"quel(?:le)?s? {FIRM} (?:[\w'-]+ ){{0,3}}?{_HAS} {_DONE}e?s?\b",
        rf"(?:which|what) (?:\w+ )?{COMPANY} (?:(?:finally|actually) )?{_DONE_EN}\b",
    ),
    states=(
        rf"(?:{_DONE}|confie|accompagne|attribue)e?s? (?:[\w'-]+ ){{0,6}}?(?:par|a|au|avec) "
        r"(?!l'administration|nos |notre )\w",
        rf"{FIRM} (?:[\w'&-]+ ){{1,4}}{_HAS} {_DONE}e?s?\b",
        rf"(?:{_DONE_EN}|done|written|run|supported) by (?!the (?:buyer|government|agency)\b)\w",
        rf"{COMPANY} (?:named |called )?(?:[\w'&-]+ ){{0,4}}{_DONE_EN}\b",
    ),
)
"""Which firm did a piece of work, which texts mostly tell with the name of it."""
_MARKS = Telling.of(
    Matter.OUTCOME,
    asks=(
        rf"quel(?:le)?s? (?:notes?|scores?|rang|classement) (?!min|max){_FEW_WORDS}(?<!etre )(?:obtenue?s?|eue?s?)\b",
    ),
    states=(
        r"(?:a|ont) (?:obtenu|recu|eu)\b|(?:note|score|classement) obtenue?\b|was awarded\b|scored \d",
        r"classement (?:[\w']+ ){0,3}est le suivant\b",  # above a table
    ),
)
_BIDDERS = Telling.of(
    Matter.OUTCOME,
    asks=(
        rf"combien (?:de |d'){_BIDS} (?:ont|a|y a-t-il eu|il y a eu|avaient|avait)\b",
        r"combien (?:de |d')(?:editeurs|prestataires|operateurs|cabinets|agences) (?:ont|avaient) "
        r"(?:repondu|candidate|soumissionne|concouru|remis|depose)\b",
        rf"combien (?:de |d'){_BIDS} {_FEW_WORDS}(?:a|ont)(?:-t-\w+)? (?:ete )?(?:recu|depose|remis|envoye)e?s?\b",
        rf"(?:a|ont|y a-t-il) (?:recu|eu) combien (?:de |d'){_BIDS}\b",
        rf"(?:nombre|liste) (?:de |d'|des ){_BIDS} (?:ayant|qui ont) (?:repondu|candidate|soumissionne|depose|remis)\b",
        rf"how many {_OFFERS} (?:(?:were|was) (?:received|submitted|there)\b(?! per)|(?:did|has|have) {_FEW_WORDS}"
        r"(?:submit|respond|receive|bid|get)|submitted|sent|responded|replied|answered|applied|bid|came in)\b",
    ),
    states=(
        rf"{_SOME} (?:\w+ )?(?:{_BIDS}|{_OFFERS})\b|received {_SOME}\b|aucune? {_BIDS}\b",
        rf"(?:{_BIDS}|{_OFFERS})[^.]{{0,80}}\| ?\d",  # in a row of a table
        rf"nombre d(?:e |')(?:{_BIDS})[^.:]{{0,60}}: ?\d",  # in a notice
        # one alone that came, not that may be sent: “une seule offre par candidat”
        rf"{_ONE} {_BIDS} (?:[\w'-]+ ){{0,3}}?a (?:ete )?(?:recu|depose|remis|repondu|soumissionne)",
        rf"(?:recu|eu) (?:{_ONE}|qu'une?) {_BIDS}\b",
        rf"{_ONE_EN} {_OFFER} (?:(?:was|had been) (?:received|submitted)|responded|replied|bid)\b",
        rf"received {_ONE_EN} {_OFFER}\b",
    ),
    supposes=(
        rf"(?:par tranche de|for every|per) {_SOME} \w+",
        rf"(?:si |lorsqu'|dans le cas ou |if |when |where |unless )(?:{_ONE}|{_ONE_EN})\b[^.;]{{0,60}}",
    ),
)
_WINNING = r"(?:gagnant|laureat|attributaire|winner|(?:winning|successful|selected) \w+)"
_NO_DUTY = r"(?![^?.]*\b(?:doi(?:t|vent)|devra(?:it|ient)?|devront|faut|must|shall|should|(?:has|have|needs?) to)\b)"
"""“Quel montant le lauréat doit-il garantir ?” asks for a rule, not for what came of it."""
_PRICE_OF_THE_WINNER = Telling.of(
    Matter.OUTCOME,
    asks=(
        rf"(?:(?:quel|a quel) (?:prix|montant|tarif)|combien(?! d[e'])) {_NO_DUTY}{_FEW_WORDS}(?:l')?{_WINNING}\b",
        rf"(?:(?:what|which) (?:price|amount)s?|how much did) {_NO_DUTY}{_FEW_WORDS}{_WINNING}\b",
    ),
    states=(
        r"(?:attribue\w*|retenu\w*|remporte|attributaire|laureat|titulaire)\b[^.;]{0,160}\d[\d .,]* ?"
        r"(?:€|euros?|f ?cfa|francs?|dirhams?|dh|ht|ttc|\$)",
        r"(?:montant|valeur)\b[^.;]{0,40}\b(?:attribue\w*|retenu\w*|(?:du|des) (?:marche|lot|contrat)s?)\b"
        r"[^.;]{0,60}\d",
        r"(?:awarded|awardee|won|winner|successful|selected)\b[^.;]{0,160}[$€£] ?\d",
    ),
    supposes=_SUPPOSED,
)
_SIGNATURE = Telling.of(
    Matter.OUTCOME,
    asks=(
        rf"(?:quand|quelle date) {_FEW_WORDS}(?:(?:a|ont)(?:-t-\w+)? ete|ser(?:a|ont)(?:-t-\w+)?) "
        r"(?:attribue|notifie|signe|conclu)e?s?\b",
        rf"when (?:was|were) {_FEW_WORDS}(?:awarded|signed)\b",
    ),
    states=(
        r"(?:attribue|notifie|signe|conclu)e?s? (?:le|en) (?:\w+ )?\d",
        r"date (?:de|d') ?(?:notification|signature|attribution)[ :]{1,3}(?:le )?\d",
        r"(?:signed|awarded|executed) (?:on|in|as of) (?:\w+ )?\d",
    ),
)
_ENDED = (
    r"(?:resilie|annule|abandonne|interrompu|rompu|casse|vire|evince|suspendu|"
    r"declaree? (?:sans suite|infructueu(?:x|se)))e?s?"
)
_CUT = rf"(?:{_CONTRACT}|procedure|projet|pilote)"
_CUT_EN = r"(?:contract|tender|pilot|procurement|solicitation|rf[pq]|award|project)"
_WAS_ENDED = r"(?:cancell?ed|terminated|withdrawn|abandoned|suspended|stopped|halted|annulled|discontinued|shut down)"
_WHY = r"(?:pourquoi|pour quel(?:le)?s? (?:motif|raison|faute|manquement)s?|suite a quel(?:le)?s? \w+)"
_CUT_SHORT = Telling.of(
    Matter.END,
    asks=(
        rf"{_WHY} (?:le |la |l'|ce |cet(?:te)? |son |leur )?(?:[\w'-]+ ){{0,2}}?{_CUT}\b [^?]{{0,60}}?"
        rf"{_HAS} ete (?:\w+ment )?{_ENDED}\b",
        rf"{_WHY} (?:[\w'-]+ ){{0,12}}?{_HAS} (?:\w+ment )?{_ENDED} (?:son |sa |le |la |l'|leur )"
        rf"(?:[\w'-]+ ){{0,2}}?{_CUT}\b",
        r"quel(?:le)?s? (?:fautes?|manquements?|motifs?|raisons?|incidents?|causes?) (?:ont|a) "
        r"(?:conduit|amene|pousse|entraine|provoque|cause|justifie) (?:[\w'-]+ ){0,6}?"
        r"(?:l'|la )?(?:resili|annul|abandon|romp|rupture|vire|evinc|licenci)\w*",
        rf"why (?:was|were|has|have) (?:[\w'-]+ ){{0,8}}?{_CUT_EN}\b[\w' -]{{0,40}}? (?:been )?{_WAS_ENDED}\b",
        r"why did (?:[\w'-]+ ){1,6}?(?:cancel|terminate|withdraw|abandon|end) (?:the|its|their) "
        rf"(?:[\w-]+ ){{0,3}}?{_CUT_EN}\b",
    ),
    states=(
        rf"{_HAS} (?:ete )?(?:\w+ment )?{_ENDED}\b|\ba (?:pris fin|ete mis fin)|\bn'a pas ete reconduit",
        r"\b(?:suspend(?:ent)?|interrompt|interrompent|abandonne|arrete(?:nt)?|met(?:tent)? fin a) "
        r"(?:ses |son |sa |l'|la |le |les |cet(?:te)? )"
        r"(?:travaux|projet|investigation|experimentation|pilote|produit|marche|contrat|consultation|procedure)",
        r"\b(?:suspension|interruption|abandon|arret) (?:de (?:l'|la |ses |ces )|du |des )"
        r"(?:projets?|travaux|investigations?|experimentations?|produits?|pilotes?|services?|startups?|defis?)\b",
        r"\b(?:a|ont|avons) decide (?:de |d')"
        r"(?:ne pas|mettre fin|arreter|suspendre|annuler|resilier|interrompre|abandonner)\b",
        rf"\b(?:was|were|been) {_WAS_ENDED}\b|\bdid not approve\b",
    ),
    supposes=(r"en cas d[e'][^.;]{0,80}", r"(?:if|should|unless|where) [^.;]{0,60}\b(?:been|was|were) \w+ed\b"),
)
"""Why a contract or a procedure was cut short: clauses tell when it can be, and not that it was."""
_OUTCOMES = (_WINNER, _BEFORE, _DOER, _MARKS, _BIDDERS, _PRICE_OF_THE_WINNER, _SIGNATURE, _CUT_SHORT)


def outcomes_asked(question: str) -> tuple[Telling, ...]:
    """How a procedure ended, as far as a question asks for it."""
    plain = plain_letters(question)
    return tuple(one for one in _OUTCOMES if one.asks.search(plain)) if _PROCEDURE.search(plain) else ()
