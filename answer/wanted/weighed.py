"""The criteria whose weight a question asks for, and where a text states a share of these and not of others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from answer.text.figures import flat
from index.bilingual import language_of, said_otherwise
from index.words import all_query_stems, stems, telling_words

_THE = r"(?:l[ae]s? |l'|the )?"
_OF = rf"(?:du |des |d[e'] ?{_THE}|pour {_THE}|of {_THE}|for {_THE})"
_GIVEN = r"(?:accorde|donne|attribue)e?s? "
_ENDS = r"(?:dans|in|a|au|aux|chez|pour|for|weigh|weight?ed|carry|count|get|by|et|and|entre)"
_WEIGHS = (
    r"(?:poids|ponderations?|coefficients?) "
    rf"(?:(?:a|ont|pese(?:nt)?)(?:-t-\w+)? {_THE}|{_GIVEN}(?:au |a {_THE})|{_OF})",
    rf"combien (?:pese(?:nt)?|compte(?:nt)?) {_THE}",
    rf"how much (?:weight )?(?:does|do|is given to) {_THE}(?=[\w' -]{{1,40}} (?:weigh|carry|count|get))",
    rf"how (?:heavily|much) (?:is|are|was|were|does|do|did) {_THE}(?=[\w' -]{{1,40}} (?:weight?ed|weigh)\b)",
    rf"(?:what weight (?:does|do|is given to)|weights? (?:of|for|given to)) {_THE}",
)
_CRITERION = r"([\w'-]+)"


def giving_more_weight(criterion: str) -> str:
    """The pattern of what gives more weight, less or as much, to what the pattern of a criterion matches."""
    return (
        rf"(?:plus|moins|autant) de poids (?:au|a la|aux) {criterion}|"
        rf"(?:gives?|puts?|places?) (?:the )?{criterion} (?:the )?(?:more|most|less|least) weight\b|"
        rf"(?:more|most|less|least) weight (?:to|on) (?:the )?{criterion}"
    )


_A_TENDER = (
    r"(?:une?|ces?|cet(?:te)?|notre|nos|votre|vos|marches?|contrats?|consultations?|an?|this|these|our|your|contracts?"
    r"|tenders?)"
)
"""What begins that in which criteria weigh: “quelle pondération pour un marché d’infogérance ?”."""
_ASKS = re.compile(
    rf"\b(?:{'|'.join(_WEIGHS)})(?!{_A_TENDER}\b)(?P<criteria>[\w'-]+(?: (?!{_ENDS}\b)[\w'-]+){{0,2}}"
    rf"(?: (?:et|and) (?:{_OF}|{_THE})(?!{_ENDS}\b)[\w'-]+)?)"
)
_WEIGHS_MORE = re.compile(
    r"\b(?:(?:l[ae]s? |l'|the )([\w'-]+(?: [\w'-]+)?) "
    r"(?:pese(?:nt)?|compte(?:nt)?|weighs?|counts?)(?:-t-\w+)? (?:\w+ )?(?:plus|moins|autant|more|less)\b|"
    rf"{giving_more_weight(_CRITERION)})"
)
"""“Le prix pèse-t-il plus lourd ici ou là ?”."""
_AND = re.compile(r" (?:et|and) (?=\S)")
_OF_ANY = frozenset(
    ("critere", "criteres", "sous-critere", "sous-criteres", "criterion", "criteria", "factor", "factors", "award",
     "attribution", "evaluation", "offre", "offres", "bid", "bids", "lot", "lots", "note", "notes", "score", "scores",
     "valeur", "points", "chaque", "each", "every", "premier", "premiere", "second", "seconde", "deux", "trois", "tous",
     "toutes", "all", "different", "differents")
)  # fmt: skip
"""What says nothing of which criterion is meant."""
_MONEY = frozenset({"prix", "price", "cout", "cost", "tarif", "tarifs", "financier", "financial", "economique"})
_LINES = re.compile(r"\n|(?<=[.;!?])\s")
_A_NUMBER = re.compile(
    r"\s*(?:(?:ponderation|poids|coefficient|weight\w*)[^:|\n]{0,60}:)?\s*\d[\d.,]*\s*(?:%|/\s?\d+|points?|pts)?\s*$"
)
"""A line that is a number, or a weight that says so: “Pondération (pourcentage, valeur exacte) : 25”."""
_SHORT = 12  # words
_OF_WEIGHTS = re.compile(
    r"\b(?:ponder\w*|poids|coefficients?|criteres?|sous-criteres?|not(?:e|es|ee|ees|ation)|points?|pts|bareme"
    r"|compte(?:nt)? pour|weigh\w*|criteri(?:a|on)|factors?|scor\w+|marks?|rated?|worth)\b|/ ?\d{2,3}\b"
)

Words = frozenset[str]
"""The stems that one word of a question can have."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Criteria, each as the stems of all its words; the words of the other language for one are one more."""

    criteria: frozenset[frozenset[Words]]

    def is_told(self, text: str, language: str) -> bool:
        """Whether a line or sentence names one of the criteria beside a number, or on the line above it.

        A long one speaks of weights too: “augmentation des prix de plus de 2 %” tells none.
        """
        lines = [*_LINES.split(text), ""]
        return any(
            (any(map(str.isdigit, line)) or _A_NUMBER.match(flat(below)))
            and self._is_named(set(stems(line, language)))
            and (len(line.split()) <= _SHORT or speaks_of_weights(line))
            for line, below in pairwise(lines)
        )

    def _is_named(self, held: set[str]) -> bool:
        return any(all(word & held for word in criterion) for criterion in self.criteria)


def speaks_of_weights(text: str) -> bool:
    """Whether a text speaks of criteria, marks or weights."""
    return bool(_OF_WEIGHTS.search(flat(text)))


def weighed_in(question: str) -> Weighed | None:
    """The criteria whose weight a question asks for; None where it does not say of which."""
    match = _ASKS.search(flat(question)) or _WEIGHS_MORE.search(flat(question))
    criteria = next(filter(None, match.groups()), "") if match else ""
    named = [_telling(one) for one in _AND.split(criteria)]
    said = [one for words in filter(None, named) for one in (words, *_otherwise(words, language_of(question)))]
    return Weighed(frozenset(_stems(one) for one in said)) if said else None


def _telling(criterion: str) -> tuple[str, ...]:
    return tuple(word for word, _, _ in telling_words(criterion) if word not in _OF_ANY)


def _otherwise(words: tuple[str, ...], language: str) -> list[tuple[str, ...]]:
    """The same in the other language, and all words for money where a price is weighed."""
    if _MONEY & set(words):
        return [(word,) for word in _MONEY]
    return [tuple(term.split()) for terms in said_otherwise(" ".join(words), language) for term in terms]


def _stems(words: tuple[str, ...]) -> frozenset[Words]:
    return frozenset(frozenset(all_query_stems(word)) for word in words)
