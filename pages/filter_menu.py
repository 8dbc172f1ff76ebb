"""The menu that restricts where an answer may come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from corpus.messages import N_, translator
from corpus.models import Document
from index.filters import Filters
from pages import wording
from pages.markup import plain

_FIELDS: tuple[tuple[str, str, str, Callable[[Any, str], str]], ...] = (
    ("kinds", "kind", N_("Kind"), wording.kind_name),
    ("domains", "domain", N_("Domain"), wording.domain_name),
    ("languages", "language", N_("Language"), wording.language_name),
    ("years", "year", N_("Year"), lambda year, language: str(year)),
)
"""The field of `Filters`, that of `Document`, its name for the reader, and the wording of its values."""
_OF_DOCUMENTS = (("documents", N_("Document"), N_("All")), ("apart", N_("Documents left out"), N_("None")))
"""The field of `Filters`, its name for the reader, and what is said where nothing is chosen."""
_CHOICES = (*(field for field, *_ in _FIELDS), *(field for field, *_ in _OF_DOCUMENTS))
_FOLLOWED = "filters followed"
_SUPERSEDED = "superseded"


def filter_menu(documents: Sequence[Document], from_address: Filters, language: str) -> Filters:
    """Draws the menu, set to the filters of the address, and returns what the reader chose."""
    _ = translator(language)
    _follow(from_address)
    documents = [one for one in documents if one.is_current or one.id in from_address.documents | from_address.apart]
    titles = {document.id: document.title for document in documents}
    with st.popover(_label(language), icon=":material/tune:", type="tertiary"):
        st.caption(_("Answer only from the documents chosen here. Nothing chosen: from all of them."))
        chosen: dict[str, Any] = {
            field: frozenset(
                _choice(_(name), _("All"), field, _values(documents, attribute), partial(_say, say, language))
            )
            for field, attribute, name, say in _FIELDS
        }
        chosen |= {
            field: frozenset(_choice(_(name), _(none), field, list(titles), lambda id: titles.get(id, id)))
            for field, name, none in _OF_DOCUMENTS
        }
        superseded = st.toggle(_("Older versions too"), key=_key(_SUPERSEDED))
    return Filters(**chosen, superseded=superseded)


def keep_chosen(filters: Filters) -> None:
    """Leaves the menu as it is drawn, set to `filters`, when the address becomes theirs."""
    st.session_state[_FOLLOWED] = filters


def _say(say: Callable[[Any, str], str], language: str, value: Any) -> str:
    return say(value, language)


def _follow(filters: Filters) -> None:
    """Sets the menu to the address when the address changed; between two changes the reader sets it."""
    if st.session_state.get(_FOLLOWED) == filters:
        return
    st.session_state[_FOLLOWED] = filters
    for field in _CHOICES:
        st.session_state[_key(field)] = sorted(getattr(filters, field))
    st.session_state[_key(_SUPERSEDED)] = filters.superseded


def _label(language: str) -> str:
    count = sum(len(st.session_state.get(_key(field), ())) for field in _CHOICES)
    _ = translator(language)
    return _("Filters ({count})").format(count=count) if count else _("Filters")


def _choice(name: str, none: str, field: str, values: list[Any], say: Callable[[Any], str]) -> list[Any]:
    chosen = st.session_state.get(_key(field), [])
    st.session_state[_key(field)] = [value for value in chosen if value in values]
    return st.multiselect(
        name,
        values,
        format_func=lambda value: plain(say(value)),
        key=_key(field),
        placeholder=none,
        persist_state="session",
    )


def _values(documents: Sequence[Document], attribute: str) -> list[Any]:
    return sorted({value for document in documents if (value := getattr(document, attribute))})


def _key(field: str) -> str:
    return f"filter-{field}"
