"""How long a contract runs and when bids are due, which many clauses speak of and few tell."""

from __future__ import annotations

from answer.wanted.telling import Matter, Telling
from corpus.calendar_words import MONTH, WEEKDAY
from index.words import plain_letters

_CONTRACT = r"(?:marche|contrat|accords?-cadre|tma|contract|agreement|framework|order)"
_RUNS = rf"(?:{_CONTRACT}|tranche|convention|mission|prestations?|projet)"
_NUMBER = (
    r"(?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|dix-huit|vingt(?:-quatre)?|"
    r"trente(?:-six)?|quarante(?:-huit)?|one|two|three|four|five|seven|eight|nine|ten|eleven|twelve|eighteen|"
    r"twenty(?:-four)?|thirty(?:-six)?|sixty|ninety)"
)
_TIME = (
    rf"\b{_NUMBER} ?(?:\([^)]{{1,20}}\) ?)?(?:-|\w+ )?"
    r"(?:jours?|semaines?|mois|ans?|annees?|days?|weeks?|months?|years?)\b"
)
_NEAR, _NEARER = r"[^.|\n;]{0,120}?", r"[^;]{0,60}?"
_WHOLE = r"(?:(?:totale|globale|maximale|minimale|initiale|ferme|prevue|contractuelle|d'execution) ){0,2}"
_WHOLE_EN = r"(?:(?:total|initial|maximum|minimum|base|full|overall|contract) ){0,2}"
_OF_IT = rf"{_WHOLE}(?:d(?:u|es|e l'|e la|e ce|e cet|'un)|pour(?: le| les| l'| ce| cet)?) ?(?:\w+ )?{_CONTRACT}s?"
_WORDS_OF_ITS_NAME = r"(?:(?!(?:after|before|during|in|on|of|under|for|kept)\b)[\w'-]+ ){0,4}?"
_ITS_END = r"(?= (?:of|for|with|in|at|by)\b|\s*(?:[?,]|$))"

_BEGINS = r"date de debut ?: \S+"
_TERM = Telling.of(
    Matter.TERM,
    asks=(
        r"(?:quelles? (?:est|sont|etait|sera) (?:la |sa |les )?|quelles? |compar\w+ (?:\w+ )?(?:la|les) )"
        rf"durees? {_OF_IT}\b(?!-)",
        rf"(?:(?<=^)|(?<=[:;] ))(?:la |sa )?duree {_OF_IT}\b(?!-)",
        rf"(?:(?<=^)|(?<=[:;] ))(?:the )?{_CONTRACT} (?:duration|length|term)(?=\s*(?:[?,]|$))",
        r"combien de (?:temps|mois|annees) (?:dur\w+|court|porte) (?:(?:au|en) \w+ )?"
        rf"(?:le |l'|ce |cet )(?:\w+ )?{_CONTRACT}\b",
        rf"how long (?:is|does|will|was|did) (?:the |this )?{_WORDS_OF_ITS_NAME}{_CONTRACT}"
        rf"(?: (?:last|run|be|going))?{_ITS_END}",
        rf"what (?:is|was|will be) the {_WHOLE_EN}"
        r"(?:term|duration|length|period of performance) "
        rf"(?:of|for) (?:the |this )?{_WORDS_OF_ITS_NAME}{_CONTRACT}{_ITS_END}",
        rf"what (?:is|was|will be) the {_WHOLE_EN}period of performance\b(?! of (?:the )?(?:reference|past|previous))",
    ),
    states=(
        rf"dur(?:ee|e|era)\b(?! depassant){_NEAR}{_TIME}{_NEAR}\b{_RUNS}|"
        rf"{_RUNS}s?\b{_NEAR}\bdur(?:ee|e|era)\b(?! depassant){_NEAR}{_TIME}",
        rf"duree du marche\b{_NEAR}\bduree en mois ?: ?\d",  # in a notice
        rf"dur(?:ee|ees) {_WHOLE}(?:du|de l'|des|de la) ?{_RUNS}s?\b{_NEAR}{_TIME}",
        rf"(?:{_BEGINS}|duree estimee)(?: {_BEGINS})? duree ?: \d+ (?:mois|ans?|annees?)\b",  # in a notice
        rf"(?:conclue?s?|reconductibles?|reconduite?s?|renouvelables?)\b{_NEAR}{_TIME}",
        rf"(?:prend(?:ra)? fin|s'acheve(?:ra)?|expire(?:ra)?|(?<!valable )jusqu'au)\b{_NEARER}\d",
        rf"(?:term|duration|length) of (?:the |this )?(?:\w+ )?{_CONTRACT}\b{_NEAR}{_TIME}",
        rf"(?:contract|base|option|renewal|initial) (?:term|period|year)s?\b{_NEAR}{_TIME}|renewed\b{_NEAR}{_TIME}",
        rf"{_TIME} (?:(?!after|before|following)\w+ )?(?:contract|agreement|base|option|renewal|extension|term)",
        rf"period of performance\b[ :(]*(?:is|will|shall|of|from|through|\d)\b{_NEAR}(?:{_TIME}|\d)",
    ),
    supposes=(
        rf"(?:phase|etape) (?:de |d')(?:[\w']+ ){{0,3}}?[\w']+,? (?:d'une|sa|dont la) duree(?: \w+)?{_NEARER}{_TIME}",
    ),
    headings=("Durée du marché et reconduction", "Period of performance, contract term"),
)
_BIDS = (
    r"(?:offres?|plis?|candidatures?|propositions?|reponses?|soumissions?|"
    r"bids?|proposals?|quotes?|offers?|tenders?|submissions?|responses?)"
)
_BIDDERS = (
    r"(?:(?:(?:the|all|interested) )?"
    r"(?:bidders?|suppliers?|vendors?|companies|contractors?|offerors?|firms?|providers?)|i|we|you|one)"
)
_PROCEDURE = (
    r"(?:tenders?|rfps?|rfqs?|solicitations?|calls? for \w+|requests? for \w+|bidding|procurement|consultation)"
)
_SEND = r"(?:send|submit|return|file|lodge|deliver|(?:hand|turn|put|get|send) in)"
_APPLY = rf"(?:answer|reply|respond|apply|bid|submit)(?: by| to (?:\w+ ){{0,6}}?{_PROCEDURE}\b)?(?=\s*(?:[?,]|$))"
_MUST = r"(?:must|do|should|shall|can|may|will|have to|need to|are|is)"
_RENDER = r"(?:remettre|deposer|repondre|envoyer|transmettre|rendre|candidater|soumissionner)"
_NO_HOLDER = r"(?!(?:[\w'-]+ ){0,2}?(?:titulaire|prestataire|mainteneur|hotline|support|centre)s?\b)"
"""Who has the contract owes no offer."""
_CONSULTATION = r"consultation(?! (?:du (?:cse|public)|des (?:agents|usagers|habitants|citoyens|salaries|riverains))\b)"
_AN_OFFER = rf"(?=(?: [\w'-]+){{0,3}} (?:{_BIDS}|dossiers?(?! d))\b|[ ?]*$)"
_DATE = rf"(?:\b\d{{1,2}}(?:\.?e\.?r)? ?{MONTH}\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\b{MONTH} \d{{1,2}}\b)"
_BY = rf"(?:: ?)?(?:(?:avant|pour|au plus tard) )?(?:le ?:? ?)?(?:{WEEKDAY}(?: le)? )?"
_HANDED_IN = r"(?:remise|reception|depot|envoi|transmission|retour)"

