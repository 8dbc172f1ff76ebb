"""The menu that restricts where an answer may come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from textwrap import shorten
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from corpus.folding import fold
from corpus.messages import N_, translator
from corpus.models import Document
from corpus.offered import offered
from corpus.same_buyer import BuyerNames
from index.filters import Filters
from pages.shown import wording
from pages.shown.markup import plain

_FIELDS: tuple[tuple[str, str, str, Callable[[Any, str], str]], ...] = (
    ("kinds", "kind", N_("Type"), wording.kind_name),
    ("domains", "domain", N_("Domain"), wording.domain_name),
    ("buyers", "buyer", N_("Buyer"), lambda buyer, language: buyer),
    ("years", "year", N_("Year"), lambda year, language: str(year)),
    ("languages", "language", N_("Language"), wording.language_name),
)
"""The field of `Filters`, that of `Document`, its name for the reader, and the wording of its values."""
_OF_DOCUMENTS = (("documents", N_("Document"), N_("All")), ("apart", N_("Documents left out"), N_("None")))
"""The field of `Filters`, its name for the reader, and what is said where nothing is chosen."""
_CHOICES = (*(field for field, *_ in _FIELDS), *(field for field, *_ in _OF_DOCUMENTS))
_FURTHER = ("languages", *(field for field, *_ in _OF_DOCUMENTS))
_FOLLOWED = "filters followed"
_UNFOLDED = "more filters"
_SUPERSEDED = "superseded"
_MOST_SHOWN = 5
"""Choices shown beside the menu, which counts them all: more would push the page away on a phone."""
_BUYER_WIDTH = 40
"""How many characters of a buyer stand where there is little room: before a title, which a list cuts at its end."""


def filter_menu(documents: Sequence[Document], from_address: Filters, language: str) -> Filters:
    """Draws the menu, set to the filters of the address, and returns what the reader chose."""
    _ = translator(language)
    buyers = BuyerNames(one.buyer for one in documents)
    _follow(from_address, buyers)
    named = from_address.documents | from_address.apart
    older = bool(st.session_state.get(_key(_SUPERSEDED)))
    documents = [one for one in documents if older or one.is_current or one.id in named]
    _forget_what_is_nowhere(documents, buyers)
    chosen = _chosen(buyers)
    names = document_names(documents, language)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="filters"):
        with st.popover(_label(language), icon=":material/tune:", type="tertiary"):
            st.caption(_("Answers come only from the documents chosen here or, if none is chosen, from all of them."))
            first, others = st.container(horizontal=True, key="filter-fields"), _place_of_others(language)
            for field, attribute, name, say in _FIELDS:
                values = _values(_left_by_others(documents, chosen, field), attribute, buyers)
                with others if field in _FURTHER else first:
                    _choice(_(name), _("All"), field, values, partial(_say, say, language))
            with others:
                for field, name, none in _OF_DOCUMENTS:
                    ids = [one.id for one in _left_by_others(documents, chosen, field)]
                    _choice(_(name), _(none), field, ids, lambda id: names.get(id, id))
                st.toggle(_("Older versions too"), key=_key(_SUPERSEDED))
        _show_chosen(language)
    return _chosen(buyers)


def _place_of_others(language: str) -> DeltaGenerator:
    """The place of what few choose by, folded until one of it is chosen: the panel would fill the window of a phone.

    It is not folded again under the hands of who takes that back.
    """
    if any(st.session_state.get(_key(field)) for field in (*_FURTHER, _SUPERSEDED)):
        st.session_state[_UNFOLDED] = True
    return st.expander(translator(language)("More filters"), expanded=st.session_state.get(_UNFOLDED, False))


def document_names(documents: Sequence[Document], language: str) -> dict[str, str]:
    """What each document is called in a list that cuts long names at their end, by id; no two are called the same.

    Streamlit tells options apart by their names alone: of two that read the same, it would choose the last.
    """
    names = {one.id: _name_of(one, language) for one in documents}
    alike = Counter(names.values())
    names |= {one.id: f"{offered(one).file} · {names[one.id]}" for one in documents if alike[names[one.id]] > 1}
    alike = Counter(names.values())
    return {id: f"{id} · {name}" if alike[name] > 1 else name for id, name in names.items()}


def _chosen(buyers: BuyerNames) -> Filters:
    """What the menu is set to."""
    fields: dict[str, Any] = {field: frozenset(st.session_state.get(_key(field), ())) for field in _CHOICES}
    fields["buyers"] = buyers.spelt_out(fields["buyers"])
    return Filters(**fields, superseded=bool(st.session_state.get(_key(_SUPERSEDED))))


def _forget_what_is_nowhere(documents: Sequence[Document], buyers: BuyerNames) -> None:
    """Takes back what no document has: an address is typed, and documents are withdrawn."""
    known = {field: _values(documents, attribute, buyers) for field, attribute, *_ in _FIELDS}
    known |= {field: [one.id for one in documents] for field, *_ in _OF_DOCUMENTS}
    for field, values in known.items():
        st.session_state[_key(field)] = [one for one in st.session_state.get(_key(field), ()) if one in values]


def _left_by_others(documents: Sequence[Document], chosen: Filters, field: str) -> list[Document]:
    """The documents that the choices in all other fields leave: what they have never leads to none."""
    others = replace(chosen, **{field: frozenset()}, superseded=True)
    return [one for one in documents if others.allow(one)]


def _show_chosen(language: str) -> None:
    """What is chosen, each to be taken back at a touch; documents are told above and taken back in the menu."""
    chosen = [
        (field, say(value, language), value)
        for field, _, _, say in _FIELDS
        for value in st.session_state.get(_key(field), ())
    ]
    for field, name, value in chosen[:_MOST_SHOWN]:
        st.button(
            plain(shorten(name, _BUYER_WIDTH, placeholder="…")),
            key=f"chosen-{field}-{value}",
            type="tertiary",
            icon=":material/close:",
            help=translator(language)("Remove this filter"),
            on_click=_take_back,
            args=(field, value),
        )


def _take_back(field: str, value: object) -> None:
    st.session_state[_key(field)] = [one for one in st.session_state[_key(field)] if one != value]


def keep_chosen(filters: Filters) -> None:
    """Leaves the menu as it is drawn, set to `filters`, when the address becomes theirs."""
    st.session_state[_FOLLOWED] = filters


def _name_of(document: Document, language: str) -> str:
    """“CCAP · Ville de Valmorance · 2026 · Infogérance”: what tells two documents apart, then the title."""
    parts = (
        wording.badge_before_title(document, language),
        shorten(document.buyer, _BUYER_WIDTH, placeholder="…"),
        document.year,
        document.title,
    )
    return " · ".join(str(part) for part in parts if part)


def _say(say: Callable[[Any, str], str], language: str, value: Any) -> str:
    return say(value, language)


def _follow(filters: Filters, buyers: BuyerNames) -> None:
    """Sets the menu to the address when the address changed; between two changes the reader sets it.

    An address may hold other ways to write the buyers than those on offer.
    """
    if st.session_state.get(_FOLLOWED) == filters:
        return
    st.session_state[_FOLLOWED] = filters
    for field in _CHOICES:
        st.session_state[_key(field)] = sorted(getattr(filters, field))
    st.session_state[_key("buyers")] = sorted(set(map(buyers.usual, filters.buyers)))
    st.session_state[_key(_SUPERSEDED)] = filters.superseded


def _label(language: str) -> str:
    count = sum(len(st.session_state.get(_key(field), ())) for field in _CHOICES)
    _ = translator(language)
    return _("Filters ({count})").format(count=count) if count else _("Filters")


def _choice(name: str, none: str, field: str, values: list[Any], say: Callable[[Any], str]) -> None:
    """A menu of values, with what is chosen already. Streamlit shows their names as they are, no Markdown, and would
    offer in English to take all that match, which the key Enter then does.
    """
    st.multiselect(
        name,
        values + [one for one in st.session_state[_key(field)] if one not in values],
        format_func=say,
        key=_key(field),
        placeholder=none,
        disabled=not (values or st.session_state[_key(field)]),
        select_all=False,
        persist_state="session",
    )


def _values(documents: Sequence[Document], attribute: str, buyers: BuyerNames) -> list[Any]:
    values = {value for document in documents if (value := getattr(document, attribute))}
    return sorted(set(map(buyers.usual, values)), key=fold) if attribute == "buyer" else sorted(values)


def _key(field: str) -> str:
    return f"filter-{field}"
