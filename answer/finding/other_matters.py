"""Passages on matters that share their words with what is asked: few questions mean them, many bring them up.

Every French tender tells within which time to go to court, that a bid may be sent as a “copie de sauvegarde”, and that
a bank may stand surety, a “garantie” too; a question on times to repair, backups or a warranty is not answered by that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.retriever import Hit
from index.words import plain_letters


@dataclass(frozen=True, slots=True)
class OtherMatter:
    """What a passage is on that `says` so `least` times, in plain letters, but where the question `asks` for that."""

    says: re.Pattern[str]
    asks: re.Pattern[str]
    least: int = 1

    def is_that_of(self, text: str) -> bool:
        return sum(1 for _ in self.says.finditer(text)) >= self.least


_APPEALS = OtherMatter(
    re.compile(
        r"\b(?:tribunal administratif|tribunaux administratifs|refere (?:pre)?-?contractuel|"
        r"recours (?:de plein\w*|pour exces|gracieux|en contestation)|introduction d\w+ recours|"
        r"voies? (?:et delais )?de recours|juridiction administrative|organe charge des procedures|"
        r"code de justice administrative|cja\b|[rl]\. ?(?:421|551)-\d+)"
    ),
    re.compile(
        r"\b(?:recours|contest\w+|contentieux|tribuna\w+|referes?|juges?|justice|litiges?|differends?|attaqu\w+|evinc\w+|"
        r"appeals?|courts?|challeng\w+|disputes?|remed\w+|lawsuits?|sue)\b"
    ),
    least=2,
)
_PROTESTS = OtherMatter(
    re.compile(r"\bprotests?\b"),
    re.compile(r"\b(?:protest\w*|appeals?|challeng\w+|contest\w*|disputes?|recours|reclam\w+)\b"),
    least=3,
)
_SEALED_COPY = OtherMatter(
    re.compile(r"\bcopies? de sauvegarde\b"),
    re.compile(r"\b(?:copies? de sauvegarde|offres?|plis?|candidatures?|depot|deposer|remise|dematerialis\w+|bids?)\b"),
)
_PRICES_KEPT = OtherMatter(
    re.compile(r"\bclauses? (?:dite )?(?:de )?sauvegarde\b"),
    re.compile(r"\b(?:clauses? de sauvegarde|prix|tarifs?|revisions?|actualis\w+|hausse|prices?)\b"),
)
_SECURITIES = OtherMatter(
    re.compile(
        r"\b(?:retenues? de garantie|garanties? (?:a premiere demande|financieres?|bancaires?)|cautionnements?|"
        r"cautions? (?:personnelles?|bancaires?|solidaires?|provisoires?|definitives?))\b"
    ),
    re.compile(
        r"^(?!.*\b(?:garanties? (?:apres|de (?:bon|parfait)|constructeur|materielle?s?|d'un an|contractuelle)|"
        r"(?:duree|periode) (?:de |d')(?:la |une )?garantie|warrant(?:y|ies))\b)"
    ),
)
_OTHER_MATTERS = (_APPEALS, _PROTESTS, _SEALED_COPY, _PRICES_KEPT, _SECURITIES)


def other_matters(question: str) -> tuple[OtherMatter, ...]:
    """Those that a question does not ask for."""
    asked = plain_letters(question)
    return tuple(one for one in _OTHER_MATTERS if not one.asks.search(asked))


def is_on_another_matter(hit: Hit, matters: tuple[OtherMatter, ...]) -> bool:
    """Whether a passage, with the headings above it, is on one of these matters."""
    text = plain_letters("\n".join((*hit.passage.section, hit.passage.text)))
    return any(one.is_that_of(text) for one in matters)
