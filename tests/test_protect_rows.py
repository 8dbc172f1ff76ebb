"""Who begins a row among rows that name people is hidden as they are."""

from __future__ import annotations

import pytest

from protect.personal_data import find_personal_data

STAFF = (
    "Role | Description | % Project Availability\nMaël Querdec | Chief Financial Officer | 10%\n{}"
    "Solène Rannou | Technical Services Manager | 20%\nKarim Mastor | Service Owner | 50%\n"
)


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize("name", ["Shabeel Vijayor", "Aline Vasseur"])
def test_a_row_beside_rows_of_people_is_one_too(name: str) -> None:
    assert name in hidden(STAFF.format(f"{name} | Platform Sourcing | 20%\n"))


@pytest.mark.parametrize("cell", ["Project Sourcing", "Lycée Jean Moulin", "Orve Ingénierie", "TBD", "Open Position"])
def test_a_row_that_is_nobody_s_stays(cell: str) -> None:
    assert cell not in hidden(STAFF.format(f"{cell} | Platform Sourcing | 20%\nA project, an open position\n"))


def test_two_people_among_many_other_rows_tell_nothing() -> None:
    rows = "".join(f"Orve Sylva | lot {n}\n" for n in range(6))
    assert "Jean Moulin" not in hidden(
        f"Maël Querdec | directeur\nKarim Mastor | directeur\n{rows}Jean Moulin | lot 7\n"
    )
