"""What the commons holds: how much, of which kinds, what came last, and what is taken most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from corpus.links import FEED_PATH
from corpus.messages import translator
from corpus.models import Document
from corpus.same_buyer import BuyerNames, with_usual_buyers
from pages.commons import on_this_host
from pages.shown import wording
from pages.shown.charts import Share, shares_html
from pages.shown.sources import show_document_links
from pages.visiting.reader import address

_LISTED = 4


def show_holdings(documents: Sequence[Document], language: str) -> None:
    """Counts, kinds as bars that lead to the catalogue, the last documents, and those downloaded most."""
    _ = translator(language)
    current = with_usual_buyers([document for document in documents if document.is_current], documents)
    st.html(f'<h2 class="part">{_("What is shared here")}</h2><p class="quiet">{held(current, language)}</p>')
    st.html(shares_html(kinds(current, language), language))
    st.html(f'<h2 class="part">{_("Recently added")}</h2>')
    with st.container(gap="xsmall", key="added-last"):
        show_document_links(current[:_LISTED], language, "newest")
    if taken := most_downloaded(current):
        st.html(f'<h2 class="part">{_("Downloaded most")}</h2>')
        with st.container(gap="xsmall", key="downloaded-most"):
            show_document_links(taken, language, "taken")
    feed, follow = on_this_host(FEED_PATH), _("Follow new documents in a feed reader")
    st.html(f'<p class="quiet"><a href="{feed}" title="Atom" target="_blank">{follow}</a></p>')


def held(documents: Sequence[Document], language: str) -> str:
    """“33 documents, 9 acheteurs, 154 téléchargements”; what there is none of is left out."""
    buyers = len(BuyerNames(document.buyer for document in documents).all())
    downloads = sum(document.downloads for document in documents)
    told = [
        wording.counted(language, "{count} document", "{count} documents", len(documents)),
        wording.counted(language, "{count} buyer", "{count} buyers", buyers) if buyers else "",
        wording.counted(language, "{count} download", "{count} downloads", downloads) if downloads else "",
    ]
    return ", ".join(filter(None, told))


def kinds(documents: Sequence[Document], language: str) -> list[Share]:
    """How many documents there are of each kind, the most first, each leading to them in the catalogue."""
    catalogue = on_this_host("/catalogue")
    return [
        Share(wording.kind_name(kind, language), count, f"{catalogue}?{urlencode(address(kind=kind))}")
        for kind, count in Counter(document.kind for document in documents).most_common()
    ]


def most_downloaded(documents: Sequence[Document]) -> list[Document]:
    """The documents downloaded most, those that never were left out."""
    return sorted((one for one in documents if one.downloads), key=lambda one: -one.downloads)[:_LISTED]
