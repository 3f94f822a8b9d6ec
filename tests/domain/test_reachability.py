"""Whether and when one can be served: the traps of hours, holidays, eves, closures, summer time and the year's turn."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.catalogue import Closure, Confidence, Contact
from erstanlauf.domain.reachability import (
    WAY,
    Access,
    ClosedDays,
    Reachability,
    needs_appointment,
    reachable,
    visiting_hours,
    walk_in_times,
)
from erstanlauf.domain.schedule import LOCAL, Slot
from tests.builders import a_fact


def at(text: str, fold: int = 0) -> datetime:
    """Return a moment on the clock of the town: "2026-11-23 9:00"."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=LOCAL, fold=fold)


def open_on(hours: str, *closures: Closure) -> Contact:
    return Contact(hours=a_fact(hours), closures=a_fact(closures) if closures else None)


def slot(day: str, opens: str, closes: str, until: str = "") -> Slot:
    return Slot(at(f"{day} {opens}"), at(f"{until or day} {closes}"))


WEEKDAYS = open_on("Mo-Fr 9:00-12:00")
CHRISTMAS = Closure(date(2026, 12, 24), date(2026, 12, 31))
NEW_YEAR = Closure(date(2027, 1, 1), date(2027, 1, 2))


@pytest.mark.parametrize(
    ("leaves", "access", "found"),
    [
        ("2026-11-23 8:00", Access.LATER, slot("2026-11-23", "9:00", "12:00")),
        ("2026-11-23 8:45", Access.LATER, slot("2026-11-23", "9:00", "12:00")),
        ("2026-11-23 9:00", Access.OPEN, slot("2026-11-23", "9:00", "12:00")),
        ("2026-11-23 11:29", Access.OPEN, slot("2026-11-23", "9:00", "12:00")),
        ("2026-11-23 11:30", Access.LATER, slot("2026-11-24", "9:00", "12:00")),
        ("2026-11-23 11:55", Access.LATER, slot("2026-11-24", "9:00", "12:00")),
        ("2026-11-27 12:00", Access.LATER, slot("2026-11-30", "9:00", "12:00")),
    ],
    ids=["early", "on the way it opens", "opening", "just in time", "too late", "five minutes before", "weekend"],
)
def test_a_slot_counts_while_it_can_be_reached_on_a_way_of_half_an_hour(
    leaves: str, access: Access, found: Slot
) -> None:
    assert reachable(WEEKDAYS, at(leaves)) == Reachability(access, found)


@pytest.mark.parametrize(
    ("evening", "next_day"),
    [
        ("2026-06-03 19:00", "2026-06-05"),
        ("2027-10-31 19:00", "2027-11-02"),
        ("2026-12-23 19:00", "2026-12-28"),
        ("2026-12-30 19:00", "2027-01-04"),
        ("2027-03-25 19:00", "2027-03-30"),
    ],
    ids=["Fronleichnam", "Allerheiligen", "Christmas Eve", "turn of the year", "Easter"],
)
def test_nobody_is_sent_on_a_day_on_which_offices_are_closed_here(evening: str, next_day: str) -> None:
    assert reachable(WEEKDAYS, at(evening)).slot == slot(next_day, "9:00", "12:00")


@pytest.mark.parametrize("morning", ["2026-06-04 10:00", "2027-11-01 10:00", "2026-12-24 10:00", "2026-12-31 10:00"])
def test_no_office_is_open_on_a_holiday_of_the_land_or_an_eve(morning: str) -> None:
    assert reachable(WEEKDAYS, at(morning)).access is Access.LATER


def test_lines_of_hours_add_up_and_never_replace_each_other() -> None:
    contact = open_on("Mo-Fr 10:00-12:00; Do 15:00-18:00")
    assert reachable(contact, at("2026-11-26 10:00")).access is Access.OPEN
    assert reachable(contact, at("2026-11-26 12:00")).slot == slot("2026-11-26", "15:00", "18:00")


