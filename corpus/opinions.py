"""What readers thought of answers: a thumb and a day, and the question only where the reader agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Engine, delete, func, insert, select, update

from corpus.schema import opinions


@dataclass(frozen=True, slots=True)
class Opinion:
    """`question` is "" where the reader did not agree that it be kept."""

    helped: bool
    question: str = ""


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
        row = {"day": datetime.now(UTC).date(), "helped": opinion.helped, "question": opinion.question}
        with self._engine.begin() as connection:
            return int(connection.execute(insert(opinions).returning(opinions.c.id), row).scalar_one())

    def change(self, number: int, opinion: Opinion) -> None:
        values = {"helped": opinion.helped, "question": opinion.question}
        with self._engine.begin() as connection:
            connection.execute(update(opinions).where(opinions.c.id == number).values(values))

    def take_back(self, number: int) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(opinions).where(opinions.c.id == number))

    def count(self) -> Count:
        """Of all opinions ever given."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(opinions.c.helped, func.count()).group_by(opinions.c.helped))
            counts = {bool(helped): int(many) for helped, many in rows}
        return Count(counts.get(True, 0), counts.get(False, 0))

    def with_questions(self) -> list[DatedOpinion]:
        """Those whose question was kept, the latest first."""
        wanted = select(opinions).where(opinions.c.question != "").order_by(opinions.c.id.desc())
        with self._engine.connect() as connection:
            return [DatedOpinion(row.day, Opinion(row.helped, row.question)) for row in connection.execute(wanted)]
