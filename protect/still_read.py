"""What is taken out of a file beside its text, and is read in that text all the same.

Who only reads that an address behind a link was removed believes that it is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.models import Page
from protect.findings import Finding, Kind
from protect.given_words import plain_words
from protect.identifiers.emails import unveiled
from protect.traces import Trace


@dataclass(frozen=True, slots=True)
class StillRead:
    """An address, a number or a name that the text of a file says, and the pages on which it does."""

    words: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Removal:
    """A trace that is taken out of the published copy, and what of it is still read in its text."""

    trace: Trace
    still_read: tuple[StillRead, ...] = ()


@dataclass(slots=True)
class _Said:
    """What the text says of somebody: as it first stands there, where, and whether it is left readable as public."""

    words: str
    is_public: bool
    pages: dict[int, Page]


def removals(
    traces: Iterable[Trace], pages: Sequence[Page], findings: Sequence[Sequence[Finding]]
) -> Iterator[Removal]:
    """Each trace that is taken out, with what of it was found in the text too.

    What is public and stands in the text, such as a shared mailbox, is not told to be taken out: it is not hidden.
    """
    gone = [trace for trace in traces if not trace.stays]
    said = _said_in_both([value for trace in gone for value in trace.values], pages, findings)
    for trace in gone:
        values = tuple(value for value in trace.values if not _is_public(value, said))
        if values or not trace.values:
            told = dict.fromkeys(plain for value in values for plain in _within(value, said))
            still_read = tuple(StillRead(said[plain].words, tuple(said[plain].pages.values())) for plain in told)
            yield Removal(replace(trace, values=values), still_read)


def _said_in_both(
    values: Sequence[str], pages: Sequence[Page], findings: Sequence[Sequence[Finding]]
) -> Mapping[str, _Said]:
    """By its plain words, whatever was found in the text and one of the values holds."""
    told = "\n".join(map(_spaced, values))
    said: dict[str, _Said] = {}
    for page, here in zip(pages, findings, strict=False):
        for one in here:
            words = " ".join(page.text[one.start : one.end].split())
            if f" {(plain := _plain(words, one.kind))} " in told:
                known = said.setdefault(plain, _Said(words, one.is_public, {}))
                known.pages[page.number] = page
    return said


def _within(value: str, said: Mapping[str, _Said]) -> Iterator[str]:
    """What a value holds of what is said, but for a part of a name that is on no page without the whole."""
    held = [plain for plain in said if f" {plain} " in _spaced(value)]
    for plain in held:
        wholes = (said[one].pages for one in held if one != plain and f" {plain} " in f" {one} ")
        if not any(said[plain].pages.keys() <= pages.keys() for pages in wholes):
            yield plain


def _is_public(value: str, said: Mapping[str, _Said]) -> bool:
    known = said.get(plain_words(value))
    return known is not None and known.is_public


def _plain(words: str, kind: Kind) -> str:
    return plain_words(unveiled(words) if kind is Kind.EMAIL else words)


def _spaced(value: str) -> str:
    return f" {plain_words(value)} "
