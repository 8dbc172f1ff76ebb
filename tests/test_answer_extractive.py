from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from small_corpus import count_words, page_of

from answer.finding.pages_to_quote import pages_to_quote
from answer.quoting.extractive import choose_quotes, choose_side_quotes
from answer.quoting.quotes import Quote
from answer.text.words import Word, WordWeights
from answer.wanted.expected import ANYTHING, expected_of
from corpus.models import Document, PageKind, Passage, Span
from index.retriever import Hit
from index.sentence_signals import SentenceSignals
from index.topic import compares
from index.words import stems
from ingest.document import ReadDocument
from ingest.splitter import Splitter

NO_WORDS = WordWeights(())
FIRST = "Le titulaire remet un rapport mensuel à l'acheteur avant le cinq du mois."
SECOND = "Chaque jour de retard donne lieu à une pénalité de cent euros hors taxes."
THIRD = "Le rapport est rédigé en français et remis sous forme électronique."
LONG = "Le titulaire tient à jour un registre des interventions, " + "site par site et équipement par équipement, " * 9
"""Too long to be quoted with another sentence."""


def document(name: str, kind: str = "other") -> Document:
    return Document(name, name, f"{name}.pdf", "application/pdf", 1, name, language="fr", kind=kind)


def hit(name: str, *lines: str, score: float = 1.0, page: int = 1, kind: str = "other") -> Hit:
    read = ReadDocument(PageKind.PAGE, (page_of(*lines, number=page),))
    (passage,) = Splitter(count_words, 400).split(read)
    return Hit(1, passage, document(name, kind), score, 0.9)


def signals(closeness: Sequence[float], matched: Sequence[float] | None = None) -> SentenceSignals:
    values = closeness, matched or [0.5] * len(closeness)
    return SentenceSignals(*(np.array(each, dtype=np.float32) for each in values))


def even(hits: Sequence[Hit]) -> list[SentenceSignals]:
    return [signals([0.8] * len(one.passage.sentences)) for one in hits]


def quoted(quotes: Sequence[Quote]) -> list[str]:
    return [quote.text for quote in quotes]


def places(quotes: Sequence[Quote]) -> list[tuple[str, int]]:
    return [(quote.hit.document.id, quote.hit.passage.page) for quote in quotes]


def words(*weighted: str) -> WordWeights:
    return WordWeights(tuple((Word(frozenset(stems(word, "fr"))), 1.0) for word in weighted))


def test_the_sentence_nearest_in_meaning_is_quoted_first() -> None:
    found = hit("lyon", FIRST, LONG, SECOND, LONG, THIRD)
    closeness = signals([0.75, 0.7, 0.9, 0.7, 0.75])

    assert quoted(choose_quotes("Combien ?", [found], [closeness], NO_WORDS))[0] == SECOND


def test_the_sentence_in_which_a_reader_finds_the_answer_is_quoted_first() -> None:
    found = hit("ccap", FIRST, LONG, SECOND)
    near = signals([0.85, 0.8, 0.8])
    read = replace(near, read=np.array([-9.0, -np.inf, 4.0], dtype=np.float32))

    assert quoted(choose_quotes("Combien ?", [found], [near], NO_WORDS))[0].startswith(FIRST)
    assert quoted(choose_quotes("Combien ?", [found], [read], NO_WORDS))[0].startswith(SECOND)


def test_what_was_read_in_vain_is_no_better_than_what_was_not_read() -> None:
    unread, read = hit("a", FIRST), hit("b", SECOND)
    known = [signals([0.8]), replace(signals([0.8]), read=np.array([-30.0], dtype=np.float32))]

    one, other = choose_quotes("Combien ?", [unread, read], known, NO_WORDS)

    assert one.score == pytest.approx(other.score)


def test_the_sentence_that_matches_word_by_word_is_quoted_first() -> None:
    found = hit("lyon", FIRST, LONG, SECOND, LONG, THIRD)
    matched = signals([0.8] * 5, [0.3, 0.3, 0.6, 0.3, 0.3])

    assert quoted(choose_quotes("Combien ?", [found], [matched], NO_WORDS))[0] == SECOND


def test_the_sentence_with_the_question_s_words_is_quoted_first() -> None:
    found = hit("lyon", FIRST, LONG, SECOND, LONG, THIRD)

    assert quoted(choose_quotes("x", [found], even([found]), words("pénalité", "retard")))[0] == SECOND


def test_a_sentence_that_says_the_title_again_is_no_better_for_it() -> None:
    again, other = "Le marché de gardiennage des piscines de la ville.", "Une pénalité de cent euros est due."
    found = hit("x", again, LONG, other)
    found = replace(found, document=replace(found.document, title="CCTP – Gardiennage des piscines"))
    asked = words("gardiennage", "piscines", "pénalité")

    assert quoted(choose_quotes("x", [found], even([found]), asked))[0].startswith(other)


