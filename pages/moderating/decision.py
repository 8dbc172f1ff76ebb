"""What a moderator decides of a document: to hide, restore or delete it, or to dismiss its reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from corpus.errors import DocumentHidden, DocumentNotFound, PartageError
from corpus.messages import N_, translator
from corpus.models import Document
from corpus.moderation import Moderator
from corpus.moderation_log import Action
from pages.commons import commons, jobs
from pages.giving.once_more import ask_no_more, ask_once_more, is_asked, is_sure
from pages.giving.outcome import Card, Tone
from pages.moderating.reason import anew, has_reason, reason_field
from pages.shown import wording
from pages.shown.markup import plain
from pages.visiting.browser import mark_fields

_DECISIONS = {
    Action.HIDE: N_("Hide it from everyone, until it is restored"),
    Action.RESTORE: N_("Restore it: everyone sees it again"),
    Action.DELETE: N_("Delete it permanently, file and text"),
    Action.DISMISS: N_("Leave it as it is and dismiss the reports"),
}
_OUTCOMES_OF_SEVERAL = {
    Action.HIDE: N_("“{title}” and {others} are hidden: nobody can find, read or download them any more."),
    Action.RESTORE: N_("“{title}” and {others} are restored: they can be read again now, and found in a moment."),
    Action.DELETE: N_("“{title}” and {others} were deleted permanently."),
}
_OUTCOMES = {
    Action.HIDE: N_("“{title}” is hidden: nobody can find, read or download it any more."),
    Action.RESTORE: N_("“{title}” is restored: it can be read again now, and found in a moment."),
    Action.DELETE: N_("“{title}” was deleted permanently."),
    Action.DISMISS: N_("The reports of “{title}” were dismissed."),
}


@dataclass(frozen=True, slots=True)
class _Done:
    """What was decided of a document, as it is then, the others of which it was too, and those `staying` seen."""

    action: Action
    document: Document
    others: Sequence[Document] = ()
    staying: Sequence[Document] = ()


@dataclass(frozen=True, slots=True)
class _Decision:
    """What a moderator decides of a document, and why.

    Those `behind` it would stand in its place: they go with it, unless it goes `alone`. Those hidden `together` with it
    are restored with it.
    """

    action: Action
    document: Document
    reason: str
    alone: bool
    behind: Sequence[Document]
    together: Sequence[Document]

    def carry_out(self, acts: Moderator, around: Sequence[Document]) -> _Done:
        """What was done; `around` are the versions and formats that could be read before."""
        one, reason, alone = self.document.id, self.reason, self.alone
        match self.action:
            case Action.HIDE:
                hidden = acts.hide(one, reason, alone=alone)
                return _Done(self.action, hidden, commons().store.hidden_with(one), _still_shown(around))
            case Action.RESTORE:
                return _Done(self.action, acts.restore(one, reason), self.together)
            case Action.DELETE:
                deleted = acts.delete(one, reason, alone=alone)
                return _Done(self.action, deleted, [] if alone else self.behind, _still_shown(around))
            case _:
                return _Done(self.action, acts.dismiss(one, reason))


def show_decisions(
    document: Document, who: str, card: Card, language: str, *, is_reported: bool, is_hidden: bool
) -> None:
    """The form in which a moderator decides; what was decided is done, and told at it."""
    _ = translator(language)
    store = commons().store
    behind, together = store.versions.behind(document.id), store.hidden_with(document.id)
    with st.form(f"decision-{document.id}", border=False):
        action = _action_field(card, language, is_reported=is_reported, is_hidden=is_hidden)
        if together:
            others = _others_in_words(together, language)
            st.caption(_("Restoring it restores {others} hidden with it.").format(others=others))
        alone = bool(behind) and not _takes_with_it(card, behind, language, is_hidden=is_hidden)
        why = anew("reason", card)
        reason = reason_field(why, language)
        sent = st.form_submit_button(_("Apply"), type="primary", icon=":material/check:")
    card.show_outcome("decision")
    if sent:
        ask_no_more()
    if action is None:
        if sent:
            st.warning(_("Choose a decision first."), icon=":material/edit:")
            mark_fields({anew("decision", card): _("Choose a decision")})
        return
    decision = _Decision(action, document, reason, alone, behind, together)
    is_meant = sent and has_reason(reason, why, language)
    if is_meant and action is Action.DELETE:
        ask_once_more(card)
        is_meant = False
    if is_meant or (is_asked(card) and _is_sure(card, decision, language)):
        around = _shown_around(document, is_hidden=is_hidden)
        with told_where_it_fails(document, card, "decision", language):
            _finish(card, decision.carry_out(Moderator(store, who), around), language)


def _is_sure(card: Card, decision: _Decision, language: str) -> bool:
    """Asks the moderator once more before anything is deleted; whether they want it so."""
    _ = translator(language)
    title, others = decision.document.title, [] if decision.alone else decision.behind
    words = _("Delete “{title}” and {others} permanently?") if others else _("Delete “{title}” permanently?")
    lost = _("Files, text and descriptions are lost, and this cannot be undone, as hiding can.")
    question = f"{words.format(title=title, others=_others_in_words(others, language))} {lost}"
    return is_sure(card, question, yes=_("Yes, delete permanently"), no=_("Do not delete"))


def _action_field(card: Card, language: str, *, is_reported: bool, is_hidden: bool) -> Action | None:
    """Draws what can be decided; returns what is chosen, None as long as nothing is."""
    _ = translator(language)
    possible = [Action.RESTORE if is_hidden else Action.HIDE, Action.DELETE]
    possible += [Action.DISMISS] if is_reported else []
    return st.radio(
        _("Decision"),
        possible,
        index=None,
        format_func=lambda action: _(_DECISIONS[action]),
        key=anew("decision", card),
    )


def _takes_with_it(card: Card, behind: Sequence[Document], language: str, *, is_hidden: bool) -> bool:
    """Whether the moderator wants what would stand in the document's place hidden or deleted too."""
    _ = translator(language)
    words = (
        _("Delete {others} too: deleted alone, this document would leave them behind.")
        if is_hidden
        else _("Hide or delete {others} too: otherwise one of them may stand in its place.")
    )
    others, key = _others_in_words(behind, language), anew("behind", card)
    return st.checkbox(words.format(others=others), value=True, key=key, help=plain(_named(behind, language)))


