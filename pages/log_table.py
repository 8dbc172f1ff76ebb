"""The log of moderation as a table, and as a file to keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st
from babel.dates import format_datetime

from corpus.messages import translator
from corpus.models import Document
from corpus.moderation_log import ACTION_NAMES, Entry
from pages import wording
from pages.csv_file import csv_file
from pages.markup import with_roles
from pages.moderator import say_who

_SHOWN = 100


def show_log(entries: Sequence[Entry], documents: Mapping[str, Document], language: str) -> None:
    """The latest acts first; a document that is gone goes by its identifier."""
    _ = translator(language)
    if not entries:
        st.caption(_("Nothing has been done yet."))
        return
    st.html(_table(list(reversed(entries))[:_SHOWN], documents, language))
    st.download_button(
        _("Download the whole log"),
        as_csv(entries, documents, language),
        "moderation.csv",
        "text/csv",
        icon=":material/download:",
    )


def _table(entries: Sequence[Entry], documents: Mapping[str, Document], language: str) -> str:
    _ = translator(language)
    heads = "".join(f'<th scope="col">{name}</th>' for name in (_("When"), _("Who"), _("What"), _("Why")))
    rows = "".join(_row(entry, documents, language) for entry in entries)
    return with_roles(f'<table class="log"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>')


def _row(entry: Entry, documents: Mapping[str, Document], language: str) -> str:
    _ = translator(language)
    known = documents.get(entry.document_id)
    what = f"{_(ACTION_NAMES[entry.action])}<br>{escape(known.title if known else entry.document_id)}"
    when = format_datetime(entry.at, "short", locale=wording.date_locale(language))
    who, why = escape(say_who(entry.who, language)), escape(entry.reason)
    return f"<tr><td>{when}</td><td>{who}</td><td>{what}</td><td>{why}</td></tr>"


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
