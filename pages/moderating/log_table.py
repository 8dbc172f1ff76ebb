"""The log of moderation as a table, and as a file to keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, tzinfo
from html import escape

import streamlit as st
from babel.dates import format_datetime

from corpus.messages import translator
from corpus.models import Document
from corpus.moderation_log import ACTION_NAMES, Entry
from pages.moderating.moderator import say_who
from pages.saved.csv_file import csv_file
from pages.shown import wording
from pages.shown.markup import column_label, with_roles
from pages.visiting.reader import time_zone

_SHOWN = 100


def show_log(entries: Sequence[Entry], documents: Mapping[str, Document], language: str) -> None:
    """The latest acts first, at the reader's time; a document that is gone goes by its identifier."""
    _ = translator(language)
    if not entries:
        st.caption(_("Nothing has been done yet."))
        return
    st.html(log_html(list(reversed(entries))[:_SHOWN], documents, time_zone(), language))
    st.download_button(
        _("Download the whole log"),
        as_csv(entries, documents, language),
        "moderation.csv",
        "text/csv",
        icon=":material/download:",
    )


def log_html(entries: Sequence[Entry], documents: Mapping[str, Document], zone: tzinfo | None, language: str) -> str:
    """The acts as a table, at the time of this zone; of None, at that of the whole world, which it says."""
    _ = translator(language)
    when = _("When (UTC)") if zone is None else _("When (local time)")
    names = (when, _("Who"), _("What"), _("Why"))
    heads = "".join(f'<th scope="col">{name}</th>' for name in names)
    rows = "".join(_row(_cells(entry, documents, zone or UTC, language), names) for entry in entries)
    return with_roles(f'<table class="log"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>')


def _row(cells: Sequence[str], names: Sequence[str]) -> str:
    labelled = zip(names, cells, strict=True)
    return f"<tr>{''.join(f'<td>{column_label(name)}{content}</td>' for name, content in labelled)}</tr>"


def _cells(entry: Entry, documents: Mapping[str, Document], zone: tzinfo, language: str) -> tuple[str, ...]:
    _ = translator(language)
    known = documents.get(entry.document_id)
    what = f"{_(ACTION_NAMES[entry.action])}<br>{escape(known.title if known else entry.document_id)}"
    when = format_datetime(entry.at.astimezone(zone), "short", locale=wording.date_locale(language))
    return when, escape(say_who(entry.who, language)), what, escape(entry.reason)


def as_csv(entries: Sequence[Entry], documents: Mapping[str, Document], language: str) -> str:
    """The whole log as the page words it, and in the columns that a spreadsheet of that language expects."""
    _ = translator(language)
    head = (_("When (UTC)"), _("Who"), _("What"), _("Document"), _("Title"), _("Why"))
    rows = (
        (
            entry.at.strftime("%Y-%m-%d %H:%M:%S"),
            say_who(entry.who, language),
            _(ACTION_NAMES[entry.action]),
            entry.document_id,
            documents[entry.document_id].title if entry.document_id in documents else "",
            entry.reason,
        )
        for entry in entries
    )
    return csv_file(head, rows, separator=";" if language == "fr" else ",")
