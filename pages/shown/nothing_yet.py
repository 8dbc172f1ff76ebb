"""What is said where no document has been shared yet: how to share the first."""

from __future__ import annotations

import streamlit as st

from corpus.messages import translator
from pages.visiting.reader import address

_WITH_THE_SAMPLES = "partage ingest samples --manifest samples/MANIFEST.tsv"


def invite(language: str) -> None:
    """Invites a visitor to share a document, and whoever installs the site to load those that come with it."""
    _ = translator(language)
    st.info(_("No document has been shared yet: be the first."), icon=":material/upload_file:")
    st.write(_("Drop a file, or a whole tender file in a ZIP; check what was understood of it; publish. Then ask it."))
    st.page_link("contribute.py", label=_("Share a document"), query_params=address())
    told = _("If you are installing this site: {command} loads the example documents, which are fictional.")
    st.caption(told.format(command=f"`{_WITH_THE_SAMPLES}`"))
