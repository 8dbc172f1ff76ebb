"""What givers have still to say of their files before these can be published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.messages import translator
from ingest.description import Description
from pages.giving.given import Given
from pages.giving.likeness import relation_key
from pages.shown.markup import plain


@dataclass(frozen=True, slots=True)
class Lack:
    """What is still to be said, in a sentence, and what to do at each of the fields for it, by their keys."""

    told: str
    icon: str
    fields: Mapping[str, str]


def common_lack(given: Sequence[Given], form: str, language: str) -> Lack | None:
    """The licence of several files of which none has one, which is asked for once, in the fields of all."""
    if len(given) < 2 or any(one.description.licence for one in given):
        return None
    _ = translator(language)
    told = _("Choose a licence for all files, or one for each, then publish.")
    return Lack(told, ":material/edit:", {f"common-licence-{form}": _("Choose a licence")})


def own_lacks(given: Given, language: str, *, needs_licence: bool) -> list[Lack]:
    """What is still to be said of one file: how it stands to the one that it is near to, then what its fields lack."""
    _ = translator(language)
    file, key, lacks = plain(given.draft.document.file), given.upload.id, list[Lack]()
    if given.related is None and given.draft.near:
        words = _("“{file}”: say how it relates to the nearly identical document, then publish.")
        fields = {relation_key(key): _("Say how it relates to it")}
        lacks.append(Lack(words.format(file=file), ":material/difference:", fields))
    if words := _missing(given.description, language, needs_licence=needs_licence):
        fields = _fields_missing(given.description, key, language, needs_licence=needs_licence)
        lacks.append(Lack(words.format(file=file), ":material/edit:", fields))
    return lacks


def _missing(description: Description, language: str, *, needs_licence: bool) -> str:
    """What has to be said of a file, "" where nothing is missing."""
    _ = translator(language)
    lacks_licence = needs_licence and not description.licence
    if lacks_licence and not description.title:
        return _("“{file}”: choose a licence and give a title, then publish.")
    if lacks_licence:
        return _("“{file}”: choose a licence, then publish.")
    return "" if description.title else _("“{file}”: give a title, then publish.")


def _fields_missing(description: Description, key: str, language: str, *, needs_licence: bool) -> dict[str, str]:
    """What is to be done at the fields of a file that are empty and may not be, by their keys."""
    _ = translator(language)
    title = {} if description.title else {f"title-{key}": _("Give a title")}
    licence = {f"licence-{key}": _("Choose a licence")} if needs_licence and not description.licence else {}
    return title | licence
