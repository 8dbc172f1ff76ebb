"""Passages on matters that share their words with what is asked: few questions mean them, many bring them up.

Every French tender tells within which time to go to court, that a bid may be sent as a “copie de sauvegarde”, whom to
call about the site where bids are left, and that a bank may stand surety or an insurer cover, a “garantie” too; a
question on times to repair, backups, a help desk or a warranty is not answered by that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.retriever import Hit
from index.words import plain_letters


@dataclass(frozen=True, slots=True)
class OtherMatter:
    """What a passage is on that `says` so `least` times, and is taken for an answer to a question that speaks of what
    it is `taken_for`, but where that `asks` for it; all in plain letters."""

    says: re.Pattern[str]
    taken_for: re.Pattern[str]
    asks: re.Pattern[str]
    least: int = 1

    def is_that_of(self, text: str) -> bool:
        return sum(1 for _ in self.says.finditer(text)) >= self.least


_TIMES = re.compile(
    r"\b(?:delais?|durees?|temps|jours?|mois|combien|quand|gt[ir]s?|prolong\w*|how (?:long|soon|many|quickly)|when|"
    r"dates?|deadlines?|times?|days?|months?)\b"
)
_SUPPORT = re.compile(r"\b(?:support|assistance|help ?-?desk|service desk|hotline|centre de services?)\b")
_BACKUPS = re.compile(r"\b(?:sauvegard\w+|back-?ups?)\b")
_WARRANTIES = re.compile(
    r"\b(?:garanties? (?:apres|de (?:bon|parfait)|constructeur|materielle?s?|d'un an|contractuelle)|"
    r"(?:duree|periode) (?:de |d')(?:la |une )?garantie|warrant(?:y|ies))\b"
)
_APPEALS = OtherMatter(
    re.compile(
        r"\b(?:tribunal administratif|tribunaux administratifs|refere (?:pre)?-?contractuel|"
        r"recours (?:de plein\w*|pour exces|gracieux|en contestation)|introduction d\w+ recours|"
        r"voies? (?:et delais )?de recours|juridiction administrative|organe charge des procedures|"
        r"code de justice administrative|cja\b|[rl]\. ?(?:421|551)-\d+)"
    ),
    _TIMES,
    re.compile(
        r"\b(?:recours|contest\w+|contentieux|tribuna\w+|referes?|juges?|justice|litiges?|differends?|attaqu\w+|evinc\w+|"
        r"juridiction\w*|greffes?|standstill|mediat\w+|retenus?|ecartes?|rejet\w*|(?:droit|loi) applicable|langues?|"
        r"appeals?|courts?|challeng\w+|disputes?|remed\w+|lawsuits?|sue|jurisdictions?|complain\w*|object\w*|"
        r"governing law|languages?)\b"
    ),
    least=2,
)
_PROTESTS = OtherMatter(
    re.compile(r"\bprotests?\b"),
    _TIMES,
    re.compile(
        r"\b(?:protest\w*|appeals?|challeng\w+|contest\w*|disputes?|object\w*|complain\w*|grievances?|unsuccessful|"
        r"recours|reclam\w+)\b"
    ),
    least=3,
)
_SEALED_COPY = OtherMatter(
    re.compile(r"\bcopies? de sauvegarde\b"),
    re.compile(f"{_BACKUPS.pattern}|{_TIMES.pattern}|{_SUPPORT.pattern}"),
    re.compile(
        r"\b(?:copies?|dossiers?|offres?|plis?|candidatures?|depot|deposer|remise|dematerialis\w+|cle usb|bids?)\b"
    ),
)
_SITE_FOR_BIDS = OtherMatter(
    re.compile(
        r"\b(?:(?:support|assistance)\b[^.]{0,40}\b(?:du site|de la plate-?forme|achatpublic)|profil d'acheteur)"
    ),
    _SUPPORT,
    re.compile(
        r"\b(?:offres?|plis?|candidat\w*|depot|deposer|remise|dematerialis\w+|plate-?formes?|profil d'acheteur|bids?|"
        r"submi\w+)\b"
    ),
)
_PRICES_KEPT = OtherMatter(
    re.compile(r"\bclauses? (?:dite )?(?:de )?sauvegarde\b"),
    _BACKUPS,
    re.compile(r"\b(?:clauses? de sauvegarde|prix|tarifs?|revisions?|actualis\w+|hausse|ind(?:ices?|ex)|prices?)\b"),
)
_SECURITIES = OtherMatter(
    re.compile(
        r"\b(?:retenues? de garantie|garanties? (?:a premiere demande|financieres?|bancaires?)|cautionnements?|"
        r"cautions? (?:personnelles?|bancaires?|solidaires?|provisoires?|definitives?))\b"
    ),
    _WARRANTIES,
    re.compile(r"\b(?:retenues?|caution\w*|premiere demande|bancaires?|financieres?|avances?|bonds?|retention)\b"),
)
_INSURANCES = OtherMatter(
    re.compile(r"\b(?:assureurs?|assurances?|polices? d'assurance|responsabilite civile|cotisations)\b"),
    _WARRANTIES,
    re.compile(r"\b(?:assur\w+|polices?|sinistres?|responsabilite|dommages?|insur\w+|liability)\b"),
    least=3,
)
_OTHER_MATTERS = (_APPEALS, _PROTESTS, _SEALED_COPY, _SITE_FOR_BIDS, _PRICES_KEPT, _SECURITIES, _INSURANCES)


def other_matters(question: str) -> tuple[OtherMatter, ...]:
    """Those that would be taken for an answer to a question that does not ask for them."""
    asked = plain_letters(question)
    return tuple(one for one in _OTHER_MATTERS if one.taken_for.search(asked) and not one.asks.search(asked))


def is_on_another_matter(hit: Hit, matters: tuple[OtherMatter, ...]) -> bool:
    """Whether a passage, with the headings above it, is on one of these matters."""
    text = plain_letters("\n".join((*hit.passage.section, hit.passage.text)))
    return any(one.is_that_of(text) for one in matters)
