"""The report of a period: the tables of the paper, each out of the door, and one entry in the audit."""

from dataclasses import replace
from datetime import date

import pytest

from erstanlauf.domain.ageing import OfferAge
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.views import Across, NotYetOver, Question, View
from erstanlauf.domain.people import NotPermitted, Permit
from erstanlauf.usecases.figures.report import TABLES, ReportDesk
from tests.builders import LIMITS, a_catalogue, a_service
from tests.usecases.figures.worlds import (
    ADMINISTRATION,
    COUNTER,
    STEERING,
    TODAY,
    CountsInMemory,
    a_source,
    asking_over,
    visits_on,
)

SPRING = Period(PeriodKind.HALF_YEAR, 2026)


def desk_over(counts: CountsInMemory, permit: Permit = STEERING, today: date = TODAY) -> ReportDesk:
    asking = asking_over(counts, permit, today=today)
    return ReportDesk(permit, counts, asking, lambda: a_catalogue(a_service("course")), LIMITS, lambda: today)


def a_year() -> CountsInMemory:
    counts = [*visits_on(date(2025, 9, 1), 40), *visits_on(date(2026, 3, 2), 80)]
    return CountsInMemory(counts, [a_source(date(2025, 7, 1), date(2026, 11, 22), is_own=True)])


def test_it_has_every_view_once_across_something_where_the_period_is_long_enough() -> None:
    desk = desk_over(a_year())

    long, short = desk.make(SPRING), desk.make(Period(PeriodKind.QUARTER, 2026))

    assert [each.question.view for each in long.tables] == [view for view, _ in TABLES]
    assert set(View) == {view for view, _ in TABLES}
    assert [each.question.across for each in long.tables] == [across for _, across in TABLES]
    assert {each.question.across for each in short.tables} == {Across.NONE}


def test_it_is_made_of_the_same_answers_as_the_page_shows() -> None:
    counts = a_year()
    report, asking = desk_over(counts).make(SPRING), asking_over(counts)

    assert report.tables == tuple(asking.answer(each.question) for each in report.tables)
    assert report.before[View.TOPICS] == asking.answer(Question(View.TOPICS, SPRING.before()))
    assert report.change(View.TOPICS) == asking.change(Question(View.TOPICS, SPRING))
    assert report.change(View.WEEKS) == {}
    assert (report.minutes, report.made_on, report.is_invented) == (asking.minutes(SPRING), TODAY, False)


def test_the_audit_says_which_period_and_nothing_that_was_counted() -> None:
    counts = a_year()
    desk_over(counts).make(SPRING)
    assert counts.noted == ["minutes/2026-H1", "exported report/2026-H1"]


def test_what_is_copied_is_noted_by_its_question() -> None:
    counts = a_year()
    desk_over(counts).note_copied(Question(View.TOPICS, SPRING, Across.GROUPS))
    assert counts.noted == ["exported topics/groups/2026-H1"]


def test_a_period_whose_last_week_is_not_over_waits() -> None:
    # the first half of 2026 ends on a Tuesday: its last week belongs to July, so the day after is early enough
    assert desk_over(a_year(), today=date(2026, 7, 1)).make(SPRING).period is SPRING
    with pytest.raises(NotYetOver):
        desk_over(a_year(), today=date(2026, 6, 30)).make(SPRING)
    with pytest.raises(NotYetOver) as refused:  # ends on a Friday
        desk_over(a_year(), today=date(2026, 8, 1)).make(Period(PeriodKind.MONTH, 2026, 7))
    assert refused.value.details["last"] == "2026-08-02"


def test_a_report_without_any_visit_is_made_all_the_same() -> None:
    report = desk_over(CountsInMemory()).make(SPRING)
    assert report.table(View.TOPICS).visits == 0
    assert (report.before, report.minutes, report.sources) == ({}, None, ())


def test_the_age_of_the_catalogue_is_part_of_it() -> None:
    assert [code for code, _ in desk_over(a_year()).catalogue_age()] == [each.value for each in OfferAge]


@pytest.mark.parametrize("permit", [COUNTER, ADMINISTRATION], ids=["counter", "administration"])
def test_only_the_steering_group_makes_one(permit: Permit) -> None:
    counts = a_year()
    desk = desk_over(counts, permit)
    for use in (lambda: desk.make(SPRING), lambda: desk.note_copied(Question(View.TOPICS, SPRING)), desk.catalogue_age):
        with pytest.raises(NotPermitted):
            use()
    assert counts.noted == []


def test_desks_that_are_late_are_named() -> None:
    counts = a_year()
    late = a_source(date(2025, 7, 1), date(2026, 5, 31))
    counts.known.append(replace(late, is_invented=True))

    report = desk_over(counts).make(SPRING)

    assert [each.code for each in report.missing] == ["B2"]
    assert report.is_invented
