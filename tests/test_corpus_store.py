import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from corpus.errors import DocumentNotFound, PageNotFound
from corpus.files import sha256_of
from corpus.models import (
    Block,
    BlockKind,
    Document,
    Page,
    PageKind,
    Passage,
    PassageRange,
    Recognition,
    Span,
    UnreadPages,
)
from corpus.settings import Settings
from corpus.store import Store

PAGES = (
    Page(1, "1", "Article 1 – Objet\nLe présent marché", (Block(BlockKind.HEADING, 0, 17, level=1),)),
    Page(2, "ii", "Prix : 12 €\nDélai : 3 jours", (Block(BlockKind.TABLE_ROW, 0, 11, context="Prix | Délai"),)),
)
PASSAGES = (
    Passage(2, 12, 27, "Délai : 3 jours", section=("Prix",), context="Prix | Délai", sentences=(Span(12, 27),)),
    Passage(1, 18, 35, "Le présent marché", section=("Article 1 – Objet",), sentences=(Span(18, 20), Span(21, 35))),
)


@pytest.fixture
def store(settings: Settings) -> Store:
    return Store(settings)


def given(folder: Path, text: str, **fields: object) -> tuple[Document, Path]:
    """A document of these bytes, and where the bytes are."""
    source = folder / "given.txt"
    source.write_text(text, "utf-8")
    sha256 = sha256_of(source)
    document = Document(sha256[:12], sha256, "notre cahier.txt", "text/plain", source.stat().st_size, "Notre cahier")
    return replace(document, **fields), source


def test_document_is_stored_with_its_file_pages_and_passages(store: Store, tmp_path: Path) -> None:
    document, source = given(
        tmp_path,
        "contenu",
        kind="CCTP",
        domain="web",
        buyer="Ville d’Essai",
        buyer_type="commune",
        abstract="Un essai de cahier.",
        keywords=("pénalités", "délai"),
        year=2024,
        language="fr",
        licence="etalab-2.0",
        origin="un essai",
        page_kind=PageKind.SLIDE,
        added_at=datetime(2024, 5, 1, 12, 30, tzinfo=UTC),
    )
    stored = store.add(document, source, PAGES, PASSAGES)
    assert stored == replace(document, pages=2)
    assert store.document(document.id) == stored
    assert store.files.path(document.sha256).read_text("utf-8") == "contenu"
    assert store.texts.pages(document.id) == list(PAGES)
    assert store.texts.page(document.id, 2) == PAGES[1]


def test_a_document_tells_when_what_is_said_of_it_was_last_changed(store: Store, tmp_path: Path) -> None:
    added = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)
    document = store.add(*given(tmp_path, "contenu", title="Titre", added_at=added), PAGES, PASSAGES)
    assert (document.changed_at, document.modified_at) == (None, added)
    store.describe(document.id, title="Titre", read_by=2, superseded_by=None)
    store.replace_text(document.id, PAGES[:1], PASSAGES[1:], read_by=3)
    assert store.document(document.id).modified_at == added
    store.replace_text(document.id, PAGES, PASSAGES, masked_words=("Nom",))
    masked = store.document(document.id).modified_at
    changed = store.describe(document.id, title="Titre corrigé")
    assert added < masked <= changed.modified_at
    assert store.document(document.id).changed_at == changed.changed_at


def test_passages_come_in_reading_order_with_the_words_of_their_page(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "contenu")
    store.add(document, source, PAGES, PASSAGES)
    second, first = PASSAGES
    assert store.texts.passages_of(document.id) == [
        replace(first, id=2, document_id=document.id),
        replace(second, id=1, document_id=document.id),
    ]


def test_offsets_count_characters_beyond_the_basic_plane_as_one(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "contenu")
    store.add(document, source, [Page(1, "", "😀 délai 𝟛")], [Passage(1, 2, 9, "délai 𝟛", sentences=(Span(2, 9),))])
    passage = store.texts.passages_of(document.id)[0]
    assert passage.text == "délai 𝟛"
    assert passage.quote(Span(8, 9)) == "𝟛"


def test_passages_are_given_in_the_order_asked_without_those_that_are_gone(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "contenu")
    store.add(document, source, PAGES, PASSAGES)
    assert [passage.id for passage in store.texts.passages([2, 99, 1])] == [2, 1]
    assert store.texts.passages([]) == []


