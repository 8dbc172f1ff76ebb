"""The command itself: every command of it, in the order of the help, and how the one that was typed is run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from cli.adding import delete, export, import_, ingest, list_documents, refresh
from cli.asking import ask, search
from cli.base import LANGUAGE, WrongArgument, _, say
from cli.evaluating import evaluate
from cli.rereading import reread
from cli.running import doctor, feedback, moderation_log, serve, work
from corpus.errors import PartageError


class _TellsItsHelp:
    """That `--help` shows the help is told in the reader's language: Typer has it in English alone."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]  # of the command that it is mixed into
        if option is not None:
            option.help = _("Show this message and exit.")
        return option


class _Command(_TellsItsHelp, TyperCommand):
    """One command of `partage`."""


class _Commands(_TellsItsHelp, TyperGroup):
    """`partage` itself, which has all of them."""


app = typer.Typer(
    cls=_Commands,
    help=_("Ask a commons of public tender documents. Every answer cites pages that you can open."),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command; an error that a reader can act on is one line on stderr, with 2 for what was typed, else 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        app(args=_without_language(sys.argv[1:] if arguments is None else arguments), prog_name="partage")
    except PartageError as error:
        say(error.text(LANGUAGE))
        raise SystemExit(1) from error
    except WrongArgument as error:
        say(str(error))
        raise SystemExit(2) from error


def _without_language(arguments: Sequence[str]) -> list[str]:
    """The arguments without `--lang`, which may stand anywhere and was heeded when `cli.base` was read."""
    rest = list(arguments)
    if "--lang" in rest:
        place = rest.index("--lang")
        del rest[place : place + 2]
    return [argument for argument in rest if not argument.startswith("--lang=")]


@app.callback()
def _options(
    lang: Annotated[str, typer.Option("--lang", help=_("Language of the messages: fr or en"))] = LANGUAGE,
) -> None:
    """Declares `--lang` for the help."""


app.command(help=_("Add files, every file below a folder, or every document of a ZIP."))(ingest)
app.command(help=_("Show the passages that best answer a question."))(search)
app.command(help=_("Answer a question with quotations from the documents."))(ask)
app.command("eval", help=_("Measure the search and the answers on a file of questions whose right answers are known."))(
    evaluate
)
app.command("list", help=_("List the documents."))(list_documents)
app.command(help=_("Withdraw a document: its file, its text and everything by which it is found."))(delete)
app.command(
    help=_("Recognise the scanned pages that are waiting, and bring the search up to date with the documents.")
)(refresh)
app.command(
    help=_(
        "Read files again by this version (reading, cutting, hidden words): those of an earlier version, those that "
        "are named, or all."
    )
)(reread)
app.command(help=_("Write the whole commons to a .tar.gz or a folder, while the server keeps running."))(export)
app.command("import", help=_("Put an exported commons into an empty data folder, each file compared with its hash."))(
    import_
)
app.command(help=_("Start the server and say which address to open."))(serve)
app.command(help=_("Process what was uploaded, as the server’s own worker does alongside it."))(work)
app.command(help=_("Check the installation; say what is missing and how to get it."))(doctor)
app.command("log", help=_("Print what moderators did, oldest first."))(moderation_log)
app.command(help=_("Print what readers thought of answers: counts, and the questions that they agreed to have kept."))(
    feedback
)
for command in app.registered_commands:
    command.cls = _Command
