"""`python -m bench.falsified`: how many false sentences the check of citations catches and true ones flags.

True sentences of the documents in DIR, verbatim and reworded, are checked beside their sources; then each is made false
in every way that fits. `--fit` first fits `answer/checking/support.toml` on one half of the documents. The result, on
the other half, goes to `bench/results/falsified.json` and into `docs/quality.md`.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from answer.checking.citations import Checked, CitationChecker, Source
from answer.checking.support import fitted_support
from answer.commons import Commons
from bench import machine, targets
from bench.falsifications import FALSIFICATIONS, Ground
from bench.logistic import area_under_roc
from bench.support_fit import cross_validated, examples, fit_record, support_of, write_support
from bench.tables import keep
from bench.true_sentences import TrueSentence, true_sentences
from corpus.models import Document
from corpus.settings import Settings
from evaluation.as_text import as_rows

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "falsified.json"
_PAGE = _ROOT / "docs" / "quality.md"
_MARK = "falsified"
_SUPPORT = _ROOT / "answer" / "checking" / "support.toml"
_EXAMPLES = 4
ALL = "all"
TRUE_FLAGGED = "true flagged"
FALSE_CAUGHT = "false caught"
ASTRAY_CAUGHT = "true but citing a similar passage of another document, caught"
_AREA = "area under the ROC curve of closeness"


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence, how it was made, what its source says, and what the check said of it."""

    kind: str
    text: str
    quote: str
    file: str
    checked: Checked

    @property
    def is_flagged(self) -> bool:
        return bool(self.checked.doubts)


def main() -> None:
    """Measures, prints and keeps the result."""
    options = _options()
    measured_on = machine.describe()
    commons = Commons(Settings(data_dir=options.data_dir, _env_file=None))  # type: ignore[call-arg]
    try:
        sentences = list(true_sentences(commons, options.per_document))
        halves = _halves(commons.store.documents())
        fitting = [one for one in sentences if halves[one.document.id] == 0]
        testing = [one for one in sentences if halves[one.document.id] == 1]
        checker = CitationChecker(lambda: commons.search_index.embedder)
        if options.fit:
            _fit(checker, fitting)
            checker = CitationChecker(lambda: commons.search_index.embedder)
        chosen = fitting if options.fitting_half else testing
        result = measure(checker, chosen, commons.store.documents())
        print(_as_text(result))
        if not options.fitting_half:
            result = {"machine": measured_on} | result
            keep(result, _RESULTS, _PAGE, as_table(result), _MARK)
            targets.keep()
    finally:
        commons.close()


def measure(
    checker: CitationChecker, sentences: Sequence[TrueSentence], documents: Sequence[Document]
) -> dict[str, Any]:
    """Shares of true sentences flagged and of false ones caught, by kind, with examples of what went wrong."""
    true = [_judge(checker, one, one.how, one.text, one.sources) for one in sentences]
    false = [judged for one in sentences for judged in _judge_falsified(checker, one, documents)]
    astray = [_judge(checker, one, one.how, one.text, one.sources[1:], mark=2) for one in sentences if one.sources[1:]]
    given = examples(checker, sentences)
    chances = np.array([fitted_support().chance(c, s, f, same_language=not o) for _, c, s, o, f in given.features])
    return {
        "documents": len({one.document.id for one in sentences}),
        "estimate": fit_record(_SUPPORT),
        _AREA: round(area_under_roc(chances, given.labels), 4),
        TRUE_FLAGGED: _by_kind(true, is_right=lambda one: one.is_flagged, shows_right=True),
        FALSE_CAUGHT: _by_kind(false, is_right=lambda one: one.is_flagged, shows_right=False),
        ASTRAY_CAUGHT: _by_kind(astray, is_right=lambda one: one.is_flagged, shows_right=False),
    }


def _judge_falsified(checker: CitationChecker, one: TrueSentence, documents: Sequence[Document]) -> Iterator[Judged]:
    chance = random.Random(one.text)  # noqa: S311 - a sample, no secret
    others = [document for document in documents if document.buyer and document.buyer != one.document.buyer]
    known = " ".join((one.sources[0].passage.text, one.document.title, one.document.buyer)).casefold()
    other = chance.choice([document for document in others if document.buyer.casefold() not in known])
    similar = tuple(source.passage.text for source in one.sources[1:])
    around = (one.sources[0].passage.text, one.sources[0].passage.context, *one.sources[0].passage.section)
    ground = Ground(" ".join(around), similar, other, one.document, chance)
    for kind, falsify in FALSIFICATIONS.items():
        false = falsify(one.text, ground)
        if false and false != one.text:
            yield _judge(checker, one, kind, false, one.sources)


