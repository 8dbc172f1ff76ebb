"""What is told of a file above its fields: its form, what it was made from, and whom it names outside its text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from corpus.messages import translator
from corpus.models import Document
from ingest.draft import Draft
from pages.shown import wording
from protect.traces import Trace, TraceKind


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


def traces_html(traces: Sequence[Trace], language: str) -> str:
    """What a file tells about people beside its text: what is taken out of the published copy, and what stays."""
    _ = translator(language)
    if not traces:
        return f"<p>{_('Outside its text, nothing was found in this file that names anyone.')}</p>"
    gone, staying = ([trace for trace in traces if trace.stays is stays] for stays in (False, True))
    html = ""
    if gone:
        words = _("Found in this file outside its text, and removed from the published copy:")
        html += f"<p>{words}</p>{_trace_list(gone, language)}"
    if staying:
        words = _("What stays in the published copy; if nobody should see it, remove it from your file first:")
        html += f"<p>{words}</p>{_trace_list(staying, language)}"
    return html


def _trace_list(traces: Sequence[Trace], language: str) -> str:
    return f"<ul>{''.join(f'<li>{escape(trace.text(language))}</li>' for trace in traces)}</ul>"
