from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_corpus import add_document

from answer.commons import Commons
from bench.other_towns import REFUSED, SILENT, TOLD, measure, of_other_towns
from corpus.models import Document
from corpus.settings import Settings
from evaluation.questions import Gold, Question
from index.embedders import Embedder

CCAP = Document("ccap", "", "ccap.pdf", "", 1, "CCAP – Infogérance", buyer="Ville du Bourget")


def question(text: str, *files: str, history: tuple[str, ...] = ()) -> Question:
    return Question("Q1", "fact", text, history, tuple(Gold(file, 1) for file in files or ("ccap.pdf",)), ())


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Quelle pénalité au Bourget ?", "Quelle pénalité à Toulouse ?"),
        ("Quelle est la pénalité de l’Infogérance ?", "Quelle est la pénalité de Toulouse ?"),
        ("What is the penalty of the Bourget?", "What is the penalty of Toulouse?"),
        ("Quelle pénalité au Bourget-du-Lac ?", None),
        ("Quelle pénalité au Bourget Habitat ?", None),
        ("Le Bourget pénalise-t-il ?", None),
        ("Quelle pénalité à Drancy ?", None),
        ("Quelle pénalité pour l'Infogérance au Bourget ?", None),
    ],
)
def test_the_one_name_of_a_document_gives_place_to_a_towns(text: str, asked: str | None) -> None:
    found = list(of_other_towns([question(text)], {"ccap.pdf": CCAP}))
    assert found == ([(asked, "Toulouse")] if asked else [])


def test_a_follow_up_a_comparison_and_a_document_elsewhere_are_left_out() -> None:
    text = "Quelle pénalité au Bourget ?"
    asked = [
        question(text, history=("Quelle durée ?",)),
        question(text, "ccap.pdf", "rc.pdf"),
        question(text, "rc.pdf"),
    ]
    assert list(of_other_towns(asked, {"ccap.pdf": CCAP})) == []


@pytest.fixture
def commons(tmp_path: Path, embedder: Embedder) -> Iterator[Commons]:
    commons = Commons(Settings(data_dir=tmp_path / "data", _env_file=None), lambda _: embedder)
    lines = ["# 7 Pénalités", "La pénalité de retard est de 150 euros par jour de retard. Limoges est citée ici."]
    add_document(commons.store, tmp_path, "ccap.pdf", lines, title="Marché du Bourget", buyer="Ville du Bourget")
    commons.refresh()
    yield commons
    commons.close()


def test_what_is_refused_what_is_told_and_what_is_neither_are_counted(commons: Commons) -> None:
    asked = [question(f"Quelle pénalité {text}au Bourget ?") for text in ("de retard ", "", "de retard par jour ")]
    found = measure(commons, asked)

    assert found["questions"] == 3
    assert sum(found["measures"][ending]["right"] for ending in (REFUSED, TOLD, SILENT)) == 3
    assert found["without a word"] == ["Quelle pénalité de retard par jour à Limoges ?"]
