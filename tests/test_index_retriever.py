from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small_corpus import WordEmbedder, add_document

from corpus.models import Document
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder
from index.filters import Filters
from index.fusion import Signals, Weights, fuse
from index.retriever import Hit, Retriever, first_of_each_page
from index.search_index import SearchIndex

PENALTY = "# 7 Pénalités", "Le titulaire encourt une pénalité de {} euros par jour de retard."
EXIT = "# 9 Réversibilité", "En fin de marché, le titulaire transfère les données et la documentation en {} mois."


@pytest.fixture
def documents(store: Store, tmp_path: Path) -> dict[str, Document]:
    """Two contracts with the same clauses and other figures, a guide in English, and an old version of a contract."""

    def contract(file: str, price: int, months: int, **metadata: object) -> Document:
        pages = [
            ["Marché public de services"],
            [PENALTY[0], PENALTY[1].format(price)],
            [EXIT[0], EXIT[1].format(months)],
        ]
        return add_document(store, tmp_path, file, *pages, **metadata)

    guide = ["# Penalties", "Set a penalty for each day of delay and cap it at ten percent of the price."]
    lyon = contract("lyon.pdf", 100, 2, title="Infogérance", buyer="Ville de Lyon", kind="CCAP", domain="it", year=2022)
    brest = contract("brest.pdf", 500, 6, title="Gardiennage", buyer="Ville de Brest", kind="CCTP", year=2024)
    return {
        "lyon": lyon,
        "brest": brest,
        "guide": add_document(store, tmp_path, "guide.md", guide, title="Buyer guide", kind="guide", language="en"),
        "old": contract("lyon-v1.pdf", 50, 1, title="Infogérance", buyer="Ville de Lyon", superseded_by=lyon.id),
    }


@pytest.fixture
def retriever(settings: Settings, store: Store, documents: dict[str, Document]) -> Retriever:
    search_index = SearchIndex(settings.index_dir, store, WordEmbedder)
    search_index.refresh()
    return Retriever(store, search_index)


def test_passages_in_another_language_are_brought_nearer_to_those_in_the_question_s(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    for number in range(6):
        own, other = ["# 1 Retard", f"Pénalité de retard du lot {number}"], ["# 1 Lot", f"Delay of the lot {number}"]
        add_document(store, tmp_path, f"own-{number}.pdf", own, title="Marché", language="fr")
        add_document(store, tmp_path, f"other-{number}.pdf", other, title="Contract", language="en")
    search_index = SearchIndex(settings.index_dir, store, WordEmbedder)
    search_index.refresh()

    def best_in_english(weights: Weights) -> float:
        hits = Retriever(store, search_index, weights).find_passages("Quelle pénalité de retard du lot ?", 12)
        assert hits[0].document.language == "fr"
        return max(hit.score for hit in hits if hit.document.language == "en")

    assert best_in_english(Weights()) > best_in_english(Weights(other_language=0))


def places(hits: Sequence[Hit]) -> list[tuple[str, int]]:
    return [(hit.document.file, hit.passage.page) for hit in hits]


def test_a_question_that_names_a_buyer_finds_that_contract_s_clause_first(retriever: Retriever) -> None:
    assert places(retriever.find_passages("Quelles pénalités de retard à Brest ?", 1)) == [("brest.pdf", 2)]
    assert places(retriever.find_passages("Quelles pénalités de retard à Lyon ?", 1)) == [("lyon.pdf", 2)]
    assert places(retriever.find_passages("Réversibilité du marché de gardiennage", 1)) == [("brest.pdf", 3)]


def test_a_question_that_names_none_finds_the_clause_in_each(retriever: Retriever) -> None:
    hits = retriever.find_passages("En combien de mois le titulaire transfère-t-il les données ?", 2)

    assert sorted(places(hits)) == [("brest.pdf", 3), ("lyon.pdf", 3)]


def test_hits_are_ranked_from_one_and_their_scores_fall(retriever: Retriever) -> None:
    hits = retriever.find_passages("pénalités de retard", 5)

    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.passage.document_id == hit.document.id for hit in hits)


def test_a_hit_carries_the_page_s_own_words(retriever: Retriever, store: Store) -> None:
    for hit in retriever.find_passages("pénalités de retard", 10):
        page = store.texts.page(hit.document.id, hit.passage.page)
        assert hit.passage.text == page.text[hit.passage.start : hit.passage.end]


def test_asking_for_more_than_there_is_gives_what_there_is(retriever: Retriever) -> None:
    assert len(retriever.find_passages("pénalités de retard", 1000)) == 7