def test_more_passages_than_one_query_takes_are_all_found(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "contenu")
    page = Page(1, "", "mot " * 1200)
    store.add(document, source, [page], [Passage(1, 4 * n, 4 * n + 3, "mot") for n in range(1200)])
    ids = store.texts.passage_ids()
    assert [passage.id for passage in store.texts.passages(ids)] == ids == list(range(1, 1201))


def test_headings_are_those_of_all_documents_or_of_some(store: Store, tmp_path: Path) -> None:
    first = store.add(*given(tmp_path, "first"), PAGES, PASSAGES)
    second = store.add(*given(tmp_path, "second"), PAGES, PASSAGES[:1])
    assert store.texts.headings([second.id]) == {second.id: {"Prix"}}
    assert store.texts.headings() == {first.id: {"Prix", "Article 1 – Objet"}, second.id: {"Prix"}}


def test_same_bytes_are_stored_once_and_the_first_document_stays(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "contenu")
    first = store.add(document, source, PAGES, PASSAGES)
    again = store.add(replace(document, title="Autre titre"), source, PAGES, PASSAGES)
    assert again == first
    assert store.documents() == [first]
    assert store.texts.passage_ids() == [1, 2]


def test_document_whose_pages_cannot_be_stored_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "contenu")
    before = store.revision()
    with pytest.raises(IntegrityError):
        store.add(document, source, [PAGES[0], PAGES[0]], PASSAGES)
    assert store.documents() == []
    assert store.texts.pages(document.id) == []
    assert store.texts.passage_ids() == []
    assert store.revision() == before
    assert not store.files.path(document.sha256).exists()
    assert store.add(document, source, PAGES, PASSAGES).pages == 2


def test_document_whose_passages_fail_on_the_way_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    def cut() -> object:
        yield PASSAGES[0]
        raise ValueError("cannot be cut")

    document, source = given(tmp_path, "contenu")
    with pytest.raises(ValueError, match="cannot be cut"):
        store.add(document, source, PAGES, cut())
    assert store.find_by_sha256(document.sha256) is None
    assert store.texts.pages(document.id) == []
    assert not store.files.path(document.sha256).exists()


def test_deleted_document_is_nowhere_any_more(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "contenu")
    stored = store.add(document, source, PAGES, PASSAGES)
    assert store.delete(document.id) == stored
    assert store.documents() == []
    assert store.texts.pages(document.id) == []
    assert store.texts.passages_of(document.id) == []
    assert store.texts.passage_ids() == []
    assert store.texts.passage_ranges() == {}
    assert not store.files.path(document.sha256).exists()
    with pytest.raises(DocumentNotFound):
        store.document(document.id)
    with pytest.raises(DocumentNotFound):
        store.delete(document.id)


def test_other_documents_survive_a_deletion(store: Store, tmp_path: Path) -> None:
    kept = store.add(*given(tmp_path, "gardé"), PAGES, PASSAGES)
    removed = store.add(*given(tmp_path, "retiré"), PAGES, PASSAGES)
    store.delete(removed.id)
    assert store.documents() == [kept]
    assert store.texts.passage_ids() == [1, 2]
    assert store.files.path(kept.sha256).exists()


def test_passage_ids_are_never_used_again(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "contenu")
    store.add(document, source, PAGES, PASSAGES)
    store.delete(document.id)
    store.add(document, source, PAGES, PASSAGES)
    assert store.texts.passage_ids() == [3, 4]
    assert store.texts.passage_ranges() == {document.id: PassageRange(first=3, last=4, count=2)}


