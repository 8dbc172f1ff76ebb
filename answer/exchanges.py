"""What is remembered of a conversation, and what a question is understood to mean in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.models import Document
from index.filters import Filters


@dataclass(frozen=True, slots=True)
class Exchange:
    """An earlier question as it was understood, its filters, and the documents cited, in order.

    `within` are the documents that it was understood to be about, `apart` those that it was not, `languages` the only
    ones that they may be in.
    """

    question: str
    documents: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    within: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


History = Sequence[Exchange]
"""The exchanges before a question, oldest first."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the wording of a question, or those before it, keeps the search to; nothing where that is not clear.

    `within` are the only documents that the reader means (“this document”, “the second one”), `apart` those that “the
    others” leaves out, `languages` the only ones that they may be in.
    """

    within: tuple[Document, ...] = ()
    apart: tuple[Document, ...] = ()
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Understood:
    """A question that stands alone, and the ids of the documents it is about; none when it may be about any.

    It is about none of those `apart`, and about those in one of the `languages` alone where it says so. `filters` are
    those of the question that it follows.
    """

    question: str
    documents: frozenset[str] = frozenset()
    filters: Filters = field(default_factory=Filters)
    apart: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()

    def within(self, filters: Filters | None) -> Filters:
        """The filters chosen, else those of the question before, narrowed to the documents that are meant.

        The documents chosen stay, however the question was understood.
        """
        chosen = self.filters if filters is None else filters
        documents = chosen.documents
        if self.documents:
            documents = (self.documents & documents) or documents or self.documents
        return replace(
            chosen,
            languages=self.languages or chosen.languages,
            documents=documents,
            apart=chosen.apart | self.apart - chosen.documents,
        )

    def scope(self, filters: Filters, documents: Sequence[Document]) -> Scope:
        """What it keeps the search to, of all `documents`, as far as the `filters` that are searched within say so."""
        return Scope(
            within=_of(documents, self.documents & filters.documents),
            apart=_of(documents, self.apart & filters.apart),
            languages=self.languages,
        )


def _of(documents: Iterable[Document], ids: Collection[str]) -> tuple[Document, ...]:
    return tuple(one for one in documents if one.id in ids) if ids else ()
