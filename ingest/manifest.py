"""A manifest: a table of tab-separated values that describes files, one a line, by the column `file`."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import BadManifest
from corpus.messages import N_
from corpus.vocabulary import Term, vocabulary
from ingest.description import Description
from ingest.guesses.terms import terms_named
from ingest.incoming import clean_name

_LONGEST_VALUE = 2_000
_UNKNOWN_TO_THE_GIVER = {"", "autre", "other", "divers", "?", "-", "n/a", "inconnu", "unknown"}
_UNREADABLE = N_("it cannot be opened.")
_NO_TEXT = N_("it is not a UTF-8 text file.")
_NO_COLUMN = N_("its first line has no column named “file”. Columns are separated by tabs.")
_NO_TABLE = N_("a line has more values than the first line has columns. Check its tabs.")

Manifest = dict[str, Description]
"""What is said of each file, by its clean name."""


def read_manifest(path: Path) -> Manifest:
    """The descriptions that a manifest gives. Raises BadManifest, saying why."""
    rows = csv.DictReader(_lines(path), delimiter="\t", quoting=csv.QUOTE_NONE)
    if "file" not in (rows.fieldnames or ()):
        raise BadManifest(file=path.name, reason=_NO_COLUMN)
    manifest = {}
    for row in rows:
        if None in row:
            raise BadManifest(file=f"{path.name}, l. {rows.line_num}", reason=_NO_TABLE)
        values = {name: (value or "").strip()[:_LONGEST_VALUE] for name, value in row.items()}
        if values["file"]:
            manifest[clean_name(values["file"])] = _description(values)
    return manifest


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig").split("\n")  # not splitlines: a value may hold U+2028
    except UnicodeDecodeError as error:
        raise BadManifest(file=path.name, reason=_NO_TEXT) from error
    except OSError as error:
        raise BadManifest(file=path.name, reason=_UNREADABLE) from error


def _description(values: dict[str, str]) -> Description:
    words = vocabulary()
    year = values.get("year", "")
    return Description(
        title=values.get("title"),
        kind=_key(words.kinds.values(), values.get("kind", "")),
        domain=_key(words.domains.values(), values.get("domain", "")),
        buyer=values.get("buyer"),
        year=int(year) if year.isdecimal() else None,
        language=(values.get("lang") or values.get("language") or "").lower()[:2],
        licence=_licence(values.get("licence", "")),
        origin=values.get("origin"),
        buyer_type=_key(words.buyer_types.values(), values.get("buyer_type", "")),
        abstract=values.get("abstract"),
        keywords=tuple(filter(None, map(str.strip, values.get("keywords", "").split(",")))) or None,
    )


def _key(terms: Iterable[Term], value: str) -> str | None:
    """The key of the term that is meant, None where it is left to be guessed."""
    if value.lower() in _UNKNOWN_TO_THE_GIVER:
        return None
    named = terms_named(terms, value)
    return named[0].key if named else None


def _licence(value: str) -> str | None:
    """A licence is never guessed where the manifest says something that is not known."""
    return (_key(vocabulary().licences.values(), value) or "unknown") if value else None
