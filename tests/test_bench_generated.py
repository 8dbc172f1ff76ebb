"""The bench of a small model's sentences, on a model that says what it is told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from answer.checking.citations import Carrying, Checked, Source
from answer.models import Doubt, DoubtKind
from bench.generated import AS_WRITTEN, WITH_MARKS, Answered, Looked, as_table, look, summary
from bench.model_questions import Prompt
from bench.small_model import TELLINGS, SampledModel
from corpus.models import Document, Passage, Span
from prompts.passages import numbered_passage
from prompts.template import fill

QUOTE = "Le titulaire paie 400 euros par jour."
OTHER = "La ville de Tarn paie sous 30 jours."
DOCUMENT = Document("d", "d", "ccap.pdf", "", 1, "CCAP", buyer="Ville de Tarn", language="fr")
SPANS = (Span(10, 10 + len(QUOTE)), Span(11 + len(QUOTE), 11 + len(QUOTE) + len(OTHER)))
SOURCE = Source(1, DOCUMENT, Passage(1, 10, SPANS[1].end, f"{QUOTE} {OTHER}", sentences=SPANS, document_id="d"))
DOUBT = (Doubt(DoubtKind.UNCITED),)


def looked(text: str, doubts: tuple[Doubt, ...] = (), how: str = AS_WRITTEN) -> Looked:
    checked = Checked(text, () if doubts else (Carrying(1, SPANS[0]),), doubts)
    return look(how, text, (SOURCE,), checked, frozenset({"le"}))


def test_a_supported_sentence_is_held_against_the_span_that_is_shown_for_it() -> None:
    assert looked("Le titulaire paie 400 euros.").lacks == ()
    assert looked("Le titulaire paie sous 30 jours.").lacks == ("30",)  # of the next sentence, which is not shown
    assert looked("Le titulaire de Tarn paie 400 euros.").lacks == ()  # the buyer is shown beside the quotation


def test_a_doubtful_sentence_is_held_against_all_that_was_given() -> None:
    assert looked("Le titulaire paie sous 30 jours.", DOUBT).lacks == ()
    assert looked("Le titulaire paie sous 60 jours.", DOUBT).lacks == ("60",)


def test_violations_are_kept_in_full_and_the_table_counts_them() -> None:
    prompt = Prompt("PIAF", "Combien ?", (), "told to copy", 0.2, 0)
    sentences = (
        looked("Le titulaire paie 400 euros."),
        looked("Le titulaire paie 500 euros."),
        looked("Le titulaire paie.", DOUBT),
        looked("Le titulaire paie 500 euros.", how=WITH_MARKS),
    )
    result = summary([Answered(prompt, "a", sentences), Answered(prompt, "a", (), "ModelUnusable")])

    assert (result["answers"], result["different answers"]) == (2, 1)
    assert result["sentences"][AS_WRITTEN] == {
        "checked": 3,
        "supported": 2,
        "supported that state a figure or a name": 2,
        "violations": 1,
        "doubtful": 1,
        "doubtful that lack a figure or a name for the second look": 0,
        "doubtful by kind": {"uncited": 1},
    }
    assert [(one["how"], one["cited"], one["lacks"]) for one in result["violations"]] == [
        (AS_WRITTEN, QUOTE, ["500"]),
        (WITH_MARKS, QUOTE, ["500"]),
    ]
    machine = {"date": "2026-01-01", "commit": "abc", "changed since the commit": True}
    table = " ".join(as_table(result | {"machine": machine, "model": "small"}).split())
    assert "| violations | 1 | 1 |" in table
    assert "told to copy 2 (2 of 3 sentences supported)" in table


class Completions:
    """An OpenAI client that keeps what it is asked and says one thing."""

    def __init__(self, say: str) -> None:
        self.asked: list[dict[str, Any]] = []
        self._answer = SimpleNamespace(choices=[SimpleNamespace(message=SimpleNamespace(content=say))])
        self.chat = SimpleNamespace(completions=self)

    def create(self, **asked: Any) -> Any:
        self.asked.append(asked)
        return self._answer


def told(name: str, language: str = "fr") -> Sequence[dict[str, str]]:
    passages = numbered_passage(1, "CCAP", "Article 5", "Le titulaire paie 400 euros par jour de retard.")
    return TELLINGS[name](fill("answer", language, passages=passages, question="Combien ?", no_answer="Rien."))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_other_ways_of_telling_give_the_passage_and_the_question_alone(language: str) -> None:
    for name in ("told to copy", "told to answer", "begun for it"):
        text = "\n".join(one["content"] for one in told(name, language))
        assert "Le titulaire paie 400 euros par jour de retard." in text
        assert "Combien ?" in text
        assert "<passage" not in text
    assert told("begun for it", language)[-1] == {"role": "assistant", "content": "Le titulaire paie 400 euros"}


def test_what_was_written_once_is_not_asked_for_again(tmp_path: Path) -> None:
    messages = fill("answer", "fr", passages="", question="Combien ?", no_answer="Rien.")
    client, kept = Completions("Rien du tout."), tmp_path / "kept.jsonl"
    for _ in range(2):
        model = SampledModel(client, "small", 100, kept)  # type: ignore[arg-type]
        assert "".join(model.stream(messages, 600)) == "Rien du tout."
    model.seed = 1
    assert "".join(model.stream(messages, 600)) == "Rien du tout."

    assert [(one["seed"], one["max_tokens"]) for one in client.asked] == [(0, 100), (1, 100)]
    assert [json.loads(line)[1] for line in kept.read_text("utf-8").splitlines()] == ["Rien du tout."] * 2
