"""What a pronoun stands for: “elles sont plafonnées ?”, “qui la paie ?”.

Penalties can be capped and personal data cannot, though these were spoken of last; “la” is the one thing with that
article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.asked.followups import words_of_meaning
from answer.conversation.spoken_of import LOOKED_BACK
from answer.exchanges import Exchange
from answer.text.figures import flat

_IT = re.compile(
    r"(?P<that>est-ce qu')?(?P<direct>elles?|ils?)\b|(?:sont|est|seront|sera)(?P<turned>-(?:elles?|ils?))\b|"
    r"(?:are|is|will) (?P<english>they|it)\b"
)
"""How a follow-up begins that says something of what it does not name, without accents."""
_PENALTIES = {
    **dict.fromkeys(("penalites", "indemnites", "amendes", "sanctions"), "elles"),
    **dict.fromkeys(("penalite", "indemnite", "amende", "sanction"), "elle"),
    **dict.fromkeys(("penalties", "damages", "fines"), "they"),
    "penalty": "it",
}
_PRICES = {
    **dict.fromkeys(("prix", "tarifs", "taux"), "ils"),
    "tarif": "il",
    **dict.fromkeys(("prices", "rates", "fees"), "they"),
    "price": "it",
}
_SUMS = {
    **dict.fromkeys(("montants", "frais", "couts", "honoraires"), "ils"),
    **dict.fromkeys(("montant", "budget", "cout"), "il"),
    **dict.fromkeys(("avances", "depenses", "commandes", "quantites", "prestations", "heures", "primes"), "elles"),
    **dict.fromkeys(("avance", "depense", "remuneration", "responsabilite", "prime", "garantie"), "elle"),
    **dict.fromkeys(("costs", "expenses", "orders", "hours"), "they"),
    **dict.fromkeys(("budget", "liability", "cost"), "it"),
}
_CAN_BE = (
    (re.compile(r"\bplafonne|\bcapped\b"), _PENALTIES | _PRICES | _SUMS),
    (re.compile(r"\bliberatoires?\b|\bcumul(?:ables?|ees?|atives?)\b|\bexonere|\bwaived\b"), _PENALTIES),
    (re.compile(r"\brevis(?:es|ables?)\b|\bactualis(?:es|ables?)\b|\bindex(?:es|ed)\b"), _PRICES),
)
"""What alone is said to be so, each noun with the pronoun that stands for it."""
_OBJECT = re.compile(
    r"(?P<asks>qui|comment|quand|pourquoi) (?P<it>la|le|les) (?P<does>[^\W\d_]+)(?P<turned>(?:-t)?-on)?\s*[?.!]*", re.I
)
"""“Qui la paie ?”, “comment la déclenche-t-on ?”: nothing else is said."""
_FEW_WORDS = 2
"""Telling words up to which a follow-up says nothing but that it is so."""


def with_what_it_stands_for(text: str, before: Sequence[Exchange]) -> str:
    """A follow-up with the noun that its pronoun stands for, “Les pénalités sont plafonnées”.

    "" where none fits, or one that was spoken of last.
    """
    plain = flat(text)
    it = _IT.match(plain)
    if not it or len(words_of_meaning(text)) > _FEW_WORDS:
        return ""
    fitting = next((nouns for so, nouns in _CAN_BE if so.search(plain, it.end())), {})
    asked = reversed(before[-LOOKED_BACK:])
    found = [_noun(one.question, fitting, it[it.lastgroup or 0].strip("-")) for one in asked]
    noun = next(filter(None, found), "")
    return _with(text, it, noun) if noun and not found[0] else ""


def with_its_object(text: str, subject: str) -> str:
    """“Qui paie la réversibilité” of “qui la paie ?”, with the only thing of the subject that has that article.

    "" where there is none, or where several have it.
    """
    asked = _OBJECT.fullmatch(text)
    if not asked or (asked["asks"].lower() != "qui") is not bool(asked["turned"]):
        return ""
    things = set(re.findall(rf"(?<![\w'-]){asked['it']} [^\W\d_]{{4,}}", subject.lower()))
    if len(things) != 1:
        return ""
    return f"{asked['asks']} {asked['does']}{asked['turned'] or ''} {things.pop()}"


def _noun(question: str, fitting: dict[str, str], pronoun: str) -> str:
    """The last word of a question that the pronoun can stand for and of which what is said can be; "" for none."""
    words = reversed(re.findall(r"\w+", question))
    return next((word.lower() for word in words if fitting.get(flat(word)) == pronoun), "")


def _with(text: str, it: re.Match[str], noun: str) -> str:
    """The text with the noun in the place of what stands for it; before a French verb that is turned round."""
    if it["english"]:
        return f"{text[: it.start('english')]}the {noun}{text[it.end('english') :]}"
    named = f"{_article(it['direct'] or it['turned'].strip('-'), noun)}{noun}"
    if it["turned"]:
        return f"{named} {text[:1].lower()}{text[1:]}"
    return f"{'est-ce que ' if it['that'] else ''}{named}{text[it.end() :]}"


def _article(pronoun: str, noun: str) -> str:
    if pronoun.endswith("s"):
        return "les "
    if flat(noun)[0] in "aeiou":
        return "l'"
    return "la " if pronoun == "elle" else "le "
