"""What identifies people in the text of a draft, for its giver to see before anything is public."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from corpus.disclosure import NOTHING_DISCLOSED, Disclosure
from corpus.messages import N_, counted, translator
from corpus.models import Page, UnreadPages
from ingest.draft import Draft
from protect.findings import ALWAYS_HIDDEN, NEVER_PUBLIC, Finding, Kind
from protect.offices import of_offices
from protect.people.named import Mention, Person, people_named

_MOST_NAMED = 40
"""In one sentence, which is read to its end."""
_WITHIN_A_NUMBER, _KEPT = re.compile(r"(?<=\d) (?=\d)"), "\u00a0"
"""A number of telephone is broken at no end of a line."""
_NAMES: dict[Kind, tuple[str, str]] = {
    Kind.EMAIL: (N_("{count} e-mail address"), N_("{count} e-mail addresses")),
    Kind.PHONE: (N_("{count} telephone number"), N_("{count} telephone numbers")),
    Kind.IBAN: (N_("{count} bank account"), N_("{count} bank accounts")),
    Kind.SIRET: (N_("{count} company number (SIRET)"), N_("{count} company numbers (SIRET)")),
    Kind.NIR: (N_("{count} social security number"), N_("{count} social security numbers")),
    Kind.BIRTH: (N_("{count} date or place of birth"), N_("{count} dates or places of birth")),
    Kind.IDENTITY: (
        N_("{count} number of an identity document or badge"),
        N_("{count} numbers of identity documents or badges"),
    ),
    Kind.HOME: (N_("{count} home address"), N_("{count} home addresses")),
    Kind.PLATE: (N_("{count} number plate"), N_("{count} number plates")),
    Kind.SECRET: (N_("{count} password or access code"), N_("{count} passwords or access codes")),
    Kind.PERSON: (N_("{count} person named"), N_("{count} people named")),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of once: `words` as they are listed, all the `forms` in which the text has it, and whether it seems
    to lead to a body and to nobody in it, wherever it stands."""

    words: str
    forms: tuple[str, ...]
    is_of_a_body: bool = False


Found = dict[Kind, list[Told]]
"""What was found of each kind, each once, in the order of the text."""


def personal_data_of(draft: Draft, language: str, disclosure: Disclosure = NOTHING_DISCLOSED) -> Found:
    """What of the text of the draft is hidden: each person once, with what they do where it says so."""
    words: dict[Kind, dict[str, bool]] = {}  # each with whether it is a body's wherever it stands
    mentions: list[Mention] = []
    pages = zip(draft.read.pages, draft.read.to_hide(disclosure), draft.read.personal_data, strict=False)
    for page, hidden, found_here in pages:
        of_bodies_here = of_offices(page.text, found_here)
        for one in hidden:
            said = _said(page, one)
            if one.kind is Kind.PERSON:
                mentions.append(Mention(said, one.detail))
            else:
                known = words.setdefault(one.kind, {})
                known[said] = known.get(said, True) and one in of_bodies_here
    found = {
        kind: [Told(said, (said,), is_of_a_body) for said, is_of_a_body in words[kind].items()]
        for kind in Kind
        if kind in words
    }
    people = [Told(_person(person, language), person.forms) for person in people_named(mentions)]
    return found | {Kind.PERSON: people} if people else found


def public_words(draft: Draft) -> list[str]:
    """What was found in the text and stays readable, as it is public by itself: of companies, shared mailboxes, ranges
    of numbers."""
    pages = zip(draft.read.pages, draft.read.personal_data, strict=False)
    return list(dict.fromkeys(_said(page, one) for page, findings in pages for one in findings if one.is_public))


def _said(page: Page, one: Finding) -> str:
    return " ".join(page.text[one.start : one.end].split())


def always_hidden(found: Found) -> Found:
    """What of it is hidden whatever its giver says."""
    return {kind: told for kind, told in found.items() if kind in ALWAYS_HIDDEN}


def of_people(found: Found) -> Found:
    """What of it identifies people."""
    return _those(found, are_of_bodies=False)


def of_bodies(found: Found) -> Found:
    """What of it seems to lead to a body and to nobody in it."""
    return _those(found, are_of_bodies=True)


def _those(found: Found, *, are_of_bodies: bool) -> Found:
    those = {kind: [one for one in told if one.is_of_a_body is are_of_bodies] for kind, told in found.items()}
    return {kind: told for kind, told in those.items() if told}


def words_of(found: Found) -> list[str]:
    """All that was found, names first."""
    kinds = (Kind.PERSON, *(kind for kind in found if kind is not Kind.PERSON))
    return [told.words for kind in kinds for told in found.get(kind, ())]


