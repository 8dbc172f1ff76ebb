"""The questions that go on with an answer: drawn from the documents it quotes, and offered when they are answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest

from answer.exchanges import Exchange, Scope
from answer.going_on import Ground, ground_of, questions_to_go_on
from answer.models import Answer, Citation, Missing, Mode, Statement
from corpus.models import Document, Span

OTHERS = "Et dans les autres marchés ?"
PENALTIES, PRICES = "Et pour les pénalités ?", "Et pour la révision des prix ?"
EXIT, INSURANCE = "Et pour la réversibilité ?", "Et pour les assurances ?"
DURATION = "Quelle est la durée du marché de Quimper ?"


def document(id: str, kind: str = "CCAP", buyer: str = "") -> Document:
    return Document(id, "", f"{id}.pdf", "application/pdf", 1, id, kind, buyer=buyer, language="fr")


QUIMPER, LANNION = document("quimper", buyer="Ville de Quimper"), document("lannion", buyer="Ville de Lannion")
GUIDE = document("guide", "guide")


def answer(understood: str, *quoted: tuple[Document, str, str], apart: tuple[Document, ...] = ()) -> Answer:
    """An answer that quotes words of documents, under a heading each."""
    citations = tuple(
        Citation(n, one, 1, "1", Span(0, len(words)), words, (heading,))
        for n, (one, heading, words) in enumerate(quoted, 1)
    )
    statements = tuple(Statement(one.quote, (one.n,)) for one in citations)
    return Answer(understood, understood, Mode.EXTRACTIVE, statements, citations, scope=Scope(apart=apart))


FIRST = answer(DURATION, (QUIMPER, "3 Durée", "Le marché dure 12 mois."))
REFUSED = Answer("", "", Mode.REFUSED, (), ())
UNDER = {
    PENALTIES: answer("Pénalités ?", (QUIMPER, "7 Pénalités", "Cent euros.")),
    PRICES: answer("Prix ?", (QUIMPER, "8 Révision des prix", "Chaque année.")),
    EXIT: answer("Réversibilité ?", (QUIMPER, "9 Réversibilité", "Deux mois.")),
    INSURANCE: answer("Assurances ?", (QUIMPER, "10 Assurances", "Une attestation.")),
    OTHERS: answer("Quelle est la durée du marché ?", (LANNION, "Durée", "Il dure 24 mois."), apart=(QUIMPER,)),
}
HEADINGS = {"quimper": {"3 Durée", "7 Pénalités", "8 Révision des prix", "9 Réversibilité", "10 Assurances"}}


@dataclass
class Asked:
    """Answers as they are written down, a refusal for want of one, and what was asked for."""

    answers: Mapping[str, Answer]
    questions: list[str] = field(default_factory=list)

    def __call__(self, question: str) -> Answer:
        self.questions.append(question)
        return self.answers.get(question, REFUSED)


def ground(*answers: Answer, asked: tuple[str, ...] = ()) -> Ground:
    history = [
        Exchange(one.understood, apart=frozenset(document.id for document in one.scope.apart)) for one in answers
    ]
    return ground_of(asked or [one.question for one in answers], answers, history)


def going_on(
    stands: Ground,
    answers: Mapping[str, Answer] = UNDER,
    documents: tuple[Document, ...] = (QUIMPER,),
    headings: Mapping[str, set[str]] = HEADINGS,
    language: str = "fr",
) -> list[str]:
    return questions_to_go_on(stands, documents, headings, language, Asked(answers))


def test_what_others_write_is_offered_then_what_the_quoted_tender_has_an_article_on() -> None:
    assert going_on(ground(FIRST)) == [OTHERS, PENALTIES, EXIT]


def test_the_documents_are_those_quoted_close_to_the_question() -> None:
    both = answer("Durée ?", (QUIMPER, "3 Durée", "12 mois."), (LANNION, "2 Objet", "Le marché."))
    near, far = both.statements
    assert ground(replace(both, statements=(near, replace(far, is_close=False)))).documents == ("quimper",)
    assert ground(both).documents == ("quimper", "lannion")


def test_no_more_than_three_are_offered_and_five_asked() -> None:
    all_answered, none_answered = Asked(UNDER), Asked({})
    headings = {"quimper": {*HEADINGS["quimper"], "11 Résiliation", "12 Sous-traitance", "13 Confidentialité"}}
    for asked in (all_answered, none_answered):
        questions_to_go_on(ground(FIRST), [QUIMPER], headings, "fr", asked)
    assert len(all_answered.questions) == 3
    assert len(none_answered.questions) == 5


def test_nothing_is_offered_that_was_asked_or_quoted_in_the_conversation() -> None:
    late = answer("Combien par jour de retard ?", (QUIMPER, "7 Pénalités", "Cent euros."))
    asked = answer("Comment les prix font-ils l’objet d’une révision des prix ?", (QUIMPER, "4 Prix", "Chaque année."))
    others = answer("Et dans les autres marchés ?", (QUIMPER, "3 Durée", "12 mois."))
    assert going_on(ground(others, late, asked)) == [EXIT, INSURANCE]


def test_a_question_is_not_offered_again_however_it_was_understood() -> None:
    understood = answer("Quelle est la durée du marché ?", (QUIMPER, "3 Durée", "12 mois."))
    assert OTHERS not in going_on(ground(FIRST, understood, asked=(DURATION, OTHERS)))


@pytest.mark.parametrize("documents", [(QUIMPER, LANNION), (GUIDE,)])
def test_what_others_write_is_offered_only_where_one_tender_alone_answered(documents: tuple[Document, ...]) -> None:
    assert OTHERS not in going_on(ground(FIRST), documents=documents)


def test_what_others_write_is_not_offered_of_others() -> None:
    assert OTHERS not in going_on(ground(replace(FIRST, scope=Scope(apart=(LANNION,)))))


@pytest.mark.parametrize(
    "badly",
    [
        REFUSED,
        answer("Quelle est la durée du marché ?", (LANNION, "Durée", "Il dure 24 mois.")),
        answer("Quelle est la durée du marché ?", (LANNION, "Objet", "De l’infogérance."), apart=(QUIMPER,)),
        answer("Quelle est la durée du marché ?", (GUIDE, "Durée", "Trois ans."), apart=(QUIMPER,)),
        replace(UNDER[OTHERS], missing=Missing(silent="Quimper")),
        replace(UNDER[OTHERS], missing=Missing(nameless=("Quimper",))),
        replace(UNDER[OTHERS], missing=Missing(absent=("Quimper",))),
    ],
    ids=["refused", "of all", "of something else", "of no tender", "silent", "nameless", "absent"],
)
def test_what_others_write_is_offered_when_others_write_of_it(badly: Answer) -> None:
    assert OTHERS not in going_on(ground(FIRST), {**UNDER, OTHERS: badly})


@pytest.mark.parametrize(
    "badly",
    [
        REFUSED,
        answer("Pénalités ?", (LANNION, "7 Pénalités", "Cent euros."), (QUIMPER, "7 Pénalités", "Cent euros.")),
        answer("Pénalités ?", (QUIMPER, "2 Objet", "Hors pénalités."), (QUIMPER, "7 Pénalités", "Cent euros.")),
    ],
    ids=["refused", "of another tender", "under another heading"],
)
def test_a_topic_is_offered_when_its_answer_begins_with_the_article_of_the_same_tender(badly: Answer) -> None:
    assert PENALTIES not in going_on(ground(FIRST), {**UNDER, PENALTIES: badly})


def test_another_part_of_the_same_tender_may_answer() -> None:
    part = document("cctp", "CCTP", buyer="Mairie de Quimper")
    answered = answer("Réversibilité ?", (part, "9 Réversibilité", "Deux mois."))
    assert EXIT in going_on(ground(FIRST), {**UNDER, EXIT: answered})


def test_what_the_most_tenders_have_an_article_on_comes_first_whatever_guides_have() -> None:
    headings = {
        "quimper": {"Pénalités", "Révision des prix"},
        "lannion": {"Variation des prix"},
        "guide": {"Assurances", "Pénalités"},
    }
    assert going_on(ground(FIRST), documents=(QUIMPER, LANNION, GUIDE), headings=headings) == [PRICES, PENALTIES]


def test_questions_are_in_the_language_of_the_page() -> None:
    answers = {"And in other tenders?": UNDER[OTHERS], "What about the penalties?": UNDER[PENALTIES]}
    assert going_on(ground(FIRST), answers, language="en") == ["And in other tenders?", "What about the penalties?"]
