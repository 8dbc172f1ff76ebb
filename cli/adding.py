"""What the commons holds: documents come in, are listed, withdrawn, made searchable, and carried elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from cli.base import (
    LANGUAGE,
    AsJson,
    WrongArgument,
    _,
    document_named,
    now_and_then,
    open_commons,
    print_json,
    progress,
    say,
    stderr,
)
from corpus.messages import counted
from corpus.offered import offered
from corpus.settings import read_settings

if TYPE_CHECKING:
    from answer.commons import Commons
    from index.search_index import RefreshReport
    from ingest.incoming import Incoming
    from ingest.outcome import Outcome


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
        outcomes = take_in(commons, _taken_in(commons, files, refused), len(refused) + len(files))
        waiting = told_of_waiting(commons)
    for line in (*summary_as_text(outcomes, LANGUAGE), *waiting):
        say(line)
    if any(outcome.error for outcome in outcomes):
        raise typer.Exit(1)


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


def _taken_in(
    commons: Commons, files: Iterable[Incoming], refused: Iterable[Outcome]
) -> Generator[Outcome, None, None]:
    """What was refused already, then what becomes of the files; closed with it."""
    yield from refused
    yield from commons.ingestion.ingest(files)


def take_in(commons: Commons, outcomes: Generator[Outcome, None, None], total: int) -> list[Outcome]:
    """The outcomes, each told as its file is read and stored; the documents can be searched at the end, the first of
    them earlier."""
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


def list_documents(as_json: AsJson = False) -> None:
    from answer.told.records import document_record
    from corpus.store import Store
    from corpus.vocabulary import vocabulary
    from ingest.as_text import pages_as_text

    kinds = vocabulary().kinds
    with closing(Store(read_settings())) as store:
        documents = store.documents_counted()
    for document in documents:
        if as_json:
            print_json(document_record(document))
        else:
            pages = pages_as_text(document, LANGUAGE)
            kind = kinds[document.kind].name(LANGUAGE) if document.kind in kinds else document.kind
            details = (kind, document.buyer, document.year, pages, offered(document).file)
            print(document.id, document.title, *filter(None, details), sep="  ")


def delete(
    document_id: Annotated[str, typer.Argument(metavar="ID", help=_("Its identifier, or the start of it."))],
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Do not ask for confirmation."))] = False,
) -> None:
    with open_commons() as commons:
        document = document_named(commons, document_id)
        if not yes and sys.stdin.isatty():
            typer.confirm(
                _("Withdraw “{title}” ({file})?").format(title=document.title, file=offered(document).file), abort=True
            )
        commons.delete(document.id)
    say(_("“{title}” was withdrawn.").format(title=document.title))


def refresh() -> None:
    with open_commons() as commons:
        _recognise(commons)
        make_searchable(commons)
        for line in told_of_waiting(commons):
            say(line)


def _recognise(commons: Commons) -> None:
    task = _("Recognising scanned pages")
    with progress(task, None) as advance:
        recognised = commons.recognise_waiting(advance if stderr.is_terminal else now_and_then(task))
    if recognised:
        count = len(recognised)
        say(counted(LANGUAGE, "{count} scanned document recognised.", "{count} scanned documents recognised.", count))


def make_searchable(commons: Commons) -> None:
    """Brings the search up to date, and tells what came of it."""
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


def told_of_waiting(commons: Commons) -> list[str]:
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


def export(
    target: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("Where there is nothing yet."))],
) -> None:
    from corpus.archive import export_commons
    from corpus.store import Store

    settings = read_settings()
    with closing(Store(settings)) as store:
        count = export_commons(store, settings, target)
    say(counted(LANGUAGE, "{count} document exported.", "{count} documents exported.", count))


def import_(
    source: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("What “partage export” wrote."))],
) -> None:
    from corpus.archive import import_commons

    if not source.exists():
        raise WrongArgument(_("There is nothing at “{path}”.").format(path=source))
    count = import_commons(read_settings(), source)
    say(counted(LANGUAGE, "{count} document imported.", "{count} documents imported.", count))
    with open_commons() as commons:
        make_searchable(commons)
