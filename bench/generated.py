"""`python -m bench.generated`: sentences of a real small model, checked, and those supported looked at a second time.

The model that the tests use (135 million parameters, made for English, and it hallucinates gladly) answers questions on
the tenders in DIR, on PIAF and on the samples, at several temperatures, from passages that may or may not answer. The
program's own writer checks every sentence; each is then checked again as if it cited every passage given, because this
model seldom cites and a citation lowers what is asked of a sentence. `bench.second_look`, which shares no code with the
check, then looks for a figure or a name that stands in no cited span. The result goes to
`bench/results/generated.json` and into `docs/quality.md`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from answer.checking.citations import Checked, CitationChecker, Source
from answer.commons import Commons
from answer.text.written_marks import find_marks
from answer.writing.written import Writer
from bench import machine, targets, tenders
from bench.folders import forget_what_changed
from bench.model_questions import Prompt, prompts
from bench.questions import piaf_paragraphs, shared_folder_or_stop
from bench.second_look import lacking, ordinary_words
from bench.small_model import TELLINGS, SampledModel
from bench.tables import keep
from corpus.errors import LanguageModelFailed
from corpus.settings import Settings
from evaluation.as_text import as_rows

_ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT / "tests"))  # the server of the small model is the tests' own

from model_server import KEY, model_file, running_model  # noqa: E402

_RESULTS = _ROOT / "bench" / "results" / "generated.json"
_PAGE = _ROOT / "docs" / "quality.md"
_WRITTEN = "written-by-the-small-model.jsonl"
_MARK = "written by a small model"
_LONGEST = 100
"""Tokens of an answer; the small model has lost the thread by then."""
_EXAMPLES = 6
AS_WRITTEN = "as written"
WITH_MARKS = "as if all passages were cited"


@dataclass(frozen=True, slots=True)
class Looked:
    """A sentence of an answer, what the check said of it, and what the second look finds lacking."""

    how: str
    sentence: str
    checked: Checked
    quotes: str
    lacks: tuple[str, ...]
    states: tuple[str, ...]

    @property
    def is_supported(self) -> bool:
        return not self.checked.doubts


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it was written, with its sentences looked at; `failure` when the program shows none of it."""

    prompt: Prompt
    text: str
    sentences: tuple[Looked, ...]
    failure: str = ""


class RecordingChecker(CitationChecker):
    """The checker, which also keeps what it was asked and what it said."""

    def __init__(self, commons: Commons) -> None:
        super().__init__(lambda: commons.search_index.embedder)
        self.kept: list[tuple[str, tuple[Source, ...], Checked]] = []

    def check(self, sentence: str, sources: Sequence[Source]) -> Checked:
        checked = super().check(sentence, sources)
        self.kept.append((sentence, tuple(sources), checked))
        return checked

    def cited(self, sentence: str, sources: Sequence[Source]) -> Checked:
        """What it says of the sentence when all sources are cited."""
        return super().check(f"{sentence} {''.join(f'[{one.n}]' for one in sources)}", sources)


class Respondent:
    """Has the model answer, and looks at what it says."""

    def __init__(self, model: SampledModel, checker: RecordingChecker, ordinary: Container[str]) -> None:
        self._model = model
        self._checker = checker
        self._writer = Writer(model, checker)
        self._ordinary = ordinary

    def answer(self, prompt: Prompt) -> Answered:
        self._checker.kept.clear()
        self._model.telling = TELLINGS[prompt.telling]
        self._model.temperature, self._model.seed = prompt.temperature, prompt.seed
        failure = ""
        try:
            for _ in self._writer.write(prompt.question, self._writer.choose(prompt.question, prompt.hits)):
                pass
        except LanguageModelFailed as error:
            failure = type(error).__name__
        sentences = tuple(looked for kept in tuple(self._checker.kept) for looked in self._looked(*kept))
        return Answered(prompt, self._model.written, sentences, failure)

    def _looked(self, sentence: str, sources: Sequence[Source], checked: Checked) -> Iterator[Looked]:
        yield look(AS_WRITTEN, sentence, sources, checked, self._ordinary)
        if not find_marks(sentence):
            cited = self._checker.cited(sentence, sources)
            yield look(WITH_MARKS, sentence, sources, cited, self._ordinary)


