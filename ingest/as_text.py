"""What became of files and of documents, in the reader's language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import floor

from babel.numbers import format_percent

from corpus.messages import N_, counted, quoted, translator
from corpus.models import Document, PageKind
from ingest.near_duplicates import Likeness
from ingest.outcome import Outcome, Status

_COUNTED = {
    PageKind.PAGE: (N_("{count} page"), N_("{count} pages")),
    PageKind.SLIDE: (N_("{count} slide"), N_("{count} slides")),
    PageKind.SHEET: (N_("{count} sheet"), N_("{count} sheets")),
    PageKind.SECTION: (N_("{count} section"), N_("{count} sections")),
}
_ADDED = N_("added, {pages}")
_KNOWN = N_("already there")
_FAILED = N_("failed")
_CHANGED = N_("changed")
_AS_IT_WAS = N_("as it was")
_WITHDRAWN = N_("withdrawn meanwhile")
_NEAR = N_(
    "“{file}” has {share} of its text in common with “{title}” ({known}); it was added as a different document. "
    "If it is another version or format of it: partage delete {added}, then add it with --as-version-of {known} "
    "or --as-format-of {known}."
)
_SUMMARY = N_("{added}, {known} already there, {failed} failed.")
_REREAD = N_("{changed}, {same} as before, {failed} failed.")
_REREAD_BUT_WITHDRAWN = N_("{changed}, {same} as before, {withdrawn}, {failed} failed.")
_NOT_REREAD = N_("“{title}” ({id}) was not read again and stays as it is. {cause}")
_CHANGED_AND_UNMASKED = N_("changed; words that were hidden can be read again")
_UNMASKED = (
    N_(
        "In {count} document, words that were hidden can be read again. Check it, and hide by hand those that are to "
        "stay hidden (at /moderation, “Other names or words to hide”):"
    ),
    N_(
        "In {count} documents, words that were hidden can be read again. Check them, and hide by hand those that are "
        "to stay hidden (at /moderation, “Other names or words to hide”):"
    ),
)

_BECAME = {
    Status.FAILED: _FAILED,
    Status.ALREADY_THERE: _KNOWN,
    Status.CHANGED: _CHANGED,
    Status.AS_IT_WAS: _AS_IT_WAS,
    Status.WITHDRAWN: _WITHDRAWN,
}


def pages_as_text(document: Document, language: str) -> str:
    """How long a document is: "14 pages", "1 sheet"."""
    return counted(language, *_COUNTED[document.page_kind], document.pages)


def outcome_as_text(outcome: Outcome, language: str) -> str:
    """What became of one file, in a few words."""
    _ = translator(language)
    if outcome.status is Status.ADDED and outcome.document:
        return _(_ADDED).format(pages=pages_as_text(outcome.document, language))
    if outcome.unmasked:
        return _(_CHANGED_AND_UNMASKED)
    return _(_BECAME[outcome.status])


def summary_as_text(outcomes: Sequence[Outcome], language: str) -> Iterator[str]:
    """How many files came in, then the reason of each that did not, a line each."""
    counts = Counter(outcome.status for outcome in outcomes)
    added = counted(language, "{count} added", "{count} added", counts[Status.ADDED])
    yield translator(language)(_SUMMARY).format(
        added=added, known=counts[Status.ALREADY_THERE], failed=counts[Status.FAILED]
    )
    yield from (f"  - {outcome.error.text(language)}" for outcome in outcomes if outcome.error)
    near = [(outcome.document, one) for outcome in outcomes if outcome.document for one in outcome.near]
    yield from (f"  ~ {likeness_as_text(added, one, language)}" for added, one in near)


def reread_as_text(outcomes: Sequence[Outcome], language: str) -> Iterator[str]:
    """How many stored documents came out otherwise than before, then the reason of each that did not come out, and the
    documents to check, in which something is masked no more."""
    _, counts = translator(language), Counter(outcome.status for outcome in outcomes)
    changed = counted(language, "{count} changed", "{count} changed", counts[Status.CHANGED])
    gone = counts[Status.WITHDRAWN]
    withdrawn = counted(language, "{count} withdrawn meanwhile", "{count} withdrawn meanwhile", gone)
    yield _(_REREAD_BUT_WITHDRAWN if gone else _REREAD).format(
        changed=changed, same=counts[Status.AS_IT_WAS], failed=counts[Status.FAILED], withdrawn=withdrawn
    )
    for outcome in outcomes:
        if outcome.error and outcome.document:
            title, id = outcome.document.title, outcome.document.id
            yield f"  - {_(_NOT_REREAD).format(title=title, id=id, cause=outcome.error.cause(language))}"
    if to_check := [outcome.document for outcome in outcomes if outcome.unmasked and outcome.document]:
        yield counted(language, *_UNMASKED, len(to_check))
        yield from (f"  - {quoted(document.title, language)} ({document.id})" for document in to_check)


def likeness_as_text(added: Document, near: Likeness, language: str) -> str:
    """That a file which was added is nearly another, and how to say what it is to it."""
    share = format_percent(floor(near.resemblance * 100) / 100, locale=language)
    known = near.document
    return translator(language)(_NEAR).format(
        file=added.file, share=share, title=known.title, known=known.id, added=added.id
    )
