"""Kinds, domains, buyer types and licences, as data: `vocabulary.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

TENDER_KINDS = ("CCTP", "CCAP", "CCP", "RC", "AE", "BPU", "RFP")
"""The kinds of documents that are parts of a tender."""


@dataclass(frozen=True, slots=True)
class Term:
    """One kind, domain, buyer type or licence: its key, its names, and the words by which a document shows it."""

    key: str
    names: tuple[tuple[str, str], ...]
    words: tuple[str, ...] = ()
    url: str = ""
    open: bool = False

    def name(self, language: str) -> str:
        return dict(self.names).get(language, self.key)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    kinds: dict[str, Term]
    domains: dict[str, Term]
    buyer_types: dict[str, Term]
    licences: dict[str, Term]


def _terms(table: dict[str, dict[str, Any]]) -> dict[str, Term]:
    return {
        key: Term(
            key=key,
            names=(("fr", entry["fr"]), ("en", entry["en"])),
            words=tuple(entry["words"]),
            url=entry.get("url", ""),
            open=entry.get("open", False),
        )
        for key, entry in table.items()
    }


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of this installation, in the order of its file."""
    data = tomllib.loads(files("corpus").joinpath("vocabulary.toml").read_text("utf-8"))
    return Vocabulary(**{name: _terms(data[name]) for name in ("kinds", "domains", "buyer_types", "licences")})