@pytest.mark.parametrize(
    ("friday", "monday", "hours_from_utc"),
    [("2026-03-27 12:00", "2026-03-30", 2), ("2026-10-23 12:00", "2026-10-26", 1)],
    ids=["begin of summer time", "end of summer time"],
)
def test_hours_stay_on_the_clock_when_it_changes(friday: str, monday: str, hours_from_utc: int) -> None:
    found = reachable(WEEKDAYS, at(friday)).slot
    assert found == slot(monday, "9:00", "12:00")
    assert found is not None
    assert found.opens_at.utcoffset() == timedelta(hours=hours_from_utc)


def test_the_way_takes_half_an_hour_in_the_hour_that_is_missing_or_comes_twice() -> None:
    at_night = open_on("So 0:00-3:30")
    assert reachable(at_night, at("2026-03-29 1:45")).slot == slot("2026-03-29", "0:00", "3:30")
    second_time = at("2026-10-25 2:50", fold=1)
    assert reachable(at_night, at("2026-10-25 2:50")).slot == slot("2026-10-25", "0:00", "3:30")
    assert reachable(at_night, second_time).slot == slot("2026-10-25", "0:00", "3:30")
    assert reachable(at_night, second_time + timedelta(minutes=10)).slot != slot("2026-10-25", "0:00", "3:30")


def test_a_day_that_ends_at_24_is_open_to_its_last_minute() -> None:
    contact = open_on("Sa 20:00-24:00")
    evening = slot("2026-11-28", "20:00", "0:00", until="2026-11-29")
    assert reachable(contact, at("2026-11-28 23:29")) == Reachability(Access.OPEN, evening)
    assert reachable(contact, at("2026-11-28 23:30")).slot != evening


def test_a_moment_of_another_zone_is_the_moment_it_is() -> None:
    assert reachable(WEEKDAYS, datetime(2026, 11, 23, 8, tzinfo=UTC)).access is Access.OPEN


def test_who_comes_for_advice_comes_while_there_is_some_and_not_while_the_house_is_open() -> None:
    contact = replace(open_on("Mo-Fr 8:00-18:00"), consultation=a_fact("Di 14:00-16:00"))
    assert visiting_hours(contact) == contact.consultation
    assert reachable(contact, at("2026-11-25 10:00")).slot == slot("2026-12-01", "14:00", "16:00")


@pytest.mark.parametrize("confidence", [Confidence.MEDIUM, Confidence.LOW])
def test_an_unsure_consultation_is_not_filled_in_by_the_hours_of_the_house(confidence: Confidence) -> None:
    contact = replace(open_on("Mo-Fr 8:00-18:00"), consultation=a_fact("Di 14:00-16:00", confidence))
    assert reachable(contact, at("2026-11-25 10:00")) == Reachability(Access.UNKNOWN)


@pytest.mark.parametrize(
    "contact",
    [
        Contact(),
        Contact(hours=a_fact("Mo-Fr 8-12", Confidence.MEDIUM)),
        open_on("Mo-Fr 8-12; sonst nach Vereinbarung"),
        replace(WEEKDAYS, appointment=a_fact("nur mit Termin?", Confidence.LOW), appointment_only=True),
    ],
    ids=["nothing known", "not confirmed", "not plain", "perhaps by appointment"],
)
def test_what_is_not_sure_gives_no_time(contact: Contact) -> None:
    assert reachable(contact, at("2026-11-25 10:00")) == Reachability(Access.UNKNOWN)
    assert walk_in_times(contact) is None


@pytest.mark.parametrize("confidence", [Confidence.HIGH, Confidence.MEDIUM])
def test_by_appointment_nobody_just_comes(confidence: Confidence) -> None:
    contact = replace(WEEKDAYS, appointment=a_fact("nur mit Termin", confidence), appointment_only=True)
    assert needs_appointment(contact)
    assert reachable(contact, at("2026-11-25 10:00")) == Reachability(Access.APPOINTMENT)


def test_day_and_night_is_always() -> None:
    assert reachable(open_on("rund um die Uhr"), at("2026-12-25 3:00")) == Reachability(Access.ALWAYS)


def test_a_closure_holds_to_its_last_day_and_what_follows_on_it_is_one_with_it() -> None:
    contact = open_on("Mo-Sa 9:00-12:00", NEW_YEAR, CHRISTMAS)
    after = slot("2027-01-04", "9:00", "12:00")
    assert reachable(contact, at("2026-12-28 9:00")) == Reachability(Access.CLOSED, after, date(2027, 1, 2))
    assert reachable(contact, at("2027-01-02 9:00")) == Reachability(Access.CLOSED, after, date(2027, 1, 2))
    assert reachable(contact, at("2027-01-03 9:00")) == Reachability(Access.LATER, after)


