"""`python -m bench.floor`: fails where the program has become slow or its search bad, by `bench/floor.toml`.

It takes the samples alone, a minute in all: both pipelines read those that both can read, the program again after the
other where it was too slow, and its better time counts, since what else a machine does only adds to it; then those that
the other cannot read are added, and the questions of docs/questions.jsonl are asked of all.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from answer.commons import Commons
from bench.ingestion import run_part
from bench.ingestion_runs import files_of_both
from bench.machine import multiplies_bytes
from corpus.settings import Settings
from evaluation.questions import read_questions
from evaluation.report import ALL, evaluate
from index.embedders import open_embedder
from ingest.incoming import Incoming, files_in

_ROOT = Path(__file__).parents[1]
_FLOOR = Path(__file__).with_name("floor.toml")
_SAMPLES = _ROOT / "samples"
_SPEED = "times the plain pipeline"
_WITHOUT = "speed without 8-bit instructions"
_TRIES = 3


def main() -> None:
    """Prints each figure beside its floor; ends with 1 where one is below."""
    floors = floors_of(tomllib.loads(_FLOOR.read_text("utf-8")), on_bytes=multiplies_bytes())
    with tempfile.TemporaryDirectory(prefix="partage-floor-") as folder:
        enough = floors["speed"][_SPEED]
        speed = best_of_a_few(lambda: times_the_plain_pipeline(Path(folder), enough), enough)
        measured = {"speed": {_SPEED: speed}, "quality": quality(Path(folder))}
    below = list(find_below(floors, measured))
    for group, figures in floors.items():
        for name, floor in figures.items():
            print(f"{name}: {measured[group][name]:.3g} (at least {floor})")
    for name in below:
        print(f"BELOW ITS FLOOR: {name}", file=sys.stderr)
    if below:
        raise SystemExit(1)


def floors_of(floors: Mapping[str, Mapping[str, float]], *, on_bytes: bool) -> dict[str, Mapping[str, float]]:
    """Those of this processor."""
    return {"speed": floors["speed" if on_bytes else _WITHOUT], "quality": floors["quality"]}


def find_below(floors: Mapping[str, Mapping[str, float]], measured: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """The figures that are under their floor. A floor whose figure is not measured is under it."""
    for group, figures in floors.items():
        yield from (name for name, floor in figures.items() if measured[group].get(name, -1.0) < floor)


def best_of_a_few(measure: Callable[[], float], enough: float) -> float:
    """The best of at most three measures, the first that is enough being the last."""
    best = 0.0
    for _ in range(_TRIES):
        best = max(best, measure())
        if best >= enough:
            break
    return best


def times_the_plain_pipeline(folder: Path, enough: float) -> float:
    """How often the plain pipeline's time holds the program's until the samples that both read are searchable.

    The folder then holds them. The program is timed once more, after the other, where its first time is not enough.
    """
    files = files_of_both(_SAMPLES)
    open_embedder(_settings(folder))  # its engine is chosen before anything is timed
    ours = [_seconds_from_nothing(folder, files)]
    plain = run_part("plain", _settings(folder), files)["seconds"]
    if plain / ours[0] < enough:
        ours.append(_seconds_from_nothing(folder, files))
    print(f"until searchable: {' s and '.join(map(str, ours))} s, the plain pipeline {plain} s", flush=True)
    return float(plain / min(ours))


def _seconds_from_nothing(folder: Path, files: Sequence[Path]) -> float:
    """What the program takes until the files are searchable, in a folder that is emptied first."""
    shutil.rmtree(folder / "data", ignore_errors=True)
    return float(run_part("program", _settings(folder), files)["seconds until searchable"])


def quality(folder: Path) -> dict[str, float]:
    """The shares that `partage eval` gives of the questions on the samples: those that the folder lacks are added."""
    commons = Commons(_settings(folder))
    try:
        list(commons.ingestion.ingest([Incoming(path, path.name) for path in files_in(_SAMPLES)]))
        commons.refresh()
        report = evaluate(commons, read_questions(_ROOT / "docs" / "questions.jsonl"), with_model=False)
    finally:
        commons.close()
    figures: Mapping[str, Any] = report["measures"][ALL]
    return {name: one["share"] for name, one in figures.items() if isinstance(one.get("share"), float)}


def _settings(folder: Path) -> Settings:
    """On a folder of its own, with the model that the tests have unpacked, where they have."""
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    kept = Path(os.environ.get("PARTAGE_TEST_MODELS") or Path(tempfile.gettempdir()) / "partage-test-models")
    (kept / "models").mkdir(parents=True, exist_ok=True)
    if not (data / "models").exists():
        (data / "models").symlink_to(kept / "models")
    return Settings(data_dir=data, _env_file=None)  # type: ignore[call-arg]


if __name__ == "__main__":
    main()
