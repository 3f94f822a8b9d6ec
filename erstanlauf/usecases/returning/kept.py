"""What of a kept visit its slip shows: by that a slip is held against it. Knows no slip and no key."""

from collections.abc import Sequence
from datetime import date

from erstanlauf.domain.needs import Topic
from erstanlauf.domain.visit import Choice, Outcome
from erstanlauf.usecases.office_ports import KeptVisit


def seen_of(kept: KeptVisit) -> tuple[date, Sequence[Topic], Sequence[Choice]]:
    """Return the day, the topics and where the person was sent."""
    chosen = [Choice(kind, offer) for kind, offer, outcome in kept.referrals if outcome is Outcome.CHOSEN]
    return kept.opened_at.date(), kept.topics, chosen
