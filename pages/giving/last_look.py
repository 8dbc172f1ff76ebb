"""The last look before files are published: what is still missing, what will be hidden, whom a file shows.

Each is told beside the button that publishes: what is hidden once, whom a file shows until a choice is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import uuid4

import streamlit as st

from corpus.messages import translator
from ingest.description import described_as
from ingest.masked_description import hidden_in_description
from pages.giving.draft_form import draft_key, text_only_key
from pages.giving.given import Given
from pages.giving.lacking import common_lack, own_lacks
from pages.giving.personal_data import named, of_bodies, of_people, personal_data_of, words_of
from pages.shown import wording
from pages.shown.markup import plain
from pages.visiting.browser import bring_into_view, mark_fields
from protect.given_words import find_words

_CHOSEN = "what is published was chosen"
_SOUGHT = "what a warning leads to"


def may_publish(given: Sequence[Given], form: str, language: str) -> bool:
    """Whether every file has a licence, a title and its place beside others; says which one lacks it, at its field."""
    common = common_lack(given, form, language)
    if common:
        st.warning(common.told, icon=common.icon)
    wrong, ready, naming = dict(common.fields) if common else {}, common is None, list[Given]()
    for one in given:
        lacks = own_lacks(one, language, needs_licence=common is None)
        for lack in lacks:
            st.warning(lack.told, icon=lack.icon)
        for lack in reversed(lacks):  # the field that says how it stands to another is the last
            wrong |= lack.fields
        warned = [
            _warn_of_what_is_hidden(one, language),
            _warn_that_the_file_goes_too(one, language),
            _warn_of_whom_the_file_names(one, language),
        ]
        ready = ready and not lacks and not any(warned)  # told all in one go
        naming += [one] if warned[-1] else []
    if naming:
        _show_choice_of_file(naming, language)
    if wrong:
        mark_fields(wrong)
    elif not ready:
        bring_into_view("to-know-first", uuid4().hex, "nearest")  # below the button, which may end the window
    return ready


def _warn_of_what_is_hidden(given: Given, language: str) -> bool:
    """Tells its giver once what will be hidden in its description; whether there was any to tell."""
    _ = translator(language)
    described = described_as(given.draft.document, given.description)
    hidden = hidden_in_description(described, given.draft.read)
    told = st.session_state.setdefault(f"told-{given.upload.id}", set())
    if told.issuperset(hidden):
        return False
    told.update(hidden)
    words = _(
        "“{file}”: in its description, what follows will be hidden, as in its text: {words}. Change the description, "
        "or publish it so."
    )
    st.warning(
        words.format(file=plain(given.draft.document.file), words=plain(", ".join(hidden))),
        icon=":material/visibility_off:",
    )
    _show_way_to(f"title-{given.upload.id}", _("Change the description"))
    return True


def _warn_that_the_file_goes_too(given: Given, language: str) -> bool:
    """Tells its giver that the file is given to anybody where the form that was seen told nothing of it; whether so."""
    _ = translator(language)
    if given.description.text_only or not st.session_state.get(_kept_back_key(given)):
        return False
    words = _("“{file}”: the file will be published too. Read above what it tells of people, then publish.")
    st.warning(words.format(file=plain(given.draft.document.file)), icon=":material/visibility:")
    _show_way_to(draft_key(given.upload.id), _("Read what it tells of people"))
    return True


def _show_way_to(target: str, label: str) -> None:
    """A button that goes up to what a warning tells of, and publishes nothing."""
    st.form_submit_button(label, icon=":material/arrow_upward:", key=f"to-{target}", on_click=_seek, args=(target,))


def _seek(target: str) -> None:
    """Has the page show the container with this key."""
    st.session_state[_SOUGHT] = target


def _warn_of_whom_the_file_names(given: Given, language: str) -> bool:
    """Tells its giver by name whom a file shows that is given to anybody, until it is chosen that it is; whether so."""
    _ = translator(language)
    if given.description.text_only:
        return False
    kept = kept_in_the_file(given, language)
    if st.session_state.get(_given_away_key(given), frozenset()).issuperset(kept):
        return False
    file, words = plain(given.draft.document.file), plain(named(kept, language))
    told = _("“{file}”: anyone will be able to download the file, and to read in it what the pages hide: {words}.")
    sentences = [told.format(file=file, words=words)]
    if bodies := words_of(of_bodies(personal_data_of(given.draft, language, given.description.disclosure))):
        also = _("They will also read in it what seems to be of bodies, and of no person: {words}.")
        sentences.append(also.format(words=plain(named(bodies, language))))
    sentences.append(_("What do you want to publish?"))
    st.warning(" ".join(sentences), icon=":material/visibility:")
    return True


def _show_choice_of_file(naming: Sequence[Given], language: str) -> None:
    """Publishes the text of files that name people alone, or the files too; either with all that the form says."""
    with st.container(horizontal=True, gap="small", key="file-or-text"):
        st.form_submit_button(
            wording.counted(language, "Publish the text only", "Publish the text of these files only", len(naming)),
            icon=":material/article:",
            key="publish-text",
            on_click=_choose_what_is_published,
            args=(naming, language),
            kwargs={"text_only": True},
        )
        st.form_submit_button(
            wording.counted(language, "Publish the file as it is", "Publish these files as they are", len(naming)),
            icon=":material/draft:",
            key="publish-file",
            on_click=_choose_what_is_published,
            args=(naming, language),
            kwargs={"text_only": False},
        )


def _choose_what_is_published(naming: Sequence[Given], language: str, *, text_only: bool) -> None:
    """Has the page publish, and of these files the text alone, or whom they name as well."""
    st.session_state[_CHOSEN] = True
    for one in naming:
        if text_only:
            st.session_state[text_only_key(one.upload.id)] = True
        else:
            st.session_state[_given_away_key(one)] = frozenset(kept_in_the_file(one, language))


def kept_in_the_file(given: Given, language: str) -> Sequence[str]:
    """What leads to people and is hidden on the pages of a file, which keeps it.

    Of the words that a document near to it hides, those alone that stand in the file: the others are nobody's to read.
    """
    disclosure = given.description.disclosure
    people = words_of(of_people(personal_data_of(given.draft, language, disclosure)))
    pages = given.draft.read.pages
    masked = [word for word in disclosure.masked_words if any(any(find_words(page.text, [word])) for page in pages)]
    return tuple(dict.fromkeys((*people, *masked)))


def _given_away_key(given: Given) -> str:
    """Where it stands what leads to people in a file that was chosen to be given to anybody."""
    return f"given-away-{given.upload.id}"


def _kept_back_key(given: Given) -> str:
    """Where it stands whether the form that was seen last was that of a file whose text alone is published."""
    return f"kept-back-{given.upload.id}"


def was_chosen() -> bool:
    """Whether what to publish of a file that names people was chosen, which publishes it; told once."""
    return bool(st.session_state.pop(_CHOSEN, False))


def keep_what_was_seen(given: Iterable[Given]) -> None:
    """Keeps of which files the form that is seen now tells that their text alone is published."""
    for one in given:
        st.session_state[_kept_back_key(one)] = one.description.text_only


def go_where_a_warning_leads() -> None:
    """Goes to what its giver wants to see of which a warning told, if they do."""
    if sought := st.session_state.pop(_SOUGHT, ""):
        bring_into_view(sought, uuid4().hex, "start", "sought")
