"""Documents that an earlier version read: read again by this one, or left as they are, each of them whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import pytest
from meanwhile import meanwhile
from scans import CCTP as SCANNED
from scans import scan, with_unseen_text
from small_corpus import count_words, page_of

from corpus.errors import ReadingStopped, StoredFileUnusable, TooMuchContent
from corpus.models import Document, PageKind, Recognition
from corpus.moderation import Moderator
from corpus.settings import Settings
from corpus.store import Store
from ingest.description import Description, WordChange
from ingest.document import ReadDocument
from ingest.formats import Format
from ingest.incoming import Incoming
from ingest.outcome import Outcome, Status
from ingest.pipeline import Ingestion
from ingest.reading_version import READING_VERSION
from ingest.splitter import Splitter

NOTE = (
    "# Note de service\n\n## Objet\n\nLe suivi du marché est assuré par Mme Claire Martin, cheffe de projet.\n\n"
    "Les livraisons ont lieu le lundi matin, quai des Tanneurs.\n"
)
MASKED = "Le suivi du marché est assuré par Mme ██████ ██████, cheffe de projet."
OLD = "Le suivi du marché est assuré par Mme Claire Martin"


@pytest.fixture
def ingestion(settings: Settings, store: Store) -> Iterator[Ingestion]:
    ingestion = Ingestion(store, settings, Splitter(count_words, 50))
    yield ingestion
    ingestion.close()


def added(ingestion: Ingestion, path: Path, **said: Any) -> Document:
    [outcome] = ingestion.ingest([Incoming(path, path.name, Description(**said))])
    assert outcome.document, outcome.error
    return outcome.document


def note(folder: Path, name: str = "note.md", text: str = NOTE) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


def as_read_before(store: Store, document: Document, *lines: str, **said: Any) -> Document:
    """The document as an earlier version would have stored it, with one page of these lines."""
    pages = (page_of(*(lines or (OLD,))),)
    passages = Splitter(count_words, 50).split(ReadDocument(document.page_kind, pages))
    return store.replace_text(document.id, pages, passages, read_by=0, **said)


def read_again(ingestion: Ingestion, *documents: Document) -> list[Outcome]:
    return list(ingestion.rereading.read_again(documents))


def text_of(store: Store, document: Document) -> str:
    pages, passages = store.texts.whole(document.id)
    return "\n".join((*(page.text for page in pages), *(passage.text for passage in passages)))


def test_what_is_added_now_is_not_due(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    assert added(ingestion, note(tmp_path)).read_by == READING_VERSION
    assert ingestion.rereading.due() == []


def test_a_text_is_read_and_masked_as_today(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    document = added(ingestion, note(tmp_path))
    before = as_read_before(store, document)
    assert ingestion.rereading.due() == [before]
    [outcome] = read_again(ingestion, before)
    assert outcome == Outcome("note.md", Status.CHANGED, document)
    assert MASKED in text_of(store, document)
    assert "quai des Tanneurs" in text_of(store, document)
    assert "Martin" not in text_of(store, document)
    assert store.document(document.id).read_by == READING_VERSION
    assert ingestion.rereading.due() == []


def test_who_is_named_by_the_description_is_masked_there_too(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = added(ingestion, note(tmp_path))
    told = {"title": "Note de Claire Martin", "abstract": "Claire Martin suit le marché.", "keywords": ("Martin",)}
    as_read_before(store, document, **told)
    read_again(ingestion, document)
    now = store.document(document.id)
    assert (now.title, now.abstract) == ("Note de ██████ ██████", "██████ ██████ suit le marché.")
    assert "Martin" not in "".join(now.keywords)


def test_a_description_is_masked_where_the_text_is_as_before(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = added(ingestion, note(tmp_path))
    store.describe(document.id, title="Note de Claire Martin", read_by=0)
    assert [outcome.status for outcome in read_again(ingestion, document)] == [Status.CHANGED]
    assert store.document(document.id).title == "Note de ██████ ██████"


def test_what_people_said_stays_and_what_they_emptied_too(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    document = added(ingestion, note(tmp_path))
    said = {"title": "Suivi des livraisons", "kind": "CCAP", "year": 1999, "licence": "etalab-2.0", "buyer": ""}
    as_read_before(store, document, language="", **said)
    read_again(ingestion, document)
    now = store.document(document.id)
    assert {name: getattr(now, name) for name in said} == said
    assert now.language == ""


def test_the_kind_of_file_and_of_page_are_as_they_read_now(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    document = added(ingestion, note(tmp_path))
    as_read_before(store, document, media_type="text/plain", page_kind=PageKind.PAGE)
    read_again(ingestion, document)
    now = store.document(document.id)
    assert (now.media_type, now.page_kind) == ("text/markdown", PageKind.SECTION)


def test_a_document_that_reads_as_before_is_not_touched(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    document = added(ingestion, note(tmp_path), masked_words=("Tanneurs",))
    store.describe(document.id, read_by=0)
    revision, whole = store.revision(), store.texts.whole(document.id)
    assert read_again(ingestion, document) == [Outcome("note.md", Status.AS_IT_WAS, replace(document, read_by=0))]
    assert store.revision() == revision
    assert store.texts.whole(document.id) == whole  # the passages under the same numbers
    assert ingestion.rereading.due() == []
    assert [outcome.status for outcome in read_again(ingestion, document)] == [Status.AS_IT_WAS]


@pytest.mark.parametrize(
    ("lines", "unmasked"),
    [
        (["Note de service", "Objet", MASKED, "Les livraisons ont lieu le █████ matin, quai des Tanneurs."], 5),
        (["Note de service", "Objet", OLD, "Les livraisons ont lieu le █████ matin, quai des Tanneurs."], 0),
        ([MASKED, "Livraisons : █████, ███ et ██████."], 14),
        ([MASKED], 0),
        ([OLD], 0),
    ],
)
def test_what_was_masked_and_is_no_more_is_counted(
    ingestion: Ingestion, store: Store, tmp_path: Path, lines: list[str], unmasked: int
) -> None:
    document = added(ingestion, note(tmp_path))
    as_read_before(store, document, *lines)
    assert [(outcome.status, outcome.unmasked) for outcome in read_again(ingestion, document)] == [
        (Status.CHANGED, unmasked)
    ]


@pytest.mark.parametrize("change", ["blocks", "passages"])
def test_the_same_words_with_another_structure_are_stored_anew(
    ingestion: Ingestion, store: Store, tmp_path: Path, change: str
) -> None:
    document = added(ingestion, note(tmp_path))
    pages, passages = store.texts.whole(document.id)
    old_pages = [replace(page, blocks=page.blocks[:1]) for page in pages] if change == "blocks" else pages
    store.replace_text(document.id, old_pages, [] if change == "passages" else passages, read_by=0)
    assert [outcome.status for outcome in read_again(ingestion, document)] == [Status.CHANGED]
    assert store.texts.whole(document.id)[0] == pages
    assert [one.text for one in store.texts.passages_of(document.id)] == [one.text for one in passages]


def test_a_hidden_document_is_read_again_and_stays_hidden(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    document = added(ingestion, note(tmp_path))
    as_read_before(store, document)
    Moderator(store, "a@ville.example").hide(document.id, "nom")
    assert [outcome.status for outcome in read_again(ingestion, *ingestion.rereading.due())] == [Status.CHANGED]
    assert MASKED in "".join(page.text for page in store.texts.hidden_pages(document.id))
    assert store.is_hidden(document.id)
    assert [outcome.status for outcome in read_again(ingestion, document)] == [Status.AS_IT_WAS]


@pytest.mark.parametrize("lost", [True, False])
def test_a_file_that_is_lost_or_other_leaves_its_document_as_it_was(
    ingestion: Ingestion, store: Store, tmp_path: Path, lost: bool
) -> None:
    faulty = added(ingestion, note(tmp_path, "faulty.md", NOTE + "\nVoir aussi le plan.\n"))
    sound = added(ingestion, note(tmp_path))
    before = as_read_before(store, faulty)
    as_read_before(store, sound)
    path = store.files.path(faulty.sha256)
    if lost:
        path.unlink()
    else:
        path.write_text("Tout autre chose.\n", "utf-8")
    outcomes = {outcome.file: outcome for outcome in read_again(ingestion, faulty, sound)}
    assert outcomes["note.md"].status is Status.CHANGED
    failed = outcomes["faulty.md"]
    assert (failed.status, failed.document, type(failed.error)) == (Status.FAILED, before, StoredFileUnusable)
    assert store.document(faulty.id) == before
    assert [page.text for page in store.texts.pages(faulty.id)] == [OLD]
    assert ingestion.rereading.due() == [before]


def test_a_file_that_cannot_be_read_any_more_tells_why(
    ingestion: Ingestion, settings: Settings, store: Store, tmp_path: Path
) -> None:
    document = added(ingestion, note(tmp_path))
    as_read_before(store, document)
    strict = Ingestion(store, settings.model_copy(update={"max_characters": 9}), Splitter(count_words, 50))
    [outcome] = read_again(strict, document)
    strict.close()
    assert isinstance(outcome.error, TooMuchContent)
    assert [page.text for page in store.texts.pages(document.id)] == [OLD]


def test_a_document_that_is_withdrawn_meanwhile_is_no_failure(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = added(ingestion, note(tmp_path))
    as_read_before(store, document)
    with meanwhile(lambda: store.delete(document.id)):
        assert read_again(ingestion, document) == [Outcome("note.md", Status.WITHDRAWN)]
    assert read_again(ingestion, document) == [Outcome("note.md", Status.WITHDRAWN)]
    assert store.texts.whole(document.id) == ([], [])


def test_what_is_said_while_it_is_read_is_kept_and_masked(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    document = added(ingestion, note(tmp_path))
    as_read_before(store, document)
    with meanwhile(lambda: store.describe(document.id, title="Livraisons", masked_words=("Tanneurs",))):
        assert [outcome.status for outcome in read_again(ingestion, document)] == [Status.CHANGED]
    now = store.document(document.id)
    assert (now.title, now.masked_words) == ("Livraisons", ("Tanneurs",))
    assert "quai des ████████" in text_of(store, document)


def test_pages_that_were_recognised_keep_their_text(ingestion: Ingestion, store: Store, tmp_path: Path) -> None:
    document = added(ingestion, scan(SCANNED, [5, 6], tmp_path / "Scan.pdf"))
    recognise(store, document, 1, "Les livraisons ont lieu quai des Tanneurs.", tmp_path)
    read_again(ingestion, document)
    whole = store.texts.whole(document.id)
    store.describe(document.id, read_by=0)
    assert [outcome.status for outcome in read_again(ingestion, document)] == [Status.AS_IT_WAS]
    as_read_before(store, document)
    assert [outcome.status for outcome in read_again(ingestion, document)] == [Status.CHANGED]
    assert store.texts.whole(document.id)[0] == whole[0]
    assert [page.recognition for page in whole[0]] == [Recognition.DONE, Recognition.WAITING]


def test_pages_that_are_recognised_while_the_file_is_read_keep_their_text_too(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = added(ingestion, scan(SCANNED, [5], tmp_path / "Scan.pdf"))

    def with_recognition_beside() -> Iterator[Document]:
        yield document  # whose reading has begun once another document is asked for
        recognise(store, document, 1, "Les livraisons ont lieu quai des Tanneurs.", tmp_path)
        ingestion.scans.recognise(document)

    list(ingestion.rereading.read_again(with_recognition_beside()))
    [page] = store.texts.pages(document.id)
    assert (page.text, page.recognition) == ("Les livraisons ont lieu quai des Tanneurs.", Recognition.DONE)


def test_pages_that_are_recognised_while_a_document_is_written_keep_their_text_too(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = added(ingestion, scan(SCANNED, [5], tmp_path / "Scan.pdf"))
    store.describe(document.id, title="Livraisons", language="fr")  # nothing else is said of it once it is recognised
    pages, passages = store.texts.whole(document.id)
    store.replace_text(document.id, [replace(page, label="iv") for page in pages], passages)

    def recognise_it() -> None:
        recognise(store, document, 1, "Les livraisons ont lieu quai des Tanneurs.", tmp_path)
        ingestion.scans.recognise(document)

    with meanwhile(recognise_it):
        read_again(ingestion, document)
    [page] = store.texts.pages(document.id)
    assert (page.text, page.recognition) == ("Les livraisons ont lieu quai des Tanneurs.", Recognition.DONE)


def test_pages_that_are_recognised_while_words_are_hidden_keep_their_text_too(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = added(ingestion, scan(SCANNED, [5], tmp_path / "Scan.pdf"))
    said = {"title": "Livraisons", "language": "fr"}
    with meanwhile(lambda: recognise(store, document, 1, "Les livraisons ont lieu quai des Tanneurs.", tmp_path)):
        ingestion.corrections.describe(document.id, Description(**said), words=WordChange(("Tanneurs",)))
    [page] = store.texts.pages(document.id)
    assert (page.text, page.recognition) == ("Les livraisons ont lieu quai des ████████.", Recognition.DONE)


def recognise(store: Store, document: Document, page: int, text: str, folder: Path) -> None:
    kept = store.recognised.path(document.sha256, page)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with_unseen_text(folder / "recognised.pdf", text).replace(kept)


def read_without_end(path: Path, file: str) -> tuple[Format, ReadDocument]:
    """A reader that says so beside the file, then goes on for ever."""
    path.with_name("begun").touch()
    while True:
        pass


def test_words_are_hidden_in_no_stored_text_where_the_program_ends_while_the_file_is_read(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    ingestion = Ingestion(store, settings, Splitter(count_words, 50))
    document = added(ingestion, note(tmp_path))
    ingestion.close()
    ending = Ingestion(store, settings, Splitter(count_words, 50), read_without_end)
    begun = store.files.path(document.sha256).with_name("begun")

    def close_once_begun() -> None:
        while not begun.exists():
            sleep(0.01)
        ending.close()

    closing = Thread(target=close_once_begun)
    closing.start()
    with pytest.raises(ReadingStopped):
        ending.corrections.hide_words([document.id], ["Tanneurs"])
    closing.join()
    assert store.document(document.id) == document


def test_a_few_files_are_read_ahead_however_many_there_are(settings: Settings, store: Store, tmp_path: Path) -> None:
    ingestion = Ingestion(store, settings.model_copy(update={"reading_workers": 1}), Splitter(count_words, 50))
    documents = [added(ingestion, note(tmp_path, f"{n}.md", f"{NOTE}\nLot {n}.\n")) for n in range(6)]
    asked: list[Document] = []

    def one_after_the_other() -> Iterator[Document]:
        for document in documents:
            asked.append(document)
            yield document

    outcomes = ingestion.rereading.read_again(one_after_the_other())
    next(outcomes)
    assert len(asked) == 2
    assert sorted(outcome.file for outcome in outcomes)[-1] == "5.md"
    assert asked == documents
    ingestion.close()


def test_a_scan_that_is_recognised_by_this_version_is_read_by_it(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = added(ingestion, scan(SCANNED, [5], tmp_path / "Scan.pdf"))
    recognise(store, document, 1, "Les livraisons ont lieu quai des Tanneurs.", tmp_path)
    store.describe(document.id, read_by=0)
    ingestion.scans.recognise(document)
    assert ingestion.rereading.due() == []


def test_words_that_are_masked_in_an_old_text_do_not_make_it_a_new_one(
    ingestion: Ingestion, store: Store, tmp_path: Path
) -> None:
    document = added(ingestion, note(tmp_path))
    as_read_before(store, document)
    store.files.path(document.sha256).write_bytes(b"")  # it is masked as it is stored
    ingestion.corrections.hide_words([document.id], ["cheffe"])
    assert [one.id for one in ingestion.rereading.due()] == [document.id]
