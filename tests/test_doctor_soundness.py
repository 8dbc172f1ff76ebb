"""What `partage doctor` finds wrong with what is stored, and what its repair puts right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from small_corpus import WordEmbedder
from sqlalchemy import create_engine, text

from corpus.models import Document
from corpus.settings import Settings
from corpus.store import Store
from doctor.checks import Check, Level
from doctor.soundness import check_stored
from index.search_index import SearchIndex
from ingest.incoming import Incoming
from ingest.pipeline import Ingestion
from ingest.splitter import Splitter

CCTP = "# CCTP – Infogérance de Tarn\n\nLe titulaire rétablit le service en quatre heures. Il en rend compte.\n"
REX = "# REX – Cantine de Tarn\n\nLes familles commandent les repas la veille avant dix heures, sur le portail.\n"


@pytest.fixture
def document(settings: Settings, store: Store, tmp_path: Path) -> Document:
    """The CCTP, stored and searchable with another document beside it."""
    (tmp_path / "CCTP.md").write_text(CCTP, "utf-8")
    (tmp_path / "REX.md").write_text(REX, "utf-8")
    ingestion = Ingestion(store, settings, Splitter(WordEmbedder().count_tokens, 60))
    added = [outcome.document for outcome in ingestion.ingest(Incoming(tmp_path / n, n) for n in ("CCTP.md", "REX.md"))]
    ingestion.close()
    with_index(settings, store, lambda search_index: search_index.refresh())
    return next(one for one in added if one and one.file == "CCTP.md")


def with_index(settings: Settings, store: Store, act: Callable[[SearchIndex], object]) -> None:
    act(SearchIndex(settings.index_dir, store, WordEmbedder))


@pytest.fixture
def check(settings: Settings, store: Store) -> Callable[[bool], list[Check]]:
    return lambda repair: list(check_stored(settings, store, WordEmbedder(), repair))


def faults(checks: list[Check]) -> list[str]:
    return [check.text.format(**check.details) for check in checks if check.level is not Level.OK]


Doctor = Callable[[bool], list[Check]]


def test_a_sound_corpus_has_nothing_to_repair(document: Document, check: Doctor) -> None:
    told = ["every document is complete, and its file is the one that was added", "every passage can be found"]
    assert [one.text for one in check(False)] == told
    assert [one.text for one in check(True)] == told


def test_an_empty_corpus_is_sound(check: Doctor) -> None:
    assert faults(check(False)) == []


def test_a_file_whose_bytes_changed_is_named_and_neither_repaired_nor_thrown_away(
    store: Store, document: Document, check: Doctor
) -> None:
    path = store.files.path(document.sha256)
    path.write_bytes(path.read_bytes().replace(b"quatre", b"trente"))
    for repair in (False, True):
        [found] = [one for one in check(repair) if one.level is not Level.OK]
        assert found.level is Level.PROBLEM
        assert found.text.format(**found.details).endswith("its file CCTP.md is no longer the one that was added")
        assert str(path) in found.remedy.format(**found.details)
        assert f"partage delete {document.id}" in found.remedy.format(**found.details)
    assert b"trente" in path.read_bytes()


def test_a_lost_file_is_named(store: Store, document: Document, check: Doctor) -> None:
    store.files.path(document.sha256).unlink()
    assert [one.split(": ")[1] for one in faults(check(True))] == ["its file CCTP.md is missing"]


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM passages WHERE document_id = :id",
        pytest.param("DELETE FROM pages WHERE document_id = :id", marks=pytest.mark.slow),
        "UPDATE pages SET text = substr(text, 1, 20) WHERE document_id = :id",
        pytest.param("UPDATE passages SET page = 9 WHERE document_id = :id", marks=pytest.mark.slow),
        pytest.param("UPDATE pages SET number = 9 WHERE document_id = :id", marks=pytest.mark.slow),
        "UPDATE documents SET pages = 9 WHERE id = :id",
    ],
)
def test_a_text_that_is_not_all_there_is_read_again_from_its_file(
    settings: Settings, store: Store, document: Document, check: Doctor, damage: str
) -> None:
    before, passages = store.texts.pages(document.id), [one.text for one in store.texts.passages_of(document.id)]
    engine = create_engine(settings.database_url)
    with engine.begin() as connection:
        connection.execute(text(damage), {"id": document.id})
    assert "its text is incomplete" in faults(check(False))[0]
    assert faults(check(True)) == []
    assert faults(check(False)) == []
    assert store.texts.pages(document.id) == before
    assert [one.text for one in store.texts.passages_of(document.id)] == passages


def test_what_somebody_emptied_stays_empty_when_a_text_is_repaired(
    settings: Settings, store: Store, document: Document, check: Doctor
) -> None:
    store.describe(document.id, buyer="", abstract="")
    engine = create_engine(settings.database_url)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM passages WHERE document_id = :id"), {"id": document.id})
    assert faults(check(True)) == []
    assert (store.document(document.id).buyer, store.document(document.id).abstract) == ("", "")


def test_documents_that_an_earlier_version_read_are_counted(store: Store, document: Document, check: Doctor) -> None:
    store.describe(document.id, read_by=0)
    assert faults(check(True)) == ["documents whose text is that of an earlier version: 1"]
    [found] = [one for one in check(False) if one.level is not Level.OK]
    assert (found.level, found.remedy_words("en")) == (Level.WARNING, "Read them again by this one: partage reread")


def test_leftovers_are_told_then_removed(settings: Settings, store: Store, document: Document, check: Doctor) -> None:
    left = [
        settings.files_dir / "ab" / "incoming-x1",
        settings.files_dir / "ab" / ("ab" * 32),
        settings.recognised_dir / "ab" / ("ab" * 32) / "1.pdf",
        settings.uploads_dir / "forgotten" / "received",
        settings.index_dir / "segment-half" / "passages.npy",
        settings.index_dir / "manifest.json.4242",
    ]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
    waiting = store.uploads.receive("waiting.md", b"text")
    assert "withdrawn document: 6, the first one" in faults(check(False))[0]
    assert all(path.exists() for path in left)
    assert faults(check(True)) == []
    assert not any(path.exists() for path in left)
    assert (store.uploads.folder(waiting.id) / "received").read_bytes() == b"text"
    assert store.files.path(document.sha256).exists()


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


OTHER_FILES = ("sentences.npy", "in_context.npy", "words.rows.npy", "lengths.npy")


@pytest.mark.parametrize(
    "file", ["passages.npy", *(pytest.param(file, marks=pytest.mark.slow) for file in OTHER_FILES)]
)
def test_a_damaged_search_is_told_and_made_anew(
    settings: Settings, document: Document, check: Doctor, file: str
) -> None:
    (path,) = settings.index_dir.glob(f"segment-*/{file}")
    flip_a_bit(path)
    assert faults(check(False)) == ["the search is damaged; passages that are not what they were: 2"]
    assert faults(check(True)) == []
    assert faults(check(False)) == []


def test_keywords_that_cannot_be_read_any_more_are_made_anew(
    settings: Settings, store: Store, document: Document, check: Doctor
) -> None:
    (path,) = settings.index_dir.glob("segment-*/words.stems.npy")
    path.write_bytes(b"this is no array" * 400)
    assert faults(check(False)) == ["passages that cannot be found yet: 2; that belong to withdrawn documents: 0"]
    assert faults(check(True)) == []
    index = SearchIndex(settings.index_dir, store, WordEmbedder)
    assert index.snapshot().passage_ids().tolist() == store.texts.passage_ids()


def test_passages_that_only_the_index_knows_are_told_and_dropped(
    settings: Settings, store: Store, document: Document, check: Doctor
) -> None:
    store.delete(document.id)
    assert faults(check(False)) == ["passages that cannot be found yet: 0; that belong to withdrawn documents: 1"]
    assert faults(check(True)) == []


def test_a_damaged_database_is_told(settings: Settings, store: Store, document: Document, check: Doctor) -> None:
    engine = create_engine(settings.database_url)
    with engine.connect() as connection:  # without the rules that a store sets, foreign keys are not looked after
        connection.execute(text("INSERT INTO sketches VALUES ('nobody', 1, x'00')"))
        connection.commit()
    assert faults(check(True)) == ["the database is damaged: 1 rows without what they belong to"]
