"""A written sentence is shown as supported only when a passage that it cites, or clearly another one, carries it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from small_corpus import WordEmbedder

from answer.checking.citations import Carrying, Checked, CitationChecker, Source
from answer.models import Doubt, DoubtKind
from corpus.models import Document, Passage, Span
from index.embedders import Embedder, Vectors

OFFSET = 100


def source(n: int, title: str, buyer: str, *sentences: str) -> Source:
    """A passage that stands 100 characters down its page."""
    text = " ".join(sentences)
    spans: list[Span] = []
    place = OFFSET
    for sentence in sentences:
        spans.append(Span(place, place + len(sentence)))
        place += len(sentence) + 1
    document = Document(f"d{n}", f"d{n}", f"{n}.pdf", "application/pdf", 1, title, buyer=buyer, language="fr")
    passage = Passage(1, OFFSET, OFFSET + len(text), text, sentences=tuple(spans), id=n, document_id=document.id)
    return Source(n, document, passage)


SOURCES = (
    source(
        1,
        "CCAP – Infogérance",
        "Ville de Montrieux",
        "Le marché est conclu pour une durée de 12 mois à compter du 1er janvier 2026.",
        "Il est reconductible 3 (TROIS) fois pour la même période, soit un maximum de 48 mois.",
        "Le titulaire doit rétablir le service dans un délai de 4 heures.",
        "Les factures sont payées dans un délai de 30 jours.",
    ),
    source(
        2,
        "CCTP – Gardiennage",
        "Grand Castelval",
        "Les agents effectuent une ronde toutes les deux heures.",
        "La prestation est estimée entre 400 h et 800 h par an.",
        "La sous-traitance du gardiennage est interdite.",
    ),
)


@pytest.fixture(scope="module")
def checker(embedder: Embedder) -> CitationChecker:
    return CitationChecker(lambda: embedder)


def quotes(checked: Checked) -> list[str]:
    passages = {one.n: one.passage for one in SOURCES}
    return [passages[one.source].quote(one.span) for one in checked.carrying]


@pytest.mark.parametrize(
    ("sentence", "source", "quote"),
    [
        ("Le marché dure un an à partir du 01/01/2026 [1].", 1, SOURCES[0].passage.sentences[0]),
        ("Le titulaire est tenu de rétablir le service en quatre heures [1].", 1, SOURCES[0].passage.sentences[2]),
        ("À Montrieux, les factures sont payées sous trente jours [1].", 1, SOURCES[0].passage.sentences[3]),
        ("Invoices are paid within 30 days [1].", 1, SOURCES[0].passage.sentences[3]),
        ("Le gardiennage ne peut pas être sous-traité [2].", 2, SOURCES[1].passage.sentences[2]),
    ],
)
def test_the_tightest_span_carries_a_true_sentence(
    checker: CitationChecker, sentence: str, source: int, quote: Span
) -> None:
    checked = checker.check(sentence, SOURCES)
    assert checked.doubts == ()
    assert checked.carrying == (Carrying(source, quote),)


def test_two_sentences_carry_what_neither_holds_alone(checker: CitationChecker) -> None:
    checked = checker.check("Le marché dure 12 mois et est reconductible trois fois, soit 48 mois [1].", SOURCES)
    assert checked.doubts == ()
    assert quotes(checked) == [
        "Le marché est conclu pour une durée de 12 mois à compter du 1er janvier 2026. "
        "Il est reconductible 3 (TROIS) fois pour la même période, soit un maximum de 48 mois."
    ]


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("Le marché dure 12 mois [7].", Doubt(DoubtKind.UNKNOWN_SOURCE, "[7]")),
        ("Le marché dure 12 mois [1][7].", Doubt(DoubtKind.UNKNOWN_SOURCE, "[7]")),
        ("Les factures sont payées dans un délai de 60 jours [1].", Doubt(DoubtKind.MISSING_FACT, "60 jours")),
        ("Le titulaire doit rétablir le service en 4 jours [1].", Doubt(DoubtKind.MISSING_FACT, "4 jours")),
        ("Le titulaire doit rétablir le service en 4\u200b8 heures [1].", Doubt(DoubtKind.MISSING_FACT, "48 heures")),
        ("Le titulaire doit rétablir le service en 4[1]8 heures.", Doubt(DoubtKind.MISSING_FACT, "48 heures")),
        ("À Castelval, les factures sont payées sous 30 jours [1].", Doubt(DoubtKind.MISSING_FACT, "Castelval")),
        ("Le titulaire peut rétablir le service dans un délai de 4 heures [1].", Doubt(DoubtKind.OPPOSITE, "peut")),
        ("La sous-traitance du gardiennage est autorisée [2].", Doubt(DoubtKind.OPPOSITE, "interdite")),
        ("Les chats dorment au soleil toute la journée [1].", Doubt(DoubtKind.FAR)),
        ("Bonjour, voici ce que prévoient les marchés :", Doubt(DoubtKind.UNCITED)),
    ],
)
def test_a_sentence_that_is_not_carried_says_why(checker: CitationChecker, sentence: str, doubt: Doubt) -> None:
    assert doubt in checker.check(sentence, SOURCES).doubts


def test_what_another_source_clearly_says_is_attributed_to_it(checker: CitationChecker) -> None:
    checked = checker.check("Les agents effectuent une ronde toutes les deux heures [1].", SOURCES)
    assert checked == Checked(
        "Les agents effectuent une ronde toutes les deux heures.",
        (Carrying(2, SOURCES[1].passage.sentences[0]),),
        (),
    )


def test_a_sentence_without_mark_is_attributed_to_what_clearly_carries_it(checker: CitationChecker) -> None:
    checked = checker.check("Les factures sont payées dans un délai de 30 jours.", SOURCES)
    assert checked.doubts == ()
    assert quotes(checked) == ["Les factures sont payées dans un délai de 30 jours."]


def test_facts_of_two_sources_are_carried_by_both(checker: CitationChecker) -> None:
    checked = checker.check(
        "Le rétablissement du service doit se faire en 4 heures et la prestation est estimée entre 400 h et 800 h "
        "par an [1][2].",
        SOURCES,
    )
    assert checked.doubts == ()
    assert {one.source for one in checked.carrying} == {1, 2}


def test_a_sentence_with_no_sources_is_uncited(checker: CitationChecker) -> None:
    assert checker.check("Le marché dure 12 mois.", ()) == Checked(
        "Le marché dure 12 mois.", (), (Doubt(DoubtKind.UNCITED),)
    )


class CrowdedEmbedder(WordEmbedder):
    """Has other answers checked while it embeds: what the threads of other readers do."""

    meanwhile: Callable[[], None] | None = None

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        then, self.meanwhile = self.meanwhile, None
        if then:
            then()
        return super().embed_passages(texts)


OTHERS = [source(n, "CCTP", "Grand Castelval", f"Le lot {n} est estimé à {n} h par an.") for n in range(10, 511)]


def test_a_sentence_is_checked_while_many_other_passages_are_read() -> None:
    embedder = CrowdedEmbedder()
    checker = CitationChecker(lambda: embedder)
    checker.prepare(SOURCES)

    def others_are_read() -> None:
        checker.prepare(OTHERS)
        checker.prepare([source(600, "CCTP", "Grand Castelval", "Les clés sont rendues.")])

    embedder.meanwhile = others_are_read
    candidates = checker.candidates("La sous-traitance du gardiennage est interdite.", SOURCES)

    assert {one.source.n for one in candidates} == {1, 2}


def test_the_passages_read_last_are_kept() -> None:
    embedder = WordEmbedder()
    checker = CitationChecker(lambda: embedder)
    checker.prepare(OTHERS)
    checker.prepare(SOURCES)
    embedder.embedded.clear()
    checker.prepare([OTHERS[-1], *SOURCES])
    assert embedder.embedded == []

    checker.prepare([OTHERS[0]])
    assert embedder.embedded == ["Le lot 10 est estimé à 10 h par an."]
