from __future__ import annotations

from pathlib import Path

import pytest

from bench.folders import forget_what_changed

KEPT = ("corpus.sqlite", "index/passages.faiss", "piaf/corpus.sqlite", "piaf/index/passages.faiss", "plain/index.faiss")


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    for name in (*KEPT, "models/model.safetensors"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


def left(data_dir: Path) -> set[str]:
    return {name for name in KEPT if (data_dir / name).exists()}


def test_what_unknown_code_wrote_is_thrown_away_but_for_the_models(data_dir: Path) -> None:
    forget_what_changed(data_dir)

    assert left(data_dir) == set()
    assert (data_dir / "models" / "model.safetensors").exists()


def test_what_the_same_code_wrote_is_kept(data_dir: Path, tmp_path: Path) -> None:
    forget_what_changed(data_dir)
    for name in KEPT:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("y")
    forget_what_changed(data_dir)

    assert left(data_dir) == set(KEPT)


@pytest.mark.parametrize(
    ("stamp", "kept"),
    [
        ("passages.made-by", {"plain/index.faiss"}),
        ("index.made-by", {"corpus.sqlite", "piaf/corpus.sqlite", "plain/index.faiss"}),
        ("plain.made-by", set(KEPT) - {"plain/index.faiss"}),
    ],
)
def test_a_change_throws_away_what_depends_on_it(data_dir: Path, stamp: str, kept: set[str]) -> None:
    forget_what_changed(data_dir)
    for name in KEPT:
        (data_dir / name).parent.mkdir(parents=True, exist_ok=True)
        (data_dir / name).write_text("y")
    (data_dir / stamp).write_text("of other code")
    forget_what_changed(data_dir)

    assert left(data_dir) == kept