def test_a_date_under_the_title_that_says_of_what_tells_when_bids_are_due() -> None:
    due = hit("lyon", "# Date limite de remise des offres", f"Date : 19 avril 2025 {'.' * 90}")
    late = hit("nice", "Les offres remises après la date limite de réception des offres ne sont pas ouvertes.")
    closeness = [signals([0.7]), signals([0.9])]

    assert places(choose_quotes("Date limite de remise des offres ?", [late, due], closeness[::-1], NO_WORDS)) == [
        ("lyon", 1)
    ]


def test_a_sentence_is_quoted_with_those_around_it() -> None:
    found = hit("lyon", "# 7 Suivi", FIRST, SECOND, THIRD)
    page = page_of("# 7 Suivi", FIRST, SECOND, THIRD)
    (quote,) = choose_quotes("x", [found], even([found]), words("pénalité"))

    assert quote.text == page.text[quote.span.start : quote.span.end]
    assert quote.text.split("\n") == [FIRST, SECOND, THIRD]


def test_a_quote_has_three_sentences_at_most_what_follows_first() -> None:
    found = hit(
        "lyon", *(f"Clause {n} : {FIRST}" for n in range(3)), SECOND, *(f"Point {n} : {THIRD}" for n in range(3))
    )
    best = choose_quotes("x", [found], even([found]), words("pénalité"))[0]

    assert best.text.startswith(SECOND)
    assert best.text.endswith(f"Point 1 : {THIRD}")


def test_a_quote_grows_by_no_sentence_in_which_something_is_hidden() -> None:
    hits = [hit("a", "Le délai est de deux heures.", "Contact : ███.████@█████.██.", "Ensuite, une pénalité.")]
    quotes = choose_quotes("Quel délai ?", hits, [signals([0.9, 0.1, 0.1])], words("délai"))
    assert quoted(quotes)[0] == "Le délai est de deux heures."


def test_no_stretch_is_quoted_twice() -> None:
    found = hit("lyon", *(f"Clause {n} : {SECOND}" for n in range(9)))
    quotes = choose_quotes("x", [found], even([found]), words("pénalité"))

    assert len(quotes) > 1
    assert not any(one.overlaps(other) for one in quotes for other in quotes if one is not other)


def test_no_more_than_seven_quotes_make_an_answer() -> None:
    hits = [hit("lyon", f"{SECOND} Clause {n}.", page=n) for n in range(1, 12)]

    quotes = choose_quotes("Quelle pénalité ?", hits, even(hits), words("pénalité"))

    assert [page for _, page in places(quotes)] == [1, 2, 3, 4, 5, 6, 7]


def test_a_sentence_far_below_the_best_is_left_out() -> None:
    hits = [hit("lyon", SECOND), hit("brest", THIRD, score=0.05)]
    closeness = [signals([0.9]), signals([0.7])]

    assert quoted(choose_quotes("Quelle pénalité ?", hits, closeness, words("pénalité"))) == [SECOND]


def test_documents_come_in_the_order_of_their_best_quote_each_with_all_of_its_own() -> None:
    hits = [
        hit("lyon", SECOND, page=1),
        hit("brest", SECOND.replace("cent", "mille"), page=1, score=0.9),
        hit("lyon", SECOND.replace("cent", "dix"), page=2, score=0.8),
    ]

    quotes = choose_quotes("Quelle pénalité ?", hits, even(hits), words("pénalité"))

    assert places(quotes) == [("lyon", 1), ("lyon", 2), ("brest", 1)]


def test_documents_that_say_the_same_word_for_word_are_cited_together() -> None:
    hits = [hit(name, SECOND, score=1 - n / 10) for n, name in enumerate(("lyon", "brest", "nice", "metz"))]

    (quote,) = choose_quotes("Quelle pénalité ?", hits, even(hits), words("pénalité"))

    assert quote.hit.document.id == "lyon"
    assert [one.hit.document.id for one in quote.also] == ["brest", "nice"]
    assert {one.text for one in quote.also} == {SECOND}


def test_a_question_that_names_a_document_is_answered_from_it_alone_when_it_answers_best() -> None:
    hits = [hit("lyon", SECOND), hit("brest", SECOND.replace("cent", "mille"), score=0.9)]

    assert places(choose_quotes("La pénalité à Lyon ?", hits, even(hits), words("pénalité"), {"lyon"})) == [("lyon", 1)]
    assert len(choose_quotes("La pénalité à Brest ?", hits, even(hits), words("pénalité"), {"brest"})) == 2


