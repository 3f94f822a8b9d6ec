"""Which visit of this desk a scanned slip belongs to. Runs on the store's thread; whoever asks asks the permit."""

from datetime import date

from erstanlauf.domain.returning.carried import may_be_of, unpacked
from erstanlauf.domain.returning.code import read_typed
from erstanlauf.domain.visit import VisitId
from erstanlauf.usecases.returning.kept import seen_of
from erstanlauf.usecases.returning.ports import EarlierVisits, Seal


class ScannedSlips:
    """Reads what a slip carries. A number alone is not enough: numbers come round again after some weeks, and what is
    taken back with one must not be somebody else's.
    """

    def __init__(self, visits: EarlierVisits, seal: Seal) -> None:
        self._visits = visits
        self._seal = seal

    def visit(self, scanned: str, today: date) -> VisitId | None:
        """Return the visit of a slip; None where it is not known here, or the slip carries its number alone.

        Raises what `read_typed`, `Seal.opened` and `unpacked` raise.
        """
        meant = read_typed(scanned)
        if not isinstance(meant, bytes):
            return None
        carried = unpacked(self._seal.opened(meant))
        kept = self._visits.kept_visit(carried.number)
        if kept is not None:
            return kept.id if may_be_of(carried, *seen_of(kept)) else None
        return self._visits.open_visit(carried.number) if carried.day == today else None
