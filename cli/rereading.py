"""What an earlier version read is read again, by the readers and the masks of this one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from cli.adding import make_searchable, take_in, told_of_waiting
from cli.base import LANGUAGE, WrongArgument, _, one_named, open_commons, say

if TYPE_CHECKING:
    from answer.commons import Commons
    from corpus.models import Document

_NONE_IS_DUE = _("This version has read every document already. To read them again all the same: partage reread --all")


def reread(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help=_("Their identifiers, or the start of each; without any, the documents that an earlier version read."),
            show_default=False,
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help=_("All documents, those that this version read too."))] = False,
) -> None:
    from ingest.as_text import reread_as_text

    failed = False
    with open_commons() as commons:
        documents = _chosen(commons, ids or (), every)
        if documents or every:
            outcomes = take_in(commons, commons.ingestion.rereading.read_again(documents), len(documents))
            failed = any(outcome.error for outcome in outcomes)
            told = reread_as_text(outcomes, LANGUAGE)
        else:
            told = iter([_NONE_IS_DUE])
            if not commons.search_index.is_current():  # it was stopped before what it had read was made searchable
                make_searchable(commons)
        for line in (*told, *told_of_waiting(commons)):
            say(line)
    if failed:
        raise typer.Exit(1)


def _chosen(commons: Commons, ids: Iterable[str], every: bool) -> list[Document]:
    """The documents to read again, hidden ones too."""
    stored = [*commons.store.documents(), *commons.store.hidden_documents()]
    named = {document.id: document for id in ids for document in [one_named(stored, id)]}
    if named and every:
        raise WrongArgument(_("Name documents or use --all, not both."))
    if every:
        return stored
    return list(named.values()) or commons.ingestion.rereading.due()