def look(how: str, sentence: str, sources: Sequence[Source], checked: Checked, ordinary: Container[str]) -> Looked:
    """The second look at one sentence; at a doubtful one too, held against all that the passages say."""
    shown = _cited(sources, checked) if not checked.doubts else [(one, one.passage.text) for one in sources]
    quotes = "\n".join(f"{quote}\n{source.passage.context}" for source, quote in shown)
    around = "\n".join(_around(source) for source, _ in shown)
    lacks = lacking(checked.text, quotes, around, ordinary)
    return Looked(how, sentence, checked, quotes, tuple(lacks), tuple(lacking(checked.text, "", "", ordinary)))


def _cited(sources: Sequence[Source], checked: Checked) -> list[tuple[Source, str]]:
    known = {source.n: source for source in sources}
    return [(known[one.source], known[one.source].passage.quote(one.span)) for one in checked.carrying]


def _around(source: Source) -> str:
    """What stands beside a citation on the page."""
    document, passage = source.document, source.passage
    known = (document.title, document.buyer, document.kind, document.file, str(document.year or ""))
    return " ; ".join((*known, *passage.section))


def main() -> None:
    """Asks, looks, prints and keeps the result."""
    options = _options()
    shared = shared_folder_or_stop()
    measured_on = machine.describe()
    forget_what_changed(options.data_dir)
    commons = Commons(Settings(data_dir=options.data_dir, _env_file=None))  # type: ignore[call-arg]
    try:
        tenders.ingest(commons, shared / "corpus")
        asked = prompts(commons, shared, options.answers)
        ordinary = ordinary_words(_texts(commons, shared))
        answered = ask(commons, asked, ordinary, options.threads, options.data_dir / _WRITTEN)
    finally:
        commons.close()
    result = {"machine": measured_on, "model": model_file().stem} | summary(answered)
    keep(result, _RESULTS, _PAGE, as_table(result), _MARK)
    if options.texts:
        _keep_texts(answered, options.texts)
    print(as_table(result))
    targets.keep()


def _texts(commons: Commons, shared: Path) -> Iterator[str]:
    for document in commons.store.documents():
        yield from (passage.text for passage in commons.store.texts.passages_of(document.id))
    yield from (paragraph.text for paragraph in piaf_paragraphs(shared))


def ask(
    commons: Commons, asked: Sequence[Prompt], ordinary: Container[str], threads: int, kept: Path
) -> list[Answered]:
    """All answers, from a server of the small model that is started for them; `kept` holds those written before."""
    from openai import OpenAI

    answered = []
    with running_model(model_file(), threads) as (url, _), OpenAI(base_url=url, api_key=KEY) as client:
        respondent = Respondent(
            SampledModel(client, model_file().stem, _LONGEST, kept), RecordingChecker(commons), ordinary
        )
        for number, prompt in enumerate(asked, start=1):
            answered.append(respondent.answer(prompt))
            if number % 20 == 0:
                print(f"  {number}/{len(asked)}", flush=True)
    return answered


def summary(answered: Sequence[Answered]) -> dict[str, Any]:
    """How many answers and sentences, which were supported, why others were not, and every violation in full."""
    return {
        "answers": len(answered),
        "different answers": len({one.text for one in answered if one.text.strip()}),
        "by origin": dict(Counter(one.prompt.origin for one in answered)),
        "by telling": {telling: _of_telling(answered, telling) for telling in TELLINGS},
        "given up by the program": dict(Counter(one.failure for one in answered if one.failure)),
        "sentences": {how: _counts(_sentences(answered, how)) for how in (AS_WRITTEN, WITH_MARKS)},
        "violations": [
            _record(one, answer) for answer in answered for one in answer.sentences if one.is_supported and one.lacks
        ],
        "examples": [
            _record(one, answer)
            for answer in answered
            for one in answer.sentences
            if one.is_supported and one.states and one.how == AS_WRITTEN
        ][:_EXAMPLES],
    }


