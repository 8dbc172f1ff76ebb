"""Citation recall and precision in the sense of ALCE, on cases worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from answer.checking.citations import CitationChecker, Source
from answer.models import Answer, Citation, Doubt, DoubtKind, Mode, Statement
from corpus.models import Document, Passage, Span
from evaluation.citation_quality import Carries, Cited, as_shown, checked_by, citation_quality, cited_in
from index.embedders import Embedder


def source(n: int, text: str = "") -> Source:
    document = Document(f"d{n}", f"d{n}", f"d{n}.pdf", "application/pdf", 1, "CCAP", language="fr")
    return Source(n, document, Passage(1, 0, len(text), text, sentences=(Span(0, len(text)),), document_id=f"d{n}"))


A, B, C = source(1), source(2), source(3)


def carried_by(*sets: set[int]) -> Carries:
    """A judge for whom sources carry any statement when they hold one of these sets."""

    def carries(text: str, sources: Sequence[Source]) -> bool:
        numbers = {one.n for one in sources}
        return any(numbers >= one for one in sets)

    return carries


@pytest.mark.parametrize(
    ("cited", "enough", "recall", "precision"),
    [
        ([(A,)], [{1}], 1, 1),
        ([(B,)], [{1}], 0, 0),
        ([()], [{1}], 0, 0),
        ([(A, B)], [{1}], 1, 1 / 2),  # B carries nothing alone, and A does without it
        ([(A, B)], [{1, 2}], 1, 1),  # neither carries alone, and both are needed
        ([(A, B)], [{1}, {2}], 1, 1),  # each carries alone: repeated, not irrelevant
        ([(A, B, C)], [{1, 2}], 1, 2 / 3),
        ([(A,), (B,)], [{1}], 1 / 2, 1 / 2),
        ([(A,), ()], [{1}], 1 / 2, 1),
    ],
)
def test_recall_is_of_statements_and_precision_of_citations(
    cited: list[tuple[Source, ...]], enough: list[set[int]], recall: float, precision: float
) -> None:
    found = citation_quality([Cited("Une phrase.", sources) for sources in cited], carried_by(*enough))

    assert (found.recall, found.precision) == pytest.approx((recall, precision))


def test_a_citation_of_a_source_that_was_not_given_spoils_its_statement() -> None:
    written = cited_in("Le délai est d’un mois [1][7].", [A, B])
    found = citation_quality([written], carried_by({1}))

    assert written == Cited("Le délai est d’un mois.", (A,), invented=1)
    assert (found.recall, found.precision) == (0, 0)


LATE = source(1, "Tout retard de livraison donne lieu à une pénalité de 400 euros par jour ouvré.")
EXIT = source(2, "La réversibilité dure 6 mois : le titulaire transfère les données et la documentation.")


@pytest.mark.parametrize(
    ("sentence", "recall", "precision"),
    [
        ("La pénalité pour retard de livraison est de 400 euros par jour ouvré [1].", 1, 1),
        ("La pénalité pour retard de livraison est de 400 euros par jour ouvré [1][2].", 1, 1 / 2),
        ("La pénalité pour retard de livraison est de 900 euros par jour ouvré [1].", 0, 0),
        ("La pénalité pour retard de livraison est de 400 euros par jour ouvré [2].", 0, 0),
        ("La pénalité pour retard de livraison est de 400 euros par jour ouvré.", 0, 0),
    ],
)
def test_the_program_s_own_check_is_the_judge(
    embedder: Embedder, sentence: str, recall: float, precision: float
) -> None:
    carries = checked_by(CitationChecker(lambda: embedder))
    found = citation_quality([cited_in(sentence, [LATE, EXIT])], carries)

    assert (found.recall, found.precision) == (recall, precision)


def test_an_answer_is_judged_by_the_quotations_shown_under_its_statements() -> None:
    quote = "La VABF dure 10 jours ouvrés."
    document = Document("d1", "d1", "cctp.pdf", "", 1, "CCTP", language="fr")
    citation = Citation(1, document, 9, "9", Span(40, 40 + len(quote)), quote, ("10 Recette",), "colonnes")
    doubtful = Statement("La VSR dure un an.", (), (Doubt(DoubtKind.UNCITED),))
    sure = Statement(quote, (1,))
    shown = as_shown(Answer("", "", Mode.WRITTEN, (sure, doubtful), (citation,)))

    passage = shown[0].sources[0].passage
    assert (passage.text, passage.quote(passage.sentences[0]), passage.context) == (quote, quote, "colonnes")
    assert shown[1] == Cited("La VSR dure un an.", ())
    assert citation_quality(shown, carried_by({1})).recall == 1 / 2


def test_what_stands_word_for_word_in_its_source_is_carried_without_asking_a_model() -> None:
    def no_model() -> Embedder:
        raise AssertionError("a quotation proves itself")

    assert checked_by(CitationChecker(no_model))("La réversibilité dure 6 mois", (EXIT,))
