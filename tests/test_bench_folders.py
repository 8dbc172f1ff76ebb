from __future__ import annotations

from pathlib import Path

import pytest

from bench.folders import forget_what_changed

KEPT = ("corpus.sqlite", "index/manifest.json", "piaf/corpus.sqlite", "piaf/index/manifest.json", "plain/index.faiss")


def fill(folder: Path) -> None:
    for name in (*KEPT, "models/model.safetensors"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A folder that the program has filled, not the bench."""
    fill(tmp_path)
    return tmp_path


def left(data_dir: Path) -> set[str]:
    return {name for name in KEPT if (data_dir / name).exists()}


def test_a_corpus_that_the_bench_did_not_make_is_never_touched(data_dir: Path) -> None:
    forget_what_changed(data_dir)
    forget_what_changed(data_dir)

    assert left(data_dir) == set(KEPT)
    assert sorted(path.name for path in data_dir.iterdir()) == ["corpus.sqlite", "index", "models", "piaf", "plain"]


def test_what_the_same_code_wrote_is_kept(tmp_path: Path) -> None:
    forget_what_changed(tmp_path)
    fill(tmp_path)
    forget_what_changed(tmp_path)

    assert left(tmp_path) == set(KEPT)


@pytest.mark.parametrize(
    ("stamp", "kept"),
    [
        ("passages.made-by", {"plain/index.faiss"}),
        ("index.made-by", {"corpus.sqlite", "piaf/corpus.sqlite", "plain/index.faiss"}),
        ("plain.made-by", set(KEPT) - {"plain/index.faiss"}),
    ],
)
def test_a_change_throws_away_what_depends_on_it(tmp_path: Path, stamp: str, kept: set[str]) -> None:
    forget_what_changed(tmp_path)
    fill(tmp_path)
    (tmp_path / stamp).write_text("of other code")
    forget_what_changed(tmp_path)

    assert left(tmp_path) == kept
    assert (tmp_path / "models" / "model.safetensors").exists()
