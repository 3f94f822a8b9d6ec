"""Asking for figures: the role is asked, the door answers, and the audit knows what was asked and no figure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from erstanlauf.domain.figures.disclosure import ALL_VISITS
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.views import Across, NotYetOver, Question, QuestionRefused, View
from erstanlauf.domain.office_settings import DEFAULTS
from erstanlauf.domain.people import NotPermitted
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.figures.asking import Asking
from tests.usecases.figures.worlds import ADMINISTRATION, COUNTER, CountsInMemory, a_source, asking_over, visits_on

SPRING = Period(PeriodKind.HALF_YEAR, 2026)
TOPICS = Question(View.TOPICS, SPRING)
ALL_OF_IT = a_source(date(2025, 1, 2), date(2026, 11, 22), is_own=True)


def two_half_years() -> CountsInMemory:
    return CountsInMemory(
        [*visits_on(date(2025, 9, 1), 40), *visits_on(date(2026, 3, 2), 80), *visits_on(date(2026, 3, 3), 2, "wohnen")],
        [ALL_OF_IT],
    )


def test_an_answer_is_rounded_and_noted_by_view_and_period_alone() -> None:
    counts = two_half_years()

    answer = asking_over(counts).answer(replace(TOPICS, across=Across.GROUPS))

    assert abs((answer.figure("sprache") or 0) - 80) <= answer.most_error
    assert answer.figure("wohnen") is None
    assert counts.noted == ["topics/groups/2026-H1"]


def test_who_looks_at_a_table_again_and_at_what_changed_is_noted_once() -> None:
    counts = two_half_years()
    asking = asking_over(counts)
    for _ in range(3):
        asking.answer(TOPICS)
        asking.change(TOPICS)
    asking.minutes(SPRING)
    assert counts.noted == ["topics/2026-H1", "minutes/2026-H1"]


def test_a_question_that_is_refused_leaves_no_note() -> None:
    counts = two_half_years()
    with pytest.raises(NotYetOver):
        asking_over(counts).answer(Question(View.TOPICS, Period(PeriodKind.YEAR, 2026)))
    assert counts.noted == []


@pytest.mark.parametrize(
    "use",
    [
        lambda asking: asking.answer(TOPICS),
        lambda asking: asking.change(TOPICS),
        lambda asking: asking.before(TOPICS),
        lambda asking: asking.minutes(SPRING),
        lambda asking: asking.periods(PeriodKind.MONTH),
        lambda asking: asking.sources(),
        lambda asking: asking.missing(SPRING),
    ],
    ids=["answer", "change", "before", "minutes", "periods", "sources", "missing"],
)
def test_neither_counter_nor_administration_may_ask(use: Callable[[Asking], object]) -> None:
    for permit in (COUNTER, ADMINISTRATION):
        counts = two_half_years()
        with pytest.raises(NotPermitted):
            use(asking_over(counts, permit))
        assert counts.noted == []


def test_what_changed_is_the_difference_of_two_answers() -> None:
    asking = asking_over(two_half_years())
    now, before = asking.answer(TOPICS), asking.answer(Question(View.TOPICS, SPRING.before()))

    assert asking.change(replace(TOPICS, across=Across.GROUPS)) == {
        ALL_VISITS: now.visits - before.visits,
        "sprache": (now.figure("sprache") or 0) - (before.figure("sprache") or 0),
    }


@pytest.mark.parametrize(
    "also_there",
    [
        a_source(date(2026, 2, 1), date(2026, 11, 1)),
        a_source(date(2025, 1, 1), date(2026, 5, 31)),
        a_source(date(2025, 9, 1), date(2025, 12, 31)),
    ],
    ids=["began between", "ends early", "was there before alone"],
)
def test_where_a_desk_has_a_part_of_two_periods_they_do_not_compare(also_there: object) -> None:
    counts = two_half_years()
    counts.known.append(also_there)  # type: ignore[arg-type]
    assert asking_over(counts).change(TOPICS) == {}


@pytest.mark.parametrize(("kind", "latest"), [(PeriodKind.MONTH, 2), (PeriodKind.QUARTER, 5), (PeriodKind.YEAR, 19)])
def test_a_desk_may_begin_a_little_later_than_a_period_and_no_more(kind: PeriodKind, latest: int) -> None:
    now = Period(kind, 2025).next()
    for day, compares in ((latest, True), (latest + 1, False)):
        counts = CountsInMemory(visits_on(now.first, 40), [a_source(date(2025, 1, day), date(2027, 6, 1), is_own=True)])
        asking = asking_over(counts, today=date(2027, 6, 2))
        assert (asking.before(Question(View.TOPICS, now)) is not None) is compares


def test_a_desk_of_another_time_keeps_nothing_from_comparing() -> None:
    counts = two_half_years()
    counts.known += [a_source(date(2024, 1, 2), date(2024, 5, 1)), a_source(date(2026, 8, 1), date(2026, 11, 1), "C3")]
    assert asking_over(counts).change(TOPICS)


def test_offered_are_periods_that_are_over_and_have_visits_the_newest_first() -> None:
    counts = CountsInMemory([], [a_source(date(2025, 8, 1), date(2026, 5, 31))])
    asking = asking_over(counts)

    assert [each.id for each in asking.periods(PeriodKind.HALF_YEAR)] == ["2026-H1", "2025-H2"]
    assert [each.id for each in asking.periods(PeriodKind.QUARTER)] == ["2026-Q2", "2026-Q1", "2025-Q4", "2025-Q3"]
    assert [each.id for each in asking.periods(PeriodKind.YEAR)] == ["2025"]
    assert asking.periods(PeriodKind.MONTH)[0].id == "2026-05"
    assert asking_over(CountsInMemory()).periods(PeriodKind.MONTH) == ()


def test_a_house_may_only_be_stricter() -> None:
    strict = replace(DEFAULTS, figures_base="20", figures_shortest="half_year")
    asking = asking_over(two_half_years(), settings=strict)

    assert asking.answer(TOPICS).base == 20
    assert asking.periods(PeriodKind.QUARTER) == ()
    with pytest.raises(QuestionRefused) as refused:
        asking.answer(Question(View.TOPICS, Period(PeriodKind.QUARTER, 2026)))
    assert sentence(Wording(), refused.value) == (
        "Für 2026-Q1 gibt es diese Tabelle nicht, weil sie so kurz zu viel über Einzelne verriete; gezeigt wird nichts "
        "– einen längeren Zeitraum wählen."
    )


def test_minutes_come_through_the_door_as_well() -> None:
    asking = asking_over(two_half_years())

    assert asking.minutes(SPRING) == 5
    with pytest.raises(NotYetOver):
        asking.minutes(Period(PeriodKind.YEAR, 2026))


def test_missing_is_a_desk_whose_counts_end_before_the_period() -> None:
    late = a_source(date(2025, 1, 1), date(2026, 5, 31))
    counts = CountsInMemory([], [ALL_OF_IT, late, a_source(date(2025, 1, 1), date(2026, 6, 30), "C3")])

    assert asking_over(counts).missing(SPRING) == [late]


def test_one_invented_desk_marks_everything() -> None:
    counts = CountsInMemory([], [ALL_OF_IT])
    assert not asking_over(counts).is_invented

    counts.known.append(replace(ALL_OF_IT, is_invented=True))
    assert asking_over(counts).is_invented