@contextmanager
def told_where_it_fails(document: Document, card: Card, form: str, language: str) -> Iterator[None]:
    """Tells at the form why what a moderator decided could not be done."""
    _ = translator(language)
    try:
        yield
    except DocumentHidden:
        words = _("“{title}” has just been hidden by another moderator, and nothing was done.")
        card.tell(form, words.format(title=document.title), Tone.FAILED)
    except DocumentNotFound:
        words = _("“{title}” has just been withdrawn or deleted, and nothing was done.")
        card.tell(form, words.format(title=document.title), Tone.FAILED)
    except PartageError as error:
        card.tell(form, error.text(language), Tone.FAILED)


def _shown_around(document: Document, *, is_hidden: bool) -> list[Document]:
    """The versions and formats of the document that readers can reach; of a hidden one, those behind it."""
    versions = commons().store.versions
    if is_hidden:
        return _still_shown(versions.behind(document.id))
    return [one for version in versions.of(document.id) for one in versions.formats(version.id)]


def _still_shown(documents: Sequence[Document]) -> list[Document]:
    """Those of the documents that readers can reach now."""
    ids = {one.id for one in documents}
    return [one for one in commons().store.documents() if one.id in ids]


def _others_in_words(documents: Sequence[Document], language: str) -> str:
    return wording.counted(
        language,
        "{count} other format or earlier version",
        "{count} other formats and earlier versions",
        len(documents),
    )


def _named(documents: Sequence[Document], language: str) -> str:
    """The documents by title, version and format."""
    return ", ".join(wording.version_named(one, language) for one in documents)


def _finish(card: Card, done: _Done, language: str) -> None:
    """Has the search brought up to date, and tells what was done and what stays seen."""
    _ = translator(language)
    words = _(_OUTCOMES_OF_SEVERAL[done.action] if done.others else _OUTCOMES[done.action])
    told = words.format(title=done.document.title, others=_others_in_words(done.others, language))
    left = _("Still visible: {names}.").format(names=_named(done.staying, language)) if done.staying else ""
    jobs().refresh_soon()
    card.tell("decision", f"{told} {left}".strip())
