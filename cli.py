"""The command `partage`: add documents, search, ask, serve, check. Results go to stdout, everything else to stderr.

The parts that load torch take seconds, so a command imports them when it runs, not before: `partage --help` is quick.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import SecretStr

import cli_eval
from cli_base import (
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
    document_named,
    filters_of,
    now_and_then,
    open_commons,
    print_json,
    progress,
    say,
    stderr,
)
from corpus.errors import PartageError
from corpus.messages import counted
from corpus.settings import Settings

if TYPE_CHECKING:
    from answer.commons import Commons
    from index.search_index import RefreshReport
    from ingest.pipeline import Incoming, Outcome

app = typer.Typer(
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
    """The arguments without `--lang`, which may stand anywhere and was heeded when this file was read."""
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


@app.command(help=_("Add files, every file below a folder, or every document of a ZIP."))
def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar=_("FILES"), help=_("Files or folders."), show_default=False)],
    manifest: Annotated[
        Path | None, typer.Option(help=_("A table of tab-separated values describing the files (column “file”)."))
    ] = None,
    version_of: Annotated[
        str,
        typer.Option("--as-version-of", metavar="ID", help=_("The document of which the file is the next version.")),
    ] = "",
    format_of: Annotated[
        str,
        typer.Option("--as-format-of", metavar="ID", help=_("The document of which the file is another format.")),
    ] = "",
    keep_metadata: Annotated[
        bool,
        typer.Option(
            "--keep-metadata", help=_("Publish the files as they are, with authors, comments and tracked changes.")
        ),
    ] = False,
) -> None:
    from ingest.as_text import summary_as_text

    given = [replace(file, keeps_metadata=keep_metadata) for file in _incoming(paths, manifest)]
    with open_commons(adding=True) as commons, TemporaryDirectory(prefix="partage-") as folder:
        files, refused = commons.ingestion.open_packages(given, Path(folder))
        files = _related(commons, files, version_of, format_of)
        outcomes = _add(commons, chain(refused, commons.ingestion.ingest(files)), len(refused) + len(files))
        waiting = _told_of_waiting(commons)
    for line in (*summary_as_text(outcomes, LANGUAGE), *waiting):
        say(line)
    if any(outcome.error for outcome in outcomes):
        raise typer.Exit(1)


@app.command(help=_("Show the passages that best answer a question."))
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
        from answer.as_text import hits_as_text
        from answer.records import hit_record

        filters = filters_of(commons, kind, domain, buyer, language, year, document)

        def found(text: str, history: Sequence[str]) -> dict[str, Any]:
            return {"hits": [hit_record(hit) for hit in commons.search(text, k, history, filters)]}

        if questions:
            _answer_file(questions, found)
        elif as_json:
            print_json({"id": None} | found(question, ()))
        else:
            print(hits_as_text(commons.search(question, k, (), filters), LANGUAGE))


@app.command(help=_("Answer a question with quotations from the documents."))
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
        from answer.as_text import answer_as_text
        from answer.records import answer_record

        filters = filters_of(commons, kind, domain, buyer, language, year, document)
        url = commons.settings.public_url

        def answered(text: str, history: Sequence[str]) -> dict[str, Any]:
            return answer_record(None, commons.ask(text, history, filters), url)

        if questions:
            _answer_file(questions, answered)
        elif as_json:
            print_json(answered(question, ()))
        else:
            print(answer_as_text(commons.ask(question, (), filters), url, LANGUAGE))


app.command("eval", help=cli_eval.HELP)(cli_eval.evaluate)


@app.command("list", help=_("List the documents."))
def list_documents(as_json: AsJson = False) -> None:
    from answer.records import document_record
    from corpus.store import Store
    from corpus.vocabulary import vocabulary
    from ingest.as_text import pages_as_text

    kinds = vocabulary().kinds
    for document in Store(Settings()).documents():
        if as_json:
            print_json(document_record(document))
        else:
            pages = pages_as_text(document, LANGUAGE)
            kind = kinds[document.kind].name(LANGUAGE) if document.kind in kinds else document.kind
            details = (kind, document.buyer, document.year, pages, document.file)
            print(document.id, document.title, *filter(None, details), sep="  ")


@app.command(help=_("Withdraw a document: its file, its text and everything by which it is found."))
def delete(
    document_id: Annotated[str, typer.Argument(metavar="ID", help=_("Its identifier, or the start of it."))],
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Do not ask for confirmation."))] = False,
) -> None:
    with open_commons() as commons:
        document = document_named(commons, document_id)
        if not yes and sys.stdin.isatty():
            typer.confirm(
                _("Withdraw “{title}” ({file})?").format(title=document.title, file=document.file), abort=True
            )
        commons.delete(document.id)
    say(_("“{title}” was withdrawn.").format(title=document.title))


@app.command(
    help=_("Recognise the scanned pages that are waiting, and bring the search up to date with the documents.")
)
def refresh() -> None:
    with open_commons() as commons:
        _recognise(commons)
        _refresh(commons)
        for line in _told_of_waiting(commons):
            say(line)


@app.command("export", help=_("Write the whole commons to a .tar.gz or a folder, while the server keeps running."))
def export(
    target: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("Where there is nothing yet."))],
) -> None:
    from corpus.archive import export_commons
    from corpus.store import Store

    settings = Settings()
    count = export_commons(Store(settings), settings, target)
    say(counted(LANGUAGE, "{count} document exported.", "{count} documents exported.", count))


@app.command("import", help=_("Put an exported commons into an empty data folder, each file compared with its hash."))
def import_(
    source: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("What “partage export” wrote."))],
) -> None:
    from corpus.archive import import_commons

    if not source.exists():
        raise WrongArgument(_("There is nothing at “{path}”.").format(path=source))
    count = import_commons(Settings(), source)
    say(counted(LANGUAGE, "{count} document imported.", "{count} documents imported.", count))
    with open_commons() as commons:
        _refresh(commons)


@app.command(help=_("Start the server and say which address to open."))
def serve(
    port: Annotated[int, typer.Option(help=_("The port to listen on."))] = 8501,
    host: Annotated[str, typer.Option(help=_("The address to listen on; 0.0.0.0 for every machine."))] = "localhost",
) -> None:
    settings = Settings()
    address = f"http://{'localhost' if host == '0.0.0.0' else host}:{port}"  # noqa: S104 - compared, not bound
    if "public_url" not in settings.model_fields_set:
        settings = settings.model_copy(update={"public_url": address})
    if settings.log_format == "text":
        say(_("Open {address} (Ctrl+C to stop).").format(address=settings.public_url))
    environment = os.environ | as_environment(settings)
    os.chdir(Path(__file__).parent)  # where Streamlit finds the project's look and rules, `.streamlit/config.toml`
    command = [sys.executable, "-m", "server", host, str(port)]
    os.execve(sys.executable, command, environment)  # noqa: S606 - our own interpreter, no shell wanted


@app.command(help=_("Process what was uploaded, as the server’s own worker does alongside it."))
def work() -> None:
    from corpus.logs import set_up_logs
    from jobs.worker import work as work_off

    set_up_logs(Settings())
    work_off(Settings())


@app.command(help=_("Check the installation; say what is missing and how to get it."))
def doctor(
    repair: Annotated[
        bool, typer.Option("--repair", help=_("Also repair what can be repaired: the search, leftovers, texts."))
    ] = False,
) -> None:
    from answer.checks import Level
    from answer.installation import check_installation

    worst = Level.OK
    for check in check_installation(Settings(), repair):
        print(f"{_(check.level):12} {check.words(LANGUAGE)}", flush=True)
        if remedy := check.remedy_words(LANGUAGE):
            print(f"{'':12} → {remedy}", flush=True)
        worst = Level.PROBLEM if Level.PROBLEM in (worst, check.level) else worst
    if worst is Level.PROBLEM:
        raise typer.Exit(1)


@app.command("log", help=_("Print what moderators did, oldest first."))
def moderation_log(as_json: AsJson = False) -> None:
    from corpus.moderation_log import ACTION_NAMES
    from corpus.store import Store

    entries = Store(Settings()).log.entries()
    if not entries:
        say(_("Nothing has been entered in the log yet."))
    for entry in entries:
        record = asdict(entry) | {"at": entry.at.isoformat()}
        if as_json:
            print_json(record)
        else:
            print(*(record | {"action": _(ACTION_NAMES[entry.action])}).values(), sep="\t")


@app.command(help=_("Print what readers thought of answers: counts, and the questions that they agreed to have kept."))
def feedback(as_json: AsJson = False) -> None:
    from corpus.store import Store

    opinions = Store(Settings()).opinions
    count, kept = opinions.count(), opinions.with_questions()
    if as_json:
        questions = [{"day": one.day.isoformat()} | asdict(one.opinion) for one in kept]
        print_json(asdict(count) | {"questions": questions})
        return
    print(counted(LANGUAGE, "{count} answer helped", "{count} answers helped", count.helped))
    print(counted(LANGUAGE, "{count} did not", "{count} did not", count.failed))
    for one in kept:
        print(one.day, _("helped") if one.opinion.helped else _("did not help"), one.opinion.question, sep="\t")


# Adding


def _incoming(paths: Iterable[Path], manifest: Path | None) -> list[Incoming]:
    from ingest.description import NOTHING_GIVEN
    from ingest.incoming import Incoming, clean_name, files_in
    from ingest.manifest import read_manifest

    described = read_manifest(manifest) if manifest else {}
    files = []
    for path in paths:
        if not path.exists():
            raise WrongArgument(_("There is nothing at “{path}”.").format(path=path))
        for found in files_in(path):
            name = clean_name(found.name)
            files.append(Incoming(found, name, described.get(name, NOTHING_GIVEN)))
    return files


def _related(commons: Commons, files: list[Incoming], version_of: str, format_of: str) -> list[Incoming]:
    """The files as they are, or the only one with what it is to a known document."""
    from ingest.relation import Related, Relation

    if not version_of and not format_of:
        return files
    if len(files) != 1 or (version_of and format_of):
        raise WrongArgument(_("Use --as-version-of or --as-format-of, not both, with a single file."))
    relation = Relation.NEW_VERSION if version_of else Relation.OTHER_FORMAT
    return [replace(files[0], related=Related(relation, document_named(commons, version_of or format_of)))]


def _add(commons: Commons, outcomes: Iterator[Outcome], total: int) -> list[Outcome]:
    """The outcomes, each told as it comes; the documents can be searched at the end, the first of them earlier."""
    from ingest.as_text import outcome_as_text
    from jobs.adding import add

    told: list[Outcome] = []

    def tell(outcome: Outcome) -> None:
        told.append(outcome)
        say(f"[{len(told)}/{total}] {outcome.file} … {outcome_as_text(outcome, LANGUAGE)}")

    with _making_searchable() as advance:
        report = add(outcomes, tell, lambda: commons.refresh(advance), commons.ingestion.close)
    _tell_refreshed(report)
    return told


def _recognise(commons: Commons) -> None:
    task = _("Recognising scanned pages")
    with progress(task, None) as advance:
        recognised = commons.recognise_waiting(advance if stderr.is_terminal else now_and_then(task))
    if recognised:
        count = len(recognised)
        say(counted(LANGUAGE, "{count} scanned document recognised.", "{count} scanned documents recognised.", count))


def _told_of_waiting(commons: Commons) -> list[str]:
    """What to do for the pages that are pictures, if any still wait for their text."""
    waiting = sum(unread.waiting for unread in commons.store.texts.unread_pages().values())
    if not waiting:
        return []
    from ingest.recognition import usable_languages

    pages = counted(
        LANGUAGE,
        "{count} page is an image whose text is not recognised yet: it cannot be searched.",
        "{count} pages are images whose text is not recognised yet: they cannot be searched.",
        waiting,
    )
    if usable_languages(commons.settings):
        return [f"{pages} {_('To recognise it: partage refresh')}"]
    install = _("Install Tesseract (apt-get install tesseract-ocr tesseract-ocr-fra), then: partage refresh")
    return [f"{pages} {install}"]


def _refresh(commons: Commons) -> None:
    with _making_searchable() as advance:
        report = commons.refresh(advance)
    _tell_refreshed(report)


@contextmanager
def _making_searchable() -> Iterator[Callable[[int, int], None]]:
    task = _("Making searchable")
    with progress(task, None) as advance:
        yield advance if stderr.is_terminal else now_and_then(task)


def _tell_refreshed(report: RefreshReport) -> None:
    added = counted(LANGUAGE, "{count} passage made searchable", "{count} passages made searchable", report.added)
    removed = counted(LANGUAGE, "{count} removed", "{count} removed", report.removed)
    say(f"{added}, {removed}.")


# Asking


def _answer_file(path: Path, answer: Callable[[str, Sequence[str]], dict[str, Any]]) -> None:
    from answer.question_file import answer_each

    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongArgument(_("“{path}” cannot be read.").format(path=path)) from error
    for record in answer_each(lines, answer, LANGUAGE):
        print_json(record)


def as_environment(settings: Settings) -> dict[str, str]:
    """The settings as the server will read them, whatever folder it runs in; a key as it is, not as it is shown."""
    values = settings.model_dump() | {"data_dir": settings.data_dir.absolute()}
    values |= {name: value.get_secret_value() for name, value in values.items() if isinstance(value, SecretStr)}
    if settings.model_file:
        values["model_file"] = settings.model_file.absolute()
    return {f"PARTAGE_{name.upper()}": str(value) for name, value in values.items() if value is not None}
