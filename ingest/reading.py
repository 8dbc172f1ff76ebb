"""What is read of a file: its pages, whom they name, and what is guessed of it, from the copy to publish.

It computes in the process that calls it: `ingest/isolation.py` has it done in one of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus.errors import BlankPages, CannotBeCleaned, DamagedFile, TooMuchContent, UnreadableFile
from corpus.models import Recognition
from ingest.bounds import within_bounds
from ingest.description import Description, complete
from ingest.document import ReadDocument
from ingest.formats import Format
from protect.file_names import PublishedName, names_in_traces, people_in_traces, without_numbers, without_people
from protect.masking import without_small_names
from protect.people.names import words_in_lower_case, words_of
from protect.traces import Trace

ReadFile = Callable[[Path, str], tuple[Format, ReadDocument]]


class Reading(NamedTuple):
    """What was read of a file: of its cleaned copy where one was asked for, with what the file told before.

    `description` is what was given to say of it, the rest guessed from its text as it is shown. `file` is what the copy
    is called, without the names of people.
    """

    format: Format
    document: ReadDocument
    description: Description
    traces: tuple[Trace, ...] = ()
    file: str = ""


def read_file(path: Path, file: str) -> tuple[Format, ReadDocument]:
    """A file's format and its pages; `file` is its name, for messages. Raises UnreadableFile."""
    # Imported in the worker: the program that waits for it needs none of the readers' libraries.
    from ingest.formats import recognise_format
    from ingest.readers import READERS

    format = recognise_format(path, file)
    return format, READERS[format](path, file)


def read_recognised(path: Path, file: str, recognised: Mapping[int, Path]) -> tuple[Format, ReadDocument]:
    """A PDF read anew, with the pages that were recognised, by number. Raises UnreadableFile."""
    from ingest.readers.pdf import read_pdf

    return Format.PDF, read_pdf(path, file, recognised)


def read_and_describe(
    read: ReadFile,
    path: Path,
    file: str,
    max_characters: int,
    copy: Path | None,
    given: Description,
    told: tuple[Trace, ...] | None = None,
) -> Reading:
    """What is read of a file, or of its copy to publish, which is written at `copy` first where that is given.

    What is `given` of its description stands, the rest is guessed. `told` is what the file told beside its text where
    `path` is its cleaned copy. Raises UnreadableFile, whatever befalls a reader.
    """
    try:
        traces = _clean(read, path, file, copy) if copy else told or ()
        format, document = read(copy or path, file)
        searched = _checked(document, file, max_characters, people_in_traces(traces))
        name = without_numbers(file)
        if not ((copy is None and told is None) or given.keeps_personal_data):
            name = _without_people(name, searched, traces)
        shown = searched.as_shown(given.disclosure)
        return Reading(format, searched, complete(given, shown, name.file), (*name.traces, *traces), name.file)
    except UnreadableFile:
        raise
    except (MemoryError, RecursionError) as error:
        raise TooMuchContent(file=file) from error
    except BaseException as error:
        # A reader names the faults it knows; any other complaint means a broken file. A panic in a Rust library
        # is no Exception, and few libraries' errors survive the way between two processes.
        raise DamagedFile(file=file) from error


def _checked(document: ReadDocument, file: str, max_characters: int, people: Sequence[str]) -> ReadDocument:
    """The document with the personal data found in it, its `people` too. Raises UnreadableFile for too much of it, or
    nothing."""
    if document.characters > max_characters:
        raise TooMuchContent(file=file)
    if not any(page.text.strip() or page.recognition is not Recognition.NONE for page in document.pages):
        raise BlankPages(file=file)
    return within_bounds(document, file).searched(people)


def _without_people(name: PublishedName, document: ReadDocument, traces: Sequence[Trace]) -> PublishedName:
    """What the file is called without the people whom it names anywhere."""
    text = "\n".join(page.text for page in document.pages)
    common, said = words_in_lower_case(without_small_names(document.pages, document.personal_data)), words_of(text)
    left = without_people(name.file, names_in_traces(traces), common, document.people, said or None)
    return PublishedName(left.file, (*name.taken, *left.taken))


def _clean(read: ReadFile, path: Path, file: str, copy: Path) -> tuple[Trace, ...]:
    """Writes the copy to publish; a file that cannot be cleaned is refused, first for what its reader says of it."""
    from ingest.formats import recognise_format
    from protect.cleaning import clean_copy, find_traces
    from protect.personal_data import forget_texts

    format = recognise_format(path, file)
    try:
        traces = clean_copy(path, format.value, copy)
        found = any(not trace.stays for trace in traces)
        remaining = [trace for trace in find_traces(copy, format.value) if not trace.stays] if found else []
    except MemoryError:
        raise
    except Exception as error:
        read(path, file)
        raise CannotBeCleaned(file=file) from error
    finally:
        forget_texts()
    if remaining:
        raise CannotBeCleaned(file=file)
    return traces
