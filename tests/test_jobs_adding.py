"""Reading and making searchable go on together, and end together."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from threading import Event, current_thread

import pytest
from small_corpus import WordEmbedder, page_of

from answer.commons import Commons
from corpus.settings import Settings
from index.search_index import RefreshReport
from ingest.incoming import Incoming
from ingest.outcome import Outcome, Status
from jobs.adding import add

LONGEST = 60.0


@pytest.fixture
def commons(settings: Settings) -> Iterator[Commons]:
    commons = Commons(settings, lambda _: WordEmbedder())
    yield commons
    commons.close()


def written(folder: Path, count: int) -> list[Incoming]:
    paths = [folder / f"cctp-{number}.md" for number in range(count)]
    for number, path in enumerate(paths):
        text = f"# CCTP du lot {number}\n\nLe titulaire entretient les chaudières du bâtiment numéro {number}.\n"
        path.write_text(text, "utf-8")
    return [Incoming(path, path.name) for path in paths]


def test_the_first_documents_can_be_searched_while_the_last_is_still_to_be_read(
    commons: Commons, tmp_path: Path
) -> None:
    *first, last = written(tmp_path, 3)
    searchable, found = Event(), []

    def outcomes() -> Generator[Outcome, None, None]:
        yield from commons.ingestion.ingest(first)
        assert searchable.wait(LONGEST)
        yield from commons.ingestion.ingest([last])

    def refresh() -> RefreshReport:
        report = commons.refresh()
        found.append({hit.document.file for hit in commons.assistant.search("chaudières du bâtiment")})
        if len(found[-1]) == 2:
            searchable.set()
        return report

    told: list[Outcome] = []
    report = add(outcomes(), told.append, refresh, commons.ingestion.close, enough_pages=2)

    assert [outcome.status for outcome in told] == [Status.ADDED] * 3
    assert report == RefreshReport(added=3, removed=0)
    assert {"cctp-0.md", "cctp-1.md"} in found
    assert found[-1] == {"cctp-0.md", "cctp-1.md", "cctp-2.md"}


def test_what_was_read_again_can_be_searched_while_the_last_is_still_to_be_read(
    commons: Commons, tmp_path: Path
) -> None:
    files = written(tmp_path, 3)
    *first, last = [one.document for one in commons.ingestion.ingest(files) if one.document]
    for document in (*first, last):
        commons.store.replace_text(document.id, [page_of("chaudières"), page_of("bâtiment", number=2)], [])
    commons.refresh()
    searchable = Event()

    def outcomes() -> Generator[Outcome, None, None]:
        yield from commons.ingestion.rereading.read_again(first)
        assert searchable.wait(LONGEST)
        yield from commons.ingestion.rereading.read_again([last])

    def refresh() -> RefreshReport:
        report = commons.refresh()
        if len(commons.assistant.search("chaudières du bâtiment")) == 2:
            searchable.set()
        return report

    told: list[Outcome] = []
    report = add(outcomes(), told.append, refresh, commons.ingestion.close, enough_pages=2)

    assert [outcome.status for outcome in told] == [Status.CHANGED] * 3
    assert report == RefreshReport(added=3, removed=0)


def test_an_interrupt_leaves_each_document_wholly_old_or_wholly_new(commons: Commons, tmp_path: Path) -> None:
    documents = [one.document for one in commons.ingestion.ingest(written(tmp_path, 40)) if one.document]
    for document in documents:
        commons.store.replace_text(document.id, [page_of("ancien")], [], read_by=0)

    def interrupted() -> RefreshReport:
        raise KeyboardInterrupt

    outcomes = commons.ingestion.rereading.read_again(documents)
    with pytest.raises(KeyboardInterrupt):
        add(outcomes, lambda _: None, interrupted, commons.ingestion.close, enough_pages=1)
    due = {document.id for document in commons.ingestion.rereading.due()}

    assert 1 <= len(due) < 40
    for document in documents:
        pages, passages = commons.store.texts.whole(document.id)
        assert (pages[0].text == "ancien", passages == []) == (document.id in due, document.id in due)


def test_a_few_pages_are_made_searchable_in_one_go(commons: Commons, tmp_path: Path) -> None:
    refreshed = []

    def refresh() -> RefreshReport:
        refreshed.append(len(commons.store.documents()))
        return commons.refresh()

    add(commons.ingestion.ingest(written(tmp_path, 4)), lambda _: None, refresh, commons.ingestion.close)

    assert refreshed == [4]


def test_an_interrupt_ends_the_reading_and_leaves_whole_documents(commons: Commons, tmp_path: Path) -> None:
    files = written(tmp_path, 40)

    def interrupted() -> RefreshReport:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(commons.ingestion.ingest(files), lambda _: None, interrupted, commons.ingestion.close, enough_pages=1)
    stored = commons.store.documents()
    commons.refresh()

    assert 1 <= len(stored) < 40
    assert {hit.document.id for hit in commons.assistant.search("chaudières du bâtiment", k=50)} == {
        one.id for one in stored
    }
    assert commons.store.leftovers() == []


def test_what_could_not_be_told_ends_the_reading_and_shares_the_buyer_of_what_is_there(
    commons: Commons, tmp_path: Path
) -> None:
    (tmp_path / "CCTP.md").write_text(
        "# CCTP – Infogérance\n\nLa Ville de Lyon est le pouvoir adjudicateur.\n", "utf-8"
    )
    (tmp_path / "BPU.md").write_text("# Bordereau des prix unitaires\n\nLes prix sont en euros.\n", "utf-8")
    outcomes = commons.ingestion.ingest([Incoming(tmp_path / name, name) for name in ("CCTP.md", "BPU.md")])

    def told(_: Outcome) -> None:
        if len(commons.store.documents()) == 2:
            raise OSError("the terminal is gone")

    with pytest.raises(OSError, match="gone"):
        add(outcomes, told, commons.refresh, commons.ingestion.close)

    assert {one.buyer for one in commons.store.documents()} == {"Ville de Lyon"}


def test_what_fails_while_reading_is_raised_where_it_was_asked_for(commons: Commons, tmp_path: Path) -> None:
    def outcomes() -> Generator[Outcome, None, None]:
        yield from commons.ingestion.ingest(written(tmp_path, 1))
        raise OSError(current_thread().name)

    with pytest.raises(OSError, match="reading"):
        add(outcomes(), lambda _: None, commons.refresh, commons.ingestion.close)

    assert len(commons.store.documents()) == 1
