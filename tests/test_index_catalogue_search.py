"""What a search of the catalogue that finds nothing was likely meant to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_corpus import WordEmbedder, add_document

from corpus.models import Passage
from corpus.settings import Settings
from corpus.store import Store
from index.catalogue_search import DescribedWords, _is_said, respelt_search
from index.in_other_words import in_other_words
from index.search_index import SearchIndex


@pytest.fixture
def search_index(settings: Settings, store: Store) -> SearchIndex:
    return SearchIndex(settings.index_dir, store, WordEmbedder)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("bourjet infogerence", "bourget infogérance"),
        ("bourjet imprimantes", "bourget imprimantes"),
        ("CCTP, Bourjet", "CCTP, bourget"),
        ("gardienage", "gardiennage"),
        ("penalitez", "pénalité"),
    ],
)
def test_misspelt_words_are_offered_as_a_description_or_the_trade_has_them(
    store: Store, search_index: SearchIndex, tmp_path: Path, words: str, meant: str
) -> None:
    assert offered(store, search_index, tmp_path, words) == meant


@pytest.mark.parametrize(
    "words",
    [
        "bourget",
        "Infogérance",
        "infogerance",
        "imprimantes",
        "sites",
        "nice",
        "zzgh xyzzy",
        "pourget",
        "2025-16",
        "Bour",
    ],
)
def test_words_that_are_held_or_near_to_none_are_left_alone(
    store: Store, search_index: SearchIndex, tmp_path: Path, words: str
) -> None:
    assert offered(store, search_index, tmp_path, words) == ""


def offered(store: Store, search_index: SearchIndex, tmp_path: Path, words: str) -> str:
    """What is offered where a tender of Le Bourget and one for guards are shared."""
    text = ["# 1 Objet", "Trente imprimantes. Une pénalité par retard."]
    add_document(store, tmp_path, "a.txt", text, title="CCTP – Infogérance", buyer="Ville du Bourget")
    add_document(store, tmp_path, "b.txt", text, title="Gardiennage des sites")
    search_index.refresh()
    return respelt_search(words, DescribedWords(store).by_letters(), search_index.keywords)


def test_the_words_of_descriptions_are_made_anew_when_a_document_has_changed_and_only_then(
    store: Store, tmp_path: Path
) -> None:
    add_document(store, tmp_path, "a.txt", ["# 1 Objet"], title="Infogérance")
    words = DescribedWords(store)
    first = words.by_letters()
    assert first["infogerance"] == "infogérance"
    assert words.by_letters() is first
    add_document(store, tmp_path, "b.txt", ["# 1 Lieu"], title="Gardiennage")
    assert {"infogerance", "gardiennage"} <= words.by_letters().keys()


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("site internet mairie", ["site web mairie"]),
        ("changer de prestataire", ["réversibilité", "transfert au nouveau titulaire", "restitution des données"]),
        ("sécurité incendie", []),
        ("gardiennage des sites", []),
        ("", []),
    ],
)
def test_a_search_is_also_made_in_the_words_of_tenders(words: str, others: list[str]) -> None:
    assert [one.whole for one in in_other_words(words)] == others


def test_a_passage_says_a_term_with_all_of_its_words() -> None:
    def says(text: str) -> bool:
        return _is_said("agent de sécurité", Passage(page=1, start=0, end=len(text), text=text, sentences=()))

    assert says("Deux agents de sécurité surveillent l’entrée.")
    assert not says("Les 1 150 agents de la ville ont un compte.")
    assert not _is_said("agent de sécurité", None)
