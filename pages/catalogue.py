"""The page “Catalogue”: every shared document, to be scanned, searched and narrowed down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from math import ceil

import streamlit as st

from corpus.links import CATALOGUE_PATH, FEED_PATH, TABLE_PATH
from corpus.messages import N_, quoted, translator
from corpus.models import Document, Passage, Span, UnreadPages
from corpus.same_buyer import BuyerNames, with_usual_buyers
from corpus.table_rows import without_bars
from index.document_search import words_found
from pages.commons import commons, on_this_host
from pages.shown import wording
from pages.shown.catalogue_search import Asked, Found, find, orders_for
from pages.shown.facets import FACETS, NO_YEAR, RELEVANCE, counts, parted
from pages.shown.markup import lang, marked, plain
from pages.shown.nothing_yet import invite
from pages.shown.scanned import show_unread
from pages.shown.sources import download_link
from pages.visiting.address_numbers import whole_number
from pages.visiting.reader import address, language

_ROWS = 20
_SHOWN = 260  # characters of a passage that a row shows
_NAMED = 3  # filters that are left out
_NAMES = {
    "kind": N_("Type"),
    "domain": N_("Domain"),
    "buyer": N_("Buyer"),
    "buyer_type": N_("Buyer type"),
    "language": N_("Language"),
    "licence": N_("Licence"),
    "year": N_("Year"),
    "format": N_("Format"),
}
_SAY: dict[str, Callable[[str, str], str]] = {
    "kind": wording.kind_name,
    "domain": wording.domain_name,
    "buyer": lambda buyer, language: buyer,  # whole: Streamlit would take two that are cut alike for one
    "buyer_type": wording.buyer_type_name,
    "language": wording.language_name,
    "licence": wording.licence_name,
    "year": lambda year, language: translator(language)("No year") if year == NO_YEAR else year,
    "format": wording.format_name,
}
_ORDER_NAMES = {
    RELEVANCE: N_("Best match"),
    "recent": N_("Most recent"),
    "title": N_("Title"),
    "downloads": N_("Most downloaded"),
    "length": N_("Longest"),
}

spoken = language()
_ = translator(spoken)


def show_page() -> None:
    current = [document for document in commons().store.documents_counted() if document.is_current]
    documents = with_usual_buyers(current, current)
    st.html(f"<h1>{_('Catalogue')}</h1>")
    if not documents:
        invite(spoken)
        return
    buyers = BuyerNames(document.buyer for document in documents)
    asked, are_searched = asked_at_address(documents, buyers), commons().search_index.is_ready()
    found = find(asked, documents, commons().documents if are_searched else None, buyers)
    show_tools(found.all.documents, asked.words, asked.chosen, buyers)
    if found.documents:
        show_order(orders_for(asked.words), asked.order)
    show_choices(asked.chosen, asked.words, is_any_found=bool(found.documents))
    show_left_out(asked.unknown)
    if asked.words.strip() and not are_searched:
        wait_for_texts()
    if not found.documents:
        show_nothing_found(asked.words, found.meant, is_narrowed=any(asked.chosen.values()))
        return
    show_searched(asked.words, found.searched, found.also)
    show_rows(found)
    show_addresses_for_machines()


def asked_at_address(documents: Sequence[Document], buyers: BuyerNames) -> Asked:
    """What the address asks for, without the values that no document has and an order that there is not."""
    words, order = st.query_params.get("search", ""), st.query_params.get("sort", "")
    addressed = {facet: parted(st.query_params.get_all(facet), facet, documents, buyers) for facet in FACETS}
    return Asked(
        words,
        chosen={facet: held for facet, (held, _absent) in addressed.items()},
        unknown=[
            translator(spoken)("No year") if (facet, one) == ("year", NO_YEAR) else one
            for facet, (_held, absent) in addressed.items()
            for one in absent
        ],
        order=order if order in orders_for(words) else orders_for(words)[0],
        is_exact=bool(st.query_params.get("exact")),
    )


def show_rows(found: Found) -> None:
    """How many documents were found, and those of the page of the list that is open."""
    count = len(found.documents)
    pages = ceil(count / _ROWS)
    number = min(max(whole_number(st.query_params.get("page"), 1), 1), pages)
    st.caption(wording.counted(spoken, "{count} document", "{count} documents", count))
    unread, words = commons().store.texts.unread_pages(), " ".join((found.searched, *found.also))
    for document in found.documents[(number - 1) * _ROWS : number * _ROWS]:
        show_row(document, found.all.passages.get(document.id), words, unread.get(document.id))
    if pages > 1:
        key = f"catalogue-page-{number}"  # another page, another widget: so it follows the address
        st.pagination(pages, default=number, key=key, on_change=turn_from, args=(number, key))


def show_tools(
    documents: Sequence[Document],
    words: str,
    chosen: dict[str, list[str]],
    buyers: BuyerNames,
) -> None:
    st.session_state["catalogue-words"] = words
    st.text_input(
        _("Search the catalogue"),
        key="catalogue-words",
        type="search",
        placeholder=_("A title, a buyer, or a topic…"),
        label_visibility="collapsed",
        icon=":material/search:",
        on_change=lambda: change(search=st.session_state["catalogue-words"], exact=""),
    )
    with st.container(horizontal=True, key="facets", gap="small", vertical_alignment="center"):
        for facet in FACETS:
            if chosen[facet] or len(counts(documents, {}, facet, buyers)) > 1:  # whatever else is chosen
                show_facet(counts(documents, chosen, facet, buyers), chosen, facet)


def show_order(orders: Sequence[str], order: str) -> None:
    """The order of the list, in a field whose name stands before it."""
    st.session_state["catalogue-order"] = order
    with st.container(horizontal=True, key="sorting", gap="small", vertical_alignment="center"):
        st.caption(_("Sort by"), width="content")
        st.selectbox(
            _("Sort by"),
            orders,
            format_func=lambda key: _(_ORDER_NAMES[key]),
            key="catalogue-order",
            label_visibility="collapsed",
            placeholder=_("Choose"),
            filter_mode=None,
            width=210,
            on_change=lambda: change(sort=st.session_state["catalogue-order"]),
        )


def show_choices(chosen: dict[str, list[str]], words: str, *, is_any_found: bool) -> None:
    """What is chosen, and what takes all of it back; where nothing is found, that stands below, in words of its own."""
    if any(chosen.values()) or (words and is_any_found):
        with st.container(horizontal=True, key="chosen", gap="small", vertical_alignment="center"):
            show_chosen(chosen)
            if is_any_found:
                st.button(_("Clear all"), type="tertiary", icon=":material/clear_all:", on_click=st.query_params.clear)


def show_left_out(unknown: Sequence[str]) -> None:
    """The filters of the address that no document has: the list is not narrowed down by them."""
    if not unknown:
        return
    filters = ", ".join(plain(quoted(value, spoken)) for value in unknown[:_NAMED])
    if (more := len(unknown) - _NAMED) > 0:
        filters += " " + wording.counted(spoken, "and {count} more", "and {count} more", more)
    st.caption(
        wording.counted(
            spoken,
            "No document has the filter {filters}: it was left out.",
            "These filters were left out, as no document has them: {filters}.",
            len(unknown),
            filters=filters,
        )
    )


def show_facet(values: dict[str, int], chosen: dict[str, list[str]], facet: str) -> None:
    """A menu of the values that lead somewhere, with the number of documents behind each."""
    name = _(_NAMES[facet])
    label = f"{name} ({len(chosen[facet])})" if chosen[facet] else name
    key = f"facet-{facet}"
    st.session_state[key] = [value for value in chosen[facet] if value in values]
    with st.popover(label, key=f"menu-{facet}", disabled=not values):
        st.pills(
            name,
            list(values),
            selection_mode="multi",
            format_func=lambda value: plain(
                f"{_SAY[facet](value, spoken)} ({wording.number(values.get(value, 0), spoken)})"
            ),
            key=key,
            on_change=lambda: change(**{facet: st.session_state[key]}),
        )


def show_chosen(chosen: dict[str, list[str]]) -> None:
    """Every choice, to be taken back by itself."""
    for facet, values in chosen.items():
        for value in values:
            st.button(
                plain(_SAY[facet](value, spoken)),
                key=f"chosen-{facet}-{value}",
                type="tertiary",
                icon=":material/close:",
                help=_("Remove this filter"),
                on_click=change,
                kwargs={facet: [one for one in values if one != value]},
            )


def change(**parameters: str | list[str]) -> None:
    """Writes a choice into the address, which is the only place where the catalogue keeps its state."""
    if "page" not in parameters:
        st.query_params.pop("page", None)
    for name, value in parameters.items():
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)


def turn_from(number: int, key: str) -> None:
    """Goes to the page chosen; a list of pages that goes away tells of a change too, which is none."""
    if (chosen := st.session_state[key]) != number:
        change(page=str(chosen))


@st.fragment(run_every=2)
def wait_for_texts() -> None:
    """Says that texts are not searched yet, and searches them as soon as they can be."""
    if commons().search_index.is_ready():
        st.rerun()
    st.caption(_("Only titles and descriptions were searched; full texts will be in a moment."))


def show_row(document: Document, passage: Passage | None, words: str, unread: UnreadPages | None) -> None:
    """The title, which leads to the document's page; what it is, and what can be done with it; what was found in it."""
    with st.container(key=f"row-{document.id}", gap=None):
        st.page_link("document.py", label=plain(document.title), query_params=address(id=document.id))
        show_unread(unread, spoken)
        if passage is not None:
            st.html(passage_html(document, passage, words))
            with st.container(key=f"place-{document.id}"):
                show_place(document, passage)
        with st.container(horizontal=True, key=f"about-{document.id}", gap="small"):
            st.html(details_html(document))
            show_actions(document)


