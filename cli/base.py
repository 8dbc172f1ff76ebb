"""What every command needs: the language to speak, the options that several share, the corpus, and what it says."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from corpus.errors import DocumentNotFound
from corpus.messages import DEFAULT_LANGUAGE, choose_language, translator
from corpus.settings import read_settings

if TYPE_CHECKING:
    from answer.commons import Commons
    from corpus.models import Document
    from index.filters import Filters

_NO_LOCALE = {"C", "POSIX"}
_SECONDS_BETWEEN_LINES = 10


def spoken_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language to speak: `--lang`, else PARTAGE_LANG, else the locale, else French."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return choose_language(arguments[place + 1])
        if argument.startswith("--lang="):
            return choose_language(argument.removeprefix("--lang="))
    for name in ("PARTAGE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "").split(".")[0]
        if value and value not in _NO_LOCALE:
            return choose_language(value)
    return DEFAULT_LANGUAGE


# Chosen when the file is read, because the help of every command is written then.
LANGUAGE = spoken_language(sys.argv[1:], os.environ)
_ = translator(LANGUAGE)
stderr = Console(stderr=True)

AsJson = Annotated[bool, typer.Option("--json", help=_("Print the result as JSON, one object per line."))]
Question = Annotated[str, typer.Argument(metavar="QUESTION", help=_("The question, in quotes."), show_default=False)]
Questions = Annotated[
    Path | None,
    typer.Option("--questions", help=_("A file of questions, one JSON object per line: id, question, history.")),
]
Kinds = Annotated[list[str] | None, typer.Option("--kind", help=_("Only this type: CCTP, CCAP, RC… (may be repeated)"))]
Domains = Annotated[list[str] | None, typer.Option("--domain", help=_("Only this domain (may be repeated)"))]
Buyers = Annotated[
    list[str] | None, typer.Option("--buyer", help=_("Only the buyers whose name contains this (may be repeated)"))
]
Languages = Annotated[list[str] | None, typer.Option("--language", help=_("Only documents in this language: fr, en…"))]
Years = Annotated[list[int] | None, typer.Option("--year", help=_("Only this year (may be repeated)"))]
Documents = Annotated[
    list[str] | None, typer.Option("--document", help=_("Only this document (its identifier, or the start of it)"))
]


class WrongArgument(Exception):
    """What was typed names nothing; the message is in the reader's language already."""


def say(text: str) -> None:
    stderr.print(text, markup=False, highlight=False, soft_wrap=True)


def print_json(record: dict[str, Any]) -> None:
    print(json.dumps(record, ensure_ascii=False), flush=True)


@contextmanager
def progress(task: str, total: int | None) -> Iterator[Callable[[int, int], None]]:
    """Gives a function to call with (done, total): a moving bar on a terminal, nothing elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=stderr, disable=not stderr.is_terminal, transient=True) as bar:
        shown = bar.add_task(task, total=total)
        yield lambda done, total: bar.update(shown, completed=done, total=total)


def now_and_then(task: str) -> Callable[[int, int], None]:
    """The same where there is no terminal: a line every few seconds from the first step on."""
    told: float | None = None

    def advance(done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        if told is None:
            told = now
        elif now - told >= _SECONDS_BETWEEN_LINES:
            told = now
            say(f"{task} … {done}/{total}")

    return advance


@contextmanager
def open_commons(*, adding: bool = False) -> Iterator[Commons]:
    """The commons of this machine, until the block ends; says first where its search model is still to be prepared.

    Nothing is said where there is nothing to search, unless `adding`.
    """
    from answer.commons import Commons
    from index.embedders import is_model_prepared

    settings = read_settings()
    commons = Commons(settings)
    if (adding or commons.store.documents()) and not is_model_prepared(settings):
        say(_("The search is being prepared for its first use. This is done once and may take a minute or more."))
    try:
        yield commons
    finally:
        commons.close()


def filters_of(
    commons: Commons,
    *,
    kinds: Iterable[str] | None,
    domains: Iterable[str] | None,
    buyers: Iterable[str] | None,
    languages: Iterable[str] | None,
    years: Iterable[int] | None,
    documents: Iterable[str] | None,
) -> Filters:
    """The filters as they were typed. Raises WrongArgument or DocumentNotFound for one that names nothing."""
    from corpus.vocabulary import vocabulary
    from index.filters import Filters

    named = [document_named(commons, id) for id in documents or ()]
    return Filters(
        kinds=frozenset(_key(kind, vocabulary().kinds) for kind in kinds or ()),
        domains=frozenset(_key(domain, vocabulary().domains) for domain in domains or ()),
        buyers=frozenset(name for said in buyers or () for name in _buyers_named(commons, said)),
        languages=frozenset(language.lower() for language in languages or ()),
        years=frozenset(years or ()),
        documents=frozenset(document.id for document in named),
        superseded=any(not document.is_current for document in named),
    )


def _key(said: str, known: Iterable[str]) -> str:
    key = next((key for key in known if key.lower() == said.lower()), None)
    if key is None:
        message = _("“{said}” is not one of: {known}.")
        raise WrongArgument(message.format(said=said, known=", ".join(known)))
    return key


def _buyers_named(commons: Commons, said: str) -> list[str]:
    """The buyers whose name holds what is said, accents and case apart."""
    from corpus.folding import fold

    known = sorted({document.buyer for document in commons.store.documents() if document.buyer})
    found = [name for name in known if fold(said) in fold(name)]
    if not found:
        message = _("No buyer's name contains “{said}”. The buyers are: {known}.")
        raise WrongArgument(message.format(said=said, known=", ".join(known)))
    return found


def document_named(commons: Commons, start: str) -> Document:
    """The document with this identifier, or the only one whose identifier starts so."""
    return one_named(commons.store.documents(), start)


def one_named(documents: Iterable[Document], start: str) -> Document:
    """The one of these documents with this identifier, or the only one whose identifier starts so."""
    found = [document for document in documents if start and document.id.startswith(start.lower())]
    if len(found) > 1:
        message = _("“{start}” is the start of several identifiers: {found}.")
        raise WrongArgument(message.format(start=start, found=", ".join(document.id for document in found)))
    if not found:
        raise DocumentNotFound(document=start)
    return found[0]
