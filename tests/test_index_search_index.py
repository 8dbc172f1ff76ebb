from __future__ import annotations

import shutil
import weakref
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from small_corpus import WordEmbedder, add_document, count_words, page_of

from corpus.models import Document, Page, Passage, Span
from corpus.moderation import Moderator
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Vectors
from index.glossary import glossary
from index.retriever import Retriever
from index.search_index import RefreshReport, SearchIndex
from index.sentence_codes import sentence_texts
from ingest.document import ReadDocument
from ingest.splitter import Splitter

PENALTIES = (["# 7 Pénalités", "Le retard coûte cent euros par jour. Il est constaté par un procès-verbal daté."],)
EXIT = (["# 9 Réversibilité", "Le titulaire remet ses sources en deux mois."], ["# 10 Fin", "Le marché expire."])


@pytest.fixture
def search_index(settings: Settings, store: Store) -> SearchIndex:
    return SearchIndex(settings.index_dir, store, WordEmbedder)


@pytest.fixture
def two(store: Store, tmp_path: Path) -> tuple[Document, Document]:
    return (
        add_document(store, tmp_path, "ccap.pdf", *PENALTIES, title="CCAP de Lyon"),
        add_document(store, tmp_path, "cctp.pdf", *EXIT, title="CCTP de Brest"),
    )


def files_found(store: Store, search_index: SearchIndex, question: str) -> list[str]:
    return [hit.document.file for hit in Retriever(store, search_index).find_passages(question, 10)]


def embedded_by(search_index: SearchIndex) -> list[str]:
    """The texts of passages and sentences that were embedded, without those of the glossary."""
    assert isinstance(search_index.embedder, WordEmbedder)
    known = {text for entry in glossary().values() for text in entry.meanings.values()}
    return [text for text in search_index.embedder.embedded if text not in known]


def test_what_is_hidden_is_not_found_at_once_and_forgotten_by_the_next_refresh(
    store: Store, search_index: SearchIndex, two: tuple[Document, Document]
) -> None:
    search_index.refresh()
    moderator = Moderator(store, "administrator")
    passages = len(store.texts.passages_of(two[0].id))
    moderator.hide(two[0].id, "")
    assert files_found(store, search_index, "retard cent euros") == ["cctp.pdf", "cctp.pdf"]
    assert search_index.refresh() == RefreshReport(added=0, removed=passages)
    assert search_index.snapshot().passage_ids().tolist() == store.texts.passage_ids()
    assert two[0].id not in search_index.snapshot().places

    moderator.restore(two[0].id, "")
    assert search_index.refresh() == RefreshReport(added=passages, removed=0)
    assert files_found(store, search_index, "retard cent euros")[0] == "ccap.pdf"


def test_a_refresh_makes_every_passage_searchable(
    store: Store, search_index: SearchIndex, two: tuple[Document, Document]
) -> None:
    assert not search_index.is_current()
    assert search_index.refresh() == RefreshReport(added=3, removed=0)

    assert search_index.is_current()
    assert files_found(store, search_index, "Combien coûte un jour de retard ?")[0] == "ccap.pdf"
    assert files_found(store, search_index, "réversibilité")[0] == "cctp.pdf"


def test_what_is_embedded_says_the_title_the_buyer_and_the_headings(
    store: Store, search_index: SearchIndex, tmp_path: Path
) -> None:
    add_document(store, tmp_path, "ccap.pdf", *PENALTIES, title="CCAP", buyer="Ville de Lyon")
    search_index.refresh()

    assert embedded_by(search_index)[0] == (
        "CCAP – Ville de Lyon\n7 Pénalités\n7 Pénalités\n"
        "Le retard coûte cent euros par jour. Il est constaté par un procès-verbal daté."
    )


def test_a_second_refresh_does_nothing(search_index: SearchIndex, two: tuple[Document, Document]) -> None:
    search_index.refresh()
    embedded = list(embedded_by(search_index))

    assert search_index.refresh() == RefreshReport(added=0, removed=0)
    assert embedded_by(search_index) == embedded


