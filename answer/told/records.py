"""Answers, hits and documents as plain records, for JSON."""

from __future__ import annotations

from typing import Any

from answer.asked.asked_of_commons import Asks
from answer.collection.held import Held
from answer.models import Answer, Citation, Statement
from corpus.links import absolute, catalogue_path, source_path
from corpus.models import Document
from corpus.offered import offered
from index.retriever import Hit


def answer_record(id: str | None, answer: Answer, public_url: str) -> dict[str, Any]:
    """An answer as one JSON object; `page` is null where the format has no numbered pages.

    "answer" holds what is supported only; a sentence that nothing carries stands under "unsupported" with the reasons.
    "lead" are the stretches of the quotations that answer best, each with the number of its citation.
    "further" are the numbers of the citations that are not close to the question; "uncertain" tells of
    quotations alone that they may well not answer it.
    """
    return {
        "id": id,
        "question": answer.question,
        "understood": answer.understood,
        "within": [document.id for document in answer.scope.within],
        "apart": [document.id for document in answer.scope.apart],
        "languages": sorted(answer.scope.languages),
        "answer": "\n".join(statement.text for statement in answer.statements if statement.is_supported),
        "definition": answer.definition,
        "unknown_words": list(answer.missing.unknown_words),
        "nameless": list(answer.missing.nameless),
        "silent": answer.missing.silent,
        "uncertain": answer.is_uncertain,
        "absent": list(answer.missing.absent),
        "lacks": sorted(answer.missing.matters),
        "wants_summary": answer.wants_summary,
        "sought": [document.id for document in answer.sought],
        "held": _held_record(answer, answer.held, public_url) if answer.held else None,
        "also_searched": list(answer.also_searched),
        "documents_waiting": answer.looked_at.waiting,
        "refused": answer.refused,
        "mode": answer.mode.value,
        "citations": [_citation_record(citation, public_url) for citation in answer.citations],
        "lead": [{"n": citation.n, "quote": citation.quote} for citation in answer.lead],
        "further": sorted({n for statement in answer.further for n in statement.citations}),
        "unsupported": [_doubtful_record(statement) for statement in answer.unsupported],
        "model": answer.model,
        "notice": answer.notice.value if answer.notice else None,
        "see_also": [{"document": document.id, "title": document.title} for document in answer.see_also],
        "took_ms": round(answer.took_ms, 1),
    }


def _held_record(answer: Answer, held: Held, public_url: str) -> dict[str, Any]:
    """What the collection holds; "pages" are those of the documents in "sought", where their length is asked for."""
    is_length = held.asks is Asks.PAGES
    return {
        "asks": held.asks.value,
        "count": held.count,
        "words": held.words,
        "by_kind": dict(held.by_kind),
        "pages": {document.id: document.pages for document in answer.sought if is_length},
        "catalogue": None if held.catalogue is None else absolute(public_url, catalogue_path(held.catalogue)),
    }


def _doubtful_record(statement: Statement) -> dict[str, Any]:
    doubts = [{"kind": doubt.kind.value, "what": doubt.what} for doubt in statement.doubts]
    return {"text": statement.text, "doubts": doubts}


def _citation_record(citation: Citation, public_url: str) -> dict[str, Any]:
    document = citation.document
    return {
        "n": citation.n,
        "document": document.id,
        "title": document.title,
        "file": offered(document).file,
        "page": document.visible_page(citation.page),
        "section": " › ".join(citation.section),
        "quote": citation.quote,
        "rows_left": citation.rows_left,
        "url": absolute(public_url, source_path(document.id, citation.page, citation.span)),
    }


def hit_record(hit: Hit) -> dict[str, Any]:
    """A search hit as one JSON object."""
    return {
        "rank": hit.rank,
        "document": hit.document.id,
        "title": hit.document.title,
        "file": offered(hit.document).file,
        "page": hit.document.visible_page(hit.passage.page),
        "section": " › ".join(hit.passage.section),
        "score": round(hit.score, 4),
        "text": hit.passage.text,
    }


def document_record(document: Document) -> dict[str, Any]:
    """A document's metadata as one JSON object; "size" and "sha256" are null where its text only is published."""
    file = offered(document)
    return {
        "id": document.id,
        "title": document.title,
        "file": file.file,
        "kind": document.kind,
        "domain": document.domain,
        "buyer": document.buyer,
        "year": document.year,
        "language": document.language,
        "licence": document.licence,
        "origin": document.origin,
        "media_type": file.media_type,
        "size": file.size,
        "text_only": document.text_only,
        "page_kind": document.page_kind.value,
        "pages": document.pages,
        "version": document.version,
        "superseded_by": document.superseded_by,
        "downloads": document.downloads,
        "added_at": document.added_at.isoformat(),
        "sha256": file.sha256 or None,
    }
