"""Everything that can go wrong for a reader, as one tree.

PartageError
├── UnreadableFile          the file cannot be added; nothing was kept of it
│   ├── EmptyFile
│   ├── FileTooLarge
│   ├── HiddenFile          by a moderator
│   ├── UnsupportedFormat
│   │   ├── ProgramRefused
│   │   └── UnknownFormat
│   ├── ProtectedFile
│   ├── FormOfOneProgram    a PDF whose only page says that another program is needed
│   ├── DamagedFile
│   ├── MisnamedFile        a few words under the name of another format
│   ├── CannotBeCleaned     what it tells about people cannot be taken out of it
│   ├── NothingToRead
│   │   ├── BlankPages      of a PDF: pages that are pictures are recognised
│   │   ├── EmptySheets
│   │   └── NoDocumentInside
│   ├── TooMuchContent
│   ├── ReadingTimedOut
│   └── StoredFileUnusable  of a document that is there already
├── ReadingStopped          of a file, because the program ends
├── RecognitionStopped      of scanned pages, because the program ends
├── BadQuestion
│   ├── EmptyQuestion
│   ├── NothingAsked
│   └── QuestionTooLong
├── TooOften
├── NotFound
│   ├── DocumentNotFound
│   │   ├── NoDocumentNamed
│   │   └── DocumentHidden      by a moderator
│   ├── PageNotFound
│   └── UploadNotFound          given up, or waited for too long
├── DocumentChanged         by somebody else, while it was to be changed
├── DescriptionUnchecked    for names, because the file cannot be read any more
├── LanguageModelFailed     the answer is made without it, or from what it wrote so far
│   ├── ModelUnreachable
│   ├── ModelStopped
│   └── ModelUnusable
└── SetupError              the installation, not the request, is at fault
    ├── SettingUnusable
    │   ├── SettingTooShort
    │   ├── SettingTooSmall
    │   ├── SettingNotAbove
    │   ├── SettingNotAmong
    │   ├── SettingNoAddress
    │   ├── SettingNoNumber
    │   └── SettingNoWholeNumber
    ├── SettingsFileUnreadable
    ├── PortInUse
    ├── LanguageModelMisconfigured
    ├── ModelUnavailable
    ├── DataFolderUnusable
    │   └── DiskFull
    ├── ExportUnwritable
    ├── DataFolderInUse
    ├── ArchiveUnusable
    ├── BadManifest
    ├── BadQuestionFile
    └── NewerCorpus

A message says in its first sentence what happened, to which document or value, and in the next ones what to do about
it. `str(error)` is English; `error.text(language)` is what a page or the command line shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from babel.numbers import format_decimal

from corpus.messages import N_, translator


class PartageError(Exception):
    template: ClassVar[str] = ""
    translated: ClassVar[frozenset[str]] = frozenset()
    """The details that are messages themselves, marked with `N_`."""

    def __init__(self, **details: Any) -> None:
        super().__init__(details)
        self.details = details

    def text(self, language: str) -> str:
        """The message in `language`, filled with this error's details."""
        return self._filled(translator(language)(self.template), language)

    def cause(self, language: str) -> str:
        """What happened alone: the first sentence of the message, without what to do next."""
        said, stop, _ = translator(language)(self.template).partition(". ")
        return self._filled(said + stop.strip(), language)

    def _filled(self, template: str, language: str) -> str:
        details = {name: self._said(name, value, language) for name, value in self.details.items()}
        return template.format(**details)

    def _said(self, name: str, value: Any, language: str) -> Any:
        if isinstance(value, float):
            return format_decimal(value, locale=language)
        return translator(language)(value) if name in self.translated else value

    def __str__(self) -> str:
        return self.text("en")

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.details)


def _rebuild(kind: type[PartageError], details: dict[str, Any]) -> PartageError:
    return kind(**details)


def error_record(error: PartageError) -> dict[str, Any]:
    """The error as values that JSON can hold, to be said later in any language."""
    details = {name: value if isinstance(value, int | float) else str(value) for name, value in error.details.items()}
    return {"error": type(error).__name__, "details": details}


def error_from_record(record: dict[str, Any]) -> PartageError:
    """The error that was kept; a kind that this version does not know is an UnreadableFile."""
    kind = {one.__name__: one for one in _kinds_below(PartageError)}.get(record["error"], UnreadableFile)
    return kind(**record["details"])


def _kinds_below(kind: type[PartageError]) -> Iterator[type[PartageError]]:
    for one in kind.__subclasses__():
        yield one
        yield from _kinds_below(one)


class UnreadableFile(PartageError):
    """Base of the reasons for which a file is not added. Every one has the detail `file`."""

    template = N_("“{file}” could not be read. Check that it opens on your computer, then add it again.")


class EmptyFile(UnreadableFile):
    template = N_("“{file}” is empty (0 bytes). Check the file on your computer, then add it again.")


