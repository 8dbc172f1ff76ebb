"""The amount that a question asks for, told by its form: a time, a day, a sum, a share.

A sum may be asked for by the hour or by the year: “tarif horaire”, “how much per year”.
"""

from __future__ import annotations

import re

from answer.wanted.amounts_stated import CURRENCIES, DATE, PENALTY, PERIODS, Units
from answer.wanted.weighed import giving_more_weight
from corpus.folding import fold
from index.words import are_keywords, plain_letters

TIMES = frozenset({"second", "day", "working day", "working hour", "month"})
SUMS = CURRENCIES | {"percent", "per thousand"}
_SHARES = frozenset({"percent", "per thousand", "point"})
PAYING = """
    coûte coûtent coûter coûtait coûterait coûtera coûteront paiera paieront versera verseront vaut valent paie
    paient paye payent payer payé payée verse versent verser versé facture facturent facturer facturé facturée
    retient retenir retenu retenue déduit déduire déduite prélève prélever prélevé rembourse rembourser
    remboursé gagne gagner touche toucher dépense dépenser dépensé donné donner octroie octroient octroyer
    octroyé alloue allouer alloué accordé finance financer financé subventionne subventionner subventionné
"""
"""What is done with a sum, in the forms in which questions and texts say it."""
_PAID = "|".join(sorted(map(fold, PAYING.split()), key=len, reverse=True))
_HOW_MUCH = rf"combien (?!de |d')(?:[\w'.-]+ ){{0,8}}?(?:{_PAID})"
_HOW_MUCH_EN = r"how much (?:(?:per|a) \w+,? )?(?:in \w+,? )?"
_RANGE = (
    r"fourchettes? (?:de |d')(?:couts?|prix|depenses?|montants?|budgets?|tarifs?)|"
    r"what (?:(?:is|are|was) the )?(?:\w+ ){0,2}?(?:budget|cost|dollar|price|spending) "
    r"(?:ceilings?|caps?|limits?|ranges?)"
)
"""Between what and what, or up to what, something costs."""
_SOMEBODYS_SUM = (
    r"what (?:is|was) (?:the )?(?:[\w.&-]+ ){0,7}?[\w.&-]+'s? (?:\w+ ){0,2}?(?:rates?|fees?|amount|budget|price|cost)"
    r"(?= (?:of|for|per|in|under|to|at|ceiling|cap|limit)\b|\s*(?:[?,]|$))"
)
"""Whose sum is asked: “What is Orve County's yearly budget?”."""
_SAVED = re.compile(r"\b(?:gagn|economis)\w*|\bgains? de temps\b|\b(?:much )time\b.*\bsav(?:e|es|ed|ing)\b")
"""What of a time may be told as a share: “combien de temps a-t-on gagné ?”, “environ 50 %”."""
_CEILING = r"quel (?:est le )?plafond\b(?! (?:d'heures|de (?:vitesse|verre)|du nombre|la|le|en)\b)"
_MOST_PAID = r"what is the (?:most|highest|maximum) (?:[\w'.-]+ ){0,12}?(?:pay|paid|spend|spent)"
_UP_TO_HOW_MUCH = (
    r"(?<!jusqu')\b(?:a|de) combien (?!de |d')(?=(?:[\w'-]+ ){0,8}?(?:l')?(?:estim\w*|evalu\w*|chiffr\w*|budgets?|"
    r"montants?|prix|couts?|sommes?|enveloppes?|travaux|marche|contrat|facture\w*|penalites?|devis|subventions?|loyers?|cotisations?|amendes?|"
    r"indemnites?|frais|depenses?|redevances?|forfaits?)\b)(?!.*\b(?:nombre|effectifs?|durees?|delais?|"
    r"quantites?|surfaces?|pages|ponderation|poids|note)\b)"
)
"""“À combien s'élève le budget ?”, “à combien estime-t-on les travaux ?”, but not “… la durée du marché ?”."""
_FEW_WORDS = (
    r"(?!.*(?:-(?:t-)?(?:ils?|elles?|on)\b|\b(?:est|sont|are|is|cap|list|breakdown|structure)\b))"
    r"(?:(?<=^)|(?<=[:;] )|(?<=, )(?=(?:[\w']+ ){1,3}(?:(?:de|du|des|pour|of|for)\b|d')))"
    r"(?:les? |la |l'|the )?(?:\w+ )?"
)
"""Before what is asked for in a few words: “AMF, délai de correction”, “Pénalités de retard”."""
_TIMES_TO_ACT = (
    r"(?:response|resolution|recovery|restoration|repair|turnaround|delivery|lead) times?"
    r"(?! (?:reports?|slots?|windows?|restrictions?|measure\w*|monitor\w*|track\w*|calculat\w*|tools?|methods?))"
)
_FRENCH_TIMES = (
    r"temps (?:(?:moyen|maximum|maximal|max|minimum|minimal|limite|garanti) )?(?:de |d')(?:reponses?|interventions?|"
    r"retablissements?|resolutions?|corrections?|reparations?|reprises?|reactions?|prises? en charge|traitements?)"
)
_LONGER = (
    r"(?:qui|lequel|laquelle|lesquel(?:le)?s|quel(?:le)?s?|which|who|whose)\b (?:[\w',-]+ ){0,10}?"
    r"(?:(?<!\bau )(?:plus|moins) (?:longtemps|long(?:ue)?s?(?! liste)|courte?s?|vite|rapide(?:ment|s)?|de temps)\b"
    r"(?! possible)|"
    r"(?:(?<!\bno )(?<!\bany )longer(?! than (?:\d|necessary))|longest|shorter|shortest|faster|fastest|"
    r"quicker|quickest|(?<!\bat )(?:more|less|most|least) (?!(?:full|one|part|real) )(?:\w+ )?time)\b)"
)
"""Which of two takes or leaves more time, which is told by how much each does: not “no longer”, nor “au plus vite”."""
_CRITERIA = (
    r"(?:quel(?:le)?s? (?:sont |est )?(?:les |le )?|compar\w+ (?:les |the )?|(?:what|which) (?:are |is )?(?:the )?"
    r"|^(?:les? )?)(?:criteres? (?:de (?:jugement|notation|choix|classement)|d'(?:attribution|evaluation)|des offres)\b"
    r"|(?:award|evaluation|scoring) criteria\b)(?! (?:environnement|sociaux|social|technique))"
)
"""By what offers are judged, which is told with what each criterion weighs."""
_CRITERION = r"(?:prix|criteres?|notes?(?! de)|technique|valeur|price|costs?|quality|technical(?: \w+)?|value)\b"
_ASKS = (
    (
        re.compile(
            r"\b(?:quels?|quelles?) (?:\w+ ){0,2}?"
            r"(?:dates? limites?|delais? (?:de |d')(?:remise|reponse|depot|candidature))\b|"
            r"\b(?:what|when) (?:is|are) the (?:\w+ )?deadlines?\b"
        ),
        TIMES | {DATE},
    ),
    (
        re.compile(
            r"\b(?:(?:combien|nombre) (?:de |d')(?:temps|jours?|mois|ans|annees?|heures?|minutes?|semaines?)|"
            r"(?:quels?|quelles?) (?:\w+ ){0,2}?"
            rf"(?:durees?|delais?|gt[cir]s?|{_FRENCH_TIMES})|"
            r"(?:la|les|the) (?:durees?|delais?|duration|gt[cir]s?) (?:de|du|des|of|in)\b|"
            r"(?:pour|sur) (?:la |les )(?:durees?|delais?|gt[cir]s?)(?=\s*(?:\?|$))|"
            rf"{_FEW_WORDS}(?:durees?|delais?|gt[cir]s?|{_FRENCH_TIMES}|duration|deadlines?|time limits?)(?! ?:)|"
            r"compar\w+ (?:\w+ ){0,2}?(?:durees?|delais?|durations?|deadlines?|time limits?|gt[cir]s?)\b|"
            r"how (?:long|soon|quickly|much (?:time|notice)|many (?:days|weeks|months|years|hours))|"
            rf"{_LONGER}|(?:what|which) (?:\w+ ){{0,3}}?{_TIMES_TO_ACT}|{_FEW_WORDS}{_TIMES_TO_ACT}(?! ?:)|"
            r"what (?:is the (?:payment )?(?:term|period)|(?:is|are) the (?:duration|time limit|deadline)s?))\b"
        ),
        TIMES,
    ),
    (
        re.compile(
            r"\b(?:(?:quels?|quelles?|which|what) (?:(?:sont|est|are|is) (?:les?|la|the) )?|"
            r"compar\w+ (?:\w+ ){0,2}?)"
            r"(?:(?:clauses?|conventions?|engagements?|exigences?|indicateurs?|objectifs?) (?:de |d'|on )?)?"
            r"(?:slas?|niveaux? de services?|service[ -]levels?)\b(?! (?:agreements? )?penalt)"
        ),
        TIMES | _SHARES,
    ),
    (
        re.compile(
            rf"{_UP_TO_HOW_MUCH}|\b(?:{_HOW_MUCH}|(?:{_PAID}) (?:(?:.* )?(?:et |, ?))?combien(?! de | d')|"
            r"(?:hauteur|concurrence) de combien(?! (?:de|d'))|"
            r"combien (?:de |d')(?:dollars|euros|francs|dirhams|penalite(?!s)|amende(?!s))|"
            r"(?:quels?|quelles?) (?:\w+ ){0,2}?(?:l')?"
            r"(?:montants?|sommes?|penalites?|amendes?|indemnites?|primes?|prix|tarifs?|couts?|budgets?|enveloppes?|"
            r"chiffres? d'affaires|"
            rf"taux (?:horaires?|journaliers?)|tjm)|{_CEILING}|{_RANGE}|"
            r"compar\w+ (?:\w+ ){0,2}?(?:montants?|penalites?|prix|tarifs?|couts?|budgets?)|"
            rf"{_FEW_WORDS}(?:montants?|penalites?|prix|tarifs?|tjm|couts?|budgets?|penalt(?:y|ies)|prices?|costs?)"
            r"(?! ?:)|"
            r"compar\w+ (?:\w+ ){0,2}?(?:amounts?|penalt(?:y|ies)|prices?|costs?)\b(?! weight)|"
            r"quels? (?:a ete|ont ete|fut|furent|sera|seront) les? (?:montants?|budgets?|couts?|prix|tarifs?)|"
            rf"{_HOW_MUCH_EN}(?:is|are|was|were|does|do|did|will|would|must|can|could|may|has|have|to|"
            r"of (?:the|its|their) (?:bills?|prices?|costs?|fees?|budget|invoices?|payments?))|"
            rf"how many (?:dollars|euros|francs|dirhams)|how much money|combien d'argent|{_MOST_PAID}|"
            r"quel(?:le)?s? (?:est (?:le |la )?)?(?:salaires?|traitement mensuel|remuneration mensuelle)|"
            r"what (?:(?:hourly|daily|weekly|monthly|annual|yearly) (?:pay|wage|salary)|salar(?:y|ies))|"
            rf"what (?:does|did) (?:[\w.&'-]+ ){{1,8}}?(?:pay|paid|spen[dt]) for (?:the|its|their|an?|each|one) |"
            rf"{_SOMEBODYS_SUM}|"
            r"what (?:(?:is|are|was|were) the (?:\w+ ){0,3}?|\w+ )?"
            r"(?:penalt(?:y|ies)|amounts?|prices?|costs?|budgets?|fees?|turnovers?|(?:dollar|contract) values?|"
            r"(?:hourly|daily|day|monthly|annual|yearly) rates?))\b(?! weight)|"
            r"\bwhat (?:minimum|maximum|amount of) (?:\w+ ){0,3}?(?:insurance|liability|indemnity)(?: cover(?:age)?)?\b"
        ),
        SUMS,
    ),
    (
        re.compile(
            r"\b(?:combien (?:pese(?:nt)?|pesai(?:en)?t|pesera)\b|how much (?:weight|does [\w' ]{1,40}? weigh)\b|"
            r"(?:prix|criteres?|notes?(?! de)|techniques?) (?:compte(?:nt)? pour|pese(?:nt)?) combien\b|"
            r"(?:prix|tarifs?|couts?|criteres?|notes?(?! de)|techniques?|valeur) (?:compte|pese)(?:nt)?(?:-t-\w+)? "
            r"(?:le )?(?:plus|moins|autant)\b|"
            rf"{giving_more_weight(_CRITERION)}|"
            r"combien compte(?:nt)? (?:le|la|les|l') ?(?:prix|criteres?|notes?(?! de)|valeur)\b|"
            rf"{_CRITERIA}|{_FEW_WORDS}(?:poids|ponderations?) (?:du|de la|de l'|des) |"
            r"(?:split|divide|spread|distribute)s? (?:of )?the (?:scores?|points(?! of)|marks|weights?)\b|"
            r"combien de (?:pour cent|pourcents?)\b|combien de points? (?:pour|au|aux|sur)\b|"
            r"how many percent\b|what percent\b|"
            r"how (?:are|is) (?:the )?(?:\w+ )?(?:scores?|points|marks|criteria) (?:split|divided|spread|weight?ed)\b|"
            r"how (?:heavily|much) (?:is|are|was|were|does|do|did) [\w' -]{1,40}? (?:weight?ed|weigh)\b|"
            r"(?:quels?|quelles?) (?:\w+ ){0,2}?"
            r"(?:taux(?! (?:horaire|journalier))|pourcentages?|ponderations?|parts?|"
            r"poids(?! (?:de |d')?(?:une? |la |l'|des )?(?:pages?|fichiers?|images?|colis|vehicules?|sites?)\b))|"
            r"compar\w+ (?:\w+ ){0,2}?(?:poids|pourcentages?|ponderations?|percentages?|\w* ?weight(?:s|ings?)?)|"
            r"what (?:(?:is|are) the (?:\w+ ){0,3}?)?(?:weights?|weightings?|percentages?|shares?)|"
            r"what (?:slice|portion|share) of (?:the |its |their )?(?:\w+ ){0,2}?"
            r"(?:bill|price|costs?|contract|budget|score)|"
            r"quelle proportion|what (?:proportion|fraction) of|what rate)\b"
        ),
        _SHARES,
    ),
)


