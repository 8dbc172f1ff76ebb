"""Numbers that may be of what is asked how many there are of, under another name."""

from __future__ import annotations

import re
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
DOCUMENT = Document("a", "a", "a.pdf", "application/pdf", 1, "a", language="fr")


def counted() -> Counted:
    known = counted_in(VARIABLES)
    assert known
    return known


def quoted(text: str, context: str = "") -> Quote:
    """A quotation of a text whose sentences end with a point."""
    starts = [0, *(one.end() for one in re.finditer(r"(?<=[.]) ", text))]
    sentences = tuple(Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
    passage = Passage(page=1, start=0, end=len(text), text=text, context=context, sentences=sentences)
    return Quote(Hit(1, passage, DOCUMENT, 1.0, 1.0), Span(0, len(text)), 1.0)


def matched(text: str, *near: str, asked: str = "variables") -> WordMatches:
    """The matches of a text of which these words are near to what is asked, and the others far."""
    words = telling_words(text)
    cosines = np.array([[NEAR if word in near else FAR, NEAR] for word, _, _ in words], dtype=np.float32)
    starts, ends = np.array([(start, end) for _, start, end in words], dtype=np.int64).reshape(-1, 2).T
    return WordMatches((asked, "réunies"), starts, ends, cosines.reshape(-1, 2))


def beside(text: str, *near: str, context: str = "") -> bool:
    """Whether a number of the text may be of variables, where these words are near to them."""
    return may_be_of(counted(), [quoted(text, context)], [matched(text, *near)])


def test_a_number_counts_what_the_word_beside_it_means_and_no_other_word() -> None:
    assert beside(TOLD, "facteurs")
    assert not beside(TOLD)
    assert not beside(TOLD, "forme")  # no number stands beside it: 2024 is a year
    assert not beside("Les facteurs sont réunis en 7 jours.", "facteurs")  # nor things: what has a unit


@pytest.mark.parametrize(
    ("text", "is_beside"),
    [
        ("Nous avons 200 grands facteurs.", True),
        ("Nous avons 200 membres dans l’équipe et des facteurs.", False),
        ("Facteurs (environ) 200.", True),
        ("Facteurs que notre équipe de 200 membres connaît.", False),
        ("Facteurs que notre équipe connaît : 200.", True),
        ("Les facteurs que nous connaissons bien sont au nombre de 200.", True),
    ],
)
def test_a_word_is_counted_some_characters_from_the_number_or_before_what_tells_how_many(
    text: str, is_beside: bool
) -> None:
    assert beside(text, "facteurs") == is_beside


@pytest.mark.parametrize("text", ["Nous en avons 200. Facteurs et équipes.", "Facteurs et équipes. 200 suivent."])
def test_a_word_of_another_sentence_is_not_counted(text: str) -> None:
    assert not beside(text, "facteurs")


def test_a_row_counts_what_its_columns_are_called() -> None:
    row = "Mairie | rue de Siam | 120"
    assert not beside(row)
    assert beside(row, context="Site | Adresse | Variables")
    assert beside(f"Site | Adresse | Facteurs. {row}", "facteurs")


def test_what_is_told_one_by_one_is_counted_by_its_numbers() -> None:
    assert beside("Variable 1 : la pluie. Variable 2 : le vent.")
    assert not beside("Variable 1 : la pluie.")


def test_what_is_not_searched_for_or_not_in_the_index_is_not_judged() -> None:
    assert not may_be_of(counted(), [quoted(TOLD)], [matched(TOLD)])
    assert may_be_of(counted(), [quoted(TOLD)], [matched(TOLD, asked="facteurs")])
    assert may_be_of(counted(), [quoted(TOLD)], [matched("")])


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
