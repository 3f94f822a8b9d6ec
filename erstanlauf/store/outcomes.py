"""What became of referrals, in the open store: the adapter for the port `Outcomes`.

A row belongs to the visit at which it was told and goes with it; it goes as well when the earlier visit is erased.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.returning.outcome import NotedOutcome
from erstanlauf.domain.visit import Choice, Earlier, ReferralOutcome, SlipNumber, VisitId
from erstanlauf.store.cipher import Database
from erstanlauf.store.transactions import Transactions


class ToldOutcomes:
    """Outcomes of one desk; runs on the thread that owns the store."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def of_number(self, number: SlipNumber) -> Sequence[NotedOutcome]:
        """Return what was told about the referrals of a visit."""
        return self._noted("number = ? ORDER BY kind", number)

    def kept_with(self, number: SlipNumber) -> Sequence[NotedOutcome]:
        """Return all that is kept with the visit of a number: told of its referrals later, and told at it of earlier
        ones.
        """
        condition = "number = ? OR visit = (SELECT id FROM visit WHERE number = ?) ORDER BY day, kind"
        return self._noted(condition, number, number)

    def not_responsible_since(self, day: date) -> Sequence[NotedOutcome]:
        """Return who was not responsible, told on a day or later, the oldest first."""
        values = (ReferralOutcome.NOT_RESPONSIBLE, day.isoformat())
        return self._noted("outcome = ? AND day >= ? ORDER BY day, number, kind", *values)

    def _noted(self, condition: str, *values: str) -> Sequence[NotedOutcome]:
        with self._transactions.reading() as db:
            rows = list(db.query(f"SELECT kind, offer, outcome, day FROM visit_outcome WHERE {condition}", values))
        return [_read(row) for row in rows]


def keep_outcomes(db: Database, visit: VisitId, earlier: Earlier, day: date) -> None:
    """Keep what was told at a visit, in the transaction that is open; a later word about a referral replaces it."""
    rows = [
        (earlier.number, each.kind, each.offer, each.outcome, day.isoformat(), visit)
        for each in earlier.referrals
        if each.outcome is not None
    ]
    db.conn.executemany(
        "INSERT INTO visit_outcome VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " day = CASE outcome WHEN excluded.outcome THEN day ELSE excluded.day END,"  # said again is not said twice
        " offer = excluded.offer, outcome = excluded.outcome, visit = excluded.visit",
        rows,
    )


def _read(row: dict[str, Any]) -> NotedOutcome:
    offer = None if row["offer"] is None else OfferId(row["offer"])
    return NotedOutcome(
        Choice(Kind(row["kind"]), offer), ReferralOutcome(row["outcome"]), date.fromisoformat(row["day"])
    )