def test_adding_a_document_embeds_that_document_only(
    store: Store, search_index: SearchIndex, two: tuple[Document, Document], tmp_path: Path
) -> None:
    search_index.refresh()
    before = len(embedded_by(search_index))
    add_document(store, tmp_path, "rc.pdf", ["# 1 Critères", "Le prix compte pour moitié."], title="RC de Nice")

    assert search_index.refresh() == RefreshReport(added=1, removed=0)
    assert embedded_by(search_index)[before:] == ["RC de Nice\n1 Critères\n1 Critères\nLe prix compte pour moitié."]


def test_the_bundled_model_is_not_loaded_to_find_that_nothing_changed(
    settings: Settings, store: Store, search_index: SearchIndex, two: tuple[Document, Document]
) -> None:
    search_index.refresh()
    loaded = []

    def load() -> WordEmbedder:
        loaded.append(True)
        return WordEmbedder()

    again = SearchIndex(settings.index_dir, store, load, embedder_name="words")
    assert again.refresh() == RefreshReport(added=0, removed=0)
    assert again.is_current()
    assert loaded == []


def test_a_closed_index_lets_go_of_its_model_and_opens_it_anew_for_who_still_asks(
    store: Store, search_index: SearchIndex, two: tuple[Document, Document]
) -> None:
    search_index.refresh()
    model = weakref.ref(search_index.embedder)
    search_index.close()

    assert model() is None
    assert not search_index.is_ready()
    assert files_found(store, search_index, "réversibilité")[0] == "cctp.pdf"


def test_an_empty_corpus_needs_no_model(settings: Settings, store: Store) -> None:
    def load() -> WordEmbedder:
        raise AssertionError("the model was loaded")

    search_index = SearchIndex(settings.index_dir, store, load)
    assert search_index.refresh() == RefreshReport(added=0, removed=0)


def test_what_needs_no_model_does_not_wait_for_it(settings: Settings, store: Store) -> None:
    asked_for, prepared = Event(), Event()

    def open_slowly() -> WordEmbedder:
        asked_for.set()
        assert prepared.wait(60)
        return WordEmbedder()

    index = SearchIndex(settings.index_dir, store, open_slowly, "words")
    with ThreadPoolExecutor(2) as threads:
        model = threads.submit(lambda: index.embedder)
        try:
            assert asked_for.wait(60)
            assert threads.submit(index.snapshot).result(60).segments == ()
        finally:
            prepared.set()
        assert isinstance(model.result(60), WordEmbedder)


def test_progress_tells_how_many_passages_are_done(search_index: SearchIndex, two: tuple[Document, Document]) -> None:
    told: list[tuple[int, int]] = []
    search_index.refresh(lambda done, total: told.append((done, total)))

    assert told == [(0, 3), (1, 3), (3, 3)]


def test_a_deleted_document_leaves_nothing_anywhere(
    store: Store, search_index: SearchIndex, two: tuple[Document, Document]
) -> None:
    search_index.refresh()
    kept = [passage.id for passage in store.texts.passages_of(two[0].id)]
    store.delete(two[1].id)

    assert search_index.refresh() == RefreshReport(added=0, removed=2)
    assert search_index.snapshot().passage_ids().tolist() == kept
    assert set(search_index.snapshot().places) == {two[0].id}
    assert not search_index.keywords.score("réversibilité sources Brest").any()
    assert files_found(store, search_index, "réversibilité") == ["ccap.pdf"]


def test_a_deleted_document_is_not_found_even_before_the_refresh(
    store: Store, search_index: SearchIndex, two: tuple[Document, Document]
) -> None:
    search_index.refresh()
    store.delete(two[1].id)

    assert files_found(store, search_index, "réversibilité") == ["ccap.pdf"]


def test_an_added_document_breaks_no_search_before_the_refresh(
    store: Store, search_index: SearchIndex, two: tuple[Document, Document], tmp_path: Path
) -> None:
    search_index.refresh()
    add_document(store, tmp_path, "rc.pdf", ["# Critères", "Le retard est pénalisé."])

    assert files_found(store, search_index, "retard")[0] == "ccap.pdf"
    assert not search_index.is_current()


