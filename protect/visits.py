"""How often one visitor may do the same thing, without keeping who they are.

A visitor is a hash of their address with a salt that is drawn each day, kept in memory only and thrown away with what
was counted under it. Nothing of it is written anywhere.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import blake2b
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil
from threading import Lock
from time import time

from limits import RateLimitItem, RateLimitItemPerHour
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from corpus.errors import TooOften
from corpus.messages import N_
from corpus.settings import Settings

_PASSWORDS_AN_HOUR = 10
_NETWORK_OF_A_VISITOR = 64
"""Bits of an IPv6 address that one visitor does not choose."""


class Deed(StrEnum):
    """What is counted."""

    ASK = "ask"
    GIVE = "give"
    REPORT = "report"
    PASSWORD = "password"  # noqa: S105 - the trying of one


_NAMES = {
    Deed.ASK: N_("questions"),
    Deed.GIVE: N_("files"),
    Deed.REPORT: N_("reports"),
    Deed.PASSWORD: N_("passwords"),
}


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class _Day:
    """What is known of the visitors of one day."""

    date: date
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    limiter: MovingWindowRateLimiter = field(default_factory=lambda: MovingWindowRateLimiter(MemoryStorage()))

    def visitor(self, address: str) -> str:
        return blake2b(_network(address).encode(), key=self.salt, digest_size=16).hexdigest()


class Visits:
    """Counts what visitors do. Safe to share between threads; `today` tells the date (UTC)."""

    def __init__(self, settings: Settings, today: Callable[[], date] = _today) -> None:
        an_hour = {
            Deed.ASK: settings.questions_per_hour,
            Deed.GIVE: settings.files_per_hour,
            Deed.REPORT: settings.reports_per_hour,
            Deed.PASSWORD: _PASSWORDS_AN_HOUR,
        }
        self._limits: dict[Deed, RateLimitItem] = {
            deed: RateLimitItemPerHour(most, namespace=deed) for deed, most in an_hour.items() if most
        }
        self._today = today
        self._day = _Day(today())
        self._lock = Lock()

    def count(self, deed: Deed, address: str, times: int = 1) -> None:
        """Counts so many more. Raises TooOften, and counts nothing, when that is too often for one visitor in an hour.

        More at once than an hour allows counts as all that it allows: it is refused to who did anything before.
        """
        limit = self._limits.get(deed)
        if limit is None:
            return
        day = self._current_day()
        visitor = day.visitor(address)
        if not day.limiter.hit(limit, visitor, cost=min(times, limit.amount)):
            wait = day.limiter.get_window_stats(limit, visitor).reset_time - time()
            raise TooOften(what=_NAMES[deed], minutes=max(1, ceil(wait / 60)))

    def _current_day(self) -> _Day:
        with self._lock:
            if self._day.date != self._today():
                self._day = _Day(self._today())
            return self._day


def _network(address: str) -> str:
    """The address, or the network that an IPv6 address is one of very many of."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return str(IPv6Network((parsed, _NETWORK_OF_A_VISITOR), strict=False))
    return str(getattr(parsed, "ipv4_mapped", None) or parsed)
