"""When a backup is due, who may ask for one, and what a wrong clock or a missing stick changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from erstanlauf.domain.backups import Backup, Loss
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.people import NotPermitted, Permit, PersonId, Role
from erstanlauf.domain.retention import ClockDoubtful
from erstanlauf.usecases.backups import BackUps, Made
from erstanlauf.usecases.ports import UnfinishedBackup

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NEW = Backup("new", NOW, 1)


class StickMissing(KnownTrouble):
    """Stands for any trouble with a second place."""


@dataclass(frozen=True)
class Copy:
    name: str = "new"


@dataclass
class FakeBackups:
    """Remembers what it was asked to do."""

    kept: list[Backup] = field(default_factory=list)
    changed: bool = True
    stick: bool = True
    done: list[object] = field(default_factory=list)

    def all(self) -> Sequence[Backup]:
        return self.kept

    def has_changed(self) -> bool:
        return self.changed

    def copy(self, now: datetime) -> UnfinishedBackup:
        self.done.append("copy")
        return Copy()

    def finish(self, copy: UnfinishedBackup) -> Backup:
        self.done.append("finish")
        return NEW

    def note(self, backup: Backup) -> None:
        self.done.append("note")

    def loss(self, backup: Backup) -> Loss:
        return Loss(backup, 3, 1, ())

    def carry(self, backup: Backup, place: str) -> None:
        if not self.stick:
            raise StickMissing
        self.done.append(("carry", place))

    def remove_old(self, now: datetime, longest_days: int, newest_days: int, second_place: str) -> None:
        self.done.append(("remove", longest_days, newest_days, second_place))


def back_ups(
    store: FakeBackups,
    *roles: Role,
    settings: OfficeSettings = OfficeSettings(),  # noqa: B008 it is frozen
    is_clock_right: bool = True,
) -> BackUps:
    def check_clock(now: datetime) -> None:
        if not is_clock_right:
            raise ClockDoubtful(today="", newest="")

    return BackUps(store, Permit(PersonId("0a1b2c3d"), frozenset(roles)), lambda: settings, check_clock)


def test_the_first_backup_is_due_at_once() -> None:
    assert back_ups(FakeBackups()).is_due(NOW)


@pytest.mark.parametrize(("minutes", "due"), [(14, False), (15, True), (-60, True)])
def test_the_next_one_is_due_after_the_time_that_was_set(minutes: int, due: bool) -> None:
    store = FakeBackups([Backup("old", NOW - timedelta(minutes=minutes), 1)])

    assert back_ups(store).is_due(NOW) is due


def test_a_clock_that_was_ahead_once_does_not_make_every_look_a_backup() -> None:
    ahead = Backup("ahead", NOW + timedelta(days=13_000), 1)

    assert back_ups(FakeBackups([ahead])).is_due(NOW)
    assert not back_ups(FakeBackups([ahead, Backup("now", NOW - timedelta(minutes=1), 1)])).is_due(NOW)


def test_nothing_is_due_while_nothing_has_changed() -> None:
    store = FakeBackups([Backup("old", NOW - timedelta(days=3), 1)], changed=False)

    assert back_ups(store).begin_due(NOW) is None
    assert store.done == []


def test_backing_up_on_time_asks_nobody() -> None:
    store = FakeBackups()

    assert back_ups(store, Role.COUNTER).begin_due(NOW) == Copy()


def test_only_the_administration_may_ask_for_one_or_put_one_back() -> None:
    asked: list[Callable[[BackUps], object]] = [
        lambda desk: desk.make(NOW),
        lambda desk: desk.begin(NOW),
        lambda desk: desk.loss(NEW),
    ]
    for ask in asked:
        with pytest.raises(NotPermitted):
            ask(back_ups(FakeBackups(), Role.COUNTER, Role.CATALOGUE, Role.STEERING))

    assert back_ups(FakeBackups(), Role.ADMINISTRATION).loss(NEW).visits == 1


def test_one_that_is_made_is_noted_carried_and_the_old_ones_go() -> None:
    store = FakeBackups()
    settings = OfficeSettings(second_backup_folder="E:", backup_days=30, visit_days=90)

    made = back_ups(store, Role.ADMINISTRATION, settings=settings).make(NOW)

    assert made == Made(NEW, None)
    assert store.done == ["copy", "finish", "note", ("carry", "E:"), ("remove", 30, 90, "E:")]


def test_a_missing_stick_is_told_and_not_fatal() -> None:
    store = FakeBackups(stick=False)
    settings = OfficeSettings(second_backup_folder="E:")

    made = back_ups(store, Role.ADMINISTRATION, settings=settings).make(NOW)

    assert isinstance(made.elsewhere, StickMissing)
    assert store.done[-1] == ("remove", 60, 90, "")


def test_by_a_clock_in_doubt_nothing_is_removed() -> None:
    store = FakeBackups()

    back_ups(store, Role.ADMINISTRATION, is_clock_right=False).make(NOW)

    assert store.done == ["copy", "finish", "note"]
