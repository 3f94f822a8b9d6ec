"""What coming back needs from the outside, as Protocols; adapters in `store` fill them."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Protocol

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.returning.outcome import NotedOutcome
from erstanlauf.domain.visit import SlipNumber, VisitId
from erstanlauf.usecases.office_ports import KeptVisit


class SlipOfOtherHouse(KnownTrouble):
    """No house key here has sealed this slip: it is of another office, or older than the keys that are kept."""

    code: ClassVar[str] = "return.other_house"


class SlipAltered(KnownTrouble):
    """A house key of this desk is named on the slip, but did not seal what stands there."""

    code: ClassVar[str] = "return.altered"


class Seal(Protocol):
    """Seals what a slip carries; may run on any thread."""

    def sealed(self, content: bytes) -> bytes | None:
        """Return the content sealed with the key in use; None where this desk has no house key yet."""

    def opened(self, sealed: bytes) -> bytes:
        """Return what was sealed. Raises `SlipOfOtherHouse` and `SlipAltered`."""


class EarlierVisits(Protocol):
    """Reads what is kept under a number, and notes that somebody did; runs on the store's thread."""

    def kept_visit(self, number: SlipNumber) -> KeptVisit | None:
        """Return what is kept of the closed visit with a number."""

    def open_visit(self, number: SlipNumber) -> VisitId | None:
        """Return the visit with a number that is still open."""


class Outcomes(Protocol):
    """What became of referrals, as people told at later visits; runs on the store's thread."""

    def of_number(self, number: SlipNumber) -> Sequence[NotedOutcome]:
        """Return what is known of the referrals of a visit, each with its newest outcome."""

    def not_responsible_since(self, day: date) -> Sequence[NotedOutcome]:
        """Return who was not responsible, noted on a day or later."""
