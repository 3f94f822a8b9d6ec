"""Failed log-ins in a file beside the store, so that a restart does not shorten a wait. The policy is in the domain.

Holds person ids, counts and times; never what was typed. All logins that nobody has count together.

Why this way (2026-11):
* A try is counted before the password is looked at and taken back when it was right. So a process that is killed in
  between has counted it.
* What cannot be written, on a full disk say, is counted in memory until the program ends. Nobody is kept from the
  data by a disk, and whoever fills it to guess on has the files in their hands already.
* A damaged or unreadable file is one full pause for everybody, from the moment it was found: whoever damages it gains
  nothing over six wrong tries, and a desk whose disk did it works again after a quarter of an hour. A missing file is
  a desk without failures, for that is how each begins; whoever may delete files here could take them along instead.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from erstanlauf.domain.lockout import (
    TRIES_BEFORE_PAUSE,
    FailedLogIns,
    as_seen_at,
    tries_left,
    wait_left,
    with_failure,
)
from erstanlauf.domain.people import PersonId
from erstanlauf.paths import FileNotWritten, write_whole
from erstanlauf.store.keys.checked_text import MOST_BYTES, NotWholeError, OtherFormError, checked_text, plain_of
from erstanlauf.store.keys.trouble import LogInPaused

TRIES_FILE = "erstanlauf.tries"

_FORM = "erstanlauf-tries-1"
_UNKNOWN_LOGINS = ""
_EVERYBODY = "*"
_UNREADABLE = (NotWholeError, OtherFormError, LookupError, TypeError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Series:
    """Failures in a row the audit does not know of yet; `person` is None for logins that nobody has."""

    person: PersonId | None
    count: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class _Kept:
    """One series as it is kept: still running or over, and how many of its failures the audit knows of."""

    failed: FailedLogIns
    told: int = 0

    @property
    def is_told(self) -> bool:
        return self.told >= self.failed.count


class Tries:
    """The failed log-ins of one desk. Two objects, of a window and a command say, see what the other has written."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self._path = folder / TRIES_FILE
        self._running: dict[str, _Kept] = {}
        self._over: dict[str, _Kept] = {}
        self._before: dict[str, _Kept | None] = {}
        self._is_written = True
        try:
            self._read()
        except FileNotFoundError:
            return
        except _UNREADABLE:
            self._running = {_EVERYBODY: _Kept(FailedLogIns(TRIES_BEFORE_PAUSE, now, now))}
            self._write()

    def wait_left(self, person: PersonId | None, now: datetime) -> timedelta:
        """Return how long no log-in of a person is taken; nothing when it is taken now."""
        self._look_again()
        waits = [wait_left(self._seen(who, now), now) for who in (_word(person), _EVERYBODY) if who in self._running]
        return max(waits, default=timedelta())

    def tries_left(self, person: PersonId | None) -> int:
        """Return how many more failures lead to the next pause."""
        self._look_again()
        kept = self._running.get(_word(person))
        return tries_left(kept.failed.count if kept else 0)

    def begin(self, person: PersonId | None, now: datetime) -> None:
        """Count a try as failed until it has succeeded. Raises `LogInPaused`; then nothing is counted."""
        self.require_no_pause(person, now)
        who = _word(person)
        before = self._running.get(who)
        failed = with_failure(before.failed if before else None, now)
        if before is not None and failed.count == 1:  # the old series was forgotten, but not by the audit
            self._end(who)
            before = None
        self._before[who] = before
        self._running[who] = _Kept(failed, before.told if before else 0)
        self._running.pop(_EVERYBODY, None)
        self._write()

    def require_no_pause(self, person: PersonId | None, now: datetime) -> None:
        """Raise `LogInPaused` while no log-in of a person is taken."""
        left = self.wait_left(person, now)
        if left:
            seconds = -(-left // timedelta(seconds=1))
            raise LogInPaused(seconds=seconds, wait=f"{seconds // 60}:{seconds % 60:02}")

    def succeeded(self, person: PersonId) -> None:
        """Take back the try that was begun and end the series before it."""
        self._look_again()
        before = self._before.pop(person, None)
        if before is None:
            self._running.pop(person, None)
        else:
            self._running[person] = before
        self._end(person)
        self._write()

    def free(self, person: PersonId | None) -> None:
        """End a series, so that the next try is a first one."""
        self._look_again()
        self._end(_word(person))
        self._write()

    def open_series(self) -> tuple[Series, ...]:
        """Return what the audit does not know of yet. `mark_told` follows when it has been written there."""
        self._look_again()
        kept = [*self._over.items(), *self._running.items()]
        return tuple(
            Series(PersonId(who) or None, each.failed.count - each.told, each.failed.first_at, each.failed.last_at)
            for who, each in kept
            if who != _EVERYBODY and not each.is_told
        )

    def mark_told(self) -> None:
        """Note that the audit knows of all that `open_series` returned."""
        self._over.clear()
        self._running = {who: replace(kept, told=kept.failed.count) for who, kept in self._running.items()}
        self._write()

    def _seen(self, who: str, now: datetime) -> FailedLogIns:
        kept = self._running[who]
        seen = as_seen_at(kept.failed, now)
        if seen != kept.failed:
            self._running[who] = replace(kept, failed=seen)
            self._write()
        return seen

    def _end(self, who: str) -> None:
        """Move a running series to those that are over, unless the audit knows all of it."""
        kept = self._running.pop(who, None)
        if kept is None or kept.is_told:
            return
        parts = [kept, self._over[who]] if who in self._over else [kept]
        self._over[who] = _Kept(
            FailedLogIns(
                count=sum(part.failed.count - part.told for part in parts),
                first_at=min(part.failed.first_at for part in parts),
                last_at=max(part.failed.last_at for part in parts),
            )
        )

    def _look_again(self) -> None:
        """Take up what the file says; where it says nothing any more, what is known here counts."""
        if self._is_written:
            with suppress(*_UNREADABLE):
                self._read()

    def _read(self) -> None:
        with self._path.open("rb") as file:
            plain = plain_of(file.read(MOST_BYTES + 1), _FORM)
        self._running, self._over = _kept_in(plain)

    def _write(self) -> None:
        plain = {"running": _as_plain(self._running.items()), "over": _as_plain(self._over.items())}
        self._is_written = False
        with suppress(FileNotWritten, OSError):
            write_whole(self._path, checked_text(_FORM, plain))
            self._is_written = True
            self._path.chmod(0o600)


def _word(person: PersonId | None) -> str:
    return person or _UNKNOWN_LOGINS


def _as_plain(series: Iterable[tuple[str, _Kept]]) -> list[list[object]]:
    return [
        [who, kept.failed.count, kept.failed.first_at.isoformat(), kept.failed.last_at.isoformat(), kept.told]
        for who, kept in series
    ]


def _kept_in(plain: object) -> tuple[dict[str, _Kept], dict[str, _Kept]]:
    if not isinstance(plain, dict):
        raise TypeError("fields")
    running, over = ({who: _one(rest) for who, *rest in plain[name]} for name in ("running", "over"))
    return running, over


def _one(plain: list[object]) -> _Kept:
    count, first_at, last_at, told = plain
    if type(count) is not int or type(told) is not int or count < 1 or told < 0:
        raise TypeError("count")
    times = [datetime.fromisoformat(str(each)) for each in (first_at, last_at)]
    if any(each.tzinfo is None for each in times):
        raise ValueError("time without zone")
    return _Kept(FailedLogIns(count, *times), told)
