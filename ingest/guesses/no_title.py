"""What no title is: a question, a day, a blank to fill in, the legend of a plan, words that were run together."""

from __future__ import annotations

import re

from ingest.guesses.folding import fold

_MONTHS = (
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
)
_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_DAY = re.compile(
    r"(?:(?:(?:derniere )?(?:mise a jour|modification|revision)|version|edition|fait|last (?:modified|updated))\b"
    r"[ :]{0,3}(?:du |le |on )?|(?:a )?[a-z' -]{2,30}, le )?"
    rf"(?:(?:{_DAYS}),? (?:le )?)?"
    rf"(?:(?:\d{{1,2}}(?:er|st|nd|rd|th)? )?(?:{_MONTHS})(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (?:19|20)\d\d"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)\W*"
)
_BLANK = re.compile(
    r"\[[^\]]*\b(?:completer|preciser|inserer|indiquer|remplir|choisir|nom d|insert|fill in|specify|name of)\b[^\]]*\]?"
    r"|\[ ?(?:\.{3}|…|_+|x{2,})? ?\]|\b(?:a|to be) (?:completer|preciser|renseigner|completed)\b|\.{5,}|…{2,}|_{4,}"
)
_LEADS_TO_A_BLANK = re.compile(
    r"[\s:,–-]*(?:\b(?:relati(?:f|ve)s? aux?|relati(?:f|ve)s? a|concernant|portant sur|pour|de|du|des|d'|sur|for|of|est"
    r"|is)\s*)?$"
)
_CODE = re.compile(r"(?=(?:\D*\d){3})[\w./-]+")
"""A reference by itself: “TCTOA-18-0015”."""
_SIGN = re.compile(r"\w\.?|\d{1,3}")
"""A letter or a number by itself, as stands on a plan."""
_FEWEST_SIGNS = 5
_RUN_TOGETHER = re.compile(r"[a-zà-ÿ]{3}(?:19|20)\d\d[A-ZÀ-Ý][a-zà-ÿ]|[a-zà-ÿ]{5}[A-ZÀ-Ý][a-zà-ÿ]+(?:19|20)\d\d")


def is_no_title(text: str) -> bool:
    """Whether a line is a question, a day, a reference, the legend of a plan, or has a blank to fill in."""
    folded = fold(text).strip()
    is_one_sort = folded.endswith("?") or bool(_DAY.fullmatch(folded) or _CODE.fullmatch(folded))
    return is_one_sort or has_a_blank(text) or _is_a_legend(text)


def has_a_blank(text: str) -> bool:
    """Whether something is left to be filled in: “relatif à [à compléter]”."""
    return _BLANK.search(fold(text)) is not None


def before_a_blank(text: str) -> str:
    """`text` up to its first blank, without the words that lead to it: “Marché public relatif à [à compléter]”."""
    folded = fold(text)
    blank = _BLANK.search(folded)
    if not blank or len(folded) != len(text):
        return text
    leads = _LEADS_TO_A_BLANK.search(folded[: blank.start()])
    return text[: leads.start() if leads else blank.start()]


def is_run_together(text: str) -> bool:
    """Whether lines were joined without a blank between them: “un système informatiqueHiver2021Exigences”."""
    return _RUN_TOGETHER.search(text) is not None


def _is_a_legend(text: str) -> bool:
    words = text.split()
    signs = sum(_SIGN.fullmatch(word) is not None for word in words)
    return signs >= _FEWEST_SIGNS and 3 * signs >= len(words)
