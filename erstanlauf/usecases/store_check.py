"""The check of the whole store on demand. Asks the permit."""

from collections.abc import Callable

from erstanlauf.domain.people import Action, Permit
from erstanlauf.usecases.ports import StoreReport


class StoreCheck:
    """Reads every page and changes nothing."""

    def __init__(self, permit: Permit, report: Callable[[], StoreReport]) -> None:
        self._permit = permit
        self._report = report

    def report(self) -> StoreReport:
        """Return what was found, on the thread that owns the store."""
        self._permit.require(Action.CHECK_STORE)
        return self._report()
