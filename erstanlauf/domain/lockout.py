"""How long a person waits after failed log-ins: a pure policy over the series of failures and the time.

Two failures are free, for hands slip. The third to fifth cost 2, 4 and 8 seconds, the sixth a pause of 15 minutes;
then the round begins anew. A series ends with a log-in, when an administrator frees it, or after a day without one.
No law sets these figures. Source of their size: Primero, a case system for child protection, pauses 30 minutes after
6; a desk with people waiting takes half of that.

The clock of an office computer may be wrong. One that runs backwards never shortens a wait: the wait then begins
again from the earlier time. It never makes one longer than the policy says either, counted from when somebody looks.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

TRIES_BEFORE_PAUSE = 6
PAUSE = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)

_FIRST_DELAYED = 3
_FIRST_DELAY = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class FailedLogIns:
    """Failures in a row. `last_at` is what the wait counts from."""

    count: int
    first_at: datetime
    last_at: datetime


def delay_after(count: int) -> timedelta:
    """Return the wait after so many failures in a row."""
    in_round = count % TRIES_BEFORE_PAUSE
    if count and not in_round:
        return PAUSE
    if in_round < _FIRST_DELAYED:
        return timedelta()
    return _FIRST_DELAY * (1 << in_round - _FIRST_DELAYED)


def tries_left(count: int) -> int:
    """Return how many more failures lead to the next pause."""
    return TRIES_BEFORE_PAUSE - count % TRIES_BEFORE_PAUSE


def wait_left(series: FailedLogIns, now: datetime) -> timedelta:
    """Return how long no log-in is taken; nothing when it is taken now."""
    delay = delay_after(series.count)
    return max(timedelta(), min(delay, series.last_at + delay - now))


def as_seen_at(series: FailedLogIns, now: datetime) -> FailedLogIns:
    """Return the series as it has to be kept when looked at: a clock that was set back begins the wait again."""
    if now >= series.last_at:
        return series
    return replace(series, first_at=min(series.first_at, now), last_at=now)


def with_failure(series: FailedLogIns | None, now: datetime) -> FailedLogIns:
    """Return the series with one more failure; a day without one begins a new series."""
    if series is None or now - series.last_at >= FORGOTTEN_AFTER:
        return FailedLogIns(count=1, first_at=now, last_at=now)
    return FailedLogIns(series.count + 1, min(series.first_at, now), now)
