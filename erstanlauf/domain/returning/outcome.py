"""What became of a referral, as a person told when coming back. Codes only; nobody has to tell."""

from dataclasses import dataclass
from datetime import date

from erstanlauf.domain.visit import Choice, ReferralOutcome


@dataclass(frozen=True, slots=True)
class NotedOutcome:
    """What became of one referral, and the day on which it was told."""

    choice: Choice
    outcome: ReferralOutcome
    day: date
