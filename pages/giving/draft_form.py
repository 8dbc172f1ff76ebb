"""The form of a file that was read: whom it names and what of that is hidden, and what is said of it."""

from __future__ import annotations

from dataclasses import asdict, replace

import streamlit as st

from corpus.disclosure import Disclosure
from corpus.messages import translator
from corpus.models import Document, UnreadPages
from ingest.description import Description, WordChange, word_change
from ingest.document import ReadDocument
from ingest.draft import Draft
from pages.commons import commons
from pages.giving.description_fields import DescriptionFields, folded
from pages.giving.draft_reading import open_reading
from pages.giving.draft_told import converted_html, file_html, keeps_traces, renamed_html, traces_html
from pages.giving.personal_data import (
    Found,
    always_hidden,
    bodies_html,
    how_many,
    listed_html,
    named,
    of_bodies,
    of_people,
    personal_data_html,
    personal_data_of,
    public_words,
)
from pages.giving.ticks import show_ticks
from pages.shown.markup import plain
from pages.shown.scanned import unread_html, unread_of
from pages.visiting.browser import mark_fields
from pages.visiting.reader import address
from protect.findings import NEVER_PUBLIC, PRIVATE, Kind
from protect.given_words import read_lines, read_words_of

_LONGEST_WORDS = 2000
_FEWEST_FOR_ALL = 2
"""What was found from which on all of it can be left readable at once."""
_UNKNOWN = "unknown"


