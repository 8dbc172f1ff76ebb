"""The questions that are measured, with what a right answer is. They stand beside the checkout, in `../shared`."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from evaluation.questions import Gold, Question, read_questions


class NoDocuments(Exception):
    """The folder of real documents and questions is not there. The message says where it was looked for."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of PIAF: a stretch of a Wikipedia article."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A question of PIAF: the paragraph that answers it, and the offsets of its answers there, where they are known."""

    text: str
    paragraph: str
    answers: tuple[tuple[int, int], ...]


class GeneralKind(StrEnum):
    """What a general question wants: clauses to copy, what others have learned, or whatever holds some keywords."""

    CLAUSES = "clauses"
    LESSONS = "lessons"
    KEYWORDS = "keywords"


@dataclass(frozen=True, slots=True)
class GeneralQuestion:
    """A question that names no document. Its gold are all pages that serve, of which `best` serve best."""

    question: Question
    kind: GeneralKind
    best: frozenset[Gold]

    @property
    def was_looked_at(self) -> bool:
        """Whether its answers were read while the program was made (an odd number); the others were only measured."""
        return int(self.question.id.removeprefix("S")) % 2 == 1


def shared_folder() -> Path:
    """The folder of real documents: PARTAGE_SHARED, or `shared` beside the checkout. Raises NoDocuments."""
    folder = Path(os.environ.get("PARTAGE_SHARED", Path(__file__).parents[2] / "shared")).resolve()
    if not (folder / "corpus" / "MANIFEST.tsv").exists():
        raise NoDocuments(f"The real documents are not at {folder}. Name their folder in PARTAGE_SHARED.")
    return folder


def shared_folder_or_stop() -> Path:
    """The same for a command, which ends where the folder is not there, and says why."""
    try:
        return shared_folder()
    except NoDocuments as error:
        raise SystemExit(f"Nothing is measured. {error}") from error


def tender_questions(shared: Path) -> list[Question]:
    """The questions on the real tenders."""
    return read_questions(shared / "eval" / "tenders-dev.jsonl")


def further_questions() -> list[Question]:
    """More questions on the real tenders, by people who did not know the program; see docs/quality.md."""
    return read_questions(Path(__file__).parent / "further_questions.jsonl")


def general_questions() -> list[GeneralQuestion]:
    """Questions that name no document, with graded gold in documents of which some are not at hand."""
    path = Path(__file__).parent / "general_questions.jsonl"
    return [_graded(question, line) for question, line in zip(read_questions(path), _lines(path), strict=True)]


def questions_on_other_matters() -> dict[str, list[str]]:
    """Questions that have nothing to do with what buyers share, by half: looked at, and only measured."""
    halves: dict[str, list[str]] = {}
    with (Path(__file__).parent / "other_matters.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            halves.setdefault(row["half"], []).append(row["question"])
    return halves


def piaf_paragraphs(shared: Path) -> list[Paragraph]:
    """All paragraphs of PIAF."""
    return [
        Paragraph(line["_id"], line["title"], line["text"])
        for line in _lines(shared / "eval" / "piaf" / "corpus.jsonl")
    ]


def piaf_questions(shared: Path) -> list[Reading]:
    """All questions of PIAF."""
    return [
        Reading(line["question"], line["doc_id"], tuple(_span(one) for one in line["answers"]))
        for line in _lines(shared / "eval" / "piaf" / "qa.jsonl")
    ]


def _graded(question: Question, line: dict[str, Any]) -> GeneralQuestion:
    best = frozenset(gold for gold, one in zip(question.gold, line["gold"], strict=True) if one["best"])
    return GeneralQuestion(question, GeneralKind(line["kind"]), best)


def _span(answer: dict[str, Any]) -> tuple[int, int]:
    start: int = answer["answer_start"]
    return start, start + len(answer["text"])


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
