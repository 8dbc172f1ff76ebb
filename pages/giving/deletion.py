"""Which of the versions that a new one replaces are deleted with it, said before it is published and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

import streamlit as st

from corpus.contributions import hash_of
from corpus.errors import DocumentNotFound
from corpus.messages import translator
from corpus.models import Document
from corpus.offered import offered
from jobs.older_versions import OlderVersions, older_versions
from pages.commons import commons
from pages.shown.markup import plain


def versions_replaced(document: Document, key: str) -> OlderVersions:
    """All that a new version of the document replaces, as its key opens it."""
    store = commons().store
    return older_versions(store.versions.of(document.id), hash_of(key), store)


def show_deletion(versions: OlderVersions, form: str, language: str) -> bool:
    """Whether the versions that are replaced are to be deleted, as the giver says; which these are stands below."""
    _ = translator(language)
    words = _(
        "They leave the site: nobody can read or download them here any more. For what should not have been published."
    )
    deletes = st.checkbox(_("Delete the earlier versions for good"), key=f"deletes-{form}", help=words)
    st.caption(plain(_which(versions, language)))
    return deletes


def deletion_html(versions: OlderVersions, language: str, *, text_only: bool = False) -> str:
    """What publishing does with the versions that are replaced, by one that may be of its text alone."""
    _ = translator(language)
    words = _(
        "Earlier versions are deleted only if you tick “Delete the earlier versions for good”. {which} If you do not, "
        "all of them stay readable at their addresses."
    )
    told = words.format(which=_which(versions, language))
    if text_only and versions.own:
        kept = _("Of those that you gave, the text only can be downloaded from then on: {versions}.")
        told += " " + kept.format(versions=_names(versions.own, language))
    return f'<p class="important">{escape(told)}</p>'


def _which(versions: OlderVersions, language: str) -> str:
    _ = translator(language)
    words = _("Would be deleted: {versions}.").format(versions=_names(versions.own, language))
    if not versions.of_others:
        return words
    stay = _("Would stay in any case, for others gave them: {versions}.")
    return f"{words} {stay.format(versions=_names(versions.of_others, language))}"


def show_deleted(versions: OlderVersions, language: str) -> None:
    """Says which of the versions whose deletion was asked for are gone, and which stay."""
    _ = translator(language)
    store = commons().store
    gone = [one for one in versions.own if not _is_found(store.stored, one)]
    staying = [one for one in versions.of_others if _is_found(store.document, one)]
    if gone:
        words = _("Deleted for good: {versions}.").format(versions=_names(gone, language))
        st.success(plain(words), icon=":material/delete_forever:")
    if staying:
        words = _("Still readable, for others gave them: {versions}.").format(versions=_names(staying, language))
        st.info(plain(words), icon=":material/history:")


def _is_found(find: Callable[[str], Document], document: Document) -> bool:
    """Whether it is there: `Store.stored` finds those too that moderators have hidden."""
    try:
        find(document.id)
    except DocumentNotFound:
        return False
    return True


def _names(documents: Iterable[Document], language: str) -> str:
    words = translator(language)("version {version} ({file})")
    return ", ".join(words.format(version=one.version, file=offered(one).file) for one in documents)
