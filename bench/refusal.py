"""`python -m bench.refusal`: fits when the evidence suffices to answer, and measures what that refuses.

Questions that the documents answer, and questions that they do not: those of the file that have no answer, each set of
questions on the documents of the other, and each question on its own documents without those that answer it. The
estimate goes to `answer/finding/evidence.toml`, the figures to `bench/results/refusal.json`, and the curve to
`docs/images/roc.svg`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from answer.assistant import Assistant
from answer.commons import Commons
from answer.conversation.understanding import understand
from answer.exchanges import Understood
from answer.finding.evidence import NO_EVIDENCE, Evidence, Judgement, weigh_each
from answer.finding.found import Search
from answer.named.names import read_names
from answer.wanted.expected import expected_of
from bench import machine, piaf, tenders
from bench.folders import forget_what_changed
from bench.logistic import Groups, Numbers, area_under_roc, chances, fit
from bench.questions import Reading, piaf_paragraphs, piaf_questions, shared_folder_or_stop, tender_questions
from bench.roc_picture import Point, draw_roc
from bench.tables import keep
from corpus.settings import Settings
from evaluation.as_text import as_rows
from evaluation.questions import Question
from index.filters import Filters

_ROOT = Path(__file__).parents[1]
_FITTED = _ROOT / "answer" / "finding" / "evidence.toml"
_RESULTS = _ROOT / "bench" / "results" / "refusal.json"
_PAGE = _ROOT / "docs" / "quality.md"
_PICTURE = _ROOT / "docs" / "images" / "roc.svg"

TENDERS = "tenders, on their documents"
PIAF = "PIAF, on its articles"
ABSENT = "tenders, the questions that have no answer"
TENDERS_ELSEWHERE = "tenders' questions on PIAF's articles"
PIAF_ELSEWHERE = "PIAF's questions on the tenders"
TENDERS_WITHOUT = "tenders, without the documents that answer"
PIAF_WITHOUT = "PIAF, without the article that answers"
ANSWERABLE = (TENDERS, PIAF)

_SIGNALS = tuple(one.name for one in fields(Evidence) if one.name in {weight.name for weight in fields(Judgement)})
"""What of the evidence is weighed."""
_FALSELY_REFUSED = 0.04
"""A little less than the 5 % aimed at: questions that nobody has seen may be refused more often."""
_FIRST_GUESS = replace(NO_EVIDENCE, closeness=60, words=15, coverage=3, other_language=True)
"""What each point of evidence may weigh, to choose the best passages by in the first round."""
_FOLDS = 5
_ROUNDS = 8
"""Fits, each on the passage of each question that the one before takes for the best evidence."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question on some documents, with the evidence of each passage found; `group` is one with its other rows.

    `of_named` is that of the documents that it names, asked without their name; None where it names none.
    """

    kind: str
    group: str
    evidence: tuple[Evidence, ...]
    of_named: tuple[Evidence, ...] | None = None


@dataclass(frozen=True, slots=True)
class Examples:
    """A question a row: `rows` holds the first row of each one's passages in `features`, and the end of the last.

    Of those without any passage that could be evidence (not `has_evidence`) nothing can be learned.
    """

    features: Numbers
    rows: Groups
    labels: Numbers
    weights: Numbers
    folds: Groups
    has_evidence: NDArray[np.bool_]


def main() -> None:
    """Asks, fits, measures, and keeps all three."""
    options = _options()
    measured_on = machine.describe()
    shared = shared_folder_or_stop()
    forget_what_changed(options.data_dir)
    weighed = list(_weigh_all(shared, options.data_dir, options.every))
    examples = _examples(weighed)
    found = cross_validated(examples)
    judgement = fit_judgement(examples, found)
    judgement = replace(judgement, slight=slight(judgement, weighed))
    figures = measure(weighed, examples, found, judgement.enough)
    _write(judgement, figures)
    tables = "\n".join(_table(figures)) + "\n"
    keep({"machine": measured_on} | figures, _RESULTS, _PAGE, tables, "refusals")
    operating = (figures["falsely refused"], figures["rightly refused"])
    draw_roc({f"AUC {figures['area under the ROC curve']}": curve(examples, found)}, operating, _PICTURE)
    print(json.dumps(figures, indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.refusal", description=__doc__)
    parser.add_argument("--data-dir", type=Path, default=Path("build/bench"), help="where documents are ingested")
    parser.add_argument("--every", type=int, default=10, metavar="N", help="ask one PIAF question in N")
    return parser.parse_args()


def _weigh_all(shared: Path, data_dir: Path, every: int) -> Iterator[Weighed]:
    questions = [one for one in tender_questions(shared) if not one.history]
    paragraphs = piaf_paragraphs(shared)
    titles = {one.id: one.title for one in paragraphs}
    readings = [(one, titles[one.paragraph]) for one in piaf_questions(shared)[::every]]
    commons = Commons(Settings(data_dir=data_dir, _env_file=None))  # type: ignore[call-arg]
    try:
        tenders.ingest(commons, shared / "corpus")
        with piaf.assistant_on(data_dir / "piaf", commons.search_index.embedder, paragraphs) as on_piaf:
            yield from _weigh_tenders(commons, questions, on_piaf)
            of_articles = {paragraph.id: place[0] for place, paragraph in piaf.places(paragraphs)}
            yield from _weigh_piaf(commons.assistant, readings, of_articles, on_piaf)
    finally:
        commons.close()


def _weigh_tenders(commons: Commons, questions: Sequence[Question], on_piaf: Assistant) -> Iterator[Weighed]:
    documents = commons.store.documents()
    for one in questions:
        kind = TENDERS if one.is_answerable else ABSENT
        yield Weighed(kind, one.id, weigh(commons.assistant, one.text), weigh_named(commons.assistant, one.text))
        yield Weighed(TENDERS_ELSEWHERE, one.id, weigh(on_piaf, one.text))
        if one.is_answerable:
            others = Filters(documents=frozenset(each.id for each in documents if each.file not in one.files))
            yield Weighed(TENDERS_WITHOUT, one.id, weigh(commons.assistant, one.text, others))


def _weigh_piaf(
    on_tenders: Assistant, readings: Sequence[tuple[Reading, str]], of_articles: dict[str, str], on_piaf: Assistant
) -> Iterator[Weighed]:
    every = frozenset(of_articles.values())
    for one, title in readings:
        others = Filters(documents=every - {of_articles[one.paragraph]})
        yield Weighed(PIAF, title, weigh(on_piaf, one.text))
        yield Weighed(PIAF_ELSEWHERE, title, weigh(on_tenders, one.text))
        yield Weighed(PIAF_WITHOUT, title, weigh(on_piaf, one.text, others))


def weigh(assistant: Assistant, question: str, filters: Filters | None = None) -> tuple[Evidence, ...]:
    """The evidence of each of the first passages found, whatever documents are named."""
    return _weighed(assistant.finder.search(understand(question, (), assistant.library()), filters))


def weigh_named(assistant: Assistant, question: str) -> tuple[Evidence, ...] | None:
    """The evidence of the documents that a question names, asked without their name; None where it names none."""
    tie = read_names(question, assistant.library()).tie
    if not tie:
        return None
    meant = Understood(question, tie.documents)
    return _weighed(assistant.finder.ask_closely(meant, tie, None, expected_of(question)))


def _weighed(found: Search) -> tuple[Evidence, ...]:
    return tuple(weigh_each(found.hits, found.words, found.expected, found.quotable))


def _examples(weighed: Sequence[Weighed]) -> Examples:
    """All questions; each kind of answerable ones weighs the same, and so do both sides."""
    groups = {group: place % _FOLDS for place, group in enumerate(dict.fromkeys(one.group for one in weighed))}
    of_passages = [one.evidence or (NO_EVIDENCE,) for one in weighed]
    kinds = np.array([one.kind for one in weighed])
    labels = np.isin(kinds, ANSWERABLE).astype(np.float64)
    counts = {kind: int((kinds == kind).sum()) for kind in set(kinds)}
    sides = Counter(kind in ANSWERABLE for kind in counts)
    weights = np.array([1 / (counts[kind] * sides[kind in ANSWERABLE]) for kind in kinds]) * len(kinds) / 2
    return Examples(
        features=np.array([_features(one) for passages in of_passages for one in passages]),
        rows=np.cumsum([0, *map(len, of_passages)]),
        labels=labels,
        weights=weights,
        folds=np.array([groups[one.group] for one in weighed]),
        has_evidence=np.array([bool(one.evidence) for one in weighed]),
    )


def _features(one: Evidence) -> list[float]:
    return [1.0, *(float(getattr(one, signal)) for signal in _SIGNALS)]


def _fit_best(given: Examples, chosen: NDArray[np.bool_]) -> Numbers:
    """The coefficients that tell the answerable questions from the others by the best passage of each."""
    fitted, chosen = np.array(_features(_FIRST_GUESS)), chosen & given.has_evidence
    for _ in range(_ROUNDS):
        best = _best(given, fitted)
        fitted = fit(given.features[best][chosen], given.labels[chosen], given.weights[chosen])
    return fitted


def _best(given: Examples, fitted: Numbers) -> Groups:
    """For each question, the row of its passage that is the best evidence."""
    signals = given.features @ fitted
    bounds = zip(given.rows[:-1], given.rows[1:], strict=True)
    return np.array([first + int(np.argmax(signals[first:end])) for first, end in bounds])


def cross_validated(given: Examples) -> Numbers:
    """The chance of each question by coefficients fitted on other questions, of other articles."""
    found = np.zeros(len(given.labels))
    for fold in range(_FOLDS):
        fitted = _fit_best(given, given.folds != fold)
        out = given.folds == fold
        found[out] = chances(given.features[_best(given, fitted)][out], fitted)
    return found


def fit_judgement(given: Examples, found: Numbers) -> Judgement:
    """The estimate on all questions, with the threshold that the cross-validated chances ask for."""
    fitted = _fit_best(given, np.ones(len(given.labels), dtype=bool))
    weights = dict(zip(("bias", *_SIGNALS), map(float, fitted), strict=True))
    return Judgement(**weights, enough=threshold(given, found), slight=0)


def threshold(given: Examples, found: Numbers) -> float:
    """The chance below which lies the share of answerable questions that may be refused, each kind weighing alike."""
    answerable = given.labels == 1
    order = np.argsort(found[answerable])
    refused = np.cumsum(given.weights[answerable][order]) / given.weights[answerable].sum()
    return float(found[answerable][order][np.searchsorted(refused, _FALSELY_REFUSED, side="right")])


def slight(judgement: Judgement, weighed: Sequence[Weighed]) -> float:
    """The chance below which the documents that an answerable question names have it refused, few times, as above.

    Of the tenders' questions alone, and not cross-validated: of PIAF's, few name an article of which they are asked.
    """
    named = [one.of_named for one in weighed if one.kind == TENDERS and one.of_named is not None]
    found = sorted(max(map(judgement.chance, passages), default=0.0) for passages in named)
    return found[int(_FALSELY_REFUSED * len(found))] if found else 0.0


def measure(weighed: Sequence[Weighed], given: Examples, found: Numbers, enough: float) -> dict[str, Any]:
    """The share of each kind that is refused at the threshold, and both sides together."""
    kinds = np.array([one.kind for one in weighed])
    refused = found < enough
    return {
        "area under the ROC curve": round(area_under_roc(found, given.labels, given.weights), 3),
        "falsely refused": _share(refused, given.weights * given.labels),
        "rightly refused": _share(refused, given.weights * (1 - given.labels)),
        "refused": {
            kind: f"{int(refused[kinds == kind].sum())}/{int((kinds == kind).sum())}" for kind in _in_order(kinds)
        },
    }


def curve(given: Examples, found: Numbers) -> list[Point]:
    """What each threshold refuses wrongly and rightly."""
    return [
        (_share(found < one, given.weights * given.labels), _share(found < one, given.weights * (1 - given.labels)))
        for one in np.quantile(found, np.linspace(0, 1, 101))
    ]


def _share(refused: NDArray[np.bool_], weights: Numbers) -> float:
    return round(float((refused * weights).sum() / weights.sum()), 4)


def _in_order(kinds: NDArray[np.str_]) -> list[str]:
    return [*dict.fromkeys(sorted(kinds.tolist(), key=lambda kind: (kind not in ANSWERABLE, kind)))]


def _table(figures: dict[str, Any]) -> list[str]:
    rows = [
        (kind, "should be answered" if kind in ANSWERABLE else "should be refused", share)
        for kind, share in figures["refused"].items()
    ]
    told = (
        f"Refused wrongly {100 * figures['falsely refused']:.1f} %, rightly {100 * figures['rightly refused']:.1f} %, "
        f"each kind weighing alike; area under the curve {figures['area under the ROC curve']}."
    )
    return [told, "", *as_rows(("Questions", "", "refused"), rows)]


def _write(judgement: Judgement, figures: dict[str, Any]) -> None:
    """Keeps the estimate as a small readable file that says how it was obtained."""
    refused = (f"#   {kind}: {share}" for kind, share in figures["refused"].items())
    head = [
        "# Written by `python -m bench.refusal`; see evidence.py. Cross-validated by question and article:",
        f"# area under the ROC curve {figures['area under the ROC curve']}; refused, of",
        *refused,
    ]
    values = [f"{name} = {value:.4f}" for name, value in asdict(judgement).items()]
    _FITTED.write_text("\n".join([*head, "", "[evidence]", *values]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
