"""What visitors report of documents: a reason and a few words. Of who reports, nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from corpus.errors import DocumentNotFound
from corpus.messages import N_
from corpus.schema import reports

MOST_WORDS = 500
"""How many characters of a report's words are kept."""


class Reason(StrEnum):
    """Why a document should not stay as it is."""

    PERSONAL_DATA = "personal data"
    COPYRIGHT = "copyright"
    WRONG = "wrong"
    SPAM = "spam"
    OTHER = "other"


REASON_NAMES = {
    Reason.PERSONAL_DATA: N_("It names or identifies someone"),
    Reason.COPYRIGHT: N_("It must not be shared (copyright, confidentiality)"),
    Reason.WRONG: N_("It is wrong, or not what it says it is"),
    Reason.SPAM: N_("It is advertising or does not belong here"),
    Reason.OTHER: N_("Another reason"),
}


@dataclass(frozen=True, slots=True)
class Report:
    document_id: str
    reason: Reason
    words: str
    day: date


class Reports:
    """The reports that wait for a moderator."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, document_id: str, reason: Reason, words: str = "") -> None:
        """Keeps one more, with the day. Raises DocumentNotFound."""
        row = {
            "document_id": document_id,
            "reason": reason,
            "words": " ".join(words.split())[:MOST_WORDS],
            "day": datetime.now(UTC).date(),
            "settled": False,
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(reports), row)
        except IntegrityError as error:
            raise DocumentNotFound(document=document_id) from error

    def waiting(self) -> dict[str, list[Report]]:
        """The reports that nobody has settled, by document id: first what was reported first."""
        found: dict[str, list[Report]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(select(reports).where(~reports.c.settled).order_by(reports.c.id)):
                report = Report(row.document_id, Reason(row.reason), row.words, row.day)
                found.setdefault(row.document_id, []).append(report)
        return found


def settle(connection: Connection, document_id: str) -> None:
    """Takes every report of the document from those that wait, within the transaction that answers them."""
    connection.execute(update(reports).where(reports.c.document_id == document_id).values(settled=True))