def test_the_last_document_deleted_leaves_an_index_that_still_answers(
    store: Store, search_index: SearchIndex, two: tuple[Document, Document]
) -> None:
    search_index.refresh()
    for document in two:
        store.delete(document.id)

    assert search_index.refresh() == RefreshReport(added=0, removed=3)
    assert files_found(store, search_index, "retard") == []


def test_a_deleted_index_folder_is_filled_anew(
    settings: Settings, store: Store, search_index: SearchIndex, two: tuple[Document, Document]
) -> None:
    search_index.refresh()
    shutil.rmtree(settings.index_dir)
    again = SearchIndex(settings.index_dir, store, WordEmbedder)

    assert not again.is_current()
    assert again.refresh() == RefreshReport(added=3, removed=0)
    assert files_found(store, again, "retard")[0] == "ccap.pdf"


OTHER_FILES = ("sentences.npy", "in_context.npy", "words.rows.npy", "ids.npy")


@pytest.mark.parametrize(
    "file", ["passages.npy", *(pytest.param(file, marks=pytest.mark.slow) for file in OTHER_FILES)]
)
@pytest.mark.parametrize("left", [0, 0.5, None])
def test_what_is_cut_short_or_lost_is_made_again(
    settings: Settings,
    store: Store,
    search_index: SearchIndex,
    two: tuple[Document, Document],
    file: str,
    left: float | None,
) -> None:
    search_index.refresh()
    (path,) = settings.index_dir.glob(f"segment-*/{file}")
    if left is None:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[: int(left * path.stat().st_size)])
    again = SearchIndex(settings.index_dir, store, WordEmbedder)

    assert files_found(store, again, "retard") == []
    assert again.refresh() == RefreshReport(added=3, removed=0)
    assert files_found(store, again, "retard")[0] == "ccap.pdf"


@pytest.mark.parametrize("manifest", [None, "", "{}", '{"format": 0', "[1, 2]"])
def test_a_lost_or_damaged_manifest_makes_the_vectors_again(
    settings: Settings, store: Store, search_index: SearchIndex, two: tuple[Document, Document], manifest: str | None
) -> None:
    search_index.refresh()
    path = settings.index_dir / "manifest.json"
    path.unlink() if manifest is None else path.write_text(manifest)
    again = SearchIndex(settings.index_dir, store, WordEmbedder)

    assert not again.is_current()
    assert again.refresh().added == 3
    assert again.is_current()
    assert files_found(store, again, "retard")[0] == "ccap.pdf"


def test_an_index_made_by_another_embedder_is_made_again(
    settings: Settings, store: Store, search_index: SearchIndex, two: tuple[Document, Document]
) -> None:
    search_index.refresh()
    other = SearchIndex(settings.index_dir, store, lambda: WordEmbedder(name="others", dimension=64))

    assert other.refresh() == RefreshReport(added=3, removed=0)
    assert other.snapshot().sums().shape == (2, 64)
    assert files_found(store, other, "retard")[0] == "ccap.pdf"
    assert other.refresh() == RefreshReport(added=0, removed=0)


def test_two_who_share_a_folder_see_each_other_s_changes(
    settings: Settings, store: Store, search_index: SearchIndex, two: tuple[Document, Document], tmp_path: Path
) -> None:
    other = SearchIndex(settings.index_dir, store, WordEmbedder)
    search_index.refresh()
    assert files_found(store, other, "retard")[0] == "ccap.pdf"

    rc = add_document(store, tmp_path, "rc.pdf", ["# 1 Critères", "Le prix compte pour moitié."])
    assert other.refresh() == RefreshReport(added=1, removed=0)
    assert search_index.refresh() == RefreshReport(added=0, removed=0)
    assert files_found(store, search_index, "critères prix")[0] == "rc.pdf"

    store.delete(rc.id)
    assert search_index.refresh() == RefreshReport(added=0, removed=1)
    assert rc.file not in files_found(store, other, "critères prix")
    assert other.snapshot().passage_ids().tolist() == store.texts.passage_ids()