def test_passages_that_change_in_whatever_process_are_told_as_they_are(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    there, here = Store(settings), store
    kept = there.add(*given(tmp_path, "gardé"), PAGES, PASSAGES)
    removed = there.add(*given(tmp_path, "retiré"), PAGES, PASSAGES)
    assert here.texts.passage_ranges() == {kept.id: PassageRange(1, 2, 2), removed.id: PassageRange(3, 4, 2)}

    there.delete(removed.id)
    there.replace_text(kept.id, PAGES, PASSAGES[:1])
    added = there.add(*given(tmp_path, "ajouté"), PAGES, PASSAGES)
    assert here.texts.passage_ranges() == {kept.id: PassageRange(1, 1, 1), added.id: PassageRange(5, 6, 2)}

    there.replace_text(kept.id, PAGES, [])
    assert here.texts.passage_ranges() == {added.id: PassageRange(5, 6, 2)}

    there.replace_text(added.id, PAGES, [PASSAGES[1], replace(PASSAGES[0], section=("Délai",))])
    assert here.texts.passage_ranges() == {added.id: PassageRange(6, 7, 2)}
    there.replace_text(added.id, PAGES, [*PASSAGES, PASSAGES[1]])
    assert here.texts.passage_ranges() == {added.id: PassageRange(6, 9, 3)}


def test_documents_are_listed_as_another_process_has_changed_them(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    there, here = Store(settings), store
    same = there.add(*given(tmp_path, "gardé", keywords=("délai",)), PAGES, PASSAGES)
    changed = there.add(*given(tmp_path, "décrit"), PAGES, PASSAGES)
    before = {one.id: one for one in here.documents()}

    there.describe(changed.id, title="Titre corrigé")
    after = {one.id: one for one in here.documents()}

    assert before == {same.id: same, changed.id: changed}
    assert after == {same.id: same, changed.id: replace(changed, title="Titre corrigé")}
    assert after[same.id] is before[same.id]


def test_revision_grows_with_every_change_of_the_documents_and_not_with_downloads(store: Store, tmp_path: Path) -> None:
    seen = [store.revision()]
    document = store.add(*given(tmp_path, "contenu"), PAGES, PASSAGES)
    seen.append(store.revision())
    store.describe(document.id, title="Titre corrigé")
    seen.append(store.revision())
    store.downloads.count(document.id)
    assert store.revision() == seen[-1]
    store.delete(document.id)
    seen.append(store.revision())
    assert seen == sorted(set(seen))


def test_described_document_keeps_what_was_not_changed(store: Store, tmp_path: Path) -> None:
    document = store.add(*given(tmp_path, "contenu", kind="CCTP", year=2023), PAGES, PASSAGES)
    changed = store.describe(document.id, title="Titre corrigé", year=None)
    assert changed == replace(document, title="Titre corrigé", year=None)
    assert store.document(document.id) == changed


def test_downloads_are_counted_one_by_one(store: Store, tmp_path: Path) -> None:
    document = store.add(*given(tmp_path, "contenu"), PAGES, PASSAGES)
    store.downloads.count(document.id)
    store.downloads.count(document.id)
    assert store.document(document.id).downloads == 2


def test_documents_come_last_added_first(store: Store, tmp_path: Path) -> None:
    for day in (2, 3, 1):
        store.add(*given(tmp_path, f"{day}", title=f"{day}", added_at=datetime(2024, 1, day, tzinfo=UTC)), PAGES, ())
    assert [document.title for document in store.documents()] == ["3", "2", "1"]


def test_every_change_of_a_document_shows_in_the_list_of_another_process(settings: Settings, tmp_path: Path) -> None:
    here, elsewhere = Store(settings), Store(settings)
    document = elsewhere.add(*given(tmp_path, "contenu"), PAGES, PASSAGES)
    assert here.documents() == [document]
    here.documents().clear()
    assert here.documents() == [document]
    described = elsewhere.describe(document.id, title="Titre corrigé")
    assert here.documents() == [described]
    elsewhere.downloads.count(document.id)
    assert here.documents_counted() == [replace(described, downloads=1)]
    newer = elsewhere.add(*given(tmp_path, "suite"), PAGES, PASSAGES, supersedes=document.id)
    assert {one.id: one.superseded_by for one in here.documents()} == {document.id: newer.id, newer.id: None}
    elsewhere.delete(newer.id)
    assert here.documents() == here.documents_counted() == [replace(described, downloads=1)]


def test_a_download_makes_nobody_read_the_documents_anew(store: Store, tmp_path: Path) -> None:
    one, other = (store.add(*given(tmp_path, text), PAGES, PASSAGES) for text in ("un", "deux"))
    before = {document.id: document for document in store.documents()}
    store.downloads.count(one.id)

    assert all(before[document.id] is document for document in store.documents())
    assert {one.id: one.downloads for one in store.documents_counted()} == {one.id: 1, other.id: 0}


def test_page_that_is_not_there_is_named_with_the_number_there_are(store: Store, tmp_path: Path) -> None:
    document = store.add(*given(tmp_path, "contenu"), PAGES, PASSAGES)
    with pytest.raises(PageNotFound) as raised:
        store.texts.page(document.id, 3)
    assert raised.value.details == {"title": "Notre cahier", "page": 3, "pages": 2}
    with pytest.raises(PageNotFound):
        store.texts.page(document.id, 10**20)  # more than SQLite counts
    with pytest.raises(DocumentNotFound):
        store.texts.page("unknown", 1)


def test_what_was_stored_is_there_when_the_store_is_opened_again(settings: Settings, tmp_path: Path) -> None:
    first = Store(settings)
    document = first.add(*given(tmp_path, "contenu"), PAGES, PASSAGES)
    first.close()
    assert Store(settings).documents() == [document]


def test_downloads_are_counted_day_by_day_and_go_with_their_document(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "contenu")
    store.add(document, source, PAGES, PASSAGES)
    today = datetime.now(UTC).date()
    assert store.downloads.since(document.id, today) == {}
    for _ in range(3):
        store.downloads.count(document.id)
    assert store.downloads.since(document.id, today) == {today: 3}
    assert store.downloads.since(document.id, today + timedelta(days=1)) == {}
    assert store.document(document.id).downloads == 3
    store.delete(document.id)
    store.add(document, source, PAGES, PASSAGES)
    assert store.downloads.since(document.id, today) == {}


def test_keywords_can_be_described_anew(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "contenu", keywords=("délai",))
    store.add(document, source, PAGES, PASSAGES)
    store.describe(document.id, keywords=("prix", "révision"))
    assert store.document(document.id).keywords == ("prix", "révision")


SCANNED = (
    Page(1, "1", "Un titre tapé"),
    Page(2, "2", "", recognition=Recognition.WAITING),
    Page(3, "3", "", recognition=Recognition.WAITING),
    Page(4, "4", "", recognition=Recognition.FAILED),
)


def test_pages_that_wait_for_recognition_are_known(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "numérisé")
    store.add(document, source, SCANNED, [])
    store.add(*given(tmp_path, "tapé"), PAGES, PASSAGES)
    assert store.texts.waiting_pages(document.id) == [2, 3]
    assert store.texts.unread_pages() == {document.id: UnreadPages(waiting=2, failed=1)}
    assert store.texts.page(document.id, 4).recognition is Recognition.FAILED


def test_text_that_is_read_anew_takes_the_place_of_the_old(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "numérisé")
    store.add(document, source, SCANNED, [Passage(1, 0, 13, "Un titre tapé")])
    before, revision = store.texts.passage_ids(), store.revision()
    recognised = replace(PAGES[1], recognition=Recognition.DONE)
    changed = store.replace_text(document.id, [PAGES[0], recognised], PASSAGES, language="fr")
    assert changed == replace(document, pages=2, language="fr") == store.document(document.id)
    assert store.texts.pages(document.id) == [PAGES[0], recognised]
    assert [one.text for one in store.texts.passages_of(document.id)] == ["Le présent marché", "Délai : 3 jours"]
    assert not set(before) & set(store.texts.passage_ids())
    assert store.revision() > revision
    assert store.texts.unread_pages() == {}


REPEATED = Page(1, "1", "Délai : 3 jours\nDélai : 3 jours\nFin")
FIRST, SECOND, END = (Passage(1, *span, REPEATED.text[slice(*span)]) for span in ((0, 15), (16, 31), (32, 35)))


@pytest.mark.parametrize(
    ("text", "cut", "ids"),
    [
        (REPEATED.text, [FIRST, SECOND, END], [1, 2, 3]),
        (REPEATED.text, [FIRST, replace(SECOND, section=("Délais",)), END], [1, 4, 3]),
        (REPEATED.text, [FIRST, replace(SECOND, context="Délai")], [1, 4]),
        (REPEATED.text, [FIRST, replace(SECOND, sentences=(Span(16, 31),))], [1, 4]),
        (REPEATED.text, [SECOND], [2]),
        (REPEATED.text, [FIRST, FIRST], [1, 4]),
        ("Délai : 3 jours\nDélai : █ jours\nFin", [FIRST, replace(SECOND, text="Délai : █ jours"), END], [1, 4, 3]),
        ("Délai : 3 jours\nFin", [FIRST, replace(END, start=16, end=19)], [1, 4]),
    ],
)
def test_passages_that_stay_what_they_were_keep_their_ids(
    store: Store, tmp_path: Path, text: str, cut: list[Passage], ids: list[int]
) -> None:
    document = store.add(*given(tmp_path, "contenu"), [REPEATED], [FIRST, SECOND, END])
    store.replace_text(document.id, [replace(REPEATED, text=text)], cut)
    stored = store.texts.passages_of(document.id)
    assert [one.id for one in stored] == ids
    assert [replace(one, id=0, document_id="") for one in stored] == cut


def test_equal_passages_keep_an_id_each(store: Store, tmp_path: Path) -> None:
    document = store.add(*given(tmp_path, "contenu"), [REPEATED], [FIRST, FIRST, END])
    store.replace_text(document.id, [REPEATED], [FIRST, FIRST, SECOND])
    assert [one.id for one in store.texts.passages_of(document.id)] == [1, 2, 4]
    store.replace_text(document.id, [REPEATED], [FIRST, SECOND])
    assert [one.id for one in store.texts.passages_of(document.id)] == [1, 4]


def test_a_passage_follows_the_one_before_it_on_the_page_whichever_is_newer(store: Store, tmp_path: Path) -> None:
    other = store.add(*given(tmp_path, "autre"), [REPEATED], [FIRST, END])
    document = store.add(*given(tmp_path, "contenu"), [REPEATED, replace(REPEATED, number=2)], [FIRST, END])
    next_page = replace(FIRST, page=2)
    store.replace_text(document.id, store.texts.pages(document.id), [FIRST, SECOND, END, next_page])
    first, second, end, last = store.texts.whole(document.id)[1]
    assert [one.id for one in (first, second, end, last)] == [3, 5, 4, 6]
    assert [store.texts.passage_after(one) for one in (first, second, end, last)] == [second, end, last, None]
    assert [store.texts.passage_before(one) for one in (first, second, end, last)] == [None, first, second, end]
    assert [one.id for one in store.texts.whole(other.id)[1]] == [1, 2]


def test_a_passage_that_has_lost_its_page_goes_when_the_text_is_replaced(store: Store, tmp_path: Path) -> None:
    document = store.add(*given(tmp_path, "contenu"), [REPEATED], [FIRST, replace(END, page=2)])
    store.replace_text(document.id, [REPEATED, replace(REPEATED, number=2)], [FIRST])
    assert [one.id for one in store.texts.passages_of(document.id)] == [1]


def test_text_of_a_withdrawn_document_is_not_replaced(store: Store) -> None:
    with pytest.raises(DocumentNotFound):
        store.replace_text("nowhere", PAGES, [])
    assert store.texts.passage_ids() == []


def test_recognised_pages_go_with_their_document(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "numérisé")
    store.add(document, source, SCANNED, [])
    page = store.recognised.path(document.sha256, 2)
    page.parent.mkdir(parents=True)
    page.write_bytes(b"%PDF")
    assert store.recognised.numbers(document.sha256) == {2}
    store.delete(document.id)
    assert not page.exists()


def test_file_without_a_document_is_removed_as_is_a_copy_that_was_never_finished(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    document, source = given(tmp_path, "contenu")
    kept = store.add(document, source, PAGES, PASSAGES)
    left = store.files.keep(source, "ab" * 32)
    unfinished = left.with_name("incoming-1234")
    unfinished.write_bytes(b"con")
    recognised = store.recognised.path("ab" * 32, 1)
    recognised.parent.mkdir(parents=True)
    recognised.write_bytes(b"page")

    assert store.discard_leftovers() == 3
    assert [path.exists() for path in (left, unfinished, recognised)] == [False, False, False]
    assert store.files.path(kept.sha256).read_text("utf-8") == "contenu"
    assert store.discard_leftovers() == 0


def test_what_a_killed_export_left_is_removed_after_a_day(store: Store, settings: Settings) -> None:
    killed, under_way = (settings.data_dir / name for name in ("incoming-killed", "incoming-under-way"))
    for folder in (killed, under_way):
        (folder / "files").mkdir(parents=True)
        (folder / "files" / "withdrawn").write_bytes(b"contenu")
    day_before = time.time() - 25 * 3600
    os.utime(killed, (day_before, day_before))

    assert store.discard_leftovers() == 1
    assert [folder.exists() for folder in (killed, under_way)] == [False, True]


def test_file_that_is_being_added_is_neither_withdrawn_nor_left_over(store: Store, tmp_path: Path) -> None:
    document, source = given(tmp_path, "contenu")

    def come_and_go(turn: int) -> None:
        if turn % 3 == 0:
            store.discard_leftovers()
        elif turn % 3 == 1:
            store.add(document, source, PAGES, PASSAGES)
        elif store.find_by_sha256(document.sha256):
            with suppress(DocumentNotFound):
                store.delete(document.id)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(come_and_go, range(60)))

    assert store.files.path(document.sha256).exists() == (store.find_by_sha256(document.sha256) is not None)
