"""What is told of a file above its fields: its form, what it was made from, and whom it names outside its text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import shorten

from corpus.messages import counted, translator
from corpus.models import Document
from ingest.draft import Draft
from pages.giving.personal_data import unbroken
from pages.shown import wording
from protect.still_read import Removal, StillRead, removals
from protect.traces import TraceKind

_MOST_PLACES, _LONGEST_PLACE = 3, 60


def file_html(document: Document, language: str) -> str:
    """The file by its name, form and length; its size is told where it was dropped, and that of the copy may differ."""
    length = wording.length(document, language)
    return (
        f'<p class="heading"><span class="kind">{wording.format_name(document.media_type, language)}</span> '
        f'<span class="title">{escape(document.file)}</span> <span class="origin">{length}</span></p>'
    )


def converted_html(draft: Draft, language: str) -> str:
    """That the file was made from another one, where it was."""
    if not draft.given_as:
        return ""
    words = translator(language)(
        "Made from “{file}”, an old format or an image: this file is published in its place. Check it once published."
    )
    return f"<p>{escape(words.format(file=draft.given_as))}</p>"


def renamed_html(draft: Draft, language: str) -> str:
    """What the file will be called, where its name named somebody."""
    if not any(trace.kind is TraceKind.FILE_NAME for trace in draft.traces):
        return ""
    words = translator(language)("The name of your file names somebody: it will be published as “{file}”.")
    return f'<p class="important">{escape(words.format(file=draft.document.file))}</p>'


def keeps_traces(draft: Draft) -> bool:
    """Whether the published copy keeps something that tells of people beside its text."""
    return any(trace.stays for trace in draft.traces)


def traces_html(draft: Draft, language: str) -> str:
    """What a file tells about people beside its text: what is taken out of the published copy, and what stays; and of
    what is taken out, what its text says all the same."""
    _ = translator(language)
    gone = list(removals(draft.traces, draft.read.pages, draft.read.personal_data))
    staying = [trace for trace in draft.traces if trace.stays]
    if not gone and not staying:
        return f"<p>{_('Outside its text, nothing was found in this file that names anyone.')}</p>"
    html = ""
    if gone:
        words = _("Found in this file outside its text, and removed there from the published copy:")
        html += f"<p>{words}</p>{_list([_removal_html(one, draft.document, language) for one in gone])}"
    if staying:
        words = _("What stays in the published copy; if nobody should see it, remove it from your file first:")
        html += f"<p>{words}</p>{_list([escape(trace.text(language)) for trace in staying])}"
    return html


def _list(rows: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"


def _removal_html(removal: Removal, document: Document, language: str) -> str:
    told = escape(removal.trace.text(language))
    if not removal.still_read:
        return told
    words = translator(language)("Still readable in the text of the published file: {words}.")
    still_read = ", ".join(_still_read(one, document, language) for one in removal.still_read)
    return f"{told}. <strong>{escape(words.format(words=still_read))}</strong>"


def _still_read(one: StillRead, document: Document, language: str) -> str:
    """The words, and the first places where they stand: “j.dupont@ville.fr (page 3, page 9)”."""
    places = [
        shorten(wording.place(document, page.number, page.label, language), _LONGEST_PLACE, placeholder="…")
        for page in one.pages[:_MOST_PLACES]
    ]
    if more := len(one.pages) - len(places):
        places.append(counted(language, "and {count} more", "and {count} more", more))
    return f"{unbroken(one.words)} ({', '.join(places)})"
