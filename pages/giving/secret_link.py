"""The secret link that a giver gets once: with it they correct, replace or withdraw without an account."""

from __future__ import annotations

import streamlit as st

from corpus.contributions import hash_of
from corpus.errors import DocumentNotFound
from corpus.links import absolute, mine_path
from corpus.messages import translator
from corpus.models import Document
from corpus.uploads import Step, Upload
from pages.commons import commons
from pages.visiting.to_copy import show_to_copy

_HELD = "secret links of this visit"


def secret_link(key: str) -> str:
    """The whole address of the page that the key opens."""
    return absolute(commons().settings.public_url, mine_path(key))


def show_secret_link(key: str, language: str) -> None:
    """Shows the link with a button that copies it, and why it is worth keeping."""
    _ = translator(language)
    st.html(f"<h2>{_('Keep this link')}</h2>")
    st.write(
        _(
            "With it, and only with it, you can correct the description, choose anew what is hidden, replace the file "
            "or withdraw it, without an account. It is shown once and cannot be recovered: keep it, and do not share "
            "it."
        )
    )
    show_to_copy(secret_link(key), "secret-link", language)


def hold(key: str) -> None:
    """Remembers for this visit that its reader has the link: other pages can then lead to what it opens."""
    held: dict[str, None] = st.session_state.setdefault(_HELD, {})
    held[key] = None


def held_key(document: Document) -> str:
    """A link of this visit that opens the document; "" for everybody else."""
    held: dict[str, None] = st.session_state.get(_HELD, {})
    opens = commons().store.contributions.opens
    return next((key for key in held if opens(hash_of(key), document.id)), "")


def opened(key: str) -> list[Document]:
    """The documents that the key opens, those that stand for themselves first; none for a wrong key.

    They are in the order in which they came, so that a card stays where it is when its title is corrected.
    """
    store = commons().store
    found = []
    for document_id in store.contributions.documents_of(key) if key else ():
        try:
            found.append(store.document(document_id))
        except DocumentNotFound:  # withdrawn this very moment
            continue
    return sorted(found, key=lambda one: (not one.is_current, one.added_at, one.id))


def uploads_of(key: str) -> list[Upload]:
    """The files published with the key that are on their way, failed, or turned out to be shared already."""
    uploads = commons().store.uploads.of_key(hash_of(key)) if key else []
    return [upload for upload in uploads if upload.is_on_its_way or upload.failure or upload.step is Step.KNOWN]


def hidden_opened(key: str) -> list[Document]:
    """The documents that the key opens and that moderators have hidden."""
    known = set(commons().store.contributions.documents_of(key)) if key else set()
    return [document for document in commons().store.hidden_documents() if document.id in known]


def family_opened(key: str, document: Document) -> list[Document]:
    """The document with those of its versions and formats that the key opens too, the document itself first.

    An older version goes with its second formats alone, a second format by itself.
    """
    store = commons().store
    if document.is_current:
        family = {one.id for version in store.versions.of(document.id) for one in store.versions.formats(version.id)}
    else:
        family = {one.id for one in store.versions.formats(document.id) if one.format_of == document.id}
    others = [one for one in opened(key) if one.id in family and one.id != document.id]
    return [document, *others]


def others_opened(key: str, document: Document) -> list[Document]:
    """All other versions and formats of the document that the key opens, newer and hidden ones too."""
    store = commons().store
    known = set(store.contributions.documents_of(key))
    return [one for one in store.versions.family(document.id) if one.id in known and one.id != document.id]


def may_show(document: Document) -> bool:
    """Whether its giver may show again what is hidden in it: not where moderators have hidden words in it, or in a
    version or format of it, withdrawn or not."""
    return commons().store.is_free_to_show(document.id)


def replaced_document() -> Document | None:
    """The document that the address of the page says is to be replaced, when its key opens that document."""
    wanted = st.query_params.get("replace", "")
    return next((one for one in opened(st.query_params.get("key", "")) if one.id == wanted), None)
