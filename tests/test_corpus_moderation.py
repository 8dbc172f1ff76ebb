"""What moderators hide is gone for readers and back when restored; what they do is logged for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from meanwhile import meanwhile
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from corpus.errors import DocumentHidden, DocumentNotFound
from corpus.models import Document, Page, Passage, Recognition
from corpus.moderation import Moderator
from corpus.moderation_log import Action, Entry
from corpus.reports import MOST_WORDS, Reason
from corpus.settings import Settings
from corpus.store import Store

WHO = "moderatrice@ville.example"


@pytest.fixture
def moderator(store: Store) -> Moderator:
    return Moderator(store, WHO)


def add(store: Store, name: str, supersedes: str | None = None, **fields: object) -> Document:
    source = store.files.folder.parent / "given"
    source.write_text(name, "utf-8")
    document = Document(
        name, sha256(name.encode()).hexdigest(), f"{name}.txt", "text/plain", 3, name,
        added_at=datetime(2026, 1, 1, int(name[-1]), tzinfo=UTC), **fields,
    )  # fmt: skip
    page = Page(1, "1", name, recognition=Recognition.WAITING)
    return store.add(document, source, [page], [Passage(1, 0, len(name), name, ("Titre",))], supersedes)


def ids(documents: list[Document]) -> list[str]:
    return [document.id for document in documents]


def test_what_moderators_hid_in_one_version_is_free_to_show_in_none_even_once_that_is_withdrawn(
    store: Store, moderator: Moderator
) -> None:
    for number in range(1, 4):
        add(store, f"v{number}", supersedes=f"v{number - 1}" if number > 1 else None)
    add(store, "pdf4", format_of="v3")
    add(store, "other5")
    store.describe("v1", [moderator.entry(Action.MASK, "v1", "Un nom.")], masked_words=("Nadia",))
    free = {one.id: store.is_free_to_show(one.id) for one in store.documents()}
    assert free == {"v1": False, "v2": False, "v3": False, "pdf4": False, "other5": True}
    for gone in ("v1", "v3"):
        store.delete(gone)
    free = {one.id: store.is_free_to_show(one.id) for one in store.documents()}
    assert free == {"v2": False, "pdf4": False, "other5": True}
    masked = [one for one in store.log.entries() if one.action is Action.MASK]
    assert sorted(one.document_id for one in masked) == ["pdf4", "v1", "v2", "v3"]
    assert {(one.who, one.reason, one.at) for one in masked} == {(WHO, "Un nom.", masked[0].at)}


def test_a_version_of_what_was_withdrawn_meanwhile_is_no_freer_to_show_than_that_was(
    store: Store, moderator: Moderator
) -> None:
    for name in ("v1", "w2"):
        add(store, name)
    store.describe("v1", [moderator.entry(Action.MASK, "v1", "Un nom.")], masked_words=("Nadia",))
    store.delete("v1")
    store.delete("w2")
    add(store, "v3", supersedes="v1")
    add(store, "w4", supersedes="w2")
    assert [store.is_free_to_show(one) for one in ("v3", "w4")] == [False, True]


def test_hidden_document_is_nowhere_for_readers_and_back_when_restored(store: Store, moderator: Moderator) -> None:
    add(store, "doc1")
    other = add(store, "doc2")
    texts = store.texts
    everything = store.documents(), texts.passage_ids(), texts.headings(), texts.unread_pages()
    [passage] = texts.passages_of("doc1")
    moderator.hide("doc1", "Noms de personnes.")

    assert store.documents() == [other]
    with pytest.raises(DocumentHidden):
        store.document("doc1")
    with pytest.raises(DocumentHidden):
        texts.page("doc1", 1)
    assert texts.pages("doc1") == []
    assert texts.passages_of("doc1") == texts.passages([passage.id]) == []
    assert passage.id not in texts.passage_ids()
    assert "doc1" not in texts.passage_ranges()
    assert texts.headings().keys() == texts.unread_pages().keys() == {"doc2"}
    assert ids(store.hidden_documents()) == ["doc1"]
    assert [page.text for page in texts.hidden_pages("doc1")] == ["doc1"]
    assert texts.hidden_pages("doc2") == []

    moderator.restore("doc1", "Noms retirés.")
    assert (store.documents(), texts.passage_ids(), texts.headings(), texts.unread_pages()) == everything
    assert texts.passages_of("doc1") == [passage]
    assert store.hidden_documents() == []


@pytest.mark.parametrize(
    "act",
    [
        lambda store, entry: store.describe("doc1", [entry], title="Sans nom"),
        lambda store, entry: store.replace_text("doc1", [Page(1, "1", "Sans nom")], [], [entry]),
        lambda store, entry: store.hide("doc1", entry),
    ],
    ids=["describe", "replace_text", "hide"],
)
def test_document_that_went_meanwhile_is_not_found_and_nothing_is_logged(
    store: Store, moderator: Moderator, act: Callable[[Store, Entry], object]
) -> None:
    add(store, "doc1")
    with meanwhile(lambda: store.delete("doc1")), pytest.raises(DocumentNotFound):
        act(store, moderator.entry(Action.DESCRIBE, "doc1", ""))
    assert store.log.entries() == []


def test_document_that_another_moderator_hid_meanwhile_is_hidden_once(store: Store, moderator: Moderator) -> None:
    add(store, "doc1")
    first = Moderator(store, "moderateur@ville.example")
    with meanwhile(lambda: first.hide("doc1", "")), pytest.raises(DocumentHidden):
        moderator.hide("doc1", "")
    assert [entry.who for entry in store.log.entries()] == ["moderateur@ville.example"]
    assert ids(store.hidden_documents()) == ["doc1"]


def test_other_format_that_went_meanwhile_does_not_keep_a_document_from_being_hidden(
    store: Store, moderator: Moderator
) -> None:
    add(store, "doc1")
    store.hide("doc1", moderator.entry(Action.HIDE, "doc1", ""), ["gone"])
    assert ids(store.hidden_documents()) == ["doc1"]
    assert [entry.document_id for entry in store.log.entries()] == ["doc1"]


def test_hiding_and_restoring_tell_a_view_that_it_is_behind(store: Store, moderator: Moderator) -> None:
    add(store, "doc1")
    before = store.revision()
    moderator.hide("doc1", "")
    hidden = store.revision()
    moderator.restore("doc1", "")
    assert before < hidden < store.revision()


def test_bytes_that_were_hidden_are_not_added_again(store: Store, moderator: Moderator) -> None:
    add(store, "doc1")
    moderator.hide("doc1", "")
    with pytest.raises(DocumentHidden):
        add(store, "doc1")
    assert store.documents() == []


def test_old_version_stands_for_itself_while_the_new_one_is_hidden(store: Store, moderator: Moderator) -> None:
    add(store, "v1")
    add(store, "v2", supersedes="v1", version=2)
    moderator.hide("v2", "", alone=True)
    assert store.document("v1").is_current
    assert ids(store.versions.of("v1")) == ["v1"]
    moderator.restore("v2", "")
    assert store.versions.current("v1").id == "v2"


def test_version_hidden_in_the_middle_is_left_out_between_its_neighbours(store: Store, moderator: Moderator) -> None:
    add(store, "v1")
    add(store, "v2", supersedes="v1", version=2)
    add(store, "v3", supersedes="v2", version=3)
    moderator.hide("v2", "", alone=True)
    assert store.versions.current("v1").id == "v3"
    assert ids(store.versions.of("v1")) == ["v3", "v1"]


def test_version_that_came_while_another_was_hidden_stays_the_newest(store: Store, moderator: Moderator) -> None:
    add(store, "v1")
    add(store, "v2", supersedes="v1", version=2)
    moderator.hide("v2", "", alone=True)
    add(store, "v3", supersedes="v1", version=2)
    assert ids(store.versions.of("v1")) == ["v3", "v1"]
    moderator.restore("v2", "")
    assert ids(store.versions.of("v1")) == ["v3", "v2", "v1"]
    assert [one.id for one in store.documents() if one.is_current] == ["v3"]


def test_other_format_stands_for_a_hidden_first_one(store: Store, moderator: Moderator) -> None:
    add(store, "old1")
    add(store, "docx2", supersedes="old1", version=2)
    add(store, "pdf3", format_of="docx2")
    add(store, "odt4", format_of="docx2")
    moderator.hide("docx2", "", alone=True)
    assert store.document("pdf3").is_current
    assert store.document("odt4").format_of == "pdf3"
    assert ids(store.versions.formats("odt4")) == ["pdf3", "odt4"]
    assert ids(store.versions.of("old1")) == ["pdf3", "old1"]
    add(store, "new5", supersedes="pdf3", version=3)
    assert store.versions.current("odt4").id == "new5"
    moderator.restore("docx2", "")
    assert ids(store.versions.of("old1")) == ["new5", "docx2", "old1"]


def add_family(store: Store) -> None:
    """Three versions, the second one in two formats, and a document beside them."""
    add(store, "v1")
    add(store, "v2", supersedes="v1", version=2)
    add(store, "pdf3", format_of="v2", version=2)
    add(store, "v4", supersedes="v2", version=3)
    add(store, "other5")


def test_what_would_stand_in_the_place_of_a_document_is_hidden_and_restored_with_it(
    store: Store, moderator: Moderator
) -> None:
    add_family(store)
    store.reports.add("v1", Reason.PERSONAL_DATA)
    everything = store.documents()
    assert ids(store.versions.behind("v4")) == ["pdf3", "v2", "v1"]
    assert {*ids(store.versions.family("v1"))} == {*ids(store.versions.family("pdf3"))} == {"v1", "v2", "pdf3", "v4"}
    moderator.hide("v4", "Noms.")
    assert ids(store.documents()) == ["other5"]
    assert store.reports.waiting() == {}
    assert ids(store.hidden_with("v4")) == ["pdf3", "v2", "v1"]
    assert sorted(entry.document_id for entry in store.log.entries()) == ["pdf3", "v1", "v2", "v4"]
    moderator.restore("v4", "Noms retirés.")
    assert store.documents() == everything
    assert [entry.action for entry in store.log.entries()][4:] == [Action.RESTORE] * 4


def test_what_was_hidden_by_itself_stays_hidden_when_another_is_restored(store: Store, moderator: Moderator) -> None:
    add_family(store)
    moderator.hide("v1", "Noms.")
    moderator.hide("v4", "Périmé.")
    moderator.restore("v4", "Utile.")
    assert ids(store.hidden_documents()) == ["v1"]


def test_what_would_stand_in_the_place_of_a_document_is_deleted_with_it(store: Store, moderator: Moderator) -> None:
    add_family(store)
    files = [store.files.path(one.sha256) for one in store.versions.behind("v4")]
    moderator.hide("v2", "Noms.")
    moderator.delete("v4", "Noms.")
    assert ids([*store.documents(), *store.hidden_documents()]) == ["other5"]
    assert not any(file.exists() for file in files)
    assert {entry.document_id for entry in store.log.entries() if entry.action is Action.DELETE} == {
        "v1", "v2", "pdf3", "v4",
    }  # fmt: skip


def test_other_format_goes_with_a_second_one_and_the_newer_version_stays(store: Store, moderator: Moderator) -> None:
    add_family(store)
    moderator.hide("pdf3", "Noms.")
    assert ids(store.documents()) == ["other5", "v4"]


def test_hidden_document_can_be_described_and_deleted(store: Store, moderator: Moderator) -> None:
    document = add(store, "doc1")
    moderator.hide("doc1", "")
    assert (
        store.describe("doc1", [moderator.entry(Action.DESCRIBE, "doc1", "Nom dans le titre.")], title="Sans nom").title
        == "Sans nom"
    )
    moderator.delete("doc1", "Demande de l’auteur.")
    assert store.hidden_documents() == []
    assert not store.files.path(document.sha256).exists()
    with pytest.raises(DocumentNotFound):
        store.document("doc1")


def test_report_keeps_its_reason_and_its_words_within_bounds(store: Store) -> None:
    add(store, "doc1")
    store.reports.add("doc1", Reason.PERSONAL_DATA, "  Un nom\n en page 3. ")
    store.reports.add("doc1", Reason.OTHER, "x" * 2 * MOST_WORDS)
    first, second = store.reports.waiting()["doc1"]
    assert (first.reason, first.words) == (Reason.PERSONAL_DATA, "Un nom en page 3.")
    assert len(second.words) == MOST_WORDS


def test_reports_wait_until_a_moderator_hides_or_dismisses(store: Store, moderator: Moderator) -> None:
    for name in ("doc1", "doc2", "doc3"):
        add(store, name)
        store.reports.add(name, Reason.SPAM)
    moderator.hide("doc1", "")
    moderator.dismiss("doc2", "Utile à d’autres.")
    moderator.restore("doc1", "")
    assert store.reports.waiting().keys() == {"doc3"}
    assert ids(store.documents()) == ["doc3", "doc2", "doc1"]
    moderator.delete("doc3", "")
    assert store.reports.waiting() == {}


def test_every_act_is_logged_with_who_what_which_and_why(store: Store, moderator: Moderator) -> None:
    add(store, "doc1")
    moderator.hide("doc1", " Droit\nd’auteur. ")
    moderator.restore("doc1", "Accord reçu.")
    store.describe("doc1", [moderator.entry(Action.DESCRIBE, "doc1", "Année.")], year=2024)
    moderator.dismiss("doc1", "Réglé.")
    moderator.delete("doc1", "Retrait demandé.")
    entries = store.log.entries()
    assert [entry.action for entry in entries] == [
        Action.HIDE, Action.RESTORE, Action.DESCRIBE, Action.DISMISS, Action.DELETE,
    ]  # fmt: skip
    assert {(entry.who, entry.document_id) for entry in entries} == {(WHO, "doc1")}
    assert entries[0].reason == "Droit d’auteur."
    assert entries[-1].at <= datetime.now(UTC)


def test_act_that_fails_is_not_logged(store: Store, moderator: Moderator) -> None:
    for act in (moderator.hide, moderator.restore, moderator.delete, moderator.dismiss):
        with pytest.raises(DocumentNotFound):
            act("nothing", "")
    assert store.log.entries() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE moderation_log SET who = 'nobody'",
        "DELETE FROM moderation_log",
        "REPLACE INTO moderation_log SELECT id, at, 'nobody', action, document_id, reason FROM moderation_log",
    ],
)
def test_database_refuses_to_change_the_log(
    store: Store, moderator: Moderator, settings: Settings, statement: str
) -> None:
    add(store, "doc1")
    moderator.hide("doc1", "")
    logged = store.log.entries()
    with pytest.raises(IntegrityError, match="only added to"), create_engine(settings.database_url).begin() as other:
        other.execute(text(statement))
    assert store.log.entries() == logged