def test_a_document_that_repeats_itself_is_cited_once() -> None:
    hits = [hit("lyon", SECOND, page=1), hit("lyon", SECOND, page=9, score=0.9), hit("brest", SECOND, score=0.8)]

    (quote,) = choose_quotes("Quelle pénalité ?", hits, even(hits), words("pénalité"))

    assert places([quote, *quote.also]) == [("lyon", 1), ("brest", 1)]


def test_in_a_comparison_a_document_that_is_cited_with_another_is_not_quoted_again() -> None:
    other = SECOND.replace("cent", "mille")
    hits = [hit("lyon", SECOND), hit("brest", SECOND, score=0.9), hit("brest", other, score=0.8, page=2)]

    quotes = choose_quotes("Compare les pénalités de retard", hits, even(hits), words("pénalité"))

    assert [quote.documents for quote in quotes] == [{"lyon", "brest"}]


def test_in_a_corpus_of_two_documents_the_second_is_still_compared() -> None:
    hits = [hit("lyon", SECOND), hit("brest", SECOND.replace("cent", "mille"), score=0.0)]

    assert len(choose_quotes("Compare les pénalités de retard", hits, even(hits), words("pénalité"))) == 2


def test_a_question_that_compares_gets_one_clause_a_document() -> None:
    hits = [
        hit(name, SECOND.replace("cent", amount), score=1 - page / 20, page=page)
        for name, amount in (("lyon", "cent"), ("brest", "dix"), ("nice", "mille"))
        for page in (1, 2)
    ]

    quotes = choose_quotes("Compare les pénalités de retard", hits, even(hits), words("pénalité"))

    assert places(quotes) == [("lyon", 1), ("brest", 1), ("nice", 1)]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Quels niveaux de service exige-t-on ?", "lyon"),
        ("Quels niveaux de service exigent les marchés similaires ?", "lyon"),
        ("À quel prix sont les niveaux de service ?", "brest"),
        ("Quels prix ont les niveaux de service dans les marchés similaires ?", "brest"),
    ],
)
def test_a_price_schedule_comes_after_clauses_unless_prices_are_asked_for(question: str, first: str) -> None:
    row = "Intervention avec niveaux de service garantis, l’heure : 80 euros."
    clause = "Le titulaire respecte les niveaux de service : il intervient en quatre heures, le jour même."
    hits = [hit("brest", row, kind="BPU"), hit("lyon", clause, score=0.8, kind="CCTP")]

    quotes = choose_quotes(question, hits, even(hits), words("niveaux", "service"))

    assert quotes[0].hit.document.id == first


def test_where_documents_are_compared_few_pages_of_each_may_be_quoted() -> None:
    hits = [*(hit("lyon", SECOND, page=page) for page in range(1, 21)), hit("brest", SECOND)]

    several, one_tender = "Compare les pénalités de retard", "Quelles pénalités de retard ?"
    assert {one.document.id for one in pages_to_quote(several, hits, ANYTHING)} == {"lyon", "brest"}
    assert {one.document.id for one in pages_to_quote(one_tender, hits, ANYTHING)} == {"lyon"}


def test_where_documents_are_compared_a_page_of_further_ones_may_be_quoted_that_is_nearly_as_good() -> None:
    full = [hit(town, FIRST, page=page) for town in ("lyon", "metz", "lens", "nice") for page in (1, 2, 3)]
    further = [hit("brest", FIRST, score=0.5, page=page) for page in (4, 5)]
    others = [hit(f"town {n}", FIRST, score=0.4) for n in range(4)]
    far = hit("far", FIRST, score=0.3)

    compared = pages_to_quote("Quels SLA utilisent les marchés similaires ?", [*full, *further, far], ANYTHING)
    assert compared == [*full, further[0]]
    compared = pages_to_quote("Quels SLA utilisent les marchés similaires ?", [*full, *further, *others], ANYTHING)
    assert compared == [*full, further[0], *others[:3]]
    assert pages_to_quote("Quel SLA ?", [*full, *further], ANYTHING) == full


def test_where_documents_are_compared_the_page_that_states_the_amount_may_be_quoted_beside_the_first() -> None:
    question = "Quels SLA utilisent les marchés similaires ?"
    hits = [*(hit("lyon", FIRST, page=page) for page in range(1, 6)), hit("lyon", "Sous quatre heures.", page=6)]

    assert [one.passage.page for one in pages_to_quote(question, hits, expected_of(question))] == [1, 2, 3, 6]
    assert [one.passage.page for one in pages_to_quote(question, hits, ANYTHING)] == [1, 2, 3]


