"""The questions on the real tenders, asked of the program as its pages and its command line ask it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from answer.commons import Commons
from answer.conversation.understanding import understand
from answer.finding.found import Found
from answer.models import Answer
from bench.verbatim import PdfText, stands_in, stands_in_pieces
from evaluation.asking import Asked, Asking, Interviewer
from evaluation.judging import judge_hits, places
from evaluation.measures import Share, summary, times
from evaluation.questions import Question
from evaluation.report import report
from ingest.description import NOTHING_GIVEN
from ingest.incoming import MANIFEST_NAME, Incoming, clean_name, files_in
from ingest.manifest import read_manifest

_PDF = "application/pdf"


def ingest(commons: Commons, folder: Path) -> None:
    """Adds the documents of a folder that are not there yet, as its manifest describes them."""
    described = read_manifest(folder / MANIFEST_NAME)
    files = [
        Incoming(path, path.name, described.get(clean_name(path.name), NOTHING_GIVEN)) for path in files_in(folder)
    ]
    failed = [outcome for outcome in commons.ingestion.ingest(files) if outcome.error]
    for outcome in failed:
        print(f"  not read: {outcome.error}")
    commons.refresh()


def ask(commons: Commons, questions: Sequence[Question]) -> Asking:
    """All questions asked, of the quotations alone unless a language model is set."""
    return Interviewer(commons).ask_all(questions)


def found(commons: Commons, question: str) -> Found:
    """What a question brings up, before it is read closely and answered."""
    meant = understand(question, (), commons.assistant.library())
    return commons.assistant.finder.find(question, meant, None)


def measure(commons: Commons, asking: Asking) -> dict[str, Any]:
    """The report that `partage eval` gives, and whether pdfium reads the same words in the PDFs that are quoted."""
    return report(commons, asking) | {"in pdfium": _check_pdf_quotations(commons, [one.answer for one in asking.asked])}


def search_measures(asking: Asking, questions: Sequence[Question]) -> dict[str, Any]:
    """The measures of the search on some of the questions that were asked."""
    return summary([judge_hits(one.question, places(one.hits)) for one in _chosen(asking, questions)])


def search_times(asking: Asking, questions: Sequence[Question]) -> dict[str, float]:
    """How long the search took for some of the questions that were asked."""
    return times([one.search_ms for one in _chosen(asking, questions)])


def _chosen(asking: Asking, questions: Sequence[Question]) -> list[Asked]:
    chosen = {question.id for question in questions}
    return [one for one in asking.asked if one.question.id in chosen]


def _check_pdf_quotations(commons: Commons, answers: Sequence[Answer]) -> dict[str, Any]:
    citations = [citation for answer in answers for citation in answer.citations]
    in_pdf = sorted((one for one in citations if one.document.media_type == _PDF), key=lambda one: one.document.id)
    pdf = PdfText()
    both = [(one.quote, pdf.page(commons.store.files.path(one.document.sha256), one.page)) for one in in_pdf]
    found = {
        "in one stretch": [stands_in(quote, text) for quote, text in both],
        "each line and cell": [stands_in_pieces(quote, text) for quote, text in both],
    }
    return {name: Share.of_all(verdicts).record() for name, verdicts in found.items()}
