"""Versions and formats of one document: which stands for it, and what takes the place of one that is withdrawn."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.contributions import hash_of, new_key
from corpus.models import Document, Page
from corpus.settings import Settings
from corpus.store import Store


@pytest.fixture
def store(settings: Settings) -> Store:
    return Store(settings)


def add(store: Store, name: str, supersedes: str | None = None, **fields: object) -> Document:
    source = store.files.folder.parent / "given"
    source.write_text(name, "utf-8")
    document = Document(
        name, f"{name:0>64}", f"{name}.txt", "text/plain", 3, name,
        added_at=datetime(2026, 1, 1, int(name[-1]), tzinfo=UTC), **fields,
    )  # fmt: skip
    return store.add(document, source, [Page(1, "1", name)], [], supersedes)


def ids(documents: list[Document]) -> list[str]:
    return [document.id for document in documents]


def test_new_version_takes_the_place_of_the_old_one_which_stays(store: Store) -> None:
    add(store, "v1")
    add(store, "v2", supersedes="v1", version=2)
    add(store, "v3", supersedes="v2", version=3)
    assert store.versions.current("v1").id == "v3"
    assert ids(store.versions.of("v2")) == ["v3", "v2", "v1"]
    assert [one.is_current for one in store.versions.of("v1")] == [True, False, False]
    assert store.texts.page("v1", 1).text == "v1"


def test_second_format_is_one_document_with_the_first(store: Store) -> None:
    add(store, "docx1")
    add(store, "pdf2", format_of="docx1")
    assert ids(store.versions.formats("pdf2")) == ids(store.versions.formats("docx1")) == ["docx1", "pdf2"]
    assert store.versions.current("pdf2").id == "docx1"
    assert not store.document("pdf2").is_current


def test_second_format_of_an_old_version_leads_to_the_newest(store: Store) -> None:
    add(store, "old1")
    add(store, "oldpdf2", format_of="old1")
    add(store, "new3", supersedes="old1", version=2)
    assert store.versions.current("oldpdf2").id == "new3"
    assert ids(store.versions.of("oldpdf2")) == ["new3", "old1"]


def test_withdrawn_version_hands_its_place_to_its_neighbours(store: Store) -> None:
    add(store, "v1")
    add(store, "v2", supersedes="v1")
    add(store, "v3", supersedes="v2")
    store.delete("v2")
    assert store.document("v1").superseded_by == "v3"
    store.delete("v3")
    assert store.document("v1").is_current


def test_a_format_whose_first_one_went_while_it_came_can_be_withdrawn(store: Store) -> None:
    add(store, "pdf2", format_of="gone")
    assert ids(store.versions.family("pdf2")) == ["pdf2"]
    store.delete("pdf2")
    assert store.documents() == []


def test_another_format_takes_the_place_of_the_first_one_withdrawn(store: Store) -> None:
    add(store, "v1")
    add(store, "v2", supersedes="v1", version=2)
    add(store, "pdf3", format_of="v2", version=2)
    add(store, "odt4", format_of="v2", version=2)
    store.delete("v2")
    assert store.versions.current("v1").id == "pdf3"
    assert ids(store.versions.formats("odt4")) == ["pdf3", "odt4"]


def test_two_next_versions_of_one_document_follow_each_other(store: Store) -> None:
    add(store, "v1")
    add(store, "a2", supersedes="v1")
    add(store, "b3", supersedes="v1")
    assert [(one.id, one.version) for one in store.versions.of("v1")] == [("b3", 3), ("a2", 2), ("v1", 1)]
    assert [one.id for one in store.documents() if one.is_current] == ["b3"]


def test_next_version_of_a_document_withdrawn_meanwhile_stands_for_itself(store: Store) -> None:
    add(store, "v1")
    store.delete("v1")
    assert add(store, "v2", supersedes="v1").version == 1


def test_withdrawing_a_document_leaves_neither_sketch_nor_key(store: Store) -> None:
    add(store, "v1")
    store.sketches.keep("v1", 1, b"sketch")
    store.contributions.record("v1", hash_of("key"), "Ada")
    store.delete("v1")
    assert store.sketches.all(1) == {}
    assert store.contributions.documents_of("key") == []


def test_sketch_of_a_document_withdrawn_meanwhile_is_not_kept(store: Store) -> None:
    store.sketches.keep("gone", 1, b"sketch")
    assert store.sketches.all(1) == {}


def test_sketches_of_another_method_are_not_compared(store: Store) -> None:
    add(store, "v1")
    store.sketches.keep("v1", 1, b"old")
    store.sketches.keep("v1", 2, b"new")
    assert (store.sketches.all(1), store.sketches.all(2)) == ({}, {"v1": b"new"})


def test_key_opens_its_documents_and_no_others(store: Store) -> None:
    add(store, "v1")
    add(store, "v2")
    store.contributions.record("v1", hash_of("key"), "Ada")
    assert store.contributions.documents_of("key") == ["v1"]
    assert store.contributions.documents_of("kez") == []
    store.contributions.record("v1", hash_of("another’s"))
    assert store.contributions.documents_of("another’s") == []
    assert store.contributions.pseudonym_of("v1") == "Ada"
    assert store.contributions.pseudonym_of("v2") == ""


def test_the_key_itself_stands_nowhere_in_the_data(store: Store, settings: Settings) -> None:
    key = new_key()
    assert len(key) >= 43  # 256 bits
    add(store, "v1")
    store.contributions.record("v1", hash_of(key))
    store.close()
    written = b"".join(path.read_bytes() for path in Path(settings.data_dir).glob("corpus.sqlite*"))
    assert b"v1.txt" in written
    assert key.encode() not in written
