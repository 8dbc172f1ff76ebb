"""Dependencies go one way, between the packages and inside the largest of them.

app, pages, cli → jobs, evaluation, doctor → answer → index, ingest, prompts → protect → corpus.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MAY_IMPORT: dict[str, set[str]] = {
    "corpus": set(),
    "prompts": {"corpus"},
    "protect": {"corpus"},
    "ingest": {"corpus", "protect"},
    "index": {"corpus"},
    "answer": {"corpus", "protect", "prompts", "ingest", "index"},
    "jobs": {"corpus", "protect", "prompts", "ingest", "index", "answer"},
    "doctor": {"corpus", "protect", "prompts", "ingest", "index", "answer"},
    "pages": {"corpus", "protect", "prompts", "ingest", "index", "answer", "jobs", "doctor"},
    "evaluation": {"corpus", "protect", "prompts", "ingest", "index", "answer"},
    "cli": {"corpus", "protect", "prompts", "ingest", "index", "answer", "jobs", "evaluation", "doctor"},
    "server": {"corpus", "protect", "prompts", "ingest", "index", "answer", "pages", "jobs", "doctor"},
    "app": {"corpus", "protect", "prompts", "ingest", "index", "answer", "pages", "jobs", "doctor"},
}
STAGES = {
    "protect": (
        "findings", "given_words", "kept", "visits", "traces",
        "people", "identifiers", "personal_data", "offices", "still_read", "masking", "file_names", "formats",
        "cleaning",
    ),
    "answer": (
        "text", "glossary", "fitted", "language_models",
        "wanted", "asked", "exchanges", "named", "conversation",
        "finding",
        "collection", "models", "quoting", "checking", "writing",
        "told", "going_on",
        "turns", "assistant", "commons",
    ),
    "pages": (
        "metrics", "runs", "drawn", "commons", "visiting", "conversation",
        "shown", "saved", "addresses", "giving", "asking", "moderating",
        "about", "catalogue", "document", "source", "contribute", "mine", "moderation", "ask", "frame",
    ),
}  # fmt: skip
"""What three large packages are made of: each part imports only from itself and those before it."""


def files_of(layer: str) -> list[Path]:
    module = ROOT / f"{layer}.py"
    return [module] if module.exists() else sorted((ROOT / layer).rglob("*.py"))


def test_every_package_of_the_program_is_a_layer() -> None:
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    assert MAY_IMPORT.keys() == {name.split(".")[0] for name in (*setup["packages"], *setup["py-modules"])}


def imported_by(file: Path) -> Iterator[str]:
    """The top-level modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module, f"{file}: relative imports hide the layer"
            yield node.module.split(".")[0]


@pytest.mark.parametrize("layer", MAY_IMPORT)
def test_a_layer_imports_only_layers_below_it(layer: str) -> None:
    forbidden = (MAY_IMPORT.keys() | {"bench", "tests"}) - MAY_IMPORT[layer] - {layer}
    found = {(str(file.relative_to(ROOT)), name) for file in files_of(layer) for name in imported_by(file)}
    assert {(file, name) for file, name in found if name in forbidden} == set()


def stages_imported_by(file: Path, layer: str) -> set[str]:
    modules: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            modules |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {module.split(".")[1] for module in modules if module.startswith(f"{layer}.")}


@pytest.mark.parametrize("layer", STAGES)
def test_every_part_of_a_large_package_is_a_stage(layer: str) -> None:
    parts = (path for path in (ROOT / layer).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists())
    assert {path.stem for path in parts} - {"__init__"} == set(STAGES[layer])


@pytest.mark.parametrize(("layer", "stage"), [(layer, stage) for layer, stages in STAGES.items() for stage in stages])
def test_a_stage_imports_only_stages_before_it(layer: str, stage: str) -> None:
    later = set(STAGES[layer][STAGES[layer].index(stage) + 1 :])
    files = files_of(f"{layer}/{stage}")
    found = {(str(file.relative_to(ROOT)), name) for file in files for name in stages_imported_by(file, layer)}
    assert {(file, name) for file, name in found if name in later} == set()


@pytest.mark.parametrize("layer", [layer for layer in MAY_IMPORT if layer not in ("pages", "app", "server")])
def test_only_pages_and_app_know_streamlit(layer: str) -> None:
    assert [str(file) for file in files_of(layer) if "streamlit" in imported_by(file)] == []


@pytest.mark.parametrize(
    "layer", ["corpus", "ingest", "answer", "evaluation", "jobs", "doctor", "pages", "cli", "app", "server"]
)
def test_models_run_in_index_only(layer: str) -> None:
    for file in files_of(layer):
        assert not {"sentence_transformers", "transformers", "openvino", "faiss"} & set(imported_by(file)), file
