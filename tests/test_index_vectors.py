from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.embedders import Vectors
from index.vectors import PassageVectors, save_vectors

AXES = np.eye(4, dtype=np.float32)
MANY = 66_000
"""Enough to be compressed."""


def kept(folder: Path, vectors: Vectors) -> PassageVectors:
    folder.mkdir(exist_ok=True)
    save_vectors(folder, vectors)
    return PassageVectors.load(folder)


def marks(count: int, *rows: int) -> np.ndarray:
    allowed = np.zeros(count, dtype=bool)
    allowed[list(rows)] = True
    return allowed


def unit(count: int, dimension: int = 32) -> Vectors:
    vectors = np.random.default_rng(7).normal(size=(count, dimension)).astype(np.float32)
    normed: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return normed


@pytest.fixture
def four(tmp_path: Path) -> PassageVectors:
    return kept(tmp_path / "four", AXES)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> PassageVectors:
    return kept(tmp_path_factory.mktemp("many"), clustered(MANY))


def clustered(count: int) -> Vectors:
    """Unit vectors that lie together in groups, all on one side, as those of texts do."""
    random = np.random.default_rng(5)
    groups = random.normal(size=(500, 32))
    vectors = 3 + groups[random.integers(len(groups), size=count)] + 0.5 * random.normal(size=(count, 32))
    normed: Vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    return normed


def test_the_nearest_come_first_with_their_cosines(four: PassageVectors) -> None:
    found, cosines = four.search(np.array([0.6, 0.8, 0, 0], dtype=np.float32), 2)

    assert found.tolist() == [1, 0]
    assert cosines == pytest.approx([0.8, 0.6], abs=1e-3)


def test_asking_for_more_than_there_is_gives_what_there_is(four: PassageVectors) -> None:
    found, cosines = four.search(AXES[2], 100)

    assert found.tolist()[0] == 2
    assert sorted(found.tolist()) == [0, 1, 2, 3]
    assert len(cosines) == 4


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    empty = kept(tmp_path / "empty", AXES[:0])

    assert [part.tolist() for part in empty.search(AXES[0], 5)] == [[], []]
    assert empty.get(np.empty(0, dtype=np.int64)).shape == (0, 4)


def test_only_what_is_allowed_is_found(four: PassageVectors) -> None:
    assert sorted(four.search(AXES[0], 5, marks(4, 1, 3))[0].tolist()) == [1, 3]
    assert four.search(AXES[1], 1, marks(4, 1, 3))[0].tolist() == [1]
    assert four.search(AXES[0], 5, marks(4))[0].tolist() == []


def test_vectors_are_given_back_by_row(four: PassageVectors) -> None:
    assert four.get(np.array([2, 0])).tolist() == [AXES[2].tolist(), AXES[0].tolist()]


def test_no_closeness_is_lost_to_storage(tmp_path: Path) -> None:
    vectors = unit(200, 384)
    stored = kept(tmp_path / "some", vectors)

    assert np.abs(stored.get(np.arange(200)) @ vectors.T - vectors @ vectors.T).max() < 5e-4


@pytest.mark.parametrize("content", [None, b"", b"not an array at all"])
def test_a_missing_a_foreign_and_a_truncated_file_are_an_error(tmp_path: Path, content: bytes | None) -> None:
    kept(tmp_path / "four", AXES)
    path = tmp_path / "four" / "passages.npy"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(OSError, match=r"."):
        PassageVectors.load(tmp_path / "four")


def test_a_damaged_compressed_copy_is_an_error(tmp_path: Path) -> None:
    kept(tmp_path / "four", AXES)
    (tmp_path / "four" / "passages.coarse").write_bytes(b"cut short")
    with pytest.raises(OSError, match=r"."):
        PassageVectors.load(tmp_path / "four")


def recall(many: PassageVectors, allowed: np.ndarray) -> float:
    """The share of the ten nearest that are found, of forty vectors; all that is found is allowed."""
    exact = many.get(np.arange(MANY))
    rows = np.flatnonzero(allowed)
    found = 0
    for vector in clustered(40):
        nearest = rows[np.argsort(-(exact[rows] @ vector), kind="stable")[:10]]
        answer = many.search(vector, 10, allowed)[0]
        assert allowed[answer].all()
        found += len(np.intersect1d(nearest, answer))
    return found / 400


@pytest.mark.parametrize("share", [1.0, 0.5, 0.05, 0.001])
def test_many_are_found_as_in_an_exact_search_whatever_is_allowed(many: PassageVectors, share: float) -> None:
    allowed = np.random.default_rng(3).random(MANY) < share

    assert recall(many, allowed) >= 0.97


def test_what_is_allowed_is_found_where_all_of_it_lies_far_from_the_question(many: PassageVectors) -> None:
    exact = many.get(np.arange(MANY))
    vector = clustered(1)[0]
    cosines = exact @ vector
    allowed = cosines < np.quantile(cosines, 0.5)
    found = many.search(vector, 10, allowed)[0]

    assert len(found) == 10
    assert allowed[found].all()
    assert cosines[found].min() > cosines[allowed].max() - 0.02
