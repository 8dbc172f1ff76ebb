"""What changes how files are read, cut or masked raises the version, so that what was stored before is read again."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from small_corpus import count_words

from ingest.manifest import read_manifest
from ingest.reading import read_file
from ingest.reading_version import READING_VERSION
from ingest.splitter import Splitter

SAMPLES = Path(__file__).parents[1] / "samples"
READ_BY = 11
DIGEST = "50b3845b9d6bf7512a075dbccad39301fc1f543b2778ccac54717c079d67e9cc"


def test_the_samples_are_read_cut_and_masked_as_by_this_version() -> None:
    read_now, splitter = sha256(), Splitter(count_words, 60)
    for file in sorted(read_manifest(SAMPLES / "MANIFEST.tsv")):
        document = read_file(SAMPLES / file, file)[1].searched().as_shown()
        read_now.update(repr((file, document.pages, splitter.split(document))).encode())
    assert (READING_VERSION, read_now.hexdigest()) == (READ_BY, DIGEST), (
        "raise READING_VERSION, then renew this digest: the same files come out otherwise than before"
    )
