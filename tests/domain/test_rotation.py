"""Which backups stay: many of today, few of long ago, the newest one always as long as it may."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.retention import CLOCK_TOLERANCE
from erstanlauf.domain.rotation import DAILY, HOURLY, WEEKLY, kept

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LONGEST, NEWEST = 60, 90
QUARTER = timedelta(minutes=15)

AGES = st.timedeltas(timedelta(0), timedelta(days=120))
PAST = st.sets(AGES, max_size=60).map(lambda ages: {NOW - age for age in ages})


def a_desk_at_work(days: int) -> tuple[set[datetime], datetime]:
    """Back up every quarter of an hour from 8 to 16 o'clock, weekdays only, rotating after each; return what stayed."""
    stay: set[datetime] = set()
    at = datetime(2026, 3, 2, 8, tzinfo=UTC)
    for day in range(days):
        morning = at + timedelta(days=day)
        if morning.weekday() < 5:
            for quarter in range(33):
                now = morning + quarter * QUARTER
                stay = set(kept({*stay, now}, now, LONGEST, NEWEST))
    return stay, now


@given(PAST)
def test_what_stays_was_there_and_never_outlives_its_time(times: set[datetime]) -> None:
    stay = kept(times, NOW, LONGEST, NEWEST)
    assert stay <= times
    assert len(stay) <= HOURLY + DAILY + WEEKLY + 1
    assert all(NOW - at <= timedelta(days=LONGEST) for at in stay - {max(times, default=NOW)})
    assert all(NOW - at <= timedelta(days=NEWEST) for at in stay)


@given(PAST.filter(bool))
def test_the_newest_stays_while_what_it_holds_would_stay_in_the_store(times: set[datetime]) -> None:
    newest = max(times)
    assert (newest in kept(times, NOW, LONGEST, NEWEST)) is (NOW - newest <= timedelta(days=NEWEST))


@given(PAST)
def test_rotating_twice_removes_nothing_more(times: set[datetime]) -> None:
    stay = kept(times, NOW, LONGEST, NEWEST)
    assert kept(stay, NOW, LONGEST, NEWEST) == stay


def test_a_desk_at_work_can_go_back_by_hours_days_and_weeks() -> None:
    stay, now = a_desk_at_work(days=100)
    ages = sorted(now - at for at in stay)
    assert ages[:9] == [timedelta(0), *(timedelta(minutes=15 + 60 * hour) for hour in range(8))]
    weekdays = [day for back in range(20) if (day := now.date() - timedelta(days=back)).weekday() < 5]
    assert {at.date() for at in stay} >= set(weekdays[:DAILY])
    assert timedelta(weeks=WEEKLY - 2) <= ages[-1] <= timedelta(days=LONGEST)
    assert len(stay) <= HOURLY + DAILY + WEEKLY


def test_after_seventy_days_without_anybody_only_the_newest_is_left() -> None:
    stay, now = a_desk_at_work(days=20)
    assert kept(stay, now + timedelta(days=70), LONGEST, NEWEST) == {max(stay)}
    assert kept(stay, now + timedelta(days=91), LONGEST, NEWEST) == frozenset()


def test_a_backup_dated_in_the_future_goes_as_soon_as_there_is_another() -> None:
    future = datetime(2062, 1, 1, tzinfo=UTC)
    assert kept({future}, NOW, LONGEST, NEWEST) == {future}
    assert kept({future, NOW}, NOW, LONGEST, NEWEST) == {NOW}
    a_moment_ahead = NOW + CLOCK_TOLERANCE
    assert kept({a_moment_ahead, NOW - timedelta(days=2)}, NOW, LONGEST, NEWEST) >= {a_moment_ahead}
