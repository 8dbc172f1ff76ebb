"""Citation recall and precision in the sense of ALCE (Gao et al. 2023, https://arxiv.org/abs/2305.14627).

Recall: the share of an answer's statements that their citations, taken together, carry. Precision: the share of its
citations that belong to a carried statement and are not irrelevant to it; one is irrelevant when it does not carry the
statement alone and the others carry it without it. ALCE asks a model of entailment whether a text carries a
statement; here the program's own check of citations is asked, and a citation of a source that was never given
counts as a wrong one, where ALCE leaves it out of the precision.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from answer.checking.citations import CitationChecker, Source
from answer.models import Answer, Citation
from answer.text.written_marks import find_marks, undisguised, without_marks
from corpus.models import Passage

Carries = Callable[[str, Sequence[Source]], bool]
"""Whether sources, together, carry a statement."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement without its marks, the sources that it cites, and how many of its marks name no source."""

    text: str
    sources: tuple[Source, ...]
    invented: int = 0


@dataclass(frozen=True, slots=True)
class CitationQuality:
    """Recall and precision, 0 to 1."""

    recall: float
    precision: float


def citation_quality(statements: Sequence[Cited], carries: Carries) -> CitationQuality:
    """The two figures of one answer, which says something."""
    carried = [not one.invented and bool(one.sources) and carries(one.text, one.sources) for one in statements]
    precise = sum(_relevant(one, carries) for one, is_carried in zip(statements, carried, strict=True) if is_carried)
    citations = sum(len(one.sources) + one.invented for one in statements)
    return CitationQuality(sum(carried) / len(carried), precise / citations if citations else 0.0)


def _relevant(statement: Cited, carries: Carries) -> int:
    """How many of a carried statement's citations are not irrelevant to it."""
    return sum(
        carries(statement.text, (source,)) or not carries(statement.text, _others(statement, source))
        for source in statement.sources
    )


def _others(statement: Cited, source: Source) -> tuple[Source, ...]:
    return tuple(other for other in statement.sources if other is not source)


def checked_by(checker: CitationChecker) -> Carries:
    """The program's own check as judge; what stands word for word in a source needs none."""

    def carries(text: str, sources: Sequence[Source]) -> bool:
        if any(text in source.passage.text for source in sources):
            return True
        marks = "".join(f"[{source.n}]" for source in sources)
        return bool(sources) and not checker.check(f"{text} {marks}", sources).doubts

    return carries


def as_shown(answer: Answer) -> list[Cited]:
    """An answer's statements with the quotations that the reader sees under them."""
    sources = {citation.n: _source(citation) for citation in answer.citations}
    return [Cited(one.text, tuple(sources[n] for n in one.citations)) for one in answer.statements]


def cited_in(sentence: str, given: Sequence[Source]) -> Cited:
    """A sentence as a language model wrote it, with the passages that its marks name among those it was given."""
    seen = undisguised(sentence)
    known = {source.n: source for source in given}
    marks = dict.fromkeys(find_marks(seen))
    return Cited(without_marks(seen), tuple(known[n] for n in marks if n in known), sum(n not in known for n in marks))


def _source(citation: Citation) -> Source:
    passage = Passage(
        page=citation.page,
        start=citation.span.start,
        end=citation.span.end,
        text=citation.quote,
        section=citation.section,
        context=citation.context,
        sentences=(citation.span,),
        document_id=citation.document.id,
    )
    return Source(citation.n, citation.document, passage)