def _sentences(answered: Iterable[Answered], how: str) -> list[Looked]:
    """Sentences checked in one way; those that had marks of their own count in both."""
    return [
        one
        for answer in answered
        for one in answer.sentences
        if one.how == how or (how == WITH_MARKS and find_marks(one.sentence))
    ]


def _counts(sentences: Sequence[Looked]) -> dict[str, Any]:
    supported = [one for one in sentences if one.is_supported]
    doubtful = [one for one in sentences if not one.is_supported]
    return {
        "checked": len(sentences),
        "supported": len(supported),
        "supported that state a figure or a name": sum(bool(one.states) for one in supported),
        "violations": sum(bool(one.lacks) for one in supported),
        "doubtful": len(doubtful),
        "doubtful that lack a figure or a name for the second look": sum(bool(one.lacks) for one in doubtful),
        "doubtful by kind": dict(
            Counter(
                kind for one in doubtful for kind in {doubt.kind.value for doubt in one.checked.doubts}
            ).most_common()
        ),
    }


def _of_telling(answered: Sequence[Answered], telling: str) -> dict[str, int]:
    sentences = _sentences([one for one in answered if one.prompt.telling == telling], AS_WRITTEN)
    return {
        "answers": sum(one.prompt.telling == telling for one in answered),
        "sentences": len(sentences),
        "supported": sum(one.is_supported for one in sentences),
    }


def _record(looked: Looked, answer: Answered) -> dict[str, Any]:
    return {
        "how": looked.how,
        "origin": answer.prompt.origin,
        "sentence": looked.checked.text,
        "cited": " ".join(looked.quotes.split()),
        "lacks": list(looked.lacks),
        "doubts": [f"{doubt.kind.value}: {doubt.what}" for doubt in looked.checked.doubts],
    }


def _keep_texts(answered: Sequence[Answered], path: Path) -> None:
    """Every answer with its sentences, one a line, for people to read."""
    with path.open("w", encoding="utf-8") as file:
        for one in answered:
            told = {"telling": one.prompt.telling, "temperature": one.prompt.temperature, "failure": one.failure}
            sentences = [_record(looked, one) for looked in one.sentences]
            asked = {"question": one.prompt.question, "text": one.text, "sentences": sentences}
            file.write(json.dumps(told | asked, ensure_ascii=False) + "\n")


def as_table(result: Mapping[str, Any]) -> str:
    """The result for the page."""
    machine_ = result["machine"]
    columns = [result["sentences"][how] for how in (AS_WRITTEN, WITH_MARKS)]
    names = [name for name in columns[0] if name != "doubtful by kind"]
    kinds = dict.fromkeys(kind for one in columns for kind in one["doubtful by kind"])
    rows = [
        *((name, *(str(one[name]) for one in columns)) for name in names),
        *((f"doubtful: {kind}", *(str(one["doubtful by kind"].get(kind, 0)) for one in columns)) for kind in kinds),
    ]
    told = "; ".join(
        f"{telling} {one['answers']} ({one['supported']} of {one['sentences']} sentences supported)"
        for telling, one in result["by telling"].items()
    )
    lines = [
        f"{result['answers']} answers of {result['model']}, {result['different answers']} different ones, "
        f"on {machine_['date']} at commit {machine_['commit']}{machine.was_changed(machine_)}. "
        f"By what the model was told: {told}.",
        "",
        *as_rows(("Sentences", AS_WRITTEN, WITH_MARKS), rows),
    ]
    return "\n".join(lines) + "\n"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.generated", description=__doc__)
    parser.add_argument("--data-dir", type=Path, default=Path("build/bench"), help="where the tenders are ingested")
    parser.add_argument("--answers", type=int, default=260, metavar="N", help="how many answers are asked for")
    parser.add_argument("--threads", type=int, default=1, metavar="N", help="threads of the model")
    parser.add_argument("--texts", type=Path, metavar="FILE", help="also keep every answer here, one a line")
    return parser.parse_args()


if __name__ == "__main__":
    main()
