"""The command `partage`: add documents, search, ask, serve, check. Results go to stdout, everything else to stderr.

The parts that load torch take seconds, so a command imports them when it runs, not before: `partage --help` is quick.
"""

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

from corpus.errors import DocumentNotFound, PartageError
from corpus.messages import DEFAULT_LANGUAGE, choose_language, counted, translator
from corpus.settings import Settings

if TYPE_CHECKING:
    from answer.commons import Commons
    from corpus.models import Document
    from index.filters import Filters
    from ingest.pipeline import Incoming, Outcome

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
_stderr = Console(stderr=True)

app = typer.Typer(
    help=_("Ask a commons of public tender documents. Every statement is a quotation from a page you can open."),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

AsJson = Annotated[bool, typer.Option("--json", help=_("Print the result as JSON, one object a line."))]
Question = Annotated[str, typer.Argument(metavar="QUESTION", help=_("The question, in quotes."), show_default=False)]
Questions = Annotated[
    Path | None,
    typer.Option("--questions", help=_("A file of questions, one JSON object a line: id, question, history.")),
]
Kinds = Annotated[list[str] | None, typer.Option("--kind", help=_("Only this kind: CCTP, CCAP, RC… (may be repeated)"))]
Domains = Annotated[list[str] | None, typer.Option("--domain", help=_("Only this domain (may be repeated)"))]
Languages = Annotated[list[str] | None, typer.Option("--language", help=_("Only documents in this language: fr, en…"))]
Years = Annotated[list[int] | None, typer.Option("--year", help=_("Only this year (may be repeated)"))]
Documents = Annotated[
    list[str] | None, typer.Option("--document", help=_("Only this document (identifier or its start)"))
]


class WrongArgument(Exception):
    """What was typed names nothing; the message is in the reader's language already."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command; an error that a reader can act on is one line on stderr, with 2 for what was typed, else 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        app(args=_without_language(sys.argv[1:] if arguments is None else arguments), prog_name="partage")
    except PartageError as error:
        _say(error.text(LANGUAGE))
        raise SystemExit(1) from error
    except WrongArgument as error:
        _say(str(error))
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


@app.command(help=_("Add files, or every file below a folder."))
def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar=_("FILES"), help=_("Files or folders."), show_default=False)],
    manifest: Annotated[
        Path | None, typer.Option(help=_("A table of tab-separated values that describes the files (column “file”)."))
    ] = None,
) -> None:
    from ingest.as_text import summary_as_text

    files = _incoming(paths, manifest)
    with _commons(adding=True) as commons:
        outcomes = _told(commons.ingestion.ingest(files), len(files))
        _refresh(commons)
    for line in summary_as_text(outcomes, LANGUAGE):
        _say(line)
    if any(outcome.error for outcome in outcomes):
        raise typer.Exit(1)


@app.command(help=_("Show the passages that answer a question best."))
def search(
    question: Question = "",
    k: Annotated[int, typer.Option("-k", min=1, max=100, help=_("How many passages."))] = 10,
    as_json: AsJson = False,
    questions: Questions = None,
    kind: Kinds = None,
    domain: Domains = None,
    language: Languages = None,
    year: Years = None,
    document: Documents = None,
) -> None:
    with _commons() as commons:
        from answer.as_text import hits_as_text
        from answer.records import hit_record

        filters = _filters(commons, kind, domain, language, year, document)

        def found(text: str, history: Sequence[str]) -> dict[str, Any]:
            return {"hits": [hit_record(hit) for hit in commons.search(text, k, history, filters)]}

        if questions:
            _answer_file(questions, found)
        elif as_json:
            _print_json({"id": None} | found(question, ()))
        else:
            print(hits_as_text(commons.search(question, k, (), filters), LANGUAGE))


@app.command(help=_("Answer a question with quotations from the documents."))
def ask(
    question: Question = "",
    as_json: AsJson = False,
    questions: Questions = None,
    kind: Kinds = None,
    domain: Domains = None,
    language: Languages = None,
    year: Years = None,
    document: Documents = None,
) -> None:
    with _commons() as commons:
        from answer.as_text import answer_as_text
        from answer.records import answer_record

        filters = _filters(commons, kind, domain, language, year, document)
        url = commons.settings.public_url

        def answered(text: str, history: Sequence[str]) -> dict[str, Any]:
            return answer_record(None, commons.ask(text, history, filters), url)

        if questions:
            _answer_file(questions, answered)
        elif as_json:
            _print_json(answered(question, ()))
        else:
            print(answer_as_text(commons.ask(question, (), filters), url, LANGUAGE))


@app.command("list", help=_("List the documents."))
def list_documents(as_json: AsJson = False) -> None:
    from answer.records import document_record
    from corpus.store import Store
    from ingest.as_text import pages_as_text

    for document in Store(Settings()).documents():
        if as_json:
            _print_json(document_record(document))
        else:
            pages = pages_as_text(document, LANGUAGE)
            details = (document.kind, document.buyer, document.year, pages, document.file)
            print(document.id, document.title, *filter(None, details), sep="  ")


@app.command(help=_("Withdraw a document: its file, its text and everything that finds it."))
def delete(
    document_id: Annotated[str, typer.Argument(metavar="ID", help=_("Its identifier, or the start of it."))],
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Do not ask for confirmation."))] = False,
) -> None:
    with _commons() as commons:
        document = _document_named(commons, document_id)
        if not yes and sys.stdin.isatty():
            typer.confirm(
                _("Withdraw “{title}” ({file})?").format(title=document.title, file=document.file), abort=True
            )
        commons.delete(document.id)
    _say(_("“{title}” was withdrawn.").format(title=document.title))


@app.command(help=_("Bring the search up to date with the documents."))
def refresh() -> None:
    with _commons() as commons:
        _refresh(commons)


@app.command(help=_("Start the server and say which address to open."))
def serve(
    port: Annotated[int, typer.Option(help=_("The port to listen on."))] = 8501,
    host: Annotated[str, typer.Option(help=_("The address to listen on; 0.0.0.0 for every machine."))] = "localhost",
) -> None:
    program = Path(__file__).with_name("app.py")
    settings = Settings()
    address = f"http://{'localhost' if host == '0.0.0.0' else host}:{port}"  # noqa: S104 - compared, not bound
    if "public_url" not in settings.model_fields_set:
        settings = settings.model_copy(update={"public_url": address})
    _say(_("Open {address} (Ctrl+C to stop).").format(address=settings.public_url))
    options = ["--server.port", str(port), "--server.address", host, "--server.headless", "true"]
    environment = os.environ | as_environment(settings)
    os.chdir(program.parent)  # where Streamlit finds the project's look and rules, `.streamlit/config.toml`
    command = [sys.executable, "-m", "streamlit", "run", str(program), *options]
    os.execve(sys.executable, command, environment)  # noqa: S606 - our own interpreter, no shell wanted


@app.command(help=_("Check the installation; say what is missing and how to get it."))
def doctor() -> None:
    from answer.installation import Level, check_installation

    worst = Level.OK
    for check in check_installation(Settings()):
        print(f"{_(check.level):12} {_(check.text).format(**check.details)}", flush=True)
        if check.remedy:
            print(f"{'':12} → {_(check.remedy).format(**check.details)}", flush=True)
        worst = Level.PROBLEM if Level.PROBLEM in (worst, check.level) else worst
    if worst is Level.PROBLEM:
        raise typer.Exit(1)


# Adding


def _incoming(paths: Iterable[Path], manifest: Path | None) -> list[Incoming]:
    from ingest.incoming import Incoming, clean_name, files_in
    from ingest.manifest import read_manifest

    described = read_manifest(manifest) if manifest else {}
    files = []
    for path in paths:
        if not path.exists():
            raise WrongArgument(_("There is nothing at “{path}”.").format(path=path))
        for found in files_in(path):
            name = clean_name(found.name)
            files.append(Incoming(found, name, described.get(name, Incoming(found, name).description)))
    return files


def _told(outcomes: Iterable[Outcome], total: int) -> list[Outcome]:
    """The outcomes, each told as it comes."""
    from ingest.as_text import outcome_as_text

    told: list[Outcome] = []
    with _progress(_("Reading"), total) as advance:
        for outcome in outcomes:
            told.append(outcome)
            advance(len(told), total)
            _say(f"[{len(told)}/{total}] {outcome.file} … {outcome_as_text(outcome, LANGUAGE)}")
    return told


def _refresh(commons: Commons) -> None:
    task = _("Making searchable")
    with _progress(task, None) as advance:
        report = commons.refresh(advance if _stderr.is_terminal else _now_and_then(task))
    added = counted(LANGUAGE, "{count} passage made searchable", "{count} passages made searchable", report.added)
    removed = counted(LANGUAGE, "{count} removed", "{count} removed", report.removed)
    _say(f"{added}, {removed}.")


# Asking


def _answer_file(path: Path, answer: Callable[[str, Sequence[str]], dict[str, Any]]) -> None:
    from answer.question_file import answer_each

    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongArgument(_("“{path}” cannot be read.").format(path=path)) from error
    for record in answer_each(lines, answer, LANGUAGE):
        _print_json(record)


def _filters(
    commons: Commons,
    kinds: Iterable[str] | None,
    domains: Iterable[str] | None,
    languages: Iterable[str] | None,
    years: Iterable[int] | None,
    documents: Iterable[str] | None,
) -> Filters:
    from corpus.vocabulary import vocabulary
    from index.filters import Filters

    return Filters(
        kinds=frozenset(_key(kind, vocabulary().kinds) for kind in kinds or ()),
        domains=frozenset(_key(domain, vocabulary().domains) for domain in domains or ()),
        languages=frozenset(language.lower() for language in languages or ()),
        years=frozenset(years or ()),
        documents=frozenset(_document_named(commons, id).id for id in documents or ()),
    )


def _key(said: str, known: Iterable[str]) -> str:
    key = next((key for key in known if key.lower() == said.lower()), None)
    if key is None:
        message = _("“{said}” is not one of: {known}.")
        raise WrongArgument(message.format(said=said, known=", ".join(known)))
    return key


def _document_named(commons: Commons, start: str) -> Document:
    """The document with this identifier, or the only one whose identifier starts so."""
    documents: list[Document] = commons.store.documents()
    found = [document for document in documents if start and document.id.startswith(start.lower())]
    if len(found) > 1:
        message = _("“{start}” is the start of several identifiers: {found}.")
        raise WrongArgument(message.format(start=start, found=", ".join(document.id for document in found)))
    if not found:
        raise DocumentNotFound(document=start)
    return found[0]


# Speaking


def _say(text: str) -> None:
    _stderr.print(text, markup=False, highlight=False, soft_wrap=True)


def _print_json(record: dict[str, Any]) -> None:
    print(json.dumps(record, ensure_ascii=False), flush=True)


@contextmanager
def _progress(task: str, total: int | None) -> Iterator[Callable[[int, int], None]]:
    """Gives a function to call with (done, total): a moving bar on a terminal, nothing elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_stderr, disable=not _stderr.is_terminal, transient=True) as bar:
        shown = bar.add_task(task, total=total)
        yield lambda done, total: bar.update(shown, completed=done, total=total)


def _now_and_then(task: str) -> Callable[[int, int], None]:
    """The same where there is no terminal: a line every few seconds."""
    told = time.monotonic()

    def advance(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told >= _SECONDS_BETWEEN_LINES:
            told = time.monotonic()
            _say(f"{task} … {done}/{total}")

    return advance


@contextmanager
def _commons(*, adding: bool = False) -> Iterator[Commons]:
    from answer.commons import Commons
    from index.embedders import is_model_prepared

    settings = Settings()
    commons = Commons(settings)
    if (adding or commons.store.documents()) and not is_model_prepared(settings):
        _say(_("The search is being prepared for its first use. This is done once and takes up to a minute."))
    try:
        yield commons
    finally:
        commons.close()


def as_environment(settings: Settings) -> dict[str, str]:
    """The settings as the server will read them, whatever folder it runs in; a key as it is, not as it is shown."""
    values = settings.model_dump() | {"data_dir": settings.data_dir.absolute()}
    if settings.model_file:
        values["model_file"] = settings.model_file.absolute()
    if settings.model_key:
        values["model_key"] = settings.model_key.get_secret_value()
    return {f"PARTAGE_{name.upper()}": str(value) for name, value in values.items() if value is not None}