class FileTooLarge(UnreadableFile):
    template = N_(
        "“{file}” is {size_mb} MB; the limit is {limit_mb} MB. Split it, or compress its images, then add it again."
    )


class HiddenFile(UnreadableFile):
    template = N_(
        "“{file}” was shared before and the moderators have hidden it, so it cannot be shared again as it is. "
        "Correct it first, then add it."
    )


class UnsupportedFormat(UnreadableFile):
    translated = frozenset({"found"})
    template = N_(
        "“{file}” is a {found} file, which cannot be read here. "
        "Save it as PDF, DOCX, ODT, XLSX, ODS, CSV, PPTX, HTML, Markdown or plain text, then add it again."
    )


class ProgramRefused(UnsupportedFormat):
    """No other format would do: what it holds is no document."""

    template = N_("“{file}” is no document ({found}): programs are not accepted here.")


class UnknownFormat(UnsupportedFormat):
    template = N_(
        "“{file}” cannot be read here: its format is not known, or the file is damaged. "
        "Save it as PDF, DOCX, ODT, XLSX, ODS, CSV, PPTX, HTML, Markdown or plain text, then add it again."
    )


class ProtectedFile(UnreadableFile):
    template = N_("“{file}” is protected by a password. Save a copy without the password, then add it again.")


class FormOfOneProgram(UnreadableFile):
    template = N_(
        "“{file}” is a form that Adobe Reader alone can show. Open it there and print it to a PDF, then add that PDF."
    )


class DamagedFile(UnreadableFile):
    template = N_(
        "“{file}” is damaged or incomplete and cannot be read. Open it and save it again, or download it "
        "again, then add it."
    )


class MisnamedFile(UnreadableFile):
    template = N_(
        "“{file}” ends in {ending}, but holds only a few words of plain text. Look for the whole file, check that it "
        "opens on your computer, then add it."
    )


class CannotBeCleaned(UnreadableFile):
    template = N_(
        "“{file}” may reveal who wrote it, and this could not be removed, so the file was not added. "
        "Save it again in your own program, for instance as PDF, then add the result."
    )


class NothingToRead(UnreadableFile):
    template = N_(
        "“{file}” contains no readable text: it is empty, or contains only images. Check it on your "
        "computer; if its pages are images, save it as PDF, then add that."
    )


class BlankPages(NothingToRead):
    template = N_(
        "“{file}” has only pages that are blank or whose text cannot be read. Check it on your computer, then add the "
        "file that has the text."
    )


class EmptySheets(NothingToRead):
    template = N_("“{file}” has only empty sheets. Check it on your computer, then add the file that is filled in.")


class NoDocumentInside(NothingToRead):
    template = N_("“{file}” contains no document. Check what it holds on your computer, then add it again.")


class TooMuchContent(UnreadableFile):
    template = N_(
        "“{file}” expands into more content than can be read safely. Split it into smaller files, then add them."
    )


class ReadingTimedOut(UnreadableFile):
    template = N_(
        "“{file}” took more than {seconds} s to read, so reading was stopped. "
        "Split it into smaller files or save it again, then add it."
    )


class StoredFileUnusable(UnreadableFile):
    """What was kept of the document stays."""

    template = N_(
        "The stored file “{file}” is missing or is no longer the one that was added: “partage doctor” says where to "
        "restore it."
    )


class ReadingStopped(PartageError):
    template = N_("The reading of “{file}” was stopped before its end. Begin it again.")


class RecognitionStopped(PartageError):
    template = N_("Text recognition of the scanned pages was stopped. It resumes at the next “partage refresh”.")


class BadQuestion(PartageError):
    template = N_("This question cannot be searched. Rephrase it.")


class EmptyQuestion(BadQuestion):
    template = N_("The question is empty. Write a few words, for instance “late delivery penalties”.")


class NothingAsked(BadQuestion):
    template = N_(
        "This assistant answers with what shared tenders, guides and lessons learned say, word for word. Write what "
        "you are looking for in a few words, for instance “late delivery penalties”."
    )


class QuestionTooLong(BadQuestion):
    template = N_(
        "The question is {length} characters long; the limit is {limit}. Keep the sentence that says "
        "what you are looking for."
    )


class TooOften(PartageError):
    translated = frozenset({"what"})
    template = N_("Your network has sent too many {what} within an hour. Try again in {minutes} min.")


class NotFound(PartageError):
    template = N_("There is nothing at this address. Go back to the catalogue.")


class DocumentNotFound(NotFound):
    template = N_("There is no document “{document}”. It may have been withdrawn; look for it in the catalogue.")


class NoDocumentNamed(DocumentNotFound):
    template = N_("This address does not name a document. Choose one in the catalogue.")


class DocumentHidden(DocumentNotFound):
    template = N_(
        "This document is no longer shown here: the moderators have hidden it. Look for another one in the catalogue."
    )