def show_actions(document: Document) -> None:
    """What can be done with the document: below what can be done with the one above, where the eye finds it again."""
    with st.container(horizontal=True, key=f"actions-{document.id}", gap="small", width="content"):
        st.html(download_link(document, spoken, beside_licence=True), width="content")
        st.page_link(
            "ask.py",
            label=_("Ask about this document"),
            icon=":material/chat:",
            query_params=address(**{"in": [document.id]}),
        )


def show_place(document: Document, passage: Passage) -> None:
    where = wording.place(document, passage.page, passage.section[-1] if passage.section else "", spoken)
    there = address(document=document.id, page=passage.page, start=passage.start, end=passage.end)
    label = plain(_("Open {place}").format(place=where))
    st.page_link("source.py", label=label, icon=":material/find_in_page:", query_params=there)


def passage_html(document: Document, passage: Passage, words: str) -> str:
    """The stretch of the passage that says most of the words."""
    spans = words_found(words, passage.text, document.language)
    start = _cut_start(passage.text, spans)
    end = _cut_end(passage.text, start)
    shown = marked(
        without_bars(passage.text)[start:end], [span for span in spans if start <= span.start < span.end <= end], start
    )
    shown = f"{'… ' if start else ''}{shown}{' …' if end < len(passage.text) else ''}"
    return f'<p class="found"{lang(document.language, spoken)}>{shown}</p>'