def test_a_comparison_of_amounts_quotes_what_is_said_beside_the_amount_too() -> None:
    rule = ("Tout retard entraîne l’application de pénalités.", "La pénalité est de 50 euros par jour.")
    other = "Les pénalités pour retard de remise des attestations environnementales sont de 30 euros par document."
    hits = [hit("lyon", *rule, LONG, other)]
    near = [signals([0.9, 0.7, 0.6, 0.7])]

    quotes = choose_quotes("Compare les pénalités de retard", hits, near, words("pénalité", "retard"))

    assert quoted(quotes) == ["\n".join(rule)]


@pytest.mark.parametrize(("matched", "page"), [(0.8, 2), (0.5, 1)])
def test_a_comparison_of_amounts_quotes_what_states_one_before_what_defines_the_term_if_it_is_nearly_as_good(
    matched: float, page: int
) -> None:
    defined, row = (
        "La pénalité de retard sanctionne le titulaire.",
        "Chaque jour de retard, une pénalité de 500 euros est due.",
    )
    hits = [
        hit("lyon", defined, page=1),
        hit("lyon", row, page=2, score=0.9),
        hit("brest", row.replace("500", "300"), score=0.8),
        hit("nice", "Une réfaction de 100 euros est possible.", score=0.7),
    ]
    near = [signals([closeness], [word]) for closeness, word in ((0.9, 0.9), (0.9, matched), (0.8, 0.8), (0.8, 0.8))]

    quotes = choose_quotes("Compare les pénalités de retard des marchés", hits, near, words("pénalité", "retard"))

    assert set(places(quotes)) == {("lyon", page), ("brest", 1), ("nice", 1)}


@pytest.mark.parametrize("tells_too", [True, False])
def test_of_what_few_clauses_tell_a_comparison_quotes_those_that_do_where_several_documents_tell_it(
    tells_too: bool,
) -> None:
    brest = "Le marché dure deux ans." if tells_too else "La durée du marché est fixée à l'acte d'engagement."
    hits = [
        hit("guide", "La durée de vie d'un appareil est de quatre ans."),
        hit("lyon", "Le marché est conclu pour une durée de 24 mois.", score=0.9),
        hit("brest", brest, score=0.8),
    ]

    quotes = choose_quotes("Compare les durées des trois marchés", hits, even(hits), words("durée"))

    assert {name for name, _ in places(quotes)} == ({"lyon", "brest"} if tells_too else {"guide", "lyon", "brest"})


def test_a_comparison_does_not_quote_an_amount_of_something_else() -> None:
    hits = [
        hit("lyon", "Le délai d'intervention est fixé à l'annexe 2.", page=1),
        hit("lyon", "Le délai de paiement est de 30 jours.", page=2, score=0.6),
        hit("brest", "Le délai d'intervention est de 4 heures.", score=0.9),
    ]
    near = [signals([0.9], [0.9]), signals([0.8], [0.75]), signals([0.88], [0.88])]

    quotes = choose_quotes("Compare les délais d'intervention", hits, near, words("délai", "intervention"))

    assert places(quotes) == [("brest", 1), ("lyon", 1)]


@pytest.mark.parametrize(("nearness", "guides_quoted"), [(0.9, 3), (0.7, 0)])
def test_of_guides_a_few_are_quoted_among_many_tenders_where_they_answer_better(
    nearness: float, guides_quoted: int
) -> None:
    clause = "Le titulaire de {} verse une pénalité par jour de retard."
    towns = [hit(f"town {n}", clause.format(n), kind="CCAP") for n in range(9)]
    guides = [hit(f"guide {n}", f"Un guide {n} traite de la pénalité de retard.", kind="guide") for n in range(5)]
    near = [*even(towns), *(signals([nearness], [nearness]) for _ in guides)]
    asked, of_asked = "Compare les pénalités de retard des marchés", words("pénalité", "retard")

    quotes = choose_quotes(asked, [*towns, *guides], near, of_asked)

    assert [quote.hit.document.kind for quote in quotes] == ["CCAP"] * (8 - guides_quoted) + ["guide"] * guides_quoted
    few = choose_quotes(asked, [*towns[:2], *guides], [*near[:2], *near[9:]], of_asked)
    assert [quote.hit.document.kind for quote in few] == ["CCAP"] * 2 + ["guide"] * 5


@pytest.mark.parametrize(("asked", "first"), [("en 2024", "bilan"), ("", "rapport")])
def test_an_amount_of_another_year_comes_after_one_of_that_which_is_asked_of(asked: str, first: str) -> None:
    hits = [hit("bilan", "La régie a dépensé 4 M€."), hit("rapport", "La régie a dépensé 3 M€ en 2023.")]
    quotes = choose_quotes(
        f"Combien la régie a-t-elle dépensé {asked}", hits, [signals([0.8]), signals([0.85])], words()
    )
    assert quotes[0].hit.document.id == first