class DocumentChanged(PartageError):
    template = N_("“{title}” was changed by somebody else at the same moment, and nothing was saved. Save it again.")


class DescriptionUnchecked(PartageError):
    template = N_(
        "The file of “{title}” cannot be read any more, so what you wrote cannot be checked for the names that its "
        "text hides, and nothing was saved. Ask the host of this site to bring the file back."
    )


class PageNotFound(NotFound):
    template = N_("“{title}” has no page {page}: it has {pages}.")


class UploadNotFound(NotFound):
    template = N_("This file is no longer waiting here. Add it again.")


class SetupError(PartageError):
    template = N_("The installation is incomplete. Run “partage doctor” to see what is missing.")


class ModelUnavailable(SetupError):
    template = N_(
        "The embedding model “{model}” cannot be loaded ({reason}). "
        "Install it, or name another model or folder in PARTAGE_EMBEDDER, then try again."
    )


class DataFolderUnusable(SetupError):
    template = N_(
        "The data folder “{folder}” cannot be used ({reason}). Set PARTAGE_DATA_DIR to a folder that can be written to."
    )


class DiskFull(DataFolderUnusable):
    template = N_(
        "There is no space left on the disk of “{folder}”. What was stored before is intact. Free some "
        "space, then try again."
    )


class ExportUnwritable(SetupError):
    template = N_(
        "The export cannot be written to “{folder}” ({reason}). "
        "Name a place in a folder that is there and can be written to."
    )


class DataFolderInUse(SetupError):
    template = N_("“{folder}” already contains something, which is left as it is. Name an empty place.")


class ArchiveUnusable(SetupError):
    translated = frozenset({"reason"})
    template = N_("“{file}” cannot be imported: {reason}. Nothing was changed. Export the commons again.")


class BadManifest(SetupError):
    translated = frozenset({"reason"})
    template = N_("The manifest “{file}” cannot be used: {reason}")


class BadQuestionFile(SetupError):
    translated = frozenset({"reason"})
    template = N_("The question file “{file}” cannot be used: {reason}")


class NewerCorpus(SetupError):
    template = N_(
        "The data folder “{folder}” was written by a newer version of this program. "
        "Upgrade the program, then try again."
    )


class SettingUnusable(SetupError):
    """Has the detail `name`, as it stands in the environment; never the value, which may be a password."""

    template = N_(
        "The setting {name} has a value that cannot be used. "
        "Correct it in the environment or in the file “.env”, then try again."
    )


class SettingTooShort(SettingUnusable):
    template = N_(
        "The setting {name} is too short: it needs at least {limit} characters. "
        "Correct it in the environment or in the file “.env”, then try again."
    )


class SettingTooSmall(SettingUnusable):
    template = N_(
        "The setting {name} is too small: it must be {limit} or more. "
        "Correct it in the environment or in the file “.env”, then try again."
    )


class SettingNotAbove(SettingUnusable):
    template = N_(
        "The setting {name} is too small: it must be more than {limit}. "
        "Correct it in the environment or in the file “.env”, then try again."
    )


class SettingNotAmong(SettingUnusable):
    template = N_(
        "The setting {name} must be one of: {values}. "
        "Correct it in the environment or in the file “.env”, then try again."
    )


class SettingNoAddress(SettingUnusable):
    template = N_(
        "The setting {name} must be a whole address, beginning with http:// or https://. "
        "Correct it in the environment or in the file “.env”, then try again."
    )


class SettingNoNumber(SettingUnusable):
    template = N_(
        "The setting {name} must be a number, in digits, with a point before decimals and without a unit. "
        "Correct it in the environment or in the file “.env”, then try again."
    )


class SettingNoWholeNumber(SettingUnusable):
    template = N_(
        "The setting {name} must be a whole number, in digits and without a unit. "
        "Correct it in the environment or in the file “.env”, then try again."
    )


class SettingsFileUnreadable(SetupError):
    template = N_("The file “.env” is no text in UTF-8. Save it in UTF-8, then try again.")


class PortInUse(SetupError):
    template = N_(
        "The server cannot listen on port {port} of {host}: another program may be using it. "
        "Stop that one, or choose another port: partage serve --port {other}"
    )


class LanguageModelMisconfigured(SetupError):
    translated = frozenset({"reason"})
    template = N_("The settings of the language model cannot be used: {reason}.")


class LanguageModelFailed(PartageError):
    """Base of what makes an answer do without its writer. Every one has the details `model` and `reason`."""

    translated = frozenset({"reason"})
    template = N_("The language model “{model}” could not be used ({reason}).")


class ModelUnreachable(LanguageModelFailed):
    template = N_("The language model “{model}” does not answer ({reason}). Check its address, its key and its server.")


class ModelStopped(LanguageModelFailed):
    template = N_("The language model “{model}” stopped in the middle of its answer ({reason}).")


class ModelUnusable(LanguageModelFailed):
    template = N_("What the language model “{model}” wrote cannot be used ({reason}).")
