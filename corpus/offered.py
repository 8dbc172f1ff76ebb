"""What is downloaded of a document: its own file, or a Word file of its text where that alone is published.

Whatever names a file, states its form or sends it asks here, so that the file of such a document is told of nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from corpus.models import Document

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that can be downloaded; `size` is None and `sha256` "" of one that is written when it is asked for."""

    file: str
    media_type: str
    size: int | None
    sha256: str


def offered(document: Document) -> Offered:
    """The file that is downloaded of the document."""
    if document.text_only:
        return Offered(f"{PurePosixPath(document.file).stem}.docx", WORD, None, "")
    return Offered(document.file, document.media_type, document.size, document.sha256)
