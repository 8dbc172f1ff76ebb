"""What is said once of all the files of a form: their licence, their buyer…, where a file's own fields say nothing."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from corpus.messages import translator
from corpus.vocabulary import vocabulary
from ingest.description import Description
from pages.giving.licence_advice import licences_offered
from pages.shown import wording


def show_common_fields(key: str, language: str) -> Description:
    """Draws the fields of all files, and returns what stands in them. `key` tells one form's widgets from another's."""
    _ = translator(language)
    choose = _("Choose")
    with st.container(border=True, key=f"common-{key}"):
        st.html(f"<h3>{_('Same for all files')}</h3><p>{_('Used where a file’s own fields are left empty.')}</p>")
        left, right = st.columns(2, vertical_alignment="bottom")
        with left:
            licence = st.selectbox(
                _("Licence for all files (required, here or for each)"),
                licences_offered(),
                None,
                lambda value: wording.licence_name(value, language),
                key=f"common-licence-{key}",
                placeholder=choose,
            )
            origin = st.text_input(_("Where they were all published (web address)"), key=f"common-origin-{key}")
        with right:
            buyer = st.text_input(_("Buyer for all files"), key=f"common-buyer-{key}")
            domain = st.selectbox(
                _("Domain for all files"),
                list(vocabulary().domains),
                None,
                lambda value: wording.domain_name(value, language),
                key=f"common-domain-{key}",
                placeholder=choose,
            )
    return Description(licence=licence, domain=domain, buyer=buyer, origin=origin)


def with_common(own: Description, common: Description) -> Description:
    """The description of one file, with what is said of all of them wherever it says nothing itself."""
    said = own.given()
    return replace(own, **{name: value for name, value in common.given().items() if name not in said})
