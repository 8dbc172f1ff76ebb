from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.vectors import ExactVectors

AXES = np.eye(4, dtype=np.float32)


def ids(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.int64)


@pytest.fixture
def four() -> ExactVectors:
    """Ids 10, 20, 30 and 7 on the four axes."""
    vectors = ExactVectors(4)
    vectors.add(ids(10, 20, 30, 7), AXES)
    return vectors


def test_the_nearest_come_first_with_their_cosines(four: ExactVectors) -> None:
    found, cosines = four.search(np.array([0.6, 0.8, 0, 0], dtype=np.float32), 2)

    assert found.tolist() == [20, 10]
    assert cosines == pytest.approx([0.8, 0.6], abs=1e-3)


def test_asking_for_more_than_there_is_gives_what_there_is(four: ExactVectors) -> None:
    found, cosines = four.search(AXES[2], 100)

    assert found.tolist()[0] == 30
    assert sorted(found.tolist()) == [7, 10, 20, 30]
    assert len(cosines) == 4


def test_an_empty_index_finds_nothing() -> None:
    found, cosines = ExactVectors(4).search(AXES[0], 5)

    assert (found.tolist(), cosines.tolist()) == ([], [])
    assert ExactVectors(4).get(ids()).shape == (0, 4)


def test_only_what_is_allowed_is_found(four: ExactVectors) -> None:
    assert sorted(four.search(AXES[0], 5, ids(20, 7))[0].tolist()) == [7, 20]
    assert four.search(AXES[1], 1, ids(20, 7))[0].tolist() == [20]
    assert four.search(AXES[0], 5, [10])[0].tolist() == [10]
    assert four.search(AXES[0], 5, [])[0].tolist() == []


def test_an_allowed_id_that_is_not_there_is_not_found(four: ExactVectors) -> None:
    assert four.search(AXES[0], 5, ids(10, 999))[0].tolist() == [10]


def test_what_is_removed_is_never_found_again(four: ExactVectors) -> None:
    assert four.sorted_ids().tolist() == [7, 10, 20, 30]
    four.remove(ids(10, 7))

    assert len(four) == 2
    assert four.sorted_ids().tolist() == [20, 30]
    assert sorted(four.search(AXES[0], 10)[0].tolist()) == [20, 30]
    with pytest.raises(RuntimeError):
        four.get(ids(10))


def test_removing_what_is_not_there_changes_nothing(four: ExactVectors) -> None:
    four.remove(ids(999))

    assert four.ids().tolist() == [10, 20, 30, 7]


def test_vectors_are_given_back_by_id(four: ExactVectors) -> None:
    assert four.get(ids(30, 10)).tolist() == [AXES[2].tolist(), AXES[0].tolist()]


def test_saved_vectors_are_found_after_loading_and_can_be_changed(four: ExactVectors, tmp_path: Path) -> None:
    four.save(tmp_path / "vectors.faiss")
    loaded = ExactVectors.load(tmp_path / "vectors.faiss")
    loaded.remove(ids(20))
    loaded.add(ids(40), AXES[1:2])

    assert loaded.dimension == 4
    assert loaded.search(AXES[1], 1)[0].tolist() == [40]
    assert loaded.sorted_ids().tolist() == [7, 10, 30, 40]
    assert [path.name for path in tmp_path.iterdir()] == ["vectors.faiss"]


def test_a_missing_a_foreign_and_a_truncated_file_are_an_error(four: ExactVectors, tmp_path: Path) -> None:
    path = tmp_path / "vectors.faiss"
    with pytest.raises(OSError, match=r"vectors\.faiss"):
        ExactVectors.load(path)
    path.write_bytes(b"not an index at all")
    with pytest.raises(OSError, match=r"."):
        ExactVectors.load(path)
    four.save(path)
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(OSError, match=r"."):
        ExactVectors.load(path)


def test_no_closeness_is_lost_to_storage(four: ExactVectors) -> None:
    random = np.random.default_rng(7)
    vectors = random.normal(size=(200, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    stored = ExactVectors(384)
    stored.add(np.arange(200, dtype=np.int64), vectors)
    exact = np.argsort(-(vectors @ vectors[3]))[:10]

    assert stored.search(vectors[3], 10)[0].tolist() == exact.tolist()
