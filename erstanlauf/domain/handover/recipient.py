"""Who may be handed a case: an office the administration has agreed with, and how a parcel gets there."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from erstanlauf.domain.catalogue import OfferId

RecipientId = NewType("RecipientId", str)
"""Eight random hexadecimal digits, made when the recipient is added."""

MOST_KEPT_MONTHS = 36
MOST_RESPONSE_DAYS = 90


@dataclass(frozen=True, slots=True)
class Recipient:
    """One recipient of hand-overs.

    `title` stands on the consent page as it is. `offer` is its entry in the catalogue, None where it has none. `folder`
    is where parcels go, a share as a rule. `key` is its public key in the form of age, empty only where `is_plain`: the
    administration has allowed parcels without encryption. `mapping` is the file by which its CSV is written, empty for
    the one that comes with the program. It keeps data for `keeps_months` and answers within `response_days`.
    """

    id: RecipientId
    title: str
    folder: str
    offer: OfferId | None = None
    key: str = ""
    is_plain: bool = False
    mapping: str = ""
    keeps_months: int = 12
    response_days: int = 7
    is_active: bool = True

    def kept_until(self, today: date) -> date:
        """Return the day until which it keeps what it gets today."""
        year, month = divmod(today.year * 12 + today.month - 1 + self.keeps_months, 12)
        return date(year, month + 1, min(today.day, 28))
