"""Data folders filled in the tests' own process, where the model and what reads are at hand.

`partage ingest` begins with both anew, which takes ten seconds of a processor, however little is added.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from answer.commons import Commons
from corpus.settings import Settings
from index.embedders import Embedder
from ingest.description import NOTHING_GIVEN
from ingest.incoming import Incoming, clean_name, files_in
from ingest.manifest import read_manifest


def fill(folder: Path, paths: Sequence[Path], embedder: Embedder, manifest: Path | None = None) -> None:
    """Adds files, and those in folders, to the corpus in the `data` of a folder, where they can then be searched."""
    described = read_manifest(manifest) if manifest else {}
    names = [(path, clean_name(path.name)) for given in paths for path in files_in(given)]
    files = [Incoming(path, name, described.get(name, NOTHING_GIVEN)) for path, name in names]
    with _commons(folder, embedder) as commons:
        assert not [outcome.error for outcome in commons.ingestion.ingest(files) if outcome.error]


def fill_with_samples(folder: Path, data: Path, files: Collection[str], embedder: Embedder) -> None:
    """Makes the `data` of a folder from one with all samples, as if these alone had been added."""
    shutil.copytree(data, folder / "data", symlinks=True)
    with _commons(folder, embedder) as commons:
        for document in commons.store.documents():
            if document.file not in files:
                commons.store.delete(document.id)
        assert {document.file for document in commons.store.documents()} == set(files)


@contextmanager
def _commons(folder: Path, embedder: Embedder) -> Iterator[Commons]:
    commons = Commons(Settings(data_dir=folder / "data", _env_file=None), lambda _: embedder)
    yield commons
    commons.refresh()
    commons.close()
