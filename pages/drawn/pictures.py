"""The pages of a document's PDF as pictures, as they are shown now: drawn from what was recognised of a scan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from corpus.disclosure import Disclosure
from corpus.messages import translator
from corpus.models import Document, Page, Recognition, Span
from corpus.store import Store
from pages.drawn.page_image import PagePicture, page_picture
from protect.people.organisations import NO_ORGANISATIONS, Organisations, organisations_in

Draw = Callable[[Path, Page, Span | None, Disclosure, Organisations], PagePicture | None]
"""A page of a PDF as a picture; None where it cannot be drawn."""

_DOCUMENTS_KEPT = 512
"""Documents of which it is kept what bears a name and is nobody: all their pages are read for it."""


class PagePictures:
    """Pictures of the pages of the documents in `store`, drawn by `draw`."""

    def __init__(self, store: Store, draw: Draw = page_picture) -> None:
        self._store = store
        self._draw = draw
        self._organisations = lru_cache(_DOCUMENTS_KEPT)(self._read_organisations)

    def picture(self, document: Document, page: Page, span: Span | None) -> PagePicture | None:
        """A page of a PDF with the words of `span` highlighted; None where it cannot be drawn."""
        source, place = self._drawn_from(document, page)
        return self._draw(source, place, span, document.disclosure, self._organisations_of(document))

    def _drawn_from(self, document: Document, page: Page) -> tuple[Path, Page]:
        """The PDF to draw the page from, and its place in it: a recognised page is one of its own, with its words."""
        recognised = self._store.recognised.path(document.sha256, page.number)
        if page.recognition is Recognition.DONE and recognised.exists():
            return recognised, replace(page, number=1)
        return self._store.files.path(document.sha256), page

    def _organisations_of(self, document: Document) -> Organisations:
        """What is nobody on its pages, as its text tells now; not asked where nobody is hidden."""
        if document.keeps_personal_data:
            return NO_ORGANISATIONS
        return self._organisations(document.id, self._store.revision())

    def _read_organisations(self, document_id: str, _revision: int) -> Organisations:
        return organisations_in([page.text for page in self._store.texts.pages(document_id)])


def cannot_be_drawn(language: str) -> str:
    """What stands in place of a picture that there is none of."""
    _ = translator(language)
    return _("This page cannot be displayed. Its text is beside it, and the file can be downloaded.")