class DraftForm(DescriptionFields):
    """The fields of one draft, and what stands around them: whom its text names, and whether its file is published."""

    __slots__ = ()

    def show(self) -> Description:
        """Draws the file with its fields, and returns what stands in them.

        Of several files, what is hidden is folded where nobody is named and nothing is for its giver to do.
        """
        with st.container(border=True, key=draft_key(self.key)):
            found = personal_data_of(self.draft, self.language)
            private = {kind: words for kind, words in found.items() if kind in PRIVATE}
            is_advised = self.draft.document.text_only or bool(private)
            was_text_only = bool(st.session_state.get(text_only_key(self.key), is_advised))
            unread = unread_of(self.draft.read.pages)
            pictures = unread_html(unread, self.language)
            converted = converted_html(self.draft, self.language)
            renamed = renamed_html(self.draft, self.language)
            st.html(file_html(self.draft.document, self.language) + converted + pictures + renamed)
            is_folded = self.among_others and not (of_people(found) or unread or keeps_traces(self.draft))
            with folded(_hiding(found, self.language), among_others=is_folded):
                if not was_text_only:
                    st.html(traces_html(self.draft, self.language))
                shown = self._show_personal_data(found, unread, is_file_published=not was_text_only)
                listed = self.draft.document.masked_words
                words = self._show_other_words(listed, is_folded=self.among_others and not is_folded)
                st.form_submit_button(
                    translator(self.language)("Read the text as it will be published"),
                    icon=":material/visibility:",
                    key=f"read-{self.key}",
                    on_click=open_reading,
                    args=(self.key,),
                )
                text_only = self._show_text_only(is_advised, self._why_text_only(private) if is_advised else "")
            disclosure = replace(shown, masked_words=words)
            return replace(self.show_description(), **asdict(disclosure), text_only=text_only)

    def _why_text_only(self, private: Found) -> str:
        """Why its text alone is published unless its giver says otherwise, with what was found of somebody's life.

        Names, and how to reach people at work, do not make it so: most tenders have them, and the file is what others
        look for. Its giver is asked about them by name before it is published.
        """
        _ = translator(self.language)
        why = _("Ticked because the earlier version is published so.")
        if private:
            why = _("Ticked because the text tells of somebody’s private life ({what}).").format(
                what=", ".join(how_many(private, self.language))
            )
        otherwise = _("Untick to publish the file too: you will first be told by name whom it shows.")
        return f"{why} {otherwise}"

    def _show_personal_data(self, found: Found, unread: UnreadPages | None, *, is_file_published: bool) -> Disclosure:
        """Draws what in the text identifies people; returns what of it its giver says to be public."""
        always = always_hidden(found)
        choice = {kind: told for kind, told in found.items() if kind not in always}
        public = {kind: told for kind, told in choice.items() if kind not in NEVER_PUBLIC}
        may_keep_all = sum(map(len, public.values())) >= _FEWEST_FOR_ALL or unread is not None
        keeps_key, is_kept = f"keeps-{self.key}", self.draft.document.keeps_personal_data
        keeps_all = may_keep_all and bool(st.session_state.get(keeps_key, is_kept))
        is_shown = {"is_file_published": is_file_published, "keeps_all": keeps_all}
        st.html(personal_data_html(found, unread, self.language, **is_shown))
        kept = show_ticks(of_people(choice), self.key, self.language, are_left=keeps_all)
        if always:
            st.html(listed_html(always, self.language))
            st.caption(_staying_hidden(always, self.language))
        if bodies := of_bodies(choice):
            st.html(bodies_html(self.language, keeps_all=keeps_all))
            kept += show_ticks(bodies, f"bodies-{self.key}", self.language, are_left=keeps_all)
        self._show_public()
        if not may_keep_all:
            return Disclosure(kept_words=kept)
        keeps_all = st.checkbox(_keeping(public, unread, self.language), is_kept, key=keeps_key)
        st.caption(_what_keeping_does(self.language, has_more=len(public) < len(choice)))
        return Disclosure(keeps_all, kept_words=kept)

    def _show_public(self) -> None:
        """Draws what stays readable though it was found, and how to hide it; nothing without any."""
        told = translator(self.language)(
            "Stays readable, as it is public: {words}. To hide some of it, write it under “Other names or words to "
            "hide”."
        )
        if words := public_words(self.draft):
            st.caption(told.format(words=plain(named(words, self.language))))

    def _show_text_only(self, is_advised: bool, why: str = "") -> bool:
        """Draws the choice of publishing the text without the file, made where advised; returns whether it is made."""
        _ = translator(self.language)
        key = text_only_key(self.key)
        self._renew(key, is_advised)
        is_chosen = st.checkbox(
            _(
                "Publish its text only, without the file: what is downloaded is a Word document of this text, with the "
                "same words hidden"
            ),
            key=key,
        )
        stays = _(
            "The file then stays on the server, where no reader can reach it; withdrawing the document deletes it too."
        )
        st.caption(f"{stays} {why}".strip())
        return is_chosen

    def _show_other_words(self, listed: tuple[str, ...], *, is_folded: bool = False) -> tuple[str, ...]:
        """Draws the field for names that were not found, with those `listed` in it; returns the words in it."""
        _ = translator(self.language)
        missed = _("Some names are missed: read the document again, and write here the others to hide.")
        how = _(
            "One per line, or separated by commas. They are hidden wherever they appear in the text, in "
            "capitals or not; the downloadable file keeps them, unless its text only is published."
        )
        key, label = f"words-{self.key}", _("Other names or words to hide")
        self._renew(key, "\n".join(listed))
        with folded(label, among_others=is_folded):
            st.html(f"<p>{missed} {how}</p>")
            said = st.text_area(label, key=key, height=80, max_chars=_LONGEST_WORDS)
        return self._words_said(said)

    def _words_said(self, said: str) -> tuple[str, ...]:
        return read_words_of(said, self.draft.document.masked_words)

    def _show_kept_words(self) -> tuple[str, ...]:
        """Draws the field for what was found by itself and is to be read all the same; returns the words in it."""
        _ = translator(self.language)
        how = _(
            "For what was hidden by mistake, or is public: the mayor who signs, for instance. One per line, as it "
            "stands in the file; nothing hidden is told here. Bank accounts, social security numbers and numbers of "
            "identity documents stay hidden. What you take away is hidden again."
        )
        key, label = f"kept-{self.key}", _("Names, addresses or numbers to show")
        self._renew(key, "\n".join(self.draft.document.kept_words))
        st.html(f"<p>{how}</p>")
        return read_lines(st.text_area(label, key=key, height=80, max_chars=_LONGEST_WORDS))

    def _renew(self, key: str, value: str | bool) -> None:
        """Puts what is so now in the field, unless somebody has changed what stood in it."""
        if key not in st.session_state or st.session_state[key] == st.session_state.get(f"{key}-drawn"):
            st.session_state[key] = st.session_state[f"{key}-drawn"] = value

    def show_correction(self, *, may_publish_file: bool, may_show: bool) -> tuple[Description, WordChange]:
        """Draws the fields of a published document, those for what is hidden, and whether its file is published.

        Of the latter it returns what was changed since they were drawn: others may have hidden more meanwhile. A file
        that is not published stays so unless `may_publish_file`, and what is hidden does unless `may_show`: words that
        are hidden are then not listed either, for they may be others' own; more can be written all the same.
        """
        fields, kept = self.show_description(), self.draft.document.kept_words
        masked = self._show_other_words(self.draft.document.masked_words if may_show else ())
        _ = translator(self.language)
        if may_show:
            kept = self._show_kept_words()
        else:
            st.caption(
                _(
                    "Moderators have hidden names or words here: what is hidden is no longer listed, and they alone "
                    "can show any of it. You can hide more."
                )
            )
        words = word_change(self._disclosure_drawn(), Disclosure(masked_words=masked, kept_words=kept))
        if self.draft.document.withheld and not may_publish_file:
            st.caption(_("Only its text is published, as is said above."))
        elif self.draft.document.text_only and not may_publish_file:
            st.caption(_("Only its text is published. Moderators alone can publish its file again."))
            st.page_link(
                "document.py",
                label=_("Ask them, by “Report” on its page"),
                icon=":material/flag:",
                query_params=address(id=self.draft.document.id),
            )
        else:
            text_only = self._show_text_only(self.draft.document.text_only)
            is_changed = text_only != st.session_state[f"{text_only_key(self.key)}-drawn"]
            fields = replace(fields, text_only=text_only if is_changed else None)
        if not fields.licence and self.draft.document.licence == _UNKNOWN:  # for which the field shows none
            fields = replace(fields, licence=_UNKNOWN)
        return fields, words

    def _disclosure_drawn(self) -> Disclosure:
        """The words that are hidden and shown as they stood in the fields before anybody changed them."""
        masked, kept = (st.session_state.get(f"{field}-{self.key}-drawn") for field in ("words", "kept"))
        return Disclosure(
            masked_words=self._words_said(masked or ""),
            kept_words=self.draft.document.kept_words if kept is None else read_lines(kept),
        )

    def has_title(self, description: Description) -> bool:
        """Whether a correction leaves a title; says at its field that there is none."""
        _ = translator(self.language)
        has_title = bool(description.cleaned().title)
        if not has_title:
            st.warning(_("Give a title, then save."), icon=":material/edit:")
            mark_fields({f"title-{self.key}": _("Give a title")})
        return has_title

    def finish_correction(self) -> None:
        """Has the fields for what is hidden drawn anew, with what is so once the correction is saved."""
        for key in (f"words-{self.key}", f"kept-{self.key}", text_only_key(self.key)):
            if key in st.session_state:
                st.session_state[f"{key}-drawn"] = st.session_state[key]