def _person(person: Person, language: str) -> str:
    _ = translator(language)
    alone = _("“{name}” alone").format(name=person.first_name) if person.first_name else ""
    beside = ", ".join(filter(None, (person.role, alone)))
    return f"{person.name} ({beside})" if beside else person.name


def personal_data_html(
    found: Found,
    unread: UnreadPages | None,
    language: str,
    *,
    is_file_published: bool = True,
    keeps_all: bool = False,
) -> str:
    """What becomes of what was found; where pages are pictures, that nobody has looked for people in them."""
    told = (
        _left_html(found, language) if keeps_all else _found_html(found, language, is_file_published=is_file_published)
    )
    if unread is None:
        return told
    _ = translator(language)
    words = (
        _(
            "Pages that are images cannot be checked before they are published: check yourself who is named in them. "
            "The images will be shown once their text is recognised, without what identifies people. Until then nobody "
            "can download the file, nor afterwards if people are found in them or a page cannot be recognised: only "
            "moderators can then publish it."
        )
        if unread.waiting
        else _(
            "Pages that are images, in which no text could be recognised, cannot be checked: check yourself who is "
            "named in them. Their images will not be shown, but the downloadable file shows everything, unless you "
            "tick “Publish its text only” below."
        )
    )
    return f"<p>{words}</p>{told if found else ''}"


def _left_html(found: Found, language: str) -> str:
    """That all that was found stays readable, but for what is never public."""
    _ = translator(language)
    if not of_people(found):
        words = _("Nothing in its text seems to identify a person.")
    elif NEVER_PUBLIC.isdisjoint(found):
        words = _("What follows identifies people in its text. As you ticked below, all of it stays readable.")
    else:
        words = _(
            "What follows identifies people in its text. As you ticked below, it stays readable, but for what is "
            "still ticked or is hidden in any case."
        )
    return f"<p>{words}</p>"


def _found_html(found: Found, language: str, *, is_file_published: bool) -> str:
    _ = translator(language)
    if not found:
        return f"<p>{_('Its text seems to name nobody: no address, no number, no person with their role.')}</p>"
    file = _("The downloadable file keeps its whole text: anyone who opens it can also read the following.")
    first = _("If nobody should, tick “Publish its text only” below.")
    people = of_people(found)
    words = _("Nothing in its text seems to identify a person.")
    if people:
        words = _("What follows identifies people in its text, and will be hidden in search, answers and previews.")
    how = _("Untick what is public already, such as the author of a guide or the mayor who signs: it stays readable.")
    words += f" {how}" if len(always_hidden(people)) < len(people) else ""
    kept = f'<p class="important"><strong>{file}</strong> {first}</p>' if is_file_published else ""
    return f"{kept}<p>{words}</p>"


def bodies_html(language: str, *, keeps_all: bool) -> str:
    """What becomes of what seems to lead to a body, which is listed below it."""
    _ = translator(language)
    what = _("What follows seems to be of a body, and of no person: a shared mailbox, a switchboard, a front office.")
    if keeps_all:
        becomes = _("As you ticked below, it stays readable.")
    else:
        becomes = _("It will be hidden all the same, in case somebody is behind it: untick it to leave it readable.")
    return f"<p>{what} {becomes}</p>"


def listed_html(found: Found, language: str) -> str:
    """What was found, kind by kind; nothing without any."""
    rows = "".join(f"<li>{_row(kind, told, language)}</li>" for kind, told in found.items())
    return f"<ul>{rows}</ul>" if rows else ""


def how_many(found: Found, language: str) -> list[str]:
    """“3 personnes nommées”, “1 adresse électronique”: what was found of each kind."""
    return [how_many_of(kind, told, language) for kind, told in found.items()]


def how_many_of(kind: Kind, told: Sequence[Told], language: str) -> str:
    return counted(language, *_NAMES[kind], len(told))


def _row(kind: Kind, told: Sequence[Told], language: str) -> str:
    what = how_many_of(kind, told, language)
    return translator(language)("{what}: {values}").format(what=what, values=_shown(told))


def unbroken(words: str) -> str:
    """The words, in which no line ends within a number."""
    return _WITHIN_A_NUMBER.sub(_KEPT, words)


def named(words: Sequence[str], language: str) -> str:
    """The words one after the other; of very many the first ones, and how many more there are."""
    first = ", ".join(map(unbroken, words[:_MOST_NAMED]))
    more = len(words) - _MOST_NAMED
    if more <= 0:
        return first
    return counted(language, "{first}, and {count} more", "{first}, and {count} more", more, first=first)


def _shown(told: Sequence[Told]) -> str:
    return ", ".join(f"<b>{escape(unbroken(one.words))}</b>" for one in told)
