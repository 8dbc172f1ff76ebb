"""`python -m bench.near_duplicates`: which of the real documents are taken for versions or formats of one another.

Every document is compared with every other, as at a contribution. The pairs that are near and the nearest of those that
are not go to `bench/results/near_duplicates.json` and into `docs/near-duplicates.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from bench import machine
from bench.questions import shared_folder_or_stop
from bench.tables import keep
from corpus.models import Page
from evaluation.as_text import as_rows
from ingest.description import NOTHING_GIVEN, Description, complete
from ingest.document import ReadDocument
from ingest.formats import recognise_format
from ingest.incoming import MANIFEST_NAME, clean_name, files_in
from ingest.manifest import read_manifest
from ingest.near_duplicates import (
    MOST_WITH_THE_SAME_TITLE,
    NEARLY_ALL,
    WORTH_COMPARING,
    are_near,
    estimates,
    named,
    pairs_of,
    shared_part,
    sketch,
    words_of,
)
from ingest.readers import READERS

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "near_duplicates.json"
_PAGE = _ROOT / "docs" / "near-duplicates.md"
_MARK = "near duplicates"
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Text:
    """A document as others are compared with it."""

    file: str
    title: str
    words: Sequence[str]
    sketch: bytes


@dataclass(frozen=True, slots=True)
class Compared:
    """Two documents: the share of the pairs of words that both have, what their sketches told, and what follows."""

    one: Text
    other: Text
    resemblance: float
    estimate: float

    @property
    def has_one_title(self) -> bool:
        return named(self.one.title) == named(self.other.title) != ()

    @property
    def is_near(self) -> bool:
        """Whether the second is shown to who contributes the first."""
        worth = self.estimate >= WORTH_COMPARING
        return worth and are_near(self.resemblance, self.one.title, self.other.title)

    @property
    def margin(self) -> float:
        """How far the resemblance is above the threshold that holds for the two titles; below it: less than 0."""
        return self.resemblance - (MOST_WITH_THE_SAME_TITLE if self.has_one_title else NEARLY_ALL)


def main() -> None:
    """Measures, prints and keeps the result."""
    folder = shared_folder_or_stop() / "corpus"
    measured_on = machine.describe()
    result = {"machine": measured_on} | measure(read_texts(folder, files_in(folder)))
    page = as_page(result)
    keep(result, _RESULTS, _PAGE, page, _MARK)
    print(page)


def read_texts(folder: Path, files: Iterable[Path]) -> list[Text]:
    """The documents, with the titles that they have when they are added with the folder's manifest."""
    described = read_manifest(folder / MANIFEST_NAME)
    return [text_of(path.name, _read(path), described.get(clean_name(path.name), NOTHING_GIVEN)) for path in files]


def _read(path: Path) -> ReadDocument:
    return READERS[recognise_format(path, path.name)](path, path.name)


def text_of(file: str, read: ReadDocument, given: Description) -> Text:
    """What was read of a file, with the title that was given or is guessed."""
    pages: Sequence[Page] = read.searched().as_shown().pages
    words = words_of(pages)
    return Text(file, complete(given, read, file).title or "", words, sketch(pairs_of(words)))


def compare(texts: Iterable[Text], least: float = 0.0) -> list[Compared]:
    """Every two of them, the most alike first; those alone whose sketches tell at least this resemblance."""
    estimated = [(one, other, float(estimates(one.sketch, [other.sketch])[0])) for one, other in combinations(texts, 2)]
    compared = [
        Compared(one, other, shared_part(one.words, other.words), estimate)
        for one, other, estimate in estimated
        if estimate >= least
    ]
    return sorted(compared, key=lambda pair: -pair.resemblance)


def measure(texts: Sequence[Text]) -> dict[str, Any]:
    """The pairs that are near, and of the others those with the most in common, for both thresholds."""
    compared = compare(texts)
    others = [pair for pair in compared if not pair.is_near]
    return {
        "documents": len(texts),
        "pairs": len(compared),
        "thresholds": {"whatever the titles": NEARLY_ALL, "with the same title": MOST_WITH_THE_SAME_TITLE},
        "near": [_as_record(pair) for pair in compared if pair.is_near],
        "nearest of the others": [_as_record(pair) for pair in others[:_SHOWN]],
        "nearest of the others with the same title": [
            _as_record(pair) for pair in [pair for pair in others if pair.has_one_title][:_SHOWN]
        ],
    }


def _as_record(pair: Compared) -> dict[str, Any]:
    return {
        "files": [pair.one.file, pair.other.file],
        "resemblance": round(pair.resemblance, 3),
        "estimate": round(pair.estimate, 3),
        "same title": pair.has_one_title,
        "above the threshold": round(pair.margin, 3),
    }


def as_page(result: Mapping[str, Any]) -> str:
    """The result as Markdown."""
    measured_on = result["machine"]
    lines = [
        f"Measured on {measured_on['date']} at commit {measured_on['commit']}{machine.was_changed(measured_on)}: "
        f"{result['documents']} documents, {result['pairs']:,} pairs.",
    ]
    for key, title in (
        ("near", "Taken for the same document"),
        ("nearest of the others", "The others with the most in common"),
        ("nearest of the others with the same title", "The others with the same title"),
    ):
        rows = [_row(record) for record in result[key]]
        lines += ["", f"### {title}: {len(rows)} pairs" if key == "near" else f"### {title}", ""]
        lines += as_rows(_HEADS, rows) if rows else ["None."]
    return "\n".join(lines) + "\n"


_HEADS = ("Documents", "Common pairs of words", "Same title", "Above the threshold")


def _row(record: Mapping[str, Any]) -> tuple[str, ...]:
    files = " and ".join(f"`{file}`" for file in record["files"])
    share = f"{100 * record['resemblance']:.1f} %"
    return files, share, "yes" if record["same title"] else "no", f"{100 * record['above the threshold']:+.1f}"


if __name__ == "__main__":
    main()
