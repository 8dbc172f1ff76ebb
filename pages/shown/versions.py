"""What the page of a document says of its other versions and formats, and of what changed between them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from corpus.messages import translator
from corpus.models import Document
from ingest.differences import main_differences
from pages.commons import commons
from pages.shown import wording
from pages.shown.differences import differences_counted, say_same_words, show_differences
from pages.shown.markup import plain
from pages.shown.sources import download_link
from pages.visiting.reader import address

_MOST_SHOWN = 40
"""Differences between two versions: a changed amount is a short one, and what matters most."""


def show_notice(document: Document, language: str) -> None:
    """Says, on the page of an old version, that there is a newer one, and leads to it."""
    if document.is_current:
        return
    _ = translator(language)
    current = commons().store.versions.current(document.id)
    if current.version > document.version:
        words = _("This is an older version (version {version}). It can still be read, but answers leave it out.")
        st.warning(words.format(version=document.version), icon=":material/history:")
    else:
        st.info(
            _("This is a second format of a document that is also here in another one."), icon=":material/file_copy:"
        )
    show_way_to_current(document, current, language)


def show_way_to_current(document: Document, current: Document, language: str) -> None:
    """Leads from an old version, or a second format, to what stands for it today."""
    _ = translator(language)
    if current.version > document.version:
        label = _("See the current version (version {version}): {title}")
    else:
        label = _("See its first format: {title}")
    _show_link(current, label.format(version=current.version, title=plain(current.title)), f"of-{document.id}")


def show_versions(versions: Sequence[Document], formats: Sequence[Document], language: str) -> None:
    """Lists the `versions` of a document, each with those in which it can be downloaded; `formats` are its own."""
    if len(versions) == len(formats) == 1:
        return
    _ = translator(language)
    st.html(f'<h2 class="part">{_("Versions and formats")}</h2>')
    for version in versions:
        shown = any(one.id == version.id for one in formats)
        name = _("Version {version}, {day}").format(version=version.version, day=wording.day(version, language))
        st.html(f"<p>{escape(name)}{' – ' + _('shown here') if shown else ''}</p>")
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if not shown:
                _show_link(version, _("Open version {version}").format(version=version.version), "list")
            for one in formats if shown else commons().store.versions.formats(version.id):
                st.html(download_link(one, language), width="content")


def show_changes(versions: Sequence[Document], formats: Sequence[Document], language: str) -> None:
    """Offers to show what a document in these `formats` says that the one of its `versions` before did not, if any."""
    changed = formats[0]
    before = next((one for one in versions if one.superseded_by == changed.id), None)
    if before is None:
        return
    _ = translator(language)
    st.html(f'<h2 class="part">{_("What has changed")}</h2>')
    label = _("See what has changed since version {version}").format(version=before.version)
    if st.toggle(label, key=f"changes-{changed.id}"):
        _show_changes_since(before, changed, language)


def _show_changes_since(before: Document, document: Document, language: str) -> None:
    _ = translator(language)
    texts = commons().store.texts
    with st.spinner(_("Comparing the two texts…")):
        found, count = main_differences(texts.pages(before.id), texts.pages(document.id), _MOST_SHOWN)
    if not found:
        say_same_words(language)
        return
    st.caption(differences_counted(count, language))
    columns = [_("Version {version}").format(version=one.version) for one in (before, document)]
    show_differences(found, count, columns, document.language, language)


def superseded_parameter(document: Document) -> str | None:
    """What the address of a question to this very document needs, for an old version is only asked on purpose."""
    return None if document.is_current else "1"


def _show_link(document: Document, label: str, place: str) -> None:
    with st.container(key=f"version-{place}-{document.id}", width="content"):
        st.page_link("document.py", label=label, icon=":material/description:", query_params=address(id=document.id))
