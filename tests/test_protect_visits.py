"""What one visitor may do within an hour, and that nothing is kept of who they are."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.errors import TooOften
from corpus.settings import Settings
from protect.visits import Deed, Visits

HOME, OFFICE = "192.0.2.1", "192.0.2.2"


class Calendar:
    """A day that a test can let pass."""

    def __init__(self) -> None:
        self.day = date(2026, 3, 1)

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def visits(tmp_path: Path, calendar: Calendar) -> Visits:
    settings = Settings(data_dir=tmp_path, questions_per_hour=3, files_per_hour=0, reports_per_hour=1, _env_file=None)
    return Visits(settings, calendar)


def test_visitor_waits_after_as_many_as_are_allowed(visits: Visits) -> None:
    for _ in range(3):
        visits.count(Deed.ASK, HOME)
    with pytest.raises(TooOften) as raised:
        visits.count(Deed.ASK, HOME)
    assert raised.value.details["minutes"] in (59, 60)
    minutes = raised.value.details["minutes"]
    assert raised.value.text("fr") == (
        f"Votre réseau a envoyé trop de questions en une heure. Réessayez dans {minutes} min."
    )


def test_visitors_and_deeds_are_counted_apart(visits: Visits) -> None:
    visits.count(Deed.REPORT, HOME)
    visits.count(Deed.REPORT, OFFICE)
    visits.count(Deed.ASK, HOME)
    with pytest.raises(TooOften):
        visits.count(Deed.REPORT, HOME)


def test_addresses_of_one_home_network_are_one_visitor(visits: Visits) -> None:
    visits.count(Deed.REPORT, "2001:db8:1:2::1")
    with pytest.raises(TooOften):
        visits.count(Deed.REPORT, "2001:db8:1:2:ffff::9")
    visits.count(Deed.REPORT, "2001:db8:1:3::1")
    visits.count(Deed.REPORT, "::ffff:192.0.2.1")
    with pytest.raises(TooOften):
        visits.count(Deed.REPORT, HOME)


def test_several_at_once_count_as_several_and_never_as_more_than_an_hour_allows(visits: Visits) -> None:
    visits.count(Deed.ASK, HOME, 2)
    with pytest.raises(TooOften):
        visits.count(Deed.ASK, HOME, 2)
    visits.count(Deed.ASK, HOME)
    visits.count(Deed.ASK, OFFICE, 50)
    with pytest.raises(TooOften):
        visits.count(Deed.ASK, OFFICE)


def test_zero_is_no_limit(visits: Visits) -> None:
    for _ in range(1000):
        visits.count(Deed.GIVE, HOME)


def test_day_that_passes_takes_its_salt_and_its_counts_along(visits: Visits, calendar: Calendar) -> None:
    visits.count(Deed.REPORT, HOME)
    yesterday = visits._day
    calendar.day += timedelta(days=1)
    visits.count(Deed.REPORT, HOME)
    assert visits._day.salt != yesterday.salt
    assert visits._day.visitor(HOME) != yesterday.visitor(HOME)


def test_address_is_not_among_what_is_kept(visits: Visits, tmp_path: Path) -> None:
    visits.count(Deed.ASK, HOME)
    kept = repr(vars(visits._day.limiter.storage)) + repr(visits._day)
    assert visits._day.visitor(HOME) in kept
    assert HOME not in kept
    assert list(tmp_path.iterdir()) == []