def test_the_duration_of_something_else_does_not_come_before_what_is_said_of_the_matter() -> None:
    hits = [
        hit("lyon", "La durée du marché est de 12 mois.", page=1),
        hit("lyon", "Il n'est pas prévu de garantie des prestations.", page=2),
    ]
    near = [signals([0.82], [0.55]), signals([0.8], [0.5])]
    asked = "Quelle est la durée de la garantie ?"

    assert places(choose_quotes(asked, hits, near, words("durée", "garantie"))) == [("lyon", 2), ("lyon", 1)]
    assert places(choose_quotes(asked, hits[:1], near, words("durée", "garantie"))) == [("lyon", 1)]
    foreign = [replace(one, document=replace(one.document, language="en")) for one in hits]
    assert places(choose_quotes(asked, foreign, near, words("durée", "garantie"))) == [("lyon", 1), ("lyon", 2)]


@pytest.mark.parametrize(
    "question",
    [
        "Quelles clauses de SLA utilisent les marchés similaires ?",
        "Compare les pénalités de retard prévues dans les contrats informatiques.",
        "Comment l'évolution des prix est-elle indexée d'un accord-cadre à l'autre ?",
        "Quelles durées retrouve-t-on dans nos marchés IT ?",
        "Qui détient les droits dans les différents contrats ?",
        "Comment les deux marchés de gardiennage traitent-ils la tenue ?",
        "Comment les cahiers des charges exigent-ils l'accessibilité ?",
        "Which penalties do other tenders provide for?",
        "Quelles sont les durées de marché pratiquées ?",
        "Quel taux de pénalité est usuel ?",
        "Quels délais d’intervention sont généralement exigés ?",
        "Que demande-t-on habituellement comme assurance ?",
        "What are the usual penalties?",
        "Which insurance is typically required?",
    ],
)
def test_a_question_about_several_contracts_compares(question: str) -> None:
    assert compares(question)


@pytest.mark.parametrize(
    "question",
    [
        "Quelle avance verse le marché d'infogérance du Bourget ?",
        "Sous combien de jours le prestataire est-il payé ?",
        "Quelle est la durée du marché Aquaréel ?",
        "Does the Le Bourget contract forbid lock-in?",
        "Quelles sont les tâches habituelles du titulaire ?",
        "Quelles bonnes pratiques suivre ?",
        "Quels délais de retour d’expérience pratique le guide donne-t-il ?",
    ],
)
def test_a_question_about_one_contract_does_not(question: str) -> None:
    assert not compares(question)


def test_a_sentence_that_announces_a_list_is_quoted_with_it() -> None:
    announced = "Le candidat fournit les preuves suivantes :"
    found = hit("lyon", FIRST, announced, "- un certificat ISO 27001 ;", "- une attestation SOC 2.", LONG)

    quote = quoted(choose_quotes("x", [found], even([found]), words("preuves")))[0]

    assert quote.startswith(f"{announced}\n- un certificat ISO 27001 ;\n- une attestation SOC 2.")


def test_an_item_is_quoted_with_the_sentence_that_announces_it() -> None:
    announced = "Le candidat fournit les preuves suivantes :"
    item = "- un certificat ISO 27001 en cours de validité délivré par un tiers."
    found = hit("lyon", LONG, announced, item, FIRST, THIRD)

    quote = quoted(choose_quotes("x", [found], even([found]), words("certificat", "tiers")))[0]

    assert quote.startswith(announced)
    assert "ISO 27001" in quote


def test_a_quote_stays_within_the_length_of_a_quotation() -> None:
    items = [f"- le document numéro {n} décrit en annexe du présent cahier ;" for n in range(16)]
    found = hit("lyon", "Le titulaire remet :", *items)

    quote = quoted(choose_quotes("x", [found], even([found]), words("remet")))[0]

    assert len(quote) <= 500


def test_no_passage_gives_no_quote() -> None:
    assert choose_quotes("Quelle pénalité ?", [], [], NO_WORDS) == []
    bare = Hit(1, Passage(page=1, start=0, end=0, text=""), document("lyon"), 1.0, 0.9)
    assert choose_quotes("Quelle pénalité ?", [bare], [signals([])], NO_WORDS) == []


def test_hits_that_all_score_nothing_are_still_quoted_by_their_words() -> None:
    hits = [hit("lyon", FIRST, LONG, SECOND, score=0.0)]

    assert quoted(choose_quotes("x", hits, even(hits), words("pénalité")))[0] == SECOND


