import pickle
import re
import string
from collections.abc import Iterator

import pytest

from corpus import errors
from corpus.errors import (
    BadManifest,
    DocumentNotFound,
    EmptyFile,
    FileTooLarge,
    NothingToRead,
    PageNotFound,
    PartageError,
    QuestionTooLong,
    ReadingTimedOut,
    UnreadableFile,
)


def kinds(base: type[PartageError]) -> list[type[PartageError]]:
    return [base] + [kind for child in base.__subclasses__() for kind in kinds(child)]


EVERY_KIND = [kind for kind in kinds(PartageError) if kind is not PartageError]


def details(kind: type[PartageError]) -> dict[str, str]:
    return {name: f"<{name}>" for _, name, _, _ in string.Formatter().parse(kind.template) if name}


def drawn() -> Iterator[tuple[str, str]]:
    """Each kind of the tree in the module's docstring, with the one that it hangs from."""
    [tree] = [part for part in str(errors.__doc__).split("\n\n") if part.startswith("PartageError")]
    above: list[str] = []
    for line in tree.splitlines()[1:]:
        branch, name = re.match(r"([│├└─ ]+)(\w+)", line).groups()  # type: ignore[union-attr]
        above[len(branch) // 4 - 1 :] = [name]
        yield name, ["PartageError", *above][-2]


def test_the_tree_that_is_drawn_is_the_tree_that_is() -> None:
    assert sorted(drawn()) == sorted((kind.__name__, kind.__bases__[0].__name__) for kind in EVERY_KIND)


def test_message_is_filled_with_what_happened() -> None:
    error = FileTooLarge(file="plan.pdf", size_mb=120, limit_mb=100)
    assert str(error) == error.text("en")
    assert str(error).startswith("“plan.pdf” is 120 MB; the limit is 100 MB.")


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_message_exists_in_french_and_english_with_the_same_details(kind: type[PartageError]) -> None:
    error = kind(**details(kind))
    french, english = error.text("fr"), error.text("en")
    assert french != english
    assert all(value in french and value in english for value in details(kind).values())


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_error_survives_the_way_between_two_processes(kind: type[PartageError]) -> None:
    error = pickle.loads(pickle.dumps(kind(**details(kind))))  # noqa: S301 - our own bytes
    assert type(error) is kind
    assert error.details == details(kind)


def test_braces_in_a_file_name_do_no_harm() -> None:
    assert "{0} {file}.pdf" in EmptyFile(file="{0} {file}.pdf").text("fr")


@pytest.mark.parametrize(
    ("error", "base"),
    [
        (ReadingTimedOut(file="a", seconds=60), UnreadableFile),
        (PageNotFound(title="a", page=2, pages=1), PartageError),
        (DocumentNotFound(document="a"), PartageError),
        (QuestionTooLong(length=3, limit=2), PartageError),
        (BadManifest(file="a", reason="b"), PartageError),
    ],
)
def test_error_is_caught_by_its_base(error: PartageError, base: type[PartageError]) -> None:
    assert isinstance(error, base)


def test_only_what_may_be_pictures_is_to_be_saved_as_pdf() -> None:
    advised = [kind for kind in kinds(NothingToRead) if "PDF" in kind(file="a").text("fr")]
    assert advised == [NothingToRead]
