"""All that coming back needs at an open desk, as one record."""

from dataclasses import dataclass

from erstanlauf.usecases.returning.carrying import Carrier
from erstanlauf.usecases.returning.return_desk import ReturnDesk


@dataclass(frozen=True, slots=True)
class Returning:
    """What reads slips that are brought back, and what makes slips that can be."""

    desk: ReturnDesk
    carrier: Carrier
