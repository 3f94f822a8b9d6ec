"""What holds for every question about every invented world."""

import faulthandler
from collections.abc import Iterator, Mapping
from itertools import pairwise
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from erstanlauf.domain.figures.disclosure import REST, Door, Figure, Published
from erstanlauf.domain.figures.exact import exact_table
from erstanlauf.domain.figures.medians import STEP, median_minutes
from erstanlauf.domain.figures.periods import PeriodKind
from erstanlauf.domain.figures.rounding import BASES, KEY_BYTES, Rounding
from erstanlauf.domain.figures.views import MOST_LANGUAGES, SHAPES, Across, Question, View
from tests.domain.figures.worlds import AFTER, VISITS, WORLDS, Visited, World, a_world, of_visits, questions

KEYS = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)
STRICTNESS = st.sampled_from(BASES)
QUESTIONS = tuple(questions())


def answers(world: World, key: bytes, base: int = 5) -> Mapping[Question, Published]:
    door = Door(world.counts_of(), Rounding(key, base))
    return {question: door.answer(question, AFTER) for question in QUESTIONS}


def figures(table: Published) -> Iterator[tuple[tuple[str, str], Figure]]:
    """Yield every figure of a table by what it stands for: its row and its column, a total under "sum"."""
    yield ("sum", "sum"), table.visits
    for code, figure in zip(table.columns, table.totals, strict=bool(table.totals)):
        yield ("sum", code), figure
    for row in table.rows:
        yield (row.code, "sum"), row.total
        for code, figure in zip(table.columns, row.figures, strict=True):
            yield (row.code, code), figure


def is_one_step(before: Published, after: Published) -> bool:
    """Whether no figure is more than one step away from what it was.

    What stands among the rest is told to be at most the base: where it comes to stand for itself, or ceases to, its
    figure is at most one step above the base. Where the list of the most frequent is full, one may take the place of
    another; these two are a step apart at most.
    """
    base, had, has = before.base, dict(figures(before)), dict(figures(after))
    gone, come = sorted(had.keys() - has.keys()), sorted(has.keys() - had.keys())
    pairs = [(had[each], has[each]) for each in had.keys() & has.keys()]
    if before.question.view is View.LANGUAGES and len(before.rows) == len(after.rows) == MOST_LANGUAGES + 1:
        pairs += [(had[out], has[into]) for out, into in zip(gone, come, strict=True)]
    else:
        pairs += [(had[each], base) for each in gone] + [(base, has[each]) for each in come]
    return all(_step(one, other, base) <= base for one, other in pairs)


def _step(one: Figure, other: Figure, base: int) -> int:
    if one is None or other is None:
        return abs((one or other or base) - base)
    return abs(one - other)


def test_one_person_moves_no_figure_by_more_than_one_step() -> None:
    settings(max_examples=40)(_one_person)()


@pytest.mark.long
def test_one_person_moves_no_figure_by_more_than_one_step_in_many_worlds() -> None:
    faulthandler.cancel_dump_traceback_later()  # so many take longer than a test may hang
    settings(max_examples=2000)(_one_person)()


@given(WORLDS, VISITS, KEYS, STRICTNESS)
def _one_person(world: World, visited: Visited, key: bytes, base: int) -> None:
    before, after = answers(world, key, base), answers(world.with_one(visited), key, base)
    asked = [each for each in QUESTIONS if each.across is not Across.MONTHS]  # made of these, as is tested below
    assert [question for question in asked if not is_one_step(before[question], after[question])] == []


@settings(max_examples=20)
@given(WORLDS, KEYS, STRICTNESS, st.randoms())
def test_the_same_question_has_the_same_answer_in_any_order(
    world: World, key: bytes, base: int, random: Random
) -> None:
    first = answers(world, key, base)
    door = Door(world.counts_of(), Rounding(key, base))
    for question in random.sample(QUESTIONS, 60):
        assert door.answer(question, AFTER) == first[question]


def test_another_key_rounds_otherwise() -> None:
    world = a_world(Random(8))
    assert answers(world, b"k" * KEY_BYTES) != answers(world, b"l" * KEY_BYTES)


