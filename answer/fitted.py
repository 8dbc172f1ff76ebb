"""Estimates that a bench has fitted, kept beside the code as small readable files."""

from __future__ import annotations

import tomllib
from importlib.resources import files


def read_fitted(package: str, name: str) -> dict[str, float]:
    """The values of an estimate by their names, from the file of its name in a package."""
    values = tomllib.loads(files(package).joinpath(f"{name}.toml").read_text("utf-8"))[name]
    return {field: float(value) for field, value in values.items()}
