"""Damage is looked for after the start and once a week, and told once."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.usecases.store_watch import StoreWatch

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@dataclass
class FakeChecks:
    """Remembers what was looked at."""

    is_sound: bool = True
    is_due: bool = True
    done: list[str] = field(default_factory=list)

    def quick(self) -> None:
        self._look("quick")

    def is_full_due(self, now: datetime) -> bool:
        return self.is_due

    def full(self, now: datetime) -> None:
        self._look("full")

    def _look(self, how: str) -> None:
        self.done.append(how)
        if not self.is_sound:
            raise KnownTrouble


def test_all_is_read_when_the_week_is_over() -> None:
    checks = FakeChecks()
    watch = StoreWatch(checks)

    watch.look()
    watch.look_weekly(NOW)
    checks.is_due = False
    watch.look_weekly(NOW)

    assert checks.done == ["quick", "full"]


def test_who_was_told_of_damage_is_not_told_again() -> None:
    checks = FakeChecks(is_sound=False)
    watch = StoreWatch(checks)
    with pytest.raises(KnownTrouble):
        watch.look()

    watch.look_weekly(NOW)

    assert checks.done == ["quick"]
