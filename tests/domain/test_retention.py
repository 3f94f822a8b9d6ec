"""When a record is due: never a second early, whatever the calendar and the clock do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.office_settings import DEFAULTS, SETTINGS, OfficeSettings, SettingGroup, setting
from erstanlauf.domain.retention import (
    FIRST_DAY,
    MOST_DAYS_APART,
    PERIODS,
    ClockDoubtful,
    check_clock,
    due,
    is_datable,
    longest_backup_days,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 11, 23, 12, tzinfo=BERLIN)
FIRST, LAST = datetime(2026, 1, 1), datetime(2062, 12, 31)  # noqa: DTZ001 hypothesis adds the zone
TIMES = st.datetimes(FIRST, LAST, timezones=st.sampled_from([UTC, BERLIN]))


def numbers(name: str) -> st.SearchStrategy[int]:
    return st.integers(setting(name).least, setting(name).most)


SOME_SETTINGS = st.builds(
    OfficeSettings,
    draft_hours=numbers("draft_hours"),
    visit_days=numbers("visit_days"),
    audit_months=numbers("audit_months"),
    backup_days=numbers("backup_days"),
    handover_days=numbers("handover_days"),
    handover_most_days=numbers("handover_most_days"),
    consent_months=numbers("consent_months"),
)


def test_every_period_is_one_the_office_can_set_or_ends_with_the_day() -> None:
    named = {period.setting for period in PERIODS}
    assert named == {of.id for of in SETTINGS if of.group is SettingGroup.RETENTION} | {None}


def test_the_defaults_are_those_that_were_proposed() -> None:
    cut = due(DEFAULTS, NOON)
    assert (NOON - cut.drafts, NOON - cut.visits, NOON - cut.backups) == (
        timedelta(hours=24),
        timedelta(days=90),
        timedelta(days=60),
    )
    assert cut.audit == datetime(2025, 11, 23, 11, tzinfo=UTC)
    assert (NOON - cut.answered, NOON - cut.left) == (timedelta(days=30), timedelta(days=90))
    assert cut.consents == datetime(2023, 11, 23, 11, tzinfo=UTC)
    assert cut.languages == date(2026, 11, 23)


@given(SOME_SETTINGS, TIMES)
def test_nothing_is_due_before_its_whole_period_is_over(settings: OfficeSettings, now: datetime) -> None:
    cut, at = due(settings, now), now.astimezone(UTC)
    assert at - cut.drafts >= timedelta(hours=settings.draft_hours)
    assert at - cut.visits >= timedelta(days=settings.visit_days)
    shortest_months = timedelta(days=30 * settings.audit_months - 2 + settings.audit_months // 3)
    assert at - cut.audit >= shortest_months
    assert at - cut.answered >= timedelta(days=settings.handover_days)
    assert at - cut.left >= timedelta(days=settings.handover_most_days)
    assert at - cut.consents >= timedelta(days=30 * settings.consent_months - 2 + settings.consent_months // 3)
    assert cut.languages <= now.date()


@given(SOME_SETTINGS, TIMES)
def test_no_backup_lives_longer_than_what_is_in_it_or_its_own_period(settings: OfficeSettings, now: datetime) -> None:
    cut = due(settings, now)
    assert cut.backups >= max(cut.visits, cut.left)
    assert longest_backup_days(settings) <= min(settings.backup_days, settings.visit_days)


@given(SOME_SETTINGS, TIMES, TIMES)
def test_what_is_due_stays_due(settings: OfficeSettings, one: datetime, other: datetime) -> None:
    early, late = sorted((one, other), key=lambda at: at.astimezone(UTC))
    before, after = due(settings, early), due(settings, late)
    assert before.drafts <= after.drafts
    assert before.visits <= after.visits
    assert before.audit <= after.audit
    assert before.backups <= after.backups
    assert (before.answered, before.left, before.consents) <= (after.answered, after.left, after.consents)


@pytest.mark.parametrize(
    ("now", "is_due"),
    [
        (datetime(2029, 2, 28, 23, 59, tzinfo=UTC), False),  # BGB § 188 (3): the year ends with the last of February
        (datetime(2029, 3, 1, 0, 0, tzinfo=UTC), True),
    ],
)
def test_a_year_from_29_february_ends_with_28_february(now: datetime, is_due: bool) -> None:
    written = datetime(2028, 2, 29, 12, tzinfo=UTC)
    assert (written <= due(OfficeSettings(audit_months=12), now).audit) is is_due


def test_on_29_february_a_year_ago_is_28_february() -> None:
    now = datetime(2028, 2, 29, 12, tzinfo=UTC)
    assert due(OfficeSettings(audit_months=12), now).audit == datetime(2027, 2, 28, 12, tzinfo=UTC)


def test_a_day_is_24_hours_also_when_clocks_change() -> None:
    after_the_change = datetime(2026, 10, 25, 12, tzinfo=BERLIN)  # that day has 25 hours
    saved = datetime(2026, 10, 24, 12, tzinfo=BERLIN)
    cut = due(DEFAULTS, after_the_change)
    assert saved <= cut.drafts
    assert saved + timedelta(hours=2) > cut.drafts


@given(TIMES, st.timedeltas(timedelta(hours=1, microseconds=1), timedelta(days=400)))
def test_a_clock_behind_what_is_stored_is_doubtful(newest: datetime, behind: timedelta) -> None:
    now = newest.astimezone(UTC) - behind
    with pytest.raises(ClockDoubtful):
        check_clock(newest, None, now)


@pytest.mark.parametrize("days", [MOST_DAYS_APART + 1, 400, 36 * 365])
def test_a_clock_far_ahead_is_doubtful_even_when_it_has_dated_entries_itself(days: int) -> None:
    now = NOON + timedelta(days=days)
    with pytest.raises(ClockDoubtful) as doubt:
        check_clock(newest=now, trusted=NOON, now=now)
    assert doubt.value.details == {"today": now.date().isoformat(), "newest": "2026-11-23"}


def test_a_clock_before_the_first_program_is_doubtful_even_in_an_empty_store() -> None:
    with pytest.raises(ClockDoubtful):
        check_clock(None, None, datetime(1970, 1, 1, tzinfo=UTC))


def test_an_ordinary_day_and_a_clock_put_right_by_minutes_are_not() -> None:
    check_clock(None, None, NOON)
    check_clock(NOON, NOON - timedelta(days=MOST_DAYS_APART), NOON)
    check_clock(NOON + timedelta(minutes=59), NOON, NOON)


@pytest.mark.parametrize(
    ("at", "datable"),
    [
        (NOON, True),
        (FIRST_DAY, True),
        (datetime(1970, 1, 1, tzinfo=UTC), False),
        (datetime(2062, 1, 1, tzinfo=UTC), False),
        (NOON + timedelta(minutes=30), True),
    ],
)
def test_a_record_from_1970_or_from_tomorrow_has_no_date_to_count_from(at: datetime, datable: bool) -> None:
    assert is_datable(at, NOON) is datable
