"""Everything in a text that identifies someone: e-mail addresses, telephone numbers, accounts, names with a role."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from protect.findings import SERVICE, Finding, Kind, without_overlaps
from protect.given_words import find_words
from protect.identifiers.accounts import find_ibans, find_ribs, find_sirets
from protect.identifiers.births import find_births
from protect.identifiers.emails import find_emails
from protect.identifiers.extensions import find_extensions, people_behind_extensions
from protect.identifiers.folders import find_users
from protect.identifiers.homes import find_homes
from protect.identifiers.identity_documents import find_identity_documents
from protect.identifiers.phones import find_phones
from protect.identifiers.plates import find_plates
from protect.identifiers.secrets import find_secrets
from protect.identifiers.social_security import find_social_security_numbers
from protect.identifiers.staff_numbers import find_staff_numbers
from protect.people.all_names import find_people
from protect.people.beside import is_a_place, is_of_a_thing
from protect.people.firms import names_a_company
from protect.people.given_names import find_any_first_names
from protect.people.names import candidates, is_a_full_name, pieces_of

__all__ = [
    "SERVICE",
    "Finding",
    "Kind",
    "find_personal_data",
    "forget_texts",
    "mentions_somebody",
    "names_someone",
    "tells_somebody",
]


_FRENCH = re.compile(r"\b(?:le|la|les|des|du|et|est|pour|dans|une)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|is|for|with|shall|by)\b", re.IGNORECASE)
_SAMPLE = 20_000
_KEPT, _LONGEST_KEPT = 1 << 12, 500
"""Texts that no reader sees of which it is remembered whether they tell of somebody, and their characters: the pictures
of a file mostly say the same few, and its copy is looked through again."""


def find_personal_data(
    text: str,
    language: str = "",
    institutions: Collection[str] | None = None,
    listed: Iterable[Finding] | None = None,
) -> list[Finding]:
    """What identifies someone in the text, in order, nothing twice. Without a `language`, the text itself tells it.

    `institutions` are the names that its document says to be those of schools and the like, folded, and `listed` those
    of people in lists, which may begin on a page before; without them, the text does.
    """
    language = language or _language(text)
    emails = list(find_emails(text))
    accounts = (*find_ibans(text), *find_ribs(text))
    numbers = (
        *accounts,
        *find_social_security_numbers(text),
        *find_sirets(text),
        *find_phones(text, language),
        *find_extensions(text),
    )
    addresses = [text[email.start : email.end] for email in emails]
    civil = (
        *find_births(text),
        *find_identity_documents(text),
        *find_staff_numbers(text),
        *find_homes(text),
        *find_plates(text),
    )
    secrets = find_secrets(text)
    people = (*find_people(text, addresses, institutions, listed), *find_users(text), *people_behind_extensions(text))
    return without_overlaps([*emails, *numbers, *secrets, *civil, *people])


def names_someone(text: str, families: Sequence[str] = ()) -> bool:
    """Whether a short text that stands alone, such as a property of a file, names a person or says how to reach one.

    `families` are the family names of people who are known otherwise.
    """
    is_named = any(is_a_full_name(text[slice(*place)]) for place in candidates(text))
    return is_named or bool(find_personal_data(text)) or any(find_words(text, families))


def mentions_somebody(text: str) -> bool:
    """Whether a sentence seems to speak of a person, who need not be told by anything beside the name.

    Streets, schools and companies that are called after people are none.
    """
    return (
        _has_a_full_name(text)
        or any(one.kind is Kind.PERSON for one in find_personal_data(text))
        or any(find_any_first_names(text))
    )


def tells_somebody(text: str) -> bool:
    """Whether words that no reader sees name a person in full, or say how to reach one."""
    return _remembered_to_tell(text) if len(text) <= _LONGEST_KEPT else _tells_somebody(text)


def _tells_somebody(text: str) -> bool:
    return _has_a_full_name(text) or bool(find_personal_data(text))


_remembered_to_tell = lru_cache(_KEPT)(_tells_somebody)


def forget_texts() -> None:
    """Forgets those that `tells_somebody` remembers: they are those of one file, and the next is somebody else's."""
    _remembered_to_tell.cache_clear()


def _has_a_full_name(text: str) -> bool:
    """Whether a name with a first name that is known stands there, and is no street's, school's or company's."""
    places = [place for place in candidates(text) if is_a_full_name(text[slice(*place)])]
    return any(not _is_of_no_person(text, *place) for place in places)


def _is_of_no_person(text: str, start: int, end: int) -> bool:
    is_company = names_a_company(pieces_of(text[start:end]))
    return is_company or is_of_a_thing(text, start, end) or is_a_place(text, start, end)


def _language(text: str) -> str:
    """French or English, "" where too few small words tell."""
    french, english = (len(words.findall(text[:_SAMPLE])) for words in (_FRENCH, _ENGLISH))
    return "" if french == english else "fr" if french > english else "en"
