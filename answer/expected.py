"""What a question wants stated, told by its form: an amount (a time, a day, a sum, a share) or how a procedure ended.

A sum may be asked for by the hour or by the year: “tarif horaire”, “how much per year”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from answer.counted import Counted, counted_in
from answer.dated import Dated, dated_in
from answer.defined import defined_in
from answer.figures import Figure, amounts_of, find_figures
from answer.measured import Measured, measured_in
from answer.often import HowOften, often_in
from answer.outcome import outcomes_asked
from answer.spoken import as_written
from answer.telling import Matter, Telling
from answer.term import terms_asked
from answer.weighed import Weighed, weighed_in
from corpus.folding import fold
from corpus.table_rows import CELLS
from index.words import all_query_stems

Units = frozenset[str]

_TIMES = frozenset({"second", "day", "working day", "working hour", "month"})
DATE = "date"
_CURRENCIES = frozenset({"euro", "dollar", "pound", "franc", "cfa franc", "swiss franc", "pacific franc", "dirham"})
SUMS = _CURRENCIES | {"percent", "per thousand"}
_SHARES = frozenset({"percent", "per thousand", "point"})
_PAYING = """
    coûte coûtent coûter coûtait coûterait vaut valent paie paient paye payent payer payé payée verse versent verser
    versé facture facturent facturer facturé facturée retient retenir retenu retenue déduit déduire déduite prélève
    prélever prélevé rembourse rembourser remboursé gagne gagner touche toucher dépense dépenser dépensé donné donner
    octroie octroient octroyer octroyé alloue allouer alloué accordé finance financer financé subventionne subventionner
    subventionné
