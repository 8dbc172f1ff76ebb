"""Reads PDF files: text and geometry from pdfium. pdfium is not safe in threads: one file at a time in a process."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.errors import BlankPages, DamagedFile, FormOfOneProgram, ProtectedFile, TooMuchContent
from corpus.models import PageKind, Recognition
from ingest.document import ReadDocument
from ingest.headings import heading_key, heading_level
from ingest.plain_text import clean_line
from ingest.readers.pdf_headings import Outline, Piece
from ingest.readers.pdf_layout import BULLET, Layout, Line, page_layout
from ingest.readers.pdf_pages import compose
from ingest.readers.titles import is_written_by_a_program

_MOST_PAGES = 5_000
_MOST_CHARACTERS = 20_000_000
_GAIN = 2
_TAKEN_FOR_A_BULLET = frozenset("¢©®°*e")
_MOST_OUTLINE_ENTRIES = 5_000
_LONGEST_TITLE = 200
_FILE_LIKE = re.compile(
    r"^(?:>>>|untitled|sans titre|.*\.\w{2,4}$"
    r"|\d{4}-\d\d-\d\d(?:_|\s[-–]\s(?-i:[^a-zà-ÿœ]+)$))|\\|^\S+$|\s-\scop(?:ie|y)(?:\s\(\d+\))?$",
    re.I,
)
_KIND = re.compile(
    r"cahier des (?:clauses|charges)|r[eè]glement de (?:la )?consultation|acte d.engagement|guide\b|livre blanc"
    r"|request for|appel (?:d.offres|[àa] projets)|accord.cadre",
    re.I,
)
_LABEL = re.compile(r"objet (?:du march[eé]|de la consultation|de l.accord.cadre)\W*$", re.I)


def read_pdf(path: Path, file: str, recognised: Mapping[int, Path] = MappingProxyType({})) -> ReadDocument:
    """The pages of a PDF with their structure; `file` is the name to give in messages.

    `recognised` holds pages of scans, by number, as PDFs of one page with their text; an empty file is a failure.
    """
    with _opened(path, file) as document:
        drawn = _layouts(document, file)
        found = [_recognised(layout, recognised) for layout in drawn]
        layouts = [layout for layout, _ in found]
        labels = [document.get_page_label(place) or str(place + 1) for place in range(len(document))]
        pages, pieces = compose(layouts, labels, _outline(document))
        title = _telling(document.get_metadata_value("Title")) or _printed_title(pieces)
    marked = (replace(page, recognition=state) for page, (_, state) in zip(pages, found, strict=True))
    return ReadDocument(PageKind.PAGE, tuple(marked), title)


def _recognised(layout: Layout, recognised: Mapping[int, Path]) -> tuple[Layout, Recognition]:
    """The page as it was recognised, where that says more than the file does; and what came of it."""
    if not layout.unread:
        return layout, Recognition.NONE
    path = recognised.get(layout.number)
    if path is None:
        return layout, Recognition.WAITING
    better = _layout_of_only_page(path)
    if better and not better.is_noise and better.letters > _GAIN * layout.letters:
        lines = tuple(map(_with_bullet, better.lines))
        return replace(better, number=layout.number, lines=lines), Recognition.DONE
    return layout, Recognition.FAILED if layout.is_noise else Recognition.NONE


def _with_bullet(line: Line) -> Line:
    """The line with its bullet, which recognition takes for one of a few signs, or for a letter that is no word."""
    first, *rest = line.words
    if first.text in _TAKEN_FOR_A_BULLET and rest and rest[0].text[:1].isupper():
        return replace(line, words=(replace(first, text=BULLET), *rest))
    return line


def _layout_of_only_page(path: Path) -> Layout | None:
    if path.stat().st_size == 0:
        return None
    try:
        with _opened(path, path.name) as document:
            return page_layout(document, 1)
    except (DamagedFile, pdfium.PdfiumError):
        return None


@contextmanager
def _opened(path: Path, file: str) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        protected = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise (ProtectedFile if protected else DamagedFile)(file=file) from error
    try:
        yield document
    finally:
        document.close()


def _layouts(document: pdfium.PdfDocument, file: str) -> list[Layout]:
    count = len(document)
    if count == 0:
        raise DamagedFile(file=file)
    if count > _MOST_PAGES:
        raise TooMuchContent(file=file)
    if raw.FPDF_GetFormType(document) == raw.FORMTYPE_XFA_FULL:
        raise FormOfOneProgram(file=file)
    layouts: list[Layout] = []
    characters = unreadable = 0
    for number in range(1, count + 1):
        try:
            layouts.append(page_layout(document, number))
        except pdfium.PdfiumError:
            layouts.append(Layout(number, 0, 0, ()))
            unreadable += 1
        characters += sum(len(word.text) for line in layouts[-1].lines for word in line.words)
        if characters > _MOST_CHARACTERS:
            raise TooMuchContent(file=file)
    if unreadable == count:
        raise DamagedFile(file=file)
    if all(layout.is_noise and not layout.unread for layout in layouts):
        raise BlankPages(file=file)
    return layouts


def _outline(document: pdfium.PdfDocument) -> Outline:
    levels: dict[tuple[int, str], int] = {}
    for seen, entry in enumerate(document.get_toc(max_depth=6)):
        if seen >= _MOST_OUTLINE_ENTRIES:
            break
        target = entry.get_dest()
        place = target.get_index() if target else None
        key = heading_key(entry.get_title())
        if place is not None and key:
            levels[place + 1, key] = entry.level + 1
    return levels


def _telling(title: str) -> str:
    """A metadata title, or "" where it is a file name or says nothing."""
    title = clean_line(title)
    says_nothing = not title or len(title) > _LONGEST_TITLE or is_written_by_a_program(title)
    return "" if says_nothing or _FILE_LIKE.search(title) else title


def _printed_title(pieces: Sequence[Piece]) -> str:
    """The largest text of the first page with words, after the name of the kind of document."""
    if not pieces:
        return ""
    first = [piece for piece in pieces if piece.page == pieces[0].page and _reads_like_title(piece)]
    largest = max((piece.size for piece in first), default=0)
    title = ""
    for piece in first:
        if title and (heading_level(piece.text) or piece.text in title):
            continue
        wanted = piece.size >= largest * 0.95 or _KIND.match(piece.text)
        if wanted and len(title) + len(piece.text) <= _LONGEST_TITLE:
            title = f"{title} – {piece.text}" if title else piece.text
    return title


def _reads_like_title(piece: Piece) -> bool:
    letters = sum(letter.isalpha() for letter in piece.text)
    telling = letters >= 8 and letters > len(piece.text) * 0.5 and not _LABEL.match(piece.text)
    return piece.size > 0 and telling and len(piece.text) <= _LONGEST_TITLE
