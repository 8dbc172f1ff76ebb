"""How large files are, in the megabytes that systems and Streamlit show: of a million bytes."""

from __future__ import annotations

from math import ceil

from corpus.errors import FileTooLarge

MEGABYTE = 1_000_000
_LEAST_SAID = 0.001


def limit_in_megabytes(limit: int) -> float:
    """A limit in bytes as it is said: 100, 1.5 or 0.03, never 0."""
    megabytes = limit / MEGABYTE
    return max(_LEAST_SAID, round(megabytes, 1) if megabytes >= 0.1 else float(f"{megabytes:.1g}"))


def too_large(file: str, size: int, limit: int) -> FileTooLarge:
    """The error of a file of so many bytes, which is over the limit."""
    return FileTooLarge(file=file, size_mb=ceil(size / MEGABYTE), limit_mb=limit_in_megabytes(limit))
