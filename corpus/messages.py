"""What people read, in their language: gettext catalogues under `locales/`, English being the source text."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = ("fr", "en")
DEFAULT_LANGUAGE = "fr"
_LOCALES = Path(__file__).parent / "locales"
_QUOTED = re.compile(r"[«“\"]\s*(?P<words>[^«»“”\"]+?)\s*[»”\"](?P<stop>[.,;]?)")


def N_(text: str) -> str:
    """Marks `text` for the catalogue; it is translated later, where the reader's language is known."""
    return text


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The messages of `language`; those of the source text (English) where there is no catalogue."""
    path = _LOCALES / language / "LC_MESSAGES" / "partage.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    binary = BytesIO()
    write_mo(binary, messages)
    binary.seek(0)
    return gettext.GNUTranslations(binary)


def translator(language: str) -> Callable[[str], str]:
    """The function usually named `_`: a message's text in `language`."""
    return catalogue(language).gettext


def agreeing(language: str, noun: str, words: str) -> str:
    """`words` as they are said of a noun, such as “devinée” of a year; as of any other where none goes before it.

    `noun` is the context of the message in the catalogue.
    """
    found = catalogue(language).pgettext(noun, words)
    return found if found != words else translator(language)(words)


def counted(language: str, one: str, many: str, count: int, **blanks: str) -> str:
    """“3 documents”: the right form for `count`, the number written the reader's way, its other `blanks` filled."""
    number = format_decimal(count, locale=language)
    return catalogue(language).ngettext(one, many, count).format(count=number, **blanks)


def quoted(words: str, language: str) -> str:
    """“Plan d’un tiers” between the quotation marks of `language`, which is that of the page, not that of the words.

    They replace those in which the words stand already.
    """
    inside = _QUOTED.fullmatch(words)
    return translator(language)("“{words}”").format(words=inside["words"] + inside["stop"] if inside else words)


def choose_language(wanted: str | None) -> str:
    """The offered language nearest to a browser locale or language tag ("fr-FR", "en_GB"); French by default."""
    head = (wanted or "").replace("_", "-").split("-")[0].lower()
    if head in LANGUAGES:
        return head
    return "en" if head else DEFAULT_LANGUAGE