_BIDS_DUE = Telling.of(
    Matter.BID_DATE,
    asks=(
        rf"delais? (?:de|pour) (?:la )?{_HANDED_IN} (?:des? |d'|de l'|de la |du )?(?:{_BIDS}|dossiers?(?! d))\b",
        rf"delais? pour {_RENDER} (?:une |l'|mon |notre |son )(?:{_BIDS}|dossiers?(?! d))\b",
        r"dates? (?:et heures? )?limites? (?:(?:de|d'|du|pour) )?(?:la |le |l')?"
        rf"(?:{_HANDED_IN} (?:des? |d'|de l'|de la |du )?(?:{_BIDS}|dossiers?(?! d))\b|{_HANDED_IN}(?=\s*(?:[?,]|$))|"
        r"(?:repondre|candidater|soumissionner)\b)",
        r"(?:jusqu'a quand|(?:jusqu'a|avant|pour|a) quel(?:le)? (?:date|jour)|quand (?:faut-il|doit-on|peut-on)) "
        r"(?:[\w'-]+ ){0,6}?(?:(?:remettre|deposer|repondre|envoyer|rendre)(?: au plus tard)?[ ?]*$|"
        rf"(?:{_BIDS}|dossiers? de (?:candidature|consultation|reponse))\b (?:[\w'-]+ ){{0,5}}?remis\w*\b|"
        rf"(?:remettre|deposer|repondre|envoyer|remis|rendre)\w*\b(?=.*\b(?:{_BIDS}|dossiers?(?! d))\b))",
        r"(?:(?:jusqu'a |avant )?quand|(?:jusqu'a|avant) quel(?:le)? (?:date|jour|heure)) (?:[\w'-]+ ){0,6}?"
        r"(?:repondre|candidater|soumissionner) (?:a |aux? )(?:l'|la |cet(?:te)? |ce )?"
        r"(?:marche|consultation|appel|accord-cadre|avis|dce)\b",
        r"(?:jusqu'a quand|(?:jusqu'a|avant) quel(?:le)? (?:date|jour|heure)) (?:[\w'-]+ ){0,10}?"
        rf"(?:accept|prend|pren|recoi|recev)[\w'-]+ (?:les |des )?{_BIDS}\b",
        rf"(?:quand|a quelle date|(?:pour|avant) quand) (?:les |vos |nos |leurs |des )?{_BIDS} (?:[\w'-]+ ){{0,8}}?"
        r"(?:remis|depose|rendu|envoye|transmis|arriver|parvenir)\w*",
        rf"(?:quand|(?:jusqu'a |avant )?quel(?:le)? (?:date|jour|heure)) (?:est-ce qu[e'] ?)?{_NO_HOLDER}"
        rf"(?:[\w'-]+ ){{0,3}}?(?:faut|doit|dois|peut|doivent|peuvent)(?:-\w+)? (?:\w+ )?{_RENDER}\b{_AN_OFFER}",
        rf"(?:dates? limites? pour|quand) {_RENDER}\b{_AN_OFFER}",
        rf"(?:lequel|laquelle|quel(?:le)? \w+) (?:faut-il|doit-on|devons-nous) {_RENDER} "
        r"(?:en premier|d'abord|avant)\b",
        rf"quel(?:le)?s? {_NO_HOLDER}(?:{_BIDS}|dossiers?) (?:(?!titulaire|prestataire|remplacement)[\w'-]+ ){{0,5}}?"
        rf"{_RENDER} le plus (?:tard|tot)\b(?! possible)(?! au )",
        r"(?:quand|quel jour|quelle date|quelle heure) (?:[\w'-]+ ){0,3}?(?:se )?"
        r"(?:ferm|clot|clotur|termin)\w*(?:-t-il)? (?:l'|la |le |cet(?:te)? )?"
        rf"(?:(?:appel d'offres|{_CONSULTATION})\b|(?:depot|remise|reception)(?= (?:des? |d'){_BIDS}\b|[ ?]*$))",
        r"(?:quand|quel jour|quelle date) (?:est-ce qu[e'] ?)?(?:l'|la |le |cet(?:te)? )"
        rf"(?:appel d'offres|{_CONSULTATION}) (?:[\w'-]+ ){{0,6}}?(?:se )?(?:ferme|clot|cloture|termine)\w*",
        r"(?:bid|bidding|submission|proposal|tender|quote) (?:due date|deadline|closing date)s?\b",
        rf"deadline (?:for|to) (?:(?:\w+ ){{0,2}}?{_BIDS}\b|"
        r"(?:submit\w*|bid\w*)(?=\s*(?:[?,]|$)| (?:for|in|at|on|to)\b))",
        rf"when (?:are|is|were|was) (?:\w+ ){{0,3}}?{_BIDS} due\b",
        rf"(?:when|(?:what|which) (?:date|day|time)) {_MUST} (?:{_BIDDERS} )?(?:\w+ to )?(?:{_APPLY}|"
        rf"{_SEND} (?:[\w'-]+ ){{0,3}}?{_BIDS}\b)",
        rf"(?:when|(?:what|which) (?:date|day|time)) {_MUST} (?:[\w'-]+ ){{0,2}}?{_BIDS} (?:[\w'-]+ ){{0,2}}?"
        r"(?:due|submitted|sent|in|returned|received|filed|reach|arrive)\b",
        rf"when (?:does|did|will|do|is) (?:[\w'-]+ ){{0,6}}?{_PROCEDURE} (?:clos\w+|end)\b",
        rf"(?:cut-?off|closing date|(?:last|latest|final) (?:day|date|time)) (?:for|to) "
        rf"(?:(?:handing|hand|sending|send|turn\w*|putting|put) in )?"
        rf"(?:(?:\w+ ){{0,2}}?{_BIDS}\b|(?:submit\w*|bid\w*)\b)",
    ),
    states=(
        rf"expir(?:ation|y|es?) (?:date )?(?:of|for) (?:the |this )?{_PROCEDURE}\b[ |:]{{0,4}}{_DATE}",
        rf"(?:limites?|deadline|closing|due)\b{_NEAR}{_BIDS}\b{_NEARER}{_DATE}",
        rf"limites? (?:de |d')(?:remise|reception|depot) ?:[^.;]{{0,20}}{_DATE}(?! (?:du|de la|des) )",  # on a cover
        rf"(?<!avant la )(?<!avant le )(?<!avant ){_HANDED_IN} (?:et \w+ )?"
        rf"(?:des? |d'|de l'|de vos |de la )?{_BIDS} {_BY}{_DATE}",  # under its heading
        rf"{_HANDED_IN} (?:des? |d'){_BIDS}[^.;]{{0,20}}\bdate limite ?:? ?{_DATE}",
        rf"{_BIDS} (?:due|deadline|closing) date{_NEARER}{_DATE}",
        rf"{_BIDS}\b{_NEAR}(?:no later than|on or before|due|avant le|au plus tard|jusqu'au?)\b{_NEARER}{_DATE}",
    ),
    headings=("Date et heure limites de remise et d’envoi des offres", "Proposal due date"),
)


def terms_asked(question: str) -> tuple[Telling, ...]:
    """How long a contract runs and when bids are due, as far as a question asks for it."""
    plain = plain_letters(question)
    return tuple(one for one in (_TERM, _BIDS_DUE) if one.asks.search(plain))
