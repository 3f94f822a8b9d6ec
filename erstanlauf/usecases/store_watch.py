"""Looking for damage in the store while nobody asks for it: right after the start, and once a week all of it.

A duty of the program, so nobody's permit is asked. Runs on the thread that owns the store.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from erstanlauf.domain.errors import KnownTrouble


class Checks(Protocol):
    """Reads the open store. What is found is written down, and the next log-in begins with it."""

    def quick(self) -> None:
        """Read structure and seals."""

    def is_full_due(self, now: datetime) -> bool:
        """Whether the store was not read as a whole for a week."""

    def full(self, now: datetime) -> None:
        """Read all of the store and the chain of the audit, and remember when."""


class StoreWatch:
    """Raises what was found, once: who has been told is not told again before the next start."""

    def __init__(self, checks: Checks) -> None:
        self._checks = checks
        self._is_sound = True

    def look(self) -> None:
        """Read what can be read quickly."""
        self._watched(self._checks.quick)

    def look_weekly(self, now: datetime) -> None:
        """Read all of it if that is due."""
        if self._is_sound and self._checks.is_full_due(now):
            self._watched(lambda: self._checks.full(now))

    def _watched(self, check: Callable[[], None]) -> None:
        try:
            check()
        except KnownTrouble:
            self._is_sound = False
            raise
