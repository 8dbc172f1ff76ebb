"""The criterion whose weight a question asks for, and where a text states a share of that one and not of another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answer.figures import flat
from index.bilingual import language_of, said_otherwise
from index.words import all_query_stems, stems, telling_words

_THE = r"(?:l[ae]s? |l'|the )?"
_OF = rf"(?:du |des |d[e'] ?{_THE}|pour {_THE}|of {_THE}|for {_THE})"
_GIVEN = r"(?:accorde|donne|attribue)e?s? "
_WEIGHS = (
    r"(?:poids|ponderations?|coefficients?) "
    rf"(?:(?:a|ont|pese(?:nt)?)(?:-t-\w+)? {_THE}|{_GIVEN}(?:au |a {_THE})|{_OF})",
    rf"combien (?:pese(?:nt)?|compte(?:nt)?) {_THE}",
    rf"how much (?:weight )?(?:does|do|is given to) {_THE}(?=[\w' -]{{1,40}} (?:weigh|carry|count|get))",
    rf"(?:what weight (?:does|do|is given to)|weights? (?:of|for|given to)) {_THE}",
)
_ASKS = re.compile(
    rf"\b(?:{'|'.join(_WEIGHS)})(?:criter\w+ (?:d[eu] )?)?"
    r"(?P<criterion>[\w'-]+(?: (?!dans|in|a|chez|pour|for|weigh|carr|count|get|et|and|entre)[\w'-]+)?)"
)
_MONEY = frozenset({"prix", "price", "cout", "cost", "financier", "financial"})
_LINES = re.compile(r"\n|(?<=[.;!?])\s")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A criterion by the stems of its words, in French and in English."""

    words: frozenset[str]

    def is_told(self, text: str, language: str) -> bool:
        """Whether a line or sentence names the criterion beside a number."""
        lines = (line for line in _LINES.split(text) if any(map(str.isdigit, line)))
        return any(self.words & set(stems(line, language)) for line in lines)


def weighed_in(question: str) -> Weighed | None:
    """The criterion whose weight a question asks for; None where it asks for none."""
    match = _ASKS.search(flat(question))
    words = [word for word, _, _ in telling_words(match["criterion"])] if match else []
    if not words:
        return None
    said = set(words) | (_MONEY if _MONEY & set(words) else set())
    said |= {one for terms in said_otherwise(" ".join(words), language_of(question)) for one in terms}
    return Weighed(frozenset(all_query_stems(" ".join(said))))