_NAMED = (
    (
        re.compile(r"\b(?:montants?|budgets?|tarifs?|couts?|tjm|amounts?|costs?|fees?)\b(?! (?:breakdown|structure))"),
        SUMS,
    ),
    (re.compile(r"\b(?:durees?|gt[cir]|durations?|deadlines?)\b"), TIMES),
    (re.compile(r"\b(?:ponderations?|weightings?)\b"), _SHARES),
)
"""How keywords ask for an amount, which are no question: “SecBio budget durée”. Not prices nor penalties, of which
clauses tell how they are reckoned."""
_OF_CLAUSES = re.compile(r"\b(?:clauses?|formules?|revisions?|modeles?|exemples?|retours?|lecons?|lessons|examples?)\b")
_ONLY_A_SUM = re.compile(
    rf"\b{_HOW_MUCH}|{_UP_TO_HOW_MUCH}|"
    r"\bcombien (?:de |d')(?:dollars|euros|francs|dirhams)|how many (?:dollars|euros|francs|dirhams)|"
    r"\bquel(?:le)? (?:est|etait|a ete|fut|sera) (?:le |l'|la )(?:\w+ )?"
    r"(?:montant|somme|tarif|cout|budget|prix|enveloppe|taux (?:horaire|journalier))\b|"
    r"\bquel(?:le)? (?:\w+ )?(?:montant|somme|budget|enveloppe|taux (?:horaire|journalier))\b|"
    rf"\b(?:{_RANGE})\b|\bquelle (?:penalite par \w+|amende)\b|"
    r"\bquelle penalite (?:[\w'-]+ ){1,8}?par (?:minute|heure|jour\w*|semaine|mois|an(?:nee)?)\b|"
    r"\btjm\b|\bquel(?:le)?s? (?:prix|somme|montant)s? (?:(?:a|ont|est|sont|sera|seront|fut)(?:-t-\w+)? )?(?:ete )?"
    rf"(?:{_PAID})e?s?\b|"
    r"\bquel (?:tarif|cout|prix)(?=\s*[?,]| (?:pour|du|de l[a'])\b)|"
    rf"\b{_HOW_MUCH_EN}(?:money|"
    rf"(?:is|are|does|do|did|will|must) (?:[\w'.-]+ ){{0,8}}?(?:cost|pay|paid|charged?|deduct\w*))\b|"
    r"\bcombien d'argent\b|\bquel (?:est le )?salaire\b|\bwhat (?:\w+ )?(?:salary|wage|pay)\b|"
    rf"\b{_SOMEBODYS_SUM}|"
    rf"\b{_MOST_PAID}\b|"
    r"\bwhat (?:is|was) the (?:\w+ ){0,2}?(?:rate|fee|amount|budget|price|cost)"
    r"(?= (?:of|for|per|in|to|under|at)\b|\s*(?:\?|$))|"
    r"\bwhat (?:amount of|(?:\w+ )?budget|"
    r"(?:\w+ )?(?:hourly|daily|day|monthly|annual|yearly) (?:rate|fee|amount|cost|price))\b"
)
"""What nothing but a sum answers, as words may answer what the penalties or which prices are firm."""
_IN_SO_MANY_WORDS = re.compile(
    r"\b(?:combien|how (?:much|many|long|soon|quickly)|"
    r"quel (?:est (?:le |l'))?(?:montant|plafond|taux|pourcentage|budget|chiffre d['’]affaires|prix|tarif|cout"
    r"|delai)|"
    r"quelle (?:est (?:la |l'))?(?:part|proportion|ponderation|duree|indemnite|prime|amende)|"
    r"(?:delais?|durees?) (?:[\w'-]+ ){0,4}?chiffree?s|"
    r"what (?:is the )?(?:\w+ ){0,3}?"
    r"(?:amount|rate|value|percentage|share|proportion|weight(?:ing)?|budget|turnover))\b"
)
"""What asks for how much, and not for what the penalties or the parts are, which words may tell."""
_OF_A_SHARE = (
    r"\b(?:penalt?it?\w*|retards?|late|delays?|avances?|acomptes?|jalons?|milestones?|"
    r"cautions?|cautionnement|garanties?|deposits?|bonds?|disponibilite|parts?|"
    r"taux (?!horaire|journalier)|criter\w*|(?<!selon la )(?<!dans la )notes?|clauses?)\b"
)
_OF_A_CONTRACT = r"montants? (?:\w+ ){0,3}?(?:du|de l'|des|de ce) ?(?:marche|contrat|accord-cadre|lot)s?\b"
_NO_SHARE = re.compile(
    rf"^(?!.*{_OF_A_SHARE})(?=.*\b(?:{_OF_A_CONTRACT}|budgets?|enveloppes?|tjm|"
    r"a combien (?:[\w'-]+ ){0,4}?(?:estim|evalu|chiffr)\w*|"
    r"(?:tarifs?|taux) (?:horaires?|journaliers?)|(?:hourly|daily) rates?|"
    r"salaires?|salary|salaries|wages?|argent|money|"
    r"combien (?!de |d')(?:[\w'.-]+ ){0,8}?(?:coute\w*|vaut|valent|depense\w*)|"
    r"how much (?!of )(?:[\w'.-]+ ){0,8}?(?:costs?|spends?|refund\w*))\b)"
)
"""What is told in money, as a penalty or a deposit may be a share."""
_PRICE_ASKED = re.compile(
    rf"\b(?:{_OF_A_CONTRACT}|cout\w*|vaut|valent|tarifs?|tjm|prix|budgets?|costs?|prices?|(?:hourly|daily) rates?)\b"
)
_FAULT = re.compile(
    rf"{PENALTY.pattern}|\bcout\w+ (?:(?:ca|cela) )?(?:par \w+ )?(?:au |a l'|a notre )"
    r"(?:titulaire|prestataire|infogerant|mainteneur|entreprise)\b(?! d[eu']?\b)|"
    r"\b(?:manqu\w+|fautes?|retards?|defauts?|defaillances?|infractions?|absences?|oublis?|pannes?|"
    r"coupures?|non[- ]\w+|late|breach\w*|fail\w*|delays?|missed|downtime)\b"
)
"""What a question has of which the price is a penalty: “combien coûte un jour de retard ?”, “… coûte au titulaire”."""
_FOR_A_PERIOD = re.compile(
    r"\b(?:(?:par|chaque|per|each|every|(?:tarifs?|taux|prix|couts?|montants?|budgets?|penalites?)(?: \w+)?) "
    r"|(?:coute\w*|vaut|(?:tarif|prix|cout) d') ?une? (?=(?:journee|heure|jour|mois|annee)\b)"
    r"|costs? (?:of )?an? (?=(?:day|hour)\b)"
    r"|(?=(?:hourly|daily|monthly|annual|yearly) (?:\w+ )?"
    r"(?:rates?|fees?|costs?|prices?|amounts?|budgets?|penalt(?:y|ies))\b)|(?=tjm\b))"
    r"(?P<period>tjm|horaire|heure|hour|journaliere?|journee|jour|day|daily|mensuel|mois|month|annuel|annee|an|annual|year)(?:ly|le)?s?\b"
)


