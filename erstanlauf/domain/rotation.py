"""Which backups stay: many of today, few of long ago, none that outlives what it holds.

Knows times alone. Whoever removes a backup asks `retention.check_clock` first: with a clock that is wrong every backup
looks old.
"""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta

from erstanlauf.domain.retention import CLOCK_TOLERANCE

HOURLY = 12
DAILY = 14
WEEKLY = 8


def kept(times: Collection[datetime], now: datetime, longest_days: int, newest_days: int) -> frozenset[datetime]:
    """Return the times of the verified backups that stay: the newest of the last hours, days and weeks with any.

    None is older than `longest_days`, except the newest one: where nobody has worked here for long it is the only way
    back, so it stays as long as the store would still hold what it holds, `newest_days`, and then goes like that.
    One dated after now was made while the clock was wrong; it stays only while there is no other.
    """
    plausible = sorted((each for each in times if each <= now + CLOCK_TOLERANCE), reverse=True) or sorted(times)[-1:]
    young = [each for each in plausible if now - each <= timedelta(days=longest_days)]
    stay = set(_newest_of_each([_hour(each) for each in young], young, HOURLY))
    stay.update(_newest_of_each([_day(each) for each in young], young, DAILY))
    stay.update(_newest_of_each([_week(each) for each in young], young, WEEKLY))
    stay.update(each for each in plausible[:1] if now - each <= timedelta(days=newest_days))
    return frozenset(stay)


def _newest_of_each(spans: Iterable[int], times: Collection[datetime], most: int) -> list[datetime]:
    """Return the newest time of each span, of the newest spans at most so many; the times are newest first."""
    newest: dict[int, datetime] = {}
    for span, at in zip(spans, times, strict=True):
        newest.setdefault(span, at)
    return list(newest.values())[:most]


def _hour(at: datetime) -> int:
    return int(at.timestamp()) // 3600


def _day(at: datetime) -> int:
    return at.astimezone(UTC).toordinal()  # UTC: no day has 23 or 25 hours


def _week(at: datetime) -> int:
    return (_day(at) - 1) // 7  # ordinal 1 was a Monday
