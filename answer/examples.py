"""Questions to begin with, drawn from what the corpus really holds."""

from __future__ import annotations

from answer.topics import TOPICS
from corpus.folding import fold
from corpus.messages import translator
from corpus.store import Store


def example_questions(store: Store, language: str) -> list[str]:
    """The questions whose subject most documents treat, most treated first; none for an empty corpus."""
    outlines = [fold(" \n".join(headings)) for headings in store.texts.headings().values()]
    treated = {
        topic: sum(bool(topic.heading.search(outline)) for outline in outlines) for topic in TOPICS if topic.question
    }
    ranked = sorted((topic for topic in treated if treated[topic]), key=lambda topic: -treated[topic])
    return [translator(language)(topic.question) for topic in ranked]
