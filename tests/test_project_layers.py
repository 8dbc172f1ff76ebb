"""Dependencies go one way: app, pages, cli → jobs, evaluation → answer → index, ingest, prompts → protect → corpus."""

from __future__ import annotations

import ast
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
    "pages": {"corpus", "protect", "prompts", "ingest", "index", "answer", "jobs"},
    "evaluation": {"corpus", "protect", "prompts", "ingest", "index", "answer"},
    "cli": {"corpus", "protect", "prompts", "ingest", "index", "answer", "jobs", "evaluation"},
    "server": {"corpus", "protect", "prompts", "ingest", "index", "answer", "pages", "jobs"},
    "app": {"corpus", "protect", "prompts", "ingest", "index", "answer", "pages", "jobs"},
}


def files_of(layer: str) -> list[Path]:
    module = ROOT / f"{layer}.py"
    return [module] if module.exists() else sorted((ROOT / layer).rglob("*.py"))


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
    forbidden = MAY_IMPORT.keys() - MAY_IMPORT[layer] - {layer}
    found = {(str(file.relative_to(ROOT)), name) for file in files_of(layer) for name in imported_by(file)}
    assert {(file, name) for file, name in found if name in forbidden} == set()


@pytest.mark.parametrize("layer", [layer for layer in MAY_IMPORT if layer not in ("pages", "app", "server")])
def test_only_pages_and_app_know_streamlit(layer: str) -> None:
    assert [str(file) for file in files_of(layer) if "streamlit" in imported_by(file)] == []


@pytest.mark.parametrize("layer", ["corpus", "ingest", "answer", "evaluation", "jobs", "pages", "cli", "app", "server"])
def test_models_run_in_index_only(layer: str) -> None:
    for file in files_of(layer):
        assert not {"sentence_transformers", "transformers", "openvino", "faiss"} & set(imported_by(file)), file
