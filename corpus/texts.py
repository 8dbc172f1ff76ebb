"""The text of documents: their pages, and the passages that these are cut into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, bindparam, delete, func, insert, select, tuple_, update

from corpus.documents import SEEN, read_stored, seen_document
from corpus.errors import PageNotFound
from corpus.hidden import HIDDEN
from corpus.models import Document, Page, Passage, PassageRange, Recognition, UnreadPages
from corpus.rows import page_of, passage_of, row_of_page, row_of_passage
from corpus.schema import documents, pages, passages, unmasked

_PASSAGES_A_READ = 500
_LARGEST = 2**63 - 1
"""The largest whole number that SQLite takes."""
_ONE_PAGE = select(pages).where(
    pages.c.document_id == bindparam("document_id"),
    pages.c.number == bindparam("number"),
    pages.c.document_id.not_in(HIDDEN),
)
"""Written once, as `_BY_ID` is: to write one takes as long as to run it, several times for each answer."""
_READABLE = passages.c.document_id.not_in(HIDDEN)
_WITH_TEXT = select(
    passages, func.substr(pages.c.text, passages.c.start + 1, passages.c.end - passages.c.start).label("text")
).join(pages, (pages.c.document_id == passages.c.document_id) & (pages.c.number == passages.c.page))

_BY_ID = _WITH_TEXT.where(passages.c.id.in_(bindparam("ids", expanding=True)), _READABLE)
_IN_READING_ORDER = passages.c.page, passages.c.start, passages.c.id

_COUNTED_PAGES = (
    select(pages.c.document_id, func.count().label("count"), func.max(pages.c.number).label("last"))
    .group_by(pages.c.document_id)
    .subquery()
)
_WRONG_PAGES = (
    select(documents.c.id)
    .outerjoin(_COUNTED_PAGES, _COUNTED_PAGES.c.document_id == documents.c.id)
    .where(
        (func.coalesce(_COUNTED_PAGES.c.count, 0) != documents.c.pages)
        | (func.coalesce(_COUNTED_PAGES.c.last, 0) != documents.c.pages)
    )
)
_MISPLACED = (
    select(passages.c.document_id)
    .outerjoin(pages, (pages.c.document_id == passages.c.document_id) & (pages.c.number == passages.c.page))
    .where(pages.c.number.is_(None) | (passages.c.end > func.length(pages.c.text)))
    .distinct()
)
_TEXT_WITHOUT_PASSAGES = select(pages.c.document_id, pages.c.text).where(
    pages.c.document_id.not_in(select(passages.c.document_id))
)


@dataclass(frozen=True, slots=True)
class _Ranges:
    """Which passages each document has, hidden ones included, among those up to the id `last`."""

    last: int
    of_documents: Mapping[str, PassageRange]

    @property
    def count(self) -> int:
        return sum(one.count for one in self.of_documents.values())


_NO_RANGES = _Ranges(0, {})


class Texts:
    """The pages and passages of documents. Safe to use from several threads and processes.

    Those of hidden documents are not read, as if they were gone, where nothing else is said.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._ranges = _NO_RANGES

    def page(self, document_id: str, number: int) -> Page:
        """Raises DocumentNotFound or PageNotFound."""
        wanted = {"document_id": document_id, "number": number}
        with self._engine.connect() as connection:
            row = connection.execute(_ONE_PAGE, wanted).first() if abs(number) <= _LARGEST else None
            if row is None:
                document = seen_document(connection, document_id)
                raise PageNotFound(title=document.title, page=number, pages=document.pages)
        return page_of(row)

    def pages(self, document_id: str) -> list[Page]:
        """Every page in order; none for a document that is not there."""
        return self._pages((pages.c.document_id == document_id) & pages.c.document_id.not_in(HIDDEN))

    def hidden_pages(self, document_id: str) -> list[Page]:
        """Every page of a hidden document, for a moderator to judge; none for one that is not hidden."""
        return self._pages((pages.c.document_id == document_id) & pages.c.document_id.in_(HIDDEN))

    def whole(self, document_id: str) -> tuple[list[Page], list[Passage]]:
        """Every page and every passage in order, of a document that is hidden or not."""
        wanted = _WITH_TEXT.where(passages.c.document_id == document_id).order_by(*_IN_READING_ORDER)
        with self._engine.connect() as connection:
            cut = [passage_of(row) for row in connection.execute(wanted)]
        return self._pages(pages.c.document_id == document_id), cut

    def _pages(self, condition: ColumnElement[bool]) -> list[Page]:
        with self._engine.connect() as connection:
            rows = connection.execute(select(pages).where(condition).order_by(pages.c.number))
            return [page_of(row) for row in rows]

    def holds(self, document_id: str, words: str) -> bool:
        """Whether these characters stand on a page of the document, hidden or not."""
        found = (pages.c.document_id == document_id) & pages.c.text.contains(words, autoescape=True)
        with self._engine.connect() as connection:
            return connection.execute(select(pages.c.number).where(found).limit(1)).first() is not None

    def waiting_pages(self, document_id: str) -> list[int]:
        """The numbers of the pages whose text is still to be recognised, ascending."""
        waiting = (pages.c.document_id == document_id) & (pages.c.recognition == Recognition.WAITING)
        with self._engine.connect() as connection:
            return list(connection.execute(select(pages.c.number).where(waiting).order_by(pages.c.number)).scalars())

    def unread_pages(self) -> dict[str, UnreadPages]:
        """By document id, how many pages cannot be searched; documents that can be searched whole are left out."""
        unread = pages.c.recognition.in_((Recognition.WAITING, Recognition.FAILED))
        counted = select(pages.c.document_id, pages.c.recognition, func.count().label("count"))
        wanted = counted.where(unread, pages.c.document_id.not_in(HIDDEN))
        found: dict[str, dict[str, int]] = {}
        with self._engine.connect() as connection:
            rows = connection.execute(wanted.group_by(pages.c.document_id, pages.c.recognition))
            for row in rows:
                found.setdefault(row.document_id, {})[row.recognition] = row[2]
        return {document_id: UnreadPages(**counts) for document_id, counts in found.items()}

    def unmasked(self) -> Iterator[tuple[Document, list[Page]]]:
        """The documents, hidden ones too, in whose text nobody has looked for people yet, with their pages."""
        with self._engine.connect() as connection:
            found = read_stored(connection, documents.c.id.in_(select(unmasked.c.document_id)))
        for document in found:
            yield document, self._pages(pages.c.document_id == document.id)

    def needs_no_mask(self, document_id: str) -> None:
        """Its text names nobody: it is not among the `unmasked` any more."""
        with self._engine.begin() as connection:
            connection.execute(delete(unmasked).where(unmasked.c.document_id == document_id))

    def read_before(self, version: int) -> list[Document]:
        """The documents, hidden ones too, that an earlier version of the readers read; the last added first."""
        with self._engine.connect() as connection:
            return read_stored(connection, documents.c.read_by < version)

    def note_readers(self, document_id: str, version: int) -> None:
        """Keeps that these readers read it as it is stored: for whoever searches or shows it, nothing has changed."""
        with self._engine.begin() as connection:
            connection.execute(update(documents).where(documents.c.id == document_id).values(read_by=version))

    def incomplete_documents(self) -> set[str]:
        """The ids of those, hidden ones too, whose pages or passages are not all there or do not fit each other."""
        with self._engine.connect() as connection:
            return {*connection.execute(_WRONG_PAGES).scalars(), *connection.execute(_MISPLACED).scalars()} | {
                row.document_id for row in connection.execute(_TEXT_WITHOUT_PASSAGES) if _says_something(row.text)
            }

    def passage_ids(self, document_id: str | None = None) -> list[int]:
        """The ids of all passages, or of a document's, ascending."""
        wanted = select(passages.c.id).where(_READABLE).order_by(passages.c.id)
        if document_id is not None:
            wanted = wanted.where(passages.c.document_id == document_id)
        with self._engine.connect() as connection:
            return list(connection.execute(wanted).scalars())

    def passage_count(self) -> int:
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(passages).where(_READABLE)).scalar_one())

    def passage_ranges(self) -> dict[str, PassageRange]:
        """Which passages each document has, but for documents without any."""
        with self._engine.connect() as connection:
            ranges = _newer_ranges(connection, self._ranges)
            if ranges.count != connection.execute(select(func.count()).select_from(passages)).scalar_one():
                ranges = _newer_ranges(connection, _NO_RANGES)  # passages went, and none came in their place
            shown = set(connection.execute(select(documents.c.id).where(SEEN)).scalars())
        self._ranges = ranges
        return {id: told for id, told in ranges.of_documents.items() if id in shown}

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """The passages with these ids, in that order; an id that is gone is left out."""
        found: dict[int, Passage] = {}
        with self._engine.connect() as connection:
            for first in range(0, len(ids), _PASSAGES_A_READ):
                some = ids[first : first + _PASSAGES_A_READ]
                rows = connection.execute(_BY_ID, {"ids": some})
                found |= {row.id: passage_of(row) for row in rows}
        return [found[id] for id in ids if id in found]

    def passages_of(self, document_id: str, page: int | None = None) -> list[Passage]:
        """A document's passages, in reading order; those of one page where a page is given."""
        wanted = [passages.c.document_id == document_id, _READABLE]
        if page is not None:
            wanted.append(passages.c.page == page)
        with self._engine.connect() as connection:
            rows = connection.execute(_WITH_TEXT.where(*wanted).order_by(*_IN_READING_ORDER))
            return [passage_of(row) for row in rows]

    def passage_before(self, passage: Passage) -> Passage | None:
        """The one that is read right before it in its document."""
        is_before = tuple_(passages.c.page, passages.c.start) < (passage.page, passage.start)
        return self._first(passage, is_before, [column.desc() for column in _IN_READING_ORDER])

    def passage_after(self, passage: Passage) -> Passage | None:
        """The one that is read right after it in its document."""
        is_after = tuple_(passages.c.page, passages.c.start) > (passage.page, passage.start)
        return self._first(passage, is_after, _IN_READING_ORDER)

    def _first(
        self, passage: Passage, condition: ColumnElement[bool], order: Iterable[ColumnElement[Any]]
    ) -> Passage | None:
        wanted = _WITH_TEXT.where(passages.c.document_id == passage.document_id, condition, _READABLE)
        with self._engine.connect() as connection:
            row = connection.execute(wanted.order_by(*order).limit(1)).first()
        return passage_of(row) if row else None

    def headings(self, of: Collection[str] | None = None) -> dict[str, set[str]]:
        """The headings under which the passages of each document stand, or of each `of` some."""
        wanted = select(passages.c.document_id, passages.c.section).where(_READABLE).distinct()
        if of is not None:
            wanted = wanted.where(passages.c.document_id.in_(of))
        found: dict[str, set[str]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(wanted):
                found.setdefault(row.document_id, set()).update(row.section)
        return found


def write_text(connection: Connection, document_id: str, text: Iterable[Page], cut: Iterable[Passage]) -> None:
    """Keeps the pages and passages of a document that has none."""
    connection.execute(insert(pages), [row_of_page(document_id, page) for page in text])
    rows = [row_of_passage(document_id, passage) for passage in cut]
    if rows:
        connection.execute(insert(passages), rows)


def rewrite_text(connection: Connection, document_id: str, text: Iterable[Page], cut: Iterable[Passage]) -> None:
    """Keeps other pages and passages in the place of a document's: nothing is to be masked in them.

    A passage that is what it was keeps its id, by which it is found.
    """
    known = _ids_by_content(connection, document_id)
    new = [one for one in cut if not _drop_first(known[_content(one)])]
    gone = [{"gone": id} for ids in known.values() for id in ids]
    if gone:
        connection.execute(delete(passages).where(passages.c.id == bindparam("gone")), gone)
    for table in (pages, unmasked):
        connection.execute(delete(table).where(table.c.document_id == document_id))
    write_text(connection, document_id, text, new)


def _ids_by_content(connection: Connection, document_id: str) -> defaultdict[Passage | None, list[int]]:
    """The ids of a document's passages by what these are, ascending; under None, of those that have lost their page."""
    own = passages.c.document_id == document_id
    found: defaultdict[Passage | None, list[int]] = defaultdict(list)
    told = {row.id: _content(passage_of(row)) for row in connection.execute(_WITH_TEXT.where(own))}
    for id in connection.execute(select(passages.c.id).where(own).order_by(passages.c.id)).scalars():
        found[told.get(id)].append(id)
    return found


def _content(passage: Passage) -> Passage:
    return replace(passage, id=0, document_id="")


def _drop_first(ids: list[int]) -> bool:
    """Whether there was one to drop."""
    return bool(ids) and bool(ids.pop(0))


def _newer_ranges(connection: Connection, known: _Ranges) -> _Ranges:
    """Those of documents with newer passages told anew, since an id is given once, and without documents that went."""
    there = set(connection.execute(select(documents.c.id)).scalars())
    newer = (
        select(passages.c.document_id, func.min(passages.c.id), func.max(passages.c.id), func.count())
        .where(passages.c.document_id.in_(select(passages.c.document_id).where(passages.c.id > known.last)))
        .group_by(passages.c.document_id)
    )
    added = {id: PassageRange(*told) for id, *told in connection.execute(newer)}
    kept = {id: told for id, told in known.of_documents.items() if id in there}
    return _Ranges(max((told.last for told in added.values()), default=known.last), kept | added)


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)
