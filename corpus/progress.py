"""How far work that takes long has come."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Gets (how much is done, how much there is to do), now and then."""
