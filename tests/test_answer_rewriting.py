"""A follow-up put in better words by a language model, or left as the rules put it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from scripted_model import ScriptedModel

from answer.exchanges import Exchange, Understood
from answer.writing.rewriting import Rewriter, is_sound
from corpus.errors import ModelUnreachable

BEFORE = "Sous combien de jours le prestataire est-il payé au Bourget, dans le marché d'infogérance ?"
QUESTION = "Et pour les pénalités ?"
BY_RULES = "Qu'en est-il des pénalités dans le marché d'infogérance du Bourget ?"
BETTER = "Quelles pénalités dans le marché d'infogérance du Bourget ?"


def rewritten(*script: str | Exception, understood: str = BY_RULES) -> str:
    rewriter = Rewriter(ScriptedModel(script))
    return rewriter.rewrite(QUESTION, [Exchange(BEFORE)], Understood(understood)).question


def test_a_sound_phrase_of_the_model_is_taken() -> None:
    assert rewritten("Quelles pénalités dans le ", "", "marché d'infogérance du Bourget ?") == BETTER


def test_what_comes_after_the_first_line_is_not_waited_for() -> None:
    model = ScriptedModel([f"{BETTER}\n", "Voici ", "la question réécrite."])

    assert Rewriter(model).rewrite(QUESTION, [Exchange(BEFORE)], Understood(BY_RULES)).question == BETTER
    assert model.is_closed


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Les pénalités du Bourget sont de 150 euros par jour.",
        "Quelles pénalités de 150 euros dans le marché d'infogérance du Bourget ?",
        "Quelles pénalités dans le marché d'infogérance de Quimper ?",
        "Quelles pénalités dans le marché d'infogérance ?",
        "Sous combien de jours le prestataire est-il payé au Bourget ?",
        "Quelles pénalités au Bourget ? Et quels délais ?",
        "Quelles pénalités la juridiction européenne inflige-t-elle en première instance au Bourget ?",
        f"{BETTER[:-1]}{'et les pénalités ' * 20}?",
    ],
)
def test_a_phrase_that_invents_forgets_or_goes_on_is_not_taken(written: str) -> None:
    assert not is_sound(written, QUESTION, [BEFORE], BY_RULES)
    assert rewritten(written) == BY_RULES


def test_a_model_that_fails_is_not_waited_for() -> None:
    assert rewritten(ModelUnreachable(model="m", reason="r")) == BY_RULES


def test_a_model_that_is_slow_is_stopped() -> None:
    ticks: Iterator[float] = iter(range(100))
    model = ScriptedModel(["Quelles ", "", "", "", "pénalités ?"])
    rewriter = Rewriter(model, seconds=3, clock=lambda: float(next(ticks)))

    assert rewriter.rewrite(QUESTION, [Exchange(BEFORE)], Understood(BY_RULES)).question == BY_RULES
    assert model.is_closed


def test_a_question_that_stands_alone_or_points_at_a_document_is_not_given_to_the_model() -> None:
    model = ScriptedModel([BETTER])
    within = Understood(BY_RULES, frozenset({"doc"}))

    assert Rewriter(model).rewrite(QUESTION, [Exchange(BEFORE)], Understood(QUESTION)) == Understood(QUESTION)
    assert Rewriter(model).rewrite(QUESTION, [Exchange(BEFORE)], within) == within
    assert model.asked == []


def test_the_model_is_told_the_earlier_questions_and_the_last() -> None:
    model = ScriptedModel([BETTER])
    Rewriter(model).rewrite(QUESTION, [Exchange("Qui ?"), Exchange(BEFORE)], Understood(BY_RULES))

    [[rules, asked]] = model.asked
    assert rules.text.startswith("Vous réécrivez")
    assert f"- Qui ?\n- {BEFORE}" in asked.text
    assert asked.text.endswith(f"Dernière question : {QUESTION}")
