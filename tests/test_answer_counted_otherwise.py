"""Numbers that may be of what is asked how many there are of, under another name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from small_corpus import add_document

from answer.assistant import Assistant
from answer.quoting.counted_otherwise import may_be_of
from answer.quoting.quotes import Quote
from answer.wanted.counted import Counted, counted_in
from corpus.models import Document, Passage, Span
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder
from index.retriever import Hit
from index.search_index import SearchIndex
from index.sentence_signals import WordMatches
from index.words import telling_words

VARIABLES = "Combien de variables ont été réunies ?"
TOLD = "Nous avons réuni 200 facteurs. L’équipe se forme en 2024."
NEAR, FAR = 0.6, 0.1
DOCUMENT = Document("a", "a", "a.pdf", "application/pdf", 1, "a")


def counted() -> Counted:
    known = counted_in(VARIABLES)
    assert known
    return known


def beside(text: str, **cosines: float) -> bool:
    """Whether a number of the text may be of variables, where these words are so near to these."""
    middle = text.index(". ") + 1
    sentences = (Span(0, middle), Span(middle + 1, len(text)))
    passage = Passage(page=1, start=0, end=len(text), text=text, sentences=sentences)
    words = telling_words(text)
    near = np.array([[cosines.get(word, FAR), NEAR] for word, _, _ in words], dtype=np.float32)
    matches = WordMatches(("variables", "réunies"), np.array([start for _, start, _ in words]), near)
    quote = Quote(Hit(1, passage, DOCUMENT, 1.0, 1.0), Span(0, len(text)), 1.0)
    return may_be_of(counted(), [quote], [matches])


def test_a_number_counts_what_the_word_beside_it_means_and_no_other_word() -> None:
    assert beside(TOLD, facteurs=NEAR)
    assert not beside(TOLD)
    assert not beside(TOLD, forme=NEAR)  # no number stands beside it: 2024 is a year


def test_a_word_of_another_sentence_is_not_counted() -> None:
    assert not beside("Nous en avons réuni 200. Facteurs et équipes.", facteurs=NEAR)


def test_a_question_whose_word_is_not_searched_for_is_not_judged() -> None:
    passage = Passage(page=1, start=0, end=4, text="200.", sentences=(Span(0, 4),))
    quote = Quote(Hit(1, passage, DOCUMENT, 1.0, 1.0), Span(0, 4), 1.0)
    matches = WordMatches(("facteurs",), np.empty(0, np.int64), np.empty((0, 1), np.float32))
    assert may_be_of(counted(), [quote], [matches])


@pytest.mark.parametrize(
    ("asked", "is_refused"),
    [
        ("Combien de formulaires comprend le logiciel de paie de la mairie de Brest ?", False),
        ("Combien d’agents utilisent le logiciel de paie de la mairie de Brest ?", True),
    ],
)
def test_how_many_is_answered_under_another_name_and_not_by_what_else_is_counted(
    asked: str, is_refused: bool, embedder: Embedder, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    used = "Le logiciel de paie de la mairie est utilisé chaque jour par les services."
    held = "Il comprend 35 écrans de saisie et 12 états imprimés."
    pages = ["# 3 Logiciel de paie", f"{used} {held}"]
    add_document(store, tmp_path, "brest.pdf", pages, title="Logiciel de paie", buyer="Ville de Brest", kind="CCTP")
    pages = ["# 2 Caméras", "Les agents filment les quais de la gare de Lyon."]
    add_document(store, tmp_path, "lyon.pdf", pages, title="Sûreté", buyer="Ville de Lyon", kind="CCTP")
    index = SearchIndex(settings.index_dir, store, lambda: embedder)
    index.refresh()

    assert Assistant(settings, store, index).ask(asked).refused == is_refused
    store.close()
