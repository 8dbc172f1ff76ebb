"""What the bench keeps from one run to the next, thrown away when the code that made it has changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_STAMP = "passages.made-by"
_MAKES_PASSAGES = ("ingest/**/*.py", "corpus/*.py")
_MAKES_PLAIN_INDEX = ("bench/plain_pipeline.py", "index/embedders/*.py")
_MAKES_INDEX = ("index/**/*.py", "index/*.toml")


def forget_what_changed(data_dir: Path) -> None:
    """Empties what older code of this bench has written: documents and passages, or the index alone. Models stay.

    A corpus that the bench did not make is somebody's: it is measured as it is, and nothing of it is ever removed.
    """
    index, store = data_dir / "index", (data_dir / "files", data_dir / "piaf", *data_dir.glob("corpus.sqlite*"))
    if (data_dir / "corpus.sqlite").exists() and not (data_dir / _STAMP).exists():
        return
    if _has_changed(data_dir / _STAMP, _MAKES_PASSAGES):
        _remove(index, *store)
    if _has_changed(data_dir / "index.made-by", _MAKES_INDEX):
        _remove(index, data_dir / "piaf" / "index")
    if _has_changed(data_dir / "plain.made-by", _MAKES_PLAIN_INDEX):
        _remove(data_dir / "plain")


def _has_changed(stamp: Path, sources: Iterable[str]) -> bool:
    now = _digest(sources)
    before = stamp.read_text("ascii") if stamp.exists() else ""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(now, "ascii")
    return now != before


def _digest(sources: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for pattern in sources for path in _ROOT.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _remove(*paths: Path) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