@settings(max_examples=30)
@given(WORLDS, KEYS, STRICTNESS)
def test_figures_are_near_what_was_counted_and_rows_large_enough(world: World, key: bytes, base: int) -> None:
    for question, table in answers(world, key, base).items():
        if question.across is Across.MONTHS:
            continue
        shape = SHAPES[question.view]
        exact = exact_table(world.counts_of()(shape.counted, question.period, shape.by), shape, None).rows
        small = sum(exact.values()) - sum(exact.get(row.code, 0) for row in table.rows)
        for row in table.rows:
            count = small if row.code == REST else exact.get(row.code, 0)
            assert row.total is None or abs(row.total - count) <= table.most_error
            assert row.code == REST or shape.rows == "bucket" or count >= base
            assert row.total is not None or (row.code == REST and shape.many)


@settings(max_examples=30)
@given(WORLDS, KEYS, STRICTNESS)
def test_the_same_thing_has_the_same_figure_wherever_it_stands(world: World, key: bytes, base: int) -> None:
    told = answers(world, key, base)
    of_period: dict[str, set[int]] = {}
    for question, table in told.items():
        of_period.setdefault(question.period.id, set()).add(table.visits)
        alone = told[Question(question.view, question.period)]
        if question.across is not Across.NONE:
            assert [(row.code, row.total) for row in table.rows] == [(row.code, row.total) for row in alone.rows]
        if question.across is Across.GROUPS:
            groups = told[Question(View.GROUPS, question.period)]
            assert dict(zip(table.columns, table.totals, strict=True)) == {row.code: row.total for row in groups.rows}
        if question.across is Across.MONTHS:
            for month, total in zip(question.period.months(), table.totals, strict=True):
                of_month = told[Question(question.view, month)]
                assert total == of_month.visits
                at = table.columns.index(month.id)
                assert all(row.figures[at] == of_month.figure(row.code) for row in table.rows)
    assert {len(each) for each in of_period.values()} == {1}
    weeks: dict[str, set[Figure]] = {}
    for question, table in told.items():
        for row in table.rows if question.view is View.WEEKS else ():
            weeks.setdefault(row.code, set()).add(row.total)
    assert {len(each) for each in weeks.values()} == {1}


@settings(max_examples=20)
@given(WORLDS, KEYS)
def test_a_stricter_base_never_shows_more(world: World, key: bytes) -> None:
    told = [answers(world, key, base) for base in BASES]
    for question in QUESTIONS:
        shown = [{row.code for row in each[question].rows} for each in told]
        columns = [set(each[question].columns) for each in told]
        assert shown[0] >= shown[1] >= shown[2]
        assert columns[0] >= columns[1] >= columns[2]
        errors = [each[question].most_error for each in told]
        assert errors == sorted(errors)


def test_a_longer_shortest_period_never_answers_more() -> None:
    answered = [set(questions(kind)) for kind in PeriodKind]
    assert all(later < earlier for earlier, later in pairwise(answered))


MINUTES = st.dictionaries(st.integers(0, 60), st.integers(1, 9), max_size=12)


@given(MINUTES, st.integers(0, 60), STRICTNESS)
@example({5: 9, 30: 9}, 30, 5)
@example({5: 5, 10: 5}, 12, 5)
def test_one_visit_moves_the_middle_length_one_step_or_takes_it_away(
    visits: Mapping[int, int], minutes: int, base: int
) -> None:
    before = median_minutes(visits, base)
    after = median_minutes({**visits, minutes: visits.get(minutes, 0) + 1}, base)
    assert before is None or after is None or abs(before - after) <= STEP
    assert before is None or (before % STEP == 0 and sum(visits.values()) >= 2 * base)


@given(MINUTES, st.integers(0, 60))
def test_a_middle_length_shown_is_near_the_true_one(visits: Mapping[int, int], minutes: int) -> None:
    told = median_minutes(visits, 5)
    each = sorted(length for length, times in visits.items() for _ in range(times))
    assert told is None or abs(told - each[len(each) // 2]) <= STEP // 2


def test_the_properties_see_what_they_should() -> None:
    """A figure that moves by two steps, and one that comes from nowhere, are seen."""
    few, many = (Door(of_visits(each).counts_of(), Rounding(bytes(KEY_BYTES))) for each in ([], _of_day(40)))
    question = Question(View.GROUPS, QUESTIONS[0].period)
    assert not is_one_step(few.answer(question, AFTER), many.answer(question, AFTER))


def _of_day(times: int) -> list[Visited]:
    return [Visited(QUESTIONS[0].period.first)] * times
