"""Documents are found by what they hold and by what they are called, and beside others that speak of the same."""

from __future__ import annotations

from pathlib import Path

from small_corpus import WordEmbedder, add_document

from corpus.models import Document
from corpus.settings import Settings
from corpus.store import Store
from index.document_search import DocumentSearch, words_found
from index.embedders import Embedder
from index.retriever import Retriever
from index.search_index import SearchIndex
from index.similarity import Similarity


def index_of(store: Store, settings: Settings, embedder: Embedder | None = None) -> SearchIndex:
    index = SearchIndex(settings.index_dir, store, lambda: embedder or WordEmbedder())
    index.refresh()
    return index


def search(store: Store, settings: Settings, embedder: Embedder | None = None) -> DocumentSearch:
    index = index_of(store, settings, embedder)
    return DocumentSearch(store, Retriever(store, index), index)


def test_a_document_is_found_by_any_of_its_pages_and_shows_the_best(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    add_document(store, tmp_path, "impression.txt", ["Le parc compte trente imprimantes."])
    deep = add_document(
        store, tmp_path, "telephonie.txt", ["La flotte compte cent mobiles."], ["Les imprimantes sont en location."]
    )
    other = add_document(store, tmp_path, "gardiennage.txt", ["Une ronde est faite chaque nuit."])
    found = search(store, settings).find_documents("location d’une imprimante")
    assert [one.document for one in found] == [deep]
    assert found[0].passage is not None
    assert found[0].passage.page == 2
    assert [one.document for one in search(store, settings).find_documents("rondes")] == [other]


def test_a_document_called_by_the_words_comes_first(store: Store, settings: Settings, tmp_path: Path) -> None:
    mentions = add_document(store, tmp_path, "a.txt", ["Gardiennage, gardiennage, gardiennage du site."], title="Bilan")
    called = add_document(
        store, tmp_path, "b.txt", ["Le présent marché porte sur le gardiennage de la mairie."], title="CCTP Gardiennage"
    )
    found = search(store, settings).find_documents("gardiennage")
    assert [one.document for one in found] == [called, mentions]


def test_every_word_must_stand_in_the_document(store: Store, settings: Settings, tmp_path: Path) -> None:
    add_document(store, tmp_path, "a.txt", ["Les pénalités sont plafonnées."])
    both = add_document(store, tmp_path, "b.txt", ["Les pénalités."], ["Un retard."])
    found = {one.document.id for one in search(store, settings).find_documents("pénalité retard")}
    assert both.id in found


def test_nothing_is_found_for_words_that_are_nowhere_or_say_nothing(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    add_document(store, tmp_path, "a.txt", ["Les pénalités sont plafonnées."])
    documents = search(store, settings)
    assert documents.find_documents("xyzzy") == ()
    assert documents.find_documents("le de la") == ()
    assert documents.find_documents(" \"') OR (") == ()


def test_meaning_finds_what_is_said_in_other_words(
    store: Store, settings: Settings, tmp_path: Path, embedder: Embedder
) -> None:
    french = add_document(
        store, tmp_path, "a.txt", ["Le titulaire assure la maintenance des imprimantes et des photocopieurs."]
    )
    add_document(store, tmp_path, "b.txt", ["Le gardien fait une ronde chaque nuit autour du gymnase municipal."])
    found = search(store, settings, embedder).find_documents("printer maintenance")
    assert [one.document for one in found] == [french]


def test_a_search_made_again_is_not_computed_again(store: Store, settings: Settings, tmp_path: Path) -> None:
    add_document(store, tmp_path, "a.txt", ["Les pénalités sont plafonnées."])
    documents = search(store, settings)
    first = documents.find_documents("pénalités")
    assert documents.find_documents("  pénalités ") is first
    store.describe(first[0].document.id, title="Pénalités")
    assert documents.find_documents("pénalités")[0].document.title == "Pénalités"


def test_what_becomes_searchable_is_found_by_a_search_made_before(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    index = index_of(store, settings)
    documents = DocumentSearch(store, Retriever(store, index), index)
    document = add_document(store, tmp_path, "a.txt", ["Les pénalités sont plafonnées."])
    assert documents.find_documents("pénalités") == ()
    index.refresh()
    assert [found.document for found in documents.find_documents("pénalités")] == [document]


def test_the_words_are_marked_in_all_their_forms() -> None:
    text = "La pénalité ; des PENALITES."
    marks = [text[span.start : span.end] for span in words_found("les pénalités", text, "fr")]
    assert marks == ["pénalité", "PENALITES"]


def add_some(store: Store, folder: Path) -> list[Document]:
    texts = {
        "a.txt": "imprimantes photocopieurs toner papier impression",
        "b.txt": "imprimantes toner maintenance photocopieurs copies",
        "c.txt": "gardiennage ronde vigile nuit site",
        "d.txt": "gardiennage vigile alarme intrusion site",
    }
    return [add_document(store, folder, name, [text]) for name, text in texts.items()]


def test_similar_documents_speak_of_the_same(store: Store, settings: Settings, tmp_path: Path) -> None:
    a, b, c, d = add_some(store, tmp_path)
    similarity = Similarity(store, index_of(store, settings))
    assert similarity.similar_documents(a.id) == [b]
    assert similarity.similar_documents(c.id) == [d]
    assert similarity.similar_documents("nothing") == []


def test_similar_documents_follow_the_corpus_and_leave_out_what_is_superseded(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    a, b, c, d = add_some(store, tmp_path)
    similarity = Similarity(store, index_of(store, settings))
    store.describe(b.id, superseded_by=a.id)
    assert similarity.similar_documents(a.id) == []
    store.delete(d.id)
    assert similarity.similar_documents(c.id) == []


def test_a_document_alone_is_like_no_other(store: Store, settings: Settings, tmp_path: Path) -> None:
    alone = add_document(store, tmp_path, "a.txt", ["gardiennage"])
    assert Similarity(store, index_of(store, settings)).similar_documents(alone.id) == []