def _judge(
    checker: CitationChecker, one: TrueSentence, kind: str, text: str, sources: Sequence[Source], mark: int = 1
) -> Judged:
    checked = checker.check(f"{text.rstrip('.')} [{mark}].", sources)
    return Judged(kind, text, one.quote, one.document.file, checked)


def _by_kind(judged: Iterable[Judged], *, is_right: Callable[[Judged], bool], shows_right: bool) -> dict[str, Any]:
    """For each kind and all: how many, of how many, and examples of those that should not be."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        kinds[one.kind].append(one)
        kinds[ALL].append(one)
    return {kind: _share(group, is_right, shows_right=shows_right) for kind, group in sorted(kinds.items())}


def _share(group: Sequence[Judged], is_right: Callable[[Judged], bool], *, shows_right: bool) -> dict[str, Any]:
    count = sum(map(is_right, group))
    shown = [one for one in group if is_right(one) is shows_right][:_EXAMPLES]
    return {
        "count": count,
        "of": len(group),
        "share": round(count / len(group), 4),
        "examples": [
            {
                "file": one.file,
                "sentence": one.text,
                "source": " ".join(one.quote.split()),
                "doubts": [f"{doubt.kind}: {doubt.what}".removesuffix(": ") for doubt in one.checked.doubts],
            }
            for one in shown
        ],
    }


def _halves(documents: Sequence[Document]) -> dict[str, int]:
    """Each document's half: 0 to fit on, 1 to report on; the papers of one buyer or file prefix are not parted."""
    families = sorted({_family(document) for document in documents}, key=lambda name: sha256(name.encode()).digest())
    places = {family: place % 2 for place, family in enumerate(families)}
    return {document.id: places[_family(document)] for document in documents}


def _family(document: Document) -> str:
    return document.file.partition("_")[0]


def _fit(checker: CitationChecker, sentences: Sequence[TrueSentence]) -> None:
    given = examples(checker, sentences)
    chances = cross_validated(given)
    figures = {
        "fitted on": f"{int(given.labels.sum())} true sentences and {int((1 - given.labels).sum())} other stretches",
        "documents": len(set(given.documents)),
        "area under the ROC curve, cross-validated by document": round(area_under_roc(chances, given.labels), 4),
    }
    write_support(_SUPPORT, support_of(given, chances), figures)
    fitted_support.cache_clear()


def _as_text(result: dict[str, Any]) -> str:
    lines = [f"{result['documents']} documents, area under the ROC curve {result[_AREA]}"]
    for title in (TRUE_FLAGGED, FALSE_CAUGHT, ASTRAY_CAUGHT):
        kinds = result[title]
        lines.append(f"\n{title}")
        lines += [
            f"  {kind:26} {100 * one['share']:5.1f} %  ({one['count']}/{one['of']})" for kind, one in kinds.items()
        ]
    return "\n".join(lines)


def as_table(result: Mapping[str, Any]) -> str:
    """The result for the page: what was caught by kind, the weakest first, and what was flagged wrongly."""
    measured_on = result["machine"]
    lines = [
        f"On {result['documents']} documents, on {measured_on['date']} at commit "
        f"{measured_on['commit']}{machine.was_changed(measured_on)}. Area under the ROC curve on them: "
        f"{result[_AREA]}. The estimate: {'; '.join(f'{name} {value}' for name, value in result['estimate'].items())}.",
    ]
    for head, how, title in (
        ("False sentences", "caught", FALSE_CAUGHT),
        ("True sentences that cite a similar passage of another document", "caught", ASTRAY_CAUGHT),
        ("True sentences", "flagged", TRUE_FLAGGED),
    ):
        kinds = result[title]
        ordered = sorted(kinds, key=lambda kind: (kind != ALL, _success(kinds[kind], flagged=title == TRUE_FLAGGED)))
        rows = [(kind, _share_text(kinds[kind])) for kind in ordered]
        lines += ["", *as_rows((head, how), rows)]
    return "\n".join(lines) + "\n"


def _success(share: Mapping[str, Any], *, flagged: bool) -> float:
    return -float(share["share"]) if flagged else float(share["share"])


def _share_text(share: Mapping[str, Any]) -> str:
    return f"{100 * share['share']:.1f} % ({share['count']}/{share['of']})"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.falsified", description=__doc__)
    parser.add_argument("--data-dir", type=Path, default=Path("build/bench"), help="where the documents are ingested")
    parser.add_argument("--per-document", type=int, default=3, metavar="N", help="sentences taken of each document")
    parser.add_argument("--fit", action="store_true", help="first fit answer/checking/support.toml on the other half")
    parser.add_argument(
        "--fitting-half", action="store_true", help="report on the half that is fitted on; keep nothing"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
