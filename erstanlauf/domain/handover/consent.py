"""Consent of one person to hand data over to one recipient: which fields, until when, and what was taken back.

Source: GDPR articles 4 (11), 6 (1) a, 7 and 9 (2) a.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

LEAVES_WITHIN_DAYS = 14
"""How long a consent lets data leave. A share that is missing for longer has somebody ask again."""


class DataField(StrEnum):
    """What somebody ticks. The order is that of the consent page."""

    NAME = "name"
    BIRTH_YEAR = "birth_year"
    REACH = "reach"
    LANGUAGE = "language"
    NEEDS = "needs"
    ANSWERS = "answers"
    REFERRALS = "referrals"
    HEALTH = "health"
    PROTECTION = "protection"
    DEBTS = "debts"
    LITERACY = "literacy"


SPECIAL = frozenset((DataField.HEALTH, DataField.PROTECTION, DataField.DEBTS, DataField.LITERACY))
"""Fields that are never ticked together with others, and never before somebody asked for them by name."""

NEEDED = DataField.NAME
"""Without it nothing is handed over: a case nobody can call by a name is no case."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person agreed to, for one recipient.

    `language` is the tag of the language it was asked in, `wording` the version of the text that was shown. Data may
    leave from `given_at` until before `leaves_until`; `kept_until` is the day the recipient has to forget it. `fields`
    are those given, `taken_back` those of them that were withdrawn since.
    """

    fields: frozenset[DataField]
    language: str
    wording: str
    given_at: datetime
    leaves_until: datetime
    kept_until: date
    taken_back: frozenset[DataField] = frozenset()

    @property
    def standing(self) -> frozenset[DataField]:
        """Return the fields that were given and not taken back; none where the name was taken back."""
        left = self.fields - self.taken_back
        return left if NEEDED in left else frozenset()

    def is_valid_at(self, at: datetime) -> bool:
        """Whether anything may leave at an aware moment."""
        return bool(self.standing) and self.given_at <= at < self.leaves_until

    def without(self, fields: Collection[DataField]) -> "Consent":
        """Return the consent after some of its fields were taken back; what was never given changes nothing."""
        return replace(self, taken_back=self.taken_back | (self.fields & frozenset(fields)))

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing of it stands any more."""
        return not self.standing


def leaves_until(given_at: datetime) -> datetime:
    """Return the moment from which a consent given now lets nothing leave any more."""
    return given_at + timedelta(days=LEAVES_WITHIN_DAYS)
