"""A correction that concerns several versions: what is saved of it, and what is told where not all can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import ReadingTimedOut
from corpus.models import Document
from corpus.settings import Settings
from corpus.store import Store
from index.words import find_words
from ingest.corrections import Corrections
from ingest.description import NO_WORDS, NOTHING_GIVEN, Description, WordChange
from ingest.document import ReadDocument
from ingest.formats import Format
from ingest.incoming import Incoming
from ingest.pipeline import Ingestion
from ingest.reading import read_file
from ingest.relation import Related, Relation
from ingest.splitter import Splitter
from pages.giving.correction import Correction
from pages.giving.outcome import Tone

HIDDEN = WordChange(("Nadia",))


def read_all_but_the_first(path: Path, file: str) -> tuple[Format, ReadDocument]:
    """Reads as the program does, but for one file, which takes too long."""
    if file == "v1.md":
        raise ReadingTimedOut(file=file, seconds=60)
    return read_file(path, file)


def count_words(texts: list[str]) -> list[int]:
    return [len(find_words(text)) for text in texts]


@pytest.fixture
def versions(store: Store, settings: Settings, tmp_path: Path) -> list[Document]:
    """Three versions of a document, the first of them first; “Nadia” stands in each."""
    ingestion = Ingestion(store, settings, Splitter(count_words, 50))
    shared: list[Document] = []
    for number in (1, 2, 3):
        path = tmp_path / f"v{number}.md"
        path.write_text(f"# Cahier {number}\n\nLe point {number} est validé avec Nadia avant lundi.\n", "utf-8")
        draft = ingestion.prepare(Incoming(path, path.name), tmp_path / "copy")
        related = Related(Relation.NEW_VERSION, shared[-1]) if shared else None
        shared.append(ingestion.publish(draft, NOTHING_GIVEN, related) if related else ingestion.publish(draft))
    ingestion.close()
    return [store.document(one.id) for one in shared]


@pytest.fixture
def hurried(store: Store, settings: Settings) -> Iterator[Corrections]:
    """Corrections for which the first version takes too long to read."""
    ingestion = Ingestion(store, settings, Splitter(count_words, 50), read_all_but_the_first)
    yield ingestion.corrections
    ingestion.close()


def masked(store: Store, document: Document) -> bool:
    return "Nadia" not in store.texts.pages(document.id)[0].text


@pytest.mark.slow  # files are read again in a process of their own
def test_one_version_that_cannot_be_corrected_keeps_none_of_the_others_waiting(
    store: Store, hurried: Corrections, versions: list[Document]
) -> None:
    first, second, third = versions
    done = Correction(third, NOTHING_GIVEN, HIDDEN, (first, second)).save(hurried)
    assert [masked(store, one) for one in versions] == [False, True, True]
    assert done.tone is Tone.FAILED
    told = done.words("en")
    assert told.startswith(f"“{third.title}”: the words to hide are hidden in its text")
    assert f"“{first.title}” (version 1, Markdown) is still to be corrected: “v1.md” took more than 60 s" in told
    assert told.endswith("What was saved stays; save again to correct the rest.")
    assert second.title not in told


@pytest.mark.slow
def test_what_is_to_be_shown_no_more_in_one_version_is_hidden_again_in_the_others(
    store: Store, hurried: Corrections, versions: list[Document]
) -> None:
    _first, second, third = versions
    for one in (second, third):
        hurried.describe(one.id, NOTHING_GIVEN, words=WordChange(kept=("Nadia", "lundi")))
    done = Correction(third, NOTHING_GIVEN, WordChange(kept_no_more=("Nadia",)), (second,)).save(hurried)
    assert [store.document(one.id).kept_words for one in (second, third)] == [("lundi",), ("lundi",)]
    assert (done.tone, done.is_any_other_corrected) == (Tone.DONE, True)


@pytest.mark.slow
def test_saving_again_corrects_the_rest_and_tells_so(
    store: Store, settings: Settings, hurried: Corrections, versions: list[Document]
) -> None:
    first, second, third = versions
    Correction(third, NOTHING_GIVEN, HIDDEN, (first, second)).save(hurried)
    ingestion = Ingestion(store, settings, Splitter(count_words, 50))
    saved = [store.document(one.id) for one in versions]
    done = Correction(saved[2], NOTHING_GIVEN, NO_WORDS, saved[:2]).save(ingestion.corrections)  # as a new form has it
    ingestion.close()
    assert all(masked(store, one) for one in versions)
    assert done.tone is Tone.DONE
    assert done.words("en") == f"“{third.title}”: its other versions and formats are corrected too."


def test_nothing_is_saved_where_the_document_itself_cannot_be_corrected(
    store: Store, hurried: Corrections, versions: list[Document]
) -> None:
    first, second, third = versions
    with pytest.raises(ReadingTimedOut):
        Correction(first, NOTHING_GIVEN, HIDDEN, (second, third)).save(hurried)
    assert not any(masked(store, one) for one in versions)


def test_the_files_of_all_versions_are_kept_back_without_reading_any(
    store: Store, hurried: Corrections, versions: list[Document]
) -> None:
    first, second, third = versions
    done = Correction(third, Description(text_only=True), NO_WORDS, (first, second)).save(hurried)
    assert [store.document(one.id).text_only for one in versions] == [True, True, True]
    assert (done.tone, done.after) == (Tone.DONE, replace(third, text_only=True))