@pytest.mark.parametrize(
    ("filters", "files"),
    [
        (Filters(kinds=frozenset({"CCTP"})), {"brest.pdf"}),
        (Filters(domains=frozenset({"it"})), {"lyon.pdf"}),
        (Filters(years=frozenset({2024})), {"brest.pdf"}),
        (Filters(years=frozenset({2022, 2024})), {"brest.pdf", "lyon.pdf"}),
        (Filters(languages=frozenset({"en"})), {"guide.md"}),
        (Filters(kinds=frozenset({"CCTP"}), languages=frozenset({"en"})), set()),
        (Filters(superseded=True), {"brest.pdf", "lyon.pdf", "lyon-v1.pdf", "guide.md"}),
    ],
)
def test_only_documents_that_the_filters_allow_are_found(
    retriever: Retriever, filters: Filters, files: set[str]
) -> None:
    hits = retriever.find_passages("pénalités de retard (penalty for delay)", 50, filters)

    assert {hit.document.file for hit in hits} == files
    assert retriever.document_count(filters) == len(files)


def test_one_document_can_be_asked_alone(retriever: Retriever, documents: dict[str, Document]) -> None:
    only = Filters(documents=frozenset({documents["lyon"].id}))

    assert places(retriever.find_passages("Quelles pénalités de retard à Brest ?", 1, only)) == [("lyon.pdf", 2)]


def test_documents_that_are_left_out_are_not_found(retriever: Retriever, documents: dict[str, Document]) -> None:
    others = Filters(apart=frozenset({documents["lyon"].id}))
    hits = retriever.find_passages("Quelles pénalités de retard à Lyon ?", 50, others)

    assert {hit.document.file for hit in hits} == {"brest.pdf", "guide.md"}


def test_a_superseded_version_is_found_only_when_asked_for(retriever: Retriever) -> None:
    question = "Quelle pénalité de retard à Lyon ?"

    assert "lyon-v1.pdf" not in {hit.document.file for hit in retriever.find_passages(question, 50)}
    assert ("lyon-v1.pdf", 2) in places(retriever.find_passages(question, 2, Filters(superseded=True)))


def test_a_document_superseded_meanwhile_is_left_out_at_once(
    retriever: Retriever, store: Store, documents: dict[str, Document]
) -> None:
    assert places(retriever.find_passages("pénalités à Brest", 1)) == [("brest.pdf", 2)]
    store.describe(documents["brest"].id, superseded_by=documents["lyon"].id)

    assert "brest.pdf" not in {hit.document.file for hit in retriever.find_passages("pénalités à Brest", 50)}


def test_a_question_without_a_telling_word_breaks_nothing(retriever: Retriever) -> None:
    assert len(retriever.find_passages("Et pour qui ?", 3)) == 3


def test_a_document_that_is_not_indexed_yet_is_counted_apart_from_those_that_are_searched(
    settings: Settings, tmp_path: Path
) -> None:
    store = Store(settings)
    search_index = SearchIndex(settings.index_dir, store, WordEmbedder)
    retriever = Retriever(store, search_index)
    add_document(store, tmp_path, "brest.pdf", ["# 7 Pénalités", "La pénalité est de 400 euros."], kind="CCTP")
    search_index.refresh()
    lyon = add_document(store, tmp_path, "lyon.pdf", ["# 7 Pénalités", "La pénalité est de 150 euros."], kind="CCAP")
    add_document(store, tmp_path, "scan.pdf", [], kind="CCAP")
    only = Filters(kinds=frozenset({"CCTP"}))

    assert (retriever.document_count(), retriever.waiting_count()) == (2, 1)
    assert (retriever.document_count(only), retriever.waiting_count(only)) == (1, 0)
    search_index.refresh()
    assert (retriever.document_count(), retriever.waiting_count()) == (3, 0)
    pages, passages = store.texts.whole(lyon.id)
    store.replace_text(lyon.id, pages, passages)
    assert (retriever.document_count(), retriever.waiting_count()) == (3, 0)
    store.replace_text(lyon.id, pages, [*passages, replace(passages[0], context="Pénalités")])
    assert (retriever.document_count(), retriever.waiting_count()) == (2, 1)
    store.close()


def test_an_empty_corpus_finds_nothing(settings: Settings, tmp_path: Path) -> None:
    store = Store(settings)
    search_index = SearchIndex(settings.index_dir, store, WordEmbedder)
    retriever = Retriever(store, search_index)

    assert retriever.find_passages("pénalités", 5) == []
    assert retriever.sentence_signals("pénalités", []) == []
    assert (retriever.passage_count(), retriever.document_count()) == (0, 0)
    store.close()


