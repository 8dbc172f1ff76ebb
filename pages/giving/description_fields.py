"""What is said of a file, in fields that are filled in, every guess shown as a guess."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from corpus.messages import LANGUAGES, N_, agreeing, translator
from corpus.vocabulary import vocabulary
from ingest.description import Description
from ingest.draft import Draft
from ingest.plain_text import clean_line
from pages.giving.licence_advice import licences_offered
from pages.shown import wording
from pages.shown.markup import plain

_FIRST_YEAR = 1990
_LONGEST_ABSTRACT = 1000
_TWO_LINES = 74
"""Pixels."""
_UNKNOWN, _OTHER = "unknown", "other"
_GUESSED, _FROM_THE_EARLIER = N_("guessed"), N_("from the earlier version")
_SEVERAL = "several"
"""What is noted of several fields at once, as the catalogue of messages knows it; of one it is by its name."""


@dataclass(frozen=True, slots=True)
class DescriptionFields:
    """The fields that describe a draft. `key` tells one file's widgets from another's.

    `among_others`: it stands under fields that are filled once for all files (pages/giving/common_fields.py).
    `follows`: it replaces a document, of which all that was not guessed is taken.
    """

    draft: Draft
    key: str
    language: str
    among_others: bool = False
    follows: bool = False

    def show_description(self) -> Description:
        """Draws the fields; returns what stands in them."""
        document = self.draft.document
        _ = translator(self.language)
        name, key = self._name(_("Title"), "title"), f"title-{self.key}"
        self._renew_guess("title", document.title)
        title = clean_line(st.text_area(name, key=key, height=_TWO_LINES))
        left, right = st.columns(2)
        with left:
            kind = self._choice(_("Type"), "kind", list(vocabulary().kinds), wording.kind_name)
        with right:
            name = _("Licence") if self.among_others else _("Licence (required)")
            licence = self._choice(name, "licence", licences_offered(), wording.licence_name)
        self._renew_guess("buyer", document.buyer)
        self._renew_guess("buyer_type", document.buyer_type or None)
        self._show_buyer_from_another()
        others = _("Domain, buyer, year, language, keywords, abstract")
        if self.draft.guessed:
            others = self._noted(others, _SEVERAL, _GUESSED)
        with folded(others, among_others=self.among_others):
            rest = self._show_rest()
        return replace(rest, title=title, kind=kind or "", licence=licence or "")

    def _show_buyer_from_another(self) -> None:
        """Draws from which other file the buyer is taken, unless another one was written: its field may be folded."""
        document = self.draft.document
        if self.draft.buyer_from and st.session_state[f"buyer-{self.key}"] == document.buyer:
            told = translator(self.language)(
                "Buyer: {buyer}, after “{file}”, since this file names none. If it is another one, correct it below."
            )
            words = told.format(buyer=plain(document.buyer), file=plain(self.draft.buyer_from))
            st.info(words, icon=":material/account_balance:")

    def _show_rest(self) -> Description:
        """Draws the fields beside the title, the kind and the licence."""
        document = self.draft.document
        _ = translator(self.language)
        said = self._show_columns()
        abstract = st.text_area(
            self._name(_("Abstract: what it is about, in two or three sentences"), "abstract"),
            document.abstract,
            key=f"abstract-{self.key}",
            height=110,
            max_chars=_LONGEST_ABSTRACT,
        )
        origin = st.text_input(
            self._name(_("Where it was published (web address, if any)"), "origin"),
            document.origin,
            key=f"origin-{self.key}",
        )
        st.caption(
            _(
                "In these fields too, the names that are hidden in the text, the words to hide, e-mail addresses and "
                "telephone numbers are hidden."
            )
        )
        return replace(said, abstract=abstract, origin=origin)

    def _show_columns(self) -> Description:
        """Draws those of them that are short, in two columns."""
        document = self.draft.document
        _ = translator(self.language)
        left, right = st.columns(2)
        with left:
            domain = self._choice(_("Domain"), "domain", list(vocabulary().domains), wording.domain_name)
            buyer = st.text_input(self._name(_("Buyer"), "buyer"), key=f"buyer-{self.key}")
            buyer_type = self._choice(
                _("Buyer type"), "buyer_type", list(vocabulary().buyer_types), wording.buyer_type_name
            )
        with right:
            year = self._choice(_("Year"), "year", _with(document.year, _years()), _say_year)
            languages = _with(document.language, LANGUAGES)
            spoken = self._choice(_("Language"), "language", languages, wording.language_name)
            keywords = st.text_input(
                self._name(_("Keywords, separated by commas"), "keywords"),
                ", ".join(document.keywords),
                key=f"keywords-{self.key}",
            )
        return Description(
            domain=domain or "",
            buyer=buyer,
            buyer_type=buyer_type or "",
            year=year or 0,
            language=spoken or "",
            keywords=tuple(keywords.split(",")),
        )

    def _renew_guess(self, field: str, guess: str | None) -> None:
        """Puts a guess in a field that holds what was guessed before: a file read later may name the buyer."""
        key, guessed = f"{field}-{self.key}", f"{field}-{self.key}-guessed"
        if key not in st.session_state or st.session_state[key] == st.session_state.get(guessed):
            st.session_state[key] = guess
        st.session_state[guessed] = guess

    def _choice(self, name: str, field: str, values: Sequence[Any], say: Callable[[Any, str], str]) -> Any:
        _ = translator(self.language)
        value, key = getattr(self.draft.document, field), f"{field}-{self.key}"
        is_common = self.among_others and field in ("licence", "domain")
        is_put = f"{key}-guessed" in st.session_state  # by `_renew_guess`
        says_nothing = (_UNKNOWN, _OTHER) if is_common else (_UNKNOWN,)
        return st.selectbox(
            self._name(name, field),
            values,
            list(values).index(value) if value in values and value not in says_nothing and not is_put else None,
            lambda value: say(value, self.language),
            key=key,
            placeholder=_("Same as for all files") if is_common else _("Choose"),
        )

    def _name(self, name: str, field: str) -> str:
        if getattr(self.draft.document, field) in ("", None, (), _UNKNOWN):
            return name
        if field in self.draft.guessed:
            return self._noted(name, field, _GUESSED)
        return self._noted(name, field, _FROM_THE_EARLIER) if self.follows else name

    def _noted(self, name: str, field: str, words: str) -> str:
        """A field's name with a note in brackets, in those that it ends with where it does."""
        note = agreeing(self.language, field, words)
        return f"{name[:-1]}, {note})" if name.endswith(")") else f"{name} ({note})"


def folded(label: str, *, among_others: bool) -> DeltaGenerator:
    """The place of fields that several files have, and few need, which the form would be too long with."""
    return st.expander(label) if among_others else st.container()


def _with(known: Any, values: Sequence[Any]) -> list[Any]:
    """The values to choose from, and what is known where it is none of them: else the form would empty the field."""
    return [*values, known] if known and known not in values else list(values)


def _years() -> list[int]:
    """The years a document may be of, the latest first, after 0 for a year that is not known."""
    return [0, *range(datetime.now(UTC).year + 1, _FIRST_YEAR - 1, -1)]


def _say_year(year: int, language: str) -> str:
    return str(year) if year else translator(language)("Unknown")
