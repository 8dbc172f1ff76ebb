"""What a page says of a written answer: marked sentences, notices, who wrote it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_pages_answers import LATE, answer_html

from answer.models import Answer, Doubt, DoubtKind, Missing, Mode, Notice, Statement
from answer.told.doubts import (
    also_searched_told,
    availability_told,
    contact_told,
    doubt_words,
    law_told,
    notice_words,
    person_told,
    several_told,
    silent_told,
    sum_told,
    term_told,
    told_above,
    uncertain_told,
    unknown_told,
    unstated_told,
    unsupported_count,
    writer_words,
)
from answer.wanted.telling import Matter
from pages.shown.answers import growing_html

TRUE = Statement("La pénalité est de 150 € par heure.", (1,))
FALSE = Statement("Le <b>plafond</b> est de 48 h.", (), (Doubt(DoubtKind.MISSING_FACT, "48 h"),))
WRITTEN = Answer("?", "?", Mode.WRITTEN, (TRUE, FALSE), (LATE,), model="mistral", draft="Le <i>reste")


def test_a_written_answer_keeps_its_order_and_marks_what_nothing_carries() -> None:
    assert answer_html(WRITTEN, 1, "fr") == (
        '<p>La pénalité est de 150 € par heure. <a class="mark" href="#source-1-1">[1]</a></p>'
        '<p class="unsupported"><span class="doubt"><span aria-hidden="true">⚠</span> '
        "Non vérifié\u00a0: absent de la source\u00a0: 48 h</span> Le &lt;b&gt;plafond&lt;/b&gt; est de 48 h.</p>"
    )


def test_a_sentence_that_is_the_pages_own_is_shown_as_a_quotation() -> None:
    quoted = replace(WRITTEN, statements=(Statement(LATE.quote, (1,)),))
    assert f"<p>«\u00a0{LATE.quote}\u00a0»" in answer_html(quoted, 1, "fr")
    assert f"<p>“{LATE.quote}”" in answer_html(quoted, 1, "en")


def test_the_sentence_being_written_stands_apart() -> None:
    assert growing_html(WRITTEN, 1, "fr").endswith('<p class="draft">Le &lt;i&gt;reste</p></div>')
    assert "draft" not in growing_html(replace(WRITTEN, draft=""), 1, "fr")


def test_reasons_are_said_once_and_briefly() -> None:
    missing = [Doubt(DoubtKind.MISSING_FACT, what) for what in ("48 h", "9 %", "Nice", "Brest")]
    assert (
        doubt_words(replace(FALSE, doubts=(Doubt(DoubtKind.FAR), *missing)), "en")
        == "not in the source: 48 h, 9 %, Nice, …"
    )
    unknown = (Doubt(DoubtKind.UNKNOWN_SOURCE, "[9]"), Doubt(DoubtKind.OPPOSITE))
    assert doubt_words(replace(FALSE, doubts=unknown), "en") == (
        "there is no source [9] ; the source does not say so, or says the opposite"
    )


def test_unsupported_sentences_are_counted() -> None:
    assert unsupported_count(WRITTEN, "en") == "1 sentence could not be verified; it is left out of copies and exports."
    assert unsupported_count(replace(WRITTEN, statements=(TRUE,)), "en") == ""


@pytest.mark.parametrize("notice", Notice)
def test_every_notice_has_its_words(notice: Notice) -> None:
    answer = replace(WRITTEN, notice=notice)
    assert notice_words(answer, "fr") not in ("", notice_words(answer, "en"))


def test_only_a_written_answer_names_its_writer() -> None:
    assert "“mistral”" in writer_words(WRITTEN, "en")
    assert writer_words(replace(WRITTEN, mode=Mode.EXTRACTIVE), "en") == ""
    assert notice_words(WRITTEN, "en") == ""


def test_words_that_no_document_holds_are_told_the_first_of_many() -> None:
    assert unknown_told(WRITTEN, "fr") == ""
    assert (
        unknown_told(replace(WRITTEN, missing=Missing(unknown_words=("telework",))), "en")
        == "No document that can be searched contains the word “telework”."
    )
    assert unknown_told(replace(WRITTEN, missing=Missing(unknown_words=("a", "b", "c", "d"))), "fr") == (
        "Ces mots ne figurent dans aucun document consultable\u00a0: "
        "«\u00a0a\u00a0», «\u00a0b\u00a0», «\u00a0c\u00a0», …"
    )


def test_who_asks_for_a_sum_that_nothing_states_is_told_where_prices_stand() -> None:
    missing = Missing(matters=frozenset({Matter.SUM}))
    refused = Answer("?", "Combien coûte un jour ?", Mode.REFUSED, (), (), missing=missing)
    penalty = replace(refused, understood="Quel est le montant de la pénalité ?")
    assert "BOAMP" in sum_told(refused, "fr")
    assert sum_told(penalty, "fr").startswith("Aucun passage trouvé n’indique ce montant")
    assert "BOAMP" not in sum_told(penalty, "fr")
    assert sum_told(replace(refused, missing=Missing()), "fr") == ""
    assert sum_told(replace(refused, mode=Mode.EXTRACTIVE), "fr") == ""


def test_a_refusal_tells_whose_documents_state_no_figure_unless_it_tells_why_already() -> None:
    refused = Answer("?", "?", Mode.REFUSED, (), (), missing=Missing(silent="SILLAGE"))
    explained = replace(refused.missing, matters=frozenset({Matter.SUM}))

    assert "documents nommés «\u00a0SILLAGE\u00a0» ne répond à la question" in silent_told(refused, "fr")
    assert silent_told(replace(refused, missing=explained), "fr") == ""
    assert "vient d’autres documents" in silent_told(replace(refused, mode=Mode.EXTRACTIVE), "fr")


def test_that_what_is_quoted_may_not_answer_is_told_unless_what_is_missing_is() -> None:
    uncertain = Answer("?", "?", Mode.EXTRACTIVE, (TRUE,), (LATE,), is_uncertain=True)

    assert uncertain_told(uncertain, "fr") == (
        "Voici ce qui se rapproche le plus de la question, sans forcément y répondre."
    )
    assert told_above(uncertain, "en") == [
        "This comes closest to the question, but may well not answer it.",
    ]
    assert uncertain_told(replace(uncertain, is_uncertain=False), "fr") == ""
    for already_told in (
        replace(uncertain, missing=Missing(unknown_words=("xylophone",))),
        replace(uncertain, missing=Missing(nameless=("SILLAGE",))),
        replace(uncertain, understood="Combien de copieurs ?"),
        replace(uncertain, notice=Notice.MODEL_FOUND_NOTHING),
    ):
        assert uncertain_told(already_told, "fr") == ""


def test_that_tenders_do_not_tell_what_the_law_allows_is_told() -> None:
    question = "Peut-on imposer une marque dans un marché public ?"
    asked = Answer("?", question, Mode.EXTRACTIVE, (Statement(LATE.quote, (1,)),), (LATE,))

    assert "code de la commande publique" in law_told(asked, "fr")
    assert "not what the law allows" in law_told(asked, "en")
    assert law_told(replace(asked, understood="Le Bourget impose-t-il une marque ?"), "fr") == ""
    assert law_told(replace(asked, mode=Mode.REFUSED), "fr") == ""
    guide = replace(LATE, document=replace(LATE.document, kind="guide"))
    assert law_told(replace(asked, citations=(guide,)), "fr") == ""


def test_where_a_rate_of_availability_stands_is_told() -> None:
    missing = Missing(matters=frozenset({Matter.AVAILABILITY}))
    refused = Answer("?", "Quel taux de disponibilité ?", Mode.REFUSED, (), (), missing=missing)

    assert "n’indique de taux de disponibilité" in availability_told(refused, "fr")
    assert "quality plan" in availability_told(refused, "en")
    assert availability_told(replace(refused, mode=Mode.EXTRACTIVE), "fr") == ""


def test_where_stands_how_long_a_contract_runs_is_told() -> None:
    missing = Missing(matters=frozenset({Matter.TERM}))
    refused = Answer("?", "Quelle est la durée du marché ?", Mode.REFUSED, (), (), missing=missing)

    assert "CCAP" in term_told(refused, "fr")
    assert "contract notice" in term_told(refused, "en")
    assert term_told(replace(refused, missing=Missing()), "fr") == ""
    assert "BOAMP" in term_told(replace(refused, missing=Missing(matters=frozenset({Matter.BID_DATE}))), "fr")


@pytest.mark.parametrize(
    ("question", "quote", "told"),
    [
        ("Combien de copieurs ?", "Les copieurs sont loués.", "Les passages cités ne semblent pas dire combien."),
        ("Combien de copieurs ?", "La ville loue 12 copieurs.", ""),
        ("Quelle est la durée ?", "La durée est longue.", "Les passages cités ne semblent pas indiquer"),
        ("Quelle est la durée ?", "La durée est de 4 ans.", ""),
        ("Quelle est la durée ?", "Durée | 4", ""),
        ("Quelle est la durée ?", "Durée | longue", "Les passages cités ne semblent pas indiquer"),
        ("Combien de copieurs loués, et quelle est la durée du marché ?", "Les copieurs sont loués.", ""),
        ("À quelle fréquence ?", "Un comité se réunit.", "Les passages cités ne semblent pas dire à quelle"),
        ("Depuis quand ?", "Un comité se réunit.", "Les passages cités ne semblent pas dire à quelle date"),
        ("Depuis quand ?", "Un comité se réunit depuis mai 2020.", ""),
        ("Qu'est-ce qu'un copieur ?", "Les copieurs sont loués.", ""),
        ("Quels copieurs ?", "Les copieurs sont loués.", ""),
    ],
)
def test_that_no_quotation_states_what_is_asked_for_is_told(question: str, quote: str, told: str) -> None:
    cited = replace(LATE, quote=quote, document=replace(LATE.document, language="fr"))
    answer = Answer(question, question, Mode.EXTRACTIVE, (Statement(quote, (1,)),), (cited,))
    assert unstated_told(answer, "fr").startswith(told)
    assert bool(unstated_told(answer, "fr")) is bool(told)
    assert unstated_told(replace(answer, mode=Mode.WRITTEN), "fr") == ""


def test_an_answer_to_several_questions_may_be_to_one_of_them_which_is_told() -> None:
    one, several = "Quelle est la durée du marché ?", "Quelle est la durée du marché, et qui paie les factures ?"
    answer = Answer(several, several, Mode.EXTRACTIVE, (TRUE,), (LATE,))
    assert several_told(answer, "fr").startswith("Cette question en pose plusieurs, et ce qui suit")
    assert several_told(replace(answer, mode=Mode.REFUSED), "fr").endswith("posez-les une à une.")
    assert several_told(replace(answer, question=one), "fr") == ""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Quel est le numéro de téléphone de la mairie ?", True),
        ("Quelle est l’adresse mail du contact ?", True),
        ("What is the phone number of the officer?", True),
        ("Quels délais pour le support par téléphonie IP ?", False),
        ("Quelle adresse de livraison ?", False),
        ("Remplacement du téléphone des agents", False),
        ("Messagerie e-mail : quelle solution ?", False),
    ],
)
def test_why_a_number_is_hidden_is_told_where_one_is_asked_for(question: str, told: bool) -> None:
    assert bool(contact_told(Answer(question, question, Mode.EXTRACTIVE, (), ()), "fr")) is told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Qui est le maire du Bourget ?", True),
        ("Comment s’appelle la cheffe de projet de l’AMF ?", True),
        ("Quel est le nom du DSI ?", True),
        ("Who is the project manager?", True),
        ("Qui est le titulaire du marché ?", False),
        ("Qui est responsable du traitement des données ?", False),
        ("Quel est le rôle du chef de projet ?", False),
    ],
)
def test_who_asks_who_somebody_is_learns_that_people_are_hidden(question: str, told: bool) -> None:
    assert bool(person_told(Answer(question, question, Mode.EXTRACTIVE, (), ()), "fr")) is told


def test_what_quotations_cannot_do_is_told_where_it_is_asked_for() -> None:
    for question, told in (("Écris-moi un poème", True), ("Quelles pénalités ?", False)):
        answer = Answer(question, question, Mode.REFUSED, (), ())
        assert ("ne traduit rien" in " ".join(told_above(answer, "fr"))) is told


def test_that_people_are_hidden_stands_above_the_answer() -> None:
    question = "Qui est le maire du Bourget ?"
    answer = Answer(question, question, Mode.EXTRACTIVE, (), ())
    assert person_told(answer, "fr") in told_above(answer, "fr")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("anomalie, correction des anomalies",), "correction des anomalies"),
        (("délai de paiement, facture", "factures, règlement"), "délai de paiement, facture, règlement"),
        (("sans minimum, montant minimum",), "sans minimum, montant minimum"),
        (("pénalités de retard", "pénalités", "taux de disponibilité"), "pénalités de retard, taux de disponibilité"),
    ],
)
def test_of_the_terms_searched_too_each_is_told_once(rows: tuple[str, ...], told: str) -> None:
    assert also_searched_told(replace(WRITTEN, also_searched=rows), "en") == f"Also searched for: {told}."


def test_that_nothing_is_drafted_is_told_where_clauses_are_quoted_and_no_model_writes() -> None:
    told = "Voici des clauses que d’autres ont écrites, pour partir de là\u00a0: rien n’est rédigé ici."
    asked = "Rédige-moi une clause de pénalités"
    quoted = replace(WRITTEN, question=f"Bonjour, {asked}", understood=asked, mode=Mode.EXTRACTIVE)

    assert told in told_above(quoted, "fr")
    assert told not in told_above(replace(quoted, mode=Mode.WRITTEN), "fr")
    assert told not in told_above(replace(quoted, mode=Mode.REFUSED, statements=(), citations=()), "fr")
    assert told not in told_above(replace(quoted, understood="Quelles pénalités ?"), "fr")