def test_a_line_to_fill_in_is_no_quotation() -> None:
    hits = [hit("lyon", "Pénalité par jour de retard : ________"), hit("brest", SECOND, score=0.5)]

    assert places(choose_quotes("x", hits, even(hits), words("pénalité"))) == [("brest", 1)]


def test_what_only_announces_is_left_out_where_something_else_answers() -> None:
    announced = "Le titulaire encourt pour chaque retard les pénalités suivantes :"
    both = [hit("lyon", announced), hit("brest", SECOND, score=0.9)]

    assert quoted(choose_quotes("x", both, even(both), words("pénalité"))) == [SECOND]
    assert quoted(choose_quotes("x", both[:1], even(both[:1]), words("pénalité"))) == [announced]


def test_a_title_alone_is_left_out_where_something_else_answers() -> None:
    title, clause = hit("lyon", "Assurance du titulaire"), hit("nice", SECOND)
    closeness = [signals([0.9]), signals([0.85])]
    assert quoted(choose_quotes("x", [title, clause], closeness, NO_WORDS)) == [SECOND]
    assert quoted(choose_quotes("x", [title], closeness[:1], NO_WORDS)) == ["Assurance du titulaire"]


def test_empty_fields_of_a_notice_are_left_out_and_end_no_quotation() -> None:
    empty = ("II.1.5) | Valeur totale estimée :", "III.1.3) | Capacité technique et professionnelle")
    filled = ("II.1.4) | Description : location de copieurs.", "VI.4) | | PROCÉDURES DE RECOURS")
    both = [hit("lyon", *empty), hit("nice", *filled, score=0.9)]

    quotes = quoted(choose_quotes("x", both, [signals([0.9, 0.8]), signals([0.85, 0.1])], NO_WORDS))
    assert quotes == [filled[0]]


def test_what_tells_something_before_it_announces_what_is_hidden_is_quoted() -> None:
    visit, seal = "La visite est obligatoire.", "Un certificat est visé par :"
    hits = [hit("lyon", visit, seal, "Mme ███ ████, tél. ██"), hit("brest", SECOND, score=0.9)]

    quotes = quoted(choose_quotes("x", hits, [signals([0.5, 0.9, 0.1]), signals([0.8])], words("certificat")))
    assert quotes[0] == f"{visit}\n{seal}"


def test_a_question_for_a_time_is_answered_first_by_a_quotation_that_states_one() -> None:
    vague, exact = "La durée de la VSR est précisée dans le bon de commande.", "La VSR dure au moins un mois."
    hits = [hit("lyon", vague), hit("brest", exact, score=0.8)]

    assert quoted(choose_quotes("Combien de temps dure la VSR ?", hits, even(hits), NO_WORDS)) == [exact, vague]
    assert quoted(choose_quotes("Qui prononce la VSR ?", hits, even(hits), NO_WORDS)) == [vague, exact]


def test_how_long_a_contract_runs_is_answered_by_what_tells_it_alone() -> None:
    told = "L'accord-cadre est conclu pour une durée initiale de 24 mois."
    near, far = hit("lyon", "La durée de chaque audit est de deux jours au plus."), hit("lyon", told, score=0.2, page=9)
    known = [signals([0.95]), signals([0.7])]

    assert quoted(choose_quotes("Quelle est la durée du marché ?", [near, far], known, NO_WORDS)) == [told]
    assert quoted(choose_quotes("Quelle est la durée des audits ?", [near, far], known, NO_WORDS))[0] != told


def test_who_won_is_answered_first_by_what_names_the_winner() -> None:
    near, far = hit("lyon", "Marché de maintenance des parcs."), hit("lyon", "Titulaire retenu : Arc SAS", page=9)
    known = [signals([0.95]), signals([0.2])]

    quotes = choose_quotes("Quelle société a gagné le marché des parcs ?", [near, far], known, NO_WORDS)
    assert quoted(quotes) == ["Titulaire retenu : Arc SAS", "Marché de maintenance des parcs."]


def test_who_won_another_tender_than_the_one_named_is_not_quoted_first() -> None:
    silent, other = hit("lyon", "Marché de maintenance des parcs."), hit("brest", "Titulaire retenu : Arc SAS")
    told = hit("lyon", "Titulaire retenu : Orve SARL", page=9, score=0.1)
    question, known = "Qui a gagné le marché des parcs de Lyon ?", [signals([0.9]), signals([0.8]), signals([0.1])]

    assert quoted(choose_quotes(question, [silent, other], known, NO_WORDS, {"lyon"}))[0] == silent.passage.text
    quotes = choose_quotes(question, [silent, other, told], known, NO_WORDS, {"lyon"})
    assert quoted(quotes) == [told.passage.text, silent.passage.text]


