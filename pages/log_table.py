"""The log of moderation as a table, and as a file to keep."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from html import escape
from io import StringIO

import streamlit as st
from babel.dates import format_datetime

from corpus.messages import translator
from corpus.models import Document
from corpus.moderation_log import ACTION_NAMES, Entry
from pages.markup import with_roles
from pages.moderator import say_who

_SHOWN = 100
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def show_log(entries: Sequence[Entry], documents: Mapping[str, Document], language: str) -> None:
    """The latest acts first; a document that is gone goes by its identifier."""
    _ = translator(language)
    if not entries:
        st.caption(_("Nothing has been done yet."))
        return
    st.html(_table(list(reversed(entries))[:_SHOWN], documents, language))
    st.download_button(
        _("Download the whole log"), as_csv(entries), "moderation.csv", "text/csv", icon=":material/download:"
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
    when = format_datetime(entry.at, "short", locale=language)
    who, why = escape(say_who(entry.who, language)), escape(entry.reason)
    return f"<tr><td>{when}</td><td>{who}</td><td>{what}</td><td>{why}</td></tr>"


def as_csv(entries: Sequence[Entry]) -> str:
    text = StringIO()
    writer = csv.DictWriter(text, [*Entry.__dataclass_fields__])
    writer.writeheader()
    for entry in entries:
        values = asdict(entry) | {"at": entry.at.isoformat()}
        writer.writerow({name: as_text_cell(str(value)) for name, value in values.items()})
    return text.getvalue()


def as_text_cell(value: str) -> str:
    """A value that no spreadsheet takes for a formula: one that begins like it stands behind an apostrophe."""
    return f"'{value}" if value.lstrip().startswith(_BEGINS_A_FORMULA) else value
