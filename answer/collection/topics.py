"""Subjects that tenders treat in an article of their own, and what to ask about them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.folding import fold
from corpus.messages import N_


@dataclass(frozen=True, slots=True)
class Topic:
    """How a heading names a subject, what goes on with it, and what begins with it, "" for nothing."""

    heading: re.Pattern[str]
    going_on: str
    question: str = ""

    def is_named_in(self, text: str) -> bool:
        return bool(self.heading.search(fold(text)))


TOPICS = (
    Topic(
        re.compile(r"penalit|penalt"),
        N_("What about the penalties?"),
        N_("What late-delivery penalties do the tenders provide for?"),
    ),
    Topic(
        re.compile(r"reversibilit|transition out"),
        N_("What about reversibility?"),
        N_("How do the tenders organise reversibility at the end of the contract?"),
    ),
    Topic(
        re.compile(r"niveaux? de service|service level|\bsla\b|\bgtr\b"),
        N_("What about the service levels?"),
        N_("Which service levels (SLA) do similar tenders ask for?"),
    ),
    Topic(
        re.compile(r"propriete intellectuelle|cession d(?:es|e) (?:droit|resultat)|intellectual property"),
        N_("What about intellectual property?"),
        N_("Who owns the rights on what is developed?"),
    ),
    Topic(
        re.compile(r"accessibilit"),
        N_("What about accessibility?"),
        N_("How is digital accessibility required and checked?"),
    ),
    Topic(
        re.compile(r"revision des prix|variation des prix|price adjust"),
        N_("What about the revision of prices?"),
        N_("How are prices revised during the contract?"),
    ),
    Topic(
        re.compile(r"donnees (a caractere )?personnel|protections? des donnees|rgpd|privacy"),
        N_("What about personal data?"),
        N_("What is required for the protection of personal data?"),
    ),
    Topic(
        re.compile(
            r"criteres (?:d.|de )(?:attribution|choix|jugement|notation|selection)|jugement des offres"
            r"|(?:award|evaluation) criteria"
        ),
        N_("What about the award criteria?"),
        N_("How are offers weighted between price and technical value?"),
    ),
    Topic(
        re.compile(r"\brecette\b|verification d'aptitude|vabf|\bvsr\b|acceptance"),
        N_("What about acceptance?"),
        N_("How are deliverables verified and accepted?"),
    ),
    Topic(
        re.compile(r"ecoconception|environnementa|(?:protection|respect) de l.environnement|sobriete"),
        N_("What about environmental requirements?"),
        N_("What environmental requirements do the tenders set?"),
    ),
    Topic(re.compile(r"resiliation|\btermination\b"), N_("What about termination?")),
    Topic(re.compile(r"sous-traitan|subcontract"), N_("What about subcontracting?")),
    Topic(re.compile(r"delai\w* (?:global )?de paiement|payment procedures"), N_("What about the payment terms?")),
    Topic(re.compile(r"\bgaranties?\b(?! financ| de continuite)|\bwarrant(?:y|ies)\b"), N_("What about warranties?")),
    Topic(re.compile(r"(?<!quality )\bassurances?\b(?! qualit)|\binsurance"), N_("What about insurance?")),
    Topic(re.compile(r"confidential"), N_("What about confidentiality?")),
    Topic(
        re.compile(r"reunions? de suivi|comites? de (?:pilotage|suivi)|\bgouvernance\b|\bgovernance\b"),
        N_("What about governance?"),
    ),
    Topic(re.compile(r"hebergement|\bhosting\b"), N_("What about hosting?")),
    Topic(re.compile(r"\bmaintenance\b"), N_("What about maintenance?")),
    Topic(re.compile(r"\blivrables\b|\bdeliverables\b"), N_("What about the deliverables?")),
    Topic(
        re.compile(r"\bvisites? (?:des? |du |sur |obligatoire|prealable)|\bsite (?:visit|inspection)"),
        N_("What about the visit of the premises?"),
    ),
    Topic(re.compile(r"\bvariantes\b|alternate proposals"), N_("What about variants?")),
    Topic(re.compile(r"tests? utilisateurs?|user (?:testing|research)"), N_("What about user testing?")),
)
"""Those that are asked about most first."""


def topics_treated(outlines: Iterable[Iterable[str]]) -> list[Topic]:
    """The topics that the headings of some documents name, those of the most documents first."""
    folded = [fold(" \n".join(headings)) for headings in outlines]
    counts = {topic: sum(bool(topic.heading.search(outline)) for outline in folded) for topic in TOPICS}
    return sorted(filter(counts.__getitem__, TOPICS), key=lambda topic: -counts[topic])
