"""The company that a question asks for, “quel éditeur ?”, and where a text names one.

Capitals are all over a tender; what names a company stands beside what it is or does: “la société Arc”, “confié à Arc”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.folding import fold
from index.words import plain_letters, stop_words

FIRM = (
    r"(?:entreprise|societe|prestataire|fournisseur|candidat|groupement|titulaire|editeur|cabinet|agence|attributaire|"
    r"laureat|gagnant|soumissionnaire|boite|infogerant|revendeur|integrateur|hebergeur|operateur|exploitant|"
    r"delegataire|bureau d'etudes)s?"
)
COMPANY = (
    r"(?:compan(?:y|ies)"
    r"|(?:vendor|bidder|contractor|firm|supplier|provider|offeror|team|reseller|integrator|consultant)s?)"
)
_A_RULE = (
    r"(?!(?:[\w'-]+ ){0,3}?(?:peu(?:t|vent)|doi(?:t|vent)|devra|devront|pourr|faut|choisir|prendre|demander|exiger|"
    r"may|can|must|should|shall|will|would|could|need|has to|have to|are (?:eligible|allowed)|do )\w*)"
)
"""Who may bid, and which to choose, is told without a name."""
_ASKS = re.compile(
    rf"\b(?:quel(?:le)?s? (?:est (?:l'|la |le ))?(?:\w+ )?{FIRM}\b {_A_RULE}\w|"
    rf"qui (?:est|sont) (?:l'|la |le |les )(?:(?:ancien|actuel|nouveau)\w* )?{FIRM}\b {_A_RULE}\w|"
    rf"comment s'appelle(?:nt)? (?:l'|la |le |les )?{FIRM}\b|"
    rf"(?:which|what) (?!the |team)(?:[\w-]+ )?{COMPANY} {_A_RULE}\w|"
    rf"who is the (?:\w+ )?{COMPANY} (?:of|for|behind|that|who)\b)"
)
_ROLE = (
    r"(?i:\b(?:entreprises?|soci[ée]t[ée]s?|prestataires?|fournisseurs?|groupements?|titulaires?|[ée]diteurs?|cabinets?|"
    r"agences?|attributaires?|laur[ée]ats?|infog[ée]rants?|h[ée]bergeurs?|int[ée]grateurs?|op[ée]rateurs?|exploitants?|"
    r"d[ée]l[ée]gataires?|firmes?|compan(?:y|ies)|vendors?|contractors?|firms?|suppliers?|providers?|incumbent|awardees?|"
    r"(?:confi|attribu|[ée]dit|h[ée]berg|r[ée]alis|con[çc]|d[ée]velopp|fourni|assur|exploit|g[ée]r|entreten|men|"
    r"accompagn|pass)\w*|(?:developed|built|provided|hosted|operated|written|awarded|supplied|conducted|run|won|held))\b)"
)
_SMALL_WORDS = (
    r"(?:par|avec|chez|[àa]|au|aux|de|du|des|d['’]|la|le|les|l['’]|est|sont|on|by|to|with|is|are|the|of|from|nomm[ée]e?|"
    r"named|soci[ée]t[ée]|cabinet|groupe|company|sas|sarl|sa)"
)
_BETWEEN = rf"(?i:[\s:«“\"(|,–-]+(?:{_SMALL_WORDS}[\s«“\"]+){{0,4}})"
_NAME = r"(?P<name>[A-ZÀ-Ý][\w&’'.-]*(?: [A-ZÀ-Ý&][\w&’'.-]*)*)"
_NAMED = re.compile(rf"{_ROLE}{_BETWEEN}{_NAME}")
_BEFORE = re.compile(
    rf"{_NAME}(?i:,? (?:\(?[ée]diteur|titulaire|en charge|est (?:l['’]|le |la )|a (?:[ée]t[ée] )?\w+[ée]\b|is the|"
    r"was (?:awarded|selected)|won))"
)


@dataclass(frozen=True, slots=True)
class Firm:
    """A company's name, which is none of the words of the question (`said`, folded)."""

    said: frozenset[str]

    def is_told(self, text: str, language: str) -> bool:
        """Whether a text names a company beside what it is or does."""
        found = (*_NAMED.finditer(text), *_BEFORE.finditer(text))
        return any(not self._is_said(one["name"]) for one in found)

    def _is_said(self, name: str) -> bool:
        return all(word in self.said | stop_words() for word in re.findall(r"\w+", fold(name)))


def firm_in(question: str) -> Firm | None:
    """The company that a question asks for, None where it asks for something else."""
    if not _ASKS.search(plain_letters(question)):
        return None
    return Firm(frozenset(re.findall(r"\w+", fold(question))))