def units_asked(question: str) -> Units:
    """The units of which an answer holds an amount, none where the question does not tell."""
    plain = plain_letters(question)
    ways = (*_ASKS, *_NAMED) if are_keywords(question) and not _OF_CLAUSES.search(plain) else _ASKS
    asked = frozenset[str]().union(*(units for asks, units in ways if asks.search(plain)))
    if asked == TIMES and _SAVED.search(plain):
        return TIMES | _SHARES
    return asked - _SHARES if asked == SUMS and _NO_SHARE.search(plain) else asked


def asks_for_a_sum_alone(question: str) -> bool:
    """Whether nothing but a sum answers: words may tell what the penalties are, but not how much they are."""
    return bool(_ONLY_A_SUM.search(plain_letters(question)))


def asks_how_much(question: str) -> bool:
    """Whether an amount is asked for in so many words."""
    return bool(_IN_SO_MANY_WORDS.search(fold(question)))


def asks_for_a_price(question: str) -> bool:
    """Whether what something costs is asked, and not what a fault does."""
    plain = plain_letters(question)
    return bool(_PRICE_ASKED.search(plain)) and not _FAULT.search(plain)


def period_asked(question: str) -> str:
    """The period for which a sum is asked, "hour", "day", "month" or "year"; "" where it is not for one."""
    period = _FOR_A_PERIOD.search(plain_letters(question))
    return next((name for name, written in PERIODS.items() if period and written.search(period["period"])), "")