def test_an_amount_of_the_kind_asked_for_makes_no_quotation_worthy() -> None:
    hits = [hit("lyon", SECOND), hit("brest", "La visite dure deux heures.", score=0.05)]
    closeness = [signals([0.9]), signals([0.7])]

    assert quoted(choose_quotes("Quelle durée ?", hits, closeness, words("pénalité"))) == [SECOND]


ANSWERED = "La batterie du portable est garantie trois ans."
ASKED = "Quelle est la durée de la garantie de la batterie ?"


def test_a_sentence_that_is_itself_a_question_does_not_come_before_an_answer() -> None:
    hits = [hit("guide", ASKED), hit("lyon", ANSWERED)]
    near = [signals([0.9]), signals([0.85])]

    assert quoted(choose_quotes("Quelle garantie a la batterie ?", hits, near, NO_WORDS)) == [ANSWERED, ASKED]
    assert quoted(choose_quotes("Quelles questions poser sur la garantie ?", hits, near, NO_WORDS))[0] == ASKED


def test_what_says_nearly_the_same_as_a_quotation_before_is_quoted_only_where_documents_are_compared() -> None:
    clause = (
        "Le titulaire remet à la ville, à ses frais et dans le mois, les sources, la documentation et {} du service."
    )
    first, again, other = (clause.format(text) for text in ("les données", "toutes les données", "les douze accès"))
    hits = [hit(name, text) for name, text in (("lyon", first), ("brest", again), ("nice", other))]

    assert quoted(choose_quotes("Que remet le titulaire ?", hits, even(hits), NO_WORDS)) == [first, other]
    assert again in quoted(
        choose_quotes("Compare ce que remettent les titulaires des marchés.", hits, even(hits), NO_WORDS)
    )


@pytest.mark.parametrize(
    ("first", "other"),
    [("rétablit en quatre heures", "rétablit en huit heures"), ("rétablit sous 4h", "rétablit sous 8h"),
     ("rétablit", "ne rétablit pas")],
)  # fmt: skip
def test_a_clause_that_differs_in_a_figure_or_says_the_opposite_is_quoted_too(first: str, other: str) -> None:
    clause = (
        "En cas d'anomalie bloquante signalée par la ville au guichet du titulaire, celui-ci {} le service attendu, "
        "que la demande soit faite par courriel, par téléphone ou sur la plateforme de suivi, de nuit comme de jour."
    )
    both = [clause.format(first), clause.format(other)]
    hits = [hit(name, text) for name, text in zip(("lyon", "brest"), both, strict=True)]

    assert quoted(choose_quotes("Que fait le titulaire ?", hits, even(hits), NO_WORDS)) == both


def test_a_table_row_is_found_by_what_its_columns_are_called() -> None:
    rows = [
        f"{name} | {n} heures | {n} jours" for n, name in enumerate(("Bloquante", "Grave", "Majeure", "Mineure"), 2)
    ]
    hits = [hit("lyon", "Gravité | GTI | GTR", *rows, LONG)]

    (near,) = even(hits)
    known = replace(near, columns=("", *["Gravité | GTI | GTR"] * len(rows), ""))
    best = choose_quotes("La GTR, mineure ?", hits, [known], words("GTR", "mineure"))[0]

    assert best.text == "\n".join(("Gravité | GTI | GTR", *rows))


def test_the_lines_of_one_page_do_not_fill_the_answer() -> None:
    log = [f"Incident {letter * 3} de retard constaté par la ville sur le site." for letter in "ABCD"]
    lines = [line for entry in log for line in (entry, LONG)]
    hits = [hit("lyon", *lines), hit("lyon", SECOND, page=2)]
    known = [signals([0.8, 0.1] * len(log)), signals([0.7])]

    assert places(choose_quotes("Quel retard ?", hits, known, words("retard"))) == [("lyon", 1)] * 3 + [("lyon", 2)]
    assert len(choose_quotes("Quel retard ?", hits[:1], known[:1], words("retard"))) == len(log)


def test_a_sentence_that_tells_how_many_comes_before_one_that_only_speaks_of_them() -> None:
    silent, telling = "Les copieurs de la mairie sont loués pour trois ans.", "La ville loue 12 copieurs à ce jour."
    found = [hit("lyon", silent), hit("brest", telling, page=2)]
    for question, first in (("Combien de copieurs ?", telling), ("Quels copieurs ?", silent)):
        quotes = choose_quotes(question, found, [signals([0.97]), signals([0.84])], words("copieurs"))
        assert quoted(quotes)[0] == first


