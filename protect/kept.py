"""What is hidden of what was found: all of it, but what is public, and what its giver leaves readable by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.disclosure import Disclosure
from protect.findings import ALWAYS_HIDDEN, NEVER_PUBLIC, Finding, Kind
from protect.given_words import plain_words


def to_hide(text: str, findings: Iterable[Finding], disclosure: Disclosure) -> tuple[Finding, ...]:
    """Those of the findings in the text that are hidden: all, or those that are never public where what identifies
    people is to be kept; without what is public by itself, nor the names, addresses and numbers that are among its
    `kept_words` and what lies within them. Its `masked_words` are no findings: `given_words.find_words` finds them."""
    found = tuple(one for one in findings if not one.is_public)
    if disclosure.keeps_personal_data:
        found = tuple(one for one in found if one.kind in NEVER_PUBLIC)
    kept = _kept(text, found, disclosure.kept_words) if disclosure.kept_words else ()
    return tuple(one for one in found if one.kind in ALWAYS_HIDDEN or not any(_is_within(one, other) for other in kept))


def _kept(text: str, found: Iterable[Finding], kept_words: Sequence[str]) -> list[Finding]:
    """What was found and is written so among the words, in whatever case; a name in either order."""
    by_sort = {is_name: {_plain(said, is_name=is_name) for said in kept_words} for is_name in (True, False)}
    return [
        one
        for one in found
        if one.kind not in ALWAYS_HIDDEN
        and _plain(text[one.start : one.end], is_name=(is_name := one.kind is Kind.PERSON)) in by_sort[is_name]
    ]


def without_kept(names: Iterable[str], kept_words: Sequence[str]) -> tuple[str, ...]:
    """The names that are not among the words."""
    kept = {_plain(said, is_name=True) for said in kept_words}
    return tuple(name for name in names if _plain(name, is_name=True) not in kept)


def _plain(said: str, *, is_name: bool) -> tuple[str, ...]:
    words = plain_words(said).split()
    return tuple(sorted(words) if is_name else words)


def _is_within(one: Finding, other: Finding) -> bool:
    return other.start <= one.start and one.end <= other.end
