"""What a file of questions tells of a small corpus, with no model, then with one that says what it is told to say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from model_server import scripted_server
from small_corpus import add_document

from answer.commons import Commons
from corpus.settings import Settings
from evaluation.as_text import report_as_text
from evaluation.questions import Gold, Question
from evaluation.report import (
    ACROSS,
    ALL,
    FOLLOW_UPS,
    PRECISION_SHOWN,
    PRECISION_WRITTEN,
    RECALL_SHOWN,
    RECALL_WRITTEN,
    UNSUPPORTED,
    WRITTEN,
    evaluate,
)
from index.filters import Filters

pytestmark = pytest.mark.slow

LATE = "Tout retard de livraison donne lieu à une pénalité de {} euros par jour ouvré, sans mise en demeure."
EXIT = "La réversibilité dure {} mois : le titulaire transfère les données et la documentation au repreneur."
BUYERS = {"Lyon": (150, 2), "Brest": (400, 6), "Nice": (75, 3)}

BREST = Question(
    "Q1",
    "fact",
    "Quelle pénalité par jour de retard de livraison prévoit la ville de Brest ?",
    (),
    (Gold("CCAP Brest.pdf", 2),),
    ("400 euros",),
)
THEN_NICE = Question(
    "Q2", "fact", "Et pour la ville de Nice ?", (BREST.text,), (Gold("CCAP Nice.pdf", 2),), ("75 euros",)
)
ENGLISH = Question(
    "Q3",
    "clause",
    "How long does the exit phase, the réversibilité, last in the contract of Lyon?",
    (),
    (Gold("CCAP Lyon.pdf", 3),),
    ("2 mois",),
    language="en",
)
CAKE = Question("Q4", "unanswerable", "Combien d’œufs faut-il pour un gâteau au chocolat ?", (), (), ())
ELSEWHERE = Question("Q5", "fact", "Quelle pénalité à Dunkerque ?", (), (Gold("CCAP Dunkerque.pdf", 2),), ())
HALF = Question("Q6", "fact", BREST.text, (), (Gold("CCAP Brest.pdf", 2), Gold("CCTP Brest.pdf", 9)), ())
NO_QUESTION = Question("Q7", "fact", "???", (), (Gold("CCAP Nice.pdf", 2),), ())


@pytest.fixture(scope="module")
def data_dir(model_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with three tenders in it, searchable."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "models").symlink_to(model_settings.models_dir)
    commons = Commons(Settings(data_dir=folder, _env_file=None))
    for buyer, (price, months) in BUYERS.items():
        add_document(
            commons.store,
            tmp_path_factory.mktemp("files"),
            f"CCAP {buyer}.pdf",
            [f"Ville de {buyer}", "Clauses administratives du marché, qui suit le modèle des marchés similaires"],
            ["# 7 Pénalités", LATE.format(price), "Le montant est déduit de la facture suivante."],
            ["# 9 Réversibilité", EXIT.format(months)],
            title="Maintenance applicative",
            buyer=f"Ville de {buyer}",
            kind="CCAP",
            year=2026 if buyer == "Brest" else 2025,
        )
    commons.refresh()
    commons.close()
    return folder


@pytest.fixture(scope="module")
def commons(data_dir: Path) -> Iterator[Commons]:
    commons = Commons(Settings(data_dir=data_dir, _env_file=None))
    yield commons
    commons.close()


@pytest.fixture(scope="module")
def report(commons: Commons) -> dict[str, Any]:
    return evaluate(commons, [BREST, THEN_NICE, ENGLISH, CAKE, ELSEWHERE, HALF, NO_QUESTION])


def test_each_kind_of_question_has_its_figures_and_none_twice(report: dict[str, Any]) -> None:
    assert report["counts"] == {ALL: 5, "fact": 3, "clause": 1, "unanswerable": 1, FOLLOW_UPS: 1}
    assert report["measures"]["fact"]["gold page cited"] == {
        "right": 3,
        "of": 3,
        "share": 1.0,
        "low": 0.4385,
        "high": 1.0,
    }
    assert report["measures"][FOLLOW_UPS]["page in the first 1"]["right"] == 1
    assert report["measures"]["unanswerable"]["unanswerable refused"]["share"] == 1.0


def test_a_kind_that_holds_the_same_questions_as_another_is_shown_once(commons: Commons) -> None:
    alone = evaluate(commons, [BREST, ENGLISH])

    assert (alone["counts"], ACROSS in alone["counts"]) == ({ALL: 2, "fact": 1, "clause": 1}, False)
    assert evaluate(commons, [BREST, ENGLISH, HALF])["measures"].keys() == {ALL, "fact", "clause"}
    both = [ENGLISH, Question("Q8", "clause", BREST.text, (), BREST.gold, ())]
    assert evaluate(commons, both)["counts"] == {ALL: 2, ACROSS: 1}


def test_quotations_are_verbatim_and_carried_by_themselves(report: dict[str, Any]) -> None:
    figures = report["measures"][ALL]

    assert figures["quotations verbatim"]["share"] == 1.0
    assert figures[RECALL_SHOWN]["mean"] == figures[PRECISION_SHOWN]["mean"] == 1.0
    assert not {RECALL_WRITTEN, PRECISION_WRITTEN, UNSUPPORTED, WRITTEN} & figures.keys()


def test_what_cannot_be_measured_is_named_and_left_out(report: dict[str, Any]) -> None:
    assert report["absent files"] == ["CCAP Dunkerque.pdf", "CCTP Brest.pdf"]
    assert [(one["id"], one["error"]) for one in report["left out"]] == [
        ("Q5", ""),
        ("Q7", "The question is empty. Write a few words, for instance “late delivery penalties”."),
    ]
    assert [one["id"] for one in report["asked"]] == ["Q1", "Q2", "Q3", "Q4", "Q6"]
    assert report["asked"][4]["verdicts"]["recall@1, pages"] == 1.0  # of the one gold file that is there


def test_filters_narrow_the_corpus_and_what_can_be_measured(commons: Commons) -> None:
    report = evaluate(commons, [BREST, THEN_NICE], Filters(years=frozenset({2026})))

    assert [one["id"] for one in report["asked"]] == ["Q1"]
    assert report["absent files"] == ["CCAP Nice.pdf"]
    assert {file for file, _ in report["asked"][0]["hits"]} == {"CCAP Brest.pdf"}
    assert report_as_text(report, "en").startswith("1 question, 1 document searched, of 3\n")
    assert report_as_text(report, "fr").startswith("1 question, 1 document parcouru, sur 3\n")


def test_a_report_can_be_kept_and_read_in_both_languages(report: dict[str, Any]) -> None:
    assert json.loads(json.dumps(report)) == report
    french = report_as_text(report, "fr")
    assert french.startswith("5 questions, 3 documents\n")
    assert re.search(r"\| page attendue citée +\| +100 % \(4/4\) \|", french)
    assert "absents des documents interrogés\N{NO-BREAK SPACE}: CCAP Dunkerque.pdf, CCTP Brest.pdf." in french
    english = report_as_text(report, "en")
    assert re.search(r"\| unanswerable refused +\| +100 % \(1/1; 21–100 %\) \|", english)
    assert "Left out, because none of the files that answer is there, or it is not a question: Q5, Q7." in english


def test_nothing_to_measure_is_said(commons: Commons) -> None:
    text = report_as_text(evaluate(commons, [ELSEWHERE]), "en")

    assert "Not one question could be measured." in text
    assert "CCAP Dunkerque.pdf" in text


TRUE = "À Brest, tout retard de livraison donne lieu à une pénalité de 400 euros par jour ouvré"
FALSE = "À Brest, la pénalité de retard de livraison est de 900 euros par jour ouvré"


def number(asked: str, words: str) -> str:
    """The number under which the model is given the passage that holds the words."""
    [text] = [part for part in asked.split("</passage>") if words in part]
    return text.split('<passage n="')[1].split('"')[0]


def pieces(text: str) -> list[str]:
    return re.findall(r"\S+\s*", text)


def test_what_a_model_wrote_and_what_is_shown_of_it_are_measured_apart(data_dir: Path) -> None:
    def say(asked: str) -> list[str]:
        right, beside = number(asked, "400 euros"), number(asked, "dure 6 mois")
        return pieces(f"{TRUE} [{right}][{beside}]. {FALSE} [{right}].")

    with scripted_server(say) as server:
        settings = Settings(data_dir=data_dir, model_url=server.url, model_name="scripted", _env_file=None)
        commons = Commons(settings)
        written = evaluate(commons, [BREST])
        quoted = evaluate(commons, [BREST], with_model=False)
        commons.close()

    figures = written["measures"][ALL]
    # Two sentences, the first carried; three citations, one of them neither irrelevant nor of a false sentence.
    assert (figures[RECALL_WRITTEN]["mean"], figures[PRECISION_WRITTEN]["mean"]) == (0.5, 0.3333)
    # The irrelevant citation is not shown; the false sentence is, marked and without citation.
    assert (figures[RECALL_SHOWN]["mean"], figures[PRECISION_SHOWN]["mean"]) == (0.5, 1.0)
    assert (figures[UNSUPPORTED]["right"], figures[UNSUPPORTED]["of"]) == (1, 2)
    assert (written["model"], figures[WRITTEN]["right"], figures[WRITTEN]["of"]) == ("scripted", 1, 1)
    assert (quoted["model"], WRITTEN in quoted["measures"][ALL]) == ("", False)


def test_a_model_that_is_down_leaves_quotations_and_is_told(data_dir: Path) -> None:
    settings = Settings(data_dir=data_dir, model_url="http://127.0.0.1:9/v1", model_name="gone", _env_file=None)
    commons = Commons(settings)
    report = evaluate(commons, [BREST])
    commons.close()

    assert report["notices"] == {"model unreachable": 1}
    assert report["measures"][ALL]["gold page cited"]["right"] == 1
    assert report["measures"][ALL][WRITTEN]["right"] == 0
