"""The amounts that a text states, in figures and in the cells of tables."""

from __future__ import annotations

import re
from functools import lru_cache

from answer.text.figures import Figure, amounts_of, find_figures
from corpus.folding import fold
from corpus.table_rows import CELLS, is_row
from index.words import plain_letters

Units = frozenset[str]

DATE = "date"
CURRENCIES = frozenset({"euro", "dollar", "pound", "franc", "cfa franc", "swiss franc", "pacific franc", "dirham"})
PENALTY = re.compile(r"\b(?:penal\w*|amendes?|malus|liquidated damages)\b")
"""What is paid for a fault, and is the price of nothing."""
PERIODS = {
    "hour": re.compile(r"\b(?:h|heures?|horaires?|hours?|hourly|hrs?)\b"),
    "day": re.compile(r"\b(?:j|jr?s?|jh|hj|jours?|journees?|journalier\w*|tjm|days?|daily)\b"),
    "month": re.compile(r"\b(?:mois|mensu\w+|months?|monthly|mo)\b"),
    "year": re.compile(r"\b(?:ans?|annees?|annu\w+|exercices?|years?|yearly|fy)\b"),
}
"""How texts write what a sum is for."""
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
RATIO = re.compile(
    r"(?:(?<![\w/.,])\d+(?:[.,]\d+)?|(?<!\w)[A-Z]) ?/ ?"
    r"(?:10|20|30|50|100|200|300|365|500|(?:1|2|3|5|10)[ .\xa0\u202f]?000)(?:e|[eè]me)?(?![\w/]|[.,]\d)"
)
"""A share of a whole: “1/1000 du montant”, “P = V x R / 3 000”, “40/100”."""
_BARE_CELL = re.compile(r"(?:^|\|) ?\d[\d .,]*(?:\||$)")
"""A price, what a cell of its column is called, the column's name, and a cell that is a number and nothing else."""
_NOT_FILLED_IN = re.compile(r"(?<![\d.,])0[.,]0+(?![.,]?\d)(?:\s?(?:€|\$|euros?\b))?")
"""What a cell of a table says whose prices nobody filled in: “0,00 €”."""

_AT_ONCE = re.compile(
    r"\b(?:sans delai|immediat\w*|(?:meilleurs|brefs) delais|aussitot|des (?:que possible|(?:la )?reception|"
    r"(?:la )?notification)|jusqu'(?:au?|a la)|pendant toute|a compter|le lendemain|le jour meme|dans la journee|"
    r"article [lr]\b|en vigueur|"
    r"without delay|immediate(?:ly)?|promptly|as soon as|until|throughout|next (?:business )?day)\b"
)
"""How words tell by when or how long."""
_PARTS = re.compile(
    r"\b(?:la moitie|(?:un (?:tiers|quart|cinquieme)|(?:deux|trois|quatre) (?:tiers|quarts|cinquiemes)) d(?:e|es|u)\b|"
    r"la totalite|half of|(?:a|one|two|three) (?:thirds?|quarters?|fifths?) of|the majority of|heures d'insertion)\b"
)
"""How words tell a share."""

_TEXTS_KEPT = 512
"""Texts of which it is remembered: the searches for a question ask it of the same pages, the screen at each touch."""


@lru_cache(_TEXTS_KEPT)
def holds_amount(text: str, units: Units, around: str = "") -> bool:
    """Whether a text states an amount in one of these units; a row may say its currency in the columns `around` it."""
    text = "\n".join(_NOT_FILLED_IN.sub("", line) if is_row(line) else line for line in text.splitlines())
    if any(_is_of(figure, units) for figure in find_figures(text)):
        return True
    if "per thousand" in units and RATIO.search(text):
        return True
    if units.isdisjoint(CURRENCIES | {"point"}):
        return False
    plain, above = fold(text), fold(around)
    if "point" in units and (_has_number_under(_POINTS_COLUMN, plain, above) or _WEIGHT_LINE.search(plain)):
        return True
    return not units.isdisjoint(CURRENCIES) and _holds_price(plain, above)


def says_at_once(text: str) -> bool:
    """Whether a text tells in words how soon something is done, or until when."""
    return bool(_AT_ONCE.search(plain_letters(text)))


def says_which_part(text: str) -> bool:
    """Whether a text tells a share in words: “la moitié”."""
    return bool(_PARTS.search(plain_letters(text)))


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
