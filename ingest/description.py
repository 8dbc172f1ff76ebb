"""What is known of a document besides its text: what its giver says, and what is guessed for the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from corpus.disclosure import Disclosure
from corpus.models import Document, Page
from ingest.document import ReadDocument
from ingest.guesses.abstract import guess_abstract
from ingest.guesses.buyer import guess_buyer
from ingest.guesses.buyer_type import guess_buyer_type
from ingest.guesses.keywords import guess_keywords
from ingest.guesses.language import guess_language
from ingest.guesses.opening import Opening
from ingest.guesses.terms import guess_domain, guess_kind, guess_licence
from ingest.guesses.title import guess_title, shorten
from ingest.guesses.year import guess_year
from ingest.plain_text import clean_line
from protect.given_words import in_either_order, united


@dataclass(frozen=True, slots=True)
class Description:
    """What somebody says of a document. None, or "", is what they leave to be guessed.

    `kind`, `domain`, `buyer_type` and `licence` are keys of the vocabulary.
    `keeps_personal_data`, `masked_words` and `kept_words` are its `disclosure` (corpus/disclosure.py), which holds for
    what is said of the document too; it is never guessed.
    `text_only` is True where nobody is to get the file itself; it is never guessed either.
    """

    title: str | None = None
    kind: str | None = None
    domain: str | None = None
    buyer: str | None = None
    year: int | None = None
    language: str | None = None
    licence: str | None = None
    origin: str | None = None
    buyer_type: str | None = None
    abstract: str | None = None
    keywords: tuple[str, ...] | None = None
    keeps_personal_data: bool | None = None
    masked_words: tuple[str, ...] | None = None
    kept_words: tuple[str, ...] | None = None
    text_only: bool | None = None

    @property
    def disclosure(self) -> Disclosure:
        """What of the people in the text is to be shown; what is not said is not disclosed."""
        return Disclosure(bool(self.keeps_personal_data), self.masked_words or (), self.kept_words or ())

    def fields(self) -> dict[str, Any]:
        """Every field, by name."""
        return asdict(self)

    def given(self) -> dict[str, Any]:
        """The fields that are said, by name."""
        return {name: value for name, value in self.fields().items() if value not in (None, "", ())}

    def cleaned(self) -> Description:
        """The same, every text on one line and without the characters that no reader sees."""
        texts: dict[str, Any] = {
            name: clean_line(text) for name, text in self.fields().items() if isinstance(text, str)
        }
        if self.keywords is not None:
            texts["keywords"] = tuple(dict.fromkeys(filter(None, map(clean_line, self.keywords))))
        return replace(self, **texts)


NOTHING_GIVEN = Description()


@dataclass(frozen=True, slots=True)
class WordChange:
    """The words that somebody adds to those that are masked in a document, and those that they take from them; of what
    is found in it by itself, the words that they have shown from now on, and those that they have hidden again."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    kept_no_more: tuple[str, ...] = ()

    @property
    def hides(self) -> bool:
        return bool(self.added or self.kept_no_more)

    @property
    def shows(self) -> bool:
        return bool(self.removed or self.kept)

    @property
    def hiding_alone(self) -> WordChange:
        """Of the change, what hides something."""
        return WordChange(self.added, kept_no_more=self.kept_no_more)

    @property
    def for_good(self) -> WordChange:
        """The same as moderators do it: later versions and formats have of this one the words that are masked alone."""
        return replace(
            self,
            added=united(self.added, *map(in_either_order, self.kept_no_more)),
            removed=united(self.removed, *map(in_either_order, self.kept)),
        )

    def applied_to(self, disclosure: Disclosure) -> Disclosure:
        """What is disclosed then, whatever others have added meanwhile."""
        return replace(
            disclosure,
            masked_words=_changed(disclosure.masked_words, self.added, self.removed),
            kept_words=_changed(disclosure.kept_words, self.kept, self.kept_no_more),
        )


def _changed(words: Iterable[str], added: Iterable[str], removed: Collection[str]) -> tuple[str, ...]:
    return united((word for word in words if word not in removed), added)


NO_WORDS = WordChange()


def word_change(before: Disclosure, after: Disclosure) -> WordChange:
    """What was done to the words of one to make the other of it."""
    masked, were_masked, kept, were_kept = after.masked_words, before.masked_words, after.kept_words, before.kept_words
    return WordChange(
        _without(masked, were_masked),
        _without(were_masked, masked),
        _without(kept, were_kept),
        _without(were_kept, kept),
    )


def _without(words: Iterable[str], others: Collection[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in others)


def complete(given: Description, read: ReadDocument, file: str) -> Description:
    """The description with every field that was left open guessed from the document.

    A title that was given may be that of an earlier version: what the file itself says of its year goes before it.
    """
    given = given.cleaned()
    own = Opening(file, read)
    opening = Opening(file, replace(read, title=given.title)) if given.title else own
    kind = given.kind or guess_kind(opening)
    buyer = given.buyer or guess_buyer(Opening(file, replace(read, title="")), kind)
    title = given.title or guess_title(opening, kind, buyer)
    named = Opening(file, replace(read, title=title))
    buyer = buyer or guess_buyer(named, kind) or guess_buyer(opening, kind)
    return replace(
        given,
        title=title,
        kind=kind,
        domain=given.domain or guess_domain(named),
        buyer=buyer,
        year=given.year or guess_year(own, kind) or guess_year(opening, kind),
        language=given.language or guess_language(read),
        licence=given.licence or guess_licence(named),
        origin=given.origin or "",
        buyer_type=given.buyer_type or guess_buyer_type(buyer),
        abstract=given.abstract or guess_abstract(read),
        keywords=given.keywords or guess_keywords(read, buyer),
    )


def described_as(document: Document, description: Description) -> Document:
    """The document with what is said of it; "" or 0 empties a field, but for the title and the kind."""
    changes = {name: value for name, value in description.cleaned().fields().items() if value is not None}
    changed = replace(document, **changes)
    return replace(
        changed,
        withheld=document.withheld and description.text_only is None,  # else somebody says what is given
        title=shorten(changed.title) or document.title,
        kind=changed.kind or document.kind,
        year=changed.year or None,
    )


def known_of(document: Document) -> Description:
    """What is said of a stored document, for the rest to be guessed anew."""
    known = {name: getattr(document, name) for name in NOTHING_GIVEN.fields()}
    return Description(**known | {"kind": "" if document.kind == "other" else document.kind})


def title_of_the_name(document: Document) -> str:
    """What is guessed for its title where nothing is known of it but the name of its file."""
    return complete(NOTHING_GIVEN, ReadDocument(document.page_kind, (Page(1, "1", ""),)), document.file).title or ""


def still_unknown(document: Document, guessed: Description) -> dict[str, Any]:
    """The fields that nobody could guess or give before the text was there, as guessed from it. A licence never is."""
    known = known_of(document).fields()
    return {
        name: value
        for name, value in guessed.fields().items()
        if name != "licence" and known[name] in (None, "", ()) and value not in (None, "", ())
    }


def differences(stored: Document, described: Document) -> dict[str, Any]:
    """The fields that are to be stored anew."""
    names = (field.name for field in fields(Document))
    return {name: value for name in names if (value := getattr(described, name)) != getattr(stored, name)}