"""
"""What is done with a sum, in the forms in which questions and texts say it."""
_PAID = "|".join(sorted(map(fold, _PAYING.split()), key=len, reverse=True))
_HOW_MUCH = rf"combien (?!de |d')(?:[\w'.-]+ ){{0,8}}?(?:{_PAID})"
_RANGE = (
    r"fourchettes? (?:de |d')(?:couts?|prix|depenses?|montants?|budgets?|tarifs?)|"
    r"what (?:(?:is|are|was) the )?(?:\w+ ){0,2}?(?:budget|cost|dollar|price|spending) "
    r"(?:ceilings?|caps?|limits?|ranges?)"
)
"""Between what and what, or up to what, something costs."""
_UP_TO_HOW_MUCH = (
    r"(?<!jusqu')\ba combien (?=(?:[\w'-]+ ){0,8}?(?:estim\w*|evalu\w*|chiffr\w*|budgets?|montants?|prix|couts?|"
    r"sommes?|enveloppes?|travaux|marche|contrat|facture\w*|penalites?)\b)(?!.*\b(?:nombre|effectifs?|durees?|delais?|"
    r"quantites?|surfaces?|pages|ponderation|poids|note)\b)"
)
"""“À combien s'élève le budget ?”, “à combien estime-t-on les travaux ?”, but not “… la durée du marché ?”."""
_FEW_WORDS = (
    r"(?!.*(?:-(?:t-)?(?:ils?|elles?|on)\b|\b(?:est|sont|are|is|cap|list|breakdown|structure)\b))"
    r"(?:(?<=^)|(?<=[:;] )|(?<=, )(?=(?:[\w']+ ){1,3}(?:de|du|des|pour|of|for)\b))(?:les? |la |l'|the )?(?:\w+ )?"
)
"""Before what is asked for in a few words: “AMF, délai de correction”, “Pénalités de retard”."""
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
_ASKS = (
    (
        re.compile(
            r"\b(?:quels?|quelles?) (?:\w+ ){0,2}?"
            r"(?:dates? limites?|delais? (?:de |d')(?:remise|reponse|depot|candidature))\b|"
            r"\b(?:what|when) (?:is|are) the (?:\w+ )?deadlines?\b"
        ),
        _TIMES | {DATE},
    ),
    (
        re.compile(
            r"\b(?:combien de (?:temps|jours?|mois|annees?|heures?|semaines?)|(?:quels?|quelles?) (?:\w+ ){0,2}?"
            r"(?:durees?|delais?|gt[cir]s?)|"
            r"(?:la|les|the) (?:durees?|delais?|duration|gt[cir]s?) (?:de|du|des|of|in)\b|"
            r"(?:pour|sur) (?:la |les )(?:durees?|delais?|gt[cir]s?)(?=\s*(?:\?|$))|"
            rf"{_FEW_WORDS}(?:durees?|delais?|gt[cir]s?|duration|deadlines?|time limits?)(?! ?:)|"
            r"compar\w+ (?:\w+ ){0,2}?(?:durees?|delais?|durations?|deadlines?|time limits?|gt[cir]s?)\b|"
            r"how (?:long|soon|quickly|much (?:time|notice)|many (?:days|weeks|months|years|hours))|"
            rf"{_LONGER}|"
            r"what (?:is the (?:payment )?(?:term|period)|(?:is|are) the (?:duration|time limit|deadline)s?))\b"
        ),
        _TIMES,
    ),
    (
        re.compile(
            r"\b(?:(?:quels?|quelles?|which|what) (?:(?:sont|est|are|is) (?:les?|la|the) )?|"
            r"compar\w+ (?:\w+ ){0,2}?)"
            r"(?:(?:clauses?|conventions?|engagements?|exigences?|indicateurs?|objectifs?) (?:de |d'|on )?)?"
            r"(?:slas?|niveaux? de services?|service[ -]levels?)\b(?! (?:agreements? )?penalt)"
        ),
        _TIMES | _SHARES,
    ),
    (
        re.compile(
            rf"{_UP_TO_HOW_MUCH}|\b(?:{_HOW_MUCH}|(?:{_PAID}) (?:.* )?(?:et |, ?)combien(?! de | d')|"
            r"combien (?:de |d')(?:dollars|euros|francs|dirhams)|"
            r"(?:quels?|quelles?) (?:\w+ ){0,2}?(?:l')?"
            r"(?:montants?|sommes?|penalites?|amendes?|prix|tarifs?|couts?|budgets?|enveloppes?|chiffres? d'affaires|"
            rf"taux (?:horaires?|journaliers?)|tjm)|{_RANGE}|"
            r"compar\w+ (?:\w+ ){0,2}?(?:montants?|penalites?|prix|tarifs?|couts?|budgets?)|"
            rf"{_FEW_WORDS}(?:montants?|penalites?|prix|tarifs?|couts?|budgets?|penalt(?:y|ies)|prices?|costs?)(?! ?:)|"
            r"compar\w+ (?:\w+ ){0,2}?(?:amounts?|penalt(?:y|ies)|prices?|costs?)\b(?! weight)|"
            r"how much (?:is|are|was|were|does|do|did|will|would|must|can|could|may|has|have|to)|"
            r"how many (?:dollars|euros|francs|dirhams)|"
            r"what (?:(?:is|are|was|were) the (?:\w+ ){0,3}?|\w+ )?"
            r"(?:penalt(?:y|ies)|amounts?|prices?|costs?|budgets?|fees?|turnovers?|"
            r"(?:hourly|daily|monthly|annual|yearly) rates?))\b(?! weight)"
        ),
        SUMS,
    ),
    (
        re.compile(
            r"\b(?:combien (?:pese(?:nt)?|pesai(?:en)?t|pesera)\b|how much (?:weight|does [\w' ]{1,40}? weigh)\b|"
            r"(?:prix|criteres?|notes?(?! de)|techniques?) (?:compte(?:nt)? pour|pese(?:nt)?) combien\b|"
            r"combien compte(?:nt)? (?:le|la|les|l') ?(?:prix|criteres?|notes?(?! de)|valeur)\b|"
            rf"{_CRITERIA}|{_FEW_WORDS}(?:poids|ponderations?) (?:du|de la|de l'|des) |"
            r"(?:split|divide|spread|distribute)s? (?:of )?the (?:scores?|points(?! of)|marks|weights?)\b|"
            r"combien de (?:pour cent|pourcents?)\b|how many percent\b|what percent\b|"
            r"how (?:are|is) (?:the )?(?:\w+ )?(?:scores?|points|marks|criteria) (?:split|divided|spread|weight?ed)\b|"
            r"how (?:heavily|much) (?:is|are|was|were|does|do|did) [\w' -]{1,40}? (?:weight?ed|weigh)\b|"
            r"(?:quels?|quelles?) (?:\w+ ){0,2}?"
            r"(?:taux(?! (?:horaire|journalier))|pourcentages?|ponderations?|parts?|poids)|"
            r"compar\w+ (?:\w+ ){0,2}?(?:poids|pourcentages?|ponderations?|percentages?|\w* ?weight(?:s|ings?)?)|"
            r"what (?:(?:is|are) the (?:\w+ ){0,3}?)?(?:weights?|weightings?|percentages?|shares?)|what rate)\b"
        ),
        _SHARES,
    ),
)


