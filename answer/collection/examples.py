"""Questions to begin with, drawn from what the corpus really holds."""

from __future__ import annotations

from answer.collection.topics import topics_treated
from corpus.messages import translator
from corpus.store import Store


def example_questions(store: Store, language: str) -> list[str]:
    """The questions whose subject most documents treat, most treated first; none for an empty corpus."""
    treated = topics_treated(store.texts.headings().values())
    return [translator(language)(topic.question) for topic in treated if topic.question]
