"""A hand-over as a list shows it: to whom, since when, and what holds it up. Nothing of the person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import Handover, is_overdue


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `days` since it left, or since it was made where it has not.

    `trouble` is why it does not leave, None where nothing is in the way or it has left.
    """

    handover: Handover
    recipient: Recipient
    days: int
    is_overdue: bool
    trouble: KnownTrouble | None = None


def line_of(handover: Handover, recipient: Recipient, now: datetime, trouble: KnownTrouble | None = None) -> Line:
    """Return a hand-over as a line at this moment."""
    days = (now.date() - (handover.left_at or handover.made_at).astimezone(now.tzinfo).date()).days
    return Line(handover, recipient, max(days, 0), is_overdue(handover, now.date()), trouble)


def recipient_of(handover: Handover, known: Mapping[RecipientId, Recipient]) -> Recipient:
    """Return whom a hand-over goes to; a bare one at rest where a damaged store knows it no more."""
    found = known.get(handover.recipient)
    return found or Recipient(handover.recipient, title=handover.recipient, folder="", is_active=False)


def by_id(recipients: Sequence[Recipient]) -> Mapping[RecipientId, Recipient]:
    """Return recipients by their id."""
    return {each.id: each for each in recipients}