def test_closeness_is_the_cosine_of_the_passage_or_of_its_best_sentence(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    sentences = "Le personnel porte un badge visible. Le mainteneur corrige les anomalies bloquantes."
    add_document(store, tmp_path, "cctp.pdf", [sentences], title="CCTP")
    search_index = SearchIndex(settings.index_dir, store, WordEmbedder)
    search_index.refresh()
    question = "corriger les anomalies bloquantes"
    wanted = WordEmbedder().embed_question(question)
    (hit,) = Retriever(store, search_index).find_passages(question, 5)
    (of_sentences,) = Retriever(store, search_index).sentence_signals(question, [hit.passage])
    expected = [float(WordEmbedder().embed_question(text) @ wanted) for text in sentences.split(". ")]

    assert hit.closeness == pytest.approx(expected[1], abs=0.002)
    assert of_sentences.closeness.tolist() == pytest.approx(expected, abs=0.002)


def test_sentences_of_a_passage_withdrawn_meanwhile_are_close_to_nothing(
    settings: Settings, store: Store, documents: dict[str, Document]
) -> None:
    search_index = SearchIndex(settings.index_dir, store, WordEmbedder)
    search_index.refresh()
    retriever = Retriever(store, search_index)
    question = "pénalités de retard à Brest"
    (hit,) = retriever.find_passages(question, 1)
    store.delete(documents["brest"].id)
    search_index.refresh()
    (of_sentences,) = retriever.sentence_signals(question, [hit.passage])

    assert hit.document == documents["brest"]
    assert of_sentences.closeness.tolist() == [0.0] * len(hit.passage.sentences)


def signals(count: int, **given: Sequence[float]) -> Signals:
    names = (
        "passage_cosine",
        "sentence_cosine",
        "closeness",
        "words",
        "question_words",
        "keywords",
        "remainder",
        "named",
    )
    values = {name: np.array(given.get(name, [0.0] * count), dtype=np.float32) for name in names}
    return Signals(ids=np.arange(count, dtype=np.int64), **values)


def test_signals_are_added_in_standard_deviations_by_weight_and_the_sum_brought_to_0_1() -> None:
    weights = Weights(passage=0.3, sentence=0.3, words=0.2, keywords=0.4, named=1.0)
    found = signals(
        3,
        passage_cosine=[0.7, 0.8, 0.9],
        sentence_cosine=[0.7, 0.8, 0.9],
        words=[0.1, 0.2, 0.3],
        keywords=[10, 0, 5],
        remainder=[10, 0, 5],
        named=[0, 1, 0],
    )
    deviation = 1.5**0.5  # of three equally spaced values, the outer ones are this far from their mean

    sums = [-0.8 * deviation + 0.4 * deviation, -0.4 * deviation + 1.0, 0.8 * deviation]
    low, high = min(sums), max(sums)
    assert fuse(found, weights).tolist() == pytest.approx([(one - low) / (high - low) for one in sums], abs=1e-5)


def test_a_signal_that_is_the_same_for_all_decides_nothing() -> None:
    assert fuse(signals(2, passage_cosine=[0.5, 0.5], keywords=[3, 3]), Weights()).tolist() == [1, 1]
    assert fuse(signals(0), Weights()).tolist() == []


def test_a_list_of_results_shows_the_best_passage_of_each_page(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    pages = [
        ["# 1 Retard", "Le retard coûte cent euros.", "# 2 Retards", "Le retard est constaté."],
        ["Le retard cesse."],
    ]
    add_document(store, tmp_path, "ccap.pdf", *pages, title="CCAP")
    search_index = SearchIndex(settings.index_dir, store, WordEmbedder)
    search_index.refresh()
    retriever = Retriever(store, search_index)
    hits = retriever.find_passages("retard", 10)
    shown = first_of_each_page(hits, 10)

    assert len(hits) == 3
    assert sorted(places(shown)) == [("ccap.pdf", 1), ("ccap.pdf", 2)]
    assert shown[0] == hits[0]
    assert first_of_each_page(hits, 1) == hits[:1]
    assert retriever.find_pages("retard", 10) == shown
    assert retriever.find_pages("retard", 1) == hits[:1]


def test_no_more_passages_are_read_than_the_pages_take(
    settings: Settings, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [[f"# {n}", f"Le retard coûte {n} euros."] for n in range(1, 31)]
    add_document(store, tmp_path, "ccap.pdf", *pages, title="CCAP")
    search_index = SearchIndex(settings.index_dir, store, WordEmbedder)
    search_index.refresh()
    read: list[int] = []
    read_passages = store.texts.passages
    monkeypatch.setattr(store.texts, "passages", lambda ids: read.extend(ids) or read_passages(ids))
    found = Retriever(store, search_index).find_pages("retard", 5)

    assert len(found) == 5
    assert len(read) == 10


def test_meaning_finds_what_no_word_does(settings: Settings, store: Store, embedder: Embedder, tmp_path: Path) -> None:
    clauses = [
        ["# 1", "Le titulaire met en place une astreinte joignable la nuit et les jours fériés."],
        ["# 2", "Les sources et la documentation sont remises au nouveau prestataire en fin de contrat."],
        ["# 3", "Toute livraison tardive donne lieu à une retenue de 250 euros par journée."],
    ]
    add_document(store, tmp_path, "cctp.pdf", *clauses, title="CCTP")
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    search_index.refresh()
    retriever = Retriever(store, search_index)

    assert places(retriever.find_passages("Combien coûte le retard ?", 1)) == [("cctp.pdf", 3)]
    assert places(retriever.find_passages("How is knowledge handed over when the supplier changes?", 1)) == [
        ("cctp.pdf", 2)
    ]
