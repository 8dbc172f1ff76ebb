from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from served import give_model

from answer.commons import Commons
from corpus.settings import Settings
from ingest.description import Description
from ingest.incoming import Incoming
from ingest.outcome import Status

CCAP = """# CCAP de la maintenance applicative de la ville de Quimper

## Article 7 – Pénalités

Tout retard de livraison donne lieu à une pénalité de 320 euros par jour ouvré, sans mise en demeure préalable.

## Article 9 – Réversibilité

La réversibilité dure quatre mois. Le titulaire transfère les données et la documentation au repreneur.
"""


@pytest.fixture(scope="module")
def commons(model_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commons]:
    """An empty commons: each test takes out what it puts in, so that the model is loaded once."""
    folder = give_model(tmp_path_factory.mktemp("commons"), model_settings.models_dir)
    commons = Commons(Settings(data_dir=folder / "data", _env_file=None))
    yield commons
    commons.close()


@pytest.fixture
def ccap(tmp_path: Path) -> Path:
    path = tmp_path / "CCAP Quimper.md"
    path.write_text(CCAP, "utf-8")
    return path


def test_an_empty_commons_refuses_and_finds_nothing(commons: Commons) -> None:
    assert commons.assistant.ask("Quelle pénalité de retard ?").refused
    assert commons.assistant.search("Quelle pénalité de retard ?") == []
    assert (commons.refresh().added, commons.refresh().removed) == (0, 0)


def test_who_holds_an_office_is_told_of_no_tender(commons: Commons, tmp_path: Path) -> None:
    path = tmp_path / "CCAP.md"
    path.write_text(f"{CCAP}\n## Article 10 – Signature\n\nLe maire de Quimper signe les bons de commande.\n", "utf-8")
    (outcome,) = commons.ingestion.ingest([Incoming(path, path.name, Description(kind="CCAP"))])
    commons.refresh()

    assert not commons.assistant.ask("Que signe le maire de Quimper ?").refused
    assert commons.assistant.ask("Qui est le maire de Quimper ?").refused
    assert outcome.document is not None
    commons.delete(outcome.document.id)


def test_a_file_is_ingested_asked_about_and_withdrawn(commons: Commons, ccap: Path) -> None:
    (outcome,) = commons.ingestion.ingest([Incoming(ccap, ccap.name, Description(kind="CCAP"))])
    assert (outcome.status, outcome.error) == (Status.ADDED, None)
    assert commons.refresh().added == len(commons.store.texts.passage_ids()) > 0

    answer = commons.assistant.ask("Quelle pénalité par jour de retard de livraison à Quimper ?")
    assert "320 euros par jour ouvré" in answer.citations[0].quote
    assert answer.citations[0].document.file == "CCAP Quimper.md"
    assert commons.assistant.search("réversibilité", 1)[0].passage.text.startswith("Article 9 – Réversibilité")

    assert outcome.document is not None
    assert commons.delete(outcome.document.id) == outcome.document
    assert commons.assistant.search("réversibilité pénalité Quimper") == []
    assert commons.assistant.ask("Quelle pénalité de retard à Quimper ?").refused
    assert commons.search_index.snapshot().passage_ids().tolist() == []
    assert not commons.search_index.keywords.score("réversibilité").any()


def test_example_questions_follow_the_corpus(commons: Commons, ccap: Path) -> None:
    assert commons.example_questions("fr") == []
    (outcome,) = commons.ingestion.ingest([Incoming(ccap, ccap.name)])

    assert set(commons.example_questions("fr")) == {
        "Quelles pénalités de retard les marchés prévoient-ils ?",
        "Comment les marchés organisent-ils la réversibilité en fin de contrat ?",
    }
    assert len(commons.example_questions("en", 1)) == 1
    assert outcome.document is not None
    commons.delete(outcome.document.id)
    assert commons.example_questions("fr") == []


def test_example_questions_that_get_no_answer_go_once_another_gets_one(
    commons: Commons, ccap: Path, tmp_path: Path
) -> None:
    canteen = tmp_path / "Cantine.md"
    canteen.write_text(
        "# CCTP de la cantine\n\n## Accessibilité\n\nLes repas sont livrés chauds avant midi.\n", "utf-8"
    )
    outcomes = list(commons.ingestion.ingest([Incoming(path, path.name) for path in (ccap, canteen)]))

    unanswered = "Comment l’accessibilité numérique est-elle exigée et vérifiée ?"
    assert unanswered in commons.example_questions("fr")
    commons.refresh()
    assert commons.example_questions("fr")
    assert unanswered not in commons.example_questions("fr")
    for outcome in outcomes:
        assert outcome.document is not None
        commons.delete(outcome.document.id)