_ONLY_A_SUM = re.compile(
    rf"\b{_HOW_MUCH}|{_UP_TO_HOW_MUCH}|"
    r"\bcombien (?:de |d')(?:dollars|euros|francs|dirhams)|how many (?:dollars|euros|francs|dirhams)|"
    r"\bquel(?:le)? (?:est|etait) (?:le |l'|la )(?:\w+ )?"
    r"(?:montant|somme|tarif|cout|budget|prix|enveloppe|taux (?:horaire|journalier))\b|"
    r"\bquel(?:le)? (?:\w+ )?(?:montant|somme|budget|enveloppe|taux (?:horaire|journalier))\b|"
    rf"\b(?:{_RANGE})\b|\bquelle (?:penalite par \w+|amende)\b|"
    r"\bquelle penalite (?:[\w'-]+ ){1,8}?par (?:minute|heure|jour\w*|semaine|mois|an(?:nee)?)\b|"
    r"\bquel(?:le)?s? (?:prix|somme|montant)s? (?:(?:a|ont|est|sont|sera|seront|fut)(?:-t-\w+)? )?(?:ete )?"
    rf"(?:{_PAID})e?s?\b|"
    r"\bquel (?:tarif|cout|prix)(?=\s*[?,]| (?:pour|du|de l[a'])\b)|"
    r"\bhow much (?:is|are|does|do|did|will|must) (?:[\w'.-]+ ){0,8}?(?:cost|pay|paid|charged?|deduct\w*)\b|"
    r"\bwhat (?:is|was) the (?:\w+ ){0,2}?(?:rate|fee|amount|budget|price|cost)"
    r"(?= (?:of|for|per|in|to|under|at)\b|\s*(?:\?|$))|"
    r"\bwhat (?:amount of|(?:\w+ )?budget|"
    r"(?:\w+ )?(?:hourly|daily|monthly|annual|yearly) (?:rate|fee|amount|cost|price))\b"
)
"""What nothing but a sum answers, as words may answer what the penalties or which prices are firm."""
_OF_A_SHARE = (
    r"\b(?:penalt?it?\w*|retards?|late|delays?|cautions?|cautionnement|garanties?|deposits?|bonds?|disponibilite|parts?|"
    r"taux (?!horaire|journalier)|criter\w*|notes?|clauses?)\b"
)
_NO_SHARE = re.compile(
    rf"^(?!.*{_OF_A_SHARE})(?=.*\b(?:a combien (?:[\w'-]+ ){{0,4}}?(?:estim|evalu|chiffr)\w*|budgets?|enveloppes?|tjm|"
    r"(?:tarifs?|taux) (?:horaires?|journaliers?)|(?:hourly|daily) rates?|"
    r"combien (?!de |d')(?:[\w'.-]+ ){0,8}?(?:coute\w*|vaut|valent)|how much (?:[\w'.-]+ ){0,8}?costs?)\b)"
)
"""What is told in money, as a penalty or a deposit may be a share."""
_WORDS_FOR_SUMS = f"""
    {_PAYING} montant somme prix tarif coût budget enveloppe euros
    amount sum price cost costs rate fee budget ceiling range pay paid deduct deducted withhold withheld dollars
    marché contrat accord-cadre contract tender
"""
_PRICE_ASKED = re.compile(
    r"\b(?:cout\w*|vaut|valent|tarifs?|tjm|prix|budgets?|costs?|prices?|(?:hourly|daily) rates?)\b"
)
_PENALTY = re.compile(r"\b(?:penal\w*|amendes?|malus|liquidated damages)\b")
"""What is paid for a fault, and is the price of nothing."""
_FAULT = re.compile(
    rf"{_PENALTY.pattern}|\b(?:manqu\w+|fautes?|retards?|defauts?|defaillances?|infractions?|absences?|oublis?|pannes?|"
    r"coupures?|non[- ]\w+|late|breach\w*|fail\w*|delays?|missed|downtime)\b"
)
"""What a question has of which the price is a penalty: “combien coûte un jour de retard ?”."""
_PERIODS = {
    "hour": re.compile(r"\b(?:h|heures?|horaires?|hours?|hourly|hrs?)\b"),
    "day": re.compile(r"\b(?:j|jr?s?|jh|hj|jours?|journees?|journalier\w*|tjm|days?|daily)\b"),
    "month": re.compile(r"\b(?:mois|mensu\w+|months?|monthly|mo)\b"),
    "year": re.compile(r"\b(?:ans?|annees?|annu\w+|exercices?|years?|yearly|fy)\b"),
}
"""How texts write what a sum is for."""
_FOR_A_PERIOD = re.compile(
    r"\b(?:(?:par|chaque|per|each|every|(?:tarifs?|taux|prix|couts?|montants?|budgets?|penalites?)(?: \w+)?) "
    r"|(?:coute\w*|vaut|(?:tarif|prix|cout) d') ?une? (?=(?:journee|heure|jour|mois|annee)\b)"
    r"|costs? (?:of )?an? (?=(?:day|hour)\b)"
    r"|(?=(?:hourly|daily|monthly|annual|yearly) (?:\w+ )?"
    r"(?:rates?|fees?|costs?|prices?|amounts?|budgets?|penalt(?:y|ies))\b))"
    r"(?P<period>horaire|heure|hour|journaliere?|journee|jour|day|daily|mensuel|mois|month|annuel|annee|an|annual|year)(?:ly|le)?s?\b"
)
_PRICE = (
    r"(?:[€$£]|\b(?:euros?|dollars?|francs?|f ?cfa|dirhams?|ht|ttc|prix|tarifs?|montants?|couts?|prices?|rates?|"
    r"amounts?|costs?|fees?)\b)"
)
_PRICE_CELL = re.compile(rf"{_PRICE}[^:|;\n]{{0,40}}: ?\d")
_PRICE_COLUMN = re.compile(rf"{_PRICE}[^|\n]*(?:\||$)", re.M)
_POINTS_COLUMN = re.compile(
    r"\b(?:points|ponderations?|poids|baremes?|weight(?:s|ing)?|max\w* (?:score|marks))\b[^|\n]*(?:\||$)", re.M
)
_WEIGHT_LINE = re.compile(r"\b(?:ponderation|weight(?:ing)?)[^:|\n]{0,60}: ?\d{1,3}(?:[.,]\d+)?[ \t]*$", re.M)
"""“Pondération (pourcentage, valeur exacte) : 25”, as notices write it."""
_RATIO = re.compile(
    r"(?:(?<![\w/.,])\d+(?:[.,]\d+)?|(?<!\w)[A-Z]) ?/ ?"
    r"(?:10|20|30|50|100|200|300|365|500|(?:1|2|3|5|10)[ .\xa0\u202f]?000)(?:e|[eè]me)?(?![\w/]|[.,]\d)"
)
"""A share of a whole: “1/1000 du montant”, “P = V x R / 3 000”, “40/100”."""
_BARE_CELL = re.compile(r"(?:^|\|) ?\d[\d .,]*(?:\||$)")
"""A price, what a cell of its column is called, the column's name, and a cell that is a number and nothing else."""