def _hiding(found: Found, language: str) -> str:
    """What is hidden in a text that names nobody, and what there is to choose of it: the name of a fold."""
    _ = translator(language)
    if not found:
        return _("Nothing to hide was found in its text: check, hide words, publish the text only")
    hidden = ", ".join(how_many(found, language))
    return _("Hidden in its text: {what} – check, hide more, publish the text only").format(what=hidden)


def _staying_hidden(always: Found, language: str) -> str:
    """What is hidden whatever its giver says; the account of a public body too, which no reader needs."""
    _ = translator(language)
    what = ", ".join(how_many(always, language))
    if Kind.IBAN in always:
        return _("Hidden whatever you tick, even the account of a public body: {what}.").format(what=what)
    return _("Hidden whatever you tick: {what}.").format(what=what)


def _what_keeping_does(language: str, *, has_more: bool) -> str:
    """What ticking makes readable, whatever is ticked one by one; and what not, where more than that was found."""
    _ = translator(language)
    does = _("Ticked, everyone can read it all on the pages, in search and in answers, whatever is ticked above.")
    return f"{does} {_('Passwords, access codes and births stay as they are ticked.')}" if has_more else does


def _keeping(found: Found, unread: UnreadPages | None, language: str) -> str:
    """What its giver says where what was found is left readable, and how much of each kind; homes are private."""
    _ = translator(language)
    images = _("and all that the images show") if found else _("all that the images show")
    what = ", ".join([*how_many(found, language), *([] if unread is None else [images])])
    if PRIVATE.isdisjoint(found):
        return _("Leave all of it readable, because it is public already: {what}").format(what=what)
    return _("Leave all of it readable, because none of it is private: {what}").format(what=what)


def draft_key(key: str) -> str:
    """The container of the form of a file."""
    return f"draft-{key}"


def text_only_key(key: str) -> str:
    """Where it stands whether the text of a form's file is published without the file."""
    return f"text-only-{key}"


def form_of(document: Document, key: str, language: str) -> DraftForm:
    """The form of a document that is stored, of which nothing is read again and nothing guessed."""
    source = commons().store.files.path(document.sha256)
    return DraftForm(Draft(document, source, ReadDocument(document.page_kind, ())), key, language)