class FailingEmbedder(WordEmbedder):
    """Breaks at one word, as a process that is killed would."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        if any("expire" in text for text in texts):
            raise MemoryError
        return super().embed_passages(texts)


def test_a_crash_while_embedding_is_healed_by_the_next_refresh(
    settings: Settings, store: Store, two: tuple[Document, Document]
) -> None:
    crashing = SearchIndex(settings.index_dir, store, FailingEmbedder)
    with pytest.raises(MemoryError):
        crashing.refresh()
    assert not crashing.is_current()
    again = SearchIndex(settings.index_dir, store, WordEmbedder)

    assert again.refresh() == RefreshReport(added=3, removed=0)
    assert again.snapshot().passage_ids().tolist() == store.texts.passage_ids()


def test_a_document_described_anew_is_found_by_its_new_name(
    store: Store, search_index: SearchIndex, two: tuple[Document, Document]
) -> None:
    search_index.refresh()
    store.describe(two[1].id, title="Marché Quimper", buyer="Ville de Quimper")
    search_index.refresh()

    assert search_index.is_current()
    assert search_index.keywords.documents_named("quimp") == [two[1].id]
    assert search_index.keywords.documents_named("brest") == []
    snapshot = search_index.snapshot()
    found = snapshot.ids[snapshot.keywords.score("quimper") > 0].tolist()
    assert found == [one.id for one in store.texts.passages_of(two[1].id)]
    assert embedded_by(search_index)[-1] == "Marché Quimper – Ville de Quimper\n10 Fin\n10 Fin\nLe marché expire."


def test_a_document_described_anew_is_embedded_anew_whenever_a_crash_comes(
    settings: Settings, store: Store, search_index: SearchIndex, two: tuple[Document, Document]
) -> None:
    search_index.refresh()
    store.describe(two[1].id, title="Marché Quimper")
    crashing = SearchIndex(settings.index_dir, store, FailingEmbedder)
    with pytest.raises(MemoryError):
        crashing.refresh()

    assert search_index.refresh().added == len(store.texts.passages_of(two[1].id))
    assert search_index.keywords.documents_named("quimp") == [two[1].id]


def recognised(store: Store, document: Document, page: Page) -> list[Passage]:
    """The passages of a document as they were, with one page that has got its text since."""
    pages, before = store.texts.whole(document.id)
    pages = [page if one.number == page.number else one for one in pages]
    cut = Splitter(count_words, 60).split(ReadDocument(document.page_kind, tuple(pages)))
    store.replace_text(document.id, pages, cut)
    return before


def test_what_stays_of_a_document_is_found_before_what_is_new_in_it(
    store: Store, search_index: SearchIndex, tmp_path: Path
) -> None:
    scanned = Page(1, "1", "")
    ccap = add_document(store, tmp_path, "ccap.pdf", scanned, PENALTIES[0], *EXIT[:1], title="CCAP de Lyon")
    add_document(store, tmp_path, "cctp.pdf", *EXIT, title="CCTP de Brest")
    search_index.refresh()
    embedded = len(embedded_by(search_index))
    before = recognised(store, ccap, page_of("Les bons sont notifiés par courriel."))

    assert not search_index.is_current()
    assert files_found(store, search_index, "retard cent euros")[0] == "ccap.pdf"
    places, vectors = search_index.sentence_vectors(before[0])
    assert search_index.refresh() == RefreshReport(added=1, removed=0)
    assert embedded_by(search_index)[embedded:] == ["CCAP de Lyon\nLes bons sont notifiés par courriel."]
    assert search_index.is_current()
    assert files_found(store, search_index, "bons notifiés par courriel")[0] == "ccap.pdf"
    [new, *others] = store.texts.passages_of(ccap.id)
    assert (new.page, others) == (1, before)
    assert search_index.sentence_vectors(before[0])[0].tolist() == places.tolist() == [0, 1]
    assert search_index.sentence_vectors(before[0])[1].tolist() == vectors.tolist()
    assert search_index.snapshot().passage_ids().tolist() == store.texts.passage_ids()


def test_documents_that_changed_are_found_until_they_are_indexed_anew(
    store: Store, search_index: SearchIndex, tmp_path: Path
) -> None:
    long = [[f"# {number} Lot", f"Le lot {number} est livré."] for number in range(600)]
    several = [add_document(store, tmp_path, *given) for given in (("long.md", *long), ("ccap.pdf", *long[:9]))]
    search_index.refresh()
    for document in several:
        store.describe(document.id, buyer="Ville de Quimper")
    found: list[set[str]] = []
    search_index.refresh(lambda _done, _total: found.append({*search_index.snapshot().places}))

    assert len(found) > 2
    assert [one for one in found if one != {document.id for document in several}] == []
    assert sorted(search_index.keywords.documents_named("quimp")) == sorted(one.id for one in several)
    assert search_index.snapshot().passage_ids().tolist() == store.texts.passage_ids()


def test_passages_that_go_from_a_document_are_counted_and_not_those_that_stay(
    store: Store, search_index: SearchIndex, two: tuple[Document, Document]
) -> None:
    search_index.refresh()
    pages, (first, _last) = store.texts.whole(two[1].id)
    store.replace_text(two[1].id, pages, [first])

    assert search_index.refresh().removed == 1
    assert search_index.snapshot().passage_ids().tolist() == store.texts.passage_ids()


def test_sentences_have_vectors_of_their_own_only_where_they_tell_apart(
    store: Store, search_index: SearchIndex, two: tuple[Document, Document]
) -> None:
    search_index.refresh()
    one, *_ = store.texts.passages_of(two[0].id)

    assert [text for _, text in sentence_texts(one)] == [
        "Le retard coûte cent euros par jour.",
        "Il est constaté par un procès-verbal daté.",
    ]
    assert [list(sentence_texts(passage)) for passage in store.texts.passages_of(two[1].id)] == [[], []]
    assert search_index.sentence_vectors(one)[0].tolist() == [0, 1]
    assert [search_index.sentence_vectors(one)[0].tolist() for one in store.texts.passages_of(two[1].id)] == [[], []]


class InterruptingEmbedder(WordEmbedder):
    """Calls `on_passages` once, before it embeds its first passages."""

    def embed_passages_and_words(
        self, texts: Sequence[str], words: Sequence[Sequence[Span]]
    ) -> tuple[Vectors, list[Vectors]]:
        self.on_passages()
        self.on_passages = lambda: None
        return super().embed_passages_and_words(texts, words)

    def on_passages(self) -> object:
        """Replaced by the test."""


def test_sentences_wait_for_the_passages_of_documents_that_come_meanwhile(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    add_document(store, tmp_path, "ccap.pdf", *PENALTIES, title="CCAP de Lyon")
    embedder = InterruptingEmbedder()
    embedder.on_passages = lambda: add_document(store, tmp_path, "cctp.pdf", *EXIT, title="CCTP de Brest")  # type: ignore[method-assign]
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    told: list[tuple[int, int]] = []

    first = search_index.refresh(lambda done, total: told.append((done, total)))
    known = embedded_by(search_index)
    second = search_index.refresh(lambda done, total: told.append((done, total)))

    sentence = "Le retard coûte cent euros par jour."
    assert (first, second) == (RefreshReport(added=1, removed=0), RefreshReport(added=2, removed=0))
    assert sentence not in known
    assert sentence in embedded_by(search_index)
    assert told[-1] == (3, 3)
    assert search_index.is_current()


def test_a_document_withdrawn_before_it_is_read_is_not_counted_as_added(
    settings: Settings, store: Store, two: tuple[Document, Document]
) -> None:
    embedder = InterruptingEmbedder()
    embedder.on_passages = lambda: store.delete(two[1].id)  # type: ignore[method-assign]
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)

    assert search_index.refresh() == RefreshReport(added=1, removed=0)
    assert search_index.sentence_vectors(store.texts.passages_of(two[0].id)[0])[0].tolist() == [0, 1]
