"""What readers thought of answers: a thumb, a fault and a day, and the question only where the reader agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine, Row, delete, func, insert, select, update

from corpus.messages import N_
from corpus.schema import opinions


class Fault(StrEnum):
    """What may be wrong with an answer that did not help."""

    BESIDE = "beside"
    INCOMPLETE = "incomplete"
    WRONG = "wrong"
    UNCLEAR = "unclear"


FAULT_NAMES = {
    Fault.BESIDE: N_("Beside the question"),
    Fault.INCOMPLETE: N_("Incomplete"),
    Fault.WRONG: N_("Wrong"),
    Fault.UNCLEAR: N_("Hard to understand"),
}


@dataclass(frozen=True, slots=True)
class Opinion:
    """`question` is "" where the reader did not agree that it be kept, `fault` None where they named none."""

    helped: bool
    question: str = ""
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class DatedOpinion:
    day: date
    opinion: Opinion


@dataclass(frozen=True, slots=True)
class Count:
    """How many answers helped, and how many did not."""

    helped: int = 0
    failed: int = 0


class Opinions:
    """The thumbs that readers gave."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def give(self, opinion: Opinion) -> int:
        """The number by which this opinion can be changed or taken back."""
        row = {"day": datetime.now(UTC).date()} | _columns(opinion)
        with self._engine.begin() as connection:
            return int(connection.execute(insert(opinions).returning(opinions.c.id), row).scalar_one())

    def change(self, number: int, opinion: Opinion) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(opinions).where(opinions.c.id == number).values(_columns(opinion)))

    def take_back(self, number: int) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(opinions).where(opinions.c.id == number))

    def count(self) -> Count:
        """Of all opinions ever given."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(opinions.c.helped, func.count()).group_by(opinions.c.helped))
            counts = {bool(helped): int(many) for helped, many in rows}
        return Count(counts.get(True, 0), counts.get(False, 0))

    def faults(self) -> dict[Fault, int]:
        """How often each fault was named, the most frequent first; none that never was."""
        wanted = select(opinions.c.fault, func.count()).where(opinions.c.fault != "").group_by(opinions.c.fault)
        with self._engine.connect() as connection:
            counts = {Fault(fault): int(many) for fault, many in connection.execute(wanted)}
        return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))

    def with_questions(self) -> list[DatedOpinion]:
        """Those whose question was kept, the latest first."""
        wanted = select(opinions).where(opinions.c.question != "").order_by(opinions.c.id.desc())
        with self._engine.connect() as connection:
            return [DatedOpinion(row.day, _opinion(row)) for row in connection.execute(wanted)]


def _columns(opinion: Opinion) -> dict[str, bool | str]:
    return {"helped": opinion.helped, "question": opinion.question, "fault": opinion.fault or ""}


def _opinion(row: Row[Any]) -> Opinion:
    return Opinion(row.helped, row.question, Fault(row.fault) if row.fault else None)