def test_a_closure_that_comes_keeps_the_slots_of_its_days_away() -> None:
    next_week = Closure(date(2026, 11, 24), date(2026, 12, 4))
    contact = open_on("Mo-Fr 9:00-12:00", next_week)
    assert reachable(contact, at("2026-11-23 9:00")).access is Access.OPEN
    assert reachable(contact, at("2026-11-23 12:00")) == Reachability(Access.LATER, slot("2026-12-07", "9:00", "12:00"))


def test_a_closure_goes_before_hours_nobody_knows_and_before_appointments() -> None:
    closed = Contact(closures=a_fact((CHRISTMAS,)), appointment=a_fact("nur mit Termin"), appointment_only=True)
    assert reachable(closed, at("2026-12-28 9:00")) == Reachability(Access.CLOSED, None, date(2026, 12, 31))


def test_a_closure_one_only_heard_of_keeps_slots_away_and_is_not_told() -> None:
    rumour = replace(WEEKDAYS, closures=a_fact((CHRISTMAS,), Confidence.LOW))
    assert reachable(rumour, at("2026-12-28 8:00")) == Reachability(Access.LATER, slot("2027-01-04", "9:00", "12:00"))


def test_a_place_that_is_closed_for_years_has_no_slot() -> None:
    for_long = Closure(date(2026, 1, 1), date(2099, 12, 31))
    found = reachable(open_on("Mo-Fr 9:00-12:00", for_long), at("2026-11-23 9:00"))
    assert found == Reachability(Access.CLOSED, None, date(2099, 12, 31))


def contacts() -> st.SearchStrategy[Contact]:
    hours = st.sampled_from(["Mo-Fr 9:00-12:00", "Sa 20-24; So 0-4", "Di 14-16", "Tag und Nacht", "nach Vereinbarung"])
    facts = st.builds(a_fact, hours, st.sampled_from(Confidence))
    days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
    closures = st.builds(lambda first, length: Closure(first, first + timedelta(days=length)), days, st.integers(0, 40))
    stated = st.builds(a_fact, st.lists(closures, min_size=1, max_size=3).map(tuple), st.sampled_from(Confidence))
    return st.builds(
        Contact,
        hours=st.one_of(st.none(), facts),
        consultation=st.one_of(st.none(), facts),
        closures=st.one_of(st.none(), stated),
    )


def moments() -> st.SearchStrategy[datetime]:
    first = at("2026-01-01 0:00")
    return st.integers(0, 2 * 365 * 24 * 60).map(
        lambda minutes: (first.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(LOCAL)
    )


@given(contact=contacts(), leaves_at=moments())
def test_a_slot_is_always_reachable_confirmed_and_on_no_closed_day(contact: Contact, leaves_at: datetime) -> None:
    found = reachable(contact, leaves_at)
    hours = visiting_hours(contact)
    if found.slot is None:
        assert found.access in (Access.UNKNOWN, Access.CLOSED, Access.ALWAYS)
        return
    assert hours is not None
    assert hours.confidence is Confidence.HIGH
    assert leaves_at.astimezone(UTC) + WAY < found.slot.closes_at.astimezone(UTC)
    assert found.slot.opens_at.date() not in ClosedDays(contact.closures.value if contact.closures else ())
    assert (found.access is Access.OPEN) <= (found.slot.opens_at.astimezone(UTC) <= leaves_at.astimezone(UTC))


@given(contact=contacts(), leaves_at=moments())
def test_what_is_closed_for_once_is_closed_on_that_day_and_open_again_after_it(
    contact: Contact, leaves_at: datetime
) -> None:
    found = reachable(contact, leaves_at)
    if found.closed_until is None or contact.closures is None:
        return
    closed = ClosedDays(contact.closures.value)
    assert leaves_at.date() in closed
    assert found.closed_until in closed
    assert found.slot is None or found.slot.opens_at.date() > found.closed_until
    reopening = found.closed_until + timedelta(days=1)
    assert not any(each.first <= reopening <= each.last for each in contact.closures.value)
