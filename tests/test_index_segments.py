from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from small_corpus import WordEmbedder, add_document

from corpus.models import Document
from corpus.settings import Settings
from corpus.store import Store
from index.arrays import is_sealed
from index.manifest import Manifest
from index.merging import to_merge
from index.postings import Postings, merged
from index.ragged import Ragged
from index.search_index import RefreshReport, SearchIndex
from index.segment import Segment
from index.snapshot import Snapshot
from index.word_codes import word_spans

CLAUSES = (
    "Le retard coûte cent euros par jour. Il est constaté par un procès-verbal daté.",
    "Le titulaire remet ses sources en deux mois. Il remet aussi la documentation tenue à jour.",
    "Le prix compte pour moitié dans la note. La valeur technique compte pour l’autre moitié.",
    "La garantie dure un an après la recette. Elle couvre les pièces et la main-d’œuvre.",
)
QUESTION = "Que coûte un retard, et que remet le titulaire ?"


@pytest.fixture
def store(settings: Settings) -> Store:
    return Store(settings)


def index_of(settings: Settings, store: Store) -> SearchIndex:
    return SearchIndex(settings.index_dir, store, WordEmbedder)


def add(store: Store, folder: Path, number: int) -> Document:
    clause = CLAUSES[number % len(CLAUSES)]
    return add_document(store, folder, f"d{number}.md", [f"# {number} Objet", clause], title=f"Marché {number}")


def segments_of(settings: Settings) -> list[str]:
    manifest = Manifest.read(settings.index_dir)
    assert manifest
    return [entry.name for entry in manifest.segments]


@dataclass(frozen=True)
class Told:
    """What is known of a passage: its document, which of its sentences have vectors, and how near all of it is."""

    owner: str
    sentences: list[int]
    values: list[float]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Told)
            and (self.owner, self.sentences) == (other.owner, other.sentences)
            and self.values == pytest.approx(other.values, abs=1e-5)
        )


def told(snapshot: Snapshot, with_keywords: bool = True) -> dict[int, Told]:
    """All that is known of each passage, by its id."""
    (question,), (words,) = WordEmbedder().embed_questions_and_words([QUESTION], [word_spans(QUESTION)])
    scores = snapshot.keywords.score(QUESTION)
    found = {}
    for id, row in zip(snapshot.passage_ids().tolist(), snapshot.rows_of(snapshot.passage_ids()), strict=True):
        rows = np.array([row])
        places, sentences, _ = snapshot.sentences(rows)
        cosines = [snapshot.passage_vectors(rows) @ question, sentences @ question]
        in_context = snapshot.word_cosines(words, rows)[0].ravel()
        values = np.concatenate([*cosines, in_context, [float(scores[row]) if with_keywords else 0.0]]).tolist()
        found[id] = Told(snapshot.documents[snapshot.owners[row]].id, places.tolist(), values)
    return found


def test_each_refresh_adds_a_segment_until_they_are_merged(settings: Settings, store: Store, tmp_path: Path) -> None:
    search_index = index_of(settings, store)
    for number in range(7):
        add(store, tmp_path, number)
        search_index.refresh()
    before = told(search_index.snapshot(), with_keywords=False)
    assert len(segments_of(settings)) == 7

    eighth = add(store, tmp_path, 7)
    assert search_index.refresh() == RefreshReport(added=1, removed=0)
    after = told(search_index.snapshot(), with_keywords=False)
    assert len(segments_of(settings)) == 1
    assert {id: after[id] for id in before} == before
    assert [one.owner for id, one in after.items() if id not in before] == [eighth.id]
    assert sorted(path.name for path in settings.index_dir.iterdir()) == sorted(
        ["manifest.json", "refresh.lock", *segments_of(settings)]
    )


def test_a_merged_index_tells_what_one_made_at_once_does(settings: Settings, store: Store, tmp_path: Path) -> None:
    search_index = index_of(settings, store)
    documents = []
    for number in range(9):
        documents.append(add(store, tmp_path, number))
        if number == 4:
            store.delete(documents[1].id)
            store.describe(documents[2].id, title="Marché de Brest")
        search_index.refresh()
    as_merged = told(search_index.snapshot())
    sums = sums_of(search_index.snapshot())

    search_index.rebuild()
    assert told(search_index.snapshot()) == as_merged
    assert len(as_merged) == 8
    assert search_index.keywords.documents_named("brest") == [documents[2].id]
    assert sums_of(search_index.snapshot()) == {id: pytest.approx(sum, abs=1e-5) for id, sum in sums.items()}


def sums_of(snapshot: Snapshot) -> dict[str, list[float]]:
    return {id: snapshot.sums()[place].tolist() for id, place in snapshot.places.items()}


