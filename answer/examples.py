"""Questions to begin with, drawn from what the corpus really holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.folding import fold
from corpus.messages import N_, translator
from corpus.store import Store


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that tenders treat in an article of their own: how a heading names it, and what to ask about it."""

    heading: re.Pattern[str]
    question: str


TOPICS = (
    Topic(re.compile(r"penalit|penalt"), N_("What late-delivery penalties do the tenders provide for?")),
    Topic(
        re.compile(r"reversibilit|transition out"),
        N_("How do the tenders organise reversibility at the end of the contract?"),
    ),
    Topic(
        re.compile(r"niveaux? de service|service level|\bsla\b|\bgtr\b"),
        N_("Which service levels (SLA) do similar tenders ask for?"),
    ),
    Topic(
        re.compile(r"propriete intellectuelle|cession|intellectual property"),
        N_("Who owns the rights on what is developed?"),
    ),
    Topic(re.compile(r"accessibilit"), N_("How is digital accessibility required and checked?")),
    Topic(
        re.compile(r"revision des prix|variation des prix|price adjust"),
        N_("How are prices revised during the contract?"),
    ),
    Topic(
        re.compile(r"donnees (a caractere )?personnel|rgpd|privacy"),
        N_("What is required for the protection of personal data?"),
    ),
    Topic(
        re.compile(r"criteres|evaluation criteria|jugement des offres"),
        N_("How are offers weighted between price and technical value?"),
    ),
    Topic(
        re.compile(r"recette|verification d'aptitude|vabf|\bvsr\b|acceptance"),
        N_("How are deliverables verified and accepted?"),
    ),
    Topic(
        re.compile(r"ecoconception|environnement|sobriete"), N_("What environmental requirements do the tenders set?")
    ),
)


def example_questions(store: Store, language: str) -> list[str]:
    """The questions whose subject most documents treat, most treated first; none for an empty corpus."""
    outlines = [fold(" \n".join(headings)) for headings in store.texts.headings().values()]
    treated = {topic: sum(bool(topic.heading.search(outline)) for outline in outlines) for topic in TOPICS}
    ranked = sorted((topic for topic in TOPICS if treated[topic]), key=lambda topic: -treated[topic])
    return [translator(language)(topic.question) for topic in ranked]
