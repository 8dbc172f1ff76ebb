"""The page “About”: what the site is, who runs it, what it keeps, and how to have a document taken down."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from corpus.messages import translator
from pages.commons import commons
from pages.shown.legal import legal_html
from pages.shown.purpose import purpose
from pages.shown.sources import COLUMN
from pages.visiting.account import are_accounts_offered
from pages.visiting.reader import language

spoken = language()
_ = translator(spoken)
settings = commons().settings


def show_page() -> None:
    parts = (
        (_("Who runs this site"), who_runs_it()),
        (_("Your questions and visits"), kept_of_visits()),
        (_("Your files"), kept_of_files()),
        (_("Licences"), licences()),
        (_("To have a document taken down"), taking_down()),
    )
    told = "".join(f"<h2>{heading}</h2>{paragraphs_html(words)}" for heading, words in parts)
    with st.container(width=COLUMN, key="column"):
        st.html(f"<h1>{_('About this site')}</h1>{paragraphs_html(what_it_is())}{told}")


def paragraphs_html(paragraphs: Iterable[str]) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph)


def what_it_is() -> list[str]:
    return [
        purpose(spoken),
        _("An answer may be incomplete or beside the point: open the page that it cites before you rely on it."),
    ]


def who_runs_it() -> list[str]:
    unsaid = _("Whoever runs this site has not said so here yet.")
    return [escape(settings.operator) or unsaid, legal_html(spoken)]


def kept_of_visits() -> list[str]:
    """What becomes of a question and of who asks it, with these settings."""
    model = _(
        "Questions, and the passages found, are sent to the language model that writes the answers; nothing else."
    )
    details = _("For now, the server’s log also keeps what errors say, which may quote a question or name a file.")
    account = _(
        "The address of an account stays in a signed cookie, thirty days at most, and in the log of moderation."
    )
    return [
        _(
            "The server writes down neither questions nor answers. The address of an answer holds its question: your "
            "browser’s history keeps it, and whoever you send it to reads it."
        ),
        model if settings.model_url else "",
        details if settings.log_details else "",
        _(
            "Of an opinion, the thumb, what you say was wrong and the day are kept, and the question if you tick so; "
            "of a report, the reason, your words and the day."
        ),
        _(
            "Against abuse, what comes from your network address is counted under a fingerprint of it, which stays in "
            "memory and is thrown away each day. A web server in front of this one may keep more: ask whoever runs "
            "the site."
        ),
        _(
            "No cookie follows you: the only one protects what you send, and goes when you close the browser. The "
            "pages ask nothing of other sites."
        ),
        account if are_accounts_offered() else "",
    ]


def kept_of_files() -> list[str]:
    return [
        _("A file that you drop is read on this server and, unless you publish it, deleted from it after a day."),
        _(
            "What you publish is public: its text, but for what is hidden in it, and its file, without what was found "
            "outside its text and could be removed. If only its text is published, the file stays on the server, where "
            "no reader can reach it."
        ),
        _("With it are kept the day, the name to credit if you gave one, and a fingerprint of your secret link."),
    ]


def licences() -> list[str]:
    return [
        _(
            "The licence of each document is told beside it, with what it lets you do. Where none is stated, you may "
            "read and quote the document; ask its author before reusing it at length."
        ),
        _("The program, Partage, is free software under the MIT licence."),
    ]


def taking_down() -> list[str]:
    """What anyone can do, what its giver can, and what is left of the document then."""
    report = _("Anyone can report a document, without an account: choose “Report” on its page.")
    moderated = _("The moderators hide it, delete it, or hide words in it.")
    unmoderated = _("This site has no moderator for now: a report is kept until its administrator appoints one.")
    return [
        f"{report} {moderated if settings.is_moderated else unmoderated}",
        _("Whoever shared it can correct or withdraw it at once, by their secret link."),
        _("What is deleted may stay in the site’s backups for a time."),
    ]


show_page()