def test_a_number_under_another_name_comes_before_a_sentence_without_any_where_none_stands_beside_what_is_counted() -> (
    None
):
    silent, telling = "Les variables du modèle sont variées.", "Il repose sur une base de 200 facteurs."
    found = [hit("lyon", silent), hit("brest", telling, page=2)]
    for question, first in (("Combien de variables ?", telling), ("Quelles variables ?", silent)):
        quotes = choose_quotes(question, found, [signals([0.72]), signals([0.85])], words("variables"))
        assert quoted(quotes)[0] == first


def test_a_sum_under_the_heading_of_penalties_does_not_come_first_for_a_price() -> None:
    fine, price = "500 € par jour et par document non remis", "La journée de chef de projet est à 700 €."
    under = hit("lyon", fine)
    under = replace(under, passage=replace(under.passage, section=("11.1 - Pénalités de retard",)))
    found = [under, hit("brest", price, page=2)]
    for question, first in (("Combien coûte une journée de chef de projet ?", price), ("Combien paie-t-il ?", fine)):
        quotes = choose_quotes(question, found, [signals([0.9]), signals([0.8])], NO_WORDS)
        assert quoted(quotes)[0] == first


def test_what_a_fault_costs_comes_after_what_states_no_price_where_one_is_asked_for() -> None:
    fine, priced = "500 € par jour et par document non remis", "Le bordereau donne le prix de chaque unité."
    under = hit("lyon", fine)
    under = replace(under, passage=replace(under.passage, section=("11.1 - Pénalités de retard",)))
    found = [under, hit("brest", priced, page=2)]
    for question, first in (("Combien ça coûte ?", priced), ("Quelles sanctions ?", fine)):
        quotes = choose_quotes(question, found, [signals([0.9]), signals([0.85])], NO_WORDS)
        assert quoted(quotes)[0] == first


def test_a_table_stands_for_the_sentence_that_announces_it() -> None:
    announced = "Les critères de jugement sont pondérés de la manière suivante :"
    before = hit("lyon", LONG, announced)
    rows = hit("lyon", announced, "Prix | 40 %", "Valeur technique | 60 %")
    table = replace(
        rows,
        passage=replace(
            rows.passage,
            id=2,
            text="Prix | 40 %\nValeur technique | 60 %",
            context=announced,
            sentences=(Span(0, 11), Span(12, 35)),
        ),
    )
    near = [signals([0.7, 0.95]), signals([0.5, 0.5])]

    assert quoted(choose_quotes("Lesquels ?", [before, table], near, NO_WORDS))[0].startswith("Prix | 40 %")


def test_a_good_sentence_that_another_quotation_reaches_around_is_quoted_beside_it() -> None:
    kept, numbered, licence, counted = (
        "Le serveur garde les données cinq ans.",
        "Le matériel est livré.",
        "La licence est ouverte.",
        "Elle gère 2 000 variables.",
    )
    found = hit("lyon", LONG, kept, numbered, licence, counted, LONG)
    matched = signals([0.8] * 6, [0.2, 0.6, 0.3, 0.3, 0.5, 0.2])

    quotes = quoted(choose_quotes("Combien de variables ?", [found], [matched], NO_WORDS))
    assert quotes[:2] == [f"{numbered}\n{licence}\n{counted}", kept]

    lines = ("La réversibilité suit le préavis.", "Elle dure deux mois.", "Le prix est ferme.")
    found = hit("lyon", LONG, "La garantie couvre les pièces.", "Une visite est faite.", *lines, LONG)
    matched = signals([0.8] * 7, [0.2, 0.9, 0.3, 0.3, 0.7, 0.3, 0.2])
    assert not any(text.startswith("Elle") for text in quoted(choose_quotes("x", [found], [matched], NO_WORDS)))


def test_a_list_is_quoted_before_what_is_as_near_where_several_things_are_asked_for() -> None:
    items = ["La ronde comprend :", "- les accès,", "- les sanitaires,", "- le périmètre,", "- les bureaux."]
    prose, listing = hit("lyon", FIRST, LONG), hit("brest", *items, score=0.9)
    hits = [prose, listing]

    assert quoted(choose_quotes("Que doit vérifier le vigile ?", hits, even(hits), NO_WORDS))[0] == "\n".join(items)
    assert quoted(choose_quotes("Qui vérifie ?", hits, even(hits), NO_WORDS))[0] == FIRST


def test_each_side_of_a_comparison_has_four_quotations_at_most() -> None:
    pages = [
        hit("lyon", f"Le retard n° {n} coûte {n}00 euros à celui qui en est la cause.", page=n) for n in range(1, 8)
    ]

    chosen = choose_side_quotes("Quelles pénalités ?", pages, even(pages), NO_WORDS)
    assert [quote.hit.passage.page for quote in chosen] == [1, 2, 3, 4]