class Form(Protocol):
    """What a sentence tells by its form, whatever it says otherwise."""

    def is_told(self, text: str, language: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Expected:
    """What an answer states: an amount in one of `units`, none where the question asks for no amount.

    A sum for each `period` ("hour", "day", "month", "year"), where it asks for such a one. `only_amount` tells that
    what does not state it is no answer; `tellings` are how a procedure ended, how long a contract runs and when bids
    are due, and `form` is what is asked for beside an amount (how many, how much of a measure, how often, when, what a
    term means), or the criterion whose weight is, where the question asks. `is_price` tells that the sum is what
    something costs, which no penalty is.
    """

    units: Units = frozenset()
    period: str = ""
    only_amount: bool = False
    tellings: tuple[Telling, ...] = ()
    form: Form | None = None
    is_price: bool = False

    @property
    def telling(self) -> Telling | None:
        """What few clauses tell of those that speak of it: how long a contract runs, when bids are due."""
        return next((one for one in self.tellings if one.matter is not Matter.OUTCOME), None)

    @property
    def wants_statement(self) -> bool:
        """Whether nothing but a sum, how a procedure ended, how long a contract runs or when bids are due answers."""
        return self.only_amount or bool(self.tellings)

    @property
    def wants_figure(self) -> bool:
        """Whether a figure answers: an amount, how many, a measure, how often or when."""
        return bool(self.units) or isinstance(self.form, Counted | Measured | HowOften | Dated)

    def is_stated_in(self, text: str, language: str) -> bool:
        """Whether a text tells what few clauses do, how it ended, states an amount in one of the units, or the form.

        Each where the question asks for it.
        """
        if self.tellings:
            return any(one.is_stated_in(text) for one in ((self.telling,) if self.telling else self.tellings))
        if self.units:
            is_of_it = not isinstance(self.form, Weighed) or self.form.is_told(text, language)
            return is_of_it and holds_amount(text, self.units) and not self.is_another_sum(text)
        return self.form is not None and self.form.is_told(text, language)

    def is_another_sum(self, text: str) -> bool:
        """Whether what a text states is the sum of a penalty, where a price is asked for."""
        return self.is_price and bool(_PENALTY.search(fold(text)))

    def lacks_amount(self, text: str, around: str = "") -> bool:
        """Whether an amount is expected and a text states none in its units.

        For a period, that must be spoken of there, or `around` it.
        """
        speaks_of_period = not self.period or bool(_PERIODS[self.period].search(fold(f"{around}\n{text}")))
        return bool(self.units) and not (speaks_of_period and holds_amount(text, self.units, around))

    def lacks_telling(self, texts: Sequence[str]) -> bool:
        """Whether it is asked how a procedure ended, how long a contract runs or when bids are due, and none tells."""
        return any(not any(map(one.is_stated_in, texts)) for one in self.tellings)


ANYTHING = Expected()
_FORMS: tuple[Callable[[str], Form | None], ...] = (often_in, dated_in, measured_in, counted_in, defined_in)


def expected_of(question: str) -> Expected:
    """What the form of a question tells of its answer."""
    question = as_written(question)
    units, plain = units_asked(question), fold(question).replace("’", "'")
    period = _FOR_A_PERIOD.search(plain) if units & SUMS - _SHARES else None
    names = (name for name, written in _PERIODS.items() if period and written.search(period["period"]))
    only_amount = bool(units) and bool(_ONLY_A_SUM.search(plain))
    return Expected(
        units,
        next(names, ""),
        only_amount,
        (*outcomes_asked(question), *terms_asked(question)),
        _form_of(question, units),
        is_price=bool(units & SUMS) and bool(_PRICE_ASKED.search(plain)) and not _FAULT.search(plain),
    )


def _form_of(question: str, units: Units) -> Form | None:
    """What is asked for beside an amount; of shares, the criteria whose weight is."""
    if units:
        return weighed_in(question) if "point" in units else None
    return next(filter(None, (read(question) for read in _FORMS)), None)


@cache
def words_for_sums() -> frozenset[str]:
    """The stems of words that ask for a sum of a tender, which what states it need not say: “Audit : 900 €”."""
    return frozenset(all_query_stems(_WORDS_FOR_SUMS))


def units_asked(question: str) -> Units:
    """The units of which an answer holds an amount, none where the question does not tell."""
    plain = fold(question).replace("’", "'")
    asked = frozenset[str]().union(*(units for asks, units in _ASKS if asks.search(plain)))
    return asked - _SHARES if asked == SUMS and _NO_SHARE.search(plain) else asked


def holds_amount(text: str, units: Units, around: str = "") -> bool:
    """Whether a text states an amount in one of these units; a row may say its currency in the columns `around` it."""
    if any(_is_of(figure, units) for figure in find_figures(text)):
        return True
    if "per thousand" in units and _RATIO.search(text):
        return True
    if "point" in units and (
        _has_number_under(_POINTS_COLUMN, fold(text), fold(around)) or _WEIGHT_LINE.search(fold(text))
    ):
        return True
    return not units.isdisjoint(_CURRENCIES) and _holds_price(fold(text), fold(around))


def _holds_price(text: str, around: str) -> bool:
    """Whether a cell is a number under a column of prices: “Prix unitaire (€): 85”, or “85” in such a table's row."""
    if _PRICE_CELL.search(text):
        return True
    return _has_number_under(_PRICE_COLUMN, text, around)


def _has_number_under(column: re.Pattern[str], text: str, around: str) -> bool:
    """Whether a table's row has a cell that is a number and nothing else, and such a column is there or around."""
    rows = [line for line in text.splitlines() if CELLS in line]
    return any(map(_BARE_CELL.search, rows)) and bool(column.search(f"{around}\n{text}"))


def _is_of(figure: Figure, units: Units) -> bool:
    if figure.is_day:
        return DATE in units
    return any(amount.unit in units for amount in amounts_of(figure))
