"""How soon a written answer begins, and what its checks cost: `python -m bench.written`, on a machine that is idle.

The model server sends a script at once, so that its own speed does not count. Measured for each
answer, in milliseconds: from the moment the first piece leaves the server to the first draft out of the assistant; the
time spent in checks, most of it while the model goes on writing; from the model's end to the finished answer, which
is what the reader waits for; and the reading of the passages for the checks, which goes on while a model reads its
prompt. The corpus is the samples. Results go to bench/results/written.json.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any

from answer.assistant import Assistant
from answer.citations import Checked, CitationChecker, Source
from answer.language_models.server import ServerModel
from answer.written import Writer
from bench.machine import describe
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import open_embedder
from index.search_index import SearchIndex
from ingest.incoming import Incoming, files_in
from ingest.pipeline import Ingestion
from ingest.splitter import Splitter

_ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT / "tests"))  # the scripted model server is the tests' own

from model_server import ScriptedServer, scripted_server  # noqa: E402

_RESULTS = Path(__file__).parent / "results" / "written.json"
_ROUNDS = 3
_SENTENCES = 6
_MEASURES = ("first draft", "checks", "finished after the model", "preparing, while the model reads")
_QUESTIONS = (
    "Quelle est la pénalité pour une intervention en retard ?",
    "Quelles pénalités de retard dans les marchés similaires ?",
    "Combien de mois dure la réversibilité ?",
    "Quel est le délai de rétablissement d’un incident critique ?",
    "Comment l’accessibilité numérique est-elle exigée et vérifiée ?",
    "Qui détient les droits sur les développements ?",
    "Quelle disponibilité est demandée pour le portail ?",
    "Quels livrables sont remis à la fin du marché ?",
    "How are late delivery penalties computed?",
    "Quelles clauses sociales sont prévues ?",
)


class TimedChecker(CitationChecker):
    """The checker, with the times that it took since they were last asked for."""

    preparing = checking = 0.0

    def prepare(self, sources: Sequence[Source]) -> None:
        began = perf_counter()
        super().prepare(sources)
        self.preparing += perf_counter() - began

    def check(self, sentence: str, sources: Sequence[Source]) -> Checked:
        began = perf_counter()
        checked = super().check(sentence, sources)
        self.checking += perf_counter() - began
        return checked

    def taken(self) -> tuple[float, float]:
        """The seconds spent on preparing, beside the model, and on checking, between its sentences."""
        taken = self.preparing, self.checking
        self.preparing = self.checking = 0.0
        return taken


def say(asked: str) -> list[str]:
    """The first sentence of each passage given, with its number: what a faithful model would write."""
    passages = re.findall(r'<passage n="(\d+)">\n.*?\n\n(.*?)\n</passage>', asked, re.DOTALL)[:_SENTENCES]
    sentences = [f"{' '.join(text.split())[:160].rsplit(' ', 1)[0].rstrip('.,;:')} [{n}]. " for n, text in passages]
    return re.findall(r"\S+\s*", "".join(sentences))


def measure(assistant: Assistant, checker: TimedChecker, server: ScriptedServer, question: str) -> dict[str, float]:
    """The milliseconds from the server's first piece to the first draft, and those spent in checks."""
    checker.taken()
    first_draft = 0.0
    sentences = 0
    for answer in assistant.answer(question):
        first_draft = first_draft or (monotonic() if answer.draft or answer.statements else 0.0)
        sentences = len(answer.statements)
    delay = first_draft - server.first_sent_at
    late = monotonic() - server.ended_at
    preparing, checking = checker.taken()
    taken = (delay, checking, late, preparing)
    return {name: seconds * 1000 for name, seconds in zip(_MEASURES, taken, strict=True)} | {"sentences": sentences}


def run(folder: Path) -> dict[str, Any]:
    settings = Settings(data_dir=folder, _env_file=None)  # type: ignore[call-arg]
    embedder = open_embedder(settings)
    store = Store(settings)
    ingestion = Ingestion(store, settings, Splitter(embedder.count_tokens, settings.passage_tokens))
    list(ingestion.ingest([Incoming(file, file.name) for file in files_in(_ROOT / "samples")]))
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    search_index.refresh()
    checker = TimedChecker(lambda: embedder)
    with scripted_server(say, pause=0.005) as server:
        model = ServerModel(server.url, "scripted", "", settings.model_context, settings.model_timeout)
        assistant = Assistant(settings, store, search_index, Writer(model, checker))
        assistant.ask(_QUESTIONS[0])  # loads what is loaded once
        measured = [measure(assistant, checker, server, question) for _ in range(_ROUNDS) for question in _QUESTIONS]
    written = [one for one in measured if one["sentences"]]
    ingestion.close()
    search_index.close()
    store.close()
    return {"machine": describe(), "answers": len(written), "milliseconds": _summary(written)}


def _summary(measured: Sequence[dict[str, float]]) -> dict[str, dict[str, float]]:
    return {
        name: {
            "median": round(statistics.median(one[name] for one in measured), 1),
            "95 %": round(statistics.quantiles([one[name] for one in measured], n=20)[-1], 1),
            "most": round(max(one[name] for one in measured), 1),
        }
        for name in _MEASURES
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        results = run(Path(folder))
    _RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(results["milliseconds"], ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
