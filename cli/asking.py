"""`partage search` and `partage ask`: one question, or a file of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.address import address_of_pages
from cli.base import (
    LANGUAGE,
    AsJson,
    Buyers,
    Documents,
    Domains,
    Kinds,
    Languages,
    Question,
    Questions,
    WrongArgument,
    Years,
    _,
    filters_of,
    open_commons,
    print_json,
)

if TYPE_CHECKING:
    from answer.commons import Commons


_NOTHING_SHARED = _("No document has been shared yet. To add some: partage ingest FOLDER")


def search(
    question: Question = "",
    k: Annotated[int, typer.Option("-k", min=1, max=100, help=_("How many passages."))] = 10,
    as_json: AsJson = False,
    questions: Questions = None,
    kind: Kinds = None,
    domain: Domains = None,
    buyer: Buyers = None,
    language: Languages = None,
    year: Years = None,
    document: Documents = None,
) -> None:
    with open_commons() as commons:
        _tell_if_empty(commons)
        from answer.told.as_text import hits_as_text
        from answer.told.records import hit_record

        filters = filters_of(
            commons, kinds=kind, domains=domain, buyers=buyer, languages=language, years=year, documents=document
        )

        assistant = commons.assistant

        def found(text: str, history: Sequence[str]) -> dict[str, Any]:
            hits = assistant.search(text, k, assistant.exchanges(history), filters, closely=True)
            return {"id": None, "hits": [hit_record(hit) for hit in hits]}

        if questions or as_json:
            _print_records(question, questions, found)
        else:
            print(hits_as_text(assistant.search(question, k, (), filters, closely=True), LANGUAGE))


def ask(
    question: Question = "",
    as_json: AsJson = False,
    questions: Questions = None,
    kind: Kinds = None,
    domain: Domains = None,
    buyer: Buyers = None,
    language: Languages = None,
    year: Years = None,
    document: Documents = None,
) -> None:
    with open_commons() as commons:
        _tell_if_empty(commons)
        from answer.told.as_text import answer_as_text
        from answer.told.records import answer_record

        filters = filters_of(
            commons, kinds=kind, domains=domain, buyers=buyer, languages=language, years=year, documents=document
        )
        url, assistant = address_of_pages(commons.settings), commons.assistant

        def answered(text: str, history: Sequence[str]) -> dict[str, Any]:
            return answer_record(None, assistant.ask(text, assistant.exchanges(history), filters), url)

        if questions or as_json:
            _print_records(question, questions, answered)
        else:
            print(answer_as_text(assistant.ask(question, (), filters), url, LANGUAGE))


def _tell_if_empty(commons: Commons) -> None:
    """Says beside the answer, which is none then, that there is no document to ask."""
    if not commons.store.documents():
        print(_NOTHING_SHARED, file=sys.stderr)


def _print_records(
    question: str, questions: Path | None, answer: Callable[[str, Sequence[str]], dict[str, Any]]
) -> None:
    """What is answered to every question of a file, or else to the one question."""
    if questions:
        _answer_file(questions, answer)
    else:
        print_json(answer(question, ()))


def _answer_file(path: Path, answer: Callable[[str, Sequence[str]], dict[str, Any]]) -> None:
    from cli.question_file import answer_each

    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongArgument(_("“{path}” cannot be read.").format(path=path)) from error
    for record in answer_each(lines, answer, LANGUAGE):
        print_json(record)
