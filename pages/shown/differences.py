"""What two texts that are nearly the same say differently, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from corpus.messages import translator
from ingest.differences import Difference, Extract
from pages.shown import wording
from pages.shown.markup import lang, marked


def differences_counted(count: int, language: str) -> str:
    """“3 differences in the text”."""
    return wording.counted(language, "{count} difference in the text", "{count} differences in the text", count)


def say_same_words(language: str) -> None:
    _ = translator(language)
    st.caption(_("The words are the same; only their layout differs."))


def show_differences(
    found: Sequence[Difference], count: int, columns: Sequence[str], text_language: str, language: str
) -> None:
    """Shows the differences found, of `count` in all, under the names of the two texts."""
    _ = translator(language)
    st.html(differences_html(found, columns, text_language, language))
    if count > len(found):
        st.caption(_("Only the longest are shown."))


def differences_html(found: Sequence[Difference], columns: Sequence[str], text_language: str, language: str) -> str:
    """What each text says where the other says something else, its own words marked."""
    spoken = lang(text_language, language)
    return beside_html(columns, "".join(f"<tr{spoken}>{_cell(one.before)}{_cell(one.after)}</tr>" for one in found))


def beside_html(columns: Sequence[str], rows: str) -> str:
    """A table of what stands side by side: its rows, which are HTML, under the names of its columns."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    return f'<table class="beside"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _cell(extract: Extract | None) -> str:
    return f"<td>{marked(extract.text, [extract.own])}</td>" if extract else "<td>–</td>"