def _cut_start(text: str, spans: Sequence[Span]) -> int:
    """Where to begin so that the first of the words is seen, at the beginning of a word."""
    if not spans or spans[0].end <= _SHOWN:
        return 0
    return text.find(" ", max(0, spans[0].start - _SHOWN // 3)) + 1


def _cut_end(text: str, start: int) -> int:
    """Where to stop, at the end of a word."""
    end = start + _SHOWN
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", start + 1, end + 1)
    return space if space > start else end


def show_addresses_for_machines() -> None:
    st.html(
        f'<p class="quiet">{_("To follow new documents, and for other catalogues:")} '
        f'<a href="{on_this_host(FEED_PATH)}" title="Atom" target="_blank">{_("new documents in a feed reader")}</a> · '
        f'<a href="{on_this_host(CATALOGUE_PATH)}" title="DCAT" target="_blank">{_("the whole catalogue")}</a> · '
        f'<a href="{on_this_host(TABLE_PATH)}" title="CSV" target="_blank">{_("the same as a table")}</a></p>'
    )


def details_html(document: Document) -> str:
    """What kind of document it is, buyer, year, length, licence and downloads if any."""
    facts = [wording.length(document, spoken), wording.licence_name(document.licence, spoken)]
    if document.downloads:
        facts.append(wording.counted(spoken, "{count} download", "{count} downloads", document.downloads))
    parts = [wording.origin(document), *(fact.replace(" ", "\N{NO-BREAK SPACE}") for fact in facts)]
    details = escape("\N{NO-BREAK SPACE}· ".join(part for part in parts if part))
    return f'<p class="where">{wording.badge_html(document, spoken)} {details}</p>'


def show_searched(words: str, searched: str, also: Sequence[str]) -> None:
    """What was searched for in place of the words, or beside them, and the way to nothing but what they are."""
    told: list[str] = []
    if searched != words:
        told.append(_("No document has “{words}”: here is what is found for “{meant}”."))
    if also:
        told.append(_("Few documents have these words: those with {others} stand below them."))
    if not told:
        return
    others = ", ".join(plain(quoted(one, spoken)) for one in also)
    with st.container(horizontal=True, key="searched", gap="small", vertical_alignment="center"):
        st.write(" ".join(told).format(words=plain(words), meant=plain(searched), others=others))
        label = _("Search for exactly “{words}”").format(words=plain(words))
        st.button(label, type="tertiary", icon=":material/search:", on_click=change, kwargs={"exact": "1"})


def show_nothing_found(words: str, meant: str, *, is_narrowed: bool) -> None:
    told = _("No document matches “{words}” with these filters.")
    if not is_narrowed:
        told = _("No document matches “{words}”.")
    if not words:
        told = _("No document matches these filters.")
    st.write(told.format(words=plain(words)))
    if meant:
        label = _("Did you mean “{words}”?").format(words=plain(meant))
        st.button(label, icon=":material/search:", on_click=change, kwargs={"search": meant, "exact": ""})
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(_("Show all documents"), on_click=st.query_params.clear)
        if words:
            st.page_link("ask.py", label=_("Search inside the documents instead"), query_params=address(q=words))


show_page()