def test_an_old_snapshot_still_tells_what_it_did_when_its_segments_are_gone(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    search_index = index_of(settings, store)
    first = add(store, tmp_path, 0)
    search_index.refresh()
    old = search_index.snapshot()
    before = told(old)
    store.delete(first.id)
    add(store, tmp_path, 1)
    search_index.refresh()

    assert not (settings.index_dir / old.segments[0].folder.name).exists()
    assert told(old) == before


def test_a_document_is_found_before_its_sentences_have_vectors(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    class Stopped(WordEmbedder):
        """Is killed when it comes to the sentences."""

        def embed_passages(self, texts: Sequence[str]) -> np.ndarray:
            if any(text == CLAUSES[0].split(". ")[0] + "." for text in texts):
                raise KeyboardInterrupt
            return super().embed_passages(texts)

    document = add(store, tmp_path, 0)
    stopped = SearchIndex(settings.index_dir, store, Stopped)
    with pytest.raises(KeyboardInterrupt):
        stopped.refresh()
    assert stopped.is_current()
    (passage,) = store.texts.passages_of(document.id)
    assert stopped.snapshot().passage_ids().tolist() == [passage.id]
    assert stopped.sentence_vectors(passage)[0].tolist() == []

    again = index_of(settings, store)
    assert again.refresh() == RefreshReport(added=0, removed=0)
    assert again.sentence_vectors(passage)[0].tolist() == [0, 1]
    assert stopped.sentence_vectors(passage)[0].tolist() == [0, 1]


def test_what_is_written_is_sealed(settings: Settings, store: Store, tmp_path: Path) -> None:
    add(store, tmp_path, 0)
    index_of(settings, store).refresh()
    (segment,) = segments_of(settings)

    assert is_sealed(settings.index_dir / segment)
    (settings.index_dir / segment / "lengths.npy").unlink()
    assert not is_sealed(settings.index_dir / segment)


def test_no_word_of_a_withdrawn_document_stays_in_its_segment(settings: Settings, store: Store, tmp_path: Path) -> None:
    withdrawn = add_document(store, tmp_path, "Secret.md", ["# Objet", CLAUSES[0]], title="Marché secret")
    for number in range(2):
        add(store, tmp_path, number)
    search_index = index_of(settings, store)
    search_index.refresh()
    store.delete(withdrawn.id)
    search_index.refresh()

    (segment,) = search_index.snapshot().segments
    assert withdrawn.id in {document.id for document in segment.documents}
    assert not [path for path in settings.index_dir.rglob("*.*") if b"ecret" in path.read_bytes()]


def test_a_manifest_that_cannot_be_read_costs_no_segment(settings: Settings, store: Store, tmp_path: Path) -> None:
    search_index = index_of(settings, store)
    add(store, tmp_path, 0)
    search_index.refresh()
    (segment,) = segments_of(settings)
    manifest = settings.index_dir / "manifest.json"
    manifest.rename(tmp_path / "aside")
    manifest.symlink_to(manifest)  # which the system refuses to read
    with pytest.raises(OSError, match=r"."):
        index_of(settings, store).refresh()

    assert (settings.index_dir / segment).exists()


def test_nothing_to_find_is_found_before_any_refresh(settings: Settings, store: Store, tmp_path: Path) -> None:
    search_index = index_of(settings, store)
    assert search_index.is_current()
    add(store, tmp_path, 0)
    assert not search_index.is_current()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts the open files as Linux tells them")
def test_a_small_segment_keeps_no_file_open(settings: Settings, store: Store, tmp_path: Path) -> None:
    add(store, tmp_path, 0)
    index_of(settings, store).refresh()
    folder = settings.index_dir / segments_of(settings)[0]
    before = len(list(Path("/proc/self/fd").iterdir()))
    segment = Segment.load(folder, has_sentences=True)

    assert len(segment) == 1
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.parametrize(
    ("sizes", "merged_next"),
    [
        ([], []),
        ([(10, 0)] * 7, []),
        ([(10, 0)] * 8, list(range(8))),
        ([(100_000, 0), *[(10, 0)] * 8], list(range(1, 9))),
        ([(100_000, 0), *[(5_000, 0)] * 7], []),
        ([(40, 0), (40, 21)], [1]),
        ([(40, 20)], []),
    ],
)
def test_segments_of_like_size_are_merged_and_one_that_is_mostly_gone_is_written_anew(
    sizes: list[tuple[int, int]], merged_next: list[int]
) -> None:
    assert to_merge(sizes) == merged_next


def test_merged_postings_hold_what_each_did_without_what_is_gone() -> None:
    first = Postings.of_rows([{"retard": 2, "euro": 1}, {"retard": 1}])
    second = Postings.of_rows([{"prix": 3}, {"retard": 5, "prix": 1}])
    both = merged([(first, np.array([1, -1])), (second, np.array([-1, 0]))])

    def held(stem: str) -> list[tuple[int, int]]:
        rows, counts = both.of(stem)
        return sorted(zip(rows.tolist(), counts.tolist(), strict=True))

    assert held("retard") == [(0, 5), (1, 2)]
    assert held("euro") == [(1, 1)]
    assert held("prix") == [(0, 1)]
    assert held("absent") == []
    nothing = merged([(first, np.array([-1, -1]))])
    assert (len(nothing.stems), nothing.starts.tolist()) == (0, [0])


def test_rows_hold_their_entries_in_any_order_asked_for() -> None:
    entries = Ragged.of_rows([np.array([1, 2]), np.array([], dtype=int), np.array([3])], np.dtype(int))

    assert [part.tolist() for part in entries.take(np.array([2, 1, 0]))] == [[3, 1, 2], [1, 0, 2]]
    assert [part.tolist() for part in entries.take(np.array([], dtype=int))] == [[], []]
    assert entries.slice(1, 3).tolist() == [3]
